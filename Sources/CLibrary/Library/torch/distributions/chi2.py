"""The distribution Chi2."""
from torch.distributions.gamma import Chi2
