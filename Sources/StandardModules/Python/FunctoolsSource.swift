extension PythonSource {
    static let functools = #"""
"""Functions that make or use other functions."""
from _functools import cache, cmp_to_key, lru_cache, partial, reduce

__all__ = ['WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'cache', 'cached_property', 'cmp_to_key', 'lru_cache', 'partial', 'partialmethod',
           'reduce', 'singledispatch', 'singledispatchmethod', 'total_ordering', 'update_wrapper', 'wraps']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        for key, value in dict(getattr(wrapped, name, {})).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


def _define(cls, name, function):
    function.__name__ = name
    function.__qualname__ = cls.__qualname__ + '.' + name
    setattr(cls, name, function)


def total_ordering(cls):
    """The comparisons that are missing, from one of them and __eq__."""
    given = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if getattr(cls, name, None) is not getattr(object, name, None)]
    if not given:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(given)

    def strict(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return (not result) and self != other

    def strict_or_equal(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return result or self == other

    def negated(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return not result

    def without_equal(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return result and self != other

    def negated_or_equal(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return (not result) or self == other

    def copy_of(function):
        def compare(self, other):
            return function(self, other)
        return compare

    table = {
        '__lt__': {'__gt__': strict, '__le__': strict_or_equal, '__ge__': negated},
        '__le__': {'__ge__': negated_or_equal, '__lt__': without_equal, '__gt__': negated},
        '__gt__': {'__lt__': strict, '__ge__': strict_or_equal, '__le__': negated},
        '__ge__': {'__le__': negated_or_equal, '__gt__': without_equal, '__lt__': negated},
    }
    for name, function in table[root].items():
        if name not in given:
            _define(cls, name, copy_of(function))
    return cls


class cached_property:
    """A property that is computed once for every instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names (%r and %r).' % (self.attrname, name))

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        value = self.func(instance)
        # The instance's own attribute goes before this one from now on.
        object.__setattr__(instance, self.attrname, value)
        return value


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError('%r is not callable or a descriptor' % (func,))
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        func = self.func
        if hasattr(func, '__get__'):
            func = func.__get__(obj, cls)
            return partial(func, *self.args, **self.keywords)
        return partial(func, obj, *self.args, **self.keywords)


def _annotated_class(func):
    annotations = getattr(func, '__annotations__', {})
    for name, annotation in annotations.items():
        if name != 'return':
            return name, annotation
    raise TypeError('Invalid first argument to `register()`: %r. Use either `@register(some_class)` or plain `@register` on an annotated function.' % (func,))


def singledispatch(func):
    registry = {object: func}
    found = {}

    def dispatch(cls):
        if cls not in found:
            for base in cls.__mro__:
                if base in registry:
                    found[cls] = registry[base]
                    break
        return found[cls]

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            func = cls
            _, cls = _annotated_class(func)
        registry[cls] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(name + ' requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    update_wrapper(wrapper, func)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)

"""#
}
