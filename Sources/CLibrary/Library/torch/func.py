"""Functions that transform functions."""
import torch
from torch import vmap
from torch.autograd.functional import hessian as _hessian, jacobian as _jacobian


def grad(func, argnums=0, has_aux=False):
    """The gradient of a function with one output, as a function."""
    def gradient(*args, **kwargs):
        chosen = argnums if isinstance(argnums, tuple) else (argnums,)
        args = list(args)
        for place in chosen:
            args[place] = args[place].detach().requires_grad_()
        with torch.enable_grad():
            output = func(*args, **kwargs)
            value = output[0] if has_aux else output
            result = torch.autograd.grad(value, [args[place] for place in chosen])
        result = result if isinstance(argnums, tuple) else result[0]
        return (result, output[1]) if has_aux else result

    return gradient


def grad_and_value(func, argnums=0, has_aux=False):
    def both(*args, **kwargs):
        return grad(func, argnums)(*args, **kwargs), func(*args, **kwargs)

    return both


def jacrev(func, argnums=0):
    def result(*args):
        return _jacobian(lambda each: func(*args[:argnums], each, *args[argnums + 1:]), args[argnums])

    return result


jacfwd = jacrev


def hessian(func, argnums=0):
    def result(*args):
        return _hessian(lambda each: func(*args[:argnums], each, *args[argnums + 1:]), args[argnums])

    return result


def functional_call(module, parameters, args=(), kwargs=None):
    """module(*args) with other values for its parameters and buffers."""
    if not isinstance(args, tuple):
        args = (args,)
    saved = []
    try:
        for name, value in parameters.items():
            path, _, own = name.rpartition('.')
            place = module.get_submodule(path)
            registry = place._parameters if own in place._parameters else place._buffers
            saved.append((place, own, registry, registry[own]))
            registry[own] = value
            object.__setattr__(place, own, value)
        return module(*args, **(kwargs or {}))
    finally:
        for place, own, registry, value in saved:
            registry[own] = value
            object.__setattr__(place, own, value)
