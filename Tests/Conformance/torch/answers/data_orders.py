"""Samplers, data sets, collation and loaders: orders for a seed, containers, and what is refused."""
import collections
import warnings
import torch
from torch.utils.data import *


def show(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, '!', type(error).__name__, str(error)[:300])

def drawn(make, seed=3):
    def run():
        torch.manual_seed(seed)
        s = make()
        a = list(s); r1 = torch.rand(1).item()
        b = list(s); r2 = torch.rand(1).item()
        return len(s), a, b, r1, r2
    return run
def g(seed=0):
    r = torch.Generator(); r.manual_seed(seed); return r
for n in (1, 5, 33, 64):
    show(f'seq{n}', drawn(lambda: SequentialSampler(range(n))))
    show(f'rand{n}', drawn(lambda: RandomSampler(range(n))))
    show(f'randg{n}', drawn(lambda: RandomSampler(range(n), generator=g())))
    for m in (1, 5, 32, 40, 64, 66):
        show(f'rand{n},{m}', drawn(lambda: RandomSampler(range(n), num_samples=m, generator=g())))
        show(f'randr{n},{m}', drawn(lambda: RandomSampler(range(n), replacement=True, num_samples=m, generator=g())))
        show(f'randr2{n},{m}', drawn(lambda: RandomSampler(range(n), replacement=True, num_samples=m)))
    show(f'sub{n}', drawn(lambda: SubsetRandomSampler(range(10, 10 + n))))
    show(f'subg{n}', drawn(lambda: SubsetRandomSampler(range(10, 10 + n), generator=g(4))))
    show(f'w{n}', drawn(lambda: WeightedRandomSampler([i + 1. for i in range(n)], 7)))
    show(f'wg{n}', drawn(lambda: WeightedRandomSampler(torch.arange(1., n + 1), min(n, 4), replacement=False, generator=g(4))))
    for bs in (1, 2, 7):
        for dl in (True, False):
            show(f'batch{n},{bs},{dl}', drawn(lambda: BatchSampler(SequentialSampler(range(n)), bs, dl)))
            show(f'batchr{n},{bs},{dl}', drawn(lambda: BatchSampler(RandomSampler(range(n)), bs, dl)))
def state_after(make):
    def run():
        gg = g(9)
        s = make(gg); list(s)
        return torch.randint(1000, (2,), generator=gg).tolist()
    return run
show('after', state_after(lambda gg: RandomSampler(range(6), generator=gg)))
show('after2', state_after(lambda gg: RandomSampler(range(6), generator=gg, num_samples=4)))
show('after3', state_after(lambda gg: RandomSampler(range(6), generator=gg, num_samples=64, replacement=True)))
show('after4', state_after(lambda gg: WeightedRandomSampler([1., 2.], 5, generator=gg)))
bad = [
 lambda: RandomSampler([]), lambda: list(RandomSampler([], num_samples=3)), lambda: RandomSampler([1], replacement=1), lambda: RandomSampler([1], num_samples=0), lambda: RandomSampler([1], num_samples=-2), lambda: RandomSampler([1], num_samples=1.5),
 lambda: list(RandomSampler([], replacement=True, num_samples=3)), lambda: RandomSampler(3), lambda: WeightedRandomSampler([1.], 0), lambda: WeightedRandomSampler([1.], True), lambda: WeightedRandomSampler([1.], 1.), lambda: WeightedRandomSampler([1.], 1, 1), lambda: WeightedRandomSampler([[1.]], 1), lambda: WeightedRandomSampler(torch.ones(2, 3), 1), lambda: list(WeightedRandomSampler([1.], 3, False)), lambda: BatchSampler([1], 0, False), lambda: BatchSampler([1], True, False), lambda: BatchSampler([1], 1, 1), lambda: BatchSampler([1], 1., True),
 lambda: iter(Sampler()), lambda: list(Sampler()), lambda: len(Sampler()), lambda: list(BatchSampler([3, 4, 5], 2, False)), lambda: len(BatchSampler([3, 4, 5], 2, True)), lambda: len(SequentialSampler(3)), lambda: list(BatchSampler(iter([3, 4, 5]), 2, False)), lambda: len(BatchSampler(iter([3]), 2, False)), lambda: RandomSampler(range(3)).num_samples, lambda: vars(BatchSampler([1], 1, True)), lambda: sorted(vars(RandomSampler([1]))), lambda: sorted(vars(WeightedRandomSampler([1], 1))), lambda: list(SubsetRandomSampler([])), lambda: list(SubsetRandomSampler(torch.tensor([4, 5]))),
]
for i, b in enumerate(bad): show(f'bad{i}', b)
# data sets
class Squares(Dataset):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if not -self.n <= i < self.n: raise IndexError('far')
        return i * i
class Many(Squares):
    def __getitems__(self, indices): return [('many', i) for i in indices]
class Stream(IterableDataset):
    def __init__(self, n): self.n = n
    def __iter__(self): return iter(range(self.n))
class SizedStream(Stream):
    def __len__(self): return self.n
td = TensorDataset(torch.arange(6.).view(3, 2), torch.tensor([3, 4, 5]))
cd = ConcatDataset([Squares(3), Squares(2), Squares(0), Squares(4)])
things = [
 lambda: Dataset()[0], lambda: len(Dataset()), lambda: td[1], lambda: td[-1], lambda: td[0:2], lambda: td[3], lambda: len(td), lambda: TensorDataset(torch.ones(2), torch.ones(3)), lambda: td[[0, 2]], lambda: td.tensors,
 lambda: [cd[i] for i in range(9)], lambda: cd[-1], lambda: cd[-9], lambda: cd[-10], lambda: cd[9], lambda: len(cd), lambda: cd.cumulative_sizes, lambda: ConcatDataset([]), lambda: ConcatDataset([Stream(3)]), lambda: ConcatDataset([Squares(2), Stream(3)]), lambda: len(Squares(2) + Squares(3)), lambda: type(Squares(2) + Squares(3)).__name__, lambda: ConcatDataset.cumsum([[1, 2], [3]]),
 lambda: list(Stream(3) + Stream(2)), lambda: len(SizedStream(3) + SizedStream(2)), lambda: len(Stream(3) + Stream(2)), lambda: len(ChainDataset([SizedStream(1)])), lambda: list(ChainDataset([[1], [2]])), lambda: len(ChainDataset([[1], [2]])), lambda: Stream(3)[0],
 lambda: StackDataset(td, Squares(3))[1], lambda: StackDataset(a=td, b=Squares(3))[1], lambda: StackDataset(), lambda: StackDataset(td, b=td), lambda: StackDataset(td, Squares(4)), lambda: StackDataset(a=td, b=Squares(4)), lambda: len(StackDataset(td)), lambda: StackDataset(td, Many(3)).__getitems__([0, 1]), lambda: StackDataset(a=td, b=Many(3)).__getitems__([0, 1]), lambda: StackDataset(td, a=3), lambda: type(StackDataset(a=td).datasets).__name__,
 lambda: Subset(Squares(5), [1, 3])[1], lambda: Subset(Squares(5), [1, 3])[[0, 1]], lambda: Subset(td, [2, 0])[[0, 1]], lambda: Subset(Squares(5), [1, 3]).__getitems__([0, 1]), lambda: Subset(Many(5), [1, 3]).__getitems__([0, 1]), lambda: len(Subset(td, [1])), lambda: Subset(td, [1])[1], lambda: Subset(td, [1]).indices, lambda: Subset(td, [7])[0], lambda: Subset(Squares(5), range(1, 3))[-1],
 lambda: IterableDataset().__iter__(), lambda: iter(IterableDataset()),
]
for i, b in enumerate(things): show(f'ds{i}', b)
def split(n, lengths, **k):
    def run():
        torch.manual_seed(2)
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter('always')
            parts = random_split(range(n), lengths, **k)
        return [list(p.indices) for p in parts], [str(each.message) for each in w], torch.rand(1).item()
    return run
for n, l in ((10, [7, 3]), (10, [.7, .3]), (10, [.75, .25]), (3, [.5, .5]), (1, [.3, .3, .4]), (10, [5, 4]), (10, [.5, .4]), (10, [1.2, -.2]), (10, [-.2, 1.2]), (0, []), (10, [10, 0]), (10, [1.0]), (7, [1/3, 1/3, 1/3]), (10, [0.1] * 10), (1, [1]), (10, (3, 3, 4)), (5, [0., 1.]), (2, [.0, .5, .5])):
    show(f'split{n}{l}', split(n, l))
show('splitg', split(9, [4, 5], generator=g(1)))
# collate and convert
Pair = collections.namedtuple('Pair', 'a b')
class L(list): pass
class M(dict): pass
samples = [
 [torch.ones(2), torch.zeros(2)], [1.5, 2.5], [1, 2], [True, False], ['a', 'b'], [b'a', b'b'], [{'x': 1, 'y': 2.}, {'x': 3, 'y': 4.}], [Pair(1, 2.), Pair(3, 4.)], [(1, 2.), (3, 4.)], [[1, 2], [3, 4]], [[1, 2], [3]], [(1,), (2, 3)], [None, None], [], [torch.ones(2), torch.ones(3)],
 [1, 2.5], [2.5, 1], [{'x': [1, (2, 'a')]}, {'x': [3, (4, 'b')]}], [collections.OrderedDict(x=1), collections.OrderedDict(x=2)], [M(x=1), M(x=2)], [L([1]), L([2])], [range(2), range(2, 4)], [{'x': 1}, {'y': 2}], [object], [{1}, {2}], [torch.tensor(1), torch.tensor(2)], [torch.tensor([1], requires_grad=False), torch.tensor([2])], [1 + 2j, 3j], (1, 2), (torch.ones(1), torch.ones(1)), [collections.defaultdict(int, x=1), collections.defaultdict(int, x=2)], [('a', 'b'), ('c', 'd')], [torch.ones(1, requires_grad=True), torch.ones(1)], [torch.tensor(1), torch.tensor(1.)], [(), ()], [{}, {}], [10 ** 30, 1], [[], []],
]
for i, s in enumerate(samples):
    show(f'collate{i}', lambda: default_collate(s))
    show(f'  t', lambda: type(default_collate(s)).__name__)
    show(f'convert{i}', lambda: default_convert(s))
    show(f'  t', lambda: type(default_convert(s)).__name__)
    show(f'  e', lambda: default_convert(s[0]))
    show(f'  t', lambda: type(default_convert(s[0])).__name__)
# loaders
def load(make, seed=3, epochs=2):
    def run():
        torch.manual_seed(seed)
        l = make()
        out = []
        for _ in range(epochs):
            out.append(list(l)); out.append(round(torch.rand(1).item(), 4))
        return out
    return run
loaders = [
 lambda: DataLoader(td), lambda: DataLoader(td, batch_size=2), lambda: DataLoader(td, 2, True), lambda: DataLoader(td, 2, drop_last=True), lambda: DataLoader(td, batch_size=None), lambda: DataLoader(td, None, True), lambda: DataLoader(Squares(7), 3, True, generator=g(5)), lambda: DataLoader(Squares(7), 3, True, drop_last=True),
 lambda: DataLoader(Squares(7), 3, sampler=[0, 3, 5, 6]), lambda: DataLoader(Squares(7), batch_sampler=[[0, 1], [5]]), lambda: DataLoader(Squares(7), batch_sampler=BatchSampler(RandomSampler(range(7)), 3, False)), lambda: DataLoader(Squares(7), 3, sampler=WeightedRandomSampler([1, 2, 3, 4, 5, 6, 7], 5)), lambda: DataLoader(Squares(7), 3, sampler=SubsetRandomSampler([1, 4, 2])),
 lambda: DataLoader(Many(5), 2), lambda: DataLoader(Many(5), 2, collate_fn=lambda b: b), lambda: DataLoader(Squares(5), 2, collate_fn=lambda b: sum(b)), lambda: DataLoader(Squares(5), None, collate_fn=lambda b: b + 1), lambda: DataLoader(Stream(5), 2), lambda: DataLoader(Stream(5), 2, drop_last=True), lambda: DataLoader(Stream(5), None), lambda: DataLoader(Stream(4), 2), lambda: DataLoader(SizedStream(5), 3), lambda: DataLoader(Subset(td, [2, 1]), 2), lambda: DataLoader(ConcatDataset([td, td]), 4, True), lambda: DataLoader(StackDataset(a=td, b=Squares(3)), 2), lambda: DataLoader([1, 2, 3], 2, True), lambda: DataLoader('abcd', 3), lambda: DataLoader(Stream(0), 2), lambda: DataLoader(Squares(0), 2), lambda: DataLoader(Stream(5), 2, shuffle=False), lambda: DataLoader([{'a': 1, 'b': (2, 3.)}] * 3, 2), lambda: DataLoader([(1, 2), (3, 4)], None), lambda: DataLoader(Squares(6), 2, persistent_workers=False, pin_memory=False), lambda: DataLoader(Squares(5), None, sampler=[[0], [1]]), lambda: DataLoader(TensorDataset(torch.arange(8.)), 3, True),
]
for i, m in enumerate(loaders):
    show(f'load{i}', load(m))
    show(f'  len', lambda: len(m()))
    show(f'  attributes', lambda: (m().batch_size, m().drop_last, type(m().batch_sampler).__name__, m().num_workers, m().prefetch_factor, m().timeout, m().pin_memory, m().worker_init_fn, m().persistent_workers, getattr(m().collate_fn, '__name__', 0)))
bad = [
 lambda: DataLoader(td, num_workers=-1), lambda: DataLoader(td, timeout=-1), lambda: DataLoader(td, prefetch_factor=2), lambda: DataLoader(td, persistent_workers=True), lambda: DataLoader(Stream(3), shuffle=True), lambda: DataLoader(Stream(3), sampler=[1]), lambda: DataLoader(Stream(3), batch_sampler=[[1]]), lambda: DataLoader(td, shuffle=True, sampler=[1]), lambda: DataLoader(td, 2, batch_sampler=[[1]]), lambda: DataLoader(td, shuffle=True, batch_sampler=[[1]]), lambda: DataLoader(td, drop_last=True, batch_sampler=[[1]]), lambda: DataLoader(td, None, drop_last=True), lambda: DataLoader(td, 0), lambda: DataLoader(td, 1.5), lambda: DataLoader(Squares(0), shuffle=True), lambda: len(DataLoader(Stream(3))), lambda: next(iter(DataLoader(Squares(3), 2))), lambda: len(iter(DataLoader(Squares(3), 2))), lambda: DataLoader(), lambda: get_worker_info(), lambda: DataLoader(td, 2, sampler=[0], batch_sampler=[[1]]), lambda: DataLoader(td, -1), lambda: next(iter(DataLoader([None, None]))), lambda: next(iter(DataLoader([[1, 2], [3]], 2))), lambda: DataLoader(td, True), lambda: list(DataLoader(5)), lambda: list(DataLoader(Squares(3), sampler=[5])), lambda: DataLoader(td, 'x'), lambda: setattr(DataLoader(td), 'batch_size', 3), lambda: setattr(DataLoader(td), 'sampler', 3), lambda: DataLoader(td).multiprocessing_context, lambda: setattr(DataLoader(td), 'foo', 3), lambda: setattr(DataLoader(td), 'dataset', 3),
]
for i, b in enumerate(bad): show(f'badl{i}', b)
it = iter(DataLoader(Stream(5), 2, drop_last=True))
for _ in range(4): show('it', lambda: next(it))
it = iter(DataLoader(Stream(5), 2))
for _ in range(5): show('it', lambda: next(it))
torch.manual_seed(1)
l = DataLoader(range(10), 3, shuffle=True)
i1 = iter(l); i2 = iter(l)
print(next(i1), next(i2), next(i1), next(i2), torch.rand(1))
for b in l:
    print(b, torch.rand(1)); break
