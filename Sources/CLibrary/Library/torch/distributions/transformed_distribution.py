"""Distributions that are made of other ones: what transforms make of normal, uniform, exponential and relaxed values.

Moments and entropies as in the textbooks (see `continuous`); the densities follow from those of the base.
"""
import math
import torch
from torch.distributions import constraints
from torch.distributions._declarations import CHANCES, LOCATION_SCALE, ONE_CHANCE, checked, delegates, either_scale, family, told
from torch.distributions.continuous import Exponential, Normal, Uniform
from torch.distributions.discrete import Categorical
from torch.distributions.distribution import Distribution
from torch.distributions.transforms import (AbsTransform, AffineTransform, ComposeTransform, ExpTransform, PowerTransform, SigmoidTransform,
                                            Transform)
from torch.distributions.utils import clamp_probs, euler_constant, sum_rightmost


@delegates('base_dist', 'has_rsample')
class TransformedDistribution(Distribution):
    """What a chain of transforms makes of the values of a base distribution."""

    def __init__(self, base_distribution, transforms, validate_args=None):
        if isinstance(transforms, Transform):
            transforms = [transforms]
        elif not isinstance(transforms, list):
            raise ValueError(f'transforms must be a Transform or list, but was {transforms}')
        for transform in transforms:
            if not isinstance(transform, Transform):
                raise ValueError('transforms must be a Transform or a list of Transforms')
        self.base_dist, self.transforms = base_distribution, transforms
        shape, chain = base_distribution.batch_shape + base_distribution.event_shape, self._chain()
        if len(shape) < chain.event_dim:
            raise ValueError(f'base_distribution needs to have shape with size at least {chain.event_dim}, but got {shape}.')
        batch = len(shape) - max(len(base_distribution.event_shape), chain.event_dim)
        super().__init__(shape[:batch], shape[batch:], validate_args)

    def _chain(self):
        return ComposeTransform(self.transforms)

    @property
    def support(self):
        if not self.transforms:
            return self.base_dist.support
        last = self.transforms[-1].codomain
        joined = len(self._event_shape) - last.event_dim
        return constraints.independent(last, joined) if joined > 0 else last

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self._chain()(self.base_dist.sample(sample_shape))

    def rsample(self, sample_shape=torch.Size()):
        return self._chain()(self.base_dist.rsample(sample_shape))

    @checked
    def log_prob(self, value):
        """log p(x) - Σ log |dy/dx| for the x that the transforms take to the value."""
        event_dim, total = len(self._event_shape), 0.0
        for transform in reversed(self.transforms):
            value, image = transform._inverse(value), value
            total = total - sum_rightmost(transform.log_abs_det_jacobian(value, image), event_dim - transform.event_dim)
        return total + sum_rightmost(self.base_dist.log_prob(value), event_dim - len(self.base_dist.event_shape))

    def _turned(self, probability):
        """p where the chain grows, 1 - p where it falls."""
        sign = self._chain().sign
        return probability if isinstance(sign, int) and sign == 1 else (probability - 0.5) * sign + 0.5

    def cdf(self, value):
        value = self._chain()._inverse(value)
        self.base_dist._validate_sample(value)
        return self._turned(self.base_dist.cdf(value))

    def icdf(self, value):
        return self._chain()(self.base_dist.icdf(self._turned(value)))


@family(LOCATION_SCALE, constraints.positive,
        mean=lambda d: torch.exp(d.loc + d.base_dist.variance / 2),
        mode=lambda d: torch.exp(d.loc - d.base_dist.variance))
@delegates('base_dist', 'loc', 'scale')
class LogNormal(TransformedDistribution):
    def __init__(self, loc, scale, validate_args=None):
        super().__init__(Normal(loc, scale, validate_args), ExpTransform(), validate_args)

    @property
    def variance(self):
        inner = self.base_dist.variance
        return inner.expm1() * torch.exp(2 * self.loc + inner)

    def entropy(self):
        return self.loc + self.base_dist.entropy()


@family({'scale': constraints.positive}, constraints.nonnegative,
        mean=lambda d: math.sqrt(2 / math.pi) * d.scale,
        mode=lambda d: torch.zeros_like(d.scale),
        variance=lambda d: (1 - 2 / math.pi) * d.base_dist.variance)
@delegates('base_dist', 'scale')
class HalfNormal(TransformedDistribution):
    """Of a normal distribution around 0 the half that is not negative, at twice the density."""

    def __init__(self, scale, validate_args=None):
        super().__init__(Normal(0, scale, False), AbsTransform(), validate_args)

    @checked
    def log_prob(self, value):
        return torch.where(value < 0, -math.inf, self.base_dist.log_prob(value) + math.log(2))

    @checked
    def cdf(self, value):
        return self.base_dist.cdf(value) * 2 - 1

    def icdf(self, value):
        return self.base_dist.icdf((1 + value) / 2)

    def entropy(self):
        return self.base_dist.entropy() - math.log(2)


@family(LOCATION_SCALE, constraints.real, mode='loc',
        mean=lambda d: d.loc + euler_constant * d.scale,
        stddev=lambda d: math.pi / math.sqrt(6) * d.scale,
        variance=lambda d: d.stddev ** 2)
class Gumbel(TransformedDistribution):
    """loc - scale · log(-log u)."""

    def __init__(self, loc, scale, validate_args=None):
        self._keep(loc=loc, scale=scale)
        limits = torch.finfo(self.loc.dtype)
        uniform = Uniform(*(torch.full_like(self.loc, limit) for limit in (limits.tiny, 1 - limits.eps)), validate_args=validate_args)
        log = ExpTransform().inv
        super().__init__(uniform, [log, AffineTransform(0, torch.full_like(self.scale, -1)), log, AffineTransform(loc, -self.scale)], validate_args)

    @checked
    def log_prob(self, value):
        z = (self.loc - value) / self.scale
        return z - z.exp() - self.scale.log()

    def entropy(self):
        return (euler_constant + 1) + self.scale.log()


def _log_moment(order, inverse):
    """log E xⁿ of a Weibull variable of scale 1: log Γ(1 + n / concentration)."""
    return torch.lgamma(1 + order * inverse)


@family({'scale': constraints.positive, 'concentration': constraints.positive}, constraints.positive,
        mean=lambda d: d.scale * _log_moment(1, d._inverse).exp(),
        mode=lambda d: d.scale * ((d.concentration - 1) / d.concentration) ** d._inverse,
        _inverse=lambda d: d.concentration.reciprocal())
class Weibull(TransformedDistribution):
    """A scaled root of exponential values."""

    def __init__(self, scale, concentration, validate_args=None):
        self._keep(scale=scale, concentration=concentration)
        super().__init__(Exponential(torch.ones_like(self.scale), validate_args), [PowerTransform(self._inverse), AffineTransform(0, self.scale)], validate_args)

    @property
    def variance(self):
        inverse = self._inverse
        return self.scale ** 2 * (_log_moment(2, inverse).exp() - (2 * _log_moment(1, inverse)).exp())

    def entropy(self):
        return euler_constant * (1 - self._inverse) + torch.log(self.scale * self._inverse) + 1


@family({'alpha': constraints.positive, 'scale': constraints.positive}, lambda d: constraints.greater_than_eq(d.scale), mode='scale')
class Pareto(TransformedDistribution):
    """The scale times e to an exponential value."""

    def __init__(self, scale, alpha, validate_args=None):
        self._keep(scale=scale, alpha=alpha)
        super().__init__(Exponential(self.alpha, validate_args), [ExpTransform(), AffineTransform(0, self.scale)], validate_args)

    @property
    def mean(self):
        alpha = self.alpha.clamp(min=1)
        return self.scale * alpha / (alpha - 1)

    @property
    def variance(self):
        alpha = self.alpha.clamp(min=2)
        return self.scale ** 2 * alpha / ((alpha - 1) ** 2 * (alpha - 2))

    def entropy(self):
        return (self.scale / self.alpha).log() + (1 + self.alpha.reciprocal())


@family({'concentration1': constraints.positive, 'concentration0': constraints.positive}, constraints.unit_interval,
        mean=lambda d: d._moment(1),
        variance=lambda d: d._moment(2) - d._moment(1) ** 2)
class Kumaraswamy(TransformedDistribution):
    """(1 - u^(1/b))^(1/a), for a = concentration1 and b = concentration0."""

    def __init__(self, concentration1, concentration0, validate_args=None):
        self._keep(concentration1=concentration1, concentration0=concentration0)
        uniform = Uniform(torch.zeros_like(self.concentration0), torch.ones_like(self.concentration0), validate_args)
        roots = [PowerTransform(concentration.reciprocal()) for concentration in (self.concentration0, self.concentration1)]
        super().__init__(uniform, [roots[0], AffineTransform(1.0, -1.0), roots[1]], validate_args)

    def _moment(self, order):
        """b · B(1 + n / a, b), with the beta function B."""
        a, b = self.concentration1, self.concentration0
        first = 1 + order / a
        return torch.exp(b.log() + first.lgamma() + b.lgamma() - (first + b).lgamma())

    def entropy(self):
        """(1 - 1/b) + (1 - 1/a) · H(b) - log(a · b), where H(b) = ψ(b + 1) + γ continues the harmonic numbers."""
        a, b = self.concentration1, self.concentration0
        harmonic = torch.digamma(b + 1) + euler_constant
        return (1 - b.reciprocal()) + (1 - a.reciprocal()) * harmonic - a.log() - b.log()


def _normalised(scores):
    return scores - scores.logsumexp(-1, True)


@family(CHANCES, constraints.real_vector)
@delegates('_class', 'probs', 'logits', 'param_shape')
class ExpRelaxedCategorical(Distribution):
    """Logarithms of the values of a relaxed one-hot distribution (Maddison, Mnih, Teh 2017: the concrete distribution)."""
    has_rsample = True
    _of_all = ('temperature',)

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self._class, self.temperature = Categorical(probs, logits), temperature
        super().__init__(self._class.batch_shape, self.param_shape[-1:], validate_args)

    def _draw(self, shape):
        uniforms = clamp_probs(torch.rand(shape, dtype=self.logits.dtype))
        gumbels = -torch.log(-uniforms.log())
        return _normalised((self.logits + gumbels) / self.temperature)

    @checked
    def log_prob(self, value):
        classes = self._event_shape[0]
        constant = torch.lgamma(torch.full_like(self.temperature, classes)) + (classes - 1) * self.temperature.log()
        return _normalised(self.logits - self.temperature * value).sum(-1) + constant


@family(ONE_CHANCE, constraints.real)
@either_scale(is_binary=True)
class LogitRelaxedBernoulli(Distribution):
    """Logits of the values of a relaxed Bernoulli distribution: logistic noise around the logit, divided by the temperature."""
    has_rsample = True
    _of_all = ('temperature',)

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = temperature
        self._begin(validate_args, **told(probs, logits))

    def _draw(self, shape):
        inside = clamp_probs(self.probs.expand(shape))
        uniforms = clamp_probs(torch.rand(shape, dtype=inside.dtype))
        # Summed from the left, as the last digits show.
        return (uniforms.log() - torch.log1p(-uniforms) + inside.log() - torch.log1p(-inside)) / self.temperature

    @checked
    def log_prob(self, value):
        z = self.logits - self.temperature * value
        return self.temperature.log() + z - 2 * torch.log1p(z.exp())


@family(CHANCES, constraints.simplex)
@delegates('base_dist', 'temperature', 'probs', 'logits')
class RelaxedOneHotCategorical(TransformedDistribution):
    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        super().__init__(ExpRelaxedCategorical(temperature, probs, logits, validate_args), ExpTransform(), validate_args)


@family(ONE_CHANCE, constraints.unit_interval)
@delegates('base_dist', 'temperature', 'probs', 'logits')
class RelaxedBernoulli(TransformedDistribution):
    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        super().__init__(LogitRelaxedBernoulli(temperature, probs, logits, validate_args), SigmoidTransform(), validate_args)
