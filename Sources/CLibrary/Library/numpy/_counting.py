"""Counting, differences, correlations, sets."""
import torch
from numpy._array import asarray, ndarray, view_of
from numpy._reducing import _axes, _mean, _out, sum, unique, searchsorted
from numpy._types import generic, promoted

builtin_range = range


def bincount(x, weights=None, minlength=0):
    return view_of(torch.bincount(asarray(x)._tensor, None if weights is None else asarray(weights)._tensor.double(), minlength))


def histogram(a, bins=10, range=None, density=None, weights=None):
    from numpy._making import linspace
    values = asarray(a)._tensor.double().reshape(-1)
    if isinstance(bins, int):
        low, high = (values.min().item(), values.max().item()) if range is None else (float(range[0]), float(range[1]))
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = linspace(low, high, bins + 1)
    else:
        edges = asarray(bins)
    bounds = edges._tensor.double()
    inside = (values >= bounds[0]) & (values <= bounds[-1])
    chosen = values[inside]
    place = (torch.searchsorted(bounds, chosen, right=True) - 1).clamp(0, len(bounds) - 2)
    if weights is None:
        counts = torch.bincount(place, minlength=len(bounds) - 1)
    else:
        counts = torch.bincount(place, asarray(weights)._tensor.double().reshape(-1)[inside], len(bounds) - 1)
    if density:
        counts = counts.double() / counts.sum() / (bounds[1:] - bounds[:-1])
    return view_of(counts), edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    counts = bins if isinstance(bins, (tuple, list)) else (bins, bins)
    from numpy._making import linspace
    edges, places = [], []
    for values, count, limits in zip((x, y), counts, range or (None, None)):
        values = asarray(values)._tensor.double().reshape(-1)
        low, high = (values.min().item(), values.max().item()) if limits is None else limits
        edge = linspace(low, high, count + 1)
        edges.append(edge)
        places.append((torch.searchsorted(edge._tensor, values, right=True) - 1).clamp(0, count - 1))
    table = torch.bincount(places[0] * counts[1] + places[1], minlength=counts[0] * counts[1]).reshape(counts).double()
    return view_of(table), edges[0], edges[1]


def digitize(x, bins, right=False):
    return searchsorted(bins, x, 'left' if right else 'right')


def diff(a, n=1, axis=-1, prepend=None, append=None):
    tensor = asarray(a)._tensor
    for _ in builtin_range(n):
        length = tensor.shape[axis]
        first, second = tensor.narrow(axis, 0, length - 1), tensor.narrow(axis, 1, length - 1)
        tensor = second != first if tensor.dtype == torch.bool else second - first
    return view_of(tensor)


def ediff1d(ary, to_end=None, to_begin=None):
    return diff(asarray(ary).ravel())


def gradient(f, *varargs, axis=None, edge_order=1):
    """Central differences, one-sided at the ends."""
    tensor = asarray(f)._tensor.double()
    results = []
    axes = _axes(axis, tensor.dim())
    for number, place in enumerate(axes):
        gap = varargs[number if len(varargs) > 1 else 0] if varargs else 1.0
        moved = tensor.movedim(place, 0)
        result = torch.empty_like(moved)
        if isinstance(gap, (int, float, generic)):
            gap = float(gap)
            result[1:-1] = (moved[2:] - moved[:-2]) / (2.0 * gap)
            result[0], result[-1] = (moved[1] - moved[0]) / gap, (moved[-1] - moved[-2]) / gap
        else:
            steps = asarray(gap)._tensor.double()
            steps = (steps[1:] - steps[:-1]).view([-1] + [1] * (moved.dim() - 1))
            left, right = steps[:-1], steps[1:]
            result[1:-1] = (-right / (left * (left + right))) * moved[:-2] + ((right - left) / (left * right)) * moved[1:-1] + (left / (right * (left + right))) * moved[2:]
            result[0], result[-1] = (moved[1] - moved[0]) / steps[0], (moved[-1] - moved[-2]) / steps[-1]
        results.append(view_of(result.movedim(0, place)))
    return results[0] if len(results) == 1 else tuple(results)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    y = asarray(y)
    widths = dx if x is None else diff(x)
    length = y.shape[axis]
    first, second = view_of(y._tensor.narrow(axis, 0, length - 1)), view_of(y._tensor.narrow(axis, 1, length - 1))
    return sum(widths * (second + first) / 2.0, axis)


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    X = asarray(m)._tensor.double()
    X = X.unsqueeze(0) if X.dim() == 1 else X
    X = X if rowvar or X.shape[0] == 1 else X.t()
    if y is not None:
        Y = asarray(y)._tensor.double()
        Y = Y.unsqueeze(0) if Y.dim() == 1 else Y
        X = torch.cat([X, Y if rowvar or Y.shape[0] == 1 else Y.t()])
    X = X - _mean(X, (1,), True)
    ddof = (0 if bias else 1) if ddof is None else ddof
    return _out(((X @ X.t()) / (X.shape[1] - ddof)).squeeze())


def corrcoef(x, y=None, rowvar=True):
    from numpy._elementwise import clip, sqrt
    c = cov(x, y, rowvar)
    if not isinstance(c, ndarray):
        return c / c
    d = sqrt(c.diagonal())
    return clip(c / d.reshape(-1, 1) / d, -1, 1)


def isin(element, test_elements, assume_unique=False, invert=False):
    found = torch.isin(asarray(element)._tensor, asarray(test_elements)._tensor)
    return view_of(~found if invert else found)


in1d = isin


def intersect1d(ar1, ar2, **keywords):
    first = unique(ar1)
    return first[isin(first, ar2)]


def union1d(ar1, ar2):
    from numpy._shaping import concatenate
    return unique(concatenate([asarray(ar1).ravel(), asarray(ar2).ravel()]))


def setdiff1d(ar1, ar2, assume_unique=False):
    first = unique(ar1)
    return first[isin(first, ar2, invert=True)]


def convolve(a, v, mode='full'):
    """Sums of products with the reversed second line."""
    a, v = asarray(a), asarray(v)
    if len(v) > len(a):
        a, v = v, a
    kind = promoted(a.dtype, v.dtype)
    n, m = len(a), len(v)
    result = torch.zeros(n + m - 1, dtype=kind.torch)
    line = a._tensor.to(kind.torch)
    for place, weight in enumerate(v.tolist()):
        result[place:place + n] += line * weight
    if mode == 'same':
        start = (m - 1) // 2
        result = result[start:start + n]
    elif mode == 'valid':
        result = result[m - 1:n]
    return view_of(result)


def correlate(a, v, mode='valid'):
    return convolve(a, asarray(v)[::-1], mode)


def unravel_index(indices, shape, order='C'):
    place = asarray(indices)._tensor
    results = []
    for length in reversed(shape):
        results.append(_out(place % length))
        place = torch.div(place, length, rounding_mode='floor')
    return tuple(reversed(results))


def ravel_multi_index(multi_index, dims, mode='raise', order='C'):
    result = 0
    for place, length in zip(multi_index, dims):
        result = result * length + place
    return result


def polyfit(x, y, deg, **keywords):
    """Coefficients of the polynomial of least squares, highest power first."""
    from numpy._making import vander
    table = vander(asarray(x).astype(float), deg + 1)._tensor
    scale = table.square().sum(0).sqrt()
    solution = torch.linalg.lstsq(table / scale, asarray(y).astype(float)._tensor.reshape(len(table), -1)).solution
    result = solution / scale[:, None]
    return view_of(result[:, 0] if asarray(y).ndim == 1 else result)


def polyval(p, x):
    result = asarray(x) * 0
    for coefficient in asarray(p):
        result = result * x + coefficient
    return result
