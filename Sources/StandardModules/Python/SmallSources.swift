extension PythonSource {
    static let future = #"""
"""Features that are part of the language by now."""

__all__ = ['annotations', 'barry_as_FLUFL', 'absolute_import', 'division', 'generator_stop', 'generators', 'nested_scopes', 'print_function',
           'unicode_literals', 'with_statement']


class _Feature:
    def __init__(self, optional, mandatory, flag):
        self.optional = optional
        self.mandatory = mandatory
        self.compiler_flag = flag

    def getOptionalRelease(self):
        return self.optional

    def getMandatoryRelease(self):
        return self.mandatory

    def __repr__(self):
        return '_Feature(%r, %r, %r)' % (self.optional, self.mandatory, self.compiler_flag)


nested_scopes = _Feature((2, 1, 0, 'beta', 1), (2, 2, 0, 'alpha', 0), 16)
generators = _Feature((2, 2, 0, 'alpha', 1), (2, 3, 0, 'final', 0), 0)
division = _Feature((2, 2, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 131072)
absolute_import = _Feature((2, 5, 0, 'alpha', 1), (3, 0, 0, 'alpha', 0), 262144)
with_statement = _Feature((2, 5, 0, 'alpha', 1), (2, 6, 0, 'alpha', 0), 524288)
print_function = _Feature((2, 6, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 1048576)
unicode_literals = _Feature((2, 6, 0, 'alpha', 2), (3, 0, 0, 'alpha', 0), 2097152)
barry_as_FLUFL = _Feature((3, 1, 0, 'alpha', 2), (4, 0, 0, 'alpha', 0), 4194304)
generator_stop = _Feature((3, 5, 0, 'beta', 1), (3, 7, 0, 'alpha', 0), 8388608)
annotations = _Feature((3, 7, 0, 'beta', 1), None, 16777216)

"""#

    static let importing = #"""
"""Importing a module whose name is computed."""

__all__ = ['import_module', 'reload']


def import_module(name, package=None):
    if name.startswith('.'):
        raise TypeError('the %r argument is required to perform a relative import for %r' % ('package', name))
    __import__(name)
    import sys
    found = sys.modules.get(name)
    if found is not None:
        return found
    module = __import__(name)
    for part in name.split('.')[1:]:
        module = getattr(module, part)
    return module


def reload(module):
    return module


def invalidate_caches():
    pass

"""#

    static let platform = #"""
"""What the machine calls itself; the same everywhere."""

__all__ = ['machine', 'node', 'platform', 'processor', 'python_implementation', 'python_version', 'python_version_tuple', 'release',
           'system', 'version']


def system():
    return 'Linux'


def machine():
    return 'x86_64'


def processor():
    return ''


def node():
    return 'localhost'


def release():
    return ''


def version():
    return ''


def platform(aliased=False, terse=False):
    return 'Linux-x86_64'


def architecture(executable='', bits='', linkage=''):
    return ('64bit', 'ELF')


def python_version():
    return '3.11.7'


def python_version_tuple():
    return ('3', '11', '7')


def python_implementation():
    return 'CPython'


def python_compiler():
    return ''

"""#

    static let weakReferences = #"""
"""References that would not keep objects alive; in this dialect they do, for as long as the reference itself lives."""

__all__ = ['ReferenceType', 'WeakKeyDictionary', 'WeakSet', 'WeakValueDictionary', 'finalize', 'proxy', 'ref']


class ref:
    __slots__ = ('_object', '__callback__')

    def __init__(self, object, callback=None, /):
        if isinstance(object, (int, float, str, bytes, tuple, list, dict, type(None))) and type(object) in (int, float, bool, str, bytes, tuple, list, dict, type(None)):
            raise TypeError("cannot create weak reference to '%s' object" % type(object).__name__)
        self._object = object
        self.__callback__ = callback

    def __call__(self):
        return self._object

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        return self._object == other._object

    def __hash__(self):
        return hash(self._object)

    def __repr__(self):
        return "<weakref at 0x%x; to '%s' at 0x%x>" % (id(self), type(self._object).__name__, id(self._object))


ReferenceType = WeakMethod = ref


def proxy(object, callback=None, /):
    return object


class WeakValueDictionary(dict):
    def valuerefs(self):
        return [ref(value) for value in self.values()]


class WeakKeyDictionary(dict):
    def keyrefs(self):
        return [ref(key) for key in self]


class WeakSet(set):
    pass


class finalize:
    """A call at the end of an object's life: it is made only when the program makes it."""

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (func, args, kwargs)

    def __call__(self, _=None):
        if self._call is not None:
            func, args, kwargs = self._call
            self._call = None
            return func(*args, **kwargs)

    def detach(self):
        self._call = None

    @property
    def alive(self):
        return self._call is not None


def getweakrefcount(object):
    return 0

"""#

    static let progressBars = #"""
"""Progress bars.  They would be written to standard error; here they are silent."""

__all__ = ['tqdm', 'trange', 'tqdm_notebook', 'tnrange']


class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, leave=True, *args, initial=0, disable=False, **kwargs):
        self.iterable = iterable
        self.desc = desc + ': ' if desc else ''
        self.n = initial
        self.disable = disable
        if total is None and iterable is not None and hasattr(iterable, '__len__'):
            total = len(iterable)
        self.total = total
        self.postfix = None

    def __iter__(self):
        for item in self.iterable:
            yield item
            self.n += 1

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def update(self, n=1):
        self.n += n

    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ': ' if desc else ''

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ''

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        values = dict(ordered_dict or {})
        values.update(kwargs)
        self.postfix = ', '.join(['%s=%s' % item for item in values.items()])

    def set_postfix_str(self, s='', refresh=True):
        self.postfix = s

    def refresh(self, *args, **kwargs):
        pass

    def reset(self, total=None):
        self.n = 0
        if total is not None:
            self.total = total

    def clear(self, *args, **kwargs):
        pass

    def close(self):
        pass

    @classmethod
    def write(cls, s, file=None, end='\n', nolock=False):
        print(s, file=file, end=end)


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)


tqdm_notebook = tqdm
tnrange = trange

"""#
}
