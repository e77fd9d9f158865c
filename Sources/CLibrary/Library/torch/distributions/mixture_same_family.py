"""The distribution MixtureSameFamily."""
from torch.distributions.composite import MixtureSameFamily
