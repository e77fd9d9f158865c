"""The distribution Laplace."""
from torch.distributions.continuous import Laplace
