# generators, match, closures, control, unpacking, scoping
def g(n):
    try:
        for i in range(n):
            r = yield i
            if r: print('got', r)
    except ValueError as e: print('caught', e); yield 'recovered'
    finally: print('cleanup')
    return 'done'
x = g(3); print(next(x), x.send('a'), x.throw(ValueError('v')), x.gi_frame is None)
try: next(x)
except StopIteration as e: print('stop', e.value)
x = g(2); next(x); x.close(); print(list(x))
def d():
    r = yield from g(2); print('r', r)
    yield from (i * i for i in range(2))
print(list(d()))
def lazy(): yield
for f in (lambda: lazy().send(1), lambda: next(iter(())), lambda: (lambda: (yield))().__next__()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def bad(): yield 1; raise StopIteration('x')
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
def ig():
    try: yield 1
    except GeneratorExit: yield 2
i = ig(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def m(v):
    match v:
        case 0 | 1: return 'small'
        case -1: return 'neg'
        case 3.5: return 'f'
        case 'a' 'b': return 'ab'
        case None: return 'none'
        case True: return 'never'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [x, y, *_] if x == y: return 'pair equal'
        case (1, (2, z)): return f'nested {z}'
        case [*a, 9]: return f'ends 9 {a}'
        case {'k': [p, q], **rest}: return f'map {p} {q} {rest}'
        case {'t': str(s)}: return f'str {s}'
        case {}: return 'anymap'
        case int(n) if n > 100: return 'big'
        case float() | complex(): return 'num'
        case C(a=1, b=bb): return f'C1 {bb}'
        case C(aa, bb): return f'C {aa} {bb}'
        case str() as t: return 'text ' + t
        case bytes(): return 'bytes'
    return 'other'
class C:
    __match_args__ = ('a', 'b')
    def __init__(s, a, b): s.a = a; s.b = b
for v in (0, 1, -1, 3.5, 'ab', None, [], [5], (5,), [2, 2, 3], (1, (2, 'z')), [1, 2, 9], {'k': [1, 2], 'z': 3}, {'t': 'x'}, {'t': 1}, 500, 50, 2.5, 1j, C(1, 2), C(3, 4), 'q', b'x', {1}, range(2), 'x' * 3): print(m(v), end='; ')
print()
try:
    match C(1, 2):
        case C(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
a, *b, c = 1, 2, 3, 4; (e, f), [gg, *h] = 'xy', (1,); print(a, b, c, e, f, gg, h, [*b, *'q'], {**{'a': 1}, 'b': 2}, (*b,))
def u1(): a, b = 1
def u2(): a, b = 1, 2, 3
def u3(): a, b = [1]
def u4(): a, *b, c = [1]
def u5(): del zz
def u6(): print(q); q = 1
def u7(): return undefined_name
def u8(): nonlocal_test = 1; del nonlocal_test; return nonlocal_test
def u9(): [1, 2, 3][1:2, 0]
def u10(): x = [1]; x.foo = 3
def u11(): raise 5
def u12(): raise KeyError
def u13(): raise KeyError('a') from ValueError('b')
def u14(): assert 1 == 2, 'msg'
def u15(): assert ()
def u16(): return f'{1:q}'
def u17(): import nothing_here
def u18(): pass
def u19(): with_ = 5; 
def u20():
    with 5: pass
def u21():
    for i in 5: pass
def u22(): return {**5}
def u23(): return [*5]
def u24(): print(*5)
def u25(): print(**5)
def u26(): return u1(1)
def u27(): return u28()
def u28(a, b, *, c): pass
def u29(): return u28(1, 2, 3, c=1)
def u30(): return u28(1, a=1)
def u31(): return u28(1, 2, c=1, d=2)
def u32(): global G; G += 1
def u33(): yield_ = lambda: (yield); return list(5 for _ in 7)
def u34(): lst = [1, 2]; lst[5] = 1
def u35(): t = (1,); t[0] = 2
def u36(): s = 'a'; s[0] = 'b'
def u37(): d = {}; d[[]] = 1
def u38(): return sorted([{}, {}])
def u39(): return 'a' 'b' + 1
def u40(): return [] < 1
def u41(): class_ = type('T', (), {'__slots__': ('a',)}); class_().b = 1
def u42(): return super().foo
def u43(): raise ExceptionGroup('g', [ValueError(1)])
def u44(): return next(x for x in [])
def u45(): return (i for i in 5)
def u46(): return u28(**{'a': 1}, **{'a': 2})
def u47(): return int.foo
def u48(): return [].append(1, 2)
def u49(): return 'x'.join()
def u50(): return dict([1])
def u51(): return dict([(1, 2, 3)])
def u52(): return {'a': 1}.pop('b')
def u53(): return set([[]])
def u54(): return {1, 2} + {3}
def u55(): return None
for i in range(1, 56):
    try: print(i, globals()[f'u{i}']())
    except BaseException as e: print(i, type(e).__name__, '|', e, '|', repr(e.__cause__))
def outer():
    n = 0
    def inc():
        nonlocal n; n += 1; return n
    fs = [lambda i=i: i for i in range(3)], [lambda: k for k in range(3)]
    return inc(), inc(), [f() for f in fs[0]], [f() for f in fs[1]], n
print(outer())
for i in range(3):
    if i == 5: break
else: print('no break')
while True:
    try: break
    finally: print('fin')
def tf():
    for i in range(3):
        try: continue
        finally: print(i, end=' ')
    try: return 'try'
    finally: print('f')
print(tf(), (lambda *a, b=2, **k: (a, b, k))(1, c=3), (y := 5) + y, [z := 3, z ** 2], 1 < 2 < 3 != 4, not 1 == 2, 1 if 0 else 2, [i for i in range(10) if i % 2 if i > 3], {k: v for k, v in zip('ab', [1, 2])}, {i % 3 for i in range(9)}, [[j for j in range(i)] for i in range(3)], [(i, j) for i in range(2) for j in 'ab'])
print(0b101, 0o17, 0xff, 1_000, 1e3, .5, 5., 1j * 1j, 'a' 'b', r'\n', b'\x00a', '\u00e9\N{BULLET}', """tri
ple""", ..., __name__, True + True, 3 .real, -3 ** 2, 2 ** 3 ** 2, ~5, 7 // -2, -7 % 3, 5 & 3 | 4 ^ 1, 1 << 3 >> 1, 'a' in 'abc', [1] is [1], () is ())
import sys
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
class Ctx:
    def __init__(s, n): s.n = n
    def __enter__(s): print('in', s.n); return s.n
    def __exit__(s, *a): print('out', s.n, a[0] and a[0].__name__)
with Ctx(1) as a, Ctx(2) as b: print(a, b)
try:
    with (Ctx(3), Ctx(4) as q): raise ValueError
except ValueError: print('ve')
print(*[1, 2], sep='-', end='!\n'); print('a', 'b', sep=''); print()
e = None
try: 1 / 0
except ZeroDivisionError as e: pass
try: print(e)
except NameError as n: print(n)
try:
    try: 1 / 0
    except Exception as e1: raise ValueError('two')
except ValueError as e2: print(repr(e2.__context__), e2.__suppress_context__, e2.args)
e = ValueError('n'); e.add_note('note1'); print(e.__notes__, e.with_traceback(None) is e, str(KeyError('k')), repr(OSError(2, 'x')), OSError(2, 'x').errno, str(SystemExit(3)), UnicodeDecodeError('utf8', b'a', 0, 1, 'r'), StopIteration(5).value, ImportError('m', name='n').name, AttributeError('a', name='b', obj=5).obj, SyntaxError('m').msg)
