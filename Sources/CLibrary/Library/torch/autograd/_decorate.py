"""Gradient modes as decorators."""
import functools


def decorated(mode, function):
    """`function`, called within the mode; of a class, its `__init__`."""
    if isinstance(function, type):
        function.__init__ = decorated(mode, function.__init__)
        return function

    @functools.wraps(function)
    def decorate_context(*args, **kwargs):
        with mode.clone():
            return function(*args, **kwargs)

    return decorate_context
