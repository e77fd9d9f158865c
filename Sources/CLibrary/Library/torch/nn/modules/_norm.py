"""What layers that bring numbers to mean 0 and variance 1 share."""
import torch
from torch.nn import init
from torch.nn.modules.lazy import _Lazy
from torch.nn.modules.layer import Biased
from torch.nn.modules.utils import declare, declare_lazy, materialize
from torch.nn.parameter import UninitializedBuffer


class Norm(Biased):
    """A layer whose result is multiplied by `weight` and moved by `bias`, ones and zeros at first, or by neither."""

    def _declare(self, shape, scaled, shifted, dtype):
        declare(self, dtype, weight=shape if scaled else None, bias=shape if scaled and shifted else None)
        self.reset_parameters()

    def reset_parameters(self):
        if self.weight is not None:
            init.ones_(self.weight)
        if self.bias is not None:
            init.zeros_(self.bias)


class OverChannels(Norm):
    """Batch and instance normalisation: a scale for each channel, and running statistics."""

    _axes = ()     # numbers of axes that an input may have
    _unnamed = ('num_features',)
    _shown = ('eps', 'momentum', 'affine', 'bias', 'track_running_stats')

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True):
        super().__init__(num_features=num_features, eps=eps, momentum=momentum, affine=affine, track_running_stats=track_running_stats)
        running = {'running_mean': torch.zeros(num_features, dtype=dtype), 'running_var': torch.ones(num_features, dtype=dtype),
                   'num_batches_tracked': torch.tensor(0, dtype=torch.long)}
        for name, start in running.items():
            self.register_buffer(name, start if track_running_stats else None)
        self._declare((num_features,), affine, bias, dtype)

    def reset_running_stats(self):
        if self.track_running_stats:
            for buffer, start in ((self.running_mean, 0), (self.running_var, 1), (self.num_batches_tracked, 0)):
                buffer.fill_(start)

    def reset_parameters(self):
        self.reset_running_stats()
        super().reset_parameters()

    def _check(self, input):
        if input.dim() not in self._axes:
            wanted = ' or '.join([f'{axes}D' for axes in self._axes])
            raise ValueError(f'expected {wanted} input (got {input.dim()}D input)')


class LazyNorm(_Lazy):
    """num_features comes from the first input."""

    def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None):
        self._becomes.__init__(self, 0, eps, momentum, False, False)
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            declare_lazy(self, dtype, device, weight=True, bias=True)
        if track_running_stats:
            self.running_mean, self.running_var = UninitializedBuffer(), UninitializedBuffer()
            self.num_batches_tracked = torch.tensor(0, dtype=torch.long)

    def _materialize(self, input):
        self._check(input)
        channels = self.num_features = input.shape[1]
        if self.track_running_stats:
            self.running_mean, self.running_var = torch.zeros(channels), torch.ones(channels)
        materialize(self, weight=(channels,), bias=(channels,))


def lazily(*kinds):
    """For each class the lazy one that becomes it."""
    return [type('Lazy' + kind.__name__, (LazyNorm, kind), {'_becomes': kind, '__module__': kind.__module__}) for kind in kinds]
