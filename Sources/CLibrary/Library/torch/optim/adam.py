"""Adam and its relatives: a step size for each number, from running means of gradients and of their squares."""
import math
import torch
from torch._runtime import adam_step
from torch.optim.optimizer import Optimizer, _check, _check_betas, _stepping


class Adam(Optimizer):
    """p ← p − lr·m̂ / (√v̂ + ε); m̂ and v̂ are the bias-corrected running means of g and g²."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, foreach=None, maximize=False,
                 capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False):
        _check(isinstance(lr, torch.Tensor) or lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check_betas(betas)
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize, foreach=foreach,
                                      capturable=capturable, differentiable=differentiable, fused=fused,
                                      decoupled_weight_decay=decoupled_weight_decay))

    @_stepping
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group['betas']
            amsgrad = group['amsgrad']
            settings = (float(group['lr']), beta1, beta2, group['eps'], group['weight_decay'], group['decoupled_weight_decay'], group['maximize'])
            for param in group['params']:
                if param.grad is None:
                    continue
                state = self.state[param]
                if not state:
                    state['step'] = torch.tensor(0.0)
                    state['exp_avg'] = torch.zeros_like(param)
                    state['exp_avg_sq'] = torch.zeros_like(param)
                    if amsgrad:
                        state['max_exp_avg_sq'] = torch.zeros_like(param)
                state['step'] += 1
                adam_step(param, param.grad, state['exp_avg'], state['exp_avg_sq'], state['max_exp_avg_sq'] if amsgrad else None,
                          state['step'].item(), *settings)


class AdamW(Adam):
    """Adam whose weight decay shrinks the weights themselves, not through the gradient."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *, maximize=False, foreach=None,
                 capturable=False, differentiable=False, fused=None):
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, foreach=foreach, maximize=maximize, capturable=capturable,
                         differentiable=differentiable, fused=fused, decoupled_weight_decay=True)


class Adamax(Optimizer):
    """Adam with the largest recent gradient in place of the root mean square."""

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False, differentiable=False,
                 capturable=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check_betas(betas)
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                                      differentiable=differentiable, capturable=capturable))

    @_stepping
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group['betas']
            for param in self._with_gradients(group):
                grad = -param.grad if group['maximize'] else param.grad
                state = self.state[param]
                if not state:
                    state['step'] = torch.tensor(0.0)
                    state['exp_avg'] = torch.zeros_like(param)
                    state['exp_inf'] = torch.zeros_like(param)
                state['step'] += 1
                if group['weight_decay'] != 0:
                    grad = grad.add(param, alpha=group['weight_decay'])
                state['exp_avg'].lerp_(grad, 1 - beta1)
                torch.maximum(state['exp_inf'].mul_(beta2), grad.abs().add_(group['eps']), out=state['exp_inf'])
                param.addcdiv_(state['exp_avg'], state['exp_inf'], value=-group['lr'] / (1 - beta1 ** state['step'].item()))


class NAdam(Optimizer):
    """Adam with Nesterov momentum."""

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3, decoupled_weight_decay=False, *,
                 foreach=None, maximize=False, capturable=False, differentiable=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check_betas(betas)
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        _check(momentum_decay >= 0.0, f'Invalid momentum_decay value: {momentum_decay}')
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
                                      decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach, capturable=capturable,
                                      differentiable=differentiable))

    @_stepping
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group['betas']
            lr, decay = group['lr'], group['momentum_decay']
            for param in self._with_gradients(group):
                grad = -param.grad if group['maximize'] else param.grad
                state = self.state[param]
                if not state:
                    state['step'] = torch.tensor(0.0)
                    state['mu_product'] = torch.tensor(1.0)
                    state['exp_avg'] = torch.zeros_like(param)
                    state['exp_avg_sq'] = torch.zeros_like(param)
                state['step'] += 1
                step = state['step'].item()
                if group['weight_decay'] != 0:
                    if group['decoupled_weight_decay']:
                        param.mul_(1 - lr * group['weight_decay'])
                    else:
                        grad = grad.add(param, alpha=group['weight_decay'])
                mu = beta1 * (1.0 - 0.5 * (0.96 ** (step * decay)))
                mu_next = beta1 * (1.0 - 0.5 * (0.96 ** ((step + 1) * decay)))
                state['mu_product'] *= mu
                state['exp_avg'].lerp_(grad, 1 - beta1)
                state['exp_avg_sq'].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                denominator = state['exp_avg_sq'].div(1 - beta2 ** step).sqrt().add_(group['eps'])
                product = state['mu_product'].item()
                param.addcdiv_(grad, denominator, value=-lr * (1.0 - mu) / (1.0 - product))
                param.addcdiv_(state['exp_avg'], denominator, value=-lr * mu_next / (1.0 - product * mu_next))


class RAdam(Optimizer):
    """Adam that waits with the second moment until its variance can be known."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, decoupled_weight_decay=False, *, foreach=None, maximize=False,
                 capturable=False, differentiable=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check_betas(betas)
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach,
                                      capturable=capturable, decoupled_weight_decay=decoupled_weight_decay, differentiable=differentiable))

    @_stepping
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group['betas']
            lr = group['lr']
            for param in self._with_gradients(group):
                grad = -param.grad if group['maximize'] else param.grad
                state = self.state[param]
                if not state:
                    state['step'] = torch.tensor(0.0)
                    state['exp_avg'] = torch.zeros_like(param)
                    state['exp_avg_sq'] = torch.zeros_like(param)
                state['step'] += 1
                step = state['step'].item()
                if group['weight_decay'] != 0:
                    if group['decoupled_weight_decay']:
                        param.mul_(1 - lr * group['weight_decay'])
                    else:
                        grad = grad.add(param, alpha=group['weight_decay'])
                state['exp_avg'].lerp_(grad, 1 - beta1)
                state['exp_avg_sq'].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                mean = state['exp_avg'] / (1 - beta1 ** step)
                longest = 2 / (1 - beta2) - 1
                length = longest - 2 * step * beta2 ** step / (1 - beta2 ** step)
                if length > 5.0:
                    rect = math.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
                    scale = math.sqrt(1 - beta2 ** step) / state['exp_avg_sq'].sqrt().add_(group['eps'])
                    param.add_(mean * lr * scale * rect, alpha=-1.0)
                else:
                    param.add_(mean * lr, alpha=-1.0)
