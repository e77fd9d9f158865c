"""Layers that lay axes together or apart."""
from torch.nn.modules.layer import Layer


class Flatten(Layer):
    """Lays the axes from start_dim to end_dim in one row."""

    _shown = ('start_dim', 'end_dim')

    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__(start_dim=start_dim, end_dim=end_dim)

    def forward(self, input):
        return input.flatten(self.start_dim, self.end_dim)


class Unflatten(Layer):
    """Folds one axis into several."""

    _shown = ('dim', 'unflattened_size')

    def __init__(self, dim, unflattened_size):
        if not isinstance(unflattened_size, (tuple, list)):
            raise TypeError(f'unflattened_size must be a tuple of ints, but found type {type(unflattened_size).__name__}')
        for place, size in enumerate(unflattened_size):
            if not isinstance(size, int):
                raise TypeError(f'unflattened_size must be tuple of ints, but found element of type {type(size).__name__} at pos {place}')
        super().__init__(dim=dim, unflattened_size=unflattened_size)

    def forward(self, input):
        return input.unflatten(self.dim, self.unflattened_size)
