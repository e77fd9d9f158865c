extension PythonSource {
    static let fnmatch = #"""
"""Shell patterns: * ? [set] [!set]."""

import re
from functools import lru_cache

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def translate(pat):
    parts = []
    position, end = 0, len(pat)
    while position < end:
        letter = pat[position]
        position += 1
        if letter == '*':
            if not parts or parts[-1] != '.*':
                parts.append('.*')
        elif letter == '?':
            parts.append('.')
        elif letter == '[':
            close = position
            if close < end and pat[close] == '!':
                close += 1
            if close < end and pat[close] == ']':
                close += 1
            while close < end and pat[close] != ']':
                close += 1
            if close >= end:
                parts.append('\\[')
            else:
                inside = pat[position:close].replace('\\', '\\\\')
                position = close + 1
                if inside[0] == '!':
                    inside = '^' + inside[1:]
                elif inside[0] in '^[':
                    inside = '\\' + inside
                parts.append('[' + inside + ']')
        else:
            parts.append(re.escape(letter))
    return '(?s:' + ''.join(parts) + ')\\Z'


@lru_cache(maxsize=256)
def _compiled(pat):
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return _compiled(pat)(name) is not None


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    match = _compiled(pat)
    return [name for name in names if match(name) is not None]

"""#

    static let keyword = #"""
"""The reserved words of the language."""

__all__ = ['iskeyword', 'issoftkeyword', 'kwlist', 'softkwlist']

kwlist = ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except',
          'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try',
          'while', 'with', 'yield']
softkwlist = ['_', 'case', 'match']

iskeyword = frozenset(kwlist).__contains__
issoftkeyword = frozenset(softkwlist).__contains__

"""#

    static let reprlib = #"""
"""Representations of limited length, and of objects that contain themselves."""

from functools import wraps
from itertools import islice

__all__ = ['Repr', 'repr', 'recursive_repr']

_repr = repr


def recursive_repr(fillvalue='...'):
    def decorate(function):
        running = set()

        @wraps(function)
        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)

        return wrapper

    return decorate


class Repr:
    def __init__(self):
        self.fillvalue = '...'
        self.maxlevel = 6
        self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxstring = 30
        self.maxlong = 40
        self.maxother = 30

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        method = getattr(self, 'repr_' + type(x).__name__.replace(' ', '_'), None)
        return self.repr_instance(x, level) if method is None else method(x, level)

    def _items(self, items, count, level, left, right, limit, trail=''):
        if level <= 0 and count:
            return left + self.fillvalue + right
        parts = [self.repr1(item, level - 1) for item in islice(items, limit)]
        if count > limit:
            parts.append(self.fillvalue)
        if count == 1 and trail:
            right = trail + right
        return left + ', '.join(parts) + right

    def repr_tuple(self, x, level):
        return self._items(x, len(x), level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level):
        return self._items(x, len(x), level, '[', ']', self.maxlist)

    def repr_set(self, x, level):
        return 'set()' if not x else self._items(_sorted(x), len(x), level, '{', '}', self.maxset)

    def repr_frozenset(self, x, level):
        return 'frozenset()' if not x else self._items(_sorted(x), len(x), level, 'frozenset({', '})', self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._items(x, len(x), level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return '{}'
        if level <= 0:
            return '{' + self.fillvalue + '}'
        parts = [self.repr1(key, level - 1) + ': ' + self.repr1(x[key], level - 1) for key in islice(_sorted(x), self.maxdict)]
        if len(x) > self.maxdict:
            parts.append(self.fillvalue)
        return '{' + ', '.join(parts) + '}'

    def _shortened(self, text, limit):
        if len(text) <= limit:
            return text
        left = max(0, (limit - 3) // 2)
        right = max(0, limit - 3 - left)
        return text[:left] + self.fillvalue + text[len(text) - right:]

    def repr_str(self, x, level):
        text = _repr(x[:self.maxstring])
        if len(text) <= self.maxstring:
            return text if len(x) <= self.maxstring else self._cut_string(x)
        return self._cut_string(x)

    def _cut_string(self, x):
        left = max(0, (self.maxstring - 3) // 2)
        right = max(0, self.maxstring - 3 - left)
        text = _repr(x[:left] + x[len(x) - right:])
        return text[:left] + self.fillvalue + text[len(text) - right:]

    def repr_int(self, x, level):
        return self._shortened(_repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = _repr(x)
        except Exception:
            return '<%s instance at %#x>' % (type(x).__name__, id(x))
        return self._shortened(text, self.maxother)


def _sorted(values):
    try:
        return sorted(values)
    except Exception:
        return list(values)


aRepr = Repr()
repr = aRepr.repr

"""#
}
