"""Data loading and other help."""


def __getattr__(name):
    import importlib
    if name in ('data', 'checkpoint', 'hooks'):
        return importlib.import_module('torch.utils.' + name)
    raise AttributeError(f"module 'torch.utils' has no attribute '{name}'")
