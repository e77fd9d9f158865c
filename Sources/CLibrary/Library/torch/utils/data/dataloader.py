"""Loaders that put samples together to batches.  Random numbers are drawn as the original does, step by step."""
from collections.abc import Mapping, Sequence
import torch
from torch.utils.data.dataset import Dataset, IterableDataset, TensorDataset
from torch.utils.data.sampler import BatchSampler, RandomSampler, Sampler, SequentialSampler


def get_worker_info():
    """None: data are loaded in the program itself."""
    return None


def default_convert(data):
    """A sample as it is where samples are not batched; containers are made anew, and a tuple becomes a list."""
    if isinstance(data, dict):
        return {key: default_convert(value) for key, value in data.items()}
    if isinstance(data, tuple) and hasattr(data, '_fields'):
        return type(data)(*(default_convert(value) for value in data))
    if isinstance(data, (tuple, list)):
        return [default_convert(value) for value in data]
    return torch.as_tensor(data) if type(data).__name__ == 'ndarray' else data


def default_collate(batch):
    """The samples of a batch as one: tensors are stacked, numbers become a tensor, containers are collated inside."""
    first = batch[0]
    if isinstance(first, torch.Tensor):
        return torch.stack(list(batch), 0)
    if isinstance(first, float):
        return torch.tensor(batch, dtype=torch.float64)
    if isinstance(first, int):
        return torch.tensor(batch)
    if isinstance(first, (str, bytes)):
        return batch
    kind = type(first)
    if kind.__name__ == 'ndarray':
        return default_collate([torch.as_tensor(each) for each in batch])
    if kind.__module__ == 'numpy':
        return torch.as_tensor(batch)
    if isinstance(first, Mapping):
        return {key: default_collate([each[key] for each in batch]) for key in first}
    if isinstance(first, tuple) and hasattr(first, '_fields'):
        return kind(*(default_collate(list(part)) for part in zip(*batch)))
    if isinstance(first, Sequence):
        size = len(first)
        if not all(len(each) == size for each in batch):
            raise RuntimeError('each element in list of batch should be of equal size')
        return [default_collate(list(part)) for part in zip(*batch)]
    raise TypeError(f'default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {kind}')


class _InfiniteConstantSampler(Sampler):
    def __iter__(self):
        while True:
            yield None


class DataLoader:
    """Batches of a data set's samples."""

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None, pin_memory=False,
                 drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None, generator=None, *, prefetch_factor=None,
                 persistent_workers=False, pin_memory_device='', in_order=True):
        if num_workers < 0:
            raise ValueError('num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.')
        if timeout < 0:
            raise ValueError('timeout option should be non-negative')
        if num_workers == 0 and prefetch_factor is not None:
            raise ValueError('prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable multiprocessing, '
                             'otherwise set prefetch_factor to None.')
        if persistent_workers and num_workers == 0:
            raise ValueError('persistent_workers option needs num_workers > 0')
        self.dataset = dataset
        self.num_workers = num_workers
        self.prefetch_factor = prefetch_factor
        self.pin_memory = pin_memory
        self.timeout = timeout
        self.worker_init_fn = worker_init_fn
        self.persistent_workers = persistent_workers
        self._is_iterable = isinstance(dataset, IterableDataset)
        if self._is_iterable:
            if shuffle not in (False, None):
                raise ValueError(f'DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle={shuffle}')
            if sampler is not None:
                raise ValueError(f'DataLoader with IterableDataset: expected unspecified sampler option, but got sampler={sampler}')
            if batch_sampler is not None:
                raise ValueError(f'DataLoader with IterableDataset: expected unspecified batch_sampler option, but got batch_sampler={batch_sampler}')
        else:
            shuffle = bool(shuffle)
        if sampler is not None and shuffle:
            raise ValueError('sampler option is mutually exclusive with shuffle')
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError('batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last')
            batch_size = None
            drop_last = False
        elif batch_size is None and drop_last:
            raise ValueError('batch_size=None option disables auto-batching and is mutually exclusive with drop_last')
        if sampler is None:
            if self._is_iterable:
                sampler = _InfiniteConstantSampler()
            elif shuffle:
                sampler = RandomSampler(dataset, generator=generator)
            else:
                sampler = SequentialSampler(dataset)
        if batch_size is not None and batch_sampler is None:
            batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self.batch_size = batch_size
        self.drop_last = drop_last
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        self.generator = generator
        if collate_fn is None:
            collate_fn = default_collate if self._auto_collation else default_convert
        self.collate_fn = collate_fn

    def __class_getitem__(cls, item):
        return cls

    @property
    def _auto_collation(self):
        return self.batch_sampler is not None

    @property
    def _index_sampler(self):
        return self.batch_sampler if self._auto_collation else self.sampler

    def __iter__(self):
        return _LoaderIterator(self)

    def __len__(self):
        if self._is_iterable:
            length = len(self.dataset)
            if self.batch_size is None:
                return length
            return length // self.batch_size if self.drop_last else (length + self.batch_size - 1) // self.batch_size
        return len(self._index_sampler)


def _are_rows(index, tensors):
    return (type(index) is list and len(index) > 0 and type(index[0]) is int and min(index) >= 0 and max(index) < tensors[0].size(0)
            and not any(tensor.requires_grad for tensor in tensors))


class _LoaderIterator:
    """One walk through the data."""

    def __init__(self, loader):
        self._loader = loader
        self._indices = iter(loader._index_sampler)
        # A seed for workers, drawn even where there are none.
        self._base_seed = torch.empty((), dtype=torch.int64).random_(generator=loader.generator).item()
        self._source = iter(loader.dataset) if loader._is_iterable else None
        self._ended = False
        self._count = len(loader) if not loader._is_iterable and hasattr(loader._index_sampler, '__len__') else None

    def __iter__(self):
        return self

    def __len__(self):
        return len(self._loader._index_sampler)

    def __next__(self):
        loader = self._loader
        index = next(self._indices)
        if self._source is not None:
            return loader.collate_fn(self._from_stream(index))
        dataset = loader.dataset
        if not loader._auto_collation:
            return loader.collate_fn(dataset[index])
        if hasattr(dataset, '__getitems__') and dataset.__getitems__:
            return loader.collate_fn(dataset.__getitems__(index))
        if type(dataset) is TensorDataset and loader.collate_fn is default_collate and _are_rows(index, dataset.tensors):
            # what stacking the samples gives, without the samples
            return [tensor[index] for tensor in dataset.tensors]
        return loader.collate_fn([dataset[each] for each in index])

    def _from_stream(self, index):
        if not self._loader._auto_collation:
            return next(self._source)
        if self._ended:
            raise StopIteration
        batch = []
        for _ in index:
            try:
                batch.append(next(self._source))
            except StopIteration:
                self._ended = True
                break
        if not batch or (self._loader.drop_last and len(batch) < len(index)):
            raise StopIteration
        return batch
