"""How a class of distributions is declared: a decorator states its parameters and moments, so that the body holds sampling and densities only."""
import functools
from operator import attrgetter
import torch
from torch.distributions import constraints
from torch.distributions.utils import lazy_property, logits_to_probs, probs_to_logits

# The parameters of families that are alike.
LOCATION_SCALE = {'loc': constraints.real, 'scale': constraints.positive}
ONE_CHANCE = {'probs': constraints.unit_interval, 'logits': constraints.real}
CHANCES = {'probs': constraints.simplex, 'logits': constraints.real_vector}


def _attribute(value):
    """A constant as it is; a formula of the distribution, or the path to an attribute of it, as a property."""
    if isinstance(value, str):
        return property(attrgetter(value))
    return property(value) if callable(value) else value


def family(parameters, support=None, **quantities):
    """Declares a class: the constraints of its parameters, that of its samples, and its mean, mode, variance or standard deviation."""
    quantities['arg_constraints'] = parameters
    if support is not None:
        quantities['support'] = support

    def declare(cls):
        for name, value in quantities.items():
            setattr(cls, name, _attribute(value))
        return cls

    return declare


def delegates(part, *names):
    """Declares that the attributes `names` are those of the distribution `part` inside."""
    def declare(cls):
        for name in names:
            setattr(cls, name, _attribute(part + '.' + name))
        return cls

    return declare


def checked(density):
    """A function of one value that is first compared with the support."""
    @functools.wraps(density)
    def after_check(self, value):
        self._validate_sample(value)
        return density(self, value)

    return after_check


def _given(distribution):
    known = distribution.__dict__
    return known['probs'] if 'probs' in known else known['logits']


def either_scale(is_binary):
    """Declares `probs` and `logits`: the one that the constructor was not told is computed from the other when it is asked for."""
    def declare(cls):
        @lazy_property
        def probs(self):
            return logits_to_probs(self.logits, is_binary)

        @lazy_property
        def logits(self):
            return probs_to_logits(self.probs, is_binary)

        cls.probs, cls.logits = probs, logits
        cls._given = property(_given)
        cls.param_shape = property(lambda self: _given(self).size())
        return cls

    return declare


def told(probs, logits):
    """The one of two arguments that is there, under its name."""
    given = {name: value for name, value in (('probs', probs), ('logits', logits)) if value is not None}
    if len(given) != 1:
        raise ValueError('Either `probs` or `logits` must be specified, but not both.')
    return given
