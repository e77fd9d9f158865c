"""Colours by name, number or parts."""

_letters = {'b': '#0000ff', 'g': '#008000', 'r': '#ff0000', 'c': '#00bfbf', 'm': '#bf00bf', 'y': '#bfbf00', 'k': '#000000', 'w': '#ffffff'}
_palette = {'blue': '0', 'orange': '1', 'green': '2', 'red': '3', 'purple': '4', 'brown': '5', 'pink': '6', 'gray': '7', 'grey': '7',
            'olive': '#bcbd22', 'cyan': '#17becf'}
CSS4_COLORS = {
    'black': '#000000', 'white': '#ffffff', 'red': '#ff0000', 'green': '#008000', 'blue': '#0000ff', 'yellow': '#ffff00', 'orange': '#ffa500',
    'purple': '#800080', 'pink': '#ffc0cb', 'brown': '#a52a2a', 'gray': '#808080', 'grey': '#808080', 'cyan': '#00ffff', 'magenta': '#ff00ff',
    'lime': '#00ff00', 'navy': '#000080', 'teal': '#008080', 'olive': '#808000', 'maroon': '#800000', 'gold': '#ffd700', 'silver': '#c0c0c0',
    'crimson': '#dc143c', 'coral': '#ff7f50', 'tomato': '#ff6347', 'salmon': '#fa8072', 'darkorange': '#ff8c00', 'chocolate': '#d2691e',
    'indigo': '#4b0082', 'violet': '#ee82ee', 'orchid': '#da70d6', 'plum': '#dda0dd', 'turquoise': '#40e0d0', 'skyblue': '#87ceeb',
    'lightblue': '#add8e6', 'steelblue': '#4682b4', 'royalblue': '#4169e1', 'dodgerblue': '#1e90ff', 'deepskyblue': '#00bfff', 'slateblue': '#6a5acd',
    'darkblue': '#00008b', 'midnightblue': '#191970', 'lightgreen': '#90ee90', 'darkgreen': '#006400', 'forestgreen': '#228b22', 'seagreen': '#2e8b57',
    'limegreen': '#32cd32', 'darkred': '#8b0000', 'firebrick': '#b22222', 'indianred': '#cd5c5c', 'hotpink': '#ff69b4', 'deeppink': '#ff1493',
    'lightgray': '#d3d3d3', 'lightgrey': '#d3d3d3', 'darkgray': '#a9a9a9', 'darkgrey': '#a9a9a9', 'dimgray': '#696969', 'beige': '#f5f5dc',
    'khaki': '#f0e68c', 'tan': '#d2b48c', 'wheat': '#f5deb3', 'lavender': '#e6e6fa', 'aqua': '#00ffff', 'fuchsia': '#ff00ff', 'slategray': '#708090',
    'cornflowerblue': '#6495ed', 'mediumseagreen': '#3cb371', 'sandybrown': '#f4a460', 'peru': '#cd853f', 'sienna': '#a0522d', 'goldenrod': '#daa520',
}
TABLEAU_COLORS = {'tab:' + name: name for name in ('blue', 'orange', 'green', 'red', 'purple', 'brown', 'pink', 'gray', 'olive', 'cyan')}


def written(color):
    """A colour as the report takes it: a number of the palette, or `#rrggbb`; None stays None."""
    if color is None:
        return None
    if isinstance(color, str):
        text = color.strip()
        if text in _letters:
            return _letters[text]
        if text.startswith('tab:') and text[4:] in _palette:
            return _palette[text[4:]]
        if len(text) > 1 and text[0] == 'C' and text[1:].isdigit():
            return str(int(text[1:]) % 8)
        if text.startswith('#'):
            return '#' + ''.join(letter * 2 for letter in text[1:4]) if len(text) == 4 else text[:7].lower()
        if text.lower() in CSS4_COLORS:
            return CSS4_COLORS[text.lower()]
        if text.lower() == 'none':
            return None
        try:
            grey = round(255 * min(1.0, max(0.0, float(text))))
        except ValueError:
            raise ValueError(f'{color!r} is not a valid value for color') from None
        return f'#{grey:02x}{grey:02x}{grey:02x}'
    parts = color.tolist() if hasattr(color, 'tolist') else list(color)
    if len(parts) not in (3, 4):
        raise ValueError(f'{color!r} is not a valid value for color')
    return '#' + ''.join(f'{round(255 * min(1.0, max(0.0, float(part)))):02x}' for part in parts[:3])


_tableau = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#7f7f7f']


def to_hex(c, keep_alpha=False):
    text = written(c)
    return text if text.startswith('#') else _tableau[int(text)]


def to_rgb(c):
    text = to_hex(c)
    return tuple(int(text[place:place + 2], 16) / 255 for place in (1, 3, 5))


def to_rgba(c, alpha=None):
    return to_rgb(c) + (1.0 if alpha is None else alpha,)


def is_color_like(c):
    try:
        return written(c) is not None
    except (TypeError, ValueError):
        return False


class Normalize:
    """Values from `vmin` to `vmax` become 0 to 1."""

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin = vmin
        self.vmax = vmax

    def __call__(self, value):
        low, high = self.vmin or 0.0, 1.0 if self.vmax is None else self.vmax
        return (value - low) / (high - low)


class ListedColormap:
    """A list of colours as a map."""

    def __init__(self, colors, name='from_list', N=None):
        self.colors = list(colors)
        self.name = name
        self.N = len(self.colors)

    def __call__(self, value, alpha=None):
        place = value if isinstance(value, int) else int(value * self.N)
        return to_rgba(self.colors[min(self.N - 1, max(0, place))], alpha)


class LinearSegmentedColormap(ListedColormap):
    @staticmethod
    def from_list(name, colors, N=256, gamma=1.0):
        return LinearSegmentedColormap(colors, name)
