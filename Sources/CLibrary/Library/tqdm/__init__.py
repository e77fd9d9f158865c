"""Loops with a progress bar.  A report has no place for a bar that moves, so the loops run silently."""
__version__ = '4.70.1'


class tqdm:
    """Iterates over something; what a bar would show is kept and not drawn."""

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1, maxinterval=10.0, miniters=None, ascii=None,
                 disable=False, unit='it', unit_scale=False, dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None,
                 **keywords):
        self.iterable = iterable
        self.desc = desc or ''
        self.n = initial
        self.unit = unit
        self.disable = disable
        self.leave = leave
        self.postfix = postfix
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        self.total = total

    def __iter__(self):
        for item in self.iterable:
            yield item
            self.n += 1

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        return False

    def __bool__(self):
        return self.total is None or self.total > 0

    def update(self, n=1):
        self.n += n

    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ': ' if desc else ''

    set_description_str = set_description

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        values = {**(ordered_dict or {}), **kwargs}
        self.postfix = ', '.join(f'{name}={value:.3g}' if isinstance(value, (int, float)) else f'{name}={value}' for name, value in values.items())

    def set_postfix_str(self, s='', refresh=True):
        self.postfix = str(s)

    def close(self):
        pass

    def clear(self, nolock=False):
        pass

    def refresh(self, nolock=False, lock_args=None):
        pass

    def reset(self, total=None):
        self.n = 0
        if total is not None:
            self.total = total

    def unpause(self):
        pass

    @classmethod
    def write(cls, s, file=None, end='\n', nolock=False):
        print(s, end=end)

    @property
    def format_dict(self):
        return {'n': self.n, 'total': self.total, 'elapsed': 0.0, 'prefix': self.desc, 'unit': self.unit, 'postfix': self.postfix}

    @classmethod
    def pandas(cls, *arguments, **keywords):
        raise NotImplementedError('pandas is not available here')


def trange(*args, **kwargs):
    """`tqdm(range(…))`"""
    return tqdm(range(*args), **kwargs)


tqdm_notebook = tqdm
tnrange = trange


def __getattr__(name):
    if name in ('auto', 'notebook', 'std', 'autonotebook'):
        # They are this module under other names.
        import tqdm
        return tqdm
    raise AttributeError(f"module 'tqdm' has no attribute '{name}'")
