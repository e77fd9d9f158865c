"""The graph of gradients."""


class saved_tensors_hooks:
    """Without effect: saved tensors are kept as they are."""

    def __init__(self, pack_hook, unpack_hook):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass
