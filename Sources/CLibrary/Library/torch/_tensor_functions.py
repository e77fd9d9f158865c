"""Functions of `torch`, and methods of tensors, that are short in the language."""
import math
import torch
from torch import _runtime


def nanmedian(input, dim=None, keepdim=False, *, out=None):
    """The middle of the numbers (the lower of two), without NaN."""
    flat = input.reshape(-1) if dim is None else input
    axis = 0 if dim is None else dim
    # NaN goes to the end of the order, so the middle of the rest is at (count - 1) // 2
    order = flat.sort(axis)
    place = ((~flat.isnan()).sum(axis, keepdim=True) - 1).clamp(min=0) // 2
    values, indices = order.values.gather(axis, place), order.indices.gather(axis, place)
    if dim is None:
        return _runtime.rename_gradient(values.reshape(()), 'NanmedianBackward0')
    if not keepdim:
        values, indices = values.squeeze(dim), indices.squeeze(dim)
    return _runtime.named_result('nanmedian', ('values', 'indices'), (values, indices))


def nanquantile(input, q, dim=None, keepdim=False, *, interpolation='linear', out=None):
    """What a part q of the numbers stays below, without NaN."""
    if dim is None:
        whole = input.reshape(-1)
        result = torch.quantile(whole[~whole.isnan()], q, interpolation=interpolation)
        return result.reshape(result.shape + (1,) * input.dim()) if keepdim else result
    rows = [torch.quantile(row[~row.isnan()], q, interpolation=interpolation) for row in input.movedim(dim, -1).reshape(-1, input.size(dim))]
    shape = list(input.shape)
    shape.pop(dim)
    result = torch.stack(rows, -1)
    result = result.reshape(result.shape[:-1] + tuple(shape))
    return result.unsqueeze(dim if dim < 0 else dim + result.dim() - len(shape)) if keepdim else result


def frexp(input, *, out=None):
    """A fraction of [0.5, 1) and a power of two whose product is the number."""
    parts = [math.frexp(value) for value in input.detach().reshape(-1).tolist()]
    mantissa = torch.tensor([part[0] for part in parts], dtype=input.dtype).reshape(input.shape)
    exponent = torch.tensor([part[1] for part in parts], dtype=torch.int32).reshape(input.shape)
    return _runtime.named_result('frexp', ('mantissa', 'exponent'), (mantissa, exponent))


def nextafter(input, other, *, out=None):
    """The next number of the type towards another one."""
    x, y = torch.broadcast_tensors(input.detach(), other.detach())
    integer = torch.int32 if x.dtype == torch.float32 else torch.int64
    bits = x.contiguous().view(integer)
    up = y > x
    step = torch.where(up == (x > 0), 1, -1).to(integer)
    moved = (bits + step).view(x.dtype)
    smallest = torch.ones((), dtype=integer).view(x.dtype)
    moved = torch.where(x == 0, torch.where(up, smallest, -smallest), moved)
    return torch.where(x == y, y, torch.where(x.isnan() | y.isnan(), torch.full_like(x, math.nan), moved))


def cumulative_trapezoid(y, x=None, *, dx=1, dim=-1):
    """The integral so far, by the trapezoid rule."""
    size = y.size(dim)
    heights = y.narrow(dim, 1, size - 1) + y.narrow(dim, 0, size - 1)
    if x is None:
        return (heights * (dx / 2)).cumsum(dim)
    widths = torch.diff(x, dim=-1 if x.dim() == 1 else dim)
    if x.dim() == 1:
        widths = widths.reshape([-1 if axis == dim % y.dim() else 1 for axis in range(y.dim())])
    return (heights * widths / 2).cumsum(dim)


def renorm(input, p, dim, maxnorm, *, out=None):
    """Scales slices along a dimension down to a largest norm."""
    others = [axis for axis in range(input.dim()) if axis != dim % input.dim()]
    norm = torch.linalg.vector_norm(input, p, others, keepdim=True)
    return _runtime.rename_gradient(input * torch.where(norm > maxnorm, maxnorm / (norm + 1e-7), 1.0), 'RenormBackward0')


def unravel_index(indices, shape):
    """Places in a tensor of a shape as one index for each dimension."""
    if indices.is_floating_point() or indices.dtype == torch.bool:
        raise ValueError(f"torch.unravel_index: 'indices' must be integer type, but got {indices.dtype}")
    shape = [shape] if isinstance(shape, int) else list(shape)
    result = []
    for size in reversed(shape):
        result.append(indices % size)
        indices = indices // size
    return tuple(reversed(result))


def histogram(input, bins, *, range=None, weight=None, density=False, out=None):
    """How many elements (or how much weight) fall into each interval, and the edges."""
    if not input.is_floating_point():
        raise NotImplementedError('"histogram_cpu" not implemented for \'' + {torch.int64: 'Long', torch.int32: 'Int', torch.int16: 'Short', torch.int8: 'Char', torch.uint8: 'Byte', torch.bool: 'Bool'}[input.dtype] + "'")
    values = input.detach().reshape(-1)
    if isinstance(bins, int):
        if range is None:
            low, high = (values.min().item(), values.max().item()) if values.numel() else (0.0, 1.0)
        else:
            low, high = range
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = torch.linspace(low, high, bins + 1, dtype=input.dtype)
    else:
        edges = bins
    count = edges.numel() - 1
    place = torch.searchsorted(edges, values, right=True) - 1
    place = torch.where(values == edges[-1], count - 1, place)
    inside = (place >= 0) & (place < count)
    mass = torch.ones_like(values) if weight is None else weight.reshape(-1)
    hist = torch.zeros(count, dtype=input.dtype).index_add(0, place[inside], mass[inside])
    if density:
        hist = hist / hist.sum() / torch.diff(edges)
    return _runtime.named_result('histogram', ('hist', 'bin_edges'), (hist, edges))


def put(input, index, source, accumulate=False):
    """A copy with the elements at places of the flattened tensor replaced."""
    flat = input.reshape(-1).index_put((index.reshape(-1),), source.reshape(-1), accumulate)
    return _runtime.rename_gradient(flat.reshape(input.shape), 'PutBackward0')


def put_(self, index, source, accumulate=False):
    """Replaces the elements at places of the flattened tensor."""
    return self.copy_(put(self, index, source, accumulate))


def index_reduce(input, dim, index, source, reduce, *, include_self=True):
    """Joins rows of the source with the rows that the index names: prod, mean, amax or amin."""
    if reduce not in ('prod', 'mean', 'amax', 'amin'):
        raise RuntimeError(f'index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got {reduce}.')
    if input.dtype != source.dtype:
        own, other = (tensor.type().split('.')[-1].removesuffix('Tensor') for tensor in (input, source))
        raise RuntimeError(f'index_reduce_(): self ({own}) and source ({other}) must have the same scalar type')
    shape = [1] * input.dim()
    shape[dim] = -1
    spread = index.reshape(shape).expand(source.shape)
    return input.scatter_reduce(dim, spread, source, reduce, include_self=include_self)


def index_reduce_(self, dim, index, source, reduce, *, include_self=True):
    """index_reduce, in place."""
    return self.copy_(index_reduce(self, dim, index, source, reduce, include_self=include_self))


def fill(input, value):
    """A copy with every element set to one number."""
    return torch.full_like(input, value.item() if isinstance(value, torch.Tensor) else value)


def apply_(self, callable):
    """Replaces every element by what a function makes of it."""
    values = [callable(value) for value in self.reshape(-1).tolist()]
    return self.copy_(torch.tensor(values, dtype=self.dtype).reshape(self.shape))


def map_(self, tensor, callable):
    """Replaces every element by what a function makes of it and another tensor's."""
    other = tensor.expand(self.shape).reshape(-1).tolist()
    values = [callable(a, b) for a, b in zip(self.reshape(-1).tolist(), other)]
    return self.copy_(torch.tensor(values, dtype=self.dtype).reshape(self.shape))


def resize_as_(self, the_template, *, memory_format=None):
    """Takes over the shape of another tensor."""
    return self.resize_(the_template.shape)


def _uniform(self, generator):
    return torch.rand(self.shape, dtype=torch.float64, generator=generator)


def geometric_(self, p, *, generator=None):
    """Numbers of trials up to the first success."""
    if not 0 < p < 1:
        raise RuntimeError(f'geometric_ expects p to be in (0, 1), but got p={p:g}')
    return self.copy_(torch.ceil(torch.log(_uniform(self, generator)) / math.log1p(-p)))


def cauchy_(self, median=0, sigma=1, *, generator=None):
    """Numbers of the Cauchy distribution."""
    return self.copy_(median + sigma * torch.tan(math.pi * (_uniform(self, generator) - 0.5)))


def log_normal_(self, mean=1, std=2, *, generator=None):
    """Numbers whose logarithms are normally distributed."""
    # one number after the other: the way of large tensors draws others
    count = self.numel()
    parts = [torch.empty(min(15, count - start), dtype=torch.float64).normal_(mean, std, generator=generator) for start in range(0, count, 15)]
    return self.copy_(torch.exp(torch.cat(parts)).reshape(self.shape)) if parts else self


def narrow_copy(input, dim, start, length):
    """narrow as a copy."""
    return input.narrow(dim, start, length).clone()


def selu(input, inplace=False):
    """SELU."""
    return torch.nn.functional.selu(input, inplace)


def celu(input, alpha=1.0):
    """CELU."""
    return torch.nn.functional.celu(input, alpha)


def rrelu(input, lower=1 / 8, upper=1 / 3, training=False):
    """Leaky ReLU with random slopes."""
    return torch.nn.functional.rrelu(input, lower, upper, training)


def threshold(input, threshold, value):
    """x where it is above a threshold, else a value."""
    return torch.nn.functional.threshold(input, threshold, value)


def constant_pad_nd(input, pad, value=0):
    """Pads with a number."""
    return torch.nn.functional.pad(input, pad, value=value)


def unsafe_split(tensor, split_size, dim=0):
    """Parts as tensors of their own."""
    return tuple(part.clone() for part in tensor.split(split_size, dim))


def unsafe_chunk(input, chunks, dim=0):
    """So many parts as tensors of their own."""
    return tuple(part.clone() for part in input.chunk(chunks, dim))


def norm_except_dim(v, pow=2, dim=0):
    """The norms of slices along a dimension, kept as a tensor of the same rank."""
    others = [axis for axis in range(v.dim()) if axis != dim % v.dim()]
    return torch.linalg.vector_norm(v, pow, others, keepdim=True)


