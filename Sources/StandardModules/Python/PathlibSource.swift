extension PythonSource {
    static let pathlib = #"""
"""Names of files as objects.  Files themselves do not exist here."""
import posixpath as _path

__all__ = ['Path', 'PosixPath', 'PurePath', 'PurePosixPath']


class PurePath:
    """A name of a file, with its parts."""

    def __init__(self, *args):
        text = _path.join(*[_text(arg) for arg in args]) if args else ''
        root = '/' if text.startswith('/') else ''
        self._root = root
        self._names = [part for part in text.split('/') if part and part != '.']

    @classmethod
    def _make(cls, root, names):
        made = cls()
        made._root = root
        made._names = names
        return made

    def __str__(self):
        return self._root + '/'.join(self._names) or '.'

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, str(self))

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._root == other._root and self._names == other._names

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts <= other.parts

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts > other.parts

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts >= other.parts

    def __truediv__(self, key):
        if not isinstance(key, (str, PurePath)):
            return NotImplemented
        return self.__class__(self, key)

    def __rtruediv__(self, key):
        if not isinstance(key, (str, PurePath)):
            return NotImplemented
        return self.__class__(key, self)

    def joinpath(self, *args):
        return self.__class__(self, *args)

    @property
    def drive(self):
        return ''

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return tuple(([self._root] if self._root else []) + self._names)

    @property
    def name(self):
        return self._names[-1] if self._names else ''

    @property
    def suffix(self):
        name = self.name
        i = name.rfind('.')
        return name[i:] if 0 < i < len(name) - 1 else ''

    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind('.')
        return name[:i] if 0 < i < len(name) - 1 else name

    @property
    def parent(self):
        return self._make(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return tuple([self._make(self._root, self._names[:i]) for i in range(len(self._names) - 1, -1, -1)])

    def with_name(self, name):
        if not self.name:
            raise ValueError('%r has an empty name' % (self,))
        if not name or '/' in name or name == '.':
            raise ValueError('Invalid name %r' % (name,))
        return self._make(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError('Invalid suffix %r' % (suffix,))
        if not self.name:
            raise ValueError('%r has an empty name' % (self,))
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._root)

    def is_relative_to(self, *other):
        other = self.__class__(*other)
        return self._root == other._root and self._names[:len(other._names)] == other._names

    def relative_to(self, *other):
        other = self.__class__(*other)
        if not self.is_relative_to(other):
            raise ValueError('%r is not in the subpath of %r OR one path is relative and the other is absolute.' % (str(self), str(other)))
        return self._make('', self._names[len(other._names):])

    def match(self, path_pattern):
        import re
        pattern = self.__class__(path_pattern)
        if pattern._root and (not self._root or len(pattern._names) != len(self._names)) or len(pattern._names) > len(self._names):
            return False
        for name, part in zip(reversed(self._names), reversed(pattern._names)):
            expression = re.escape(part).replace(r'\*', '.*').replace(r'\?', '.')
            if not re.fullmatch(expression, name):
                return False
        return True


def _text(arg):
    text = _path.fspath(arg)
    if not isinstance(text, str):
        raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, not %r' % type(text).__name__)
    return text


class PurePosixPath(PurePath):
    pass


class Path(PurePosixPath):
    """The name of a file that a program of a lesson cannot open."""

    def __new__(cls, *args):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        return cls('/')

    @classmethod
    def home(cls):
        return cls('/')

    def exists(self):
        return False

    is_file = is_dir = is_symlink = exists

    def absolute(self):
        return self if self._root else self._make('/', self._names)

    def resolve(self, strict=False):
        return self.__class__(_path.abspath(str(self)))

    def expanduser(self):
        return self

    def _refuse(self, *args, **kwargs):
        raise PermissionError(1, 'the programs of a lesson have no files', str(self))

    open = read_text = read_bytes = write_text = write_bytes = mkdir = rmdir = touch = unlink = rename = replace = stat = iterdir = glob = rglob = _refuse


class PosixPath(Path):
    pass

"""#
}
