"""Arguments that may be one number or one for each dimension."""
from collections.abc import Iterable


def _ntuple(count, name):
    def parse(value):
        if isinstance(value, Iterable):
            return tuple(value)
        return (value,) * count

    parse.__name__ = name
    return parse


_single = _ntuple(1, '_single')
_pair = _ntuple(2, '_pair')
_triple = _ntuple(3, '_triple')
_quadruple = _ntuple(4, '_quadruple')
