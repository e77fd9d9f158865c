"""Layers that multiply by a matrix."""
import math
from torch.nn import functional as F
from torch.nn.modules.layer import Biased
from torch.nn.modules.lazy import _Lazy
from torch.nn.modules.module import Module
from torch.nn.modules.utils import declare, declare_lazy, fill_by_fan_in, fill_within, materialize


class Identity(Module):
    """Returns its input; takes any arguments and ignores them."""

    def __init__(self, *args, **kwargs):
        super().__init__()

    def forward(self, input):
        return input


class Linear(Biased):
    """y = x Aᵀ + b on the last axis: (…, in_features) → (…, out_features)."""

    _shown = ('in_features', 'out_features', 'bias')

    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__(in_features=in_features, out_features=out_features)
        declare(self, dtype, device, weight=(out_features, in_features), bias=(out_features,) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        fill_by_fan_in(self)

    def forward(self, input):
        return F.linear(input, self.weight, self.bias)


class LazyLinear(_Lazy, Linear):
    """A `Linear` whose in_features are taken from its first input."""

    _becomes = Linear

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        Biased.__init__(self, in_features=0, out_features=out_features)
        declare_lazy(self, dtype, device, weight=True, bias=bias)

    def _materialize(self, input):
        self.in_features = input.shape[-1]
        materialize(self, weight=(self.out_features, self.in_features), bias=(self.out_features,))


class Bilinear(Biased):
    """y = x₁ᵀ A x₂ + b for pairs of inputs."""

    _shown = ('in1_features', 'in2_features', 'out_features', 'bias')

    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
        if in1_features <= 0:
            raise ValueError(f'in1_features must be > 0, but got (in1_features={in1_features})')
        super().__init__(in1_features=in1_features, in2_features=in2_features, out_features=out_features)
        declare(self, dtype, device, weight=(out_features, in1_features, in2_features), bias=(out_features,) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        fill_within(1 / math.sqrt(self.in1_features), self.weight, self.bias)

    def forward(self, input1, input2):
        return F.bilinear(input1, input2, self.weight, self.bias)
