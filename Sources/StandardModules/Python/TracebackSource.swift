extension PythonSource {
    static let tracebacks = #"""
"""Tracebacks as text."""
import sys as _sys
import _traceback

__all__ = ['extract_tb', 'format_exc', 'format_exception', 'format_exception_only', 'format_tb', 'print_exc', 'print_exception', 'print_tb']


class FrameSummary:
    def __init__(self, filename, lineno, name, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __repr__(self):
        return '<FrameSummary file %s, line %s in %s>' % (self.filename, self.lineno, self.name)


class StackSummary(list):
    def format(self):
        lines = []
        for frame in self:
            text = '  File "%s", line %d, in %s\n' % (frame.filename, frame.lineno, frame.name)
            if frame.line:
                text += '    ' + frame.line + '\n'
            lines.append(text)
        return lines


_missing = object()


def _exception(exc, value):
    if value is not _missing:
        return value
    return exc


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    return _traceback.exception(_exception(exc, value), chain, limit)


def format_exception_only(exc, /, value=_missing):
    return _traceback.message(_exception(exc, value))


def format_exc(limit=None, chain=True):
    return ''.join(_traceback.exception(_sys.exc_info()[1], chain, limit))


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    (_sys.stderr if file is None else file).write(''.join(_traceback.exception(_exception(exc, value), chain, limit)))


def print_exc(limit=None, file=None, chain=True):
    print_exception(_sys.exc_info()[1], limit=limit, file=file, chain=chain)


def extract_tb(tb, limit=None):
    frames = StackSummary([FrameSummary(*entry) for entry in _traceback.entries(tb)])
    if limit is not None:
        frames = StackSummary(frames[:limit] if limit >= 0 else frames[limit:])
    return frames


def format_tb(tb, limit=None):
    return _traceback.places(tb, limit)


def print_tb(tb, limit=None, file=None):
    (_sys.stderr if file is None else file).write(''.join(format_tb(tb, limit)))


def format_stack(f=None, limit=None):
    return []


def print_stack(f=None, limit=None, file=None):
    pass


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **options):
        self._exception = exc_value
        self.exc_type = exc_type

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        yield from format_exception(self._exception, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._exception)

    def __str__(self):
        return str(self._exception)

"""#
}
