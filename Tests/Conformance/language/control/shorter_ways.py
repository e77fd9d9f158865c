# Ways of writing that the interpreter has shorter ways for: the results are those of the long ones.
import itertools

# Lists of one element, repeated.
print([0] * 3, [0] * 0, [0] * -1, [[]] * 2, [1] * True, [0] * False, ["a"] * 2, [None] * 1)
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows)
for times in ("a", 1.5, None, [1], 2**70):
    try:
        print([0] * times)
    except Exception as error:
        print(type(error).__name__, error)


class Times:
    def __index__(self):
        return 2

    def __rmul__(self, other):
        return ("rmul", other)


print([7] * Times())

# Tuples compared where they are written.
nan = float("nan")
a, b = 1, 2
print((a, b) < (1, 3), (a, b) == (1, 2), (a, b) != (1, 2), (a, b) <= (1, 2), (a, b) > (0, 9), (a, b) >= (1, 2, 0), (a,) < (1, 0), (a, b) == (1, 2, 3))
print((nan, a) == (nan, 1), (nan, a) < (nan, 2), (a, 0.5) < (1.0, 1), (True, "b") < (1, "c"))
for thunk in (lambda: (a, "x") < (1, 2), lambda: (a, None) > (1, None), lambda: (a, [1]) < (1, [0]), lambda: (a, 1 // 0) < (b, undefined)):
    try:
        print(thunk())
    except Exception as error:
        print(type(error).__name__, error)


class Loud:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name == other.name

    def __lt__(self, other):
        print("lt", self.name, other.name)
        return "less"


x, y = Loud("x"), Loud("y")
print((x, a) < (y, b), (x, a) == (x, b), (x, y) != (x, x))
if (a, b) == (1, 2) and not (a, b) < (0, 0):
    print("both")


# Texts that grow: whoever holds an earlier one keeps it.
def grow():
    text = ""
    kept = []
    for i in range(400):
        text += chr(97 + i % 26)
        if i % 100 == 99:
            kept.append(text)
            table = {text: i}
        text += "é" if i % 50 == 0 else ""
    print([len(k) for k in kept], len(text), text[-5:], table[kept[-1]], hash(text) == hash("".join(list(text))))
    text += text
    print(len(text), text.count("é"), text == text[:408] * 2)
    text += (text := "new")
    return len(text)


print(grow())


def named():
    number = 10
    number += (number := 1) + number
    total = [1]
    total += [(total := [2])[0], 3]
    return number, total


print(named())


def iterate():
    text = "ab" * 100
    text += "c"
    for character in text:
        text += character
    return len(text), text[199:203]


print(iterate())

# Calls of built-in functions and conversions.
print(str(12), int("42"), float("1.5"), list("ab"), tuple([1]), str(b"x"), int(2.9), chr(97), ord("b"), abs(-2))
for thunk in (lambda: int("x"), lambda: float(None), lambda: list(3), lambda: tuple(None), lambda: chr(-1), lambda: ord("ab"), lambda: abs("a"), lambda: len(3), lambda: chr(), lambda: ord("a", "b")):
    try:
        print(thunk())
    except Exception as error:
        print(type(error).__name__, error)


class Text(str):
    pass


print(type(str(Text("a"))).__name__, type(Text("a")).__name__, list(itertools.chain.from_iterable([i] * 2 for i in range(3))), list(itertools.chain([1], "ab", range(2))))


# Exceptions: made, raised, raised again.
class Own(KeyError):
    pass


class Custom(ValueError):
    def __init__(self, code):
        super().__init__("code", code)
        self.code = code


class Made(Exception):
    def __new__(cls, *args):
        made = super().__new__(cls, "new", *args)
        return made


for make in (lambda: KeyError(1), lambda: Own("a", 2), lambda: Custom(5), lambda: Made(3), lambda: StopIteration(4), lambda: SystemExit(2), lambda: OSError(2, "gone"), lambda: ValueError(text=1), lambda: Exception()):
    try:
        raise make()
    except BaseException as error:
        print(type(error).__name__, error.args, repr(error), getattr(error, "value", None), getattr(error, "code", None), getattr(error, "errno", None))

import traceback


def inner():
    raise Own("deep")


def middle():
    try:
        inner()
    except Own:
        raise


def top():
    try:
        middle()
    except KeyError as error:
        error.add_note("noted")
        raise RuntimeError("outer") from error


try:
    top()
except RuntimeError as error:
    print(len(traceback.extract_tb(error.__traceback__)), len(traceback.extract_tb(error.__cause__.__traceback__)), error.__cause__.__notes__)
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)], [frame.lineno for frame in traceback.extract_tb(error.__cause__.__traceback__)])
