"""Pooling, padding and resampling: random cases.  A line for each: number, what, shape, type, and sums that weigh every element of the result and of the gradients."""
import random
import warnings
import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings('ignore')
rng = random.Random(8)
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


def make_one(kind, dims, x):
    kernel = [rng.randint(1, 3) for _ in range(dims)]
    stride = [rng.randint(1, 3) for _ in range(dims)]
    padding = [rng.randint(0, k // 2) for k in kernel]
    ceil = rng.random() < 0.3
    if kind == 'max':
        dilation = [rng.choice([1, 1, 2]) for _ in range(dims)]
        return {1: F.max_pool1d, 2: F.max_pool2d, 3: F.max_pool3d}[dims](x, kernel, stride, padding, dilation, ceil, return_indices=rng.random() < 0.5)
    if kind == 'avg':
        return {1: F.avg_pool1d, 2: F.avg_pool2d, 3: F.avg_pool3d}[dims](x, kernel, stride, padding, ceil, rng.random() < 0.5)
    if kind == 'lp':
        return {1: F.lp_pool1d, 2: F.lp_pool2d, 3: F.lp_pool3d}[dims](x.abs() + 0.1, 2, kernel[0] if dims == 1 else kernel, stride[0] if dims == 1 else stride, False)
    if kind == 'adaptive avg':
        return {1: F.adaptive_avg_pool1d, 2: F.adaptive_avg_pool2d, 3: F.adaptive_avg_pool3d}[dims](x, [rng.randint(1, 4) for _ in range(dims)])
    if kind == 'adaptive max':
        return {1: F.adaptive_max_pool1d, 2: F.adaptive_max_pool2d, 3: F.adaptive_max_pool3d}[dims](x, [rng.randint(1, 4) for _ in range(dims)])
    if kind == 'unpool':
        values, places = {1: F.max_pool1d, 2: F.max_pool2d, 3: F.max_pool3d}[dims](x, 2, 2, return_indices=True)
        return {1: F.max_unpool1d, 2: F.max_unpool2d, 3: F.max_unpool3d}[dims](values, places, 2, 2, output_size=x.shape)
    if kind == 'pad':
        mode = rng.choice(['constant', 'reflect', 'replicate', 'circular'])
        return F.pad(x, [rng.randint(0, 2) for _ in range(2 * dims)], mode=mode, value=0.5 if mode == 'constant' else None)
    if kind == 'nearest':
        return F.interpolate(x, scale_factor=rng.choice([2, 1.5, 0.5]), mode='nearest')
    if kind == 'linear':
        mode = {1: 'linear', 2: 'bilinear', 3: 'trilinear'}[dims]
        return F.interpolate(x, size=[rng.randint(2, 8) for _ in range(dims)], mode=mode, align_corners=rng.random() < 0.5)
    if kind == 'area':
        return F.interpolate(x, size=[rng.randint(2, 4) for _ in range(dims)], mode='area')
    return F.max_pool2d(x, 9)


for number in range(320):
    kind = rng.choice(['max', 'max', 'avg', 'lp', 'adaptive avg', 'adaptive max', 'unpool', 'pad', 'nearest', 'linear', 'area', 'too small'])
    dims = rng.choice([1, 2, 2, 3])
    dtype = rng.choice(FLOATS)
    x = tensor([rng.randint(1, 2), rng.randint(1, 3)] + [rng.randint(4, 7) for _ in range(dims)], dtype, True)
    case(number, f'{kind} {dims} {tuple(x.shape)}', lambda: (make_one(kind, dims, x), [x]))
