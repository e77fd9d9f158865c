"""The distribution Dirichlet."""
from torch.distributions.gamma import Dirichlet
