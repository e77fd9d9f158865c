"""Discrete Fourier transforms.

The sums are taken as matrix products in float64: exact to the last digit of float32, and fast enough for what a lesson shows.
"""
import math
import torch


def _check_norm(norm):
    if norm not in (None, 'backward', 'forward', 'ortho'):
        raise RuntimeError(f'Invalid normalization mode: "{norm}"')


def _parts(input):
    if input.is_complex():
        return input.real.double(), input.imag.double()
    return input.double(), None


def _fitted(part, n, dim):
    size = part.size(dim)
    if n < 1:
        raise RuntimeError(f'Invalid number of data points ({n}) specified')
    if n <= size:
        return part.narrow(dim, 0, n)
    shape = list(part.shape)
    shape[dim] = n - size
    return torch.cat([part, torch.zeros(shape, dtype=part.dtype)], dim)


def _result(real, imaginary, input):
    double = input.dtype in (torch.float64, torch.complex128)
    if not double:
        real, imaginary = real.float(), imaginary.float()
    return torch.complex(real.contiguous(), imaginary.contiguous())


def _waves(n, columns):
    # the angle is reduced in whole numbers, so that it stays exact
    steps = torch.outer(torch.arange(n), torch.arange(columns)) % n
    angle = steps.double() * (2 * math.pi / n)
    # quarter turns are exact
    quarters = 4 * steps % n == 0
    cosine, sine = torch.cos(angle), torch.sin(angle)
    return torch.where(quarters, cosine.round(), cosine), torch.where(quarters, sine.round(), sine)


def _scale(n, norm, inverse):
    _check_norm(norm)
    if norm == 'ortho':
        return 1 / math.sqrt(n)
    return 1 / n if inverse == (norm in (None, 'backward')) else 1.0


def _transform(real, imaginary, n, dim, sign, scale, columns=None):
    cosine, sine = _waves(n, n if columns is None else columns)
    real = real.movedim(dim, -1)
    a, b = real @ cosine, real @ (sign * sine)
    if imaginary is not None:
        imaginary = imaginary.movedim(dim, -1)
        a, b = a - imaginary @ (sign * sine), b + imaginary @ cosine
    return (a * scale).movedim(-1, dim), (b * scale).movedim(-1, dim)


def _one(input, n, dim, norm, inverse):
    n = input.size(dim) if n is None else n
    real, imaginary = _parts(input)
    real = _fitted(real, n, dim)
    if imaginary is not None:
        imaginary = _fitted(imaginary, n, dim)
    real, imaginary = _transform(real, imaginary, n, dim, 1 if inverse else -1, _scale(n, norm, inverse))
    return _result(real, imaginary, input)


def fft(input, n=None, dim=-1, norm=None):
    """Σ xₖ·exp(-2πi·jk/n) along a dimension."""
    return _one(input, n, dim, norm, False)


def ifft(input, n=None, dim=-1, norm=None):
    """The inverse of fft."""
    return _one(input, n, dim, norm, True)


def rfft(input, n=None, dim=-1, norm=None):
    """The first half of fft of real numbers; the rest are conjugates."""
    if input.is_complex():
        raise RuntimeError(f'rfft expects a real input tensor, but got {str(input.dtype).replace("torch.complex64", "ComplexFloat").replace("torch.complex128", "ComplexDouble")}')
    n = input.size(dim) if n is None else n
    real, imaginary = _transform(_fitted(input.double(), n, dim), None, n, dim, -1, _scale(n, norm, False), n // 2 + 1)
    return _result(real, imaginary, input)


def irfft(input, n=None, dim=-1, norm=None):
    """The inverse of rfft."""
    n = 2 * (input.size(dim) - 1) if n is None else n
    half = n // 2 + 1
    real, imaginary = _parts(input)
    real = _fitted(real, half, dim)
    imaginary = torch.zeros_like(real) if imaginary is None else _fitted(imaginary, half, dim)
    rest = n - half
    mirrored = torch.arange(rest, 0, -1)
    real = torch.cat([real, real.index_select(dim, mirrored)], dim)
    imaginary = torch.cat([imaginary, -imaginary.index_select(dim, mirrored)], dim)
    result, _ = _transform(real, imaginary, n, dim, 1, _scale(n, norm, True))
    return result.contiguous() if input.dtype in (torch.float64, torch.complex128) else result.float().contiguous()


def _dims(input, s, dim):
    if dim is None:
        count = input.dim() if s is None else len(s)
        dim = tuple(range(-count, 0))
    dim = (dim,) if isinstance(dim, int) else tuple(dim)
    return dim, [None] * len(dim) if s is None else [None if size == -1 else size for size in s]


def fftn(input, s=None, dim=None, norm=None):
    """fft along several dimensions."""
    dims, sizes = _dims(input, s, dim)
    for axis, size in zip(dims, sizes):
        input = fft(input, size, axis, norm)
    return input


def ifftn(input, s=None, dim=None, norm=None):
    """ifft along several dimensions."""
    dims, sizes = _dims(input, s, dim)
    for axis, size in zip(dims, sizes):
        input = ifft(input, size, axis, norm)
    return input


def rfftn(input, s=None, dim=None, norm=None):
    """rfft along the last of several dimensions and fft along the others."""
    dims, sizes = _dims(input, s, dim)
    input = rfft(input, sizes[-1], dims[-1], norm)
    for axis, size in zip(dims[:-1], sizes[:-1]):
        input = fft(input, size, axis, norm)
    return input


def irfftn(input, s=None, dim=None, norm=None):
    """The inverse of rfftn."""
    dims, sizes = _dims(input, s, dim)
    for axis, size in zip(dims[:-1], sizes[:-1]):
        input = ifft(input, size, axis, norm)
    return irfft(input, sizes[-1], dims[-1], norm)


def fft2(input, s=None, dim=(-2, -1), norm=None):
    """fft along two dimensions."""
    return fftn(input, s, dim, norm)


def ifft2(input, s=None, dim=(-2, -1), norm=None):
    """ifft along two dimensions."""
    return ifftn(input, s, dim, norm)


def rfft2(input, s=None, dim=(-2, -1), norm=None):
    """rfft along two dimensions."""
    return rfftn(input, s, dim, norm)


def irfft2(input, s=None, dim=(-2, -1), norm=None):
    """The inverse of rfft2."""
    return irfftn(input, s, dim, norm)


def hfft(input, n=None, dim=-1, norm=None):
    """The real transform of a signal whose second half are the conjugates of the first."""
    n = 2 * (input.size(dim) - 1) if n is None else n
    swapped = {None: 'forward', 'backward': 'forward', 'forward': 'backward', 'ortho': 'ortho'}[norm]
    return irfft(torch.conj(input), n, dim, swapped)


def ihfft(input, n=None, dim=-1, norm=None):
    """The inverse of hfft."""
    swapped = {None: 'forward', 'backward': 'forward', 'forward': 'backward', 'ortho': 'ortho'}[norm]
    return torch.conj(rfft(input, n, dim, swapped))


def fftfreq(n, d=1.0, *, dtype=None, layout=None, device=None, requires_grad=False):
    """The frequencies of fft's results."""
    places = torch.cat([torch.arange((n - 1) // 2 + 1), torch.arange(-(n // 2), 0)])
    return places.to(torch.get_default_dtype() if dtype is None else dtype) * (1.0 / (n * d))


def rfftfreq(n, d=1.0, *, dtype=None, layout=None, device=None, requires_grad=False):
    """The frequencies of rfft's results."""
    return torch.arange(n // 2 + 1).to(torch.get_default_dtype() if dtype is None else dtype) * (1.0 / (n * d))


def fftshift(input, dim=None):
    """Moves frequency 0 to the middle."""
    dims = tuple(range(input.dim())) if dim is None else (dim,) if isinstance(dim, int) else tuple(dim)
    return torch.roll(input, tuple(input.size(axis) // 2 for axis in dims), dims)


def ifftshift(input, dim=None):
    """The inverse of fftshift."""
    dims = tuple(range(input.dim())) if dim is None else (dim,) if isinstance(dim, int) else tuple(dim)
    return torch.roll(input, tuple((input.size(axis) + 1) // 2 for axis in dims), dims)
