"""Drawing with a current figure and current axes."""
from matplotlib import cm, rcParams, style
from matplotlib.figure import Figure

_figures = {}
_current = None

# Functions that are methods of the current axes, under the same name or another one.
_of_axes = {name: name for name in (
    'plot scatter bar barh hist imshow matshow pcolormesh pcolor contour contourf fill fill_between errorbar step stem semilogx semilogy loglog axhline '
    'axvline axhspan axvspan axline hlines vlines quiver arrow text annotate legend grid axis twinx twiny spy bar_label tick_params margins autoscale '
    'minorticks_on ticklabel_format locator_params clabel cla pie boxplot violinplot').split()}
_of_axes.update(title='set_title', xlabel='set_xlabel', ylabel='set_ylabel', xscale='set_xscale', yscale='set_yscale')


def __getattr__(name):
    if name in _of_axes:
        method = _of_axes[name]

        def draw(*arguments, **keywords):
            return getattr(gca(), method)(*arguments, **keywords)
        draw.__name__ = draw.__qualname__ = name
        globals()[name] = draw
        return draw
    if name in ('Rectangle', 'Circle', 'Polygon'):
        from matplotlib import patches
        return getattr(patches, name)
    if name == 'Axes':
        from matplotlib.axes import Axes
        return Axes
    if name in ('Line2D', 'Normalize'):
        from matplotlib import colors, lines
        return getattr(lines if name == 'Line2D' else colors, name)
    raise AttributeError(f"module 'matplotlib.pyplot' has no attribute '{name}'")


def figure(num=None, figsize=None, dpi=None, *arguments, clear=False, **keywords):
    """A new figure, or the one with this number, becomes the current one."""
    global _current
    if isinstance(num, Figure):
        num = num.number
    if num is None:
        num = max([key for key in _figures if isinstance(key, int)], default=0) + 1
    if num not in _figures:
        _figures[num] = Figure(figsize, num)
    elif clear:
        _figures[num].clear()
    _current = num
    return _figures[num]


def gcf():
    return _figures[_current] if _current in _figures else figure()


def gca(**keywords):
    return gcf().gca()


def sca(ax):
    global _current
    _current = ax.figure.number
    ax.figure.sca(ax)


def axes(arg=None, **keywords):
    return gcf().add_subplot(1, 1, 1, **keywords)


def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, subplot_kw=None, gridspec_kw=None,
             figsize=None, **keywords):
    made = figure(figsize=figsize)
    if subplot_kw and (subplot_kw.get('projection') or subplot_kw.get('polar')):
        made.add_subplot(1, 1, 1, **subplot_kw)
    return made, made.subplots(nrows, ncols, squeeze=squeeze)


def subplot(*args, **keywords):
    return gcf().add_subplot(*args, **keywords)


def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **keywords):
    return (fig or gcf()).add_subplot(shape[0], shape[1], loc[0] * shape[1] + loc[1] + 1)


def subplot_mosaic(mosaic, **keywords):
    rows = [list(row.strip()) for row in mosaic.replace('\n', ';').split(';') if row.strip()] if isinstance(mosaic, str) else mosaic
    made, grid = subplots(len(rows), len(rows[0]), squeeze=False, figsize=keywords.get('figsize'))
    named = {}
    for row, names in enumerate(rows):
        for column, name in enumerate(names):
            named.setdefault(name, grid[row, column])
    return made, named


def suptitle(t, **keywords):
    return gcf().suptitle(t, **keywords)


def figtext(x, y, s, **keywords):
    return gcf().text(x, y, s)


def figlegend(*arguments, **keywords):
    return gcf().legend(*arguments, **keywords)


def colorbar(mappable=None, cax=None, ax=None, **keywords):
    return gcf().colorbar()


def clim(vmin=None, vmax=None):
    for image in gca().images[-1:]:
        image.set_clim(vmin, vmax)


def xlim(*args, **keywords):
    return gca().set_xlim(*args, **keywords) if args or keywords else gca().get_xlim()


def ylim(*args, **keywords):
    return gca().set_ylim(*args, **keywords) if args or keywords else gca().get_ylim()


def xticks(ticks=None, labels=None, **keywords):
    if ticks is not None:
        gca().set_xticks(ticks, labels)
    return [], []


def yticks(ticks=None, labels=None, **keywords):
    if ticks is not None:
        gca().set_yticks(ticks, labels)
    return [], []


def box(on=None):
    pass


def tight_layout(*arguments, **keywords):
    pass


subplots_adjust = tight_layout


def ion():
    return None


ioff = draw = draw_if_interactive = ion


def isinteractive():
    return False


def pause(interval):
    show()


def imread(fname, format=None):
    raise FileNotFoundError(f"[Errno 2] No such file or directory: '{fname}' (a lesson cannot open files)")


def imsave(fname, arr, **keywords):
    raise OSError('a lesson cannot write files; show the picture with plt.imshow')


def savefig(*arguments, **keywords):
    gcf().savefig(*arguments, **keywords)


def show(*arguments, **keywords):
    """Hands every open figure to the report and closes it."""
    _show_all()


def _show_all():
    """Called by `show`, and by the report at the end of a cell."""
    for number in sorted(_figures, key=str):
        _figures[number].hand_over()
    close('all')


def close(fig=None):
    global _current
    if fig == 'all':
        _figures.clear()
    elif fig is None:
        _figures.pop(_current, None)
    else:
        _figures.pop(fig.number if isinstance(fig, Figure) else fig, None)
    if _current not in _figures:
        _current = next(reversed(_figures), None) if _figures else None


def clf():
    gcf().clear()


def fignum_exists(num):
    return num in _figures


def get_fignums():
    return sorted(_figures)


def get_cmap(name=None, lut=None):
    return cm.get_cmap(name, lut)


def set_cmap(cmap):
    rcParams['image.cmap'] = getattr(cmap, 'name', cmap)


def rc(group, **settings):
    import matplotlib
    matplotlib.rc(group, **settings)


def rcdefaults():
    import matplotlib
    matplotlib.rcdefaults()


def switch_backend(newbackend):
    pass


def setp(obj, *arguments, **keywords):
    for one in (obj if isinstance(obj, (list, tuple)) else [obj]):
        if hasattr(one, 'set'):
            one.set(**keywords)
