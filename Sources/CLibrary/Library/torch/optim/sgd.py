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

    def _advance(self, group, params):
        momentum = group['momentum']
        settings = (float(group['lr']), momentum, group['dampening'], group['weight_decay'], group['nesterov'], group['maximize'])
        if not momentum:
            # Nothing is kept of a parameter.
            for param in params:
                sgd_step(param, param.grad, None, *settings)
            return
        for param in params:
            kept = self.state[param]
            kept['momentum_buffer'] = sgd_step(param, param.grad, kept.get('momentum_buffer'), *settings)
