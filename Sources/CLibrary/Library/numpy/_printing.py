"""Arrays and numbers as text, in NumPy's layout."""
import math

_options = {'edgeitems': 3, 'threshold': 1000, 'precision': 8, 'suppress': False, 'linewidth': 75, 'nanstr': 'nan', 'infstr': 'inf', 'sign': '-',
            'floatmode': 'maxprec', 'formatter': None}


def set_printoptions(**options):
    for name, value in options.items():
        if name in _options and value is not None:
            _options[name] = value
        elif name == 'formatter':
            _options[name] = value


def get_printoptions():
    return dict(_options)


class printoptions:
    """Options for the time of a `with` block."""

    def __init__(self, **options):
        self.options = options

    def __enter__(self):
        self.before = dict(_options)
        set_printoptions(**self.options)
        return dict(_options)

    def __exit__(self, *problem):
        _options.update(self.before)
        return False


def shortest(values, name):
    """For each finite number the shortest digits that name it: (text of '%e' form without zeros behind, exponent)."""
    if name == 'float64':
        return [repr(abs(value)) for value in values]
    # Narrow floats: as few digits as give the same number back.
    import torch
    kind = {'float32': torch.float32, 'float16': torch.float16}[name]
    fewest, most = (6, 9) if name == 'float32' else (3, 5)
    texts = [f'{abs(value):.{fewest}g}' for value in values]
    open_places = list(range(len(values)))
    for digits in range(fewest, most + 1):
        candidates = [f'{abs(values[place]):.{digits}g}' for place in open_places]
        back = torch.tensor([float(text) for text in candidates], dtype=kind).tolist()
        rest = []
        for place, text, number in zip(open_places, candidates, back):
            texts[place] = text
            if number != abs(values[place]):
                rest.append(place)
        open_places = rest
        if not open_places:
            break
    return texts


def _digits(text):
    """(digits, exponent of the first digit) of a number's text."""
    mantissa, _, exponent = text.partition('e')
    power = int(exponent) if exponent else 0
    whole, _, fraction = mantissa.partition('.')
    digits = whole + fraction
    place = len(whole) - 1 + power
    stripped = digits.lstrip('0')
    if not stripped:
        return '0', 0
    place -= len(digits) - len(stripped)
    return stripped.rstrip('0') or '0', place


def _positional(value, text, precision):
    """Sign, whole part and fraction, with at most `precision` digits behind the point (None: all)."""
    digits, place = _digits(text)
    if place < 0:
        whole, fraction = '0', '0' * (-place - 1) + digits if digits != '0' else ''
    else:
        whole = digits[:place + 1].ljust(place + 1, '0')
        fraction = digits[place + 1:]
    if precision is not None and len(fraction) > precision:
        whole, _, fraction = f'{abs(value):.{precision}f}'.partition('.')
        fraction = fraction.rstrip('0')
    return ('-' if math.copysign(1.0, value) < 0 else '') + whole, fraction


def _scientific(value, text, precision):
    """Sign and first digit, fraction, exponent."""
    digits, place = _digits(text)
    if precision is not None and len(digits) - 1 > precision:
        mantissa, _, exponent = f'{abs(value):.{precision}e}'.partition('e')
        place = int(exponent)
        digits = mantissa.replace('.', '').rstrip('0') or '0'
    return ('-' if math.copysign(1.0, value) < 0 else '') + digits[0], digits[1:], place


def _exponent(place, width=2):
    return f"{'-' if place < 0 else '+'}{str(abs(place)).rjust(width, '0')}"


def scalar_text(number):
    """The text of a single number."""
    value, name = number._value, number._name
    if name[0] != 'f':
        return str(value)
    if math.isnan(value):
        return 'nan'
    if math.isinf(value):
        return 'inf' if value > 0 else '-inf'
    text = shortest([value], name)[0]
    if value != 0 and (abs(value) >= {'float16': 1e3, 'float32': 1e6}.get(name, 1e16) or abs(value) < 1e-4):
        first, fraction, place = _scientific(value, text, None)
        return f"{first}{'.' + fraction if fraction else ''}e{_exponent(place)}"
    whole, fraction = _positional(value, text, None)
    return f"{whole}.{fraction or '0'}"


class _Floats:
    """How the floats of an array are written."""

    def __init__(self, values, name, options):
        self.options = options
        finite = [value for value in values if math.isfinite(value)]
        self.name = name
        self.signed = options['sign'] == '+'
        sizes = [abs(value) for value in finite if value != 0]
        self.scientific = False
        precision = None if options['floatmode'] == 'unique' else options['precision']
        if sizes:
            limit = 10.0 ** min(8, {'float16': 3, 'float32': 6, 'float64': 15}[name])
            high, low = max(sizes), min(sizes)
            self.scientific = high >= limit or not options['suppress'] and (low < 1e-4 or high / low > 1000.0)
        fixed = options['floatmode'] == 'fixed'
        self.fixed = fixed
        self.left = self.right = 0
        self.precision = precision
        if not finite:
            self.left = self.right = 0
            self.exponent = 2
        elif self.scientific:
            if fixed:
                parts = []
                for value in finite:
                    mantissa, _, power = f'{value:.{precision}e}'.partition('e')
                    whole, _, fraction = mantissa.partition('.')
                    parts.append((whole, fraction, int(power)))
            else:
                parts = [_scientific(value, text, precision) for value, text in zip(finite, shortest(finite, name))]
            self.exponent = max(2, max(len(str(abs(part[2]))) for part in parts))
            self.precision = max(len(part[1]) for part in parts)
            self.left = max(len(part[0]) for part in parts)
            self.right = self.exponent + 2 + self.precision
        else:
            if fixed:
                parts = [f'{value:.{precision}f}'.partition('.')[::2] for value in finite]
            else:
                parts = [_positional(value, text, precision) for value, text in zip(finite, shortest(finite, name))]
            self.left = max(len(part[0]) for part in parts)
            self.right = max(len(part[1]) for part in parts)
            self.equal = fixed or options['floatmode'] == 'maxprec_equal'
        if self.signed:
            self.left = max(self.left, max([len(part[0]) + (part[0][0] != '-') for part in parts], default=0)) if finite else 0
        if len(finite) != len(values):
            negative = self.signed or any(value == -math.inf for value in values)
            offset = self.right + 1
            self.left = max(self.left, len(options['nanstr']) - offset, len(options['infstr']) + negative - offset)

    def texts(self, values):
        finite = [value for value in values if math.isfinite(value)]
        short = iter(shortest(finite, self.name))
        return [self._text(value, next(short) if math.isfinite(value) else None) for value in values]

    def _text(self, value, text):
        plus = '+' if self.signed else ''
        if text is None:
            word = plus + self.options['nanstr'] if math.isnan(value) else ('-' if value < 0 else plus) + self.options['infstr']
            return word.rjust(self.left + self.right + 1)
        if self.scientific:
            if self.fixed:
                mantissa, _, power = f'{value:.{self.precision}e}'.partition('e')
                first, _, fraction = mantissa.partition('.')
                place = int(power)
            else:
                first, fraction, place = _scientific(value, text, self.precision)
                if len(fraction) < self.precision:
                    # Digits that others need are the exact ones here.
                    first, fraction, place = _scientific(value, f'{abs(value):.{self.precision}e}', None)
            first = plus + first if first[0] != '-' else first
            return f"{first.rjust(self.left)}.{fraction.ljust(self.precision, '0')}e{_exponent(place, self.exponent)}"
        if self.fixed:
            whole, _, fraction = f'{value:.{self.precision}f}'.partition('.')
        else:
            whole, fraction = _positional(value, text, self.precision)
        whole = plus + whole if whole[0] != '-' else whole
        return f"{whole.rjust(self.left)}.{fraction.ljust(self.right, '0' if self.equal else ' ')}"


def _flat(values):
    if isinstance(values, list):
        return [part for value in values for part in _flat(value)]
    return [values]


def _shown(values, shape, edge):
    """Only the items that a summary shows."""
    if not shape:
        return values
    if shape[0] > 2 * edge:
        values = values[:edge] + values[-edge:]
    return [_shown(value, shape[1:], edge) for value in values]


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None, threshold=None, edgeitems=None,
                 sign=None, floatmode=None, suffix='', **ignored):
    """The text of an array without its name."""
    from numpy._array import asarray
    a = asarray(a)
    options = dict(_options)
    for name, value in (('precision', precision), ('suppress', suppress_small), ('threshold', threshold), ('edgeitems', edgeitems), ('sign', sign),
                        ('floatmode', floatmode), ('formatter', formatter), ('linewidth', max_line_width)):
        if value is not None:
            options[name] = value
    shape = list(a.shape)
    if a.size == 0:
        return '[]'
    edge = options['edgeitems']
    summary = a.size > options['threshold']
    tensor = a._tensor
    if summary:
        for axis, length in enumerate(shape):
            if length > 2 * edge:
                import torch
                places = torch.tensor(list(range(edge)) + list(range(length - edge, length)))
                tensor = tensor.index_select(axis, places)
    values = tensor.tolist()
    flat = _flat(values)
    kind = a.dtype.kind
    own = options['formatter'] or {}
    custom = own.get({'f': 'float', 'i': 'int', 'u': 'int', 'b': 'bool'}[kind]) or own.get('float_kind' if kind == 'f' else 'int_kind') or own.get('all')
    if custom:
        from numpy._types import scalar
        words = [custom(scalar(value, a.dtype)) for value in flat]
    elif kind == 'f':
        words = _Floats(flat, a.dtype.name, options).texts(flat)
    elif kind == 'b':
        words = [('True' if not shape else ' True') if value else 'False' for value in flat]
    else:
        width = max(len(str(max(flat))), len(str(min(flat))))
        if options['sign'] == '+':
            width = max(len(f'{max(flat):+d}'), len(f'{min(flat):+d}'))
            words = [f'{value:+{width}d}' for value in flat]
        else:
            words = [f'{value:{width}d}' for value in flat]
    if not shape:
        return words[0]
    return _laid_out(iter(words), shape, options['linewidth'] - len(suffix), ' ' + ' ' * len(prefix), separator, edge, summary)


def _laid_out(words, shape, width, indent, separator, edge, summary):
    """Rows in brackets; rows that are too long are broken."""
    length = shape[0]
    cut = summary and 2 * edge < length
    shown = 2 * edge if cut else length
    if len(shape) == 1:
        room = width - max(len(separator.rstrip()), 1)
        text, line = '', indent

        def extend(word):
            nonlocal text, line
            if len(line) + len(word) > room and len(line) > len(indent):
                text += line.rstrip() + '\n'
                line = indent
            line += word
        for place in range(shown):
            if cut and place == edge:
                extend('...')
                line += separator
            extend(next(words))
            if place < shown - 1:
                line += separator
        text += line
        return '[' + text[len(indent):] + ']'
    gap = separator.rstrip() + '\n' * (len(shape) - 1)
    parts = []
    for place in range(shown):
        if cut and place == edge:
            parts.append(indent + '...')
        parts.append(indent + _laid_out(words, shape[1:], width - 1, indent + ' ', separator, edge, summary))
    return '[' + gap.join(parts)[len(indent):] + ']'


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    if a.ndim == 0:
        return str(a[()])
    return array2string(a, max_line_width, precision, suppress_small, ' ', '')


def array_repr(a, max_line_width=None, precision=None, suppress_small=None):
    text = array2string(a, max_line_width, precision, suppress_small, ', ', 'array(', suffix=')')
    extras = []
    if a.size == 0 and a.shape != (0,) or a.size > _options['threshold']:
        extras.append(f'shape={a.shape}')
    if a.dtype.name not in ('float64', 'int64', 'bool') or a.size == 0:
        extras.append(f'dtype={a.dtype.name}')
    if not extras:
        return f'array({text})'
    text = f'array({text},'
    rest = ', '.join(extras) + ')'
    last = len(text) - (text.rfind('\n') + 1)
    width = _options['linewidth'] if max_line_width is None else max_line_width
    return text + ('\n' + ' ' * 6 if last + len(rest) + 1 > width else ' ') + rest


def format_float_positional(x, precision=None, unique=True, fractional=True, trim='k', sign=False, pad_left=None, pad_right=None, min_digits=None):
    value = float(x)
    if not unique and precision is not None:
        return f'{value:.{precision}f}'
    whole, fraction = _positional(value, shortest([value], getattr(x, '_name', 'float64'))[0], precision)
    return f'{whole}.{fraction}'


def format_float_scientific(x, precision=None, unique=True, trim='k', sign=False, pad_left=None, exp_digits=None, min_digits=None):
    value = float(x)
    first, fraction, place = _scientific(value, shortest([value], getattr(x, '_name', 'float64'))[0], precision)
    return f'{first}.{fraction}e{_exponent(place, exp_digits or 2)}'
