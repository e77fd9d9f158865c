"""RMSprop, Adagrad, Adadelta, Rprop and averaged SGD.

The formulas are those of the papers and lectures: RMSprop (Hinton, 2012), Adagrad (Duchi et al., 2011), Adadelta (Zeiler, 2012), Rprop (Riedmiller and
Braun, 1993), averaged SGD (Polyak and Juditsky, 1992). The order of the operations is that which PyTorch's last digits show.
"""
import torch
from torch.optim.optimizer import DescentOptimizer, checked, invalid


def _add_square(mean, values, memory):
    """Takes squares into a running mean that remembers so much."""
    return mean.mul_(memory).addcmul_(values, values, value=1 - memory)


class RMSprop(DescentOptimizer):
    """p ← p − lr·g / (√v + ε); v is the running mean of g²."""

    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, capturable=False, foreach=None,
                 maximize=False, differentiable=False):
        super().__init__(params, checked('lr', 'eps', 'momentum', 'weight_decay', 'alpha', lr=lr, momentum=momentum, alpha=alpha, eps=eps,
                                         centered=centered, weight_decay=weight_decay, capturable=capturable, foreach=foreach, maximize=maximize,
                                         differentiable=differentiable))

    def _begin(self, param, group):
        wanted = {'square_avg': True, 'momentum_buffer': group['momentum'] > 0, 'grad_avg': group['centered']}
        return {name: torch.zeros_like(param) for name, is_wanted in wanted.items() if is_wanted}

    def _update(self, param, grad, state, group, step):
        variance = _add_square(state['square_avg'], grad, group['alpha'])
        if group['centered']:
            mean = state['grad_avg'].lerp_(grad, 1 - group['alpha'])
            variance = variance.addcmul(mean, mean, value=-1)
        root = variance.sqrt().add_(group['eps'])
        if group['momentum'] > 0:
            velocity = state['momentum_buffer'].mul_(group['momentum']).addcdiv_(grad, root)
            param.add_(velocity, alpha=-group['lr'])
        else:
            param.addcdiv_(grad, root, value=-group['lr'])


class Adagrad(DescentOptimizer):
    """p ← p − lr·g / (√Σg² + ε)"""

    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *, maximize=False,
                 differentiable=False, fused=None):
        super().__init__(params, checked('lr', 'lr_decay', 'weight_decay', 'initial_accumulator_value', 'eps', lr=lr, lr_decay=lr_decay, eps=eps,
                                         weight_decay=weight_decay, initial_accumulator_value=initial_accumulator_value, foreach=foreach,
                                         maximize=maximize, differentiable=differentiable, fused=fused))
        # The sums are there before the first step.
        for group in self.param_groups:
            for param in group['params']:
                self.state[param].update(step=torch.tensor(0.0), **self._begin(param, group))

    def _begin(self, param, group):
        return {'sum': torch.full_like(param, group['initial_accumulator_value']).detach()}

    def _update(self, param, grad, state, group, step):
        rate = group['lr'] / (1 + (step - 1) * group['lr_decay'])
        root = state['sum'].addcmul_(grad, grad, value=1).sqrt()
        param.addcdiv_(grad, root.add_(group['eps']), value=-rate)


class Adadelta(DescentOptimizer):
    """Steps with the ratio of running means of past steps and of gradients."""
    _averages = ('square_avg', 'acc_delta')

    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, capturable=False, maximize=False, differentiable=False):
        settings = checked('lr', 'eps', 'weight_decay', lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize,
                           capturable=capturable, foreach=foreach, differentiable=differentiable)
        if not 0.0 <= rho <= 1.0:
            raise invalid('rho', rho)
        super().__init__(params, settings)

    def _update(self, param, grad, state, group, step):
        gradients, movements = (state[name] for name in self._averages)
        _add_square(gradients, grad, group['rho'])
        past, present = (mean.add(group['eps']).sqrt_() for mean in (movements, gradients))
        movement = past.div_(present).mul_(grad)
        _add_square(movements, movement, group['rho'])
        param.add_(movement, alpha=-group['lr'])


class Rprop(DescentOptimizer):
    """Step sizes that grow while the sign of the gradient stays and shrink when it changes."""

    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None, maximize=False,
                 differentiable=False):
        settings = checked('lr', lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize, differentiable=differentiable,
                           capturable=capturable)
        shrinking, growing = etas
        if not 0.0 < shrinking < 1.0 < growing:
            raise ValueError(f'Invalid eta values: {shrinking}, {growing}')
        super().__init__(params, settings)

    def _begin(self, param, group):
        return {'prev': torch.zeros_like(param), 'step_size': torch.full_like(param, group['lr'])}

    def _update(self, param, grad, state, group, step):
        shrinking, growing = group['etas']
        agreement = (grad * state['prev']).sign()
        turned = agreement < 0
        sizes = state['step_size'].mul_(torch.where(agreement > 0, growing, torch.where(turned, shrinking, 1.0))).clamp_(*group['step_sizes'])
        # Where the sign has changed, the parameter waits for one step.
        grad = grad.masked_fill(turned, 0)
        param.addcmul_(grad.sign(), sizes, value=-1)
        state['prev'].copy_(grad)


class ASGD(DescentOptimizer):
    """SGD with an average of the weights kept beside it."""

    def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False, differentiable=False,
                 capturable=False):
        super().__init__(params, checked('lr', 'weight_decay', lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach,
                                         maximize=maximize, differentiable=differentiable, capturable=capturable))

    def _begin(self, param, group):
        return {'eta': torch.tensor(float(group['lr'])), 'mu': torch.tensor(1.0), 'ax': torch.zeros_like(param)}

    def _update(self, param, grad, state, group, step):
        rate, share, average = state['eta'].item(), state['mu'].item(), state['ax']
        param.mul_(1 - group['lambd'] * rate).add_(grad, alpha=-rate)
        if share == 1:
            average.copy_(param)
        else:
            average.add_((param - average).mul_(share))
        state['eta'].fill_(group['lr'] / ((1 + group['lambd'] * group['lr'] * step) ** group['alpha']))
        state['mu'].fill_(1 / max(1, step - group['t0']))
