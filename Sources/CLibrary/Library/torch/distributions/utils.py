"""What the distributions share: numbers to tensors, probabilities to logits, values that are computed when they are asked for."""
import numbers
import torch
from torch.nn import functional as F

euler_constant = 0.57721566490153286060


def broadcast_all(*values):
    """Numbers and tensors as tensors of one shape."""
    if not all(isinstance(value, (torch.Tensor, numbers.Number)) for value in values):
        raise ValueError('Input arguments must all be instances of Number, torch.Tensor or objects implementing __torch_function__.')
    if not all(isinstance(value, torch.Tensor) for value in values):
        kind = torch.get_default_dtype()
        for value in values:
            if isinstance(value, torch.Tensor):
                kind = value.dtype
                break
        values = [value if isinstance(value, torch.Tensor) else torch.tensor(value, dtype=kind) for value in values]
    return torch.broadcast_tensors(*values)


def clamp_probs(probs):
    """Probabilities that are away from 0 and 1 by the precision of their type."""
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


def probs_to_logits(probs, is_binary=False):
    inside = clamp_probs(probs)
    return torch.log(inside) - torch.log1p(-inside) if is_binary else torch.log(inside)


def logits_to_probs(logits, is_binary=False):
    return torch.sigmoid(logits) if is_binary else F.softmax(logits, dim=-1)


def sum_rightmost(value, dim):
    """The sum over the last `dim` dimensions."""
    return value if dim == 0 else value.reshape(tuple(value.shape[:-dim]) + (-1,)).sum(-1)


def standard_normal(shape, dtype):
    return torch.normal(torch.zeros(shape, dtype=dtype), torch.ones(shape, dtype=dtype))


class lazy_property:
    """An attribute that is computed once, when it is first read."""

    def __init__(self, wrapped):
        self.wrapped = wrapped
        self.__doc__ = wrapped.__doc__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        with torch.enable_grad():
            value = self.wrapped(instance)
        setattr(instance, self.wrapped.__name__, value)
        return value
