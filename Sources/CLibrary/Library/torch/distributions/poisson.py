"""The distribution Poisson."""
from torch.distributions.discrete import Poisson
