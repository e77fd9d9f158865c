"""The distribution Geometric."""
from torch.distributions.discrete import Geometric
