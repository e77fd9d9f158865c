"""Lines of equal height in a grid of values."""


def segments(x, y, grid, levels):
    """Short lines (x0, y0, x1, y1) along which the values equal a level; `levels` is a list of them or about how many there shall be."""
    values = [value for row in grid for value in row]
    low, high = min(values), max(values)
    if not isinstance(levels, list):
        count = max(1, int(levels))
        levels = [low + (high - low) * (step + 1) / (count + 1) for step in range(count)]
    result = []
    for row in range(len(grid) - 1):
        upper, lower = grid[row], grid[row + 1]
        for column in range(len(upper) - 1):
            corners = (upper[column], upper[column + 1], lower[column + 1], lower[column])
            least, most = min(corners), max(corners)
            for level in levels:
                if not least < level <= most:
                    continue
                places = ((x[column], y[row]), (x[column + 1], y[row]), (x[column + 1], y[row + 1]), (x[column], y[row + 1]))
                crossings = []
                for side in range(4):
                    a, b = corners[side], corners[(side + 1) % 4]
                    if (a < level) != (b < level):
                        part = (level - a) / (b - a)
                        (x0, y0), (x1, y1) = places[side], places[(side + 1) % 4]
                        crossings.append((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
                for place in range(0, len(crossings) - 1, 2):
                    result.append(crossings[place] + crossings[place + 1])
    return result
