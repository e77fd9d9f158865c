"""The graph of a backward pass as a drawing: `make_dot(y, params=dict(net.named_parameters()))`."""
__version__ = '0.0.3'


class Graph:
    """Nodes and edges; in a cell the last expression shows the drawing."""

    def __init__(self):
        self.nodes = []
        self.edges = []
        self.attr_text = []

    @property
    def source(self):
        """The graph in the language of Graphviz."""
        lines = ['digraph {', '\tgraph [size="12,12"]', '\tnode [align=left fontname=monospace fontsize=10 height=0.2 ranksep=0.1 shape=box style=filled]']
        for key, label, kind in self.nodes:
            colour = {'parameter': ' fillcolor=lightblue', 'result': ' fillcolor=darkolivegreen1', 'saved': ' fillcolor=orange'}.get(kind, '')
            text = label.replace('\n', '\\n')
            lines.append(f'\t{key} [label="{text}"{colour}]')
        lines += [f'\t{start} -> {end}' for start, end in self.edges]
        return '\n'.join(lines + ['}', ''])

    def __str__(self):
        return self.source

    def attr(self, *arguments, **keywords):
        pass

    def render(self, *arguments, **keywords):
        raise OSError('a lesson cannot write files; the graph is shown when it is the last expression of a cell, or by .show()')

    view = save = render

    def show(self):
        self.hand_over()

    def hand_over(self):
        """Gives the drawing to the report."""
        from torch import _runtime
        show = getattr(_runtime, 'figure', None)
        if show is not None:
            show(self.data())

    def _rows(self):
        """Nodes by their distance from the inputs: each stands below all that lead to it."""
        level = {key: 0 for key, _, _ in self.nodes}
        after, waiting = {}, {key: 0 for key in level}
        for start, end in self.edges:
            after.setdefault(start, []).append(end)
            waiting[end] += 1
        ready = [key for key, count in waiting.items() if count == 0]
        while ready:
            key = ready.pop()
            for end in after.get(key, ()):
                level[end] = max(level[end], level[key] + 1)
                waiting[end] -= 1
                if waiting[end] == 0:
                    ready.append(end)
        # Parameters stand directly above what uses them.
        for key in level:
            ends = after.get(key, ())
            if ends and level[key] == 0:
                level[key] = min(level[end] for end in ends) - 1
        rows = {}
        for key, label, kind in self.nodes:
            rows.setdefault(level[key], []).append((key, label, kind))
        return [rows[place] for place in sorted(rows)]

    def data(self):
        """The drawing as a figure: an SVG text and a description."""
        rows = self._rows()
        places, widest = {}, 1
        boxes = []
        for row in rows:
            widest = max(widest, sum(9 * max(len(line) for line in label.split('\n')) + 34 for _, label, _ in row))
        for number, row in enumerate(rows):
            widths = [9 * max(len(line) for line in label.split('\n')) + 14 for _, label, _ in row]
            left = (widest - sum(widths) - 20 * (len(row) - 1)) / 2
            for (key, label, kind), width in zip(row, widths):
                lines = label.split('\n')
                places[key] = (left + width / 2, number * 62 + 8, 16 * len(lines) + 6)
                boxes.append((left, number * 62 + 8, width, 16 * len(lines) + 6, lines, kind))
                left += width + 20
        parts = []
        for start, end in self.edges:
            x0, y0, height = places[start]
            x1, y1, _ = places[end]
            parts.append(f'<line x1="{x0:.1f}" y1="{y0 + height:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="#888888"/>')
        for left, top, width, height, lines, kind in boxes:
            colour = {'parameter': '#add8e6', 'result': '#caff70', 'saved': '#ffa500'}.get(kind, '#e6e6e6')
            parts.append(f'<rect x="{left:.1f}" y="{top:.1f}" width="{width}" height="{height}" fill="{colour}" stroke="#555555"/>')
            for number, line in enumerate(lines):
                text = line.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
                parts.append(f'<text x="{left + width / 2:.1f}" y="{top + 16 * number + 15:.1f}" text-anchor="middle" font-family="monospace" font-size="12" '
                             f'fill="#000000">{text}</text>')
        height = 62 * len(rows) + 8
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {widest} {height}" width="{widest}" height="{height}">{"".join(parts)}</svg>'
        names = [label.split('\n')[0] for _, label, kind in self.nodes if kind is None]
        alt = f'Graph of the backward pass with {len(self.nodes)} nodes: ' + ', '.join(names[:12]) + (' …' if len(names) > 12 else '')
        return {'alt': alt, 'title': None, 'rows': 1, 'columns': 1, 'panels': [], 'svg': svg, 'size': None}


Digraph = Graph


def make_dot(var, params=None, show_attrs=False, show_saved=False, max_attr_chars=50):
    """The graph that leads from parameters to a result, along `grad_fn`."""
    graph = Graph()
    names = {}
    for name, parameter in (dict(params) if params is not None else {}).items():
        names[id(parameter)] = name
    seen = set()

    def size(tensor):
        return '(' + ', '.join(str(length) for length in tensor.size()) + ')'

    def key(value):
        return f'n{id(value)}'

    kept = []
    for result in (var if isinstance(var, (tuple, list)) else [var]):
        if result.grad_fn is None:
            graph.nodes.append((key(result), (names.get(id(result), '') + '\n ' if id(result) in names else '') + size(result), 'result'))
            continue
        graph.nodes.append((key(result), ' ' + size(result), 'result'))
        graph.edges.append((key(result.grad_fn), key(result)))
        waiting = [result.grad_fn]
        while waiting:
            function = waiting.pop()
            if id(function) in seen:
                continue
            seen.add(id(function))
            kept.append(function)
            graph.nodes.append((key(function), type(function).__name__ if not hasattr(function, 'name') else _short(function.name()), None))
            variable = getattr(function, 'variable', None)
            if variable is not None:
                label = f'{names[id(variable)]}\n {size(variable)}' if id(variable) in names else f' {size(variable)}'
                if key(variable) not in {node[0] for node in graph.nodes}:
                    graph.nodes.append((key(variable), label, 'parameter'))
                graph.edges.append((key(variable), key(function)))
            for before, _ in function.next_functions:
                if before is not None:
                    graph.edges.append((key(before), key(function)))
                    waiting.append(before)
    graph._kept = kept
    return graph


def _short(name):
    return name.rpartition('::')[2].rpartition('.')[2]


def make_dot_from_trace(trace):
    raise NotImplementedError('make_dot_from_trace is not available here')
