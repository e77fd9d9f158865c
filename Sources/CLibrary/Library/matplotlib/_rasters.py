"""Drawing rasters and lines of equal height."""
import math
from matplotlib._data import plain, raster
from matplotlib.artist import AxesImage


class Rasters:
    def imshow(self, X, cmap=None, norm=None, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, origin=None, extent=None, **keywords):
        from matplotlib import rcParams
        from matplotlib.cm import family
        height, width, values, channels = raster(X)
        if origin == 'lower':
            row = width * channels
            values = [value for start in range(height - 1, -1, -1) for value in values[start * row:(start + 1) * row]]
        if channels == 3:
            image = AxesImage(height, width, values, 'rgb', 0.0, 1.0)
        else:
            finite = [value for value in values if math.isfinite(value)]
            lowest = float(vmin) if vmin is not None else min(finite, default=0.0)
            highest = float(vmax) if vmax is not None else max(finite, default=1.0)
            image = AxesImage(height, width, values, family(cmap or rcParams['image.cmap']), lowest, highest)
        self.images.append(image)
        return image

    def matshow(self, Z, **keywords):
        return self.imshow(Z, **keywords)

    def pcolormesh(self, *args, **keywords):
        return self.imshow(args[-1], origin='lower', **{name: value for name, value in keywords.items() if name in ('cmap', 'vmin', 'vmax')})

    pcolor = pcolormesh

    def contourf(self, *args, **keywords):
        values = args[2] if len(args) > 2 else args[0]
        return self.imshow(values, origin='lower', cmap=keywords.get('cmap'))

    def contour(self, *args, levels=None, colors=None, cmap=None, **keywords):
        from matplotlib._contour import segments
        grid = plain(args[2] if len(args) > 2 else args[0])
        x = plain(args[0]) if len(args) > 2 else [float(place) for place in range(len(grid[0]))]
        y = plain(args[1]) if len(args) > 2 else [float(place) for place in range(len(grid))]
        x = x[0] if isinstance(x[0], list) else x
        y = [row[0] for row in y] if isinstance(y[0], list) else y
        if levels is None:
            levels = args[3] if len(args) > 3 else 7
        color = colors if isinstance(colors, str) or colors is None else plain(colors)[0]
        tone = self._next_color(color)
        return self._strokes(segments(x, y, grid, plain(levels)), None, tone)

    def spy(self, Z, **keywords):
        import torch
        tensor = Z if isinstance(Z, torch.Tensor) else torch.tensor(plain(Z))
        return self.imshow((tensor != 0).float(), cmap='gray_r')
