"""Windows of signal processing."""
import math
import torch


def _cosines(length, periodic, weights, dtype, requires_grad):
    if length == 0:
        return torch.empty(0, dtype=dtype)
    if length == 1:
        return torch.ones(1, dtype=dtype)
    count = length + 1 if periodic else length
    angle = torch.arange(count, dtype=torch.get_default_dtype() if dtype is None else dtype) * (2 * math.pi / (count - 1))
    window = torch.full_like(angle, weights[0])
    for order, weight in enumerate(weights[1:], 1):
        window = window + (-1) ** order * weight * torch.cos(order * angle)
    window = window[:length]
    return window.requires_grad_() if requires_grad else window


def hann_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, requires_grad=False):
    """½ - ½·cos(2πn / N)"""
    return _cosines(window_length, periodic, (0.5, 0.5), dtype, requires_grad)


def hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None, layout=None, device=None, requires_grad=False):
    """alpha - beta·cos(2πn / N)"""
    return _cosines(window_length, periodic, (alpha, beta), dtype, requires_grad)


def blackman_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, requires_grad=False):
    """0.42 - 0.5·cos(2πn / N) + 0.08·cos(4πn / N)"""
    return _cosines(window_length, periodic, (0.42, 0.5, 0.08), dtype, requires_grad)


def bartlett_window(window_length, periodic=True, *, dtype=None, layout=None, device=None, requires_grad=False):
    """A triangle."""
    if window_length <= 1:
        return torch.ones(window_length, dtype=dtype)
    count = window_length + 1 if periodic else window_length
    place = torch.arange(count, dtype=torch.get_default_dtype() if dtype is None else dtype) * (2 / (count - 1))
    return torch.where(place > 1, 2 - place, place)[:window_length]


def kaiser_window(window_length, periodic=True, beta=12.0, *, dtype=None, layout=None, device=None, requires_grad=False):
    """I₀(beta·√(1 - ((n - N/2) / (N/2))²)) / I₀(beta)"""
    if window_length <= 1:
        return torch.ones(window_length, dtype=dtype)
    count = window_length + 1 if periodic else window_length
    half = (count - 1) / 2
    place = torch.arange(count, dtype=torch.float64)
    root = torch.sqrt((1 - ((place - half) / half) ** 2).clamp(min=0))
    window = torch.special.i0(beta * root) / torch.special.i0(torch.tensor(float(beta), dtype=torch.float64))
    return window[:window_length].to(torch.get_default_dtype() if dtype is None else dtype)
