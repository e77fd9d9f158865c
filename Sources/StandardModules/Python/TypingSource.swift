extension PythonSource {
    static let typing = #"""
"""Names for annotations.  Nothing is checked: subscripts make objects that remember them and show them."""
import _inspect
from abc import ABCMeta

__all__ = ['Any', 'AnyStr', 'Callable', 'ClassVar', 'Collection', 'Container', 'DefaultDict', 'Deque', 'Dict', 'Final', 'FrozenSet',
           'Generator', 'Generic', 'Hashable', 'Iterable', 'Iterator', 'List', 'Literal', 'Mapping', 'MutableMapping', 'MutableSequence',
           'NamedTuple', 'NewType', 'NoReturn', 'Optional', 'Protocol', 'Reversible', 'Self', 'Sequence', 'Set', 'Sized', 'SupportsFloat',
           'SupportsInt', 'TYPE_CHECKING', 'Text', 'Tuple', 'Type', 'TypeAlias', 'TypeVar', 'TypedDict', 'Union', 'Annotated', 'cast',
           'final', 'get_args', 'get_origin', 'get_type_hints', 'no_type_check', 'overload', 'runtime_checkable',
           'AbstractSet', 'AnyStr', 'AsyncIterable', 'AsyncIterator', 'Awaitable', 'BinaryIO', 'ByteString', 'ChainMap', 'Concatenate', 'ContextManager',
           'Coroutine', 'Counter', 'ForwardRef', 'IO', 'ItemsView', 'KeysView', 'LiteralString', 'MappingView', 'Match', 'MutableSet', 'Never',
           'NotRequired', 'OrderedDict', 'ParamSpec', 'Pattern', 'Required', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsIndex',
           'SupportsRound', 'TextIO', 'TypeGuard', 'TypeVarTuple', 'Unpack', 'ValuesView', 'assert_never', 'assert_type', 'dataclass_transform',
           'is_typeddict', 'reveal_type']

TYPE_CHECKING = False
Text = str


def _show(item):
    if item is ...:
        return '...'
    if isinstance(item, list):
        return '[' + ', '.join([_show(part) for part in item]) + ']'
    if isinstance(item, type) and type(item).__name__ != 'GenericAlias':
        module = getattr(item, '__module__', 'builtins')
        name = getattr(item, '__qualname__', item.__name__)
        return name if module == 'builtins' else module + '.' + name
    return repr(item)


class _Alias:
    """A special form or generic type, perhaps with arguments."""

    def __init__(self, name, origin=None, args=None):
        self._name = name
        self._origin = origin
        self.__args__ = args

    @property
    def __origin__(self):
        if self._origin == 'abc':
            import collections.abc
            self._origin = getattr(collections.abc, {'AbstractSet': 'Set'}.get(self._name, self._name))
        return self._origin

    def __getitem__(self, params):
        if self.__args__ is not None and not any(isinstance(a, TypeVar) for a in self.__args__):
            raise TypeError('%r is not a generic class' % (self,))
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([type(None) if p is None else p for p in params])
        if self._name == 'Optional':
            return Union[params[0], type(None)]
        if self._name == 'Union':
            flat = []
            for p in params:
                for part in p.__args__ if isinstance(p, _Alias) and p._name == 'Union' and p.__args__ else (p,):
                    if part not in flat:
                        flat.append(part)
            return flat[0] if len(flat) == 1 else _Alias('Union', Union, tuple(flat))
        return _Alias(self._name, self._origin, params)

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError('Cannot instantiate %r' % (self,))
        if not isinstance(self, _GenericClass):
            raise TypeError('Type %s cannot be instantiated; use %s() instead' % (self._name, self.__origin__.__name__))
        return self.__origin__(*args, **kwargs)

    def __repr__(self):
        if self.__args__ is None:
            return 'typing.' + self._name
        args = self.__args__
        if self._name == 'Union' and len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return 'typing.Optional[' + _show(other) + ']'
        if args == ():
            return 'typing.' + self._name + '[()]'
        return 'typing.' + self._name + '[' + ', '.join(['None' if a is type(None) and self._name == 'Literal' else repr(a) if self._name == 'Literal' else _show(a) for a in args]) + ']'

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._name == 'Union' and other._name == 'Union' and self.__args__ and other.__args__:
            return set(self.__args__) == set(other.__args__)
        return self._name == other._name and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self._name)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, type):
            return (self.__origin__,)
        return ()

    def __instancecheck__(self, obj):
        if self.__args__ is not None and self._name != 'Union':
            raise TypeError('Subscripted generics cannot be used with class and instance checks')
        if self._name == 'Union':
            return isinstance(obj, self.__args__)
        if isinstance(self.__origin__, type):
            return isinstance(obj, self.__origin__)
        raise TypeError('%r cannot be used with isinstance()' % (self,))


def _forms():
    import collections
    special = ('Union', 'Optional', 'ClassVar', 'Final', 'Literal', 'NoReturn', 'Self', 'TypeAlias', 'Annotated',
               'LiteralString', 'Never', 'Required', 'NotRequired', 'TypeGuard', 'Concatenate', 'Unpack')
    table = {name: _Alias(name) for name in special}
    for name in ('Callable', 'Iterable', 'Iterator', 'Sequence', 'MutableSequence', 'Mapping', 'MutableMapping', 'Collection', 'Container',
                 'Generator', 'Hashable', 'Sized', 'Reversible', 'Awaitable', 'Coroutine', 'AsyncIterator', 'AsyncIterable', 'AbstractSet',
                 'MutableSet', 'KeysView', 'ValuesView', 'ItemsView', 'MappingView', 'ByteString', 'ContextManager', 'Pattern', 'Match'):
        table[name] = _Alias(name, 'abc')
    for name, origin in (('List', list), ('Dict', dict), ('Set', set), ('FrozenSet', frozenset), ('Tuple', tuple), ('Type', type),
                         ('DefaultDict', collections.defaultdict), ('OrderedDict', collections.OrderedDict),
                         ('Counter', collections.Counter), ('ChainMap', collections.ChainMap), ('Deque', collections.deque)):
        table[name] = _Alias(name, origin)
    return table


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self._prefix = '+' if covariant else '-' if contravariant else '~'

    def __repr__(self):
        return self._prefix + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    pass


class _AnyMeta(type):
    def __repr__(self):
        return 'typing.Any' if self is Any else type.__repr__(self)


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return object.__new__(cls)


class Generic:
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        return _GenericClass(cls, params)


class _GenericClass(_Alias):
    """`Stack[int]` of a class derived from Generic."""

    def __init__(self, origin, args):
        _Alias.__init__(self, origin.__name__, origin, args)

    def __getitem__(self, params):
        return self.__origin__.__class_getitem__(params)

    def __repr__(self):
        return _show(self.__origin__) + '[' + ', '.join([_show(a) for a in self.__args__]) + ']'

    def __getattr__(self, name):
        return getattr(self.__origin__, name)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get('_is_protocol', False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not cls._is_runtime:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return all([hasattr(instance, name) for name in cls._members()])

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get('_is_protocol', False):
            return ABCMeta.__subclasscheck__(cls, other)
        if not cls._is_runtime:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return all([hasattr(other, name) for name in cls._members()])

    def _members(cls):
        names = set()
        for base in cls.__mro__:
            if base.__dict__.get('_is_protocol', False) and base.__name__ != 'Protocol':
                names.update(base.__dict__)
                names.update(base.__dict__.get('__annotations__', ()))
        return sorted(names - _not_members)


_not_members = {'__module__', '__qualname__', '__doc__', '__dict__', '__weakref__', '__slots__', '__annotations__', '__init__', '__hash__',
                '__abstractmethods__', '__parameters__', '_abc_impl', '__orig_bases__', '_is_protocol', '_is_runtime', '__class_getitem__', '__new__'}


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol = True
    _is_runtime = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any([base is Protocol or getattr(base, '__origin__', None) is Protocol for base in cls.__bases__])
        if cls._is_protocol and cls.__init__ is object.__init__:
            cls.__init__ = _no_init


class NewType:
    def __init__(self, name, tp):
        self.__name__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x

    def __repr__(self):
        return '__main__.' + self.__name__


class _NamedTupleMeta(type):
    def __new__(metacls, name, bases, namespace):
        if '_is_root' in namespace:
            return type.__new__(metacls, name, bases, namespace)
        from collections import namedtuple
        types = namespace.get('__annotations__', {})
        defaults = []
        for field in types:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError('Non-default namedtuple field %s cannot follow default field%s %s'
                                % (field, 's' if len(defaults) > 1 else '', ', '.join([n for n in types if n in namespace])))
        made = namedtuple(name, list(types), defaults=defaults, module=namespace.get('__module__'))
        made.__annotations__ = dict(types)
        for key, value in namespace.items():
            if key not in types and key not in ('__module__', '__qualname__', '__annotations__', '__dict__', '__weakref__'):
                setattr(made, key, value)
        return made


class NamedTuple(metaclass=_NamedTupleMeta):
    _is_root = True

    def __new__(cls, typename, fields=(), **kwargs):
        from collections import namedtuple
        pairs = list(fields) or list(kwargs.items())
        made = namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made


class _TypedDictMeta(type):
    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


class TypedDict(metaclass=_TypedDictMeta):
    def __init_subclass__(cls, total=True):
        cls.__total__ = total


def cast(typ, val):
    return val


def overload(func):
    def overloaded(*args, **kwds):
        raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside a stub '
                                  'module should always be followed by an implementation that is not @overload-ed.')
    return overloaded


def final(f):
    return f


def no_type_check(arg):
    return arg


def runtime_checkable(cls):
    if not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % (cls,))
    cls._is_runtime = True
    return cls


runtime = runtime_checkable


def assert_never(arg, /):
    raise AssertionError('Expected code to be unreachable, but got: ' + repr(arg))


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys
    print('Runtime type is ' + repr(type(obj).__name__), file=sys.stderr)
    return obj


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def dataclass_transform(**kwargs):
    return lambda decorated: decorated


def override(f):
    return f


def get_origin(tp):
    origin = getattr(tp, '__origin__', None)
    return origin


def get_args(tp):
    args = getattr(tp, '__args__', None)
    return args if args is not None else ()


def get_type_hints(obj, globalns=None, localns=None):
    hints = {}
    if isinstance(obj, type):
        import sys
        for base in reversed(obj.__mro__):
            own = base.__dict__.get('__annotations__', {})
            module = sys.modules.get(base.__module__)
            variables = globalns if globalns is not None else module.__dict__ if module is not None else {}
            for name, value in own.items():
                hints[name] = _evaluated(value, variables, {**base.__dict__, **(localns or {})})
    else:
        variables = globalns if globalns is not None else _inspect.globals_of(obj) or {}
        for name, value in getattr(obj, '__annotations__', {}).items():
            hints[name] = _evaluated(value, variables, localns)
    return hints


def _evaluated(value, variables, names):
    if value is None:
        return type(None)
    if isinstance(value, str):
        value = _inspect.evaluate(value, variables, names)
        return type(None) if value is None else value
    return value


_table = _forms()
Union = _table['Union']
Optional = _table['Optional']
ClassVar = _table['ClassVar']
Final = _table['Final']
Literal = _table['Literal']
NoReturn = _table['NoReturn']
Never = _table['Never']
Self = _table['Self']
TypeAlias = _table['TypeAlias']
Annotated = _table['Annotated']
Callable = _table['Callable']
Iterable = _table['Iterable']
Iterator = _table['Iterator']
Sequence = _table['Sequence']
MutableSequence = _table['MutableSequence']
Mapping = _table['Mapping']
MutableMapping = _table['MutableMapping']
Collection = _table['Collection']
Container = _table['Container']
Generator = _table['Generator']
Hashable = _table['Hashable']
Sized = _table['Sized']
Reversible = _table['Reversible']
Pattern = _table['Pattern']
Match = _table['Match']
ContextManager = _table['ContextManager']
MappingView = _table['MappingView']
AsyncIterable = _table['AsyncIterable']
AbstractSet = _table['AbstractSet']
MutableSet = _table['MutableSet']
KeysView = _table['KeysView']
ValuesView = _table['ValuesView']
ItemsView = _table['ItemsView']
ByteString = _table['ByteString']
Awaitable = _table['Awaitable']
Coroutine = _table['Coroutine']
AsyncIterator = _table['AsyncIterator']
LiteralString = _table['LiteralString']
Required = _table['Required']
NotRequired = _table['NotRequired']
TypeGuard = _table['TypeGuard']
Concatenate = _table['Concatenate']
Unpack = _table['Unpack']
List = _table['List']
Dict = _table['Dict']
Set = _table['Set']
FrozenSet = _table['FrozenSet']
Tuple = _table['Tuple']
Type = _table['Type']
DefaultDict = _table['DefaultDict']
OrderedDict = _table['OrderedDict']
Counter = _table['Counter']
ChainMap = _table['ChainMap']
Deque = _table['Deque']
AnyStr = TypeVar('AnyStr', bytes, str)


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self): ...


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self): ...


@runtime_checkable
class SupportsComplex(Protocol):
    def __complex__(self): ...


@runtime_checkable
class SupportsBytes(Protocol):
    def __bytes__(self): ...


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self): ...


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self): ...


@runtime_checkable
class SupportsRound(Protocol):
    def __round__(self, ndigits=0): ...


class IO(Generic[AnyStr]):
    pass


class BinaryIO(IO[bytes]):
    pass


class TextIO(IO[str]):
    pass


class TypeVarTuple:
    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class ForwardRef:
    def __init__(self, arg):
        if not isinstance(arg, str):
            raise TypeError('Forward reference must be a string -- got %r' % (arg,))
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return 'ForwardRef(%r)' % self.__forward_arg__

"""#
}
