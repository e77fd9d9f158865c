def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)

d = {"a": 1, 2: "b", (1, 2): [3], None: None, 1.5: True}
print(d, {}, len(d), bool({}), d["a"], d[2.0], d[(1, 2)], "a" in d, 3 in d, list(d), d.keys(), d.values(), d.items())
attempt(lambda: d["zz"]); attempt(lambda: d[[]]); attempt(lambda: d.pop("zz")); attempt(lambda: {}.popitem()); attempt(lambda: dict(1)); attempt(lambda: dict([1])); attempt(lambda: dict([[1]])); attempt(lambda: dict([[1, 2], "abc"]))
attempt(lambda: dict([1], [2])); attempt(lambda: d.update(1)); attempt(lambda: d.update(1, 2)); attempt(lambda: d.get()); attempt(lambda: d | 1); attempt(lambda: d < d); attempt(lambda: hash(d)); attempt(lambda: d.fromkeys()); attempt(lambda: d.get([])); attempt(lambda: [] in d)
attempt(lambda: d.pop()); attempt(lambda: d.pop(1, 2, 3)); attempt(lambda: d.keys(1)); attempt(lambda: d.foo)
print(dict(a=1, b=2), dict([("x", 1), ["y", 2], "zw"]), dict({1: 2}, c=3), dict(zip("ab", range(2))), dict(), {**d, "a": 5}, dict.fromkeys("ab"), dict.fromkeys([1, 2], []), {}.fromkeys(range(2), 0))
print(d.get("a"), d.get("q"), d.get("q", 7), d.setdefault("a", 9), d.setdefault("new", 9), d.pop("new"), d.pop("q", "none"), d.popitem(), d)
e = d.copy(); e["z"] = 1; print(e == d, d == dict(d), d != e, {1: 2} == {1.0: 2.0}, {1: 2} == {1: 3}, {1: 2} == [(1, 2)], d is d.copy())
f = {"b": 1, "a": 2}; f["b"] = 3; del f["b"]; f["b"] = 4; print(f, list(reversed(f)), list(reversed(f.values())), list(reversed(f.items())))
print({"a": 1} | {"b": 2, "a": 3}, {"a": 1} | {}); f |= {"c": 5}; f |= [("d", 6)]; print(f); f.update(e=7); f.update({"g": 8}, h=9); f.update([("i", 0)]); print(f)
f.clear(); print(f, len(f)); f["x"] = f; print(f, {"y": f}); f.clear()
k = {1: "a", 2: "b", 3: "c"}
print(k.keys() & {1, 2, 9}, k.keys() | {9}, k.keys() - {1}, k.keys() ^ {3, 4}, {1, 9} & k.keys(), {1, 9} - k.keys(), k.keys() & [1, 5], k.items() & {(1, "a"), (2, "z")}, k.items() - {(1, "a")}, k.keys() == {1, 2, 3}, k.keys() < {1, 2, 3, 4}, k.keys() >= {1}, k.keys().isdisjoint([7]), k.keys() & k.keys(), sorted(k.items() ^ {1: "a", 2: "x"}.items()))
print((1, "a") in k.items(), (1, "b") in k.items(), 5 in k.items(), "a" in k.values(), len(k.values()), k.keys().mapping, k.values() == k.values(), type(k.keys()), type(k.values()), type(k.items()), type(iter(k)), type(iter(k.values())), type(iter(k.items())), type(reversed(k)))
attempt(lambda: k.values() & {1}); attempt(lambda: k.keys() + k.keys()); attempt(lambda: k.keys()[0]); attempt(lambda: hash(k.keys())); attempt(lambda: k.keys() | 1); attempt(lambda: next(k.keys()))
def change():
    for x in k: k[x + 10] = 1
attempt(change); print(k)
def shrink():
    for x in k: del k[x]
attempt(shrink); print(k)
def swap():
    q = {1: 1}
    for x in q:
        del q[x]
        q[x + 1] = 1
        if x > 5: return "many"
attempt(swap)
for x in list(k): del k[x]
print(k)

class D(dict):
    def __missing__(self, key): return "missing " + repr(key)

m = D(a=1); print(m["a"], m["b"], m.get("b"), "b" in m, m, type(m.copy()), type(m | {}), type({} | m), D([(1, 2)]) == {1: 2}, D.fromkeys("x"), type(D.fromkeys("x")))

class U(dict):
    def __init__(self, *args, **kwargs):
        super().__init__()
        self.update(*args, **kwargs)
        self.note = "n"
    def __setitem__(self, key, value): super().__setitem__(str(key), value)
    def __getitem__(self, key): return super().__getitem__(str(key))

u = U({1: 2}, b=3); u[4] = 5; print(u, u[4], u.note, len(u), list(u.items())); attempt(lambda: u["q"])

class Key:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, other): return isinstance(other, Key) and self.v == other.v
    def __repr__(self): return "K%d" % self.v

ks = {Key(i): i for i in range(20)}
print(ks[Key(13)], Key(5) in ks, Key(50) in ks, ks.pop(Key(3)), len(ks), list(ks)[:4])
class M:
    def keys(self): return ["p", "q"]
    def __getitem__(self, key): return key * 2
print(dict(M()), {**M()}, dict(M(), z=1))
big = {i: i * i for i in range(5000)}
for i in range(0, 5000, 3): del big[i]
for i in range(5000, 5200): big[i] = -i
print(len(big), sum(big.values()), list(big)[:3], list(big)[-2:], big.get(3), big[4], 4999 in big, big.popitem(), next(iter(big.items())), next(reversed(big)))
class S(str): pass
names = {S("a"): 1, "b": 2}
print(names["a"], names.get(S("b")), names[S("b")], "a" in names, {True: 1}[1], {1: "x"}[True], {1.0: "f"}[1], {2**70: 1}[2**70], {0: "zero"}[False])
names["a"] = 9; print(names, type(list(names)[0]).__name__)
pairs = {}
for key, value in [("x", 1), ("y", 2)]: pairs.setdefault(key, []).append(value)
print(pairs, [(a, b) for a, b in pairs.items()], list(pairs.items()), dict[str, int], {"a": {"b": {"c": 1}}}, {i: {i} for i in range(3)})
