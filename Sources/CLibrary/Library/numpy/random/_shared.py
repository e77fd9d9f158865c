"""What both kinds of generators build on."""
import torch
from numpy._array import asarray, view_of
from numpy._types import dtype as dtype_of, scalar


def count_of(size):
    """How many numbers a size asks for, and the shape (None for a single number)."""
    if size is None:
        return 1, None
    shape = (int(size),) if not isinstance(size, (tuple, list)) else tuple(int(length) for length in size)
    count = 1
    for length in shape:
        if length < 0:
            raise ValueError('negative dimensions are not allowed')
        count *= length
    return count, shape


def shaped(values, shape, kind='float64', wrapped=False):
    """A list of numbers as an array, or as one number (a Python number unless `wrapped`)."""
    kind = dtype_of(kind)
    if shape is None:
        return scalar(values[0], kind) if wrapped or kind.name not in ('float64', 'int64') else values[0]
    return view_of(torch.tensor(values, dtype=kind.torch).reshape(shape))


def sized(size, *parameters):
    """The size of what is drawn: the given one, or what the parameters broadcast to."""
    if size is not None:
        return size
    shape = ()
    for parameter in parameters:
        if not isinstance(parameter, (int, float)):
            one = asarray(parameter).shape
            shape = tuple(torch.broadcast_shapes(shape, one))
    return shape if shape else None


def spread(parameter, shape, count):
    """A parameter for each of the numbers: the value itself, or a list."""
    if isinstance(parameter, (int, float)):
        return parameter
    tensor = asarray(parameter)._tensor
    if tensor.dim() == 0:
        return tensor.item()
    return tensor.expand(shape).reshape(-1).tolist()


def combined(values, function, shape, count, *parameters):
    """`function(value, …parameters)` for each value; parameters may be arrays."""
    lists = [spread(parameter, shape, count) for parameter in parameters]
    if not any(isinstance(part, list) for part in lists):
        return [function(value, *lists) for value in values]
    rows = [part if isinstance(part, list) else [part] * count for part in lists]
    return [function(value, *row) for value, *row in zip(values, *rows)]
