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


def _taking(primals):
    """Copies of tensors that record what is done with them."""
    return [each.detach().requires_grad_() for each in primals]


def _alike(values, pattern):
    return tuple(values) if isinstance(pattern, tuple) else values[0]


def vjp(func, *primals, has_aux=False):
    """What the function gives, and a function from gradients of that to gradients of the inputs."""
    with torch.enable_grad():
        sources = _taking(primals)
        results = func(*sources)
        auxiliary = None
        if has_aux:
            results, auxiliary = results
        outputs = results if isinstance(results, tuple) else (results,)

    def product(*weights, retain_graph=True, create_graph=False):
        weights = weights[0] if len(weights) == 1 and isinstance(weights[0], tuple) else weights
        reached = [place for place, output in enumerate(outputs) if output.requires_grad]
        if not reached:
            return tuple([torch.zeros_like(source) for source in sources])
        return torch.autograd.grad([outputs[place] for place in reached], sources, [weights[place] for place in reached], retain_graph=True,
                                   allow_unused=True, materialize_grads=True)

    shown = _alike([output.detach() for output in outputs], results)
    return (shown, product, auxiliary.detach() if isinstance(auxiliary, torch.Tensor) else auxiliary) if has_aux else (shown, product)


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """What the function gives, and how it changes along the tangents."""
    with torch.enable_grad():
        sources = _taking(primals)
        results = func(*sources)
        auxiliary = None
        if has_aux:
            results, auxiliary = results
        outputs = results if isinstance(results, tuple) else (results,)
        # the product with the transposed matrix is linear in its weights: its derivative by them is the product with the matrix
        weights = [torch.zeros_like(output, requires_grad=True) for output in outputs]
        products = torch.autograd.grad(outputs, sources, weights, create_graph=True, allow_unused=True, materialize_grads=True)
        changes = torch.autograd.grad(products, weights, tangents, allow_unused=True, materialize_grads=True)
    shown = _alike([output.detach() for output in outputs], results)
    along = _alike([change.detach() for change in changes], results)
    return (shown, along, auxiliary) if has_aux else (shown, along)


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
