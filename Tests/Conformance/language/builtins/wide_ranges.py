# Ranges beyond a machine word.
big = 10 ** 20
r = range(big, big + 10, 3)
print(r, len(r), list(r), r[0], r[-1], r[1:3], r[::-1], list(reversed(r)))
print(big in r, big + 1 in r, big + 9 in r, float(big) in r, "a" in r, None in r, r.index(big + 6), r.count(big + 6), r.count(5))
print(range(-big, big), bool(range(big)), bool(range(big, 0)), range(big)[-1], range(big)[::2], range(big)[5:10], range(big)[big - 2:])
print(range(0, big, big) == range(1), hash(range(0, big, big)) == hash(range(1)), range(big) == range(big), range(big) != range(big + 1), range(big) == 3)
print(r.start, r.stop, r.step, type(iter(r)).__name__, type(r).__name__, {r: 1}[range(big, big + 12, 3)])
print(range(2 ** 63 - 1), len(range(2 ** 63 - 1)), range(-2 ** 63, 2 ** 63 - 1)[-1])
print([n for n in range(2 ** 64, 2 ** 64 + 3)], sum(range(2 ** 64, 2 ** 64 + 3)), max(range(2 ** 65, 2 ** 65 + 4, 2)))
for n, m in zip(range(2 ** 63 - 1, 2 ** 63 + 2), range(3)):
    print(n, m)
print(range(0, 2 ** 62)[::2 ** 62], range(5, 2 ** 63 - 1, 2 ** 62)[0:], list(range(2 ** 64, 2 ** 64 - 3, -1)), range(10)[::big], range(10)[-big:big])
for f in (lambda: len(range(big)), lambda: range(big)[big], lambda: range(big)["a"], lambda: range(big).index(-1), lambda: range(big)[::0], lambda: range(0, big, 0), lambda: range(big, "a"),
          lambda: range(big) < range(3), lambda: range(big)[big:"b"], lambda: iter(range(big)).__length_hint__(), lambda: r.index("x")):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
match r:
    case [first, *_, last]:
        print(first, last)
