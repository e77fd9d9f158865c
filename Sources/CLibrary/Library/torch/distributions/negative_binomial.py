"""The distribution NegativeBinomial."""
from torch.distributions.discrete import NegativeBinomial
