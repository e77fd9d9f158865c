# Built-in functions that take the values of a generator: what the generator sees and where it stands afterwards.
def numbers(log, values):
    for value in values:
        log.append(value)
        yield value
    log.append("end")


for function in (sum, list, tuple, set, sorted, min, max, any, all, bytes):
    log = []
    print(function.__name__, function(numbers(log, [3, 1, 2])), log)

# A function that knows its answer stops; the generator goes on where it stood.
log = []
source = numbers(log, [False, 0, True, False, 5])
print(any(source), log, next(source), list(source), log)
log = []
source = numbers(log, [True, 1, 0, 7])
print(all(source), log, list(source))
print(any(x > 2 for x in range(5)), all(x > 2 for x in range(5)), any(x for x in []), all(x for x in []))

# Kinds of numbers change on the way.
print(sum(x for x in [1, 2.5, True, 3]), sum((x for x in [0.5, 1]), 1), sum(x for x in [2**62, 2**62, 1]), sum(x for x in [True, False, True]))
print(sum((x for x in [[1], [2]]), []), min(x for x in [2, 1.5, 3]), max(x for x in [2, 2.0, 1]), max((x for x in "bca"), key=ord))
print(min((x for x in []), default="none"), max(abs(x) for x in [-3, 2]), min(x for x in [True, 0]))

# Errors on both sides.
for thunk in (lambda: sum(x for x in [1, "a"]), lambda: max(x for x in []), lambda: min(x for x in [1, "a"]), lambda: sum(1 // x for x in [1, 0]), lambda: list(undefined for _ in range(2))):
    try:
        print(thunk())
    except Exception as error:
        print(type(error).__name__, error)


def failing():
    yield 1
    try:
        yield 2
        raise ValueError("inside")
    finally:
        print("finally")


try:
    sum(failing())
except ValueError as error:
    print("caught", error)

# A generator that looks at who drives it.
def nosy():
    yield 1
    try:
        next(me)
    except ValueError as error:
        yield len(str(error))


me = nosy()
print(sum(me), me.gi_running)

# A list that grows while the generator reads it.
grown = [1]
grown.extend(len(grown) * 10 for _ in range(3))
print(grown)
print(len(list(i for i in range(3000))), sum(len(w) for w in ["ab", "c"]), ",".join(str(i) for i in range(5)))


def chained():
    yield 1
    yield from (x * 2 for x in range(3))
    received = yield 9
    yield received is None


print(list(chained()), sum(chained()), max(chained()))


def returning():
    yield 1
    return "value"


def outer():
    result = yield from returning()
    yield len(result)


print(sum(outer()), list(outer()))
