"""What all distributions share."""
import numbers
import torch


def broadcast_all(*values):
    """Numbers and tensors as tensors of one shape."""
    if all(isinstance(value, numbers.Number) for value in values):
        values = [torch.tensor(float(value)) for value in values]
    else:
        kind = next(value for value in values if isinstance(value, torch.Tensor)).dtype
        values = [value if isinstance(value, torch.Tensor) else torch.tensor(value, dtype=kind) for value in values]
    return torch.broadcast_tensors(*values)


class Distribution:
    """`sample(shape)` draws, `log_prob(value)` is the logarithm of the density, `mean`, `variance`, `entropy()` describe."""

    has_rsample = False

    def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
        self._batch_shape = torch.Size(batch_shape)
        self._event_shape = torch.Size(event_shape)

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    @property
    def stddev(self):
        return self.variance.sqrt()

    def _shape(self, sample_shape):
        return torch.Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError

    def sample_n(self, n):
        return self.sample(torch.Size((n,)))

    def log_prob(self, value):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def perplexity(self):
        return torch.exp(self.entropy())

    _shown = ()

    def __repr__(self):
        parts = []
        for name in self._shown:
            value = getattr(self, name)
            parts.append(f'{name}: {value if value.numel() == 1 else value.size()}')
        return type(self).__name__ + '(' + ', '.join(parts) + ')'
