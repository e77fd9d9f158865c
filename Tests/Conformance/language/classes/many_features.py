# classes, descriptors, metaclass, dataclass, enum
from dataclasses import *
import enum, abc, functools, copy, typing
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    z: float = field(default=1.0, kw_only=True)
    def __post_init__(self): self.s = self.x + self.y
print(P(1), P(1, 2) < P(1, 3), P(1) == P(1), P(2, z=3), replace(P(1), y=5), asdict(P(1, tags=[P(2)])), astuple(P(3)), [f.name for f in fields(P)], P.__match_args__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1) < 5, lambda: hash(P(1)), lambda: P(1, q=2), lambda: replace(P(1), q=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(frozen=True, slots=True)
class F:
    a: int
    b: str = 'x'
print(F(1), hash(F(1)) == hash(F(1)), {F(1): 2}[F(1)])
for f in (lambda: setattr(F(1), 'a', 2), lambda: setattr(F(1), 'q', 2), lambda: F.__slots__, lambda: delattr(F(1), 'a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    @dataclass
    class Bad: x: list = []
except Exception as e: print(type(e).__name__, e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except Exception as e: print(type(e).__name__, e)
@dataclass
class Base: a: int; b: int = 2
@dataclass
class Derived(Base): c: int = 3; b: int = 9; n: typing.ClassVar[int] = 5; i: InitVar[int] = 4
print(Derived(1), Derived.n, Base(1) == Derived(1), is_dataclass(Base), make_dataclass('M', [('q', int), 'r'])(1, 2))
class Color(enum.Enum):
    RED = 1; GREEN = 2; BLUE = 3; CRIMSON = 1
    @property
    def hot(self): return self is Color.RED
    @classmethod
    def default(cls): return cls.GREEN
print(list(Color), Color.RED, repr(Color.RED), Color(2), Color['BLUE'], Color.CRIMSON, Color.RED.name, Color.RED.value, Color.RED.hot, Color.default(), Color.RED == 1, Color.RED in Color, len(Color), Color.__members__, f'{Color.RED}', Color.RED is Color.CRIMSON, hash(Color.RED) == hash('RED'))
for f in (lambda: Color(9), lambda: Color['X'], lambda: setattr(Color, 'RED', 5), lambda: Color.RED < Color.BLUE, lambda: Color.PINK, lambda: Color(), lambda: setattr(Color.RED, 'value', 2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Perm(enum.Flag): R = enum.auto(); W = enum.auto(); X = enum.auto(); RW = R | W
print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm(0), Perm(7), Perm.R in Perm.RW, list(Perm.RW), bool(Perm(0)), Perm.R ^ Perm.RW, repr(Perm.R | Perm.X), Perm.RW & Perm.W)
class N(enum.IntEnum): A = 1; B = 2
print(N.A + 1, N.B > N.A, repr(N.A), str(N.A), f'{N.A}', sorted([N.B, N.A]), N(1), isinstance(N.A, int), [10, 20][N.A], N.A == 1)
class S(enum.StrEnum): LO = enum.auto(); HI = 'high'
print(S.LO, repr(S.HI), S.HI.upper(), S('lo'))
class Planet(enum.Enum):
    EARTH = (5.97e24, 6.37e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
print(Planet.EARTH.mass, Planet.EARTH)
Animal = enum.Enum('Animal', 'CAT DOG'); print(list(Animal), Animal.CAT.value)
try:
    @enum.unique
    class U(enum.Enum): A = 1; B = 1
except ValueError as e: print(e)
class Meta(type):
    def __new__(m, name, bases, ns, **kw): c = super().__new__(m, name, bases, ns); c.kw = kw; return c
    def __init__(c, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(c, *a, **k): print('call', c.__name__, a, k); return super().__call__(*a, **k)
    def __getitem__(c, k): return f'{c.__name__}[{k}]'
    def __instancecheck__(c, o): return o == 42
    def __len__(c): return 7
    @classmethod
    def __prepare__(m, name, bases, **kw): return {'prepared': True}
class A(metaclass=Meta, flag=1): pass
print(A.kw, A[3], isinstance(42, A), len(A), A.prepared, type(A))
class Desc:
    def __set_name__(self, owner, name): self.n = name; print('set_name', owner.__name__, name)
    def __get__(self, o, t=None): return self if o is None else o.__dict__.get(self.n, 'unset')
    def __set__(self, o, v): o.__dict__[self.n] = v * 2
    def __delete__(self, o): del o.__dict__[self.n]
class D:
    d = Desc()
    def __init_subclass__(cls, **kw): print('sub', cls.__name__, kw)
    def __class_getitem__(cls, i): return (cls.__name__, i)
x = D(); print(x.d); x.d = 4; print(x.d, vars(x)); del x.d; print(x.d, D[int])
class E(D, k=1): pass
class Prop:
    @property
    def v(self): "doc"; return self._v
    @v.setter
    def v(self, n):
        if n < 0: raise ValueError('negative')
        self._v = n
    @v.deleter
    def v(self): del self._v
    @functools.cached_property
    def c(self): print('computed'); return 5
p = Prop(); p.v = 3; print(p.v, Prop.v.__doc__, p.c, p.c)
for f in (lambda: setattr(p, 'v', -1), lambda: delattr(p, 'v'), lambda: p.v, lambda: p.zz, lambda: Prop.zz):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class RO:
    @property
    def r(self): return 1
for f in (lambda: setattr(RO(), 'r', 1), lambda: delattr(RO(), 'r')):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class Sh(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
class Sq(Sh):
    def area(self): return 4
for c in (Sh, Sq):
    try: c()
    except TypeError as e: print(e)
class L1:
    def m(self): return ['L1']
class L2(L1):
    def m(self): return ['L2'] + super().m()
class L3(L1):
    def m(self): return ['L3'] + super().m()
class L4(L2, L3):
    def m(self): return ['L4'] + super().m()
print(L4().m(), [c.__name__ for c in L4.mro()])
try:
    class X(L1, L4): pass
except TypeError as e: print(e)
try:
    class Y(int, str): pass
except TypeError as e: print(e)
class Sl: __slots__ = ('a', 'b')
o = Sl(); o.a = 1
for f in (lambda: setattr(o, 'c', 1), lambda: o.b, lambda: o.__dict__):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class V:
    def __init__(s, v): s.v = v
    def __repr__(s): return f'V({s.v})'
    def __add__(s, o): return V(s.v + (o.v if isinstance(o, V) else o)) if isinstance(o, (V, int)) else NotImplemented
    __radd__ = __add__
    def __iadd__(s, o): s.v += 100; return s
    def __eq__(s, o): return isinstance(o, V) and s.v == o.v
    def __lt__(s, o): return s.v < o.v
    def __getattr__(s, n): 
        if n.startswith('__'): raise AttributeError(n)
        return 'dyn_' + n
    def __call__(s, *a): return a
    def __bool__(s): return s.v > 0
    def __len__(s): return 3
    def __getitem__(s, i): return i
    def __setitem__(s, i, v): print('set', i, v)
    def __delitem__(s, i): print('del', i)
    def __contains__(s, i): return i == 5
    def __iter__(s): yield from (1, 2, 3)
    def __enter__(s): print('enter'); return s
    def __exit__(s, t, v, tb): print('exit', t and t.__name__); return True
    def __format__(s, spec): return f'<{spec}>'
    def __matmul__(s, o): return '@'
    def __neg__(s): return '-'
    def __index__(s): return s.v
    def __round__(s, n=None): return ('round', n)
    def __divmod__(s, o): return 'dm'
    def __pow__(s, o, m=None): return ('pow', o, m)
    def __reversed__(s): return iter('rev')
    def __int__(s): return 7
    def __float__(s): return 7.5
    def __hash__(s): return 1
v = V(1); v += 1
print(v, v + 1, 1 + v, v.foo, v(1, 2), bool(v), len(v), v[1:2, ..., None], 5 in v, list(v), f'{v:abc}', v @ 1, -v, [0] * 102 == [0] * v, round(v), round(v, 2), divmod(v, 1), v ** 2, pow(v, 2, 3), list(reversed(v)), int(v), float(v), hex(v), {v: 1}[v], [*v], max(v), sorted([V(3), V(1)]))
v[1] = 2; del v[3]
with v as q: raise KeyError(1)
for f in (lambda: v + 'a', lambda: 'a' + v, lambda: v > 5, lambda: v - 1, lambda: v << 1):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(copy.copy(P(1)), copy.deepcopy([P(1, tags=[[1]])]), type(v).__name__, V.__qualname__, V.__module__, v.__class__, callable(v), isinstance(v, typing.Callable) if False else '')
class G(typing.Generic[typing.TypeVar('T')]): pass
print(G[int], isinstance(G[int](), G), typing.get_type_hints(P), P.__annotations__)
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(2), T(1) >= T(2), T(3) > T(2))
@functools.singledispatch
def sd(x): return 'obj'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
print(sd(1), sd([]), sd('a'), sd(True))
