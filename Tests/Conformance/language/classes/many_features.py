import functools, enum, dataclasses, typing, abc, contextlib, sys, types, copy, collections, io, warnings, traceback, random, fractions, numbers, pprint, inspect
from dataclasses import dataclass, field
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique
from typing import *
def t(f, *a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
class Color(Enum):
    RED = 1; GREEN = 2; CRIMSON = 1
    @property
    def low(self): return self.name.lower()
    @classmethod
    def default(cls): return cls.GREEN
    def __str__(self): return f'<{self.name}>'
class Perm(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W
class S(str, Enum):
    A = 'a'; B = 'b'
class N(IntFlag):
    A = 1; B = 2
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name * 2
    X = auto(); Y = auto()
class Planet(Enum):
    E = (1, 2)
    def __init__(self, m, r): self.m = m; self.r = r
for f in [lambda: list(Color), lambda: Color.__members__, lambda: Color.CRIMSON is Color.RED, lambda: Color.RED, lambda: repr(Color.RED), lambda: Color.RED.low, lambda: Color.default(), lambda: Color('x'), lambda: Color['X'], lambda: Color.RED == 1, lambda: Color.RED < Color.GREEN, lambda: Color.RED in Color, lambda: 1 in Color, lambda: len(Color), lambda: hash(Color.RED) == hash(Color.RED), lambda: list(reversed(Color)), lambda: Perm.R | Perm.X, lambda: Perm.RW, lambda: Perm(7), lambda: Perm.R in Perm.RW, lambda: ~Perm.R, lambda: Perm(0), lambda: bool(Perm(0)), lambda: list(Perm.RW), lambda: Perm.R & Perm.W, lambda: Perm(8), lambda: S.A + 'x', lambda: f'{S.A}', lambda: str(S.A), lambda: S('a'), lambda: N.A | 4, lambda: N(5), lambda: repr(N(3)), lambda: N.A + 1, lambda: Auto.X.value, lambda: Planet.E.r, lambda: Planet.E.value, lambda: Enum('F', 'a b c').b, lambda: list(Enum('F', {'a': 5})), lambda: unique(Enum('Q', [('a', 1), ('b', 1)])), lambda: setattr(Color, 'RED', 5), lambda: Color.RED.__class__, lambda: type(Color), lambda: isinstance(Color.RED, Color), lambda: {Color.RED: 1}[Color.RED], lambda: Color.RED.name.__class__, lambda: IntEnum('I', 'a b').a + 1, lambda: repr(IntEnum('I', 'a b').a), lambda: f"{IntEnum('I', 'a b').a}", lambda: copy.deepcopy(Color.RED) is Color.RED]: t(f)
@dataclass(order=True)
class P:
    x: int
    y: float = 2.0
    tags: list = field(default_factory=list, compare=False)
    z: ClassVar[int] = 5
    _h: int = field(init=False, repr=False, default=0)
    def __post_init__(self): self._h = self.x * 2
@dataclass(frozen=True)
class Fz: a: int; b: str = 'q'
@dataclass
class Child(P): w: int = 9
@dataclass(slots=True)
class Sl: a: int
@dataclass(kw_only=True)
class Kw: a: int; b: int = 2
@dataclass
class Ini: a: dataclasses.InitVar[int]; b: int = 0
for f in [lambda: P(1), lambda: P(1) == P(1), lambda: P(1) < P(2), lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1)._h, lambda: dataclasses.astuple(P(1)), lambda: dataclasses.asdict(Child(1)), lambda: [f.name for f in dataclasses.fields(P)], lambda: dataclasses.replace(Fz(1), a=2), lambda: setattr(Fz(1), 'a', 3), lambda: hash(Fz(1)) == hash(Fz(1)), lambda: hash(P(1)), lambda: Child(1), lambda: Sl(1).__slots__, lambda: setattr(Sl(1), 'q', 1), lambda: Kw(1), lambda: Kw(a=1), lambda: Ini(1), lambda: dataclasses.is_dataclass(P), lambda: dataclasses.make_dataclass('M', ['a', ('b', int, 3)])(1), lambda: P.__match_args__, lambda: dataclass(type('B', (), {'__annotations__': {'x': list}, 'x': []})), lambda: P(1) != 5, lambda: P(1) < 5, lambda: P(1).__eq__(5), lambda: dataclasses.fields(P)[1].default, lambda: P.__init__.__name__, lambda: P.__doc__, lambda: delattr(Fz(1), 'a')]: t(f)
class Desc:
    def __set_name__(self, o, n): self.n = n; print('named', n)
    def __get__(self, o, c=None): return (self.n, o is None)
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('delete')
class D:
    d = Desc()
    __slots__ = ('e',)
class Meta(type):
    def __new__(m, n, b, ns, **k): print('new', n, k); return super().__new__(m, n, b, ns)
    def __call__(cls, *a): print('call'); return super().__call__(*a)
    def __len__(cls): return 42
    def __prepare__(n, b, **k): return {'q': 1}
class MC(metaclass=Meta, key=3): pass
class Init:
    def __init_subclass__(cls, /, tag=None, **k): super().__init_subclass__(**k); print('sub', cls.__name__, tag)
class Sub(Init, tag='t'): pass
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def p(self): ...
class Old:
    def __getattribute__(self, n): return 'got ' + n
class Ctx:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print('exit', t and t.__name__, v); return t is ValueError
class It:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
class Cmp:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
@functools.total_ordering
class TO:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
for f in [lambda: D.d, lambda: D().d, lambda: setattr(D(), 'd', 5), lambda: delattr(D(), 'd'), lambda: D().e, lambda: setattr(D(), 'zz', 1), lambda: len(MC), lambda: MC.q, lambda: A(), lambda: type('B', (A,), {'f': 1})(), lambda: Old().anything, lambda: list(It()), lambda: 20 in It(), lambda: It()[5], lambda: Cmp() == 1, lambda: Cmp() < 1, lambda: Cmp() != 1, lambda: (TO(1) <= TO(2), TO(3) > TO(2), TO(1) >= TO(1)), lambda: super().x, lambda: object().x, lambda: setattr(object(), 'x', 1), lambda: type('X', (), {'a': 1}).a, lambda: type('X', (int, str), {}), lambda: type('X', (bool,), {}), lambda: issubclass(int, 5), lambda: isinstance(1, [int]), lambda: int.__add__(1, 2), lambda: (5).__add__('a'), lambda: str.__len__('abc'), lambda: list.append([], 1), lambda: dict.__getitem__({1: 2}, 1), lambda: object.__repr__(5)[:5], lambda: (lambda x: x)(1, 2), lambda: (lambda *, a: a)(), lambda: (lambda a, b: 1)(1), lambda: (lambda a, b=1, *c, d, e=2, **f: (a, b, c, d, e, f))(1, 2, 3, d=4, z=5), lambda: print(1, a=2), lambda: int(x=5), lambda: 'a'.upper(1), lambda: [].append(), lambda: {}.get(), lambda: 'x'.join(1), lambda: len(), lambda: len(1, 2), lambda: range(), lambda: sorted(1), lambda: sorted([1], 5), lambda: max(), lambda: max(1), lambda: min([], key=1), lambda: sum(1), lambda: sum([[1], [2]], []), lambda: zip([1], 5), lambda: enumerate(5), lambda: list(map(5, [1])), lambda: list(map(None)), lambda: filter(None), lambda: iter(5), lambda: iter(5, 1), lambda: next(5), lambda: next([]), lambda: reversed({1}), lambda: abs('a'), lambda: divmod(1, 0), lambda: divmod('a', 1), lambda: pow('a', 2), lambda: pow(2, -1, 4), lambda: round('a'), lambda: hash([]), lambda: hash({}), lambda: {[]: 1}, lambda: {{}}, lambda: chr(-1), lambda: chr(0x110000), lambda: ord(''), lambda: ord(5), lambda: hex(1.5), lambda: bin('a'), lambda: int('1.5'), lambda: int(' 12 '), lambda: int('1_000'), lambda: int('0x10', 16), lambda: int('z', 36), lambda: int('9', 8), lambda: int('1', 99), lambda: int([]), lambda: float('1e5'), lambda: float('abc'), lambda: float(' nan '), lambda: float([]), lambda: complex('1+2j'), lambda: complex('a'), lambda: bool(), lambda: list(5), lambda: tuple(None), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: set(5), lambda: frozenset([[]]), lambda: bytes('a'), lambda: bytes('a', 'ascii'), lambda: bytes(-1), lambda: bytes([256]), lambda: bytearray(b'a') + b'b', lambda: 'a' + 1, lambda: 1 + 'a', lambda: [] + (), lambda: () + [], lambda: 'a' * 'b', lambda: [1] * 1.5, lambda: 'a' - 'b', lambda: -[], lambda: ~1.5, lambda: not [], lambda: 1 < 'a', lambda: [] < {}, lambda: None < None, lambda: 1 in 1, lambda: 1 in 'a', lambda: 'abc'['a'], lambda: [1]['a'], lambda: (1,)[1.5], lambda: {}['x'], lambda: 5[0], lambda: None[0], lambda: 'abc'[10], lambda: [1][::0], lambda: 5(), lambda: 'a'(), lambda: None.x, lambda: (5).x, lambda: 'a'.x, lambda: [].x, lambda: int.x, lambda: setattr(5, 'x', 1), lambda: setattr(int, 'x', 1), lambda: delattr([], 'x'), lambda: vars(5), lambda: getattr(5, 5), lambda: hasattr(5, 'real'), lambda: callable(5), lambda: format(5, 'z'), lambda: format('a', 'd'), lambda: format(5, 's'), lambda: format(5.5, 'd'), lambda: format([], '5'), lambda: '{'.format(), lambda: '{}'.format(), lambda: '{0}{}'.format(1), lambda: '{a}'.format(), lambda: '{0.x}'.format(1), lambda: '{0[a]}'.format([1]), lambda: '%d' % 'a', lambda: '%s %s' % 1, lambda: '%s' % (1, 2), lambda: '%(a)s' % {'b': 1}, lambda: '%z' % 1, lambda: '%' % 1, lambda: '%c' % 'ab', lambda: '%*d' % (5, 1), lambda: '%.*f' % (2, 1.234), lambda: 'a'.encode('ascii') + b'', lambda: 'é'.encode('ascii'), lambda: b'\xff'.decode(), lambda: 'a'.encode('xyz'), lambda: 'abc'.index('z'), lambda: 'abc'.split(''), lambda: 'abc'.replace(1, 2), lambda: 'abc'.startswith(1), lambda: 'abc'.center('a'), lambda: 'a'.center(5, 'ab'), lambda: 'abc'.translate(1), lambda: str.maketrans('a', 'bc'), lambda: 'abc'.count(), lambda: [1, 2].index(5), lambda: [1].remove(5), lambda: [].pop(), lambda: [1].pop(5), lambda: [1].insert('a', 1), lambda: [1, 'a'].sort(), lambda: [1].extend(5), lambda: {}.pop('x'), lambda: {}.popitem(), lambda: {}.update(5), lambda: {1}.remove(5), lambda: set().pop(), lambda: {1} | [1], lambda: {1}.union(5), lambda: (1, 2).index(5)]: t(f)
def g():
    try: x = yield 1; print('got', x)
    except ValueError as e: print('caught', e); yield 'after'
    finally: print('fin')
    return 'ret'
def d():
    r = yield from g(); print('r', r); yield r
for f in [lambda: list(g()), lambda: (lambda q: (next(q), q.send(5)))(g()), lambda: (lambda q: (next(q), q.throw(ValueError('v')), list(q)))(g()), lambda: (lambda q: (next(q), q.close()))(g()), lambda: list(d()), lambda: (lambda q: q.send(1))(g()), lambda: (lambda q: (next(q), q.throw(KeyError)))(g()), lambda: next(iter([])), lambda: [*(i for i in 'ab')]]: t(f)
with Ctx() as c: raise ValueError('swallowed')
try:
    with Ctx(): raise KeyError('not')
except KeyError as e: print('outer', e)
@contextlib.contextmanager
def cm():
    print('in')
    try: yield 5
    except Exception as e: print('cm', e); raise
    finally: print('out')
t(lambda: [1 for _ in [0] if cm().__enter__()])
try:
    with cm() as v: print(v); 1 / 0
except ZeroDivisionError as e: print('z', e)
with contextlib.ExitStack() as st:
    st.callback(print, 'cb'); st.enter_context(cm()); print('body')
t(lambda: contextlib.nullcontext(5).__enter__()); t(lambda: contextlib.closing)
b = io.StringIO()
with contextlib.redirect_stdout(b): print('hid', 'den')
print(repr(b.getvalue()))
t(lambda: Optional[int]); t(lambda: Union[int, str, None]); t(lambda: List[Dict[str, Tuple[int, ...]]]); t(lambda: Callable[[int], str]); t(lambda: int | None); t(lambda: list[int]); t(lambda: dict[str, list[int]]); t(lambda: Literal['a', 1]); t(lambda: get_type_hints(P)); t(lambda: TypeVar('T')); t(lambda: NewType('U', int)(5)); t(lambda: cast(int, 'a')); t(lambda: NamedTuple('NT', [('a', int)])(1)); t(lambda: TypedDict('TD', {'a': int})(a=1)); t(lambda: Annotated[int, 'x']); t(lambda: get_args(Dict[str, int])); t(lambda: get_origin(List[int])); t(lambda: isinstance([], List)); t(lambda: isinstance([], List[int])); t(lambda: Any); t(lambda: Final[int]); t(lambda: Iterable[int]); t(lambda: Sequence); t(lambda: Type[int])
@functools.singledispatch
def sd(x): return 'any'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
t(lambda: (sd(1), sd([]), sd('a'), sd(True)))
@functools.lru_cache(maxsize=2)
def lc(x): return x * 2
t(lambda: (lc(1), lc(2), lc(1), lc(3), lc(2), lc.cache_info()))
class CP:
    @functools.cached_property
    def v(self): print('once'); return 5
o = CP(); t(lambda: (o.v, o.v))
@functools.wraps(g)
def w(): pass
t(lambda: (w.__name__, w.__wrapped__ is g))
t(lambda: functools.partial(max, key=lambda x: -x)(1, 2)); t(lambda: functools.partialmethod)
t(lambda: fractions.Fraction('3/4') + fractions.Fraction(1, 3)); t(lambda: fractions.Fraction(0.5)); t(lambda: fractions.Fraction(1, 3).limit_denominator(2)); t(lambda: round(fractions.Fraction(7, 3), 1)); t(lambda: fractions.Fraction('x')); t(lambda: fractions.Fraction(3, 6) == 0.5); t(lambda: fractions.Fraction(1, 3) ** 2); t(lambda: fractions.Fraction(4) ** fractions.Fraction(1, 2)); t(lambda: f'{float(fractions.Fraction(1, 3)):.3f}'); t(lambda: math.floor(fractions.Fraction(7, 2)))
pprint.pprint({'a': list(range(30)), 'b': {'c': 'x' * 50, 'd': ('y' * 40,)}}, width=60)
random.seed(5); t(lambda: (random.random(), random.randint(1, 10), random.choice('abc'), random.sample(range(10), 3), random.shuffle([1]), random.uniform(1, 2), random.gauss(0, 1), random.choices('ab', k=3), random.choices([1, 2], weights=[1, 3], k=4), random.betavariate(1, 2), random.expovariate(1), random.triangular(), random.getrandbits(70), random.randrange(0, 100, 7), random.normalvariate(0, 1), random.randbytes(3)))
t(lambda: inspect.signature(t)); t(lambda: inspect.getdoc(len)[:10]); t(lambda: inspect.isfunction(t))
try: raise ExceptionGroup('eg', [ValueError(1), KeyError('k')])
except* ValueError as e: print('eg', e.exceptions)
except* KeyError as e: print('k', e.exceptions)
try:
    try: raise ValueError('a')
    except ValueError as e: raise TypeError('b') from e
except TypeError as e: print(repr(e.__cause__), e.__suppress_context__); print(traceback.format_exception_only(e))
warnings.simplefilter('always')
match {'k': [1, {'z': (2, 3)}], 'm': P(4)}:
    case {'k': [int(a), {'z': (b, *c)}], 'm': P(x=xx, y=yy) as whole, **rest} if a < b: print(a, b, c, xx, yy, whole, rest)
match 5:
    case int(n) if n > 10: print('big')
    case 1 | 2 | 5 as z: print('z', z)
match ['go', 'north']:
    case ['go', ('north' | 'south') as dd]: print(dd)
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
