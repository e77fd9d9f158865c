extension PythonSource {
    static let fractions = #"""
"""Rational numbers."""
import math as _math

__all__ = ['Fraction']


def _parse(text):
    """Numerator and denominator of '3/4', '-1.25e3' and the like; None if malformed."""
    body = text.strip()
    sign = 1
    if body[:1] in ('+', '-'):
        sign = -1 if body[0] == '-' else 1
        body = body[1:]

    def digits(s):
        return bool(s) and s.replace('_', '').isdigit() and s[0] != '_' and s[-1] != '_' and '__' not in s

    if '/' in body:
        top, bottom = body.split('/', 1)
        if not digits(top) or not digits(bottom):
            return None
        return sign * int(top), int(bottom)
    exponent = 0
    for letter in 'eE':
        if letter in body:
            body, power = body.split(letter, 1)
            unsigned = power[1:] if power[:1] in ('+', '-') else power
            if not digits(unsigned):
                return None
            exponent = int(power)
            break
    whole, dot, decimals = body.partition('.')
    if not (digits(whole) or digits(decimals)) or whole and not digits(whole) or decimals and not digits(decimals):
        return None
    decimals = decimals.replace('_', '')
    numerator = int((whole or '0').replace('_', '') + decimals)
    exponent -= len(decimals)
    if exponent >= 0:
        return sign * numerator * 10 ** exponent, 1
    return sign * numerator, 10 ** -exponent


class Fraction:
    """A rational number in lowest terms with a positive denominator."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, Fraction):
                self._numerator = numerator._numerator
                self._denominator = numerator._denominator
                return self
            if isinstance(numerator, int):
                self._numerator = int(numerator)
                self._denominator = 1
                return self
            if isinstance(numerator, float) or hasattr(numerator, 'as_integer_ratio'):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if isinstance(numerator, str):
                parsed = _parse(numerator)
                if parsed is None:
                    raise ValueError('Invalid literal for Fraction: %r' % (numerator,))
                numerator, denominator = parsed
            else:
                raise TypeError('argument should be a string or a Rational instance')
        elif type(numerator) is int and type(denominator) is int:
            pass
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            numerator, denominator = (numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator)
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
        g = _math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator = numerator // g
        self._denominator = denominator // g
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('%s.from_float() only takes floats, not %r (%s)' % (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        bound1 = Fraction(p0 + k * p1, q0 + k * q1)
        bound2 = Fraction(p1, q1)
        return bound2 if abs(bound2 - self) <= abs(bound1 - self) else bound1

    def __repr__(self):
        return '%s(%s, %s)' % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return '%s/%s' % (self._numerator, self._denominator)

    def __add__(self, other):
        if isinstance(other, (int, Fraction)):
            return Fraction(self._numerator * other.denominator + other.numerator * self._denominator, self._denominator * other.denominator)
        if isinstance(other, float):
            return float(self) + other
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, int):
            return Fraction(other * self._denominator + self._numerator, self._denominator)
        if isinstance(other, float):
            return other + float(self)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, (int, Fraction)):
            return Fraction(self._numerator * other.denominator - other.numerator * self._denominator, self._denominator * other.denominator)
        if isinstance(other, float):
            return float(self) - other
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, int):
            return Fraction(other * self._denominator - self._numerator, self._denominator)
        if isinstance(other, float):
            return other - float(self)
        return NotImplemented

    def __mul__(self, other):
        if isinstance(other, (int, Fraction)):
            return Fraction(self._numerator * other.numerator, self._denominator * other.denominator)
        if isinstance(other, float):
            return float(self) * other
        return NotImplemented

    def __rmul__(self, other):
        if isinstance(other, int):
            return Fraction(other * self._numerator, self._denominator)
        if isinstance(other, float):
            return other * float(self)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, (int, Fraction)):
            return _quotient(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return float(self) / other
        return NotImplemented

    def __rtruediv__(self, other):
        if isinstance(other, int):
            return _quotient(other * self._denominator, self._numerator)
        if isinstance(other, float):
            return other / float(self)
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, (int, Fraction)):
            return (self._numerator * other.denominator) // (self._denominator * other.numerator)
        if isinstance(other, float):
            return float(self) // other
        return NotImplemented

    def __rfloordiv__(self, other):
        if isinstance(other, int):
            return (other * self._denominator) // self._numerator
        if isinstance(other, float):
            return other // float(self)
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, (int, Fraction)):
            da, db = self._denominator, other.denominator
            return Fraction((self._numerator * db) % (other.numerator * da), da * db)
        if isinstance(other, float):
            return float(self) % other
        return NotImplemented

    def __rmod__(self, other):
        if isinstance(other, int):
            return Fraction(other) % self
        if isinstance(other, float):
            return other % float(self)
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, (int, Fraction)):
            return (self // other, self % other)
        if isinstance(other, float):
            return divmod(float(self), other)
        return NotImplemented

    def __pow__(self, other):
        if isinstance(other, (int, Fraction)):
            if other.denominator == 1:
                power = other.numerator
                if power >= 0:
                    return Fraction(self._numerator ** power, self._denominator ** power)
                if self._numerator == 0:
                    raise ZeroDivisionError('Fraction(%s, 0)' % (self._denominator ** -power,))
                return Fraction(self._denominator ** -power, self._numerator ** -power)
            return float(self) ** float(other)
        if isinstance(other, float):
            return float(self) ** other
        return NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        if isinstance(other, int):
            return Fraction(other) ** self
        if self._denominator == 1:
            return other ** self._numerator
        return other ** float(self)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __float__(self):
        return self._numerator / self._denominator

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator:
                return floor
            if remainder * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        return _hash_of_ratio(self._numerator, self._denominator)

    def __eq__(self, other):
        if isinstance(other, int):
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Fraction):
            return self._numerator == other._numerator and self._denominator == other._denominator
        if isinstance(other, float):
            if _math.isnan(other) or _math.isinf(other):
                return 0.0 == other
            return self == Fraction(*other.as_integer_ratio())
        return NotImplemented

    def _difference(self, other):
        """The sign of self − other; None if it cannot be told."""
        if isinstance(other, (int, Fraction)):
            return self._numerator * other.denominator - self._denominator * other.numerator
        if isinstance(other, float):
            if _math.isnan(other):
                return 'nan'
            if _math.isinf(other):
                return -1 if other > 0 else 1
            return self._difference(Fraction(*other.as_integer_ratio()))
        return None

    def __lt__(self, other):
        d = self._difference(other)
        return NotImplemented if d is None else d != 'nan' and d < 0

    def __gt__(self, other):
        d = self._difference(other)
        return NotImplemented if d is None else d != 'nan' and d > 0

    def __le__(self, other):
        d = self._difference(other)
        return NotImplemented if d is None else d != 'nan' and d <= 0

    def __ge__(self, other):
        d = self._difference(other)
        return NotImplemented if d is None else d != 'nan' and d >= 0

    def __bool__(self):
        return bool(self._numerator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _quotient(numerator, denominator):
    if denominator == 0:
        # As CPython's quotient, which takes common factors out first.
        raise ZeroDivisionError('Fraction(%s, 0)' % ((numerator > 0) - (numerator < 0)))
    return Fraction(numerator, denominator)


def _hash_of_ratio(numerator, denominator):
    modulus = 2 ** 61 - 1
    try:
        inverse = pow(denominator, -1, modulus)
    except ValueError:
        result = 314159
    else:
        result = hash(hash(abs(numerator)) * inverse)
    if numerator < 0:
        result = -result
    return -2 if result == -1 else result

"""#
}
