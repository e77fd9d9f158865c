"""Probability distributions: samples, densities, moments."""
from torch.distributions import constraints, transforms
from torch.distributions.composite import Independent, MixtureSameFamily
from torch.distributions.continuous import Cauchy, Exponential, Laplace, MultivariateNormal, Normal, Uniform
from torch.distributions.discrete import (Bernoulli, Binomial, Categorical, Geometric, Multinomial, NegativeBinomial, OneHotCategorical,
                                          OneHotCategoricalStraightThrough, Poisson)
from torch.distributions.distribution import Distribution, ExponentialFamily
from torch.distributions.gamma import Beta, Chi2, Dirichlet, Gamma, StudentT
from torch.distributions.kl import kl_divergence, register_kl
from torch.distributions.transformed_distribution import (Gumbel, HalfNormal, Kumaraswamy, LogNormal, Pareto, RelaxedBernoulli,
                                                          RelaxedOneHotCategorical, TransformedDistribution, Weibull)
from torch.distributions.transforms import *

# PyTorch has a module for nearly every class; here they are grouped by families, and the small modules name them.
from torch.distributions import (bernoulli, beta, binomial, categorical, cauchy, chi2, dirichlet, exp_family, exponential, geometric, gumbel, half_normal, independent,
                                 kumaraswamy, laplace, log_normal, mixture_same_family, multinomial, multivariate_normal, negative_binomial,
                                 normal, one_hot_categorical, pareto, poisson, relaxed_bernoulli, relaxed_categorical, studentT, uniform,
                                 weibull)

__all__ = ['Bernoulli', 'Beta', 'Binomial', 'Categorical', 'Cauchy', 'Chi2', 'Dirichlet', 'Distribution', 'Exponential', 'ExponentialFamily', 'Gamma',
           'Geometric', 'Gumbel', 'HalfNormal', 'Independent', 'Kumaraswamy', 'Laplace', 'LogNormal', 'MixtureSameFamily', 'Multinomial',
           'MultivariateNormal', 'NegativeBinomial', 'Normal', 'OneHotCategorical', 'OneHotCategoricalStraightThrough', 'Pareto', 'Poisson',
           'RelaxedBernoulli', 'RelaxedOneHotCategorical', 'StudentT', 'TransformedDistribution', 'Uniform', 'Weibull', 'register_kl', 'kl_divergence',
           'AbsTransform', 'AffineTransform', 'ComposeTransform', 'ExpTransform', 'PowerTransform', 'SigmoidTransform', 'SoftmaxTransform',
           'SoftplusTransform', 'TanhTransform', 'Transform', 'identity_transform']

for _module in (bernoulli, beta, binomial, categorical, cauchy, chi2, dirichlet, exp_family, exponential, geometric, gumbel, half_normal, independent,
                kumaraswamy, laplace, log_normal, mixture_same_family, multinomial, multivariate_normal, negative_binomial, normal,
                one_hot_categorical, pareto, poisson, relaxed_bernoulli, relaxed_categorical, studentT, uniform, weibull):
    for _member in vars(_module).values():
        if isinstance(_member, type):
            _member.__module__ = _module.__name__
