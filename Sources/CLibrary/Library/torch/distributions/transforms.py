"""Invertible functions with the logarithm of their derivative."""
import math
import torch
from torch.distributions import constraints
from torch.distributions.utils import sum_rightmost
from torch.nn import functional as F


class Transform:
    """y = f(x); `inv` is the way back, `log_abs_det_jacobian(x, y)` is log |dy/dx|.

    A transform maps `domain` to `codomain`. `event_dim` dimensions at the end of a value belong together. Transforms of one class are equal where
    the attributes named by `_settings` are; without that list a transform equals itself only.
    """
    bijective = True
    event_dim = 0
    _settings = None

    def __init__(self, cache_size=0):
        self._cache_size = cache_size

    @property
    def inv(self):
        return _InverseTransform(self)

    @property
    def sign(self):
        """1 where f grows, -1 where it falls."""
        raise NotImplementedError

    def __call__(self, x):
        return self._call(x)

    def _call(self, x):
        raise NotImplementedError

    def _inverse(self, y):
        raise NotImplementedError

    def log_abs_det_jacobian(self, x, y):
        raise NotImplementedError

    def forward_shape(self, shape):
        return shape

    def inverse_shape(self, shape):
        return shape

    def __eq__(self, other):
        if self is other or type(self) is not type(other) or self._settings is None:
            return self is other
        return all(_same(getattr(self, name), getattr(other, name)) for name in self._settings)

    def __repr__(self):
        return type(self).__name__ + '()'


def _same(a, b):
    """Whether two settings, numbers or tensors, are equal."""
    equal = a == b
    return bool(equal.all()) if isinstance(equal, torch.Tensor) else equal


class _InverseTransform(Transform):
    """A transform read backwards."""
    _settings = ('inv',)

    def __init__(self, forward):
        super().__init__()
        self._forward = forward

    inv = property(lambda self: self._forward)
    domain = property(lambda self: self._forward.codomain)
    codomain = property(lambda self: self._forward.domain)
    bijective = property(lambda self: self._forward.bijective)
    event_dim = property(lambda self: self._forward.event_dim)
    sign = property(lambda self: self._forward.sign)

    def _call(self, x):
        return self._forward._inverse(x)

    def _inverse(self, y):
        return self._forward._call(y)

    def log_abs_det_jacobian(self, x, y):
        return -self._forward.log_abs_det_jacobian(y, x)

    def forward_shape(self, shape):
        return self._forward.inverse_shape(shape)

    def inverse_shape(self, shape):
        return self._forward.forward_shape(shape)

    def __repr__(self):
        return f'{type(self).__name__}({self._forward!r})'


def _of_events(constraint, event_dim):
    """The constraint for events of so many dimensions."""
    missing = event_dim - constraint.event_dim
    return constraints.independent(constraint, missing) if missing > 0 else constraint


class ComposeTransform(Transform):
    """Transforms one after the other."""
    _settings = ('parts',)

    def __init__(self, parts, cache_size=0):
        super().__init__(cache_size)
        self.parts = parts

    event_dim = property(lambda self: max((part.event_dim for part in self.parts), default=0))
    bijective = property(lambda self: all(part.bijective for part in self.parts))
    domain = property(lambda self: _of_events(self.parts[0].domain if self.parts else constraints.real, self.event_dim))
    codomain = property(lambda self: _of_events(self.parts[-1].codomain if self.parts else constraints.real, self.event_dim))
    inv = property(lambda self: ComposeTransform([part.inv for part in reversed(self.parts)]))

    @property
    def sign(self):
        sign = 1
        for part in self.parts:
            sign = sign * part.sign
        return sign

    def _call(self, x):
        for part in self.parts:
            x = part(x)
        return x

    def _inverse(self, y):
        for part in reversed(self.parts):
            y = part._inverse(y)
        return y

    def log_abs_det_jacobian(self, x, y):
        if not self.parts:
            return torch.zeros_like(x)
        total = 0
        for part in self.parts:
            x, before = part(x), x
            total = total + sum_rightmost(part.log_abs_det_jacobian(before, x), self.event_dim - part.event_dim)
        return total

    def forward_shape(self, shape):
        for part in self.parts:
            shape = part.forward_shape(shape)
        return shape

    def inverse_shape(self, shape):
        for part in reversed(self.parts):
            shape = part.inverse_shape(shape)
        return shape

    def __repr__(self):
        return 'ComposeTransform(\n    ' + ',\n    '.join(map(repr, self.parts)) + '\n)'


identity_transform = ComposeTransform([])


class _Elementwise(Transform):
    """A function of each number that grows: from all numbers to some."""
    domain = constraints.real
    sign = 1
    _settings = ()


class ExpTransform(_Elementwise):
    codomain = constraints.positive

    def _call(self, x):
        return x.exp()

    def _inverse(self, y):
        return y.log()

    def log_abs_det_jacobian(self, x, y):
        return x


class SigmoidTransform(_Elementwise):
    codomain = constraints.unit_interval

    @staticmethod
    def _open(y):
        """Numbers strictly between 0 and 1."""
        limits = torch.finfo(y.dtype)
        return y.clamp(limits.tiny, 1.0 - limits.eps)

    def _call(self, x):
        return self._open(x.sigmoid())

    def _inverse(self, y):
        y = self._open(y)
        return y.log() - (-y).log1p()

    def log_abs_det_jacobian(self, x, y):
        """σ'(x) = σ(-x) · σ(x), and -log σ(x) = softplus(-x)."""
        both = F.softplus(-x) + F.softplus(x)
        return -both


class TanhTransform(_Elementwise):
    codomain = constraints.interval(-1.0, 1.0)

    def _call(self, x):
        return x.tanh()

    def _inverse(self, y):
        return y.atanh()

    def log_abs_det_jacobian(self, x, y):
        """1 - tanh² x = 4 / (eˣ + e⁻ˣ)², whose logarithm is 2 · (log 2 - x - softplus(-2x))."""
        return 2.0 * (math.log(2.0) - x - F.softplus(-2.0 * x))


class SoftplusTransform(_Elementwise):
    codomain = constraints.positive

    def _call(self, x):
        return F.softplus(x)

    def _inverse(self, y):
        return y + torch.log(-torch.expm1(-y))

    def log_abs_det_jacobian(self, x, y):
        return -F.softplus(-x)


class AbsTransform(Transform):
    bijective = False
    domain, codomain = constraints.real, constraints.positive
    _settings = ()

    def _call(self, x):
        return x.abs()

    def _inverse(self, y):
        return y


def _joint_shape(shape, *settings):
    """The shape of values of this shape with the tensors among the settings."""
    return torch.broadcast_shapes(shape, *(getattr(setting, 'shape', ()) for setting in settings))


class PowerTransform(Transform):
    domain = codomain = constraints.positive
    _settings = ('exponent',)

    def __init__(self, exponent, cache_size=0):
        super().__init__(cache_size)
        self.exponent = exponent if isinstance(exponent, torch.Tensor) else torch.tensor(exponent, dtype=torch.get_default_dtype())

    @property
    def sign(self):
        return self.exponent.sign()

    def _call(self, x):
        return x ** self.exponent

    def _inverse(self, y):
        return y ** (1 / self.exponent)

    def log_abs_det_jacobian(self, x, y):
        slope = self.exponent * y / x
        return slope.abs().log()

    def forward_shape(self, shape):
        return _joint_shape(shape, self.exponent)

    inverse_shape = forward_shape


class AffineTransform(Transform):
    _settings = ('loc', 'scale', 'event_dim')

    def __init__(self, loc, scale, event_dim=0, cache_size=0):
        super().__init__(cache_size)
        self.loc, self.scale, self.event_dim = loc, scale, event_dim

    domain = codomain = property(lambda self: _of_events(constraints.real, self.event_dim))

    @property
    def sign(self):
        if isinstance(self.scale, torch.Tensor):
            return self.scale.sign()
        return (self.scale > 0) - (self.scale < 0)

    def _call(self, x):
        return self.scale * x + self.loc

    def _inverse(self, y):
        return (y - self.loc) / self.scale

    def log_abs_det_jacobian(self, x, y):
        if isinstance(self.scale, torch.Tensor):
            logs = self.scale.abs().log()
        else:
            logs = torch.full_like(x, math.log(abs(self.scale)))
        return sum_rightmost(logs.expand(torch.broadcast_shapes(logs.shape, x.shape)), self.event_dim)

    def forward_shape(self, shape):
        return _joint_shape(shape, self.loc, self.scale)

    inverse_shape = forward_shape


class SoftmaxTransform(Transform):
    """Numbers to probabilities; a number added to all of them is lost on the way."""
    event_dim = 1
    bijective = False
    domain, codomain = constraints.real_vector, constraints.simplex
    _settings = ()

    def _call(self, x):
        weights = torch.exp(x - x.amax(-1, True))
        return weights / weights.sum(-1, True)

    def _inverse(self, y):
        return y.log()

    def forward_shape(self, shape):
        if len(shape) < 1:
            raise ValueError('Too few dimensions on input')
        return shape

    inverse_shape = forward_shape
