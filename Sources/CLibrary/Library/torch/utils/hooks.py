"""Hooks: functions that are called at certain moments."""
import itertools


class RemovableHandle:
    """What registering a hook gives: `remove()`, or the end of a `with`, takes the hook away again."""

    _ids = itertools.count()

    def __init__(self, hooks, hook=None):
        self.id = next(RemovableHandle._ids)
        self._hooks = hooks
        if hook is not None:
            hooks[self.id] = hook

    def remove(self):
        self._hooks.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.remove()
