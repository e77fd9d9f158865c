"""The distribution Uniform."""
from torch.distributions.continuous import Uniform
