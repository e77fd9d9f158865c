def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)

a = [3, 1, 2]
print(a, [], [a, [None, True, 1.5, "x"]], len(a), bool([]), a[-1], a[0:2], a[::-1], a[5:], a[-2:], a[10:0:-2])
attempt(lambda: a[3]); attempt(lambda: a[-4]); attempt(lambda: a["x"]); attempt(lambda: a[1.0]); attempt(lambda: a[10**30])
attempt(lambda: a.pop(7)); attempt(lambda: [].pop()); attempt(lambda: a.remove(9)); attempt(lambda: a.index("x")); attempt(lambda: a.index(1, 2))
attempt(lambda: [1] + 1); attempt(lambda: [1] + (1,)); attempt(lambda: [1] * "a"); attempt(lambda: [1] * 1.5); attempt(lambda: 2.0 * [1]); attempt(lambda: [1] - [1])
attempt(lambda: hash([])); attempt(lambda: {[]: 1}); attempt(lambda: [1] < 2); attempt(lambda: [1, "a"] < [1, 2]); attempt(lambda: list(1)); attempt(lambda: list(1, 2))
attempt(lambda: list(a=1)); attempt(lambda: [1].append()); attempt(lambda: [1].sort(1)); attempt(lambda: [1].sort(foo=1)); attempt(lambda: [1, "a"].sort())
attempt(lambda: [1] * 10**30); attempt(lambda: [1, 2] * 2**62); attempt(lambda: [1].insert("a", 1)); attempt(lambda: [1].index(1, "a"))

def assign(target, key, value):
    target = list(target)
    target[key] = value
    return target

def delete(target, key):
    target = list(target)
    del target[key]
    return target

base = [0, 1, 2, 3, 4, 5, 6]
for key in (slice(2, 4), slice(4, 2), slice(None), slice(5, 100), slice(-3, -1), slice(0, 0), slice(None, None, 2), slice(None, None, -1), slice(5, 1, -2), slice(100, None, -3)):
    print(key, base[key], delete(base, key))
    for value in ([], [9], (8, 9), "ab", range(3), [1, 2, 3, 4]):
        attempt(lambda: assign(base, key, value))
attempt(lambda: assign(base, slice(0, 2), 5)); attempt(lambda: assign(base, slice(0, 4, 2), 5)); attempt(lambda: assign(base, slice(0, 4, 0), [])); attempt(lambda: assign(base, 9, 1)); attempt(lambda: delete(base, 9))
attempt(lambda: assign(base, "a", 1)); attempt(lambda: delete(base, "a")); attempt(lambda: base["a":])
b = [1, 2, 3]
b[:] = b; print(b); b[::-1] = b; print(b); b[1:1] = b; print(b); b += b; print(b); b *= 2; print(b); b *= 0; print(b)
b = [1]; b += "ab"; b.extend(range(2)); b.extend({7: 8}); b.extend(x * x for x in range(3)); b.insert(0, "f"); b.insert(-1, "l"); b.insert(99, "e"); b.insert(-99, "s"); print(b)
attempt(lambda: b.extend(5)); b.reverse(); print(b, b.count("f"), b.copy() == b, b.copy() is b)
c = []; c.append(c); print(c, [c, c]); d = [1, [2]]; d.append(d); print(d); print(c == c)
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [2] > [1, 5], [1] == [1.0], [1] != [True], [1, 2] <= [1, 2], [[1], 2] >= [[1], 2])
print(list(reversed([1, 2, 3])), list(iter([4, 5])), 2 in [1, 2], "2" in [1, 2], 2.0 in [1, 2], None in [None], [] in [[]])
print(list("abc"), list({1: 2}), list((1, 2)), list(range(5, 0, -2)), list({3}), list([1]), list(), list(zip("ab", [1, 2])), list(map(str, [1, 2])))

class L(list):
    def __init__(self, *args):
        super().__init__(*args)
        self.extra = 1

x = L("ab")
print(x, x.extra, type(x + [1]), type(x[:1]), type(x * 2), x == ["a", "b"], ["a", "b"] == x, len(x), isinstance(x, list), x.copy(), type(x.copy()))
x.append("c"); x.sort(reverse=True); print(x, repr(x), str(x))
x.__init__("zz"); print(x)

class Odd(list):
    def __getitem__(self, key): return "item"
    def __len__(self): return 42
    def __iter__(self): return iter("xyz")
    def __contains__(self, value): return True

o = Odd([1])
print(o[0], len(o), list(o), 99 in o, [*o], bool(o))

class R:
    def __radd__(self, other): return ("radd", other)
    def __rmul__(self, other): return ("rmul", other)
    def __index__(self): return 2

print([1] + R(), [1] * R(), [5, 6, 7][R()], [5, 6, 7][:R()])
e = [1]; e += R(); print(e)

class N:
    def __index__(self): return 2

print([1] * N(), N() * [1], [0, 1, 2, 3].pop(N()))
print(list[int], list[list[int]], list[int, str], type(list[int]).__name__, list[int]([1]), list[int].__origin__, list[int].__args__, list[int] == list[int], list[int] == list[str])
i = iter([1, 2]); print(type(i), type(reversed([])), i.__length_hint__(), next(i), i.__length_hint__(), list(i), next(i, "end"), i.__length_hint__())
g = [1, 2, 3]
for v in g:
    if len(g) < 8: g.append(v)
print(g)
h = [1, 2, 3, 4]
for v in h: h.remove(v)
print(h)
print([].__doc__.splitlines()[0], list.append, [].append.__name__, list.__len__([1, 2]), list.__getitem__([5], 0), [1].__contains__(1), [1].__add__([2]), [2].__eq__([2]), [2].__lt__(3))
