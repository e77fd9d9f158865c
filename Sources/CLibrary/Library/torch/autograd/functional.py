"""Matrices of derivatives of functions."""
import torch
from torch.autograd import grad as _grad


def _as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


def _alike(values, pattern):
    """The values as a tuple if the pattern is one; the only value otherwise."""
    return tuple(values) if isinstance(pattern, tuple) else values[0]


def _prepared(inputs, create_graph):
    """Inputs that record what is done with them: views where a graph is wanted, and separate tensors otherwise."""
    return tuple([each.view_as(each) if create_graph and each.requires_grad else each.detach().requires_grad_() for each in _as_tuple(inputs)])


def _finished(tensors, create_graph):
    return tuple(tensors) if create_graph else tuple([tensor.detach() for tensor in tensors])


def _called(name, func, sources):
    """What the function gives, and that as a tuple of tensors."""
    outputs = func(*sources)
    results = _as_tuple(outputs)
    if not all(isinstance(result, torch.Tensor) for result in results):
        raise TypeError(f'The outputs of the user-provided function given to {name} must be either a Tensor or a tuple of Tensors '
                        f'but the given outputs of the user-provided function has type {type(outputs)}.')
    return outputs, results


def _single(name, func, sources):
    """What a function of one number gives."""
    output, _ = _called(name, func, sources)
    if isinstance(output, tuple):
        raise RuntimeError(f'The function given to {name} should return a single Tensor')
    if output.numel() != 1:
        raise RuntimeError(f'The Tensor returned by the function given to {name} should contain a single element')
    return output


def _directions(v, like, whose):
    if v is not None:
        return _as_tuple(v)
    if sum(each.numel() for each in like) != 1 or len(like) != 1:
        raise RuntimeError(f'The vector v can only be None if {whose} a single Tensor with a single element.')
    return tuple(map(torch.ones_like, like))


_input, _output = 'the input to the user-provided function is', 'the user-provided function returns'


def _slopes(outputs, inputs, weights=None, create_graph=True, **options):
    """The gradients of weighted outputs, with zeros where an input has no part in them."""
    reached = [place for place, output in enumerate(outputs) if output.requires_grad]
    if not reached:
        return tuple(map(torch.zeros_like, inputs))
    weights = None if weights is None else [weights[place] for place in reached]
    gradients = _grad([outputs[place] for place in reached], inputs, weights, create_graph=create_graph, allow_unused=True, **options)
    return tuple([torch.zeros_like(each) if gradient is None else gradient for gradient, each in zip(gradients, inputs)])


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy='reverse-mode'):
    """All derivatives of func's outputs with respect to its inputs; shape: output.shape + input.shape."""
    def derivatives(output):
        rows = [_slopes([value], sources, create_graph=create_graph, retain_graph=True) for value in output.reshape(-1)]
        blocks = [torch.stack([row[place] for row in rows]).view(output.shape + source.shape) for place, source in enumerate(sources)]
        return _alike(_finished(blocks, create_graph), inputs)

    with torch.enable_grad():
        sources = _prepared(inputs, create_graph)
        outputs, results = _called('jacobian', func, sources)
        return _alike([derivatives(output) for output in results], outputs)


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy='reverse-mode'):
    """All second derivatives of a function with one output."""
    def slopes(*given):
        given = tuple([each if each.requires_grad else each.requires_grad_() for each in given])
        output = _single('hessian', func, given)
        return _alike(_slopes([output.squeeze()], given), inputs)

    return jacobian(slopes, inputs, create_graph=create_graph)


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """func(inputs), and the product of v with the Jacobian."""
    with torch.enable_grad():
        sources = _prepared(inputs, create_graph)
        outputs, results = _called('vjp', func, sources)
        products = _slopes(results, sources, _directions(v, results, _output), create_graph)
    return _alike(_finished(results, create_graph), outputs), _alike(products, inputs)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """func(inputs), and the product of the Jacobian with v: the derivative, by w, of v with the product of w and the Jacobian."""
    with torch.enable_grad():
        sources = _prepared(inputs, create_graph)
        directions = _directions(v, sources, _input)
        outputs, results = _called('jvp', func, sources)
        weights = tuple([torch.zeros_like(result, requires_grad=True) for result in results])
        products = _slopes(_slopes(results, sources, weights), weights, directions, create_graph)
    return _alike(_finished(results, create_graph), outputs), _alike(products, outputs)


def _hessian_product(name):
    def product(func, inputs, v=None, create_graph=False, strict=False):
        """func(inputs), and the product of the Hessian with v, which does not depend on the side."""
        with torch.enable_grad():
            sources = _prepared(inputs, create_graph)
            directions = _directions(v, sources, _input)
            output = _single(name, func, sources)
            products = _slopes(_slopes([output], sources), sources, directions, create_graph)
        return _finished([output], create_graph)[0], _alike(products, inputs)

    product.__name__ = product.__qualname__ = name
    return product


hvp, vhp = map(_hessian_product, ('hvp', 'vhp'))


class GradcheckError(RuntimeError):
    """The derivatives of a function are not what differences of its values say."""


def gradcheck(func, inputs, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, **kwargs):
    """Whether the derivatives agree with differences of function values."""
    inputs = _as_tuple(inputs)
    if not any(isinstance(source, torch.Tensor) and source.requires_grad for source in inputs):
        if not raise_exception:
            return False
        raise ValueError('gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True.')
    outputs = _as_tuple(func(*inputs))
    for number, output in enumerate(outputs):
        for place, source in enumerate(inputs):
            if not isinstance(source, torch.Tensor) or not source.requires_grad:
                continue
            analytical = torch.zeros(source.numel(), output.numel(), dtype=source.dtype)
            for column in range(output.numel()):
                gradient, = _grad(output.reshape(-1)[column], source, retain_graph=True, allow_unused=True)
                if gradient is not None:
                    analytical[:, column] = gradient.reshape(-1)
            numerical = torch.zeros_like(analytical)
            with torch.no_grad():
                for row in range(source.numel()):
                    moved = []
                    for step in (eps, -eps):
                        changed = source.detach().clone().contiguous()
                        changed.view(-1)[row] += step
                        arguments = [changed if each is source else each for each in inputs]
                        moved.append(_as_tuple(func(*arguments))[number].reshape(-1).clone())
                    numerical[row] = (moved[0] - moved[1]) / (2 * eps)
            if not torch.allclose(analytical, numerical, rtol, atol):
                if raise_exception:
                    raise GradcheckError(f'Jacobian mismatch for output {number} with respect to input {place},\nnumerical:{numerical}\nanalytical:{analytical}\n')
                return False
    return True
