"""Optimisers.  The module of one is read when its name is first used."""
from torch.optim.optimizer import Optimizer

_module_of = {
    'SGD': 'sgd', 'Adam': 'adam', 'AdamW': 'adam', 'Adamax': 'adam', 'NAdam': 'adam', 'RAdam': 'adam', 'RMSprop': 'adaptive',
    'Adagrad': 'adaptive', 'Adadelta': 'adaptive', 'Rprop': 'adaptive', 'ASGD': 'adaptive', 'LBFGS': 'lbfgs',
    'Adafactor': 'matrices', 'Muon': 'matrices',
}


def __getattr__(name):
    import importlib
    if name in _module_of:
        value = getattr(importlib.import_module('torch.optim.' + _module_of[name]), name)
    elif name in ('lr_scheduler', 'optimizer', 'swa_utils'):
        value = importlib.import_module('torch.optim.' + name)
    else:
        raise AttributeError(f"module 'torch.optim' has no attribute '{name}'")
    globals()[name] = value
    return value
