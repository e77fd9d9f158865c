"""Linear algebra."""
import torch
from numpy._array import asarray, view_of
from numpy._products import _out, cross, matmul, outer, tensordot, vecdot
from numpy._types import scalar


class LinAlgError(ValueError):
    """What cannot be computed, such as the inverse of a singular matrix."""


def _matrix(a, square=True):
    tensor = asarray(a)._tensor
    if tensor.dim() < 2:
        raise LinAlgError(f'{tensor.dim()}-dimensional array given. Array must be at least two-dimensional')
    if square and tensor.shape[-1] != tensor.shape[-2]:
        raise LinAlgError('Last 2 dimensions of the array must be square')
    return tensor if tensor.dtype.is_floating_point else tensor.double()


def norm(x, ord=None, axis=None, keepdims=False):
    from numpy._elementwise import absolute, sqrt
    from numpy._reducing import max, min, sum
    x = asarray(x)
    x = x if x.dtype.kind == 'f' else x.astype(float)
    if ord is None or ord in (2, 'fro') and (axis is not None and not isinstance(axis, tuple) or x.ndim == 1 or ord == 'fro'):
        return sqrt(sum(x * x, axis, keepdims=keepdims))
    if x.ndim == 1 or isinstance(axis, int):
        size = absolute(x)
        if ord == float('inf'):
            return max(size, axis, keepdims=keepdims)
        if ord == float('-inf'):
            return min(size, axis, keepdims=keepdims)
        if ord == 0:
            return sum((x != 0).astype(x.dtype), axis, keepdims=keepdims)
        if ord == 1:
            return sum(size, axis, keepdims=keepdims)
        return sum(size ** ord, axis, keepdims=keepdims) ** (1.0 / ord)
    return _out(torch.linalg.matrix_norm(x._tensor, ord, keepdim=keepdims))


def inv(a):
    tensor = _matrix(a)
    try:
        return view_of(torch.linalg.inv(tensor))
    except RuntimeError:
        raise LinAlgError('Singular matrix') from None


def pinv(a, rcond=None, hermitian=False, **ignored):
    return view_of(torch.linalg.pinv(_matrix(a, False)))


def det(a):
    return _out(torch.linalg.det(_matrix(a)))


def slogdet(a):
    sign, value = torch.linalg.slogdet(_matrix(a))
    return _out(sign), _out(value)


def solve(a, b):
    tensor, right = _matrix(a), asarray(b)._tensor
    try:
        return view_of(torch.linalg.solve(tensor, right.to(tensor.dtype)))
    except RuntimeError:
        raise LinAlgError('Singular matrix') from None


def lstsq(a, b, rcond=None):
    tensor, right = _matrix(a, False), asarray(b)._tensor.double()
    found = torch.linalg.lstsq(tensor, right if right.dim() > 1 else right.unsqueeze(1))
    solution = found.solution if right.dim() > 1 else found.solution.squeeze(1)
    rest = (tensor @ solution - right).square().sum(0, keepdim=True)
    return view_of(solution), view_of(rest), int(torch.linalg.matrix_rank(tensor)), view_of(torch.linalg.svdvals(tensor))


def eig(a):
    values, vectors = torch.linalg.eig(_matrix(a))
    if bool((values.imag != 0).any()):
        raise NotImplementedError('complex eigenvalues are not available here')
    return view_of(values.real), view_of(vectors.real)


def eigh(a, UPLO='L'):
    values, vectors = torch.linalg.eigh(_matrix(a), UPLO)
    return view_of(values), view_of(vectors)


def eigvals(a):
    return eig(a)[0]


def eigvalsh(a, UPLO='L'):
    return eigh(a, UPLO)[0]


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    tensor = _matrix(a, False)
    if not compute_uv:
        return view_of(torch.linalg.svdvals(tensor))
    U, S, V = torch.linalg.svd(tensor, full_matrices=full_matrices)
    return view_of(U), view_of(S), view_of(V)


def qr(a, mode='reduced'):
    Q, R = torch.linalg.qr(_matrix(a, False), mode)
    return view_of(Q), view_of(R)


def cholesky(a):
    try:
        return view_of(torch.linalg.cholesky(_matrix(a)))
    except RuntimeError:
        raise LinAlgError('Matrix is not positive definite') from None


def matrix_rank(A, tol=None, hermitian=False):
    return scalar(int(torch.linalg.matrix_rank(_matrix(A, False))), asarray(0).dtype)


def matrix_power(a, n):
    return view_of(torch.linalg.matrix_power(_matrix(a), n))


def cond(x, p=None):
    return _out(torch.linalg.cond(_matrix(x, False), p))


def multi_dot(arrays):
    result = arrays[0]
    for one in arrays[1:]:
        result = matmul(result, one)
    return result
