import torch, math
import torch.nn as nn
import torch.nn.functional as F

line = 0

def t(*parts):
    """Prints each value, or the kind and the first line of its error."""
    global line
    line += 1
    for part in parts:
        try:
            print(line, part())
        except Exception as e:
            print(line, type(e).__name__ + ":", str(e).split("\n")[0])

from torch.utils.data import *
from torch.utils.data import default_collate, Subset, get_worker_info
torch.manual_seed(0)
X = torch.arange(10.).view(5, 2); Y = torch.arange(5); D = TensorDataset(X, Y)
t(lambda: len(D), lambda: D[1], lambda: D[1:3], lambda: D[-1], lambda: D[[0, 2]], lambda: D[torch.tensor([1])], lambda: D.tensors[0].shape)
t(lambda: D[7])
t(lambda: TensorDataset(X, Y[:3]))
t(lambda: len(TensorDataset(X)), lambda: TensorDataset(X)[0])
L = DataLoader(D, batch_size=2)
t(lambda: len(L), lambda: [b[1].tolist() for b in L], lambda: len(DataLoader(D, 2, drop_last=True)), lambda: L.batch_size, lambda: L.dataset is D, lambda: L.num_workers, lambda: type(L.sampler).__name__, lambda: type(L.batch_sampler).__name__, lambda: L.drop_last, lambda: L.collate_fn.__name__)
t(lambda: [b[1].tolist() for b in DataLoader(D, 2, shuffle=True)], lambda: [b[1].tolist() for b in DataLoader(D, 3, shuffle=True, generator=torch.Generator().manual_seed(4))], lambda: [b[1].tolist() for b in DataLoader(D, 2, sampler=RandomSampler(D, replacement=True, num_samples=3))], lambda: [b[1].tolist() for b in DataLoader(D, batch_sampler=BatchSampler(SequentialSampler(D), 3, False))], lambda: [b[1].tolist() for b in DataLoader(D, 2, sampler=SubsetRandomSampler([1, 3]))], lambda: [b[1].tolist() for b in DataLoader(D, 2, sampler=WeightedRandomSampler([1., 0, 0, 0, 1], 4))], lambda: [b[1].tolist() for b in DataLoader(D, sampler=[4, 2])])
t(lambda: DataLoader(D, 0))
t(lambda: DataLoader(D, -2))
t(lambda: DataLoader(D, 2.5))
t(lambda: DataLoader(D, shuffle=True, sampler=[1]))
t(lambda: DataLoader(D, batch_size=2, batch_sampler=[[1]]))
t(lambda: DataLoader(D, batch_size=None, drop_last=True))
t(lambda: DataLoader(D, num_workers=-1))
t(lambda: DataLoader(D, timeout=-1))
t(lambda: DataLoader(D, prefetch_factor=2))
t(lambda: DataLoader(D, persistent_workers=True))
t(lambda: DataLoader([], shuffle=True))
t(lambda: len(DataLoader(5)))
t(lambda: RandomSampler(D, num_samples=0))
t(lambda: RandomSampler(D, replacement="a"))
t(lambda: BatchSampler([1], 0, False))
t(lambda: BatchSampler([1], 2, "a"))
t(lambda: WeightedRandomSampler([[1.]], 2))
t(lambda: WeightedRandomSampler([1.], 0))
t(lambda: list(BatchSampler(range(5), 2, True)), lambda: list(SequentialSampler([5, 6])), lambda: len(RandomSampler(D)), lambda: list(WeightedRandomSampler([0., 1.], 3)), lambda: list(SubsetRandomSampler([])), lambda: len(BatchSampler(range(5), 2, False)))
t(lambda: random_split(D, [3, 2])[0].indices, lambda: [len(s) for s in random_split(D, [0.5, 0.5])], lambda: [len(s) for s in random_split(range(7), [0.3, 0.3, 0.4])], lambda: random_split(D, (1, 4), generator=torch.Generator().manual_seed(1))[0].indices, lambda: random_split(D, [5, 0])[1].indices)
t(lambda: random_split(D, [3, 3]))
t(lambda: random_split(D, [0.5, 0.6]))
S = Subset(D, [3, 1])
t(lambda: len(S), lambda: S[0], lambda: S[[0, 1]], lambda: S.indices, lambda: S.dataset is D, lambda: Subset(D, range(2))[1])
t(lambda: S[5])
C = ConcatDataset([D, D])
t(lambda: len(C), lambda: C[6], lambda: C[-1], lambda: C.cumulative_sizes, lambda: len(D + D), lambda: type(D + D).__name__)
t(lambda: C[12])
t(lambda: C[-12])
t(lambda: ConcatDataset([]))
class It(IterableDataset):
    def __iter__(self): return iter(range(5))
t(lambda: list(DataLoader(It(), 2)), lambda: list(DataLoader(It(), batch_size=None)), lambda: list(DataLoader(It(), 2, drop_last=True)), lambda: list(It() + It()), lambda: list(ChainDataset([It(), It()])))
t(lambda: len(DataLoader(It(), 2)))
t(lambda: DataLoader(It(), shuffle=True))
t(lambda: DataLoader(It(), sampler=[1]))
t(lambda: It()[0])
class Ds(Dataset):
    def __init__(self, items): self.items = items
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
class NoLen(Dataset):
    def __getitem__(self, i): return i
class NoGet(Dataset):
    def __len__(self): return 2
def batch(*items, **kw): return next(iter(DataLoader(Ds(items), len(items), **kw)))
t(lambda: batch(1, 2), lambda: batch(1., 2.), lambda: batch("a", "b"), lambda: batch((1, "a"), (2, "b")), lambda: batch({"x": 1, "y": torch.ones(2)}, {"x": 2, "y": torch.zeros(2)}), lambda: batch([1, 2], [3, 4]), lambda: batch(True, False), lambda: batch(((1, 2), 3), ((4, 5), 6)), lambda: batch(torch.ones(2), torch.zeros(2)), lambda: batch(torch.tensor(1), torch.tensor(2)), lambda: batch(b"a", b"b"), lambda: batch(1, 2.5))
t(lambda: batch(None, None))
t(lambda: batch(torch.ones(2), torch.ones(3)))
t(lambda: batch([1, 2], [3]))
t(lambda: batch({"a": 1}, {"b": 2}))
t(lambda: batch(1, "a"))
t(lambda: batch({1}, {2}))
t(lambda: batch(1, 2, collate_fn=lambda b: sum(b)), lambda: batch(1, 2, collate_fn=list))
t(lambda: len(DataLoader(NoLen())))
t(lambda: len(NoLen()))
t(lambda: next(iter(DataLoader(NoLen()))))
t(lambda: next(iter(DataLoader(NoGet()))))
t(lambda: NoGet()[0])
t(lambda: default_collate([torch.ones(1), torch.zeros(1)]), lambda: default_collate([{"a": 1.5}, {"a": 2.5}]), lambda: get_worker_info())
t(lambda: list(DataLoader(range(5), 2, shuffle=False)), lambda: list(DataLoader("abc", 2)), lambda: list(DataLoader({0: 5, 1: 6}, 2)), lambda: len(DataLoader(range(5), 2)), lambda: [x for x in DataLoader(Ds([]), 2)])
it = iter(DataLoader(range(2)))
t(lambda: next(it), lambda: next(it), lambda: next(it, "end"), lambda: next(it))
t(lambda: StackDataset(X, Y)[1], lambda: StackDataset(a=X, b=Y)[1], lambda: len(StackDataset(X, Y)))
t(lambda: StackDataset(X, Y[:2]))
t(lambda: setattr(DataLoader(D), "batch_size", 3))
