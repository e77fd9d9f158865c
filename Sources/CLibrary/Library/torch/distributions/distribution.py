"""What all distributions share."""
import torch
from torch.distributions import constraints
from torch.distributions.utils import broadcast_all, lazy_property


def _absent(name):
    """A quantity or a function that a distribution need not have."""
    def refuse(self, *arguments):
        raise NotImplementedError

    refuse.__name__ = name
    refuse.__qualname__ = 'Distribution.' + name
    return refuse


class Distribution:
    """`sample(shape)` draws, `log_prob(value)` is the logarithm of the density, `mean`, `variance`, `entropy()` describe.

    A class of this library has `_draw(shape)`, which draws values of exactly that shape: `sample` and, where gradients can flow through a drawn
    value (`has_rsample`), `rsample` call it. Attributes that are tensors or distributions are those of the batch, except the ones named by
    `_of_all`, which the whole batch shares.
    """

    has_rsample = False
    has_enumerate_support = False
    arg_constraints = {}
    _validate_args = True
    _draw = None
    _of_all = ()

    support, mean, variance = (property(_absent(name)) for name in ('support', 'mean', 'variance'))
    log_prob, cdf, icdf, entropy = (_absent(name) for name in ('log_prob', 'cdf', 'icdf', 'entropy'))

    @staticmethod
    def set_default_validate_args(value):
        if value not in (True, False):
            raise ValueError
        Distribution._validate_args = value

    def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
        self._batch_shape, self._event_shape = torch.Size(batch_shape), torch.Size(event_shape)
        if validate_args is not None:
            self._validate_args = validate_args
        if not self._validate_args:
            return
        for name, constraint in self.arg_constraints.items():
            derived = name not in self.__dict__ and isinstance(getattr(type(self), name, None), lazy_property)
            if not derived and not constraints.is_dependent(constraint):
                self._require(f'parameter {name}', getattr(self, name), constraint, f'of distribution {self!r} to satisfy the constraint {constraint!r}')

    def _keep(self, **parameters):
        """Keeps parameters that are broadcast against each other; returns their shape."""
        tensors = broadcast_all(*parameters.values())
        self.__dict__.update(zip(parameters, tensors))
        return tensors[0].size()

    def _begin(self, validate_args, **parameters):
        """Begins a distribution whose batch has the shape of its parameters."""
        Distribution.__init__(self, self._keep(**parameters), validate_args=validate_args)

    def _require(self, what, value, constraint, expectation):
        """Throws if a part of `value` is outside."""
        if not bool(constraint.check(value).all()):
            raise ValueError(f'Expected {what} ({type(value).__name__} of shape {tuple(value.shape)}) {expectation}, but found invalid values:\n{value}')

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    @property
    def mode(self):
        raise NotImplementedError(f'{type(self)} does not implement mode')

    @property
    def stddev(self):
        return self.variance.sqrt()

    def perplexity(self):
        return self.entropy().exp()

    def _extended_shape(self, sample_shape=torch.Size()):
        return torch.Size(tuple(sample_shape) + self._batch_shape + self._event_shape)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            if self.has_rsample or self._draw is None:
                return self.rsample(sample_shape)
            return self._draw(self._extended_shape(sample_shape))

    def rsample(self, sample_shape=torch.Size()):
        if not self.has_rsample or self._draw is None:
            raise NotImplementedError
        return self._draw(self._extended_shape(sample_shape))

    def sample_n(self, n):
        return self.sample((n,))

    def enumerate_support(self, expand=True):
        raise NotImplementedError

    def _enumerated(self, values, expand):
        """The values along the first dimension, those of an event along the last ones; the batch lies between."""
        first, event = values.shape[:1], values.shape[1:]
        values = values.view(first + (1,) * len(self._batch_shape) + event)
        return values.expand(first + self._batch_shape + event) if expand else values

    def expand(self, batch_shape, _instance=None):
        """The same distribution for a larger batch."""
        batch_shape, own = torch.Size(batch_shape), len(self._batch_shape)
        larger = type(self).__new__(type(self))
        for name, part in vars(self).items():
            if name not in self._of_all:
                if isinstance(part, torch.Tensor):
                    part = part.expand(batch_shape + part.shape[own:])
                elif isinstance(part, Distribution):
                    part = part.expand(batch_shape + part.batch_shape[own:])
            larger.__dict__[name] = part
        larger._batch_shape = batch_shape
        return larger

    def _validate_sample(self, value):
        """Throws if `value` cannot be a sample; does nothing where checks are off."""
        if not self._validate_args:
            return
        if not isinstance(value, torch.Tensor):
            raise ValueError('The value argument to log_prob must be a Tensor')
        shape, expected = value.size(), self._extended_shape()
        if shape[max(len(shape) - len(self._event_shape), 0):] != self._event_shape:
            raise ValueError(f'The right-most size of value must match event_shape: {shape} vs {self._event_shape}.')
        if any(1 not in sizes and sizes[0] != sizes[1] for sizes in zip(shape[::-1], expected[::-1])):
            raise ValueError(f'Value is not broadcastable with batch_shape+event_shape: {shape} vs {expected}.')
        try:
            support = self.support
        except NotImplementedError:
            return
        self._require('value argument', value, support, f'to be within the support ({support!r}) of the distribution {self!r}')

    def __repr__(self):
        known = {name: self.__dict__[name] for name in self.arg_constraints if name in self.__dict__}
        return f'{type(self).__name__}({", ".join(f"{name}: {value if value.numel() == 1 else value.size()}" for name, value in known.items())})'


class ExponentialFamily(Distribution):
    """Distributions whose density is exp(η·T(x) - A(η))."""
