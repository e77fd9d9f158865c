"""Ways to fill parameters before training.  All work in place, without recording gradients, and return the tensor."""
import math
import torch


_linear = ['linear', 'sigmoid'] + [f'conv{kind}{axes}d' for kind in ('', '_transpose') for axes in (1, 2, 3)]
_gains = {**{name: 1 for name in _linear}, 'tanh': 5.0 / 3, 'relu': math.sqrt(2.0), 'selu': 3.0 / 4}


def calculate_gain(nonlinearity, param=None):
    """The factor that keeps the scale of activations through a nonlinearity (the table of the documentation)."""
    if nonlinearity in _gains:
        return _gains[nonlinearity]
    if nonlinearity != 'leaky_relu':
        raise ValueError(f'Unsupported nonlinearity {nonlinearity}')
    if param is not None and (isinstance(param, bool) or not isinstance(param, (int, float))):
        raise ValueError(f'negative_slope {param} not a valid number')
    slope = 0.01 if param is None else param
    return math.sqrt(2.0 / (1 + slope ** 2))


def _calculate_fan_in_and_fan_out(tensor):
    """How many inputs one output has, and how many outputs one input; programs that fill weights themselves call it by this name."""
    if tensor.dim() < 2:
        raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
    outputs, inputs, *window = tensor.shape
    return tuple(count * math.prod(window) for count in (inputs, outputs))


def _fill(tensor, method, *args, **kwargs):
    """Calls a method that works in place; that is not recorded."""
    with torch.no_grad():
        return getattr(tensor, method)(*args, **kwargs)


def uniform_(tensor, a=0.0, b=1.0, generator=None):
    return _fill(tensor, 'uniform_', a, b, generator=generator)


def normal_(tensor, mean=0.0, std=1.0, generator=None):
    return _fill(tensor, 'normal_', mean, std, generator=generator)


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    """A normal distribution without its tails beyond [a, b], by rejection."""
    low, high = (a - mean) / std, (b - mean) / std
    cdf = lambda x: (1 + math.erf(x / math.sqrt(2))) / 2
    with torch.no_grad():
        if cdf(high) - cdf(low) > 0.3:
            tensor.normal_(mean, std, generator=generator)
            while True:
                outside = (tensor < a) | (tensor > b)
                if not outside.any():
                    return tensor
                again = torch.empty_like(tensor).normal_(mean, std, generator=generator)
                tensor.copy_(torch.where(outside, again, tensor))
        peak = min(max(0.0, low), high)
        todo = torch.ones_like(tensor, dtype=torch.bool)
        while todo.any():
            proposal = torch.empty_like(tensor).uniform_(low, high, generator=generator)
            accept = torch.empty_like(tensor).uniform_(0, 1, generator=generator) < torch.exp((peak ** 2 - proposal ** 2) / 2)
            tensor.copy_(torch.where(todo & accept, proposal * std + mean, tensor))
            todo = todo & ~accept
        return tensor


def constant_(tensor, val):
    return _fill(tensor, 'fill_', val)


def ones_(tensor):
    return _fill(tensor, 'fill_', 1.0)


def zeros_(tensor):
    return _fill(tensor, 'zero_')


def eye_(tensor):
    if tensor.dim() != 2:
        raise ValueError('Only tensors with 2 dimensions are supported')
    return _fill(tensor, 'copy_', torch.eye(*tensor.shape))


def dirac_(tensor, groups=1):
    """Convolution kernels that pass the input channels through."""
    if tensor.dim() not in (3, 4, 5):
        raise ValueError('Only tensors with 3, 4, or 5 dimensions are supported')
    if tensor.size(0) % groups != 0:
        raise ValueError('dim 0 must be divisible by groups')
    per_group = tensor.size(0) // groups
    centre = tuple(size // 2 for size in tensor.shape[2:])
    with torch.no_grad():
        tensor.zero_()
        for group in range(groups):
            for channel in range(min(per_group, tensor.size(1))):
                tensor[(group * per_group + channel, channel) + centre] = 1
    return tensor


def _uniform_of_deviation(tensor, deviation, generator):
    """A uniform distribution on ±√3·σ has the standard deviation σ."""
    bound = math.sqrt(3.0) * deviation
    return uniform_(tensor, -bound, bound, generator)


def _glorot(tensor, gain):
    """gain · √(2 / (fan_in + fan_out)) (Glorot and Bengio, 2010)"""
    return gain * math.sqrt(2.0 / sum(_calculate_fan_in_and_fan_out(tensor)))


def xavier_uniform_(tensor, gain=1.0, generator=None):
    return _uniform_of_deviation(tensor, _glorot(tensor, gain), generator)


def xavier_normal_(tensor, gain=1.0, generator=None):
    return normal_(tensor, 0.0, _glorot(tensor, gain), generator)


def _he(distribution, tensor, slope, mode, nonlinearity, generator):
    """Fills with the standard deviation gain / √fan (He et al., 2015)."""
    if 0 in tensor.shape:
        import warnings
        warnings.warn('Initializing zero-element tensors is a no-op', stacklevel=3)
        return tensor
    modes = ['fan_in', 'fan_out']
    if mode.lower() not in modes:
        raise ValueError(f'Mode {mode.lower()} not supported, please use one of {modes}')
    fan = _calculate_fan_in_and_fan_out(tensor)[modes.index(mode.lower())]
    return distribution(tensor, calculate_gain(nonlinearity, slope) / math.sqrt(fan), generator)


def kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None):
    return _he(_uniform_of_deviation, tensor, a, mode, nonlinearity, generator)


def kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None):
    return _he(lambda tensor, deviation, generator: normal_(tensor, 0.0, deviation, generator), tensor, a, mode, nonlinearity, generator)


def orthogonal_(tensor, gain=1, generator=None):
    if tensor.dim() < 2:
        raise ValueError('Only tensors with 2 or more dimensions are supported')
    if tensor.numel() == 0:
        return tensor
    rows = tensor.size(0)
    columns = tensor.numel() // rows
    with torch.no_grad():
        flat = tensor.new_empty((rows, columns)).normal_(0, 1, generator=generator)
        if rows < columns:
            flat.t_()
        q, r = torch.linalg.qr(flat)
        q *= torch.diagonal(r).sign()
        if rows < columns:
            q.t_()
        tensor.view_as(q).copy_(q)
        tensor.mul_(gain)
    return tensor


def sparse_(tensor, sparsity, std=0.01, generator=None):
    if tensor.dim() != 2:
        raise ValueError('Only tensors with 2 dimensions are supported')
    rows, columns = tensor.shape
    zeros = int(math.ceil(sparsity * rows))
    normal_(tensor, 0, std, generator)
    with torch.no_grad():
        for column in range(columns):
            tensor[torch.randperm(rows)[:zeros], column] = 0
    return tensor


def _old_name(name):
    """The same function without the underscore, as early programs call it; it says that it is old."""
    def old(*args, **kwargs):
        import warnings
        warnings.warn(f'`nn.init.{name}` is now deprecated in favor of `nn.init.{name}_`.', FutureWarning, stacklevel=2)
        return function(*args, **kwargs)

    function = globals()[name + '_']
    old.__name__ = name
    globals()[name] = old


for _name in ('uniform', 'normal', 'constant', 'eye', 'dirac', 'xavier_uniform', 'xavier_normal', 'kaiming_uniform', 'kaiming_normal', 'orthogonal',
              'sparse'):
    _old_name(_name)
