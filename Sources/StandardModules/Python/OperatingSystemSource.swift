extension PythonSource {
    static let posixPath = #"""
"""Names of files as text.  Files themselves do not exist here."""

__all__ = ['abspath', 'basename', 'commonpath', 'commonprefix', 'dirname', 'exists', 'expanduser', 'expandvars', 'getsize', 'isabs',
           'isdir', 'isfile', 'islink', 'join', 'lexists', 'normcase', 'normpath', 'realpath', 'relpath', 'split', 'splitdrive',
           'splitext']

curdir = '.'
pardir = '..'
sep = '/'
extsep = '.'
altsep = None
pathsep = ':'
devnull = '/dev/null'


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    return method(path)


def join(a, *p):
    path = fspath(a)
    for b in p:
        b = fspath(b)
        if b.startswith('/'):
            path = b
        elif not path or path.endswith('/'):
            path += b
        else:
            path += '/' + b
    return path


def split(p):
    p = fspath(p)
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = fspath(p)
    start = p.rfind('/') + 1
    dot = p.rfind('.')
    if dot > start and p[start:dot].strip('.'):
        return p[:dot], p[dot:]
    return p, ''


def splitdrive(p):
    return '', fspath(p)


def isabs(s):
    return fspath(s).startswith('/')


def normcase(s):
    return fspath(s)


def normpath(path):
    path = fspath(path)
    if not path:
        return '.'
    slashes = 2 if path.startswith('//') and not path.startswith('///') else 1 if path.startswith('/') else 0
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or (not slashes and not parts) or (parts and parts[-1] == '..'):
            parts.append(part)
        elif parts:
            parts.pop()
    return '/' * slashes + '/'.join(parts) or '.'


def abspath(path):
    return normpath(join('/', path))


realpath = abspath


def relpath(path, start='.'):
    if not path:
        raise ValueError('no path specified')
    target = [part for part in abspath(path).split('/') if part]
    origin = [part for part in abspath(start).split('/') if part]
    common = 0
    while common < min(len(target), len(origin)) and target[common] == origin[common]:
        common += 1
    return '/'.join(['..'] * (len(origin) - common) + target[common:]) or '.'


def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    lists = [[part for part in fspath(path).split('/') if part and part != '.'] for path in paths]
    absolute = {fspath(path).startswith('/') for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    return ('/' if True in absolute else '') + '/'.join(commonprefix(lists))


def expanduser(path):
    return fspath(path)


def expandvars(path):
    return fspath(path)


def exists(path):
    fspath(path)
    return False


isfile = isdir = islink = ismount = lexists = exists


def getsize(filename):
    raise FileNotFoundError(2, 'No such file or directory: the programs of a lesson have no files', fspath(filename))


getmtime = getatime = getctime = getsize

"""#

    static let operatingSystem = #"""
"""What a program may know of the machine: names of files as text, and an environment of its own.  There are no files."""
import posixpath
from posixpath import fspath

path = posixpath

__all__ = ['cpu_count', 'curdir', 'environ', 'fspath', 'getcwd', 'getenv', 'getpid', 'linesep', 'name', 'pardir', 'path', 'sep']

name = 'posix'
sep = '/'
linesep = '\n'
curdir = '.'
pardir = '..'
extsep = '.'
altsep = None
pathsep = ':'
devnull = '/dev/null'
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT = 0, 1, 2, 64


class _Environ(dict):
    """Only strings are keys and values."""

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError('str expected, not ' + type(text).__name__)
        dict.__setitem__(self, key, value)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return 'environ(' + dict.__repr__(self) + ')'


environ = _Environ()
dict.__setitem__(environ, 'HOME', '/')
dict.__setitem__(environ, 'LANG', 'C.UTF-8')


class PathLike:
    """What has __fspath__ names a file."""


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getcwd():
    return '/'


def cpu_count():
    return 1


def getpid():
    return 1


def getppid():
    return 0


def getlogin():
    return 'learner'


def urandom(size):
    import random
    return random.randbytes(size)


def strerror(code):
    return {1: 'Operation not permitted', 2: 'No such file or directory', 13: 'Permission denied', 17: 'File exists'}.get(code, 'Unknown error %d' % code)


def access(path, mode):
    return False


def _refused(function):
    def refuse(*args, **kwargs):
        raise PermissionError(1, 'os.%s is not available: the programs of a lesson have no files and start no programs' % function)
    refuse.__name__ = refuse.__qualname__ = function
    return refuse


def __getattr__(name):
    if name in ('chdir', 'chmod', 'close', 'execv', 'fork', 'fdopen', 'kill', 'link', 'listdir', 'lstat', 'makedirs', 'mkdir', 'open', 'popen', 'read',
                'readlink', 'remove', 'removedirs', 'rename', 'replace', 'rmdir', 'scandir', 'stat', 'symlink', 'system', 'truncate',
                'unlink', 'utime', 'walk', 'write'):
        return _refused(name)
    raise AttributeError("module 'os' has no attribute " + repr(name))

"""#
}
