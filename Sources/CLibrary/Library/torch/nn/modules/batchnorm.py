"""Batch normalisation (Ioffe and Szegedy, 2015)."""
from torch.nn import functional as F
from torch.nn.modules._norm import lazily, OverChannels


class _BatchNorm(OverChannels):
    """Per channel over the examples of a batch while training; with the running statistics afterwards, if there are any."""

    def forward(self, input):
        self._check(input)
        mean, var, share = self.running_mean, self.running_var, self.momentum
        if not self.training:
            return F.batch_norm(input, mean, var, self.weight, self.bias, mean is None and var is None, share or 0.0, self.eps)
        if not self.track_running_stats:
            mean = var = None
        elif self.num_batches_tracked is not None:
            self.num_batches_tracked.add_(1)
            if share is None:
                # without a momentum the statistics are the mean over all batches
                share = 1.0 / float(self.num_batches_tracked)
        return F.batch_norm(input, mean, var, self.weight, self.bias, True, share or 0.0, self.eps)


class BatchNorm1d(_BatchNorm):
    """Per channel over batch (and length): (N, C) or (N, C, L)."""

    _axes = (2, 3)


class BatchNorm2d(_BatchNorm):
    """Per channel over batch and places: (N, C, H, W)."""

    _axes = (4,)


class BatchNorm3d(_BatchNorm):
    """Per channel over batch and places: (N, C, D, H, W)."""

    _axes = (5,)


class SyncBatchNorm(_BatchNorm):
    """Batch normalisation over all processes; there is one."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, process_group=None, device=None, dtype=None, *,
                 bias=True):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
        self.process_group = process_group

    def _check(self, input):
        if input.dim() < 2:
            raise ValueError(f'expected at least 2D input (got {input.dim()}D input)')


LazyBatchNorm1d, LazyBatchNorm2d, LazyBatchNorm3d = lazily(BatchNorm1d, BatchNorm2d, BatchNorm3d)
