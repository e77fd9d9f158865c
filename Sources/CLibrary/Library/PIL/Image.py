"""A picture: a mode, a size and a tensor of pixels.  Arithmetic and rounding are Pillow's."""
import torch

NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = 0, 1, 2, 3, 4, 5
FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = 0, 1, 2, 3, 4, 5, 6
AFFINE = 0

_BANDS = {
    '1': ('1',), 'L': ('L',), 'I': ('I',), 'F': ('F',), 'P': ('P',), 'LA': ('L', 'A'), 'RGB': ('R', 'G', 'B'), 'RGBA': ('R', 'G', 'B', 'A'),
    'HSV': ('H', 'S', 'V'), 'CMYK': ('C', 'M', 'Y', 'K'), 'YCbCr': ('Y', 'Cb', 'Cr'), 'I;16': ('I',), 'RGBX': ('R', 'G', 'B', 'X'),
}
_COLORS = {
    'black': (0, 0, 0), 'white': (255, 255, 255), 'red': (255, 0, 0), 'green': (0, 128, 0), 'blue': (0, 0, 255), 'yellow': (255, 255, 0),
    'gray': (128, 128, 128), 'grey': (128, 128, 128), 'orange': (255, 165, 0), 'purple': (128, 0, 128), 'cyan': (0, 255, 255),
    'magenta': (255, 0, 255), 'pink': (255, 192, 203), 'brown': (165, 42, 42),
}


class Resampling:
    NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = 0, 1, 2, 3, 4, 5


class Transpose:
    FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = 0, 1, 2, 3, 4, 5, 6


class Transform:
    AFFINE = 0


class Image:
    """Pixels stand in `_pixels`: height × width, or height × width × bands."""
    format = None

    def __init__(self):
        self.mode = ''
        self.info = {}
        self._pixels = torch.zeros(0, 0, dtype=torch.uint8)

    @property
    def size(self):
        return (self._pixels.shape[1], self._pixels.shape[0])

    @property
    def width(self):
        return self._pixels.shape[1]

    @property
    def height(self):
        return self._pixels.shape[0]

    def __repr__(self):
        return f'<PIL.Image.Image image mode={self.mode} size={self.width}x{self.height} at 0x{id(self):X}>'

    def __eq__(self, other):
        if not isinstance(other, Image):
            return NotImplemented
        return self.mode == other.mode and self._pixels.shape == other._pixels.shape and torch.equal(self._pixels, other._pixels)

    __hash__ = None

    def getbands(self):
        return _BANDS[self.mode]

    def copy(self):
        return _made(self._pixels.clone(), self.mode)

    def load(self):
        return self

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        pass

    def getpixel(self, xy):
        x, y = xy
        width, height = self.size
        x, y = int(x), int(y)
        x, y = (x + width if x < 0 else x), (y + height if y < 0 else y)
        if not (0 <= x < width and 0 <= y < height):
            raise IndexError('image index out of range')
        value = self._pixels[y, x]
        return tuple(value.tolist()) if self._pixels.dim() == 3 else value.item()

    def putpixel(self, xy, value):
        x, y = xy
        self._pixels[y, x] = torch.tensor(_color(value, self.mode), dtype=self._pixels.dtype)

    def getdata(self, band=None):
        pixels = self._pixels if band is None or self._pixels.dim() == 2 else self._pixels[:, :, band]
        if pixels.dim() == 2:
            return pixels.flatten().tolist()
        return [tuple(pixel) for pixel in pixels.flatten(0, 1).tolist()]

    def getextrema(self):
        if self._pixels.dim() == 2:
            return (self._pixels.min().item(), self._pixels.max().item())
        return tuple((band.min().item(), band.max().item()) for band in self._pixels.unbind(2))

    def getbbox(self):
        found = (self._pixels if self._pixels.dim() == 2 else self._pixels.amax(2)) != 0
        rows, columns = found.any(1).nonzero().flatten().tolist(), found.any(0).nonzero().flatten().tolist()
        return (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1) if rows else None

    def histogram(self):
        counts = []
        for band in (self._pixels.unbind(2) if self._pixels.dim() == 3 else [self._pixels]):
            counts += torch.bincount(band.flatten().long(), minlength=256).tolist()
        return counts

    def tobytes(self):
        return bytes(self._pixels.flatten().tolist())

    def split(self):
        if self._pixels.dim() == 2:
            return (self.copy(),)
        return tuple(_made(band.clone(), 'L') for band in self._pixels.unbind(2))

    def getchannel(self, channel):
        return self.split()[self.getbands().index(channel) if isinstance(channel, str) else channel]

    def point(self, table, mode=None):
        if callable(table):
            table = [table(value) for value in range(256)] * len(self.getbands())
        values = torch.tensor([min(255, max(0, int(value))) for value in table], dtype=torch.uint8)
        if self._pixels.dim() == 2:
            return _made(values[self._pixels.long()], self.mode)
        return _made(torch.stack([values[256 * place:256 * (place + 1)][band.long()] for place, band in enumerate(self._pixels.unbind(2))], 2), self.mode)

    def convert(self, mode=None, *arguments, **keywords):
        from PIL import _pixels
        if mode is None or mode == self.mode:
            return self.copy()
        return _made(_pixels.converted(self._pixels, self.mode, mode), mode)

    def crop(self, box=None):
        if box is None:
            return self.copy()
        left, top, right, bottom = (int(round(side)) for side in box)
        if right < left:
            raise ValueError("Coordinate 'right' is less than 'left'")
        if bottom < top:
            raise ValueError("Coordinate 'lower' is less than 'upper'")
        width, height = self.size
        result = torch.zeros((bottom - top, right - left) + tuple(self._pixels.shape[2:]), dtype=self._pixels.dtype)
        x0, y0, x1, y1 = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        if x0 < x1 and y0 < y1:
            result[y0 - top:y1 - top, x0 - left:x1 - left] = self._pixels[y0:y1, x0:x1]
        return _made(result, self.mode)

    def paste(self, im, box=None, mask=None):
        box = (0, 0) if box is None else box
        left, top = int(box[0]), int(box[1])
        if isinstance(im, Image):
            pixels = im.convert(self.mode)._pixels
        else:
            width, height = (box[2] - box[0], box[3] - box[1]) if len(box) == 4 else self.size
            pixels = new(self.mode, (width, height), im)._pixels
        x0, y0 = max(left, 0), max(top, 0)
        x1, y1 = min(left + pixels.shape[1], self.width), min(top + pixels.shape[0], self.height)
        if x0 >= x1 or y0 >= y1:
            return
        part = pixels[y0 - top:y1 - top, x0 - left:x1 - left]
        if mask is not None:
            weight = mask.convert('L')._pixels[y0 - top:y1 - top, x0 - left:x1 - left].float() / 255
            if part.dim() == 3:
                weight = weight[:, :, None]
            old = self._pixels[y0:y1, x0:x1].float()
            part = (old + (part.float() - old) * weight + 0.5).to(self._pixels.dtype)
        self._pixels[y0:y1, x0:x1] = part

    def resize(self, size, resample=None, box=None, reducing_gap=None):
        from PIL import _pixels
        width, height = size
        if resample is None:
            resample = NEAREST if self.mode in ('1', 'P') else BICUBIC
        if resample not in (0, 1, 2, 3, 4, 5):
            raise ValueError(f'Unknown resampling filter ({resample}). Use Image.Resampling.NEAREST (0), Image.Resampling.LANCZOS (1), '
                             'Image.Resampling.BILINEAR (2), Image.Resampling.BICUBIC (3), Image.Resampling.BOX (4) or Image.Resampling.HAMMING (5)')
        if width <= 0 or height <= 0:
            raise ValueError('height and width must be > 0')
        whole = (0, 0) + self.size
        box = whole if box is None else tuple(box)
        if self.size == (width, height) and box == whole:
            return self.copy()
        if self.mode in ('1', 'P'):
            resample = NEAREST
        return _made(_pixels.resized(self._pixels, width, height, resample, box), self.mode)

    def thumbnail(self, size, resample=BICUBIC, reducing_gap=2.0):
        factor = min(size[0] / self.width, size[1] / self.height)
        if factor < 1:
            width, height = max(1, round(self.width * factor)), max(1, round(self.height * factor))
            self._pixels = self.resize((width, height), resample)._pixels

    def transpose(self, method):
        pixels = self._pixels
        if method in (ROTATE_90, ROTATE_270, TRANSPOSE, TRANSVERSE):
            pixels = pixels.transpose(0, 1)
        axes = {FLIP_LEFT_RIGHT: (1,), FLIP_TOP_BOTTOM: (0,), ROTATE_90: (0,), ROTATE_180: (0, 1), ROTATE_270: (1,), TRANSPOSE: (), TRANSVERSE: (0, 1)}[method]
        return _made(pixels.flip(axes) if axes else pixels.contiguous(), self.mode)

    def rotate(self, angle, resample=NEAREST, expand=0, center=None, translate=None, fillcolor=None):
        import math
        angle = angle % 360.0
        if not (center or translate):
            if angle == 0:
                return self.copy()
            if angle == 180:
                return self.transpose(ROTATE_180)
            if angle in (90, 270) and (expand or self.width == self.height):
                return self.transpose(ROTATE_90 if angle == 90 else ROTATE_270)
        width, height = self.size
        shift = translate or (0, 0)
        pivot = center or (width / 2, height / 2)
        angle = -math.radians(angle)
        cos, sin = round(math.cos(angle), 15), round(math.sin(angle), 15)
        matrix = [cos, sin, 0.0, round(-math.sin(angle), 15), cos, 0.0]

        def place(x, y):
            return matrix[0] * x + matrix[1] * y + matrix[2], matrix[3] * x + matrix[4] * y + matrix[5]

        matrix[2], matrix[5] = place(-pivot[0] - shift[0], -pivot[1] - shift[1])
        matrix[2] += pivot[0]
        matrix[5] += pivot[1]
        if expand:
            corners = [place(x, y) for x, y in ((0, 0), (width, 0), (width, height), (0, height))]
            xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
            new_width = math.ceil(max(xs)) - math.floor(min(xs))
            new_height = math.ceil(max(ys)) - math.floor(min(ys))
            matrix[2], matrix[5] = place(-(new_width - width) / 2.0, -(new_height - height) / 2.0)
            width, height = new_width, new_height
        return self.transform((width, height), AFFINE, matrix, resample, fillcolor=fillcolor)

    def transform(self, size, method, data=None, resample=NEAREST, fill=1, fillcolor=None):
        from PIL import _pixels
        if method != AFFINE:
            raise NotImplementedError('only affine transformations of pictures are available here')
        result = new(self.mode, size, 0 if fillcolor is None else fillcolor)
        _pixels.transform_affine(result._pixels, self._pixels, [float(value) for value in data[:6]], resample)
        return result

    def show(self, title=None):
        from matplotlib import pyplot
        pyplot.figure()
        pyplot.imshow(self, cmap='gray')
        pyplot.axis('off')
        pyplot.show()

    def save(self, fp, format=None, **keywords):
        raise OSError('a lesson cannot write files; show the picture with plt.imshow')


def _made(pixels, mode):
    image = Image()
    image.mode = mode
    image._pixels = pixels
    return image


def _color(color, mode):
    """A colour as one number, or as one number for each band."""
    bands = len(_BANDS[mode])
    if isinstance(color, str):
        text = color.lower()
        if text in _COLORS:
            color = _COLORS[text]
        elif text.startswith('#') and len(text) in (4, 7):
            text = text[1:] if len(text) == 7 else ''.join(letter * 2 for letter in text[1:])
            color = tuple(int(text[place:place + 2], 16) for place in (0, 2, 4))
        else:
            raise ValueError(f'unknown color specifier: {color!r}')
        if bands == 1:
            red, green, blue = color
            color = (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16
        elif bands == 4:
            color += (255,)
    if isinstance(color, (tuple, list)):
        return list(color) if bands > 1 else color[0]
    return color if bands == 1 else [color] + [0] * (bands - 1)


def _dtype(mode):
    return torch.int32 if mode == 'I' else torch.float32 if mode == 'F' else torch.uint8


def new(mode, size, color=0):
    """A picture of one colour."""
    if mode not in _BANDS:
        raise ValueError('unrecognized image mode')
    width, height = size
    bands = len(_BANDS[mode])
    pixels = torch.zeros((height, width) if bands == 1 else (height, width, bands), dtype=_dtype(mode))
    color = _color(color, mode)
    if mode == '1' and color:
        color = 255
    if color != 0:
        pixels[:] = torch.tensor(color, dtype=pixels.dtype)
    return _made(pixels, mode)


def fromarray(obj, mode=None):
    """A picture of an array: height × width, or height × width × bands."""
    pixels = obj if isinstance(obj, torch.Tensor) else torch.from_numpy(obj)
    if mode is None:
        bands = 1 if pixels.dim() == 2 else pixels.shape[2] if pixels.dim() == 3 else 0
        if pixels.dtype == torch.uint8:
            mode = {1: 'L', 2: 'LA', 3: 'RGB', 4: 'RGBA'}.get(bands)
        elif bands == 1:
            mode = {torch.bool: '1', torch.int32: 'I', torch.float32: 'F', torch.float64: 'F'}.get(pixels.dtype)
        if mode is None or (pixels.dim() == 3 and bands == 1):
            shape = tuple([1, 1] + list(pixels.shape[2:]))
            kind = {torch.bool: '|b1', torch.uint8: '|u1', torch.int8: '|i1', torch.int16: '<i2', torch.int32: '<i4', torch.int64: '<i8',
                    torch.float16: '<f2', torch.float32: '<f4', torch.float64: '<f8'}.get(pixels.dtype, '|V1')
            raise TypeError(f'Cannot handle this data type: {shape}, {kind}')
    if mode == '1' and pixels.dtype == torch.bool:
        return _made(pixels.to(torch.uint8) * 255, mode)
    return _made(pixels.to(_dtype(mode)).clone(memory_format=torch.contiguous_format), mode)


def merge(mode, bands):
    return _made(torch.stack([band._pixels for band in bands], 2), mode)


def blend(im1, im2, alpha):
    """`im1 * (1 - alpha) + im2 * alpha`, cut to 0 … 255."""
    from PIL import _pixels
    return _made(_pixels.blended(im1._pixels, im2._pixels, alpha), im1.mode)


def open(fp, mode='r', formats=None):
    raise FileNotFoundError(f"[Errno 2] No such file or directory: '{fp}' (a lesson cannot open files; pictures come from torchvision.datasets)")
