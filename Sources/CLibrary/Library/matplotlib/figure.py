"""A figure: panels in a grid."""
from matplotlib.artist import Artist, Text
from matplotlib.axes import Axes


class AxesGrid:
    """The panels that `subplots` makes, in rows and columns, as an array has them."""

    def __init__(self, rows):
        self.rows = rows

    @property
    def shape(self):
        if self.rows and isinstance(self.rows[0], list):
            return (len(self.rows), len(self.rows[0]))
        return (len(self.rows),)

    @property
    def ndim(self):
        return len(self.shape)

    @property
    def size(self):
        return len(self.flatten())

    @property
    def flat(self):
        return iter(self.flatten())

    @property
    def T(self):
        return AxesGrid([list(column) for column in zip(*self.rows)]) if self.ndim == 2 else self

    def flatten(self, order='C'):
        return AxesGrid([axes for row in self.rows for axes in row]) if self.ndim == 2 else AxesGrid(list(self.rows))

    ravel = flatten

    def tolist(self):
        return self.rows

    def reshape(self, *shape):
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
        flat = self.flatten().rows
        if len(shape) == 1:
            return AxesGrid(flat)
        columns = shape[1] if shape[1] != -1 else len(flat) // shape[0]
        return AxesGrid([flat[start:start + columns] for start in range(0, len(flat), columns)])

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        for row in self.rows:
            yield AxesGrid(row) if isinstance(row, list) else row

    def __getitem__(self, key):
        if isinstance(key, tuple):
            first, second = key
            rows = self.rows[first]
            if isinstance(first, slice):
                picked = [row[second] for row in rows]
                return AxesGrid(picked)
            return AxesGrid(rows[second]) if isinstance(second, slice) else rows[second]
        part = self.rows[key]
        return AxesGrid(part) if isinstance(part, list) else part

    def __repr__(self):
        return f'array({self.rows!r}, dtype=object)'


class Figure(Artist):
    def __init__(self, figsize=None, number=1, **ignored):
        super().__init__()
        from matplotlib import rcParams
        self.number = number
        self.size = [float(length) for length in (figsize or rcParams['figure.figsize'])]
        self.axes = []
        self.title = None
        self.current = None
        self.shown = None

    def __repr__(self):
        width, height = self.size
        return f'<Figure size {width * 100:g}x{height * 100:g} with {len(self.axes)} Axes>'

    def add_subplot(self, *args, projection=None, polar=False, **keywords):
        if projection not in (None, 'rectilinear') or polar:
            raise NotImplementedError(f"matplotlib: projection {projection or 'polar'!r} is not available here")
        if len(args) == 1 and isinstance(args[0], tuple):
            args = args[0]
        if not args:
            args = (1, 1, 1)
        elif len(args) == 1:
            args = (int(args[0]) // 100, int(args[0]) // 10 % 10, int(args[0]) % 10)
        rows, columns, index = args
        index = index[0] if isinstance(index, tuple) else int(index)
        if not 1 <= index <= rows * columns:
            raise ValueError(f'num must be an integer with 1 <= num <= {rows * columns}, not {index}')
        for axes in self.axes:
            if axes.place == (rows, columns, index):
                self.current = axes
                return axes
        axes = Axes(self, (rows, columns, index))
        self.axes.append(axes)
        self.current = axes
        return axes

    def add_axes(self, rect=None, **keywords):
        return self.add_subplot(1, 1, 1)

    def add_gridspec(self, nrows=1, ncols=1, **keywords):
        from matplotlib.gridspec import GridSpec
        return GridSpec(nrows, ncols, self)

    def _twin(self, axes):
        # Both scales share a panel; the second one keeps its words.
        twin = Axes(self, axes.place)
        twin.lines = axes.lines
        twin.turn = len(axes.lines)
        return twin

    def subplots(self, nrows=1, ncols=1, squeeze=True, **keywords):
        rows = [[self.add_subplot(nrows, ncols, row * ncols + column + 1) for column in range(ncols)] for row in range(nrows)]
        self.current = rows[-1][-1]
        if not squeeze:
            return AxesGrid(rows)
        if nrows == 1 and ncols == 1:
            return rows[0][0]
        if nrows == 1:
            return AxesGrid(rows[0])
        return AxesGrid([row[0] for row in rows]) if ncols == 1 else AxesGrid(rows)

    def gca(self):
        if self.current is None or self.current not in self.axes:
            self.current = self.axes[-1] if self.axes else self.add_subplot(1, 1, 1)
        return self.current

    def sca(self, axes):
        self.current = axes
        return axes

    def get_axes(self):
        return list(self.axes)

    def clear(self, keep_observers=False):
        self.axes = []
        self.current = None
        self.title = None

    clf = clear

    def suptitle(self, t, **keywords):
        self.title = str(t)
        return Text(self.title, 0.5, 0.98)

    def supxlabel(self, t, **keywords):
        return Text(str(t), 0.5, 0.01)

    supylabel = supxlabel

    def text(self, x, y, s, **keywords):
        return Text(str(s), x, y)

    def set_size_inches(self, w, h=None, forward=True):
        w, h = w if h is None else (w, h)
        self.size = [float(w), float(h)]

    def get_size_inches(self):
        import numpy
        return numpy.array(self.size)

    def set_figwidth(self, value):
        self.size[0] = float(value)

    def set_figheight(self, value):
        self.size[1] = float(value)

    def colorbar(self, *arguments, **keywords):
        return Artist()

    def legend(self, *arguments, **keywords):
        for axes in self.axes:
            axes.shown_legend = True
        return Artist()

    def tight_layout(self, *arguments, **keywords):
        pass

    subplots_adjust = autofmt_xdate = align_labels = tight_layout

    def delaxes(self, axes):
        self.axes.remove(axes)

    def show(self, *arguments, **keywords):
        self.hand_over()

    def savefig(self, fname, *arguments, **keywords):
        """A lesson cannot write files; the figure goes into the report under the name that a file would have."""
        place = str(fname) if isinstance(fname, str) or hasattr(fname, '__fspath__') else ''
        if place.startswith(('/', '~')) or '..' in place.replace('\\', '/').split('/'):
            raise PermissionError(f'savefig({place!r}) is not available: a program here writes no files; the figure appears in the report by plt.show() '
                                  'or by savefig with a plain name')
        self.hand_over()

    def hand_over(self):
        """Gives the figure to the report, unless it is empty or was given in this state."""
        data = self.data()
        if not any(panel['marks'] for panel in data['panels']) or data == self.shown:
            return
        self.shown = data
        from torch import _runtime
        show = getattr(_runtime, 'figure', None)
        if show is not None:
            show(data)

    def data(self):
        """The figure as plain data."""
        panels = self.axes
        rows, columns = 1, max(1, len(panels))
        if panels:
            grids = [axes.place[:2] for axes in panels]
            if all(grid == grids[0] for grid in grids):
                rows, columns = grids[0]
            else:
                columns = max(grid[1] for grid in grids)
                rows = -(-len(panels) // columns)
        places = {axes.place[2]: axes for axes in panels}
        if len(places) == len(panels) and all(index <= rows * columns for index in places):
            made = [places[index].panel() if index in places else _empty for index in range(1, max(places, default=0) + 1)]
        else:
            made = [axes.panel() for axes in panels]
        return {'alt': _described(self.title, made), 'title': self.title, 'rows': rows, 'columns': columns, 'panels': made, 'svg': None, 'size': list(self.size)}


_empty = {'title': None, 'xLabel': None, 'yLabel': None, 'xScale': 'linear', 'yScale': 'linear', 'xLimits': None, 'yLimits': None, 'grid': False,
          'legend': False, 'axes': False, 'marks': []}
_kinds = {'line': ('line', 'lines'), 'points': ('set of points', 'sets of points'), 'bars': ('row of bars', 'rows of bars'),
          'horizontalBars': ('row of bars', 'rows of bars'), 'steps': ('stepped line', 'stepped lines')}


def _described(title, panels):
    """What a reader who cannot see the figure must know."""
    texts = []
    for panel in panels[:6]:
        counts, labels, pictures = {}, [], 0
        for mark in panel['marks']:
            if 'image' in mark:
                pictures += 1
                continue
            if 'text' in mark:
                continue
            series = mark['series']['_0']
            counts[series['kind']] = counts.get(series['kind'], 0) + 1
            if series['label']:
                labels.append(series['label'])
        parts = [f'{count} {_kinds[kind][0 if count == 1 else 1]}' for kind, count in counts.items()]
        if pictures:
            image = next(mark['image']['_0'] for mark in panel['marks'] if 'image' in mark)
            parts.append(f"a picture of {image['height']} × {image['width']} points")
        text = ' and '.join(parts) or 'nothing'
        if labels:
            text += f" ({', '.join(labels[:8])})"
        if panel['xLabel'] or panel['yLabel']:
            text += f": {panel['yLabel'] or 'values'} over {panel['xLabel'] or 'places'}"
        texts.append(f"{panel['title']}: {text}" if panel['title'] else text)
    if len(panels) > 6:
        texts.append(f'and {len(panels) - 6} more panels')
    return (f'{title}. ' if title else '') + '; '.join(texts)
