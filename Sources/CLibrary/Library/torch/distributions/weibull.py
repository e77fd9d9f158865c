"""The distribution Weibull."""
from torch.distributions.transformed_distribution import Weibull
