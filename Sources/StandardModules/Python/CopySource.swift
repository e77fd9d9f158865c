extension PythonSource {
    static let copy = #"""
"""Shallow and deep copies."""

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


error = Error
_atomic = (int, float, bool, str, bytes, type, range, type(None), type(Ellipsis), type(NotImplemented), type(len), type(lambda: None), property, slice)


def copy(x):
    cls = type(x)
    if cls in _atomic or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    return _rebuild(x, None)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    cls = type(x)
    if cls in _atomic:
        return x
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    if cls is list:
        result = []
        memo[key] = result
        for item in x:
            result.append(deepcopy(item, memo))
    elif cls is dict:
        result = {}
        memo[key] = result
        for name, value in x.items():
            result[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        known = memo.get(key, _nil)
        if known is not _nil:
            return known
        result = x
        for old, new in zip(x, items):
            if old is not new:
                result = tuple(items)
                break
    elif cls is set:
        result = {deepcopy(item, memo) for item in x}
    elif cls is frozenset:
        result = frozenset([deepcopy(item, memo) for item in x])
    elif isinstance(x, type):
        return x
    elif getattr(cls, '__deepcopy__', None) is not None:
        result = cls.__deepcopy__(x, memo)
    elif cls is bytearray:
        result = x.copy()
    else:
        result = _rebuild(x, memo)
    if result is not x:
        memo[key] = result
        # Keeps x alive as long as the memo knows its id.
        memo.setdefault(id(memo), []).append(x)
    return result


def _rebuild(x, memo):
    """A new instance of the class with the same state."""
    cls = type(x)
    deep = memo is not None

    def again(value):
        return deepcopy(value, memo) if deep else value

    if isinstance(x, BaseException):
        result = cls.__new__(cls, *[again(value) for value in x.args])
        result.args = tuple([again(value) for value in x.args])
    elif isinstance(x, tuple):
        result = tuple.__new__(cls, [again(value) for value in tuple.__iter__(x)])
    elif isinstance(x, (int, float, str, bytes, frozenset)):
        base = [base for base in (int, float, str, bytes, frozenset) if isinstance(x, base)][0]
        # The value as it is, past an `__int__`, `__str__` or `__iter__` of its class.
        value = base.__pos__(x) if base in (int, float) else base.copy(x) if base is frozenset else base.__getitem__(x, slice(None))
        result = base.__new__(cls, value)
    elif hasattr(cls, '__reduce_state__'):
        arguments, items = x.__reduce_state__()
        result = cls(*[again(value) for value in arguments])
        if deep:
            memo[id(x)] = result
        for item in items:
            result.append(again(item))
    else:
        if cls.__new__ is object.__new__ or isinstance(x, (dict, list, set)):
            # The nearest class that is not the program's own makes the instance: a defaultdict is more than a dict.
            base = [base for base in cls.__mro__ if base.__module__ in ('builtins', 'collections')][0]
            result = base.__new__(cls)
        else:
            raise TypeError("cannot pickle '" + cls.__name__ + "' object")
    if deep:
        memo[id(x)] = result
    if isinstance(x, dict):
        if hasattr(x, 'default_factory'):
            result.default_factory = x.default_factory
        for name in x:
            dict.__setitem__(result, again(name), again(dict.__getitem__(x, name)))
    elif isinstance(x, list):
        for item in x:
            list.append(result, again(item))
    elif isinstance(x, set):
        for item in x:
            set.add(result, again(item))
    state = getattr(x, '__dict__', None)
    setstate = getattr(result, '__setstate__', None)
    getstate = getattr(cls, '__getstate__', None)
    if getstate is not None and getstate is not getattr(object, '__getstate__', None):
        state = again(getstate(x))
        if setstate is not None:
            setstate(state)
        elif isinstance(state, dict):
            for name, value in state.items():
                object.__setattr__(result, name, value)
        return result
    if state:
        if setstate is not None:
            setstate(again(dict(state)))
        else:
            for name, value in list(state.items()):
                object.__setattr__(result, name, again(value))
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in [slots] if isinstance(slots, str) else slots:
            if hasattr(x, name) and name not in ('__dict__', '__weakref__'):
                object.__setattr__(result, name, again(getattr(x, name)))
    return result

"""#
}
