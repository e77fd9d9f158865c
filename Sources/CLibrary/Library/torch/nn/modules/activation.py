"""Nonlinear functions as layers."""
import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.layer import Layer
from torch.nn.modules.utils import declare


class _InPlace(Layer):
    """A function without parameters that may overwrite its input."""

    _shown_unless = {'inplace': False}

    def __init__(self, inplace=False):
        super().__init__(inplace=inplace)


class _Quiet(_InPlace):
    """One whose text does not say whether it overwrites."""

    _shown_unless = {}


class ReLU(_InPlace):
    """max(0, x)"""

    def forward(self, input):
        return F.relu(input, inplace=self.inplace)


class SELU(_InPlace):
    """Scaled exponential linear unit."""

    def forward(self, input):
        return F.selu(input, self.inplace)


class SiLU(_InPlace):
    """x · sigmoid(x)"""

    def forward(self, input):
        return F.silu(input, inplace=self.inplace)


class Mish(_InPlace):
    """x · tanh(softplus(x))"""

    def forward(self, input):
        return F.mish(input, inplace=self.inplace)


class Hardswish(_Quiet):
    """x · relu6(x + 3) / 6"""

    def forward(self, input):
        return F.hardswish(input, self.inplace)


class Hardsigmoid(_Quiet):
    """relu6(x + 3) / 6"""

    def forward(self, input):
        return F.hardsigmoid(input, self.inplace)


class ELU(_InPlace):
    """x for x > 0, α (eˣ − 1) below."""

    _shown = ('alpha',)

    def __init__(self, alpha=1.0, inplace=False):
        Layer.__init__(self, alpha=alpha, inplace=inplace)

    def forward(self, input):
        return F.elu(input, self.alpha, self.inplace)


class CELU(ELU):
    """max(0, x) + min(0, α (e^(x/α) − 1))"""

    def forward(self, input):
        return F.celu(input, self.alpha, self.inplace)


class LeakyReLU(_InPlace):
    """x for x > 0, a small multiple of it below."""

    _shown = ('negative_slope',)

    def __init__(self, negative_slope=0.01, inplace=False):
        Layer.__init__(self, negative_slope=negative_slope, inplace=inplace)

    def forward(self, input):
        return F.leaky_relu(input, self.negative_slope, self.inplace)


class RReLU(_InPlace):
    """A leaky ReLU with a random slope while training."""

    _shown = ('lower', 'upper')

    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        Layer.__init__(self, lower=lower, upper=upper, inplace=inplace)

    def forward(self, input):
        return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)


class Hardtanh(_InPlace):
    """x, cut off at min_val and max_val."""

    _shown = ('min_val', 'max_val')

    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False):
        if max_val <= min_val:
            raise AssertionError(f'max_val ({max_val}) must be greater than min_val ({min_val})')
        Layer.__init__(self, min_val=min_val, max_val=max_val, inplace=inplace)

    def forward(self, input):
        return F.hardtanh(input, self.min_val, self.max_val, self.inplace)


class ReLU6(Hardtanh):
    """min(max(0, x), 6)"""

    _shown = ()

    def __init__(self, inplace=False):
        super().__init__(0.0, 6.0, inplace)

    def forward(self, input):
        return F.relu6(input, self.inplace)


class Threshold(_InPlace):
    """x above the threshold, a constant below."""

    _shown = ('threshold', 'value')

    def __init__(self, threshold, value, inplace=False):
        Layer.__init__(self, threshold=threshold, value=value, inplace=inplace)

    def forward(self, input):
        return F.threshold(input, self.threshold, self.value, self.inplace)


class PReLU(Layer):
    """A leaky ReLU with a learned slope."""

    _shown = ('num_parameters',)

    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__(num_parameters=num_parameters, init=init)
        declare(self, dtype, device, weight=(num_parameters,))
        self.reset_parameters()

    def reset_parameters(self):
        init.constant_(self.weight, self.init)

    def forward(self, input):
        return F.prelu(input, self.weight)


class Softplus(Layer):
    """log(1 + e^(βx)) / β"""

    _shown = ('beta', 'threshold')

    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__(beta=beta, threshold=threshold)

    def forward(self, input):
        return F.softplus(input, self.beta, self.threshold)


class _Shrink(Layer):
    _unnamed = ('lambd',)

    def __init__(self, lambd=0.5):
        super().__init__(lambd=lambd)


class Hardshrink(_Shrink):
    """0 within ±λ, x outside."""

    def forward(self, input):
        return F.hardshrink(input, self.lambd)


class Softshrink(_Shrink):
    """x moved towards 0 by λ."""

    def forward(self, input):
        return F.softshrink(input, self.lambd)


class GELU(Layer):
    """x · Φ(x)"""

    _shown = ('approximate',)

    def __init__(self, approximate='none'):
        super().__init__(approximate=approximate)

    def forward(self, input):
        return F.gelu(input, approximate=self.approximate)

    def _text_of(self, name):
        return repr(getattr(self, name))


class _Pointwise(Layer):
    """A function of each number and nothing else."""

    def __init__(self):
        super().__init__()


class Sigmoid(_Pointwise):
    """1 / (1 + e⁻ˣ)"""

    def forward(self, input):
        return torch.sigmoid(input)


class Tanh(_Pointwise):
    """tanh(x)"""

    def forward(self, input):
        return torch.tanh(input)


class LogSigmoid(_Pointwise):
    """log(sigmoid(x))"""

    def forward(self, input):
        return F.logsigmoid(input)


class Softsign(_Pointwise):
    """x / (1 + |x|)"""

    def forward(self, input):
        return F.softsign(input)


class Tanhshrink(_Pointwise):
    """x − tanh(x)"""

    def forward(self, input):
        return F.tanhshrink(input)


class _AlongDim(Layer):
    _shown = ('dim',)

    def __init__(self, dim=None):
        super().__init__(dim=dim)


class GLU(_AlongDim):
    """The first half times the sigmoid of the second half, along `dim`."""

    def __init__(self, dim=-1):
        super().__init__(dim)

    def forward(self, input):
        return F.glu(input, self.dim)


class Softmax(_AlongDim):
    """e^x / Σ e^x along `dim`."""

    def forward(self, input):
        return F.softmax(input, self.dim, _stacklevel=5)


class Softmin(_AlongDim):
    """softmax(−x) along `dim`."""

    def forward(self, input):
        return F.softmin(input, self.dim, _stacklevel=5)


class LogSoftmax(_AlongDim):
    """log softmax(x) along `dim`."""

    def forward(self, input):
        return F.log_softmax(input, self.dim, _stacklevel=5)


class Softmax2d(_Pointwise):
    """Softmax over the channels at each place."""

    def forward(self, input):
        if input.dim() not in (3, 4):
            raise ValueError(f'Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead')
        return F.softmax(input, -3, _stacklevel=5)


def __getattr__(name):
    if name != 'MultiheadAttention':
        raise AttributeError(f"module 'torch.nn.modules.activation' has no attribute '{name}'")
    from torch.nn.modules.attention import MultiheadAttention
    return MultiheadAttention
