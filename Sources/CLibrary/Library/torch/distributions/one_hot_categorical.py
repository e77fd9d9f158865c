"""The distribution OneHotCategorical."""
from torch.distributions.discrete import OneHotCategorical
