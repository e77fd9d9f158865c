"""The distribution Independent."""
from torch.distributions.composite import Independent
