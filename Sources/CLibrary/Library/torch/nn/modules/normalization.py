"""Layers that bring activations to mean 0 and variance 1, over batch, instance, group or layer."""
import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.lazy import _Lazy
from torch.nn.modules.module import Module
from torch.nn.modules.utils import declare, declare_lazy, materialize
from torch.nn.parameter import UninitializedBuffer


class _Norm(Module):
    """A layer whose result is multiplied by `weight` and moved by `bias`, ones and zeros at first, or by neither."""

    def _declare(self, shape, scaled, shifted, dtype):
        declare(self, dtype, weight=shape if scaled else None, bias=shape if scaled and shifted else None)
        self.reset_parameters()

    def reset_parameters(self):
        if self.weight is not None:
            init.ones_(self.weight)
        if self.bias is not None:
            init.zeros_(self.bias)


class _OverChannels(_Norm):
    """Batch and instance normalisation: a scale for each channel, and running statistics."""

    # numbers of axes that an input may have
    _axes = ()

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True):
        super().__init__()
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
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
            wanted = ' or '.join(f'{axes}D' for axes in self._axes)
            raise ValueError(f'expected {wanted} input (got {input.dim()}D input)')

    def extra_repr(self):
        text = f'{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, bias={self.bias is not None}'
        return text + f', track_running_stats={self.track_running_stats}'


class _BatchNorm(_OverChannels):
    def forward(self, input):
        self._check(input)
        factor = 0.0 if self.momentum is None else self.momentum
        if self.training and self.track_running_stats and self.num_batches_tracked is not None:
            self.num_batches_tracked.add_(1)
            if self.momentum is None:
                factor = 1.0 / float(self.num_batches_tracked)
        use_batch = self.training or (self.running_mean is None and self.running_var is None)
        keep = not self.training or self.track_running_stats
        return F.batch_norm(input, self.running_mean if keep else None, self.running_var if keep else None, self.weight, self.bias, use_batch,
                            factor, self.eps)


class BatchNorm1d(_BatchNorm):
    """Per channel over batch (and length): (N, C) or (N, C, L)."""

    _axes = (2, 3)


class BatchNorm2d(_BatchNorm):
    """Per channel over batch and places: (N, C, H, W)."""

    _axes = (4,)


class BatchNorm3d(_BatchNorm):
    """Per channel over batch and places: (N, C, D, H, W)."""

    _axes = (5,)


class _LazyNorm(_Lazy):
    def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None):
        self._becomes.__init__(self, 0, eps, momentum, False, False)
        self.affine = affine
        self.track_running_stats = track_running_stats
        if affine:
            declare_lazy(self, dtype, device, weight=True, bias=True)
        if track_running_stats:
            self.running_mean = UninitializedBuffer()
            self.running_var = UninitializedBuffer()
            self.num_batches_tracked = torch.tensor(0, dtype=torch.long)

    def _materialize(self, input):
        self._check(input)
        channels = self.num_features = input.shape[1]
        if self.track_running_stats:
            self.running_mean = torch.zeros(channels)
            self.running_var = torch.ones(channels)
        materialize(self, weight=(channels,), bias=(channels,))


class LazyBatchNorm1d(_LazyNorm, BatchNorm1d):
    _becomes = BatchNorm1d


class LazyBatchNorm2d(_LazyNorm, BatchNorm2d):
    _becomes = BatchNorm2d


class LazyBatchNorm3d(_LazyNorm, BatchNorm3d):
    _becomes = BatchNorm3d


class _InstanceNorm(_OverChannels):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None, *, bias=True):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

    def forward(self, input):
        self._check(input)
        single = input.dim() == self._axes[0]
        axis = 0 if single else 1
        channels = input.shape[axis]
        if self.affine and channels != self.num_features:
            raise ValueError(f"expected input's size at dim={axis} to match num_features ({self.num_features}), but got: {channels}.")
        result = F.instance_norm(input.unsqueeze(0) if single else input, self.running_mean, self.running_var, self.weight, self.bias,
                                 self.training or not self.track_running_stats, 0.0 if self.momentum is None else self.momentum, self.eps)
        return result.squeeze(0) if single else result


class InstanceNorm1d(_InstanceNorm):
    """Per example and channel over the length: (N, C, L)."""

    _axes = (2, 3)


class InstanceNorm2d(_InstanceNorm):
    """Per example and channel over the places: (N, C, H, W)."""

    _axes = (3, 4)


class InstanceNorm3d(_InstanceNorm):
    """Per example and channel over the places: (N, C, D, H, W)."""

    _axes = (4, 5)


class _LazyInstanceNorm(_LazyNorm):
    def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None):
        super().__init__(eps, momentum, affine, track_running_stats, device, dtype)


class LazyInstanceNorm1d(_LazyInstanceNorm, InstanceNorm1d):
    _becomes = InstanceNorm1d


class LazyInstanceNorm2d(_LazyInstanceNorm, InstanceNorm2d):
    _becomes = InstanceNorm2d


class LazyInstanceNorm3d(_LazyInstanceNorm, InstanceNorm3d):
    _becomes = InstanceNorm3d


class SyncBatchNorm(_BatchNorm):
    """Batch normalisation over all processes; there is one."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, process_group=None, device=None, dtype=None, *, bias=True):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

    def _check(self, input):
        if input.dim() < 2:
            raise ValueError(f'expected at least 2D input (got {input.dim()}D input)')


class _OverLastAxes(_Norm):
    """Normalisation over the last axes, whose sizes are `normalized_shape`."""

    def _settle(self, normalized_shape, eps, elementwise_affine, shifted, dtype):
        self.normalized_shape = tuple(normalized_shape) if hasattr(normalized_shape, '__iter__') else (normalized_shape,)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        self._declare(self.normalized_shape, elementwise_affine, shifted, dtype)


class LayerNorm(_OverLastAxes):
    """Per example over the last axes, whose sizes are `normalized_shape`."""

    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
        super().__init__()
        self._settle(normalized_shape, eps, elementwise_affine, bias, dtype)

    def forward(self, input):
        return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extra_repr(self):
        return f'{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}, bias={self.bias is not None}'


class RMSNorm(_OverLastAxes):
    """x / √(mean(x²) + ε) over the last axes."""

    bias = None

    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
        super().__init__()
        self._settle(normalized_shape, eps, elementwise_affine, False, dtype)

    def _declare(self, shape, scaled, shifted, dtype):
        declare(self, dtype, weight=shape if scaled else None)
        self.reset_parameters()

    def forward(self, input):
        return F.rms_norm(input, self.normalized_shape, self.weight, self.eps)

    def extra_repr(self):
        return f'{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}'


class GroupNorm(_Norm):
    """Per example over groups of channels: (N, C, …)."""

    def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None, *, bias=True):
        super().__init__()
        if num_groups <= 0:
            raise ValueError(f'num_groups must be a positive integer, got {num_groups}')
        if num_channels % num_groups:
            raise ValueError(f'num_channels ({num_channels}) must be divisible by num_groups ({num_groups})')
        self.num_groups = num_groups
        self.num_channels = num_channels
        self.eps = eps
        self.affine = affine
        self._declare((num_channels,), affine, bias, dtype)

    def forward(self, input):
        return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

    def extra_repr(self):
        return f'{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, bias={self.bias is not None}'


class LocalResponseNorm(Module):
    """Divides each channel by the activity of its neighbours (AlexNet)."""

    def __init__(self, size, alpha=1e-4, beta=0.75, k=1.0):
        super().__init__()
        self.size = size
        self.alpha = alpha
        self.beta = beta
        self.k = k

    def forward(self, input):
        return F.local_response_norm(input, self.size, self.alpha, self.beta, self.k)

    def extra_repr(self):
        return f'{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}'
