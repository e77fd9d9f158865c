"""RMSprop, Adagrad, Adadelta, Rprop, LBFGS and averaged SGD."""
import torch
from torch.optim.optimizer import Optimizer, _check, _stepping


class RMSprop(Optimizer):
    """p ← p − lr·g / (√v + ε); v is the running mean of g²."""

    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, capturable=False, foreach=None,
                 maximize=False, differentiable=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check(momentum >= 0.0, f'Invalid momentum value: {momentum}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        _check(alpha >= 0.0, f'Invalid alpha value: {alpha}')
        super().__init__(params, dict(lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
                                      capturable=capturable, foreach=foreach, maximize=maximize, differentiable=differentiable))

    @_stepping
    def step(self):
        for group in self.param_groups:
            alpha = group['alpha']
            for param in self._with_gradients(group):
                grad = -param.grad if group['maximize'] else param.grad
                state = self.state[param]
                if not state:
                    state['step'] = torch.tensor(0.0)
                    state['square_avg'] = torch.zeros_like(param)
                    if group['momentum'] > 0:
                        state['momentum_buffer'] = torch.zeros_like(param)
                    if group['centered']:
                        state['grad_avg'] = torch.zeros_like(param)
                state['step'] += 1
                if group['weight_decay'] != 0:
                    grad = grad.add(param, alpha=group['weight_decay'])
                state['square_avg'].mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
                if group['centered']:
                    state['grad_avg'].lerp_(grad, 1 - alpha)
                    root = state['square_avg'].addcmul(state['grad_avg'], state['grad_avg'], value=-1).sqrt_()
                else:
                    root = state['square_avg'].sqrt()
                root = root.add_(group['eps'])
                if group['momentum'] > 0:
                    state['momentum_buffer'].mul_(group['momentum']).addcdiv_(grad, root)
                    param.add_(state['momentum_buffer'], alpha=-group['lr'])
                else:
                    param.addcdiv_(grad, root, value=-group['lr'])


class Adagrad(Optimizer):
    """p ← p − lr·g / (√Σg² + ε)"""

    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *, maximize=False,
                 differentiable=False, fused=None):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(lr_decay >= 0.0, f'Invalid lr_decay value: {lr_decay}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        _check(initial_accumulator_value >= 0.0, f'Invalid initial_accumulator_value value: {initial_accumulator_value}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        super().__init__(params, dict(lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
                                      initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
                                      differentiable=differentiable, fused=fused))
        for group in self.param_groups:
            for param in group['params']:
                self.state[param] = {'step': torch.tensor(0.0), 'sum': torch.full_like(param, group['initial_accumulator_value']).detach()}

    @_stepping
    def step(self):
        for group in self.param_groups:
            for param in self._with_gradients(group):
                grad = -param.grad if group['maximize'] else param.grad
                state = self.state[param]
                state['step'] += 1
                if group['weight_decay'] != 0:
                    grad = grad.add(param, alpha=group['weight_decay'])
                rate = group['lr'] / (1 + (state['step'].item() - 1) * group['lr_decay'])
                state['sum'].addcmul_(grad, grad, value=1)
                param.addcdiv_(grad, state['sum'].sqrt().add_(group['eps']), value=-rate)


class Adadelta(Optimizer):
    """Steps with the ratio of running means of past steps and of gradients."""

    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, capturable=False, maximize=False, differentiable=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(0.0 <= rho <= 1.0, f'Invalid rho value: {rho}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        super().__init__(params, dict(lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, capturable=capturable, foreach=foreach,
                                      differentiable=differentiable))

    @_stepping
    def step(self):
        for group in self.param_groups:
            rho, eps = group['rho'], group['eps']
            for param in self._with_gradients(group):
                grad = -param.grad if group['maximize'] else param.grad
                state = self.state[param]
                if not state:
                    state['step'] = torch.tensor(0.0)
                    state['square_avg'] = torch.zeros_like(param)
                    state['acc_delta'] = torch.zeros_like(param)
                state['step'] += 1
                if group['weight_decay'] != 0:
                    grad = grad.add(param, alpha=group['weight_decay'])
                state['square_avg'].mul_(rho).addcmul_(grad, grad, value=1 - rho)
                delta = state['acc_delta'].add(eps).sqrt_().div_(state['square_avg'].add(eps).sqrt_()).mul_(grad)
                state['acc_delta'].mul_(rho).addcmul_(delta, delta, value=1 - rho)
                param.add_(delta, alpha=-group['lr'])


class Rprop(Optimizer):
    """Step sizes that grow while the sign of the gradient stays and shrink when it changes."""

    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None, maximize=False,
                 differentiable=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(0.0 < etas[0] < 1.0 < etas[1], f'Invalid eta values: {etas[0]}, {etas[1]}')
        super().__init__(params, dict(lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize, differentiable=differentiable,
                                      capturable=capturable))

    @_stepping
    def step(self):
        for group in self.param_groups:
            down, up = group['etas']
            low, high = group['step_sizes']
            for param in self._with_gradients(group):
                grad = (-param.grad if group['maximize'] else param.grad).clone()
                state = self.state[param]
                if not state:
                    state['step'] = torch.tensor(0.0)
                    state['prev'] = torch.zeros_like(param)
                    state['step_size'] = torch.full_like(grad, group['lr'])
                state['step'] += 1
                sign = grad.mul(state['prev']).sign()
                factor = torch.where(sign > 0, up, torch.where(sign < 0, down, 1.0))
                state['step_size'].mul_(factor).clamp_(low, high)
                grad[sign < 0] = 0
                param.addcmul_(grad.sign(), state['step_size'], value=-1)
                state['prev'].copy_(grad)


class ASGD(Optimizer):
    """SGD with an average of the weights kept beside it."""

    def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False, differentiable=False,
                 capturable=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        super().__init__(params, dict(lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                                      differentiable=differentiable, capturable=capturable))

    @_stepping
    def step(self):
        for group in self.param_groups:
            lr, lambd = group['lr'], group['lambd']
            for param in self._with_gradients(group):
                grad = -param.grad if group['maximize'] else param.grad
                state = self.state[param]
                if not state:
                    state['step'] = torch.tensor(0.0)
                    state['eta'] = torch.tensor(float(lr))
                    state['mu'] = torch.tensor(1.0)
                    state['ax'] = torch.zeros_like(param)
                state['step'] += 1
                step = state['step'].item()
                if group['weight_decay'] != 0:
                    grad = grad.add(param, alpha=group['weight_decay'])
                eta = state['eta'].item()
                param.mul_(1 - lambd * eta)
                param.add_(grad, alpha=-eta)
                mu = state['mu'].item()
                if mu == 1:
                    state['ax'].copy_(param)
                else:
                    state['ax'].add_(param.sub(state['ax']).mul_(mu))
                state['eta'].fill_(lr / ((1 + lambd * lr * step) ** group['alpha']))
                state['mu'].fill_(1 / max(1, step - group['t0']))


class LBFGS(Optimizer):
    """A quasi-Newton method; `step` needs a closure that computes the loss and its gradients again."""

    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100, line_search_fn=None):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        if max_eval is None:
            max_eval = max_iter * 5 // 4
        super().__init__(params, dict(lr=lr, max_iter=max_iter, max_eval=max_eval, tolerance_grad=tolerance_grad, tolerance_change=tolerance_change,
                                      history_size=history_size, line_search_fn=line_search_fn))
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        if line_search_fn not in (None, 'strong_wolfe'):
            raise RuntimeError("only 'strong_wolfe' is supported")
        self._params = self.param_groups[0]['params']

    def _gradient(self):
        return torch.cat([(param.grad if param.grad is not None else torch.zeros_like(param)).reshape(-1) for param in self._params])

    def _move(self, length, direction):
        place = 0
        for param in self._params:
            count = param.numel()
            param.add_(direction[place:place + count].view_as(param), alpha=length)
            place += count

    def _loss_at(self, closure, start, length, direction):
        for param, saved in zip(self._params, start):
            param.copy_(saved)
        self._move(length, direction)
        with torch.enable_grad():
            loss = float(closure())
        return loss, self._gradient()

    def step(self, closure):
        with torch.no_grad():
            result = self._step(closure)
        self._steps += 1
        torch._runtime.optimizer_step(self)
        return result

    def _step(self, closure):
        group = self.param_groups[0]
        lr = group['lr']
        state = self.state[self._params[0]]
        state.setdefault('func_evals', 0)
        state.setdefault('n_iter', 0)
        with torch.enable_grad():
            first = closure()
        loss = float(first)
        evaluations = 1
        state['func_evals'] += 1
        gradient = self._gradient()
        if gradient.abs().max() <= group['tolerance_grad']:
            return first
        direction = state.get('d')
        length = state.get('t')
        differences, steps, inverses = state.get('old_dirs'), state.get('old_stps'), state.get('ro')
        scale, previous, previous_loss = state.get('H_diag'), state.get('prev_flat_grad'), state.get('prev_loss')
        iteration = 0
        while iteration < group['max_iter']:
            iteration += 1
            state['n_iter'] += 1
            if state['n_iter'] == 1:
                direction = gradient.neg()
                differences, steps, inverses, scale = [], [], [], 1
            else:
                y = gradient.sub(previous)
                s = direction.mul(length)
                ys = float(y.dot(s))
                if ys > 1e-10:
                    if len(differences) == group['history_size']:
                        differences.pop(0)
                        steps.pop(0)
                        inverses.pop(0)
                    differences.append(y)
                    steps.append(s)
                    inverses.append(1.0 / ys)
                    scale = ys / float(y.dot(y))
                weights = [0.0] * len(differences)
                q = gradient.neg()
                for index in range(len(differences) - 1, -1, -1):
                    weights[index] = float(steps[index].dot(q)) * inverses[index]
                    q.add_(differences[index], alpha=-weights[index])
                direction = q.mul(scale)
                for index in range(len(differences)):
                    back = float(differences[index].dot(direction)) * inverses[index]
                    direction.add_(steps[index], alpha=weights[index] - back)
            previous = gradient.clone()
            previous_loss = loss
            length = min(1.0, 1.0 / float(gradient.abs().sum())) * lr if state['n_iter'] == 1 else lr
            slope = float(gradient.dot(direction))
            if slope > -group['tolerance_change']:
                break
            used = 0
            if group['line_search_fn'] is not None:
                start = [param.clone() for param in self._params]
                loss, gradient, length, used = _strong_wolfe(lambda t: self._loss_at(closure, start, t, direction), length, direction, loss, gradient,
                                                             slope)
                for param, saved in zip(self._params, start):
                    param.copy_(saved)
                self._move(length, direction)
                done = gradient.abs().max() <= group['tolerance_grad']
            else:
                self._move(length, direction)
                done = False
                if iteration != group['max_iter']:
                    with torch.enable_grad():
                        loss = float(closure())
                    gradient = self._gradient()
                    done = gradient.abs().max() <= group['tolerance_grad']
                    used = 1
            evaluations += used
            state['func_evals'] += used
            if iteration == group['max_iter'] or evaluations >= group['max_eval'] or done:
                break
            if direction.mul(length).abs().max() <= group['tolerance_change'] or abs(loss - previous_loss) < group['tolerance_change']:
                break
        state.update(d=direction, t=length, old_dirs=differences, old_stps=steps, ro=inverses, H_diag=scale, prev_flat_grad=previous,
                     prev_loss=previous_loss)
        return first


def _cubic(x1, f1, g1, x2, f2, g2, bounds=None):
    """The minimum of the cubic through two points with slopes (Nocedal and Wright, Numerical Optimization, eq. 3.59)."""
    low, high = bounds if bounds is not None else (min(x1, x2), max(x1, x2))
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    square = d1 ** 2 - g1 * g2
    if square < 0:
        return (low + high) / 2.0
    d2 = square ** 0.5
    if x1 <= x2:
        place = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
    else:
        place = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
    return min(max(place, low), high)


def _strong_wolfe(function, t, direction, f, g, slope, c1=1e-4, c2=0.9, tolerance=1e-9, rounds=25):
    """A step length for which the strong Wolfe conditions hold (Nocedal and Wright, algorithms 3.5 and 3.6)."""
    size = float(direction.abs().max())
    f_new, g_new = function(t)
    used = 1
    slope_new = float(g_new.dot(direction))
    t_old, f_old, g_old, slope_old = 0, f, g, slope
    done = False
    bracket = None
    for round_number in range(rounds):
        if f_new > f + c1 * t * slope or (round_number > 1 and f_new >= f_old):
            bracket = [(t_old, f_old, g_old, slope_old), (t, f_new, g_new, slope_new)]
            break
        if abs(slope_new) <= -c2 * slope:
            bracket = [(t, f_new, g_new, slope_new)]
            done = True
            break
        if slope_new >= 0:
            bracket = [(t_old, f_old, g_old, slope_old), (t, f_new, g_new, slope_new)]
            break
        low, high = t + 0.01 * (t - t_old), t * 10
        t_next = _cubic(t_old, f_old, slope_old, t, f_new, slope_new, (low, high))
        t_old, f_old, g_old, slope_old = t, f_new, g_new.clone(), slope_new
        t = t_next
        f_new, g_new = function(t)
        used += 1
        slope_new = float(g_new.dot(direction))
    if bracket is None:
        bracket = [(0, f, g, slope), (t, f_new, g_new, slope_new)]
        round_number = rounds
    stuck = False
    while not done and round_number < rounds and len(bracket) == 2:
        bracket.sort(key=lambda point: point[1])
        best, worst = bracket
        if abs(worst[0] - best[0]) * size < tolerance:
            break
        t = _cubic(best[0], best[1], best[3], worst[0], worst[1], worst[3])
        low, high = min(best[0], worst[0]), max(best[0], worst[0])
        margin = 0.1 * (high - low)
        if min(high - t, t - low) < margin:
            if stuck or t >= high or t <= low:
                t = high - margin if abs(t - high) < abs(t - low) else low + margin
                stuck = False
            else:
                stuck = True
        else:
            stuck = False
        f_new, g_new = function(t)
        used += 1
        slope_new = float(g_new.dot(direction))
        round_number += 1
        point = (t, f_new, g_new.clone(), slope_new)
        if f_new > f + c1 * t * slope or f_new >= best[1]:
            bracket = [best, point]
        else:
            if abs(slope_new) <= -c2 * slope:
                done = True
            elif slope_new * (worst[0] - best[0]) >= 0:
                worst = best
            bracket = [point, worst]
    t, f_new, g_new, _ = min(bracket, key=lambda point: point[1])
    return f_new, g_new, t, used
