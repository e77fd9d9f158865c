"""Functions with a derivative of one's own."""
from torch._runtime import function_apply


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
    def apply(cls, *args):
        return function_apply(cls, args)


def once_differentiable(function):
    """A `backward` that itself has no derivative."""
    import functools
    import torch

    @functools.wraps(function)
    def wrapper(ctx, *args):
        with torch.no_grad():
            return function(ctx, *args)

    return wrapper
