"""Bars, histograms, and points that are coloured by a value."""
import math
from matplotlib._data import numbers, plain
from matplotlib.artist import Artist, Line2D
from matplotlib.colors import written


class Bars(Artist):
    """The bars of one call; iterating gives one artist for each."""

    def __init__(self, line):
        super().__init__()
        self.line = line
        self.patches = [Artist(height=height, x=x, width=0.8) for x, height in zip(line.x, line.y)]

    def __iter__(self):
        return iter(self.patches)

    def __len__(self):
        return len(self.patches)

    def __getitem__(self, place):
        return self.patches[place]

    def __repr__(self):
        return f'<BarContainer object of {len(self.patches)} artists>'


def grouped(values, cmap, vmin, vmax):
    """Places that share a colour, and the colour: names are themselves, numbers go through a colour map."""
    groups = {}
    if values and isinstance(values[0], (str, list, tuple)):
        for place, value in enumerate(values):
            groups.setdefault(written(value), []).append(place)
        return [(group, tone) for tone, group in groups.items()]
    kinds = sorted(set(values))
    if len(kinds) <= 8 and cmap is None:
        return [([place for place, value in enumerate(values) if value == kind], str(index)) for index, kind in enumerate(kinds)]
    from matplotlib.cm import get_cmap
    from matplotlib.colors import to_hex
    colours = get_cmap(cmap)
    low = min(values) if vmin is None else vmin
    high = max(values) if vmax is None else vmax
    for place, value in enumerate(values):
        part = (value - low) / (high - low) if high > low else 0.0
        groups.setdefault(round(min(1.0, max(0.0, part)) * 15), []).append(place)
    return [(group, to_hex(colours(step / 15))) for step, group in sorted(groups.items())]


def bin_edges(values, bins, limits):
    if not isinstance(plain(bins), (int, float)) and not isinstance(bins, str):
        return numbers(bins)
    count = int(plain(bins)) if not isinstance(bins, str) else max(1, math.ceil(math.log2(max(1, len(values))) + 1))
    low, high = (float(limits[0]), float(limits[1])) if limits is not None else (min(values, default=0.0), max(values, default=1.0))
    if low == high:
        low, high = low - 0.5, high + 0.5
    return [low + (high - low) * step / count for step in range(count)] + [high]


def bin_counts(values, edges, weights):
    from bisect import bisect_right
    counts = [0.0] * (len(edges) - 1)
    for place, value in enumerate(values):
        if edges[0] <= value <= edges[-1]:
            counts[min(bisect_right(edges, value) - 1, len(counts) - 1)] += 1.0 if weights is None else weights[place]
    return counts


def outline(edges, counts, label, color):
    """Bins of equal width as bars, others by their outline."""
    widths = [high - low for low, high in zip(edges, edges[1:])]
    if len(widths) > 1 and max(widths) - min(widths) < 1e-6 * max(widths):
        return Line2D([(low + high) / 2 for low, high in zip(edges, edges[1:])], counts, label, color, kind='bars')
    return Line2D([edges[0]] + edges, [0.0] + counts + [0.0], label, color, kind='steps')
