"""Functions of whole axes: sums, means, extremes, sorting, counting."""
import torch
from numpy._array import array, asarray, ndarray, view_of
from numpy._types import dtype as dtype_of, of_torch, scalar

_float64 = dtype_of('float64')


def _out(tensor, kind=None):
    return scalar(tensor.item(), kind or of_torch(tensor.dtype)) if tensor.dim() == 0 else view_of(tensor)


def _axes(axis, rank):
    if axis is None:
        return tuple(range(rank))
    made = []
    for place in (axis if isinstance(axis, (tuple, list)) else (axis,)):
        if not -rank <= place < rank:
            raise AxisError(f'axis {place} is out of bounds for array of dimension {rank}')
        made.append(place % rank)
    return tuple(made)


class AxisError(ValueError, IndexError):
    pass


AxisError.__module__ = 'numpy.exceptions'


def _kept(tensor, axes, keepdims, rank):
    if keepdims:
        for place in sorted(axes):
            tensor = tensor.unsqueeze(place)
    return tensor


def _pairwise(columns):
    """The sum of columns in the order in which NumPy adds: eight running sums, in blocks of 128."""
    count = columns.shape[-1]
    if count < 8:
        total = columns[..., 0].clone()
        for place in range(1, count):
            total += columns[..., place]
        return total
    if count <= 128:
        full = count - count % 8
        runs = columns[..., 0:8].clone()
        for place in range(8, full, 8):
            runs += columns[..., place:place + 8]
        total = ((runs[..., 0] + runs[..., 1]) + (runs[..., 2] + runs[..., 3])) + ((runs[..., 4] + runs[..., 5]) + (runs[..., 6] + runs[..., 7]))
        for place in range(full, count):
            total += columns[..., place]
        return total
    half = count // 2
    half -= half % 8
    return _pairwise(columns[..., :half]) + _pairwise(columns[..., half:])


def _total(tensor, axes):
    """The sum over some axes, in NumPy's order where that is cheap."""
    rank = tensor.dim()
    if tensor.numel() == 0:
        return tensor.sum(axes)
    if not tensor.dtype.is_floating_point:
        return tensor.sum(axes)
    if len(axes) == rank and tensor.is_contiguous() and tensor.numel() <= 20000:
        return _pairwise(tensor.reshape(-1))
    result = tensor
    for place in sorted(axes, reverse=True):
        length = result.shape[place]
        if place == result.dim() - 1 and result.stride(-1) == 1 and length <= 4096:
            result = _pairwise(result)
        elif length <= 2048:
            rows = result.unbind(place)
            total = rows[0].clone()
            for row in rows[1:]:
                total += row
            result = total
        else:
            result = result.sum(place)
    return result


def sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
    a = asarray(a)
    tensor = a._tensor
    if where is not None:
        tensor = torch.where(asarray(where)._tensor, tensor, torch.zeros_like(tensor))
    if dtype is not None:
        tensor = tensor.to(dtype_of(dtype).torch)
    elif a.dtype.kind != 'f':
        tensor = tensor.long()
    axes = _axes(axis, tensor.dim())
    result = _total(tensor, axes) if axes else tensor.clone()
    if initial is not None:
        result = result + initial
    return _stored(_out(_kept(result, axes, keepdims, tensor.dim())), out)


def _stored(result, out):
    if out is None:
        return result
    out[...] = result
    return out


def prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
    a = asarray(a)
    tensor = a._tensor.long() if a.dtype.kind != 'f' else a._tensor
    axes = _axes(axis, tensor.dim())
    result = tensor
    for place in sorted(axes, reverse=True):
        result = result.prod(place)
    return _out(_kept(result, axes, keepdims, tensor.dim()))


def _count(tensor, axes):
    count = 1
    for place in axes:
        count *= tensor.shape[place]
    return count


def _mean(tensor, axes, keepdims):
    if not tensor.dtype.is_floating_point:
        tensor = tensor.double()
    result = _total(tensor, axes) / _count(tensor, axes) if axes else tensor
    return _kept(result, axes, keepdims, tensor.dim())


def mean(a, axis=None, dtype=None, out=None, keepdims=False, where=None):
    a = asarray(a)
    tensor = a._tensor if dtype is None else a._tensor.to(dtype_of(dtype).torch)
    return _stored(_out(_mean(tensor, _axes(axis, tensor.dim()), keepdims)), out)


def average(a, axis=None, weights=None, returned=False, keepdims=False):
    if weights is None:
        return mean(a, axis, keepdims=keepdims)
    a, weights = asarray(a), asarray(weights)
    if weights.ndim == 1 and a.ndim > 1:
        weights = weights.reshape([-1 if place == _axes(axis, a.ndim)[0] else 1 for place in range(a.ndim)])
    total = sum(weights * (a * 0 + 1), axis)
    result = sum(a * weights, axis) / total
    return (result, total) if returned else result


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=None, correction=None, mean=None):
    tensor = asarray(a)._tensor
    if not tensor.dtype.is_floating_point:
        tensor = tensor.double()
    axes = _axes(axis, tensor.dim())
    away = tensor - _mean(tensor, axes, True)
    ddof = ddof if correction is None else correction
    count = _count(tensor, axes) - ddof
    result = _total(away * away, axes) / (count if count > 0 else 0.0)
    return _out(_kept(result, axes, keepdims, tensor.dim()))


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=None, correction=None, mean=None):
    from numpy._elementwise import sqrt
    return sqrt(var(a, axis, ddof=ddof, keepdims=keepdims, correction=correction))


def _extreme(name):
    def function(a, axis=None, out=None, keepdims=False, initial=None, where=None):
        tensor = asarray(a)._tensor
        if tensor.numel() == 0 and initial is None:
            raise ValueError(f"zero-size array to reduction operation {'maximum' if name == 'amax' else 'minimum'} which has no identity")
        if where is not None:
            tensor = torch.where(asarray(where)._tensor, tensor, torch.full_like(tensor, initial))
        axes = _axes(axis, tensor.dim())
        kind = tensor.dtype
        tensor = tensor.to(torch.uint8) if kind == torch.bool else tensor
        result = getattr(tensor, name)(axes, keepdim=bool(keepdims)) if axes else tensor.clone()
        return _stored(_out(result.to(kind)), out)
    return function


max = amax = _extreme('amax')
min = amin = _extreme('amin')


def ptp(a, axis=None, out=None, keepdims=False):
    return max(a, axis, keepdims=keepdims) - min(a, axis, keepdims=keepdims)


def _place(name):
    def function(a, axis=None, out=None, *, keepdims=False):
        tensor = asarray(a)._tensor
        if tensor.numel() == 0:
            raise ValueError(f'attempt to get {name} of an empty sequence')
        tensor = tensor.to(torch.uint8) if tensor.dtype == torch.bool else tensor
        if axis is None:
            return _out(getattr(tensor.reshape(-1), name)(0))
        return _out(getattr(tensor, name)(_axes(axis, tensor.dim())[0], keepdim=bool(keepdims)))
    return function


argmax, argmin = _place('argmax'), _place('argmin')


def _truth(name):
    def function(a, axis=None, out=None, keepdims=False, *, where=None):
        tensor = asarray(a)._tensor != 0
        for place in sorted(_axes(axis, tensor.dim()), reverse=True):
            tensor = getattr(tensor, name)(place, keepdim=bool(keepdims))
        return _out(tensor)
    return function


any, all = _truth('any'), _truth('all')


def _running(name):
    def function(a, axis=None, dtype=None, out=None):
        tensor = asarray(a)._tensor
        if dtype is not None:
            tensor = tensor.to(dtype_of(dtype).torch)
        elif not tensor.dtype.is_floating_point:
            tensor = tensor.long()
        if axis is None:
            return view_of(getattr(tensor.reshape(-1), name)(0))
        return view_of(getattr(tensor, name)(axis))
    return function


cumsum, cumprod = _running('cumsum'), _running('cumprod')


def quantile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False):
    tensor = asarray(a)._tensor.double()
    q = asarray(q)
    axes = _axes(axis, tensor.dim())
    if len(axes) == tensor.dim():
        line = tensor.reshape(-1)
        place = 0
    else:
        line, place = tensor, axes[0]
    ordered = line.sort(place)[0]
    count = ordered.shape[place]
    results = []
    for part in q._tensor.double().reshape(-1).tolist():
        position = part * (count - 1)
        low = int(position)
        high = low + 1 if low + 1 < count else low
        share = position - low
        a0, a1 = ordered.select(place, low), ordered.select(place, high)
        results.append(a1 - (a1 - a0) * (1 - share) if share >= 0.5 else a0 + (a1 - a0) * share)
    if q.ndim == 0:
        return _out(_kept(results[0], axes, keepdims, tensor.dim()))
    return view_of(torch.stack(results))


def percentile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False):
    return quantile(a, asarray(q) / 100, axis, keepdims=keepdims)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    tensor = asarray(a)._tensor
    tensor = tensor if tensor.dtype.is_floating_point else tensor.double()
    axes = _axes(axis, tensor.dim())
    line, place = (tensor.reshape(-1), 0) if len(axes) == tensor.dim() else (tensor, axes[0])
    ordered = line.sort(place)[0]
    count = ordered.shape[place]
    middle = ordered.select(place, count // 2)
    if count % 2 == 0:
        middle = (ordered.select(place, count // 2 - 1) + middle) / 2
    return _out(_kept(middle, axes, keepdims, tensor.dim()))


def count_nonzero(a, axis=None, *, keepdims=False):
    tensor = (asarray(a)._tensor != 0).long()
    return _out(tensor.sum()) if axis is None else _out(tensor.sum(axis, keepdim=bool(keepdims)))


def _without_nan(function, fill):
    def apply(a, axis=None, **keywords):
        tensor = asarray(a)._tensor
        gone = torch.isnan(tensor)
        return function(view_of(torch.where(gone, torch.full_like(tensor, fill), tensor)), axis, **keywords)
    return apply


nansum, nanmax, nanmin = _without_nan(sum, 0.0), _without_nan(max, float('-inf')), _without_nan(min, float('inf'))
nanargmax, nanargmin = _without_nan(argmax, float('-inf')), _without_nan(argmin, float('inf'))


def nanmean(a, axis=None, **keywords):
    return nansum(a, axis, **keywords) / sum(~torch_isnan(a), axis, **keywords)


def torch_isnan(a):
    return view_of(torch.isnan(asarray(a)._tensor))


def nanvar(a, axis=None, ddof=0, **keywords):
    a = asarray(a)
    away = a - nanmean(a, axis, keepdims=True)
    return nansum(away * away, axis) / (sum(~torch_isnan(a), axis) - ddof)


def nanstd(a, axis=None, ddof=0, **keywords):
    from numpy._elementwise import sqrt
    return sqrt(nanvar(a, axis, ddof))


def sort(a, axis=-1, kind=None, order=None, *, stable=None):
    tensor = asarray(a)._tensor
    if axis is None:
        tensor, axis = tensor.reshape(-1), 0
    return view_of(tensor.sort(axis)[0])


def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    tensor = asarray(a)._tensor
    if axis is None:
        tensor, axis = tensor.reshape(-1), 0
    return view_of(tensor.argsort(dim=axis, stable=True))


def partition(a, kth, axis=-1, kind='introselect', order=None):
    return sort(a, axis)


def argpartition(a, kth, axis=-1, kind='introselect', order=None):
    return argsort(a, axis)


def lexsort(keys, axis=-1):
    order = None
    for key in keys:
        key = asarray(key)._tensor
        order = key.argsort(stable=True) if order is None else order[key[order].argsort(stable=True)]
    return view_of(order)


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    tensor = asarray(ar)._tensor
    if axis is not None:
        values, inverse, counts = torch.unique(tensor, return_inverse=True, return_counts=True, dim=axis)
    else:
        values, inverse, counts = torch.unique(tensor.reshape(-1), return_inverse=True, return_counts=True)
        if tensor.dim() != 1:
            inverse = inverse.reshape(tensor.shape)
    results = [view_of(values)]
    if return_index:
        first = torch.full((len(counts),), inverse.numel(), dtype=torch.int64)
        flat = inverse.reshape(-1)
        results.append(view_of(first.scatter_reduce(0, flat, torch.arange(len(flat)), 'amin')))
    if return_inverse:
        results.append(view_of(inverse))
    if return_counts:
        results.append(view_of(counts))
    return results[0] if len(results) == 1 else tuple(results)


def searchsorted(a, v, side='left', sorter=None):
    line = asarray(a)._tensor
    if sorter is not None:
        line = line[asarray(sorter)._tensor]
    values = asarray(v)._tensor
    kind = torch.promote_types(line.dtype, values.dtype)
    return _out(torch.searchsorted(line.to(kind).contiguous(), values.to(kind).contiguous(), right=side == 'right'))


def nonzero(a):
    return tuple(view_of(part) for part in torch.nonzero(asarray(a)._tensor, as_tuple=True))


def flatnonzero(a):
    return nonzero(asarray(a).ravel())[0]


def argwhere(a):
    return view_of(torch.nonzero(asarray(a)._tensor))


def take(a, indices, axis=None, out=None, mode='raise'):
    a = asarray(a)
    if axis is None:
        return a.ravel()[asarray(indices)] if not isinstance(indices, int) else a.ravel()[indices]
    return a[(slice(None),) * (axis % a.ndim) + (indices if isinstance(indices, int) else asarray(indices),)]


def take_along_axis(arr, indices, axis=-1):
    arr, indices = asarray(arr)._tensor, asarray(indices)._tensor
    if axis is None:
        return view_of(arr.reshape(-1).gather(0, indices))
    shape = [length if place != axis % arr.dim() else indices.shape[place] for place, length in enumerate(arr.shape)]
    return view_of(arr.gather(axis, indices.expand(shape)))


def put(a, ind, v, mode='raise'):
    flat = a._tensor.view(-1)
    places = asarray(ind)._tensor.reshape(-1)
    values = asarray(v)._tensor.to(flat.dtype).reshape(-1)
    flat[places] = values.repeat(-(-len(places) // len(values)))[:len(places)]


def choose(a, choices, out=None, mode='raise'):
    from numpy._shaping import stack
    return take_along_axis(stack(choices), asarray(a).reshape(1, *asarray(a).shape), 0)[0]


def compress(condition, a, axis=None, out=None):
    places = nonzero(condition)[0]
    return take(asarray(a).ravel() if axis is None else a, places, 0 if axis is None else axis)


def extract(condition, arr):
    return compress(asarray(condition).ravel(), arr)


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    return sum(diagonal(a, offset, axis1, axis2), -1)


def diagonal(a, offset=0, axis1=0, axis2=1):
    return view_of(asarray(a)._tensor.diagonal(offset, axis1, axis2))


def fill_diagonal(a, val, wrap=False):
    a._tensor.diagonal().copy_(asarray(val)._tensor.to(a._tensor.dtype))


def copyto(dst, src, casting='same_kind', where=True):
    dst[... if where is True else where] = src if where is True else asarray(src)[where] if isinstance(src, ndarray) else src
