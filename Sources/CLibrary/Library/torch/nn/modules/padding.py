"""Layers that put a border around the last axes: constant, mirrored, of the edge's numbers, or from the other side."""
from torch.nn import functional as F
from torch.nn.modules.layer import Layer
from torch.nn.modules.utils import _ntuple


class _Border(Layer):
    """`padding` has two widths for each axis, the last axis first; one number stands for all."""

    _axes = 2
    _mode = 'constant'
    _unnamed = ('padding',)

    def __init__(self, padding, **settings):
        super().__init__(padding=_ntuple(2 * self._axes, 'padding')(padding), **settings)

    def forward(self, input):
        return F.pad(input, self.padding, self._mode)


class _Constant(_Border):
    _unnamed, _shown = (), ('padding', 'value')

    def __init__(self, padding, value):
        super().__init__(padding, value=value)

    def forward(self, input):
        return F.pad(input, self.padding, 'constant', self.value)


class _Zero(_Constant):
    _unnamed, _shown = ('padding',), ()

    def __init__(self, padding):
        super().__init__(padding, 0.0)


class _Reflection(_Border):
    _mode = 'reflect'


class _Replication(_Border):
    _mode = 'replicate'


class _Circular(_Border):
    _mode = 'circular'


# ConstantPad1d to CircularPad3d
for _name, _base in (('ConstantPad', _Constant), ('ZeroPad', _Zero), ('ReflectionPad', _Reflection), ('ReplicationPad', _Replication),
                     ('CircularPad', _Circular)):
    for _count in (1, 2, 3):
        _class = f'{_name}{_count}d'
        globals()[_class] = type(_class, (_base,), {'_axes': _count, '__module__': __name__})
