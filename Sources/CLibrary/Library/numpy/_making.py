"""New arrays."""
import math
import torch
from numpy._array import array, asarray, ndarray, view_of
from numpy._types import dtype as dtype_of, scalar


def _lengths(shape):
    return [int(length) for length in shape] if isinstance(shape, (tuple, list, ndarray)) else [int(shape)]


def zeros(shape, dtype=float, order='C', **ignored):
    return view_of(torch.zeros(_lengths(shape), dtype=dtype_of(dtype).torch))


def ones(shape, dtype=None, order='C', **ignored):
    return view_of(torch.ones(_lengths(shape), dtype=dtype_of(dtype).torch))


def empty(shape, dtype=float, order='C', **ignored):
    return zeros(shape, dtype)


def full(shape, fill_value, dtype=None, order='C', **ignored):
    value = asarray(fill_value)
    kind = value.dtype if dtype is None else dtype_of(dtype)
    return view_of(value._tensor.to(kind.torch).expand(_lengths(shape)).clone())


def zeros_like(a, dtype=None, order='K', subok=True, shape=None):
    a = asarray(a)
    return zeros(a.shape if shape is None else shape, a.dtype if dtype is None else dtype)


def ones_like(a, dtype=None, order='K', subok=True, shape=None):
    a = asarray(a)
    return ones(a.shape if shape is None else shape, a.dtype if dtype is None else dtype)


empty_like = zeros_like


def full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None):
    a = asarray(a)
    return full(a.shape if shape is None else shape, fill_value, a.dtype if dtype is None else dtype)


def arange(*limits, dtype=None, **keywords):
    """Numbers from start up to stop in steps."""
    limits = list(limits)
    if len(limits) == 4:
        dtype = limits.pop()
    start, stop, step = 0, None, 1
    if len(limits) == 1:
        stop = limits[0]
    elif limits:
        start, stop = limits[0], limits[1]
        step = limits[2] if len(limits) > 2 else 1
    start, stop, step = keywords.get('start', start), keywords.get('stop', stop), keywords.get('step', step)
    whole = all(isinstance(value, int) or hasattr(value, '__index__') for value in (start, stop, step))
    if whole:
        start, stop, step = (value.__index__() for value in (start, stop, step))
    else:
        start, stop, step = float(start), float(stop), float(step)
    if step == 0:
        raise ZeroDivisionError('division by zero')
    count = max(0, math.ceil((stop - start) / step))
    if whole:
        tensor = torch.arange(count, dtype=torch.int64) * step + start
    else:
        # The second number fixes the distance: start + i · (second − start), where second is rounded.
        tensor = start + torch.arange(count, dtype=torch.float64) * ((start + step) - start)
    return view_of(tensor if dtype is None else tensor.to(dtype_of(dtype).torch))


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, device=None):
    """Numbers at equal distances."""
    num = num.__index__()
    if num < 0:
        raise ValueError(f'Number of samples, {num}, must be non-negative.')
    first, last = asarray(start)._tensor.double(), asarray(stop)._tensor.double()
    parts = num - 1 if endpoint else num
    steps = torch.arange(num, dtype=torch.float64).view([num] + [1] * max(first.dim(), last.dim()))
    delta = last - first
    if parts > 0:
        step = delta / parts
        tensor = steps * step if bool((step != 0).all()) else steps / parts * delta
    else:
        step = delta * float('nan')
        tensor = steps * delta
    tensor = tensor + first
    if endpoint and num > 1:
        tensor[-1] = last
    if dtype is not None:
        kind = dtype_of(dtype)
        tensor = (tensor.floor() if kind.kind in 'iu' else tensor).to(kind.torch)
    result = view_of(tensor)
    if axis:
        from numpy._shaping import moveaxis
        result = moveaxis(result, 0, axis)
    return (result, scalar(step.item(), dtype_of('float64'))) if retstep else result


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    from numpy._elementwise import power
    result = power(base, linspace(start, stop, num, endpoint))
    return result if dtype is None else result.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    result = logspace(math.log10(abs(start)), math.log10(abs(stop)), num, endpoint)
    result = result * (-1.0 if start < 0 else 1.0)
    if num > 0:
        result[0] = start
        if endpoint and num > 1:
            result[-1] = stop
    return result if dtype is None else result.astype(dtype)


def eye(N, M=None, k=0, dtype=float, order='C', **ignored):
    tensor = torch.zeros(N, N if M is None else M, dtype=dtype_of(dtype).torch)
    tensor.diagonal(k).fill_(1)
    return view_of(tensor)


def identity(n, dtype=None, **ignored):
    return eye(n, dtype=float if dtype is None else dtype)


def diag(v, k=0):
    """A matrix with this diagonal, or the diagonal of a matrix."""
    v = asarray(v)
    if v.ndim not in (1, 2):
        raise ValueError('Input must be 1- or 2-d.')
    return view_of(torch.diag(v._tensor, k))


def diagflat(v, k=0):
    return diag(asarray(v).ravel(), k)


def tri(N, M=None, k=0, dtype=float, **ignored):
    return view_of(torch.tril(torch.ones(N, N if M is None else M, dtype=dtype_of(dtype).torch), k))


def tril(m, k=0):
    return view_of(torch.tril(asarray(m)._tensor, k))


def triu(m, k=0):
    return view_of(torch.triu(asarray(m)._tensor, k))


def meshgrid(*xi, copy=True, sparse=False, indexing='xy'):
    """Coordinates of all points of a grid."""
    axes = [asarray(x)._tensor.reshape(-1) for x in xi]
    if indexing not in ('xy', 'ij'):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    if not axes:
        return ()
    shape = [len(axis) for axis in axes]
    grids = []
    for place, axis in enumerate(axes):
        grid = axis.view([-1 if other == place else 1 for other in range(len(axes))])
        if not sparse:
            grid = grid.expand(shape).clone()
        if indexing == 'xy' and len(axes) > 1:
            grid = grid.transpose(0, 1) if sparse else grid.transpose(0, 1).contiguous()
        grids.append(view_of(grid))
    return tuple(grids)


def indices(dimensions, dtype=int, sparse=False):
    from numpy._shaping import stack
    grids = meshgrid(*[arange(length) for length in dimensions], indexing='ij')
    return stack([grid.astype(dtype) for grid in grids])


def fromfunction(function, shape, dtype=float, **keywords):
    return function(*indices(shape, dtype), **keywords)


def vander(x, N=None, increasing=False):
    x = asarray(x)
    N = len(x) if N is None else N
    powers = arange(N) if increasing else arange(N - 1, -1, -1)
    from numpy._elementwise import power
    return power(x.reshape(-1, 1), powers)


class grid_maker:
    """`np.mgrid[a:b, c:d]` and `np.ogrid[…]`."""

    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        parts = key if isinstance(key, tuple) else (key,)
        axes = []
        for part in parts:
            if isinstance(part.step, complex):
                axes.append(linspace(part.start, part.stop, int(abs(part.step))))
            else:
                axes.append(arange(part.start or 0, part.stop, part.step or 1))
        grids = meshgrid(*axes, indexing='ij', sparse=self._sparse)
        if self._sparse:
            return grids
        from numpy._shaping import stack
        return grids[0] if not isinstance(key, tuple) else stack(grids)
