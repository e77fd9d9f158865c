"""There is no GPU here."""


def is_available():
    return False


def device_count():
    return 0


def is_initialized():
    return False


def current_device(device=None):
    """An error, as is whatever asks for a GPU."""
    raise AssertionError('Torch not compiled with CUDA enabled')


get_device_name = synchronize = current_device


def manual_seed(seed):
    pass


def manual_seed_all(seed):
    pass


def empty_cache():
    pass


def memory_allocated(device=None):
    return 0


def max_memory_allocated(device=None):
    return 0


def reset_peak_memory_stats(device=None):
    pass
