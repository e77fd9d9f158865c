extension PythonSource {
    static let timeit = #"""
"""How long a function takes.  Statements as text are not run here: pass a function."""

import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


def _runnable(statement, role):
    if callable(statement):
        return statement
    if isinstance(statement, str):
        if statement == 'pass':
            return None
        raise ValueError('%s is text, which is not run here; pass a function, as in timeit(lambda: ...)' % role)
    raise ValueError('%s is neither a string nor callable' % role)


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self._statement = _runnable(stmt, 'stmt')
        self._setup = _runnable(setup, 'setup')
        self.timer = timer

    def timeit(self, number=default_number):
        statement = self._statement
        if self._setup is not None:
            self._setup()
        start = self.timer()
        if statement is None:
            for _ in range(number):
                pass
        else:
            for _ in range(number):
                statement()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for step in 1, 2, 5:
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)

"""#
}
