"""Optimisers that see a parameter as a matrix: Adafactor (Shazeer and Stern, 2018) and Muon (Jordan et al., 2024)."""
import math
import torch
from torch.optim.optimizer import DescentOptimizer, checked


class Adafactor(DescentOptimizer):
    """Adam that keeps of the squares of a matrix only means of rows and columns, and measures its steps by the size of the parameter."""

    def __init__(self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *, foreach=None, maximize=False):
        if not 0.0 >= beta2_decay:
            raise ValueError(f'beta2_decay should be <= 0 but is: {beta2_decay}')
        if eps[0] is not None and not 0.0 <= eps[0]:
            raise ValueError(f'epsilon1 should be >= 0 but is: {eps[0]}')
        if not 0.0 <= eps[1]:
            raise ValueError(f'epsilon2 should be >= 0 but is: {eps[1]}')
        if not 1.0 <= d:
            raise ValueError(f'Clipping threshold d should be >= 1 but is: {d}')
        for name, value in (('Learning rate', lr), ('weight_decay', weight_decay)):
            if not 0.0 <= value:
                raise ValueError(f'{name} should be >= 0 but is: {value}')
        super().__init__(params, checked(lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay, foreach=foreach, maximize=maximize))

    def _begin(self, param, group):
        if param.dim() > 1:
            return {'row_var': param.new_zeros(*param.shape[:-1], 1), 'col_var': param.new_zeros(*param.shape[:-2], 1, param.shape[-1])}
        return {'variance': torch.zeros_like(param)}

    def _advance(self, group, params):
        for param in params:
            state = self._counted_state(param, group)
            grad = -param.grad if group['maximize'] else param.grad
            step, rate = state['step'].item(), group['lr']
            smallest = torch.finfo(param.dtype).eps if group['eps'][0] is None else group['eps'][0]
            share = step ** group['beta2_decay']
            size = math.sqrt(param.numel())
            length = max(group['eps'][1], param.norm(2).item() / size) * min(rate, 1 / math.sqrt(step))
            if group['weight_decay']:
                param.mul_(1 - rate * group['weight_decay'])
            if param.dim() > 1:
                for name, axis in (('row_var', -1), ('col_var', -2)):
                    state[name].lerp_(torch.norm(grad, dim=axis, keepdim=True).square_().div_(grad.size(axis)), share)
                rows = state['row_var']
                variance = (rows @ state['col_var']).div_(rows.mean(dim=-2, keepdim=True).clamp_(min=smallest))
            else:
                variance = state['variance'].lerp_(grad.square(), share).clone()
            update = variance.clamp_(min=smallest * smallest).rsqrt_().mul_(grad)
            excess = max(1.0, update.norm(2).item() / (size * group['d']))
            param.add_(update, alpha=-length / excess)


class Muon(DescentOptimizer):
    """Momentum whose matrix is replaced by the nearest orthogonal one, found by a few steps of a polynomial iteration in bfloat16."""

    def __init__(self, params, lr=1e-3, weight_decay=0.1, momentum=0.95, nesterov=True, ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-7, ns_steps=5,
                 adjust_lr_fn=None):
        for name, value in (('Learning rate', lr), ('momentum', momentum), ('weight decay', weight_decay)):
            if not 0.0 <= value:
                raise ValueError(f'{name} should be >= 0 but is: {value}')
        if adjust_lr_fn is not None and adjust_lr_fn not in ('original', 'match_rms_adamw'):
            raise ValueError(f'Adjust learning rate function {adjust_lr_fn} is not supported')
        super().__init__(params, checked(lr=lr, weight_decay=weight_decay, momentum=momentum, nesterov=nesterov, ns_coefficients=ns_coefficients,
                                         eps=eps, ns_steps=ns_steps, adjust_lr_fn=adjust_lr_fn))
        for group in self.param_groups:
            for param in group['params']:
                if param.dim() != 2:
                    raise ValueError(f'Muon only supports 2D parameters whereas we found a parameter with size: {param.size()}')

    def _advance(self, group, params):
        for param in params:
            state = self.state[param]
            if 'momentum_buffer' not in state:
                state['momentum_buffer'] = torch.zeros_like(param.grad)
            mean = state['momentum_buffer'].lerp_(param.grad, 1 - group['momentum'])
            update = param.grad.lerp(mean, group['momentum']) if group['nesterov'] else mean
            update = _orthogonal(update, group['ns_coefficients'], group['ns_steps'], group['eps'])
            rows, columns = param.shape
            factor = 0.2 * math.sqrt(max(rows, columns)) if group['adjust_lr_fn'] == 'match_rms_adamw' else math.sqrt(max(1, rows / columns))
            param.mul_(1 - group['lr'] * group['weight_decay'])
            param.add_(update, alpha=-group['lr'] * factor)


def _orthogonal(matrix, coefficients, steps, smallest):
    """U Vᵀ of a matrix U S Vᵀ, nearly: each step lays an odd polynomial of degree 5 over the singular values."""
    a, b, c = coefficients
    result = matrix.bfloat16()
    is_tall = matrix.size(0) > matrix.size(1)
    if is_tall:
        result = result.T
    result = result.div(result.norm().clamp(min=smallest))
    for _ in range(steps):
        gram = result @ result.T
        result = torch.addmm(result, torch.addmm(gram, gram, gram, beta=b, alpha=c), result, beta=a)
    return result.T if is_tall else result
