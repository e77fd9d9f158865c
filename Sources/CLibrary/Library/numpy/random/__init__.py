"""Random numbers: the functions share one Mersenne twister, as NumPy's older interface does; `default_rng` makes generators of their own."""
from numpy.random._legacy import RandomState, shared

_names = ('seed rand randn random random_sample ranf sample random_integers randint uniform normal standard_normal shuffle permutation choice exponential '
          'standard_exponential poisson binomial geometric laplace logistic rayleigh lognormal multivariate_normal bytes get_state set_state triangular '
          'gumbel pareto weibull power').split()


def __getattr__(name):
    if name in _names:
        value = getattr(shared(), name)
    elif name in ('default_rng', 'Generator', 'PCG64', 'SeedSequence'):
        from numpy.random import _generator
        value = getattr(_generator, name)
    elif name in ('beta', 'gamma', 'chisquare', 'dirichlet', 'multinomial', 'standard_t', 'vonmises', 'wald', 'zipf', 'f', 'negative_binomial', 'hypergeometric',
                  'standard_gamma', 'standard_cauchy', 'logseries'):
        raise NotImplementedError(f'numpy.random.{name} is not available here')
    else:
        raise AttributeError(f"module 'numpy.random' has no attribute '{name}'")
    globals()[name] = value
    return value
