extension PythonSource {
    static let functools = #"""
"""Functions that make or use other functions."""
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


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


_unset = object()


def reduce(function, iterable, initial=_unset, /):
    iterator = iter(iterable)
    if initial is _unset:
        try:
            result = next(iterator)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        result = initial
    for element in iterator:
        result = function(result, element)
    return result


class partial:
    """A call with some of its arguments given already."""

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = object.__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            return self.func(*self.args, *args, **{**self.keywords, **keywords})
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        parts = [repr(self.func)] + [repr(value) for value in self.args] + ['%s=%r' % pair for pair in self.keywords.items()]
        name = type(self).__qualname__ if type(self) is not partial else 'functools.partial'
        return name + '(' + ', '.join(parts) + ')'


def cmp_to_key(mycmp):
    class K:
        __slots__ = ('obj',)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0
    return K


class _CacheInfo(tuple):
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])
    _fields = ('hits', 'misses', 'maxsize', 'currsize')

    def __repr__(self):
        return 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)' % tuple(self)


def _key(args, kwds, typed):
    key = args
    if kwds:
        key += (_unset,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args])
        key += tuple([type(value) for value in kwds.values()])
    return key


def lru_cache(maxsize=128, typed=False):
    """Remembers the latest results of a function."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, False)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda user_function: _cached(user_function, maxsize, typed)


def _cached(user_function, maxsize, typed):
    # The order of the dict is the order of use.
    results = {}
    get = results.get
    counts = [0, 0]

    def unbounded(*args, **kwds):
        key = args if not kwds and not typed else _key(args, kwds, typed)
        result = get(key, _unset)
        if result is not _unset:
            counts[0] += 1
            return result
        counts[1] += 1
        result = user_function(*args, **kwds)
        results[key] = result
        return result

    def bounded(*args, **kwds):
        key = args if not kwds and not typed else _key(args, kwds, typed)
        result = get(key, _unset)
        if result is not _unset:
            counts[0] += 1
            del results[key]
            results[key] = result
            return result
        counts[1] += 1
        result = user_function(*args, **kwds)
        if key not in results:
            if len(results) >= maxsize:
                for oldest in results:
                    del results[oldest]
                    break
            results[key] = result
        return result

    def uncached(*args, **kwds):
        counts[1] += 1
        return user_function(*args, **kwds)

    def cache_info():
        return _CacheInfo((counts[0], counts[1], maxsize, len(results)))

    def cache_clear():
        results.clear()
        counts[0] = 0
        counts[1] = 0

    wrapper = unbounded if maxsize is None else bounded if maxsize else uncached
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, user_function)


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
