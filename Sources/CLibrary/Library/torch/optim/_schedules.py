"""What schedules of the learning rate share.

`_Recurrence`: each rate is the one before times a ratio; `_Direct`: the rate follows from the epoch.  Attributes that `state_dict` lists carry
PyTorch's names, as saved files hold them.
"""
import math
import warnings
from torch.optim.optimizer import Optimizer


def _per_group(name, value, optimizer):
    """One value for each group of parameters: a list has them already, anything else holds for all."""
    groups = len(optimizer.param_groups)
    if not isinstance(value, (list, tuple)):
        return [value] * groups
    if len(value) != groups:
        raise ValueError(f'{name} must have the same length as optimizer.param_groups. {name} has {len(value)} values, param_groups has {groups}.')
    return list(value)


def _positive(kind, name, value):
    """A count of epochs or steps."""
    if isinstance(value, int) and value > 0:
        return value
    raise ValueError(f'Expected positive {kind} {name}, but got {value}')


def _within(value, text, low=0, high=1.0):
    if not low <= value <= high:
        raise ValueError(text)
    return value


def _anneal(shape):
    if shape in ('cos', 'linear'):
        return shape
    raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {shape}")


def _half_cosine(start, end, done, whole=1):
    """From `start` to `end` along half a cosine (Loshchilov and Hutter, SGDR, equation 5); π·done is divided last, as the digits show."""
    return end + (start - end) * (1 + math.cos(math.pi * done / whole)) / 2


class LRScheduler:
    """Sets `lr` of every group to what `get_lr()` returns, when it is made and at every `step()`."""

    __module__ = 'torch.optim.lr_scheduler'

    _unsaved = ('optimizer', '_steps_at_start')

    def __init__(self, optimizer, last_epoch=-1):
        self._attach(optimizer)
        for index, group in enumerate(optimizer.param_groups):
            if last_epoch == -1:
                group.setdefault('initial_lr', group['lr'])
            elif 'initial_lr' not in group:
                raise KeyError(f"param 'initial_lr' is not specified in param_groups[{index}] when resuming scheduler with last_epoch >= 0.\n"
                               "This typically happens when:\n1. You're trying to resume training from a checkpoint but haven't properly loaded the "
                               "optimizer state\n2. You're using last_epoch >= 0 for a fresh training run (not recommended)")
        self.base_lrs = [group['initial_lr'] for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        self._step_count = 0
        self._steps_at_start = optimizer._steps
        self._begin()

    def _attach(self, optimizer):
        if not isinstance(optimizer, Optimizer):
            raise TypeError(f'{type(optimizer).__name__} is not an Optimizer')
        self.optimizer = optimizer

    def _begin(self):
        """The step that is part of the making: recurrences hold the rate that the group has then."""
        self._is_initial = True
        self._get_lr_called_within_step = False
        self.step()
        self._is_initial = False

    def get_lr(self):
        raise NotImplementedError

    def get_last_lr(self):
        return self._last_lr

    def step(self, epoch=None):
        self._step_count += 1
        if self._step_count == 2 and self.optimizer._steps == self._steps_at_start:
            warnings.warn('Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the '
                          'opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the '
                          'first value of the learning rate schedule. See more details at '
                          'https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate', UserWarning)
        if epoch is not None:
            _warn_of_epoch()
        self._move(epoch)

    def _move(self, epoch=None):
        """To the next epoch, or to the one named."""
        self._get_lr_called_within_step = True
        if epoch is None:
            self.last_epoch += 1
            rates = self.get_lr()
        else:
            self.last_epoch = epoch
            rates = self._rates_at(epoch)
        self._get_lr_called_within_step = False
        for group, rate in zip(self.optimizer.param_groups, rates):
            group['lr'] = rate
        self._last_lr = self._rates()

    def _rates(self):
        return [group['lr'] for group in self.optimizer.param_groups]

    def _rates_at(self, epoch):
        return self.get_lr()

    def state_dict(self):
        return {name: value for name, value in self.__dict__.items() if name not in self._unsaved}

    def load_state_dict(self, state_dict):
        self.__dict__.update(state_dict)


class _LRScheduler(LRScheduler):
    """The name of the base class in old programs."""

    __module__ = 'torch.optim.lr_scheduler'


def _warn_of_epoch():
    warnings.warn('The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use '
                  '`scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed form is used '
                  'instead of the new chainable form, where available. Please open an issue if you are unable to replicate your use case: '
                  'https://github.com/pytorch/pytorch/issues/new/choose.', UserWarning)


class _Direct(LRScheduler):
    """Rates that follow from the epoch: `_next_rates()`."""

    def get_lr(self):
        if not self._get_lr_called_within_step:
            warnings.warn('To get the last learning rate computed by the scheduler, please use `get_last_lr()`.', UserWarning)
        return self._next_rates()


class _Recurrence(_Direct):
    """rate ← rate × `_ratio(epoch)`, where None leaves it; in closed form rate = base × `_share(epoch)`, for a step to a named epoch.

    The recurrence is what `step()` computes, because schedules that work on the same groups then multiply; its digits differ from the closed
    form's.
    """

    _waits = True     # whether the rate is held when a schedule is made, which matters to those that resume

    def _next_rates(self):
        ratio = None if self._is_initial and self._waits else self._ratio(self.last_epoch)
        return self._rates() if ratio is None else [rate * ratio for rate in self._rates()]

    def _rates_at(self, epoch):
        share = self._share(epoch)
        return [base * share for base in self.base_lrs]


def _saved(function):
    """What a state keeps of a function: the attributes of an object that can be called; nothing of a `def` or a lambda."""
    return None if function is None or type(function) is type(_saved) else dict(function.__dict__)
