"""The distribution Categorical."""
from torch.distributions.discrete import Categorical
