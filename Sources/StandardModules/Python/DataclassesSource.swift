extension PythonSource {
    static let dataclasses = dataclassesPart1 + dataclassesPart2

    private static let dataclassesPart1 = #"""
"""Data classes: classes whose methods follow from their annotated fields."""

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _MissingType:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'


class _FactoryType:
    def __repr__(self):
        return '<factory>'


class _KwOnlyType:
    def __repr__(self):
        return '<dataclasses._KW_ONLY_TYPE object>'


MISSING = _MissingType()
KW_ONLY = _KwOnlyType()
_FACTORY = _FactoryType()
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT = '__post_init__'


class InitVar:
    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return 'dataclasses.InitVar[' + name + ']'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else dict(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return ('Field(name=%r,type=%r,default=%r,default_factory=%r,init=%r,repr=%r,hash=%r,compare=%r,metadata=%r,kw_only=%r,_field_type=%s)'
                % (self.name, self.type, self.default, self.default_factory, self.init, self.repr, self.hash,
                   self.compare, self.metadata, self.kw_only, self._field_type))


class _Parameters:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return ('_DataclassParams(init=%r,repr=%r,eq=%r,order=%r,unsafe_hash=%r,frozen=%r)'
                % (self.init, self.repr, self.eq, self.order, self.unsafe_hash, self.frozen))


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_var(annotation):
    if isinstance(annotation, str):
        return annotation.split('[')[0] in ('ClassVar', 'typing.ClassVar')
    text = repr(annotation)
    return text == 'typing.ClassVar' or text.startswith('typing.ClassVar[')


def _is_init_var(annotation):
    if isinstance(annotation, str):
        return annotation.split('[')[0] in ('InitVar', 'dataclasses.InitVar')
    return annotation is InitVar or isinstance(annotation, InitVar)


def _make_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        # A slot of the class is no default.
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    if _is_class_var(annotation):
        made._field_type = '_FIELD_CLASSVAR'
    elif _is_init_var(annotation):
        made._field_type = '_FIELD_INITVAR'
    else:
        made._field_type = '_FIELD'
    if made._field_type != '_FIELD' and made.default_factory is not MISSING:
        raise TypeError('field ' + name + ' cannot have a default factory')
    if made._field_type == '_FIELD_CLASSVAR':
        if made.kw_only is not MISSING:
            raise TypeError('field ' + name + ' is a ClassVar but specifies kw_only')
    elif made.kw_only is MISSING:
        made.kw_only = default_kw_only
    if made._field_type == '_FIELD' and type(made.default).__hash__ is None:
        raise ValueError('mutable default %s for field %s is not allowed: use default_factory' % (type(made.default), name))
    return made


def _listed(names):
    quoted = [repr(name) for name in names]
    if len(quoted) == 1:
        return quoted[0]
    if len(quoted) == 2:
        return quoted[0] + ' and ' + quoted[1]
    return ', '.join(quoted[:-1]) + ', and ' + quoted[-1]


def _plural(count, noun):
    return str(count) + ' ' + noun + ('' if count == 1 else 's')


def _make_init(qualname, positional, keyword_only, all_fields, frozen, has_post_init):
    """The __init__ that takes the fields in order; its errors are those of a function with the same parameters."""
    title = qualname + '.__init__()'
    names = [f.name for f in positional]
    index = {name: i for i, name in enumerate(names)}
    keyword_names = {f.name for f in keyword_only}
    required = [f.name for f in positional if f.default is MISSING and f.default_factory is MISSING]
    required_keywords = [f.name for f in keyword_only if f.default is MISSING and f.default_factory is MISSING]
    count = len(names)
    plan = [(f.name, f.init, f.default, f.default_factory, f._field_type == '_FIELD_INITVAR') for f in all_fields]
    simple = (not frozen and not has_post_init and not keyword_only
              and all(init and factory is MISSING and not is_init_var for _, init, _, factory, is_init_var in plan))
    store = object.__setattr__

    def bind(args, kwargs):
        values = dict(zip(names, args))
        for key in kwargs:
            if key in index:
                if index[key] < len(args):
                    raise TypeError(title + " got multiple values for argument '" + key + "'")
            elif key not in keyword_names:
                raise TypeError(title + " got an unexpected keyword argument '" + key + "'")
            values[key] = kwargs[key]
        if len(args) > count:
            low = len(required) + 1
            takes = ('from %d to %s' % (low, _plural(count + 1, 'positional argument')) if low != count + 1
                     else _plural(count + 1, 'positional argument'))
            given = len(args) + 1
            extra = sum(1 for key in kwargs if key in keyword_names)
            if extra:
                raise TypeError('%s takes %s but %s (and %s) were given'
                                % (title, takes, _plural(given, 'positional argument'), _plural(extra, 'keyword-only argument')))
            raise TypeError('%s takes %s but %d %s given' % (title, takes, given, 'was' if given == 1 else 'were'))
        missing = [name for name in required if name not in values]
        if missing:
            raise TypeError('%s missing %s: %s' % (title, _plural(len(missing), 'required positional argument'), _listed(missing)))
        missing = [name for name in required_keywords if name not in values]
        if missing:
            raise TypeError('%s missing %s: %s' % (title, _plural(len(missing), 'required keyword-only argument'), _listed(missing)))
        return values

    def __init__(self, /, *args, **kwargs):
        if simple and not kwargs and len(args) == count:
            for name, value in zip(names, args):
                setattr(self, name, value)
            return
        values = bind(args, kwargs)
        init_vars = []
        for name, init, default, factory, is_init_var in plan:
            if init and name in values:
                value = values[name]
            elif factory is not MISSING:
                value = factory()
            elif default is not MISSING:
                if not init and not is_init_var:
                    continue
                value = default
            else:
                continue
            if is_init_var:
                init_vars.append(value)
            elif frozen:
                store(self, name, value)
            else:
                setattr(self, name, value)
        if has_post_init:
            self.__post_init__(*init_vars)

    return __init__


_repr_running = set()


def _make_repr(names):
    def __repr__(self):
        key = id(self)
        if key in _repr_running:
            return '...'
        _repr_running.add(key)
        try:
            return self.__class__.__qualname__ + '(' + ', '.join([name + '=' + repr(getattr(self, name)) for name in names]) + ')'
        finally:
            _repr_running.discard(key)
    return __repr__


def _make_eq(names):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            for name in names:
                a = getattr(self, name)
                b = getattr(other, name)
                if a is not b and not a == b:
                    return False
            return True
        return NotImplemented
    return __eq__


def _make_order(names):
    def key(self):
        return tuple([getattr(self, name) for name in names])

    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return key(self) < key(other)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return key(self) <= key(other)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return key(self) > key(other)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return key(self) >= key(other)
        return NotImplemented

    return {'__lt__': __lt__, '__le__': __le__, '__gt__': __gt__, '__ge__': __ge__}



"""#
}
