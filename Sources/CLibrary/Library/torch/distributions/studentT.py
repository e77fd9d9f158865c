"""The distribution StudentT."""
from torch.distributions.gamma import StudentT
