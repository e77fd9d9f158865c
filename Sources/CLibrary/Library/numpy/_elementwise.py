"""Functions of single elements."""
import math
import torch
from numpy._array import _shape, array, asarray, ndarray, view_of
from numpy._types import dtype as dtype_of, generic, of_torch, promoted, scalar

_bool, _int64, _float64 = dtype_of('bool'), dtype_of('int64'), dtype_of('float64')


def _operand(value):
    """(tensor or Python number, type or None for a Python number, whether it has no axes)"""
    if type(value) is ndarray:
        tensor = value._tensor
        return tensor, of_torch(tensor.dtype), tensor.dim() == 0
    if isinstance(value, generic):
        return value._value, value.dtype, True
    if isinstance(value, (bool, int, float)):
        return value, None, True
    if isinstance(value, (ndarray, list, tuple, torch.Tensor)) or hasattr(value, '_pixels'):
        made = asarray(value)
        return made._tensor, made.dtype, made.ndim == 0
    return None


def _kind(first, a, second, b):
    """The type in which two operands meet; Python numbers take the other's type where they fit."""
    if a is None and b is None:
        a, b = dtype_of(type(first)), dtype_of(type(second))
    if a is None or b is None:
        known, value = (b, first) if a is None else (a, second)
        if isinstance(value, bool):
            return known
        if isinstance(value, int):
            if known is _bool:
                return _int64
            if known.kind in 'iu':
                bits = 8 * known.itemsize
                low, high = (0, (1 << bits) - 1) if known.kind == 'u' else (-(1 << (bits - 1)), (1 << (bits - 1)) - 1)
                if not low <= value <= high:
                    raise OverflowError(f'Python integer {value} out of bounds for {known.name}')
            return known
        return known if known.kind == 'f' else _float64
    return promoted(a, b)


def _tensor(value, kind):
    if isinstance(value, torch.Tensor):
        return value if value.dtype == kind.torch else value.to(kind.torch)
    return torch.tensor(value, dtype=kind.torch)


_compare = {'equal': torch.eq, 'not_equal': torch.ne, 'less': torch.lt, 'less_equal': torch.le, 'greater': torch.gt, 'greater_equal': torch.ge}
_direct = {'add': torch.add, 'subtract': torch.sub, 'multiply': torch.mul, 'maximum': torch.maximum, 'minimum': torch.minimum, 'fmax': torch.fmax,
           'fmin': torch.fmin, 'arctan2': torch.atan2, 'hypot': torch.hypot, 'copysign': torch.copysign, 'logaddexp': torch.logaddexp}
_floating = ('true_divide', 'arctan2', 'hypot', 'copysign', 'logaddexp')
_bits = ('bitwise_and', 'bitwise_or', 'bitwise_xor', 'left_shift', 'right_shift')


def binary(name, first, second):
    """An operation of two operands; NotImplemented if one of them is nothing that an array can hold."""
    one, two = _operand(first), _operand(second)
    if one is None or two is None:
        if name == 'equal':
            return False if not isinstance(first, ndarray) else NotImplemented
        return NotImplemented
    (x, a, flat_a), (y, b, flat_b) = one, two
    kind = _kind(x, a, y, b)
    if name in _floating and kind.kind != 'f':
        kind = _float64
    result_kind = kind
    if name == 'power' and kind is _bool:
        kind = result_kind = dtype_of('int8')
    x, y = _tensor(x, kind), _tensor(y, kind)
    try:
        if name in _compare:
            result, result_kind = _compare[name](x, y), _bool
        elif name in _direct:
            if kind is _bool:
                if name == 'subtract':
                    raise TypeError('numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor '
                                    'function instead.')
                result = torch.logical_or(x, y) if name in ('add', 'maximum', 'fmax') else torch.logical_and(x, y)
            else:
                result = _direct[name](x, y)
        elif name == 'true_divide':
            result = torch.div(x, y)
        elif name in ('floor_divide', 'remainder', 'fmod'):
            result = _divided(name, x, y, kind)
            result_kind = of_torch(result.dtype)
        elif name == 'power':
            result = _power(x, y, kind)
        elif name in _bits:
            if kind.kind == 'f':
                raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                                "according to the casting rule ''safe''")
            result = {'bitwise_and': torch.bitwise_and, 'bitwise_or': torch.bitwise_or, 'bitwise_xor': torch.bitwise_xor,
                      'left_shift': torch.bitwise_left_shift, 'right_shift': torch.bitwise_right_shift}[name](x, y)
        else:
            result, result_kind = {'logical_and': torch.logical_and, 'logical_or': torch.logical_or, 'logical_xor': torch.logical_xor}[name](x, y), _bool
    except RuntimeError:
        if not _fit(x.shape, y.shape):
            raise ValueError(f'operands could not be broadcast together with shapes {_shape(x.shape)} {_shape(y.shape)} ') from None
        raise
    return scalar(result.item(), result_kind) if flat_a and flat_b else view_of(result)


def _fit(first, second):
    for a, b in zip(reversed(first), reversed(second)):
        if a != b and a != 1 and b != 1:
            return False
    return True


def _divided(name, x, y, kind):
    if kind is _bool:
        x, y = x.to(torch.int8), y.to(torch.int8)
    if kind.kind == 'f':
        if name == 'fmod':
            return torch.fmod(x, y)
        if name == 'remainder':
            return torch.where(torch.isinf(y) & torch.isfinite(x), torch.where((x < 0) != (y < 0), torch.where(x == 0, x, y), x), torch.remainder(x, y))
        return torch.where(y == 0, x / y, torch.div(x, y, rounding_mode='floor'))
    # Division of integers by zero gives zero.
    zero = y == 0
    safe = torch.where(zero, torch.ones_like(y), y)
    if name == 'floor_divide':
        result = torch.div(x, safe, rounding_mode='floor')
    else:
        result = torch.remainder(x, safe) if name == 'remainder' else torch.fmod(x, safe)
    return torch.where(zero, torch.zeros_like(result), result)


def _power(x, y, kind):
    if kind.kind != 'f':
        if bool((y < 0).any()):
            raise ValueError('Integers to negative integer powers are not allowed.')
        return torch.pow(x, y)
    if y.dim() == 0:
        exponent = y.item()
        if exponent == 2.0:
            return x * x
        if exponent == 0.5:
            return torch.sqrt(x)
        if exponent == 1.0:
            return x.clone()
        if exponent == -1.0:
            return 1.0 / x
    return torch.pow(x, y)


def _two(name):
    def function(x1, x2, out=None, *, where=True, dtype=None):
        result = binary(name, x1, x2)
        if result is NotImplemented:
            raise TypeError(f"unsupported operand type(s) for {name}: '{type(x1).__name__}' and '{type(x2).__name__}'")
        return _finished(result, out, dtype)
    function.__name__ = name
    return function


def _finished(result, out, dtype):
    if dtype is not None:
        result = result.astype(dtype)
    if out is not None:
        out = out[0] if isinstance(out, tuple) else out
        out[...] = result
        return out
    return result


add, subtract, multiply, true_divide, floor_divide = _two('add'), _two('subtract'), _two('multiply'), _two('true_divide'), _two('floor_divide')
divide = true_divide
remainder, fmod, power, maximum, minimum, fmax, fmin = (_two('remainder'), _two('fmod'), _two('power'), _two('maximum'), _two('minimum'), _two('fmax'),
                                                        _two('fmin'))
mod, pow = remainder, power
arctan2, hypot, copysign, logaddexp = _two('arctan2'), _two('hypot'), _two('copysign'), _two('logaddexp')
atan2 = arctan2
equal, not_equal, less, less_equal, greater, greater_equal = (_two('equal'), _two('not_equal'), _two('less'), _two('less_equal'), _two('greater'),
                                                              _two('greater_equal'))
logical_and, logical_or, logical_xor = _two('logical_and'), _two('logical_or'), _two('logical_xor')
bitwise_and, bitwise_or, bitwise_xor, left_shift, right_shift = (_two('bitwise_and'), _two('bitwise_or'), _two('bitwise_xor'), _two('left_shift'),
                                                                 _two('right_shift'))
# Sums over all pairs, running reductions.
for _function, _name in ((add, 'sum'), (multiply, 'prod'), (maximum, 'max'), (minimum, 'min'), (logical_and, 'all'), (logical_or, 'any')):
    def _reduce(array, axis=0, _name=_name, **keywords):
        from numpy import _reducing
        return getattr(_reducing, _name)(array, axis=axis, **keywords)
    _function.reduce = _reduce


def _add_accumulate(array, axis=0):
    from numpy._reducing import cumsum
    return cumsum(array, axis)


def _outer(function):
    def outer(a, b):
        a, b = asarray(a), asarray(b)
        return function(a.reshape(*a.shape, *[1] * b.ndim), b)
    return outer


add.accumulate = _add_accumulate
for _function in (add, subtract, multiply, divide, power, maximum, minimum, equal, less, greater):
    _function.outer = _outer(_function)


def float_power(x1, x2):
    return power(asarray(x1).astype(float), x2)


def divmod(x1, x2):
    return floor_divide(x1, x2), remainder(x1, x2)


_of_math = ('exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'sqrt')


def _one(name, compute, kinds='float'):
    """A function of one operand.  kinds: 'float' turns whole numbers into floats, 'same' keeps the type, 'bool' gives truth values."""
    def function(x, out=None, *, where=True, dtype=None):
        operand = _operand(x)
        if operand is None:
            raise TypeError(f"loop of ufunc does not support argument 0 of type {type(x).__name__} which has no callable {name} method")
        value, kind, flat = operand
        if kind is None:
            kind = dtype_of(type(value))
        if kinds == 'float' and kind.kind != 'f':
            kind = _float64
        if flat and kind is _float64 and name in _of_math:
            # Single numbers are computed as in Python, where that gives a number.
            try:
                return _finished(scalar(getattr(math, name)(value if not isinstance(value, torch.Tensor) else value.item()), kind), out, dtype)
            except (ValueError, OverflowError):
                pass
        result = compute(_tensor(value, kind))
        result = scalar(result.item(), of_torch(result.dtype)) if flat else view_of(result)
        return _finished(result, out, dtype)
    function.__name__ = name
    return function


exp, exp2, expm1 = _one('exp', torch.exp), _one('exp2', torch.exp2), _one('expm1', torch.expm1)
log, log2, log10, log1p = _one('log', torch.log), _one('log2', torch.log2), _one('log10', torch.log10), _one('log1p', torch.log1p)
sqrt = _one('sqrt', torch.sqrt)
cbrt = _one('cbrt', lambda x: torch.sign(x) * torch.abs(x) ** (1 / 3))
sin, cos, tan = _one('sin', torch.sin), _one('cos', torch.cos), _one('tan', torch.tan)
arcsin, arccos, arctan = _one('arcsin', torch.asin), _one('arccos', torch.acos), _one('arctan', torch.atan)
asin, acos, atan = arcsin, arccos, arctan
sinh, cosh, tanh = _one('sinh', torch.sinh), _one('cosh', torch.cosh), _one('tanh', torch.tanh)
arcsinh, arccosh, arctanh = _one('arcsinh', torch.asinh), _one('arccosh', torch.acosh), _one('arctanh', torch.atanh)
degrees = rad2deg = _one('degrees', torch.rad2deg)
radians = deg2rad = _one('radians', torch.deg2rad)
floor = _one('floor', lambda x: torch.floor(x) if x.is_floating_point() else x.clone(), 'same')
ceil = _one('ceil', lambda x: torch.ceil(x) if x.is_floating_point() else x.clone(), 'same')
trunc = fix = _one('trunc', lambda x: torch.trunc(x) if x.is_floating_point() else x.clone(), 'same')
rint = _one('rint', torch.round)
negative = _one('negative', torch.neg, 'same')
positive = _one('positive', lambda x: x.clone(), 'same')
absolute = abs = _one('absolute', lambda x: torch.abs(x) if x.dtype != torch.bool else x.clone(), 'same')
fabs = _one('fabs', torch.abs)
sign = _one('sign', lambda x: torch.where(torch.isnan(x), x, torch.sign(x)) if x.is_floating_point() else torch.sign(x), 'same')
square = _one('square', lambda x: x * x, 'same')
reciprocal = _one('reciprocal', lambda x: 1.0 / x if x.is_floating_point() else torch.div(torch.ones_like(x), x, rounding_mode='trunc'), 'same')
isnan, isinf, isfinite = _one('isnan', torch.isnan, 'same'), _one('isinf', torch.isinf, 'same'), _one('isfinite', torch.isfinite, 'same')
signbit = _one('signbit', torch.signbit, 'same')
logical_not = _one('logical_not', torch.logical_not, 'same')
invert = bitwise_not = _one('invert', torch.bitwise_not, 'same')
sinc = _one('sinc', torch.sinc)


def round(a, decimals=0, out=None):
    """To the nearest even number with so many digits."""
    operand = _operand(a)
    value, kind, flat = operand
    kind = dtype_of(type(value)) if kind is None else kind
    x = _tensor(value, kind)
    if kind.kind == 'f':
        if decimals == 0:
            x = torch.round(x)
        else:
            power_of_ten = 10.0 ** (decimals if decimals > 0 else -decimals)
            x = torch.round(x * power_of_ten) / power_of_ten if decimals > 0 else torch.round(x / power_of_ten) * power_of_ten
    elif decimals < 0:
        step = 10 ** -decimals
        x = (torch.round(x.double() / step) * step).to(x.dtype)
    return _finished(scalar(x.item(), kind) if flat else view_of(x.clone()), out, None)


around = round


def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None):
    low, high = a_min if a_min is not None else min, a_max if a_max is not None else max
    result = asarray(a)
    if low is not None:
        result = maximum(result, low)
    if high is not None:
        result = minimum(result, high)
    return _finished(result, out, None)


def heaviside(x1, x2):
    x1 = asarray(x1)
    return where(x1 < 0, 0.0, where(x1 == 0, x2, 1.0))


def where(condition, x=None, y=None):
    """x where the condition holds and y elsewhere; with the condition alone its places."""
    condition = asarray(condition)
    if x is None and y is None:
        from numpy._reducing import nonzero
        return nonzero(condition)
    if x is None or y is None:
        raise ValueError('either both or neither of x and y should be given')
    (a, kind_a, _), (b, kind_b, _) = _operand(x), _operand(y)
    kind = _kind(a, kind_a, b, kind_b)
    a, b = _tensor(a, kind), _tensor(b, kind)
    try:
        return view_of(torch.where(condition._tensor != 0 if condition.dtype is not _bool else condition._tensor, a, b))
    except RuntimeError:
        raise ValueError(f'operands could not be broadcast together with shapes {_shape(condition.shape)} {_shape(a.shape)} {_shape(b.shape)} ') from None


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = asarray(x)
    return view_of(torch.nan_to_num(x._tensor, nan, posinf, neginf)) if x.dtype.kind == 'f' else x.copy()


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = asarray(a), asarray(b)
    flat = a.ndim == 0 and b.ndim == 0
    x, y = a._tensor.double(), b._tensor.double()
    near = torch.where(torch.isfinite(y), (x - y).abs() <= atol + rtol * y.abs(), x == y)
    if equal_nan:
        near = near | torch.isnan(x) & torch.isnan(y)
    return scalar(near.item(), _bool) if flat else view_of(near)


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    near = isclose(a, b, rtol, atol, equal_nan)
    return bool(near._tensor.all()) if isinstance(near, ndarray) else bool(near)


def array_equal(a1, a2, equal_nan=False):
    a1, a2 = asarray(a1), asarray(a2)
    if a1.shape != a2.shape:
        return False
    same = equal(a1, a2)
    if equal_nan:
        same = logical_or(same, logical_and(isnan(a1), isnan(a2)))
    return bool(same._tensor.all()) if isinstance(same, ndarray) else bool(same)


def array_equiv(a1, a2):
    a1, a2 = asarray(a1), asarray(a2)
    return _fit(a1.shape, a2.shape) and bool(asarray(equal(a1, a2))._tensor.all())


def modf(x):
    whole = trunc(asarray(x).astype(float))
    return subtract(x, whole), whole


def real(val):
    return asarray(val)


def imag(val):
    return asarray(val).imag


def conj(x):
    return asarray(x)


def interp(x, xp, fp, left=None, right=None, period=None):
    """Values on the straight lines between points."""
    xs, ys = asarray(xp)._tensor.double(), asarray(fp)._tensor.double()
    operand = asarray(x)
    x = operand._tensor.double()
    place = torch.searchsorted(xs, x.contiguous(), right=True).clamp(1, len(xs) - 1)
    x0, x1, y0, y1 = xs[place - 1], xs[place], ys[place - 1], ys[place]
    result = (y1 - y0) / (x1 - x0) * (x - x0) + y0
    result = torch.where(x <= xs[0], torch.where(x == xs[0], ys[0], torch.tensor(ys[0].item() if left is None else float(left), dtype=torch.float64)), result)
    result = torch.where(x >= xs[-1], torch.where(x == xs[-1], ys[-1], torch.tensor(ys[-1].item() if right is None else float(right), dtype=torch.float64)), result)
    return scalar(result.item(), _float64) if operand.ndim == 0 else view_of(result)


class vectorize:
    """A function of single numbers as one of arrays."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc = pyfunc
        self.otypes = otypes

    def __call__(self, *arguments):
        from numpy._shaping import broadcast_arrays
        arrays = broadcast_arrays(*[asarray(part) for part in arguments])
        values = [self.pyfunc(*row) for row in zip(*[a.ravel() for a in arrays])]
        kind = self.otypes[0] if self.otypes else None
        result = array(values, kind)
        return result.reshape(arrays[0].shape) if arrays[0].ndim else result[0]


def select(condlist, choicelist, default=0):
    result = default
    for condition, choice in reversed(list(zip(condlist, choicelist))):
        result = where(condition, choice, result)
    return result


def piecewise(x, condlist, funclist):
    x = asarray(x)
    result = x * 0
    if len(funclist) == len(condlist) + 1:
        rest = None
        for condition in condlist:
            rest = asarray(condition) if rest is None else logical_or(rest, condition)
        condlist = list(condlist) + [logical_not(rest)]
    for condition, function in zip(condlist, funclist):
        condition = asarray(condition)
        result[condition] = function(x[condition]) if callable(function) else function
    return result


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function of every line along an axis."""
    from numpy._shaping import moveaxis, stack
    moved = moveaxis(asarray(arr), axis, -1)
    lines = moved.reshape(-1, moved.shape[-1])
    results = [asarray(func1d(line, *args, **kwargs)) for line in lines]
    made = stack(results).reshape(*moved.shape[:-1], *results[0].shape)
    return moveaxis(made, -1, axis) if results[0].ndim else made
