"""Distributions that read dimensions of a batch in another way."""
import torch
from torch.distributions import constraints
from torch.distributions._declarations import delegates
from torch.distributions.discrete import Categorical
from torch.distributions.distribution import Distribution
from torch.distributions.utils import sum_rightmost


@delegates('base_dist', 'has_rsample', 'mean', 'mode', 'variance')
class Independent(Distribution):
    """The last dimensions of the batch become parts of one event."""

    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        batch, event = base_distribution.batch_shape, base_distribution.event_shape
        kept = len(batch) - reinterpreted_batch_ndims
        if kept < 0:
            raise ValueError('Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), '
                             f'actual {reinterpreted_batch_ndims} vs {len(batch)}')
        self.base_dist, self.reinterpreted_batch_ndims = base_distribution, reinterpreted_batch_ndims
        super().__init__(batch[:kept], batch[kept:] + event, validate_args)

    def _joined(self, values):
        """The sum of what belongs to one event."""
        return sum_rightmost(values, self.reinterpreted_batch_ndims)

    @property
    def support(self):
        parts = self.base_dist.support
        return constraints.independent(parts, self.reinterpreted_batch_ndims) if self.reinterpreted_batch_ndims else parts

    @property
    def has_enumerate_support(self):
        return self.base_dist.has_enumerate_support and not self.reinterpreted_batch_ndims

    def sample(self, sample_shape=torch.Size()):
        return self.base_dist.sample(sample_shape)

    def rsample(self, sample_shape=torch.Size()):
        return self.base_dist.rsample(sample_shape)

    def log_prob(self, value):
        return self._joined(self.base_dist.log_prob(value))

    def entropy(self):
        return self._joined(self.base_dist.entropy())

    def enumerate_support(self, expand=True):
        if self.reinterpreted_batch_ndims:
            raise NotImplementedError('Enumeration over cartesian product is not implemented')
        return self.base_dist.enumerate_support(expand)

    def expand(self, batch_shape, _instance=None):
        joined = self._event_shape[:self.reinterpreted_batch_ndims]
        return Independent(self.base_dist.expand(torch.Size(batch_shape) + joined), len(joined))

    def __repr__(self):
        return f'{type(self).__name__}({self.base_dist}, {self.reinterpreted_batch_ndims})'


def _fits(size, other):
    return size == other or 1 in (size, other)


class MixtureSameFamily(Distribution):
    """One of several distributions of the same kind, chosen by a categorical one: the last dimension of their batch is that of the choice."""

    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        if not isinstance(mixture_distribution, Categorical):
            raise ValueError(' The Mixture distribution needs to be an  instance of torch.distributions.Categorical')
        if not isinstance(component_distribution, Distribution):
            raise ValueError('The Component distribution needs to be an instance of torch.distributions.Distribution')
        chosen, batch, classes = mixture_distribution.batch_shape, component_distribution.batch_shape[:-1], component_distribution.batch_shape[-1]
        if not all(map(_fits, chosen[::-1], batch[::-1])):
            raise ValueError(f'`mixture_distribution.batch_shape` ({chosen}) is not compatible with `component_distribution.batch_shape`({batch})')
        # Reading the logits keeps them: the text of a mixture shows both scales of its choice.
        choices = mixture_distribution.logits.shape[-1]
        if choices != classes:
            raise ValueError(f'`mixture_distribution component` ({choices}) does not equal '
                             f'`component_distribution.batch_shape[-1]` ({classes})')
        self._choice, self._components = mixture_distribution, component_distribution
        super().__init__(batch, component_distribution.event_shape, validate_args)

    mixture_distribution = property(lambda self: self._choice)
    component_distribution = property(lambda self: self._components)

    @property
    def has_rsample(self):
        return False

    @property
    def support(self):
        return constraints._MixtureSameFamilyConstraint(self._components.support)

    @property
    def _axis(self):
        """The dimension of the choice, counted from the end of a mean."""
        return -1 - len(self._event_shape)

    def _mean_of(self, values):
        """Σ weight · value over the components."""
        weights = self._choice.probs
        return (weights.reshape(weights.shape + (1,) * len(self._event_shape)) * values).sum(self._axis)

    @property
    def mean(self):
        return self._mean_of(self._components.mean)

    @property
    def variance(self):
        """The law of total variance: the mean of the variances and the variance of the means."""
        offsets = self._components.mean - self.mean.unsqueeze(self._axis)
        return self._mean_of(self._components.variance) + self._mean_of(offsets ** 2)

    def cdf(self, x):
        parts = self._components.cdf(x.unsqueeze(self._axis))
        return (parts * self._choice.probs).sum(-1)

    def log_prob(self, x):
        self._validate_sample(x)
        parts = self._components.log_prob(x.unsqueeze(self._axis))
        return (parts + self._choice.logits.log_softmax(-1)).logsumexp(-1)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            index, values = (part.sample(sample_shape) for part in (self._choice, self._components))
            axis = index.dim()
            index = index.reshape(index.shape + (1,) * (1 + len(self._event_shape))).expand(index.shape + (1,) + self._event_shape)
            return values.gather(axis, index).squeeze(axis)

    def __repr__(self):
        return f'MixtureSameFamily(\n  {self._choice},\n  {self._components})'
