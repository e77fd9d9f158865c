"""The part of IPython that lessons use."""
__version__ = '9.0.0'


def get_ipython():
    return None


def __getattr__(name):
    if name == 'display':
        import IPython.display as value
        return value
    raise AttributeError(f"module 'IPython' has no attribute '{name}'")
