"""Comparisons for tests."""
from collections.abc import Mapping, Sequence
import torch

_tolerances = {torch.float32: (1.3e-6, 1e-5), torch.float64: (1e-7, 1e-7)}


def _default_tolerance(*dtypes):
    pairs = [_tolerances.get(dtype, (0.0, 0.0)) for dtype in dtypes]
    return max(pair[0] for pair in pairs), max(pair[1] for pair in pairs)


def _place(number, shape):
    if not shape:
        return ''
    result = []
    for size in reversed(shape):
        result.append(number % size)
        number //= size
    return str(tuple(reversed(result)))


def _mismatch(actual, expected, close, rtol, atol):
    wrong = ~close
    total = close.numel()
    count = int(wrong.sum())
    difference = (actual.double() - expected.double()).abs()
    difference = torch.where(wrong, difference, torch.zeros_like(difference))
    absolute = float(difference.max())
    where_absolute = int(difference.reshape(-1).argmax())
    relative_all = torch.where(wrong, difference / expected.double().abs(), torch.zeros_like(difference))
    relative = float(relative_all.max())
    where_relative = int(relative_all.reshape(-1).argmax())
    if actual.dim() == 0:
        if rtol == 0 and atol == 0:
            return f'Scalars are not equal!\n\nExpected {expected.item()} but got {actual.item()}.\nAbsolute difference: {absolute}\nRelative difference: {relative}'
        return (f'Scalars are not close!\n\nExpected {expected.item()} but got {actual.item()}.\nAbsolute difference: {absolute} (up to {atol} allowed)\n'
                f'Relative difference: {relative} (up to {rtol} allowed)')
    shape = tuple(actual.shape)
    if rtol == 0 and atol == 0:
        kind, up_a, up_r = 'equal', '', ''
    else:
        kind, up_a, up_r = 'close', f' (up to {atol} allowed)', f' (up to {rtol} allowed)'
    return (f'Tensor-likes are not {kind}!\n\nMismatched elements: {count} / {total} ({count / total:.1%})\n'
            f'Greatest absolute difference: {absolute} at index {_place(where_absolute, shape)}{up_a}\n'
            f'Greatest relative difference: {relative} at index {_place(where_relative, shape)}{up_r}')


def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True, check_dtype=True, check_layout=True,
                 check_stride=False, msg=None):
    """Raises AssertionError if the two are not close: |actual - expected| ≤ atol + rtol · |expected|."""
    if (rtol is None) != (atol is None):
        raise ValueError(f"Both 'rtol' and 'atol' must be either specified or omitted, but got no {'rtol' if rtol is None else 'atol'}.")

    def fail(text):
        if callable(msg):
            text = msg(text)
        elif msg is not None:
            text = msg
        raise AssertionError(text)

    def compare(actual, expected, path):
        suffix = f'\n\nThe failure occurred for item {path}' if path else ''
        if isinstance(actual, Mapping) and isinstance(expected, Mapping):
            if set(actual) != set(expected):
                missing = sorted(set(expected) - set(actual))
                extra = sorted(set(actual) - set(expected))
                fail(f'The keys of the mappings do not match:\nMissing keys in the actual mapping: {missing}\nAdditional keys in the actual mapping: {extra}' + suffix)
            for key in sorted(actual):
                compare(actual[key], expected[key], path + f'[{key!r}]')
            return
        if isinstance(actual, Sequence) and isinstance(expected, Sequence) and not isinstance(actual, str):
            if len(actual) != len(expected):
                fail(f'The length of the sequences mismatch: {len(actual)} != {len(expected)}' + suffix)
            for place, (a, b) in enumerate(zip(actual, expected)):
                compare(a, b, path + f'[{place}]')
            return
        if actual is None or expected is None:
            if actual is not expected:
                fail(f'None mismatch: {actual} is not {expected}' + suffix)
            return
        numbers = not isinstance(actual, torch.Tensor) and not isinstance(expected, torch.Tensor)
        if not numbers and type(actual) is not type(expected) and not (isinstance(actual, torch.Tensor) and isinstance(expected, torch.Tensor)):
            raise TypeError(f'No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.')
        if isinstance(actual, str) or isinstance(expected, str):
            raise TypeError(f'No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.')
        a = actual if isinstance(actual, torch.Tensor) else torch.tensor(actual, dtype=torch.float64 if isinstance(actual, float) else None)
        b = expected if isinstance(expected, torch.Tensor) else torch.tensor(expected, dtype=torch.float64 if isinstance(expected, float) else None)
        if a.shape != b.shape:
            fail(f"The values for attribute 'shape' do not match: {a.shape} != {b.shape}." + suffix)
        if check_dtype and a.dtype != b.dtype:
            fail(f"The values for attribute 'dtype' do not match: {a.dtype} != {b.dtype}." + suffix)
        if check_stride and a.stride() != b.stride():
            fail(f"The values for attribute 'stride()' do not match: {a.stride()} != {b.stride()}." + suffix)
        relative, absolute = (rtol, atol) if rtol is not None else _default_tolerance(a.dtype, b.dtype)
        kind = torch.promote_types(a.dtype, b.dtype)
        a, b = a.detach().to(kind), b.detach().to(kind)
        close = torch.isclose(a, b, rtol=relative, atol=absolute, equal_nan=equal_nan)
        if not close.all():
            fail(_mismatch(a, b, close, relative, absolute) + suffix)

    compare(actual, expected, '')


def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=''):
    assert_close(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=False, msg=msg or None)


def make_tensor(*shape, dtype, device='cpu', low=None, high=None, requires_grad=False):
    """A tensor of random numbers."""
    shape = tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else shape
    if dtype.is_floating_point:
        low, high = -9 if low is None else low, 9 if high is None else high
        return torch.empty(shape, dtype=dtype).uniform_(low, high).requires_grad_(requires_grad)
    if dtype == torch.bool:
        return torch.randint(0, 2, shape).to(dtype)
    return torch.randint(-9 if low is None else low, 10 if high is None else high, shape, dtype=dtype)
