"""The distribution HalfNormal."""
from torch.distributions.transformed_distribution import HalfNormal
