def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)

seed = 12345
def random(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n

for size in (0, 1, 2, 3, 10, 63, 64, 65, 100, 200, 1000):
    for limit in (2, 10, 1000000):
        values = [random(limit) for _ in range(size)]
        floats = [v / 7 for v in values]
        texts = [str(v) for v in values]
        pairs = [(v, i) for i, v in enumerate(values)]
        for data in (values, floats, texts):
            result = sorted(data)
            assert all(result[i] <= result[i + 1] for i in range(len(result) - 1)), data
            assert sorted(data, reverse=True) == result[::-1]
            indices = sorted(range(size), key=lambda i: data[i])
            assert [data[i] for i in indices] == result
            assert all(data[a] < data[b] or a < b for a, b in zip(indices, indices[1:]))
            indices = sorted(range(size), key=lambda i: data[i], reverse=True)
            assert all(data[a] > data[b] or a < b for a, b in zip(indices, indices[1:]))
        assert sorted(pairs) == sorted(pairs, key=lambda p: p)
        by_first = sorted(pairs, key=lambda p: p[0])
        assert all(p[0] < q[0] or p[1] < q[1] for p, q in zip(by_first, by_first[1:]))
        mixed = [v if v % 2 else float(v) for v in values]
        assert sorted(mixed) == sorted(values)
        runs = sorted(values[: size // 2]) + sorted(values[size // 2 :], reverse=True)
        assert sorted(runs) == sorted(values)
print("sorted")
nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0, nan, 0.5]), sorted([nan, 3, 1, 2]), sorted([5.0, 3.0, nan] * 5))

class Count:
    calls = 0
    def __init__(self, value): self.value = value
    def __lt__(self, other):
        Count.calls += 1
        return self.value < other.value
    def __repr__(self): return "C%d" % self.value

for size in (2, 5, 20, 63, 64, 100, 300, 1000):
    Count.calls = 0
    result = sorted([Count(random(50)) for _ in range(size)])
    print(size, Count.calls, result[:3])
for shape in (range(200), range(200, 0, -1), [i // 10 for i in range(200)], list(range(100)) * 2, [i ^ 5 for i in range(256)], [i * 37 % 211 for i in range(211)]):
    Count.calls = 0
    sorted([Count(v) for v in shape])
    print(Count.calls, end=" ")
print()

class Bad:
    def __init__(self, value): self.value = value
    def __lt__(self, other):
        if self.value == 7: raise KeyError("seven")
        return self.value < other.value

items = [Bad(random(10)) for _ in range(100)]
before = sorted(id(i) for i in items)
attempt(lambda: items.sort())
print(sorted(id(i) for i in items) == before, len(items))
data = [3, 1, 2]
def key(x):
    print(data)
    return x
data.sort(key=key); print(data)
def spoil(x):
    data.append(9)
    return x
attempt(lambda: data.sort(key=spoil)); print(data)
attempt(lambda: data.sort(key=lambda x: 1 // (x - 2))); print(data)
attempt(lambda: data.sort(key=5)); attempt(lambda: data.sort(reverse="a")); attempt(lambda: sorted(5)); attempt(lambda: sorted([1, None])); attempt(lambda: sorted([1], foo=2))
attempt(lambda: sorted([(1, "a"), (1, 2)])); attempt(lambda: sorted([{}, {}])); attempt(lambda: sorted([3, True, 2.5]))
print(sorted(["b", "B", "a", "ä", "", "ab", "aa", "abcdefghi", "abcdefgh"]), sorted("hello"), sorted({3: 1, 1: 2}), sorted([[2], [1, 5], [1]]))
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=str.upper))
print(sorted([2**70, 1, -2**65, 5]), sorted([0.0, -0.0, 0]), sorted([True, False, True]))
