"""A layer that is described by its settings."""
from torch.nn.modules.module import Module


class Layer(Module):
    """Keeps the settings that it is made with as attributes, and says some of them in its text.

    First come the values of `_unnamed`, then `name=value` for `_shown`, then the same for what differs from its value in `_shown_unless`.
    """

    _unnamed = ()
    _shown = ()
    _shown_unless = {}

    def __init__(self, **settings):
        Module.__init__(self)
        for name, value in settings.items():
            setattr(self, name, value)

    def extra_repr(self):
        named = [*self._shown, *[name for name, usual in self._shown_unless.items() if getattr(self, name) != usual]]
        return ', '.join([*map(self._text_of, self._unnamed), *[f'{name}={self._text_of(name)}' for name in named]])

    def _text_of(self, name):
        return str(getattr(self, name))


class Biased(Layer):
    """A layer whose `bias` is a parameter or None; the text says whether there is one."""

    def _text_of(self, name):
        return str(self.bias is not None) if name == 'bias' else super()._text_of(name)
