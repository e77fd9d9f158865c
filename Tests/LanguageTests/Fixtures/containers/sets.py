def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)

s = {3, 1, 2}
print(s, set(), frozenset(), frozenset([1]), {1, 2.0, True}, len(s), 2 in s, 5 in s, bool(set()), s | {9}, s & {1, 2}, s - {1}, s ^ {1, 7}, s == {1, 2, 3}, s < {1, 2, 3, 4}, s <= s, s > {1}, s >= {9}, s != {1})
attempt(lambda: {[]}); attempt(lambda: set(1)); attempt(lambda: set(1, 2)); attempt(lambda: set(a=1)); attempt(lambda: set().pop()); attempt(lambda: s.remove(99)); attempt(lambda: s.remove({9})); attempt(lambda: s | [1]); attempt(lambda: s < [1]); attempt(lambda: s.add()); attempt(lambda: hash(s)); attempt(lambda: s.update(1)); attempt(lambda: s[0]); attempt(lambda: frozenset(1, 2)); attempt(lambda: frozenset().add); attempt(lambda: s.union(5)); attempt(lambda: s.add([])); attempt(lambda: {{1}: 2}); attempt(lambda: s + s)
t = set(s); t.add(4); t.discard(1); t.discard(77); t.remove(2); print(t, t.pop(), t, t.copy(), t.union([1], (2,), {3: 4}), t.intersection([4], {4, 5}), t.difference([4]), t.symmetric_difference([4, 8]), t.isdisjoint([1]), t.issubset(range(9)), t.issuperset([4]), {1}.issubset([]))
t |= {5, 6}; t &= {5, 6, 7}; t ^= {7, 5}; t -= {99}; print(t); t.update([1, 2], "", {3}); t.intersection_update([1, 2, 3, 6], range(3)); t.difference_update([1]); t.symmetric_difference_update([2, 9]); print(t); t.clear(); print(t)
f = frozenset([1, 2, 3]); print(f, hash(f) == hash(frozenset([3, 2, 1])), hash(f), hash(frozenset()), f | {4}, {4} | f, type(f | {4}), type({4} | f), f & {1}, f == {1, 2, 3}, {f: 1}[frozenset([2, 1, 3])], {1, 2} in {frozenset([1, 2])}, f.copy() is f, frozenset(f) is f, f.union([9]))
g = f; g |= {5}; print(g, f)
print(hash(frozenset(range(20))), hash(frozenset([(1, 2), (3, 4)])), {frozenset({1}), frozenset({2})} == {frozenset({2}), frozenset({1})})

class T(set): pass
x = T([1, 2]); x.name = "n"; print(x, x | {3}, type(x | {3}), type(x.copy()), x == {1, 2}, x.name, isinstance(x, set), type(x.union()), T(), {1, 2} == x)
x |= {7}; print(x, type(x))
class F(frozenset): pass
print(F([1]), F() == frozenset(), type(F([1]) | F([2])), hash(F([1])) == hash(frozenset([1])))

for values in ([8, 0, 16, 24], [64, 32, 0, 1], range(0, 200, 7), [5, 13, 21, 29, 37], [-1, -2, -3], [100, 3, 55, 1000, 7, 12345, 99999], [1.5, 2.5, 0.25, 100.0], [2**61, 2**61 - 1, 2**64, -2**63], range(1000, 0, -37)):
    u = set(values)
    print(u, list(u), u.copy(), u | {8, 9}, u - {8}, u & set(range(100)), u ^ {0, 77}, set(list(u)), frozenset(u), {v for v in values}, set(dict.fromkeys(values)), {*values}, {0, *values})
print({10, 20, 30, 40, 50, 60}, {33, 1, 65, 97, 129}, {"a"}, {0, 32, 64, 96, 128, 160, 192}, {7, 15, 23, 31, 39, 47, 55, 63, 71}, {(1, 2), (3, 4), (5, 6), (0, 0), (9, 9)}, {100, 1}, {1000, 10})

seed = 99
def random(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n

sets = [set() for _ in range(6)]
for step in range(600):
    a, b = sets[random(6)], sets[random(6)]
    kind = random(16)
    if kind < 4:
        for _ in range(random(12)): a.add(random(200))
    elif kind == 4:
        for _ in range(random(12)): a.discard(random(200))
    elif kind == 5 and a: a.pop()
    elif kind == 6: sets[random(6)] = a | b
    elif kind == 7: sets[random(6)] = a & b
    elif kind == 8: sets[random(6)] = a - b
    elif kind == 9: sets[random(6)] = a ^ b
    elif kind == 10: a |= b
    elif kind == 11 and len(a) > 30: a -= b
    elif kind == 12: a ^= b
    elif kind == 13: sets[random(6)] = a.copy()
    elif kind == 14: a.update(range(random(50), random(300), 7))
    elif kind == 15: sets[random(6)] = set(sorted(b))
    if step % 10 == 0: print(step, a)
print(sets)
def change():
    for v in s: s.add(v + 10)
attempt(change)
print(type(iter(s)), iter({1, 2}).__length_hint__(), set.__name__, set[int], frozenset[str])
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 3
    def __eq__(self, other): return self.v == other.v
    def __repr__(self): return "K%d" % self.v
print({K(i % 7) for i in range(30)}, K(3) in {K(i) for i in range(5)}, len({K(i) for i in range(50)} & {K(i) for i in range(25, 75)}))
