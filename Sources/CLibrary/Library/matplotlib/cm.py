"""Colour maps."""
from matplotlib.colors import ListedColormap, Normalize, to_rgba

_stops = {
    'viridis': '#440154 #482878 #3e4989 #31688e #26828e #1f9e89 #35b779 #6ece58 #b5de2b #fde725',
    'gray': '#000000 #ffffff',
    'gray_r': '#ffffff #000000',
    'coolwarm': '#3b4cc0 #7b9ff9 #c0d4f5 #dddcdc #f2cab5 #ee8468 #b40426',
    'jet': '#000080 #0000ff #00ffff #80ff80 #ffff00 #ff0000 #800000',
    'rainbow': '#8000ff #00b5eb #80ffb4 #ffb360 #ff0000',
    'hot': '#0b0000 #ff0000 #ffff00 #ffffff',
}
_like = {
    'gray': 'gray', 'grey': 'gray', 'Greys_r': 'gray', 'binary_r': 'gray', 'bone': 'gray', 'gist_gray': 'gray', 'copper': 'gray', 'pink': 'gray',
    'gray_r': 'gray_r', 'grey_r': 'gray_r', 'Greys': 'gray_r', 'binary': 'gray_r', 'gist_yarg': 'gray_r',
    'coolwarm': 'coolwarm', 'bwr': 'coolwarm', 'seismic': 'coolwarm', 'RdBu': 'coolwarm', 'RdBu_r': 'coolwarm', 'PiYG': 'coolwarm', 'PRGn': 'coolwarm',
    'BrBG': 'coolwarm', 'RdYlBu': 'coolwarm', 'RdYlGn': 'coolwarm', 'Spectral': 'coolwarm', 'jet': 'jet', 'rainbow': 'rainbow', 'hsv': 'rainbow',
    'turbo': 'jet', 'hot': 'hot',
}
_lists = {
    'tab10': '#1f77b4 #ff7f0e #2ca02c #d62728 #9467bd #8c564b #e377c2 #7f7f7f #bcbd22 #17becf',
    'Set1': '#e41a1c #377eb8 #4daf4a #984ea3 #ff7f00 #ffff33 #a65628 #f781bf #999999',
    'Set2': '#66c2a5 #fc8d62 #8da0cb #e78ac3 #a6d854 #ffd92f #e5c494 #b3b3b3',
    'Paired': '#a6cee3 #1f78b4 #b2df8a #33a02c #fb9a99 #e31a1c #fdbf6f #ff7f00 #cab2d6 #6a3d9a #ffff99 #b15928',
}


def family(cmap):
    """The report's way to colour a raster: 'gray', 'grayReversed', 'diverging' or 'viridis'."""
    name = getattr(cmap, 'name', cmap)
    kind = _like.get(name, 'viridis') if isinstance(name, str) else 'viridis'
    return {'gray': 'gray', 'gray_r': 'grayReversed', 'coolwarm': 'diverging'}.get(kind, 'viridis')


class Colormap:
    """Numbers from 0 to 1 (or integers from 0 to 255) as (red, green, blue, alpha)."""

    def __init__(self, name):
        self.name = name
        self.N = 256
        self._colors = [to_rgba(color) for color in _stops[_like.get(name, 'viridis')].split()]

    def __call__(self, value, alpha=None, bytes=False):
        if hasattr(value, 'tolist'):
            value = value.tolist()
        if isinstance(value, (list, tuple, range)):
            import numpy
            return numpy.array([self(part) for part in value])
        part = min(1.0, max(0.0, value / 255 if isinstance(value, int) and value > 1 else float(value)))
        place = part * (len(self._colors) - 1)
        index = min(int(place), len(self._colors) - 2)
        low, high = self._colors[index], self._colors[index + 1]
        return tuple(a + (b - a) * (place - index) for a, b in zip(low, high))


def get_cmap(name=None, lut=None):
    if name is None:
        name = 'viridis'
    if not isinstance(name, str):
        return name
    return ListedColormap(_lists[name].split(), name) if name in _lists else Colormap(name)


class _Maps:
    def __getitem__(self, name):
        return get_cmap(name)

    def __iter__(self):
        return iter(sorted(list(_like) + list(_lists) + ['viridis']))


colormaps = _Maps()


class ScalarMappable:
    def __init__(self, norm=None, cmap=None):
        self.norm = norm
        self.cmap = get_cmap(cmap)

    def set_array(self, values):
        self.values = values


def __getattr__(name):
    if name in _like or name in _lists or name in ('viridis', 'plasma', 'inferno', 'magma', 'cividis', 'Blues', 'Reds', 'Greens', 'Oranges', 'Purples',
                                                   'YlGn', 'YlOrRd', 'YlGnBu', 'winter', 'summer', 'spring', 'autumn', 'cool', 'terrain'):
        return get_cmap(name)
    raise AttributeError(f"module 'matplotlib.cm' has no attribute '{name}'")
