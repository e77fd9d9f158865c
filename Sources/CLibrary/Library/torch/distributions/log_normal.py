"""The distribution LogNormal."""
from torch.distributions.transformed_distribution import LogNormal
