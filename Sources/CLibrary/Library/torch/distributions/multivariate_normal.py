"""The distribution MultivariateNormal."""
from torch.distributions.continuous import MultivariateNormal
