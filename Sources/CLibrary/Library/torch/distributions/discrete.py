"""Distributions of integers and classes."""
import torch
from torch.distributions.distribution import Distribution, broadcast_all
from torch.nn import functional as F


def _one_of(probs, logits):
    if (probs is None) == (logits is None):
        raise ValueError('Either `probs` or `logits` must be specified, but not both.')


class Bernoulli(Distribution):
    _shown = ('probs',)

    def __init__(self, probs=None, logits=None, validate_args=None):
        _one_of(probs, logits)
        if probs is not None:
            self.probs, = broadcast_all(probs)
            self.logits = torch.log(self.probs.clamp(1e-7, 1 - 1e-7)) - torch.log1p(-self.probs.clamp(1e-7, 1 - 1e-7))
        else:
            self.logits, = broadcast_all(logits)
            self.probs = torch.sigmoid(self.logits)
        super().__init__(self.probs.size())

    @property
    def mean(self):
        return self.probs

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._shape(sample_shape)))

    def log_prob(self, value):
        logits, value = broadcast_all(self.logits, value)
        return -F.binary_cross_entropy_with_logits(logits, value, reduction='none')

    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction='none')


class Categorical(Distribution):
    _shown = ('probs',)

    def __init__(self, probs=None, logits=None, validate_args=None):
        _one_of(probs, logits)
        if probs is not None:
            if probs.dim() < 1:
                raise ValueError('`probs` parameter must be at least one-dimensional.')
            self.probs = probs / probs.sum(-1, keepdim=True)
            self.logits = torch.log(self.probs.clamp(min=torch.finfo(probs.dtype).eps, max=1 - torch.finfo(probs.dtype).eps))
        else:
            if logits.dim() < 1:
                raise ValueError('`logits` parameter must be at least one-dimensional.')
            self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
            self.probs = F.softmax(self.logits, dim=-1)
        self._num_events = self.probs.size(-1)
        super().__init__(self.probs.shape[:-1])

    @property
    def mode(self):
        return self.probs.argmax(dim=-1)

    def sample(self, sample_shape=torch.Size()):
        sample_shape = torch.Size(sample_shape)
        rows = self.probs.reshape(-1, self._num_events)
        drawn = torch.multinomial(rows.detach(), sample_shape.numel(), True).T
        return drawn.reshape(self._shape(sample_shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        value, logits = torch.broadcast_tensors(value, self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        return -(self.logits.clamp(min=torch.finfo(self.logits.dtype).min) * self.probs).sum(-1)


class OneHotCategorical(Distribution):
    _shown = ('probs',)

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        self.probs = self._categorical.probs
        self.logits = self._categorical.logits
        super().__init__(self._categorical.batch_shape, self.probs.shape[-1:])

    @property
    def mean(self):
        return self.probs

    def sample(self, sample_shape=torch.Size()):
        return F.one_hot(self._categorical.sample(sample_shape), self.probs.size(-1)).to(self.probs.dtype)

    def log_prob(self, value):
        return self._categorical.log_prob(value.max(-1).indices)

    def entropy(self):
        return self._categorical.entropy()


class Multinomial(Distribution):
    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        self.total_count = total_count
        self._categorical = Categorical(probs, logits)
        super().__init__(self._categorical.batch_shape, self._categorical.probs.shape[-1:])

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    @property
    def mean(self):
        return self.probs * self.total_count

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=torch.Size()):
        sample_shape = torch.Size(sample_shape)
        drawn = self._categorical.sample(torch.Size((self.total_count,)) + sample_shape)
        order = list(range(drawn.dim()))
        order.append(order.pop(0))
        drawn = drawn.permute(order)
        counts = torch.zeros(self._shape(sample_shape), dtype=self.probs.dtype)
        return counts.scatter_add_(-1, drawn, torch.ones_like(drawn, dtype=counts.dtype))

    def log_prob(self, value):
        logits, value = broadcast_all(self.logits, value)
        return torch.lgamma(value.sum(-1) + 1) - torch.lgamma(value + 1).sum(-1) + (logits * value).sum(-1)

    def __repr__(self):
        return 'Multinomial()'


class Binomial(Distribution):
    _shown = ('total_count', 'probs')

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        _one_of(probs, logits)
        if probs is None:
            probs = torch.sigmoid(logits)
        self.total_count, self.probs = broadcast_all(total_count, probs)
        super().__init__(self.probs.size())

    @property
    def mean(self):
        return self.total_count * self.probs

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def log_prob(self, value):
        n, p = self.total_count, self.probs
        return torch.lgamma(n + 1) - torch.lgamma(value + 1) - torch.lgamma(n - value + 1) + torch.xlogy(value, p) + torch.xlogy(n - value, 1 - p)


class Geometric(Distribution):
    _shown = ('probs',)

    def __init__(self, probs=None, logits=None, validate_args=None):
        _one_of(probs, logits)
        self.probs, = broadcast_all(probs if probs is not None else torch.sigmoid(logits))
        super().__init__(self.probs.size())

    @property
    def mean(self):
        return 1.0 / self.probs - 1.0

    def sample(self, sample_shape=torch.Size()):
        u = torch.rand(self._shape(sample_shape), dtype=self.probs.dtype).clamp(min=torch.finfo(self.probs.dtype).tiny)
        return (u.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        return value * (-self.probs).log1p() + self.probs.log()
