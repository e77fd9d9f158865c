"""The transformations of the second version that the first one has too."""
from torchvision.transforms.basic import *
from torchvision.transforms.randomized import *
from torchvision.transforms import functional
from torchvision.transforms.functional import InterpolationMode


class ToImage:
    """A picture as a tensor of its own type."""

    def __call__(self, pic):
        import torch
        return pic if isinstance(pic, torch.Tensor) else functional.pil_to_tensor(pic)

    def __repr__(self):
        return 'ToImage()'


class ToDtype:
    """Another type; with `scale=True` values are scaled to its range."""

    def __init__(self, dtype, scale=False):
        self.dtype = dtype
        self.scale = scale

    def __call__(self, image):
        return functional.convert_image_dtype(image, self.dtype) if self.scale else image.to(self.dtype)

    def __repr__(self):
        return f'ToDtype(scale={self.scale})'
