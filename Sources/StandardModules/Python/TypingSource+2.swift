extension PythonSource {
    static let typingPart2 = #"""
class _TypedDictMeta(type):
    """Makes plain dicts: the classes only remember which keys there are."""

    def __new__(cls, name, bases, namespace, total=True):
        own = dict(namespace.get('__annotations__', {}))
        made = type.__new__(cls, name, (dict,), namespace)
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required.update(base.__dict__.get('__required_keys__', ()))
            optional.update(base.__dict__.get('__optional_keys__', ()))
        annotations.update(own)
        (required if total else optional).update(own)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


def TypedDict(typename, fields=None, /, *, total=True):
    return _TypedDictMeta(typename, (), {'__annotations__': dict(fields or {}), '__module__': '__main__'}, total=total)


TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


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
