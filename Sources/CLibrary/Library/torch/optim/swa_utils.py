"""Averages of the weights that training passes through (Izmailov et al., 2018)."""
import copy
import itertools
import math
import torch
from torch.nn.modules.module import Module
from torch.optim._schedules import _anneal, _Direct, _per_group


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


class SWALR(_Direct):
    """Goes from the learning rate that is to `swa_lr` in some epochs, and stays there."""

    def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1):
        for group, rate in zip(optimizer.param_groups, _per_group('swa_lr', swa_lr, optimizer)):
            group['swa_lr'] = rate
        self._anneal_strategy = _anneal(anneal_strategy)
        if not (isinstance(anneal_epochs, int) and anneal_epochs >= 0):
            raise ValueError(f'anneal_epochs must be equal or greater than 0, got {anneal_epochs}')
        self.anneal_epochs = anneal_epochs
        super().__init__(optimizer, last_epoch)

    def _share(self, step):
        """How far the way is gone after some steps."""
        part = max(0.0, min(1.0, step / max(1, self.anneal_epochs)))
        return (1 - math.cos(math.pi * part)) / 2 if self._anneal_strategy == 'cos' else part

    def _next_rates(self):
        step = self._step_count - 1
        if self.anneal_epochs == 0:
            step = max(1, step)
        gone, now = self._share(step - 1), self._share(step)
        return [self._mixed(group['lr'], group['swa_lr'], gone, now) for group in self.optimizer.param_groups]

    def _mixed(self, rate, goal, gone, now):
        # where the way began, from where it is
        start = goal if gone == 1 else (rate - gone * goal) / (1 - gone)
        return goal * now + start * (1 - now)
