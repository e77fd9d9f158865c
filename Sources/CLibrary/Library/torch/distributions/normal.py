"""The distribution Normal."""
from torch.distributions.continuous import Normal
