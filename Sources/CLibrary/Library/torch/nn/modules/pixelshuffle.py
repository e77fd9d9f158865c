"""Channels that become places, and the other way round."""
from torch.nn import functional as F
from torch.nn.modules.layer import Layer


class PixelShuffle(Layer):
    """(N, C·r², H, W) → (N, C, H·r, W·r)."""

    _shown = ('upscale_factor',)

    def __init__(self, upscale_factor):
        super().__init__(upscale_factor=upscale_factor)

    def forward(self, input):
        return F.pixel_shuffle(input, self.upscale_factor)


class PixelUnshuffle(Layer):
    """(N, C, H·r, W·r) → (N, C·r², H, W)."""

    _shown = ('downscale_factor',)

    def __init__(self, downscale_factor):
        super().__init__(downscale_factor=downscale_factor)

    def forward(self, input):
        return F.pixel_unshuffle(input, self.downscale_factor)
