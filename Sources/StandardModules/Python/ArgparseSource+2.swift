extension PythonSource {
    static let argparseParsing = #"""
    # Parsing

    def parse_args(self, args=None, namespace=None):
        namespace, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error('unrecognized arguments: ' + ' '.join(rest))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        words = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        if not self.exit_on_error:
            return self._parse(words, namespace)
        try:
            return self._parse(words, namespace)
        except ArgumentError as error:
            self.error(str(error))

    def _option(self, word):
        """The action, the option's name and the value given with `=` or behind a letter; None for a value."""
        if not word.startswith('-') or word == '-':
            return None
        if word in self._options:
            return self._options[word], word, None
        if word.startswith('--'):
            name, equals, value = word.partition('=')
            value = value if equals else None
            if name in self._options:
                return self._options[name], name, value
            if self.allow_abbrev:
                found = [option for option in self._options if option.startswith(name)]
                if len(found) == 1:
                    return self._options[found[0]], found[0], value
                if found:
                    raise ArgumentError(None, 'ambiguous option: %s could match %s' % (name if value is None else word, ', '.join(found)))
        elif word[:2] in self._options:
            return self._options[word[:2]], word[:2], word[2:].removeprefix('=')
        if self._is_number(word) and not any(self._is_number(option) for option in self._options):
            return None
        if ' ' in word:
            return None
        return None, word, None

    @staticmethod
    def _is_number(word):
        digits = word[1:]
        whole, point, part = digits.partition('.')
        return digits.isascii() and (whole.isdigit() and (part.isdigit() or not point) or not whole and part.isdigit())

    def _parse(self, words, namespace):
        kinds = []
        only_values = False
        for word in words:
            found = None if only_values or word == '--' else self._option(word)
            if word == '--' and not only_values:
                only_values = True
                kinds.append(('-', None))
            else:
                kinds.append(('A', None) if found is None else ('O', found))
        pending = [action for action in self._actions if not action.option_strings]
        seen, given, rest = set(), [], []
        at = 0
        while True:
            if at >= len(words) or kinds[at][0] != 'O':
                end = self._positional(words, kinds, at, pending, namespace, seen, given)
                if at >= len(words):
                    break
                if end > at:
                    at = end
                    continue
            if kinds[at][0] == 'O':
                at = self._optional(words, kinds, at, namespace, seen, given, rest)
            elif kinds[at][0] == '-':
                at += 1
            else:
                rest.append(words[at])
                at += 1
        missing = [action._name() for action in self._actions if action not in seen and action.required]
        if missing:
            self.error('the following arguments are required: ' + ', '.join(missing))
        for action in self._actions:
            if action not in seen and isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default:
                setattr(namespace, action.dest, self._value(action, action.default))
        for group in self._exclusive:
            if group.required and not any(action in seen for action in group.actions):
                self.error('one of the arguments %s is required' % ' '.join(action._name() for action in group.actions if action.help is not SUPPRESS))
        return namespace, rest

    def _take(self, action, values, name, namespace, seen, given):
        for group in self._exclusive:
            if action in group.actions:
                for other in given:
                    if other in group.actions and other is not action:
                        raise ArgumentError(action, 'not allowed with argument ' + other._name())
        given.append(action)
        seen.add(action)
        action(self, namespace, values, name)

    def _optional(self, words, kinds, at, namespace, seen, given, rest):
        action, name, value = kinds[at][1]
        if action is None:
            rest.append(words[at])
            return at + 1
        while value is not None and action.nargs == 0:
            # letters run together: -vvx
            if name.startswith('--') or not value:
                raise ArgumentError(action, 'ignored explicit argument %r' % value)
            self._take(action, [], name, namespace, seen, given)
            name = '-' + value[0]
            if name not in self._options:
                raise ArgumentError(action, 'ignored explicit argument %r' % value)
            action, value = self._options[name], value[1:] or None
        at += 1
        if value is not None:
            values = [value]
            if isinstance(action.nargs, int) and action.nargs != 1:
                raise ArgumentError(action, 'expected %s argument%s' % (action.nargs, 's' if action.nargs != 1 else ''))
        else:
            room = at
            while room < len(words) and (kinds[room][0] == 'A' or action.nargs == REMAINDER):
                room += 1
            count = self._count(action, room - at)
            values = words[at:at + count]
            at += count
        self._take(action, self._values(action, values), name, namespace, seen, given)
        return at

    @staticmethod
    def _count(action, available):
        nargs = action.nargs
        if nargs is None:
            if available < 1:
                raise ArgumentError(action, 'expected one argument')
            return 1
        if nargs == OPTIONAL:
            return min(1, available)
        if nargs in (ZERO_OR_MORE, REMAINDER):
            return available
        if nargs == ONE_OR_MORE:
            if available < 1:
                raise ArgumentError(action, 'expected at least one argument')
            return available
        if available < nargs:
            raise ArgumentError(action, 'expected %s argument%s' % (nargs, 's' if nargs != 1 else ''))
        return nargs

    @staticmethod
    def _least(action):
        return 1 if action.nargs in (None, ONE_OR_MORE) else action.nargs if isinstance(action.nargs, int) else 0

    def _positional(self, words, kinds, at, pending, namespace, seen, given):
        """Gives the values that begin here to as many positional arguments as they suffice for."""
        end = at
        while end < len(words) and kinds[end][0] == 'A' or end < len(words) and kinds[end][0] == '-':
            end += 1
        values = [word for word, kind in zip(words[at:end], kinds[at:end]) if kind[0] == 'A']
        taken = 0
        while pending:
            action = pending[0]
            available = len(values) - taken
            behind = sum(self._least(other) for other in pending[1:])
            if action.nargs == REMAINDER:
                pending.pop(0)
                self._take(action, self._values(action, values[taken:] + words[end:]), None, namespace, seen, given)
                return len(words)
            least = self._least(action)
            if available < least:
                break
            if action.nargs is None or isinstance(action.nargs, int):
                count = least
            else:
                count = max(least, available - behind)
                if action.nargs == OPTIONAL:
                    count = min(1, max(0, count))
            pending.pop(0)
            self._take(action, self._values(action, values[taken:taken + count]), None, namespace, seen, given)
            taken += count
        if taken == len(values):
            return end
        position = at
        while taken:
            if kinds[position][0] == 'A':
                taken -= 1
            position += 1
        return position

    def _values(self, action, words):
        if action.nargs == 0:
            return []
        if action.nargs == OPTIONAL and not words:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
            return value
        if action.nargs == ZERO_OR_MORE and not words and not action.option_strings:
            return action.default if action.default is not None else []
        if action.nargs in (None, OPTIONAL):
            value = self._value(action, words[0])
            self._check(action, value)
            return value
        values = [self._value(action, word) for word in words]
        for value in values:
            self._check(action, value)
        return values

    @staticmethod
    def _value(action, text):
        convert = action.type
        if convert is None:
            return text
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            raise ArgumentError(action, 'invalid %s value: %r' % (getattr(convert, '__name__', repr(convert)), text))

    @staticmethod
    def _check(action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, 'invalid choice: %r (choose from %s)' % (value, ', '.join(map(repr, action.choices))))

    # Telling

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        sys.stderr.write(self.format_usage())
        self.exit(2, '%s: error: %s\n' % (self.prog, message))

    def _usage_parts(self, actions):
        parts, skipped = [], set()
        for action in actions:
            if action.help is SUPPRESS or action in skipped:
                continue
            group = next((g for g in self._exclusive if action in g.actions and all(a in actions for a in g.actions)), None)
            if group is not None and group.actions[0] is action:
                skipped.update(group.actions)
                inner = ' | '.join(self._usage_part(a, bare=True) for a in group.actions if a.help is not SUPPRESS)
                parts.append(('(%s)' if group.required else '[%s]') % inner)
            else:
                parts.append(self._usage_part(action))
        return parts

    @staticmethod
    def _usage_part(action, bare=False):
        if not action.option_strings:
            return action._usage()
        if isinstance(action, BooleanOptionalAction):
            text = ' | '.join(action.option_strings)
        else:
            text = (action.option_strings[0] + ' ' + action._usage()).rstrip()
        return text if bare or action.required else '[%s]' % text

    def format_usage(self):
        prefix = 'usage: '
        if self.usage is not None:
            return prefix + self.usage % {'prog': self.prog} + '\n'
        optionals = self._usage_parts([action for action in self._actions if action.option_strings])
        positionals = self._usage_parts([action for action in self._actions if not action.option_strings])
        line = ' '.join([self.prog] + optionals + positionals)
        width = _width() - 2
        if len(prefix) + len(line) <= width:
            return prefix + line + '\n'

        def lines(parts, indent, first=None):
            made, row = [], []
            length = len(first) - 1 if first is not None else indent - 1
            for part in parts:
                if length + 1 + len(part) > width and row:
                    made.append(' ' * indent + ' '.join(row))
                    row, length = [], indent - 1
                row.append(part)
                length += len(part) + 1
            if row:
                made.append(' ' * indent + ' '.join(row))
            if first is not None:
                made[0] = made[0][indent:]
            return made

        if len(prefix) + len(self.prog) <= 0.75 * width:
            indent = len(prefix) + len(self.prog) + 1
            start = prefix + self.prog + ' '
            if optionals:
                rows = lines([self.prog] + optionals, indent, prefix)
                rows.extend(lines(positionals, indent))
            elif positionals:
                rows = lines([self.prog] + positionals, indent, prefix)
            else:
                rows = [self.prog]
            return prefix + '\n'.join(rows) + '\n'
        indent = len(prefix)
        rows = lines(optionals + positionals, indent)
        if len(rows) > 1:
            rows = lines(optionals, indent) + lines(positionals, indent)
        return prefix + '\n'.join([self.prog] + rows) + '\n'

    def _invocation(self, action):
        if not action.option_strings:
            return action._metavar()
        values = action._usage()
        return ', '.join(name + (' ' + values if values else '') for name in action.option_strings)

    def _filled(self, text, width, indent):
        text = text % {'prog': self.prog} if '%(prog)' in text else text
        if self.formatter_class.raw_text:
            return ''.join(' ' * indent + line for line in text.splitlines(keepends=True))
        return textwrap.fill(' '.join(text.split()), width, initial_indent=' ' * indent, subsequent_indent=' ' * indent)

    def _help_text(self, action):
        text = action.help
        if self.formatter_class.defaults and '%(default)' not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += ' (default: %(default)s)'
        settings = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
        settings['prog'] = self.prog
        for name, value in list(settings.items()):
            if hasattr(value, '__name__'):
                settings[name] = value.__name__
        if settings.get('choices') is not None:
            settings['choices'] = ', '.join([str(choice) for choice in settings['choices']])
        return text % settings

    def format_help(self):
        width = _width() - 2
        sections = [self.format_usage()]
        if self.description:
            sections.append(self._filled(self.description, width, 0) + '\n')
        shown = [(group, [a for a in group.actions if a.help is not SUPPRESS]) for group in self._groups]
        longest = max([len(self._invocation(a)) + 2 for _, actions in shown for a in actions], default=0)
        column = min(longest + 2, 24, max(width - 20, 4))
        for group, actions in shown:
            if not actions and not (group.description and group.title):
                continue
            rows = []
            if group.description:
                rows.append(self._filled(group.description, width, 2) + '\n\n')
            for action in actions:
                head = self._invocation(action)
                if not action.help or not action.help.strip():
                    rows.append('  %s\n' % head)
                    continue
                room = max(width - column, 11)
                text = self._help_text(action)
                lines = text.splitlines() if self.formatter_class.raw_lines else textwrap.wrap(' '.join(text.split()), room)
                if len(head) <= column - 4:
                    rows.append('  %-*s  %s\n' % (column - 4, head, lines[0]))
                    lines = lines[1:]
                else:
                    rows.append('  %s\n' % head)
                rows.extend(' ' * column + line + '\n' for line in lines)
            sections.append('%s:\n%s' % (group.title, ''.join(rows)) if group.title else ''.join(rows))
        if self.epilog:
            sections.append(self._filled(self.epilog, width, 0) + '\n')
        return '\n'.join(sections)

    def print_usage(self, file=None):
        (sys.stdout if file is None else file).write(self.format_usage())

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())


def _width():
    return 80

"""#
}
