"""Losses: random cases.  A line for each: number, what, shape, type, and sums that weigh every element of the result and of the gradients."""
import random
import warnings
import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings('ignore')
rng = random.Random(10)
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


def make_one(kind, dtype, reduction):
    n, c = rng.randint(1, 4), rng.randint(2, 5)
    x, y = tensor([n, c], dtype, True), tensor([n, c], dtype, rng.random() < 0.5)
    signs = torch.where(torch.rand(n, c) > 0.5, 1.0, -1.0).to(dtype)
    classes = torch.randint(0, c, (n,))
    if kind == 'cross_entropy':
        options = {'label_smoothing': rng.choice([0.0, 0.2])}
        if rng.random() < 0.4:
            options['weight'] = torch.rand(c, dtype=dtype) + 0.5
        if rng.random() < 0.3:
            classes[0] = -100
        return F.cross_entropy(x, classes, reduction=reduction, **options), [x]
    if kind == 'cross_entropy places':
        x = tensor([n, c, 2, 3], dtype, True)
        return F.cross_entropy(x, torch.randint(0, c, (n, 2, 3)), reduction=reduction), [x]
    if kind == 'cross_entropy probabilities':
        return F.cross_entropy(x, torch.softmax(y, 1).detach(), reduction=reduction), [x]
    if kind == 'nll_loss':
        return F.nll_loss(F.log_softmax(x, 1), classes, reduction=reduction), [x]
    if kind in ('mse_loss', 'l1_loss', 'smooth_l1_loss', 'huber_loss', 'poisson_nll_loss'):
        return getattr(F, kind)(x, y, reduction=reduction), [x, y]
    if kind == 'gaussian_nll_loss':
        return F.gaussian_nll_loss(x, y, torch.rand(n, c, dtype=dtype) + 0.1, reduction=reduction), [x, y]
    if kind == 'binary_cross_entropy':
        return F.binary_cross_entropy(torch.sigmoid(x), torch.rand(n, c, dtype=dtype), reduction=reduction), [x]
    if kind == 'binary_cross_entropy_with_logits':
        return F.binary_cross_entropy_with_logits(x, torch.rand(n, c, dtype=dtype), pos_weight=rng.choice([None, torch.rand(c, dtype=dtype) + 1]), reduction=reduction), [x]
    if kind == 'kl_div':
        log = rng.random() < 0.5
        target = F.log_softmax(y, 1) if log else F.softmax(y, 1)
        return F.kl_div(F.log_softmax(x, 1), target.detach(), reduction=rng.choice([reduction, 'batchmean']), log_target=log), [x]
    if kind == 'soft_margin_loss':
        return F.soft_margin_loss(x, signs, reduction=reduction), [x]
    if kind == 'hinge_embedding_loss':
        return F.hinge_embedding_loss(x, signs, margin=1.5, reduction=reduction), [x]
    if kind == 'margin_ranking_loss':
        return F.margin_ranking_loss(x, y, signs, margin=0.3, reduction=reduction), [x, y]
    if kind == 'cosine_embedding_loss':
        return F.cosine_embedding_loss(x, y, signs[:, 0], margin=0.1, reduction=reduction), [x, y]
    if kind == 'triplet_margin_loss':
        return F.triplet_margin_loss(x, y, tensor([n, c], dtype), swap=rng.random() < 0.5, reduction=reduction), [x, y]
    if kind == 'multi_margin_loss':
        return F.multi_margin_loss(x, classes, p=rng.choice([1, 2]), reduction=reduction), [x]
    if kind == 'multilabel_margin_loss':
        target = torch.full((n, c), -1)
        target[:, 0] = classes
        return F.multilabel_margin_loss(x, target, reduction=reduction), [x]
    if kind == 'multilabel_soft_margin_loss':
        return F.multilabel_soft_margin_loss(x, (signs > 0).to(dtype), reduction=reduction), [x]
    if kind == 'ctc_loss':
        x = tensor([8, n, c], dtype, True)
        return F.ctc_loss(F.log_softmax(x, 2), torch.randint(1, c, (n, 3)), [8] * n, [3] * n, reduction=reduction), [x]
    return F.cross_entropy(x, torch.full((n,), c)), []


KINDS = ['cross_entropy', 'cross_entropy', 'cross_entropy places', 'cross_entropy probabilities', 'nll_loss', 'mse_loss', 'l1_loss', 'smooth_l1_loss', 'huber_loss', 'poisson_nll_loss',
         'gaussian_nll_loss', 'binary_cross_entropy', 'binary_cross_entropy_with_logits', 'kl_div', 'soft_margin_loss', 'hinge_embedding_loss', 'margin_ranking_loss', 'cosine_embedding_loss',
         'triplet_margin_loss', 'multi_margin_loss', 'multilabel_margin_loss', 'multilabel_soft_margin_loss', 'ctc_loss', 'bad class']
for number in range(340):
    kind, dtype, reduction = rng.choice(KINDS), rng.choice(FLOATS), rng.choice(['mean', 'sum', 'none'])
    case(number, f'{kind} {str(dtype)[6:]} {reduction}', lambda: make_one(kind, dtype, reduction))
