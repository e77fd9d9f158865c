"""Transformations without chance, and those that combine others."""
import torch
from torch import nn
from torchvision.transforms import _tensors as tensors
from torchvision.transforms import functional as F

__all__ = ['Compose', 'ToTensor', 'PILToTensor', 'ConvertImageDtype', 'ToPILImage', 'Normalize', 'Resize', 'CenterCrop', 'Pad', 'Lambda', 'FiveCrop',
           'TenCrop', 'Grayscale', 'LinearTransformation', 'GaussianBlur', 'RandomApply', 'RandomOrder', 'RandomChoice']


class Shown:
    """A text of the class's name and the values of some attributes."""

    _shown = ()
    _separator = ', '

    def __repr__(self):
        return f"{type(self).__name__}({self._separator.join([f'{name}={self._text_of(name)}' for name in self._shown])})"

    def _text_of(self, name):
        return getattr(self, name)


def uniform(low, high):
    """A number drawn evenly between two."""
    return torch.empty(1).uniform_(low, high).item()


def _listed(name, transforms, first=''):
    return ''.join([name, '(', first] + [f'\n    {transform}' for transform in transforms] + ['\n)'])


class Compose:
    """One transformation after the other."""

    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, img):
        for transform in self.transforms:
            img = transform(img)
        return img

    def __repr__(self):
        return _listed(self.__class__.__name__, self.transforms)


class ToTensor(Shown):
    """A picture or array (height, width, channels) of bytes as floats (channels, height, width) from 0 to 1."""

    def __call__(self, pic):
        return F.to_tensor(pic)


class PILToTensor(Shown):
    """A picture as a tensor (channels, height, width) of bytes."""

    def __call__(self, pic):
        return F.pil_to_tensor(pic)


class ConvertImageDtype(nn.Module):
    """Another type, with values scaled to its range."""

    def __init__(self, dtype):
        super().__init__()
        self.dtype = dtype

    def forward(self, image):
        return F.convert_image_dtype(image, self.dtype)


class ToPILImage:
    """A tensor (channels, height, width) or an array (height, width, channels) as a picture."""

    def __init__(self, mode=None):
        self.mode = mode

    def __call__(self, pic):
        return F.to_pil_image(pic, self.mode)

    def __repr__(self):
        return f"{self.__class__.__name__}({'' if self.mode is None else f'mode={self.mode}'})"


class Normalize(Shown, nn.Module):
    """(value − mean) / std for each channel."""

    _shown = ('mean', 'std')

    def __init__(self, mean, std, inplace=False):
        super().__init__()
        self.mean = mean
        self.std = std
        self.inplace = inplace

    def forward(self, tensor):
        return F.normalize(tensor, self.mean, self.std, self.inplace)


class Resize(Shown, nn.Module):
    """To (height, width), or the shorter edge to one number."""

    _shown = ('size', 'interpolation', 'max_size', 'antialias')

    def __init__(self, size, interpolation=F.InterpolationMode.BILINEAR, max_size=None, antialias=True):
        super().__init__()
        if not isinstance(size, (int, list, tuple)):
            raise TypeError(f'Size should be int or sequence. Got {type(size)}')
        if isinstance(size, (list, tuple)) and len(size) not in (1, 2):
            raise ValueError('If size is a sequence, it should have 1 or 2 values')
        self.size = size
        self.max_size = max_size
        self.interpolation = F.interpolation_of(interpolation) if isinstance(interpolation, int) else interpolation
        self.antialias = antialias

    def _text_of(self, name):
        return self.interpolation.value if name == 'interpolation' else getattr(self, name)

    def forward(self, img):
        return F.resize(img, self.size, self.interpolation, self.max_size, self.antialias)


class CenterCrop(Shown, nn.Module):
    """The middle of a picture."""

    _shown = ('size',)

    def __init__(self, size):
        super().__init__()
        self.size = F.size_pair(size)

    def forward(self, img):
        return F.center_crop(img, self.size)


class Pad(Shown, nn.Module):
    """A border of one colour ('constant'), of the edge's pixels, or of mirrored ones."""

    _shown = ('padding', 'fill', 'padding_mode')

    def __init__(self, padding, fill=0, padding_mode='constant'):
        super().__init__()
        # the mode is looked at before the number of widths here
        for widths in (0 if isinstance(padding, (tuple, list)) else padding, padding):
            tensors.check_padding(widths, fill, padding_mode, (int, float), (int, float, tuple, list))
        self.padding = padding
        self.fill = fill
        self.padding_mode = padding_mode

    def forward(self, img):
        return F.pad(img, self.padding, self.fill, self.padding_mode)


class Lambda(Shown):
    """A function as a transformation."""

    def __init__(self, lambd):
        if not callable(lambd):
            raise TypeError(f'Argument lambd should be callable, got {repr(type(lambd).__name__)}')
        self.lambd = lambd

    def __call__(self, img):
        return self.lambd(img)


class FiveCrop(Shown, nn.Module):
    """The four corners and the middle."""

    _shown = ('size',)

    def __init__(self, size):
        super().__init__()
        self.size = F.size_pair(size)

    def forward(self, img):
        return F.five_crop(img, self.size)


class TenCrop(Shown, nn.Module):
    """Five crops of the picture and of its mirror image."""

    _shown = ('size', 'vertical_flip')

    def __init__(self, size, vertical_flip=False):
        super().__init__()
        self.size = F.size_pair(size)
        self.vertical_flip = vertical_flip

    def forward(self, img):
        return F.ten_crop(img, self.size, self.vertical_flip)


class Grayscale(Shown, nn.Module):
    """Without colour, in one channel or in three equal ones."""

    _shown = ('num_output_channels',)

    def __init__(self, num_output_channels=1):
        super().__init__()
        self.num_output_channels = num_output_channels

    def forward(self, img):
        return F.rgb_to_grayscale(img, num_output_channels=self.num_output_channels)


class LinearTransformation(Shown, nn.Module):
    """(flattened picture − mean) · matrix"""

    _shown = ('transformation_matrix', 'mean_vector')

    def __init__(self, transformation_matrix, mean_vector):
        super().__init__()
        rows, columns = transformation_matrix.size()
        if rows != columns:
            raise ValueError(f'transformation_matrix should be square. Got {tuple(transformation_matrix.size())} rectangular matrix.')
        if mean_vector.size(0) != rows:
            raise ValueError(f'mean_vector should have the same length {mean_vector.size(0)} as any one of the dimensions of the transformation_matrix '
                             f'[{tuple(transformation_matrix.size())}]')
        self.transformation_matrix = transformation_matrix
        self.mean_vector = mean_vector

    def _text_of(self, name):
        return getattr(self, name).tolist()

    def forward(self, tensor):
        count = tensor.shape[-3] * tensor.shape[-2] * tensor.shape[-1]
        if count != self.transformation_matrix.shape[0]:
            raise ValueError(f'Input tensor and transformation matrix have incompatible shape.[{tensor.shape[-3]} x {tensor.shape[-2]} x '
                             f'{tensor.shape[-1]}] != {self.transformation_matrix.shape[0]}')
        flat = tensor.view(-1, count) - self.mean_vector
        return torch.mm(flat, self.transformation_matrix.to(flat.dtype)).view(tensor.shape)


class GaussianBlur(Shown, nn.Module):
    """A blur whose width is drawn between two numbers."""

    _shown = ('kernel_size', 'sigma')

    def __init__(self, kernel_size, sigma=(0.1, 2.0)):
        super().__init__()
        self.kernel_size = F.size_pair(kernel_size, 'Kernel size should be a tuple/list of two integers')
        for size in self.kernel_size:
            if size <= 0 or size % 2 == 0:
                raise ValueError('Kernel size value should be an odd and positive number.')
        if isinstance(sigma, (int, float)):
            if sigma <= 0:
                raise ValueError('If sigma is a single number, it must be positive.')
            sigma = (sigma, sigma)
        elif isinstance(sigma, (list, tuple)) and len(sigma) == 2:
            if not 0.0 < sigma[0] <= sigma[1]:
                raise ValueError(f'sigma values should be positive and of the form (min, max). Got {sigma}')
        else:
            raise TypeError('sigma should be a single number or a list/tuple with length 2.')
        self.sigma = sigma

    @staticmethod
    def get_params(sigma_min, sigma_max):
        return uniform(sigma_min, sigma_max)

    def forward(self, img):
        return F.gaussian_blur(img, self.kernel_size, [self.get_params(*self.sigma)] * 2)


class RandomApply(nn.Module):
    """All of some transformations, or none."""

    def __init__(self, transforms, p=0.5):
        super().__init__()
        self.transforms = transforms
        self.p = p

    def forward(self, img):
        return img if self.p < torch.rand(1) else Compose(self.transforms)(img)

    def __repr__(self):
        return _listed(self.__class__.__name__, self.transforms, f'\n    p={self.p}')


class _RandomTransforms:
    def __init__(self, transforms):
        if not isinstance(transforms, (list, tuple)):
            raise TypeError('Argument transforms should be a sequence')
        self.transforms = transforms

    def __repr__(self):
        return _listed(self.__class__.__name__, self.transforms)


class RandomOrder(_RandomTransforms):
    """Every transformation, in an order drawn with `random`."""

    def __call__(self, img):
        import random
        order = list(self.transforms)
        random.shuffle(order)
        return Compose(order)(img)


class RandomChoice(_RandomTransforms):
    """One transformation, drawn with `random`."""

    def __init__(self, transforms, p=None):
        super().__init__(transforms)
        if p is not None and not isinstance(p, (list, tuple)):
            raise TypeError('Argument p should be a sequence')
        self.p = p

    def __call__(self, *args):
        import random
        return random.choices(self.transforms, weights=self.p)[0](*args)

    def __repr__(self):
        return super().__repr__() + f'(p={self.p})'
