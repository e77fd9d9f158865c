extension PythonSource {
    static let pprint = #"""
"""Nested data, printed so that it fits a width."""

__all__ = ['PrettyPrinter', 'pformat', 'pp', 'pprint', 'saferepr']


class _Key:
    """Orders what cannot be compared by type and address."""

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        print(self.pformat(object), file=self._stream)

    def pformat(self, object):
        parts = []
        self._format(object, parts, 0, 0, set(), 0)
        return ''.join(parts)

    def _items(self, obj):
        items = list(obj.items())
        if self._sort_dicts:
            items = sorted(items, key=lambda pair: (_Key(pair[0]), _Key(pair[1])))
        return items

    def _repr(self, obj, context, level):
        cls = type(obj)
        if cls is int and self._underscore_numbers:
            return '%s' % format(obj, '_d')
        if cls not in (dict, list, tuple) or not obj:
            return repr(obj)
        if self._depth is not None and level >= self._depth:
            return '{...}' if cls is dict else '[...]' if cls is list else '(...)'
        if id(obj) in context:
            return '<Recursion on %s with id=%s>' % (cls.__name__, id(obj))
        context = context | {id(obj)}
        if cls is dict:
            return '{' + ', '.join([self._repr(k, context, level + 1) + ': ' + self._repr(v, context, level + 1) for k, v in self._items(obj)]) + '}'
        body = ', '.join([self._repr(item, context, level + 1) for item in obj])
        if cls is list:
            return '[' + body + ']'
        return '(' + body + (',)' if len(obj) == 1 else ')')

    def _format(self, obj, out, indent, allowance, context, level):
        text = self._repr(obj, context, level)
        if id(obj) in context:
            out.append('<Recursion on %s with id=%s>' % (type(obj).__name__, id(obj)))
            return
        if len(text) <= self._width - indent - allowance:
            out.append(text)
            return
        cls = type(obj)
        inner = context | {id(obj)}
        level += 1
        if isinstance(obj, dict) and cls.__repr__ is dict.__repr__:
            out.append('{')
            if self._indent > 1:
                out.append((self._indent - 1) * ' ')
            if obj:
                self._dict_items(self._items(obj), out, indent, allowance + 1, inner, level)
            out.append('}')
        elif isinstance(obj, list) and cls.__repr__ is list.__repr__:
            out.append('[')
            self._sequence(obj, out, indent, allowance + 1, inner, level)
            out.append(']')
        elif isinstance(obj, tuple) and cls.__repr__ is tuple.__repr__:
            out.append('(')
            end = ',)' if len(obj) == 1 else ')'
            self._sequence(obj, out, indent, allowance + len(end), inner, level)
            out.append(end)
        elif isinstance(obj, (set, frozenset)) and cls.__repr__ in (set.__repr__, frozenset.__repr__) and obj:
            start, end = ('{', '}') if cls is set else (cls.__name__ + '({', '})')
            if cls is not set:
                indent += len(cls.__name__) + 1
            out.append(start)
            self._sequence(sorted(obj, key=_Key), out, indent, allowance + len(end), inner, level)
            out.append(end)
        elif isinstance(obj, str) and cls.__repr__ is str.__repr__:
            self._string(obj, out, indent, allowance, level)
        elif hasattr(obj, '__dataclass_fields__') and not isinstance(obj, type) and '__repr__' in cls.__dict__:
            name = cls.__name__
            indent += len(name) + 1
            fields = [(f.name, getattr(obj, f.name)) for f in obj.__dataclass_fields__.values() if f.repr]
            out.append(name + '(')
            for number, (key, value) in enumerate(fields):
                out.append(key + '=')
                self._format(value, out, indent + len(key) + 1, allowance if number == len(fields) - 1 else 1, inner, level)
                if number < len(fields) - 1:
                    out.append(',\n' + ' ' * indent)
            out.append(')')
        else:
            out.append(text)

    def _dict_items(self, items, out, indent, allowance, context, level):
        indent += self._indent
        for number, (key, value) in enumerate(items):
            last = number == len(items) - 1
            shown = self._repr(key, context, level)
            out.append(shown + ': ')
            self._format(value, out, indent + len(shown) + 2, allowance if last else 1, context, level)
            if not last:
                out.append(',\n' + ' ' * indent)

    def _sequence(self, items, out, indent, allowance, context, level):
        if self._indent > 1:
            out.append((self._indent - 1) * ' ')
        items = list(items)
        indent += self._indent
        separator = ',\n' + ' ' * indent
        delimiter = ''
        width = max_width = self._width - indent + 1
        for number, item in enumerate(items):
            last = number == len(items) - 1
            if last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = max_width
                    if delimiter:
                        delimiter = separator
                if width >= size:
                    width -= size
                    out.append(delimiter)
                    delimiter = ', '
                    out.append(text)
                    continue
            out.append(delimiter)
            delimiter = separator
            self._format(item, out, indent, allowance if last else 1, context, level)

    def _string(self, text, out, indent, allowance, level):
        if not text:
            out.append(repr(text))
            return
        chunks = []
        lines = text.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width = self._width - indent
        shown = ''
        for number, line in enumerate(lines):
            shown = repr(line)
            if len(shown) <= (max_width - allowance if number == len(lines) - 1 else max_width):
                chunks.append(shown)
                continue
            parts = _words(line)
            max_width2 = max_width
            current = ''
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and number == len(lines) - 1:
                    max_width2 -= allowance
                if len(repr(candidate)) > max_width2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(shown)
            return
        if level == 1:
            out.append('(')
        for number, chunk in enumerate(chunks):
            if number > 0:
                out.append('\n' + ' ' * indent)
            out.append(chunk)
        if level == 1:
            out.append(')')


def _words(line):
    """Words, each with the white space behind it."""
    parts = []
    start = 0
    position = 0
    while position < len(line):
        while position < len(line) and not line[position].isspace():
            position += 1
        while position < len(line) and line[position].isspace():
            position += 1
        parts.append(line[start:position])
        start = position
    return parts


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, frozenset(), 0)

"""#
}
