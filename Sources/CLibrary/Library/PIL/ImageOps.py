"""Whole-picture operations."""
from PIL import Image


def expand(image, border=0, fill=0):
    left, top, right, bottom = _sides(border)
    result = Image.new(image.mode, (left + image.width + right, top + image.height + bottom), fill)
    result.paste(image, (left, top))
    return result


def _sides(border):
    if isinstance(border, tuple):
        if len(border) == 2:
            return border[0], border[1], border[0], border[1]
        return border
    return border, border, border, border


def invert(image):
    return Image._made(255 - image._pixels, image.mode)


def mirror(image):
    return image.transpose(Image.FLIP_LEFT_RIGHT)


def flip(image):
    return image.transpose(Image.FLIP_TOP_BOTTOM)


def grayscale(image):
    return image.convert('L')


def posterize(image, bits):
    return image.point([value & ~(2 ** (8 - bits) - 1) for value in range(256)] * len(image.getbands()))


def solarize(image, threshold=128):
    return image.point([value if value < threshold else 255 - value for value in range(256)] * len(image.getbands()))


def autocontrast(image, cutoff=0):
    table = []
    counts = image.histogram()
    for band in range(len(image.getbands())):
        used = [value for value in range(256) if counts[256 * band + value]]
        low, high = (used[0], used[-1]) if used else (0, 0)
        if high <= low:
            table += range(256)
        else:
            scale = 255.0 / (high - low)
            table += [min(255, max(0, int(value * scale - low * scale))) for value in range(256)]
    return image.point(table)


def equalize(image):
    table = []
    counts = image.histogram()
    for band in range(len(image.getbands())):
        values = counts[256 * band:256 * band + 256]
        used = [count for count in values if count]
        step = (sum(used) - used[-1]) // 255 if len(used) > 1 else 0
        if not step:
            table += range(256)
            continue
        total = step // 2
        for count in values:
            table.append(total // step)
            total += count
    return image.point(table)
