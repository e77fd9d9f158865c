"""Views, joins and rearrangements: random cases.  A line for each: number, what, shape, type, and sums that weigh every element of the result and of the gradients."""
import random
import warnings
import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings('ignore')
rng = random.Random(5)
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


def make_one(name, x, size):
    rank = len(size)
    dim = rng.randrange(-rank, rank)
    if name == 'permute':
        return x.permute(*rng.sample(range(rank), rank))
    if name == 'transpose':
        return x.transpose(dim, rng.randrange(rank))
    if name == 'reshape':
        return x.reshape(rng.choice([(-1,), (x.numel(), 1), (1, -1, 1)]))
    if name == 'view':
        return x.view(rng.choice([(-1,), (x.numel(), 1), (size[0], -1)]))
    if name == 'flatten':
        a, b = sorted(rng.randrange(rank) for _ in range(2))
        return x.flatten(a, b)
    if name == 'unsqueeze':
        return x.unsqueeze(rng.randrange(-rank - 1, rank + 1))
    if name == 'squeeze':
        return x.squeeze() if rng.random() < 0.5 else x.squeeze(dim)
    if name == 'expand':
        return x.unsqueeze(0).expand(3, *size)
    if name == 'repeat':
        return x.repeat(*[rng.randint(1, 2) for _ in size])
    if name == 'repeat_interleave':
        return x.repeat_interleave(rng.randint(1, 3), dim)
    if name == 'tile':
        return x.tile(2, 1)
    if name == 'flip':
        return x.flip(*rng.sample(range(rank), rng.randint(1, rank)))
    if name == 'roll':
        return x.roll(rng.randint(-3, 3), dim)
    if name == 'rot90':
        return torch.rot90(x, rng.randint(-2, 3), rng.sample(range(rank), 2))
    if name == 'tril':
        return rng.choice([torch.tril, torch.triu])(x, rng.randint(-1, 1))
    if name == 'diag':
        return torch.diag_embed(x) if rng.random() < 0.5 else x.diagonal(rng.randint(-1, 1), 0, 1)
    if name == 'unfold':
        return x.unfold(dim, min(2, size[dim]), 1)
    if name == 'split':
        return x.split(rng.randint(1, 3), dim)
    if name == 'chunk':
        return x.chunk(rng.randint(1, 3), dim)
    if name == 'tensor_split':
        return x.tensor_split(rng.randint(1, 3), dim)
    if name == 'unbind':
        return x.unbind(dim)
    if name == 'cat':
        return torch.cat([x, tensor(size, rng.choice(FLOATS)), x], dim)
    if name == 'stack':
        return torch.stack([x, x], dim)
    if name == 'hstack':
        return rng.choice([torch.hstack, torch.vstack, torch.dstack])([x, x])
    if name == 'movedim':
        return x.movedim(dim, rng.randrange(rank))
    if name == 'narrow':
        start = rng.randrange(size[dim])
        return x.narrow(dim, start, size[dim] - start)
    if name == 'meshgrid':
        return torch.meshgrid(x.reshape(-1)[:3], torch.arange(2).to(x.dtype), indexing=rng.choice(['ij', 'xy']))
    if name == 'atleast':
        return torch.atleast_3d(x)
    if name == 'as_strided':
        return x.contiguous().as_strided((2,), (1,)) if x.numel() > 1 else x
    if name == 'bad view':
        return x.reshape(x.numel() + 1)
    if name == 'bad cat':
        return torch.cat([x, torch.zeros([n + 1 for n in size], dtype=x.dtype)], 0)
    return x.contiguous()


NAMES = ['permute', 'transpose', 'reshape', 'view', 'flatten', 'unsqueeze', 'squeeze', 'expand', 'repeat', 'repeat_interleave', 'tile', 'flip', 'roll', 'rot90', 'tril', 'diag', 'unfold',
         'split', 'chunk', 'tensor_split', 'unbind', 'cat', 'stack', 'hstack', 'movedim', 'narrow', 'meshgrid', 'atleast', 'as_strided', 'bad view', 'bad cat', 'contiguous']
for number in range(360):
    name = rng.choice(NAMES)
    dtype = rng.choice(FLOATS + ALL)
    size = shape(1, 4)
    x = tensor(size, dtype, True)
    case(number, f'{name} {str(dtype)[6:]} {tuple(size)}', lambda: (make_one(name, x, size), [x]))
