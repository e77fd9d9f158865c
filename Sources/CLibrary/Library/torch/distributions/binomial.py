"""The distribution Binomial."""
from torch.distributions.discrete import Binomial
