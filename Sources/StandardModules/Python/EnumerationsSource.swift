extension PythonSource {
    static let enumerations = enumerationsPart1 + enumerationsPart2

    private static let enumerationsPart1 = #"""
"""Enumerations."""

__all__ = ['Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'EnumMeta', 'EnumType', 'auto', 'unique', 'member', 'nonmember']


class auto:
    """A value that the enumeration chooses; members can be combined before they have one."""

    def __or__(self, other):
        return _Combination(lambda a, b: a | b, self, other)

    def __and__(self, other):
        return _Combination(lambda a, b: a & b, self, other)

    def __xor__(self, other):
        return _Combination(lambda a, b: a ^ b, self, other)

    def __invert__(self):
        return _Combination(lambda a, b: ~a, self, 0)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class _Combination(auto):
    def __init__(self, operation, left, right):
        self.operation = operation
        self.left = left
        self.right = right

    def resolve(self, chosen):
        values = []
        for operand in (self.left, self.right):
            if isinstance(operand, _Combination):
                operand = operand.resolve(chosen)
            elif isinstance(operand, auto):
                operand = chosen[id(operand)]
            values.append(operand)
        return self.operation(values[0], values[1])


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_descriptor(value):
    return hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')


def _is_dunder(name):
    return len(name) > 4 and name[:2] == '__' and name[-2:] == '__'


def _is_private(cls_name, name):
    return name.startswith('_' + cls_name.lstrip('_') + '__')


def _is_member(cls_name, name, value):
    if _is_dunder(name) or _is_private(cls_name, name) or name in ('_generate_next_value_', '_missing_', '_ignore_', '_order_'):
        return False
    if isinstance(value, member):
        return True
    return not isinstance(value, nonmember) and not _is_descriptor(value)


class EnumType(type):
    def __new__(metacls, name, bases, namespace, **kwds):
        namespace = dict(namespace)
        base_enum = None
        for base in bases:
            if isinstance(base, EnumType):
                base_enum = base
                if base._member_names_:
                    raise TypeError('<enum %r> cannot extend %r' % (name, base))
        ignored = namespace.pop('_ignore_', ())
        if isinstance(ignored, str):
            ignored = ignored.replace(',', ' ').split()
        values = {}
        for key in list(namespace):
            value = namespace[key]
            if key in ignored:
                del namespace[key]
            elif isinstance(value, nonmember):
                namespace[key] = value.value
            elif base_enum is not None and _is_member(name, key, value):
                values[key] = value.value if isinstance(value, member) else value
                del namespace[key]
        if 'mro' in values:
            raise ValueError('invalid enum member name(s) mro')
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        cls = super().__new__(metacls, name, bases, namespace)
        if base_enum is None:
            return cls
        data_type = object
        for base in cls.__mro__[1:]:
            if not isinstance(base, EnumType) and base is not object:
                if base in (int, float, str, bytes, tuple, list) or '__new__' in base.__dict__:
                    data_type = base
                    break
        cls._member_type_ = data_type
        if data_type is not object:
            # The texts of an enumeration go before those of the mixed-in type.
            for method in ('__repr__', '__str__', '__format__'):
                if method not in namespace and getattr(cls, method) in (getattr(data_type, method), getattr(object, method)):
                    type.__setattr__(cls, method, getattr(base_enum, method))
        custom_new = None
        for base in cls.__mro__:
            if '__new__' in base.__dict__ and base is not Enum and base is not object and isinstance(base, EnumType):
                found = base.__dict__['__new__']
                if not getattr(found, '_is_enum_lookup', False):
                    custom_new = found.__func__ if isinstance(found, staticmethod) else found
                break
        generate = cls._generate_next_value_
        last_values = []
        chosen = {}
        is_flag = any(base.__name__ == 'Flag' for base in cls.__mro__)
        for key, value in values.items():
            if isinstance(value, _Combination):
                value = value.resolve(chosen)
            elif isinstance(value, auto):
                made = generate(key, 1, len(last_values), list(last_values))
                chosen[id(value)] = made
                value = made
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                value = tuple([generate(key, 1, len(last_values), list(last_values)) if isinstance(part, auto) else part for part in value])
            last_values.append(value)
            args = value if isinstance(value, tuple) else (value,)
            if custom_new is not None:
                made = custom_new(cls, *args)
                if not hasattr(made, '_value_'):
                    made._value_ = value if data_type is object else data_type(*args)
            elif data_type is object:
                made = object.__new__(cls)
                made._value_ = value
            else:
                if data_type is tuple:
                    args = (value,)
                made = data_type.__new__(cls, *args)
                made._value_ = value if isinstance(value, data_type) and type(value) is data_type else data_type(*args)
            made._name_ = key
            made.__objclass__ = cls
            if cls.__init__ is not object.__init__ and any('__init__' in base.__dict__ for base in cls.__mro__ if isinstance(base, EnumType)):
                made.__init__(*args)
            made._sort_order_ = len(cls._member_names_)
            canonical = None
            for existing in cls._member_map_.values():
                if existing._value_ == made._value_:
                    canonical = existing
                    break
            alias = canonical is not None
            if alias:
                made = canonical
            elif is_flag and isinstance(made._value_, int) and (made._value_ == 0 or made._value_ & (made._value_ - 1)):
                # Zero and combinations of flags have names, but are not listed.
                pass
            else:
                cls._member_names_.append(key)
            cls._member_map_[key] = made
            type.__setattr__(cls, key, made)
            try:
                cls._value2member_map_.setdefault(made._value_, made)
            except TypeError:
                pass
        return cls

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls._lookup(value)
        return cls._create(value, names, type, start)

    def _create(cls, class_name, names, mixin, start):
        bases = (cls,) if mixin is None else (mixin, cls)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        namespace = {}
        if isinstance(names, dict):
            namespace.update(names)
        else:
            last_values = []
            for count, item in enumerate(names):
                if isinstance(item, str):
                    value = cls._generate_next_value_(item, start, count, list(last_values))
                    last_values.append(value)
                    namespace[item] = value
                else:
                    namespace[item[0]] = item[1]
        return type(cls)(class_name, bases, namespace)

    def _lookup(cls, value):
        if isinstance(value, cls):
            return value
        try:
            found = cls._value2member_map_.get(value)
        except TypeError:
            found = None
            for candidate in cls._member_map_.values():
                if candidate._value_ == value:
                    found = candidate
        if found is not None:
            return found
        found = cls._missing_(value)
        if isinstance(found, cls):
            return found
        if found is None:
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        raise TypeError('error in %s._missing_: returned %r instead of None or a valid member' % (cls.__name__, found))

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, name))
        super().__delattr__(name)

    def __repr__(cls):
        if any(base.__name__ == 'Flag' for base in cls.__mro__):
            return '<flag %r>' % (cls.__name__,)
        return '<enum %r>' % (cls.__name__,)


EnumMeta = EnumType



"""#
}
