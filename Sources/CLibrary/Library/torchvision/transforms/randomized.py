"""Transformations that draw random numbers (from torch's generator, in torchvision's order)."""
import math
import torch
from torch import nn
from torchvision.transforms import functional as F
from torchvision.transforms.basic import size_pair

__all__ = ['RandomCrop', 'RandomHorizontalFlip', 'RandomVerticalFlip', 'RandomResizedCrop', 'ColorJitter', 'RandomRotation', 'RandomAffine',
           'RandomGrayscale', 'RandomErasing', 'RandomInvert', 'RandomPosterize', 'RandomSolarize', 'RandomAutocontrast', 'RandomEqualize',
           'RandomAdjustSharpness']


def _uniform(low, high):
    return torch.empty(1).uniform_(low, high).item()


def _place(height, width, h, w):
    return torch.randint(0, height - h + 1, size=(1,)).item(), torch.randint(0, width - w + 1, size=(1,)).item()


def _check_sequence(value, name, sizes):
    wanted = str(sizes[0]) if len(sizes) < 2 else ' or '.join([str(size) for size in sizes])
    if not isinstance(value, (list, tuple)):
        raise TypeError(f'{name} should be a sequence of length {wanted}.')
    if len(value) not in sizes:
        raise ValueError(f'{name} should be a sequence of length {wanted}.')


def _angles(value, name, sizes):
    if isinstance(value, (int, float)):
        if value < 0:
            raise ValueError(f'If {name} is a single number, it must be positive.')
        value = [-value, value]
    else:
        _check_sequence(value, name, sizes)
    return [float(angle) for angle in value]


def _interpolation(value):
    return F.interpolation_of(value) if isinstance(value, int) else value


def _checked_fill(fill):
    if fill is None:
        return 0
    if not isinstance(fill, (int, float, list, tuple)):
        raise TypeError('Fill should be either a sequence or a number.')
    return fill


def _fill_for(fill, img, channels):
    if not isinstance(img, torch.Tensor):
        return fill
    return [float(fill)] * channels if isinstance(fill, (int, float)) else [float(value) for value in fill]


class RandomCrop(nn.Module):
    """A part of the given size at a random place, after an optional padding."""

    @staticmethod
    def get_params(img, output_size):
        _, height, width = F.get_dimensions(img)
        h, w = output_size
        if height < h or width < w:
            raise ValueError(f'Required crop size {(h, w)} is larger than input image size {(height, width)}')
        if width == w and height == h:
            return 0, 0, height, width
        top, left = _place(height, width, h, w)
        return top, left, h, w

    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode='constant'):
        super().__init__()
        self.size = tuple(size_pair(size, 'Please provide only two dimensions (h, w) for size.'))
        self.padding = padding
        self.pad_if_needed = pad_if_needed
        self.fill = fill
        self.padding_mode = padding_mode

    def forward(self, img):
        if self.padding is not None:
            img = F.pad(img, self.padding, self.fill, self.padding_mode)
        _, height, width = F.get_dimensions(img)
        if self.pad_if_needed and width < self.size[1]:
            img = F.pad(img, [self.size[1] - width, 0], self.fill, self.padding_mode)
        if self.pad_if_needed and height < self.size[0]:
            img = F.pad(img, [0, self.size[0] - height], self.fill, self.padding_mode)
        return F.crop(img, *self.get_params(img, self.size))

    def __repr__(self):
        return f'{self.__class__.__name__}(size={self.size}, padding={self.padding})'


class RandomResizedCrop(nn.Module):
    """A part of random area and shape, resized."""

    def __init__(self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0), interpolation=F.InterpolationMode.BILINEAR, antialias=True):
        super().__init__()
        self.size = size_pair(size, 'Please provide only two dimensions (h, w) for size.')
        if not isinstance(scale, (list, tuple)):
            raise TypeError('Scale should be a sequence')
        if not isinstance(ratio, (list, tuple)):
            raise TypeError('Ratio should be a sequence')
        self.interpolation = _interpolation(interpolation)
        self.antialias = antialias
        self.scale = scale
        self.ratio = ratio

    @staticmethod
    def get_params(img, scale, ratio):
        _, height, width = F.get_dimensions(img)
        low, high = torch.log(torch.tensor(ratio)).tolist()
        for _ in range(10):
            area = height * width * _uniform(scale[0], scale[1])
            aspect = torch.exp(torch.empty(1).uniform_(low, high)).item()
            w = int(round(math.sqrt(area * aspect)))
            h = int(round(math.sqrt(area / aspect)))
            if 0 < w <= width and 0 < h <= height:
                top, left = _place(height, width, h, w)
                return top, left, h, w
        # Nothing fits: the largest part in the middle whose shape is allowed.
        h, w = height, width
        if float(width) / float(height) < min(ratio):
            h = int(round(w / min(ratio)))
        elif float(width) / float(height) > max(ratio):
            w = int(round(h * max(ratio)))
        return (height - h) // 2, (width - w) // 2, h, w

    def forward(self, img):
        top, left, h, w = self.get_params(img, self.scale, self.ratio)
        return F.resized_crop(img, top, left, h, w, self.size, self.interpolation, antialias=self.antialias)

    def __repr__(self):
        return (f'{self.__class__.__name__}(size={self.size}, scale={tuple(round(value, 4) for value in self.scale)}, '
                f'ratio={tuple(round(value, 4) for value in self.ratio)}, interpolation={self.interpolation.value}, antialias={self.antialias})')


class ColorJitter(nn.Module):
    """Changes brightness, contrast, saturation and hue by random factors, in random order."""

    def __init__(self, brightness=0, contrast=0, saturation=0, hue=0):
        super().__init__()
        self.brightness = self._range(brightness, 'brightness')
        self.contrast = self._range(contrast, 'contrast')
        self.saturation = self._range(saturation, 'saturation')
        self.hue = self._range(hue, 'hue', 0, (-0.5, 0.5), False)

    def _range(self, value, name, center=1, bound=(0, float('inf')), not_below_zero=True):
        if isinstance(value, (int, float)):
            if value < 0:
                raise ValueError(f'If {name} is a single number, it must be non negative.')
            value = [center - float(value), center + float(value)]
            if not_below_zero:
                value[0] = max(value[0], 0.0)
        elif isinstance(value, (tuple, list)) and len(value) == 2:
            value = [float(value[0]), float(value[1])]
        else:
            raise TypeError(f'{name} should be a single number or a list/tuple with length 2.')
        if not bound[0] <= value[0] <= value[1] <= bound[1]:
            raise ValueError(f'{name} values should be between {bound}, but got {value}.')
        return None if value[0] == value[1] == center else tuple(value)

    @staticmethod
    def get_params(brightness, contrast, saturation, hue):
        order = torch.randperm(4)
        factors = [None if limits is None else _uniform(limits[0], limits[1]) for limits in (brightness, contrast, saturation, hue)]
        return (order, *factors)

    def forward(self, img):
        order, *factors = self.get_params(self.brightness, self.contrast, self.saturation, self.hue)
        change = (F.adjust_brightness, F.adjust_contrast, F.adjust_saturation, F.adjust_hue)
        for kind in order.tolist():
            if factors[kind] is not None:
                img = change[kind](img, factors[kind])
        return img

    def __repr__(self):
        return (f'{self.__class__.__name__}(brightness={self.brightness}, contrast={self.contrast}, saturation={self.saturation}, '
                f'hue={self.hue})')


class RandomRotation(nn.Module):
    """Turns by a random angle in degrees."""

    def __init__(self, degrees, interpolation=F.InterpolationMode.NEAREST, expand=False, center=None, fill=0):
        super().__init__()
        self.degrees = _angles(degrees, 'degrees', (2,))
        if center is not None:
            _check_sequence(center, 'center', (2,))
        self.center = center
        self.interpolation = _interpolation(interpolation)
        self.expand = expand
        self.fill = _checked_fill(fill)

    @staticmethod
    def get_params(degrees):
        return _uniform(degrees[0], degrees[1])

    def forward(self, img):
        channels, _, _ = F.get_dimensions(img)
        angle = self.get_params(self.degrees)
        return F.rotate(img, angle, self.interpolation, self.expand, self.center, _fill_for(self.fill, img, channels))

    def __repr__(self):
        center = '' if self.center is None else f', center={self.center}'
        fill = '' if self.fill is None else f', fill={self.fill}'
        return f'{self.__class__.__name__}(degrees={self.degrees}, interpolation={self.interpolation.value}, expand={self.expand}{center}{fill})'


class RandomAffine(nn.Module):
    """Turns, moves, scales and shears at random."""

    def __init__(self, degrees, translate=None, scale=None, shear=None, interpolation=F.InterpolationMode.NEAREST, fill=0, center=None):
        super().__init__()
        self.degrees = _angles(degrees, 'degrees', (2,))
        if translate is not None:
            _check_sequence(translate, 'translate', (2,))
            if not all(0.0 <= part <= 1.0 for part in translate):
                raise ValueError('translation values should be between 0 and 1')
        self.translate = translate
        if scale is not None:
            _check_sequence(scale, 'scale', (2,))
            if not all(factor > 0 for factor in scale):
                raise ValueError('scale values should be positive')
        self.scale = scale
        self.shear = None if shear is None else _angles(shear, 'shear', (2, 4))
        self.interpolation = _interpolation(interpolation)
        self.fill = _checked_fill(fill)
        if center is not None:
            _check_sequence(center, 'center', (2,))
        self.center = center

    @staticmethod
    def get_params(degrees, translate, scale_ranges, shears, img_size):
        angle = _uniform(degrees[0], degrees[1])
        moved = (0, 0)
        if translate is not None:
            x, y = float(translate[0] * img_size[0]), float(translate[1] * img_size[1])
            moved = (int(round(_uniform(-x, x))), int(round(_uniform(-y, y))))
        scale = 1.0 if scale_ranges is None else _uniform(scale_ranges[0], scale_ranges[1])
        shear_x = shear_y = 0.0
        if shears is not None:
            shear_x = _uniform(shears[0], shears[1])
            if len(shears) == 4:
                shear_y = _uniform(shears[2], shears[3])
        return angle, moved, scale, (shear_x, shear_y)

    def forward(self, img):
        channels, height, width = F.get_dimensions(img)
        parameters = self.get_params(self.degrees, self.translate, self.scale, self.shear, [width, height])
        return F.affine(img, *parameters, interpolation=self.interpolation, fill=_fill_for(self.fill, img, channels), center=self.center)

    def __repr__(self):
        parts = [f'degrees={self.degrees}']
        for name in ('translate', 'scale', 'shear'):
            if getattr(self, name) is not None:
                parts.append(f'{name}={getattr(self, name)}')
        if self.interpolation != F.InterpolationMode.NEAREST:
            parts.append(f'interpolation={self.interpolation.value}')
        if self.fill != 0:
            parts.append(f'fill={self.fill}')
        if self.center is not None:
            parts.append(f'center={self.center}')
        return f"{self.__class__.__name__}({', '.join(parts)})"


class RandomErasing(nn.Module):
    """Overwrites a random rectangle of a tensor."""

    def __init__(self, p=0.5, scale=(0.02, 0.33), ratio=(0.3, 3.3), value=0, inplace=False):
        super().__init__()
        if not isinstance(value, (int, float, str, tuple, list)):
            raise TypeError('Argument value should be either a number or str or a sequence')
        if isinstance(value, str) and value != 'random':
            raise ValueError("If value is str, it should be 'random'")
        if not isinstance(scale, (list, tuple)):
            raise TypeError('Scale should be a sequence')
        if not isinstance(ratio, (list, tuple)):
            raise TypeError('Ratio should be a sequence')
        if scale[0] < 0 or scale[1] > 1:
            raise ValueError('Scale should be between 0 and 1')
        if p < 0 or p > 1:
            raise ValueError('Random erasing probability should be between 0 and 1')
        self.p = p
        self.scale = scale
        self.ratio = ratio
        self.value = value
        self.inplace = inplace

    @staticmethod
    def get_params(img, scale, ratio, value=None):
        channels, height, width = img.shape[-3], img.shape[-2], img.shape[-1]
        low, high = torch.log(torch.tensor(ratio)).tolist()
        for _ in range(10):
            area = height * width * _uniform(scale[0], scale[1])
            aspect = torch.exp(torch.empty(1).uniform_(low, high)).item()
            h = int(round(math.sqrt(area * aspect)))
            w = int(round(math.sqrt(area / aspect)))
            if not (h < height and w < width):
                continue
            if value is None:
                values = torch.empty([channels, h, w], dtype=torch.float32).normal_()
            else:
                values = torch.tensor(value)[:, None, None]
            top, left = _place(height, width, h, w)
            return top, left, h, w, values
        return 0, 0, height, width, img

    def forward(self, img):
        if torch.rand(1) < self.p:
            value = self.value
            if isinstance(value, str):
                value = None
            else:
                value = [float(value)] if isinstance(value, (int, float)) else [float(part) for part in value]
                if len(value) not in (1, img.shape[-3]):
                    raise ValueError(f'If value is a sequence, it should have either a single value or {img.shape[-3]} (number of input channels)')
            top, left, h, w, values = self.get_params(img, self.scale, self.ratio, value)
            return F.erase(img, top, left, h, w, values, self.inplace)
        return img

    def __repr__(self):
        return f'{self.__class__.__name__}(p={self.p}, scale={self.scale}, ratio={self.ratio}, value={self.value}, inplace={self.inplace})'


class _Maybe(nn.Module):
    """Something done with probability `p`."""
    _shown = ()

    def __init__(self, p=0.5):
        super().__init__()
        self.p = p

    def forward(self, img):
        if torch.rand(1).item() < self.p:
            return self._change(img)
        return img

    def __repr__(self):
        return f"{self.__class__.__name__}({','.join([f'{name}={getattr(self, name)}' for name in self._shown + ('p',)])})"


class RandomHorizontalFlip(_Maybe):
    """Mirrors left and right."""

    def _change(self, img):
        return F.hflip(img)


class RandomVerticalFlip(_Maybe):
    """Mirrors top and bottom."""

    def _change(self, img):
        return F.vflip(img)


class RandomGrayscale(_Maybe):
    """Takes the colour away."""

    def __init__(self, p=0.1):
        super().__init__(p)

    def _change(self, img):
        return F.rgb_to_grayscale(img, num_output_channels=F.get_dimensions(img)[0])


class RandomInvert(_Maybe):
    def _change(self, img):
        return F.invert(img)


class RandomAutocontrast(_Maybe):
    def _change(self, img):
        return F.autocontrast(img)


class RandomEqualize(_Maybe):
    def _change(self, img):
        return F.equalize(img)


class RandomPosterize(_Maybe):
    _shown = ('bits',)

    def __init__(self, bits, p=0.5):
        super().__init__(p)
        self.bits = bits

    def _change(self, img):
        return F.posterize(img, self.bits)


class RandomSolarize(_Maybe):
    _shown = ('threshold',)

    def __init__(self, threshold, p=0.5):
        super().__init__(p)
        self.threshold = threshold

    def _change(self, img):
        return F.solarize(img, self.threshold)


class RandomAdjustSharpness(_Maybe):
    _shown = ('sharpness_factor',)

    def __init__(self, sharpness_factor, p=0.5):
        super().__init__(p)
        self.sharpness_factor = sharpness_factor

    def _change(self, img):
        return F.adjust_sharpness(img, self.sharpness_factor)
