"""The distribution Bernoulli."""
from torch.distributions.discrete import Bernoulli
