"""Transformations as functions, for pictures (PIL) and for tensors (…, height, width)."""
import enum
import math
import torch
from torchvision.transforms import _tensors as tensors


class InterpolationMode(enum.Enum):
    """How values between pixels are found."""
    NEAREST = 'nearest'
    NEAREST_EXACT = 'nearest-exact'
    BILINEAR = 'bilinear'
    BICUBIC = 'bicubic'
    BOX = 'box'
    HAMMING = 'hamming'
    LANCZOS = 'lanczos'


_of_number = {0: 'NEAREST', 2: 'BILINEAR', 3: 'BICUBIC', 4: 'BOX', 5: 'HAMMING', 1: 'LANCZOS'}
_numbers = {'nearest': 0, 'bilinear': 2, 'bicubic': 3, 'nearest-exact': 0, 'box': 4, 'hamming': 5, 'lanczos': 1}


def interpolation_of(value):
    """The mode, which may be given as Pillow's number."""
    if isinstance(value, int):
        return InterpolationMode[_of_number[value]]
    if not isinstance(value, InterpolationMode):
        raise TypeError('Argument interpolation should be a InterpolationMode or a corresponding Pillow integer constant')
    return value


def is_picture(value):
    from PIL import Image
    return isinstance(value, Image.Image)


def is_array(value):
    return type(value).__name__ == 'ndarray' and hasattr(value, 'dtype')


def _picture(value):
    if not is_picture(value):
        raise TypeError(f'img should be PIL Image. Got {type(value)}')
    return value


def get_dimensions(img):
    """[channels, height, width]"""
    if isinstance(img, torch.Tensor):
        return tensors.dimensions(img)
    if is_picture(img):
        return [len(img.getbands()), img.height, img.width]
    raise TypeError(f'Unexpected type {type(img)}')


def get_image_size(img):
    """[width, height]"""
    _, height, width = get_dimensions(img)
    return [width, height]


def get_image_num_channels(img):
    return get_dimensions(img)[0]


def to_tensor(pic):
    """(channels, height, width); bytes become floats from 0 to 1."""
    pixels = getattr(pic, '_pixels', None)
    if pixels is None or not is_picture(pic):
        if not is_array(pic):
            raise TypeError(f'pic should be PIL Image or ndarray. Got {type(pic)}')
        if pic.ndim not in (2, 3):
            raise ValueError(f'pic should be 2/3 dimensional. Got {pic.ndim} dimensions.')
        pixels = torch.from_numpy(pic)
    planes = pixels.unsqueeze(0) if pixels.dim() == 2 else pixels.permute(2, 0, 1).contiguous()
    if planes.dtype == torch.uint8:
        return planes.to(torch.get_default_dtype()).div(255)
    return planes.clone() if planes.data_ptr() == pixels.data_ptr() and not is_array(pic) else planes


def pil_to_tensor(pic):
    """(channels, height, width) of the picture's own type."""
    if not is_picture(pic):
        raise TypeError(f'pic should be PIL Image. Got {type(pic)}')
    pixels = pic._pixels.clone()
    return pixels.unsqueeze(0) if pixels.dim() == 2 else pixels.permute(2, 0, 1)


def convert_image_dtype(image, dtype=torch.float):
    if not isinstance(image, torch.Tensor):
        raise TypeError('Input img should be Tensor Image')
    return tensors.convert_image_dtype(image, dtype)


def to_pil_image(pic, mode=None):
    """A picture of a tensor (channels, height, width) or an array (height, width, channels); floats are taken as 0 to 1."""
    from PIL import Image
    if isinstance(pic, torch.Tensor):
        pixels = pic.detach()
        if pixels.dim() == 3:
            pixels = pixels.permute(1, 2, 0)
    elif is_array(pic):
        pixels = torch.from_numpy(pic)
    else:
        raise TypeError(f'pic should be Tensor or ndarray. Got {type(pic)}.')
    if pixels.dim() == 2:
        pixels = pixels.unsqueeze(2)
    if pixels.dim() != 3:
        raise ValueError(f'pic should be 2/3 dimensional. Got {pixels.dim()} dimensions.')
    channels = pixels.shape[2]
    if channels > 4:
        raise ValueError(f'pic should not have > 4 channels. Got {channels} channels.')
    if pixels.is_floating_point() and mode != 'F':
        # As a conversion of floats to bytes does it: numbers outside wrap around.
        pixels = (pixels * 255).to(torch.int32).remainder(256).to(torch.uint8)
    if channels == 1:
        expected = {torch.uint8: 'L', torch.int16: 'I;16', torch.int32: 'I', torch.float32: 'F'}.get(pixels.dtype)
        if mode is not None and mode != expected:
            raise ValueError(f"Incorrect mode ({mode}) supplied for input type <class 'numpy.dtype'>. Should be {expected}")
        mode, pixels = expected, pixels[:, :, 0]
    else:
        permitted = {2: ['LA'], 4: ['RGBA', 'CMYK', 'RGBX'], 3: ['RGB', 'YCbCr', 'HSV']}[channels]
        if mode is not None and mode not in permitted:
            raise ValueError(f'Only modes {permitted} are supported for {channels}D inputs')
        if mode is None and pixels.dtype == torch.uint8:
            mode = permitted[0]
    if mode is None:
        raise TypeError(f"Input type {str(pixels.dtype).replace('torch.', '')} is not supported")
    return Image.fromarray(pixels, mode)


def normalize(tensor, mean, std, inplace=False):
    """(tensor − mean) / std for each channel."""
    if not isinstance(tensor, torch.Tensor):
        raise TypeError(f'img should be Tensor Image. Got {type(tensor)}')
    return tensors.normalize(tensor, mean, std, inplace)


def _target_size(height, width, size, max_size):
    if len(size) == 2:
        return [size[0], size[1]]
    short, long = (width, height) if width <= height else (height, width)
    new_short = size[0]
    new_long = int(new_short * long / short)
    if max_size is not None:
        if max_size <= new_short:
            raise ValueError(f'max_size = {max_size} must be strictly greater than the requested size for the smaller edge size = {size}')
        if new_long > max_size:
            new_short, new_long = int(max_size * new_short / new_long), max_size
    return [new_long, new_short] if width <= height else [new_short, new_long]


def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
    """To (height, width); one number is the length of the shorter edge."""
    interpolation = interpolation_of(interpolation)
    if isinstance(size, (list, tuple)):
        if len(size) not in (1, 2):
            raise ValueError(f'Size must be an int or a 1 or 2 element tuple/list, not a {len(size)} element tuple/list')
        if max_size is not None and len(size) != 1:
            raise ValueError('max_size should only be passed if size specifies the length of the smaller edge, i.e. size should be an int or a sequence of length 1 in torchscript mode.')
    _, height, width = get_dimensions(img)
    target = _target_size(height, width, [size] if isinstance(size, int) else size, max_size)
    if [height, width] == target:
        return img
    if isinstance(img, torch.Tensor):
        return tensors.resize(img, target, interpolation.value, antialias)
    return img.resize((target[1], target[0]), _numbers[interpolation.value])


def pad(img, padding, fill=0, padding_mode='constant'):
    if isinstance(img, torch.Tensor):
        return tensors.pad(img, padding, fill, padding_mode)
    _picture(img)
    if not isinstance(padding, (int, tuple, list)):
        raise TypeError('Got inappropriate padding arg')
    if isinstance(padding, (tuple, list)) and len(padding) not in (1, 2, 4):
        raise ValueError(f'Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple')
    if padding_mode not in ('constant', 'edge', 'reflect', 'symmetric'):
        raise ValueError('Padding mode should be either constant, edge, reflect or symmetric')
    from PIL import Image
    left, right, top, bottom = tensors.sides(padding)
    if padding_mode == 'constant':
        result = Image.new(img.mode, (left + img.width + right, top + img.height + bottom), _fill(fill, img))
        result.paste(img, (left, top))
        return result
    pixels = img._pixels[max(0, -top):img.height - max(0, -bottom), max(0, -left):img.width - max(0, -right)]
    rows = tensors.mirrored(pixels.shape[0], max(0, top), max(0, bottom), padding_mode)
    columns = tensors.mirrored(pixels.shape[1], max(0, left), max(0, right), padding_mode)
    return Image.fromarray(pixels[rows][:, columns], img.mode)


def _fill(fill, img):
    """The fill colour as Pillow wants it: a number, or one for each band."""
    bands = len(img.getbands())
    if fill is None:
        fill = 0
    if isinstance(fill, (int, float)):
        fill = [fill] * bands
    if len(fill) == 1:
        fill = list(fill) * bands
    elif len(fill) != bands:
        raise ValueError(f"The number of elements in 'fill' does not match the number of channels of the image ({len(fill)} != {bands})")
    fill = tuple(fill) if img.mode == 'F' else tuple(int(value) for value in fill)
    return fill if bands > 1 else fill[0]


def crop(img, top, left, height, width):
    if isinstance(img, torch.Tensor):
        return tensors.crop(img, top, left, height, width)
    return _picture(img).crop((left, top, left + width, top + height))


def center_crop(img, output_size):
    if isinstance(output_size, (int, float)):
        output_size = (int(output_size), int(output_size))
    elif len(output_size) == 1:
        output_size = (output_size[0], output_size[0])
    _, height, width = get_dimensions(img)
    crop_height, crop_width = output_size
    if crop_width > width or crop_height > height:
        x, y = max(0, crop_width - width), max(0, crop_height - height)
        img = pad(img, [x // 2, y // 2, (x + 1) // 2, (y + 1) // 2], fill=0)
        _, height, width = get_dimensions(img)
        if crop_width == width and crop_height == height:
            return img
    return crop(img, int(round((height - crop_height) / 2.0)), int(round((width - crop_width) / 2.0)), crop_height, crop_width)


def resized_crop(img, top, left, height, width, size, interpolation=InterpolationMode.BILINEAR, antialias=True):
    return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)


def hflip(img):
    if isinstance(img, torch.Tensor):
        return tensors.checked(img).flip(-1)
    return _picture(img).transpose(0)


def vflip(img):
    if isinstance(img, torch.Tensor):
        return tensors.checked(img).flip(-2)
    return _picture(img).transpose(1)


def five_crop(img, size):
    """The four corners and the centre."""
    if isinstance(size, (int, float)):
        size = (int(size), int(size))
    elif len(size) == 1:
        size = (size[0], size[0])
    if len(size) != 2:
        raise ValueError('Please provide only two dimensions (h, w) for size.')
    _, height, width = get_dimensions(img)
    h, w = size
    if w > width or h > height:
        raise ValueError(f'Requested crop size {size} is bigger than input size {(height, width)}')
    return (crop(img, 0, 0, h, w), crop(img, 0, width - w, h, w), crop(img, height - h, 0, h, w), crop(img, height - h, width - w, h, w),
            center_crop(img, [h, w]))


def ten_crop(img, size, vertical_flip=False):
    """Five crops of the picture and five of its mirror image."""
    return five_crop(img, size) + five_crop(vflip(img) if vertical_flip else hflip(img), size)


def adjust_brightness(img, brightness_factor):
    if isinstance(img, torch.Tensor):
        return tensors.adjust_brightness(img, brightness_factor)
    from PIL import ImageEnhance
    return ImageEnhance.Brightness(_picture(img)).enhance(brightness_factor)


def adjust_contrast(img, contrast_factor):
    if isinstance(img, torch.Tensor):
        return tensors.adjust_contrast(img, contrast_factor)
    from PIL import ImageEnhance
    return ImageEnhance.Contrast(_picture(img)).enhance(contrast_factor)


def adjust_saturation(img, saturation_factor):
    if isinstance(img, torch.Tensor):
        return tensors.adjust_saturation(img, saturation_factor)
    from PIL import ImageEnhance
    return ImageEnhance.Color(_picture(img)).enhance(saturation_factor)


def adjust_hue(img, hue_factor):
    """Turns the colour circle by a part from −0.5 to 0.5."""
    if isinstance(img, torch.Tensor):
        return tensors.adjust_hue(img, hue_factor)
    if not -0.5 <= hue_factor <= 0.5:
        raise ValueError(f'hue_factor ({hue_factor}) is not in [-0.5, 0.5].')
    if _picture(img).mode in ('L', '1', 'I', 'F'):
        return img
    from PIL import Image
    pixels = img.convert('HSV')._pixels
    pixels[:, :, 0] = ((pixels[:, :, 0].int() + int(hue_factor * 255)) % 256).to(torch.uint8)
    return Image.fromarray(pixels, 'HSV').convert(img.mode)


def adjust_gamma(img, gamma, gain=1):
    if isinstance(img, torch.Tensor):
        return tensors.adjust_gamma(img, gamma, gain)
    if gamma < 0:
        raise ValueError('Gamma should be a non-negative real number')
    table = [int((255 + 1 - 0.001) * gain * pow(value / 255.0, gamma)) for value in range(256)]
    return _picture(img).convert('RGB').point(table * 3).convert(img.mode)


def adjust_sharpness(img, sharpness_factor):
    if isinstance(img, torch.Tensor):
        return tensors.adjust_sharpness(img, sharpness_factor)
    from PIL import ImageEnhance
    return ImageEnhance.Sharpness(_picture(img)).enhance(sharpness_factor)


def _inverse_affine_matrix(center, angle, translate, scale, shear):
    turn, shear_x, shear_y = math.radians(angle), math.radians(shear[0]), math.radians(shear[1])
    a = math.cos(turn - shear_y) / math.cos(shear_y)
    b = -math.cos(turn - shear_y) * math.tan(shear_x) / math.cos(shear_y) - math.sin(turn)
    c = math.sin(turn - shear_y) / math.cos(shear_y)
    d = -math.sin(turn - shear_y) * math.tan(shear_x) / math.cos(shear_y) + math.cos(turn)
    matrix = [value / scale for value in (d, -b, 0.0, -c, a, 0.0)]
    x, y = -center[0] - translate[0], -center[1] - translate[1]
    matrix[2] += matrix[0] * x + matrix[1] * y
    matrix[5] += matrix[3] * x + matrix[4] * y
    matrix[2] += center[0]
    matrix[5] += center[1]
    return matrix


def _from_middle(center, img):
    if center is None:
        return [0.0, 0.0]
    _, height, width = get_dimensions(img)
    return [1.0 * (place - size * 0.5) for place, size in zip(center, [width, height])]


def rotate(img, angle, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=None):
    """Turns counter-clockwise by an angle in degrees."""
    interpolation = interpolation_of(interpolation)
    if not isinstance(angle, (int, float)):
        raise TypeError('Argument angle should be int or float')
    if center is not None and not isinstance(center, (list, tuple)):
        raise TypeError('Argument center should be a sequence')
    if not isinstance(img, torch.Tensor):
        return _picture(img).rotate(angle, _numbers[interpolation.value], expand, center, fillcolor=_fill(fill, img))
    matrix = _inverse_affine_matrix(_from_middle(center, img), -angle, [0.0, 0.0], 1.0, [0.0, 0.0])
    return tensors.transform_affine(img, matrix, interpolation.value, fill, expand)


def affine(img, angle, translate, scale, shear, interpolation=InterpolationMode.NEAREST, fill=None, center=None):
    """Turns, moves, scales and shears."""
    interpolation = interpolation_of(interpolation)
    if not isinstance(angle, (int, float)):
        raise TypeError('Argument angle should be int or float')
    if not isinstance(translate, (list, tuple)):
        raise TypeError('Argument translate should be a sequence')
    if len(translate) != 2:
        raise ValueError('Argument translate should be a sequence of length 2')
    if scale <= 0.0:
        raise ValueError('Argument scale should be positive')
    if not isinstance(shear, (int, float, list, tuple)):
        raise TypeError('Shear should be either a single value or a sequence of two values')
    shear = [shear, 0.0] if isinstance(shear, (int, float)) else list(shear)
    if len(shear) == 1:
        shear = [shear[0], shear[0]]
    if len(shear) != 2:
        raise ValueError(f'Shear should be a sequence containing two values. Got {shear}')
    if center is not None and not isinstance(center, (list, tuple)):
        raise TypeError('Argument center should be a sequence')
    if not isinstance(img, torch.Tensor):
        if center is None:
            center = [img.width * 0.5, img.height * 0.5]
        matrix = _inverse_affine_matrix(center, float(angle), translate, scale, shear)
        return _picture(img).transform(img.size, 0, matrix, _numbers[interpolation.value], fillcolor=_fill(fill, img))
    matrix = _inverse_affine_matrix(_from_middle(center, img), float(angle), [1.0 * part for part in translate], scale, shear)
    return tensors.transform_affine(img, matrix, interpolation.value, fill, False)


def rgb_to_grayscale(img, num_output_channels=1):
    if isinstance(img, torch.Tensor):
        return tensors.grayscale(img, num_output_channels)
    return to_grayscale(img, num_output_channels)


def to_grayscale(img, num_output_channels=1):
    grey = _picture(img).convert('L')
    if num_output_channels == 1:
        return grey
    if num_output_channels == 3:
        return grey.convert('RGB')
    raise ValueError('num_output_channels should be either 1 or 3')


def erase(img, i, j, h, w, v, inplace=False):
    """Writes `v` over a rectangle of a tensor."""
    if not isinstance(img, torch.Tensor):
        raise TypeError(f'img should be Tensor Image. Got {type(img)}')
    tensors.checked(img)
    if not inplace:
        img = img.clone()
    img[..., i:i + h, j:j + w] = v
    return img


def gaussian_blur(img, kernel_size, sigma=None):
    if isinstance(kernel_size, int):
        kernel_size = [kernel_size, kernel_size]
    if sigma is None:
        sigma = [size * 0.15 + 0.35 for size in kernel_size]
    elif isinstance(sigma, (int, float)):
        sigma = [float(sigma), float(sigma)]
    picture = None
    if not isinstance(img, torch.Tensor):
        picture, img = _picture(img), pil_to_tensor(img)
    result = tensors.gaussian_blur(img, list(kernel_size), list(sigma))
    return result if picture is None else to_pil_image(result, picture.mode)


def _operation(name):
    """A function that works on tensors here and on pictures in ImageOps."""
    def apply(img, *arguments):
        if isinstance(img, torch.Tensor):
            return getattr(tensors, name)(img, *arguments)
        from PIL import ImageOps
        return getattr(ImageOps, name)(_picture(img), *arguments)
    apply.__name__ = name
    return apply


invert = _operation('invert')
posterize = _operation('posterize')
solarize = _operation('solarize')
autocontrast = _operation('autocontrast')
equalize = _operation('equalize')
