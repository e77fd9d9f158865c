"""Functions with a derivative of one's own."""
from torch._runtime import function_apply


def _placed(cls, args, kwargs):
    """The arguments of `apply` by position: named ones stand where `forward` has them, and none before them may be missing."""
    code = cls.forward.__code__
    names = code.co_varnames[:code.co_argcount]
    if cls.setup_context is Function.setup_context:
        names = names[1:]
    args, left = list(args), dict(kwargs)
    for name in names[:len(args)]:
        if name in left:
            raise TypeError(f"forward() got multiple values for argument '{name}'")
    for name in kwargs:
        if name not in names:
            raise TypeError(f"forward() got an unexpected keyword argument '{name}'")
    for place, name in enumerate(names):
        if place >= len(args) and left:
            if name not in left:
                raise TypeError(f"forward() missing required argument: '{name}' (position {place})")
            args.append(left.pop(name))
    return tuple(args)


class Function:
    """Base of functions that bring their derivative: static methods `forward(ctx, …)` and `backward(ctx, *grads)`; called by `apply`."""

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        raise RuntimeError('Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static '
                           'forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)')

    @staticmethod
    def forward(*args, **kwargs):
        raise NotImplementedError('You must implement the forward function for custom autograd.Function.')

    @staticmethod
    def setup_context(ctx, inputs, output):
        raise NotImplementedError('setup_context is not implemented.')

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError('You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.')

    @classmethod
    def apply(cls, *args, **kwargs):
        return function_apply(cls, _placed(cls, args, kwargs) if kwargs else args)


def once_differentiable(function):
    """A `backward` that itself has no derivative."""
    import functools
    import torch

    @functools.wraps(function)
    def wrapper(ctx, *args):
        with torch.no_grad():
            return function(ctx, *args)

    return wrapper
