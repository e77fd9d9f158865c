extension PythonSource {
    static let enumerationsPart2 = #"""
class _Property(property):
    """A property of members; it can be read only."""

    def __set_name__(self, owner, name):
        self._owner = owner.__name__
        self._name = name

    def __set__(self, instance, value):
        raise AttributeError('<enum %r> cannot set attribute %r' % (self._owner, self._name))

    def __delete__(self, instance):
        raise AttributeError('<enum %r> cannot delete attribute %r' % (self._owner, self._name))


class Enum(metaclass=EnumType):
    def __repr__(self):
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, repr(self._value_))

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        return ['__class__', '__doc__', '__module__', 'name', 'value']

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @_Property
    def name(self):
        return self._name_

    @_Property
    def value(self):
        return self._value_

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        numbers = [value for value in last_values if isinstance(value, int)]
        if not numbers:
            return start
        return max(numbers) + 1

    @classmethod
    def _missing_(cls, value):
        return None


class ReprEnum(Enum):
    """Keeps the text of the mixed-in type."""


class IntEnum(int, ReprEnum):
    __repr__ = Enum.__repr__

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(int(self), format_spec)


class StrEnum(str, ReprEnum):
    __repr__ = Enum.__repr__

    def __str__(self):
        return str.__str__(self)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask = 0
        for known in cls._member_map_.values():
            mask |= known._value_
        keeps = issubclass(cls, int)
        if value < 0:
            value = mask & value if not keeps else value & ((1 << mask.bit_length()) - 1)
        if value & ~mask and not keeps:
            width = max(value.bit_length(), mask.bit_length())
            raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (cls, value, _bits(value, width), _bits(mask, width)))
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        made = int.__new__(cls, value) if keeps else object.__new__(cls)
        made._value_ = value
        names = [m._name_ for m in cls if m._value_ and m._value_ & value == m._value_]
        rest = value & ~mask
        made._name_ = '|'.join(names + ([str(rest)] if rest and names else [])) or None
        cls._value2member_map_[value] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([m for m in self.__class__ if m._value_ & self._value_ == m._value_])

    def __len__(self):
        return bin(self._value_).count('1')

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        if self._name_ is None:
            return '<%s: %s>' % (self.__class__.__name__, repr(self._value_))
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, repr(self._value_))

    def __str__(self):
        if self._name_ is None:
            return '%s(%s)' % (self.__class__.__name__, repr(self._value_))
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def _operand(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if issubclass(self.__class__, int) and isinstance(other, int):
            return int(other)
        return None

    def __or__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    def __invert__(self):
        mask = 0
        for known in self.__class__._member_map_.values():
            mask |= known._value_
        return self.__class__(mask & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _bits(value, width):
    return '0b0 ' + bin(value)[2:].rjust(width, '0')


class IntFlag(int, Flag, ReprEnum):
    __repr__ = Flag.__repr__
    __or__ = Flag.__or__
    __and__ = Flag.__and__
    __xor__ = Flag.__xor__
    __ror__ = Flag.__or__
    __rand__ = Flag.__and__
    __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __bool__ = Flag.__bool__

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(int(self), format_spec)


def unique(enumeration):
    duplicates = []
    for name, found in enumeration.__members__.items():
        if name != found.name:
            duplicates.append((name, found.name))
    if duplicates:
        raise ValueError('duplicate values found in %r: %s' % (enumeration, ', '.join(['%s -> %s' % pair for pair in duplicates])))
    return enumeration

"""#
}
