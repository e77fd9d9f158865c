"""The distribution Pareto."""
from torch.distributions.transformed_distribution import Pareto
