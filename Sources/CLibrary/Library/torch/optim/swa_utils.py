"""Averages of the weights that training passes through (Izmailov et al., 2018)."""
import copy
import itertools
import math
import torch
from torch.nn.modules.module import Module
from torch.optim.lr_scheduler import LRScheduler


def _require_share(decay):
    if not 0 <= decay <= 1:
        raise ValueError(f'Invalid decay value {decay} provided. Please provide a value in [0,1] range.')


def get_ema_avg_fn(decay=0.999):
    """A moving average that forgets with a rate."""
    _require_share(decay)
    return lambda averaged, current, count: averaged * decay + current * (1 - decay)


def get_swa_avg_fn():
    """The mean of all weights so far."""
    return lambda averaged, current, count: averaged + (current - averaged) / (count + 1)


def _moving(share):
    """Moves all averages by a share of the way to the new values; the share depends on how many values came before."""
    @torch.no_grad()
    def move(averages, values, count):
        part = float(share(count))
        for average, value in zip(averages, values):
            if average.is_floating_point():
                average.lerp_(value, part)
            else:
                average.copy_(average + (value - average) * part)

    return move


def get_ema_multi_avg_fn(decay=0.999):
    """As `get_ema_avg_fn`, for lists of tensors that are changed in place."""
    _require_share(decay)
    return _moving(lambda count: 1 - decay)


def get_swa_multi_avg_fn():
    """As `get_swa_avg_fn`, for lists of tensors that are changed in place."""
    return _moving(lambda count: 1 / (count + 1))


class AveragedModel(Module):
    """A copy of a model whose weights are averages; `update_parameters` takes the next ones in."""

    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        if avg_fn is not None and multi_avg_fn is not None:
            raise AssertionError('Only one of avg_fn and multi_avg_fn should be provided')
        self.module = copy.deepcopy(model)
        self.register_buffer('n_averaged', torch.tensor(0))
        self.avg_fn, self.multi_avg_fn, self.use_buffers = avg_fn, multi_avg_fn, use_buffers

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)

    @torch.no_grad()
    def update_parameters(self, model):
        averaged = list(zip(self.module.parameters(), model.parameters()))
        buffers = list(zip(self.module.buffers(), model.buffers()))
        if self.use_buffers:
            averaged, buffers = averaged + buffers, []
        if self.n_averaged == 0:
            averaged, buffers = [], averaged + buffers
        for mine, theirs in buffers:
            mine.copy_(theirs)
        if self.multi_avg_fn is not None:
            if averaged:
                self.multi_avg_fn(*map(list, zip(*averaged)), self.n_averaged)
        else:
            average = self.avg_fn or get_swa_avg_fn()
            for mine, theirs in averaged:
                mine.copy_(average(mine, theirs, self.n_averaged))
        self.n_averaged += 1


@torch.no_grad()
def update_bn(loader, model, device=None):
    """Computes the running statistics of batch normalisation anew from data."""
    momenta = {layer: layer.momentum for layer in model.modules() if getattr(layer, 'running_mean', None) is not None}
    if not momenta:
        return
    was_training = model.training
    model.train()
    for layer in momenta:
        layer.reset_running_stats()
        # Without momentum the statistics are those of all batches.
        layer.momentum = None
    for batch in loader:
        model(batch[0] if isinstance(batch, (list, tuple)) else batch)
    for layer, momentum in momenta.items():
        layer.momentum = momentum
    model.train(was_training)


# How much of the way is gone after a part of the epochs.
_curves = {'cos': lambda part: (1 - math.cos(math.pi * part)) / 2, 'linear': lambda part: part}


class SWALR(LRScheduler):
    """Goes from the learning rate that is to `swa_lr` in some epochs, and stays there."""

    def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1):
        groups = optimizer.param_groups
        rates = swa_lr if isinstance(swa_lr, (list, tuple)) else [swa_lr] * len(groups)
        if len(rates) != len(groups):
            raise ValueError('swa_lr must have the same length as optimizer.param_groups. '
                             f'swa_lr has {len(rates)} values, param_groups has {len(groups)}.')
        for group, group['swa_lr'] in zip(groups, rates):
            pass
        if anneal_strategy not in _curves:
            raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
        if not (isinstance(anneal_epochs, int) and anneal_epochs >= 0):
            raise ValueError(f'anneal_epochs must be equal or greater than 0, got {anneal_epochs}')
        self._anneal_strategy, self.anneal_epochs = anneal_strategy, anneal_epochs
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        # Without epochs on the way the end is reached at once.
        last = self._step_count - 1 if self.anneal_epochs else 1
        before, now = (self._gone(step) for step in (last - 1, last))
        return [self._rate(group['lr'], group['swa_lr'], before, now) for group in self.optimizer.param_groups]

    def _gone(self, step):
        part = step / max(1, self.anneal_epochs)
        return _curves[self._anneal_strategy](min(max(0.0, part), 1.0))

    @staticmethod
    def _rate(rate, end, before, now):
        """The rate after a share `now` of the way, from the one after a share `before`."""
        if before == 1:
            return end
        start = (rate - before * end) / (1 - before)
        return end * now + start * (1 - now)
