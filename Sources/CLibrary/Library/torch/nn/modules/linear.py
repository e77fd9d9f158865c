"""Layers that multiply by a matrix."""
import math
from torch.nn import functional as F
from torch.nn.modules.lazy import _Lazy
from torch.nn.modules.module import Module
from torch.nn.modules.utils import declare, declare_lazy, fill_by_fan_in, fill_within, materialize


class Identity(Module):
    """Returns its input; takes any arguments and ignores them."""

    def __init__(self, *args, **kwargs):
        super().__init__()

    def forward(self, input):
        return input


class Linear(Module):
    """y = x Aᵀ + b on the last axis: (…, in_features) → (…, out_features)."""

    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        declare(self, dtype, device, weight=(out_features, in_features), bias=(out_features,) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        fill_by_fan_in(self)

    def forward(self, input):
        return F.linear(input, self.weight, self.bias)

    def extra_repr(self):
        return f'in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}'


class LazyLinear(_Lazy, Linear):
    """A `Linear` whose in_features are taken from its first input."""

    _becomes = Linear

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        Module.__init__(self)
        self.in_features = 0
        self.out_features = out_features
        declare_lazy(self, dtype, device, weight=True, bias=bias)

    def _materialize(self, input):
        self.in_features = input.shape[-1]
        materialize(self, weight=(self.out_features, self.in_features), bias=(self.out_features,))


class Bilinear(Module):
    """y = x₁ᵀ A x₂ + b for pairs of inputs."""

    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        if in1_features <= 0:
            raise ValueError(f'in1_features must be > 0, but got {in1_features}')
        self.in1_features = in1_features
        self.in2_features = in2_features
        self.out_features = out_features
        declare(self, dtype, device, weight=(out_features, in1_features, in2_features), bias=(out_features,) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        fill_within(1 / math.sqrt(self.in1_features), self.weight, self.bias)

    def forward(self, input1, input2):
        return F.bilinear(input1, input2, self.weight, self.bias)

    def extra_repr(self):
        return f'in1_features={self.in1_features}, in2_features={self.in2_features}, out_features={self.out_features}, bias={self.bias is not None}'
