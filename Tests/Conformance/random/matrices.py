"""Matrix products and linear algebra: random cases.  A line for each: number, what, shape, type, and sums that weigh every element of the result and of the gradients."""
import random
import warnings
import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings('ignore')
rng = random.Random(6)
torch.manual_seed(0)
FLOATS = [torch.float32, torch.float32, torch.float64]
ALL = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool]


def shape(low=0, high=4, sizes=(1, 2, 3, 4, 5)):
    return [rng.choice(sizes) for _ in range(rng.randint(low, high))]


def tensor(size, dtype=torch.float32, grad=False, low=-2.0, high=2.0):
    """Random elements in one of several layouts: contiguous, transposed, with steps, expanded."""
    layout = rng.choice(['plain', 'plain', 'transposed', 'stepped', 'expanded'])
    wanted = list(size)
    if layout == 'transposed':
        wanted = wanted[::-1]
    elif layout == 'stepped' and wanted:
        wanted[-1] *= 2
    elif layout == 'expanded' and len(wanted) > 1:
        wanted[0] = 1
    x = torch.rand(wanted, dtype=torch.float64) * (high - low) + low
    x = (x > 0) if dtype == torch.bool else (x.abs() if dtype == torch.uint8 else x).to(dtype)
    if layout == 'transposed':
        x = x.permute(*range(len(wanted) - 1, -1, -1)) if wanted else x
    elif layout == 'stepped' and wanted:
        x = x[..., ::2]
    elif layout == 'expanded' and len(wanted) > 1:
        x = x.expand(size)
    # gradients of 16 bits are rounded at places of PyTorch's own choice
    return x.requires_grad_() if grad and dtype in (torch.float32, torch.float64) else x


def summed(x):
    """A few numbers that depend on every element and its place."""
    if not isinstance(x, torch.Tensor):
        return f'{x:.6g}' if isinstance(x, float) else str(x)
    y = x.detach().to(torch.float64).reshape(-1)
    if y.numel() == 0:
        return 'empty'
    bad = ~torch.isfinite(y)
    note = f' nan {int(y.isnan().sum())} inf {int(y.isinf().sum())}' if bool(bad.any()) else ''
    y = y.masked_fill(bad, 0.0)
    weight = torch.arange(1, y.numel() + 1, dtype=torch.float64)
    scale = float((y.abs() * weight).sum()) + 1e-30
    total = float((y * torch.cos(weight)).sum())
    if scale < 0.02:
        return 'small'
    # relative to the size of the terms, so that cancellation does not count
    return f'{float((y.abs() * weight).sum()):.3e} {total / scale + 2:.4f}{note}'


def show(number, what, result, inputs=()):
    parts = [result] if isinstance(result, torch.Tensor) or not isinstance(result, (tuple, list)) else list(result)
    text = []
    for part in parts:
        if isinstance(part, torch.Tensor):
            text.append(f'{tuple(part.shape)} {str(part.dtype)[6:]} {summed(part)}')
        else:
            text.append(summed(part))
    wanting = [x for x in inputs if isinstance(x, torch.Tensor) and x.requires_grad]
    outs = [part for part in parts if isinstance(part, torch.Tensor) and part.requires_grad]
    if wanting and outs:
        loss = sum((out * torch.sin(torch.arange(out.numel(), dtype=out.dtype).reshape(out.shape) + 1)).sum() for out in outs)
        grads = torch.autograd.grad(loss, wanting, allow_unused=True)
        text.append('grad ' + ' '.join('none' if g is None else f'{tuple(g.shape)} {summed(g)}' for g in grads))
    print(number, what, ' | '.join(text))


def case(number, what, make):
    torch.manual_seed(number)
    try:
        result, inputs = make()
        show(number, what, result, inputs)
    except Exception as error:
        print(number, what, type(error).__name__, str(error).split(chr(10))[0][:90])
    # one case that goes another way does not change those behind it
    rng.seed(number + 1)
    torch.manual_seed(number + 1)


def make_one(name, dtype):
    b, m, k, n = (rng.randint(1, 5) for _ in range(4))
    if name == 'matmul':
        left = rng.choice([[k], [m, k], [b, m, k], [2, 1, m, k]])
        right = rng.choice([[k], [k, n], [b, k, n] if left[:1] == [b] or len(left) < 3 else [k, n]])
        x, y = tensor(left, dtype, True), tensor(right, dtype, True)
        return x @ y, [x, y]
    if name == 'bad matmul':
        return tensor([m, k], dtype) @ tensor([k + 1, n], dtype), []
    if name == 'mm':
        x, y = tensor([m, k], dtype, True), tensor([k, n], dtype, True)
        return torch.mm(x, y), [x, y]
    if name == 'bmm':
        x, y = tensor([b, m, k], dtype, True), tensor([b, k, n], dtype, True)
        return torch.bmm(x, y), [x, y]
    if name == 'addmm':
        z, x, y = tensor(rng.choice([[m, n], [n], [1, n]]), dtype, True), tensor([m, k], dtype, True), tensor([k, n], dtype, True)
        return torch.addmm(z, x, y, beta=rng.choice([1, 2]), alpha=rng.choice([1, 3])), [z, x, y]
    if name == 'linear':
        x, w, c = tensor(rng.choice([[k], [m, k], [b, m, k]]), dtype, True), tensor([n, k], dtype, True), tensor([n], dtype, True)
        return F.linear(x, w, rng.choice([c, None])), [x, w, c]
    if name == 'einsum':
        text = rng.choice(['ij,jk->ik', 'bij,bjk->bik', 'ij,kj->ik', 'ij->j', 'ij,ij->', 'i,j->ij'])
        sizes = {'i': m, 'j': k, 'k': n, 'b': b}
        xs = [tensor([sizes[c] for c in part], dtype, True) for part in text.split('->')[0].split(',')]
        return torch.einsum(text, *xs), xs
    if name == 'outer':
        x, y = tensor([m], dtype, True), tensor([n], dtype, True)
        return torch.outer(x, y), [x, y]
    if name == 'tensordot':
        x, y = tensor([m, k, 2], dtype, True), tensor([k, 2, n], dtype, True)
        return torch.tensordot(x, y, dims=2), [x, y]
    if name == 'kron':
        x, y = torch.rand(m, k, dtype=dtype, requires_grad=True), torch.rand(n, 2, dtype=dtype, requires_grad=True)
        return torch.kron(x, y), [x, y]
    if name == 'cdist':
        x, y = tensor([m, k], dtype, True), tensor([n, k], dtype, True, 3.0, 4.0)
        return torch.cdist(x, y), [x, y]
    x = torch.rand(n, n, dtype=dtype)
    regular = (x @ x.mT + torch.diag(torch.arange(1.0, n + 1).to(dtype))).requires_grad_()
    if name == 'inv':
        return torch.linalg.inv(regular), [regular]
    if name == 'det':
        return torch.linalg.det(regular), [regular]
    if name == 'slogdet':
        return torch.linalg.slogdet(regular), [regular]
    if name == 'solve':
        y = tensor([n, 2], dtype, True)
        return torch.linalg.solve(regular, y), [regular, y]
    if name == 'cholesky':
        return torch.linalg.cholesky(regular), [regular]
    if name == 'svdvals':
        return torch.linalg.svdvals(regular), [regular]
    if name == 'eigvalsh':
        return torch.linalg.eigvalsh(regular), [regular]
    if name == 'matrix_power':
        return torch.linalg.matrix_power(regular, rng.randint(1, 3)), [regular]
    if name == 'norms':
        return torch.linalg.matrix_norm(regular, rng.choice(['fro', 1, -1, float('inf')])), [regular]
    if name == 'qr':
        return torch.linalg.qr(regular)[1].abs(), []
    if name == 'trace':
        return torch.trace(regular), [regular]
    return torch.linalg.lu_factor(regular)[0], [regular]


NAMES = ['matmul', 'matmul', 'bad matmul', 'mm', 'bmm', 'addmm', 'linear', 'einsum', 'outer', 'tensordot', 'kron', 'cdist', 'inv', 'det', 'slogdet', 'solve', 'cholesky', 'svdvals', 'eigvalsh',
         'matrix_power', 'norms', 'qr', 'trace', 'lu_factor']
for number in range(330):
    name = rng.choice(NAMES)
    dtype = rng.choice(FLOATS)
    case(number, f'{name} {str(dtype)[6:]}', lambda: make_one(name, dtype))
