"""Stochastic gradient descent."""
from torch._runtime import sgd_step
from torch.optim.optimizer import DescentOptimizer, checked, invalid


class SGD(DescentOptimizer):
    """p ← p − lr·v with v ← momentum·v + (1 − dampening)·g; v is g without momentum."""

    def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None,
                 differentiable=False, fused=None):
        settings = checked(lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov, maximize=maximize,
                           foreach=foreach, differentiable=differentiable, fused=fused)
        for name in ('lr', 'momentum', 'weight_decay'):
            if settings[name] < 0.0:
                raise invalid(name, settings[name])
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError('Nesterov momentum requires a momentum and zero dampening')
        super().__init__(params, settings)

    def _advance(self, param, group):
        momentum = group['momentum']
        # Without momentum nothing is kept of a parameter.
        velocity = self.state[param].get('momentum_buffer') if momentum else None
        velocity = sgd_step(param, param.grad, velocity, float(group['lr']), momentum, group['dampening'], group['weight_decay'], group['nesterov'],
                            group['maximize'])
        if momentum:
            self.state[param]['momentum_buffer'] = velocity
