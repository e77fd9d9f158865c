"""Random numbers: random cases.  A line for each: number, what, shape, type, and sums that weigh every element of the result and of the gradients."""
import random
import warnings
import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings('ignore')
rng = random.Random(13)
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


def make_one(kind, dtype):
    size = shape(0, 3, (1, 2, 3, 5, 17))
    if kind == 'rand':
        return torch.rand(size, dtype=dtype)
    if kind == 'randn':
        return torch.randn(size, dtype=dtype)
    if kind == 'randint':
        low = rng.randint(-5, 3)
        return torch.randint(low, low + rng.choice([1, 7, 1000]), size, dtype=rng.choice([torch.int64, torch.int32, torch.float32]))
    if kind == 'randperm':
        return torch.randperm(rng.randint(0, 40))
    if kind == 'uniform_':
        return torch.empty(size, dtype=dtype).uniform_(-1, 3)
    if kind == 'normal_':
        return torch.empty(size, dtype=dtype).normal_(1, 0.5)
    if kind == 'exponential_':
        return torch.empty(size, dtype=dtype).exponential_(2.0)
    if kind == 'cauchy_':
        return torch.empty(size, dtype=torch.float64).cauchy_()
    if kind == 'geometric_':
        return torch.empty(size).geometric_(0.3)
    if kind == 'log_normal_':
        return torch.empty(size, dtype=torch.float64).log_normal_(0, 0.5)
    if kind == 'random_':
        return torch.empty(size, dtype=rng.choice([torch.int64, torch.int32, torch.uint8, torch.float32])).random_(0, 100)
    if kind == 'bernoulli':
        return torch.bernoulli(torch.full(size, 0.3, dtype=dtype))
    if kind == 'bernoulli_':
        return torch.empty(size, dtype=dtype).bernoulli_(0.6)
    if kind == 'multinomial':
        return torch.multinomial(torch.tensor([0.1, 0.4, 0.2, 0.3]), rng.randint(1, 4), replacement=rng.random() < 0.5)
    if kind == 'normal':
        return torch.normal(torch.zeros(size, dtype=dtype), torch.full(size, 2.0, dtype=dtype))
    if kind == 'init':
        name = rng.choice(['xavier_uniform_', 'xavier_normal_', 'kaiming_uniform_', 'kaiming_normal_', 'trunc_normal_', 'uniform_', 'normal_'])
        return getattr(nn.init, name)(torch.empty(rng.randint(1, 5), rng.randint(1, 5), dtype=dtype))
    if kind == 'layer':
        layer = rng.choice([lambda: nn.Linear(3, 4), lambda: nn.Conv2d(2, 3, 3), lambda: nn.Embedding(4, 3), lambda: nn.LSTM(2, 3), lambda: nn.MultiheadAttention(4, 2)])()
        return [p.detach() for p in layer.parameters()]
    if kind == 'dropout':
        return F.dropout(torch.ones(size, dtype=dtype), 0.3)
    if kind == 'loader':
        data = torch.utils.data.TensorDataset(torch.arange(rng.randint(1, 12)))
        return torch.cat([b[0] for b in torch.utils.data.DataLoader(data, batch_size=3, shuffle=True)])
    if kind == 'split':
        return torch.tensor(torch.utils.data.random_split(range(10), [7, 3])[0].indices)
    if kind == 'generator':
        g = torch.Generator().manual_seed(rng.randrange(1000))
        return torch.randn(size, generator=g, dtype=dtype)
    if kind == 'distribution':
        d = torch.distributions
        chosen = rng.choice([d.Normal(1.0, 2.0), d.Uniform(0.0, 3.0), d.Bernoulli(0.3), d.Exponential(1.5), d.Categorical(torch.tensor([0.2, 0.5, 0.3])), d.Laplace(0.0, 1.0)])
        return chosen.sample((5,))
    return torch.randint(3, 3, (2,))


KINDS = ['rand', 'randn', 'randint', 'randperm', 'uniform_', 'normal_', 'exponential_', 'cauchy_', 'geometric_', 'log_normal_', 'random_', 'bernoulli', 'bernoulli_', 'multinomial', 'normal',
         'init', 'layer', 'dropout', 'loader', 'split', 'generator', 'distribution', 'bad range']
for number in range(340):
    kind, dtype = rng.choice(KINDS), rng.choice(FLOATS)
    case(number, f'{kind} {str(dtype)[6:]}', lambda: (make_one(kind, dtype), []))
