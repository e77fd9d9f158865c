"""A grid of places for panels."""


class GridSpec:
    def __init__(self, nrows, ncols, figure=None, **ignored):
        self.nrows, self.ncols, self.figure = nrows, ncols, figure

    def __getitem__(self, key):
        row, column = key if isinstance(key, tuple) else (key // self.ncols, key % self.ncols)
        row = (row.start or 0) if isinstance(row, slice) else row % self.nrows
        column = (column.start or 0) if isinstance(column, slice) else column % self.ncols
        return (self.nrows, self.ncols, row * self.ncols + column + 1)
