"""Outlines: rectangles, circles and polygons are recorded as closed lines."""
import math
from matplotlib.artist import Artist


class Patch(Artist):
    def __init__(self, points, color=None, edgecolor=None, facecolor=None, label=None, linestyle='-', **ignored):
        super().__init__()
        self.points = points
        self.color = edgecolor if edgecolor is not None else color if color is not None else facecolor
        self.label = label
        self.linestyle = linestyle

    def line(self):
        from matplotlib.artist import Line2D
        from matplotlib.colors import written
        points = self.points + self.points[:1]
        return Line2D([point[0] for point in points], [point[1] for point in points], self.label, written(self.color), self.linestyle in ('--', ':', '-.'))


class Rectangle(Patch):
    def __init__(self, xy, width, height, angle=0.0, fill=True, **properties):
        x, y = float(xy[0]), float(xy[1])
        width, height = float(width), float(height)
        self.xy = (x, y)
        super().__init__([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], **properties)


class Ellipse(Patch):
    def __init__(self, xy, width, height, angle=0.0, fill=True, **properties):
        turn = math.radians(angle)
        points = []
        for step in range(48):
            a, b = width / 2 * math.cos(step * math.pi / 24), height / 2 * math.sin(step * math.pi / 24)
            points.append((xy[0] + a * math.cos(turn) - b * math.sin(turn), xy[1] + a * math.sin(turn) + b * math.cos(turn)))
        super().__init__(points, **properties)


class Circle(Ellipse):
    def __init__(self, xy, radius=5, fill=True, **properties):
        super().__init__(xy, 2 * radius, 2 * radius, **properties)


class Polygon(Patch):
    def __init__(self, xy, closed=True, fill=True, **properties):
        from matplotlib._data import plain
        super().__init__([tuple(point) for point in plain(xy)], **properties)


class FancyArrowPatch(Patch):
    def __init__(self, posA=(0, 0), posB=(1, 1), **properties):
        super().__init__([tuple(posA), tuple(posB)], **properties)
