"""The distribution Exponential."""
from torch.distributions.continuous import Exponential
