"""Normalisation of each example: over its last axes, over groups of channels, or by its neighbours."""
from torch.nn import functional as F
from torch.nn.modules._norm import Norm
from torch.nn.modules.layer import Layer
from torch.nn.modules.utils import declare


class _OverLastAxes(Norm):
    """Over the last axes, whose sizes are `normalized_shape`."""

    _unnamed = ('normalized_shape',)

    def __init__(self, normalized_shape, eps, elementwise_affine, shifted, dtype):
        sizes = tuple(normalized_shape) if hasattr(normalized_shape, '__iter__') else (normalized_shape,)
        super().__init__(normalized_shape=sizes, eps=eps, elementwise_affine=elementwise_affine)
        self._declare(sizes, elementwise_affine, shifted, dtype)


class LayerNorm(_OverLastAxes):
    """(x − mean) / √(variance + ε) over the last axes."""

    _shown = ('eps', 'elementwise_affine', 'bias')

    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
        super().__init__(normalized_shape, eps, elementwise_affine, bias, dtype)

    def forward(self, input):
        return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)


class RMSNorm(_OverLastAxes):
    """x / √(mean(x²) + ε) over the last axes; there is no bias."""

    _shown = ('eps', 'elementwise_affine')
    bias = None

    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
        super().__init__(normalized_shape, eps, elementwise_affine, False, dtype)

    def _declare(self, shape, scaled, shifted, dtype):
        declare(self, dtype, weight=shape if scaled else None)
        self.reset_parameters()

    def forward(self, input):
        return F.rms_norm(input, self.normalized_shape, self.weight, self.eps)


class GroupNorm(Norm):
    """Over groups of channels: (N, C, …)."""

    _unnamed = ('num_groups', 'num_channels')
    _shown = ('eps', 'affine', 'bias')

    def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None, *, bias=True):
        if num_groups <= 0:
            raise ValueError(f'num_groups must be a positive integer, got {num_groups}')
        if num_channels % num_groups:
            raise ValueError(f'num_channels ({num_channels}) must be divisible by num_groups ({num_groups})')
        super().__init__(num_groups=num_groups, num_channels=num_channels, eps=eps, affine=affine)
        self._declare((num_channels,), affine, bias, dtype)

    def forward(self, input):
        return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)


class LocalResponseNorm(Layer):
    """Divides each channel by the activity of its neighbours (AlexNet)."""

    _unnamed = ('size',)
    _shown = ('alpha', 'beta', 'k')

    def __init__(self, size, alpha=1e-4, beta=0.75, k=1.0):
        super().__init__(size=size, alpha=alpha, beta=beta, k=k)

    def forward(self, input):
        return F.local_response_norm(input, self.size, self.alpha, self.beta, self.k)
