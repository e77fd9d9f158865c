"""Types of numbers, single numbers, and the type of what two types give."""
import torch

_names = ('bool', 'int8', 'uint8', 'int16', 'int32', 'int64', 'float16', 'float32', 'float64')
_torch = {'bool': torch.bool, 'int8': torch.int8, 'uint8': torch.uint8, 'int16': torch.int16, 'int32': torch.int32, 'int64': torch.int64,
          'float16': torch.float16, 'float32': torch.float32, 'float64': torch.float64}
_size = {'bool': 1, 'int8': 1, 'uint8': 1, 'int16': 2, 'int32': 4, 'int64': 8, 'float16': 2, 'float32': 4, 'float64': 8}
_codes = {'b1': 'bool', '?': 'bool', 'i1': 'int8', 'b': 'int8', 'u1': 'uint8', 'B': 'uint8', 'i2': 'int16', 'h': 'int16', 'i4': 'int32', 'i': 'int32', 'i8': 'int64',
          'l': 'int64', 'q': 'int64', 'f2': 'float16', 'e': 'float16', 'f4': 'float32', 'f': 'float32', 'f8': 'float64', 'd': 'float64', 'int': 'int64',
          'float': 'float64', 'double': 'float64', 'single': 'float32', 'half': 'float16', 'bool_': 'bool', 'intp': 'int64'}


class dtype:
    """The type of an array's numbers."""
    _made = {}

    def __new__(cls, value=None, align=False, copy=False):
        name = _name_of(value)
        if name not in cls._made:
            made = object.__new__(cls)
            made.name = name
            made.torch = _torch[name]
            made.itemsize = _size[name]
            made.kind = 'b' if name == 'bool' else 'u' if name[0] == 'u' else name[0]
            made.str = '|b1' if name == 'bool' else f"{'|' if made.itemsize == 1 else '<'}{made.kind}{made.itemsize}"
            made.char = {'bool': '?', 'int8': 'b', 'uint8': 'B', 'int16': 'h', 'int32': 'i', 'int64': 'l', 'float16': 'e', 'float32': 'f', 'float64': 'd'}[name]
            cls._made[name] = made
        return cls._made[name]

    @property
    def type(self):
        return scalars[self.name]

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __str__(self):
        return self.name

    def __eq__(self, other):
        if isinstance(other, dtype):
            return self is other
        try:
            return other is not None and self is dtype(other)
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)


def _name_of(value):
    if value is None:
        return 'float64'
    if isinstance(value, dtype):
        return value.name
    if isinstance(value, str):
        text = value.lstrip('<>=|')
        name = _codes.get(text, text)
        if name in _torch:
            return name
        raise TypeError(f'data type {value!r} not understood')
    if value is bool:
        return 'bool'
    if value is int:
        return 'int64'
    if value is float:
        return 'float64'
    if isinstance(value, type) and issubclass(value, generic):
        name = getattr(value, '_name', None)
        if name is None:
            raise TypeError(f'Cannot interpret {value!r} as a data type')
        return name
    for name, one in _torch.items():
        if one is value:
            return name
    if hasattr(value, 'dtype'):
        return _name_of(value.dtype)
    raise TypeError(f"Cannot interpret '{value}' as a data type")


def of_torch(torch_type):
    return dtype(torch_type)


def promoted(first, second):
    """The type of a result of two types, by NumPy's table."""
    if first is second:
        return first
    a, b = first.name, second.name
    if a == 'bool':
        return second
    if b == 'bool':
        return first
    if first.kind == 'f' or second.kind == 'f':
        if first.kind != 'f':
            first, second = second, first
        if second.kind == 'f':
            return first if first.itemsize >= second.itemsize else second
        # Integers need a float that holds them: 8 bits fit into 16, 16 into 32, all others take 64.
        needed = {1: 2, 2: 4}.get(second.itemsize, 8)
        return dtype(f'float{8 * max(first.itemsize, needed)}')
    if first.kind == second.kind:
        return first if first.itemsize >= second.itemsize else second
    signed, unsigned = (first, second) if first.kind == 'i' else (second, first)
    return signed if signed.itemsize > unsigned.itemsize else dtype(f'int{16 * unsigned.itemsize}')


def promote_types(type1, type2):
    return promoted(dtype(type1), dtype(type2))


def result_type(*values):
    from numpy._array import ndarray
    result = None
    for value in values:
        kind = value.dtype if isinstance(value, (ndarray, generic)) else dtype(type(value) if isinstance(value, (bool, int, float)) else value)
        result = kind if result is None else promoted(result, kind)
    return result


def can_cast(from_, to, casting='safe'):
    source, target = dtype(from_), dtype(to)
    return promoted(source, target) is target or casting == 'unsafe' or casting == 'same_kind' and source.kind == target.kind


class generic:
    """A single number of an array's type."""
    ndim = 0
    shape = ()
    size = 1

    @property
    def dtype(self):
        return dtype(self._name)

    @property
    def itemsize(self):
        return _size[self._name]

    nbytes = itemsize

    @property
    def T(self):
        return self

    def item(self):
        return self._value

    tolist = item

    def _array(self):
        from numpy._array import view_of
        return view_of(torch.tensor(self._value, dtype=_torch[self._name]))

    def __array__(self, dtype=None, copy=None):
        return self._array()

    def astype(self, dtype_, copy=True):
        return scalar(self._value, dtype(dtype_))

    def __repr__(self):
        return f'np.{self._name}({self})'

    def __str__(self):
        from numpy._printing import scalar_text
        return scalar_text(self)

    def __format__(self, form):
        return format(self._value, form) if form else str(self)

    def __bool__(self):
        return bool(self._value)

    def __hash__(self):
        return hash(self._value)

    def __float__(self):
        return float(self._value)

    def __int__(self):
        return int(self._value)

    def __getattr__(self, name):
        # A number has the methods that an array without axes has.
        if name.startswith('__'):
            raise AttributeError(f"'numpy.{self._name}' object has no attribute '{name}'")
        return getattr(self._array(), name)


def _operation(name):
    def forward(self, other):
        if isinstance(other, torch.Tensor):
            # the tensor computes, with a plain number
            return NotImplemented
        from numpy._elementwise import binary
        return binary(name, self, other)

    def backward(self, other):
        from numpy._elementwise import binary
        return binary(name, other, self)
    return forward, backward


for _name, _special in (('add', 'add'), ('subtract', 'sub'), ('multiply', 'mul'), ('true_divide', 'truediv'), ('floor_divide', 'floordiv'),
                        ('remainder', 'mod'), ('power', 'pow'), ('bitwise_and', 'and'), ('bitwise_or', 'or'), ('bitwise_xor', 'xor'),
                        ('left_shift', 'lshift'), ('right_shift', 'rshift')):
    _forward, _backward = _operation(_name)
    setattr(generic, f'__{_special}__', _forward)
    setattr(generic, f'__r{_special}__', _backward)
for _name, _special in (('equal', 'eq'), ('not_equal', 'ne'), ('less', 'lt'), ('less_equal', 'le'), ('greater', 'gt'), ('greater_equal', 'ge')):
    setattr(generic, f'__{_special}__', _operation(_name)[0])


class number(generic):
    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __neg__(self):
        return scalar(-self._value, self.dtype)

    def __pos__(self):
        return self

    def __abs__(self):
        return scalar(abs(self._value), self.dtype)

    def __round__(self, digits=None):
        return int(round(self._value)) if digits is None else scalar(round(self._value, digits), self.dtype)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return scalar(0, self.dtype)


def _are_several(value):
    """Whether a class of numbers is called with a sequence: then it makes an array of them."""
    return isinstance(value, (list, tuple)) or getattr(value, 'ndim', 0) > 0


def _array_of(values, name):
    from numpy._making import array
    return array(values, dtype=name)


class integer(number):
    def __new__(cls, value=0):
        if _are_several(value):
            return _array_of(value, cls._name)
        made = object.__new__(cls)
        made._value = _fitted(int(float(value) if isinstance(value, str) else value), cls._name)
        return made

    def __index__(self):
        return self._value

    def __mul__(self, other):
        # Sequences are repeated.
        if isinstance(other, (str, list, tuple)):
            return other * self._value
        return number.__mul__(self, other)

    def __rmul__(self, other):
        if isinstance(other, (str, list, tuple)):
            return other * self._value
        return number.__rmul__(self, other)

    def __invert__(self):
        return scalar(~self._value, self.dtype)

    def is_integer(self):
        return True


class signedinteger(integer):
    pass


class unsignedinteger(integer):
    pass


class floating(number):
    pass


class inexact(floating):
    pass


class int8(signedinteger):
    _name = 'int8'


class int16(signedinteger):
    _name = 'int16'


class int32(signedinteger):
    _name = 'int32'


class int64(signedinteger):
    _name = 'int64'


class uint8(unsignedinteger):
    _name = 'uint8'


class float16(floating):
    _name = 'float16'

    def __new__(cls, value=0.0):
        if _are_several(value):
            return _array_of(value, cls._name)
        made = object.__new__(cls)
        made._value = torch.tensor(float(value), dtype=_torch[cls._name]).item()
        return made

    def is_integer(self):
        return self._value.is_integer()


class float32(float16):
    _name = 'float32'


class float64(floating, float):
    """A Python float, too."""
    _name = 'float64'

    def __new__(cls, value=0.0):
        if _are_several(value):
            return _array_of(value, cls._name)
        return float.__new__(cls, value)

    @property
    def _value(self):
        return float.__pos__(self)

    def __float__(self):
        return float.__float__(self)

    def __hash__(self):
        return float.__hash__(self)

    def __bool__(self):
        return float.__ne__(self, 0.0)

    def __str__(self):
        return float.__repr__(self)

    def __format__(self, form):
        return float.__format__(self, form)

    def is_integer(self):
        return float.is_integer(self)


class bool_(generic):
    _name = 'bool'

    def __new__(cls, value=False):
        if _are_several(value):
            return _array_of(value, cls._name)
        made = object.__new__(cls)
        made._value = bool(value)
        return made

    def __repr__(self):
        return f'np.{self._value}_'

    def __str__(self):
        return str(self._value)

    def __invert__(self):
        return bool_(not self._value)

    def __index__(self):
        raise TypeError("'numpy.bool' object cannot be interpreted as an integer")


scalars = {'bool': bool_, 'int8': int8, 'uint8': uint8, 'int16': int16, 'int32': int32, 'int64': int64, 'float16': float16, 'float32': float32, 'float64': float64}
for _class in (generic, number, integer, signedinteger, unsignedinteger, floating, inexact) + tuple(scalars.values()):
    _class.__module__ = 'numpy'
bool_.__name__ = bool_.__qualname__ = 'bool'
intp = int_ = int64
double = float64
single = float32
half = float16


def _fitted(value, name):
    """An integer within the range of its type; what is beyond wraps around."""
    bits = 8 * _size[name]
    if name[0] == 'u':
        return value & ((1 << bits) - 1)
    low = -(1 << (bits - 1))
    return value if low <= value < -low else (value - low) % (1 << bits) + low


def scalar(value, kind):
    """A number of a type."""
    return scalars[kind.name](value)


def issubdtype(arg1, arg2):
    first = arg1 if isinstance(arg1, type) and issubclass(arg1, generic) else dtype(arg1).type
    second = arg2 if isinstance(arg2, type) and issubclass(arg2, generic) else dtype(arg2).type
    return issubclass(first, second)


def isdtype(dtype_, kind):
    kinds = {'bool': 'b', 'signed integer': 'i', 'unsigned integer': 'u', 'integral': 'iu', 'real floating': 'f', 'numeric': 'iuf'}
    return dtype(dtype_).kind in kinds.get(kind, '') if isinstance(kind, str) else dtype(dtype_) == dtype(kind)


class iinfo:
    """The range of an integer type."""

    def __init__(self, kind):
        kind = dtype(type(kind) if isinstance(kind, int) else kind)
        self.dtype = kind
        self.bits = 8 * kind.itemsize
        self.min = 0 if kind.kind == 'u' else -(1 << (self.bits - 1))
        self.max = (1 << self.bits) - 1 if kind.kind == 'u' else (1 << (self.bits - 1)) - 1

    def __repr__(self):
        return f'iinfo(min={self.min}, max={self.max}, dtype={self.dtype.name})'


class finfo:
    """Range and precision of a float type."""

    def __init__(self, kind):
        kind = dtype(type(kind) if isinstance(kind, float) else kind)
        info = torch.finfo(kind.torch)
        self.dtype = kind
        self.bits = info.bits
        self.precision = {'float16': 3, 'float32': 6, 'float64': 15}[kind.name]
        self.resolution = scalar(10.0 ** -self.precision, kind)
        self.eps, self.max, self.min, self.tiny = (scalar(value, kind) for value in (info.eps, info.max, info.min, info.tiny))
        self.smallest_normal = self.tiny

    def __repr__(self):
        return f'finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype.name})'
