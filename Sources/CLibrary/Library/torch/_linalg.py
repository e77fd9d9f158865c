"""Functions of `torch.linalg` and their older names in `torch`, built from its factorisations."""
import math
import torch
from torch import _runtime


def _named(name, **parts):
    return _runtime.named_result(name, tuple(parts), tuple(parts.values()))


def cholesky_ex(input, *, upper=False, check_errors=False, out=None):
    """The Cholesky factor, and 0 or the order of the first leading minor that is not positive."""
    info = torch.zeros(input.shape[:-2], dtype=torch.int32)
    try:
        factor = torch.linalg.cholesky(input, upper=upper)
    except torch.linalg.LinAlgError as error:
        if check_errors:
            raise
        factor = torch.zeros_like(input)
        order = str(error).split('of order ')
        info.fill_(int(order[1].split(' ')[0]) if len(order) > 1 else 1)
    return _named('linalg_cholesky_ex', L=factor, info=info)


def inv_ex(A, *, check_errors=False, out=None):
    """The inverse, and 0 or the place of a zero on the diagonal of the factor."""
    info = torch.zeros(A.shape[:-2], dtype=torch.int32)
    try:
        inverse = torch.linalg.inv(A)
    except torch.linalg.LinAlgError as error:
        if check_errors:
            raise
        inverse = torch.zeros_like(A)
        place = str(error).split('diagonal element ')
        info.fill_(int(place[1].split(' ')[0]) if len(place) > 1 else 1)
    return _named('linalg_inv_ex', inverse=inverse, info=info)


def solve_ex(A, B, *, left=True, check_errors=False, out=None):
    """The solution, and 0 where the matrix is regular."""
    return _named('linalg_solve_ex', result=torch.linalg.solve(A, B, left=left), info=torch.zeros(A.shape[:-2], dtype=torch.int32))


def _factors(A):
    """L and U in one matrix, and the row that each step exchanges (counted from 1)."""
    rows, columns = A.shape[-2:]
    LU = A.clone()
    pivots = []
    for k in range(min(rows, columns)):
        p = k + int(LU.detach()[k:, k].abs().argmax())
        pivots.append(p + 1)
        if p != k:
            order = list(range(rows))
            order[k], order[p] = order[p], order[k]
            LU = LU[torch.tensor(order)]
        if k + 1 < rows and LU.detach()[k, k] != 0:
            below = LU[k + 1:, k] / LU[k, k]
            rest = LU[k + 1:, k + 1:] - torch.outer(below, LU[k, k + 1:])
            LU = torch.cat([LU[:k + 1], torch.cat([LU[k + 1:, :k], below.unsqueeze(1), rest], 1)], 0)
    return LU, torch.tensor(pivots, dtype=torch.int32)


def _batched(function, *inputs):
    batch = inputs[0].shape[:-2]
    flat = [each.reshape(-1, *each.shape[len(batch):]) for each in inputs]
    results = [function(*parts) for parts in zip(*flat)]
    return [torch.stack(part).reshape(*batch, *part[0].shape) for part in zip(*results)]


def lu_factor(A, *, pivot=True, out=None):
    """L and U in one matrix, with the exchanges of rows."""
    LU, pivots = _factors(A) if A.dim() == 2 else _batched(_factors, A)
    return _named('linalg_lu_factor', LU=LU, pivots=pivots)


def lu_factor_ex(A, *, pivot=True, check_errors=False, out=None):
    """lu_factor, and 0 or the place of the first zero pivot."""
    LU, pivots = lu_factor(A)
    zeros = torch.diagonal(LU, dim1=-2, dim2=-1) == 0
    info = torch.where(zeros.any(-1), zeros.int().argmax(-1) + 1, 0).to(torch.int32)
    return _named('linalg_lu_factor_ex', LU=LU, pivots=pivots, info=info)


def lu_unpack(LU_data, LU_pivots, unpack_data=True, unpack_pivots=True, *, out=None):
    """P, L and U of a factorisation."""
    def one(LU, pivots):
        rows, columns = LU.shape
        k = min(rows, columns)
        L = torch.tril(LU[:, :k], -1) + torch.eye(rows, k, dtype=LU.dtype)
        U = torch.triu(LU[:k])
        order = list(range(rows))
        for step, p in enumerate(pivots.tolist()):
            order[step], order[p - 1] = order[p - 1], order[step]
        return torch.eye(rows, dtype=LU.dtype)[torch.tensor(order)].mT.contiguous(), L, U

    P, L, U = one(LU_data, LU_pivots) if LU_data.dim() == 2 else _batched(one, LU_data, LU_pivots)
    return _named('lu_unpack', P=P, L=L, U=U)


def linalg_lu(A, *, pivot=True, out=None):
    """A as P @ L @ U."""
    P, L, U = lu_unpack(*lu_factor(A))
    return _named('linalg_lu', P=P, L=L, U=U)


def linalg_lu_solve(LU, pivots, B, *, left=True, adjoint=False, out=None):
    """The solution of A @ X = B from a factorisation of A."""
    P, L, U = lu_unpack(LU, pivots)
    if not left:
        return linalg_lu_solve(LU, pivots, B.mT, adjoint=not adjoint).mT
    if adjoint:
        y = torch.linalg.solve_triangular(U.mT, B, upper=False)
        return P @ torch.linalg.solve_triangular(L.mT, y, upper=True, unitriangular=True)
    y = torch.linalg.solve_triangular(L, P.mT @ B, upper=False, unitriangular=True)
    return torch.linalg.solve_triangular(U, y, upper=True)


def lu_solve(b, LU_data, LU_pivots, *, out=None):
    """The solution of A @ X = b from a factorisation of A."""
    return linalg_lu_solve(LU_data, LU_pivots, b)


def lu(A, pivot=True, get_infos=False, out=None):
    """L and U in one matrix, with the exchanges of rows."""
    return tuple(lu_factor(A))


def cholesky_solve(B, L, upper=False, *, out=None):
    """The solution of A @ X = B from a Cholesky factor of A."""
    if upper:
        L = L.mT
    y = torch.linalg.solve_triangular(L, B, upper=False)
    return torch.linalg.solve_triangular(L.mT, y, upper=True)


def cholesky_inverse(L, upper=False, *, out=None):
    """The inverse of A from a Cholesky factor of A."""
    return cholesky_solve(torch.eye(L.size(-1), dtype=L.dtype).expand(L.shape), L, upper)


def triangular_solve(b, A, upper=True, transpose=False, unitriangular=False, *, out=None):
    """The solution of a triangular system, and the matrix."""
    matrix = A.mT if transpose else A
    solution = torch.linalg.solve_triangular(matrix, b, upper=upper != transpose, unitriangular=unitriangular)
    return _named('triangular_solve', solution=solution, cloned_coefficient=A.clone())


def matrix_exp(A):
    """Σ Aᵏ / k!, by halving A until the series is short and squaring the sum."""
    size = float(A.detach().abs().sum(-2).max()) if A.numel() else 0.0
    halvings = max(0, math.ceil(math.log2(size)) + 1) if size > 0.5 else 0
    X = A / 2 ** halvings
    result = torch.eye(A.size(-1), dtype=A.dtype).expand(A.shape).contiguous()
    term = result
    for k in range(1, 19):
        term = term @ X / k
        result = result + term
    for _ in range(halvings):
        result = result @ result
    return result


def linalg_vander(x, *, N=None):
    """Rising powers of the elements, a row for each."""
    return torch.stack([x ** power for power in range(x.size(-1) if N is None else N)], -1)


def tensorinv(A, ind=2, *, out=None):
    """The inverse with respect to tensordot over the first `ind` dimensions."""
    rows = math.prod(A.shape[:ind])
    columns = math.prod(A.shape[ind:])
    if rows != columns:
        raise RuntimeError(f'Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got {columns} != {rows}')
    return torch.linalg.inv(A.reshape(rows, columns)).reshape(*A.shape[ind:], *A.shape[:ind])


def tensorsolve(A, B, dims=None, *, out=None):
    """The X with tensordot(A, X, X.dim()) equal to B."""
    if dims is not None:
        A = A.movedim(dims, tuple(range(A.dim() - len(dims), A.dim())))
    shape = A.shape[B.dim():]
    return torch.linalg.solve(A.reshape(B.numel(), -1), B.reshape(-1)).reshape(shape)


def svd_lowrank(A, q=6, niter=2, M=None):
    """The first q singular values and vectors."""
    if M is not None:
        A = A - M
    # the numbers that the random projection of the original uses are drawn here, too
    torch.randn(A.size(-1), q, dtype=A.dtype)
    U, S, Vh = torch.linalg.svd(A, full_matrices=False)
    return U[..., :q], S[..., :q], Vh[..., :q, :].mT


def pca_lowrank(A, q=None, center=True, niter=2):
    """The first q principal components."""
    q = min(6, *A.shape[-2:]) if q is None else q
    return svd_lowrank(A - A.mean(-2, keepdim=True) if center else A, q)
