def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)

t = (1, 2, 3)
print(t, (), (1,), ((1,), [2]), t[1], t[-1], t[::-1], t[1:], len(t), t + (4,), t * 2, 2 * t, t * 0, t * -1, bool(()), t == (1, 2, 3), t < (1, 2, 4), hash(t), hash(()), hash((1,)), hash((1, (2, 3))))
attempt(lambda: t[3]); attempt(lambda: t["a"]); attempt(lambda: t + [1]); attempt(lambda: [1] + t); attempt(lambda: t * "a"); attempt(lambda: t.index(9)); attempt(lambda: hash((1, []))); attempt(lambda: t < [1])
attempt(lambda: tuple(1)); attempt(lambda: tuple(1, 2)); attempt(lambda: tuple(a=1)); attempt(lambda: t.count()); attempt(lambda: t.foo)
print(t.index(2), t.index(3, -1), t.count(1), t.count(True), tuple("ab"), tuple(), tuple(t) is t, t[:] is t, () is tuple(), 2 in t, list(reversed(t)), type(reversed(t)), type(iter(t)))

class P(tuple):
    def __new__(cls, x, y): return tuple.__new__(cls, (x, y))
    @property
    def x(self): return self[0]

p = P(3, 4)
print(p, p.x, p == (3, 4), hash(p) == hash((3, 4)), type(p + (1,)), type(p[:]), len(p), {(3, 4): 1}[p], p + p, isinstance(p, tuple), tuple(p) is p)
a, *b = p; print(a, b)
d = {(1, 2): "a", (1, 2.0): "b"}; print(d)
nested = ()
for i in range(5): nested = (nested, i)
print(nested, hash(nested) == hash(((((((), 0), 1), 2), 3), 4)))

for r in (range(0), range(5), range(2, 10, 3), range(10, 0, -3), range(5, 5), range(-5, -1), range(0, 1, 7)):
    print(r, list(r), len(r), bool(r), list(reversed(r)), r[::2], r[::-1], r[1:], hash(r) == hash(range(r.start, r.stop, r.step)), r.start, r.stop, r.step, 2 in r, 2.0 in r, "a" in r, r.count(2))
r = range(3, 30, 4)
print(r[2], r[-1], r[1:4], r[4:1:-1], list(r[::-2]), r.index(11), range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 2), range(3) == [0, 1, 2], hash(range(0)) == hash(range(2, 1)))
attempt(lambda: r[10]); attempt(lambda: r["a"]); attempt(lambda: r.index(4)); attempt(lambda: r.index("a")); attempt(lambda: range()); attempt(lambda: range(1.5)); attempt(lambda: range(1, 2, 0)); attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range("a")); attempt(lambda: range(3) + range(3)); attempt(lambda: range(3) < range(4)); attempt(lambda: range(n=3)); attempt(lambda: range(3).foo)
print(min(range(3, 9)), sum(range(101)), max(range(-5, 5, 3)), type(iter(range(2))), iter(range(7)).__length_hint__(), True in range(2), range(True))
s = slice(1, 10, 2)
print(s, slice(5), slice(None), s.start, s.stop, s.step, s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10), s == slice(1, 10, 2), slice(1) < slice(2))
attempt(lambda: hash(s)); attempt(lambda: slice()); attempt(lambda: s.indices(-1)); attempt(lambda: slice("a").indices(3)); attempt(lambda: [1, 2][slice(0, 1)]); attempt(lambda: slice(1, 2, 3, 4))
def outer():
    x = 5
    def inner(): return x
    return inner
print(outer()())
