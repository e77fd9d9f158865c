"""Pooling: one number for each window."""
from torch.nn import functional as F
from torch.nn.modules.layer import Layer
from torch.nn.modules.utils import _pair, _single, _triple


class _Windows(Layer):
    """Layers with a window that moves by `stride`, by its own size if none is given."""

    _shown = ('kernel_size', 'stride', 'padding')
    _sizes = staticmethod(lambda value: value)     # what becomes of a number that may stand for several

    def __init__(self, kernel_size, stride, padding, **settings):
        stride = kernel_size if stride is None else stride
        super().__init__(kernel_size=self._sizes(kernel_size), stride=self._sizes(stride), padding=self._sizes(padding), **settings)


class _MaxPoolNd(_Windows):
    _shown = ('kernel_size', 'stride', 'padding', 'dilation', 'ceil_mode')
    return_indices: bool

    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
        super().__init__(kernel_size, stride, padding, dilation=dilation, return_indices=return_indices, ceil_mode=ceil_mode)


class MaxPool1d(_MaxPoolNd):
    """The largest number of each window: (N, C, L) → (N, C, L_out)."""

    def forward(self, input):
        return F.max_pool1d(input, self.kernel_size, self.stride, self.padding, self.dilation, ceil_mode=self.ceil_mode,
                            return_indices=self.return_indices)


class MaxPool2d(_MaxPoolNd):
    """The largest number of each window: (N, C, H, W) → (N, C, H_out, W_out)."""

    def forward(self, input):
        return F.max_pool2d(input, self.kernel_size, self.stride, self.padding, self.dilation, ceil_mode=self.ceil_mode,
                            return_indices=self.return_indices)


class MaxPool3d(_MaxPoolNd):
    """The largest number of each window: (N, C, D, H, W) → (N, C, D_out, H_out, W_out)."""

    def forward(self, input):
        return F.max_pool3d(input, self.kernel_size, self.stride, self.padding, self.dilation, ceil_mode=self.ceil_mode,
                            return_indices=self.return_indices)


class _MaxUnpoolNd(_Windows):
    def __init__(self, kernel_size, stride=None, padding=0):
        super().__init__(kernel_size, stride, padding)


class MaxUnpool1d(_MaxUnpoolNd):
    """Puts maxima back to the places that `MaxPool1d` remembered, zeros elsewhere."""

    _sizes = staticmethod(_single)

    def forward(self, input, indices, output_size=None):
        return F.max_unpool1d(input, indices, self.kernel_size, self.stride, self.padding, output_size)


class MaxUnpool2d(_MaxUnpoolNd):
    """Puts maxima back to the places that `MaxPool2d` remembered, zeros elsewhere."""

    _sizes = staticmethod(_pair)

    def forward(self, input, indices, output_size=None):
        return F.max_unpool2d(input, indices, self.kernel_size, self.stride, self.padding, output_size)


class MaxUnpool3d(_MaxUnpoolNd):
    """Puts maxima back to the places that `MaxPool3d` remembered, zeros elsewhere."""

    _sizes = staticmethod(_triple)

    def forward(self, input, indices, output_size=None):
        return F.max_unpool3d(input, indices, self.kernel_size, self.stride, self.padding, output_size)


class AvgPool1d(_Windows):
    """The mean of each window."""

    _sizes = staticmethod(_single)

    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
        super().__init__(kernel_size, stride, padding, ceil_mode=ceil_mode, count_include_pad=count_include_pad)

    def forward(self, input):
        return F.avg_pool1d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)


class _AvgPoolNd(_Windows):
    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
        super().__init__(kernel_size, stride, padding, ceil_mode=ceil_mode, count_include_pad=count_include_pad, divisor_override=divisor_override)


class AvgPool2d(_AvgPoolNd):
    """The mean of each window."""

    def forward(self, input):
        return F.avg_pool2d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad, self.divisor_override)


class AvgPool3d(_AvgPoolNd):
    """The mean of each window."""

    def forward(self, input):
        return F.avg_pool3d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad, self.divisor_override)


class _LPPoolNd(Layer):
    _shown = ('norm_type', 'kernel_size', 'stride', 'ceil_mode')

    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
        super().__init__(norm_type=norm_type, kernel_size=kernel_size, stride=stride, ceil_mode=ceil_mode)


class LPPool1d(_LPPoolNd):
    """(Σ xᵖ)^(1/p) of each window."""

    def forward(self, input):
        return F.lp_pool1d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)


class LPPool2d(_LPPoolNd):
    """(Σ xᵖ)^(1/p) of each window."""

    def forward(self, input):
        return F.lp_pool2d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)


class LPPool3d(_LPPoolNd):
    """(Σ xᵖ)^(1/p) of each window."""

    def forward(self, input):
        return F.lp_pool3d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)


class _AdaptivePool(Layer):
    _shown = ('output_size',)

    def __init__(self, output_size, **settings):
        super().__init__(output_size=output_size, **settings)


class AdaptiveAvgPool1d(_AdaptivePool):
    """Means over as many windows as the output is to have places."""

    def forward(self, input):
        return F.adaptive_avg_pool1d(input, self.output_size)


class AdaptiveAvgPool2d(_AdaptivePool):
    """Means over as many windows as the output is to have places."""

    def forward(self, input):
        return F.adaptive_avg_pool2d(input, self.output_size)


class AdaptiveAvgPool3d(_AdaptivePool):
    """Means over as many windows as the output is to have places."""

    def forward(self, input):
        return F.adaptive_avg_pool3d(input, self.output_size)


class _AdaptiveMaxPool(_AdaptivePool):
    def __init__(self, output_size, return_indices=False):
        super().__init__(output_size, return_indices=return_indices)


class AdaptiveMaxPool1d(_AdaptiveMaxPool):
    """Maxima over as many windows as the output is to have places."""

    def forward(self, input):
        return F.adaptive_max_pool1d(input, self.output_size, self.return_indices)


class AdaptiveMaxPool2d(_AdaptiveMaxPool):
    """Maxima over as many windows as the output is to have places."""

    def forward(self, input):
        return F.adaptive_max_pool2d(input, self.output_size, self.return_indices)


class AdaptiveMaxPool3d(_AdaptiveMaxPool):
    """Maxima over as many windows as the output is to have places."""

    def forward(self, input):
        return F.adaptive_max_pool3d(input, self.output_size, self.return_indices)


class FractionalMaxPool2d(Layer):
    """Maxima of windows at random places, so that the size shrinks by any ratio."""

    def __init__(self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
        pair = lambda value: value if value is None else (value, value) if isinstance(value, (int, float)) else tuple(value)
        ratios = pair(output_ratio)
        super().__init__(kernel_size=pair(kernel_size), return_indices=return_indices, output_size=pair(output_size), output_ratio=ratios)
        self.register_buffer('_random_samples', _random_samples)
        if output_size is None is ratios:
            raise ValueError('FractionalMaxPool2d requires specifying either an output size, or a pooling ratio')
        if None not in (output_size, ratios):
            raise ValueError('only one of output_size and output_ratio may be specified')
        if ratios and not all(0 < ratio < 1 for ratio in ratios):
            raise ValueError(f'output_ratio must be between 0 and 1 (got {output_ratio})')

    def forward(self, input):
        return F.fractional_max_pool2d(input, self.kernel_size, self.output_size, self.output_ratio, self.return_indices,
                                       _random_samples=self._random_samples)
