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


def _tensor(value):
    if not isinstance(value, torch.Tensor):
        raise TypeError(f'img should be Tensor Image. Got {type(value)}')
    return value


def _either(img, on_tensor, on_picture):
    """One of two functions of a picture, for its kind."""
    return on_tensor(img) if isinstance(img, torch.Tensor) else on_picture(_picture(img))


def size_pair(size, message='Please provide only two dimensions (h, w) for size.'):
    """(height, width) of a number, a sequence of one, or a pair."""
    if isinstance(size, (int, float)):
        size = [int(size)]
    if len(size) == 1:
        return size[0], size[0]
    if message and len(size) != 2:
        raise ValueError(message)
    return size


def get_dimensions(img):
    """[channels, height, width]"""
    if isinstance(img, torch.Tensor):
        return tensors.dimensions(img)
    if is_picture(img):
        return [len(img.getbands()), img.height, img.width]
    raise TypeError(f'Unexpected type {type(img)}')


def get_image_size(img):
    """[width, height]"""
    return get_dimensions(img)[:0:-1]


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
    if isinstance(image, torch.Tensor):
        return tensors.convert_image_dtype(image, dtype)
    raise TypeError('Input img should be Tensor Image')


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
    return tensors.normalize(_tensor(tensor), mean, std, inplace)


def _target_size(edges, size, limit):
    """[height, width] for a picture whose edges these are: `size` has both, or the shorter one, in which case the longer is at most `limit`."""
    if len(size) == 2:
        return list(size)
    short, long = sorted(edges)
    wanted = [size[0], int(size[0] * long / short)]
    if limit is not None and limit <= size[0]:
        raise ValueError(f'max_size = {limit} must be strictly greater than the requested size for the smaller edge size = {size}')
    if limit is not None and wanted[1] > limit:
        wanted = [int(limit * wanted[0] / wanted[1]), limit]
    return wanted if edges[0] == short else wanted[::-1]


def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
    """To (height, width); one number is the length of the shorter edge."""
    interpolation = interpolation_of(interpolation)
    lengths = [size] if isinstance(size, int) else size
    if len(lengths) > 2 or not lengths:
        raise ValueError(f'Size must be an int or a 1 or 2 element tuple/list, not a {len(size)} element tuple/list')
    if len(lengths) == 2 and max_size is not None:
        raise ValueError('max_size should only be passed if size specifies the length of the smaller edge, i.e. size should be an int or a sequence of '
                         'length 1 in torchscript mode.')
    edges = get_dimensions(img)[1:]
    target = _target_size(edges, lengths, max_size)
    if target == edges:
        return img
    if isinstance(img, torch.Tensor):
        return tensors.resize(img, target, interpolation.value, antialias)
    return img.resize(tuple(target[::-1]), _numbers[interpolation.value])


def pad(img, padding, fill=0, padding_mode='constant'):
    if isinstance(img, torch.Tensor):
        return tensors.pad(img, padding, fill, padding_mode)
    _picture(img)
    tensors.check_padding(padding, fill, padding_mode, int, object)
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
    return _either(img, lambda img: tensors.crop(img, top, left, height, width), lambda img: img.crop((left, top, left + width, top + height)))


def center_crop(img, output_size):
    height, width = wanted = size_pair(output_size, None)
    # what is too small is padded first, the odd row and column after it
    missing = [max(0, size - edge) for size, edge in zip(wanted, get_dimensions(img)[1:])]
    if any(missing):
        rows, columns = missing
        img = pad(img, [columns // 2, rows // 2, columns - columns // 2, rows - rows // 2])
    edges = get_dimensions(img)[1:]
    if any(missing) and edges == list(wanted):
        return img
    return crop(img, *[round((edge - size) / 2.0) for edge, size in zip(edges, wanted)], height, width)


def resized_crop(img, top, left, height, width, size, interpolation=InterpolationMode.BILINEAR, antialias=True):
    return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)


def hflip(img):
    return _either(img, lambda img: tensors.checked(img).flip(-1), lambda img: img.transpose(0))


def vflip(img):
    return _either(img, lambda img: tensors.checked(img).flip(-2), lambda img: img.transpose(1))


def five_crop(img, size):
    """The four corners and the centre."""
    size = size_pair(size)
    edges = tuple(get_dimensions(img)[1:])
    lower, right = (edge - length for edge, length in zip(edges, size))
    if min(lower, right) < 0:
        raise ValueError(f'Requested crop size {size} is bigger than input size {edges}')
    corners = [(top, left) for top in (0, lower) for left in (0, right)]
    return (*(crop(img, top, left, *size) for top, left in corners), center_crop(img, size))


def ten_crop(img, size, vertical_flip=False):
    """Five crops of the picture and five of its mirror image."""
    return five_crop(img, size) + five_crop(vflip(img) if vertical_flip else hflip(img), size)


def _enhanced(img, on_tensor, enhancement, factor):
    """Blends the picture with one that has nothing of a property."""
    if isinstance(img, torch.Tensor):
        return on_tensor(img, factor)
    from PIL import ImageEnhance
    return getattr(ImageEnhance, enhancement)(_picture(img)).enhance(factor)


def adjust_brightness(img, brightness_factor):
    return _enhanced(img, tensors.adjust_brightness, 'Brightness', brightness_factor)


def adjust_contrast(img, contrast_factor):
    return _enhanced(img, tensors.adjust_contrast, 'Contrast', contrast_factor)


def adjust_saturation(img, saturation_factor):
    return _enhanced(img, tensors.adjust_saturation, 'Color', saturation_factor)


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
    return _enhanced(img, tensors.adjust_sharpness, 'Sharpness', sharpness_factor)


def _inverse_affine_matrix(center, angle, translate, scale, shear):
    """[a, b, x, c, d, y] that leads from a place of the result to one of the picture.

    A linear map is a shear along y, one along x, and a turn; the inverse of such a matrix of determinant 1 has its entries swapped and signs
    changed.  Places are measured from the centre.  The order of the operations shows in the digits.
    """
    turn, along_x, along_y = (math.radians(degrees) for degrees in (angle, *shear))
    cosine, sine, slope, height = math.cos(turn - along_y), math.sin(turn - along_y), math.tan(along_x), math.cos(along_y)
    top = cosine / height, -cosine * slope / height - math.sin(turn)
    bottom = sine / height, -sine * slope / height + math.cos(turn)
    rows = [[bottom[1] / scale, -top[1] / scale], [-bottom[0] / scale, top[0] / scale]]
    x, y = (-middle - moved for middle, moved in zip(center, translate))
    return [value for row, middle in zip(rows, center) for value in (*row, row[0] * x + row[1] * y + middle)]


def _from_middle(center, img):
    """A centre in pixels from the upper left corner, as one from the middle."""
    if center is None:
        return [0.0, 0.0]
    return [1.0 * (place - size * 0.5) for place, size in zip(center, get_image_size(img))]


def _check_turn(angle, center):
    if not isinstance(angle, (float, int)):
        raise TypeError('Argument angle should be int or float')
    if not (center is None or isinstance(center, (tuple, list))):
        raise TypeError('Argument center should be a sequence')


def rotate(img, angle, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=None):
    """Turns counter-clockwise by an angle in degrees."""
    interpolation = interpolation_of(interpolation)
    _check_turn(angle, center)
    if not isinstance(img, torch.Tensor):
        return _picture(img).rotate(angle, _numbers[interpolation.value], expand, center, fillcolor=_fill(fill, img))
    matrix = _inverse_affine_matrix(_from_middle(center, img), -angle, [0.0, 0.0], 1.0, [0.0, 0.0])
    return tensors.transform_affine(img, matrix, interpolation.value, fill, expand)


def affine(img, angle, translate, scale, shear, interpolation=InterpolationMode.NEAREST, fill=None, center=None):
    """Turns, moves, scales and shears."""
    interpolation = interpolation_of(interpolation)
    _check_turn(angle, None)
    if not isinstance(translate, (tuple, list)):
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
    _check_turn(angle, center)
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
    result = tensors.checked(_tensor(img))
    if not inplace:
        result = result.clone()
    result[..., i:i + h, j:j + w] = v
    return result


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
