"""Learning rates that change during training."""
import math
from bisect import bisect_right
from collections import Counter
from torch.optim._schedules import LRScheduler, _anneal, _Direct, _half_cosine, _LRScheduler, _per_group, _positive, _Recurrence, _saved, \
    _warn_of_epoch, _within
from torch.optim.optimizer import Optimizer


class LambdaLR(_Direct):
    """initial lr × lr_lambda(epoch)"""

    _unsaved = LRScheduler._unsaved + ('lr_lambdas',)

    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        self._attach(optimizer)
        several = isinstance(lr_lambda, (list, tuple))
        self.lr_lambdas = list(lr_lambda) if several else [lr_lambda for _ in optimizer.param_groups]
        wanted = len(optimizer.param_groups)
        if len(self.lr_lambdas) != wanted:
            raise ValueError(f'Expected {wanted} lr_lambdas, but got {len(self.lr_lambdas)}')
        super().__init__(optimizer, last_epoch)

    def _next_rates(self):
        return self._scaled(self.base_lrs)

    def _scaled(self, rates):
        return [rate * function(self.last_epoch) for rate, function in zip(rates, self.lr_lambdas)]

    def state_dict(self):
        return {**super().state_dict(), 'lr_lambdas': [_saved(function) for function in self.lr_lambdas]}

    def load_state_dict(self, state_dict):
        super().load_state_dict({name: value for name, value in state_dict.items() if name != 'lr_lambdas'})
        for function, saved in zip(self.lr_lambdas, state_dict['lr_lambdas']):
            if saved is not None:
                function.__dict__.update(saved)


class MultiplicativeLR(LambdaLR):
    """lr × lr_lambda(epoch) at every epoch"""

    def _next_rates(self):
        return self._rates() if self._is_initial else self._scaled(self._rates())


class StepLR(_Recurrence):
    """lr × gamma every step_size epochs"""

    _waits = False

    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
        self.step_size = step_size
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def _ratio(self, epoch):
        return self.gamma if epoch != 0 and epoch % self.step_size == 0 else None

    def _share(self, epoch):
        return self.gamma ** (epoch // self.step_size)


class MultiStepLR(_Recurrence):
    """lr × gamma at each milestone"""

    _waits = False

    def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
        self.milestones = Counter(milestones)
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def _ratio(self, epoch):
        times = self.milestones[epoch] if epoch in self.milestones else 0
        return self.gamma ** times if times else None

    def _share(self, epoch):
        return self.gamma ** sum(times for milestone, times in self.milestones.items() if milestone <= epoch)


class ConstantLR(_Recurrence):
    """lr × factor until total_iters"""

    _waits = False

    def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
        self.factor = _within(factor, 'Constant multiplicative factor expected to be between 0 and 1.')
        self.total_iters = total_iters
        super().__init__(optimizer, last_epoch)

    def _ratio(self, epoch):
        if epoch == 0:
            return self.factor
        return 1.0 / self.factor if epoch == self.total_iters else None

    def _share(self, epoch):
        return self.factor if epoch < self.total_iters else 1.0


class LinearLR(_Recurrence):
    """lr × a factor that moves evenly from start_factor to end_factor"""

    def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
        if start_factor == 0:
            start_factor = -1
        self.start_factor = _within(start_factor, 'Starting multiplicative factor expected to be greater than 0 and less or equal to 1.')
        self.end_factor = _within(end_factor, 'Ending multiplicative factor expected to be between 0 and 1.')
        self.total_iters = total_iters
        super().__init__(optimizer, last_epoch)

    # the first ratio is also that of a start, so the rate is not held then
    _waits = False

    def _ratio(self, epoch):
        if epoch == 0:
            return self.start_factor
        if self._is_initial or epoch > self.total_iters:
            return None
        # neighbours of the arithmetic sequence: 1 + difference / term before, both times total_iters
        difference = self.end_factor - self.start_factor
        return 1.0 + difference / (self.total_iters * self.start_factor + (epoch - 1) * difference)

    def _share(self, epoch):
        return self.start_factor + (self.end_factor - self.start_factor) * min(epoch, self.total_iters) / self.total_iters


class ExponentialLR(_Recurrence):
    """lr × gamma every epoch"""

    def __init__(self, optimizer, gamma, last_epoch=-1):
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def _ratio(self, epoch):
        return self.gamma

    def _share(self, epoch):
        return self.gamma ** epoch


class PolynomialLR(_Recurrence):
    """lr × (1 − epoch / total_iters)^power"""

    def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
        self.total_iters = total_iters
        self.power = power
        super().__init__(optimizer, last_epoch)

    def _left(self, epoch):
        return 1.0 - epoch / self.total_iters

    def _ratio(self, epoch):
        return None if epoch > self.total_iters else (self._left(epoch) / self._left(epoch - 1)) ** self.power

    def _share(self, epoch):
        return self._left(min(epoch, self.total_iters)) ** self.power


class CosineAnnealingLR(_Direct):
    """Half a cosine from the initial lr down to eta_min in T_max epochs, and up again."""

    def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
        self.T_max = T_max
        self.eta_min = eta_min
        super().__init__(optimizer, last_epoch)

    def _next_rates(self):
        """The recurrence of the documentation: distances from eta_min are as 1 + cos of the two epochs; after a minimum, where it is 0, base counts."""
        if self._is_initial:
            return self._rates()
        height = lambda epoch: 1 + math.cos(math.pi * epoch / self.T_max)
        low, epoch = self.eta_min, self.last_epoch
        if (epoch - 1) % (2 * self.T_max) == self.T_max:
            rise = 1 - math.cos(math.pi / self.T_max)
            return [rate + (base - low) * rise / 2 for rate, base in zip(self._rates(), self.base_lrs)]
        ratio = height(epoch) / height(epoch - 1)
        return [ratio * (rate - low) + low for rate in self._rates()]

    def _rates_at(self, epoch):
        return [_half_cosine(base, self.eta_min, epoch, self.T_max) for base in self.base_lrs]


class CosineAnnealingWarmRestarts(_Direct):
    """Half cosines, each T_mult times as long as the one before (SGDR)."""

    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
        self.T_0 = self.T_i = _positive('integer', 'T_0', T_0)
        if not (isinstance(T_mult, int) and T_mult >= 1):
            raise ValueError(f'Expected integer T_mult >= 1, but got {T_mult}')
        self.T_mult = T_mult
        self.eta_min = eta_min
        self.T_cur = last_epoch
        super().__init__(optimizer, last_epoch)

    def _next_rates(self):
        return [_half_cosine(base, self.eta_min, self.T_cur, self.T_i) for base in self.base_lrs]

    def step(self, epoch=None):
        self._move(epoch)

    def _move(self, epoch=None):
        if epoch is None and self.last_epoch >= 0:
            epoch, self.T_cur = self.last_epoch + 1, self.T_cur + 1
            if self.T_cur >= self.T_i:
                self.T_cur, self.T_i = self.T_cur - self.T_i, self.T_i * self.T_mult
        else:
            epoch = 0 if epoch is None else epoch
            if epoch < 0:
                raise ValueError(f'Expected non-negative epoch, but got {epoch}')
            self._find(epoch)
        super()._move(math.floor(epoch))

    def _find(self, epoch):
        """The cosine that an epoch falls into: n whole ones take T_0 (mⁿ − 1) / (m − 1) epochs (geometric series)."""
        self.T_i, self.T_cur = self.T_0, epoch
        if epoch < self.T_0:
            return
        if self.T_mult == 1:
            self.T_cur = epoch % self.T_0
        else:
            whole = int(math.log(1 + epoch / self.T_0 * (self.T_mult - 1), self.T_mult))
            self.T_i *= self.T_mult ** whole
            self.T_cur -= (self.T_i - self.T_0) / (self.T_mult - 1)


class _WithMomentum(_Direct):
    """Schedules that may move the momentum against the learning rate: `momentum`, or the first of `betas`."""

    def _choose_momentum(self, wanted, low, high):
        """Takes lists or numbers of both ends; returns them for each group, or nothing if momentum is not cycled."""
        self.cycle_momentum = wanted
        if not wanted:
            return None
        settings = self.optimizer.defaults
        if not {'momentum', 'betas'} & set(settings):
            raise ValueError('optimizer must support momentum or beta1 with `cycle_momentum` option enabled')
        self.use_beta1 = 'betas' in settings
        ends = _per_group('base_momentum', low, self.optimizer), _per_group('max_momentum', high, self.optimizer)
        for group, base, most in zip(self.optimizer.param_groups, *ends):
            self._set_momentum(group, most)
            group['max_momentum'], group['base_momentum'] = most, base
        return ends

    def _set_momentum(self, group, value):
        if self.use_beta1:
            group['betas'] = (value, *group['betas'][1:])
        else:
            group['momentum'] = value


class OneCycleLR(_WithMomentum):
    """One rise of the lr and one fall, and the opposite for the momentum (Smith and Topin, super-convergence)."""

    def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos',
                 cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=1e4, three_phase=False,
                 last_epoch=-1):
        self._attach(optimizer)
        if total_steps is None:
            if epochs is None or steps_per_epoch is None:
                raise ValueError('You must define either total_steps OR (epochs AND steps_per_epoch)')
            total_steps = _positive('integer', 'epochs', epochs) * _positive('integer', 'steps_per_epoch', steps_per_epoch)
        self.total_steps = _positive('integer', 'total_steps', total_steps)
        if not isinstance(pct_start, float):
            pct_start, given = -1, pct_start
            _within(pct_start, f'Expected float between 0 and 1 pct_start, but got {given}')
        _within(pct_start, f'Expected float between 0 and 1 pct_start, but got {pct_start}')
        # each phase: its last step, and the two ends of rate and momentum as names of settings of a group
        rise = float(pct_start * total_steps)
        phases = [(rise - 1, 'initial_lr', 'max_lr', 'max_momentum', 'base_momentum')]
        if three_phase:
            phases += [(2 * rise - 2, 'max_lr', 'initial_lr', 'base_momentum', 'max_momentum'),
                       (total_steps - 1, 'initial_lr', 'min_lr', 'max_momentum', 'max_momentum')]
        else:
            phases += [(total_steps - 1, 'max_lr', 'min_lr', 'base_momentum', 'max_momentum')]
        fields = ('end_step', 'start_lr', 'end_lr', 'start_momentum', 'end_momentum')
        self._schedule_phases = [dict(zip(fields, phase)) for phase in phases]
        self._anneal_func_type = _anneal(anneal_strategy)
        peaks = _per_group('max_lr', max_lr, optimizer)
        if last_epoch == -1:
            for group, peak in zip(optimizer.param_groups, peaks):
                first = peak / div_factor
                group.update(initial_lr=first, max_lr=peak, min_lr=first / final_div_factor)
        self._choose_momentum(cycle_momentum, base_momentum, max_momentum)
        super().__init__(optimizer, last_epoch)

    def _next_rates(self):
        step = self.last_epoch
        if step > self.total_steps:
            raise ValueError(f'Tried to step {step} times. The specified number of total steps is {self.total_steps}')
        phases = self._schedule_phases
        index = next((i for i, phase in enumerate(phases) if step <= phase['end_step']), len(phases) - 1)
        begin, phase = phases[index - 1]['end_step'] if index else 0.0, phases[index]
        part = (step - begin) / (phase['end_step'] - begin)
        return [self._apply(group, phase, part) for group in self.optimizer.param_groups]

    def _apply(self, group, phase, part):
        between = _half_cosine if self._anneal_func_type == 'cos' else lambda start, end, part: (end - start) * part + start
        if self.cycle_momentum:
            self._set_momentum(group, between(group[phase['start_momentum']], group[phase['end_momentum']], part))
        return between(group[phase['start_lr']], group[phase['end_lr']], part)


class CyclicLR(_WithMomentum):
    """The lr goes up and down between two bounds (Smith, cyclical learning rates)."""

    _unsaved = LRScheduler._unsaved + ('_custom',)
    # for each mode: what the height is multiplied by, and whether that counts cycles or steps
    _modes = {'triangular': (lambda gamma, count: 1.0, 'cycle'),
              'triangular2': (lambda gamma, count: 1 / 2.0 ** (count - 1), 'cycle'),
              'exp_range': (lambda gamma, count: gamma ** count, 'iterations')}

    def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0, scale_fn=None,
                 scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1):
        self._attach(optimizer)
        lowest = _per_group('base_lr', base_lr, optimizer)
        if last_epoch == -1:
            for group, rate in zip(optimizer.param_groups, lowest):
                group['lr'] = rate
        self.max_lrs = _per_group('max_lr', max_lr, optimizer)
        up = float(step_size_up)
        self.total_size = up + (up if step_size_down is None else float(step_size_down))
        self.step_ratio = up / self.total_size
        if scale_fn is None and mode not in self._modes:
            raise ValueError('mode is invalid and scale_fn is None')
        self.mode = mode
        self.gamma = gamma
        self._custom = scale_fn
        self.scale_mode = scale_mode if scale_fn is not None else self._modes[mode][1]
        ends = self._choose_momentum(cycle_momentum, base_momentum, max_momentum)
        if ends:
            self.base_momentums, self.max_momentums = ends
        super().__init__(optimizer, last_epoch)
        self.base_lrs = lowest

    def scale_fn(self, x):
        return self._modes[self.mode][0](self.gamma, x) if self._custom is None else self._custom(x)

    def _next_rates(self):
        # how far this cycle has gone; the sum is rounded before the number of the cycle goes, as the digits show
        gone = 1 + self.last_epoch / self.total_size
        cycle = math.floor(gone)
        part, peak = gone - cycle, self.step_ratio
        height = part / peak if part <= peak else (part - 1) / (peak - 1)
        scale = self.scale_fn(cycle if self.scale_mode == 'cycle' else self.last_epoch)
        if self.cycle_momentum:
            for group, low, high in zip(self.optimizer.param_groups, self.base_momentums, self.max_momentums):
                self._set_momentum(group, high - (high - low) * height * scale)
        return [low + (high - low) * height * scale for low, high in zip(self.base_lrs, self.max_lrs)]

    def state_dict(self):
        return {**super().state_dict(), '_scale_fn_custom': _saved(self._custom)}

    def load_state_dict(self, state_dict):
        saved = state_dict.get('_scale_fn_custom')
        super().load_state_dict({name: value for name, value in state_dict.items() if name != '_scale_fn_custom'})
        if saved is not None:
            self._custom.__dict__.update(saved)


class ReduceLROnPlateau(LRScheduler):
    """lr × factor when a metric has not improved for `patience` epochs."""

    def __init__(self, optimizer, mode='min', factor=0.1, patience=10, threshold=1e-4, threshold_mode='rel', cooldown=0, min_lr=0, eps=1e-8):
        if not factor < 1.0:
            raise ValueError('Factor should be < 1.0.')
        self._attach(optimizer)
        for word, value, known in (('mode ', mode, ('min', 'max')), ('threshold mode ', threshold_mode, ('rel', 'abs'))):
            if value not in known:
                raise ValueError(word + value + ' is unknown!')
        groups = len(optimizer.param_groups)
        several = isinstance(min_lr, (list, tuple))
        if several and len(min_lr) != groups:
            raise ValueError(f'expected {groups} min_lrs, got {len(min_lr)}')
        self.factor = factor
        self.default_min_lr = None if several else min_lr
        self.min_lrs = list(min_lr) if several else [min_lr] * groups
        self.patience = patience
        self.cooldown = cooldown
        self.eps = eps
        self.last_epoch = 0
        self._last_lr = self._rates()
        self.mode_worse = math.inf if mode == 'min' else -math.inf
        self.mode = mode
        self.threshold = threshold
        self.threshold_mode = threshold_mode
        self.best = self.mode_worse
        self.cooldown_counter = self.num_bad_epochs = 0

    @property
    def in_cooldown(self):
        return self.cooldown_counter > 0

    def is_better(self, a, best):
        """Whether a metric has passed the best by more than the threshold, a share of it or an amount."""
        sign = -1.0 if self.mode == 'min' else 1.0
        bound = best * (1.0 + sign * self.threshold) if self.threshold_mode == 'rel' else best + sign * self.threshold
        return (a - bound) * sign > 0 if math.isfinite(bound) else a != bound

    def step(self, metrics, epoch=None):
        value = float(metrics)
        if epoch is not None:
            _warn_of_epoch()
        self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
        better = self.is_better(value, self.best)
        self.best = value if better else self.best
        resting = self.in_cooldown
        self.cooldown_counter -= resting
        self.num_bad_epochs = 0 if better or resting else self.num_bad_epochs + 1
        if self.patience < self.num_bad_epochs:
            self.cooldown_counter, self.num_bad_epochs = self.cooldown, 0
            self._reduce()
        self._last_lr = self._rates()

    def _reduce(self):
        for group, least in zip(self.optimizer.param_groups, self.min_lrs):
            before = float(group['lr'])
            after = max(before * self.factor, least)
            group['lr'] = after if before - after > self.eps else group['lr']


class _Combined(LRScheduler):
    """A schedule made of others that work on the same optimizer."""

    _unsaved = LRScheduler._unsaved + ('_schedulers',)

    def _check(self, schedulers, optimizer, nothing):
        name = type(self).__name__
        if len(schedulers) == 0:
            raise ValueError(f'{name} expects at least one scheduler{nothing}, but got no scheduler.')
        optimizer = optimizer or schedulers[0].optimizer
        for index, scheduler in enumerate(schedulers):
            if isinstance(scheduler, ReduceLROnPlateau):
                raise ValueError(f'{name} does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be specified when '
                                 f'calling `step`, but got one at index {index} in the given schedulers sequence.')
            if scheduler.optimizer is not optimizer:
                raise ValueError(f'{name} expects all schedulers to belong to the same optimizer, but got scheduler {type(scheduler).__name__} at '
                                 f'index {index} has {scheduler.optimizer}, which is different from {type(optimizer).__name__}.')
        self.optimizer = optimizer
        self._schedulers = schedulers

    def state_dict(self):
        return {**super().state_dict(), '_schedulers': [scheduler.state_dict() for scheduler in self._schedulers]}

    def load_state_dict(self, state_dict):
        super().load_state_dict({name: value for name, value in state_dict.items() if name != '_schedulers'})
        for scheduler, state in zip(self._schedulers, state_dict['_schedulers']):
            scheduler.load_state_dict(state)


class SequentialLR(_Combined):
    """One scheduler after the other, changing at the milestones."""

    def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
        self._check(schedulers, optimizer, '')
        if len(schedulers) - len(milestones) != 1:
            raise ValueError('Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, but got '
                             f'number of schedulers {len(schedulers)} and the number of milestones to be equal to {len(milestones)}')
        self._milestones = milestones
        self.last_epoch = last_epoch + 1
        # the making of each has changed the rates: all go back to before it, and only the first begins again
        for group in optimizer.param_groups:
            group['lr'] = group['initial_lr']
        for scheduler in schedulers:
            scheduler.last_epoch -= 1
        schedulers[0]._step_count -= 1
        schedulers[0]._begin()
        self._last_lr = schedulers[0].get_last_lr()

    def step(self):
        self.last_epoch += 1
        current = self._schedulers[bisect_right(self._milestones, self.last_epoch)]
        if self.last_epoch in self._milestones:
            current._move(0)
        else:
            current.step()
        self._last_lr = current.get_last_lr()


class ChainedScheduler(_Combined):
    """Several schedulers, each stepping on what the one before left."""

    def __init__(self, schedulers, optimizer=None):
        self._check(schedulers, optimizer, ' to be chained')
        self._last_lr = self._rates()

    def step(self):
        for scheduler in self._schedulers:
            scheduler.step()
        self._last_lr = self._rates()
