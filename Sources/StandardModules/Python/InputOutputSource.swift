extension PythonSource {
    static let inputOutput = #"""
"""Text streams in memory.  Files do not exist for a lesson's program."""

__all__ = ['BytesIO', 'StringIO', 'SEEK_CUR', 'SEEK_END', 'SEEK_SET']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


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


class BytesIO:
    def __init__(self, initial_bytes=b''):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._bytes = bytearray(initial_bytes or b'')
        self._position = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._position > len(self._bytes):
            self._bytes.extend(bytes(self._position - len(self._bytes)))
        self._bytes[self._position:self._position + len(b)] = b
        self._position += len(b)
        return len(b)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check()
        return bytes(self._bytes)

    def tell(self):
        self._check()
        return self._position

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError('negative seek value %d' % pos)
            self._position = pos
        elif whence == 1:
            self._position = max(0, self._position + pos)
        elif whence == 2:
            self._position = max(0, len(self._bytes) + pos)
        else:
            raise ValueError('invalid whence (%d, should be 0, 1 or 2)' % whence)
        return self._position

    def read(self, size=-1, /):
        self._check()
        end = len(self._bytes) if size is None or size < 0 else self._position + size
        data = bytes(self._bytes[self._position:end])
        self._position += len(data)
        return data

    read1 = read

    def readline(self, size=-1, /):
        self._check()
        end = self._bytes.find(b'\n', self._position) + 1 or len(self._bytes)
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        data = bytes(self._bytes[self._position:end])
        self._position += len(data)
        return data

    def readlines(self, hint=-1, /):
        return list(self)

    def truncate(self, size=None, /):
        self._check()
        size = self._position if size is None else size
        if size < 0:
            raise ValueError('negative size value %d' % size)
        del self._bytes[size:]
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
