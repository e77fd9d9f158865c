extension PythonSource {
    static let dataclassesPart2 = #"""
def _make_hash(names):
    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in names]))
    return __hash__


def _make_frozen(cls, names):
    names = frozenset(names)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError('cannot assign to field ' + repr(name))
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError('cannot delete field ' + repr(name))
        super(cls, self).__delattr__(name)

    return {'__setattr__': __setattr__, '__delattr__': __delattr__}


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    collected = {}
    any_frozen = False
    has_data_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None and _FIELDS in base.__dict__:
            has_data_bases = True
            for f in inherited.values():
                collected[f.name] = f
            if getattr(base, _PARAMS).frozen:
                any_frozen = True
    annotations = cls.__dict__.get('__annotations__', {})
    own = []
    kw_only_seen = False
    keywords_only = kw_only
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or (isinstance(annotation, str) and annotation in ('KW_ONLY', 'dataclasses.KW_ONLY')):
            if kw_only_seen:
                raise TypeError(repr_of(name) + ' is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = True
            keywords_only = True
        else:
            own.append(_make_field(cls, name, annotation, keywords_only))
    for f in own:
        collected[f.name] = f
        if isinstance(cls.__dict__.get(f.name), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(repr_of(name) + ' is a field but has no type annotation')
    if has_data_bases:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not any_frozen and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, collected)
    setattr(cls, _PARAMS, _Parameters(init, repr, eq, order, unsafe_hash, frozen))
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    def define(name, function):
        """Sets a method unless the class has its own."""
        if name in cls.__dict__:
            return True
        function.__qualname__ = cls.__qualname__ + '.' + function.__name__
        setattr(cls, name, function)
        return False

    everything = [f for f in collected.values() if f._field_type in ('_FIELD', '_FIELD_INITVAR')]
    instance_fields = [f for f in collected.values() if f._field_type == '_FIELD']
    positional = [f for f in everything if f.init and not f.kw_only]
    keyword_only = [f for f in everything if f.init and f.kw_only]
    if init:
        seen_default = False
        for f in positional:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = True
            elif seen_default:
                raise TypeError('non-default argument ' + repr_of(f.name) + ' follows default argument')
        made = _make_init(cls.__qualname__, positional, keyword_only, everything, frozen, hasattr(cls, _POST_INIT))
        made.__qualname__ = cls.__qualname__ + '.__init__'
        setattr(cls, '__init__', made)
    if repr:
        define('__repr__', _make_repr([f.name for f in instance_fields if f.repr]))
    compared = [f.name for f in instance_fields if f.compare]
    if eq:
        define('__eq__', _make_eq(compared))
    if order:
        for name, function in _make_order(compared).items():
            if define(name, function):
                raise TypeError('Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering' % (name, cls.__name__))
    if frozen:
        for name, function in _make_frozen(cls, [f.name for f in instance_fields]).items():
            if define(name, function):
                raise TypeError('Cannot overwrite attribute %s in class %s' % (name, cls.__name__))
    hashed = [f.name for f in instance_fields if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError('Cannot overwrite attribute __hash__ in class ' + cls.__name__)
        cls.__hash__ = _make_hash(hashed)
    elif eq and frozen:
        if not has_explicit_hash:
            cls.__hash__ = _make_hash(hashed)
    elif eq and not has_explicit_hash:
        cls.__hash__ = None
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__ + _signature_text(positional, keyword_only)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in positional])
    if slots:
        if '__slots__' in cls.__dict__:
            raise TypeError(cls.__name__ + ' already specifies __slots__')
        namespace = dict(cls.__dict__)
        names = tuple([f.name for f in instance_fields])
        inherited = set()
        for base in cls.__mro__[1:-1]:
            listed = base.__dict__.get('__slots__', ())
            inherited.update([listed] if isinstance(listed, str) else listed)
        namespace['__slots__'] = tuple([name for name in names if name not in inherited])
        for name in names:
            namespace.pop(name, None)
        namespace.pop('__dict__', None)
        namespace.pop('__weakref__', None)
        qualname = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, namespace)
        cls.__qualname__ = qualname
    return cls


def repr_of(value):
    return repr(value)


def _signature_text(positional, keyword_only):
    def show(f):
        annotation = f.type.__name__ if isinstance(f.type, type) else str(f.type)
        if isinstance(f.type, str):
            annotation = repr_of(f.type)
        text = f.name + ': ' + annotation
        if f.default is not MISSING:
            text += ' = ' + repr_of(f.default)
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        return text
    parts = [show(f) for f in positional]
    if keyword_only:
        parts.append('*')
        parts += [show(f) for f in keyword_only]
    return '(' + ', '.join(parts) + ')'


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')

    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type == '_FIELD'])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _as_dict(obj, dict_factory)


def _as_dict(obj, dict_factory):
    import copy
    if _is_instance(obj):
        return dict_factory([(f.name, _as_dict(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_as_dict(value, dict_factory) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_as_dict(value, dict_factory) for value in obj])
    if isinstance(obj, dict):
        if hasattr(type(obj), 'default_factory'):
            result = type(obj)(getattr(obj, 'default_factory'))
            for key, value in obj.items():
                result[_as_dict(key, dict_factory)] = _as_dict(value, dict_factory)
            return result
        return type(obj)([(_as_dict(key, dict_factory), _as_dict(value, dict_factory)) for key, value in obj.items()])
    return copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _as_tuple(obj, tuple_factory)


def _as_tuple(obj, tuple_factory):
    import copy
    if _is_instance(obj):
        return tuple_factory([_as_tuple(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_as_tuple(value, tuple_factory) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_as_tuple(value, tuple_factory) for value in obj])
    if isinstance(obj, dict):
        return type(obj)([(_as_tuple(key, tuple_factory), _as_tuple(value, tuple_factory)) for key, value in obj.items()])
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            annotation = 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, namespace[item[0]] = item
        else:
            raise TypeError('Invalid field: ' + repr_of(item))
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError('Field names must be valid identifiers: ' + repr_of(name))
        if name in annotations:
            raise TypeError('Field name duplicated: ' + repr_of(name))
        annotations[name] = annotation
    namespace['__annotations__'] = annotations
    namespace.setdefault('__module__', 'types')
    cls = type(cls_name, tuple(bases), namespace)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for f in getattr(obj, _FIELDS).values():
        if f._field_type == '_FIELD_CLASSVAR':
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError('field ' + f.name + ' is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type == '_FIELD_INITVAR' and f.default is MISSING:
                raise ValueError('InitVar ' + repr_of(f.name) + ' must be specified with replace()')
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)

"""#
}
