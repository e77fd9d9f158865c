"""Shapes: joining, splitting, repeating, turning."""
import torch
from numpy._array import _shape, array, asarray, ndarray, view_of
from numpy._types import promoted


def reshape(a, shape=None, order='C', *, newshape=None, copy=None):
    return asarray(a).reshape(shape if shape is not None else newshape, order=order)


def ravel(a, order='C'):
    return asarray(a).ravel(order)


def transpose(a, axes=None):
    return asarray(a).transpose(axes) if axes is not None else asarray(a).T


permute_dims = transpose


def swapaxes(a, axis1, axis2):
    return asarray(a).swapaxes(axis1, axis2)


def moveaxis(a, source, destination):
    return view_of(torch.movedim(asarray(a)._tensor, source if isinstance(source, int) else tuple(source), destination if isinstance(destination, int) else tuple(destination)))


def rollaxis(a, axis, start=0):
    a = asarray(a)
    axis = axis % a.ndim
    start = start + a.ndim if start < 0 else start
    return moveaxis(a, axis, start - 1 if axis < start else start)


def expand_dims(a, axis):
    tensor = asarray(a)._tensor
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    rank = tensor.dim() + len(axes)
    for place in sorted(place % rank for place in axes):
        tensor = tensor.unsqueeze(place)
    return view_of(tensor)


def squeeze(a, axis=None):
    tensor = asarray(a)._tensor
    if axis is None:
        return view_of(tensor.squeeze())
    for place in sorted((place % tensor.dim() for place in (axis if isinstance(axis, (tuple, list)) else (axis,))), reverse=True):
        if tensor.shape[place] != 1:
            raise ValueError('cannot select an axis to squeeze out which has size not equal to one')
        tensor = tensor.squeeze(place)
    return view_of(tensor)


def _common(arrays):
    """Tensors of one type."""
    arrays = [asarray(a) for a in arrays]
    kind = None
    for a in arrays:
        kind = a.dtype if kind is None else promoted(kind, a.dtype)
    return [a._tensor.to(kind.torch) for a in arrays]


def concatenate(arrays, axis=0, out=None, *, dtype=None, casting='same_kind'):
    tensors = _common(arrays)
    if not tensors:
        raise ValueError('need at least one array to concatenate')
    if axis is None:
        tensors, axis = [tensor.reshape(-1) for tensor in tensors], 0
    first = tensors[0]
    if first.dim() == 0:
        raise ValueError('zero-dimensional arrays cannot be concatenated')
    for place, tensor in enumerate(tensors):
        if tensor.dim() != first.dim():
            raise ValueError(f'all the input arrays must have same number of dimensions, but the array at index 0 has {first.dim()} dimension(s) and the '
                             f'array at index {place} has {tensor.dim()} dimension(s)')
        for other in range(first.dim()):
            if other != axis % first.dim() and tensor.shape[other] != first.shape[other]:
                raise ValueError(f'all the input array dimensions except for the concatenation axis must match exactly, but along dimension {other}, the array '
                                 f'at index 0 has size {first.shape[other]} and the array at index {place} has size {tensor.shape[other]}')
    result = view_of(torch.cat(tensors, axis))
    return result if dtype is None else result.astype(dtype)


concat = concatenate


def stack(arrays, axis=0, out=None, *, dtype=None, casting='same_kind'):
    tensors = _common(arrays)
    if not tensors:
        raise ValueError('need at least one array to stack')
    if len({tuple(tensor.shape) for tensor in tensors}) > 1:
        raise ValueError('all input arrays must have the same shape')
    return view_of(torch.stack(tensors, axis))


def unstack(x, axis=0):
    return tuple(view_of(part) for part in asarray(x)._tensor.unbind(axis))


def atleast_1d(*arrays):
    made = [a if a.ndim else a.reshape(1) for a in map(asarray, arrays)]
    return made[0] if len(made) == 1 else tuple(made)


def atleast_2d(*arrays):
    made = [a if a.ndim > 1 else a.reshape(1, -1) for a in map(asarray, arrays)]
    return made[0] if len(made) == 1 else tuple(made)


def atleast_3d(*arrays):
    made = []
    for a in map(asarray, arrays):
        made.append(a.reshape(1, 1, 1) if a.ndim == 0 else a.reshape(1, -1, 1) if a.ndim == 1 else a.reshape(*a.shape, 1) if a.ndim == 2 else a)
    return made[0] if len(made) == 1 else tuple(made)


def vstack(tup, **keywords):
    return concatenate([atleast_2d(a) for a in tup], 0)


row_stack = vstack


def hstack(tup, **keywords):
    arrays = [atleast_1d(a) for a in tup]
    return concatenate(arrays, 0 if arrays[0].ndim == 1 else 1)


def dstack(tup):
    return concatenate([atleast_3d(a) for a in tup], 2)


def column_stack(tup):
    return concatenate([a.reshape(-1, 1) if a.ndim < 2 else a for a in map(asarray, tup)], 1)


def array_split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    length = ary.shape[axis]
    if isinstance(indices_or_sections, int):
        each, extra = divmod(length, indices_or_sections)
        sizes = [each + 1] * extra + [each] * (indices_or_sections - extra)
        bounds = [0]
        for size in sizes:
            bounds.append(bounds[-1] + size)
    else:
        bounds = [0] + [int(place) for place in indices_or_sections] + [length]
    parts = []
    for low, high in zip(bounds, bounds[1:]):
        low, high = min(low, length), max(min(low, length), min(high, length))
        parts.append(view_of(ary._tensor.narrow(axis, low, high - low)))
    return parts


def split(ary, indices_or_sections, axis=0):
    if isinstance(indices_or_sections, int) and asarray(ary).shape[axis] % indices_or_sections:
        raise ValueError('array split does not result in an equal division')
    return array_split(ary, indices_or_sections, axis)


def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0 if asarray(ary).ndim == 1 else 1)


def tile(A, reps):
    reps = [reps] if isinstance(reps, int) else list(reps)
    tensor = asarray(A)._tensor
    reps = [1] * (tensor.dim() - len(reps)) + reps
    return view_of(tensor.repeat(*reps))


def repeat(a, repeats, axis=None):
    tensor = asarray(a)._tensor
    if axis is None:
        tensor, axis = tensor.reshape(-1), 0
    if not isinstance(repeats, int):
        repeats = asarray(repeats)._tensor.long()
        if repeats.numel() == 1:
            repeats = repeats.item()
    return view_of(torch.repeat_interleave(tensor, repeats, dim=axis))


def pad(array, pad_width, mode='constant', **keywords):
    """Borders: constant_values, or the pixels of the edge, mirrored, or from the other side."""
    tensor = asarray(array)._tensor
    if isinstance(pad_width, int):
        widths = [(pad_width, pad_width)] * tensor.dim()
    else:
        widths = [tuple(part) if isinstance(part, (tuple, list)) else part for part in pad_width]
        if isinstance(widths[0], int):
            widths = [(widths[0], widths[-1])] * tensor.dim()
        elif len(widths) == 1:
            widths = widths * tensor.dim()
    for axis, (before, after) in enumerate(widths):
        size = tensor.shape[axis]
        if mode == 'constant':
            values = keywords.get('constant_values', 0)
            first, last = (values, values) if not isinstance(values, (tuple, list)) else (values[0], values[-1])
            shape = list(tensor.shape)
            parts = []
            for count, value in ((before, first), (after, last)):
                shape[axis] = count
                parts.append(torch.full(shape, value, dtype=tensor.dtype))
            tensor = torch.cat([parts[0], tensor, parts[1]], axis)
            continue
        places = []
        for place in range(-before, size + after):
            if mode == 'edge':
                place = min(max(place, 0), size - 1)
            elif mode == 'wrap':
                place %= size
            elif mode in ('reflect', 'symmetric'):
                period = 2 * size if mode == 'symmetric' else max(1, 2 * size - 2)
                place %= period
                if place >= size:
                    place = period - place - (1 if mode == 'symmetric' else 0)
            else:
                raise ValueError(f"mode '{mode}' is not supported")
            places.append(place)
        tensor = tensor.index_select(axis, torch.tensor(places))
    return view_of(tensor)


def flip(m, axis=None):
    tensor = asarray(m)._tensor
    axes = tuple(range(tensor.dim())) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    return view_of(tensor.flip(axes))


def fliplr(m):
    return flip(m, 1)


def flipud(m):
    return flip(m, 0)


def roll(a, shift, axis=None):
    tensor = asarray(a)._tensor
    if axis is None:
        return view_of(tensor.reshape(-1).roll(shift).reshape(tensor.shape))
    return view_of(tensor.roll(shift, axis))


def rot90(m, k=1, axes=(0, 1)):
    return view_of(torch.rot90(asarray(m)._tensor, k, axes))


def broadcast_shapes(*shapes):
    return tuple(torch.broadcast_shapes(*[(shape,) if isinstance(shape, int) else shape for shape in shapes]))


def broadcast_to(array, shape, subok=False):
    tensor = asarray(array)._tensor
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    try:
        return view_of(tensor.expand(shape))
    except RuntimeError:
        raise ValueError('operands could not be broadcast together with remapped shapes [original->remapped]: '
                         f'{_shape(tensor.shape)}  and requested shape {_shape(shape)}') from None


def broadcast_arrays(*args, subok=False):
    return tuple(view_of(tensor) for tensor in torch.broadcast_tensors(*[asarray(a)._tensor for a in args]))


def append(arr, values, axis=None):
    arr, values = asarray(arr), asarray(values)
    if axis is None:
        return concatenate([arr.ravel(), values.ravel()])
    return concatenate([arr, values], axis)


def insert(arr, obj, values, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    tensor = arr._tensor
    length = tensor.shape[axis]
    values = asarray(values)._tensor.to(tensor.dtype)
    if isinstance(obj, int):
        place = obj + length if obj < 0 else obj
        shape = list(tensor.shape)
        if values.dim() == tensor.dim():
            part = values
        else:
            shape[axis] = values.numel() if tensor.dim() == 1 else 1
            part = values.reshape(shape) if values.numel() == torch.Size(shape).numel() else values.unsqueeze(axis).expand(shape) if values.dim() else values.expand(shape)
        return view_of(torch.cat([tensor.narrow(axis, 0, place), part, tensor.narrow(axis, place, length - place)], axis))
    places = [int(place) for place in asarray(obj).ravel()]
    result, flat = arr, values.reshape(-1)
    for offset, (place, index) in enumerate(sorted((place, index) for index, place in enumerate(places))):
        result = insert(result, place + offset, view_of(flat[index % len(flat)]), axis)
    return result


def delete(arr, obj, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    length = arr.shape[axis]
    if isinstance(obj, slice):
        gone = set(range(*obj.indices(length)))
    elif isinstance(obj, int):
        if not -length <= obj < length:
            raise IndexError(f'index {obj} is out of bounds for axis {axis} with size {length}')
        gone = {obj % length}
    else:
        places = asarray(obj)
        gone = {place for place, out in enumerate(places.tolist()) if out} if places.dtype.kind == 'b' else {int(place) % length for place in places.ravel()}
    kept = torch.tensor([place for place in range(length) if place not in gone], dtype=torch.int64)
    return view_of(arr._tensor.index_select(axis, kept))


def resize(a, new_shape):
    flat = asarray(a)._tensor.reshape(-1)
    shape = (new_shape,) if isinstance(new_shape, int) else tuple(new_shape)
    count = 1
    for length in shape:
        count *= length
    return view_of(flat.repeat(-(-count // max(1, len(flat))))[:count].reshape(shape))


def trim_zeros(filt, trim='fb', axis=None):
    places = [place for place, value in enumerate(filt) if value != 0]
    if not places:
        return filt[:0]
    return filt[places[0] if 'f' in trim.lower() else 0:places[-1] + 1 if 'b' in trim.lower() else len(filt)]
