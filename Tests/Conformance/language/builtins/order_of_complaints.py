# Which complaint comes first, and how it is worded for objects of different kinds.
import heapq, types, enum


class Plain:
    def __index__(self): return 0
    def __repr__(self): return "Plain()"


class Colour(enum.Enum):
    red = 1


class Loud:
    def __init__(self, name): self.name = name
    def __repr__(self): return f"Loud({self.name!r})"
    def __hash__(self): print("hash", self.name); return 1
    def __eq__(self, other): print("eq", self.name, other.name); return False


def said(name): print("evaluated", name); return name


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def delete(value, index):
    try:
        del value[index]
        print("deleted", value)
    except Exception as error:
        print(type(error).__name__, error)


for value in [1, None, 1.5, (1,), range(3), object(), len, "a", {1}, frozenset(), b"x", bytearray(b"xy"), {1: 2}, {1: 2}.keys(), int, Plain, Plain(), Colour, Colour.red, ValueError(), slice(1), iter([]),
              types.MappingProxyType({}), said, (n for n in ()), [1, 2]]:
    for index in [0, True, Plain(), slice(0, 1), "k", None, 10 ** 30]:
        delete(value, index)

attempt(lambda: {[1]: said("a"), "k": said("b")})
attempt(lambda: {Loud("x"): said("x"), Loud("y"): said("y"), **{"k": said("inner")}, Loud("z"): said("z")})
attempt(lambda: {[1]: 1, **said(None)})
attempt(lambda: {0: said(0), 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, Loud("end"): said("end"), []: said("after")})
attempt(lambda: {[1], said("set")})

for text in ["abc", b"abc"]:
    for name in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
        for arguments in [([], {}), ([], 0, {}), ({}, 0), (None,), (text, "x"), (text, Plain(), None)]:
            attempt(lambda: getattr(text, name)(*arguments))

for text in ["\x1c1", "1\x1f", "\x1f１", "\x851", "\xa01\t", " 1\x0b\x0c", "\x001", "1_0", "１\x1d"]:
    for kind in [int, float, complex]:
        attempt(lambda: kind(text))
    attempt(lambda: int(text, 16))

for name in ["heapify", "heappop"]:
    attempt(lambda: getattr(heapq, name)((1, 2)))
for name in ["heappush", "heapreplace", "heappushpop"]:
    attempt(lambda: getattr(heapq, name)(None, 2))
attempt(lambda: bytearray(None))
attempt(lambda: bytearray(1.5))
attempt(lambda: bytes(1.5))
attempt(lambda: bytearray([300]))
attempt(lambda: bytes([300]))
attempt(lambda: bytearray(b"a").extend(None))

d = {}
d[Loud("first")] = 1
d[Loud("second")] = 2
d.setdefault(Loud("third"), 3)
d.update({Loud("fourth"): 4})
print(d.get(Loud("fifth")), d.pop(Loud("sixth"), None), Loud("seventh") in d, {Loud("eighth"), Loud("ninth")})
