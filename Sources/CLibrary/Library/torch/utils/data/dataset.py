"""Data sets: by index (`Dataset`) or one after the other (`IterableDataset`)."""
import itertools
import math
import warnings
from abc import ABC, abstractmethod
from bisect import bisect_right
import torch


class Dataset:
    """Something with `__getitem__`, and usually `__len__`."""

    def __class_getitem__(cls, item):
        return cls

    def __getitem__(self, index):
        raise NotImplementedError('Subclasses of Dataset should implement __getitem__.')

    def __add__(self, other):
        return ConcatDataset([self, other])


class IterableDataset(Dataset, ABC):
    """Something with `__iter__`."""

    @abstractmethod
    def __iter__(self):
        pass

    def __add__(self, other):
        return ChainDataset([self, other])


def _assert(truth, complaint):
    if not truth:
        raise AssertionError(complaint)


def samples_at(dataset, indices):
    """Samples of a data set, by its own `__getitems__` if it can give several at once."""
    several = getattr(dataset, '__getitems__', None)
    return several(indices) if callable(several) else [dataset[index] for index in indices]


class TensorDataset(Dataset):
    """Samples are the slices of tensors along their first dimension."""

    def __init__(self, *tensors):
        lengths = [tensor.size(0) for tensor in tensors]
        _assert(lengths.count(lengths[0]) == len(lengths) if lengths else True, 'Size mismatch between tensors')
        self.tensors = tensors

    def __getitem__(self, index):
        return tuple([tensor[index] for tensor in self.tensors])

    def __len__(self):
        return len(self.tensors[0])


class StackDataset(Dataset):
    """Samples are tuples (or dictionaries) of the samples of several data sets."""

    def __init__(self, *args, **kwargs):
        if args and kwargs:
            raise ValueError('Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like input/output, but both types are given.')
        self.datasets = args or kwargs
        lengths = {len(part) for part in self._parts()}
        if len(lengths) != 1:
            raise ValueError('Size mismatch between datasets' if lengths else 'At least one dataset should be passed')
        self._length, = lengths

    def _parts(self):
        return self.datasets.values() if isinstance(self.datasets, dict) else self.datasets

    def _together(self, samples):
        """One sample from those of the parts."""
        return dict(zip(self.datasets, samples)) if isinstance(self.datasets, dict) else tuple(samples)

    def __getitem__(self, index):
        return self._together([part[index] for part in self._parts()])

    def __getitems__(self, indices):
        columns = [samples_at(part, indices) for part in self._parts()]
        for column in columns:
            if len(column) != len(indices):
                raise ValueError(f"Nested dataset's output size mismatch. Expected {len(indices)}, got {len(column)}")
        return [self._together(row) for row in zip(*columns)]

    def __len__(self):
        return self._length


class ConcatDataset(Dataset):
    """Data sets one after the other."""

    def __init__(self, datasets):
        self.datasets = list(datasets)
        _assert(self.datasets, 'datasets should not be an empty iterable')
        _assert(not any(isinstance(part, IterableDataset) for part in self.datasets), 'ConcatDataset does not support IterableDataset')
        self.cumulative_sizes = self.cumsum(self.datasets)

    @staticmethod
    def cumsum(sequence):
        """Where each part ends."""
        return list(itertools.accumulate(map(len, sequence)))

    def __len__(self):
        return self.cumulative_sizes[-1]

    def __getitem__(self, index):
        place = index + len(self) if index < 0 else index
        if place < 0:
            raise ValueError('absolute value of index should not exceed dataset length')
        part = bisect_right(self.cumulative_sizes, place)
        start = self.cumulative_sizes[part - 1] if part else 0
        return self.datasets[part][place - start]


class ChainDataset(IterableDataset):
    """Iterable data sets one after the other."""

    def __init__(self, datasets):
        self.datasets = datasets

    def _parts(self):
        for part in self.datasets:
            _assert(isinstance(part, IterableDataset), 'ChainDataset only supports IterableDataset')
            yield part

    def __iter__(self):
        return itertools.chain.from_iterable(self._parts())

    def __len__(self):
        return sum(map(len, self._parts()))


class Subset(Dataset):
    """The samples of a data set at some indices."""

    def __init__(self, dataset, indices):
        self.dataset, self.indices = dataset, indices

    def _of_whole(self, indices):
        return [self.indices[index] for index in indices]

    def __getitem__(self, index):
        return self.dataset[self._of_whole(index) if isinstance(index, list) else self.indices[index]]

    def __getitems__(self, indices):
        return samples_at(self.dataset, self._of_whole(indices))

    def __len__(self):
        return len(self.indices)


def _apportioned(count, shares):
    """Whole numbers for shares of a count, rounded down; what is left over goes to the first ones, one each."""
    for place, share in enumerate(shares):
        if not 0 <= share <= 1:
            raise ValueError(f'Fraction at index {place} is not between 0 and 1')
    lengths = [math.floor(count * share) for share in shares]
    each, more = divmod(count - sum(lengths), len(lengths))
    lengths = [length + each + (place < more) for place, length in enumerate(lengths)]
    for place in (place for place, length in enumerate(lengths) if not length):
        warnings.warn(f'Length of split at index {place} is 0. This might result in an empty dataset.')
    return lengths


def random_split(dataset, lengths, generator=None):
    """Subsets of the given lengths (or shares of the whole), drawn at random."""
    lengths, whole = list(lengths), len(dataset)
    if (total := sum(lengths)) <= 1 and math.isclose(total, 1):
        lengths = _apportioned(whole, lengths)
    if sum(lengths) != whole:
        raise ValueError('Sum of input lengths does not equal the length of the input dataset!')
    order = torch.randperm(whole, generator=generator).tolist()
    # slices, as a negative length leaves nothing and moves the start back
    return [Subset(dataset, order[end - length:end]) for end, length in zip(itertools.accumulate(lengths), lengths)]
