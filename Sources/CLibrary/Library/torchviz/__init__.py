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

    def data(self):
        """The drawing as a figure: nodes with the lines of their labels, and edges."""
        kinds = {'parameter': 'leaf', 'result': 'result', 'saved': 'saved'}
        places = {key: place for place, (key, _, _) in enumerate(self.nodes)}
        nodes = [{'kind': kinds.get(kind, 'operation'), 'lines': [line.strip() for line in label.split('\n') if line.strip()]} for _, label, kind in self.nodes]
        edges = [{'from': places[start], 'to': places[end]} for start, end in self.edges if start in places and end in places]
        names = [label.split('\n')[0] for _, label, kind in self.nodes if kind is None]
        alt = f'Graph of the backward pass with {len(self.nodes)} nodes: ' + ', '.join(names[:12]) + (' …' if len(names) > 12 else '')
        return {'alt': alt, 'title': None, 'rows': 1, 'columns': 1, 'panels': [], 'svg': None, 'size': None,
                'graph': {'nodes': nodes, 'edges': edges, 'total': len(nodes)}}


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
