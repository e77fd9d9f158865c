"""Brightness, contrast and colour: mixtures of a picture with a plain version of it."""
from PIL import Image


class _Enhance:
    def enhance(self, factor):
        return Image.blend(self.degenerate, self.image, factor)


class Color(_Enhance):
    def __init__(self, image):
        self.image = image
        self.degenerate = image.convert('L').convert(image.mode)


class Contrast(_Enhance):
    def __init__(self, image):
        self.image = image
        grey = image if image.mode == 'L' else image.convert('L')
        mean = int(grey._pixels.long().sum().item() / grey._pixels.numel() + 0.5)
        self.degenerate = Image.new('L', image.size, mean).convert(image.mode)


class Brightness(_Enhance):
    def __init__(self, image):
        self.image = image
        self.degenerate = Image.new(image.mode, image.size, 0)


class Sharpness(_Enhance):
    def __init__(self, image):
        import torch
        self.image = image
        pixels = image._pixels.int()
        height, width = pixels.shape[:2]
        total = 4 * pixels[1:-1, 1:-1]
        for row in range(3):
            for column in range(3):
                total = total + pixels[row:row + height - 2, column:column + width - 2]
        smooth = image._pixels.clone()
        smooth[1:-1, 1:-1] = torch.div(2 * total + 13, 26, rounding_mode='floor').to(torch.uint8)
        self.degenerate = Image._made(smooth, image.mode)
