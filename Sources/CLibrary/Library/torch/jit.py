"""Scripts of the original: functions and modules are used as they are."""


def script(obj, *args, **kwargs):
    return obj


def trace(func, example_inputs=None, *args, **kwargs):
    return func


def ignore(fn=None, **kwargs):
    return fn if fn is not None else lambda each: each


unused = ignore
export = ignore


def is_scripting():
    return False


def is_tracing():
    return False
