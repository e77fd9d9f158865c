"""The random numbers of the run."""
from torch import get_rng_state, initial_seed, manual_seed, seed, set_rng_state


class fork_rng:
    """Within it, random numbers are drawn that do not change those outside."""

    def __init__(self, devices=None, enabled=True, **options):
        self.enabled = enabled

    def __enter__(self):
        self.state = get_rng_state()

    def __exit__(self, *args):
        if self.enabled:
            set_rng_state(self.state)
