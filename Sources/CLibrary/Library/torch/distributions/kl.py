"""The Kullback–Leibler divergence of two distributions."""
import math
import torch
from torch.distributions.continuous import Exponential, Normal, Uniform
from torch.distributions.discrete import Bernoulli, Categorical

_formulas = {}


def register_kl(type_p, type_q):
    """Registers a formula for a pair of classes."""
    def decorator(function):
        _formulas[type_p, type_q] = function
        return function

    return decorator


def kl_divergence(p, q):
    """∫ p log(p / q)"""
    for (type_p, type_q), formula in _formulas.items():
        if isinstance(p, type_p) and isinstance(q, type_q):
            return formula(p, q)
    raise NotImplementedError(f'No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}')


@register_kl(Normal, Normal)
def _normal(p, q):
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())


@register_kl(Bernoulli, Bernoulli)
def _bernoulli(p, q):
    return torch.xlogy(p.probs, p.probs / q.probs) + torch.xlogy(1 - p.probs, (1 - p.probs) / (1 - q.probs))


@register_kl(Categorical, Categorical)
def _categorical(p, q):
    return (p.probs * (p.logits - q.logits)).sum(-1)


@register_kl(Exponential, Exponential)
def _exponential(p, q):
    ratio = q.rate / p.rate
    return ratio - ratio.log() - 1


@register_kl(Uniform, Uniform)
def _uniform(p, q):
    result = torch.log((q.high - q.low) / (p.high - p.low))
    return torch.where((q.low > p.low) | (q.high < p.high), torch.full_like(result, math.inf), result)
