from itertools import *
import itertools, operator
def attempt(function):
    try:
        text = repr(function())
        print(text.split(" at 0x")[0])
    except Exception as error:
        print(type(error).__name__ + ":", error)

def head(iterator, n=6): return list(islice(iterator, n))
print(head(count()), head(count(5, -2)), head(count(1.5)), head(count(1, 0.5)), head(count(2**63 - 2)), count(1), count(1, 2), count(1, 1.0), count(10**20), head(cycle("ab")), head(cycle([])), head(repeat(7)), list(repeat("x", 3)), repeat(1), repeat("a", 2), list(repeat(1, -5)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2, 3], initial=10)), list(accumulate([], initial=1)), list(accumulate("abc")), list(accumulate([3, 1, 2], max)), list(accumulate([], lambda a, b: a)))
print(list(chain("ab", [1], ())), list(chain()), list(chain.from_iterable([[1], "b", range(2)])), list(compress("abcd", [1, 0, True, ""])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, ""])), list(starmap(pow, [(2, 3), [3, 2]])), list(starmap(max, [(1, 2, 3), (4, 5)])))
print([(k, list(g)) for k, g in groupby("aaabbc")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], [k for k, g in groupby("aab")], list(groupby([])))
groups = [(k, g) for k, g in groupby([1, 1, 2])]; print([list(g) for k, g in groups])
g = groupby("aabb"); k, first = next(g); print(k, next(first)); k2, second = next(g); print(k2, list(first), list(second))
print(list(islice("abcdef", 3)), list(islice("abcdef", 1, 4)), list(islice("abcdef", 1, None, 2)), list(islice("abcdef", None)), list(islice("abc", 0)), list(islice(count(), 2, 10, 3)), list(pairwise("abcd")), list(pairwise([1])), list(zip_longest("abc", [1])), list(zip_longest("a", [1, 2], fillvalue="-")), list(zip_longest()))
it = iter(range(10)); print(list(islice(it, 2)), list(islice(it, 1, 3)), list(it))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product([], [1])), list(product("ab", repeat=0)), len(list(product(range(3), repeat=4))))
print(list(permutations("abc")), list(permutations(range(3), 2)), list(permutations([1, 2], 3)), list(permutations([], 0)), list(permutations([])), list(combinations("abcd", 2)), list(combinations([1], 2)), list(combinations([1, 2], 0)), list(combinations_with_replacement("ab", 2)), list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0)), len(list(combinations(range(10), 4))), len(list(permutations(range(6)))))
a, b = tee([1, 2, 3]); print(next(a), list(a), list(b)); x, y, z = tee("ab", 3); print(list(x), list(y), list(z), tee([], 0))
p, q = tee(range(5000)); print(sum(p), sum(q)); r = tee(p)[0]; print(list(r))
attempt(lambda: count("a")); attempt(lambda: count(1, 2, 3)); attempt(lambda: count(foo=1)); attempt(lambda: cycle()); attempt(lambda: cycle(1)); attempt(lambda: cycle(iterable=[])); attempt(lambda: repeat()); attempt(lambda: repeat(1, "a")); attempt(lambda: repeat("x", times=3)); attempt(lambda: repeat(1, 2, 3)); attempt(lambda: accumulate()); attempt(lambda: accumulate(1)); attempt(lambda: accumulate([], foo=1)); attempt(lambda: accumulate([], None, 3)); attempt(lambda: list(accumulate([1, "a"])))
attempt(lambda: chain(1)); attempt(lambda: list(chain(1))); attempt(lambda: chain(a=1)); attempt(lambda: chain.from_iterable(1)); attempt(lambda: list(chain.from_iterable([1]))); attempt(lambda: compress([1])); attempt(lambda: compress(1, 2)); attempt(lambda: dropwhile(1)); attempt(lambda: dropwhile(1, 2)); attempt(lambda: takewhile(1, [1], 2)); attempt(lambda: groupby()); attempt(lambda: groupby([], 1, 2)); attempt(lambda: list(takewhile(5, [1])))
attempt(lambda: islice()); attempt(lambda: islice([])); attempt(lambda: islice([], -1)); attempt(lambda: islice([], "a")); attempt(lambda: islice([], 1, "a")); attempt(lambda: islice([], 1, 2, 0)); attempt(lambda: islice([], "a", 2)); attempt(lambda: islice([], 1, -2)); attempt(lambda: islice([], 1, 2, "a")); attempt(lambda: islice(1, 2)); attempt(lambda: islice([], 1, 2, 3, 4)); attempt(lambda: islice([], a=1)); attempt(lambda: pairwise()); attempt(lambda: pairwise(1))
attempt(lambda: product(1)); attempt(lambda: product([], repeat=-1)); attempt(lambda: product([], repeat="a")); attempt(lambda: product([], foo=1)); attempt(lambda: permutations()); attempt(lambda: permutations(1)); attempt(lambda: permutations([], "a")); attempt(lambda: permutations([], -1)); attempt(lambda: permutations([], 1, 2)); attempt(lambda: combinations([1])); attempt(lambda: combinations([1], -1)); attempt(lambda: combinations([1], "a")); attempt(lambda: combinations(1, 1)); attempt(lambda: combinations_with_replacement([1], -1)); attempt(lambda: starmap(1)); attempt(lambda: list(starmap(pow, [1]))); attempt(lambda: tee()); attempt(lambda: tee(1)); attempt(lambda: tee([], -1)); attempt(lambda: tee([], "a")); attempt(lambda: zip_longest(1)); attempt(lambda: zip_longest(foo=1))
attempt(lambda: count()[0]); attempt(lambda: len(chain())); attempt(lambda: combinations("ab", 1)[0]); attempt(lambda: chain() + chain()); attempt(lambda: product("ab")); attempt(lambda: next(chain()))
print(count, chain, itertools.groupby, type(tee([])[0]), count.__name__, type(next(groupby([1]))[1]), count.__module__, itertools.__name__)
kept = []
for c in combinations(range(4), 2): kept.append(c)
print(kept, [c for c in product("ab", "cd")], max(permutations([1, 2, 3])), dict(pairwise([1, 2, 3])))
def gen():
    yield from chain([1], gen2())
def gen2():
    yield 2
print(list(gen()), sum(1 for _ in combinations(range(12), 6)), sum(a * b for a, b in product(range(50), repeat=2)))
