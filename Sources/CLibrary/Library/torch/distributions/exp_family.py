"""The base of exponential families."""
from torch.distributions.distribution import ExponentialFamily
