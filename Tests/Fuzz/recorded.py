import math, itertools, functools, collections, string, operator, re, json, statistics, textwrap, bisect, heapq, copy, contextlib
from dataclasses import dataclass, field, asdict, replace
from fractions import Fraction
from enum import Enum, IntEnum, Flag, auto
PROGRAMS = []

def program0():
    def f0(*, k=0):
        print(string.Template("$a ${b} $$").safe_substitute(a=['abababab', 'l1\nl2\r\nl3', 'l1\nl2\r\nl3', '"q"']))
        i16, i17 = len({'a': 1, 'b': 2, 'c': 3}), (10**6).conjugate()
        print(i16, i17)
        return 'l1\nl2\r\nl3'.replace('%d', 'é', -3)
    print(f0(*[sum(x20) for x20 in zip([], [-1, 2, 5])][:3]))
    d21 = ({'x': 10, 'a': -1} | {'a': 1, 'b': 2, 'c': 3}).copy()
    if (hash(-10**25 + 0) in [x26 for x26, _ in enumerate([2], 1)]):
        try:
            print(repr({k27: x28 * 2 for k27, x28 in d21.items()}))
        except AttributeError as e:
            print("caught")
    else:
        d9 = collections.defaultdict(list); d9['\x1f']; print(dict(d9))
        x1, x2 = math.comb(0, -2), (1_000 if False else -10**25); print(x1 if x1 > x2 else x2)
    print(*map(type, [x73 for x73 in [100]]))
PROGRAMS.append(program0)

def program1():
    s1 = frozenset([4, 1, 2, 255, -1])
    i8 = 0
    while i8 < 3:
        i8 += 1
        s9 = textwrap.fill(str('aAbB'[-1:]), 5).replace('İ'.partition('{}')[1][:(-1 + 1) % 9:], (-2.25).hex().encode().decode())
    s10 = str(b'\x00\xff', "utf-8", "replace")
    print((abs(round(1.5, 15))))
    for s15 in sorted({k13: x14 + 1 for k13, x14 in dict(k=5, z=6).items()}):
        print(slice(1, -2).indices(0), math.hypot(1.7976931348623157e308, -0.5), sep='a\tb', end=";\n")
    else:
        print(((math.gcd(10**6, 1) in ([-2, 5, -4, 3, -4] * 0))))
    print(tuple(list(range(len([-2, 2, -2]), 10**20 % 7, 2))), ord('Ǆ'[3]), sep='it\'s', end=";\n")
    i18 = pow(255, 1, 10**6)
    [i19, *i21, i20] = list(range(-3, 4, 0))
    print(i19, i20, i21)
PROGRAMS.append(program1)

def program2():
    print(repr('½'.expandtabs(0)))
    print(list(itertools.product([1], repeat=2))[:6])
    d15 = dict(sorted({k18: len(k18) for k18 in [x20.title() for x20 in ['aAbB']] if k18}.items(), key=lambda t: t[0]))
    print(((textwrap.wrap(str('ABC'.removesuffix('ß')), 4) + sorted((['it\'s'] + []), key=lambda t: (len(t), t), reverse=True))))
PROGRAMS.append(program2)

def program3():
    print(functools.partial(max, -1)(2))
    print(list(itertools.takewhile(lambda x19: x19 < 5, list({x22 * 2 for x22 in [4]}.values()))), ('%g' % (-2.25,)), sep='abababab', end=";\n")
    try:
        for s28 in '①'.replace('\x00', '123', -1)[:3]:
            *i31, i29 = list(itertools.takewhile(lambda x32: x32 < 5, [-1, 2, 5]))
            print(i29, i31)
        def h32(start=1):
            total = start
            def inner(step=1):
                nonlocal total
                total += step
                return total
            return [inner(i) for i in range(3)]
        c = h32(5); print(c(2), c(3))
    except Exception as e:
        e.add_note("n"); print(e.__notes__)
    except (TypeError, ZeroDivisionError) as e:
        print(e.args)
    print((dict(zip(textwrap.wrap(str(None.hex()), 4), list(filter(lambda x37: x37 < 5, None))))))
    i38 = list(reversed([2]))
    for i43 in range(2):
        print(repr(i43))
PROGRAMS.append(program3)

def program4():
    print(list(itertools.product([], repeat=1))[:6])
    print(sorted(({x17 % 5 for x17 in set()} ^ {x19 - y20 for x19 in [-1] for y20 in [3, 2] if x19 in (1, 2, 3)})))
    for s25 in ([] + ['abc', 'hello world', 'ünï'])[:3]:
        try:
            print('{0}-{x}-{1[0]}'.format(1e-7, list(itertools.takewhile(lambda x26: x26 < 5, [7, 3])), x=(False, False, )), float('ABC'), sep='{}', end=";\n")
        except AttributeError as e:
            raise RuntimeError("again")
        except LookupError as e:
            print(type(e).__name__, e)
        t27 = math.modf(math.fsum([1e10, 1.5, 1e-7]))
    else:
        s28 = str([]).rpartition(textwrap.fill(str(f'}}{s25!s:<.6s}'), 10))[0]
        print(sorted((({0} ^ {0}) & {x32 - y33 for x32 in None for y33 in [] if x32 > 0})))
    if isinstance({0}, object):
        if ((set(range(6)) ^ set()) == {3, 4, 5, 100}.union([])):
            i36 = sorted(list(itertools.accumulate(([7, 3, 3, -1, -4] + []))))
    elif ((True, ) >= ()):
        print(((math.lcm(abs(2), (1000 or 13)) < list(reversed([13, 10, 2])).index(functools.reduce(lambda a, b: a * b, [2, 0, 5], 2)) <= (len({*[7, 1], *[-4]}) << 0))))
        if (w := (10**20 << 0)) == 1:
            print((math.sqrt(abs(abs(1e-7)))))
        else:
            print(repr(s25))
    else:
        class C41(IntEnum):
            A = 1; B = 2; C = 1
        print(C41.A == 1, C41.A is C41(1))
        s42 = (list(b'abc'.decode('latin-1')) + [''.join(x45) for x45 in itertools.permutations('l1\nl2\r\nl3'.ljust(3, '*')[:4], 2)])
    try:
        print([str(x46) for x46 in list(itertools.chain([], [100]))][[-1, 7].index(10**6) % 7], float(1), sep='{}', end=";\n")
        match {k49: len(k49) for k49 in [] if k49}:
            case str():
                print('str')
            case 0 | 1 | 2:
                print('0 | 1 | 2')
            case -1:
                print('-1')
            case bytes():
                print('bytes')
            case [x]:
                print('[x]', x)
            case other:
                print("other", type(other).__name__)
    except Exception as e:
        print(repr(e))
    except AttributeError as e:
        raise
    print(repr(tuple(sorted(dict(sorted({}.copy().items(), key=lambda t: t[0])).items()))))
PROGRAMS.append(program4)

def program5():
    b9 = bytearray((-2**63).to_bytes(9, 'little', signed=True)); b9.extend(b"z"); b9[0] = -1; print(b9)
    try:
        s19 = re.findall(r'(?:ab)+', f'{{{1 + 1=:^.3}{65536:=#,b}'[len([1])])
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
    except Exception as e:
        print(e.args)
    b21 = b''[0:].replace((b'%d %s %x' % (3**60, b'a b c', 10)), b''[3:])
    i22 = (dict(k=5, z=6)['é'] if bool(['é', 'ünï', '\x1f', 'a']) else len({*[], *[]}))
PROGRAMS.append(program5)

def program6():
    try:
        @dataclass(frozen=True)
        class C1:
            x: int
            y: list = field(default_factory=list)
        print(C1(1, 2, 3))
        try:
            s2 = ('%5.1e' % (-0.5,))
        except Exception as e:
            e.add_note("n"); print(e.__notes__)
        except ArithmeticError as e:
            raise RuntimeError("again")
        [1] < ["a"]
    except AttributeError as e:
        print(type(e).__mro__[1].__name__, str(e))
    def h2(start=-3):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return lambda *a: inner(*a)
    c = h2(5); print(c(2), c(3))
    print(repr(list(itertools.chain(([len(x6) for x6 in []] + [x8 if x8 > 2 else -x8 for x8 in [2, 1, 1, -1]]), [len(x10) for x10 in [''.join(x11) for x11 in itertools.combinations('ABC'[:4], 2)]]))))
    i12 = (math.isqrt(3) or {'a': 1}['123'])
    for s17 in 'l1\nl2\r\nl3'.splitlines(True)[:3]:
        match 1000:
            case "abc" | "x":
                print('"abc" | "x"', x)
            case dict(d):
                print('dict', d)
            case other:
                print("other", type(other).__name__)
        if (set() == set()): pass
    else:
        i18 = (5 and 100)
        i19 = (list(range(0, 5, -1)) + [ord(x22) for x22 in s17])
    print(repr([sum(x23) for x23 in zip([x24 if x24 else 255 for x24 in [7, 13, -2, 0]], list(b'a b c'))]))
    print(repr(list(itertools.takewhile(lambda x26: x26 < 5, list(range(3))))))
    b28 = ('%-10s|' % (s17,)).endswith(f' {s17}v={s17:<12.3d}{1e-7!r:<+.0f}')
PROGRAMS.append(program6)

def program7():
    print(repr([x1 if x1 else 5 for x1 in [0, 5, 100, 13]]))
    def h1(start=-1):
        total = start
        def inner(step=1):
            total += step
            return total
        return [inner(i) for i in range(3)]
    print([g() for g in [h1(i) for i in range(3)]])
    print(collections.Counter('-7'.expandtabs(1)).most_common(2))
    f19 = float.fromhex(((1e-7 + 13)).hex())
PROGRAMS.append(program7)

def program8():
    print((callable(b'a b c')))
    for s5 in sorted({k3: len(k3) for k3 in ['123', ''] if k3}):
        print(repr(json.dumps(f'v={7!a:#0%}v={10**6!r:*^+b}v={10:>#1b}')))
    class C6(list):
        def __round__(self, n=None): return n
        @staticmethod
        def s(a): return a
        pass
    o6 = C6([])
    try: print(type(o6).__name__, type(o6).__qualname__[-3:])
    except Exception as e: print(type(e).__name__, e)
    try: print(o6 ** 2)
    except Exception as e: print(type(e).__name__, e)
    print(*o6)
    class C7:
        def __init__(self, v=2**63): self.v = v
        def __iter__(self): return iter([1, self.v])
        @classmethod
        def k(cls): return cls.__name__
        pass
    o7 = C7(int('ünï', 16))
    try: print(vars(o7))
    except Exception as e: print(type(e).__name__, e)
    try: print(hasattr(o7, "p"), hasattr(o7, "zz"))
    except Exception as e: print(type(e).__name__, e)
    i8 = (len([]) ** 3)
    class C9:
        def __init__(self, v=13): self.v = v
        def __index__(self): return 2
        def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
        def __add__(self, o): return C9(self.v + getattr(o, "v", o))
        def __lt__(self, o): return self.v < o.v
        def __bool__(self): return False
        def __format__(self, spec): return f"<{spec}>"
        pass
    o9 = C9()
    try: o9 += 1; print(type(o9).__name__)
    except Exception as e: print(type(e).__name__, e)
    try: print(divmod(o9, 2))
    except Exception as e: print(type(e).__name__, e)
    try: print(o9[0])
    except Exception as e: print(type(e).__name__, e)
    s10 = (['\x1f'] + ['a', '①', '3.5'])
    print((bool({'a': 1, 'b': 2, 'c': 3})))
PROGRAMS.append(program8)

def program9():
    s1 = ((['hello world'] + ['abababab']) + re.split(r'[aeiou]', 'a'))
    s5 = s1
    print(repr(float('abc'.center(0, '*').replace(('x,y,,z' * 3), max([], key=len, default='-7')))))
    print((round(round(1e-7, 15), 15), ), functools.reduce(lambda a, b: a * b, [3, 7, 13], 2**63), sep='é', end=";\n")
    try:
        print(divmod(10**6, -10**25), (float("-inf") ** 2), sep='hello world', end=";\n")
        [1, 2].index(9)
    except ValueError as e:
        print(e.args)
    except LookupError as e:
        print(e.args)
    def f5(a, b, c):
        print(a, b, c)
        print(((b'%d %s %x' % (divmod(7, 10)[0], b'\x00\xff'.join([b'\x00\xff', b'Hello']), int.from_bytes(b'-12', 'little', signed=False)))))
        return (True, )
    print(f5(1, 2, 3))
PROGRAMS.append(program9)

def program10():
    for s5 in f' {7=:-012_b}'[:3]:
        i6 = s5
        for s11 in s5[:3]:
            i12 = (i6 & abs(1_000))
            print((s5))
    else:
        i13 = sorted(list(itertools.islice(itertools.count(5, 2), 0)), reverse=True, key=lambda x14: x14 * -1)
    print(({}.copy()))
    for i23, i22 in enumerate([x18 if x18 else 2**31 for x18 in [5, -2, 13]][:4], 0):
        print(i23, i22)
        print(sorted(frozenset([ord(x25) for x25 in s5])))
        if s5.isspace(): break
    def h25(start=-1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return lambda *a: inner(*a)
    print([g() for g in [h25(i) for i in range(3)]])
PROGRAMS.append(program10)

def program11():
    try:
        t1 = tuple(sorted(dict(sorted({'\x1f': 10**6, '😀': 100}.items(), key=lambda t: t[0])).items()))
    except LookupError as e:
        print(type(e).__name__, e)
    except ArithmeticError as e:
        print("caught")
    finally:
        pass
    print((dict(sorted({'a': 1}.copy().items(), key=lambda t: t[0]))))
    s10 = ({0} - set(range(6)))
    def f11(*, k=0):
        print(([ord(x13) for x13 in re.sub(r'l+', '<\\g<0>>', 'Hello').expandtabs(0)]))
        return json.dumps('aAbB')
    print(f11(math.gcd(1_000, 0x1f)))
    i15 = sorted((s10 ^ frozenset([3, 4, -1])))
    print((i15))
PROGRAMS.append(program11)

def program12():
    b1 = (not '日本語')
    print([x2 if x2 else [][-2] for x2 in [x4 * 2 for x4 in []]], max(float("inf"), -2.25), sep='ß', end=";\n")
    m = re.match(r'(?P<w>\w+)\s*(\d*)', '{0}-{x}-{1[0]}'.format(b'', [100, 7, -4, 10], x={'a': 1, 'b': 2, 'c': 3})); print(m and (m.group(), m.groups(), m.groupdict(), m.span()))
    def f20(a, *rest):
        print(({'aAbB': a, '\x00': a}))
        print((['abc'][4].ljust(3, '*')))
        return None
    print(f20(1, b=2))
    b25 = bytes(0)
    it = iter(list({}.values())); print(next(it, None), list(it))
    for i47, s46 in enumerate([''.join(x43) for x43 in itertools.permutations('-7'[:4], 2)][:3], 1):
        print(i47, s46)
        i48 = list(reversed([7, -3]))
        print(sorted(frozenset(i48)))
    print(tuple(enumerate((list('\u2028'.partition('')) + list(dict(k=5, z=6))), round(10**6, 0) % 7)), 'l1\nl2\r\nl3'[::], sep='İ', end=";\n")
PROGRAMS.append(program12)

def program13():
    def f0(*, k=0):
        t2 = (None, )
        print((f' {3.14159:= 020e}'.startswith(('½', ''), 4)))
        return (-10**25 % 2**63)
    print(f0(collections.Counter('abc')[''[:1]], collections.Counter('a')['  pad '[:1]]))
    print(repr((b'%d %s %x' % ((13 ** 1), b'\x00\xff'.join([b'Hello', b'abc']), [100, 7, 13, -4][1]))))
    print(repr({k6: x7 * 2 for k6, x7 in {'İ': 65536, '\x00': 255}.items()}))
    print(repr(sorted(([0, -1, 3, 4] * -2), reverse=False, key=lambda x10: x10 & 5)))
PROGRAMS.append(program13)

def program14():
    i1 = list(itertools.takewhile(lambda x2: x2 < 5, list(b''[5:])))
    s4 = {1, 2, 3}.symmetric_difference({'a': 1})
    i1 = list((not {'x': 10, 'a': -1}).values())
    with contextlib.suppress(ValueError): print(math.ceil(math.copysign(-0.0, 1e22)))
    print(repr(((-2**63 / 2**31), )))
    print(sorted(math.lcm(operator.add(({-1, 0, 7, 2**40} << 0), '123'.index('Hello')), ((7 // -128) >> 3))))
PROGRAMS.append(program14)

def program15():
    for s5 in sorted(dict(k=5, z=6).copy()):
        try:
            print((b'abc' * 0).capitalize(), s5, sep='ünï', end=";\n")
            [i6, *i8, i7] = tuple(sorted({'x': 10, 'a': -1}.items()))
            print(i6, i7, i8)
        except LookupError as e:
            print(type(e).__name__, e)
        except ValueError as e:
            print("caught")
        finally:
            pass
    if (int('hello world', 10) < int(0.0)):
        if bool(255):
            b9 = (dict(k=5, z=6).get(s5, 1_000) < {}.get('½', -10**25) <= math.floor(3.14159))
        elif set(range(6)).isdisjoint(set(range(6))):
            print(repr(float('x,y,,z')))
        if (().count({0}) >= (lambda x, y=65536: x - y)(7)):
            print(([x10.strip() for x10 in re.split(r'\s+', '')]))
            print(([ord(x12) for x12 in s5.count('é')]))
    else:
        print(collections.Counter(s5[-3:])[s5.join(['"q"', '{}', 'a\tb'])[:1]], (lambda x, y=-1: x - y)(7), sep='123', end=";\n")
    print(sorted({x14 - 1 for x14 in sorted([ord(x17) for x17 in s5], reverse=b9, key=lambda x16: x16 // 2) if x14 % 2 == 0}))
    i18 = list(filter(lambda x20: x20 < 5, [13, 2, -2, -3]))[::-1]
    with contextlib.suppress(ValueError): print(math.comb(len([0]), 255 % 7))
    i31, *i33 = i18
    print(i31, i33)
PROGRAMS.append(program15)

def program16():
    i1 = hash(-2**63 + 0)
    def h1(start=-2):
        total = start
        def inner(step=1):
            total += step
            return total
        return [inner(i) for i in range(3)]
    print([g() for g in [h1(i) for i in range(3)]])
    for i7 in range(2):
        d8 = dict.fromkeys([x11.title() for x11 in sorted([], key=str.lower, reverse=True)], int('\u2028'.join(['aAbB', '%d'])))
    def f12(a, *rest):
        print(((round((-2.25 // 1.5), 1)).is_integer()))
        return None
    print(f12(*[len(x14) for x14 in ['a', 'hello world', '3.5']][:3]))
PROGRAMS.append(program16)

def program17():
    print(([4, 2] * 0) == [4, -4, 7][0:-1:1], ('-7', 'İ', ) != divmod(float("inf"), 13))
    d14 = {k15: len(k15) for k15 in sorted(re.findall(r'(?:ab)+', '{}'), key=lambda t: t[::-1], reverse=True) if k15}
    @dataclass(frozen=True)
    class C19:
        x: int
        y: str = "d"
    print(sorted([C19(3), C19(1)]))
    s20 = ((1.7976931348623157e308).hex() * -1)
PROGRAMS.append(program17)

def program18():
    i1, i2 = list({'a': 1, 'b': 2, 'c': 3}.values())
    print(i1, i2)
    print(dict(sorted({f'}}{-0.5}{-2.25!s:^+.0g}: {1e22}': hash(0 + 0), ''.rjust(0, 'é'): operator.sub(13, (2**64 + 1))}.items(), key=lambda t: t[0])), (13 ** 1), sep='a', end=";\n")
    print(copy.copy([3, 0, -3]) == heapq.nlargest(1, [-4, 10, 13]), (1.7976931348623157e308, None, ) != ((2, ) + (-0.5, '\x1f', )))
    print(float(65536), (0 and 1_000), sep='hello world', end=";\n")
PROGRAMS.append(program18)

def program19():
    i1 = {**{}, 'Ǆ': -128}[str(None)]
    i4 = list(itertools.accumulate([*[x7 if x7 else i1 for x7 in [-1, 255]], i1, *list(b'\x00\xff')]))
    print(repr('{}'[1:2:0]))
    d9 = (dict(zip(['abababab'], [1, 5])) | dict(zip(['it\'s', 'hello world', '{}'], i4)))
    def h15(start=2):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        inner(); return inner
    c = h15(5); print(c(2), c(3))
    print(statistics.mode([x27 for x27 in [3]]))
PROGRAMS.append(program19)

def program20():
    s1 = max('%d'.splitlines(), key=len, default=format(0x1f, '<8.2')).zfill(8)
    try:
        print(repr(list(range(3))))
        s4 = [''.join(x5) for x5 in itertools.permutations(s1[:4], 2)]
        undefined_name
    except LookupError as e:
        print(e.args)
    except ArithmeticError as e:
        raise
    else:
        print("else")
    print((next(iter([x7 if x7 > 2 else -x7 for x7 in [1, 7]]), +5)))
    print((format((functools.reduce(lambda a, b: a * b, [5], 1) * (lambda x, y=-1: x - y)(-2**63)), '*^ ')))
    try:
        print(dict(sorted({**{'x': 10, 'a': -1}, 'ünï': 2**63}.items(), key=lambda t: t[0])), (1.7976931348623157e308 ** 1), sep='①', end=";\n")
    except (TypeError, ZeroDivisionError) as e:
        print(repr(e))
    except AttributeError as e:
        print(type(e).__name__, e)
    finally:
        print("finally")
    try:
        for s17 in sorted({k15: x16 * 2 for k15, x16 in {'a': 1, 'b': 2, 'c': 3}.items()}):
            print(repr(list(reversed(list(reversed([13, 2]))))[::]))
        abs("a")
    except Exception as e:
        print(e.args)
    s23 = hex(0x1f)
    if ({s23: -4, '-7': (2**64 + 1)} == ({'a': 1} | {'x': 10, 'a': -1})):
        print(([x28 for x28, _ in enumerate([2, 2, 5], -2)]))
PROGRAMS.append(program20)

def program21():
    s1 = (''.join(reversed('a')) if (dict(k=5, z=6) == 'hello world') else '{} {:>5} {!r}'.format([-1, -3, 2, 5], 0, 'x,y,,z'))
    print(((math.comb(2 % 7, (1 + 1) % 9), (operator.sub(7, 0) in list(itertools.accumulate([-3]))), list({'l1\nl2\r\nl3': 10, s1: 2}.values()), )))
    i6 = ([3] + [1, 1, 2])
    (i8, i9), *i10 = (().count((2**64 + 1)), 2), 3, int(1/3)
    print(i8, i9, i10)
PROGRAMS.append(program21)

def program22():
    f1 = (float(2**31) / float('123'))
    b2 = (b'\x00\xff'.zfill(3) * 2)
    f3 = f1
    print(('{} {:>5} {!r}'.format(b'-12', 10**6, (2**64 + 1)).rsplit()))
PROGRAMS.append(program22)

def program23():
    s1 = {min([3], default=2**63), next(iter([-3, -1, -1, 5]), 1_000)}
    print(repr((5e-324).hex()))
    q9 = collections.deque(list(itertools.accumulate([100, 3, 4, 2, 1])), maxlen=5); q9.appendleft(2); q9.rotate(-1); print(q9)
    for i23 in sorted([1, 1, 1, 0])[:4]:
        class C24:
            def __init__(self, v=i23): self.v = v
            def __del__(self): pass
            def __reversed__(self): return "rev"
            pass
        o24 = C24(round(-0.0))
        print(type(o24).__name__, type(o24).__qualname__[-3:])
        o24[0] = 5
    f25 = float.fromhex((1e100).hex())
    print((math.frexp(float("inf"))))
    for i31, s30 in enumerate(sorted({k28: len(k28) for k28 in [] if k28}), 0):
        print(i31, s30)
        try:
            print(math.isclose(f25, 1e16), ('% d' % (i23,)), sep='l1\nl2\r\nl3', end=";\n")
            for i in 5: pass
        except Exception as e:
            print("caught")
        except AttributeError as e:
            raise
    def h31(start=-2):
        total = start
        def inner(step=1):
            total += step
            return total
        return inner
    @functools.lru_cache
    def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
    print(fib(20), fib.cache_info().hits)
PROGRAMS.append(program23)

def program24():
    match [x1 if x1 else 255 for x1 in [1, 0, 13, -1, 0]]:
        case None:
            print('None')
        case (a, b, c):
            print('', a, b, c)
        case dict(d):
            print('dict', d)
        case [x]:
            print('[x]', x)
        case True:
            print('True')
        case other:
            print("other", type(other).__name__)
    for i7, i6 in enumerate(sorted([-1, 5], reverse=True, key=lambda x2: x2 % 3)[:4], 0):
        print(i7, i6)
        try:
            i8 = sorted((({3, 4, 5, 100} - set(range(6))) - frozenset([1, 100])))
        except Exception as e:
            raise
    def h12(start=0):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return [inner(i) for i in range(3)]
    c = h12(); print(c() if callable(c) else c)
    i14 = hash(next(iter(list(itertools.takewhile(lambda x15: x15 < 5, [-1]))), (3 ** 2)) + 0)
    s16 = re.findall(r'[a-z]+', str(b'\x00\xff'))
    if ((i14 << 65) == i14):
        print(({x19: k18 for k18, x19 in enumerate(s16)}))
    elif ([5, 13, 7] == [5]):
        s16 = [''.join(x21) for x21 in itertools.permutations('abc'[:4], 2)]
    else:
        i22, i23 = sorted([5, -3, 2, 255, 5])
        print(i22, i23)
        s26 = str(Fraction((2**64 + 1), i14)).expandtabs(0).upper()
PROGRAMS.append(program24)

def program25():
    it = iter(list(itertools.chain([2, 2], [-2, 100, 10]))); print(next(it, None), list(it))
    print(('abababab'[-2]))
    print(repr(next(iter([10, 13, 5, -1]), 1000)))
    print({**dict.fromkeys(['aAbB', 'aAbB'], 10**20), ''.join(reversed('abababab')): +0}.get(re.findall(r'\w+', 'a')[(4 + 1) % 9], round(--2.25)), len({*[-3, 5, 2, -1, -4], *[0]}), sep='İ', end=";\n")
PROGRAMS.append(program25)

def program26():
    try:
        t1 = tuple(zip([1, -2, -1, 13], []))
        a, b = 1, 2, 3
    except (TypeError, ZeroDivisionError) as e:
        print(repr(e))
    except LookupError as e:
        raise
    else:
        print("else")
    class C2:
        __slots__ = ("v", "w")
        def __init__(self, v=0): self.v = v
        def __missing__(self, k): return k
        @staticmethod
        def s(a): return a
        pass
    o2 = C2()
    try: print(o2(1, 2))
    except Exception as e: print(type(e).__name__, e)
    try: print(isinstance(o2, C2))
    except Exception as e: print(type(e).__name__, e)
    try: print(o2.s(3))
    except Exception as e: print(type(e).__name__, e)
    try: print(o2.p, o2.v)
    except Exception as e: print(type(e).__name__, e)
    s3 = max(sorted([f'{x5!r:>6}' for x5 in []], key=len, reverse=True), key=len, default=(re.sub(r'[aeiou]', '<\\g<0>>', 'ABC') * 1))
    if ([len(x6) for x6 in ['-7', 'abc', '\x00', 'a']] >= list(b'Hello')):
        print(([x9 * 2 for x9 in [7, 10, -2]][1 % 7]))
        print(repr(textwrap.shorten(str(str(b'', "utf-8", "replace")), 10)))
    print(((sorted({1, 2, 3}) < sorted({0}))))
    for i18, s17 in enumerate(sorted(['ünï', 'it\'s'], key=lambda t: t[::-1], reverse=True)[:3], 0):
        print(i18, s17)
        print((dict(zip(list(dict(k=5, z=6)), [x23 + y24 for x23 in [-1, -4] for y24 in [2, -1, 2, -1] if x23 != 3]))))
    print(complex(2, 2) * -2.25)
    m = re.match(r'(?P<w>\w+)\s*(\d*)', s3); print(m and (m.group(), m.groups(), m.groupdict(), m.span()))
PROGRAMS.append(program26)

def program27():
    d9 = collections.defaultdict(list); d9['l1\nl2\r\nl3']; print(dict(d9))
    for i21 in range(4):
        d22 = {**{k25: len(k25) for k25 in ['abc', 'İ', 'ß', '"q"'] if k25}, ['abc', 'abc'][5]: i21}
    else:
        i27, i28 = tuple(sorted(d22.items()))
        print(i27, i28)
        i30 = min(round(i21, -2), hash(int.from_bytes(b'-12', 'little', signed=False) + 0), i21)
    print(json.dumps(dict.fromkeys([], 0), indent=None, sort_keys=True))
    try:
        print(tuple(heapq.nlargest(0, [3, 5, 1])), '½'[2:2], sep='  pad ', end=";\n")
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
    except ArithmeticError as e:
        print(type(e).__name__, e)
    s46 = ('😀'.splitlines() + 'a'.splitlines(True))
    d9 = collections.defaultdict(int); d9['Ǆ']; print(dict(d9))
PROGRAMS.append(program27)

def program28():
    b1 = bytes.fromhex('00ff')
    class C2:
        def __init__(self, v=-4): self.v = v
        def __reversed__(self): return "rev"
        def __missing__(self, k): return k
        pass
    o2 = C2(sum([-1]))
    for i in o2: print(i)
    try: print(reversed(o2))
    except Exception as e: print(type(e).__name__, e)
    try: print(int(o2))
    except Exception as e: print(type(e).__name__, e)
    try: print(o2 ** 2)
    except Exception as e: print(type(e).__name__, e)
    print(repr((b'%d %s %x' % (0, b'\x00\xff', 1000))))
    s3 = re.findall(r'\d', '\x00')
    print((('it\'s'.casefold()[255 % 7:3:] if (not {3, 4, 5, 100}) else f'{{{-4:>#8,e}}}{0x1f!a:_<01.2o}{-4!a}')))
    if (w := bisect.bisect_left(sorted([5, 5, -1]), 100)) and True:
        print(None, str(2**63, "utf-8", "replace"), sep='"q"', end=";\n")
    else:
        s5 = '\x1f'.replace('"q"', '\u2028')
    s6 = ('Hello' + s5)
    print(int.from_bytes(bytes([]), 'big', signed=False), (1_000 / 1000), sep='-7', end=";\n")
PROGRAMS.append(program28)

def program29():
    class C1(tuple):
        def __hash__(self): return 7
        def __add__(self, o): return C1(self.v + getattr(o, "v", o))
        pass
    o1 = C1([2, 10, 255, 1])
    try: print(type(o1).__name__, type(o1).__qualname__[-3:])
    except Exception as e: print(type(e).__name__, e)
    print(*o1)
    print(range(-2, 0, -1), list(range(5))[5::-1])
    print(repr((b'-12'[-2:] + b''.strip()).join([textwrap.fill(str('\u2028'), 5).encode('ascii', 'replace'), ((b'-12' * 2) * 3)])))
    print(repr(b''.join([b'Hello', b'Hello'])))
    print([(k, list(g)) for k, g in itertools.groupby([x24 * 2 for x24 in [10, 2, 3, 3, 255] if x24 != 3], key=lambda t: t % 2)])
    print((dict(zip([f'{x45!r:>6}' for x45 in [-2]], list(b'Hello')))))
PROGRAMS.append(program29)

def program30():
    def f0(a, *rest):
        d2 = dict(zip(textwrap.fill(str('{}'), 5).splitlines(True), list({k7: x8 * 2 for k7, x8 in {}.items()}.values())))
        return int(float("-inf"))
    print(f0(**{"a": 1, "k": 2}))
    s10 = bytes(0).hex()
    s11 = textwrap.wrap(str(s10), 10)
    i13 = list(range((len([-3, 5, 2, 10]) + 1) % 9, functools.reduce(lambda a, b: a * b, [-4, 2, 7, 10, 1], -2**63) % 7, 2))
    try:
        for s22 in s11[:3]:
            print(repr({k23: x24 * 2 for k23, x24 in {k25: len(k25) for k25 in ['x,y,,z', '"q"', 'ünï'] if k25}.items()}))
            print(repr(math.isqrt(math.comb((5 + 1) % 9, (2**64 + 1) % 7))))
            if (0.5).is_integer(): pass
        else:
            i27, i28 = ord('{}'[-1]), len({*[-2, 2, 13], *[5, -2, 7, 1, 4]})
            print(i27, i28)
        1 / 0
    except ValueError as e:
        print(repr(e))
    except LookupError as e:
        print("caught")
    else:
        print("else")
    i30 = i13[math.isfinite(math.fmod(-0.0, 1/3))]
    print(complex(0, 5) - 123456789.123)
    x1, x2 = i30, i30; print(x1 if x1 > x2 else x2)
PROGRAMS.append(program30)

def program31():
    for s5 in repr({'a': 1, 'b': 2, 'c': 3})[:3]:
        try:
            print(repr(list(itertools.chain(heapq.nlargest(1, []), [x8 if x8 else 10**6 for x8 in [-1, 1]]))))
        except (TypeError, ZeroDivisionError) as e:
            print(type(e).__name__, e)
        except ValueError as e:
            raise RuntimeError("again")
        print(((() + (1e22, False, ))))
    else:
        [i9, *i11, i10] = list(map(lambda x12: x12 % 4, [10, -1, 3, -1]))
        print(i9, i10, i11)
    print(((([100, 5, 4, -4][4] << 1) / round((1000 / 13)))))
    print(repr(list(reversed([]))))
    print(textwrap.dedent(str(f' {-2**63!s:_< f}{{{-0.5!r:=20,n}')), textwrap.indent(str(s5), "> "))
PROGRAMS.append(program31)

def program32():
    for s5 in sorted({k3: x4 * 2 for k3, x4 in dict(k=5, z=6).items()}):
        i6 = list(itertools.accumulate(sorted([-1, 10, 2, 3])))
        if {-1, 0, 7, 2**40}.issuperset({'a': 1, 'b': 2, 'c': 3}): pass
    print(type(b'a b c'))
    i24 = [sum(x25) for x25 in zip([x27 % 3 for x27 in [x30 % 3 for x30 in []]], None)]
    i32 = i24
    def f32(a=1, b=[]):
        b34 = ({k35: x36 % 3 for k35, x36 in {x38: k37 for k37, x38 in enumerate(['aAbB', 'l1\nl2\r\nl3', 'ABC'])}.items()} == ({k41: x42 * 2 for k41, x42 in {'a': 1, 'b': 2, 'c': 3}.items()} | dict(sorted(0.1.items(), key=lambda t: t[1]))))
        for i49 in list(map(lambda x45: x45 + 1, [-1]))[:4]:
            s50 = str(None).translate(str.maketrans('abl', 'xyz', ' '))
        else:
            print(((b''.join([b'-12', b'a b c']) * -1)))
        return '{}'.partition('½')
    print(f32(1, b=2))
    print(repr(s5.partition('ABC')))
PROGRAMS.append(program32)

def program33():
    match {k1: len(k1) for k1 in ['hello world', 'hello world'] if k1}:
        case float() | complex():
            print('float')
        case {"a": v}:
            print('{"a": v}', v)
        case other:
            print("other", type(other).__name__)
    def h2(start=-2):
        total = start
        def inner(step=1):
            total += step
            return total
        return [inner(i) for i in range(3)]
    fs = [lambda: i for i in range(3)]; print([q() for q in fs])
    try:
        t4 = tuple(sorted({x6: k5 for k5, x6 in enumerate([x7.upper() for x7 in ['日本語', '\x1f', 'aAbB', 'it\'s']])}.items()))
        print(repr(('  pad '.replace('', '½', 3) + b'Hello'.decode()).replace(textwrap.fill(str('x,y,,z'.rpartition('it\'s')[1]), 10), ({'é': 10**6, 'aAbB': 0} | dict(zip([], [-1]))))))
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
    except ValueError as e:
        print("caught")
    finally:
        print("finally")
    s14 = ((b'%d %s %x' % (3**60, b'\x00\xff', -4)) * 4).hex()
    def f14(*args, **kw):
        print(k, args, kw)
        match ([100, 13, 5, 0, -3] + []):
            case [x]:
                print('[x]', x)
            case dict(d):
                print('dict', d)
            case bool(b):
                print('bool', b)
            case other:
                print("other", type(other).__name__)
        return format(0, '<-8_e')
    print(f14(**{"a": 1, "k": 2}))
    print(re.findall(r'\d', s14), '😀'[0], sep='%d', end=";\n")
    print(Fraction([].count(2**63), divmod(255, 65536)[0]) * Fraction(hash(-1 + 0), 3))
    print(([ord(x32) for x32 in s14.encode().decode()]))
PROGRAMS.append(program33)

def program34():
    b1 = (().count([2, 3, -1])).to_bytes(4, 'big', signed=False).center(3)
    print((list(itertools.islice(itertools.count(0, 2), 2))))
    s3 = f'v={-2.25!r:< 0e} {(3, 4)!r:.0}'
    print(list(itertools.product([0, 2, 13, 2, 0], repeat=2))[:6])
    s20 = list(dict.fromkeys([], 13))
    b24 = b1
PROGRAMS.append(program34)

def program35():
    s1 = list({k3: len(k3) for k3 in ['"q"', '①', 'Ǆ'] if k3})
    print(repr((65536 ** 1)))
    print(sorted({x5 % 5 for x5 in {1, 2, 3}}))
    class C6:
        def __init__(self, v=3): self.v = v
        def __str__(self): return "str!"
        @classmethod
        def k(cls): return cls.__name__
        z = 3**60; zs = [i for i in range(z % 3)]
        pass
    o6 = C6()
    try: print(vars(o6))
    except Exception as e: print(type(e).__name__, e)
    try: print(f"{o6:x}")
    except Exception as e: print(type(e).__name__, e)
    def f6(a, b=2):
        print(a, b)
        print(repr(({k10: x11 + 1 for k10, x11 in {'a': 1, 'b': 2, 'c': 3}.items()} | {k12: x13 + 1 for k12, x13 in {'a': 1}.items()})))
        return (3 - b)
    print(f6(max(10**20, 0x1f, -4), +1_000))
    print((format(-4, '=+0_').translate(str.maketrans('abl', 'xyz', ' '))))
PROGRAMS.append(program35)

def program36():
    def h0(start=-2):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return [inner(i) for i in range(3)]
    print([g() for g in [h0(i) for i in range(3)]])
    print((([-1, 0] + [])))
    try:
        print(repr((set() > {1, 2, 3})))
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__mro__[1].__name__, str(e))
    except LookupError as e:
        print(e.args)
    print((math.fmod(''.join(reversed('{} {:>5} {!r}'.format({1, 2, 3}, -1, '  pad '))), round(math.fsum([-2.25, 5e-324, 1e10]), 0))))
PROGRAMS.append(program36)

def program37():
    for s5 in sorted([], key=str.lower, reverse=True)[:3]:
        def f5(*, k=0):
            s7 = frozenset(list(map(lambda x10: x10 // 3, [-4, 3, -2, -2, 1]))).difference(list(reversed([sum(x12) for x12 in zip([-1, 1, -1, -4, 13], [100])])))
            return None
        print(f5(*list(itertools.takewhile(lambda x13: x13 < 5, []))[:3]))
    def h13(start=-3):
        total = start
        def inner(step=1):
            total += step
            return total
        return [inner(i) for i in range(3)]
    fs = [lambda: i for i in range(3)]; print([q() for q in fs])
    b15 = all([3, 5, 3, -4])
    print(repr((0.0).as_integer_ratio()))
    print(float(int(2.5)), round(1.5, 0), sep='abc', end=";\n")
    print(repr(('%.3f' % ((0x1f / 7),))))
    i16 = (math.ceil(float(65536)) >> 1)
    print((s5))
PROGRAMS.append(program37)

def program38():
    print(repr(([1].index(2**31) - (lambda x, y=255: x - y)(1000))))
    class C1:
        def __init__(self, v=10**6): self.v = v
        def __iter__(self): return iter([1, self.v])
        def __neg__(self): return -1
        def __delitem__(self, i): print("del", i)
        def __float__(self): return 2.5
        pass
    o1 = C1(max(255, -10**25, 1000))
    print(o1 + 1)
    try: print(int(o1))
    except Exception as e: print(type(e).__name__, e)
    try: print(list(o1))
    except Exception as e: print(type(e).__name__, e)
    print((ascii(list(itertools.islice(itertools.count(4, 5), 2)))))
    s3 = repr('😀')
PROGRAMS.append(program38)

def program39():
    print(operator.floordiv(2, 1000), sorted([1, 4, 7, 5, 100]), sep="|")
    print(([''.join(x17) for x17 in itertools.permutations(re.sub(r'[aeiou]', '*', str(b'abc', "utf-8", "replace"))[:4], 2)]))
    print(repr({'it\'s': 10, '😀': 2}))
    def h19(start=-1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        inner(); return inner
    print([g() for g in [h19(i) for i in range(3)]])
    b9 = bytearray(b'Hello'.strip()); b9.extend(b"z"); b9[0] = 3; print(b9)
    b37 = bytes.fromhex('00ff')
PROGRAMS.append(program39)

def program40():
    if ((True or True) ^ ([3, 1, 2] != [2])):
        i1 = round(statistics.median([-1, 100, -1, -3]))
        print(((('% d' % (100,)) * 0) if (min(1.5, 0.1) > pow(i1, 1, i1)) else ('\x00'.encode().decode() * -2)), [4, -1, 3, 2, 2][2], sep='a', end=";\n")
    else:
        s2 = '{} {:>5} {!r}'.format(bytes(0), i1, round(-0.5, 1))
        i3 = list(itertools.chain(list(range((2 + 1) % 9, 5, 2)), sorted(frozenset([5, 255, 2]))))
    class C8:
        __slots__ = ("v", "w")
        def __init__(self, v=3): self.v = v
        def __len__(self): return 3
        def __int__(self): return 9
        def __call__(self, *a): return a
        @property
        def p(self): return self.v
        def __bool__(self): return False
        def __hash__(self): return 7
        pass
    o8 = C8(i1)
    try: print(f"{o8:x}")
    except Exception as e: print(type(e).__name__, e)
    try: print(o8.k())
    except Exception as e: print(type(e).__name__, e)
    o8 += 1; print(type(o8).__name__)
    print(o8 + 1)
    try:
        if (set([]) <= set([10])):
            print(repr(s2))
        elif callable(()):
            f11 = float(i1)
    except LookupError as e:
        print("caught")
    except (TypeError, ZeroDivisionError) as e:
        raise RuntimeError("again")
    d12 = {'%d': i1, 'é': 3}
PROGRAMS.append(program40)

def program41():
    print((3 and -2**63), list(itertools.accumulate([0, 10, 3, 1, 5])), sep="|")
    print(({x16: k15 for k15, x16 in enumerate('½'.rsplit('aAbB', 1))}))
    b9 = bytearray(bytes.fromhex('1')); b9.extend(b"z"); b9[0] = 2; print(b9)
    for s36 in '%d'.translate(str.maketrans('abl', 'xyz', ' '))[:3]:
        assert (b'' is None), '-7'
        x1, x2 = hash(5 + 0), [2, 13, 0, 1][5]; print(x1 if x1 > x2 else x2)
    if math.isfinite((2.5 / -1)):
        i71, i72 = [ord(x74) for x74 in '😀']
        print(i71, i72)
        i75, i76 = abs(2**31), ord(s36[5])
        print(i75, i76)
    print((pow(int(s36), 1, abs(13))))
    print(repr((list(itertools.chain([100, -3], [2])) >= heapq.nsmallest(0, [7, 1, 1]))))
    b80 = ((0 ** 2)).to_bytes(1, 'little', signed=True)
PROGRAMS.append(program41)

def program42():
    try:
        def h0(start=0):
            total = start
            def inner(step=1):
                total += step
                return total
            return inner
        c = h0(5); print(c(2), c(3))
        bytes([300])
    except ValueError as e:
        print(type(e).__mro__[1].__name__, str(e))
    except AttributeError as e:
        print(type(e).__name__, e)
    else:
        print("else")
    finally:
        print("finally")
    i2, *i4 = tuple(zip([0, 0], ['%d', 'é']))
    print(i2, i4)
    print(((b'abc'.hex() != '{0}-{x}-{1[0]}'.format(['"q"', 'x,y,,z'], [7, 100], x='{}'))))
    try:
        i5 = sorted([13, 3], reverse=True, key=lambda x6: x6 // 2)
        class C7:
            __slots__ = ("v", "w")
            def __init__(self, v=2**31): self.v = v
            def __delitem__(self, i): print("del", i)
            def __bool__(self): return False
            def __iadd__(self, o): return self
            def __setattr__(self, n, x): object.__setattr__(self, n, x)
            pass
        o7 = C7()
        o7.new = 1; print(o7.new)
        with o7 as w: print("body"); raise ValueError("in")
        "%d" % "x"
    except LookupError as e:
        raise RuntimeError("again")
    finally:
        pass
    i8 = list(filter(lambda x9: x9 > 0, [x11 * 2 for x11 in []]))
    b13 = ((max(123456789.123, 5e-324) - (-0.5 ** -1)) == round(round(2.5, 1)))
PROGRAMS.append(program42)

def program43():
    class C1:
        __slots__ = ("v", "w")
        def __init__(self, v=0): self.v = v
        def __call__(self, *a): return a
        def __str__(self): return "str!"
        pass
    o1 = C1((3**60 if True else 2**63))
    try: print(vars(o1))
    except Exception as e: print(type(e).__name__, e)
    try: print(o1 @ 1)
    except Exception as e: print(type(e).__name__, e)
    s2 = list({k4: len(k4) for k4 in ([] + ['①', 'a\tb']) if k4})
    try:
        try:
            f7 = max((math.fsum([-2.25, float("-inf"), 1e-7]) if isinstance({}, bool) else -float("-inf")), float(math.trunc(1e22)))
        except AttributeError as e:
            print(type(e).__name__, e)
    except ValueError as e:
        raise
    s8 = [str(x9) for x9 in list(range(len([3, -2]), 10 % 7, 2))]
PROGRAMS.append(program43)

def program44():
    print(repr(format(-2**63, '<#.2x')))
    try:
        class C1:
            def __init__(self, v=0x1f): self.v = v
            def __hash__(self): return 7
            def __matmul__(self, o): return "mm"
            def __int__(self): return 9
            def __call__(self, *a): return a
            def __enter__(self): print("enter"); return self
            def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return False
            def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
            pass
        o1 = C1()
        try: o1 += 1; print(type(o1).__name__)
        except Exception as e: print(type(e).__name__, e)
        print("ab" * o1)
        print(reversed(o1))
        try: print(abs(o1))
        except Exception as e: print(type(e).__name__, e)
        a, b = [1]
    except ValueError as e:
        print(repr(e))
    finally:
        pass
    try:
        print(repr(divmod(min(list(range(-1, 1, 2)), default=math.trunc(5e-324)), divmod((lambda x, y=5: x - y)(1000), dict(k=5, z=6)['123'])[1])[0]))
        @dataclass(order=True, frozen=True)
        class C3:
            x: int
            y: float = 0.5
        print(C3(1, 2, 3))
        [][1]
    except AttributeError as e:
        print(type(e).__name__, e)
    except ArithmeticError as e:
        print("caught")
    else:
        print("else")
    print(repr(dict(collections.Counter('l1\nl2\r\nl3'.encode().decode()))))
    try:
        try:
            print(math.gcd(int('\x1f'), math.gcd(10**6, 255)), math.gcd(5, 2**31), sep='Ǆ', end=";\n")
            i6 = math.comb(4, 3)
            chr(-1)
        except Exception as e:
            print(type(e).__mro__[1].__name__, str(e))
        except ArithmeticError as e:
            print(type(e).__name__, e)
        else:
            print("else")
        finally:
            print("finally")
        raise RuntimeError("r") from ValueError("c")
    except (TypeError, ZeroDivisionError) as e:
        print("caught")
    except Exception as e:
        print("caught")
    m = re.match(r'(?P<w>\w+)\s*(\d*)', '①'.encode().decode()); print(m and (m.group(), m.groups(), m.groupdict(), m.span()))
    try:
        s22 = {13, 10**6}
    except Exception as e:
        print(type(e).__mro__[1].__name__, str(e))
    print(('½'.partition('İ')))
PROGRAMS.append(program44)

def program45():
    s1 = [f'{x2!r:>6}' for x2 in [x3 if x3 else 3**60 for x3 in [100, 13, 7, 5]]]
    i9 = 0
    while i9 < 3:
        i9 += 1
        s1 = s1
    d9 = collections.defaultdict(list); d9['aAbB']; print(dict(d9))
    print((divmod(1000, 65536)[1]))
    s25 = chr(2**31 % 1000 + 32)
    print(((b'abc' * 2)))
    print((list(bin(2**31).partition(s25.ljust(12, '*')))))
    print('{} {:>5} {!r}'.format(None, 10, 0.5), math.fsum([[-1, 3, -3, -1, 0], 0.0, float("inf")]), sep='it\'s', end=";\n")
PROGRAMS.append(program45)

def program46():
    print(sorted({round(math.copysign(123456789.123, 2.5)), math.comb(len([1, 7, 5, 13, 1]), -3)}))
    print((isinstance(None, bool)))
    s2 = {(1_000 if False else 1000), max([255, 5, 3, -1, 10], default=2)}
    s2.update([len(x4) for x4 in ['-7']])
    print(list(repr('  pad ').partition(re.split(r'[aeiou]', '')[-3])), ['abababab'][2], sep='a\tb', end=";\n")
    s8 = ('%10.2f' % (math.fsum([1e22, 0.5, 3.14159]),))
    print(sorted(s2))
    print(bytes.fromhex('0a 0B'), str(b'-12', "utf-8", "replace"), sep='123', end=";\n")
PROGRAMS.append(program46)

def program47():
    s1 = [str(x2) for x2 in copy.copy([x4 if x4 else 10**20 for x4 in [5, -4, -2, 1, 0]])]
    match math.modf(1/3):
        case bytes():
            print('bytes')
        case list() as l:
            print('list', l)
        case []:
            print('[]')
        case {"a": 1, **kw}:
            print('{"a": 1, **kw}', kw)
        case [x, *rest]:
            print('[x, *rest]', x, rest)
        case other:
            print("other", type(other).__name__)
    if ('a\tb'.replace('😀', 'a') == oct(10**20)):
        for s9 in sorted(dict(collections.Counter('"q"'))):
            s10 = len(b'\x00\xff'.hex())
    elif (0.0).is_integer():
        print(sorted(({1, 2, 3}.intersection([-1, 5]) & frozenset([7, 1, 2, 0, 4]))))
    print((len({*list(itertools.chain([100], [])), *[x15 if x15 else 0 for x15 in [10]]})))
PROGRAMS.append(program47)

def program48():
    try:
        print((dict(zip(['3.5', 'é', 'a', '\x1f'], [2]))))
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
    print(repr(list(range(5, 0, -1))))
    m = re.match(r'(?P<w>\w+)\s*(\d*)', b'abc'.decode('ascii')); print(m and (m.group(), m.groups(), m.groupdict(), m.span()))
    try:
        print(*map(type, copy.copy([3, -1, -3])))
    except AttributeError as e:
        raise
    except ArithmeticError as e:
        e.add_note("n"); print(e.__notes__)
    finally:
        pass
    s40 = str(b'-12'.rjust(3), "utf-8", "replace").join(textwrap.wrap(str('İ'.encode().decode()), 4))
    print((bool(set(range(6)))))
PROGRAMS.append(program48)

def program49():
    print(repr(b'-12'.zfill(3).lower().swapcase()))
    i6 = 0
    while i6 < 2:
        i6 += 1
        f7 = (round((float("inf") % 1e16), 3) + functools.reduce(lambda a, b: a * b, list(range(-3, 3, 0)), (2**63 ** 3)))
    t9 = divmod(math.hypot(-0.5, 1.5), dict(k=5, z=6).get('é', 0))
    match list(range(0)):
        case [[y], *_]:
            print('[[y], *_]', y)
        case -1:
            print('-1')
        case other:
            print("other", type(other).__name__)
PROGRAMS.append(program49)

def program50():
    print(([f'{x1!r:>6}' for x1 in [-2, 3]]))
    for i7, s6 in enumerate(re.split(r'\s+', '😀')[:3], 1):
        print(i7, s6)
        s8 = (statistics.median([2])).hex()
        if '  pad '.startswith((b'-12', '-7'), -1): break
    print(type(bytes.fromhex('xyz')).__name__)
    print(((dict(sorted(dict.fromkeys(['ABC', 'ünï'], 5).items(), key=lambda t: t[1])) | dict(sorted(dict.fromkeys(['{}', 'Hello'], 1000).items(), key=lambda t: t[0])))))
    i19 = divmod(len({*[0, 100, 100, -3], *[1, 0]}), collections.Counter('é')['é'[:1]])[1]
    class C20:
        def __init__(self, v=10**6): self.v = v
        def __int__(self): return 9
        def __call__(self, *a): return a
        def __neg__(self): return -1
        def __getitem__(self, i): return [self.v, i][i]
        def __lt__(self, o): return self.v < o.v
        def __iter__(self): return iter([1, self.v])
        z = -10**25; zs = [i for i in range(z % 3)]
        pass
    o20 = C20()
    try: print(o20 * 2)
    except Exception as e: print(type(e).__name__, e)
    o20[0] = 5
    print(o20.p, o20.v)
PROGRAMS.append(program50)

def program51():
    s1 = {x3 + y4 for x3 in [1, -1] for y4 in [13, 7, 2, 255, 3]}
    match list(itertools.accumulate([2])):
        case str(s):
            print('str', s)
        case True:
            print('True')
        case []:
            print('[]')
        case {"a": 1, **kw}:
            print('{"a": 1, **kw}', kw)
        case tuple(t):
            print('tuple', t)
        case other:
            print("other", type(other).__name__)
    class C6:
        __slots__ = ("v", "w")
        def __init__(self, v=-10**25): self.v = v
        def __setitem__(self, i, x): print("set", i, x)
        def __round__(self, n=None): return n
        def __iter__(self): return iter([1, self.v])
        def __int__(self): return 9
        pass
    o6 = C6(next(iter([]), (2**64 + 1)))
    for i in o6: print(i)
    print(sorted([o6, o6]) == [o6, o6])
    print(len(o6))
    for i12, s11 in enumerate(sorted(dict(collections.Counter('İ'))), 0):
        print(i12, s11)
        print(statistics.multimode(list(filter(lambda x24: x24 < 5, []))))
        print(dict.fromkeys(['\u2028', '\x00', 'it\'s', 'abc'], 65536), math.isqrt(2), sep='a\tb', end=";\n")
    i29 = [len(x30) for x30 in [x31.title() for x31 in list('😀')]]
    t33 = tuple(enumerate(list({'x': 10, 'a': -1}.copy()), len({*[1, 10], *[-3]}) % 7))
    print(repr(('%d' % (operator.mod(math.trunc(1e22), sum([2, 1, 5])),))))
    print(sorted(frozenset(i29)))
PROGRAMS.append(program51)

def program52():
    class C1:
        def __init__(self, v=7): self.v = v
        def __contains__(self, x): return x == 1
        def __str__(self): return "str!"
        def __int__(self): return 9
        @classmethod
        def k(cls): return cls.__name__
        pass
    o1 = C1('{}'.index('日本語'))
    print(o1 < o1)
    try: o1()
    except Exception as e: print(type(e).__name__, e)
    try: print(f"{o1:x}")
    except Exception as e: print(type(e).__name__, e)
    try: print(vars(o1))
    except Exception as e: print(type(e).__name__, e)
    s2 = {x4 + y5 for x4 in list(itertools.accumulate([sum(x9) for x9 in zip([7], [0, 2, 0])])) for y5 in [-1, 3, 7, 13]}
    def f9(*args, **kw):
        print(sorted(frozenset([-1, -2, -2, 0, 255])))
        try:
            s12 = re.findall(r'[^,]*', 'l1\nl2\r\nl3')
        except (TypeError, ZeroDivisionError) as e:
            print(e.args)
        except Exception as e:
            print(type(e).__name__, e)
        return {k14: x15 * 2 for k14, x15 in k.items()}
    print(f9(1, 2, 3))
    match f'{{{2.5=:<1.12}':
        case [[y], *_]:
            print('[[y], *_]', y)
        case float() | complex():
            print('float')
        case int(n) if n > 3:
            print('int', n)
        case other:
            print("other", type(other).__name__)
    try:
        class C17:
            def __init__(self, v=-10**25): self.v = v
            def __delitem__(self, i): print("del", i)
            def __float__(self): return 2.5
            def __repr__(self): return f"C17({getattr(self, 'v', 0)!r})"
            @classmethod
            def k(cls): return cls.__name__
            def __call__(self, *a): return a
            def __str__(self): return "str!"
            pass
        o17 = C17()
        try: print(o17.s(3))
        except Exception as e: print(type(e).__name__, e)
        try: print(vars(o17))
        except Exception as e: print(type(e).__name__, e)
        {[]: 1}
    except LookupError as e:
        print(repr(e))
    except ArithmeticError as e:
        raise RuntimeError("again")
    else:
        print("else")
    print((list(itertools.takewhile(lambda x18: x18 < 5, [-1, 2, -1, 2]))))
PROGRAMS.append(program52)

def program53():
    s1 = re.sub(r'\b', '*', format(math.fmod(1e100, 1e100), '^5.6'))
    print(repr(list(filter(lambda x2: x2 % 2, [-3, 0])).count(operator.mod(2**31, 65536))))
    i3 = list(map(lambda x4: x4 ** 2, list(range(3))))
    for i12 in [x7 if x7 > 2 else -x7 for x7 in i3][:4]:
        @dataclass()
        class C13:
            x: int
            y: str = "d"
        o = C13(1); o.x = i12; print(o)
        print([(k, list(g)) for k, g in itertools.groupby(list(map(lambda x15: x15 * 2, i3)), key=lambda t: t % 2)])
    else:
        i12 &= ~i12
    print((dict(zip(list('%d'), [x25 * 2 for x25 in i3 if x25 % 2 == 0]))))
    i27, i28 = list(itertools.islice(itertools.count(-3, 0), 0))
    print(i27, i28)
PROGRAMS.append(program53)

def program54():
    s1 = str(Fraction(0, 2))
    d2 = ({} | dict(k=5, z=6))
    try:
        for i7 in range(2):
            print(repr((not 7)))
        match ascii([0, 0, 0, 3]):
            case "abc" | "x":
                print('"abc" | "x"', x)
            case [x, *rest]:
                print('[x, *rest]', x, rest)
            case other:
                print("other", type(other).__name__)
    except ArithmeticError as e:
        print(repr(e))
    finally:
        pass
    print((list(range(4, -2, 3))))
PROGRAMS.append(program54)

def program55():
    f1 = (((7 | -10**25) >> 65) / operator.mod(ord('ABC'[0]), int.from_bytes(b'Hello', chr(98) + chr(105) + chr(103), signed=True)))
    i2 = bisect.bisect(sorted([0]), 0)
    print(Fraction(pow(i2, 2, i2), i2) - Fraction(ord('  pad '[2]), 3))
    for i26 in sorted([3, 7], reverse=False, key=lambda x22: x22 % 3)[:4]:
        for s33 in ('日本語' if True else '😀')[:3]:
            *i36, i34 = (float("inf")).as_integer_ratio()
            print(i34, i36)
            if (2**63 is None): pass
    print((bytes(3).lower().capitalize()))
    t37 = ''.partition('a\tb')
PROGRAMS.append(program55)

def program56():
    def h0(start=1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        inner(); return inner
    c = h0(); print(c() if callable(c) else c)
    s2 = 'l1\nl2\r\nl3'.removeprefix('aAbB').split('abc'[-2], 2)
    print(sorted(frozenset([5])))
    i5, i6 = math.isqrt(10), {'a': 1, 'b': 2, 'c': 3}.get('Ǆ', 3)
    print(i5, i6)
    f9 = -abs(1.5)
    i10 = int.from_bytes(b'abc'.upper(), 'big', signed=True)
PROGRAMS.append(program56)

def program57():
    print((''.join(sorted(('½'.zfill(3) + '①'.rjust(3, 'ab'))))))
    print((list(map(lambda x1: x1 % 4, list(itertools.chain(list(filter(lambda x3: x3 % 2, [])), list(filter(lambda x4: x4 > 0, [100, 0, 255, 5]))))))))
    for s9 in re.split(r'\s+', 'ABC')[:3]:
        f10 = math.copysign(float("-inf"), 0.5)
    print(repr(math.isqrt((2**64 + 1))))
    match b'':
        case int(n) if n > 3:
            print('int', n)
        case -1:
            print('-1')
        case other:
            print("other", type(other).__name__)
    it = iter([x20 for x20, _ in enumerate([0], -3)]); print(next(it, None), list(it))
PROGRAMS.append(program57)

def program58():
    [i1, *i3, i2] = list(range(6))
    print(i1, i2, i3)
    print(repr(bytes(0).hex()))
    print(('ABC'.replace('a\tb', '%d').ljust(7, ' ')[-1::0]))
    def f6(*args, **kw):
        s8 = ('{0}-{x}-{1[0]}'.format(False, [0, 10, 5, -1, 1], x='Ǆ') * 4).expandtabs()
        return (True, )[4:4]
    print(f6(functools.reduce(lambda a, b: a - b, [3], 65536), (5).bit_count()))
    try:
        print((bisect.bisect_right(sorted(list(range(3))), operator.sub(2, -2**63))))
    except ArithmeticError as e:
        print("caught")
    except ValueError as e:
        print(e.args)
    if math.isnan((0.0 if False else 123456789.123)):
        print(math.copysign(sum([statistics.mean([-1]), float.fromhex((-2.25).hex())], float('ABC')), (math.fsum([1.7976931348623157e308, -0.0, 3.14159]) if (-2**63 is None) else float(10))), bisect.bisect(sorted([255, -1]), 0), sep='ABC', end=";\n")
        print(operator.itemgetter(-3, 0)(([4] * 5)), operator.attrgetter("real")(-1))
    else:
        print(((['%d'] + ['3.5', 'abababab'])))
    try:
        print((next(iter(heapq.nsmallest(0, [-4])), len({*[], *[4, 255]}))))
    except AttributeError as e:
        print("caught")
    except ValueError as e:
        raise RuntimeError("again")
    print(repr(((1).bit_length() << 0)))
PROGRAMS.append(program58)

def program59():
    print((functools.reduce(lambda a, b: a - b, [2], 100)))
    class C1:
        def __init__(self, v=2**63): self.v = v
        def __len__(self): return 3
        def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
        def __del__(self): pass
        def __setitem__(self, i, x): print("set", i, x)
        def __add__(self, o): return C1(self.v + getattr(o, "v", o))
        @staticmethod
        def s(a): return a
        pass
    o1 = C1()
    try: print(o1(1, 2))
    except Exception as e: print(type(e).__name__, e)
    print(len(o1))
    o1()
    s2 = (b'' * 3).hex()
    s3 = (set(range(6)).union([1]) | {-1, 0, 7, 2**40}.difference(None))
    print((bool(0x1f)))
    print((min([-1], default=3)))
PROGRAMS.append(program59)

def program60():
    if ((2**63).bit_length() <= math.ceil(1e16)):
        i1 = round(max(round(float("-inf"), 15), -1e100))
    i7 = 0
    while i7 < 3:
        i7 += 1
        match len(b'a b c'):
            case -1:
                print('-1')
            case float() | complex():
                print('float')
            case list() as l:
                print('list', l)
            case bytes():
                print('bytes')
            case bool(b):
                print('bool', b)
            case other:
                print("other", type(other).__name__)
        if {0}.issubset(set(range(6))): continue
    else:
        print(sorted(frozenset(sorted([-3, 2, 3], reverse=False, key=lambda x9: x9 * -1))))
    print((-math.copysign(math.copysign(float("inf"), 0.1), (1e22 - 0.5))))
    print(([*[*[-3, -2, 2, -4], 2**31, *[-1, 5, 10, 255]], abs(5), *sorted([100, 255, 13, 2], reverse=False, key=lambda x12: x12 % 3)]))
    try:
        class C13(IntEnum):
            A = auto(); B = auto()
        print(C13.A < C13.B)
        int(None)
    except LookupError as e:
        print("caught")
    finally:
        pass
    q9 = collections.deque(([5] * 5), maxlen=5); q9.appendleft(2**63); q9.rotate(5); print(q9)
PROGRAMS.append(program60)

def program61():
    i1 = len('')
    print(sorted({x2 % 5 for x2 in {x4 * 2 for x4 in [10, 255, 13, 0, 5] if x4 > 0}}))
    if {2**63, -2**63}.issubset(({3, 4, 5, 100} & {3, 4, 5, 100})):
        i13 = 0
        while i13 < 4:
            i13 += 1
            print(((3).__index__()))
            i14 = hash(+int('it\'s') + 0)
    else:
        print(operator.itemgetter(-3, 0)([x32 * y33 for x32 in [-1, 4, 3, 1] for y33 in [5, -2, 7] if x32 > 0]), operator.attrgetter("real")(i1))
    try:
        try:
            print(collections.Counter('ß')['%d'[:1]], chr(0 % 1000 + 32), sep='Hello', end=";\n")
            sorted([1, "a"])
        except LookupError as e:
            raise RuntimeError("again")
        except ArithmeticError as e:
            print(type(e).__mro__[1].__name__, str(e))
        i34 = [sum(x35) for x35 in zip(list(range(4, 4, 3)), sorted(list(range(1, 2, 1)), reverse=True, key=lambda x37: x37 * -1))]
        next(iter([]))
    except AttributeError as e:
        raise
    except (TypeError, ZeroDivisionError) as e:
        print(repr(e))
    d39 = {k40: x41 % 3 for k40, x41 in {}.items()}
    print((({x42 % 5 for x42 in {3, 4, 5, 100}} == b'\x00\xff'.hex())))
    s43 = format(-128, '_<-z020,.1')
    print(repr({k44: len(k44) for k44 in s43 if k44}))
PROGRAMS.append(program61)

def program62():
    @dataclass(order=True)
    class C1:
        x: int
        y: float = 0.5
    print(C1(1) < C1(2))
    try:
        print(''.join(sorted('aAbB'))[:], round(float("inf")), sep='😀', end=";\n")
        (1)(2)
    except ArithmeticError as e:
        print(type(e).__mro__[1].__name__, str(e))
    except ValueError as e:
        print(type(e).__mro__[1].__name__, str(e))
    else:
        print("else")
    finally:
        pass
    b2 = (b'abc' * -2)
    print(repr(math.modf(--0.0)))
    def f2(*args, **kw):
        class C4(dict):
            def __lt__(self, o): return self.v < o.v
            def __eq__(self, o): return isinstance(o, C4) and self.v == o.v
            pass
        o4 = C4({'a': 1, 'b': 2, 'c': 3})
        o4[0] = 5
        try: print([o4] * 2 == [o4, o4])
        except Exception as e: print(type(e).__name__, e)
        print(divmod(o4, 2))
        print('Ǆ'.join(['abc']).partition('ABC'.expandtabs(0)), [-2, 2, 5, 13, 100][-2], sep='½', end=";\n")
        yield dict(k=5, z=6)['hello world']
        for j in ([2, -3] * 2)[:3]: yield j
        return tuple(enumerate(['hello world', 'ß', '3.5', '①'], 5))
    print(list(f2(1, b=2)))
    for s12 in sorted({**{'x': 10, 'a': -1}, 'hello world': -1}):
        i18 = 0
        while i18 < 3:
            i18 += 1
            b19 = (b2 + bytes.fromhex('00ff'))
            s20 = {x22 * 2 for x22 in [x24 for x24, _ in enumerate([], 2)]}
            if (set() is None): pass
PROGRAMS.append(program62)

def program63():
    print((len((dict(sorted({'a': 1}.items(), key=lambda t: t[1])) | dict(k=5, z=6).copy()))))
    d7 = (dict(k=5, z=6) | {'a': 1, 'b': 2, 'c': 3})
    print(json.loads(json.dumps({"k": list(itertools.chain([2, 3, 5, -4], [13, 5, -4])), "s": '  pad '.join(['日本語', 'é', 'hello world', '123'])})))
    i26 = list(map(lambda x27: x27 % 4, [3]))
PROGRAMS.append(program63)

def program64():
    print(repr(~slice(-3, 2).indices(10).count({'a': 1})))
    print(repr((b'abc' * 5)))
    try:
        b1 = b'-12'[4:]
        s2 = '½'[:5:2]
    except ValueError as e:
        raise RuntimeError("again")
    except Exception as e:
        print(e.args)
    print(repr(format(sum([123456789.123, float("inf")], 1e22), '^ 5.3G').replace(s2, f' {0x1f:*^%}{s2:^20.12s}{1e-7}')))
PROGRAMS.append(program64)

def program65():
    try:
        print(repr(list({x3: k2 for k2, x3 in enumerate(['a\tb'])})))
        sum(["a"])
    except ArithmeticError as e:
        raise
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__mro__[1].__name__, str(e))
    finally:
        pass
    s4 = list('x,y,,z'.translate(str.maketrans('abl', 'xyz', ' ')).partition(''.join(sorted('\x00'))))
    with contextlib.suppress(Exception): print(len('日本語'[1]))
    def h17(start=-3):
        total = start
        def inner(step=1):
            total += step
            return total
        inner(); return inner
    print([g() for g in [h17(i) for i in range(3)]])
    print(string.Template("$a ${b} $$").safe_substitute(a=''))
    s4[:1] = s4
PROGRAMS.append(program65)

def program66():
    s1 = [str(x2) for x2 in [0]]
    s3 = f'v={10**6!r}'
    b4 = (min(1/3, 5e-324)).is_integer()
    print((max(round(float("-inf"), -1), math.hypot(-0.0, 1.7976931348623157e308))))
PROGRAMS.append(program66)

def program67():
    def h0(start=5):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return [inner(i) for i in range(3)]
    c = h0(); print(c() if callable(c) else c)
    i2 = heapq.nlargest(3, list({'a': 1}.values()))
    print((i2))
    s5 = ''.join(sorted(json.dumps('-7')))
    print(repr(dict.fromkeys([''.join(x8) for x8 in itertools.combinations('😀'[:4], 2)], int(s5))))
    match ['😀', '3.5', 'é']:
        case {"a": v}:
            print('{"a": v}', v)
        case bool(b):
            print('bool', b)
        case [[y], *_]:
            print('[[y], *_]', y)
        case dict(d):
            print('dict', d)
        case [1, 2, *r, 9]:
            print('[1, 2, *r, 9]', r)
        case other:
            print("other", type(other).__name__)
    print(json.dumps(({} | {}), indent=None, sort_keys=True))
    t21 = tuple(i2)
PROGRAMS.append(program67)

def program68():
    print(sorted(({-1, 0, 7, 2**40} ^ {-1, 0, 7, 2**40})))
    print(type(re.sub(r'\s*', '', (('abc' * 1) if (set(range(6)) == set()) else 'hello world'.encode().decode()))).__name__)
    print(repr('{0}-{x}-{1[0]}'.format({-1, 0, 7, 2**40}.intersection([]), round((3.14159 ** -1), 0), x={**{}, '3.5': 3**60})))
    print(repr([x6 - 1 for x6 in sorted([10, 5, 7, 10, 2], reverse=True, key=lambda x8: x8 % 3)]))
    P9 = collections.namedtuple("P9", "x y"); p9 = P9(100, 'ABC'); print(p9, p9.x, p9._replace(x=0), p9 == tuple(p9))
    print(round((-0.0 if False else -2.25), 1), max(0.0, 3.14159), sep='', end=";\n")
PROGRAMS.append(program68)

def program69():
    s1 = '{0}-{x}-{1[0]}'.format(b'', [], x={3, 4, 5, 100})
    print(((float("inf")).as_integer_ratio()))
    for i6 in [len(x2) for x2 in None][:4]:
        f7 = float(divmod(5, i6)[0])
    print((f7))
    f8 = math.fmod(f7, ((123456789.123 if False else f7) // float(13)))
    x1, x2 = i6, [5, -3, 100, 13, 13].count(1000); print(x1 if x1 > x2 else x2)
    print((list(itertools.chain([], [-4, 0, 0]))))
    match tuple(sorted({'a': 1}.items())):
        case "abc" | "x":
            print('"abc" | "x"', x)
        case (a, b, c):
            print('', a, b, c)
        case other:
            print("other", type(other).__name__)
PROGRAMS.append(program69)

def program70():
    print((math.sqrt(abs(math.fmod(1e16, -0.5))) if (hash(65536 + 0) < '😀'.count('Ǆ', 3, 2)) else math.sqrt(abs((-2.25 if True else 5e-324)))), len('ünï'), sep='', end=";\n")
    print((tuple(enumerate(sorted(textwrap.wrap(str('Ǆ'), 4), key=lambda t: t[::-1], reverse=True), len(list(filter(lambda x3: x3 > 0, [255])))))))
    def h3(start=-1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return inner
    @functools.lru_cache
    def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
    print(fib(5), fib.cache_info().hits)
    print(((-(1e10 if True else 1e-7) or [x5 for x5, _ in enumerate([10], -2)][-3])))
    s6 = sorted(textwrap.wrap(str('\x1f'), 10), key=len, reverse=True)
    i14 = 0
    while i14 < 4:
        i14 += 1
        i15 = [x17 % 3 for x17 in [3, 1, -4] if x17 in (1, 2, 3)]
        print((heapq.nlargest(0, i15)))
PROGRAMS.append(program70)

def program71():
    if all([x1 for x1, _ in enumerate([5, -4, -2, 2, 5], -1)]):
        print(repr(tuple(sorted({x3: k2 for k2, x3 in enumerate(['ß', '"q"', 'Ǆ', '\x00'])}.items()))))
    elif (('abababab', ) < ()):
        i9 = 0
        while i9 < 3:
            i9 += 1
            b10 = '-7'.replace('ABC', 'aAbB', 4).encode('utf-8')
            if (-128 < 1 <= 1_000): pass
        print(dict(zip(list('é'.translate(str.maketrans('abl', 'xyz', ' ')).partition('a'[4::])), None)), '3.5'.translate(str.maketrans('abl', 'xyz', ' ')), sep='{}', end=";\n")
    else:
        i14 = len({*list(itertools.chain([7, 3, -1, 0, 5], [2, 3, 3, 0])), *[ord(x16) for x16 in 'ünï']})
    print(repr(''.join(sorted('a\tb'))))
    try:
        s17 = {2, -4}.symmetric_difference(([] + [5, 100, 0, 1, -1]))
        print(Fraction(next(iter([100, 100]), -10**25), min([], default=0)) * Fraction({}['é'], 3))
        "abc".foo
    except LookupError as e:
        e.add_note("n"); print(e.__notes__)
    except Exception as e:
        print("caught")
    def f39(a, b, c):
        print((functools.reduce(lambda a, b: a + b, [2, 5], c)))
        return c
    print(f39(*[x42 % 3 for x42 in [-2, 13, 1]][:3]))
    for i51, s50 in enumerate(repr((False, ))[:3], 0):
        print(i51, s50)
        print(abs(float(hex(10**20))), max(1e22, 1.7976931348623157e308), sep='hello world', end=";\n")
    match (dict(k=5, z=6) | {}):
        case dict(d):
            print('dict', d)
        case str(s):
            print('str', s)
        case [1, 2, *r, 9]:
            print('[1, 2, *r, 9]', r)
        case [x, *rest]:
            print('[x, *rest]', x, rest)
        case [x]:
            print('[x]', x)
        case other:
            print("other", type(other).__name__)
    i54 = [x55 if x55 else abs(collections.Counter('3.5')['{}'[:1]]) for x55 in [sum(x56) for x56 in zip(([] + [3]), list(itertools.accumulate([-4, 10])))]]
    def f58(a, *rest):
        print(a, rest)
        i60 = i61 = '123'.count('it\'s')
        print(i60, i61)
        return a
    print(f58(int(0.1), math.isqrt(0)))
PROGRAMS.append(program71)

def program72():
    for i5 in range(2):
        i6 = list(itertools.chain([sum(x8) for x8 in zip([], [4])], [len(x9) for x9 in ['\x00']]))
        try:
            print((f'}}{i5:_<-5_.2c} {(3, 4):*^12s}{{{0.5!a:0>+8,%}'.partition('ß'.replace('İ', '123'))[0]))
        except Exception as e:
            print(repr(e))
        except AttributeError as e:
            print(e.args)
        finally:
            pass
    def h9(start=-2):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return [inner(i) for i in range(3)]
    c = h9(); print(c() if callable(c) else c)
    b11 = math.isinf(math.copysign(123456789.123, float("inf")))
    print(repr(bytes(i6)))
    s12 = frozenset(i6)
    print(repr(b11))
PROGRAMS.append(program72)

def program73():
    i1 = list(reversed((sorted([]) + [x5 if x5 else 1 for x5 in [-2, -3, 0, 1, 0]])))
    print([x7 + y8 for x7 in [x10 * y11 for x10 in i1 for y11 in [0, 10, 3, 5] if x10 > 0] for y8 in []], str(Fraction(10**20, 1)), sep='%d', end=";\n")
    print(((sorted([1, 4, 2]) + i1)))
    print(type('l1\nl2\r\nl3'.join(['  pad ', 'abababab', 'aAbB', '\u2028']).encode()).__name__)
    s14 = [x15.upper() for x15 in (['😀'] + ['hello world', 'abc', '日本語'])]
    t17 = ((math.floor(0.5), math.hypot(1e22, 0.1), ) + tuple(enumerate(re.findall(r'\w+', '-7'), len(i1))))
PROGRAMS.append(program73)

def program74():
    print((bytes(bytearray(b'Hello'.ljust(3)))))
    print(repr((statistics.mean([len(x1) for x1 in ['①', '%d', 'x,y,,z', 'hello world']])).hex()))
    print(repr(dict(k=5, z=6).copy()))
    s4 = ([f'{x6!r:>6}' for x6 in [sum(x7) for x7 in zip([-4, 5, -1, -1], [7])]] + list(''.join(reversed('abc'))))
    [i9, *i11, i10] = tuple(enumerate(['l1\nl2\r\nl3', 'x,y,,z', '½'], -3))
    print(i9, i10, i11)
    for i17, s16 in enumerate(list(dict(k=5, z=6).values())[:3], 1):
        print(i17, s16)
        assert (('abababab', ) >= (-4, 1e22, 'a\tb', )), 'l1\nl2\r\nl3'
PROGRAMS.append(program74)

def program75():
    print((re.sub(r'(.)\1', '<\\g<0>>', max(['Hello'], key=len, default='a'))))
    class C1:
        def __init__(self, v=1000): self.v = v
        def __add__(self, o): return C1(self.v + getattr(o, "v", o))
        def __str__(self): return "str!"
        def __mul__(self, o): return NotImplemented
        def __del__(self): pass
        pass
    o1 = C1(math.trunc(-2.25))
    try: print(o1 * 2)
    except Exception as e: print(type(e).__name__, e)
    try: print(copy.copy(o1) == o1)
    except Exception as e: print(type(e).__name__, e)
    del o1.v; print(o1.v)
    print(1 in o1)
    t2 = slice(5, -1).indices(0)
    d3 = dict(sorted({'a': 1, 'b': 2, 'c': 3}.items(), key=lambda t: t[1]))
    s6 = d3
    print(repr(statistics.fmean([-2, 7, -1, 100])))
    match d3:
        case int(n) if n > 3:
            print('int', n)
        case True:
            print('True')
        case [1, 2, *r, 9]:
            print('[1, 2, *r, 9]', r)
        case other:
            print("other", type(other).__name__)
    def f6(a, b, c):
        def f7(a, b=2):
            i9, i10 = a, {'x': 10, 'a': -1}['"q"']
            print(i9, i10)
            i13 = divmod(a, b)[0]
            return b
        print(f7())
        i15 = a
        yield from [-4, 1, 7, 3, 3][::1]
        for j in sorted([-4])[:3]: yield j
        return functools.reduce(lambda a, b: a * b, [2, 10], c)
    print(list(f6(divmod(7, -2**63)[0], (lambda x, y=13: x - y)(-2**63))))
PROGRAMS.append(program75)

def program76():
    @dataclass(frozen=True)
    class C1:
        x: int
        y: int = field(default=3, repr=False)
    print(asdict(C1(2)), replace(C1(1), x=5))
    b2 = bytes([1, 3, 2, 255, 1]).rjust(3).replace('ünï'.encode().title(), b'a b c'.center(8).lower())
    i3, i4 = [x7 - 1 for x7 in [] if x7 % 2 == 0]
    print(i3, i4)
    print(sorted(frozenset([*[x12 % 3 for x12 in [1]], pow(-1, 5, -1), *sorted({-1, 0, 7, 2**40})])))
PROGRAMS.append(program76)

def program77():
    class C1(dict):
        def extra(self): return len(repr(self))
        def __str__(self): return "str!"
        @classmethod
        def k(cls): return cls.__name__
        pass
    o1 = C1({})
    try: print(copy.copy(o1) == o1)
    except Exception as e: print(type(e).__name__, e)
    print(divmod(o1, 2))
    try: print(o1 < o1)
    except Exception as e: print(type(e).__name__, e)
    try: print(range(o1))
    except Exception as e: print(type(e).__name__, e)
    print((sorted(frozenset(list(itertools.chain([], [10, 5, -4, 7, 10]))))))
    print((tuple(sorted(dict(collections.Counter('ß')).copy().items()))))
    f9 = (math.copysign(float.fromhex((5e-324).hex()), (5e-324 - 1e10)) + sum(copy.deepcopy([10, 1])))
    b11 = f9
    print(list(itertools.product([100, 100, -3, 0], repeat=1))[:6])
PROGRAMS.append(program77)

def program78():
    print(type((0.0 < 3**60)).__name__)
    i1 = ord(f'{13=:=-0_}}}{2.5!r}{3=}'.startswith(('it\'s' * -1))[4])
    i3 = list(range(0))
    print(type({3, 4, 5, 100}))
PROGRAMS.append(program78)

def program79():
    print(sorted({x1 % 5 for x1 in {x3 * 2 for x3 in []}}))
    match {x6: k5 for k5, x6 in enumerate(['ABC', 'ß'])}:
        case [[y], *_]:
            print('[[y], *_]', y)
        case dict(d):
            print('dict', d)
        case str(s):
            print('str', s)
        case 0 | 1 | 2:
            print('0 | 1 | 2')
        case True:
            print('True')
        case other:
            print("other", type(other).__name__)
    print(range(-1, 4, 2), list(range(5))[-2::-1])
    print((dict.fromkeys([str(x26) for x26 in ([] + [13, 5])], (max(10**6, 2, -4) ** 3))))
    print((sorted((frozenset([]) ^ set([1, 5, -1, -1, 5])))))
    s32 = ('l1\nl2\r\nl3' + 'abababab').split()
PROGRAMS.append(program79)

def program80():
    print((dict(collections.Counter('İ'))))
    print(range(-1, 2, -1), list(range(5))[-1::1])
    if (w := 'é'.index('l1\nl2\r\nl3', 4, 1)) > 2:
        q9 = collections.deque(([2, 0, -1, 5] + [100, 2]), maxlen=None); q9.appendleft(-10**25); q9.rotate(0); print(q9)
    elif math.isclose(1/3, 1e16):
        if callable(None):
            *i41, i39 = heapq.nsmallest(1, [2, 7, -2])
            print(i39, i41)
    try:
        print(json.loads(json.dumps({"k": list(map(lambda x47: x47 + 1, [5, 1, 3, 0])), "s": textwrap.fill(str('%d'), 10)})))
        assert False, "msg"
    except ArithmeticError as e:
        print(e.args)
    except (TypeError, ZeroDivisionError) as e:
        e.add_note("n"); print(e.__notes__)
    finally:
        print("finally")
    print((''.splitlines(True)))
    print(repr((1.5 > 2**63)))
    print(statistics.multimode(list(range(5, -3, -1))))
    class C79(IntEnum):
        A = 3
        B = 5
        def f(self): return self.value * 2
    print(list(C79), C79.A, repr(C79.B))
PROGRAMS.append(program80)

def program81():
    i1 = (lambda x, y=-0: x - y)(math.lcm(-2**63, 1))
    i1 -= int.from_bytes(b'a b c', 'little', signed=True)
    match collections.Counter('😀')['é'[:1]]:
        case dict(d):
            print('dict', d)
        case list() as l:
            print('list', l)
        case other:
            print("other", type(other).__name__)
    def h1(start=5):
        total = start
        def inner(step=1):
            total += step
            return total
        return inner
    fs = [lambda: i for i in range(3)]; print([q() for q in fs])
    match (0.0).hex():
        case [1, 2, *r, 9]:
            print('[1, 2, *r, 9]', r)
        case 2.5:
            print('2.5')
        case True:
            print('True')
        case other:
            print("other", type(other).__name__)
    d3 = {k4: x5 + 1 for k4, x5 in dict(k=5, z=6).items()}
PROGRAMS.append(program81)

def program82():
    b1 = ((len(set())).to_bytes(9, 'little', signed=False) * 3)
    for i7, s6 in enumerate(list('%d'.partition('%d'))[:3], 0):
        print(i7, s6)
        print(repr(round(min(1/3, float("-inf")), -1)))
    else:
        i8 = abs((13 if False else 100))
    match b1:
        case {"a": 1, **kw}:
            print('{"a": 1, **kw}', kw)
        case 0 | 1 | 2:
            print('0 | 1 | 2')
        case other:
            print("other", type(other).__name__)
    if all(([10] * 5)):
        print(functools.partial(min, 65536)(2))
PROGRAMS.append(program82)

def program83():
    s1 = 'Hello'.partition('İ')[1].encode().decode()
    match ((True, ) + ()):
        case tuple(t):
            print('tuple', t)
        case {"a": v}:
            print('{"a": v}', v)
        case 0 | 1 | 2:
            print('0 | 1 | 2')
        case "abc" | "x":
            print('"abc" | "x"', x)
        case []:
            print('[]')
        case other:
            print("other", type(other).__name__)
    def h1(start=3):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return lambda *a: inner(*a)
    print([g() for g in [h1(i) for i in range(3)]])
    with contextlib.suppress(ValueError): print((() + ('it\'s', (2**64 + 1), )).count(None))
    print(functools.partial(max, 10**20)(3))
    print(repr(divmod(operator.sub(1000, (2**64 + 1)), abs(1000))[0]))
PROGRAMS.append(program83)

def program84():
    def f0(a: int, b: str = "x"):
        for s8 in hex(-128)[:3]:
            b = hash(int('Ǆ') + 0)
        i10 = a
        return math.frexp(5e-324)
    print(f0(1, b=2))
    def h11(start=2):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return lambda *a: inner(*a)
    c = h11(5); print(c(2), c(3))
    print(sorted(list('😀'.partition('3.5')), key=lambda t: (len(t), t)))
    i27 = hash(100 + 0)
    def h27(start=-2):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return lambda *a: inner(*a)
    c = h27(5); print(c(2), c(3))
    match f'v={i27:<-#,X} {i27!a}':
        case {"a": 1, **kw}:
            print('{"a": 1, **kw}', kw)
        case [[y], *_]:
            print('[[y], *_]', y)
        case int(n) if n > 3:
            print('int', n)
        case list() as l:
            print('list', l)
        case tuple(t):
            print('tuple', t)
        case other:
            print("other", type(other).__name__)
    def h28(start=-3):
        total = start
        def inner(step=1):
            total += step
            return total
        return {k: inner(k) for k in (1, 2)}
    fs = [lambda: i for i in range(3)]; print([q() for q in fs])
    b30 = bytes.fromhex('1')
PROGRAMS.append(program84)

def program85():
    @dataclass(order=True, frozen=True)
    class C1:
        x: int
        y: int = field(default=3, repr=False)
    o = C1(1); o.x = (b'' * 2); print(o)
    s2 = max(['-7', '', 'a\tb'], key=len, default='  pad ')
    print((isinstance(None, object)))
    print(dict(collections.Counter(s2)), (lambda x, y=(2**64 + 1): x - y)(-4), sep='a', end=";\n")
    print(sorted((frozenset([13, 1, 2, 100]) - {x7 % 5 for x7 in {3, 4, 5, 100}})))
    i8 = list(filter(lambda x9: x9 > 0, list(itertools.islice(itertools.count(3, 4), 2))))
PROGRAMS.append(program85)

def program86():
    def f0(*args, **kw):
        for i6 in ([-3, 1, 1, 13, 7] * 1)[:4]:
            f7 = -5e-324
        else:
            d8 = {**dict(collections.Counter('123'.ljust(12, 'é'))), chr('aAbB'.index('½', 5, 0) % 1000 + 32): math.isqrt(math.comb(5, 2))}
        return '日本語'.capitalize()
    print(f0(operator.mul(3**60, 1_000), '😀'.find('½')))
    print(repr(int.from_bytes(b'abc', 'little', signed=False)))
    i14, i15 = round(-0.0), (10**20 if False else 7)
    print(i14, i15)
    print((sorted({-1, 0, 7, 2**40}) + [x20 for x20, _ in enumerate([], -1)]), {}['İ'], sep='\u2028', end=";\n")
    s21 = {x22 % 5 for x22 in ({3, 4, 5, 100} | {0})}
    def h23(start=5):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        inner(); return inner
    c = h23(5); print(c(2), c(3))
PROGRAMS.append(program86)

def program87():
    i1, i2 = +-1, next(iter([0, -1, 5]), 7)
    print(i1, i2)
    i5 = [x6 if x6 else int(float("inf")) for x6 in sorted({0})]
    i8, i9 = len({*i5, *[-1]}), +3**60
    print(i8, i9)
    print(repr(('hello world'.zfill(3) + 'é'.translate(str.maketrans('abl', 'xyz', ' ')))))
    print(repr(json.dumps('😀'.translate(str.maketrans('abl', 'xyz', ' ')).splitlines(True))))
    print((list(itertools.takewhile(lambda x13: x13 < 5, i5))))
    try:
        print(((round(123456789.123) if (1e22).is_integer() else int('{}')) & (dict(k=5, z=6)['abababab']).conjugate()), (1e100 if True else 2.5), sep='%d', end=";\n")
        print((bisect.bisect(sorted([x15 - 1 for x15 in [-3]]), ((2**64 + 1) or 2**63))))
    except Exception as e:
        print("caught")
    except ValueError as e:
        print(repr(e))
    else:
        print("else")
    finally:
        pass
    print(chr(3**60 % 1000 + 32).splitlines(), '①'.count('Hello', 2, -3), sep='Ǆ', end=";\n")
PROGRAMS.append(program87)

def program88():
    print((list(dict(sorted(dict(sorted(dict(k=5, z=6).items(), key=lambda t: t[0])).items(), key=lambda t: t[0])).values())))
    class C6:
        __slots__ = ("v", "w")
        def __init__(self, v=(2**64 + 1)): self.v = v
        def __radd__(self, o): return o + self.v
        def __missing__(self, k): return k
        def __getitem__(self, i): return [self.v, i][i]
        def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
        def __enter__(self): print("enter"); return self
        def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return False
        def __call__(self, *a): return a
        pass
    o6 = C6(round(0.0))
    with o6 as w: print("body"); raise ValueError("in")
    try: print(int(o6))
    except Exception as e: print(type(e).__name__, e)
    try: o6[0] = 5
    except Exception as e: print(type(e).__name__, e)
    i7 = [x9 % 3 for x9 in list(itertools.accumulate([5, 100, 10, -1]))]
    class C12:
        def __init__(self, v=10**6): self.v = v
        def __del__(self): pass
        def __reversed__(self): return "rev"
        def __matmul__(self, o): return "mm"
        def __index__(self): return 2
        def __iadd__(self, o): return self
        def __setitem__(self, i, x): print("set", i, x)
        pass
    o12 = C12((3**60 ** 0))
    print(range(o12))
    try: o12 += 1; print(type(o12).__name__)
    except Exception as e: print(type(e).__name__, e)
    i13 = abs(1_000)
    s14 = (list('{}'.encode().decode()) + repr(None).splitlines())
    d18 = {k19: x20 + 1 for k19, x20 in dict(k=5, z=6).items()}
    for i23 in range(2):
        s24 = [''.join(x25) for x25 in itertools.permutations(max((['x,y,,z'] + ['3.5']), key=len, default='a\tb'.replace('a', 'ß', 1))[:4], 2)]
    else:
        f27 = sum([math.sqrt(abs(1e22)), math.hypot(-0.5, -0.5)], -3.14159)
PROGRAMS.append(program88)

def program89():
    class C1:
        def __init__(self, v=0x1f): self.v = v
        def __setitem__(self, i, x): print("set", i, x)
        def __neg__(self): return -1
        pass
    o1 = C1()
    print(o1(1, 2))
    try: print("ab" * o1)
    except Exception as e: print(type(e).__name__, e)
    try: print(o1 == o1, o1 != 1)
    except Exception as e: print(type(e).__name__, e)
    if ({-1, 0, 7, 2**40}.isdisjoint({1, 2, 3}) ^ ({'a': 1} == {'a': 1})):
        s2 = '日本語'.encode().decode()
    elif ({3, 4, 5, 100} < {0}):
        def f2(a, b, c):
            s4 = '%d'.replace('3.5', 'é')
            return None
        print(f2())
    else:
        try:
            i8 = int(re.sub(r'\d+', '', '\x1f').translate(str.maketrans('abl', 'xyz', ' ')))
        except ValueError as e:
            e.add_note("n"); print(e.__notes__)
        except ArithmeticError as e:
            e.add_note("n"); print(e.__notes__)
        finally:
            pass
    def h8(start=0):
        total = start
        def inner(step=1):
            total += step
            return total
        return [inner(i) for i in range(3)]
    c = h8(); print(c() if callable(c) else c)
    def h9(start=-3):
        total = start
        def inner(step=1):
            total += step
            return total
        return lambda *a: inner(*a)
    c = h9(); print(c() if callable(c) else c)
    print(int('abc'.replace('{}', 'Ǆ', -2)), float('\x1f'), sep='%d', end=";\n")
    def h10(start=4):
        total = start
        def inner(step=1):
            total += step
            return total
        return inner
    fs = [lambda: i for i in range(3)]; print([q() for q in fs])
    if isinstance('ABC', float | None):
        for i17, s16 in enumerate('abababab'.replace('ABC', '😀', -2)[:3], 0):
            print(i17, s16)
            s18 = bytes(bytearray(b'')).hex()
            if math.isclose(float("-inf"), 3.14159): pass
    i19, *i21 = ([0, 100, 13, 5] + [])
    print(i19, i21)
PROGRAMS.append(program89)

def program90():
    class C1(str):
        def __add__(self, o): return C1(self.v + getattr(o, "v", o))
        def __contains__(self, x): return x == 1
        def __eq__(self, o): return isinstance(o, C1) and self.v == o.v
        def __round__(self, n=None): return n
        def __iadd__(self, o): return self
        def more4(self): return 1
        pass
    o1 = C1('Ǆ')
    try: print(copy.copy(o1) == o1)
    except Exception as e: print(type(e).__name__, e)
    try: print(o1 + 1)
    except Exception as e: print(type(e).__name__, e)
    try: o1()
    except Exception as e: print(type(e).__name__, e)
    i2 = (sorted(list(itertools.accumulate([4, 5])), reverse=False, key=lambda x4: x4 & 5) + sorted(frozenset([-2, 100, -1, 1])))
    print(repr(b'Hello'.decode('ascii')))
    class C8(dict):
        def extra(self): return len(repr(self))
        def __neg__(self): return -1
        def __matmul__(self, o): return "mm"
        def __str__(self): return "str!"
        def __contains__(self, x): return x == 1
        def __index__(self): return 2
        def __len__(self): return 3
        pass
    o8 = C8({})
    print(list(o8))
    try: print(o8(1, 2))
    except Exception as e: print(type(e).__name__, e)
    print(repr(tuple(enumerate(['aAbB'], 1))))
    *i11, i9 = slice(4, 2).indices(0)
    print(i9, i11)
    try:
        try:
            *i14, i12 = [sum(x15) for x15 in zip(i2, [0, 0, 100, 100, 3])]
            print(i12, i14)
            sum(["a"])
        except ArithmeticError as e:
            print("caught")
    except Exception as e:
        raise RuntimeError("again")
    except (TypeError, ZeroDivisionError) as e:
        e.add_note("n"); print(e.__notes__)
    finally:
        print("finally")
    d16 = {k17: len(k17) for k17 in ['ünï'] if k17}
PROGRAMS.append(program90)

def program91():
    try:
        match '😀'[1:5:-2]:
            case []:
                print('[]')
            case dict(d):
                print('dict', d)
            case 0 | 1 | 2:
                print('0 | 1 | 2')
            case other:
                print("other", type(other).__name__)
        s1 = frozenset([-1, 0, 4])
    except (TypeError, ZeroDivisionError) as e:
        print("caught")
    finally:
        pass
    s3 = (b'abc' + b'-12').swapcase().hex()
    i4 = abs(10**6)
    i5 = (i4 and divmod((i4 & 10**6), i4)[0])
PROGRAMS.append(program91)

def program92():
    for s5 in sorted({'abababab': 10**20, 'a\tb': 0x1f}):
        b6 = ((2).to_bytes(1, 'big', signed=False) + b''.join([b'a b c', b'abc'])).join([b'Hello'.center(8).upper(), (b''.join([b'Hello', b'Hello']) * 1)])
        s5 = s5.lower()
    class C8:
        def __init__(self, v=1): self.v = v
        def __str__(self): return "str!"
        def __matmul__(self, o): return "mm"
        def __setitem__(self, i, x): print("set", i, x)
        def __radd__(self, o): return o + self.v
        def __round__(self, n=None): return n
        def __int__(self): return 9
        pass
    o8 = C8()
    print(o8.p, o8.v)
    try: print(float(o8))
    except Exception as e: print(type(e).__name__, e)
    try: raise o8
    except Exception as e: print(type(e).__name__, e)
    print(o8 >= 1)
    class C9:
        __slots__ = ("v", "w")
        def __init__(self, v=-2**63): self.v = v
        def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
        def __matmul__(self, o): return "mm"
        def __format__(self, spec): return f"<{spec}>"
        def __repr__(self): return f"C9({getattr(self, 'v', 0)!r})"
        pass
    o9 = C9(bisect.bisect_right(sorted([0, 2, 255, 255, 100]), 10**6))
    try: print(1 - o9)
    except Exception as e: print(type(e).__name__, e)
    print(o9.p, o9.v)
    try:
        print(f"{-128:{3}}|{123456789.123:.{2}f}")
    except ArithmeticError as e:
        raise RuntimeError("again")
    except ValueError as e:
        print(e.args)
    finally:
        pass
    if (float('Ǆ') <= divmod(1_000, 255)[0]):
        print(Fraction(math.lcm(1_000, 3), int(-0.0)) / Fraction(next(iter([1]), 0), 3))
    i44, i45 = math.comb(-1, 0), int('abababab')
    print(i44, i45)
    [i48, *i50, i49] = list(b'')
    print(i48, i49, i50)
    i52 = [*[x56 if x56 > 2 else -x56 for x56 in [-1, 10, 4, -1, -4]][:len([3, 5, 0, 4]):-1], len((b'\x00\xff' * 3)), *sorted(list(reversed([100])))]
PROGRAMS.append(program92)

def program93():
    def f0(a, b=2):
        print(textwrap.dedent(str(('\x00' if False else '½'))), textwrap.indent(str('{0}-{x}-{1[0]}'.format(set(range(6)), [-3, -1, 100, 3, 0], x=False)), "> "))
        got = yield 'abc'.join(['l1\nl2\r\nl3', 'Hello', '123']); print("got", got)
        for j in sorted([2, 1, 0])[:3]: yield j
        return ([], '3.5', )
    print(*f0(*heapq.nlargest(3, 'ß')[:3]))
    print((b'-12'.center(8).swapcase()))
    print(((functools.reduce(lambda a, b: a - b, [], 3)).to_bytes(1, 'little', signed=False)))
    s24 = list(format(sum([1e22, 1.7976931348623157e308], -0.0), '<1'))
PROGRAMS.append(program93)

def program94():
    try:
        b1 = b'\x00\xff'.decode('latin-1').startswith(('ünï', '\x1f'), -1)
    except ValueError as e:
        raise
    except LookupError as e:
        e.add_note("n"); print(e.__notes__)
    else:
        print("else")
    finally:
        pass
    b2 = (b'Hello' + b'\x00\xff')
    match 'a'.index('aAbB', 3, 1):
        case dict(d):
            print('dict', d)
        case True:
            print('True')
        case str(s):
            print('str', s)
        case {}:
            print('{}')
        case [x, *rest]:
            print('[x, *rest]', x, rest)
        case other:
            print("other", type(other).__name__)
    s3 = frozenset(list({'a': 1}.copy().values()))
    s8 = s3
    print(sorted({x9 % 5 for x9 in set(range(6))}))
    print(bin(13), 'hello world'.ljust(7, '*'), sep='"q"', end=";\n")
    [i10, *i12, i11] = [ord(x13) for x13 in 'hello world']
    print(i10, i11, i12)
PROGRAMS.append(program94)

def program95():
    s1 = ('%G' % (((-0.0 if False else 1e16) % math.sqrt(abs(2.5))),))
    for s6 in list({})[:3]:
        f7 = math.fmod((0.0 * 1000), float.fromhex((3.14159).hex()))
        s1 = s6
    print(repr(float(s6)))
    if callable((False, False, )):
        print(json.dumps({s1: 1, s1: -10**25}, indent=0, sort_keys=True))
    d24 = {x26: k25 for k25, x26 in enumerate(re.findall(r'\d', s6))}
    print(({x29: k28 for k28, x29 in enumerate(['l1\nl2\r\nl3', 'x,y,,z', '①'])}))
    s30 = set(list(range(6)))
    print(repr(float.fromhex((math.hypot(float("-inf"), 0.1)).hex())))
PROGRAMS.append(program95)

def program96():
    print(repr(math.sqrt(abs(math.fsum([1e100, 1e-7, 1.7976931348623157e308])))))
    match f'{(3, 4)!r}':
        case 2.5:
            print('2.5')
        case (1, _):
            print('')
        case str():
            print('str')
        case (a, b, c):
            print('', a, b, c)
        case str(s):
            print('str', s)
        case other:
            print("other", type(other).__name__)
    s1 = str((b'%d %s %x' % (7, b'Hello', 0x1f)), "utf-8", "replace")
    match next(iter([1]), 7):
        case None:
            print('None')
        case [[y], *_]:
            print('[[y], *_]', y)
        case [1, 2, *r, 9]:
            print('[1, 2, *r, 9]', r)
        case other:
            print("other", type(other).__name__)
PROGRAMS.append(program96)

def program97():
    print(textwrap.dedent(str((float("inf")).hex())), textwrap.indent(str(re.sub(r'\b', '*', 'é')), "> "))
    s15 = '\x00'[4].join(list({}))
    print((ord('\x1f'.replace('\x00', s15, 1)[:len([]):][((2 + 1) % 9 + 1) % 9])))
    i18, *i20 = sorted({1, 2, 3})
    print(i18, i20)
    match s15:
        case str(s):
            print('str', s)
        case [[y], *_]:
            print('[[y], *_]', y)
        case "abc" | "x":
            print('"abc" | "x"', x)
        case other:
            print("other", type(other).__name__)
    class C22:
        def __init__(self, v=0x1f): self.v = v
        def __add__(self, o): return C22(self.v + getattr(o, "v", o))
        def __iter__(self): return iter([1, self.v])
        def __int__(self): return 9
        def __lt__(self, o): return self.v < o.v
        def __setitem__(self, i, x): print("set", i, x)
        def __iadd__(self, o): return self
        pass
    o22 = C22(round(1/3))
    print(o22 < o22)
    try: print("ab" * o22)
    except Exception as e: print(type(e).__name__, e)
    try: print(round(o22, 1))
    except Exception as e: print(type(e).__name__, e)
PROGRAMS.append(program97)

def program98():
    s1 = chr(tuple([0, 2, -1]).count(('😀', )) % 1000 + 32)
    def h1(start=0):
        total = start
        def inner(step=1):
            total += step
            return total
        return inner
    c = h1(); print(c() if callable(c) else c)
    s3 = frozenset([3])
    print(complex(-1, 3) + 0.0)
    print(([x22.upper() for x22 in s1.splitlines()]))
    print(functools.partial(max, -2**63)(-3))
    print(math.trunc(float.fromhex((max(0.1, 1e100)).hex())), float.fromhex((1/3).hex()), sep='\x1f', end=";\n")
    print((s1))
PROGRAMS.append(program98)

def program99():
    s1 = 'é'.rpartition('①')[2]
    i2 = list(reversed([x5 * y6 for x5 in sorted([5, 2, 3, 255], reverse=True, key=lambda x8: x8 // 2) for y6 in [255, 0, 255, -4, 5]]))
    if s1.startswith(s1):
        print(repr([x9.strip() for x9 in (['l1\nl2\r\nl3', '', 'ß'] + ['é'])]))
    class C11:
        def __init__(self, v=65536): self.v = v
        def __mul__(self, o): return NotImplemented
        def __del__(self): pass
        def __getitem__(self, i): return [self.v, i][i]
        def __contains__(self, x): return x == 1
        def __int__(self): return 9
        def __bool__(self): return False
        pass
    o11 = C11()
    try: print(o11 >= 1)
    except Exception as e: print(type(e).__name__, e)
    try: print(reversed(o11))
    except Exception as e: print(type(e).__name__, e)
    try: print(o11 == o11, o11 != 1)
    except Exception as e: print(type(e).__name__, e)
    try: print("%s" % o11 if type(o11).__str__ is not object.__str__ else 0)
    except Exception as e: print(type(e).__name__, e)
    print(repr(i2))
    print(('abababab'.split(s1, 0)))
PROGRAMS.append(program99)

def program100():
    i1 = i2 = math.gcd(100, 1_000)
    print(i1, i2)
    class C5:
        def __init__(self, v=7): self.v = v
        def __len__(self): return 3
        def __int__(self): return 9
        def __add__(self, o): return C5(self.v + getattr(o, "v", o))
        def __neg__(self): return -1
        z = 13; zs = [i for i in range(z % 3)]
        pass
    o5 = C5()
    print(o5 < o5)
    try: print(hash(o5) == hash(o5))
    except Exception as e: print(type(e).__name__, e)
    d6 = {x8: k7 for k7, x8 in enumerate(['a\tb'])}
    print(repr((b'%d %s %x' % (d6['l1\nl2\r\nl3'], '\x1f'.encode('utf-8'), (7).__index__()))))
PROGRAMS.append(program100)

def program101():
    s1 = ['aAbB', '{}', 'it\'s', '😀'][-3].rjust(7, 'é')
    f2 = math.copysign((5 / 7), math.hypot(False, 1/3))
    print((list(itertools.accumulate([1, -1, 10, 5, 4])) * -3), None, sep='-7', end=";\n")
    i5 = collections.Counter(s1)[s1[:1]]
    for s10 in format(5, '*^20,')[:3]:
        f11 = ((-2**63 ** 0) / i5)
        s12 = s10.replace('123', '\u2028', -1)
    else:
        print(b'a b c'.join([b'Hello', b'abc']), f2, sep='日本語', end=";\n")
    for i18, i17 in enumerate(list(itertools.islice(itertools.count(5, -2), 2))[:4], 1):
        print(i18, i17)
        i19 = i5
        class C20:
            def __init__(self, v=255): self.v = v
            def __format__(self, spec): return f"<{spec}>"
            def __setattr__(self, n, x): object.__setattr__(self, n, x)
            @classmethod
            def k(cls): return cls.__name__
            def __round__(self, n=None): return n
            def __str__(self): return "str!"
            def __repr__(self): return f"C20({getattr(self, 'v', 0)!r})"
            pass
        o20 = C20()
        try: print(1 in o20)
        except Exception as e: print(type(e).__name__, e)
        try: print(list(o20))
        except Exception as e: print(type(e).__name__, e)
        print(hasattr(o20, "p"), hasattr(o20, "zz"))
        try: print(o20 @ 1)
        except Exception as e: print(type(e).__name__, e)
PROGRAMS.append(program101)

def program102():
    i1 = (1e-7, 2**63, ).count('it\'s')
    if (math.lcm(i1, i1) in sorted([3, -2], reverse=True, key=lambda x2: x2 * -1)):
        print(([100, 3, 1, -3].count(5)))
        t3 = tuple(list(map(lambda x4: x4 * 2, [])))
    else:
        s5 = str({0}).translate(str.maketrans('abl', 'xyz', ' '))
        try:
            f6 = ((1e-7 / 0.5) * float.fromhex((-2.25).hex()))
            next(iter([]))
        except Exception as e:
            print(repr(e))
        except ArithmeticError as e:
            raise
        else:
            print("else")
    print(functools.partial(min, i1)(-2))
    def f22(a, b, c):
        print(a, b, c)
        d24 = {k25: len(k25) for k25 in ['  pad ', 'İ', '  pad '] if k25}
        return a
    print(f22(math.trunc(0.5), i1))
    i28 = list(reversed([x31 if x31 > 2 else -x31 for x31 in ([3, 2] * 3)]))
    b34 = (math.comb(5, 5) in list(reversed(i28)))
PROGRAMS.append(program102)

def program103():
    if math.isnan(math.fsum([1e22, 0.5, 1/3])):
        print(repr(heapq.nsmallest(3, list(dict(collections.Counter('a')).values()))))
    elif math.isfinite(2.5):
        print((math.fmod(--0.5, (-0.5 + -0.0))))
    else:
        s5 = ({x8 if x8 > 2 else -x8 for x8 in [ord(x10) for x10 in 'it\'s'] if x8 in (1, 2, 3)} & {x12 % 3 for x12 in list(map(lambda x14: x14 + 1, [10, -1, 2]))})
        print(b'-12'.ljust(3).rjust(8).center(8), str(Fraction(1000, -2**63)), sep='é', end=";\n")
    for s21 in (['a', 'ABC', '  pad ', '①'] + ['abababab'])[:3]:
        b22 = (math.isnan(-0.5) or s21.startswith(('Ǆ', '-7'), 5))
    else:
        s21 = ('  pad ' if False else '123')
    print(list(s21), (-0.0 if False else float("inf")), sep='aAbB', end=";\n")
    def f24(a: int, b: str = "x"):
        print(repr(a))
        yield b
        for j in list(b'abc')[:3]: yield j
        return math.gcd(a, b)
    g = f24(); print(next(g)); print(g.send("s")); print(list(g))
    def h28(start=0):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        inner(); return inner
    c = h28(); print(c() if callable(c) else c)
    try:
        match [255, 5, -1]:
            case [1, 2, *r, 9]:
                print('[1, 2, *r, 9]', r)
            case {"a": v}:
                print('{"a": v}', v)
            case bytes():
                print('bytes')
            case other:
                print("other", type(other).__name__)
        print((sum([(float("-inf") if True else 1.7976931348623157e308), math.fmod(float("-inf"), 1.7976931348623157e308)], math.sqrt(abs(-2.25)))))
    except LookupError as e:
        raise
    d30 = {k31: len(k31) for k31 in [] if k31}
    print(sorted(list({'a': 1, 'b': 2, 'c': 3}), key=lambda t: (len(t), t)))
PROGRAMS.append(program103)

def program104():
    s1 = f'v={float(inf):_<+z0,%}{{{1e22=:<+#05.0}v={1e22!s}'
    print(operator.itemgetter(-3, 0)(sorted([3, 255], reverse=False, key=lambda x16: x16 // 2)), operator.attrgetter("real")(5))
    print(round(1e22), '½'.rpartition('①')[0], sep='x,y,,z', end=";\n")
    i17 = sorted([])
    s19 = s1
    s19 = max(['x,y,,z'], key=len, default=s19)
    print((math.isclose((-float("-inf") - (-1).bit_length()), float(int('a\tb', 36)))))
    match ({'a': 1, 'b': 2, 'c': 3} | {}):
        case [int(q), *_]:
            print('[int', q)
        case {"a": 1, **kw}:
            print('{"a": 1, **kw}', kw)
        case other:
            print("other", type(other).__name__)
PROGRAMS.append(program104)

def program105():
    t1 = (max(1/3, 2.5)).as_integer_ratio()
    b2 = (math.fsum([float(-10**25), math.copysign(1e22, 0.0), (10**6 / 100)])).is_integer()
    class C3:
        def __init__(self, v=0x1f): self.v = v
        def __round__(self, n=None): return n
        def __reversed__(self): return "rev"
        def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
        def __neg__(self): return -1
        pass
    o3 = C3()
    try: print(o3 >= 1)
    except Exception as e: print(type(e).__name__, e)
    print(hasattr(o3, "p"), hasattr(o3, "zz"))
    try: print(1 - o3)
    except Exception as e: print(type(e).__name__, e)
    raise o3
    try:
        print(*map(repr, [*[3], 13, *[1]]))
    except (TypeError, ZeroDivisionError) as e:
        e.add_note("n"); print(e.__notes__)
    i19, *i21 = [len(x22) for x22 in ['\x1f', '①', '½']]
    print(i19, i21)
    print(list(reversed(list(map(lambda x24: x24 // 3, [x26 if x26 > 2 else -x26 for x26 in [] if x26 in (1, 2, 3)])))), (1.5 ** 2), sep='123', end=";\n")
PROGRAMS.append(program105)

def program106():
    print(statistics.median([x16 if x16 else 2 for x16 in [2, 5, 7]]))
    class C19:
        def __init__(self, v=13): self.v = v
        def __int__(self): return 9
        def __eq__(self, o): return isinstance(o, C19) and self.v == o.v
        pass
    o19 = C19([1, 4, 1, -2, -3].index((2**64 + 1)))
    try: print(o19[0])
    except Exception as e: print(type(e).__name__, e)
    for i in o19: print(i)
    print(complex(-3, 0) * 0.5)
    s36 = 'é'.translate(str.maketrans('abl', 'xyz', ' ')).zfill(0).rsplit(b'-12'.decode('latin-1').zfill(0), -1)
    print(sorted(frozenset(sorted(heapq.nlargest(3, []), reverse=True, key=lambda x39: x39 % 3))))
    i45 = 0
    while i45 < 4:
        i45 += 1
        d46 = {b'\x00\xff'.replace(b'', b'\x00\xff').decode('latin-1'): abs('\x00'.find('ünï')), str(bytes(3), "utf-8", "replace"): divmod(divmod(2**31, 255)[1], int(123456789.123))[0]}
        print([len(x49) for x49 in s36], math.fmod(1/3, 123456789.123), sep='abc', end=";\n")
    print(((slice(2, -1).indices(10) + tuple(enumerate(s36, 4)))))
    i50 = list({k52: x53 * 2 for k52, x53 in {}.items()}.values())[3]
PROGRAMS.append(program106)

def program107():
    for i5 in copy.deepcopy([2, 1, -1, -3, 255])[:4]:
        print((((b'abc' + b'-12') * 1).replace(str(b'a b c', "utf-8", "replace").encode('utf-8'), (math.comb(-1, 0.1)).to_bytes(1, 'big', signed=False))))
        print((operator.mod(13, i5)))
        if ('\x00' < 'a'): pass
    else:
        d6 = dict.fromkeys([''.join(x9) for x9 in itertools.combinations('😀'[:4], 2)], (5 if True else 100))
    i10 = (i5).bit_length()
    print(re.sub(r'(.)\1', '<\\g<0>>', 'it\'s').splitlines(True), ('it\'s' if False else '-7'), sep='日本語', end=";\n")
    f12 = -statistics.median([5, 3, 5, 7])
    d6 |= {'\x1f': i10, '123': 10**20}
    s15 = list(dict(collections.Counter('\x00'.zfill(0))))
    print((({} | d6) | dict(collections.Counter('x,y,,z'))), math.isqrt(i10), sep='ünï', end=";\n")
    print((slice(2, -2).indices(3)))
PROGRAMS.append(program107)

def program108():
    for s5 in json.dumps(0.5)[:3]:
        s6 = {int(s5), round(1e10)}
    print(textwrap.dedent(str(s5)), textwrap.indent(str(s5), "> "))
    print(repr(list(itertools.accumulate([1, 3])).index(int(float("inf")))))
    q9 = collections.deque(copy.deepcopy([4, -1, 2, -1, 2]), maxlen=None); q9.appendleft(7); q9.rotate('3.5'); print(q9)
PROGRAMS.append(program108)

def program109():
    print(repr((b'-12' * -1)[0:]))
    print(repr(((0.1 if False else 123456789.123) + int.from_bytes(b'-12', chr(98) + chr(105) + chr(103), signed=True))))
    class C1(IntEnum):
        A = 3
        B = 5
        def f(self): return self.value * 2
    print(C1(99))
    i7 = 0
    while i7 < 3:
        i7 += 1
        try:
            s8 = 'a\tb'.strip().join('l1\nl2\r\nl3'.splitlines(True))
            "a".join([1])
        except Exception as e:
            e.add_note("n"); print(e.__notes__)
        finally:
            print("finally")
        if ([] == [5, 255, -3]): pass
PROGRAMS.append(program109)

def program110():
    print((((sum([-0.5, float("inf")], 1/3) - --0.0) - (min(-4, 10, 7) / (2 - 5)))))
    i1 = list(filter(lambda x2: x2 < 5, list(reversed([13, 1, 10, 2, 7]))))
    print(('  pad '.translate(str.maketrans('abl', 'xyz', ' ')).isnumeric()))
    try:
        print(repr((-10**25 not in [2, 5, 2, 255])))
        i4 = ((next(iter([4, 3]), -4) ** 1)).conjugate()
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__mro__[1].__name__, str(e))
    except AttributeError as e:
        print(e.args)
    def f4(a, *rest):
        i6, *i8 = (float("inf"), 1/3, )
        print(i6, i8)
        class C9:
            def __init__(self, v=a): self.v = v
            def __str__(self): return "str!"
            def __enter__(self): print("enter"); return self
            def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return False
            def __float__(self): return 2.5
            @classmethod
            def k(cls): return cls.__name__
            pass
        o9 = C9((lambda x, y=7: x - y)((2**64 + 1)))
        try: print(abs(o9))
        except Exception as e: print(type(e).__name__, e)
        print(divmod(o9, 2))
        print(f"{o9:x}")
        return None
    print(f4(i1, i4))
    d11 = dict(collections.Counter(True))
PROGRAMS.append(program110)

def program111():
    def f0(*args, **kw):
        s2 = sorted(list({'a': 1, 'b': 2, 'c': 3}), key=str.lower, reverse=True)
        yield (k or k)
        for j in list(b'a b c')[:3]: yield j
        return 'hello world'.encode().decode()
    print(*f0(*[len(x7) for x7 in ['abc', '123']][:3]))
    print((([][3:1:2] * 1)))
    if ((0.1 if True else 1e16) != bisect.bisect(sorted([100]), 1)):
        print(repr(isinstance(b'a b c', float | None)))
    else:
        t10 = tuple(list(itertools.accumulate([-1, 2, -2])))
    [i12, *i14, i13] = math.modf(-0.0)
    print(i12, i13, i14)
PROGRAMS.append(program111)

def program112():
    match '123'.replace('x,y,,z', '\x1f'):
        case bytes():
            print('bytes')
        case list() as l:
            print('list', l)
        case int(n) if n > 3:
            print('int', n)
        case other:
            print("other", type(other).__name__)
    s1 = (frozenset([-4, 2, -4, -1]).difference(list(range(0))) - {x7 if x7 > 2 else -x7 for x7 in [x9 if x9 else -2**63 for x9 in []] if x7 % 2 == 0})
    f10 = math.fsum([float('{}'), math.fsum([float("-inf"), 1.7976931348623157e308, 123456789.123]), round(1.5, 15)])
    print(((1e100 ** 0)))
    print(json.dumps(dict(sorted({'a': 1}.items(), key=lambda t: t[1])), indent=2, sort_keys=True))
    def f25(a=1, b=[]):
        s27 = {x28 % 5 for x28 in frozenset([])}
        return textwrap.fill(str('\x1f'), 10)
    print(f25(1, b=2))
PROGRAMS.append(program112)

def program113():
    for s5 in sorted(dict.fromkeys(['\x00', 'abababab'], 5)):
        s6 = b''.rjust(3).decode('latin-1').rjust(3, 'é')
    t7 = (2, '3.5', None, )[-1:]
    try:
        for i14 in [x9 if x9 > 2 else -x9 for x9 in [-2, 4, -3, -2, 10] if x9 % 2 == 0][:4]:
            print([x16 % 3 for x16 in [len(x18) for x18 in ['l1\nl2\r\nl3']]], (7 if False else i14), sep='Hello', end=";\n")
            b19 = bool({})
            if (-0.0).is_integer(): pass
        else:
            print(sorted({x21 for x21 in list({}.values())}))
        [1, 2].index(9)
    except (TypeError, ZeroDivisionError) as e:
        raise RuntimeError("again")
    finally:
        pass
    print((math.isclose(math.fmod(math.sqrt(abs(-0.5)), math.copysign(1.5, 1e22)), (round(0.5, 0) if (1.7976931348623157e308 <= 65536) else abs(float("-inf"))))))
    i24 = [x25 for x25, _ in enumerate([3, -2, 5, 100, -3], -1)]
    print(repr((int.from_bytes(b'Hello', 'little', signed=False)).bit_length()))
    print(repr(tuple(sorted(({'x': 10, 'a': -1} | {'a': 1}).items()))))
    print(repr(''.join(reversed(s5))))
PROGRAMS.append(program113)

def program114():
    print(repr(divmod(sum([(1e-7 - 0.0), (1e16 + 1.7976931348623157e308)], (float("-inf") / 65536)), (float("inf"), )[1:-1].count(dict(k=5, z=6)))))
    print(((float("inf") - 10**6)))
    i1 = divmod(round((3).conjugate(), -2), [x2 for x2, _ in enumerate([-1, 7], 1)][(4 + 1) % 9])[0]
    print(list(zip([x14 - 1 for x14 in [-2] if x14 != 3], ('hello world' + '\x00'), strict=False)))
    s19 = sorted('123'.splitlines(True), key=lambda t: (len(t), t), reverse=False)
    print(complex(0, 4) / 0.5)
    (i39, i40), *i41 = ([x44 * 2 for x44 in [5, 0, 1, 100]], 2), 3, math.comb(4, 3)
    print(i39, i40, i41)
    try:
        s46 = list(range(0))
        print((('%f' % (0.5,)).translate(str.maketrans('abl', 'xyz', ' '))))
    except ValueError as e:
        print(repr(e))
    except ArithmeticError as e:
        print(e.args)
PROGRAMS.append(program114)

def program115():
    t1 = 'abc'.partition('ABC')
    for s6 in f'v={(3, 4):<.0s}{{{1e10=:>d}{-2.25:>-5,.12%}'[:3]:
        i7 = i8 = {}[s6]
        print(i7, i8)
    else:
        print((list(range(4, -1, 1)).count(round(3, 1))))
    print(b'-12'.hex(), s6, sep='  pad ', end=";\n")
    def h11(start=4):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return {k: inner(k) for k in (1, 2)}
    print([g() for g in [h11(i) for i in range(3)]])
PROGRAMS.append(program115)

def program116():
    print(repr((statistics.median([0, 7, 13, 1])).hex()))
    it = iter(sorted({3, 4, 5, 100})); print(next(it, None), list(it))
    class C23:
        def __init__(self, v=0): self.v = v
        @staticmethod
        def s(a): return a
        def __setattr__(self, n, x): object.__setattr__(self, n, x)
        def __del__(self): pass
        def __contains__(self, x): return x == 1
        def __delitem__(self, i): print("del", i)
        def __add__(self, o): return C23(self.v + getattr(o, "v", o))
        pass
    o23 = C23((lambda x, y=255: x - y)(0))
    try: print(divmod(o23, 2))
    except Exception as e: print(type(e).__name__, e)
    print(range(o23))
    print(abs(o23))
    try: a, b = o23; print(a, b)
    except Exception as e: print(type(e).__name__, e)
    def f23(*, k=0):
        for s29 in bin(2**31)[:3]:
            b30 = (b'%d %s %x' % (int.from_bytes((b'a b c' * 0), 'big', signed=False), ((b'abc' + b'\x00\xff') + (k).to_bytes(2, 'big', signed=True)), k))
        for i36, i35 in enumerate(range(3), 0):
            print(i36, i35)
            t37 = math.frexp((5e-324 ** 2))
            if ('abc' == 'abc'): continue
        return None
    print(f23())
    *i41, i39 = [x42 if x42 else 3 for x42 in [-4, 3, -1]]
    print(i39, i41)
    print((max([x43.upper() for x43 in sorted([], key=lambda t: t[::-1], reverse=False)], key=len, default='\x1f'.center(0, 'ab').encode().decode())))
    d45 = {k46: len(k46) for k46 in ('%e' % (3.14159,)).split(''.join(reversed('é')), 2) if k46}
    class C49:
        def __init__(self, v=0x1f): self.v = v
        def __str__(self): return "str!"
        def __round__(self, n=None): return n
        pass
    o49 = C49(round(1e100))
    try: print(type(o49).__name__, type(o49).__qualname__[-3:])
    except Exception as e: print(type(e).__name__, e)
    try: print(float(o49))
    except Exception as e: print(type(e).__name__, e)
    try: print(isinstance(o49, C49))
    except Exception as e: print(type(e).__name__, e)
    for i in o49: print(i)
PROGRAMS.append(program116)

def program117():
    print(repr(float(1)))
    match {}:
        case {}:
            print('{}')
        case []:
            print('[]')
        case other:
            print("other", type(other).__name__)
    print(repr(((lambda x, y=100: x - y)(10) ** 1)))
    t1 = (math.fmod(float('\u2028'), math.copysign(1e10, 1e16))).as_integer_ratio()
    class C2(IntEnum):
        A = auto(); B = auto()
    print(C2.A < C2.B)
    try:
        print(repr(len({*[100, 1], *[-4, 10, -2, 5]})))
        match t1:
            case int(n) if n > 3:
                print('int', n)
            case list() as l:
                print('list', l)
            case tuple(t):
                print('tuple', t)
            case other:
                print("other", type(other).__name__)
        print(1, foo=2)
    except AttributeError as e:
        print(type(e).__name__, e)
    except Exception as e:
        print(type(e).__name__, e)
    print(sorted({x4 * y5 for x4 in [3] for y5 in []}))
    print(sorted(textwrap.wrap(str('x,y,,z'), 10), key=lambda t: (len(t), t)))
PROGRAMS.append(program117)

def program118():
    print(([len(x1) for x1 in ['½', '  pad ', 'ß']]))
    class C2:
        def __init__(self, v=0x1f): self.v = v
        def __setitem__(self, i, x): print("set", i, x)
        def __contains__(self, x): return x == 1
        def __delitem__(self, i): print("del", i)
        def __index__(self): return 2
        pass
    o2 = C2()
    print([10, 20, 30][o2])
    print(o2 * 2)
    try: print("%s" % o2 if type(o2).__str__ is not object.__str__ else 0)
    except Exception as e: print(type(e).__name__, e)
    print(o2[1:2])
    try:
        def f2(*, k=0):
            f4 = round(math.sqrt(abs(1e10)), 15)
            *i7, i5 = (f4).as_integer_ratio()
            print(i5, i7)
            yield (255 if False else 100)
            for j in ([-2, 5, -4, 3] * -1)[:3]: yield j
            return '\x00'.replace('a', 'Hello')
        print(*f2('  pad '.find('{}', -3, -2), bisect.bisect_right(sorted([7]), 13)))
        math.sqrt(-1)
    except ValueError as e:
        print(repr(e))
    def f10(a, b=2):
        f12 = sum([abs(-2.25), float(3**60)], math.copysign(5e-324, 1.5))
        yield b
        for j in list(filter(lambda x14: x14 % 2, [255, -1, 0, 5]))[:3]: yield j
        return b'Hello'.hex()
    print(*f10((5 ** 3), functools.reduce(lambda a, b: a * b, [13], -1)))
    print(repr(((1e100 / -128)).is_integer()))
    print(*map(type, [*[0], 13, *[1, 2, 2, 13]]))
    print(((bytes.fromhex('0a 0B') * 0)))
    for i34 in list(itertools.accumulate([7, 255]))[:4]:
        @dataclass(order=True)
        class C35:
            x: int
            y: float = 0.5
        print(C35(x=1, z=2))
PROGRAMS.append(program118)

def program119():
    def h0(start=3):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        inner(); return inner
    fs = [lambda: i for i in range(3)]; print([q() for q in fs])
    i2 = list(range(3))
    s4 = (set([-4, -2, 100, 5, 100]) ^ {7, 3**60}).difference(i2)
    try:
        s9 = s4
        sorted([1, "a"])
    except ArithmeticError as e:
        print(type(e).__name__, e)
    except LookupError as e:
        print("caught")
PROGRAMS.append(program119)

def program120():
    i1 = sum(list(range(5, 2, 0)))
    t3 = {**{}.copy(), ''.join(sorted('ABC')): int.from_bytes(b'a b c', chr(98) + chr(105) + chr(103), signed=True)}
    print(''.join(['x,y,,z', '日本語', 'abababab', 'l1\nl2\r\nl3']).zfill(8).startswith(('-7', ''), 2), (float("-inf") if False else 1.7976931348623157e308), sep='a\tb', end=";\n")
    for i13, s12 in enumerate(list('%d')[:3], 1):
        print(i13, s12)
        s14 = set(heapq.nlargest(0, [2, 100, -1, -1]))
    try:
        d17 = {str(Fraction(len('é'), ord('\x1f'[-2]))): sum([x21 % 3 for x21 in [] if x21 > 0]), '{0}-{x}-{1[0]}'.format(1e10, [7, 7, 2], x=None)[::1]: (i1 if 'ABC'.startswith(('%d', '-7'), 5) else {'a': 1, 'b': 2, 'c': 3}.get('½', i1))}
    except LookupError as e:
        print(e.args)
    except Exception as e:
        raise
    else:
        print("else")
    for i27 in range(2):
        print(*map(type, list(b'-12')))
PROGRAMS.append(program120)

def program121():
    d1 = dict.fromkeys(sorted(['123', '-7', 'Ǆ', '①'], key=lambda t: (len(t), t), reverse=True), (100 >> 0))
    def f4(a, *rest):
        print((list(str(Fraction(a, -128)))))
        i7 = (a if ([1, 5, 10, -1, 100][-3::] < [x9 for x9, _ in enumerate([5, -3], 2)]) else (int(float("-inf")) if ([-4, 2, 1] < [3, 3, 3, -2, 4]) else [2, 3][-3]))
        return (False, )[:]
    print(f4())
    i11 = max((len('ünï') << 31), (divmod((2**64 + 1), 0x1f)[1] << 3), (int.from_bytes(b'a b c', 'little', signed=True) * divmod((2**64 + 1), 5)[0]))
    print(repr({x12 % 5 for x12 in {3, 4, 5, 100}}.issuperset(({-1, 0, 7, 2**40} & {1, 2, 3}))))
    def h13(start=1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        inner(); return inner
    print([g() for g in [h13(i) for i in range(3)]])
    print(repr((b'a b c' * 1).decode('ascii').encode('ascii', 'replace')))
PROGRAMS.append(program121)

def program122():
    s1 = [x2.upper() for x2 in [''.join(x3) for x3 in itertools.permutations(re.sub(r'(.)\1', '', '  pad ')[:4], 2)]]
    def f3(*, k=0):
        s5 = textwrap.shorten(str(('{}' + '  pad ')), 5)
        return k
    print(f3(1, 2, 3))
    i7, i8 = [x10 if x10 else -10**25 for x10 in [-2, 1, 5, -1]]
    print(i7, i8)
    s11 = '123'.replace('%d', '日本語').rsplit()
    try:
        if (collections.Counter('Ǆ')['x,y,,z'[:1]] == (-4 and -4)):
            print(repr([x14 % 3 for x14 in list(range(-3, 5, 0))]))
            f17 = (int.from_bytes(b'', chr(98) + chr(105) + chr(103), signed=False) / functools.reduce(lambda a, b: a + b, [1, 1, 3], 255))
        elif bool(3):
            b18 = b'a b c'.zfill(8)
    except ArithmeticError as e:
        print(repr(e))
    except ValueError as e:
        print(e.args)
    finally:
        pass
    print(repr(list('\u2028')))
    print(range(-1, -1, 1), list(range(5))[3::1])
    s40 = ('l1\nl2\r\nl3' * 0)
PROGRAMS.append(program122)

def program123():
    print(sorted({x1 % 5 for x1 in set([10, 13, 2, 3])}))
    b3 = (bisect.bisect_left(sorted([]), 100) in {7, 10})
    print(repr(([], )))
    print((str(bytes(3), "utf-8", "replace")))
    print((b'%d %s %x' % (13, b'a b c', (2**64 + 1)))[len([5]):].replace(bytes(3), (-10**25).to_bytes(9, 'little', signed=b3).upper()), 'é'.replace('\u2028', '-7', 3), sep='x,y,,z', end=";\n")
    print(json.loads(json.dumps({"k": [ord(x11) for x11 in 'ABC'], "s": ('😀' + '-7')})))
    match tuple(enumerate(['Hello', '%d', 'ABC', 'l1\nl2\r\nl3'], -2)):
        case (a, b, c):
            print('', a, b, c)
        case dict(d):
            print('dict', d)
        case float() | complex():
            print('float')
        case other:
            print("other", type(other).__name__)
    try:
        (i22, i23), *i24 = (collections.Counter('it\'s')['ß'[:1]], 2), 3, min(255, 100, 3)
        print(i22, i23, i24)
    except LookupError as e:
        e.add_note("n"); print(e.__notes__)
PROGRAMS.append(program123)

def program124():
    i1 = (list(reversed(list(itertools.islice(itertools.count(4, 3), 0)))) * -1)
    print(json.loads(json.dumps({"k": i1, "s": ['123', 'abababab'][2]})))
    s13 = {k14: len(k14) for k14 in ['l1\nl2\r\nl3', 'ünï', '日本語'] if k14}
    t16 = ((2 if False else 1000), sum([1, 13, 1, 100]), )
    def f16(a, /, b=1, *, c=3):
        i18 = [x20 for x20 in [0, -1] if x20 % 2 == 0]
        return None
    print(f16(1, b=2))
    class C22:
        __slots__ = ("v", "w")
        def __init__(self, v=-4): self.v = v
        def __delitem__(self, i): print("del", i)
        def __matmul__(self, o): return "mm"
        pass
    o22 = C22('l1\nl2\r\nl3'.index('Ǆ', 0, 3))
    print(next(o22))
    try: print(o22.missing)
    except Exception as e: print(type(e).__name__, e)
    try: print(o22 @ 1)
    except Exception as e: print(type(e).__name__, e)
PROGRAMS.append(program124)

def program125():
    if ({x2 * 2 for x2 in [10, 2, 1, 13, 255]} <= set([-2, -1])):
        class C5:
            def __init__(self, v=10): self.v = v
            def __float__(self): return 2.5
            def __missing__(self, k): return k
            @classmethod
            def k(cls): return cls.__name__
            def __round__(self, n=None): return n
            def __iadd__(self, o): return self
            def __hash__(self): return 7
            pass
        o5 = C5(hash(100 + 0))
        print(1 in o5)
        print(o5.p, o5.v)
        print(o5(1, 2))
        try: print(range(o5))
        except Exception as e: print(type(e).__name__, e)
    elif '  pad '.startswith(('\u2028', '"q"'), 5):
        if (123456789.123).hex().startswith(('a', '3.5'), 4):
            s6 = {x7 % 5 for x7 in frozenset([x10 % 3 for x10 in [] if x10 > 0])}
        else:
            i12 = sorted(list(map(lambda x14: x14 % 4, copy.copy([3, 100, 10]))))
            print((math.fmod(abs(123456789.123), (1e-7 - float("-inf")))))
        i16 = sorted({x18 % 5 for x18 in frozenset([7, 1, 3])})
    print(*map(repr, heapq.nsmallest(1, [1, 2, 0])))
    def h33(start=2):
        total = start
        def inner(step=1):
            total += step
            return total
        return lambda *a: inner(*a)
    c = h33(5); print(c(2), c(3))
    t35 = tuple(zip(sorted({x37 % 5 for x37 in set()}), list(('%-5d|' % (-2**63,)))))
PROGRAMS.append(program125)

def program126():
    b1 = b'abc'.join([b'a b c', b''])
    print(max(['½', '\u2028'], key=len, default='a\tb').replace(chr(0 % 1000 + 32), oct(3)), b'\x00\xff'.hex(), sep='①', end=";\n")
    @dataclass(order=True, frozen=True)
    class C2:
        x: int
        y: int = field(default=3, repr=False)
    print(C2(hash(-2**63 + 0)), C2(1) == C2(1))
    class C3:
        def __init__(self, v=-1): self.v = v
        def __neg__(self): return -1
        def __delitem__(self, i): print("del", i)
        def __format__(self, spec): return f"<{spec}>"
        def __iter__(self): return iter([1, self.v])
        pass
    o3 = C3(int.from_bytes(b'-12', chr(98) + chr(105) + chr(103), signed=True))
    print(-o3)
    try: print(hasattr(o3, "p"), hasattr(o3, "zz"))
    except Exception as e: print(type(e).__name__, e)
    try: print(o3[1:2])
    except Exception as e: print(type(e).__name__, e)
    try: print(o3.z, o3.zs)
    except Exception as e: print(type(e).__name__, e)
    s4 = str(b1, "utf-8", "replace")
    s5 = re.split(r'(l)', '{0}-{x}-{1[0]}'.format((-128, ), list(b'Hello'), x=[]))
    t8 = divmod((10 >> 65), '  pad '.count(s4, 1, 4))
    try:
        for i12 in range(3):
            i12 ^= i12
            if '\x00'.startswith(('ß', '\u2028'), 2): continue
        sorted([1, "a"])
    except ValueError as e:
        print(type(e).__mro__[1].__name__, str(e))
    except LookupError as e:
        print(type(e).__mro__[1].__name__, str(e))
    finally:
        pass
PROGRAMS.append(program126)

def program127():
    print(sorted([str(x17) for x17 in [4, 13, 4, -4]], key=lambda t: (len(t), t)))
    i19 = len({*list({}.values()), *[x22 if x22 > 2 else -x22 for x22 in [2, 2, 13, 1]]})
    b9 = bytearray(bytes([2, 2, -3])); b9.extend(b"z"); b9[0] = -1; print(b9)
    print(repr(i19))
    def h41(start=-1):
        total = start
        def inner(step=1):
            total += step
            return total
        return inner
    print([g() for g in [h41(i) for i in range(3)]])
    i43 = pow(i19, -1, pow('"q"'.encode('utf-16'), 1, (65536).bit_length()))
PROGRAMS.append(program127)

def program128():
    i1 = list(itertools.accumulate(([4, 5, 1, -1] + [0, -1, 4, -1, 1])))
    def h3(start=0):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return lambda *a: inner(*a)
    @functools.lru_cache
    def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
    print(fib(5), fib.cache_info().hits)
    b5 = '{} {:>5} {!r}'.format(7, 255, 2)[(0 + 1) % 9:(2 + 1) % 9].encode()
    try:
        print((dict(collections.Counter(repr(['it\'s', 'é'])[10**20 % 7:]))))
        i8 = i1
        max([])
    except (TypeError, ZeroDivisionError) as e:
        raise RuntimeError("again")
    except AttributeError as e:
        print(repr(e))
    finally:
        pass
    b9 = b5
    for i14, i13 in enumerate(range(4), 0):
        print(i14, i13)
        print(string.Template("$a ${b} $$").safe_substitute(a=(10, )))
PROGRAMS.append(program128)

def program129():
    print((2.5 + 1e16), '{0}-{x}-{1[0]}'.format((1000, 255, ), [5, 7, 5, 4, 5], x=['\x00']), sep='Ǆ', end=";\n")
    f1 = math.fsum([1/3, 3.14159, 1e-7])
    def h1(start=1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return [inner(i) for i in range(3)]
    fs = [lambda: i for i in range(3)]; print([q() for q in fs])
    d3 = dict(sorted({'a': 1}.items(), key=lambda t: t[0]))
    print(sorted(set([1, 5][::]).union([x10 - 1 for x10 in [ord(x12) for x12 in '  pad ']])))
    print((textwrap.fill(str('x,y,,z'.join(['\u2028', 'abc', '123'])), 20)))
    def f12(a: int, b: str = "x"):
        b14 = (b not in {x16 if x16 > 2 else -x16 for x16 in list(reversed([3, -1, 255, 4]))})
        return ('%f' % (1e100,))
    print(f12())
    def f19(a, *rest):
        print(repr(min((a and a), (-1 * a), {'x': 10, 'a': -1}.get('123', 2**63))))
        got = yield str(set(range(6))); print("got", got)
        for j in [x22 for x22, _ in enumerate([], 2)][:3]: yield j
        return a
    print(list(f19(1, b=2)))
PROGRAMS.append(program129)

def program130():
    i1, i2 = tuple(enumerate(['Ǆ'], 3))
    print(i1, i2)
    s4 = chr(7 % 1000 + 32).join('123'.count('hello world', 4, -1))[((4 + 1) % 9 + 1) % 9:]
    s7 = {-4, 1000}
    i9 = int('ünï')
    print(sorted(s7.intersection([-2, 5, -1, 7, -3]).union(list(itertools.chain([], [])))))
    print(('\u2028', 10**6, )[5:], (2.5 * i9), sep='x,y,,z', end=";\n")
PROGRAMS.append(program130)

def program131():
    print(sorted((set() - {-1, 0, 7, 2**40})))
    def f1(*args, **kw):
        class C3:
            def __init__(self, v=-2**63): self.v = v
            def __iadd__(self, o): return self
            @property
            def p(self): return self.v
            pass
        o3 = C3()
        try: a, b = o3; print(a, b)
        except Exception as e: print(type(e).__name__, e)
        try: print(list(o3))
        except Exception as e: print(type(e).__name__, e)
        with o3 as w: print("body"); raise ValueError("in")
        yield from [x5 - 1 for x5 in [-2, -2, 7, 2, 13] if x5 > 0]
        for j in [x8 - 1 for x8 in []][:3]: yield j
        return format(k, '^ 12_.1E')
    g = f1(1, 2, 3); next(g); g.throw(ValueError("t"))
    b11 = (100).to_bytes(9, 'little', signed=False).rjust(3)[3:]
    class C13:
        __slots__ = ("v", "w")
        def __init__(self, v=2**63): self.v = v
        def __mul__(self, o): return NotImplemented
        def __index__(self): return 2
        def __eq__(self, o): return isinstance(o, C13) and self.v == o.v
        def __call__(self, *a): return a
        def __int__(self): return 9
        def __contains__(self, x): return x == 1
        pass
    o13 = C13(divmod(7, -4)[1])
    try: del o13.v; print(o13.v)
    except Exception as e: print(type(e).__name__, e)
    print(hash(o13) == hash(o13))
PROGRAMS.append(program131)

def program132():
    i1, *i3 = tuple(enumerate(['{}', '😀', '"q"'], 3))
    print(i1, i3)
    class C4(Enum):
        A = 3
        B = 5
        def f(self): return self.value * 2
    print(C4(1))
    print(json.loads(json.dumps({"k": sorted(set(range(6))), "s": None})))
    print('{0}-{x}-{1[0]}'.format(set(), list(reversed([1, 13, 3, 10, 2])), x=True), (5 ** 1), sep='123', end=";\n")
PROGRAMS.append(program132)

def program133():
    print(functools.partial(min, 2**31)(5))
    i17 = {k18: len(k18) for k18 in '日本語'.splitlines() if k18}.get(f': {255!a:_<#1f}v={1000!a:>8.2o}v={0x1f!s:<-5g}', math.comb(-1 % 7, (0 + 1) % 9))
    def f20(a, /, b=1, *, c=3):
        b22 = bool(0.0)
        def h22(start=4):
            total = start
            def inner(step=1):
                nonlocal total
                total += step
                return total
            return {k: inner(k) for k in (1, 2)}
        @functools.lru_cache
        def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
        print(fib(5), fib.cache_info().hits)
        got = yield 'a'[-2]; print("got", got)
        for j in list(itertools.islice(itertools.count(-2, -3), 2))[:3]: yield j
        return int(0.1)
    x, *y = f20(dict(k=5, z=6).get('{}', -10**25), i17); print(x, y)
    i27 = ((255, )[:] + tuple(zip([1, 1, 0, 2], ['"q"']))).count({})
    b28 = bool(-4)
    class C29:
        def __init__(self, v=i17): self.v = v
        def __del__(self): pass
        @classmethod
        def k(cls): return cls.__name__
        pass
    o29 = C29(i27)
    try: print(hasattr(o29, "p"), hasattr(o29, "zz"))
    except Exception as e: print(type(e).__name__, e)
    a, b = o29; print(a, b)
    print(repr(list(reversed(list(itertools.chain([-3, 255, -4, 7, 13], [-1, 13]))))))
    s32 = str({-1, 0, 7, 2**40}).rjust(12, 'é')
PROGRAMS.append(program133)

def program134():
    i1 = [len(x2) for x2 in [str(x3) for x3 in [1, 4, 100, 100, 0]]]
    for s8 in 'ünï'[4][:3]:
        try:
            print((-(2**63 / -128) ** 2), math.trunc(1e10), sep='x,y,,z', end=";\n")
            print((s8))
        except ArithmeticError as e:
            print(type(e).__mro__[1].__name__, str(e))
        b9 = bytes(3).replace(b'abc'.upper(), bytes(i1))
    i10 = list(b9)
    class C12(Enum):
        A = auto(); B = auto()
    print(C12["A"].name, C12.B.value, len(C12))
    [i13, *i15, i14] = [sum(x16) for x16 in zip([3, 0, 5, 5], i1)]
    print(i13, i14, i15)
    i17 = list(itertools.takewhile(lambda x18: x18 < 5, heapq.nsmallest(1, sorted([13, 13, -1, 7], reverse=True, key=lambda x20: x20 & 5))))
    print(repr({k21: x22 + 1 for k21, x22 in dict(sorted({k25: len(k25) for k25 in ['Ǆ'] if k25}.items(), key=lambda t: t[1])).items()}))
    def f26(a=1, b=[]):
        print(a, b)
        print((((1.5 ** 2)).as_integer_ratio()))
        return [5, 255, 3].count(a)
    print(f26(**{"a": 1, "k": 2}))
PROGRAMS.append(program134)

def program135():
    class C1:
        __slots__ = ("v", "w")
        def __init__(self, v=-4): self.v = v
        def __int__(self): return 9
        @staticmethod
        def s(a): return a
        def __hash__(self): return 7
        def __setattr__(self, n, x): object.__setattr__(self, n, x)
        pass
    o1 = C1()
    try: print(o1 >= 1)
    except Exception as e: print(type(e).__name__, e)
    print([o1] * 2 == [o1, o1])
    try: print(int(o1))
    except Exception as e: print(type(e).__name__, e)
    try: print(bool(o1))
    except Exception as e: print(type(e).__name__, e)
    print(repr([x2 if x2 else ord('abc'[1]) for x2 in [sum(x3) for x3 in zip([], [100])]]))
    class C4:
        def __init__(self, v=-2**63): self.v = v
        def __index__(self): return 2
        def __missing__(self, k): return k
        @property
        def p(self): return self.v
        def __round__(self, n=None): return n
        def __call__(self, *a): return a
        @classmethod
        def k(cls): return cls.__name__
        pass
    o4 = C4()
    try: print({o4: 1}[o4])
    except Exception as e: print(type(e).__name__, e)
    print(isinstance(o4, C4))
    try: print(o4 ** 2)
    except Exception as e: print(type(e).__name__, e)
    print(o4.missing)
    s5 = hex(math.gcd((2**64 + 1), 2**63)).rsplit(bytes.fromhex('1').hex(), 1)
    print(((-2.5 ** 0)))
    try:
        print(sorted(s5, key=lambda t: (len(t), t)))
    except ArithmeticError as e:
        raise RuntimeError("again")
    print((dict(zip([''.join(x23) for x23 in itertools.permutations(hex(13)[:4], 2)], [x25 % 3 for x25 in [*[5, 4, 13], 1000, *[7, 0]]]))))
    print(repr((b''.join([b'-12', b'a b c']) * 5)[(2**63 % 7 + 1) % 9:]))
PROGRAMS.append(program135)

def program136():
    print(list(range(6)), math.sqrt(abs(-2.25)), sep='abc', end=";\n")
    print((math.sqrt(abs((-1 / 2**63)))))
    i2 = list(b'Hello')
    print(((float("-inf")).is_integer()))
    print(repr(list({})))
    def f4(a, b, c):
        try:
            i6 = list({**{'x': 10, 'a': -1}, 'abc': a}.values())
            b10 = ('😀'.removeprefix('') is None)
        except ArithmeticError as e:
            print("caught")
        got = yield '{}'.ljust(7, '*'); print("got", got)
        for j in [x13 * 2 for x13 in [13, 5, 3, 1]][:3]: yield j
        return None
    g = f4(1, b=2); next(g); g.throw(ValueError("t"))
    s15 = [''.join(x16) for x16 in itertools.combinations(f': {2.5=:^ 012.12n}'[:4], 2)]
    if (round(1.5) < next(iter(i2), 1) <= len({*i2, *i2})):
        for i21 in range(4):
            i22, i23 = i21, i21
            print(i22, i23)
            if math.isfinite(123456789.123): pass
        i26 = math.frexp(float(0)).count(5e-324)
    else:
        print(('ünï'[2]))
        s15.sort()
PROGRAMS.append(program136)

def program137():
    class C1(Enum):
        A = 1; B = 2; C = 1
    print(f"{C1.A} {C1.B!r:>10}")
    def h1(start=-1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        inner(); return inner
    c = h1(); print(c() if callable(c) else c)
    class C3:
        def __init__(self, v=1_000): self.v = v
        def __radd__(self, o): return o + self.v
        def __add__(self, o): return C3(self.v + getattr(o, "v", o))
        def __del__(self): pass
        @property
        def p(self): return self.v
        z = 1_000; zs = [i for i in range(z % 3)]
        pass
    o3 = C3()
    print(o3(1, 2))
    print(1 + o3)
    print((dict(collections.Counter(str(Fraction(+1, (10 >> 1)))))))
PROGRAMS.append(program137)

def program138():
    i1 = collections.Counter('abc'.expandtabs(1))[('hello world' if False else 'Hello')[:1]]
    s2 = ('-7' * 4).upper()
    print((round((0.5 - i1), 1)))
    i8 = 0
    while i8 < 3:
        i8 += 1
        b9 = (math.isqrt(i1)).to_bytes(2, 'big', signed=True)
        print(repr(math.sqrt(abs(math.fmod(float("inf"), 1e10)))))
    s10 = ('%10.2f' % (((lambda x, y=i1: x - y)(255) / round(2**63, -2)),))
    for s15 in json.dumps(dict(k=5, z=6))[:3]:
        print(({x17: k16 for k16, x17 in enumerate(re.split(r',', ('%#o' % (i1,))))}))
    print(sorted({x19 % 5 for x19 in {-1, 0, 7, 2**40}}))
    i20 = copy.copy(list({'x': 10, 'a': -1}.copy().values()))
PROGRAMS.append(program138)

def program139():
    s1 = {x2 % 5 for x2 in {-1, 0, 7, 2**40}.intersection([2])}
    s1 |= {7, 0}
    def f4(a, b=2):
        class C6(IntEnum):
            A = 1; B = 2; C = 1
        print(C6(1))
        f7 = math.copysign(min(sum([{'x': 10, 'a': -1}, 5e-324], float("inf")), sum([1e-7, 1/3], float("inf"))), float.fromhex((statistics.fmean([0, 1, 2, -3])).hex()))
        return int('hello world')
    print(f4(next(iter([2, 255, 1]), 0x1f), (2**63 ** 3)))
    print(((list({k11: x12 * 2 for k11, x12 in dict(k=5, z=6).items()}.values()) + sorted([*[-2, -1, -1, 13, -4], 3, *1.7976931348623157e308], reverse=False, key=lambda x13: x13 * -1))))
    s15 = ''.join(sorted(max(['İ', '½', '', '%d'], key=len, default='3.5'))).center(12, '*')
    print(sorted('\u2028'.split('abc', 2), key=lambda t: (len(t), t)))
PROGRAMS.append(program139)

def program140():
    print(json.loads(json.dumps({"k": list(itertools.chain([3, 1, 4, 1, 4], [5, 13])), "s": chr(0 % 1000 + 32)})))
    try:
        print((sum([-1e10, -0.1], -1e-7)))
        print((-abs(-0.0)))
        a, b = 1, 2, 3
    except LookupError as e:
        e.add_note("n"); print(e.__notes__)
    except Exception as e:
        e.add_note("n"); print(e.__notes__)
    finally:
        pass
    f19 = (math.hypot(-1e100, round(1.7976931348623157e308, 0)) * pow((-10**25 + 3), 2, sum([])))
    print(f19, ('½' if True else '123'), sep='x,y,,z', end=";\n")
    if b'Hello'.hex().isidentifier():
        for s24 in sorted(dict(zip(['', 'a\tb', '\u2028', 'it\'s'], [3, 255, 5, 7]))):
            print(repr(all([255, -1])))
            print(repr(s24))
            if math.isfinite(2.5): break
    def f24(a, *rest):
        print(a, rest)
        print(repr((''.join(reversed('a')) == ('-7' if False else '①'))))
        return slice(0, -1).indices(3)
    print(f24())
PROGRAMS.append(program140)

def program141():
    match (2**31 or 5):
        case [[y], *_]:
            print('[[y], *_]', y)
        case []:
            print('[]')
        case 2.5:
            print('2.5')
        case {}:
            print('{}')
        case (1, _):
            print('')
        case other:
            print("other", type(other).__name__)
    i1 = int((-2.25).hex(), 8)
    for s6 in '123'.rsplit(-2.25, -1)[:3]:
        class C7:
            def __init__(self, v=1_000): self.v = v
            def __lt__(self, o): return self.v < o.v
            def __reversed__(self): return "rev"
            def __add__(self, o): return C7(self.v + getattr(o, "v", o))
            def __hash__(self): return 7
            pass
        o7 = C7()
        try: print(o7.s(3))
        except Exception as e: print(type(e).__name__, e)
        try: print(o7[1:2])
        except Exception as e: print(type(e).__name__, e)
        print(o7 == o7, o7 != 1)
    for s12 in re.findall(r'.', s6)[:3]:
        m = re.match(r'(?P<w>\w+)\s*(\d*)', ascii(True)); print(m and (m.group(), m.groups(), m.groupdict(), m.span()))
        print((b'Hello'.strip()))
    if (w := min(3, 1000, i1)) > 2:
        t31 = s12.partition(s12)
        print(range(-2, -1, 0), list(range(5))[-1::1])
    i48 = list({'x': 10, 'a': -1}.values())
    print(slice(-2, 0).indices(10), math.isqrt(i1), sep='-7', end=";\n")
    print((i48))
PROGRAMS.append(program141)

def program142():
    print(repr((round((1e16 * 1000), 3) ** 2)))
    if (float.fromhex((1e-7).hex()) == int.from_bytes(b'Hello', 'big', signed=True)):
        b9 = bytearray(bytes(3)); b9.extend(b"z"); b9[0] = 3; print(b9)
    class C14:
        def __init__(self, v=1000): self.v = v
        def __mul__(self, o): return NotImplemented
        def __eq__(self, o): return isinstance(o, C14) and self.v == o.v
        pass
    o14 = C14()
    print(o14 + 1)
    for i in o14: print(i)
    for i20, s19 in enumerate(max(['x,y,,z', 'hello world', '日本語', 'é'], key=len, default='123')[:3], 0):
        print(i20, s19)
        def f20(a, b, c):
            i22 = int('abababab', 8)
            return divmod(1e100, -2**63)
        print(f20(bisect.bisect_right(sorted([3]), 3), math.floor(1e100)))
        print(('a\tb'[2:][:1:0]))
        if bool([5]): continue
    else:
        d24 = {**dict(zip(['é'], [2, 7, 1])).copy(), None: int((1/3 + 3**60))}
    print((tuple(zip(list(reversed([10, 0, -1, 2])), list({})))))
    b33 = isinstance(b'\x00\xff', (list, tuple))
    i34, *i36 = copy.deepcopy([5, 7])
    print(i34, i36)
    print(range(2, 3, -1), list(range(5))[-1::-1])
PROGRAMS.append(program142)

def program143():
    print((set([x2 if x2 else -10**25 for x2 in [4, -1, 5, 3]])))
    try:
        for s7 in str(Fraction(7, 0x1f))[:3]:
            print((sorted({x9 % 5 for x9 in {3, 4, 5, 100}.symmetric_difference([1, -4, -1])})))
            print(repr([ord(x11) for x11 in '-7']))
            if bool('😀'): break
        it = iter(list(itertools.takewhile(lambda x25: x25 < 5, [100, 1, 2, 0, -3]))); print(next(it, None), list(it))
        a, b = 1
    except ValueError as e:
        raise RuntimeError("again")
    s32 = ('%f' % (1e22,))
    match {'a': 1}:
        case [x, *rest]:
            print('[x, *rest]', x, rest)
        case float() | complex():
            print('float')
        case bytes():
            print('bytes')
        case (1, _):
            print('')
        case None:
            print('None')
        case other:
            print("other", type(other).__name__)
    def h32(start=-1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return {k: inner(k) for k in (1, 2)}
    fs = [lambda: i for i in range(3)]; print([q() for q in fs])
    print(repr((round(65536, 1) not in {x35 * y36 for x35 in [4] for y36 in [-1, -1, 0, 2, 1]})))
    print((int(0.5)))
    i37, i38 = next(iter([]), -2**63), len(s32)
    print(i37, i38)
PROGRAMS.append(program143)

def program144():
    t1 = tuple(zip(heapq.nlargest(0, [x4 * y5 for x4 in [1, 1, 100, 4, 2] for y5 in [0, 0] if x4 != 3]), (sorted(['aAbB', 'İ', '\x00', 'ünï'], key=len, reverse=True) + sorted([], key=lambda t: (len(t), t), reverse=False))))
    s9 = chr((hash(100 + 0) ^ functools.reduce(lambda a, b: a * b, [0], -4)) % 1000 + 32)
    s10 = {1, 2, 3}[::-1]
    print(repr(dict(zip(re.findall(r'(?:ab)+', s9), list(itertools.islice(itertools.count(-2, 0), 4))))))
    class C15(Enum):
        A = auto(); B = auto()
    print(C15(1))
    print(sorted(set(range(6)).difference([3, 2])))
PROGRAMS.append(program144)

def program145():
    i1 = ord(b'\x00\xff'.hex().encode().decode()[(-1 + 1) % 9])
    class C3:
        def __init__(self, v=65536): self.v = v
        @staticmethod
        def s(a): return a
        def __add__(self, o): return C3(self.v + getattr(o, "v", o))
        z = (2**64 + 1); zs = [i for i in range(z % 3)]
        pass
    o3 = C3()
    try: print(int(o3))
    except Exception as e: print(type(e).__name__, e)
    try: print(len(o3))
    except Exception as e: print(type(e).__name__, e)
    try: print(o3.p, o3.v)
    except Exception as e: print(type(e).__name__, e)
    if (w := i1) > 2:
        for s12 in ('%d' % (i1,))[:3]:
            print({'日本語': i1, 'hello world': i1}.get(max(['½', 'abababab', 'x,y,,z', 'İ'], key=len, default=s12), i1), (i1 / 2**31), sep='ünï', end=";\n")
            if isinstance('\x1f', object): continue
    else:
        try:
            print((i1))
            round("a")
        except LookupError as e:
            print(e.args)
        except ArithmeticError as e:
            raise RuntimeError("again")
    print(list(''.join(sorted(s12))), i1, sep='abababab', end=";\n")
    def f15(*, k=0):
        for i21 in list(itertools.chain([1, -3], [13, 5, -1]))[:4]:
            b22 = (round(k, -2)).to_bytes(2, 'big', signed=False)
            s23 = ('½' + '{}')
        return str(b'a b c', "utf-8", "replace")
    print(f15(*[sum(x24) for x24 in zip([13, 10], [-1, 3])][:3]))
    print(repr(sorted(([-1, -1, -2, 1, 10] + [2, 0, -4, 255]))))
    i27 = sorted(sorted({-1, 0, 7, 2**40}))
    try:
        i27 += [x30 if x30 else 2 for x30 in [2, 5]]
    except LookupError as e:
        print(repr(e))
    except Exception as e:
        raise
PROGRAMS.append(program145)

def program146():
    t1 = (math.sqrt(abs(1.5))).as_integer_ratio()
    try:
        print(repr(str(bytes([1, 2]), "utf-8", "replace").rsplit(oct(len('Hello')), 2)))
        raise TypeError
    except ArithmeticError as e:
        raise
    else:
        print("else")
    print(repr(float.fromhex((math.fsum([1e-7, 1e22, 1e100])).hex())))
    s3 = ({x5 % 5 for x5 in {2**31, 1_000}} ^ {x9 if x9 > 2 else -x9 for x9 in []}.union([x12 * y13 for x12 in [100, 4, 3] for y13 in [7, -2] if x12 % 2 == 0]))
PROGRAMS.append(program146)

def program147():
    i1 = [x3 * 2 for x3 in [7]]
    for i9 in range(4):
        print(repr(max(list('"q"'.partition('a\tb')), key=len, default='İ'.replace('½', 'abc')).encode('utf-8')))
    try:
        print(heapq.nsmallest(1, i1), ('% d' % (-10**25,)), sep='Ǆ', end=";\n")
        match [1, 0, 5, -3, 1]:
            case "abc" | "x":
                print('"abc" | "x"', x)
            case (a, b, c):
                print('', a, b, c)
            case str():
                print('str')
            case other:
                print("other", type(other).__name__)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("else")
    d12 = dict(sorted(dict(zip(['a', 'ABC', 'l1\nl2\r\nl3', ''], [5])).items(), key=lambda t: t[1]))
    [i17, *i19, i18] = [x20 if x20 else 10**6 for x20 in i1]
    print(i17, i18, i19)
    if (({0} - {0}) > {x23 * 2 for x23 in i1}):
        print('ß'.rpartition('a')[0].encode().decode().capitalize(), (255 >> 31), sep='3.5', end=";\n")
    else:
        b25 = ({x26 % 5 for x26 in set(range(6))} < frozenset([-1, -3, 1, 3]))
        i28 = i1
    print(operator.itemgetter(4, 0)(i1), operator.attrgetter("real")(-128))
    def f40(a, b, c):
        for i47, s46 in enumerate(json.dumps(None)[:3], 1):
            print(i47, s46)
            print((b))
        return tuple(sorted({'x': 10, 'a': -1}.items()))
    print(f40(**{"a": 1, "k": 2}))
PROGRAMS.append(program147)

def program148():
    s1 = f'{{{1e100=}{None!r} {2.5:.1s}'.rsplit()
    s3 = {x4 % 5 for x4 in frozenset([100, -1, -2, 10, 5]).symmetric_difference(copy.copy([10, 0]))}
    f8 = math.fmod(0.5, 1.7976931348623157e308)
    if (w := abs(10**6)) > 2:
        b9 = bytearray((0x1f).to_bytes(9, 'little', signed=False)); b9.extend(b"z"); b9[0] = 5; print(b9)
    elif (1e10 > 255):
        if (w := math.trunc(0.5)) and True:
            s22 = ('Hello'.encode().decode().join(list('ünï')) if math.isnan(math.copysign(3.14159, 1e22)) else (abs(f8)).hex())
            print(repr(s22))
        elif (-2**63 not in s3):
            print(repr(divmod((math.fsum([123456789.123, 0.5, 0.0]) ** 1), next(iter(heapq.nlargest(0, [13, 13])), round(f8)))))
        else:
            i25 = list(itertools.islice(itertools.count((10 % 7 + 1) % 9, 2), 4))
PROGRAMS.append(program148)

def program149():
    print(repr((b'-12' + b'-12')))
    for i5 in range(3):
        def h5(start=3):
            total = start
            def inner(step=1):
                nonlocal total
                total += step
                return total
            return inner
        @functools.lru_cache
        def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
        print(fib(5), fib.cache_info().hits)
        s7 = max(heapq.nlargest(3, []), key=len, default='"q"'[2])
    i9 = (2**31 < 255 <= -128)
    i15 = 0
    while i15 < 2:
        i15 += 1
        print(json.dumps(dict.fromkeys([], 0x1f), indent=0, sort_keys=True))
    f32 = math.sqrt(abs(float.fromhex(((i5 / i5)).hex())))
    def h32(start=-3):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return [inner(i) for i in range(3)]
    print([g() for g in [h32(i) for i in range(3)]])
    def h33(start=-2):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return {k: inner(k) for k in (1, 2)}
    c = h33(5); print(c(2), c(3))
    @dataclass(order=True)
    class C35:
        x: int
        y: list = field(default_factory=list)
    print(C35(x=1, z=2))
PROGRAMS.append(program149)

def program150():
    for s5 in sorted(dict.fromkeys(['é', 'ABC'], -10**25)):
        print(*map(str, list(itertools.accumulate([13, 10, 5]))))
    class C22(Exception):
        def extra(self): return len(repr(self))
        def __index__(self): return 2
        def __format__(self, spec): return f"<{spec}>"
        def __radd__(self, o): return o + self.v
        def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
        def __round__(self, n=None): return n
        def more2(self): return 1
        pass
    o22 = C22()
    for i in o22: print(i)
    try: print(type(o22).__name__, type(o22).__qualname__[-3:])
    except Exception as e: print(type(e).__name__, e)
    i23, i24 = {'x': 10, 'a': -1}['a\tb'], max([4, 2, 2], default=65536)
    print(i23, i24)
    print(type((7 >> 65)))
    print(repr(b'Hello'[3:].replace(b'a b c'.capitalize(), b''[-3:])))
    b44 = ({x45 % 5 for x45 in {-1, 0, 7, 2**40}} > {0, 1_000})
PROGRAMS.append(program150)

def program151():
    if math.isnan(math.fsum([2.5, 1.7976931348623157e308, 3.14159])):
        print(collections.Counter(textwrap.fill(str('Hello'), 20)).most_common(2))
    elif 'Hello'.startswith(('x,y,,z', 'it\'s'), -2):
        print((heapq.nsmallest(0, list(map(lambda x16: x16 * 2, [5, 13])))))
    i17 = i18 = int.from_bytes(b'Hello', 'little', signed=True)
    print(i17, i18)
    b9 = bytearray(b''.swapcase()); b9.extend(b"z"); b9[0] = -2; print(b9)
    [i40, *i42, i41] = [x44 + y45 for x44 in [10, 0, 1, 100, 1] for y45 in [10]]
    print(i40, i41, i42)
    q9 = collections.deque([x47 if x47 else 1_000 for x47 in [7, 13, -3, 5]], maxlen=None); q9.appendleft(-128); q9.rotate(1); print(q9)
    def f61(a, *rest):
        print(repr(list(range(-1, len(list(map(lambda x65: x65 // 3, []))), 1))))
        return 'Hello'[-2:2:1]
    print(f61(1, 2, 3))
PROGRAMS.append(program151)

def program152():
    print(repr(f'v={-128=}v={1 + 1!s:^1d}{{{(3, 4)!r:*^.0s}'))
    print(list(reversed([-2, -4, 2, 3])) == ([5, -1, -3] * 0), slice(2, 5).indices(0) != (() + ()))
    f17 = float.fromhex((--0.0).hex())
    print(json.dumps(dict(sorted(dict(k=5, z=6).items(), key=lambda t: t[1])), indent=2, sort_keys=True))
    *i38, i36 = (f17).as_integer_ratio()
    print(i36, i38)
    for i43 in [ord(x39) for x39 in '\x1f'][:4]:
        for i49, i48 in enumerate(list(itertools.chain([5], [2, -1, 3]))[:4], 0):
            print(i49, i48)
            i43 = i43
    else:
        d51 = dict(sorted({'a': 1, 'b': 2, 'c': 3}.items(), key=lambda t: t[0]))
PROGRAMS.append(program152)

def program153():
    i1 = i2 = functools.reduce(lambda a, b: a * b, [5], -2**63)
    print(i1, i2)
    try:
        print(complex(4, 2) - 10)
        for i in 5: pass
    except AttributeError as e:
        print(type(e).__name__, e)
    except Exception as e:
        print(type(e).__mro__[1].__name__, str(e))
    else:
        print("else")
    i21 = {'a': 1, 'b': 2, 'c': 3}.get('abababab', 1000)
    i27 = 0
    while i27 < 2:
        i27 += 1
        print(b'a b c'.join([b'', b'']), i21, sep='-7', end=";\n")
        x1, x2 = i21, i21; print(x1 if x1 > x2 else x2)
    try:
        print(repr(i21))
        ord("ab")
    except AttributeError as e:
        print(repr(e))
    except (TypeError, ZeroDivisionError) as e:
        e.add_note("n"); print(e.__notes__)
    i21 //= min(-10**25, i21, i21)
PROGRAMS.append(program153)

def program154():
    @dataclass()
    class C1:
        x: int
        y: int = field(default=3, repr=False)
    print(C1(1) < C1(2))
    try:
        t2 = ((100, True, ) + ())
    except Exception as e:
        print("caught")
    except LookupError as e:
        raise RuntimeError("again")
    finally:
        pass
    *i5, i3 = list(filter(lambda x6: x6 < 5, [5, -1, 100, 100]))
    print(i3, i5)
    i7 = list(itertools.accumulate([-3, -1, 3, -4]))
PROGRAMS.append(program154)

def program155():
    i1 = sorted([sum(x3) for x3 in zip([4, 1], [-4, 3, 3, 1])])
    s4 = {abs(--1), divmod((1 // 2), (lambda x, y=1000: x - y)(5))[1]}
    i6 = (sum(([-1, 1, 7, 1] * 0)) or functools.reduce(lambda a, b: a - b, sorted([4, -4, 2]), round(1/3)))
    print(repr(b'\x00\xff'.join([b'-12', b''])))
    b9 = (i6).to_bytes(4, 'big', signed=True).join([(len('a')).to_bytes(9, 'big', signed=True), (functools.reduce(lambda a, b: a - b, [-4, 5, 0, -1, 1], i6)).to_bytes(4, 'big', signed=True)])
    print((math.fsum([-2.25, 1e16, 1e16])))
PROGRAMS.append(program155)

def program156():
    i1 = [ord(x2) for x2 in format(1/3, '*^s').rpartition('Hello'.replace('it\'s', '{}'))[1]]
    try:
        i3 = list(range(3))
    except ValueError as e:
        print(repr(e))
    for i8 in i1[:4]:
        if (w := (i8 | 100)) > 2:
            b9 = bytes.fromhex('1')
            print(tuple(sorted([2])), (i8 << 31), sep='a', end=";\n")
        else:
            s11 = {x12 % 5 for x12 in {x13 % 5 for x13 in {0}}}
    i1 = sorted({i8, 10**20})
    match (1e-7).hex():
        case 2.5:
            print('2.5')
        case [int(q), *_]:
            print('[int', q)
        case tuple(t):
            print('tuple', t)
        case {"a": v}:
            print('{"a": v}', v)
        case True:
            print('True')
        case other:
            print("other", type(other).__name__)
    print((i8))
PROGRAMS.append(program156)

def program157():
    s1 = ('%i' % ('①'.count('', 2, -3),)).split()
    i3 = bisect.bisect_left(sorted(list(b'abc')), (-10**25 or -4))
    match [*[10, 2, -3, 1, 3], i3, *[]]:
        case [x, *rest]:
            print('[x, *rest]', x, rest)
        case list() as l:
            print('list', l)
        case {"a": 1, **kw}:
            print('{"a": 1, **kw}', kw)
        case -1:
            print('-1')
        case []:
            print('[]')
        case other:
            print("other", type(other).__name__)
    print(type(set(range(6))))
    b20 = b'-12'.rjust(3)
    s21 = s1
PROGRAMS.append(program157)

def program158():
    s1 = ('%.3f' % (math.sqrt(abs((5e-324 if False else 0.5))),))
    print(repr(copy.deepcopy(list(map(lambda x3: x3 % 4, [13])))))
    def h3(start=-1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return {k: inner(k) for k in (1, 2)}
    c = h3(); print(c() if callable(c) else c)
    def f4(a, *rest):
        b6 = bool(None)
        got = yield ('{}' if True else '½'); print("got", got)
        for j in list(range(1, -1, 1))[:3]: yield j
        return divmod(-2**63, 2**31)
    g = f4(*[ord(x11) for x11 in s1][:3]); print(next(g), next(g, "end")); g.close()
    print(repr(s1))
    f12 = set().union([3])
PROGRAMS.append(program158)

def program159():
    try:
        print(sorted({x2 * 2 for x2 in [] if x2 % 2 == 0}))
    except LookupError as e:
        print("caught")
    finally:
        pass
    class C4(IntEnum):
        A = auto(); B = auto()
    print(C4(1))
    b5 = bytes.fromhex('1').center(3)
    b6 = set([1, -3, 1, 7]).isdisjoint(({1, 2, 3} ^ {1, 2, 3}))
    print([x22 - y23 for x22 in [5, 13] for y23 in []] == list(reversed([10, 7, -1])), ((False, '', ) + (False, )) != (255, 1.5, )[2:0])
    i30 = bisect.bisect_right(sorted(list(range(-2, 0, 3))), next(iter([2, 0, 2, 3, 0]), 3**60))
PROGRAMS.append(program159)

def program160():
    def f0(a, *rest):
        print((dict(sorted({}.copy().items(), key=lambda t: t[1]))))
        got = yield '😀'.join(['abc', '{}', '-7', 'it\'s']); print("got", got)
        for j in [*[], -2**63, *[5, 3, 13, 0]][:3]: yield j
        return None
    print(list(f0((lambda x, y=13: x - y)(2**63))))
    i9 = {k10: len(k10) for k10 in sorted(b'abc', key=len, reverse=False) if k10}.get('aAbB'.replace('İ', '①', -3)[2**63 % 7], sorted(copy.copy([13, 255, -2])))
    i15 = collections.Counter('x,y,,z'.encode().decode()[::-2])[format(-0.5, '=+20.1f').join(([] + ['it\'s', '①', 'abababab']))[:1]]
    b17 = (i9).to_bytes(2, 'little', signed=True)
    t18 = ((1.5).as_integer_ratio()[:] + tuple(enumerate(([] + []), -3)))
    print((f'{{{1 + 1!s:.1d}'))
PROGRAMS.append(program160)

def program161():
    i1 = (round(0x1f, 1) << 1)
    f2 = math.hypot(None, 1/3)
    i3 = i1
    print(list(itertools.product([7, 4], repeat=0))[:6])
    s19 = ('%5d' % (math.comb(-2, 2),))
    for i25, s24 in enumerate(sorted({**dict(k=5, z=6), 'l1\nl2\r\nl3': 1}), 0):
        print(i25, s24)
        print(((i1 - int(f2))))
PROGRAMS.append(program161)

def program162():
    b9 = bytearray(bytes(bytearray(b'abc'))); b9.extend(b"z"); b9[0] = 1; print(b9)
    class C20:
        def __init__(self, v=13): self.v = v
        def __enter__(self): print("enter"); return self
        def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return True
        def __setattr__(self, n, x): object.__setattr__(self, n, x)
        def __len__(self): return 3
        def __lt__(self, o): return self.v < o.v
        def __matmul__(self, o): return "mm"
        def __radd__(self, o): return o + self.v
        pass
    o20 = C20()
    for i in o20: print(i)
    try: print("%s" % o20 if type(o20).__str__ is not object.__str__ else 0)
    except Exception as e: print(type(e).__name__, e)
    try:
        P9 = collections.namedtuple("P9", "x y"); p9 = P9(2**63, '  pad '); print(p9, p9.x, p9._replace(x=0), p9 == tuple(p9))
    except ArithmeticError as e:
        raise RuntimeError("again")
    except AttributeError as e:
        print(type(e).__name__, e)
    class C37:
        def __init__(self, v=-2**63): self.v = v
        def __matmul__(self, o): return "mm"
        def __add__(self, o): return C37(self.v + getattr(o, "v", o))
        pass
    o37 = C37()
    for i in o37: print(i)
    try: print(range(o37))
    except Exception as e: print(type(e).__name__, e)
PROGRAMS.append(program162)

def program163():
    i1 = list(range(6))
    i3 = list(reversed([-3, 1, -2, 0]))
    f5 = round(round(math.fmod(float("-inf"), 2.5), 15), 2)
    def f5(*, k=0):
        def h6(start=1):
            total = start
            def inner(step=1):
                nonlocal total
                total += step
                return total
            return lambda *a: inner(*a)
        c = h6(5); print(c(2), c(3))
        return k
    print(f5(1, 2, 3))
    P9 = collections.namedtuple("P9", "x y"); p9 = P9(1, 'a\tb'); print(p9, p9.x, p9._replace(x=0), p9 == tuple(p9))
    b19 = (b'abc'.replace(b'Hello', b'') * 4)
    for i25, s24 in enumerate(sorted(dict(sorted({'a': 1}.items(), key=lambda t: t[0]))), 0):
        print(i25, s24)
        print((b19))
    try:
        s26 = {1_000, (2**64 + 1)}
        print(Fraction(math.gcd(3, -2**63), (0x1f - 1_000)) - Fraction('a'.rfind('3.5'), 3))
        bytes([300])
    except Exception as e:
        raise RuntimeError("again")
    except LookupError as e:
        print(e.args)
PROGRAMS.append(program163)

def program164():
    class C1:
        def __init__(self, v=2): self.v = v
        def __bool__(self): return False
        def __repr__(self): return f"C1({getattr(self, 'v', 0)!r})"
        def __delitem__(self, i): print("del", i)
        def __len__(self): return 3
        z = 3**60; zs = [i for i in range(z % 3)]
        pass
    o1 = C1()
    print(o1 ** 2)
    try: print(copy.copy(o1) == o1)
    except Exception as e: print(type(e).__name__, e)
    print(abs(o1))
    print(vars(o1))
    for i6 in range(4):
        for s11 in chr(i6 % 1000 + 32)[:3]:
            print(repr([x12 if x12 else i6 for x12 in [][::]]))
        s14 = s11.rstrip(oct(i6))
    class C15:
        def __init__(self, v=-2**63): self.v = v
        def __hash__(self): return 7
        def __len__(self): return 3
        @property
        def p(self): return self.v
        @classmethod
        def k(cls): return cls.__name__
        def __enter__(self): print("enter"); return self
        def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return False
        def __iter__(self): return iter([1, self.v])
        pass
    o15 = C15()
    try: print(o15 @ 1)
    except Exception as e: print(type(e).__name__, e)
    print(next(o15))
    print(repr(str([x17 + y18 for x17 in [100, 2, 13, 5] for y18 in [10, 13, 100]])))
    b19 = (float.fromhex((float(-4)).hex()) == i6)
    print(repr([''.join(x20) for x20 in itertools.combinations('{0}-{x}-{1[0]}'.format(b'\x00\xff', list(itertools.accumulate([5, 3])), x={1, 2, 3})[:4], 2)]))
PROGRAMS.append(program164)

def program165():
    print(repr(copy.deepcopy(list(itertools.accumulate(list(itertools.accumulate([3, -1])))))))
    print(json.loads(json.dumps({"k": list(map(lambda x8: x8 * 2, [3, -4, 1])), "s": '😀'.expandtabs(4)})))
    for s23 in 'a\tb'.splitlines(True)[:3]:
        i24 = ().count([10, 0])
    s25 = s23.rpartition(s23)[1]
PROGRAMS.append(program165)

def program166():
    P9 = collections.namedtuple("P9", "x y"); p9 = P9(1000, 'x,y,,z'); print(p9, p9.x, p9._replace(x=0), p9 == tuple(p9))
    i15 = collections.Counter('  pad ')['l1\nl2\r\nl3'[:1]]
    for i20 in range(3):
        def h20(start=0):
            total = start
            def inner(step=1):
                total += step
                return total
            return {k: inner(k) for k in (1, 2)}
        c = h20(); print(c() if callable(c) else c)
        def h21(start=2):
            total = start
            def inner(step=1):
                nonlocal total
                total += step
                return total
            return [inner(i) for i in range(3)]
        print([g() for g in [h21(i) for i in range(3)]])
    i23 = ([x26 for x26 in [4, 100, 13, 7]] + [x29 if x29 > 2 else -x29 for x29 in [2, 7, 0, 3, -1]])
    print(repr(list(range(-1, 10**20 % 7, 2))))
    b32 = b'Hello'.ljust(3)
PROGRAMS.append(program166)

def program167():
    print(string.Template("$a ${b} $$").safe_substitute(a='it\'s'))
    i16 = list(itertools.chain([-1, -3], [2, 5]))
    match math.gcd(2**31, 13):
        case None:
            print('None')
        case list() as l:
            print('list', l)
        case other:
            print("other", type(other).__name__)
    print((math.lcm(functools.reduce(lambda a, b: a * b, [1, 10, 5, 0, -1], -4), int('x,y,,z'))))
    P9 = collections.namedtuple("P9", "x y"); p9 = P9(5, '½'); print(p9, p9.x, p9._replace(x=0), p9 == tuple(p9))
    try:
        i29 = int.from_bytes(({}).to_bytes(2, 'little', signed=False), 'little', signed=False)
    except AttributeError as e:
        e.add_note("n"); print(e.__notes__)
    @dataclass(order=True, frozen=True)
    class C30:
        x: int
        y: int = field(default=3, repr=False)
    print(C30(1) < C30(2))
    print(f'}}{1e22!r:_<8,f}{{{2.5!s:·<20.12s}'.split(), min(10, 10, 123456789.123), sep='\u2028', end=";\n")
PROGRAMS.append(program167)

def program168():
    i1 = list(filter(lambda x2: x2 % 2, [*[5, -4, 100, -1, 13], 10, *[]]))
    s4 = frozenset(i1)
    for s12 in str(b'a b c', "utf-8", "replace")[:3]:
        if (w := ord('İ'[1])) and True:
            i13 = ([100, 5] * 4)
    print(list(zip(i1, hex((2**64 + 1)), strict=False)))
    if (w := math.comb(5, -2)) and True:
        class C26:
            def __init__(self, v=-4): self.v = v
            def __del__(self): pass
            def __add__(self, o): return C26(self.v + getattr(o, "v", o))
            def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
            def __call__(self, *a): return a
            def __mul__(self, o): return NotImplemented
            def __setitem__(self, i, x): print("set", i, x)
            pass
        o26 = C26()
        try: print(max(o26, o26) is o26)
        except Exception as e: print(type(e).__name__, e)
        print(o26[0])
        try: print(*o26)
        except Exception as e: print(type(e).__name__, e)
        t27 = math.frexp(abs(-0.5))
    elif (-2.25).is_integer():
        for i32 in list(itertools.islice(itertools.count(4, -3), 0))[:4]:
            print(({k33: len(k33) for k33 in ['a\tb'] if k33}))
        print(range(-1, 0, 0), list(range(5))[-2::-1])
    else:
        x1, x2 = math.comb(-3, -2), divmod(2**63, 2)[1]; print(x1 if x1 > x2 else x2)
        print((dict.fromkeys(['abc', 'ß'], 7)))
    def f61(a: int, b: str = "x"):
        print(a, b)
        print(functools.partial(pow, -4)(2))
        return None
    print(f61(*[ord(x77) for x77 in 'hello world'][:3]))
PROGRAMS.append(program168)

def program169():
    s1 = ''.join(sorted(b'-12'.decode()))
    s2 = 'x,y,,z'[:0:]
    try:
        s3 = re.split(r',', s2)
    except ValueError as e:
        e.add_note("n"); print(e.__notes__)
    finally:
        pass
    class C5:
        def __init__(self, v=-2**63): self.v = v
        def __iter__(self): return iter([1, self.v])
        def __index__(self): return 2
        def __hash__(self): return 7
        def __round__(self, n=None): return n
        def __contains__(self, x): return x == 1
        def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
        pass
    o5 = C5(next(iter([0, 7, 1]), 0x1f))
    try: print(o5 + 1)
    except Exception as e: print(type(e).__name__, e)
    print({o5: 1}[o5])
    for i in o5: print(i)
    print(-o5)
PROGRAMS.append(program169)

def program170():
    i1, i2 = tuple(sorted({'a': 1, 'b': 2, 'c': 3}.items()))
    print(i1, i2)
    if ({k4: len(k4) for k4 in ['aAbB'] if k4} == dict.fromkeys(['\x1f'], 13)):
        def h7(start=4):
            total = start
            def inner(step=1):
                nonlocal total
                total += step
                return total
            inner(); return inner
        fs = [lambda: i for i in range(3)]; print([q() for q in fs])
        def h8(start=5):
            total = start
            def inner(step=1):
                nonlocal total
                total += step
                return total
            return [inner(i) for i in range(3)]
        @functools.lru_cache
        def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
        print(fib(5), fib.cache_info().hits)
    else:
        b10 = '3.5'.encode('utf-8').rjust(8)
        match list(map(lambda x11: x11 % 4, [-1])):
            case [x]:
                print('[x]', x)
            case 2.5:
                print('2.5')
            case other:
                print("other", type(other).__name__)
    assert (-0.0 < 1_000), '日本語'
    def f27(*, k=0):
        with contextlib.suppress(ValueError): print(collections.Counter(str('x,y,,z'))[max([], key=len, default='-7')[:1]])
        return int.from_bytes(b'Hello', chr(98) + chr(105) + chr(103), signed=True)
    print(f27('\x1f'.count('İ')))
PROGRAMS.append(program170)

def program171():
    def h0(start=-3):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return inner
    print([g() for g in [h0(i) for i in range(3)]])
    s2 = re.findall(r'(?i)h.', (sum([0.0, b'abc'], -0.5)).hex())
    print(repr(s2))
    d4 = {x6: k5 for k5, x6 in enumerate(sorted(sorted(['abc', '123', 'abababab', '日本語'], key=len, reverse=False), key=lambda t: (len(t), t), reverse=False))}
    if ascii({0}).endswith('①'.encode().decode()):
        i9 = ord('abc'[-1])
        class C10:
            def __init__(self, v=i9): self.v = v
            def __getitem__(self, i): return [self.v, i][i]
            def __del__(self): pass
            pass
        o10 = C10(math.isqrt(i9))
        try: print("ab" * o10)
        except Exception as e: print(type(e).__name__, e)
        for i in o10: print(i)
        try: print(next(o10))
        except Exception as e: print(type(e).__name__, e)
    for s15 in ('{}' + 'hello world')[:3]:
        print(repr([sum(x16) for x16 in zip(list(range(0)), list(range(5, 0, 0)))]))
    else:
        s19 = s15
        print(sorted({x20 % 5 for x20 in (set(range(6)) - {1, 2, 3})}))
PROGRAMS.append(program171)

def program172():
    def h0(start=-2):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return inner
    c = h0(5); print(c(2), c(3))
    try:
        try:
            t2 = None
        except (TypeError, ZeroDivisionError) as e:
            raise RuntimeError("again")
        except ValueError as e:
            print(type(e).__mro__[1].__name__, str(e))
        print(repr({math.gcd(10**20, 65536), (-128).bit_count()}.isdisjoint({x4 % 5 for x4 in {x5 % 5 for x5 in {3, 4, 5, 100}}})))
        "abc".foo
    except ValueError as e:
        print(type(e).__mro__[1].__name__, str(e))
    class C6:
        def __init__(self, v=-2**63): self.v = v
        def __setattr__(self, n, x): object.__setattr__(self, n, x)
        def __add__(self, o): return C6(self.v + getattr(o, "v", o))
        def __neg__(self): return -1
        @property
        def p(self): return self.v
        def __bool__(self): return False
        @classmethod
        def k(cls): return cls.__name__
        pass
    o6 = C6()
    print(-o6)
    print(o6 + 1)
    try:
        print(statistics.multimode(list(itertools.accumulate([]))))
    except AttributeError as e:
        print(repr(e))
    else:
        print("else")
    finally:
        pass
PROGRAMS.append(program172)

def program173():
    try:
        match set():
            case []:
                print('[]')
            case int(n) if n > 3:
                print('int', n)
            case other:
                print("other", type(other).__name__)
    except ValueError as e:
        raise
    class C1(tuple):
        def extra(self): return len(repr(self))
        def __len__(self): return 3
        def __add__(self, o): return C1(self.v + getattr(o, "v", o))
        def __format__(self, spec): return f"<{spec}>"
        def __reversed__(self): return "rev"
        pass
    o1 = C1([-2, 1])
    print(abs(o1))
    print(list(o1))
    try: print(reversed(o1))
    except Exception as e: print(type(e).__name__, e)
    print(o1.missing)
    print(sorted([f'{x15!r:>6}' for x15 in [3]], key=lambda t: (len(t), t)))
    print((((ord('"q"'[{-1, 0, 7, 2**40}]) / (-10**25).bit_length()) if {x18 % 3 for x18 in [-3, 255] if x18 in (1, 2, 3)}.issubset({x21 if x21 > 2 else -x21 for x21 in [3, 0, 7, 3]}) else (math.copysign(1/3, 1e16) if math.isfinite(-0.0) else (1e22 ** -1)))))
    print((dict(zip(sorted(['a', 'l1\nl2\r\nl3'], key=len, reverse=True), list(map(lambda x26: x26 * 2, []))))))
    b27 = (b'%d %s %x' % (tuple(sorted({'a': 1, 'b': 2, 'c': 3}.items())).count(['aAbB', '"q"']), '123'.encode().decode().encode('utf-16'), int(b''.decode('ascii'), 0)))
    i28 = [sum(x29) for x29 in zip([], [-2])]
    for i34 in range(3):
        d35 = ({} | {'a': 1, 'b': 2, 'c': 3})
        print((list(d35)))
    else:
        print((b27))
        f39 = abs(1e10)
PROGRAMS.append(program173)

def program174():
    try:
        print(functools.partial(pow, 65536)(2))
        "a" + 1
    except LookupError as e:
        print(repr(e))
    except ValueError as e:
        e.add_note("n"); print(e.__notes__)
    b18 = str(Fraction(1_000, 5)).encode('utf-16')
    print(sorted({x20 * 2 for x20 in list(range(len([0]), 0, -1)) if x20 % 2 == 0}))
    s23 = str(b18, "utf-8", "replace")
PROGRAMS.append(program174)

def program175():
    print(((dict(collections.Counter('\u2028')) | dict(zip(['aAbB', '①'], [3, -1, 0])))))
    print(repr(re.findall(r'\w+', 'hello world'[:])))
    print(((statistics.median(list(filter(lambda x8: x8 < 5, [-1])))).is_integer()))
    print(string.Template("$a ${b} $$").safe_substitute(a=set(range(6))))
    s27 = ascii(('%d', 0.0, 1.5, ))
    print(([''.join(x28) for x28 in itertools.permutations('日本語'[:4], 2)]))
PROGRAMS.append(program175)

def program176():
    m = re.match(r'(?P<w>\w+)\s*(\d*)', ('abc' if True else 'aAbB')); print(m and (m.group(), m.groups(), m.groupdict(), m.span()))
    print(repr(str(Fraction(1000, -4))[len([-1, 2])::2]))
    s17 = f'{{{1e100!a}}}{1 + 1:*^12.3d} {1.5!s:_< _f}'
    b18 = {-10**25, 100}.symmetric_difference(list({'a': 1}.values())).issuperset({x23 * 2 for x23 in [x25 if x25 else 10 for x25 in []]})
    print(({**{'a': 1, 'b': 2, 'c': 3}, 'abababab': -128}.copy()))
    for i34 in list(itertools.islice(itertools.count(-2, 4), 0))[:4]:
        i35 = list(range(0))
    else:
        print(repr(b''.center(3)))
PROGRAMS.append(program176)

def program177():
    print((''.join(reversed('é')).splitlines(True)))
    print(divmod(1000, 3), oct(255), sep='①', end=";\n")
    print(sorted({bisect.bisect_left(sorted([255, 4, -2, 13]), 255), operator.sub(5, 0x1f)}))
    i3 = round((3 ** 0), 0)
    b4 = format((2**64 + 1), '=020,.2%').encode('utf-16')
    @dataclass(order=True, frozen=True)
    class C5:
        x: int
        y: float = 0.5
    print(len({C5(1), C5(1)}))
PROGRAMS.append(program177)

def program178():
    try:
        def h0(start=-3):
            total = start
            def inner(step=1):
                total += step
                return total
            return lambda *a: inner(*a)
        print([g() for g in [h0(i) for i in range(3)]])
        print(sorted(({-1, 0, 7, 2**40} - {-1, 0, 7, 2**40})))
    except LookupError as e:
        e.add_note("n"); print(e.__notes__)
    for s7 in sorted(['\u2028', 'l1\nl2\r\nl3', '\x00', '%d'], key=str.lower, reverse=False)[:3]:
        s8 = '{0}-{x}-{1[0]}'.format(1e16, [7, 2], x=b'-12')
        i9 = i10 = int.from_bytes(b'\x00\xff', 'little', signed=False)
        print(i9, i10)
        if ({'x': 10, 'a': -1} == dict(k=5, z=6)): continue
    match s7:
        case str(s):
            print('str', s)
        case "abc" | "x":
            print('"abc" | "x"', x)
        case bool(b):
            print('bool', b)
        case other:
            print("other", type(other).__name__)
    s13 = re.split(r'[aeiou]', s7)
    print((dict(sorted({k17: x18 % 3 for k17, x18 in {'a': 1}.items()}.items(), key=lambda t: t[1]))))
    print(json.loads(json.dumps({"k": sorted([3]), "s": str(Fraction(5, 2**31))})))
PROGRAMS.append(program178)

def program179():
    s1 = set(list(range(3)))
    print(sorted(s1))
    try:
        s4 = ''.join(reversed('aAbB'.replace('\x00', 'abababab', -3)))
    except ValueError as e:
        e.add_note("n"); print(e.__notes__)
    except LookupError as e:
        print(repr(e))
    else:
        print("else")
    finally:
        pass
    s5 = textwrap.fill(str('abababab'), 10)
PROGRAMS.append(program179)

def program180():
    d1 = {'l1\nl2\r\nl3': 5, 'a': -2**63}
    print((dict(sorted(d1.items(), key=lambda t: t[0]))))
    print(repr(slice(2, -1).indices(3)[:]))
    print(repr(([5] + [])))
    try:
        print(d1, (0x1f // 7), sep='\x00', end=";\n")
        round("a")
    except (TypeError, ZeroDivisionError) as e:
        print(e.args)
    d7 = dict(collections.Counter('%d'))
    d10 = {x12: k11 for k11, x12 in enumerate(textwrap.wrap(str('😀'), 10))}
    print(f"{10**6:{8}}|{0.1:.{0}f}")
PROGRAMS.append(program180)

def program181():
    if any(list(range(6))):
        print((bytes(bytearray((b'Hello' + b'a b c'))).strip()))
    else:
        if (w := (1 << 64)) == 1:
            s2 = chr(-4 % 1000 + 32)
            print(('{0}-{x}-{1[0]}'.format(s2, list(reversed([x4 if x4 else 3 for x4 in [-2, 1, 1, -1, 2]])), x=set([1, 3, 0, 0]))))
        elif isinstance(13, bool):
            t6 = (0.0).as_integer_ratio()
            print(repr(list(itertools.chain(heapq.nsmallest(1, [-2]), copy.copy([]))).count(int('"q"'.strip(), 10))))
    print(str([]), math.sqrt(abs(1e22)), sep='½', end=";\n")
    print(repr({**{}, 'ß': -1}))
    s12 = float.fromhex((1.5).hex()).difference(sorted([-1, -1, 2, 4, 13], reverse=True, key=lambda x14: x14 // 2))
PROGRAMS.append(program181)

def program182():
    s1 = (b'%d %s %x' % (dict(k=5, z=6).get('ünï', -128), bytes(0), len({*[0, 7, 2], *[255]}))).decode('ascii')
    match {k2: len(k2) for k2 in ['abc'] if k2}:
        case float() | complex():
            print('float')
        case (1, _):
            print('')
        case other:
            print("other", type(other).__name__)
    i4 = (round(max(0.0, -0.5))).bit_count()
    [i5, *i7, i6] = [100, 0, -1, 5, 3][-2:-2:2]
    print(i5, i6, i7)
    print((s1))
    for s13 in sorted((dict(k=5, z=6) | {'x': 10, 'a': -1})):
        P9 = collections.namedtuple("P9", "x y"); p9 = P9(i4, s13); print(p9, p9.x, p9._replace(x=0), p9 == tuple(p9))
        print(string.Template("$a ${b} $$").safe_substitute(a=True))
PROGRAMS.append(program182)

def program183():
    assert (set() < {0}), 'ünï'
    print((b'-12'.join([b'abc', b'abc']).zfill(8).replace(bytes.fromhex('xyz'), bytes(3)[len([2, -1]):])))
    s19 = set().symmetric_difference([100, 100, -1, 255, 3])
    if (w := int('abc')) > 2:
        print(re.findall(r'(?i)h.', f'{-10**25=:_<#n}}}{65536=:*^,d}v={1e100}'), round(1e100, 0), sep='日本語', end=";\n")
        class C22:
            def __init__(self, v=10): self.v = v
            def __len__(self): return 3
            def __call__(self, *a): return a
            def __hash__(self): return 7
            def __bool__(self): return False
            pass
        o22 = C22()
        for i in o22: print(i)
        try: print(o22 @ 1)
        except Exception as e: print(type(e).__name__, e)
        print(sorted([o22, o22]) == [o22, o22])
        try: print(o22 ** 2)
        except Exception as e: print(type(e).__name__, e)
    else:
        print(repr(('% d' % (-4,))[len([])::-1]))
    print((''.join(reversed('ß')).join(''.splitlines())))
    try:
        print(sorted(s19))
        float("y")
    except Exception as e:
        raise
    finally:
        pass
    class C24:
        def __init__(self, v=255): self.v = v
        def __round__(self, n=None): return n
        def __getattr__(self, n): return n.upper() if not n.startswith("_") and n != "v" else object.__getattribute__(self, n)
        pass
    o24 = C24()
    try: print(o24(1, 2))
    except Exception as e: print(type(e).__name__, e)
    try: print(abs(o24))
    except Exception as e: print(type(e).__name__, e)
    class C25:
        def __init__(self, v=1_000): self.v = v
        def __enter__(self): print("enter"); return self
        def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return False
        def __add__(self, o): return C25(self.v + getattr(o, "v", o))
        def __del__(self): pass
        def __bool__(self): return False
        @classmethod
        def k(cls): return cls.__name__
        def __eq__(self, o): return isinstance(o, C25) and self.v == o.v
        pass
    o25 = C25()
    try: print(o25 * 2)
    except Exception as e: print(type(e).__name__, e)
    print(f"{o25:x}")
    try: print(o25 ** 2)
    except Exception as e: print(type(e).__name__, e)
    o25[0] = 5
PROGRAMS.append(program183)

def program184():
    class C1(IntEnum):
        A = 3
        B = 5
        def f(self): return self.value * 2
    print(list(C1), C1.A, repr(C1.B))
    d2 = {k3: len(k3) for k3 in (list('-7') + re.split(r'\s+', '\u2028')) if k3}
    i11 = 0
    while i11 < 3:
        i11 += 1
        match list(range(3)):
            case (a, b, c):
                print('', a, b, c)
            case {}:
                print('{}')
            case [x, *rest]:
                print('[x, *rest]', x, rest)
            case other:
                print("other", type(other).__name__)
    match {'abababab': 10**6, 'é': 2}:
        case float() | complex():
            print('float')
        case "abc" | "x":
            print('"abc" | "x"', x)
        case dict(d):
            print('dict', d)
        case True:
            print('True')
        case 0 | 1 | 2:
            print('0 | 1 | 2')
        case other:
            print("other", type(other).__name__)
    f15 = (statistics.median(copy.deepcopy([2])) if (pow(65536, 0, 10) in {0}.difference([5, 255])) else (max(2.5, 5e-324) / abs(3.14159)))
    match math.trunc(1e100):
        case float() | complex():
            print('float')
        case int(n) if n > 3:
            print('int', n)
        case (1, _):
            print('')
        case other:
            print("other", type(other).__name__)
PROGRAMS.append(program184)

def program185():
    print(repr(math.fmod(math.fsum([1.5, 3.14159, 3.14159]), statistics.mean([1]))))
    print(type(['l1\nl2\r\nl3']))
    try:
        print(pow(-10**25, 1, 255), sorted([-3, 100, 0, 4, 2]), sep="|")
        i37, *i39 = 'ABC'.partition('abababab')
        print(i37, i39)
        a, b = 1, 2, 3
    except ArithmeticError as e:
        e.add_note("n"); print(e.__notes__)
    finally:
        pass
    match ([2, 4, 0, -1] + [13, 5, -1, 255, 13]):
        case bytes():
            print('bytes')
        case []:
            print('[]')
        case {"a": 1, **kw}:
            print('{"a": 1, **kw}', kw)
        case {"a": v}:
            print('{"a": v}', v)
        case True:
            print('True')
        case other:
            print("other", type(other).__name__)
PROGRAMS.append(program185)

def program186():
    s1 = set().symmetric_difference([3, 2])
    match [5, -1, 0][4]:
        case dict(d):
            print('dict', d)
        case {}:
            print('{}')
        case other:
            print("other", type(other).__name__)
    s3 = chr(functools.reduce(lambda a, b: a + b, list(range(-2, 0, 3)), operator.add(1_000, 100)) % 1000 + 32)
    print(((list(itertools.chain([100, 5], [-3])) + list(itertools.chain([-3, 0, 2, 0, 5], [5, 0, 2])))))
PROGRAMS.append(program186)

def program187():
    print(list(zip(sorted({0}), '日本語'.casefold(), strict=False)))
    s15 = ({0} - set())
    for s21 in sorted(dict(sorted(b'Hello'.items(), key=lambda t: t[0]))):
        print(repr((-2**63 > 2**31)))
        print(repr(f' {1.5!s:> z8,.12e}}}{s21!r:^1.3s} {-1!r:_<+8,}'))
    try:
        i22 = (list(dict(k=5, z=6).values())[len([13])] and len(list(itertools.chain([-3, 7, 5], []))))
    except LookupError as e:
        print(type(e).__mro__[1].__name__, str(e))
    except ArithmeticError as e:
        print(repr(e))
    def h24(start=0):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return inner
    c = h24(5); print(c(2), c(3))
    def f25(a, b=2):
        print({'😀'.zfill(8): b, ''.join(reversed('hello world')): len('{}')}, float.fromhex((float("inf")).hex()), sep='  pad ', end=";\n")
        return divmod(-10**25, 1_000)
    print(f25(*list(itertools.accumulate([]))[:3]))
    i30, i31 = (3).bit_count(), abs(3**60)
    print(i30, i31)
    print(repr(([''.join(x35) for x35 in itertools.combinations('ß'[:4], 2)] + re.findall(r'[a-z]+', s21))))
PROGRAMS.append(program187)

def program188():
    def f0(a=1, b=[]):
        i2, i3 = [x6 + y7 for x6 in [-2, 13, 100] for y7 in [255, 13, -1]]
        print(i2, i3)
        yield b
        for j in [ord(x9) for x9 in 'aAbB'][:3]: yield j
        return 'a\tb'[5]
    print(list(f0()))
    print(string.Template("$a ${b} $$").safe_substitute(a=[-1, 5, 7, 1]))
    s27 = {(2 if False else -128), pow(65536, 1, 10**20)}
    print(repr(json.dumps(['½', '  pad ', '😀']).split(('%g' % (0.5,)), -1)))
    for i34 in [x30 if x30 else 0x1f for x30 in [2]][:4]:
        i35 = list(filter(lambda x36: x36 < 5, [len(x37) for x37 in ['①']]))
    print([(k, list(g)) for k, g in itertools.groupby(list(range(5, -3, 1)), key=lambda t: t % 2)])
    try:
        try:
            print(repr(bytes(bytearray(b'abc'))))
            i53 = [x55 * y56 for x55 in list(filter(lambda x58: x58 > 0, [1, 2])) for y56 in [10, -1, 5] if x55 != 3]
        except LookupError as e:
            print(type(e).__name__, e)
        else:
            print("else")
        finally:
            pass
        print([x60 + y61 for x60 in list(itertools.accumulate([255, 0, -1, 13, 0])) for y61 in [5, 100, 5] if x60 > 0], int.from_bytes(b'abc', 'big', signed=False), sep='\u2028', end=";\n")
    except LookupError as e:
        e.add_note("n"); print(e.__notes__)
    finally:
        print("finally")
    (i64, i65), *i66 = (float.fromhex((-0.0).hex()), 2), 3, sum([7, -3, 3, 0])
    print(i64, i65, i66)
PROGRAMS.append(program188)

def program189():
    try:
        s1 = re.findall(r'(?:ab)+', ('a\tb' * 1)[:-3:-1])
        print(repr(list(range(3))))
        "".index("z")
    except LookupError as e:
        print(type(e).__mro__[1].__name__, str(e))
    if (--1 >= len({-1, 0, 7, 2**40})):
        try:
            s1 = [''.join(x5) for x5 in itertools.combinations('\x00'[:4], 2)]
            chr(-1)
        except (TypeError, ZeroDivisionError) as e:
            e.add_note("n"); print(e.__notes__)
        f6 = math.sqrt(abs(math.copysign(1e22, 1e-7)))
    s7 = ascii('"q"'.isspace())
    it = iter([x17 if x17 else 0 for x17 in []]); print(next(it, None), list(it))
    print(repr(pow(2**31, 0, 100)))
    def h20(start=-2):
        total = start
        def inner(step=1):
            total += step
            return total
        return lambda *a: inner(*a)
    print([g() for g in [h20(i) for i in range(3)]])
PROGRAMS.append(program189)

def program190():
    try:
        print(((operator.add(len({*[1, 13], *[13, 1]}), functools.reduce(lambda a, b: a + b, [-3, 13], 3))).conjugate()))
    except (TypeError, ZeroDivisionError) as e:
        raise
    print([''.join(x1) for x1 in itertools.combinations(('% d' % (2,))[:4], 2)], abs(0x1f), sep='\x00', end=";\n")
    s2 = 'ß'.split('it\'s', 2)
    for i7 in list(map(lambda x4: x4 // 3, [-1, 7, 2, 3]))[:4]:
        print(sorted(list({'a': 1}), key=lambda t: (len(t), t)))
PROGRAMS.append(program190)

def program191():
    try:
        print(statistics.multimode(list(range(2, 2, 3))))
    except LookupError as e:
        print(repr(e))
    b18 = bytes(3)
    def h18(start=4):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return lambda *a: inner(*a)
    c = h18(5); print(c(2), c(3))
    i20 = i21 = [-4, 4, 2, 13, 100][-3]
    print(i20, i21)
    try:
        print(*map(repr, list(range(0))))
        len(5)
    except ValueError as e:
        e.add_note("n"); print(e.__notes__)
    except ArithmeticError as e:
        print(repr(e))
    finally:
        print("finally")
    for s41 in sorted(({'a': 1} | dict(k=5, z=6))):
        s42 = re.split(r',', s41)
        if math.isclose(1e100, -0.0): pass
    try:
        print(repr(math.fmod(math.sqrt(abs(statistics.median([-4, 3]))), math.fmod((2**31 / 0), (3.14159 * 1000)))))
    except Exception as e:
        print(repr(e))
    finally:
        print("finally")
    s44 = s41
PROGRAMS.append(program191)

def program192():
    i1 = list(itertools.islice(itertools.count(bisect.bisect_right(sorted([2, -4]), 7) % 7, 2), 0))
    f5 = math.copysign((2.5 ** -1), (0.1 / 255))
    *i8, i6 = [ord(x9) for x9 in 'ABC']
    print(i6, i8)
    print(repr(pow(hash((3 if True else 3) + 0), 5, operator.sub({'a': 1, 'b': 2, 'c': 3}['日本語'], int.from_bytes(b'', 'big', signed=False)))))
PROGRAMS.append(program192)

def program193():
    print(complex(0, 1) + 123456789.123)
    print(repr({collections.Counter('ünï')['123'[:1]], (lambda x, y=5: x - y)(3)}.issuperset(frozenset(list(filter(lambda x16: x16 > 0, [100]))))))
    i17, i18 = sorted([], reverse=False, key=lambda x20: x20 & 5)
    print(i17, i18)
    s21 = textwrap.fill(str(repr('ünï')), 5)
PROGRAMS.append(program193)

def program194():
    f1 = math.fsum([1e-7, 1e10, 123456789.123])
    print(repr(list(itertools.chain([sum(x3) for x3 in zip(list(map(lambda x4: x4 * 2, [100])), list(filter(lambda x5: x5 % 2, [2, 100, 255])))], heapq.nlargest(0, [x8 % 3 for x8 in [4, 3]])))))
    def h9(start=-1):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return inner
    @functools.lru_cache
    def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
    print(fib(5), fib.cache_info().hits)
    print(sorted({x12 * y13 for x12 in [1, 3, -3] for y13 in [2, -3, 13, 3]}))
    print((('é'.rindex('  pad ') / (13 >> 0))))
    for i19, s18 in enumerate('hello world'.encode().decode()[:3], 0):
        print(i19, s18)
        def h19(start=4):
            total = start
            def inner(step=1):
                nonlocal total
                total += step
                return total
            inner(); return inner
        print([g() for g in [h19(i) for i in range(3)]])
PROGRAMS.append(program194)

def program195():
    i1 = int((f'}}{2.5!a}: {(3, 4)!r:>8.3} {1e100!r:+,.1%}' + b''.decode()), 36)
    i2, i3 = i1, i1
    print(i2, i3)
    i5 = sorted([0, 255])
    match i1:
        case (a, b, c):
            print('', a, b, c)
        case {"a": 1, **kw}:
            print('{"a": 1, **kw}', kw)
        case other:
            print("other", type(other).__name__)
PROGRAMS.append(program195)

def program196():
    def f0(a=1, b=[]):
        print(a, b)
        try:
            print(('%c' % (1000,)).startswith(('a', '😀'), 0), (b if False else 255), sep='Ǆ', end=";\n")
            math.sqrt(-1)
        except LookupError as e:
            print(repr(e))
        except AttributeError as e:
            print(e.args)
        return math.trunc(0.5)
    print(f0(1, 2, 3))
    print((list(range(2, 5 % 7, 3)) * -2), b'-12'.hex(), sep='\x1f', end=";\n")
    @dataclass(frozen=True)
    class C5:
        x: int
        y: list = field(default_factory=list)
    print(C5(max([2, 1, -4, 0], default=10)), C5(1) == C5(1))
    print(json.dumps((dict(k=5, z=6) | {'a': 1, 'b': 2, 'c': 3}), indent=None, sort_keys=True))
    for i26, s25 in enumerate(list('abc')[:3], 1):
        print(i26, s25)
        for i33 in [x28 + y29 for x28 in [4, -1, 1] for y29 in [2, 100, 5, 4]][:4]:
            i34 = [len(x35) for x35 in [f'{x36!r:>6}' for x36 in [13, 2, 1, 0, 1]]]
        if (255 != -2**63): break
    print(range(-2, -1, -1), list(range(5))[4::-1])
    try:
        print(repr(('{} {:>5} {!r}'.format({'a': 1, 'b': 2, 'c': 3}, (2, ).count(b'a b c'), ['Hello', 'hello world', '\x00']) * -2)))
    except ArithmeticError as e:
        print(e.args)
    def f53(a, b=2):
        print(re.findall(r'[a-z]+', ('%5d' % (3,))), (123456789.123 ** 0), sep='x,y,,z', end=";\n")
        yield from ([10, 5, 255, 0] + [10, 100])
        for j in list(itertools.takewhile(lambda x57: x57 < 5, [10, 13, 100]))[:3]: yield j
        return tuple(sorted({}.items()))
    g = f53(1, b=2); print(next(g), next(g, "end")); g.close()
PROGRAMS.append(program196)

def program197():
    print(sorted({x2 if x2 > 2 else -x2 for x2 in list(itertools.takewhile(lambda x4: x4 < 5, [-2, 5, 2, -1])) if x2 > 0}))
    def f4(a=1, b=[]):
        def h5(start=5):
            total = start
            def inner(step=1):
                total += step
                return total
            return lambda *a: inner(*a)
        print([g() for g in [h5(i) for i in range(3)]])
        i7 = [*list(range(3)), tuple(zip([10, 4, 1], ['a\tb'])).count(['abc', 'l1\nl2\r\nl3', 'it\'s']), *list(reversed([x11 if x11 else a for x11 in [5, 10, 0, -4, 10]]))]
        got = yield repr(b'a b c'); print("got", got)
        for j in [x13 if x13 else -10**25 for x13 in [-3, 4, 2, 3, 2]][:3]: yield j
        return 'ß'.rpartition('Hello')[1]
    g = f4((3 if True else 0x1f), math.ceil(1e16)); print(next(g), next(g, "end")); g.close()
    try:
        print(repr(((not 1) + ([1, 5, 7, -3, 2] * -1))))
    except (TypeError, ZeroDivisionError) as e:
        raise RuntimeError("again")
    try:
        i16 = round(round(float.fromhex((-0.0).hex()), 15))
    except LookupError as e:
        print(repr(e))
    except ArithmeticError as e:
        print(e.args)
    def h16(start=5):
        total = start
        def inner(step=1):
            nonlocal total
            total += step
            return total
        return [inner(i) for i in range(3)]
    c = h16(); print(c() if callable(c) else c)
    s18 = set(sorted(set(range(6))))
    print(repr(([] + [])))
    s22 = [f'{x23!r:>6}' for x23 in sorted(([13] * 1))]
PROGRAMS.append(program197)

def program198():
    s1 = list('😀'[:].partition('\x1f'.center(3, '*')))
    match tuple(zip([-3, 1, -3], ['', 'abababab', 'İ'])):
        case float() | complex():
            print('float')
        case [1, 2, *r, 9]:
            print('[1, 2, *r, 9]', r)
        case other:
            print("other", type(other).__name__)
    @dataclass(eq=False, repr=True)
    class C3:
        x: int
        y: int = field(default=3, repr=False)
    match C3(1, 2):
        case C3(x=a, y=b): print(a, b)
    print(repr(slice(-3, 5).indices(10)))
    s4 = re.sub(r'^.', '*', bin(255))
    print((s1))
    print(f"{10**6:{3}}|{1e16:.{0}f}")
    try:
        q9 = collections.deque(list(itertools.accumulate([4, 255, -4, -3, 3])), maxlen=None); q9.appendleft((2**64 + 1)); q9.rotate(5); print(q9)
        del {}["x"]
    except ValueError as e:
        print(type(e).__mro__[1].__name__, str(e))
    else:
        print("else")
PROGRAMS.append(program198)

def program199():
    f1 = -math.hypot(1.7976931348623157e308, 1/3)
    *i4, i2 = list(itertools.accumulate([]))
    print(i2, i4)
    match None:
        case str(s):
            print('str', s)
        case []:
            print('[]')
        case other:
            print("other", type(other).__name__)
    print(list({'a': 1}), ord('l1\nl2\r\nl3'[2]), sep='Hello', end=";\n")
    print((tuple(sorted({k7: len(k7) for k7 in ['hello world', 'x,y,,z', ''] if k7}.items()))))
    s9 = max(['Hello', '日本語'], key=len, default='a')
PROGRAMS.append(program199)


import sys, traceback
for _number, _program in enumerate(PROGRAMS):
    print("#", _number)
    try:
        _program()
    except Exception as error:
        print("!", type(error).__name__, error)
        if _number % 4 == 0:
            traceback.print_exc(file=sys.stdout)

