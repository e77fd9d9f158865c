def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)

print(list(enumerate("ab")), list(enumerate([5], 10)), list(enumerate("x", start=2**63 - 1)), list(enumerate("xy", 2**63 - 1)), list(zip()), list(zip([1])), list(zip("abc", [1, 2])), list(zip([1, 2], [3, 4], [5, 6])), list(zip([1], [2], strict=True)), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [0, 2])), list(reversed("abc")), list(reversed(range(3))))
print(type(enumerate([])), type(zip()), type(map(str, [])), type(filter(None, [])), type(reversed("")), type(iter("")), type(iter(str, 1)), enumerate, zip, map, filter, reversed, range, slice)
attempt(lambda: enumerate()); attempt(lambda: enumerate(1)); attempt(lambda: enumerate([], "a")); attempt(lambda: enumerate([], 1, 2)); attempt(lambda: zip(1)); attempt(lambda: zip([], foo=1)); attempt(lambda: map(str)); attempt(lambda: map()); attempt(lambda: map(str, 1)); attempt(lambda: filter(None)); attempt(lambda: filter(None, 1)); attempt(lambda: reversed(1)); attempt(lambda: reversed({1})); attempt(lambda: reversed()); attempt(lambda: iter(1)); attempt(lambda: iter(1, 2)); attempt(lambda: next(1)); attempt(lambda: next([])); attempt(lambda: next(iter([]))); attempt(lambda: list(map(5, [1])))
attempt(lambda: list(zip([1], [1, 2], strict=True))); attempt(lambda: list(zip([1, 2], [1], strict=True))); attempt(lambda: list(zip([1, 2], [1, 2], [1], strict=True))); attempt(lambda: list(zip([1], [1], [1, 2], strict=True))); attempt(lambda: list(zip([], [1], strict=True)))
kept = list(zip([1, 2, 3], "abc")); a = zip([1, 2], [3, 4]); first = next(a); second = next(a); print(kept, first, second, list(a))
pairs = []
for p in enumerate("abc"): pairs.append(p)
print(pairs, [p for p in {1: 2, 3: 4}.items()])
it = iter([1, 2, 3]); print(next(it), list(it), list(it), next(it, None))
count = 0
def step():
    global count
    count += 1
    return count
print(list(iter(step, 4)), list(map(lambda _: next(x), range(10))) if (x := iter([1, 2])) else None)

class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * 10

print(list(Seq(3)), list(reversed(Seq(3))), 20 in Seq(3), type(iter(Seq(2))), type(reversed(Seq(2))), reversed(Seq(4)).__length_hint__())
class Rev:
    def __reversed__(self): return iter("rev")
print(list(reversed(Rev())))
class NoRev(dict):
    __reversed__ = None
attempt(lambda: reversed(NoRev()))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), list(zip(It(), It())), list(enumerate(It())), sum(It()), max(It()), [*It()], tuple(It()), set(It()), dict(zip(It(), It())))
class Z(zip): pass
class E(enumerate):
    def __next__(self): return ("e", super().__next__())
print(list(Z([1], [2])), type(Z()).__name__, list(E("ab")))
class BadIter:
    def __iter__(self): return 5
attempt(lambda: iter(BadIter())); attempt(lambda: list(BadIter()))
print([x for x in map(abs, filter(None, [0, -1, -2]))], sum(x * y for x, y in zip(range(3), range(3))), dict(enumerate("ab")), list(zip(*[(1, 2), (3, 4)])), min(enumerate([3, 1]), key=lambda p: p[1]))
