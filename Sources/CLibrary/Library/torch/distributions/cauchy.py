"""The distribution Cauchy."""
from torch.distributions.continuous import Cauchy
