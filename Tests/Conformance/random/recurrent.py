"""Recurrent layers, cells and attention: random cases.  A line for each: number, what, shape, type, and sums that weigh every element of the result and of the gradients."""
import random
import warnings
import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings('ignore')
rng = random.Random(12)
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
    features, hidden, time, batch = rng.randint(1, 4), rng.randint(1, 4), rng.randint(1, 4), rng.randint(1, 3)
    if kind in ('RNN', 'LSTM', 'GRU'):
        options = dict(num_layers=rng.randint(1, 2), bidirectional=rng.random() < 0.4, batch_first=rng.random() < 0.5, bias=rng.random() < 0.8, dtype=dtype)
        if kind == 'RNN':
            options['nonlinearity'] = rng.choice(['tanh', 'relu'])
        layer = getattr(nn, kind)(features, hidden, **options)
        x = tensor([batch, time, features] if options['batch_first'] else [time, batch, features], dtype, True)
        if rng.random() < 0.3:
            lengths = sorted((rng.randint(1, time) for _ in range(batch)), reverse=True)
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=options['batch_first'])
            output, state = layer(packed)
            result = [nn.utils.rnn.pad_packed_sequence(output)[0]]
        else:
            output, state = layer(x)
            result = [output]
        return result + (list(state) if kind == 'LSTM' else [state]), [x] + list(layer.parameters())[:2]
    if kind in ('RNNCell', 'LSTMCell', 'GRUCell'):
        cell = getattr(nn, kind)(features, hidden, dtype=dtype)
        x = tensor([batch, features], dtype, True)
        result = cell(x)
        return result, [x] + list(cell.parameters())
    heads = rng.randint(1, 2)
    width = heads * rng.randint(1, 3)
    if kind == 'attention':
        layer = nn.MultiheadAttention(width, heads, batch_first=rng.random() < 0.5, bias=rng.random() < 0.8, dtype=dtype)
        x = tensor([time, time, width], dtype, True)
        return layer(x, x, x), [x] + list(layer.parameters())[:1]
    if kind == 'encoder':
        layer = nn.TransformerEncoderLayer(width, heads, 5, dropout=0.0, activation=rng.choice(['relu', 'gelu']), norm_first=rng.random() < 0.5, batch_first=True, dtype=dtype)
        x = tensor([batch, time, width], dtype, True)
        return layer(x), [x]
    if kind == 'decoder':
        layer = nn.TransformerDecoderLayer(width, heads, 5, dropout=0.0, norm_first=rng.random() < 0.5, batch_first=True, dtype=dtype)
        x, memory = tensor([batch, time, width], dtype, True), tensor([batch, 3, width], dtype, True)
        return layer(x, memory), [x, memory]
    return nn.LSTM(features, hidden)(torch.zeros(time, batch, features + 1)), []


for number in range(320):
    kind, dtype = rng.choice(['RNN', 'LSTM', 'LSTM', 'GRU', 'GRU', 'RNNCell', 'LSTMCell', 'GRUCell', 'attention', 'encoder', 'decoder', 'bad input']), rng.choice(FLOATS)
    case(number, f'{kind} {str(dtype)[6:]}', lambda: make_one(kind, dtype))
