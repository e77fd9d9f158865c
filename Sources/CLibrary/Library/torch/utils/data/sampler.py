"""Orders in which samples are taken.

Which random numbers are drawn, how many and when, is what the orders that PyTorch gives for a seed show.
"""
import itertools
import torch


def draw_seed(generator=None):
    """A seed from the random numbers of the run, or of a generator."""
    return torch.empty((), dtype=torch.int64).random_(generator=generator).item()


def count_batches(samples, size, drop_last):
    """How many batches there are; the last may be smaller, or is left out."""
    return samples // size if drop_last else -(-samples // size)


def _expect(suitable, noun, error=ValueError, **setting):
    if not suitable:
        (name, value), = setting.items()
        raise error(f'{name} should be a {noun}, but got {name}={value}')


def _counts(value):
    return isinstance(value, int) and value > 0


class Sampler:
    """Base of all samplers: gives indices."""

    def __init__(self, data_source=None):
        pass

    def __class_getitem__(cls, item):
        return cls

    def __iter__(self):
        raise NotImplementedError


class SequentialSampler(Sampler):
    """0, 1, 2, …"""

    def __init__(self, data_source):
        self.data_source = data_source

    def __len__(self):
        return len(self.data_source)

    def __iter__(self):
        yield from range(len(self))


class _DrawnSampler(Sampler):
    """A sampler that draws `num_samples` indices: `_rounds(generator)` gives tensors of them, one after the other."""

    def __len__(self):
        return self.num_samples

    def __iter__(self):
        left = self.num_samples
        for drawn in self._rounds(self.generator):
            yield from drawn[:left].tolist()
            left -= len(drawn)


class RandomSampler(_DrawnSampler):
    """All indices in random order, or drawn with replacement."""

    def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
        self.data_source, self.replacement, self.generator = data_source, replacement, generator
        self._num_samples = num_samples
        _expect(isinstance(replacement, bool), 'boolean value', TypeError, replacement=replacement)
        _expect(_counts(self.num_samples), 'positive integer value', num_samples=self.num_samples)

    @property
    def num_samples(self):
        return len(self.data_source) if self._num_samples is None else self._num_samples

    def _rounds(self, generator):
        if generator is None:
            generator = torch.Generator().manual_seed(draw_seed())
        choices, wanted = len(self.data_source), self.num_samples
        # Permutations are drawn whole, and numbers by 32. A last round is drawn even if nothing of it is needed: a generator's state shows that.
        complete, rest = divmod(wanted, 32 if self.replacement else choices)
        for size in itertools.chain(itertools.repeat(32, complete), (rest,)):
            yield torch.randint(choices, (size,), generator=generator) if self.replacement else torch.randperm(choices, generator=generator)


class WeightedRandomSampler(_DrawnSampler):
    """Indices drawn with given weights."""

    def __init__(self, weights, num_samples, replacement=True, generator=None):
        _expect(_counts(num_samples) and num_samples is not True, 'positive integer value', num_samples=num_samples)
        _expect(isinstance(replacement, bool), 'boolean value', replacement=replacement)
        weights = torch.as_tensor(weights, dtype=torch.double)
        if weights.dim() != 1:
            raise ValueError(f'weights should be a 1d sequence but given weights have shape {tuple(weights.shape)}')
        self.weights, self.num_samples, self.replacement, self.generator = weights, num_samples, replacement, generator

    def _rounds(self, generator):
        yield torch.multinomial(self.weights, self.num_samples, self.replacement, generator=generator)


class SubsetRandomSampler(Sampler):
    """Given indices in random order."""

    def __init__(self, indices, generator=None):
        self.indices, self.generator = indices, generator

    def __len__(self):
        return len(self.indices)

    def __iter__(self):
        yield from map(self.indices.__getitem__, torch.randperm(len(self), generator=self.generator).tolist())


class BatchSampler(Sampler):
    """Lists of the indices of another sampler."""

    def __init__(self, sampler, batch_size, drop_last):
        _expect(_counts(batch_size) and batch_size is not True, 'positive integer value', batch_size=batch_size)
        _expect(isinstance(drop_last, bool), 'boolean value', drop_last=drop_last)
        self.sampler, self.batch_size, self.drop_last = sampler, batch_size, drop_last

    def __len__(self):
        return count_batches(len(self.sampler), self.batch_size, self.drop_last)

    def __iter__(self):
        indices = iter(self.sampler)
        smallest = self.batch_size if self.drop_last else 1
        while len(batch := list(itertools.islice(indices, self.batch_size))) >= smallest:
            yield batch
