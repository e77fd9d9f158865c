"""Indexing, gather and scatter: random cases.  A line for each: number, what, shape, type, and sums that weigh every element of the result and of the gradients."""
import random
import warnings
import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings('ignore')
rng = random.Random(4)
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


def index(n, count):
    return torch.tensor([rng.randrange(-n, n) for _ in range(count)])


def make_one(name, x, size, dim):
    n = size[dim]
    if name == 'slices':
        key = tuple(rng.choice([slice(None), slice(rng.randrange(m), None), slice(None, None, 2), rng.randrange(-m, m), None, Ellipsis if False else slice(0, m)]) for m in size)
        return x[key]
    if name == 'lists':
        key = [slice(None)] * len(size)
        for place in rng.sample(range(len(size)), rng.randint(1, min(2, len(size)))):
            key[place] = index(size[place], 3)
        return x[tuple(key)]
    if name == 'mask':
        return x[x > 0]
    if name == 'gather':
        shape_ = [rng.randint(1, m) for m in size]
        return torch.gather(x, dim, torch.randint(0, n, shape_))
    if name == 'index_select':
        return torch.index_select(x, dim, torch.randint(0, n, (rng.randint(1, 4),)))
    if name == 'take':
        return torch.take(x, torch.randint(0, x.numel(), (2, 3)))
    if name == 'masked_fill':
        return x.masked_fill(torch.rand(size) > 0.5, 1)
    if name == 'where':
        return torch.where(torch.rand(size) > 0.5, x, x * 2 if x.dtype != torch.bool else x)
    if name == 'scatter':
        source = tensor(size, x.dtype)
        order = torch.stack([torch.randperm(n) for _ in range(max(1, x.numel() // n))], -1) if n else None
        places = torch.argsort(torch.rand(size), dim)
        return x.scatter(dim, places, source)
    if name == 'scatter_add':
        return x.scatter_add(dim, torch.randint(0, n, size), tensor(size, x.dtype))
    if name == 'scatter_reduce':
        return x.scatter_reduce(dim, torch.randint(0, n, size), tensor(size, x.dtype), rng.choice(['sum', 'amax', 'amin', 'prod', 'mean']), include_self=rng.random() < 0.5)
    if name == 'index_add':
        m = rng.randint(1, 3)
        return x.index_add(dim, torch.randint(0, n, (m,)), tensor(size[:dim] + [m] + size[dim + 1:], x.dtype))
    if name == 'index_copy':
        m = rng.randint(1, n)
        return x.index_copy(dim, torch.randperm(n)[:m], tensor(size[:dim] + [m] + size[dim + 1:], x.dtype))
    if name == 'index_fill':
        return x.index_fill(dim, torch.randint(0, n, (2,)), 3)
    if name == 'index_put':
        return x.index_put((torch.randint(0, size[0], (3,)),), torch.tensor(1).to(x.dtype), accumulate=rng.random() < 0.5)
    if name == 'assign':
        y = x.clone()
        y[tuple(rng.choice([slice(None), rng.randrange(m), slice(0, 1)]) for m in size)] = rng.choice([0, 1])
        return y
    if name == 'take_along_dim':
        return torch.take_along_dim(x, torch.argsort(torch.rand(size), dim), dim)
    if name == 'nonzero':
        return torch.nonzero(x)
    if name == 'out of range':
        return x[rng.choice([n + 2, -n - 3])] if dim == 0 else x.index_select(dim, torch.tensor([n]))
    if name == 'bad mask':
        return x[torch.ones(size[0] + 1, dtype=torch.bool)]
    return x.diagonal() if len(size) > 1 else x


NAMES = ['slices', 'lists', 'mask', 'gather', 'index_select', 'take', 'masked_fill', 'where', 'scatter', 'scatter_add', 'scatter_reduce', 'index_add', 'index_copy', 'index_fill',
         'index_put', 'assign', 'take_along_dim', 'nonzero', 'out of range', 'bad mask', 'diagonal']
for number in range(360):
    name = rng.choice(NAMES)
    dtype = rng.choice(FLOATS + ALL)
    size = shape(1, 4)
    dim = rng.randrange(len(size))
    x = tensor(size, dtype, True)
    case(number, f'{name} {str(dtype)[6:]} {tuple(size)} {dim}', lambda: (make_one(name, x, size, dim), [x]))
