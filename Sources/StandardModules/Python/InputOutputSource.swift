extension PythonSource {
    static let inputOutput = #"""
"""Text streams in memory.  Files do not exist for a lesson's program."""

__all__ = ['StringIO']


def __getattr__(name):
    if name in ('open', 'open_code', 'FileIO'):
        raise PermissionError('io.%s is not available: a program here reads and writes no files; io.StringIO(text) is a text that is read like a file' % name)
    raise AttributeError("module 'io' has no attribute %r" % name)


class StringIO:
    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError('initial_value must be str or None, not ' + type(initial_value).__name__)
        self._text = initial_value or ''
        self._position = 0
        self._parts = []
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def _flatten(self):
        if self._parts:
            self._text += ''.join(self._parts)
            self._parts = []

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError('string argument expected, got %r' % type(s).__name__)
        if self._position is None:
            self._parts.append(s)
            return len(s)
        self._flatten()
        position = self._position
        if position >= len(self._text):
            self._text += '\0' * (position - len(self._text))
            self._parts.append(s)
            self._position = None
        else:
            self._text = self._text[:position] + s + self._text[position + len(s):]
            self._position = position + len(s)
        return len(s)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check()
        self._flatten()
        return self._text

    def tell(self):
        self._check()
        if self._position is None:
            self._flatten()
            return len(self._text)
        return self._position

    def seek(self, pos, whence=0, /):
        self._check()
        self._flatten()
        if whence == 2:
            self._position = len(self._text)
        elif whence == 0:
            if pos < 0:
                raise ValueError('Negative seek position %d' % pos)
            self._position = pos
        return self.tell()

    def read(self, size=-1, /):
        start = self.tell()
        end = len(self._text) if size is None or size < 0 else min(len(self._text), start + size)
        self._position = max(start, end)
        return self._text[start:end]

    def readline(self, size=-1, /):
        start = self.tell()
        end = self._text.find('\n', start) + 1
        if end == 0:
            end = len(self._text)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._position = max(start, end)
        return self._text[start:end]

    def readlines(self, hint=-1, /):
        return list(self)

    def truncate(self, size=None, /):
        position = self.tell()
        size = position if size is None else size
        self._text = self._text[:size]
        self._position = position
        return size

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def flush(self):
        self._check()

    def close(self):
        self.closed = True

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def isatty(self):
        return False

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

"""#
}
