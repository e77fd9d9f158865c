"""The distribution Kumaraswamy."""
from torch.distributions.transformed_distribution import Kumaraswamy
