"""Distributions of real numbers.

The formulas are those of the textbooks (Johnson, Kotz, Balakrishnan: Continuous Univariate Distributions; Wikipedia). Where the last printed digit
hangs on the order of the operations, the order is that which PyTorch's results show.
"""
import math
import torch
from torch.distributions import constraints
from torch.distributions._declarations import LOCATION_SCALE, checked, family
from torch.distributions.distribution import Distribution, ExponentialFamily
from torch.distributions.utils import broadcast_all, lazy_property, standard_normal

_log_tau = math.log(2 * math.pi)


def _everywhere(number):
    """A formula that gives the same number for every part of the batch."""
    return lambda d: torch.full(d._extended_shape(), number, dtype=d.loc.dtype)


@family(LOCATION_SCALE, constraints.real, mean='loc', mode='loc', stddev='scale', variance=lambda d: d.stddev ** 2)
class Normal(ExponentialFamily):
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self._begin(validate_args, loc=loc, scale=scale)

    def sample(self, sample_shape=torch.Size()):
        to = self._extended_shape(sample_shape)
        with torch.no_grad():
            return torch.normal(*(parameter.expand(to) for parameter in (self.loc, self.scale)))

    def _draw(self, shape):
        return self.loc + self.scale * standard_normal(shape, self.loc.dtype)

    @checked
    def log_prob(self, value):
        exponent = (value - self.loc) ** 2 / (2 * self.variance)
        return -exponent - self.scale.log() - 0.5 * _log_tau

    @checked
    def cdf(self, value):
        z = (value - self.loc) * self.scale.reciprocal()
        return 0.5 * (1 + torch.erf(z / math.sqrt(2)))

    def icdf(self, value):
        z = self.scale * torch.erfinv(2 * value - 1)
        return self.loc + z * math.sqrt(2)

    def entropy(self):
        return (0.5 + 0.5 * _log_tau) + self.scale.log()


@family(lambda d: {'low': constraints.less_than(d.high), 'high': constraints.greater_than(d.low)},
        lambda d: constraints.interval(d.low, d.high),
        mean=lambda d: (d.high + d.low) / 2,
        mode=lambda d: math.nan * d.high,
        stddev=lambda d: d._width / 12 ** 0.5,
        variance=lambda d: d._width ** 2 / 12,
        _width=lambda d: d.high - d.low)
class Uniform(Distribution):
    has_rsample = True

    def __init__(self, low, high, validate_args=None):
        self._begin(validate_args, low=low, high=high)

    def _draw(self, shape):
        return self.icdf(torch.rand(shape, dtype=self.low.dtype))

    @checked
    def log_prob(self, value):
        inside = (value >= self.low) & (value < self.high)
        return inside.to(self.low.dtype).log() - self._width.log()

    @checked
    def cdf(self, value):
        return torch.clamp((value - self.low) / self._width, 0, 1)

    def icdf(self, value):
        return self.low + self._width * value

    def entropy(self):
        return self._width.log()


@family({'rate': constraints.positive}, constraints.nonnegative,
        mean=lambda d: d.rate.reciprocal(),
        mode=lambda d: torch.zeros_like(d.rate),
        stddev=lambda d: d.rate.reciprocal(),
        variance=lambda d: d.rate ** -2)
class Exponential(ExponentialFamily):
    has_rsample = True

    def __init__(self, rate, validate_args=None):
        self._begin(validate_args, rate=rate)

    def _draw(self, shape):
        return torch.empty(shape, dtype=self.rate.dtype).exponential_() / self.rate

    @checked
    def log_prob(self, value):
        return self.rate.log() - value * self.rate

    @checked
    def cdf(self, value):
        survival = torch.exp(value * -self.rate)
        return 1 - survival

    def icdf(self, value):
        return -(torch.log1p(-value) / self.rate)

    def entropy(self):
        return 1.0 - self.rate.log()


@family(LOCATION_SCALE, constraints.real, mean='loc', mode='loc', variance=lambda d: 2 * d.scale ** 2, stddev=lambda d: 2 ** 0.5 * d.scale)
class Laplace(Distribution):
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self._begin(validate_args, loc=loc, scale=scale)

    def _at(self, u):
        """The value where the cumulative distribution is (1 + u) / 2."""
        return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

    def _draw(self, shape):
        u = torch.empty(shape, dtype=self.loc.dtype)
        return self._at(u.uniform_(torch.finfo(u.dtype).eps - 1, 1))

    @checked
    def log_prob(self, value):
        distance = (value - self.loc).abs()
        return -(2 * self.scale).log() - distance / self.scale

    @checked
    def cdf(self, value):
        offset = value - self.loc
        tail = torch.expm1(-offset.abs() / self.scale)
        return 0.5 - 0.5 * offset.sign() * tail

    def icdf(self, value):
        return self._at(2 * (value - 0.5))

    def entropy(self):
        return (2 * self.scale).log() + 1


@family(LOCATION_SCALE, constraints.real, mean=_everywhere(math.nan), mode='loc', variance=_everywhere(math.inf))
class Cauchy(Distribution):
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self._begin(validate_args, loc=loc, scale=scale)

    def _draw(self, shape):
        return self.loc + self.scale * torch.empty(shape, dtype=self.loc.dtype).cauchy_()

    def _standardised(self, value):
        return (value - self.loc) / self.scale

    @checked
    def log_prob(self, value):
        return -math.log(math.pi) - self.scale.log() - torch.log1p(self._standardised(value) ** 2)

    @checked
    def cdf(self, value):
        return 0.5 + torch.atan(self._standardised(value)) / math.pi

    def icdf(self, value):
        return self.loc + self.scale * torch.tan(math.pi * (value - 0.5))

    def entropy(self):
        return self.scale.log() + math.log(4 * math.pi)


def _factor_of_inverse(precision):
    """The lower factor of the inverse of a matrix: read from its end, the matrix has a factor U Uᵀ, and that of the inverse is the inverse of Uᵀ."""
    def turned(matrix):
        return matrix.flip((-2, -1))

    upper = turned(torch.linalg.cholesky(turned(precision)))
    return torch.linalg.solve_triangular(upper.mT, torch.eye(precision.shape[-1], dtype=precision.dtype), upper=False)


# How the lower factor L of the covariance L Lᵀ comes from each of the matrices that the distribution can be told, and back.
_factors = {'covariance_matrix': torch.linalg.cholesky, 'precision_matrix': _factor_of_inverse, 'scale_tril': lambda factor: factor}
_matrices = {'covariance_matrix': lambda factor: torch.matmul(factor, factor.mT), 'precision_matrix': torch.cholesky_inverse,
             'scale_tril': lambda factor: factor}


def _lazy_matrix(name):
    def matrix(self):
        return _matrices[name](self._factor).expand(self._batch_shape + self._event_shape * 2)

    matrix.__name__ = name
    return lazy_property(matrix)


def _half_log_determinant(factor):
    return factor.diagonal(dim1=-2, dim2=-1).log().sum(-1)


def _solved(factor, vector):
    """The vectors that the lower factors take to these ones."""
    return torch.linalg.solve_triangular(factor, vector.unsqueeze(-1), upper=False).squeeze(-1)


@family({'loc': constraints.real_vector, 'covariance_matrix': constraints.positive_definite, 'precision_matrix': constraints.positive_definite,
         'scale_tril': constraints.lower_cholesky}, constraints.real_vector,
        mean='loc', mode='loc', variance=lambda d: (d._factor ** 2).sum(-1).expand(d._batch_shape + d._event_shape))
class MultivariateNormal(Distribution):
    has_rsample = True
    # The factor is as large as the matrix that was told, and is broadcast where it is used.
    _of_all = ('_factor',)
    covariance_matrix, precision_matrix, scale_tril = map(_lazy_matrix, ('covariance_matrix', 'precision_matrix', 'scale_tril'))

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if loc.dim() < 1:
            raise ValueError('loc must be at least one-dimensional.')
        told = [(name, matrix) for name, matrix in zip(_factors, (covariance_matrix, precision_matrix, scale_tril)) if matrix is not None]
        if len(told) != 1:
            raise ValueError('Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.')
        name, matrix = told[0]
        if matrix.dim() < 2:
            noun = ' matrix' if name == 'scale_tril' else ''
            raise ValueError(f'{name}{noun} must be at least two-dimensional, with optional leading batch dimensions')
        batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
        self.loc = loc.expand(batch + (-1,))
        self.__dict__[name] = matrix.expand(batch + (-1, -1))
        super().__init__(batch, self.loc.shape[-1:], validate_args=validate_args)
        self._factor = _factors[name](matrix)

    def _draw(self, shape):
        noise = standard_normal(shape, self.loc.dtype)
        return self.loc + torch.matmul(self._factor, noise.unsqueeze(-1)).squeeze(-1)

    @checked
    def log_prob(self, value):
        squares = _solved(self._factor, value - self.loc) ** 2
        return -0.5 * (self._event_shape[0] * _log_tau + squares.sum(-1)) - _half_log_determinant(self._factor)

    def entropy(self):
        constant = 0.5 * self._event_shape[0] * (1.0 + _log_tau)
        return (constant + _half_log_determinant(self._factor)).expand(self._batch_shape)
