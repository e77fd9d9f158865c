"""Arrays from bytes and iterators; questions about arrays."""
import torch
from numpy._array import array, asarray, view_of
from numpy._types import dtype as dtype_of, generic


def copy(a, order='K', subok=False):
    return array(a)


def frombuffer(buffer, dtype=float, count=-1, offset=0):
    kind = dtype_of(dtype)
    size = kind.itemsize
    count = (len(buffer) - offset) // size if count < 0 else count
    from torch import _runtime
    convert = getattr(_runtime, 'tensor_of_bytes', None)
    if convert is not None:
        tensor = convert(buffer, offset, count * size)
    else:
        tensor = torch.tensor(list(buffer[offset:offset + count * size]), dtype=torch.uint8)
    return view_of(tensor if kind.torch == torch.uint8 else tensor.view(kind.torch))


def fromiter(iter, dtype, count=-1):
    values = []
    for value in iter:
        if len(values) == count:
            break
        values.append(value)
    return array(values, dtype)


def isscalar(element):
    return isinstance(element, (generic, bool, int, float, complex, str, bytes))


def shape(a):
    return asarray(a).shape


def ndim(a):
    return asarray(a).ndim


def size(a, axis=None):
    a = asarray(a)
    return a.size if axis is None else a.shape[axis]


def shares_memory(a, b, max_work=None):
    return a._tensor.untyped_storage().data_ptr() == b._tensor.untyped_storage().data_ptr()


may_share_memory = shares_memory
