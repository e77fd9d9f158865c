"""Averages of the weights that training passes through (Izmailov et al., 2018)."""
import copy
import math
import torch
from torch.nn.modules.module import Module
from torch.optim._schedules import _anneal, _Direct, _per_group


def get_ema_avg_fn(decay=0.999):
    """A moving average that forgets with a rate."""
    if not 0.0 <= decay <= 1.0:
        raise ValueError(f'Invalid decay value {decay} provided. Please provide a value in [0,1] range.')
    return lambda averaged, current, count: decay * averaged + (1 - decay) * current


def get_swa_avg_fn():
    """The mean of all weights so far."""
    return lambda averaged, current, count: averaged + (current - averaged) / (count + 1)


class AveragedModel(Module):
    """A copy of a model whose weights are averages; `update_parameters` takes the next ones in."""

    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        self.module = copy.deepcopy(model)
        self.register_buffer('n_averaged', torch.tensor(0, dtype=torch.long))
        self.avg_fn = get_swa_avg_fn() if avg_fn is None else avg_fn
        self.use_buffers = use_buffers

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)

    @torch.no_grad()
    def update_parameters(self, model):
        own = list(self.module.parameters()) + (list(self.module.buffers()) if self.use_buffers else [])
        new = list(model.parameters()) + (list(model.buffers()) if self.use_buffers else [])
        for averaged, current in zip(own, new):
            if self.n_averaged == 0 or not averaged.is_floating_point():
                averaged.copy_(current)
            else:
                averaged.copy_(self.avg_fn(averaged, current, self.n_averaged))
        if not self.use_buffers:
            for averaged, current in zip(self.module.buffers(), model.buffers()):
                averaged.copy_(current)
        self.n_averaged += 1


@torch.no_grad()
def update_bn(loader, model, device=None):
    """Computes the running statistics of batch normalisation anew from data."""
    layers = [module for module in model.modules() if hasattr(module, 'running_mean') and module.running_mean is not None]
    if not layers:
        return
    momenta = [layer.momentum for layer in layers]
    training = model.training
    model.train()
    for layer in layers:
        layer.reset_running_stats()
        layer.momentum = None
    for batch in loader:
        model(batch[0] if isinstance(batch, (list, tuple)) else batch)
    for layer, momentum in zip(layers, momenta):
        layer.momentum = momentum
    model.train(training)


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
