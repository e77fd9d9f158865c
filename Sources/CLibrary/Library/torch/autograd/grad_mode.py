"""Whether gradients are recorded."""
import torch
from torch.autograd import enable_grad, inference_mode, no_grad, set_grad_enabled


class set_detect_anomaly:
    """Switches checks of the backward pass on or off."""

    def __init__(self, mode, check_nan=True):
        self.previous = torch.is_anomaly_enabled()
        torch.set_anomaly_enabled(mode)

    def __enter__(self):
        pass

    def __exit__(self, *args):
        torch.set_anomaly_enabled(self.previous)


class detect_anomaly(set_detect_anomaly):
    def __init__(self, check_nan=True):
        super().__init__(True)
