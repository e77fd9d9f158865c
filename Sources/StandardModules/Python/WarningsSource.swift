extension PythonSource {
    static let warnings = #"""
"""Warnings: shown once for every text, unless they are filtered."""

__all__ = ['catch_warnings', 'filterwarnings', 'resetwarnings', 'simplefilter', 'warn']

filters = []
_shown = set()
_records = []


class WarningMessage:
    def __init__(self, message, category):
        self.message = message
        self.category = category

    def __str__(self):
        return '{message : %r, category : %r}' % (self.message, self.category.__name__)


def _action(category, text):
    for action, known, start in filters:
        if issubclass(category, known) and text.startswith(start):
            return action
    return 'default'


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    text = str(message)
    action = _action(category, text)
    if action == 'ignore':
        return
    if not isinstance(message, Warning):
        message = category(message)
    if action == 'error':
        raise message
    if _records:
        _records[-1].append(WarningMessage(message, category))
        return
    key = (category, text)
    if action != 'always' and key in _shown:
        return
    _shown.add(key)
    import sys
    sys.stderr.write('%s: %s\n' % (category.__name__, text))


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, '', category, append=append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
        raise AssertionError('invalid action: %r' % (action,))
    item = (action, category, message)
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)


def resetwarnings():
    filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._action = action
        self._category = category

    def __enter__(self):
        self._saved = list(filters)
        if self._action is not None:
            simplefilter(self._action, self._category)
        if self._record:
            log = []
            _records.append(log)
            return log

    def __exit__(self, *exc_info):
        filters[:] = self._saved
        if self._record:
            _records.pop()

"""#
}
