"""The distribution Gumbel."""
from torch.distributions.transformed_distribution import Gumbel
