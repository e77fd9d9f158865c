"""Helpers around parameters and sequences."""
import math
import torch
from torch.nn.utils import rnn


def __getattr__(name):
    import importlib
    if name not in ('parametrizations', 'parametrize'):
        raise AttributeError(f"module 'torch.nn.utils' has no attribute '{name}'")
    value = importlib.import_module('torch.nn.utils.' + name)
    globals()[name] = value
    return value


def _with_gradients(parameters):
    if isinstance(parameters, torch.Tensor):
        parameters = [parameters]
    return [param for param in parameters if param.grad is not None]


def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """The norm of all tensors as if they were one vector."""
    tensors = [tensors] if isinstance(tensors, torch.Tensor) else list(tensors)
    norm_type = float(norm_type)
    if not tensors:
        return torch.tensor(0.0)
    norms = [torch.linalg.vector_norm(tensor, norm_type) for tensor in tensors]
    total = torch.linalg.vector_norm(torch.stack(norms), norm_type)
    if error_if_nonfinite and (total.isnan() or total.isinf()):
        raise RuntimeError(f'The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be clipped. '
                           'To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`')
    return total


def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    scale = torch.clamp(float(max_norm) / (total_norm + 1e-6), max=1.0)
    for param in _with_gradients(parameters):
        param.grad.mul_(scale)


@torch.no_grad()
def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """Scales all gradients together so that their norm is at most max_norm; returns the norm before."""
    parameters = [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)
    total = get_total_norm([param.grad for param in _with_gradients(parameters)], norm_type, error_if_nonfinite)
    clip_grads_with_norm_(parameters, max_norm, total)
    return total


def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    return clip_grad_norm_(parameters, max_norm, norm_type, error_if_nonfinite)


@torch.no_grad()
def clip_grad_value_(parameters, clip_value, foreach=None):
    """Cuts every number of every gradient off at ±clip_value."""
    params = _with_gradients(parameters)
    if not params:
        # PyTorch clips all gradients by one call, and that call wants at least one
        raise RuntimeError('Expected !nested_tensorlist[0].empty() to be true, but got false.  (Could this error message be improved?  '
                           'If so, please report an enhancement request to PyTorch.)')
    for param in params:
        param.grad.clamp_(min=-float(clip_value), max=float(clip_value))


def parameters_to_vector(parameters):
    return torch.cat([param.view(-1) for param in parameters])


def vector_to_parameters(vec, parameters):
    if not isinstance(vec, torch.Tensor):
        raise TypeError(f'expected torch.Tensor, but got: {torch.typename(vec)}')
    place = 0
    for param in parameters:
        count = param.numel()
        param.data = vec[place:place + count].view_as(param).data
        place += count


class _WeightNorm:
    """weight = g · v / ‖v‖, computed before each call."""

    def __init__(self, name, dim):
        self.name = name
        self.dim = dim

    def norm(self, v):
        if self.dim is None:
            return v.norm()
        others = [axis for axis in range(v.dim()) if axis != self.dim]
        return torch.linalg.vector_norm(v, 2, dim=others, keepdim=True)

    def compute(self, module):
        v = getattr(module, self.name + '_v')
        return v * (getattr(module, self.name + '_g') / self.norm(v))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute(module))


def weight_norm(module, name='weight', dim=0):
    hook = _WeightNorm(name, dim)
    weight = getattr(module, name)
    delattr(module, name)
    module.register_parameter(name + '_g', torch.nn.Parameter(hook.norm(weight).data))
    module.register_parameter(name + '_v', torch.nn.Parameter(weight.data))
    setattr(module, name, hook.compute(module))
    module.register_forward_pre_hook(hook)
    return module


def remove_weight_norm(module, name='weight'):
    """Makes the weight a plain parameter again."""
    for key, (hook, _) in list(module._forward_pre_hooks.items()):
        if isinstance(hook, _WeightNorm) and hook.name == name:
            weight = hook.compute(module)
            delattr(module, name)
            del module._parameters[name + '_g'], module._parameters[name + '_v'], module._forward_pre_hooks[key]
            module.register_parameter(name, torch.nn.Parameter(weight.data))
            return module
    raise ValueError(f"weight_norm of '{name}' not found in {module}")


class _SpectralNorm:
    """weight / σ, where σ is its largest singular value as power iteration finds it."""

    def __init__(self, name, n_power_iterations, dim, eps):
        self.name = name
        self.n_power_iterations = n_power_iterations
        self.dim = dim
        self.eps = eps

    def matrix(self, weight):
        return weight.movedim(self.dim, 0).reshape(weight.size(self.dim), -1)

    def compute(self, module, iterate):
        weight = getattr(module, self.name + '_orig')
        u, v = getattr(module, self.name + '_u'), getattr(module, self.name + '_v')
        matrix = self.matrix(weight)
        if iterate:
            with torch.no_grad():
                for _ in range(self.n_power_iterations):
                    v.copy_(torch.nn.functional.normalize(torch.mv(matrix.t(), u), dim=0, eps=self.eps))
                    u.copy_(torch.nn.functional.normalize(torch.mv(matrix, v), dim=0, eps=self.eps))
            u, v = u.clone(), v.clone()
        return weight / torch.dot(u, torch.mv(matrix, v))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute(module, module.training))


def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
    """Divides a weight by its largest singular value before each call."""
    if dim is None:
        dim = 1 if isinstance(module, (torch.nn.ConvTranspose1d, torch.nn.ConvTranspose2d, torch.nn.ConvTranspose3d)) else 0
    hook = _SpectralNorm(name, n_power_iterations, dim, eps)
    weight = module._parameters[name]
    with torch.no_grad():
        height, width = hook.matrix(weight).size()
        u = torch.nn.functional.normalize(weight.new_empty(height).normal_(0, 1), dim=0, eps=eps)
        v = torch.nn.functional.normalize(weight.new_empty(width).normal_(0, 1), dim=0, eps=eps)
    delattr(module, name)
    module.register_parameter(name + '_orig', weight)
    setattr(module, name, weight.data)
    module.register_buffer(name + '_u', u)
    module.register_buffer(name + '_v', v)
    module.register_forward_pre_hook(hook)
    return module


def skip_init(module_cls, *args, **kwargs):
    """A module; its parameters need no values, but have some."""
    return module_cls(*args, **kwargs)


def fuse_conv_bn_eval(conv, bn, transpose=False):
    """A convolution that computes what the convolution and the batch normalisation behind it compute."""
    import copy
    if conv.training or bn.training:
        raise AssertionError('Fusion only for eval!')
    fused = copy.deepcopy(conv)
    fused.weight, fused.bias = fuse_conv_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias, transpose)
    return fused


def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
    if conv_b is None:
        conv_b = torch.zeros_like(bn_rm)
    scale = (bn_w if bn_w is not None else torch.ones_like(bn_rm)) / torch.sqrt(bn_rv + bn_eps)
    shift = bn_b if bn_b is not None else torch.zeros_like(bn_rm)
    shape = [-1] + [1] * (conv_w.dim() - 1)
    if transpose:
        shape[0], shape[1] = shape[1], shape[0]
    return torch.nn.Parameter(conv_w * scale.reshape(shape)), torch.nn.Parameter((conv_b - bn_rm) * scale + shift)
