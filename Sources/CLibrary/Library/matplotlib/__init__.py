"""Figures: what a program draws is recorded and shown by the report."""
__version__ = '3.11.2'


class RcParams(dict):
    """Settings; those that have no meaning here are kept and do nothing."""

    def __missing__(self, key):
        raise KeyError(f'{key} is not a valid rc parameter (see rcParams.keys() for a list of valid parameters)')

    def copy(self):
        return RcParams(self)


rcParams = RcParams({
    'figure.figsize': [6.4, 4.8], 'figure.dpi': 100.0, 'figure.titlesize': 'large', 'figure.autolayout': False, 'figure.facecolor': 'white',
    'axes.grid': False, 'axes.titlesize': 'large', 'axes.labelsize': 'medium', 'axes.unicode_minus': True, 'axes.facecolor': 'white',
    'axes.edgecolor': 'black', 'axes.linewidth': 0.8, 'axes.prop_cycle': None, 'font.size': 10.0, 'font.family': ['sans-serif'],
    'font.sans-serif': ['DejaVu Sans'], 'font.serif': ['DejaVu Serif'], 'lines.linewidth': 1.5, 'lines.markersize': 6.0, 'lines.linestyle': '-',
    'legend.fontsize': 'medium', 'legend.loc': 'best', 'xtick.labelsize': 'medium', 'ytick.labelsize': 'medium', 'image.cmap': 'viridis',
    'image.interpolation': 'auto', 'image.origin': 'upper', 'savefig.dpi': 'figure', 'text.usetex': False, 'animation.html': 'none', 'grid.alpha': 1.0,
})
rcParamsDefault = RcParams(rcParams)


def rc(group, **settings):
    for part in ([group] if isinstance(group, str) else group):
        for name, value in settings.items():
            rcParams[f'{part}.{name}'] = value


def rcdefaults():
    rcParams.clear()
    rcParams.update(rcParamsDefault)


def use(backend, force=True):
    pass


def get_backend():
    return 'inline'


def __getattr__(name):
    import importlib
    if name in ('pyplot', 'cm', 'colors', 'style', 'figure', 'axes', 'ticker', 'patches', 'lines', 'gridspec'):
        value = importlib.import_module('matplotlib.' + name)
    elif name == 'colormaps':
        from matplotlib.cm import colormaps as value
    elif name in ('animation', 'widgets', 'image', 'font_manager'):
        raise NotImplementedError(f'matplotlib.{name} is not available here')
    else:
        raise AttributeError(f"module 'matplotlib' has no attribute '{name}'")
    globals()[name] = value
    return value
