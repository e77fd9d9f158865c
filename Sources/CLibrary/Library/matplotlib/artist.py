"""What a drawing call returns: its properties can be set and read."""


class Artist:
    """Keeps what `set_…` is told; what has no meaning for the report changes nothing."""

    def __init__(self, **properties):
        self._properties = properties

    def __getattr__(self, name):
        if name.startswith('set_'):
            def change(*values, **keywords):
                self._properties[name[4:]] = values[0] if values else keywords
            return change
        if name.startswith('get_'):
            return lambda *values, **keywords: self._properties.get(name[4:])
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def set(self, **properties):
        for name, value in properties.items():
            getattr(self, 'set_' + name)(value)

    def remove(self):
        pass


class Text(Artist):
    def __init__(self, text='', x=0, y=0):
        super().__init__(text=text, position=(x, y))

    def __repr__(self):
        x, y = self._properties['position']
        return f"Text({x}, {y}, {self._properties['text']!r})"


class Spines:
    """The frame of a panel."""

    def __getitem__(self, name):
        return Artist()

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Artist()

    def values(self):
        return [Artist() for _ in range(4)]

    def items(self):
        return [(name, Artist()) for name in ('left', 'right', 'bottom', 'top')]


class Axis(Artist):
    """Ticks and label of one direction."""

    def __init__(self, axes, letter):
        super().__init__()
        self._axes = axes
        self._letter = letter

    def set_label_text(self, label):
        getattr(self._axes, f'set_{self._letter}label')(label)

    def get_ticklabels(self):
        return []

    def grid(self, visible=None, **keywords):
        self._axes.grid(visible)

    def __repr__(self):
        return f'<matplotlib.axis.{self._letter.upper()}Axis object>'


class Line2D(Artist):
    """A line, or points."""

    def __init__(self, xdata, ydata, label=None, color=None, dashed=False, markers=False, kind='line', names=None, **ignored):
        super().__init__()
        from matplotlib._data import numbers
        self.x, self.y = numbers(xdata), numbers(ydata)
        self.label, self.color, self.dashed, self.markers, self.kind, self.names = label, color, dashed, markers, kind, names

    def set_data(self, *data):
        from matplotlib._data import numbers
        x, y = data if len(data) == 2 else data[0]
        self.x, self.y = numbers(x), numbers(y)

    def set_xdata(self, x):
        from matplotlib._data import numbers
        self.x = numbers(x)

    def set_ydata(self, y):
        from matplotlib._data import numbers
        self.y = numbers(y)

    def get_xdata(self, orig=True):
        return _array(self.x)

    def get_ydata(self, orig=True):
        return _array(self.y)

    def get_data(self, orig=True):
        return self.get_xdata(), self.get_ydata()

    def set_label(self, label):
        self.label = None if label is None else str(label)

    def get_label(self):
        return self.label

    def set_color(self, color):
        from matplotlib.colors import written
        self.color = written(color)

    def get_color(self):
        return self.color if self.color is None or self.color.startswith('#') else f'C{self.color}'

    def set_linestyle(self, style):
        self.dashed = style in ('--', '-.', ':', 'dashed', 'dotted', 'dashdot')

    def __repr__(self):
        return f'<matplotlib.lines.Line2D object at 0x{id(self):x}>'

    def __str__(self):
        return f'Line2D({self.label or "_child0"})'

    def mark(self):
        """The line as the report takes it."""
        label = self.label if self.label and not self.label.startswith('_') else None
        return {'series': {'_0': {'kind': self.kind, 'label': label, 'x': self.x, 'y': self.y, 'names': self.names, 'color': self.color,
                                  'dashed': self.dashed, 'markers': self.markers}}}


class AxesImage(Artist):
    """A raster."""

    def __init__(self, height, width, values, colours, lowest, highest):
        super().__init__()
        self.height, self.width, self.values, self.colours, self.lowest, self.highest = height, width, values, colours, lowest, highest

    def set_data(self, data):
        from matplotlib._data import raster
        self.height, self.width, self.values, channels = raster(data)
        if channels == 3:
            self.colours = 'rgb'

    def set_clim(self, vmin=None, vmax=None):
        if isinstance(vmin, tuple):
            vmin, vmax = vmin
        self.lowest = self.lowest if vmin is None else float(vmin)
        self.highest = self.highest if vmax is None else float(vmax)

    def set_cmap(self, cmap):
        from matplotlib.cm import family
        if self.colours != 'rgb':
            self.colours = family(cmap)

    def __repr__(self):
        return f'<matplotlib.image.AxesImage object at 0x{id(self):x}>'

    def mark(self):
        return {'image': {'_0': {'height': self.height, 'width': self.width, 'values': self.values, 'colours': self.colours,
                                 'lowest': self.lowest, 'highest': self.highest}}}


def _array(values):
    try:
        import numpy
    except ImportError:
        return values
    return numpy.array(values)
