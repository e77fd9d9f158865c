"""Tables of a model's layers: `summary(model, input_size=(1, 3, 32, 32))`."""
__version__ = '1.8.0'
__all__ = ('ModelStatistics', 'summary')


def __getattr__(name):
    if name == 'summary':
        from torchinfo.recording import summary as value
    elif name == 'ModelStatistics':
        from torchinfo.table import ModelStatistics as value
    elif name == 'LayerInfo':
        from torchinfo.layers import LayerInfo as value
    else:
        raise AttributeError(f"module 'torchinfo' has no attribute '{name}'")
    globals()[name] = value
    return value
