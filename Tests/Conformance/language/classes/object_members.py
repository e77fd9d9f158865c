def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, ':', e)
class A:
    """Doc of A."""
    x = 1
    def m(self, a, /, b, *c, d=1, **e) -> int:
        "m doc"
        y = a
        return y
    @property
    def p(self):
        "p doc"
        return 5
    @p.setter
    def p(self, v): self._p = v
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(a=1): return a
class B(A):
    def m(self): return super().m
    @classmethod
    def c(cls): return super().c()
    def __init_subclass__(cls, **k): print('sub', cls, k)
class C(B, tag=1): pass
a, b = A(), B()
print(A, B, A.__dict__['c'].__class__, A.__dict__['s'].__class__, A.__doc__, a.__doc__, B.__doc__, b.__doc__)
print(A.__name__, A.__qualname__, A.__module__, a.__module__, A.__bases__, C.__mro__, A.__class__, a.__class__, type(A), A.__base__)
f = A.m
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__, f.__annotations__, f.__dict__)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_nlocals, c.co_firstlineno, c.co_flags & 12, c.co_freevars, c.co_cellvars)
f.extra = 3; print(f.__dict__, f.extra, a.m.extra, a.m.__func__ is f, a.m.__self__ is a, a.m.__name__, a.m.__doc__, a.m == a.m, a.m is a.m, hash(a.m) == hash(a.m))
def g():
    v = 1
    def h(): return v
    return h
h = g(); print(h(), h.__code__.co_freevars, g.__code__.co_cellvars, h.__qualname__)
t(lambda: setattr(f, '__name__', 5)); t(lambda: setattr(f, '__defaults__', 5)); t(lambda: f.nope); t(lambda: a.m.nope); t(lambda: setattr(a.m, 'q', 1))
def k(a, b=2): return (a, b)
k.__defaults__ = (7, 8); print(k()); k.__defaults__ = None; t(k); k.__name__ = 'kk'; print(k.__name__); t(k)
print(A.p.fget(a), A.p.__doc__, type(A.p), A.p.fset is not None, A.p.fdel)
a.p = 9; print(a._p, a.p); t(lambda: delattr(a, 'p'))
class R:
    @property
    def q(self): return 1
t(lambda: setattr(R(), 'q', 1)); t(lambda: delattr(R(), 'q'))
q = property(doc='d'); print(q.__doc__); t(lambda: q.__get__(5))
class P(property): pass
class UP:
    @P
    def z(self): return 'z'
    @z.setter
    def z(self, v): print('set', v)
u = UP(); print(u.z, type(UP.z).__name__); u.z = 4
print(A.c() is A, b.c() is B, A.s(), a.s(3), A.c.__self__ is A, A.c.__func__)if 0 else None
print(A.__dict__['s'].__func__ is A.s, A.__dict__['c'].__func__.__name__, A.__dict__['s'](4), A.__dict__['c'].__wrapped__.__name__)
t(lambda: A.__dict__['c']())
print(super(B, b).x, super(B, B).c(), repr(super(B, b))[:30], super(B, b).__thisclass__, super(B, b).__self_class__)
t(lambda: super(B, b).nope); t(lambda: super(B, a)); t(lambda: super().x)
class D:
    def __get__(self, o, t=None): return ('get', o is None, t.__name__)
    def __set__(self, o, v): print('dset', v)
    def __delete__(self, o): print('ddel')
    def __set_name__(self, o, n): print('name', o.__name__, n)
class UD: d = D()
ud = UD(); print(ud.d, UD.d); ud.d = 5; del ud.d
class ND:
    def __get__(self, o, t=None): return 'nd'
class UN: d = ND()
un = UN(); print(un.d); un.d = 3; print(un.d, un.__dict__, vars(un)); del un.d; print(un.d)
t(lambda: vars(5)); t(lambda: object().__dict__); t(lambda: setattr(object(), 'x', 1))
un.__dict__ = {'k': 1}; print(un.k, un.__dict__); t(lambda: setattr(un, '__dict__', 5))
un.__class__ = UD; print(type(un).__name__, un.k); t(lambda: setattr(un, '__class__', int)); t(lambda: setattr(un, '__class__', 5))
class M(type):
    def __new__(m, n, b, d, **k): print('new', n, k); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): print('init', n); super().__init__(n, b, d)
    def __call__(c, *a): print('call', a); return super().__call__(*a)
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    @property
    def mp(c): return 'mp'
    def __repr__(c): return '<M>'
    def __len__(c): return 42
    def __getitem__(c, i): return i * 2
    def __iter__(c): return iter([1, 2])
    def __contains__(c, i): return i == 7
    @classmethod
    def __prepare__(m, n, b, **k): print('prep', n, k); return {'pre': 1}
class X(metaclass=M, kw=1):
    def __init__(self, v): self.v = v
x = X(4); print(x.v, isinstance(5, X), isinstance(x, X), isinstance(6, X), issubclass(int, X), X.mp, X, len(X), X[3], list(X), 7 in X, X.pre)
t(lambda: x.mp)
Y = type('Y', (A,), {'yy': 3}); print(Y, Y.yy, Y.__name__, Y().m(1, 2), Y.__mro__)
t(lambda: type('Z', (int, str), {})); t(lambda: type('Z', (bool,), {})); t(lambda: type('Z', (A, A), {}))
t(lambda: A(1)); t(lambda: A(x=1)); t(lambda: object(1))
class N1:
    def __new__(cls, *a): return super().__new__(cls)
t(lambda: N1(1, 2).__class__); 
class N2:
    def __new__(cls, *a): return super().__new__(cls, *a)
t(lambda: N2(1))
class N3:
    def __init__(self, *a): super().__init__(*a)
t(lambda: N3(1)); t(lambda: N3().__class__)
class N4(int):
    def __new__(cls, v): return super().__new__(cls, v + 1)
    def __init__(self, v): self.v = v
n = N4(4); print(n, n.v, type(n), n + 1, type(n + 1), isinstance(n, int), n.__dict__)
class L(list):
    def __init__(self, *a): super().__init__(*a); self.tag = 't'
l = L([1, 2]); print(l, l.tag, len(l), type(l), l == [1, 2], l + [3], L.__mro__)
class E1(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
e = E1(5, 'm'); print(e, repr(e), e.args, e.code, e.__dict__)
class E2(Exception):
    def __init__(self, a): self.a = a
e = E2(3); print(e, repr(e), e.args)
class E3(KeyError): pass
print(E3('k'), repr(E3('k')))
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = 1; print(s.a); t(lambda: s.b); t(lambda: setattr(s, 'c', 1)); t(lambda: s.__dict__)
t(lambda: A.nope); t(lambda: a.nope); t(lambda: delattr(a, 'nope')); t(lambda: setattr(int, 'x', 1)); t(lambda: delattr(A, 'nope'))
A.new = 5; print(a.new, b.new); del A.new; t(lambda: b.new)
A.__name__ = 'AA'; print(A, A.__name__); t(lambda: setattr(A, '__name__', 5)); t(lambda: setattr(int, '__name__', 'x'))
A.__doc__ = 'nd'; print(A.__doc__); A.__name__ = 'A'
class EQ:
    def __eq__(self, o): return True
print(EQ() == 5, EQ() != 5, EQ.__hash__); t(lambda: hash(EQ())); t(lambda: {EQ(): 1})
class GA:
    def __getattr__(self, n): return 'ga ' + n
    def __getattribute__(self, n):
        if n == 'z': raise AttributeError('zz')
        return object.__getattribute__(self, n)
g1 = GA(); print(g1.foo, g1.z, hasattr(g1, 'q'))
class SA:
    def __setattr__(self, n, v): print('set', n); object.__setattr__(self, n, v)
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
s1 = SA(); s1.q = 4; print(s1.q); del s1.q; t(lambda: s1.q)
t(lambda: object.__setattr__(5, 'a', 1)); t(lambda: object.__getattribute__(a, 5))
print(object.__repr__(5)[:15], object.__str__(5), object.__eq__(a, a), object.__eq__(a, b), object.__ne__(a, a), object.__hash__(a) == hash(a), object.__format__(5, ''))
t(lambda: object.__format__(5, 'd')); t(lambda: a < b); t(lambda: a + b); print(a == b, a != b, a == a)
print(callable(a), callable(A), callable(len), callable(a.m), callable(5))
print(isinstance(True, int), isinstance(1, (str, int)), isinstance([], list | None), issubclass(bool, int), issubclass(B, (int, A)))
print(len.__call__([1, 2]), [].append.__self__, list.append.__get__([1])(5), (5).__add__(6), int.__add__(5, 6), 'a'.__len__(), [1, 2].__getitem__(1), str.upper('a'), 'x'.join.__name__)
print(dir(S()), [n for n in dir(A()) if not n.startswith('__')], [n for n in dir(A) if not n.startswith('__')])
print(A.__dict__.keys() >= {'x', 'm', 'p'}, 'x' in A.__dict__, A.__dict__.get('x'), A.__dict__['x']); t(lambda: A.__dict__.__setitem__('x', 1))
print(type(iter([])), type(f), type(a.m), type(len), type(print), type(A.p), type(None), type(...), type(NotImplemented), type(lambda: 0), type(x for x in []), type(A.__dict__), type(super(B, b)), type(c))
print(list[int], dict[str, int], tuple[int, ...], list[list[int]], list[int]([1]), list[int].__origin__, list[int].__args__, list[int] == list[int], type(list[int]))
print(int | None, int | str | None, (int | None).__args__, int | int, isinstance(None, int | None), type(int | None)); t(lambda: int | 5); t(lambda: isinstance(1, list[int]))
class CG:
    def __class_getitem__(cls, i): return (cls.__name__, i)
print(CG[5]); t(lambda: A[5]); t(lambda: a[5]); t(lambda: int[5])
print(sorted([3, 1, 2], key=lambda v: -v, reverse=True), max('abc'), min([3, 1], default=0), sum([[1], [2]], []), any([0, 1]), all([]), list(map(abs, [-1])), round(2.5), round(-1.25, 1), pow(2, 10, 1000), divmod(-7, 2), abs(-3.5), bin(-5), oct(8), hex(255), chr(8364), ord('€'), ascii('é\n'))
def loc(a, b=2): c = 3; return sorted(locals().items())
print(loc(1)); print('A' in globals(), '__name__' in dir(), __name__)
it = iter([1, 2, 3].pop, 1); print(list(it)); print(next(iter([]), 'd')); t(lambda: next(iter([])))
t(lambda: print(1, sep=5)); print(1, 2, sep=None, end='|\n'); print(*[1, 2], sep=''); print()
print(repr(A.m)[:15], str(print), repr(int.real), repr(str.__add__))
