"""Functions of `torch` that are short in the language."""
import itertools
import torch


def compile(model=None, **options):
    """The function or module itself: there is nothing to compile."""
    if model is None:
        return lambda each: each
    return model


def combinations(input, r=2, with_replacement=False):
    """All combinations of r elements of a vector."""
    places = range(input.numel())
    chosen = list(itertools.combinations_with_replacement(places, r) if with_replacement else itertools.combinations(places, r))
    if not chosen:
        return torch.empty((0, r), dtype=input.dtype)
    return input[torch.tensor(chosen)]


def broadcast_shapes(*shapes):
    """The shape that tensors of these shapes have together."""
    rank = max([1 if isinstance(shape, int) else len(shape) for shape in shapes], default=0)
    result = [1] * rank
    for index, shape in enumerate(shapes):
        shape = (shape,) if isinstance(shape, int) else shape
        for place in range(-1, -len(shape) - 1, -1):
            if shape[place] < 0:
                raise ValueError('Attempting to broadcast a dimension with negative length!')
            if shape[place] == 1 or shape[place] == result[place]:
                continue
            if result[place] != 1:
                raise RuntimeError(f'Attempting to broadcast a dimension of length {shape[place]} at {place}! Mismatching argument at index {index} '
                                   f'had {shape}; but expected shape should be broadcastable to {result}')
            result[place] = shape[place]
    return torch.Size(result)


def vmap(func, in_dims=0, out_dims=0, randomness='error', *, chunk_size=None):
    """func for every slice of the inputs, with the results stacked."""
    def mapped(*args):
        dims = in_dims if isinstance(in_dims, tuple) else (in_dims,) * len(args)
        size = next(arg.size(dim) for arg, dim in zip(args, dims) if dim is not None)
        results = [func(*[arg if dim is None else arg.select(dim, index) for arg, dim in zip(args, dims)]) for index in range(size)]
        if isinstance(results[0], tuple):
            return tuple(torch.stack(part, out_dims) for part in zip(*results))
        return torch.stack(results, out_dims)

    return mapped


def gradient(input, *, spacing=1, dim=None, edge_order=1):
    """Differences of neighbours as an estimate of the slope along each dimension."""
    dims = range(input.dim()) if dim is None else [dim] if isinstance(dim, int) else dim
    results = []
    for axis in dims:
        size = input.size(axis)
        middle = (input.narrow(axis, 2, size - 2) - input.narrow(axis, 0, size - 2)) / (2 * spacing)
        first = (input.narrow(axis, 1, 1) - input.narrow(axis, 0, 1)) / spacing
        last = (input.narrow(axis, size - 1, 1) - input.narrow(axis, size - 2, 1)) / spacing
        results.append(torch.cat([first, middle, last], axis))
    return tuple(results)
