"""Stochastic gradient descent."""
import torch
from torch._runtime import sgd_step
from torch.optim.optimizer import Optimizer, _check, _stepping


class SGD(Optimizer):
    """p ← p − lr·v with v ← momentum·v + (1 − dampening)·g; v is g without momentum."""

    def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None,
                 differentiable=False, fused=None):
        _check(isinstance(lr, torch.Tensor) or not lr < 0.0, f'Invalid learning rate: {lr}')
        _check(momentum >= 0.0, f'Invalid momentum value: {momentum}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        _check(not nesterov or (momentum > 0 and dampening == 0), 'Nesterov momentum requires a momentum and zero dampening')
        super().__init__(params, dict(lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov, maximize=maximize,
                                      foreach=foreach, differentiable=differentiable, fused=fused))

    @_stepping
    def step(self):
        for group in self.param_groups:
            momentum = group['momentum']
            settings = (float(group['lr']), momentum, group['dampening'], group['weight_decay'], group['nesterov'], group['maximize'])
            for param in group['params']:
                if param.grad is None:
                    continue
                if momentum:
                    state = self.state[param]
                    state['momentum_buffer'] = sgd_step(param, param.grad, state.get('momentum_buffer'), *settings)
                else:
                    sgd_step(param, param.grad, None, *settings)
