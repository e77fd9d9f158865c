"""The distribution RelaxedBernoulli."""
from torch.distributions.transformed_distribution import LogitRelaxedBernoulli, RelaxedBernoulli
