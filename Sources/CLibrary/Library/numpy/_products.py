"""Products of vectors and matrices."""
import torch
from numpy._array import _shape, asarray, view_of
from numpy._types import of_torch, promoted, scalar


def _pair(a, b):
    a, b = asarray(a), asarray(b)
    kind = promoted(a.dtype, b.dtype)
    return a._tensor.to(kind.torch), b._tensor.to(kind.torch), kind


def _out(tensor):
    return scalar(tensor.item(), of_torch(tensor.dtype)) if tensor.dim() == 0 else view_of(tensor)


def dot(a, b, out=None):
    a, b, kind = _pair(a, b)
    if a.dim() == 0 or b.dim() == 0:
        return _out(a * b)
    axis = 0 if b.dim() == 1 else b.dim() - 2
    if a.shape[-1] != b.shape[axis]:
        raise ValueError(f'shapes {_shape(a.shape)} and {_shape(b.shape)} not aligned: {a.shape[-1]} (dim {a.dim() - 1}) != {b.shape[axis]} (dim {axis})')
    if b.dim() <= 2 and a.dim() <= 2:
        return _out(torch.matmul(a, b))
    return _out(torch.tensordot(a, b, dims=([a.dim() - 1], [axis])))


def matmul(x1, x2, out=None, **ignored):
    a, b, kind = _pair(x1, x2)
    for place, tensor in enumerate((a, b)):
        if tensor.dim() == 0:
            raise ValueError(f'matmul: Input operand {place} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)')
    axis = 0 if b.dim() == 1 else b.dim() - 2
    if a.shape[-1] != b.shape[axis]:
        raise ValueError('matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) '
                         f'(size {b.shape[axis]} is different from {a.shape[-1]})')
    result = _out(torch.matmul(a, b))
    if out is not None:
        out[...] = result
        return out
    return result


def vdot(a, b):
    return dot(asarray(a).ravel(), asarray(b).ravel())


def vecdot(x1, x2, axis=-1):
    from numpy._reducing import sum
    return sum(asarray(x1) * asarray(x2), axis)


def inner(a, b):
    a, b, kind = _pair(a, b)
    if a.dim() == 0 or b.dim() == 0:
        return _out(a * b)
    return _out(torch.tensordot(a, b, dims=([a.dim() - 1], [b.dim() - 1])))


def outer(a, b, out=None):
    a, b, kind = _pair(a, b)
    return view_of(a.reshape(-1, 1) * b.reshape(1, -1))


def tensordot(a, b, axes=2):
    a, b, kind = _pair(a, b)
    if not isinstance(axes, int):
        axes = tuple([place] if isinstance(place, int) else list(place) for place in axes)
    return _out(torch.tensordot(a, b, dims=axes))


def einsum(subscripts, *operands, **ignored):
    arrays = [asarray(operand) for operand in operands]
    kind = arrays[0].dtype
    for one in arrays[1:]:
        kind = promoted(kind, one.dtype)
    return _out(torch.einsum(subscripts, *[one._tensor.to(kind.torch) for one in arrays]))


def kron(a, b):
    a, b, kind = _pair(a, b)
    return _out(torch.kron(a, b))


def cross(a, b, axis=-1, **ignored):
    a, b, kind = _pair(a, b)
    return view_of(torch.linalg.cross(*torch.broadcast_tensors(a, b), dim=axis))
