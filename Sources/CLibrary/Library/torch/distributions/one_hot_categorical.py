"""The distribution OneHotCategorical, and one with gradients."""
from torch.distributions.discrete import OneHotCategorical, OneHotCategoricalStraightThrough
