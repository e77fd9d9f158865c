"""Transformations of tensors (…, height, width)."""
import math
import torch
from torch.nn import functional as F

_highest = {torch.uint8: 255, torch.int8: 127, torch.int16: 32767, torch.int32: 2147483647, torch.int64: 9223372036854775807}


# Whole numbers up to these are floats of the type, each one.
_exact = {torch.float32: 2 ** 24, torch.float64: 2 ** 53}


def highest(dtype):
    """The value that stands for white."""
    return _highest.get(dtype, 1)


def checked(img):
    if img.dim() < 2:
        raise TypeError('Tensor is not a torch image.')
    return img


def dimensions(img):
    checked(img)
    return [1 if img.dim() == 2 else img.shape[-3], img.shape[-2], img.shape[-1]]


def _check_channels(img, permitted):
    channels = dimensions(img)[0]
    if channels not in permitted:
        raise TypeError(f'Input image tensor permitted channel values are {permitted}, but found {channels}')


def convert_image_dtype(image, dtype):
    if image.dtype == dtype:
        return image
    if image.is_floating_point():
        if dtype.is_floating_point:
            return image.to(dtype)
        if highest(dtype) > _exact.get(image.dtype, math.inf):
            raise RuntimeError(f'The cast from {image.dtype} to {dtype} cannot be performed safely.')
        return image.mul(float(highest(dtype)) + 1.0 - 1e-3).to(dtype)
    largest = float(highest(image.dtype))
    if dtype.is_floating_point:
        return image.to(dtype) / largest
    target = float(highest(dtype))
    if largest > target:
        return torch.div(image, int((largest + 1) // (target + 1)), rounding_mode='floor').to(dtype)
    return image.to(dtype) * int((target + 1) // (largest + 1))


def normalize(tensor, mean, std, inplace):
    checked(tensor)
    if not tensor.is_floating_point():
        raise TypeError(f'Input tensor should be a float tensor. Got {tensor.dtype}.')
    if tensor.dim() < 3:
        raise ValueError(f'Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = {tensor.size()}')
    mean = torch.as_tensor(mean, dtype=tensor.dtype)
    std = torch.as_tensor(std, dtype=tensor.dtype)
    if (std == 0).any():
        raise ValueError(f'std evaluated to zero after conversion to {tensor.dtype}, leading to division by zero.')
    if mean.dim() == 1:
        mean = mean.view(-1, 1, 1)
    if std.dim() == 1:
        std = std.view(-1, 1, 1)
    return tensor.sub_(mean).div_(std) if inplace else tensor.clone().sub_(mean).div_(std)


def _framed(img, compute, dtype=torch.float32):
    """Runs `compute` on a float batch and gives back the shape and type of the picture."""
    batch = img.unsqueeze(0) if img.dim() < 4 else img
    if img.dtype not in (torch.float32, torch.float64):
        batch = batch.to(dtype)
    result = compute(batch)
    if img.dim() < 4:
        result = result.squeeze(0)
    if result.dtype != img.dtype:
        result = (result if img.is_floating_point() else torch.round(result)).to(img.dtype)
    return result


def resize(img, size, mode, antialias):
    checked(img)
    smooth = mode in ('bilinear', 'bicubic')

    def compute(batch):
        if antialias and smooth:
            # Pillow's filters, which widen with the shrinking; the axes one after the other.
            from PIL._pixels import weights
            kind, (height, width) = (2 if mode == 'bilinear' else 3), batch.shape[-2:]
            result = batch @ weights(width, 0.0, float(width), size[1], kind, False).t().to(batch.dtype)
            result = weights(height, 0.0, float(height), size[0], kind, False).to(batch.dtype) @ result
        else:
            result = F.interpolate(batch, size=size, mode=mode, align_corners=False if smooth else None)
        return result.clamp(min=0, max=255) if mode == 'bicubic' and img.dtype == torch.uint8 else result
    return _framed(img, compute)


def sides(padding):
    """(left, right, top, bottom)"""
    if isinstance(padding, int):
        return [padding] * 4
    if len(padding) == 1:
        return [padding[0]] * 4
    if len(padding) == 2:
        return [padding[0], padding[0], padding[1], padding[1]]
    return [padding[0], padding[2], padding[1], padding[3]]


_padding_modes = ('constant', 'edge', 'reflect', 'symmetric')


def check_padding(padding, fill, mode, widths, colours):
    """Errors of the arguments of a padding: which types a width and a colour may have differs between its forms."""
    several = isinstance(padding, (tuple, list))
    for name, right in (('padding', several or isinstance(padding, widths)), ('fill', isinstance(fill, colours)), ('padding_mode', isinstance(mode, str))):
        if not right:
            raise TypeError(f'Got inappropriate {name} arg')
    if several and len(padding) not in (1, 2, 4):
        raise ValueError(f'Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple')
    if mode not in _padding_modes:
        raise ValueError('Padding mode should be either constant, edge, reflect or symmetric')


def mirrored(size, before, after, mode):
    """The places of one axis that a padding other than 'constant' repeats."""
    places = []
    for place in range(-before, size + after):
        if mode == 'edge':
            place = min(max(place, 0), size - 1)
        else:
            period = 2 * size if mode == 'symmetric' else max(1, 2 * size - 2)
            place %= period
            if place >= size:
                place = period - place - (1 if mode == 'symmetric' else 0)
        places.append(place)
    return torch.tensor(places)


def pad(img, padding, fill=0, padding_mode='constant'):
    checked(img)
    fill = 0 if fill is None else fill
    check_padding(padding, fill, padding_mode, int, (int, float))
    left, right, top, bottom = sides(padding)
    if padding_mode == 'constant':
        return F.pad(img, [left, right, top, bottom], value=float(fill))
    if padding_mode == 'symmetric':
        part = img[..., max(0, -top):img.shape[-2] - max(0, -bottom), max(0, -left):img.shape[-1] - max(0, -right)]
        rows = mirrored(part.shape[-2], max(0, top), max(0, bottom), padding_mode)
        return part[..., rows, :][..., mirrored(part.shape[-1], max(0, left), max(0, right), padding_mode)]
    mode = 'replicate' if padding_mode == 'edge' else 'reflect'
    return _framed(img, lambda batch: F.pad(batch, [left, right, top, bottom], mode=mode))


def _overlap(start, length, size):
    """One axis of a part that may stand over the edge: the places inside, and how many are missing before and after."""
    stop = start + length
    missing = max(min(0, stop) - start, 0), max(stop - max(size, start), 0)
    return slice(max(start, 0), stop), missing if start < 0 or stop > size else (0, 0)


def crop(img, top, left, height, width):
    _, *sizes = dimensions(img)
    (rows, above_below), (columns, left_right) = (_overlap(*axis) for axis in zip((top, left), (height, width), sizes))
    part = img[..., rows, columns]
    outside = [count for pair in zip(left_right, above_below) for count in pair]
    return pad(part, outside) if any(outside) else part


def grayscale(img, num_output_channels=1):
    if img.dim() < 3:
        raise TypeError(f'Input image tensor should have at least 3 dimensions, but found {img.dim()}')
    _check_channels(img, [1, 3])
    if num_output_channels not in (1, 3):
        raise ValueError('num_output_channels should be either 1 or 3')
    if img.shape[-3] == 3:
        red, green, blue = img.unbind(dim=-3)
        grey = (0.2989 * red + 0.587 * green + 0.114 * blue).to(img.dtype).unsqueeze(dim=-3)
    else:
        grey = img.clone()
    return grey.expand(img.shape) if num_output_channels == 3 else grey


def _blend(first, second, ratio):
    return (ratio * first + (1.0 - ratio) * second).clamp(0, highest(first.dtype)).to(first.dtype)


def _check_factor(name, factor, img):
    if factor < 0:
        raise ValueError(f'{name} ({factor}) is not non-negative.')
    checked(img)


def adjust_brightness(img, factor):
    _check_factor('brightness_factor', factor, img)
    _check_channels(img, [1, 3])
    return _blend(img, torch.zeros_like(img), float(factor))


def adjust_contrast(img, factor):
    _check_factor('contrast_factor', factor, img)
    _check_channels(img, [3, 1])
    dtype = img.dtype if img.is_floating_point() else torch.float32
    grey = grayscale(img) if dimensions(img)[0] == 3 else img
    return _blend(img, grey.to(dtype).mean(dim=(-3, -2, -1), keepdim=True), float(factor))


def adjust_saturation(img, factor):
    _check_factor('saturation_factor', factor, img)
    _check_channels(img, [1, 3])
    return img if dimensions(img)[0] == 1 else _blend(img, grayscale(img), float(factor))


def adjust_sharpness(img, factor):
    _check_factor('sharpness_factor', factor, img)
    _check_channels(img, [1, 3])
    if min(img.shape[-2:]) <= 2:     # nothing but edge
        return img
    kernel = torch.ones(3, 3, dtype=img.dtype if img.is_floating_point() else torch.float32)
    kernel[1, 1] = 5.0
    kernel = (kernel / kernel.sum()).expand(img.shape[-3], 1, 3, 3)
    soft = img.clone()
    soft[..., 1:-1, 1:-1] = _framed(img, lambda batch: F.conv2d(batch, kernel, groups=img.shape[-3]))
    return _blend(img, soft, float(factor))


def adjust_gamma(img, gamma, gain=1):
    _check_channels(img, [1, 3])
    if gamma < 0:
        raise ValueError('Gamma should be a non-negative real number')
    values = img if img.is_floating_point() else convert_image_dtype(img, torch.float32)
    return convert_image_dtype((gain * values.pow(gamma)).clamp(0, 1), img.dtype)


def adjust_hue(img, factor):
    if not -0.5 <= factor <= 0.5:
        raise ValueError(f'hue_factor ({factor}) is not in [-0.5, 0.5].')
    _check_channels(img, [1, 3])
    if dimensions(img)[0] == 1:
        return img
    hue, saturation, value = _to_hsv(convert_image_dtype(img, torch.float32))
    return convert_image_dtype(_from_hsv((hue + factor) % 1.0, saturation, value), img.dtype)


def _to_hsv(img):
    red, green, blue = img.unbind(dim=-3)
    high, low = img.amax(dim=-3), img.amin(dim=-3)
    flat = high == low
    spread = high - low
    ones = torch.ones_like(high)
    saturation = spread / torch.where(flat, ones, high)
    divisor = torch.where(flat, ones, spread)
    rc, gc, bc = (high - red) / divisor, (high - green) / divisor, (high - blue) / divisor
    is_red, is_green = high == red, high == green
    hue = is_red * (bc - gc) + (is_green & ~is_red) * (2.0 + rc - bc) + (~is_green & ~is_red) * (4.0 + gc - rc)
    return torch.fmod(hue / 6.0 + 1.0, 1.0), saturation, high


def _from_hsv(hue, saturation, value):
    sector = torch.floor(hue * 6.0)
    part = hue * 6.0 - sector
    p = (value * (1.0 - saturation)).clamp(0.0, 1.0)
    q = (value * (1.0 - saturation * part)).clamp(0.0, 1.0)
    t = (value * (1.0 - saturation * (1.0 - part))).clamp(0.0, 1.0)
    choice = (sector.long() % 6).unsqueeze(0)
    bands = []
    for order in ((value, q, p, p, t, value), (t, value, value, q, p, p), (p, p, t, value, value, q)):
        bands.append(torch.stack(order).gather(0, choice)[0])
    return torch.stack(bands, dim=-3)


def _grid(theta, width, height, out_width, out_height):
    base = torch.empty(1, out_height, out_width, 3, dtype=theta.dtype)
    base[..., 0] = torch.linspace(-out_width * 0.5 + 0.5, out_width * 0.5 + 0.5 - 1, steps=out_width)
    base[..., 1] = torch.linspace(-out_height * 0.5 + 0.5, out_height * 0.5 + 0.5 - 1, steps=out_height).unsqueeze(-1)
    base[..., 2] = 1
    scaled = theta.transpose(1, 2) / torch.tensor([0.5 * width, 0.5 * height], dtype=theta.dtype)
    return base.view(1, out_height * out_width, 3).bmm(scaled).view(1, out_height, out_width, 2)


def _expanded_size(matrix, width, height):
    corners = torch.tensor([[x * width, y * height, 1.0] for x, y in ((-0.5, -0.5), (-0.5, 0.5), (0.5, 0.5), (0.5, -0.5))])
    moved = torch.matmul(corners, torch.tensor(matrix, dtype=torch.float).view(2, 3).T)
    middle = torch.tensor((width * 0.5, height * 0.5))
    # Corners are cut to four digits, so that rounding does not add a row.
    upper = torch.ceil(((moved.amax(0) + middle) / 1e-4).trunc() * 1e-4)
    lower = torch.floor(((moved.amin(0) + middle) / 1e-4).trunc() * 1e-4)
    size = upper - lower
    return int(size[0]), int(size[1])


def transform_affine(img, matrix, mode, fill, expand):
    channels, height, width = dimensions(img)
    if isinstance(fill, (tuple, list)) and len(fill) > 1 and len(fill) != channels:
        raise ValueError(f"The number of elements in 'fill' cannot broadcast to match the number of channels of the image ({len(fill)} != {channels})")
    if mode not in ('nearest', 'bilinear'):
        raise ValueError(f"Interpolation mode '{mode}' is unsupported with Tensor input")
    out_width, out_height = _expanded_size(matrix, width, height) if expand else (width, height)
    theta = torch.tensor(matrix, dtype=img.dtype if img.is_floating_point() else torch.float32).reshape(1, 2, 3)
    grid = _grid(theta, width, height, out_width, out_height)

    def compute(batch):
        places = grid.expand(batch.shape[0], out_height, out_width, 2)
        if fill is None:
            return F.grid_sample(batch, places, mode=mode, padding_mode='zeros', align_corners=False)
        covered = torch.ones(batch.shape[0], 1, batch.shape[2], batch.shape[3], dtype=batch.dtype)
        result = F.grid_sample(torch.cat((batch, covered), 1), places, mode=mode, padding_mode='zeros', align_corners=False)
        result, covered = result[:, :-1], result[:, -1:].expand_as(result[:, :-1])
        colour = torch.tensor(fill if isinstance(fill, (tuple, list)) else [float(fill)], dtype=batch.dtype).view(1, -1, 1, 1).expand_as(result)
        if mode == 'nearest':
            return torch.where(covered < 0.5, colour, result)
        return result * covered + (1.0 - covered) * colour
    return _framed(img, compute)


def gaussian_blur(img, kernel_size, sigma):
    dtype = img.dtype if img.is_floating_point() else torch.float32
    lines = []
    for size, width in zip(kernel_size, sigma):
        half = (size - 1) * 0.5
        weights = torch.exp(-0.5 * (torch.linspace(-half, half, steps=size, dtype=dtype) / width).pow(2))
        lines.append(weights / weights.sum())
    kernel = torch.mm(lines[1][:, None], lines[0][None, :])
    channels = img.shape[-3]
    x, y = kernel_size[0] // 2, kernel_size[1] // 2

    def compute(batch):
        return F.conv2d(F.pad(batch, [x, x, y, y], mode='reflect'), kernel.expand(channels, 1, kernel.shape[0], kernel.shape[1]), groups=channels)
    return _framed(img, compute)


def invert(img):
    _check_channels(img, [1, 3])
    return highest(img.dtype) - img


def posterize(img, bits):
    if img.dtype != torch.uint8:
        raise TypeError(f'Only torch.uint8 image tensors are supported, but found {img.dtype}')
    step = 2 ** (8 - bits)
    return torch.div(img, step, rounding_mode='floor') * step


def solarize(img, threshold):
    if threshold > highest(img.dtype):
        raise TypeError('Threshold should be less than bound of img.')
    return torch.where(img >= threshold, invert(img), img)


def autocontrast(img):
    bound = highest(img.dtype)
    dtype = img.dtype if img.is_floating_point() else torch.float32
    low, high = img.amin(dim=(-2, -1), keepdim=True).to(dtype), img.amax(dim=(-2, -1), keepdim=True).to(dtype)
    flat = low == high
    scale = torch.where(flat, torch.ones_like(low), bound / (high - low))
    return ((img - torch.where(flat, torch.zeros_like(low), low)) * scale).clamp(0, bound).to(img.dtype)


def equalize(img):
    if img.dtype != torch.uint8:
        raise TypeError(f'Only torch.uint8 image tensors are supported, but found {img.dtype}')
    if img.dim() == 4:
        return torch.stack([equalize(one) for one in img])
    planes = []
    for plane in img:
        counts = torch.bincount(plane.reshape(-1).long(), minlength=256)
        step = int(counts[counts != 0][:-1].sum()) // 255
        if step:
            table = torch.div(counts.cumsum(0) + step // 2, step, rounding_mode='floor')
            plane = F.pad(table, [1, 0])[:-1].clamp(0, 255)[plane.long()].to(torch.uint8)
        planes.append(plane)
    return torch.stack(planes)
