"""Showing values."""


def display(*objs, **keywords):
    """Shows figures, and prints other values as a cell does for its last expression."""
    for value in objs:
        if hasattr(value, 'hand_over'):
            value.hand_over()
        elif hasattr(value, '_text'):
            print(value._text)
        elif hasattr(value, '_pixels'):
            value.show()
        else:
            print(repr(value))


def clear_output(wait=False):
    """A report keeps what was printed."""


class _Text:
    def __init__(self, data=None, **keywords):
        self.data = data
        self._text = '' if data is None else str(data)


class Markdown(_Text):
    pass


class Math(_Text):
    pass


class Latex(_Text):
    pass


class Pretty(_Text):
    pass


class JSON(_Text):
    pass


class Code(_Text):
    pass


def _missing(name):
    class Missing:
        def __init__(self, *arguments, **keywords):
            raise NotImplementedError(f'IPython.display.{name} is not available here: a lesson shows text, tensors and figures')
    Missing.__name__ = Missing.__qualname__ = name
    return Missing


HTML, SVG, Image, Audio, Video, IFrame, Javascript, YouTubeVideo = (_missing(name) for name in (
    'HTML', 'SVG', 'Image', 'Audio', 'Video', 'IFrame', 'Javascript', 'YouTubeVideo'))


def set_matplotlib_formats(*formats, **keywords):
    pass


set_matplotlib_close = set_matplotlib_formats
