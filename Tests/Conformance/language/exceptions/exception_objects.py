def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, ':', e, '| ctx', repr(e.__context__), 'cause', repr(e.__cause__), e.__suppress_context__)
def a():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('v') from e
def b():
    try: 1/0
    except ZeroDivisionError: raise ValueError('v')
def c():
    try: 1/0
    except ZeroDivisionError: raise ValueError('v') from None
def d():
    try: a()
    except ValueError as e:
        try: raise KeyError('k')
        except KeyError: pass
        raise
for f in (a, b, c, d): t(f)
def tb():
    try: a()
    except ValueError as e: return e
e = tb(); x = e.__traceback__; n = []
while x: n.append((x.tb_frame.f_code.co_name, x.tb_lineno)); x = x.tb_next
print(n, e.__cause__.__traceback__.tb_lineno)
print(e.with_traceback(None) is e, e.__traceback__)
e.add_note('n1'); e.add_note('n2'); print(e.__notes__, e.__dict__)
try: raise e
except ValueError as q: print(q is e, q.__traceback__.tb_lineno)
class MyE(Exception):
    def __init__(self, a, b=2): super().__init__(a, b); self.b = b
    def __str__(self): return f'{self.args} {self.b}'
t(lambda: MyE(1)); 
try: raise MyE(1, b=5)
except MyE as m: print(m, repr(m), m.args)
try: raise MyE
except TypeError as m: print(m)
for ex in (ValueError, ValueError(), ValueError('a'), ValueError('a', 1), KeyError('k'), OSError(2, 'no', 'f'), StopIteration(4), SystemExit(3), UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad')):
    try: raise ex
    except BaseException as z: print(type(z).__name__, str(z), repr(z), z.args)
try:
    try: raise TypeError('t')
    finally: print('fin')
except (ValueError, TypeError) as z: print(z)
def gen():
    try: yield 1
    except ValueError as e: print('in', e); yield 2
    finally: print('close')
g = gen(); print(next(g), g.throw(ValueError('tv'))); g.close()
def ret(): 
    yield 1
    return 7
r = ret(); next(r)
try: next(r)
except StopIteration as s: print(s.value, s.args)
try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3), KeyError(4)])])
except* ValueError as eg: print('VE', repr(eg), eg.exceptions)
except* (TypeError, KeyError) as eg: print('TK', repr(eg))
eg = ExceptionGroup('g', [ValueError(1), TypeError(2)])
print(eg.split(ValueError), eg.subgroup(TypeError), eg.message, eg.exceptions, str(eg), eg.derive([KeyError(1)]))
class MG(ExceptionGroup):
    def derive(self, excs): return MG(self.message + '!', excs)
m, rest = MG('mg', [ValueError(1), TypeError(2)]).split(ValueError); print(repr(m), repr(rest), type(m))
print(issubclass(ExceptionGroup, Exception), ExceptionGroup.__mro__)
print(IOError is OSError, EnvironmentError is OSError, ConnectionResetError.__mro__)
try: [][1]
except LookupError as l: print(l)
try: {}['a']
except LookupError as l: print(l, l.args)
try: int('x')
except ValueError as v: print(v)
try: undefined_name
except NameError as v: print(v, v.name)
try: [].foo
except AttributeError as v: print(v, v.name, v.obj)
try: import nope.x
except ImportError as v: print(v, v.name, v.path, type(v).__name__)
try: raise 5
except TypeError as v: print(v)
try: raise ValueError from 5
except TypeError as v: print(v)
try: assert 1 == 2, 'am'
except AssertionError as v: print(v, v.args)
def rec(): return rec()
try: rec()
except RecursionError as v: print(v)
try: raise SystemExit(4)
except SystemExit as v: print(v.code)
w = ValueError(1); w.x = 5; print(w.x, w.__dict__, vars(w)); w.args = (3, 4); print(w, w.args)
print(ValueError(1) == ValueError(1), hash(w) == hash(w), w == w, isinstance(w, Exception), bool(w))
try:
    try: raise ValueError('one')
    except ValueError as e1: raise TypeError('two') from e1
except TypeError as e2: print(repr(e2.__cause__), e2.__context__ is e2.__cause__)
try:
    print(e2)
except NameError as ne: print(ne)
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print(t, v, tb.tb_lineno if tb else None); return t is ValueError
with CM(): raise ValueError('sw')
try:
    with CM(): raise TypeError('ns')
except TypeError as z: print(z)
