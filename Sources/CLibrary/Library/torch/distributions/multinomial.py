"""The distribution Multinomial."""
from torch.distributions.discrete import Multinomial
