"""Layers that learn the size of their input from the first one."""
from torch.nn.parameter import UninitializedParameter


class _Lazy:
    """Makes the parameters before the first call and then turns the layer into the plain class `_becomes`."""

    def __call__(self, *args, **kwargs):
        self._materialize(*args, **kwargs)
        self.__class__ = self._becomes
        return self(*args, **kwargs)

    def has_uninitialized_params(self):
        return any(isinstance(param, UninitializedParameter) for param in self._parameters.values())

    def initialize_parameters(self, *args, **kwargs):
        self._materialize(*args, **kwargs)
