"""One pair of axes: records lines, points, bars and rasters."""
import math
from matplotlib._data import columns, numbers, parse_format, plain, positions
from matplotlib._bars import Bars, bin_counts, bin_edges, grouped, outline
from matplotlib._rasters import Rasters
from matplotlib.artist import Artist, Axis, Line2D, Spines, Text
from matplotlib.colors import written

_missing = ('pie', 'boxplot', 'violinplot', 'hexbin', 'streamplot', 'polar', 'specgram', 'table', 'plot_surface', 'plot_wireframe', 'psd', 'eventplot')
_dashes = ('--', '-.', ':', 'dashed', 'dotted', 'dashdot')


class Axes(Rasters):
    def __init__(self, figure, place=(1, 1, 1)):
        self.figure = figure
        self.place = place
        self.clear()

    def clear(self):
        self.lines = []
        self.images = []
        self.patches = []
        self.texts = []
        self.spans = []
        self.title_text = self.x_text = self.y_text = None
        self.x_scale = self.y_scale = 'linear'
        self.x_limits = self.y_limits = None
        self.x_names = None
        self.shown_grid = self.shown_legend = False
        self.axison = True
        self.turn = 0
        self.spines = Spines()
        self.xaxis, self.yaxis = Axis(self, 'x'), Axis(self, 'y')
        self.transAxes, self.transData = 'axes', None
        from matplotlib import rcParams
        self.shown_grid = bool(rcParams['axes.grid'])

    cla = clear

    def __repr__(self):
        title = f"title={{'center': {self.title_text!r}}}" if self.title_text else ''
        return f'<Axes: {title}>'

    def __getattr__(self, name):
        if name in _missing:
            raise NotImplementedError(f'matplotlib: {name} is not available here')
        if name.startswith('set_') or name in ('tick_params', 'margins', 'autoscale', 'autoscale_view', 'relim', 'minorticks_on', 'ticklabel_format',
                                               'locator_params', 'label_outer', 'set', 'view_init', 'clabel', 'add_artist', 'use_sticky_edges'):
            return lambda *values, **keywords: None
        raise AttributeError(f"'Axes' object has no attribute '{name}'")

    def _next_color(self, color=None):
        if color is not None and not (isinstance(color, str) and color == 'auto'):
            return written(color)
        self.turn += 1
        return str((self.turn - 1) % 8)

    def _add(self, line):
        self.lines.append(line)
        return line

    # Lines

    def plot(self, *args, scalex=True, scaley=True, data=None, label=None, color=None, c=None, linestyle=None, ls=None, marker=None, drawstyle=None,
             **keywords):
        color = c if color is None else color
        linestyle = ls if linestyle is None else linestyle
        if data is not None:
            args = tuple(data[part] if isinstance(part, str) and part in data else part for part in args)
        made, rest = [], list(args)
        while rest:
            x = rest.pop(0)
            y = None
            if rest and not isinstance(rest[0], str):
                y = rest.pop(0)
            elif rest and isinstance(rest[0], str) and isinstance(x, (list, tuple)) and len(x) and isinstance(x[0], str):
                y = None
            form = rest.pop(0) if rest and isinstance(rest[0], str) else ''
            own_color, dashed, own_marker, line = parse_format(form) if form else (None, False, None, True)
            if linestyle is not None:
                dashed, line = linestyle in _dashes, line and linestyle not in ('', ' ', 'None', 'none')
            marker_now = own_marker if marker is None else marker
            ys = columns(x if y is None else y)
            xs = [None] if y is None else columns(x)
            count = max(len(xs), len(ys))
            for place in range(count):
                heights = numbers(ys[place if len(ys) > 1 else 0])
                names = None
                if y is None:
                    widths = [float(step) for step in range(len(heights))]
                else:
                    widths, names = positions(xs[place if len(xs) > 1 else 0])
                if len(widths) != len(heights):
                    raise ValueError(f'x and y must have same first dimension, but have shapes ({len(widths)},) and ({len(heights)},)')
                kind = 'steps' if drawstyle and drawstyle.startswith('steps') else 'line' if line else 'points'
                text = label[place] if isinstance(label, (list, tuple)) and place < len(label) else label
                made.append(self._add(Line2D(widths, heights, None if text is None else str(text), self._next_color(own_color if color is None else color),
                                             dashed, marker_now not in (None, '', 'None', ' '), kind)))
                if names is not None:
                    self.x_names = names
        return made

    def semilogx(self, *args, **keywords):
        self.x_scale = 'log'
        return self.plot(*args, **keywords)

    def semilogy(self, *args, **keywords):
        self.y_scale = 'log'
        return self.plot(*args, **keywords)

    def loglog(self, *args, **keywords):
        self.x_scale = self.y_scale = 'log'
        return self.plot(*args, **keywords)

    def step(self, x, y, *args, where='pre', **keywords):
        return self.plot(x, y, *args, drawstyle='steps', **keywords)

    def stem(self, *args, label=None, **keywords):
        y = numbers(args[-1] if not isinstance(args[-1], str) else args[-2])
        x = numbers(args[0]) if len(args) > 1 and not isinstance(args[1], str) else [float(step) for step in range(len(y))]
        color = self._next_color()
        self._strokes([(a, 0.0, a, b) for a, b in zip(x, y)], None, color)
        return self._add(Line2D(x, y, label, color, kind='points'))

    def _strokes(self, strokes, label, color, dashed=False):
        """Many short lines as one, with gaps between them."""
        x, y = [], []
        for x0, y0, x1, y1 in strokes:
            x += [x0, x1, math.nan]
            y += [y0, y1, math.nan]
        return self._add(Line2D(x, y, label, color, dashed))

    def axhline(self, y=0, xmin=0, xmax=1, **keywords):
        return self._span('y', float(y), **keywords)

    def axvline(self, x=0, ymin=0, ymax=1, **keywords):
        return self._span('x', float(x), **keywords)

    def _span(self, axis, place, color=None, c=None, linestyle=None, ls=None, label=None, **keywords):
        line = Line2D([], [], label, self._span_color(color or c), (linestyle or ls) in _dashes)
        self.spans.append((axis, place, line))
        return line

    def _span_color(self, color):
        return '0' if color is None else written(color)

    def axhspan(self, ymin, ymax, **keywords):
        self.axhline(ymin, color=keywords.get('color', keywords.get('facecolor')), ls='--')
        return self.axhline(ymax, color=keywords.get('color', keywords.get('facecolor')), ls='--', label=keywords.get('label'))

    def axvspan(self, xmin, xmax, **keywords):
        self.axvline(xmin, color=keywords.get('color', keywords.get('facecolor')), ls='--')
        return self.axvline(xmax, color=keywords.get('color', keywords.get('facecolor')), ls='--', label=keywords.get('label'))

    def axline(self, xy1, xy2=None, slope=None, **keywords):
        x0, y0 = xy1
        x1, y1 = xy2 if xy2 is not None else (x0 + 1, y0 + slope)
        return self.plot([x0, x1], [y0, y1], **keywords)[0]

    def hlines(self, y, xmin, xmax, colors=None, linestyles='solid', label='', **keywords):
        y = numbers(y)
        lows, highs = numbers(xmin) * len(y), numbers(xmax) * len(y)
        return self._strokes([(low, place, high, place) for place, low, high in zip(y, lows, highs)], label or None, self._span_color(colors), linestyles in _dashes)

    def vlines(self, x, ymin, ymax, colors=None, linestyles='solid', label='', **keywords):
        x = numbers(x)
        lows, highs = numbers(ymin) * len(x), numbers(ymax) * len(x)
        return self._strokes([(place, low, place, high) for place, low, high in zip(x, lows, highs)], label or None, self._span_color(colors), linestyles in _dashes)

    def fill_between(self, x, y1, y2=0, where=None, color=None, facecolor=None, label=None, **keywords):
        x, upper, lower = numbers(x), numbers(y1), numbers(y2)
        upper, lower = (upper * len(x) if len(upper) == 1 else upper), (lower * len(x) if len(lower) == 1 else lower)
        color = self._next_color(color if color is not None else facecolor)
        return self._add(Line2D(x + [math.nan] + x, upper + [math.nan] + lower, label, color, True))

    def fill(self, x, y, color=None, label=None, **keywords):
        x, y = numbers(x), numbers(y)
        return [self._add(Line2D(x + x[:1], y + y[:1], label, self._next_color(color)))]

    def errorbar(self, x, y, yerr=None, xerr=None, fmt='', label=None, color=None, c=None, ecolor=None, **keywords):
        line = self.plot(x, y, *([fmt] if fmt and fmt != 'none' else []), label=label, color=color or c)[0]
        strokes = []
        for axis, error in (('y', yerr), ('x', xerr)):
            if error is None:
                continue
            parts = columns(plain(error)) if isinstance(plain(error), list) and plain(error) and isinstance(plain(error)[0], list) else None
            below = [row[0] for row in parts] if parts else numbers(error)
            above = [row[1] for row in parts] if parts else below
            for place, (a, b) in enumerate(zip(line.x, line.y)):
                low, high = below[place % len(below)], above[place % len(above)]
                strokes.append((a, b - low, a, b + high) if axis == 'y' else (a - low, b, a + high, b))
        if strokes:
            self._strokes(strokes, None, line.color)
        return line

    def quiver(self, *args, color=None, **keywords):
        parts = [numbers(part) for part in args[:4]]
        if len(parts) < 4:
            raise NotImplementedError('matplotlib: quiver needs x, y, u and v here')
        return self._strokes([(x, y, x + u, y + v) for x, y, u, v in zip(*parts)], None, self._next_color(color))

    def arrow(self, x, y, dx, dy, color=None, **keywords):
        return self._strokes([(float(x), float(y), float(x + dx), float(y + dy))], None, self._next_color(color))

    # Points, bars

    def scatter(self, x, y, s=None, c=None, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, label=None, color=None, edgecolors=None,
                **keywords):
        x, names = positions(x)
        y = numbers(y)
        if len(x) != len(y):
            raise ValueError('x and y must be the same size')
        if names is not None:
            self.x_names = names
        values = None
        if color is None and c is not None and not isinstance(c, str):
            items = plain(c)
            if isinstance(items, list) and len(items) == len(x) and not (len(items) in (3, 4) and len(x) not in (3, 4)):
                values = items
            else:
                color = items if not (isinstance(items, list) and len(items) == 1) else items[0]
        elif color is None:
            color = c
        if values is None:
            return self._add(Line2D(x, y, label, self._next_color(color), kind='points'))
        first = None
        for group, tone in grouped(values, cmap, vmin, vmax):
            line = self._add(Line2D([x[place] for place in group], [y[place] for place in group], label if first is None else None, tone, kind='points'))
            first = first or line
        return first or self._add(Line2D([], [], label, '0', kind='points'))

    def bar(self, x, height, width=0.8, bottom=None, align='center', label=None, color=None, **keywords):
        places, names = positions(x)
        heights = numbers(height)
        if len(heights) == 1:
            heights = heights * len(places)
        if len(places) == 1:
            places = places * len(heights)
        ticks = keywords.get('tick_label')
        names = [str(part) for part in plain(ticks)] if ticks is not None else names
        single = color if color is None or isinstance(color, str) or not isinstance(color, (list, tuple)) or not isinstance(color[0], (str, list, tuple)) else color[0]
        line = self._add(Line2D(places, heights, None if isinstance(label, (list, tuple)) else label, self._next_color(single), kind='bars', names=names))
        return Bars(line)

    def barh(self, y, width, height=0.8, left=None, label=None, color=None, **keywords):
        places, names = positions(y)
        lengths = numbers(width)
        # The report draws rows downwards, Matplotlib upwards.
        line = Line2D(lengths[::-1], places[::-1], label, self._next_color(color if isinstance(color, str) else None), kind='horizontalBars',
                      names=(names if names is not None else [f'{place:g}' for place in places])[::-1])
        return Bars(self._add(line))

    def bar_label(self, container, *arguments, **keywords):
        return []

    def hist(self, x, bins=None, range=None, density=False, weights=None, cumulative=False, label=None, color=None, histtype='bar', orientation='vertical',
             alpha=None, **keywords):
        data = plain(x)
        several = isinstance(data, list) and data and isinstance(data[0], list)
        samples = [numbers(part) for part in data] if several else [numbers(data)]
        flat = [value for sample in samples for value in sample if math.isfinite(value)]
        edges = bin_edges(flat, 10 if bins is None else bins, range)
        results = []
        for place, sample in enumerate(samples):
            counts = bin_counts(sample, edges, None if weights is None else numbers(weights))
            if density:
                total = sum(counts)
                counts = [count / (total * (high - low)) if total else 0.0 for count, low, high in zip(counts, edges, edges[1:])]
            if cumulative:
                sums = []
                for count in counts:
                    sums.append(count + (sums[-1] if sums else 0.0))
                counts = sums
            text = label[place] if isinstance(label, (list, tuple)) else label
            tone = self._next_color(color[place] if isinstance(color, (list, tuple)) else color)
            self._add(outline(edges, counts, text, tone))
            results.append(counts)
        import numpy
        heights = numpy.array(results if several else results[0])
        return heights, numpy.array(edges), self.lines[-1]

    # Words

    def set_title(self, label, *arguments, **keywords):
        self.title_text = '' if label is None else str(label)
        return Text(self.title_text, 0.5, 1.0)

    def set_xlabel(self, xlabel, *arguments, **keywords):
        self.x_text = '' if xlabel is None else str(xlabel)
        return Text(self.x_text, 0.5, 0)

    def set_ylabel(self, ylabel, *arguments, **keywords):
        self.y_text = '' if ylabel is None else str(ylabel)
        return Text(self.y_text, 0, 0.5)

    def get_title(self, loc='center'):
        return self.title_text or ''

    def get_xlabel(self):
        return self.x_text or ''

    def get_ylabel(self):
        return self.y_text or ''

    def text(self, x, y, s, *arguments, ha=None, va=None, color=None, c=None, horizontalalignment='left', verticalalignment='baseline', **keywords):
        from matplotlib.colors import written
        made = Text(str(s), float(x), float(y))
        made.side, made.height = ha or horizontalalignment, va or verticalalignment
        made.color = written(color if color is not None else c)
        # Words at a place of the frame, not of the data, stand beside the drawing in a report.
        if keywords.get('transform') is None:
            self.texts.append(made)
        return made

    def annotate(self, text, xy, xytext=None, *arguments, arrowprops=None, **keywords):
        if xytext is not None and arrowprops is not None:
            self._strokes([(float(xytext[0]), float(xytext[1]), float(xy[0]), float(xy[1]))], None, self._next_color('0.5'))
        place = xy if xytext is None else xytext
        return self.text(place[0], place[1], text, *arguments, **keywords)

    def legend(self, *args, handles=None, labels=None, **keywords):
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        lines = self.lines if handles is None else [getattr(handle, 'line', handle) if isinstance(handle, Bars) else handle for handle in handles]
        if labels is not None:
            for line, label in zip(lines, [labels] if isinstance(labels, str) else labels):
                if isinstance(line, Line2D):
                    line.label = str(label)
        self.shown_legend = True
        return Artist()

    def get_legend(self):
        return Artist() if self.shown_legend else None

    def get_legend_handles_labels(self):
        lines = [line for line in self.lines if line.label]
        return lines, [line.label for line in lines]

    # Scales, limits, ticks

    def set_xscale(self, value, **keywords):
        self.x_scale = 'log' if value in ('log', 'symlog') else 'linear'

    def set_yscale(self, value, **keywords):
        self.y_scale = 'log' if value in ('log', 'symlog') else 'linear'

    def _bounds(self, axis):
        values = [value for line in self.lines for value in (line.x if axis == 'x' else line.y) if math.isfinite(value)]
        if self.images:
            image = self.images[-1]
            values += [-0.5, (image.width if axis == 'x' else image.height) - 0.5]
        return (min(values), max(values)) if values else None

    def _limits(self, axis):
        limits = self.x_limits if axis == 'x' else self.y_limits
        if limits is not None:
            return tuple(limits)
        bounds = self._bounds(axis)
        if bounds is None:
            return (0.0, 1.0)
        margin = 0.0 if self.images else 0.05 * (bounds[1] - bounds[0])
        return (bounds[0] - margin, bounds[1] + margin)

    def get_xlim(self):
        return self._limits('x')

    def get_ylim(self):
        return self._limits('y')

    def set_xlim(self, left=None, right=None, xmin=None, xmax=None, **keywords):
        self.x_limits = self._new_limits('x', left if xmin is None else xmin, right if xmax is None else xmax)
        return tuple(self.x_limits)

    def set_ylim(self, bottom=None, top=None, ymin=None, ymax=None, **keywords):
        self.y_limits = self._new_limits('y', bottom if ymin is None else ymin, top if ymax is None else ymax)
        return tuple(self.y_limits)

    def _new_limits(self, axis, low, high):
        if high is None and low is not None and not isinstance(plain(low), (int, float)):
            low, high = plain(low)
        present = self._limits(axis)
        return [float(present[0] if low is None else low), float(present[1] if high is None else high)]

    def set_xticks(self, ticks=(), labels=None, **keywords):
        if labels is not None:
            self.set_xticklabels(labels)

    def set_xticklabels(self, labels, **keywords):
        names = [str(name) for name in plain(labels)]
        for line in self.lines:
            if line.kind == 'bars' and len(names) == len(line.x):
                line.names = names
        return []

    def set_yticks(self, ticks=(), labels=None, **keywords):
        if labels is not None:
            self.set_yticklabels(labels)

    def set_yticklabels(self, labels, **keywords):
        names = [str(name) for name in plain(labels)]
        for line in self.lines:
            if line.kind == 'horizontalBars' and len(names) == len(line.y):
                line.names = names[::-1]
        return []

    def get_xticks(self):
        return []

    def get_yticks(self):
        return []

    def get_xticklabels(self):
        return []

    def get_yticklabels(self):
        return []

    def invert_yaxis(self):
        self.y_limits = list(self._limits('y'))[::-1]

    def invert_xaxis(self):
        self.x_limits = list(self._limits('x'))[::-1]

    def grid(self, visible=None, which='major', axis='both', **keywords):
        self.shown_grid = (not self.shown_grid or bool(keywords)) if visible is None else bool(visible)

    def axis(self, arg=None, **keywords):
        if arg == 'off' or arg is False:
            self.axison = False
        elif arg == 'on' or arg is True:
            self.axison = True
        elif isinstance(arg, (list, tuple)):
            self.set_xlim(arg[0], arg[1])
            self.set_ylim(arg[2], arg[3])
        return self._limits('x') + self._limits('y')

    def set_axis_off(self):
        self.axison = False

    def set_axis_on(self):
        self.axison = True

    def set(self, **properties):
        for name, value in properties.items():
            getattr(self, 'set_' + name)(value)

    def twinx(self):
        return Axes(self.figure, self.place) if self.figure is None else self.figure._twin(self)

    twiny = twinx

    def add_patch(self, patch):
        self.patches.append(patch)
        return patch

    def add_line(self, line):
        return self._add(line)

    def get_lines(self):
        return self.lines

    def get_figure(self):
        return self.figure

    def has_data(self):
        return bool(self.lines or self.images or self.patches or self.spans)

    def remove(self):
        self.figure.axes.remove(self)

    def panel(self):
        """The axes as the report takes them."""
        lines = self.lines + [patch.line() for patch in self.patches if hasattr(patch, 'line')]
        marks = [image.mark() for image in self.images]
        for line in lines:
            if line.names is None and line.kind == 'bars' and self.x_names:
                line.names = self.x_names
            marks.append(line.mark())
        for axis, place, line in self.spans:
            low, high = self._limits('y' if axis == 'x' else 'x')
            line.x, line.y = ([place, place], [low, high]) if axis == 'x' else ([low, high], [place, place])
            marks.append(line.mark())
        for text in self.texts:
            x, y = text._properties['position']
            marks.append({'text': {'_0': {'text': text._properties['text'], 'x': x, 'y': y, 'side': text.side, 'height': text.height, 'color': text.color}}})
        return {'title': self.title_text or None, 'xLabel': self.x_text or None, 'yLabel': self.y_text or None, 'xScale': self.x_scale, 'yScale': self.y_scale,
                'xLimits': self.x_limits, 'yLimits': self.y_limits, 'grid': self.shown_grid, 'legend': self.shown_legend, 'axes': self.axison, 'marks': marks}
