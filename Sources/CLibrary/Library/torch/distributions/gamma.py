"""The gamma distribution and its relatives: chi-squared, Dirichlet, beta, Student's t. Formulas as in the textbooks; see `continuous`."""
import math
import numbers
import torch
from torch.distributions import constraints
from torch.distributions._declarations import checked, family
from torch.distributions.distribution import Distribution, ExponentialFamily
from torch.distributions.utils import broadcast_all, standard_normal
from torch.nn import functional as F


@family({'concentration': constraints.positive, 'rate': constraints.positive}, constraints.nonnegative,
        mean=lambda d: d.concentration / d.rate,
        mode=lambda d: torch.clamp((d.concentration - 1) / d.rate, min=0),
        variance=lambda d: d.concentration / d.rate ** 2)
class Gamma(ExponentialFamily):
    has_rsample = True

    def __init__(self, concentration, rate, validate_args=None):
        self._begin(validate_args, concentration=concentration, rate=rate)

    def _draw(self, shape):
        drawn = torch._standard_gamma(self.concentration.expand(shape)) / self.rate
        with torch.no_grad():
            # No value is 0, where the density may be infinite.
            drawn.clamp_(min=torch.finfo(drawn.dtype).tiny)
        return drawn

    def log_prob(self, value):
        value = torch.as_tensor(value, dtype=self.rate.dtype)
        self._validate_sample(value)
        shape, rate = self.concentration, self.rate
        return torch.xlogy(shape, rate) + torch.xlogy(shape - 1, value) - rate * value - shape.lgamma()

    def cdf(self, value):
        self._validate_sample(value)
        return torch.special.gammainc(self.concentration, self.rate * value)

    def entropy(self):
        shape = self.concentration
        return shape - self.rate.log() + shape.lgamma() + (1.0 - shape) * shape.digamma()


@family({'df': constraints.positive}, df=lambda d: 2 * d.concentration)
class Chi2(Gamma):
    def __init__(self, df, validate_args=None):
        Gamma.__init__(self, df * 0.5, 0.5, validate_args)


def _share_variance(a, others, total):
    return a * others / (total ** 2 * (total + 1))


@family({'concentration': constraints.independent(constraints.positive, 1)}, constraints.simplex,
        mean=lambda d: d.concentration / d.concentration.sum(-1, True))
class Dirichlet(ExponentialFamily):
    has_rsample = True

    def __init__(self, concentration, validate_args=None):
        if concentration.dim() < 1:
            raise ValueError('`concentration` parameter must be at least one-dimensional.')
        self.concentration = concentration
        super().__init__(concentration.shape[:-1], concentration.shape[-1:], validate_args)

    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return _share_variance(self.concentration, total - self.concentration, total)

    @property
    def mode(self):
        excess = (self.concentration - 1).clamp(min=0.0)
        peak = excess / excess.sum(-1, True)
        # Without an excess there is no peak inside: the mode is at a corner.
        corner = F.one_hot(peak.argmax(-1), peak.shape[-1]).to(peak)
        return torch.where((self.concentration < 1).all(-1, True), corner, peak)

    def _draw(self, shape):
        return torch._sample_dirichlet(self.concentration.expand(shape))

    @checked
    def log_prob(self, value):
        a = self.concentration
        return torch.xlogy(a - 1.0, value).sum(-1) + a.sum(-1).lgamma() - a.lgamma().sum(-1)

    def entropy(self):
        a, total, classes = self.concentration, self.concentration.sum(-1), self._event_shape[0]
        return a.lgamma().sum(-1) - total.lgamma() - (classes - total) * total.digamma() - ((a - 1.0) * a.digamma()).sum(-1)


@family({'concentration1': constraints.positive, 'concentration0': constraints.positive}, constraints.unit_interval,
        concentration1=lambda d: d._pair.concentration[..., 0],
        concentration0=lambda d: d._pair.concentration[..., 1],
        mean=lambda d: d.concentration1 / d._total,
        mode=lambda d: d._pair.mode[..., 0],
        variance=lambda d: _share_variance(d.concentration1, d.concentration0, d._total),
        _total=lambda d: d.concentration1 + d.concentration0)
class Beta(ExponentialFamily):
    """The first of two numbers of a Dirichlet distribution, `_pair`."""
    has_rsample = True

    def __init__(self, concentration1, concentration0, validate_args=None):
        if all(isinstance(parameter, numbers.Real) for parameter in (concentration1, concentration0)):
            concentrations = torch.tensor([float(concentration1), float(concentration0)])
        else:
            concentrations = torch.stack(broadcast_all(concentration1, concentration0), -1)
        self._pair = Dirichlet(concentrations, validate_args)
        super().__init__(self._pair.batch_shape, validate_args=validate_args)

    def rsample(self, sample_shape=()):
        return self._pair.rsample(sample_shape)[..., 0]

    @checked
    def log_prob(self, value):
        return self._pair.log_prob(torch.stack((value, 1.0 - value), -1))

    def entropy(self):
        return self._pair.entropy()


@family({'df': constraints.positive, 'loc': constraints.real, 'scale': constraints.positive}, constraints.real, mode='loc',
        mean=lambda d: d.loc.masked_fill(d.df <= 1, math.nan))
class StudentT(Distribution):
    """A normal value, divided by the root of a chi-squared one per degree of freedom."""
    has_rsample = True

    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
        self._spread = Chi2(broadcast_all(df, loc, scale)[0])
        self._begin(validate_args, df=df, loc=loc, scale=scale)

    @property
    def variance(self):
        heavy = self.df <= 2
        df = self.df.masked_fill(heavy, 3.0)
        finite = self.scale ** 2 * df / (df - 2)
        return finite.masked_fill(heavy, math.inf).masked_fill(self.df <= 1, math.nan)

    def _draw(self, shape):
        noise = standard_normal(shape, self.df.dtype)
        squares = self._spread._draw(shape)
        return self.loc + self.scale * (noise * torch.rsqrt(squares / self.df))

    def _halves(self):
        """df / 2 and (df + 1) / 2, the arguments of the gamma functions."""
        return 0.5 * self.df, 0.5 * (self.df + 1)

    @checked
    def log_prob(self, value):
        half, more = self._halves()
        z = (value - self.loc) / self.scale
        norm = self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + half.lgamma() - more.lgamma()
        return -more * torch.log1p(z ** 2 / self.df) - norm

    def entropy(self):
        half, more = self._halves()
        log_beta = half.lgamma() + math.lgamma(0.5) - more.lgamma()
        return self.scale.log() + more * (more.digamma() - half.digamma()) + 0.5 * self.df.log() + log_beta
