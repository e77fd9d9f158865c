"""Adam and its relatives: a step size for each number, from running means of gradients and of their squares.

The formulas are those of the papers: Adam and Adamax (Kingma and Ba, 2015), AMSGrad (Reddi et al., 2018), AdamW (Loshchilov and Hutter, 2019), NAdam
(Dozat, 2016), RAdam (Liu et al., 2020). The order of the operations is that which PyTorch's last digits show.
"""
import math
import torch
from torch._runtime import adam_step
from torch.optim.optimizer import DescentOptimizer, checked


class Adam(DescentOptimizer):
    """p ← p − lr·m̂ / (√v̂ + ε); m̂ and v̂ are the bias-corrected running means of g and g²."""
    _averages = ('exp_avg', 'exp_avg_sq')

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, foreach=None, maximize=False,
                 capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False):
        super().__init__(params, checked('lr', 'eps', 'weight_decay', lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad,
                                         maximize=maximize, foreach=foreach, capturable=capturable, differentiable=differentiable, fused=fused,
                                         decoupled_weight_decay=decoupled_weight_decay))

    def _begin(self, param, group):
        kept = super()._begin(param, group)
        if group['amsgrad']:
            kept['max_exp_avg_sq'] = torch.zeros_like(param)
        return kept

    def _advance(self, group, params):
        settings = (float(group['lr']), *group['betas'], group['eps'], group['weight_decay'], group['decoupled_weight_decay'], group['maximize'])
        for param in params:
            kept = self._counted_state(param, group)
            largest = kept['max_exp_avg_sq'] if group['amsgrad'] else None
            adam_step(param, param.grad, kept['exp_avg'], kept['exp_avg_sq'], largest, kept['step'].item(), *settings)


class AdamW(Adam):
    """Adam whose weight decay shrinks the weights themselves, not through the gradient."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *, maximize=False, foreach=None,
                 capturable=False, differentiable=False, fused=None):
        switches = {'maximize': maximize, 'foreach': foreach, 'capturable': capturable, 'differentiable': differentiable, 'fused': fused}
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, decoupled_weight_decay=True, **switches)


def _add_to_means(state, grad, betas):
    """Takes a gradient into the running means of gradients and of their squares."""
    first, second = betas
    state['exp_avg'].lerp_(grad, 1 - first)
    state['exp_avg_sq'].mul_(second).addcmul_(grad, grad, value=1 - second)


class Adamax(DescentOptimizer):
    """Adam with the largest recent gradient in place of the root mean square."""
    _averages = ('exp_avg', 'exp_inf')

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False, differentiable=False,
                 capturable=False):
        super().__init__(params, checked('lr', 'eps', 'weight_decay', lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach,
                                         maximize=maximize, differentiable=differentiable, capturable=capturable))

    def _update(self, param, grad, state, group, step):
        first, second = group['betas']
        mean, largest = state['exp_avg'], state['exp_inf']
        mean.lerp_(grad, 1 - first)
        torch.maximum(largest.mul_(second), grad.abs().add_(group['eps']), out=largest)
        param.addcdiv_(mean, largest, value=-group['lr'] / (1 - first ** step))


class NAdam(DescentOptimizer):
    """Adam with Nesterov momentum."""
    _averages = ('exp_avg', 'exp_avg_sq')

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3, decoupled_weight_decay=False, *,
                 foreach=None, maximize=False, capturable=False, differentiable=False):
        super().__init__(params, checked('lr', 'eps', 'weight_decay', 'momentum_decay', lr=lr, betas=betas, eps=eps, weight_decay=weight_decay,
                                         momentum_decay=momentum_decay, decoupled_weight_decay=decoupled_weight_decay, maximize=maximize,
                                         foreach=foreach, capturable=capturable, differentiable=differentiable))

    def _begin(self, param, group):
        return {'mu_product': torch.tensor(1.0), **super()._begin(param, group)}

    def _update(self, param, grad, state, group, step):
        first, second = group['betas']
        # The momentum of this step and of the next one, which is looked ahead to.
        now, ahead = (first * (1.0 - 0.5 * (0.96 ** (place * group['momentum_decay']))) for place in (step, step + 1))
        state['mu_product'] *= now
        product = state['mu_product'].item()
        _add_to_means(state, grad, group['betas'])
        root = state['exp_avg_sq'].div(1 - second ** step).sqrt().add_(group['eps'])
        param.addcdiv_(grad, root, value=-group['lr'] * (1.0 - now) / (1.0 - product))
        param.addcdiv_(state['exp_avg'], root, value=-group['lr'] * ahead / (1.0 - product * ahead))


class RAdam(DescentOptimizer):
    """Adam that waits with the second moment until its variance can be known."""
    _averages = ('exp_avg', 'exp_avg_sq')

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, decoupled_weight_decay=False, *, foreach=None, maximize=False,
                 capturable=False, differentiable=False):
        super().__init__(params, checked('lr', 'eps', 'weight_decay', lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize,
                                         foreach=foreach, capturable=capturable, decoupled_weight_decay=decoupled_weight_decay,
                                         differentiable=differentiable))

    def _update(self, param, grad, state, group, step):
        first, second = group['betas']
        _add_to_means(state, grad, group['betas'])
        movement = state['exp_avg'] / (1 - first ** step) * group['lr']
        # The length of a simple moving average with the same centre of mass, at the end of time and now.
        longest = 2 / (1 - second) - 1
        length = longest - 2 * step * second ** step / (1 - second ** step)
        if length > 5.0:
            rectification = math.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
            movement = movement * (math.sqrt(1 - second ** step) / state['exp_avg_sq'].sqrt().add_(group['eps'])) * rectification
        param.add_(movement, alpha=-1.0)
