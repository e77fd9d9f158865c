extension PythonSource {
    static let statistics = statisticsPart1 + statisticsPart2

    private static let statisticsPart1 = #"""
"""Exact statistics: sums are taken as fractions and rounded once."""
import math as _math
from fractions import Fraction as _Fraction

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean', 'linear_regression',
           'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles',
           'stdev', 'variance']


class StatisticsError(ValueError):
    pass


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError("can't convert type '%s' to numerator/denominator" % type(x).__name__) from None
    except (OverflowError, ValueError):
        return x, None


def _coerce(a, b):
    """The type in which the result is given."""
    if a is b or b is int or b is bool:
        return a
    if a is int or a is bool:
        return b
    if issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if a is _Fraction and b is float or issubclass(a, _Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, _Fraction):
        return a
    raise TypeError("don't know how to coerce %s and %s" % (a.__name__, b.__name__))


def _sum(data):
    """The type, the exact total and the count."""
    count = 0
    kind = int
    partials = {}
    special = None
    for x in data:
        count += 1
        if type(x) is not kind:
            kind = _coerce(kind, type(x))
        n, d = _ratio(x)
        if d is None:
            special = n if special is None else special + n
        else:
            partials[d] = partials.get(d, 0) + n
    if special is not None:
        return kind, special, count
    total = _Fraction(0)
    for d in sorted(partials):
        total += _Fraction(partials[d], d)
    return kind, total, count


def _convert(value, kind):
    if type(value) is kind:
        return value
    if not isinstance(value, _Fraction):
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    if kind is _Fraction:
        return value
    if issubclass(kind, float):
        return kind(value.numerator / value.denominator)
    return kind(value)


def _square_deviations(data, c=None):
    """The type, the exact sum of squared deviations, the center and the count."""
    data = list(data)
    if c is None:
        kind, total, count = _sum(data)
        if count == 0:
            return kind, _Fraction(0), _Fraction(0), 0
        if not isinstance(total, _Fraction):
            return kind, total * 0 if total == total else total, total, count
        c = total / count
    else:
        kind, _, count = _sum(data)
        n, d = _ratio(c)
        if d is None:
            return kind, float('nan'), c, count
        kind = _coerce(kind, type(c))
        c = _Fraction(n, d)
    special = None
    partials = {}
    for x in data:
        n, d = _ratio(x)
        if d is None:
            special = float('nan')
            continue
        deviation_n = n * c.denominator - c.numerator * d
        deviation_d = d * c.denominator
        key = deviation_d * deviation_d
        partials[key] = partials.get(key, 0) + deviation_n * deviation_n
    if special is not None:
        return kind, special, c, count
    total = _Fraction(0)
    for d, n in partials.items():
        total += _Fraction(n, d)
    return kind, total, c, count


def _integer_sqrt_of_ratio_rto(n, m):
    # Rounded to odd: the last bit tells whether the root is exact.
    a = _math.isqrt(n // m)
    return a | (a * a * m != n)


def _float_sqrt_of_ratio(n, m):
    """The correctly rounded square root of n / m."""
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        numerator = _integer_sqrt_of_ratio_rto(n, m << 2 * q) << q
        denominator = 1
    else:
        numerator = _integer_sqrt_of_ratio_rto(n << -2 * q, m)
        denominator = 1 << -q
    return numerator / denominator


def _root(value, kind):
    if not isinstance(value, _Fraction):
        return _math.sqrt(value)
    return _float_sqrt_of_ratio(value.numerator, value.denominator)


def mean(data):
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    if not isinstance(total, _Fraction):
        return total / n
    return _convert(total / n, kind)


def fmean(data, weights=None):
    data = list(data)
    n = len(data)
    if weights is None:
        total = _math.fsum(data)
        if not n:
            raise StatisticsError('fmean requires at least one data point')
        return total / n
    weights = list(weights)
    if len(weights) != n:
        raise StatisticsError('data and weights must be the same length')
    numerator = _math.fsum([x * w for x, w in zip(data, weights)])
    denominator = _math.fsum(weights)
    if not denominator:
        raise StatisticsError('sum of weights must be non-zero')
    return numerator / denominator


def geometric_mean(data):
    try:
        return _math.exp(fmean([_math.log(x) for x in data]))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def _not_negative(values, message):
    for value in values:
        if value < 0:
            raise StatisticsError(message)
        yield value


def harmonic_mean(data, weights=None):
    data = list(data)
    errmsg = 'harmonic mean does not support negative values'
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (int, float, _Fraction)):
            raise TypeError('unsupported type')
        if x < 0:
            raise StatisticsError(errmsg)
        return x
    if weights is None:
        weights = [1] * n
        sum_weights = n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        _, sum_weights, _ = _sum(_not_negative(weights, errmsg))
    try:
        kind, total, count = _sum(w / x if w else 0 for w, x in zip(weights, _not_negative(data, errmsg)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(sum_weights / total, kind)


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 == 1 else data[n // 2 - 1]


def median_high(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    return data[n // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    x = data[n // 2]
    below = sum(1 for value in data if value < x)
    equal = sum(1 for value in data if value == x)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float') from None
    return x - interval / 2.0 + interval * (n / 2 - below) / equal


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    best = None
    most = 0
    for value, count in _counts(data).items():
        if count > most:
            best = value
            most = count
    if not most:
        raise StatisticsError('no mode for empty data')
    return best


def multimode(data):
    counts = _counts(data)
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]



"""#
}
