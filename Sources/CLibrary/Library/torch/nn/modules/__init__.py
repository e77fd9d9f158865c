"""The layers, by the names of `torch.nn`."""


def __getattr__(name):
    import importlib
    from torch import nn
    if name in nn._places:
        return importlib.import_module('torch.nn.modules.' + name)
    return getattr(nn, name)
