"""The distribution RelaxedOneHotCategorical."""
from torch.distributions.transformed_distribution import ExpRelaxedCategorical, RelaxedOneHotCategorical
