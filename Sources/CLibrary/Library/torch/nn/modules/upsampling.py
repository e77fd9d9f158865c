"""Layers that enlarge pictures."""
from torch.nn import functional as F
from torch.nn.modules.layer import Layer


class Upsample(Layer):
    """Enlarges pictures by repeating or interpolating."""

    def __init__(self, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None):
        if scale_factor:
            scale_factor = tuple(map(float, scale_factor)) if isinstance(scale_factor, tuple) else float(scale_factor)
        super().__init__(name=type(self).__name__, size=size, scale_factor=scale_factor or None, mode=mode, align_corners=align_corners,
                         recompute_scale_factor=recompute_scale_factor)

    def forward(self, input):
        return F.interpolate(input, self.size, self.scale_factor, self.mode, self.align_corners, recompute_scale_factor=self.recompute_scale_factor)

    @property
    def _shown(self):
        return 'size' if self.scale_factor is None else 'scale_factor', 'mode'

    def _text_of(self, name):
        return repr(getattr(self, name))


class UpsamplingNearest2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor)


class UpsamplingBilinear2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, 'bilinear', True)
