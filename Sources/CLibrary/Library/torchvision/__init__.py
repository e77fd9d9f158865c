"""Data sets, transformations and models for pictures.  A part is read when its name is first used."""
__version__ = '0.28.0+cpu'


def __getattr__(name):
    if name in ('datasets', 'models', 'transforms', 'utils', 'ops', 'io'):
        import importlib
        value = importlib.import_module('torchvision.' + name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'torchvision' has no attribute '{name}'")


def get_image_backend():
    return 'PIL'


def set_image_backend(backend):
    if backend not in ('PIL', 'accimage'):
        raise ValueError(f"Invalid backend '{backend}'. Options are 'PIL' and 'accimage'")
