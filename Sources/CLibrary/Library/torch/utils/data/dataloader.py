"""Loaders that put samples together to batches."""
import copy
import itertools
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence
import torch
from torch.utils.data.dataset import IterableDataset, TensorDataset
from torch.utils.data.sampler import BatchSampler, RandomSampler, SequentialSampler, count_batches, draw_seed


def get_worker_info():
    """None: data are loaded in the program itself."""
    return None


def _joined(samples, join):
    """A container like the first of the samples, which are containers of one form: in each place is what `join` makes of their values there.

    None if the samples are no containers. Tuples without names become lists.
    """
    first = samples[0]
    if isinstance(first, Mapping):
        parts = {key: join([sample[key] for sample in samples]) for key in first}
        if type(first) is dict or not isinstance(first, MutableMapping):
            return parts
        container = copy.copy(first)
        container.update(parts)
        return container
    if isinstance(first, (str, bytes)) or not isinstance(first, Sequence):
        return None
    if len({len(sample) for sample in samples}) > 1:
        raise RuntimeError('each element in list of batch should be of equal size')
    parts = [join(values) for values in zip(*samples)]
    if hasattr(first, '_fields'):
        return type(first)(*parts)
    if type(first) in (list, tuple) or not isinstance(first, MutableSequence):
        return parts
    container = copy.copy(first)
    container[:] = parts
    return container


def _of_numpy(value):
    """Whether a value is an array or a number of NumPy, which need not be imported for that."""
    return type(value).__module__.partition('.')[0] == 'numpy'


def default_convert(data):
    """A sample as it is where samples are not batched, with tensors in place of arrays; containers are made anew."""
    if _of_numpy(data):
        return _tensor_of_numbers(data)
    container = _joined([data], lambda values: default_convert(values[0]))
    return data if container is None else container


def _tensor_of_numbers(numbers):
    from numpy import asarray
    return torch.from_numpy(asarray(numbers))


# How the samples of a batch become one, by the type of the first.
_unions = (
    (torch.Tensor, torch.stack),
    (float, lambda numbers: torch.tensor(numbers, dtype=torch.double)),
    (int, torch.tensor),
    ((str, bytes), lambda texts: texts),
)


def default_collate(batch):
    """The samples of a batch as one: tensors are stacked, numbers become a tensor, containers are collated inside."""
    first = batch[0]
    if _of_numpy(first):
        return _tensor_of_numbers(batch)
    for kind, union in _unions:
        if isinstance(first, kind):
            return union(batch)
    container = _joined(batch, default_collate)
    if container is None:
        raise TypeError(f'default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {type(first)}')
    return container


def _refuse(unfit, complaint):
    if unfit:
        raise ValueError(complaint)


# Attributes that belong together: they cannot be changed later.
_settled = ('dataset', 'batch_size', 'sampler', 'batch_sampler', 'drop_last', 'persistent_workers')


class DataLoader:
    """Batches of a data set's samples."""

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None, pin_memory=False,
                 drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None, generator=None, *, prefetch_factor=None,
                 persistent_workers=False, pin_memory_device='', in_order=True):
        _refuse(num_workers < 0, 'num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.')
        _refuse(timeout < 0, 'timeout option should be non-negative')
        if num_workers == 0:
            _refuse(prefetch_factor is not None, 'prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable '
                                                 'multiprocessing, otherwise set prefetch_factor to None.')
            _refuse(persistent_workers, 'persistent_workers option needs num_workers > 0')
        self._streams = isinstance(dataset, IterableDataset)
        if self._streams:
            # The data come in an order of their own.
            for name, value, unset in (('shuffle', shuffle, (None, False)), ('sampler', sampler, (None,)), ('batch_sampler', batch_sampler, (None,))):
                _refuse(value not in unset, f'DataLoader with IterableDataset: expected unspecified {name} option, but got {name}={value}')
        _refuse(shuffle and sampler is not None, 'sampler option is mutually exclusive with shuffle')
        if batch_sampler is not None:
            _refuse((batch_size, bool(shuffle), sampler, bool(drop_last)) != (1, False, None, False),
                    'batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last')
            batch_size = None
        else:
            _refuse(batch_size is None and drop_last, 'batch_size=None option disables auto-batching and is mutually exclusive with drop_last')
        if sampler is None:
            sampler = (itertools.repeat(None) if self._streams else RandomSampler(dataset, generator=generator) if shuffle
                       else SequentialSampler(dataset))
        if batch_size is not None:
            batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self._places = sampler if batch_sampler is None else batch_sampler
        self.collate_fn = collate_fn if collate_fn is not None else default_convert if batch_sampler is None else default_collate
        self.num_workers, self.prefetch_factor, self.timeout, self.in_order = num_workers, prefetch_factor, timeout, in_order
        self.pin_memory, self.pin_memory_device = pin_memory, pin_memory_device
        self.worker_init_fn, self.multiprocessing_context, self.generator = worker_init_fn, multiprocessing_context, generator
        self.__dict__.update(zip(_settled, (dataset, batch_size, sampler, batch_sampler, drop_last, persistent_workers)))

    def __class_getitem__(cls, item):
        return cls

    def __setattr__(self, name, value):
        _refuse(name in _settled, f'{name} attribute should not be set after {type(self).__name__} is initialized')
        object.__setattr__(self, name, value)

    def __iter__(self):
        return _SingleProcessDataLoaderIter(self)

    def __len__(self):
        if not self._streams:
            return len(self._places)
        samples = len(self.dataset)
        return samples if self.batch_size is None else count_batches(samples, self.batch_size, self.drop_last)

    def _reader(self):
        """What gives a sample for an index, or the samples of a batch for a list of indices."""
        dataset, batched = self.dataset, self.batch_sampler is not None
        if self._streams:
            stream = iter(dataset)
            return (lambda indices: self._next_of(stream, len(indices))) if batched else (lambda _: next(stream))
        if batched and getattr(dataset, '__getitems__', None):
            return dataset.__getitems__
        return (lambda indices: [dataset[index] for index in indices]) if batched else (lambda index: dataset[index])

    def _next_of(self, stream, count):
        samples = list(itertools.islice(stream, count))
        if len(samples) < (count if self.drop_last else 1):
            raise StopIteration
        return samples


def _are_rows(index, tensors):
    return (type(index) is list and len(index) > 0 and type(index[0]) is int and min(index) >= 0 and max(index) < tensors[0].size(0)
            and not any(tensor.requires_grad for tensor in tensors))


class _SingleProcessDataLoaderIter:
    """One walk through the data."""

    def __init__(self, loader):
        self._loader = loader
        self._places = iter(loader._places)
        # The seed of workers is drawn even where there are none.
        draw_seed(loader.generator)
        self._read = loader._reader()
        dataset = loader.dataset
        self._tensors = dataset.tensors if type(dataset) is TensorDataset and loader.batch_sampler is not None else None

    def __iter__(self):
        return self

    def __len__(self):
        return len(self._loader._places)

    def __next__(self):
        place, collate = next(self._places), self._loader.collate_fn
        if self._tensors is not None and collate is default_collate and _are_rows(place, self._tensors):
            # What stacking the samples gives, without the samples.
            return [tensor[place] for tensor in self._tensors]
        return collate(self._read(place))
