"""The helper functions that chapters of «Dive into Deep Learning» share: those of its older and of its newer editions."""
__version__ = '1.0.3'


def __getattr__(name):
    if name == 'torch':
        import d2l.torch as value
        return value
    if name in ('mxnet', 'tensorflow', 'paddle', 'jax'):
        raise NotImplementedError(f'd2l.{name} is not available here; use: from d2l import torch as d2l')
    raise AttributeError(f"module 'd2l' has no attribute '{name}'")
