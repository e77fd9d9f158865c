"""What the distributions share: numbers to tensors, probabilities to logits, values that are computed when they are asked for."""
import numbers
import torch
from torch.nn import functional as F

euler_constant = 0.57721566490153286060


def broadcast_all(*values):
    """Numbers and tensors as tensors of one shape; numbers take the type of the first tensor."""
    kind = None
    for value in values:
        if isinstance(value, torch.Tensor):
            kind = kind or value.dtype
        elif not isinstance(value, numbers.Number):
            raise ValueError('Input arguments must all be instances of Number, torch.Tensor or objects implementing __torch_function__.')
    tensors = [value if isinstance(value, torch.Tensor) else torch.tensor(value, dtype=kind or torch.get_default_dtype()) for value in values]
    return torch.broadcast_tensors(*tensors)


def clamp_probs(probs):
    """Probabilities that are away from 0 and 1 by the precision of their type."""
    margin = torch.finfo(probs.dtype).eps
    return torch.clamp(probs, margin, 1 - margin)


def probs_to_logits(probs, is_binary=False):
    """log p, or log p / (1 - p) of one event."""
    probs = clamp_probs(probs)
    logs = torch.log(probs)
    return logs - torch.log1p(-probs) if is_binary else logs


def logits_to_probs(logits, is_binary=False):
    return torch.sigmoid(logits) if is_binary else F.softmax(logits, dim=-1)


def sum_rightmost(value, dim):
    """The sum over the last `dim` dimensions."""
    return value.flatten(-dim).sum(-1) if dim else value


def standard_normal(shape, dtype):
    return torch.normal(torch.zeros(shape, dtype=dtype), torch.ones(shape, dtype=dtype))


class lazy_property:
    """An attribute that is computed once, when it is first read: the value then takes the place of the descriptor."""

    def __init__(self, formula):
        self.formula = formula
        self.__doc__ = formula.__doc__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        with torch.enable_grad():
            value = self.formula(instance)
        instance.__dict__[self.formula.__name__] = value
        return value
