"""The Kullback–Leibler divergence of two distributions.

The formulas are the expectation of log p - log q worked out (for exponential families: Nielsen and Nock, Entropies and cross-entropies of exponential
families; else by integration). Sums run in the order that the last digits of PyTorch's results show.
"""
import math
import torch
from torch.distributions.composite import Independent
from torch.distributions.continuous import Cauchy, Exponential, Laplace, MultivariateNormal, Normal, Uniform, _half_log_determinant, _solved
from torch.distributions.discrete import Bernoulli, Binomial, Categorical, Geometric, OneHotCategorical, Poisson
from torch.distributions.gamma import Beta, Dirichlet, Gamma
from torch.distributions.transformed_distribution import HalfNormal, LogNormal, TransformedDistribution
from torch.distributions.utils import sum_rightmost
from torch.nn import functional as F

_formulas = {}


def register_kl(type_p, type_q):
    """Registers a formula for a pair of classes."""
    def register(formula):
        _formulas[type_p, type_q] = formula
        return formula

    return register


def kl_divergence(p, q):
    """∫ p log(p / q), by the formula of the nearest classes."""
    for pair in ((type_p, type_q) for type_p in type(p).__mro__ for type_q in type(q).__mro__):
        if pair in _formulas:
            return _formulas[pair](p, q)
    raise NotImplementedError(f'No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}')


def _among(*kinds):
    """Registers a formula for two distributions of the same class."""
    def register(formula):
        for kind in kinds:
            _formulas[kind, kind] = formula
        return formula

    return register


def _infinite(divergence, places):
    """The divergence, infinite where p has values that q has not."""
    divergence[places] = math.inf
    return divergence


def _share(terms, p_part, q_part):
    """Parts p · log(p / q) of a sum: infinite where q excludes what p does not, and 0 where p does."""
    return terms.masked_fill(q_part == 0, math.inf).masked_fill(p_part == 0, 0)


@_among(Normal)
def _normals(p, q):
    variances = (p.scale / q.scale) ** 2
    offset = ((p.loc - q.loc) / q.scale) ** 2
    return 0.5 * (variances + offset - 1 - variances.log())


@_among(Laplace)
def _laplaces(p, q):
    scales, distance = p.scale / q.scale, (p.loc - q.loc).abs()
    return distance / q.scale - scales.log() + scales * torch.exp(-distance / p.scale) - 1


@_among(Uniform)
def _uniforms(p, q):
    outside = (p.low < q.low) | (p.high > q.high)
    return _infinite(torch.log(q._width / p._width), outside)


@_among(Cauchy)
def _cauchys(p, q):
    """Chyzak and Nielsen 2019."""
    squares = (p.scale + q.scale) ** 2 + (p.loc - q.loc) ** 2
    return squares.log() - (4 * p.scale * q.scale).log()


@_among(Exponential)
def _exponentials(p, q):
    ratio = q.rate / p.rate
    return ratio - ratio.log() - 1


@_among(Poisson)
def _poissons(p, q):
    return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


@_among(Geometric)
def _geometrics(p, q):
    """The mean number of failures is 1 / p - 1; together with the success they make 1 / p trials."""
    return -p.entropy() - torch.log1p(-q.probs) / p.probs - q.logits


@_among(Bernoulli)
def _bernoullis(p, q):
    """-log of the probability of 1 is softplus(-logit), that of 0 softplus(logit)."""
    ones = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
    zeros = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
    return _share(ones, p.probs, q.probs) + _share(zeros, 1 - p.probs, 1 - q.probs)


@_among(Binomial)
def _binomials(p, q):
    if bool((q.total_count > p.total_count).any()):
        raise NotImplementedError('KL between Binomials where q.total_count > p.total_count is not implemented')
    trial = p.probs * (p.logits - q.logits) + torch.log1p(-p.probs) - torch.log1p(-q.probs)
    return _infinite(p.total_count * trial, p.total_count > q.total_count)


@_among(Categorical)
def _categoricals(p, q):
    terms = p.probs * (p.logits - q.logits)
    return _share(terms, p.probs, q.probs).sum(-1)


@_among(OneHotCategorical)
def _one_hots(p, q):
    return _categoricals(p._class, q._class)


@_among(Gamma)
def _gammas(p, q):
    rates, functions = q.concentration * torch.log(p.rate / q.rate), q.concentration.lgamma() - p.concentration.lgamma()
    return rates + functions + (p.concentration - q.concentration) * p.concentration.digamma() + (q.rate - p.rate) * p.mean


def _beta_parts(d):
    return d.concentration1, d.concentration0, d._total


@_among(Beta)
def _betas(p, q):
    p1, p0, p_total = _beta_parts(p)
    q1, q0, q_total = _beta_parts(q)
    normalisers = (q1.lgamma() + q0.lgamma() + p_total.lgamma()) - (p1.lgamma() + p0.lgamma() + q_total.lgamma())
    for excess, argument in ((p1 - q1, p1), (p0 - q0, p0), (q_total - p_total, p_total)):
        normalisers = normalisers + excess * argument.digamma()
    return normalisers


@_among(Dirichlet)
def _dirichlets(p, q):
    a, b = p.concentration, q.concentration
    total = a.sum(-1)
    normalisers = total.lgamma() - b.sum(-1).lgamma() - (a.lgamma() - b.lgamma()).sum(-1)
    mean_logs = a.digamma() - total.digamma().unsqueeze(-1)
    return normalisers + ((a - b) * mean_logs).sum(-1)


@_among(MultivariateNormal)
def _multivariate_normals(p, q):
    if p.event_shape != q.event_shape:
        raise ValueError('KL-divergence between two Multivariate Normals with                          different event shapes cannot be computed')
    determinants = _half_log_determinant(q._factor) - _half_log_determinant(p._factor)
    spread = torch.linalg.solve_triangular(q._factor, p._factor, upper=False) ** 2
    offset = _solved(q._factor, q.loc - p.loc) ** 2
    return determinants + 0.5 * (spread.sum((-2, -1)) + offset.sum(-1) - p.event_shape[0])


@_among(LogNormal, HalfNormal, TransformedDistribution)
def _transformed(p, q):
    """An invertible transform of both leaves the divergence as it is."""
    if p.transforms != q.transforms:
        raise NotImplementedError
    return kl_divergence(p.base_dist, q.base_dist)


@_among(Independent)
def _independents(p, q):
    joined = p.reinterpreted_batch_ndims
    if joined != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return sum_rightmost(kl_divergence(p.base_dist, q.base_dist), joined)
