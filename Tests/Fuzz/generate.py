"""Writes small typed random programs of the language.

    generate.py --seed 1 --count 500 > programs.py

Each program is a function that a harness at the end of the file calls; what it prints stands between lines that number the programs.  The same file
runs under CPython and under `lessons exec`; `compare.py` compares the outputs program by program.  Programs end soon and print nothing that may
differ between two runs of CPython: no addresses, no hashes of strings, no order of sets of strings.
"""
import argparse
import random

HARNESS = '''
import sys, traceback
for _number, _program in enumerate(PROGRAMS):
    print("#", _number)
    try:
        _program()
    except Exception as error:
        print("!", type(error).__name__, error)
        if _number % 4 == 0:
            traceback.print_exc(file=sys.stdout)
'''

PRELUDE = '''import math, itertools, functools, collections, string, operator, re, json, statistics, textwrap, bisect, heapq, copy, contextlib
from dataclasses import dataclass, field, asdict, replace
from fractions import Fraction
from enum import Enum, IntEnum, Flag, auto
PROGRAMS = []
'''

WORDS = ['', 'a', 'abc', 'Hello', 'hello world', 'x,y,,z', '  pad ', 'ABC', 'aAbB', '123', '-7', '3.5', 'ünï', 'ß', 'a\\tb', 'l1\\nl2\\r\\nl3', 'ab' * 4, '日本語', 'é', "it's", '"q"', '%d', '{}',
         'Ǆ', 'İ', '①', '½', '\\x00', '\\x1f', '\\u2028', '😀']
FLOATS = ['0.0', '-0.0', '1.5', '-2.25', '3.14159', '1e10', '1e-7', '123456789.123', '0.1', '2.5', '1e16', '1e22', '5e-324', '1.7976931348623157e308', 'float("inf")', 'float("-inf")', '1e100', '0.5', '-0.5', '1/3']
INTS = ['0', '1', '-1', '2', '3', '5', '7', '10', '-4', '13', '100', '255', '-128', '1000', '65536', '10**6', '2**31', '-2**63', '2**63', '(2**64 + 1)', '10**20', '-10**25', '3**60', '0x1f', '1_000']
SMALL = ['0', '1', '2', '3', '4', '5', '-1', '-2', '-3']


class Program:
    def __init__(self, rng):
        self.rng = rng
        self.lines = []
        self.names = {}
        self.count = 0

    # MARK: helpers

    def pick(self, items):
        return items[int(self.rng.random() * len(items))]

    def chance(self, p):
        return self.rng.random() < p

    def new(self, kind):
        self.count += 1
        name = f'{kind[0]}{self.count}'
        return name

    def bind(self, name, kind):
        self.names.setdefault(kind, []).append(name)

    def add(self, indent, text):
        self.lines.append('    ' * indent + text)

    # MARK: expressions

    def value(self, kind, depth=2):
        if self.chance(0.015):
            kind = self.pick(['int', 'str', 'float', 'ints', 'none', 'dict', 'bool', 'bytes', 'set'])
        known = self.names.get(kind)
        if known and self.chance(0.4):
            return self.pick(known)
        if depth <= 0:
            return self.leaf(kind)
        return getattr(self, 'make_' + kind)(depth - 1)

    def leaf(self, kind):
        p = self.pick
        if kind == 'int': return p(INTS)
        if kind == 'small': return p(SMALL)
        if kind == 'float': return p(FLOATS)
        if kind == 'str': return "'" + p(WORDS).replace("'", "\\'") + "'"
        if kind == 'bool': return p(['True', 'False'])
        if kind == 'none': return 'None'
        if kind == 'bytes': return p(["b''", "b'abc'", "b'\\x00\\xff'", "b'a b c'", "b'Hello'", "b'-12'"])
        if kind == 'ints': return '[' + ', '.join(p(SMALL + INTS[:12]) for _ in range(p([0, 1, 2, 3, 4, 5]))) + ']'
        if kind == 'strs': return '[' + ', '.join(self.leaf('str') for _ in range(p([0, 1, 2, 3, 4]))) + ']'
        if kind == 'tuple': return '(' + ''.join(self.leaf(p(['int', 'str', 'float', 'bool'])) + ', ' for _ in range(p([0, 1, 2, 3]))) + ')'
        if kind == 'set': return p(['set()', '{1, 2, 3}', '{3, 4, 5, 100}', '{-1, 0, 7, 2**40}', 'set(range(6))', '{0}'])
        if kind == 'dict': return p(['{}', "{'a': 1}", "{'a': 1, 'b': 2, 'c': 3}", "{'x': 10, 'a': -1}", "dict(k=5, z=6)"])
        if kind == 'any': return self.leaf(p(['int', 'float', 'str', 'bool', 'none', 'bytes', 'ints', 'strs', 'tuple', 'set', 'dict']))
        raise ValueError(kind)

    def make_none(self, d):
        return 'None'

    def make_any(self, d):
        return self.value(self.pick(['int', 'float', 'str', 'bool', 'none', 'bytes', 'ints', 'strs', 'tuple', 'set', 'dict']), d)

    def make_small(self, d):
        v = self.value
        return self.pick([self.pick(SMALL), f'len({v("any2" if False else "ints", d)})', f'{v("int", d)} % 7', self.pick(SMALL), f'({v("small", d)} + 1) % 9'])

    def make_int(self, d):
        v, p = self.value, self.pick
        i = lambda: v('int', d)
        s = lambda: v('str', d)
        l = lambda: v('ints', d)
        return p([
            lambda: f'({i()} {p(["+", "-", "*", "//", "%", "&", "|", "^"])} {i()})',
            lambda: f'({i()} {p(["+", "-", "*", "//", "%", "&", "|", "^"])} {i()})',
            lambda: f'({i()} ** {p(["0", "1", "2", "3"])})',
            lambda: f'({i()} {p(["<<", ">>"])} {p(["0", "1", "3", "31", "64", "65"])})',
            lambda: f'{p(["-", "+", "~"])}{i()}',
            lambda: f'abs({i()})', lambda: f'len({s()})', lambda: f'len({v(p(["ints", "strs", "dict", "set", "tuple", "bytes"]), d)})',
            lambda: f'sum({l()})', lambda: f'{p(["min", "max"])}({l()}, default={i()})', lambda: f'{p(["min", "max"])}({i()}, {i()}, {i()})',
            lambda: f'int({v("float", d)})', lambda: f'int({s()})', lambda: f'int({s()}, {p(["2", "8", "10", "16", "36", "0"])})', lambda: f'round({v("float", d)})', lambda: f'round({i()}, {p(["-1", "-2", "0", "1"])})',
            lambda: f'{l()}[{v("small", d)}]', lambda: f'{v("dict", d)}[{s()}]', lambda: f'{v("dict", d)}.get({s()}, {i()})',
            lambda: f'{s()}.{p(["count", "find", "rfind", "index", "rindex"])}({s()})', lambda: f'{s()}.{p(["count", "find", "index"])}({s()}, {v("small", d)}, {v("small", d)})',
            lambda: f'{l()}.{p(["count", "index"])}({i()})', lambda: f'ord({s()}[{v("small", d)}])', lambda: f'divmod({i()}, {i()})[{p(["0", "1"])}]', lambda: f'pow({i()}, {p(["0", "1", "2", "5", "-1"])}, {i()})',
            lambda: f'({i()} if {v("bool", d)} else {i()})', lambda: f'({i()} {p(["and", "or"])} {i()})', lambda: f'{i()}.{p(["bit_length", "bit_count", "conjugate", "__neg__"])}()' if False else f'({i()}).{p(["bit_length", "bit_count", "conjugate", "__index__"])}()',
            lambda: f'math.{p(["gcd", "lcm"])}({i()}, {i()})', lambda: f'math.{p(["floor", "ceil", "trunc"])}({v("float", d)})', lambda: f'math.comb({v("small", d)}, {v("small", d)})', lambda: f'math.isqrt({i()})',
            lambda: f'hash({v(p(["int", "float"]), d)})', lambda: f'functools.reduce(lambda a, b: a {p(["+", "-", "*"])} b, {l()}, {i()})', lambda: f'int.from_bytes({v("bytes", d)}, {p(["chr(98) + chr(105) + chr(103)", repr("little"), repr("big")])}, signed={v("bool", 0)})',
            lambda: f'bisect.bisect{p(["", "_left", "_right"])}(sorted({l()}), {i()})', lambda: f'next(iter({l()}), {i()})', lambda: f'operator.{p(["add", "mul", "sub", "floordiv", "mod"])}({i()}, {i()})',
            lambda: f'(lambda x, y={i()}: x - y)({i()})', lambda: f'collections.Counter({s()})[{s()}[:1]]', lambda: f'{v("tuple", d)}.count({v("any", 0)})', lambda: f'len({{*{l()}, *{l()}}})',
        ])()

    def make_float(self, d):
        v, p = self.value, self.pick
        f = lambda: v('float', d)
        return p([
            lambda: f'({f()} {p(["+", "-", "*", "/", "//", "%"])} {f()})', lambda: f'({f()} {p(["+", "-", "*", "/"])} {v("int", d)})', lambda: f'({v("int", d)} / {v("int", d)})',
            lambda: f'float({v("int", d)})', lambda: f'float({v("str", d)})', lambda: f'round({f()}, {p(["0", "1", "2", "3", "-1", "15"])})', lambda: f'abs({f()})', lambda: f'-{f()}',
            lambda: f'math.{p(["sqrt", "fabs", "copysign", "fmod", "ldexp"])}({f()})' if False else f'math.sqrt(abs({f()}))', lambda: f'math.copysign({f()}, {f()})', lambda: f'math.fmod({f()}, {f()})', lambda: f'math.fsum([{f()}, {f()}, {f()}])',
            lambda: f'({f()} ** {p(["0", "1", "2", "-1", "0.5"])})', lambda: f'{p(["min", "max"])}({f()}, {f()})', lambda: f'sum([{f()}, {f()}], {f()})', lambda: f'({f()} if {v("bool", d)} else {f()})',
            lambda: f'float.fromhex(({f()}).hex())', lambda: f'statistics.{p(["mean", "median", "fmean"])}({v("ints", d)})', lambda: f'math.{p(["hypot", "dist"])}' + '([1.5, 2.5], [0.5, -1.0])' if False else f'math.hypot({f()}, {f()})',
        ])()

    def make_bool(self, d):
        v, p = self.value, self.pick
        return p([
            lambda: f'({v("int", d)} {p(["<", "<=", "==", "!=", ">", ">="])} {v("int", d)})', lambda: f'({v("float", d)} {p(["<", "<=", "==", "!=", ">"])} {v("int", d)})', lambda: f'({v("str", d)} {p(["<", "==", "!=", ">=", "in", "not in"])} {v("str", d)})',
            lambda: f'({v("ints", d)} {p(["<", "==", "!=", ">="])} {v("ints", d)})', lambda: f'({v("int", d)} {p(["in", "not in"])} {v(p(["ints", "set"]), d)})', lambda: f'({v("int", d)} < {v("int", d)} <= {v("int", d)})',
            lambda: f'(not {v("any", d)})', lambda: f'bool({v("any", d)})', lambda: f'({v("bool", d)} {p(["and", "or", "^", "&", "|"])} {v("bool", d)})', lambda: f'isinstance({v("any", d)}, {p(["int", "str", "(list, tuple)", "float | None", "bool", "object"])})',
            lambda: f'{v("str", d)}.{p(["isalpha", "isdigit", "isdecimal", "isnumeric", "isupper", "islower", "isspace", "istitle", "isalnum", "isidentifier", "isprintable", "isascii"])}()', lambda: f'{v("str", d)}.{p(["startswith", "endswith"])}({v("str", d)})', lambda: f'{v("str", d)}.startswith(({v("str", 0)}, {v("str", 0)}), {v("small", 0)})',
            lambda: f'{p(["any", "all"])}({v("ints", d)})', lambda: f'{v("set", d)}.{p(["issubset", "issuperset", "isdisjoint"])}({v("set", d)})', lambda: f'({v("set", d)} {p(["<", "<=", "==", ">"])} {v("set", d)})', lambda: f'({v("dict", d)} == {v("dict", d)})', lambda: f'({v("tuple", d)} {p(["<", "==", ">="])} {v("tuple", d)})',
            lambda: f'math.{p(["isnan", "isinf", "isfinite"])}({v("float", d)})', lambda: f'({v("float", d)}).is_integer()', lambda: f'({v("any", d)} is None)', lambda: f'callable({v("any", d)})', lambda: f'math.isclose({v("float", d)}, {v("float", d)})',
        ])()

    def spec(self):
        p = self.pick
        kind = p(['int', 'float', 'str'])
        align = p(['', '<', '>', '^', '*^', '0>', '=', '_<'] if kind != 'str' else ['', '<', '>', '^', '*^', '·<'])
        sign = p(['', '', '+', '-', ' ']) if kind != 'str' else ''
        alt = p(['', '', '', '#']) if kind != 'str' else ''
        zero = p(['', '', '0']) if kind != 'str' else ''
        width = p(['', '', '1', '5', '8', '12', '20'])
        group = p(['', '', ',', '_']) if kind != 'str' else ''
        precision = p(['', '', '.0', '.1', '.3', '.6', '.12']) if kind != 'int' else p(['', '', '', '', '.2'])
        letter = {'int': p(['', 'd', 'b', 'o', 'x', 'X', 'c', 'n', 'e', '%', 'f', 'g']), 'float': p(['', 'e', 'E', 'f', 'F', 'g', 'G', '%', 'n', 'd']), 'str': p(['', 's', 's', 'd'])}[kind]
        return kind, align + sign + p(['', '', '', '', 'z'] if kind == 'float' else ['']) + alt + zero + width + group + precision + letter

    def make_str(self, d):
        v, p = self.value, self.pick
        s = lambda: v('str', d)
        def formatted():
            kind, spec = self.spec()
            return kind, spec
        def fstring():
            parts = []
            for _ in range(p([1, 2, 3])):
                kind, spec = formatted()
                names = self.names.get(kind)
                inner = p(names) if names and self.chance(0.6) else self.leaf(kind)
                inner = inner.replace('"', '') if '"' in inner else inner
                if '\\' in inner or "'" in inner: inner = p(['1 + 1', '2.5', '(3, 4)', 'None'])
                text = p(['', ' ', 'v=', '{{', '}}', ': '])
                parts.append(text + '{' + inner + p(['', '', '=', '!r', '!s', '!a']) + (':' + spec if spec and self.chance(0.7) else '') + '}')
            return "f'" + ''.join(parts) + "'"
        def percent():
            form = p(['%d', '%5d', '%-5d|', '%05d', '%+d', '%x', '%#o', '%i', '%s', '%r', '%10s', '%-10s|', '%.2s', '%f', '%.3f', '%10.2f', '%e', '%g', '%G', '%%', '%c', '%5.1e', '%a', '% d'])
            if form == '%%': return "'%%' % ()"
            kind = 'str' if form[-1] in 'sra' or form.endswith('s|') else 'float' if form[-1] in 'feGg' else 'int'
            return f"('{form}' % ({v(kind, d)},))"
        return p([
            lambda: f'({s()} + {s()})', lambda: f'({s()} * {p(SMALL)})', lambda: f'{s()}[{v("small", d)}]', lambda: f'{s()}[{p(["", v("small", d)])}:{p(["", v("small", d)])}]', lambda: f'{s()}[{p(["", v("small", d)])}:{p(["", v("small", d)])}:{p(["1", "2", "-1", "-2", "0", ""])}]',
            lambda: f'{s()}.{p(["upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip"])}()', lambda: f'{s()}.{p(["strip", "lstrip", "rstrip", "removeprefix", "removesuffix"])}({s()})',
            lambda: f'{s()}.replace({s()}, {s()})', lambda: f'{s()}.replace({s()}, {s()}, {v("small", d)})', lambda: f'{s()}.{p(["center", "ljust", "rjust"])}({p(["0", "3", "7", "12"])}, {p([repr("*"), repr(" "), repr("ab"), repr("é")])})', lambda: f'{s()}.zfill({p(["0", "3", "8"])})',
            lambda: f'{s()}.join({v("strs", d)})', lambda: f'str({v("any", d)})', lambda: f'repr({v("any", d)})', lambda: f'ascii({v("any", d)})', lambda: f'{p(["bin", "oct", "hex"])}({v("int", d)})', lambda: f'chr({v("int", d)} % 1000 + 32)',
            fstring, fstring, fstring, percent, percent, lambda: f"format({v('float', d)}, '{self.spec()[1]}')", lambda: f"format({v('int', d)}, '{self.spec()[1]}')", lambda: f"'{{}} {{:>5}} {{!r}}'.format({v('any', d)}, {v('int', d)}, {v('any', d)})", lambda: f"'{{0}}-{{x}}-{{1[0]}}'.format({v('any', d)}, {v('ints', d)}, x={v('any', d)})",
            lambda: f'{s()}.expandtabs({p(["", "4", "0", "1"])})', lambda: f'{s()}.encode().decode()', lambda: f"{s()}.translate(str.maketrans('abl', 'xyz', ' '))", lambda: f'({s()} if {v("bool", d)} else {s()})', lambda: f"''.join(sorted({s()}))", lambda: f"''.join(reversed({s()}))",
            lambda: f'{v("strs", d)}[{v("small", d)}]', lambda: f'({v("float", d)}).hex()', lambda: f'str(Fraction({v("int", d)}, {v("int", d)}))', lambda: f"re.sub(r'{p(['[aeiou]', 'l+', chr(92) + 'd+', chr(92) + 'b', '(.)' + chr(92) + '1', '^.', chr(92) + 's*'])}', {p([repr('*'), repr(''), repr('<' + chr(92) + 'g<0>>')])}, {s()})", lambda: f'json.dumps({v(p(["ints", "strs", "dict", "str", "float", "none"]), d)})', lambda: f'textwrap.{p(["shorten", "fill"])}({s()}, {p(["5", "10", "20"])})', lambda: f'{v("bytes", d)}.hex()',
            lambda: f'{s()}.{p(["partition", "rpartition"])}({s()})[{p(["0", "1", "2"])}]', lambda: f'max({v("strs", d)}, key=len, default={s()})', lambda: f'{v("bytes", d)}.decode({p(["", repr("latin-1"), repr("ascii")])})', lambda: f'str({v("bytes", d)}, "utf-8", "replace")',
        ])()

    def make_bytes(self, d):
        v, p = self.value, self.pick
        b = lambda: v('bytes', d)
        return p([lambda: f'({b()} + {b()})', lambda: f'{b()}[{v("small", d)}:]', lambda: f'{b()}.{p(["upper", "lower", "strip", "title", "swapcase", "capitalize"])}()', lambda: f'{b()}.replace({b()}, {b()})', lambda: f'{v("str", d)}.encode({p(["", repr("utf-8"), repr("latin-1"), repr("ascii") + ", " + repr("replace"), repr("utf-16")])})', lambda: f'bytes({v("ints", d)})', lambda: f'bytes({p(["0", "3"])})',
                  lambda: f'bytes.fromhex({p([repr("00ff"), repr("0a 0B"), repr("xyz"), repr("1")])})', lambda: f'({b()} * {p(SMALL)})', lambda: f'{b()}.join([{b()}, {b()}])', lambda: f'({v("int", d)}).to_bytes({p(["1", "2", "4", "9"])}, {p([repr("big"), repr("little")])}, signed={v("bool", 0)})', lambda: f'bytes(bytearray({b()}))', lambda: f'{b()}.{p(["center", "ljust", "rjust", "zfill"])}({p(["3", "8"])})', lambda: f"(b'%d %s %x' % ({v('int', d)}, {b()}, {v('int', d)}))"])()

    def make_ints(self, d):
        v, p = self.value, self.pick
        l = lambda: v('ints', d)
        x = self.new('x')
        return p([
            lambda: f'({l()} + {l()})', lambda: f'({l()} * {p(SMALL)})', lambda: f'sorted({l()})', lambda: f'sorted({l()}, reverse={v("bool", 0)}, key=lambda {x}: {x} {p(["% 3", "* -1", "& 5", "// 2"])})', lambda: f'list(reversed({l()}))', lambda: f'list(range({v("small", d)}, {v("small", d)}, {p(["1", "2", "-1", "3", "0"])}))', lambda: f'list(range({p(["0", "3", "6"])}))',
            lambda: f'{l()}[{p(["", v("small", d)])}:{p(["", v("small", d)])}:{p(["", "1", "2", "-1", "-2"])}]', lambda: self.comprehension('[', ']', l, d), lambda: self.comprehension('[', ']', l, d), lambda: f'list(map(lambda {x}: {x} {p(["+ 1", "* 2", "** 2", "% 4", "// 3"])}, {l()}))', lambda: f'list(filter(lambda {x}: {x} {p(["> 0", "% 2", "< 5"])}, {l()}))', lambda: f'[*{l()}, *{v(p(["ints", "set", "tuple"]), d)}]' if False else f'[*{l()}, {v("int", d)}, *{l()}]',
            lambda: f'[len({x}) for {x} in {v("strs", d)}]', lambda: f'list(itertools.{p(["accumulate"])}({l()}))', lambda: f'list(itertools.chain({l()}, {l()}))', lambda: f'[sum({x}) for {x} in zip({l()}, {l()})]', lambda: f'list({v("dict", d)}.values())', lambda: f'sorted({v("set", d)})', lambda: f'[ord({x}) for {x} in {v("str", d)}]', lambda: f'list({v("bytes", d)})', lambda: f'[{x} for {x}, _ in enumerate({l()}, {v("small", d)})]',
            lambda: f'list(itertools.islice(itertools.count({v("small", d)}, {v("small", d)}), {p(["0", "2", "4"])}))', lambda: f'heapq.{p(["nsmallest", "nlargest"])}({p(["0", "1", "3"])}, {l()})', lambda: f'copy.{p(["copy", "deepcopy"])}({l()})', lambda: f'list(itertools.takewhile(lambda {x}: {x} < 5, {l()}))', lambda: f'[{x} if {x} else {v("int", d)} for {x} in {l()}]',
        ])()

    def comprehension(self, a, b, source, d):
        x, y = self.new('x'), self.new('y')
        text = f'{a}{self.pick([x, x + " * 2", x + " - 1", f"{x} if {x} > 2 else -{x}", f"{x} % 3"])} for {x} in {source()}'
        if self.chance(0.3): text = f'{a}{x} {self.pick(["+", "*", "-"])} {y} for {x} in {source()} for {y} in {self.leaf("ints")}'
        if self.chance(0.4): text += f' if {x} {self.pick(["> 0", "% 2 == 0", "!= 3", "in (1, 2, 3)"])}'
        return text + b

    def make_strs(self, d):
        v, p = self.value, self.pick
        s, x = (lambda: v('str', d)), self.new('x')
        return p([lambda: f'{s()}.{p(["split", "rsplit", "splitlines"])}()', lambda: f'{s()}.{p(["split", "rsplit"])}({s()}, {p(["-1", "0", "1", "2"])})', lambda: f'{s()}.splitlines(True)', lambda: f'list({s()})', lambda: f'sorted({v("strs", d)}, key={p(["len", "str.lower", "lambda t: t[::-1]", "lambda t: (len(t), t)"])}, reverse={v("bool", 0)})', lambda: f'[{x}.{p(["upper", "strip", "title"])}() for {x} in {v("strs", d)}]', lambda: f'[str({x}) for {x} in {v("ints", d)}]',
                  lambda: f'list({v("dict", d)})', lambda: f'list({s()}.partition({s()}))', lambda: f'({v("strs", d)} + {v("strs", d)})', lambda: f"re.findall(r'{p(['[a-z]+', chr(92) + 'w+', chr(92) + 'd', '(?i)h.', '[^,]*', '(?:ab)+', '.'])}', {s()})", lambda: f"re.split(r'{p([',', chr(92) + 's+', '(l)', '[aeiou]'])}', {s()})", lambda: f'textwrap.wrap({s()}, {p(["4", "10"])})', lambda: f"[''.join({x}) for {x} in itertools.{p(['permutations', 'combinations'])}({s()}[:4], 2)]", lambda: f"[f'{{{x}!r:>6}}' for {x} in {v('ints', d)}]"])()

    def make_tuple(self, d):
        v, p = self.value, self.pick
        return p([lambda: '(' + ''.join(v(p(['int', 'str', 'float', 'ints', 'bool', 'none']), d) + ', ' for _ in range(p([1, 2, 3]))) + ')', lambda: f'tuple({v("ints", d)})', lambda: f'divmod({v(p(["int", "float"]), d)}, {v("int", d)})', lambda: f'({v("tuple", d)} + {v("tuple", d)})', lambda: f'{v("tuple", d)}[{p(["", v("small", 0)])}:{p(["", v("small", 0)])}]', lambda: f'({v("float", d)}).as_integer_ratio()', lambda: f'tuple(zip({v("ints", d)}, {v("strs", d)}))', lambda: f'tuple(sorted({v("dict", d)}.items()))', lambda: f'tuple(enumerate({v("strs", d)}, {v("small", d)}))', lambda: f'math.{p(["modf", "frexp"])}({v("float", d)})', lambda: f'{v("str", d)}.partition({v("str", d)})', lambda: f'slice({v("small", 0)}, {v("small", 0)}).indices({p(["0", "3", "10"])})'])()

    def make_set(self, d):
        v, p = self.value, self.pick
        x = self.new('x')
        return p([lambda: f'({v("set", d)} {p(["|", "&", "-", "^"])} {v("set", d)})', lambda: f'set({v("ints", d)})', lambda: f'{v("set", d)}.{p(["union", "intersection", "difference", "symmetric_difference"])}({v("ints", d)})', lambda: self.comprehension('{', '}', lambda: v('ints', d), d), lambda: f'frozenset({v("ints", d)})', lambda: f'{{{v("int", d)}, {v("int", d)}}}', lambda: f'{{{x} % 5 for {x} in {v("set", d)}}}'])()

    def make_dict(self, d):
        v, p = self.value, self.pick
        k, x = self.new('k'), self.new('x')
        return p([lambda: f'{{{v("str", d)}: {v("int", d)}, {v("str", d)}: {v("int", d)}}}', lambda: f'{{{k}: {x} {p(["+ 1", "* 2", "% 3"])} for {k}, {x} in {v("dict", d)}.items()}}', lambda: f'dict(zip({v("strs", d)}, {v("ints", d)}))', lambda: f'({v("dict", d)} | {v("dict", d)})', lambda: f'{{**{v("dict", d)}, {v("str", d)}: {v("int", d)}}}', lambda: f'dict(sorted({v("dict", d)}.items(), key=lambda t: t[{p(["0", "1"])}]))', lambda: f'{{{k}: len({k}) for {k} in {v("strs", d)} if {k}}}', lambda: f'dict.fromkeys({v("strs", d)}, {v("int", d)})', lambda: f'dict(collections.Counter({v("str", d)}))', lambda: f'{v("dict", d)}.copy()', lambda: f'{{{x}: {k} for {k}, {x} in enumerate({v("strs", d)})}}'])()

    # MARK: statements

    KINDS = ['int', 'int', 'float', 'str', 'str', 'bool', 'ints', 'ints', 'strs', 'dict', 'set', 'tuple', 'bytes']

    def show(self, indent):
        kind = self.pick(self.KINDS)
        text = self.value(kind, self.pick([1, 2, 2, 3]))
        if kind == 'set' or self.chance(0.03):
            self.add(indent, f'print(sorted({text}))' if kind == 'set' else f'print(type({text}).__name__)')
        elif self.chance(0.2):
            self.add(indent, f'print({text}, {self.value(self.pick(["int", "str", "float"]), 1)}, sep={self.leaf("str")}, end=";\\n")')
        else:
            self.add(indent, f'print({self.pick(["", "repr"])}({text}))')

    def assign(self, indent):
        kind = self.pick(self.KINDS)
        name = self.new(kind)
        if self.chance(0.1) and self.names.get(kind):
            name = self.pick(self.names[kind])
        self.add(indent, f'{name} = {self.value(kind, self.pick([1, 2, 3]))}')
        self.bind(name, kind)

    def augment(self, indent):
        kind = self.pick(['int', 'float', 'str', 'ints', 'set', 'dict'])
        if not self.names.get(kind):
            return self.assign(indent)
        name = self.pick(self.names[kind])
        operator = {'int': ['+', '-', '*', '//', '%', '&', '|', '^'], 'float': ['+', '-', '*', '/'], 'str': ['+'], 'ints': ['+'], 'set': ['|', '&', '-', '^'], 'dict': ['|']}[kind]
        self.add(indent, f'{name} {self.pick(operator)}= {self.value(kind, 1)}')

    def mutate(self, indent):
        kind = self.pick(['ints', 'dict', 'set', 'strs'])
        if not self.names.get(kind):
            return self.assign(indent)
        n, v, p = self.pick(self.names[kind]), self.value, self.pick
        if kind == 'ints':
            text = p([f'{n}.append({v("int", 1)})', f'{n}.insert({v("small", 1)}, {v("int", 1)})', f'{n}.extend({v("ints", 1)})', f'print({n}.pop({p(["", "0", "-1", "9"])}))', f'{n}.sort(reverse={v("bool", 0)})', f'{n}.reverse()', f'{n}.remove({v("int", 1)})', f'del {n}[{v("small", 0)}]', f'del {n}[{v("small", 0)}:{v("small", 0)}]',
                      f'{n}[{v("small", 0)}] = {v("int", 1)}', f'{n}[{v("small", 0)}:{v("small", 0)}] = {v("ints", 1)}', f'{n}[::2] = {v("ints", 1)}', f'{n}.clear()', f'{n}[{v("small", 0)}] += {v("int", 1)}', f'{n}.sort(key=lambda t: (t % 3, -t))', f'heapq.heapify({n}); heapq.heappush({n}, {v("int", 1)}); print(heapq.heappop({n}))'])
        elif kind == 'dict':
            text = p([f'{n}[{v("str", 1)}] = {v("int", 1)}', f'del {n}[{v("str", 0)}]', f'print({n}.pop({v("str", 0)}, {v("int", 0)}))', f'print({n}.popitem())', f'{n}.update({v("dict", 1)})', f'print({n}.setdefault({v("str", 0)}, {v("int", 0)}))', f'{n}.update(a={v("int", 0)}, zz=0)', f'print(list({n}.items()), len({n}.keys() & {{"a", "b"}}))', f'print(list(reversed({n})))', f'{n}[{v("str", 0)}] += {v("int", 1)}'])
        elif kind == 'set':
            text = p([f'{n}.add({v("int", 1)})', f'{n}.discard({v("int", 1)})', f'{n}.remove({v("int", 1)})', f'{n}.update({v("ints", 1)})', f'{n}.{p(["intersection_update", "difference_update", "symmetric_difference_update"])}({v("ints", 1)})'])
        else:
            text = p([f'{n}.append({v("str", 1)})', f'{n}.sort(key={p(["len", "str.casefold"])})', f'{n}[:1] = {v("strs", 1)}', f'{n} *= {v("small", 0)}', f'{n}.sort()'])
        self.add(indent, text)

    def unpack(self, indent):
        a, b, c = self.new('int'), self.new('int'), self.new('ints')
        source = self.value(self.pick(['ints', 'ints', 'tuple']), 1)
        form = self.pick([f'{a}, *{c} = {source}', f'{a}, {b} = {self.value("int", 1)}, {self.value("int", 1)}', f'*{c}, {a} = {source}', f'({a}, {b}), *{c} = ({self.value("int", 1)}, 2), 3, {self.value("int", 1)}', f'{a} = {b} = {self.value("int", 1)}', f'{a}, {b} = {source}', f'[{a}, *{c}, {b}] = {source}'])
        self.add(indent, form)
        self.add(indent, 'print(' + ', '.join(n for n in (a, b, c) if n in form) + ')')

    def loop(self, indent, depth):
        kind, source = self.pick([('int', f'range({self.pick(["2", "3", "4"])})'), ('int', self.value('ints', 1) + '[:4]'), ('str', self.value('strs', 1) + '[:3]'), ('str', self.value('str', 1) + '[:3]'), ('str', f'sorted({self.value("dict", 1)})')])
        name = self.new(kind)
        if self.chance(0.2):
            counter = self.new('int')
            self.add(indent, f'{counter} = 0')
            self.add(indent, f'while {counter} < {self.pick(["2", "3", "4"])}:')
            self.add(indent + 1, f'{counter} += 1')
        elif self.chance(0.2):
            index = self.new('int')
            self.add(indent, f'for {index}, {name} in enumerate({source}, {self.pick(["0", "1"])}):')
            self.add(indent + 1, f'print({index}, {name})')
        else:
            self.add(indent, f'for {name} in {source}:')
            self.bind(name, kind)
        self.block(indent + 1, depth)
        if self.chance(0.2): self.add(indent + 1, f'if {self.value("bool", 1)}: {self.pick(["break", "continue", "pass"])}')
        if self.chance(0.2):
            self.add(indent, 'else:')
            self.block(indent + 1, depth - 1)

    def branch(self, indent, depth):
        test = self.value('bool', 2)
        if self.chance(0.2): test = f'(w := {self.value("int", 1)}) {self.pick(["> 2", "and True", "== 1"])}'
        self.add(indent, f'if {test}:')
        self.block(indent + 1, depth)
        if self.chance(0.3):
            self.add(indent, f'elif {self.value("bool", 1)}:')
            self.block(indent + 1, depth)
        if self.chance(0.5):
            self.add(indent, 'else:')
            self.block(indent + 1, depth)

    def attempt(self, indent, depth):
        self.add(indent, 'try:')
        self.block(indent + 1, depth)
        if self.chance(0.4): self.add(indent + 1, self.pick(['raise ValueError("v", 1)', 'raise KeyError("k")', '1 / 0', '[][1]', '{}["q"]', 'int("x")', 'None.attr', 'undefined_name', '"a" + 1', 'raise TypeError', 'assert False, "msg"', 'next(iter([]))', '(1)(2)', 'len(5)', 'raise RuntimeError("r") from ValueError("c")', '[1, 2].index(9)', '"".index("z")', 'a, b = 1', 'a, b = [1]', 'a, b = 1, 2, 3', 'del {}["x"]', '"%d" % "x"', 'math.sqrt(-1)', 'float("y")', 'print(1, foo=2)', '{[]: 1}', 'range(1, 2, 0)', '[1] < ["a"]', '-"a"', 'max([])', '"abc".foo', 'open', '1 < "a"', 'sorted([1, "a"])', 'str.upper(1)', '"a".join([1])', 'chr(-1)', 'ord("ab")', 'bytes([300])', 'raise 5', 'for i in 5: pass', 'sum(["a"])', 'int(None)', 'round("a")', 'abs("a")', 'type("X", (int, str), {})'][:]).replace('open', 'pass'))
        for kind in self.rng.sample(['ValueError', '(TypeError, ZeroDivisionError)', 'LookupError', 'Exception', 'AttributeError', 'ArithmeticError'], self.pick([1, 2])):
            self.add(indent, f'except {kind} as e:')
            self.add(indent + 1, self.pick(['print(type(e).__name__, e)', 'print(repr(e))', 'print(e.args)', 'raise', 'print("caught")', 'raise RuntimeError("again")', 'print(type(e).__mro__[1].__name__, str(e))', 'e.add_note("n"); print(e.__notes__)']))
        if self.chance(0.2):
            self.add(indent, 'else:')
            self.add(indent + 1, 'print("else")')
        if self.chance(0.3):
            self.add(indent, 'finally:')
            self.add(indent + 1, self.pick(['print("finally")', 'pass']))

    def function(self, indent, depth):
        name = f'f{self.count}'
        self.count += 1
        parameters = self.pick(['a, b=2', 'a, /, b=1, *, c=3', '*args, **kw', 'a, *rest', 'a=1, b=[]', 'a, b, c', '*, k=0', 'a: int, b: str = "x"'])
        outer = {kind: list(names) for kind, names in self.names.items()}
        self.add(indent, f'def {name}({parameters}):')
        inner = [n for n in ('a', 'b', 'c', 'k') if n in parameters.replace('args', '').replace('rest', '')]
        if self.chance(0.2): self.add(indent + 1, 'print(' + ', '.join(inner + [n for n in ('args', 'kw', 'rest') if n in parameters]) + ')')
        self.names = {kind: list(names) for kind, names in outer.items()}
        generator = self.chance(0.3)
        # Assigned names are local: start without those of the outer function that the body may assign.
        self.names = {}
        for n in inner: self.bind(n, 'int')
        self.block(indent + 1, depth)
        if generator:
            self.add(indent + 1, self.pick([f'yield {self.value("int", 1)}', f'yield from {self.value("ints", 1)}', f'got = yield {self.value("str", 1)}; print("got", got)']))
            self.add(indent + 1, f'for j in {self.value("ints", 1)}[:3]: yield j')
        self.add(indent + 1, f'return {self.value(self.pick(["int", "str", "tuple", "none"]), 1)}')
        self.names = outer
        call = self.pick([f'{name}({self.value("int", 1)})', f'{name}({self.value("int", 1)}, {self.value("int", 1)})', f'{name}(*{self.value("ints", 1)}[:3])', f'{name}(1, b=2)', f'{name}(**{{"a": 1, "k": 2}})', f'{name}()', f'{name}(1, 2, 3)'])
        if generator:
            self.add(indent, self.pick([f'print(list({call}))', f'g = {call}; print(next(g), next(g, "end")); g.close()', f'g = {call}; print(next(g)); print(g.send("s")); print(list(g))', f'for y in {call}: print(y)', f'g = {call}; next(g); g.throw(ValueError("t"))', f'print(*{call})', f'x, *y = {call}; print(x, y)']))
        else:
            self.add(indent, f'print({call})')

    def klass(self, indent, depth):
        self.count += 1
        c = f'C{self.count}'
        v, p = self.value, self.pick
        style = p(['plain', 'plain', 'data', 'enum', 'sub', 'slots', 'prop'])
        if style == 'data':
            self.add(indent, f'@dataclass({p(["", "order=True", "frozen=True", "eq=False, repr=True", "order=True, frozen=True"])})')
            self.add(indent, f'class {c}:')
            self.add(indent + 1, 'x: int')
            self.add(indent + 1, p(['y: str = "d"', 'y: list = field(default_factory=list)', 'y: int = field(default=3, repr=False)', 'y: float = 0.5']))
            self.add(indent, p([f'print({c}({v("int", 1)}), {c}(1) == {c}(1))', f'print({c}(1) < {c}(2))', f'o = {c}(1); o.x = {v("int", 1)}; print(o)', f'print(asdict({c}(2)), replace({c}(1), x=5))' if True else '', f'print(sorted([{c}(3), {c}(1)]))', f'print({c}())', f'print({c}(1, 2, 3))', f'match {c}(1, 2):\n{"    " * (indent + 1)}case {c}(x=a, y=b): print(a, b)', f'print(len({{{c}(1), {c}(1)}}))', f'print({c}(x=1, z=2))']))
        elif style == 'enum':
            self.add(indent, f'class {c}({p(["Enum", "IntEnum"])}):')
            self.add(indent + 1, p(['A = 1; B = 2; C = 1', 'A = auto(); B = auto()', 'A = 3\n' + '    ' * (indent + 1) + 'B = 5\n' + '    ' * (indent + 1) + 'def f(self): return self.value * 2']))
            self.add(indent, p([f'print(list({c}), {c}.A, repr({c}.B))', f'print({c}(1))', f'print({c}["A"].name, {c}.B.value, len({c}))', f'print({c}.A == 1, {c}.A is {c}(1))', f'print({c}.D)', f'print({c}(99))', f'print({c}.A < {c}.B)', f'print(f"{{{c}.A}} {{{c}.B!r:>10}}")']))
        else:
            base = p(['', '', '(int)', '(str)', '(list)', '(dict)', '(Exception)', '(tuple)']) if style == 'sub' else ''
            self.add(indent, f'class {c}{base}:')
            if style == 'slots': self.add(indent + 1, '__slots__ = ("v", "w")')
            if not base:
                self.add(indent + 1, f'def __init__(self, v={v("int", 0)}): self.v = v')
            elif self.chance(0.3):
                self.add(indent + 1, 'def extra(self): return len(repr(self))')
            for method in self.rng.sample(['def __repr__(self): return f"' + c + '({getattr(self, \'v\', 0)!r})"', 'def __eq__(self, o): return isinstance(o, ' + c + ') and self.v == o.v', 'def __lt__(self, o): return self.v < o.v', 'def __add__(self, o): return ' + c + '(self.v + getattr(o, "v", o))', 'def __radd__(self, o): return o + self.v', 'def __len__(self): return 3', 'def __getitem__(self, i): return [self.v, i][i]' if not base else 'def more(self): return 1', 'def __iter__(self): return iter([1, self.v])' if not base else 'def more2(self): return 1', 'def __contains__(self, x): return x == 1', 'def __call__(self, *a): return a', 'def __bool__(self): return False', 'def __hash__(self): return 7', 'def __str__(self): return "str!"', 'def __format__(self, spec): return f"<{spec}>"', 'def __neg__(self): return -1', 'def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)', 'def __enter__(self): print("enter"); return self\n' + '    ' * (indent + 1) + 'def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return ' + p(['True', 'False']), 'def __index__(self): return 2', 'def __float__(self): return 2.5', 'def __mul__(self, o): return NotImplemented', '@property\n' + '    ' * (indent + 1) + 'def p(self): return self.v', '@staticmethod\n' + '    ' * (indent + 1) + 'def s(a): return a', '@classmethod\n' + '    ' * (indent + 1) + 'def k(cls): return cls.__name__', 'def __matmul__(self, o): return "mm"', 'def __iadd__(self, o): return self', 'def __reversed__(self): return "rev"', 'def __int__(self): return 9', 'def __round__(self, n=None): return n', 'def __del__(self): pass', 'def __missing__(self, k): return k', 'def __setattr__(self, n, x): object.__setattr__(self, n, x)', 'def __delitem__(self, i): print("del", i)', 'def __setitem__(self, i, x): print("set", i, x)' if not base else 'def more3(self): return 1'], p([2, 4, 6])):
                self.add(indent + 1, method)
            if self.chance(0.2) and style == 'plain': self.add(indent + 1, f'z = {v("int", 0)}; zs = [i for i in range(z % 3)]')
            self.add(indent + 1, 'pass')
            o = f'o{self.count}'
            argument = {'(int)': v('int', 0), '(str)': v('str', 0), '(list)': v('ints', 0), '(dict)': v('dict', 0), '(tuple)': v('ints', 0)}.get(base, p(['', v('int', 1)]))
            self.add(indent, f'{o} = {c}({argument})')
            uses = ['print(o == o, o != 1)', 'print(o + 1)', 'print(1 + o)', 'print(len(o))', 'print(o[0])', 'print(list(o))', 'print(1 in o)', 'print(o(1, 2))', 'print(bool(o))', 'print(isinstance(o, %s))' % c, 'print(f"{o:x}")' if not base else 'print(f"{o}")', 'print(-o)', 'print(o.p, o.v)', 'print(o.s(3))', 'print(o.k())', 'print(sorted([o, o]) == [o, o])', 'print([10, 20, 30][o])', 'print(float(o))', 'print(o * 2)', 'print(o @ 1)', 'o += 1; print(type(o).__name__)', 'with o as w: print("body"); raise ValueError("in")', 'print(hasattr(o, "p"), hasattr(o, "zz"))', 'print(o.missing)', 'del o.v; print(o.v)', 'print(type(o).__name__, type(o).__qualname__[-3:])', 'print("%s" % o if type(o).__str__ is not object.__str__ else 0)', 'print(o < o)', 'print(hash(o) == hash(o))', 'print(o[1:2])', 'print(int(o))', 'print(round(o, 1))', 'o.new = 1; print(o.new)', 'print(o.extra())', 'del o[0]', 'o[0] = 5', 'print(max(o, o) is o)', 'print(*o)', 'a, b = o; print(a, b)', 'print({o: 1}[o])', 'print(vars(o))', 'print(o.z, o.zs)', 'print(range(o))', 'print("ab" * o)', 'print(o ** 2)', 'print(o >= 1)', 'print(reversed(o))', 'print(abs(o))', 'o()', 'for i in o: print(i)', 'print(next(o))', 'raise o', 'print(divmod(o, 2))', 'print(1 - o)', 'print([o] * 2 == [o, o])', 'print(copy.copy(o) == o)']
            for use in self.rng.sample(uses, p([2, 3, 4])):
                text = re_name(use, o)
                if self.chance(0.6) and ':' not in text.split('print')[0]:
                    self.add(indent, f'try: {text}')
                    self.add(indent, 'except Exception as e: print(type(e).__name__, e)')
                else:
                    self.add(indent, text)

    def match(self, indent, depth):
        subject = self.value(self.pick(['int', 'str', 'ints', 'tuple', 'dict', 'any']), 1)
        self.add(indent, f'match {subject}:')
        cases = ['0 | 1 | 2', '[]', '[x]', '[x, *rest]', '(1, _)', '{"a": v}', '{"a": 1, **kw}', 'str()', 'int(n) if n > 3', 'str(s)', '"abc" | "x"', 'None', 'True', '-1', '[int(q), *_]', 'float() | complex()', '[[y], *_]', 'bytes()', '(a, b, c)', 'list() as l', '2.5', '{}', '[1, 2, *r, 9]', 'bool(b)', 'tuple(t)', 'dict(d)']
        for case in self.rng.sample(cases, self.pick([2, 3, 5])):
            self.add(indent + 1, f'case {case}:')
            import re
            names = [n for n in re.findall(r'\b(x|rest|v|kw|n|s|q|y|a|b|c|l|r|t|d)\b', case.replace('"a"', ''))]
            self.add(indent + 2, f'print({case.split("(")[0]!r}' + ''.join(', ' + n for n in dict.fromkeys(names)) + ')')
        self.add(indent + 1, 'case other:')
        self.add(indent + 2, 'print("other", type(other).__name__)')

    def closure(self, indent, depth):
        f = f'h{self.count}'
        self.count += 1
        self.add(indent, f'def {f}(start={self.value("small", 0)}):')
        self.add(indent + 1, 'total = start')
        self.add(indent + 1, 'def inner(step=1):')
        if self.chance(0.7): self.add(indent + 2, 'nonlocal total')
        self.add(indent + 2, 'total += step')
        self.add(indent + 2, 'return total')
        self.add(indent + 1, self.pick(['return inner', 'return [inner(i) for i in range(3)]', 'inner(); return inner', 'return {k: inner(k) for k in (1, 2)}', 'return lambda *a: inner(*a)']))
        self.add(indent, self.pick([f'c = {f}(); print(c() if callable(c) else c)', f'print([g() for g in [{f}(i) for i in range(3)]])', f'c = {f}(5); print(c(2), c(3))', f'fs = [lambda: i for i in range(3)]; print([q() for q in fs])', f'@functools.lru_cache\n{"    " * indent}def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\n{"    " * indent}print(fib({self.pick(["5", "20"])}), fib.cache_info().hits)']))

    def other(self, indent, depth):
        v, p = self.value, self.pick
        self.add(indent, p([f'assert {v("bool", 1)}, {v("str", 0)}', f'print({v("int", 1)}, {v("any", 1) if False else v("ints", 1)}, sep="|")', f'x1, x2 = {v("int", 1)}, {v("int", 1)}; print(x1 if x1 > x2 else x2)', f'with contextlib.suppress({p(["ValueError", "Exception", "KeyError"])}): print({v("int", 2)})', f'd9 = collections.defaultdict({p(["list", "int"])}); d9[{v("str", 0)}]; print(dict(d9))', f'q9 = collections.deque({v("ints", 1)}, maxlen={p(["2", "5", "None"])}); q9.appendleft({v("int", 0)}); q9.rotate({v("small", 0)}); print(q9)', f'print(collections.Counter({v("str", 1)}).most_common(2))', f'P9 = collections.namedtuple("P9", "x y"); p9 = P9({v("int", 0)}, {v("str", 0)}); print(p9, p9.x, p9._replace(x=0), p9 == tuple(p9))', f'print([(k, list(g)) for k, g in itertools.groupby({v("ints", 1)}, key=lambda t: t % 2)])', f'print(json.loads(json.dumps({{"k": {v("ints", 1)}, "s": {v("str", 1)}}})))', f'print(json.dumps({v("dict", 1)}, indent={p(["None", "2", "0"])}, sort_keys=True))', f"m = re.match(r'(?P<w>\\w+)\\s*(\\d*)', {v('str', 1)}); print(m and (m.group(), m.groups(), m.groupdict(), m.span()))", f'print(Fraction({v("int", 1)}, {v("int", 1)}) {p(["+", "*", "-", "/"])} Fraction({v("int", 1)}, 3))', f'print(list(itertools.product({v("ints", 0)}, repeat={p(["0", "1", "2"])}))[:6])', f'print(string.Template("$a ${{b}} $$").safe_substitute(a={v("any", 0)}))', f'print(*map({p(["str", "repr", "type"])}, {v("ints", 1)}))', f'print(type({v("any", 1)}))', f'print({v("ints", 1)} == {v("ints", 1)}, {v("tuple", 1)} != {v("tuple", 1)})', f'it = iter({v("ints", 1)}); print(next(it, None), list(it))', f'print(list(zip({v("ints", 1)}, {v("str", 1)}, strict={v("bool", 0)})))', f'print(functools.partial({p(["max", "min", "pow"])}, {v("int", 0)})({v("small", 0)}))', f'print(complex({v("small", 0)}, {v("small", 0)}) {p(["+", "*", "-", "/"])} {v("float", 0)})', f'print(statistics.{p(["mean", "median", "mode", "pstdev", "stdev", "multimode"])}({v("ints", 1)}))', f'print(sorted({v("strs", 1)}, key=lambda t: (len(t), t)))', f'print(range({v("small", 0)}, {v("small", 0)}, {p(["1", "2", "-1", "0"])}), list(range(5))[{v("small", 0)}::{p(["1", "-1"])}])', f'b9 = bytearray({v("bytes", 1)}); b9.extend(b"z"); b9[0] = {v("small", 0)}; print(b9)', f'print(operator.itemgetter({v("small", 0)}, 0)({v("ints", 1)}), operator.attrgetter("real")({v("int", 0)}))', f'print(textwrap.dedent({v("str", 1)}), textwrap.indent({v("str", 1)}, "> "))', f'print(f"{{{v("int", 0)}:{{{p(["3", "8"])}}}}}|{{{v("float", 0)}:.{{{p(["0", "2"])}}}f}}")']))

    def block(self, indent, depth):
        before = {kind: list(names) for kind, names in self.names.items()}
        for _ in range(self.pick([1, 1, 2])): self.statement(indent, depth)
        if self.chance(0.8): self.names = before

    def statement(self, indent, depth):
        simple = [self.show] * 8 + [self.assign] * 5 + [self.augment, self.mutate, self.mutate, self.unpack]
        deep = [self.loop, self.loop, self.branch, self.attempt, self.attempt, self.function, self.klass, self.klass, self.match, self.closure, self.other, self.other, self.other]
        chosen = self.pick(simple + deep if depth > 0 else simple)
        if chosen in simple: chosen(indent)
        else: chosen(indent, depth - 1)

    def text(self, number):
        self.add(0, f'def program{number}():')
        for _ in range(self.pick([4, 6, 8])): self.statement(1, 2)
        self.add(0, f'PROGRAMS.append(program{number})')
        return '\n'.join(self.lines) + '\n'


def re_name(text, name):
    """The text with the variable `o` under another name."""
    import re
    return re.sub(r'(?<![\w.{])o(?!\w)|(?<=\{)o(?=[:}])', name, text)


def program(seed, number):
    """The text of one program.  One that does not compile (a name that is local and free at once, for instance) is drawn again."""
    for attempt in range(100):
        rng = random.Random(f'{seed}/{number}/{attempt}')
        text = Program(rng).text(number)
        try:
            compile(text, 'program', 'exec', dont_inherit=True)
            return text
        except (SyntaxError, ValueError, MemoryError, OverflowError):
            continue
    return f'def program{number}():\n    pass\nPROGRAMS.append(program{number})\n'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--count', type=int, default=500)
    options = parser.parse_args()
    import warnings
    warnings.simplefilter('ignore')
    parts = [PRELUDE] + [program(options.seed, number) for number in range(options.count)] + [HARNESS]
    print('\n'.join(parts))


if __name__ == '__main__':
    main()
