"""Matrices of derivatives of functions."""
import torch
from torch.autograd import grad as _grad


def _as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


def _prepared(inputs, create_graph):
    result = []
    for each in inputs:
        if create_graph and each.requires_grad:
            result.append(each.view_as(each))
        else:
            result.append(each.detach().requires_grad_())
    return tuple(result)


def _finished(tensors, create_graph):
    return tuple(t if create_graph else t.detach() for t in tensors)


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy='reverse-mode'):
    """All derivatives of func's outputs with respect to its inputs; shape: output.shape + input.shape."""
    single_input = not isinstance(inputs, tuple)
    with torch.enable_grad():
        inputs = _prepared(_as_tuple(inputs), create_graph)
        outputs = func(*inputs)
        single_output = not isinstance(outputs, tuple)
        rows = []
        for output in _as_tuple(outputs):
            parts = [[] for _ in inputs]
            for index in range(output.numel()):
                value = output.reshape(-1)[index]
                if value.requires_grad:
                    gradients = _grad(value, inputs, retain_graph=True, create_graph=create_graph, allow_unused=True)
                else:
                    gradients = (None,) * len(inputs)
                for part, gradient, source in zip(parts, gradients, inputs):
                    part.append(torch.zeros_like(source) if gradient is None else gradient)
            rows.append(tuple(torch.stack(part).view(tuple(output.shape) + tuple(source.shape)) if part
                              else torch.zeros(tuple(output.shape) + tuple(source.shape)) for part, source in zip(parts, inputs)))
    rows = [_finished(row, create_graph) for row in rows]
    if single_input:
        rows = [row[0] for row in rows]
    return rows[0] if single_output else tuple(rows)


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy='reverse-mode'):
    """All second derivatives of a function with one output."""
    single = not isinstance(inputs, tuple)

    def slopes(*given):
        output = func(*given)
        if not isinstance(output, torch.Tensor):
            raise TypeError('The outputs of the user-provided function given to hessian must be a Tensor')
        if output.numel() != 1:
            raise RuntimeError('The Tensor returned by the function given to hessian should contain a single element')
        gradients = _grad(output.squeeze() if output.dim() else output, given, create_graph=True, allow_unused=True)
        gradients = tuple(torch.zeros_like(x) if g is None else g for g, x in zip(gradients, given))
        return gradients[0] if single else gradients

    def watched(*given):
        given = tuple(x if x.requires_grad else x.requires_grad_() for x in given)
        return slopes(*given)

    return jacobian(watched, inputs, create_graph=create_graph)


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """func(inputs), and the product of v with the Jacobian."""
    single = not isinstance(inputs, tuple)
    with torch.enable_grad():
        inputs = _prepared(_as_tuple(inputs), create_graph)
        outputs = func(*inputs)
        weights = _as_tuple(v) if v is not None else tuple(torch.ones_like(out) for out in _as_tuple(outputs))
        gradients = _grad(_as_tuple(outputs), inputs, weights, create_graph=create_graph, allow_unused=True)
    gradients = tuple(torch.zeros_like(x) if g is None else g for g, x in zip(gradients, inputs))
    results = _finished(_as_tuple(outputs), create_graph)
    return (results if isinstance(outputs, tuple) else results[0]), (gradients[0] if single else gradients)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """func(inputs), and the product of the Jacobian with v."""
    with torch.enable_grad():
        inputs = _prepared(_as_tuple(inputs), create_graph)
        outputs = func(*inputs)
        directions = _as_tuple(v) if v is not None else tuple(torch.ones_like(x) for x in inputs)
        weights = tuple(torch.zeros_like(out, requires_grad=True) for out in _as_tuple(outputs))
        gradients = _grad(_as_tuple(outputs), inputs, weights, create_graph=True, allow_unused=True)
        used = [(g, d) for g, d in zip(gradients, directions) if g is not None]
        products = _grad([g for g, _ in used], weights, [d for _, d in used], create_graph=create_graph, allow_unused=True)
    products = tuple(torch.zeros_like(out) if p is None else p for p, out in zip(products, _as_tuple(outputs)))
    results = _finished(_as_tuple(outputs), create_graph)
    single = not isinstance(outputs, tuple)
    return (results[0] if single else results), (products[0] if single else products)


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    """func(inputs), and the product of the Hessian with v."""
    single = not isinstance(inputs, tuple)
    with torch.enable_grad():
        inputs = tuple(x.requires_grad_() if x.is_leaf else x for x in _prepared(_as_tuple(inputs), create_graph))
        output = func(*inputs)
        slopes = _grad(output, inputs, create_graph=True, allow_unused=True)
        directions = _as_tuple(v) if v is not None else tuple(torch.ones_like(x) for x in inputs)
        used = [(g, d) for g, d in zip(slopes, directions) if g is not None and g.requires_grad]
        products = _grad([g for g, _ in used], inputs, [d for _, d in used], create_graph=create_graph, allow_unused=True)
    products = tuple(torch.zeros_like(x) if p is None else p for p, x in zip(products, inputs))
    return output if create_graph else output.detach(), (products[0] if single else products)


vhp = hvp


def gradcheck(func, inputs, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, **kwargs):
    """Whether the derivatives agree with differences of function values."""
    inputs = _as_tuple(inputs)
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
                    raise RuntimeError(f'Jacobian mismatch for output {number} with respect to input {place},\nnumerical:{numerical}\nanalytical:{analytical}\n')
                return False
    return True
