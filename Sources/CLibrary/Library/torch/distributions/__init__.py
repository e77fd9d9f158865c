"""Probability distributions: samples, densities, moments."""
from torch.distributions.continuous import Exponential, HalfNormal, Laplace, LogNormal, MultivariateNormal, Normal, Uniform
from torch.distributions.discrete import Bernoulli, Binomial, Categorical, Geometric, Multinomial, OneHotCategorical
from torch.distributions.distribution import Distribution
from torch.distributions.kl import kl_divergence, register_kl
