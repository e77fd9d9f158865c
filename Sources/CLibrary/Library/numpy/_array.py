"""The array: a tensor with NumPy's rules."""
import torch
from numpy._indexing import index_of
from numpy._types import dtype as dtype_of, generic, of_torch, scalar


class ndarray:
    """An array of numbers.  `_tensor` holds them; views share memory."""
    __array_priority__ = 0.0

    def __new__(cls, shape=(), dtype=None, buffer=None, **ignored):
        made = object.__new__(cls)
        made._tensor = torch.empty(shape if isinstance(shape, (tuple, list)) else (shape,), dtype=dtype_of(dtype).torch)
        return made

    # What it is

    @property
    def dtype(self):
        return of_torch(self._tensor.dtype)

    @property
    def shape(self):
        return tuple(self._tensor.shape)

    @shape.setter
    def shape(self, value):
        self._tensor = self.reshape(value)._tensor

    @property
    def ndim(self):
        return self._tensor.dim()

    @property
    def size(self):
        return self._tensor.numel()

    @property
    def itemsize(self):
        return self.dtype.itemsize

    @property
    def nbytes(self):
        return self.size * self.itemsize

    @property
    def strides(self):
        return tuple(step * self.itemsize for step in self._tensor.stride())

    @property
    def T(self):
        return view_of(self._tensor.permute(*range(self.ndim - 1, -1, -1))) if self.ndim > 1 else self

    @property
    def mT(self):
        return view_of(self._tensor.transpose(-1, -2))

    @property
    def flat(self):
        return iter(self.reshape(-1))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return view_of(torch.zeros_like(self._tensor))

    @property
    def base(self):
        return None

    @property
    def flags(self):
        return {'C_CONTIGUOUS': self._tensor.is_contiguous(), 'F_CONTIGUOUS': self.T._tensor.is_contiguous(), 'OWNDATA': True, 'WRITEABLE': True}

    def __len__(self):
        if self.ndim == 0:
            raise TypeError('len() of unsized object')
        return self._tensor.shape[0]

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError('iteration over a 0-d array')
        if self.ndim == 1:
            kind = self.dtype
            for value in self._tensor.tolist():
                yield scalar(value, kind)
        else:
            for row in self._tensor.unbind(0):
                yield view_of(row)

    def __contains__(self, value):
        from numpy._elementwise import binary
        return bool(_any(binary('equal', self, value)))

    def __repr__(self):
        from numpy._printing import array_repr
        return array_repr(self)

    def __str__(self):
        from numpy._printing import array_str
        return array_str(self)

    def __format__(self, form):
        if not form:
            return str(self)
        if self.ndim == 0:
            return format(self.item(), form)
        raise TypeError('unsupported format string passed to numpy.ndarray.__format__')

    __hash__ = None

    def _one(self, target):
        if self.size != 1 or self.ndim > 0:
            raise TypeError('only 0-dimensional arrays can be converted to Python scalars')
        return target(self._tensor.item())

    def __float__(self):
        return self._one(float)

    def __int__(self):
        return self._one(int)

    def __index__(self):
        if self.ndim or self.dtype.kind not in 'iu':
            raise TypeError('only integer scalar arrays can be converted to a scalar index')
        return self._tensor.item()

    def __bool__(self):
        if self.size != 1:
            if self.size == 0:
                raise ValueError('The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.')
            raise ValueError('The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()')
        return bool(self._tensor.item())

    def __array__(self, dtype=None, copy=None):
        return self if dtype is None else self.astype(dtype)

    # Parts

    def __getitem__(self, key):
        if type(key) is int:
            if self.ndim == 1:
                tensor = self._tensor
                length = tensor.shape[0]
                if not -length <= key < length:
                    raise IndexError(f'index {key} is out of bounds for axis 0 with size {length}')
                return scalar(tensor[key].item(), of_torch(tensor.dtype))
        key, simple = index_of(key, self._tensor.shape)
        result = self._tensor[key]
        return scalar(result.item(), of_torch(result.dtype)) if simple and result.dim() == 0 else view_of(result)

    def __setitem__(self, key, value):
        key, _ = index_of(key, self._tensor.shape)
        tensor = self._tensor
        if isinstance(value, (ndarray, generic, list, tuple)):
            value = asarray(value)._tensor
        elif isinstance(value, torch.Tensor):
            value = value.detach()
        elif not tensor.dtype.is_floating_point and isinstance(value, float):
            value = int(value)
        if isinstance(value, torch.Tensor):
            value = value.to(tensor.dtype)
            part = tensor[key]
            while value.dim() > part.dim() and value.shape[0] == 1:
                value = value[0]
            try:
                value = value.expand(part.shape)
            except RuntimeError:
                raise ValueError(f'could not broadcast input array from shape {_shape(value.shape)} into shape {_shape(part.shape)}') from None
            if value.data_ptr() == tensor.data_ptr():
                value = value.clone()
        tensor[key] = value

    def item(self, *place):
        if place:
            place = place[0] if len(place) == 1 and isinstance(place[0], tuple) else place
            return (self.reshape(-1)[place[0]] if len(place) == 1 else self[tuple(place)]).item()
        if self.size != 1:
            raise ValueError('can only convert an array of size 1 to a Python scalar')
        return self._tensor.item()

    def tolist(self):
        return self._tensor.tolist()

    def fill(self, value):
        self._tensor.fill_(value)

    def copy(self, order='C'):
        return view_of(self._tensor.clone(memory_format=torch.contiguous_format))

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def view(self, dtype=None, type=None):
        if dtype is None or isinstance(dtype, builtin_type) and issubclass(dtype, ndarray):
            return view_of(self._tensor.view(self._tensor.shape))
        return view_of(self._tensor.view(dtype_of(dtype).torch))

    def astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True):
        kind = dtype_of(dtype)
        return view_of(_cast(self._tensor, kind.torch, copy))

    def tobytes(self, order='C'):
        return bytes(self._tensor.contiguous().view(torch.uint8).flatten().tolist())

    # Shapes

    def reshape(self, *shape, order='C', copy=None):
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        shape = [int(length) for length in shape]
        tensor = self._tensor
        if order == 'F':
            return view_of(self.T._tensor.reshape(*reversed(shape))).T
        known = 1
        for length in shape:
            known *= length if length != -1 else 1
        count = tensor.numel()
        unknown = shape.count(-1)
        if unknown > 1:
            raise ValueError('can only specify one unknown dimension')
        if unknown and (known == 0 or count % known) or not unknown and known != count:
            raise ValueError(f'cannot reshape array of size {count} into shape {_shape(shape)}')
        return view_of(tensor.reshape(shape))

    def ravel(self, order='C'):
        return self.reshape(-1, order=order) if order == 'F' else view_of(self._tensor.reshape(-1))

    def flatten(self, order='C'):
        return self.ravel(order).copy()

    def transpose(self, *axes):
        axes = axes[0] if len(axes) == 1 and (axes[0] is None or isinstance(axes[0], (tuple, list))) else axes
        if not axes:
            return self.T
        if len(axes) != self.ndim:
            raise ValueError("axes don't match array")
        return view_of(self._tensor.permute(*axes))

    def swapaxes(self, axis1, axis2):
        return view_of(self._tensor.transpose(axis1, axis2))

    def squeeze(self, axis=None):
        from numpy._shaping import squeeze
        return squeeze(self, axis)

    def resize(self, *shape, refcheck=True):
        from numpy._shaping import resize
        self._tensor = resize(self, shape[0] if len(shape) == 1 else shape)._tensor

    def sort(self, axis=-1, kind=None, order=None):
        self._tensor.copy_(self._tensor.sort(axis)[0])

    def dot(self, b):
        from numpy._products import dot
        return dot(self, b)

    def __matmul__(self, other):
        from numpy._products import matmul
        return matmul(self, other)

    def __rmatmul__(self, other):
        from numpy._products import matmul
        return matmul(other, self)

    def __neg__(self):
        from numpy._elementwise import negative
        return negative(self)

    def __pos__(self):
        return self.copy()

    def __abs__(self):
        from numpy._elementwise import absolute
        return absolute(self)

    def __invert__(self):
        return view_of(~self._tensor)

    def __pow__(self, other, modulo=None):
        from numpy._elementwise import binary
        return binary('power', self, other)

    def __rpow__(self, other):
        from numpy._elementwise import binary
        return binary('power', other, self)

    def __divmod__(self, other):
        return self // other, self % other


builtin_type = type
ndarray.__module__ = 'numpy'


def _any(array):
    return array._tensor.any() if isinstance(array, ndarray) else array


def _operation(name):
    def forward(self, other):
        from numpy._elementwise import binary
        return binary(name, self, other)

    def backward(self, other):
        from numpy._elementwise import binary
        return binary(name, other, self)

    def inplace(self, other):
        from numpy._elementwise import binary
        result = binary(name, self, other)
        kind = result.dtype
        if kind is not self.dtype and (kind.kind == 'f' and self.dtype.kind != 'f' or self.dtype.kind == 'b'):
            raise TypeError(f"Cannot cast ufunc '{_ufunc.get(name, name)}' output from dtype('{kind}') to dtype('{self.dtype}') with casting rule 'same_kind'")
        tensor = result._tensor if isinstance(result, ndarray) else result._array()._tensor
        if tensor.shape != self._tensor.shape:
            raise ValueError(f'non-broadcastable output operand with shape {_shape(self.shape)} doesn\'t match the broadcast shape {_shape(tensor.shape)}')
        self._tensor.copy_(tensor)
        return self
    return forward, backward, inplace


_ufunc = {'true_divide': 'divide'}
for _name, _special in (('add', 'add'), ('subtract', 'sub'), ('multiply', 'mul'), ('true_divide', 'truediv'), ('floor_divide', 'floordiv'),
                        ('remainder', 'mod'), ('power', None), ('bitwise_and', 'and'), ('bitwise_or', 'or'), ('bitwise_xor', 'xor'),
                        ('left_shift', 'lshift'), ('right_shift', 'rshift')):
    _forward, _backward, _inplace = _operation(_name)
    if _special is not None:
        setattr(ndarray, f'__{_special}__', _forward)
        setattr(ndarray, f'__r{_special}__', _backward)
    setattr(ndarray, f"__i{_special or 'pow'}__", _inplace)
for _name, _special in (('equal', 'eq'), ('not_equal', 'ne'), ('less', 'lt'), ('less_equal', 'le'), ('greater', 'gt'), ('greater_equal', 'ge')):
    setattr(ndarray, f'__{_special}__', _operation(_name)[0])


def _borrowed(module, name):
    """A method that is a function of a module."""
    def method(self, *arguments, **keywords):
        import importlib
        return getattr(importlib.import_module(module), name)(self, *arguments, **keywords)
    method.__name__ = name
    return method


for _name in ('sum prod mean var std min max argmin argmax any all cumsum cumprod ptp argsort nonzero take put searchsorted trace diagonal choose compress '
              'partition argpartition').split():
    setattr(ndarray, _name, _borrowed('numpy._reducing', _name))
for _name in ('clip', 'round', 'conj'):
    setattr(ndarray, _name, _borrowed('numpy._elementwise', _name))
setattr(ndarray, 'repeat', _borrowed('numpy._shaping', 'repeat'))


def view_of(tensor):
    """The array that shares memory with a tensor."""
    made = object.__new__(ndarray)
    made._tensor = tensor
    return made


def _cast(tensor, kind, copy=True):
    if tensor.dtype == kind:
        return tensor.clone() if copy else tensor
    if kind == torch.bool:
        return tensor != 0
    if kind == torch.uint8 and tensor.dtype.is_floating_point:
        return tensor.to(torch.int64).to(kind)
    return tensor.to(kind)


def _shape(shape):
    """A shape as NumPy's errors write it."""
    return f"({','.join(str(length) for length in shape)}{',' if len(shape) == 1 else ''})"


def _plain(value):
    """Nested lists of Python numbers, from lists that may hold arrays and numbers of all kinds."""
    if isinstance(value, (list, tuple, range)):
        return [_plain(part) for part in value]
    if isinstance(value, (ndarray, torch.Tensor)):
        return value.tolist()
    if isinstance(value, generic):
        return value.item()
    if isinstance(value, (bool, int, float)):
        return value
    if hasattr(value, '_pixels'):
        return value._pixels.tolist()
    if hasattr(value, '__array__'):
        return value.__array__().tolist()
    if hasattr(value, '__float__'):
        return float(value)
    if isinstance(value, (str, bytes)):
        raise TypeError('arrays of text are not available here')
    raise TypeError(f'arrays of {type(value).__name__} objects are not available here')


def _check_even(value, shape=()):
    """Raises NumPy's error for lists of uneven lengths; returns the shape."""
    if not isinstance(value, list):
        return ()
    shapes = {_check_even(part) for part in value}
    if len(shapes) > 1:
        raise ValueError('setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. '
                         f'The detected shape was ({len(value)},) + inhomogeneous part.')
    return (len(value),) + (next(iter(shapes)) if shapes else ())


def _kinds(value, found):
    """The element types that occur in nested lists."""
    if isinstance(value, (list, tuple)):
        for part in value:
            _kinds(part, found)
    elif isinstance(value, (ndarray, generic)):
        found.add(value.dtype.name)
    elif isinstance(value, torch.Tensor):
        found.add(of_torch(value.dtype).name)
    elif isinstance(value, bool):
        found.add('bool')
    elif isinstance(value, int):
        found.add('int64')
    else:
        found.add('float64')


def array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None):
    """An array of numbers, nested lists, tensors or pictures."""
    value = object
    if isinstance(value, ndarray):
        tensor = value._tensor
        tensor = tensor.clone() if copy and dtype is None else _cast(tensor, tensor.dtype if dtype is None else dtype_of(dtype).torch, copy)
    elif isinstance(value, torch.Tensor):
        if value.requires_grad:
            raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
        tensor = _cast(value.detach(), value.dtype if dtype is None else dtype_of(dtype).torch, copy)
    elif hasattr(value, '_pixels'):
        tensor = _cast(value._pixels, value._pixels.dtype if dtype is None else dtype_of(dtype).torch, True)
    else:
        if isinstance(value, (range,)):
            value = list(value)
        elif not isinstance(value, (list, tuple, generic, bool, int, float)):
            if hasattr(value, '__array__'):
                return array(value.__array__(), dtype)
            if isinstance(value, str):
                raise TypeError('arrays of text are not available here')
        if dtype is None:
            found = set()
            _kinds(value, found)
            kind = None
            from numpy._types import promoted
            for name in sorted(found):
                kind = dtype_of(name) if kind is None else promoted(kind, dtype_of(name))
            kind = kind or dtype_of('float64')
        else:
            kind = dtype_of(dtype)
        plain = _plain(value)
        _check_even(plain)
        if kind.kind in 'iu':
            plain = _whole(plain)
        elif kind.kind == 'b':
            plain = _truth(plain)
        tensor = torch.tensor(plain, dtype=kind.torch)
    while tensor.dim() < ndmin:
        tensor = tensor.unsqueeze(0)
    return view_of(tensor)


def _whole(value):
    if isinstance(value, list):
        return [_whole(part) for part in value]
    return int(value)


def _truth(value):
    if isinstance(value, list):
        return [_truth(part) for part in value]
    return bool(value)


def asarray(a, dtype=None, order=None, **ignored):
    """The array itself, or an array of the value."""
    if type(a) is ndarray and (dtype is None or a.dtype is dtype_of(dtype)):
        return a
    return array(a, dtype, copy=False)


asanyarray = ascontiguousarray = asarray
