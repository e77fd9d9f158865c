"""Indices of arrays as indices of tensors."""
import torch


def index_of(key, shape):
    """A tensor's index from an array's index, and whether it consists of single places only."""
    parts = list(key) if isinstance(key, tuple) else [key]
    used = 0
    for part in parts:
        if part is None or part is Ellipsis:
            continue
        kind = getattr(part, 'dtype', None)
        used += part.ndim if kind is not None and str(kind).endswith('bool') and part.ndim else 1
    if used > len(shape):
        raise IndexError(f'too many indices for array: array is {len(shape)}-dimensional, but {used} were indexed')
    made, axis, simple = [], 0, True
    for part in parts:
        if part is None:
            made.append(None)
            simple = False
        elif part is Ellipsis:
            made.append(part)
            simple = False
            axis += len(shape) - used
        elif isinstance(part, slice):
            simple = False
            step = 1 if part.step is None else part.step.__index__()
            if step < 0:
                made.append(torch.arange(*part.indices(shape[axis])))
            else:
                made.append(slice(_bound(part.start), _bound(part.stop), step))
            axis += 1
        elif isinstance(part, (bool,)):
            made.append(part)
            simple = False
        elif isinstance(part, (list, torch.Tensor)) or hasattr(part, '_tensor'):
            simple = False
            if isinstance(part, list):
                from numpy._array import asarray
                part = asarray(part)
            tensor = part if isinstance(part, torch.Tensor) else part._tensor
            if tensor.numel() == 0 and tensor.dtype.is_floating_point:
                tensor = tensor.long()
            if tensor.dtype.is_floating_point:
                raise IndexError('arrays used as indices must be of integer (or boolean) type')
            if tensor.dtype == torch.bool:
                for offset, length in enumerate(tensor.shape):
                    if length != shape[axis + offset]:
                        raise IndexError(f'boolean index did not match indexed array along axis {axis + offset}; size of axis is {shape[axis + offset]} but size of '
                                         f'corresponding boolean axis is {length}')
                axis += tensor.dim()
            else:
                tensor = tensor.long()
                length = shape[axis]
                if tensor.numel():
                    low, high = tensor.min().item(), tensor.max().item()
                    if low < -length or high >= length:
                        raise IndexError(f'index {high if high >= length else low} is out of bounds for axis {axis} with size {length}')
                axis += 1
            made.append(tensor)
        else:
            try:
                place = part.__index__()
            except (AttributeError, TypeError):
                raise IndexError('only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices') from None
            length = shape[axis]
            if not -length <= place < length:
                raise IndexError(f'index {place} is out of bounds for axis {axis} with size {length}')
            made.append(place)
            axis += 1
    return tuple(made), simple


def _bound(value):
    return None if value is None else value.__index__()
