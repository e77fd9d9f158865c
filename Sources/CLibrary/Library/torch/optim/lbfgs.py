"""The limited-memory BFGS method (Nocedal and Wright, Numerical Optimization, chapters 3 and 7)."""
from collections import namedtuple
import torch
from torch.optim.optimizer import Optimizer, checked

# Slopes, curvatures and the numbers made of them stay tensors: they round as the parameters do, which the last digits show.

# A place on the line of search: how far along the direction, and the loss, its gradient and its slope along the line there.
_Place = namedtuple('_Place', 'length loss gradient slope')


class LBFGS(Optimizer):
    """A quasi-Newton method; `step` needs a closure that computes the loss and its gradients again."""

    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100, line_search_fn=None):
        if max_eval is None:
            max_eval = max_iter * 5 // 4
        super().__init__(params, checked('lr', lr=lr, max_iter=max_iter, max_eval=max_eval, tolerance_grad=tolerance_grad,
                                         tolerance_change=tolerance_change, history_size=history_size, line_search_fn=line_search_fn))
        if len(self.param_groups) > 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")

    def step(self, closure):
        group, = self.param_groups
        memory = self.state[group['params'][0]]
        memory.setdefault('func_evals', 0)
        memory.setdefault('n_iter', 0)
        before = memory['func_evals']
        with torch.no_grad():
            value, gradient = self._evaluate(closure, memory)
            loss = float(value)
            for iteration in range(1, group['max_iter'] + 1):
                if gradient.abs().max() <= group['tolerance_grad'] or (iteration > 1 and memory['func_evals'] - before >= group['max_eval']):
                    break
                memory['n_iter'] += 1
                direction = self._direction(gradient, memory, group['history_size'])
                slope = gradient.dot(direction)
                length = group['lr']
                if memory['n_iter'] == 1:
                    length = min(1.0, 1.0 / gradient.abs().sum()) * length
                memory.update(d=direction, t=length, prev_flat_grad=gradient.clone(), prev_loss=loss)
                if slope > -group['tolerance_change']:
                    break
                start = _Place(0, loss, gradient, slope)
                if group['line_search_fn'] is None:
                    self._move(direction, length)
                    if iteration == group['max_iter']:
                        break
                    value_there, gradient = self._evaluate(closure, memory)
                    loss = float(value_there)
                elif group['line_search_fn'] == 'strong_wolfe':
                    loss, gradient = self._search(closure, memory, start)
                else:
                    raise RuntimeError("only 'strong_wolfe' is supported")
                movement = direction.mul(memory['t']).abs().max()
                if movement <= group['tolerance_change'] or abs(loss - start.loss) < group['tolerance_change']:
                    break
        return value

    def _evaluate(self, closure, memory):
        """The loss and its gradient where the parameters are."""
        loss = self._evaluated(closure)
        memory['func_evals'] += 1
        gradients = [torch.zeros_like(param) if param.grad is None else param.grad for param in self._parameters()]
        return loss, torch.cat([gradient.reshape(-1) for gradient in gradients])

    def _move(self, direction, length):
        params = list(self._parameters())
        for param, part in zip(params, direction.split([param.numel() for param in params])):
            param.add_(part.view_as(param), alpha=length)

    def _direction(self, gradient, memory, history):
        """The opposite of the gradient, multiplied by an estimate of the inverse of the Hessian matrix (algorithm 7.4)."""
        if memory['n_iter'] == 1:
            memory.update(old_dirs=[], old_stps=[], ro=[], H_diag=1)
            return gradient.neg()
        change, movement = gradient.sub(memory['prev_flat_grad']), memory['d'].mul(memory['t'])
        curvature = change.dot(movement)
        if curvature > 1e-10:
            for name, value in (('old_dirs', change), ('old_stps', movement), ('ro', 1.0 / curvature)):
                memory[name].append(value)
                del memory[name][:-history]
            memory['H_diag'] = curvature / change.dot(change)
        past = list(zip(memory['old_dirs'], memory['old_stps'], memory['ro']))
        direction, weights = gradient.neg(), []
        for change, movement, inverse in reversed(past):
            weights.append(movement.dot(direction) * inverse)
            direction.add_(change, alpha=-weights[-1])
        direction = direction.mul(memory['H_diag'])
        for change, movement, inverse in past:
            direction.add_(movement, alpha=weights.pop() - change.dot(direction) * inverse)
        return direction

    def _search(self, closure, memory, start):
        """Moves along the direction as far as a search of the line says; loss and gradient there."""
        direction = memory['d']
        origin = [param.clone() for param in self._parameters()]

        def move_to(length):
            for param, value in zip(self._parameters(), origin):
                param.copy_(value)
            self._move(direction, length)

        def look(length):
            move_to(length)
            loss, gradient = self._evaluate(closure, memory)
            return _Place(length, float(loss), gradient, gradient.dot(direction))

        best = _LineSearch(look, start, direction.abs().max()).run(memory['t'])
        memory['t'] = best.length
        move_to(best.length)
        return best.loss, best.gradient


def _lowest_of_cubic(a, b, limits=None):
    """Where the cubic through two places with their slopes is lowest (equation 3.59), within limits."""
    low, high = limits or sorted((a.length, b.length))
    mean = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.length - b.length)
    square = mean ** 2 - a.slope * b.slope
    if square < 0:
        return (low + high) / 2.0
    # The order in which the places stand decides the last digits.
    left, right = (a, b) if a.length <= b.length else (b, a)
    root = square ** 0.5
    part = (right.slope + root - mean) / (right.slope - left.slope + 2 * root)
    return min(max(right.length - (right.length - left.length) * part, low), high)


class _LineSearch:
    """Looks for a step length that meets the strong Wolfe conditions (algorithms 3.5 and 3.6), in at most `rounds` rounds."""

    decrease, flatness, narrowest, rounds = 1e-4, 0.9, 1e-9, 25

    def __init__(self, look, start, scale):
        self.look, self.start, self.scale = look, start, scale
        self.round = 0

    def run(self, length):
        """The best place; the first one looked at is `length` away."""
        found, ends = self._bracket(self.look(length))
        if not found:
            ends = self._zoom(ends)
        return min(ends, key=lambda place: place.loss)

    def _too_high(self, place):
        return place.loss > self.start.loss + self.decrease * place.length * self.start.slope

    def _flat(self, place):
        return abs(place.slope) <= -self.flatness * self.start.slope

    def _bracket(self, place):
        """Goes on until the conditions hold (`True` and the place), or until there is a lowest point between two places (`False` and the two)."""
        before = self.start
        while self.round < self.rounds:
            if self._too_high(place) or (self.round > 1 and place.loss >= before.loss):
                return False, [before, place]
            if self._flat(place):
                return True, [place]
            if place.slope >= 0:
                return False, [before, place]
            nearest, farthest = place.length + 0.01 * (place.length - before.length), place.length * 10
            length = _lowest_of_cubic(before, place, (nearest, farthest))
            before, place = place, self.look(length)
            self.round += 1
        return False, [self.start, place]

    def _zoom(self, ends):
        """Two places with the lowest point between them, brought together until one meets the conditions."""
        hesitant = False
        while self.round < self.rounds:
            best, other = sorted(ends, key=lambda place: place.loss)
            if abs(other.length - best.length) * self.scale < self.narrowest:
                break
            length, hesitant = self._inside(_lowest_of_cubic(best, other), *sorted((best.length, other.length)), hesitant)
            place = self.look(length)
            self.round += 1
            if self._too_high(place) or place.loss >= best.loss:
                ends = [best, place]
                continue
            if self._flat(place):
                return [place, other]
            ends = [place, best if place.slope * (other.length - best.length) >= 0 else other]
        return ends

    def _inside(self, length, low, high, hesitant):
        """A length that is not at the edge twice: then it is moved inwards by a tenth of the width. Also whether it is at the edge."""
        margin = 0.1 * (high - low)
        if min(high - length, length - low) >= margin:
            return length, False
        if not hesitant and low < length < high:
            return length, True
        return (high - margin if abs(length - high) < abs(length - low) else low + margin), False
