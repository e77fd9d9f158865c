"""Arrays as lessons on tensors use them.  An array is a view of a tensor; printing, types and random numbers are NumPy's."""
__version__ = '2.4.6'

pi = 3.141592653589793
e = 2.718281828459045
euler_gamma = 0.5772156649015329
inf = float('inf')
nan = float('nan')
newaxis = None

_places = {
    '_array': 'ndarray array asarray asanyarray ascontiguousarray',
    '_asking': 'copy frombuffer fromiter isscalar shape ndim size may_share_memory shares_memory',
    '_types': 'dtype generic number integer signedinteger unsignedinteger floating bool_ int8 int16 int32 int64 uint8 float16 float32 float64 intp int_ double '
              'single half result_type promote_types can_cast issubdtype finfo iinfo isdtype',
    '_making': 'zeros ones empty full zeros_like ones_like empty_like full_like arange linspace logspace geomspace eye identity diag diagflat tri tril triu '
               'meshgrid indices fromfunction vander',
    '_shaping': 'reshape ravel transpose swapaxes moveaxis rollaxis expand_dims squeeze concatenate stack vstack hstack dstack column_stack row_stack split '
                'array_split vsplit hsplit tile repeat pad flip fliplr flipud roll rot90 broadcast_to broadcast_arrays broadcast_shapes append insert delete '
                'atleast_1d atleast_2d atleast_3d resize trim_zeros permute_dims concat unstack',
    '_elementwise': 'add subtract multiply divide true_divide floor_divide mod remainder fmod power float_power negative positive absolute abs fabs sign exp exp2 '
                    'expm1 log log2 log10 log1p sqrt cbrt square reciprocal sin cos tan arcsin arccos arctan arctan2 hypot sinh cosh tanh arcsinh arccosh '
                    'arctanh degrees radians deg2rad rad2deg floor ceil trunc rint round around fix maximum minimum fmax fmin clip isnan isinf isfinite '
                    'signbit logical_and logical_or logical_not logical_xor bitwise_and bitwise_or bitwise_xor invert left_shift right_shift equal not_equal '
                    'less less_equal greater greater_equal heaviside where nan_to_num copysign sinc interp vectorize real imag conj isclose allclose '
                    'array_equal array_equiv logaddexp modf divmod select piecewise apply_along_axis pow acos asin atan atan2 bitwise_not',
    '_reducing': 'sum prod mean average var std min max amin amax argmin argmax any all cumsum cumprod ptp median percentile quantile count_nonzero nansum '
                 'nanmean nanmax nanmin nanstd nanvar nanargmax nanargmin sort argsort unique searchsorted nonzero flatnonzero argwhere take '
                 'take_along_axis put trace diagonal lexsort partition argpartition choose extract compress fill_diagonal copyto',
    '_counting': 'bincount histogram histogram2d digitize diff ediff1d gradient trapezoid cov corrcoef isin in1d intersect1d union1d setdiff1d convolve '
                 'correlate unravel_index ravel_multi_index polyfit polyval',
    '_products': 'dot matmul vdot inner outer tensordot einsum kron cross vecdot',
    '_printing': 'array2string array_repr array_str set_printoptions get_printoptions printoptions format_float_positional format_float_scientific',
}
_module_of = {name: module for module, names in _places.items() for name in names.split()}
_missing = {'complex64', 'complex128', 'datetime64', 'timedelta64', 'str_', 'object_', 'matrix', 'ma', 'fft', 'polynomial', 'recarray', 'memmap', 'char'}
_files = ('load', 'save', 'savez', 'savez_compressed', 'loadtxt', 'savetxt', 'genfromtxt', 'fromfile')


def _from_tensor(tensor):
    """The array that shares memory with a tensor."""
    from numpy._array import view_of
    return view_of(tensor)


class _Errors:
    """Settings of warnings, which this dialect does not give."""

    def __init__(self, **keywords):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        return False

    def __call__(self, function):
        return function


errstate = _Errors


def seterr(**keywords):
    return {'divide': 'warn', 'over': 'warn', 'under': 'ignore', 'invalid': 'warn'}


class _Stacker:
    """`np.c_[…]` puts arrays beside each other as columns, `np.r_[…]` one after the other."""

    def __init__(self, columns):
        self._columns = columns

    def __getitem__(self, key):
        from numpy._array import asarray
        from numpy._making import arange, linspace
        from numpy._shaping import column_stack, concatenate
        parts = []
        for part in (key if isinstance(key, tuple) else (key,)):
            if isinstance(part, slice):
                if isinstance(part.step, complex):
                    part = linspace(part.start, part.stop, int(abs(part.step)))
                else:
                    part = arange(part.start or 0, part.stop, part.step or 1)
            part = asarray(part)
            parts.append(part if part.ndim else part.reshape(1))
        return column_stack(parts) if self._columns else concatenate(parts)


c_ = _Stacker(True)
r_ = _Stacker(False)


class _Index:
    def __getitem__(self, key):
        return key


s_ = _Index()


def __getattr__(name):
    import importlib
    if name in _module_of:
        value = getattr(importlib.import_module('numpy.' + _module_of[name]), name)
    elif name in ('random', 'linalg', 'testing', 'typing'):
        value = importlib.import_module('numpy.' + name)
    elif name == 'bool':
        from numpy._types import bool_ as value
    elif name in ('True_', 'False_'):
        from numpy._types import bool_
        value = bool_(name == 'True_')
    elif name == 'mgrid' or name == 'ogrid':
        from numpy._making import grid_maker
        value = grid_maker(name == 'ogrid')
    elif name in _files:
        def value(*arguments, **keywords):
            raise OSError('a lesson cannot read or write files')
    elif name in _missing:
        raise NotImplementedError(f'numpy.{name} is not available here')
    else:
        raise AttributeError(f"module 'numpy' has no attribute '{name}'")
    globals()[name] = value
    return value
