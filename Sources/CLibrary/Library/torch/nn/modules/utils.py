"""Small things that layers share."""
import math
from collections.abc import Iterable
import torch
from torch.nn import init
from torch.nn.parameter import Parameter


def declare(layer, dtype, device=None, **shapes):
    """Files a parameter of each shape, not filled yet; None stands for one that the layer does without."""
    for name, shape in shapes.items():
        layer.register_parameter(name, None if shape is None else Parameter(torch.empty(shape, dtype=dtype, device=device)))


def declare_lazy(layer, dtype, device=None, **wanted):
    """The same for parameters whose shape the first input shows."""
    from torch.nn.parameter import UninitializedParameter
    for name, one in wanted.items():
        layer.register_parameter(name, UninitializedParameter(device=device, dtype=dtype) if one else None)


def materialize(layer, **shapes):
    """Gives their shapes to lazy parameters, and fills them."""
    for name, shape in shapes.items():
        parameter = getattr(layer, name)
        if parameter is not None:
            parameter.materialize(shape)
    layer.reset_parameters()


def fill_by_fan_in(layer):
    """Weights and bias from the uniform distribution on ±1/√fan_in, as the documentation says.

    For weights the bound is computed as He's with a slope of √5, √3 · √(2 / (1 + 5)) / √fan_in, whose digits differ.
    """
    init.kaiming_uniform_(layer.weight, math.sqrt(5))
    if layer.bias is not None:
        inputs = math.prod(layer.weight.shape[1:])
        fill_within(1 / math.sqrt(inputs) if inputs else 0, layer.bias)


def fill_within(bound, *parameters):
    """Uniform on ±bound; None is left out."""
    for parameter in parameters:
        if parameter is not None:
            init.uniform_(parameter, -bound, bound)


def _ntuple(count, name):
    def parse(value):
        if isinstance(value, Iterable):
            return tuple(value)
        return (value,) * count

    parse.__name__ = name
    return parse


_single = _ntuple(1, '_single')
_pair = _ntuple(2, '_pair')
_triple = _ntuple(3, '_triple')
_quadruple = _ntuple(4, '_quadruple')
