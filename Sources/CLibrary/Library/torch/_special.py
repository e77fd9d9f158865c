"""Special functions, computed in float64 and rounded to the type of their argument."""
import math
import torch


def _double(x):
    return x if x.dtype == torch.float64 else x.to(torch.float64)


def _like(result, x):
    return result.to(x.dtype if x.is_floating_point() else torch.get_default_dtype())


def _tensor(x, like):
    return x if isinstance(x, torch.Tensor) else torch.tensor(x, dtype=like.dtype if like.is_floating_point() else None)


def entr(input):
    """-x·log x; 0 at 0 and -∞ below."""
    x = input if input.is_floating_point() else input.to(torch.get_default_dtype())
    inside = torch.where(x == 0, torch.zeros_like(x), -torch.xlogy(x, x))
    return torch.where(x < 0, torch.full_like(x, -math.inf), inside)


def ndtr(input):
    """The area below the standard normal density up to x."""
    x = _double(input)
    return _like(0.5 * torch.erfc(-x / math.sqrt(2)), input)


def log_ndtr(input):
    """log ndtr(x), without cancellation for x far below 0."""
    x = _double(input)
    far = torch.log(erfcx(-x / math.sqrt(2)) / 2) - x * x / 2
    near = torch.log1p(-0.5 * torch.erfc(x / math.sqrt(2)))
    return _like(torch.where(x < -1, far, near), input)


def ndtri(input):
    """The x up to which the area below the standard normal density is p."""
    return _like(math.sqrt(2) * torch.erfinv(2 * _double(input) - 1), input)


def xlog1py(input, other):
    """x·log(1 + y), 0 where x is 0."""
    x = input if isinstance(input, torch.Tensor) else torch.tensor(float(input))
    y = _tensor(other, x)
    return torch.where(x == 0, torch.zeros_like(x + y), x * torch.log1p(y))


def erfcx(input):
    """exp(x²)·erfc(x)"""
    x = _double(input)
    # behind 5 a continued fraction converges fast; before it the product is exact enough
    large = x.abs().clamp(min=5)
    tail = torch.zeros_like(x)
    for k in range(40, 0, -1):
        tail = (k / 2) / (large + tail)
    fraction = 1 / (math.sqrt(math.pi) * (large + tail))
    small = torch.exp(x.clamp(max=5) ** 2) * torch.erfc(x.clamp(max=5))
    return _like(torch.where(x > 5, fraction, small), input)


def _bessel_series(x, order):
    term = (x / 2) ** order / math.factorial(order)
    total = term
    square = x * x / 4
    for k in range(1, 60):
        term = term * square / (k * (k + order))
        total = total + term
    return total


def _scaled_bessel(x, order):
    """exp(-|x|)·I(|x|): a power series up to 20, an asymptotic one behind."""
    size = x.abs()
    near = _bessel_series(size.clamp(max=20), order) * torch.exp(-size.clamp(max=20))
    far = size.clamp(min=20)
    term, total = torch.ones_like(far), torch.ones_like(far)
    for k in range(1, 16):
        term = term * ((2 * k - 1) ** 2 - 4 * order * order) / (8 * k * far)
        total = total + term
    return torch.where(size <= 20, near, total / torch.sqrt(2 * math.pi * far))


def i0e(input):
    """exp(-|x|)·I₀(x)"""
    return _like(_scaled_bessel(_double(input), 0), input)


def i0(input):
    """The modified Bessel function of the first kind of order 0."""
    x = _double(input)
    return _like(_scaled_bessel(x, 0) * torch.exp(x.abs()), input)


def i1e(input):
    """exp(-|x|)·I₁(x)"""
    x = _double(input)
    return _like(_scaled_bessel(x, 1) * torch.sign(x), input)


def i1(input):
    """The modified Bessel function of the first kind of order 1."""
    x = _double(input)
    return _like(_scaled_bessel(x, 1) * torch.exp(x.abs()) * torch.sign(x), input)


_BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510]


def zeta(input, other):
    """Σ 1 / (k + q)ˣ over k = 0, 1, … (Hurwitz), for x > 1 and q > 0, by Euler and Maclaurin's formula."""
    given = input if isinstance(input, torch.Tensor) else other
    x = _double(_tensor(input, given)) + torch.zeros_like(_double(_tensor(other, given)))
    q = _double(_tensor(other, given)) + torch.zeros_like(x)
    total = torch.zeros_like(x)
    for k in range(12):
        total = total + (q + k) ** -x
    a = q + 12
    total = total + a ** (1 - x) / (x - 1) + 0.5 * a ** -x
    factor = x
    power = a ** (-x - 1)
    for j, number in enumerate(_BERNOULLI):
        total = total + number / math.factorial(2 * j + 2) * factor * power
        factor = factor * (x + 2 * j + 1) * (x + 2 * j + 2)
        power = power / (a * a)
    return _like(total, given)


def polygamma(n, input):
    """The n-th derivative of digamma."""
    if n == 0:
        return torch.digamma(input)
    x = _double(input)
    return _like((-1) ** (n + 1) * math.factorial(n) * zeta(torch.full_like(x, n + 1.0), x), input)


def multigammaln(input, p):
    """The logarithm of the multivariate gamma function of dimension p."""
    constant = p * (p - 1) / 4 * math.log(math.pi)
    return torch.lgamma(input.unsqueeze(-1) - torch.arange(p, dtype=input.dtype) / 2).sum(-1) + constant


def gammainc(input, other):
    """The regularised lower incomplete gamma function P(a, x)."""
    a, x = _double(input), _double(other)
    a, x = torch.broadcast_tensors(a, x)
    front = torch.exp(a * torch.log(x) - x - torch.lgamma(a))
    # x below a + 1: a power series; above: the continued fraction of the rest
    term = 1 / a
    series = term
    for k in range(1, 200):
        term = term * x / (a + k)
        series = series + term
    rest = _upper_fraction(a, torch.maximum(x, a + 1))
    lower = torch.where(x < a + 1, front * series, 1 - front * rest)
    return _like(torch.where(x == 0, torch.zeros_like(lower), lower), input)


def _upper_fraction(a, x):
    b = x + 1 - a
    c = torch.full_like(b, 1e300)
    d = 1 / b
    h = d
    for k in range(1, 200):
        numerator = -k * (k - a)
        b = b + 2
        d = 1 / (numerator * d + b)
        c = b + numerator / c
        h = h * d * c
    return h


def gammaincc(input, other):
    """The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x)."""
    return _like(1 - gammainc(_double(input), _double(other)), input)


def logsumexp(input, dim, keepdim=False):
    """log Σ eˣ along dimensions."""
    return torch.logsumexp(input, dim, keepdim)


def softmax(input, dim, *, dtype=None):
    """The softmax along a dimension."""
    return torch.softmax(input, dim, dtype=dtype)


def log_softmax(input, dim, *, dtype=None):
    """The logarithm of the softmax along a dimension."""
    return torch.log_softmax(input, dim, dtype=dtype)
