"""What values a parameter or a sample may have."""
import torch


class Constraint:
    """A set of values; `check(value)` says for each event whether it is inside.

    A class below names the numbers that it is made with in `bounds`; they become attributes and are shown in its text.
    """
    is_discrete = False
    event_dim = 0
    bounds = ()
    _shows_bounds = True

    def __init__(self, *limits, **named):
        if len(limits) + len(named) != len(self.bounds):
            raise TypeError(f'{type(self).__name__}() takes {len(self.bounds)} bounds ({len(limits) + len(named)} given)')
        for name, limit in zip(self.bounds, limits):
            setattr(self, name, limit)
        for name, limit in named.items():
            if name not in self.bounds:
                raise TypeError(f"{type(self).__name__}() got an unexpected keyword argument '{name}'")
            setattr(self, name, limit)

    def check(self, value):
        raise NotImplementedError

    def __repr__(self):
        limits = ', '.join(f'{name}={getattr(self, name)}' for name in self.bounds) if self._shows_bounds else ''
        return f'{type(self).__name__.lstrip("_")}({limits})'


def _whole(value):
    return value % 1 == 0


def _matrices(inside):
    """Whether all elements of each matrix are inside."""
    return inside.flatten(-2).all(-1)


def _unknown(name):
    def refuse(self):
        raise NotImplementedError(f'.{name} cannot be determined statically')

    return property(refuse)


class _Dependent(Constraint):
    """A constraint that depends on other parameters."""
    is_discrete, event_dim = _unknown('is_discrete'), _unknown('event_dim')

    def check(self, value):
        raise ValueError('Cannot determine validity of dependent constraint')


class dependent_property(property):
    """A constraint that is computed from the parameters of an instance."""

    def __init__(self, fget=None, *, is_discrete=False, event_dim=0):
        super().__init__(fget)
        self.is_discrete = is_discrete
        self.event_dim = event_dim

    def __call__(self, fget):
        return dependent_property(fget, is_discrete=self.is_discrete, event_dim=self.event_dim)


class _IndependentConstraint(Constraint):
    """The last dimensions of what another constraint finds belong to one event."""
    bounds = ('base_constraint', 'reinterpreted_batch_ndims')

    @property
    def is_discrete(self):
        return self.base_constraint.is_discrete

    @property
    def event_dim(self):
        return self.base_constraint.event_dim + self.reinterpreted_batch_ndims

    def check(self, value):
        inside = self.base_constraint.check(value)
        joined = self.reinterpreted_batch_ndims
        if joined > inside.dim():
            raise ValueError(f'Expected value.dim() >= {self.event_dim} but got {value.dim()}')
        return inside.flatten(-joined).all(-1) if joined else inside

    def __repr__(self):
        return f'IndependentConstraint({self.base_constraint!r}, {self.reinterpreted_batch_ndims})'


class _MixtureSameFamilyConstraint(Constraint):
    """A value that each component of a mixture may have."""
    bounds = ('base_constraint',)

    @property
    def is_discrete(self):
        return self.base_constraint.is_discrete

    @property
    def event_dim(self):
        return self.base_constraint.event_dim

    def check(self, value):
        return self.base_constraint.check(value.unsqueeze(-1 - self.event_dim)).all(-1)

    def __repr__(self):
        return f'MixtureSameFamilyConstraint({self.base_constraint!r})'


class _Real(Constraint):
    def check(self, value):
        return ~torch.isnan(value)


class _GreaterThan(Constraint):
    bounds = ('lower_bound',)

    def check(self, value):
        return value > self.lower_bound


class _GreaterThanEq(Constraint):
    bounds = ('lower_bound',)

    def check(self, value):
        return value >= self.lower_bound


class _LessThan(Constraint):
    bounds = ('upper_bound',)

    def check(self, value):
        return value < self.upper_bound


class _Interval(Constraint):
    bounds = ('lower_bound', 'upper_bound')

    def check(self, value):
        return (value >= self.lower_bound) & (value <= self.upper_bound)


class _HalfOpenInterval(_Interval):
    def check(self, value):
        return (value >= self.lower_bound) & (value < self.upper_bound)


class _IntegerInterval(_Interval):
    is_discrete = True

    def check(self, value):
        return super().check(value) & _whole(value)


class _IntegerGreaterThan(_GreaterThanEq):
    is_discrete = True

    def check(self, value):
        return super().check(value) & _whole(value)


class _Boolean(Constraint):
    is_discrete = True

    def check(self, value):
        return (value == 0) | (value == 1)


class _OneHot(Constraint):
    is_discrete = True
    event_dim = 1

    def check(self, value):
        return boolean.check(value).all(-1) & (value.sum(-1) == 1)


class _Simplex(Constraint):
    event_dim = 1

    def check(self, value):
        return nonnegative.check(value).all(-1) & ((value.sum(-1) - 1).abs() < 1e-6)


class _Multinomial(Constraint):
    """Counts of classes, at most `upper_bound` together."""
    is_discrete = True
    event_dim = 1
    bounds = ('upper_bound',)
    _shows_bounds = False

    def check(self, value):
        return nonnegative.check(value).all(-1) & (value.sum(-1) <= self.upper_bound)


class _LowerTriangular(Constraint):
    event_dim = 2

    def check(self, value):
        return _matrices(value == value.tril())


class _LowerCholesky(_LowerTriangular):
    def check(self, value):
        return super().check(value) & positive.check(value.diagonal(dim1=-2, dim2=-1)).all(-1)


class _PositiveDefinite(Constraint):
    event_dim = 2

    def check(self, value):
        symmetric = _matrices(torch.isclose(value, value.mT, atol=1e-6))
        # As in PyTorch, matrices that are not all symmetric are not looked at further.
        return torch.linalg.cholesky_ex(value).info == 0 if bool(symmetric.all()) else symmetric


dependent, boolean, one_hot, real, simplex = _Dependent(), _Boolean(), _OneHot(), _Real(), _Simplex()
lower_triangular, lower_cholesky, positive_definite = _LowerTriangular(), _LowerCholesky(), _PositiveDefinite()
positive, nonnegative, unit_interval = _GreaterThan(0.0), _GreaterThanEq(0.0), _Interval(0.0, 1.0)
nonnegative_integer, positive_integer = map(_IntegerGreaterThan, (0, 1))
greater_than, greater_than_eq, less_than = _GreaterThan, _GreaterThanEq, _LessThan
interval, half_open_interval, integer_interval = _Interval, _HalfOpenInterval, _IntegerInterval
independent, multinomial = _IndependentConstraint, _Multinomial
real_vector = independent(real, 1)


def is_dependent(constraint):
    return isinstance(constraint, (_Dependent, property))
