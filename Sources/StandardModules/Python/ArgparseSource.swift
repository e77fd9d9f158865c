extension PythonSource {
    static var argparse: String { argparseDeclaring + argparseParsing }

    static let argparseDeclaring = #"""
"""Settings of a program from words of a command line; in a lesson the words are given: parse_args([]) or parse_args(['--lr', '0.1'])."""

import sys
import textwrap

__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'HelpFormatter', 'ArgumentDefaultsHelpFormatter',
           'RawDescriptionHelpFormatter', 'RawTextHelpFormatter', 'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'REMAINDER', 'SUPPRESS', 'ZERO_OR_MORE']

SUPPRESS = '==SUPPRESS=='
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER = '?', '*', '+', '...'


class ArgumentTypeError(Exception):
    pass


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else argument._name()
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else 'argument %s: %s' % (self.argument_name, self.message)


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        parts, odd = [], {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                parts.append('%s=%r' % (name, value))
            else:
                odd[name] = value
        if odd:
            parts.append('**%r' % odd)
        return 'Namespace(%s)' % ', '.join(parts)

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class HelpFormatter:
    raw_text = raw_lines = defaults = False


class RawDescriptionHelpFormatter(HelpFormatter):
    raw_text = True


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    raw_lines = True


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    defaults = True


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def _name(self):
        if self.option_strings:
            return '/'.join(self.option_strings)
        if self.metavar not in (None, SUPPRESS):
            return self.metavar
        if self.dest not in (None, SUPPRESS):
            return self.dest

    def _metavar(self):
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return '{' + ','.join([str(choice) for choice in self.choices]) + '}'
        return self.dest.upper() if self.option_strings else self.dest

    def _usage(self):
        """The values as the usage line shows them."""
        if self.nargs == 0:
            return ''
        name = self._metavar()
        names = name if isinstance(name, tuple) else None
        if self.nargs is None:
            return name
        if self.nargs == OPTIONAL:
            return '[%s]' % name
        if self.nargs == ZERO_OR_MORE:
            return '[%s ...]' % name
        if self.nargs == ONE_OR_MORE:
            return '%s [%s ...]' % (name, name)
        if self.nargs == REMAINDER:
            return '...'
        return ' '.join(names or [name] * self.nargs)

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


class _Store(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConst(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrue(_StoreConst):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, const=True, default=default, required=required, help=help)


class _StoreFalse(_StoreConst):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, const=False, default=default, required=required, help=help)


class _Append(_Store):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + [values])


class _Extend(_Store):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))


class _Count(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, nargs=0, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _Help(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help="show program's version number and exit"):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        print((self.version or '') % {'prog': parser.prog} if '%' in (self.version or '') else self.version)
        parser.exit()


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith('--'):
                names.append('--no-' + name[2:])
        if help is not None and default is not None and default is not SUPPRESS:
            help += ' (default: %(default)s)'
        super().__init__(names, dest, nargs=0, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith('--no-'))


_actions = {None: _Store, 'store': _Store, 'store_const': _StoreConst, 'store_true': _StoreTrue, 'store_false': _StoreFalse, 'append': _Append,
            'extend': _Extend, 'count': _Count, 'help': _Help, 'version': _Version}


class _Group:
    def __init__(self, parser, title, description=None):
        self.parser = parser
        self.title = title
        self.description = description
        self.actions = []

    def add_argument(self, *names, **settings):
        action = self.parser._make(names, settings)
        self.actions.append(action)
        return action


class _Exclusive:
    def __init__(self, parser, required):
        self.parser = parser
        self.required = required
        self.actions = []

    def add_argument(self, *names, **settings):
        action = self.parser.add_argument(*names, **settings)
        self.actions.append(action)
        return action


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars='-',
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = prog if prog is not None else (sys.argv[0].rsplit('/', 1)[-1] if sys.argv and sys.argv[0] else 'lesson')
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.argument_default = argument_default
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._options = {}
        self._defaults = {}
        self._exclusive = []
        self._positionals = _Group(self, 'positional arguments')
        self._optionals = _Group(self, 'options')
        self._groups = [self._positionals, self._optionals]
        if add_help:
            self.add_argument('-h', '--help', action='help', help='show this help message and exit')
        for parent in parents:
            for action in parent._actions:
                self._register(action)
                (self._optionals if action.option_strings else self._positionals).actions.append(action)
            self._defaults.update(parent._defaults)

    # Declaring

    def add_argument(self, *names, **settings):
        action = self._make(names, settings)
        (self._optionals if action.option_strings else self._positionals).actions.append(action)
        return action

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, required=False):
        group = _Exclusive(self, required)
        self._exclusive.append(group)
        return group

    def set_defaults(self, **defaults):
        self._defaults.update(defaults)
        for action in self._actions:
            if action.dest in defaults:
                action.default = defaults[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def _register(self, action):
        self._actions.append(action)
        for name in action.option_strings:
            self._options[name] = action

    def _make(self, names, settings):
        kind = settings.pop('action', None)
        if not names or len(names) == 1 and names[0][:1] != '-':
            if names and 'dest' in settings:
                raise ValueError('dest supplied twice for positional argument')
            dest = settings.pop('dest') if not names else names[0]
            if 'required' in settings:
                raise TypeError("'required' is an invalid argument for positionals")
            if settings.get('nargs') not in (OPTIONAL, ZERO_OR_MORE) or settings.get('nargs') == ZERO_OR_MORE and 'default' not in settings:
                settings['required'] = settings.get('nargs') != ZERO_OR_MORE or 'default' not in settings
            strings = []
        else:
            strings = list(names)
            for name in strings:
                if name[:1] != '-':
                    raise ValueError("invalid option string %r: must start with a character %r" % (name, '-'))
            dest = settings.pop('dest', None)
            if dest is None:
                long = [name for name in strings if name.startswith('--')]
                dest = (long or strings)[0].lstrip('-')
                if not dest:
                    raise ValueError('dest= is required for options like %r' % strings[0])
                dest = dest.replace('-', '_')
        conflicts = [name for name in strings if name in self._options]
        if conflicts:
            made = Action(strings, dest)
            raise ArgumentError(made, 'conflicting option string%s: %s' % ('s' if len(conflicts) > 1 else '', ', '.join(conflicts)))
        if 'default' not in settings and dest in self._defaults:
            settings['default'] = self._defaults[dest]
        elif 'default' not in settings and self.argument_default is not None:
            settings['default'] = self.argument_default
        if isinstance(kind, type):
            make = kind
        elif kind in _actions:
            make = _actions[kind]
        else:
            raise ValueError('unknown action "%s"' % (kind,))
        action = make(strings, dest, **settings) if make not in (_Help, _Version) else make(strings, **settings)
        if action.type is not None and not callable(action.type):
            raise ValueError('%r is not callable' % (action.type,))
        if action.nargs == 0 and isinstance(action, _Store) and type(action) is _Store:
            raise ValueError('nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate')
        self._register(action)
        return action

"""#
}
