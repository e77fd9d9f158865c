"""The distribution Beta."""
from torch.distributions.gamma import Beta
