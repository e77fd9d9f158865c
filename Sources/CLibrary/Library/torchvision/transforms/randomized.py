"""Transformations that draw random numbers (from torch's generator, in torchvision's order)."""
import math
import torch
from torch import nn
from torchvision.transforms import functional as F
from torchvision.transforms.basic import Shown, uniform

__all__ = ['RandomCrop', 'RandomHorizontalFlip', 'RandomVerticalFlip', 'RandomResizedCrop', 'ColorJitter', 'RandomRotation', 'RandomAffine',
           'RandomGrayscale', 'RandomErasing', 'RandomInvert', 'RandomPosterize', 'RandomSolarize', 'RandomAutocontrast', 'RandomEqualize',
           'RandomAdjustSharpness']


def _place(height, width, h, w):
    """(top, left, h, w) of a part somewhere in a picture."""
    return tuple(torch.randint(0, room + 1, size=(1,)).item() for room in (height - h, width - w)) + (h, w)


def _part_sizes(height, width, scale, ratio):
    """Ten sizes (h, w) whose share of the area is drawn evenly, and the logarithm of whose width by height too."""
    limits = torch.log(torch.tensor(ratio)).tolist()
    for _ in range(10):
        area = height * width * uniform(*scale)
        shape = torch.empty(1).uniform_(*limits).exp().item()
        yield round(math.sqrt(area / shape)), round(math.sqrt(area * shape))


def _check_parts(scale, ratio):
    for name, value in (('Scale', scale), ('Ratio', ratio)):
        if not isinstance(value, (tuple, list)):
            raise TypeError(f'{name} should be a sequence')


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


def _fill_for(fill, img):
    """A colour as the functions want it: floats for a tensor, one for each channel."""
    if not isinstance(img, torch.Tensor):
        return fill
    values = [fill] * F.get_dimensions(img)[0] if isinstance(fill, (int, float)) else fill
    return [float(value) for value in values]


class RandomCrop(Shown, nn.Module):
    """A part of the given size at a random place, after an optional padding."""

    _shown = ('size', 'padding')

    @staticmethod
    def get_params(img, output_size):
        size, edges = tuple(output_size), tuple(F.get_dimensions(img)[1:])
        if size == edges:
            return 0, 0, *size
        if any(length > edge for length, edge in zip(size, edges)):
            raise ValueError(f'Required crop size {size} is larger than input image size {edges}')
        return _place(*edges, *size)

    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode='constant'):
        super().__init__()
        self.size = tuple(F.size_pair(size))
        self.padding = padding
        self.pad_if_needed = pad_if_needed
        self.fill = fill
        self.padding_mode = padding_mode

    def forward(self, img):
        if self.padding is not None:
            img = self._padded(img, self.padding)
        if self.pad_if_needed:
            # columns first; both sides get what is missing
            for axis in (1, 0):
                missing = self.size[axis] - F.get_dimensions(img)[1 + axis]
                if missing > 0:
                    img = self._padded(img, [missing, 0] if axis else [0, missing])
        return F.crop(img, *self.get_params(img, self.size))

    def _padded(self, img, widths):
        return F.pad(img, widths, self.fill, self.padding_mode)


class RandomResizedCrop(Shown, nn.Module):
    """A part of random area and shape, resized."""

    _shown = ('size', 'scale', 'ratio', 'interpolation', 'antialias')

    def __init__(self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0), interpolation=F.InterpolationMode.BILINEAR, antialias=True):
        super().__init__()
        self.size = F.size_pair(size)
        _check_parts(scale, ratio)
        self.interpolation = _interpolation(interpolation)
        self.antialias = antialias
        self.scale = scale
        self.ratio = ratio

    @staticmethod
    def get_params(img, scale, ratio):
        height, width = F.get_dimensions(img)[1:]
        for h, w in _part_sizes(height, width, scale, ratio):
            if 0 < w <= width and 0 < h <= height:
                return _place(height, width, h, w)
        # Nothing fits: the largest part in the middle whose shape is allowed.
        narrowest, widest = min(ratio), max(ratio)
        shape = float(width) / float(height)
        h = round(width / narrowest) if shape < narrowest else height
        w = round(height * widest) if shape > widest and not shape < narrowest else width
        return (height - h) // 2, (width - w) // 2, h, w

    def forward(self, img):
        part = self.get_params(img, self.scale, self.ratio)
        return F.resized_crop(img, *part, self.size, self.interpolation, antialias=self.antialias)

    def _text_of(self, name):
        value = getattr(self, name)
        if name == 'interpolation':
            return value.value
        return tuple(round(number, 4) for number in value) if name in ('scale', 'ratio') else value


def _jitter(value, name, center, least, most):
    """The range of a factor, from its two ends or from a number that is the distance of both from `center`; None if nothing would change."""
    if isinstance(value, (int, float)):
        if value < 0:
            raise ValueError(f'If {name} is a single number, it must be non negative.')
        ends = [center - float(value), center + float(value)]
        if least == 0:
            ends[0] = max(0.0, ends[0])
    elif isinstance(value, (list, tuple)) and len(value) == 2:
        ends = [float(end) for end in value]
    else:
        raise TypeError(f'{name} should be a single number or a list/tuple with length 2.')
    low, high = ends
    if not (low <= high and least <= low and high <= most):
        raise ValueError(f'{name} values should be between {(least, most)}, but got {ends}.')
    return None if low == high == center else (low, high)


class ColorJitter(Shown, nn.Module):
    """Changes brightness, contrast, saturation and hue by random factors, in random order."""

    _shown = ('brightness', 'contrast', 'saturation', 'hue')

    def __init__(self, brightness=0, contrast=0, saturation=0, hue=0):
        super().__init__()
        for name, value in zip(self._shown, (brightness, contrast, saturation)):
            setattr(self, name, _jitter(value, name, 1, 0, float('inf')))
        self.hue = _jitter(hue, 'hue', 0, -0.5, 0.5)

    @staticmethod
    def get_params(brightness, contrast, saturation, hue):
        order = torch.randperm(4)
        return (order, *(None if limits is None else uniform(*limits) for limits in (brightness, contrast, saturation, hue)))

    def forward(self, img):
        order, *factors = self.get_params(*(getattr(self, name) for name in self._shown))
        for kind in order.tolist():
            if factors[kind] is not None:
                img = getattr(F, 'adjust_' + self._shown[kind])(img, factors[kind])
        return img


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
        return uniform(*degrees)

    def forward(self, img):
        return F.rotate(img, self.get_params(self.degrees), self.interpolation, self.expand, self.center, _fill_for(self.fill, img))

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
        # in this order, and only what is wanted, for each draw moves the generator on
        angle = uniform(*degrees)
        reach = [] if translate is None else [float(share * edge) for share, edge in zip(translate, img_size)]
        moved = tuple(round(uniform(-most, most)) for most in reach) or (0, 0)
        scale = 1.0 if scale_ranges is None else uniform(*scale_ranges)
        shear = [uniform(*shears[axis:axis + 2]) for axis in range(0, len(shears or []), 2)]
        return angle, moved, scale, tuple((shear + [0.0, 0.0])[:2])

    def forward(self, img):
        parameters = self.get_params(self.degrees, self.translate, self.scale, self.shear, F.get_image_size(img))
        return F.affine(img, *parameters, interpolation=self.interpolation, fill=_fill_for(self.fill, img), center=self.center)

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


class RandomErasing(Shown, nn.Module):
    """Overwrites a random rectangle of a tensor."""

    _shown = ('p', 'scale', 'ratio', 'value', 'inplace')

    def __init__(self, p=0.5, scale=(0.02, 0.33), ratio=(0.3, 3.3), value=0, inplace=False):
        super().__init__()
        by_name = isinstance(value, str)
        if not (by_name or isinstance(value, (int, float, tuple, list))):
            raise TypeError('Argument value should be either a number or str or a sequence')
        if by_name and value != 'random':
            raise ValueError("If value is str, it should be 'random'")
        _check_parts(scale, ratio)
        if not (scale[0] >= 0 and scale[1] <= 1):
            raise ValueError('Scale should be between 0 and 1')
        if not 0 <= p <= 1:
            raise ValueError('Random erasing probability should be between 0 and 1')
        self.p = p
        self.scale = scale
        self.ratio = ratio
        self.value = value
        self.inplace = inplace

    @staticmethod
    def get_params(img, scale, ratio, value=None):
        *_, channels, height, width = img.shape
        # the ratio is that of height by width here
        for w, h in _part_sizes(height, width, scale, ratio):
            if h < height and w < width:
                fresh = torch.empty([channels, h, w]).normal_() if value is None else torch.tensor(value).view(-1, 1, 1)
                return (*_place(height, width, h, w), fresh)
        return 0, 0, height, width, img

    def forward(self, img):
        if torch.rand(1) >= self.p:
            return img
        return F.erase(img, *self.get_params(img, self.scale, self.ratio, self._colour(img.shape[-3])), self.inplace)

    def _colour(self, channels):
        """The value as one float or one for each channel; None stands for noise."""
        if isinstance(self.value, str):
            return None
        colour = [float(part) for part in (self.value if isinstance(self.value, (tuple, list)) else [self.value])]
        if len(colour) not in (1, channels):
            raise ValueError(f'If value is a sequence, it should have either a single value or {channels} (number of input channels)')
        return colour


class _Maybe(Shown, nn.Module):
    """Something done with probability `p`; `_settings` are arguments that come before it, and go to the function too."""

    _settings = ()
    _separator = ','

    def __init__(self, p=0.5):
        super().__init__()
        self.p = p

    @property
    def _shown(self):
        return self._settings + ('p',)

    def forward(self, img):
        if torch.rand(1).item() >= self.p:
            return img
        return self._change(img, *(getattr(self, name) for name in self._settings))


class RandomHorizontalFlip(_Maybe):
    """Mirrors left and right."""
    _change = staticmethod(F.hflip)


class RandomVerticalFlip(_Maybe):
    """Mirrors top and bottom."""
    _change = staticmethod(F.vflip)


class RandomGrayscale(_Maybe):
    """Takes the colour away."""

    def __init__(self, p=0.1):
        super().__init__(p)

    def _change(self, img):
        return F.rgb_to_grayscale(img, num_output_channels=F.get_dimensions(img)[0])


class RandomInvert(_Maybe):
    """The negative."""
    _change = staticmethod(F.invert)


class RandomAutocontrast(_Maybe):
    """Stretches each channel over all values."""
    _change = staticmethod(F.autocontrast)


class RandomEqualize(_Maybe):
    """Makes all values about equally frequent."""
    _change = staticmethod(F.equalize)


class RandomPosterize(_Maybe):
    """Keeps the first bits of each value."""
    _settings = ('bits',)
    _change = staticmethod(F.posterize)

    def __init__(self, bits, p=0.5):
        super().__init__(p)
        self.bits = bits


class RandomSolarize(_Maybe):
    """Inverts what is above a threshold."""
    _settings = ('threshold',)
    _change = staticmethod(F.solarize)

    def __init__(self, threshold, p=0.5):
        super().__init__(p)
        self.threshold = threshold


class RandomAdjustSharpness(_Maybe):
    """Sharpens, or blurs with a factor below 1."""
    _settings = ('sharpness_factor',)
    _change = staticmethod(F.adjust_sharpness)

    def __init__(self, sharpness_factor, p=0.5):
        super().__init__(p)
        self.sharpness_factor = sharpness_factor
