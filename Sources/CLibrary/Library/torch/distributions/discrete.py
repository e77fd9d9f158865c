"""Distributions of integers and classes; formulas as in Johnson, Kemp, Kotz: Univariate Discrete Distributions, and see `continuous`."""
import math
import torch
from torch.distributions import constraints
from torch.distributions._declarations import CHANCES, ONE_CHANCE, checked, delegates, either_scale, family, told
from torch.distributions.distribution import Distribution, ExponentialFamily
from torch.distributions.gamma import Gamma
from torch.distributions.utils import broadcast_all
from torch.nn import functional as F


def _surprise(d):
    """The entropy of one trial, -p log p - (1 - p) log (1 - p)."""
    return F.binary_cross_entropy_with_logits(d.logits, d.probs, reduction='none')


def _trial_variance(d):
    return d.probs * (1 - d.probs)


@family(ONE_CHANCE, constraints.boolean, mean='probs', variance=_trial_variance)
@either_scale(is_binary=True)
class Bernoulli(ExponentialFamily):
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._begin(validate_args, **told(probs, logits))

    @property
    def mode(self):
        probs = self.probs
        return (probs > 0.5).to(probs).masked_fill(probs == 0.5, math.nan)

    def _draw(self, shape):
        return torch.bernoulli(self.probs.expand(shape))

    @checked
    def log_prob(self, value):
        return -F.binary_cross_entropy_with_logits(*broadcast_all(self.logits, value), reduction='none')

    def entropy(self):
        return _surprise(self)

    def enumerate_support(self, expand=True):
        return self._enumerated(torch.tensor([0, 1], dtype=self._given.dtype), expand)


@family(ONE_CHANCE, constraints.nonnegative_integer,
        mean=lambda d: 1.0 / d.probs - 1.0,
        mode=lambda d: torch.zeros_like(d.probs),
        variance=lambda d: d.mean / d.probs)
@either_scale(is_binary=True)
class Geometric(Distribution):
    """Failures before the first success."""

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._begin(validate_args, **told(probs, logits))
        never = self._given <= 0
        if self._validate_args and probs is not None and bool(never.any()):
            raise ValueError(f'Expected parameter probs ({type(self.probs).__name__} of shape {tuple(self.probs.shape)}) of distribution {self!r} '
                             f'to be positive but found invalid values:\n{self.probs[never]}')

    def _draw(self, shape):
        uniform = torch.empty(shape, dtype=self.probs.dtype).uniform_(torch.finfo(self.probs.dtype).tiny, 1)
        return torch.floor(uniform.log() / torch.log1p(-self.probs))

    @checked
    def log_prob(self, value):
        value, probs = broadcast_all(value, self.probs)
        # Certain success at once has 0 · log 0 for no failures; any other probability in place of 1 makes that product 0.
        failing = torch.log1p(-probs.masked_fill((value == 0) & (probs == 1), 0))
        return value * failing + self.probs.log()

    def entropy(self):
        return _surprise(self) / self.probs


def _counted(total_count, probs, logits):
    """The parameters of a distribution of counts, all of one type."""
    (name, chances), = told(probs, logits).items()
    total_count, chances = broadcast_all(total_count, chances)
    return {'total_count': total_count.type_as(chances), name: chances}


@family({'total_count': constraints.nonnegative_integer, **ONE_CHANCE}, lambda d: constraints.integer_interval(0, d.total_count),
        mean=lambda d: d.total_count * d.probs,
        mode=lambda d: torch.floor((d.total_count + 1) * d.probs).clamp(max=d.total_count),
        variance=lambda d: d.mean * (1 - d.probs))
@either_scale(is_binary=True)
class Binomial(Distribution):
    has_enumerate_support = True

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        self._begin(validate_args, **_counted(total_count, probs, logits))

    def _draw(self, shape):
        return torch.binomial(*(parameter.expand(shape) for parameter in (self.total_count, self.probs)))

    @checked
    def log_prob(self, value):
        n, logits = self.total_count, self.logits
        # log (1 + exp logits) in two parts, so that exp cannot overflow; the derivative of the first is 1/2 at 0.
        normaliser = n * (0.5 * logits + 0.5 * logits.abs()) + n * torch.log1p(torch.exp(-logits.abs())) - torch.lgamma(n + 1)
        return value * logits - torch.lgamma(value + 1) - torch.lgamma(n - value + 1) - normaliser

    def _common_count(self, asker):
        least, most = self.total_count.min(), self.total_count.max()
        if not bool(least == most):
            raise NotImplementedError(f'Inhomogeneous total count not supported by `{asker}`.')
        return int(most)

    def entropy(self):
        self._common_count('entropy')
        logs = self.log_prob(self.enumerate_support(False))
        return -(logs.exp() * logs).sum(0)

    def enumerate_support(self, expand=True):
        return self._enumerated(torch.arange(self._common_count('enumerate_support') + 1, dtype=self._given.dtype), expand)


@family({'total_count': constraints.greater_than_eq(0), 'probs': constraints.half_open_interval(0.0, 1.0), 'logits': constraints.real},
        constraints.nonnegative_integer,
        mean=lambda d: d.total_count * d._odds,
        mode=lambda d: torch.floor((d.total_count - 1) * d._odds).clamp(min=0.0),
        variance=lambda d: d.mean / torch.sigmoid(-d.logits),
        _odds=lambda d: d.logits.exp())
@either_scale(is_binary=True)
class NegativeBinomial(Distribution):
    """Successes before a number of failures: a Poisson distribution whose rate has a gamma distribution."""

    def __init__(self, total_count, probs=None, logits=None, validate_args=None):
        self._begin(validate_args, **_counted(total_count, probs, logits))

    def _draw(self, shape):
        return torch.poisson(Gamma(self.total_count, torch.exp(-self.logits), validate_args=False)._draw(shape))

    @checked
    def log_prob(self, value):
        n, together = self.total_count, self.total_count + value
        trials = n * F.logsigmoid(-self.logits) + value * F.logsigmoid(self.logits)
        orders = -torch.lgamma(together) + torch.lgamma(1.0 + value) + torch.lgamma(n)
        return trials - orders.masked_fill(together == 0.0, 0.0)


@family({'rate': constraints.nonnegative}, constraints.nonnegative_integer, mean='rate', variance='rate', mode=lambda d: d.rate.floor())
class Poisson(ExponentialFamily):
    def __init__(self, rate, validate_args=None):
        self._begin(validate_args, rate=rate)

    def _draw(self, shape):
        return torch.poisson(self.rate.expand(shape))

    @checked
    def log_prob(self, value):
        return torch.xlogy(value, self.rate) - self.rate - torch.lgamma(value + 1)


def _unknown(d):
    """Classes have no order, hence neither mean nor variance."""
    return torch.full(d._extended_shape(), math.nan, dtype=d.probs.dtype)


_normalised = {'probs': lambda weights: weights / weights.sum(-1, True), 'logits': lambda scores: scores - scores.logsumexp(-1, True)}


@family(CHANCES, lambda d: constraints.integer_interval(0, d._classes - 1), mean=_unknown, variance=_unknown,
        mode=lambda d: d.probs.argmax(-1),
        _classes=lambda d: d.param_shape[-1])
@either_scale(is_binary=False)
class Categorical(Distribution):
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        for name, weights in told(probs, logits).items():
            if weights.dim() < 1:
                raise ValueError(f'`{name}` parameter must be at least one-dimensional.')
            self.__dict__[name] = _normalised[name](weights)
        super().__init__(self.param_shape[:-1], validate_args=validate_args)

    def sample(self, sample_shape=torch.Size()):
        # All samples of one row of probabilities are drawn before those of the next.
        rows = self.probs.detach().flatten(0, -2) if self._batch_shape else self.probs.detach().unsqueeze(0)
        return torch.multinomial(rows, torch.Size(sample_shape).numel(), True).T.reshape(self._extended_shape(sample_shape))

    @checked
    def log_prob(self, value):
        index, logits = torch.broadcast_tensors(value.long().unsqueeze(-1), self.logits)
        return logits.gather(-1, index[..., :1])[..., 0]

    def entropy(self):
        # The least number in place of -inf: 0 · -inf is not a number.
        logs = self.logits.clamp(min=torch.finfo(self.logits.dtype).min)
        return -(self.probs * logs).sum(-1)

    def enumerate_support(self, expand=True):
        return self._enumerated(torch.arange(self._classes), expand)


def _one_hot(d, classes):
    return F.one_hot(classes, d._event_shape[0]).to(d.probs)


@family(CHANCES, constraints.one_hot, mean='probs', variance=_trial_variance, mode=lambda d: _one_hot(d, d._class.mode))
@delegates('_class', 'probs', 'logits', 'param_shape')
class OneHotCategorical(Distribution):
    """A vector with 1 at the place of the class, which has the distribution `_class`."""
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._class = Categorical(probs, logits)
        super().__init__(self._class.batch_shape, self.param_shape[-1:], validate_args)

    def sample(self, sample_shape=torch.Size()):
        return _one_hot(self, self._class.sample(sample_shape))

    @checked
    def log_prob(self, value):
        return self._class.log_prob(value.argmax(-1))

    def entropy(self):
        return self._class.entropy()

    def enumerate_support(self, expand=True):
        return self._enumerated(torch.eye(self._event_shape[0], dtype=self.probs.dtype), expand)


class OneHotCategoricalStraightThrough(OneHotCategorical):
    has_rsample = True

    def rsample(self, sample_shape=torch.Size()):
        return self.sample(sample_shape) + (self.probs - self.probs.detach())


@family(CHANCES, lambda d: constraints.multinomial(d.total_count),
        mean=lambda d: d.probs * d.total_count,
        variance=lambda d: d.mean * (1 - d.probs))
@delegates('_class', 'probs', 'logits', 'param_shape')
class Multinomial(Distribution):
    """How often each class is drawn in `total_count` draws."""

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        if not isinstance(total_count, int):
            raise NotImplementedError('inhomogeneous total_count is not supported')
        self.total_count = total_count
        self._class = Categorical(probs, logits)
        self._one_class = Binomial(total_count, self.probs)
        super().__init__(self._class.batch_shape, self.param_shape[-1:], validate_args)

    def sample(self, sample_shape=torch.Size()):
        draws = self._class.sample((self.total_count, *sample_shape))
        return _one_hot(self, draws).sum(0)

    @checked
    def log_prob(self, value):
        logits, value = broadcast_all(self.logits, value)
        absent = (value == 0) & (logits == -math.inf)
        orders = torch.lgamma(value.sum(-1) + 1) - torch.lgamma(value + 1).sum(-1)
        return orders + (logits.masked_fill(absent, 0) * value).sum(-1)

    def entropy(self):
        """n times the entropy of a draw, less log n!, plus for each class what its draws among themselves hide: Σ P(k) log k!."""
        draws = torch.tensor(self.total_count)
        counts = self._one_class.enumerate_support(expand=False)[1:]
        hidden = self._one_class.log_prob(counts).exp() * torch.lgamma(counts + 1)
        return draws * self._class.entropy() - torch.lgamma(draws + 1) + hidden.sum((0, -1))
