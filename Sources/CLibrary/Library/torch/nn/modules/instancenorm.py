"""Instance normalisation (Ulyanov et al., 2016)."""
from torch.nn import functional as F
from torch.nn.modules._norm import lazily, OverChannels


class _InstanceNorm(OverChannels):
    """Per example and channel; `_axes` are the numbers of axes of one example and of a batch."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None, *, bias=True):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

    def forward(self, input):
        self._check(input)
        single = input.dim() == self._axes[0]
        axis = 0 if single else 1
        channels = input.shape[axis]
        if self.affine and channels != self.num_features:
            raise ValueError(f"expected input's size at dim={axis} to match num_features ({self.num_features}), but got: {channels}.")
        batch = input.unsqueeze(0) if single else input
        own = self.training or not self.track_running_stats
        result = F.instance_norm(batch, self.running_mean, self.running_var, self.weight, self.bias, own, self.momentum or 0.0, self.eps)
        return result.squeeze(0) if single else result


class InstanceNorm1d(_InstanceNorm):
    """Per example and channel over the length: (N, C, L)."""

    _axes = (2, 3)


class InstanceNorm2d(_InstanceNorm):
    """Per example and channel over the places: (N, C, H, W)."""

    _axes = (3, 4)


class InstanceNorm3d(_InstanceNorm):
    """Per example and channel over the places: (N, C, D, H, W)."""

    _axes = (4, 5)


LazyInstanceNorm1d, LazyInstanceNorm2d, LazyInstanceNorm3d = lazily(InstanceNorm1d, InstanceNorm2d, InstanceNorm3d)
