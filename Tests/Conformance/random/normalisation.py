"""Normalisation, dropout and embeddings: random cases.  A line for each: number, what, shape, type, and sums that weigh every element of the result and of the gradients."""
import random
import warnings
import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings('ignore')
rng = random.Random(9)
torch.manual_seed(0)
# Cases whose gradients are small differences of large numbers, so that they depend on the order of sums.
OPEN = {117}
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
    if number in OPEN:
        rng.seed(number + 1)
        torch.manual_seed(number + 1)
        return
    try:
        result, inputs = make()
        show(number, what, result, inputs)
    except Exception as error:
        print(number, what, type(error).__name__, str(error).split(chr(10))[0][:90])
    # one case that goes another way does not change those behind it
    rng.seed(number + 1)
    torch.manual_seed(number + 1)


def make_one(kind, dtype):
    n, c = rng.randint(2, 4), 2 * rng.randint(1, 3)
    places = shape(0, 2, (2, 3, 4))
    x = torch.rand([n, c] + places, dtype=dtype, requires_grad=True)
    w, b = tensor([c], dtype, True), tensor([c], dtype, True)
    if kind == 'batch':
        mean, var = torch.zeros(c, dtype=dtype), torch.ones(c, dtype=dtype)
        training = rng.random() < 0.6
        y = F.batch_norm(x, mean, var, rng.choice([w, None]), rng.choice([b, None]), training, 0.1, 1e-5)
        return (y, mean, var), [x, w, b]
    if kind == 'layer':
        size = list(x.shape[rng.randrange(1, x.dim()):])
        return F.layer_norm(x, size, tensor(size, dtype), tensor(size, dtype)), [x]
    if kind == 'group':
        return F.group_norm(x, rng.choice([1, 2, c]), w, b), [x, w, b]
    if kind == 'instance':
        x = tensor([n, c, 3, 4], dtype, True)
        return F.instance_norm(x, weight=w, bias=b), [x, w, b]
    if kind == 'rms':
        return F.rms_norm(x, [x.shape[-1]]), [x]
    if kind == 'local response':
        x = tensor([n, c, 3, 3], dtype, True)
        return F.local_response_norm(x, rng.randint(1, 4)), [x]
    if kind == 'normalize':
        return F.normalize(x, p=rng.choice([1.0, 2.0]), dim=rng.randrange(x.dim())), [x]
    if kind == 'dropout':
        x = tensor([n, c, 3, 3], dtype, True)
        return rng.choice([F.dropout, F.dropout2d, F.alpha_dropout])(x, 0.4, True), [x]
    if kind == 'embedding':
        table = tensor([6, 3], dtype, True)
        return F.embedding(torch.randint(0, 6, (2, 4)), table, padding_idx=rng.choice([None, 1])), [table]
    if kind == 'embedding bag':
        table = tensor([6, 3], dtype, True)
        return F.embedding_bag(torch.randint(0, 6, (2, 4)), table, mode=rng.choice(['sum', 'mean', 'max'])), [table]
    if kind == 'softmax':
        return rng.choice([F.softmax, F.log_softmax, F.softmin])(x, rng.randrange(x.dim())), [x]
    if kind == 'attention':
        q, k, v = (tensor([2, 3, 4], dtype, True) for _ in range(3))
        return F.scaled_dot_product_attention(q, k, v, is_causal=rng.random() < 0.5), [q, k, v]
    return F.layer_norm(x, [99]), []


for number in range(320):
    kind = rng.choice(['batch', 'batch', 'layer', 'group', 'instance', 'rms', 'local response', 'normalize', 'dropout', 'embedding', 'embedding bag', 'softmax', 'attention', 'bad layer'])
    dtype = rng.choice(FLOATS)
    case(number, f'{kind} {str(dtype)[6:]}', lambda: make_one(kind, dtype))
