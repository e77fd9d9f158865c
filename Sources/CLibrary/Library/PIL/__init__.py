"""Pictures in memory, as far as lessons on images use them."""
__version__ = '13.0.0'


class UnidentifiedImageError(OSError):
    pass


def __getattr__(name):
    if name in ('Image', 'ImageOps', 'ImageEnhance'):
        import importlib
        value = importlib.import_module('PIL.' + name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'PIL' has no attribute '{name}'")
