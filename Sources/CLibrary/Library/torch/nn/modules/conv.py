"""Convolution layers (cross-correlation, as everywhere in deep learning) and their transposes."""
from torch.nn import functional as F
from torch.nn.modules.lazy import _Lazy
from torch.nn.modules.module import Module
from torch.nn.modules.utils import _pair, _single, _triple, declare, declare_lazy, fill_by_fan_in, materialize


class _ConvNd(Module):
    """What all convolutions share: parameters, their initialisation, text."""

    def __init__(self, in_channels, out_channels, kernel_size, stride, padding, dilation, transposed, output_padding, groups, bias,
                 padding_mode, device=None, dtype=None):
        super().__init__()
        if groups <= 0:
            raise ValueError('groups must be a positive integer')
        for name, channels in (('in', in_channels), ('out', out_channels)):
            if channels % groups:
                raise ValueError(f'{name}_channels must be divisible by groups')
        if isinstance(padding, str):
            if padding not in ('same', 'valid'):
                raise ValueError(f"Invalid padding string {padding!r}, should be one of {{'same', 'valid'}}")
            if padding == 'same' and any(each != 1 for each in stride):
                raise ValueError("padding='same' is not supported for strided convolutions")
        modes = ('zeros', 'reflect', 'replicate', 'circular')
        if padding_mode not in modes:
            raise ValueError(f"padding_mode must be one of {set(modes)}, but got padding_mode='{padding_mode}'")
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = kernel_size
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.transposed = transposed
        self.output_padding = output_padding
        self.groups = groups
        self.padding_mode = padding_mode
        if isinstance(padding, str):
            sides = [0, 0] * len(kernel_size)
            if padding == 'same':
                for axis, (d, k) in enumerate(zip(dilation, kernel_size)):
                    total = d * (k - 1)
                    sides[2 * (len(kernel_size) - 1 - axis)] = total // 2
                    sides[2 * (len(kernel_size) - 1 - axis) + 1] = total - total // 2
            self._reversed_padding_repeated_twice = sides
        else:
            self._reversed_padding_repeated_twice = [each for each in reversed(padding) for _ in range(2)]
        self._make_parameters(bias, device, dtype)

    def _weight_shape(self):
        if self.transposed:
            return (self.in_channels, self.out_channels // self.groups, *self.kernel_size)
        return (self.out_channels, self.in_channels // self.groups, *self.kernel_size)

    def _make_parameters(self, bias, device, dtype):
        declare(self, dtype, device, weight=self._weight_shape(), bias=(self.out_channels,) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        fill_by_fan_in(self)

    def extra_repr(self):
        axes = len(self.kernel_size)
        parts = [f'{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}']
        plain = {'padding': (0,) * axes, 'dilation': (1,) * axes, 'output_padding': (0,) * axes, 'groups': 1}
        parts += [f'{name}={getattr(self, name)}' for name, value in plain.items() if getattr(self, name) != value]
        parts += ['bias=False'] if self.bias is None else []
        parts += [] if self.padding_mode == 'zeros' else [f'padding_mode={self.padding_mode}']
        return ', '.join(parts)


def _padding(padding, parse):
    return padding if isinstance(padding, str) else parse(padding)


class Conv1d(_ConvNd):
    """(N, C_in, L) → (N, C_out, L_out)."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros',
                 device=None, dtype=None):
        super().__init__(in_channels, out_channels, _single(kernel_size), _single(stride), _padding(padding, _single), _single(dilation), False,
                         _single(0), groups, bias, padding_mode, device, dtype)

    def forward(self, input):
        if self.padding_mode != 'zeros':
            input = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
            return F.conv1d(input, self.weight, self.bias, self.stride, 0, self.dilation, self.groups)
        return F.conv1d(input, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)


class Conv2d(_ConvNd):
    """(N, C_in, H, W) → (N, C_out, H_out, W_out), H_out = ⌊(H + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros',
                 device=None, dtype=None):
        super().__init__(in_channels, out_channels, _pair(kernel_size), _pair(stride), _padding(padding, _pair), _pair(dilation), False,
                         _pair(0), groups, bias, padding_mode, device, dtype)

    def forward(self, input):
        if self.padding_mode != 'zeros':
            input = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
            return F.conv2d(input, self.weight, self.bias, self.stride, 0, self.dilation, self.groups)
        return F.conv2d(input, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)


class Conv3d(_ConvNd):
    """(N, C_in, D, H, W) → (N, C_out, D_out, H_out, W_out)."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros',
                 device=None, dtype=None):
        super().__init__(in_channels, out_channels, _triple(kernel_size), _triple(stride), _padding(padding, _triple), _triple(dilation), False,
                         _triple(0), groups, bias, padding_mode, device, dtype)

    def forward(self, input):
        if self.padding_mode != 'zeros':
            input = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
            return F.conv3d(input, self.weight, self.bias, self.stride, 0, self.dilation, self.groups)
        return F.conv3d(input, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)


class _ConvTransposeNd(_ConvNd):
    """What transposed convolutions share: an output size that may be asked for."""

    _spatial = 2

    def __init__(self, in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias, dilation, padding_mode, device, dtype):
        if padding_mode != 'zeros':
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, True, output_padding, groups, bias, padding_mode,
                         device, dtype)

    def _output_padding(self, input, output_size):
        if output_size is None:
            return self.output_padding
        spatial = self._spatial
        batched = input.dim() == spatial + 2
        wanted = list(output_size)
        if len(wanted) == input.dim():
            wanted = wanted[2 if batched else 1:]
        if len(wanted) != spatial:
            raise ValueError(f'ConvTranspose{spatial}D: for {input.dim()}D input, output_size must have {spatial} or {spatial + 2} elements (got {len(output_size)})')
        smallest = []
        for axis in range(spatial):
            size = input.size(axis + (2 if batched else 1))
            smallest.append((size - 1) * self.stride[axis] - 2 * self.padding[axis] + self.dilation[axis] * (self.kernel_size[axis] - 1) + 1)
        largest = [small + step - 1 for small, step in zip(smallest, self.stride)]
        for want, small, large in zip(wanted, smallest, largest):
            if want < small or want > large:
                raise ValueError(f'requested an output size of {output_size}, but valid sizes range from {smallest} to {largest} '
                                 f'(for an input of {input.size()[2:]})')
        return [want - small for want, small in zip(wanted, smallest)]


class ConvTranspose1d(_ConvTransposeNd):
    """The transpose (the gradient) of a 1-D convolution: (N, C_in, L) → (N, C_out, L_out)."""

    _spatial = 1

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
                 padding_mode='zeros', device=None, dtype=None):
        super().__init__(in_channels, out_channels, _single(kernel_size), _single(stride), _single(padding), _single(output_padding), groups, bias,
                         _single(dilation), padding_mode, device, dtype)

    def forward(self, input, output_size=None):
        extra = self._output_padding(input, output_size)
        return F.conv_transpose1d(input, self.weight, self.bias, self.stride, self.padding, extra, self.groups, self.dilation)


class ConvTranspose2d(_ConvTransposeNd):
    """The transpose of a 2-D convolution; H_out = (H − 1)·stride − 2·padding + dilation·(kernel − 1) + output_padding + 1."""

    _spatial = 2

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
                 padding_mode='zeros', device=None, dtype=None):
        super().__init__(in_channels, out_channels, _pair(kernel_size), _pair(stride), _pair(padding), _pair(output_padding), groups, bias,
                         _pair(dilation), padding_mode, device, dtype)

    def forward(self, input, output_size=None):
        extra = self._output_padding(input, output_size)
        return F.conv_transpose2d(input, self.weight, self.bias, self.stride, self.padding, extra, self.groups, self.dilation)


class ConvTranspose3d(_ConvTransposeNd):
    """The transpose of a 3-D convolution."""

    _spatial = 3

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
                 padding_mode='zeros', device=None, dtype=None):
        super().__init__(in_channels, out_channels, _triple(kernel_size), _triple(stride), _triple(padding), _triple(output_padding), groups, bias,
                         _triple(dilation), padding_mode, device, dtype)

    def forward(self, input, output_size=None):
        extra = self._output_padding(input, output_size)
        return F.conv_transpose3d(input, self.weight, self.bias, self.stride, self.padding, extra, self.groups, self.dilation)


class _LazyConv(_Lazy):
    """in_channels come from the first input."""

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        self._wanted = out_channels
        self._becomes.__init__(self, 0, 0, kernel_size, *args, **{**kwargs, 'groups': 1} if 'groups' in kwargs else kwargs)
        self.groups = kwargs.get('groups', 1)
        self.out_channels = out_channels

    def _make_parameters(self, bias, device, dtype):
        declare_lazy(self, dtype, device, weight=True, bias=bias)

    def _materialize(self, input, *args, **kwargs):
        spatial = len(self.kernel_size)
        if input.dim() not in (spatial + 1, spatial + 2):
            raise RuntimeError(f'Expected {spatial + 1}D (unbatched) or {spatial + 2}D (batched) input to {type(self).__name__}, but got input of size: {input.shape}')
        self.in_channels = input.shape[-spatial - 1]
        if self.in_channels % self.groups:
            raise ValueError('in_channels must be divisible by groups')
        materialize(self, weight=self._weight_shape(), bias=(self.out_channels,))


class LazyConv1d(_LazyConv, Conv1d):
    _becomes = Conv1d


class LazyConv2d(_LazyConv, Conv2d):
    _becomes = Conv2d


class LazyConv3d(_LazyConv, Conv3d):
    _becomes = Conv3d


class LazyConvTranspose1d(_LazyConv, ConvTranspose1d):
    _becomes = ConvTranspose1d


class LazyConvTranspose2d(_LazyConv, ConvTranspose2d):
    _becomes = ConvTranspose2d


class LazyConvTranspose3d(_LazyConv, ConvTranspose3d):
    _becomes = ConvTranspose3d
