"""Parameters that are computed from other ones by modules."""
import copy
import torch
from torch.nn.modules.container import ModuleDict, ModuleList
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


class ParametrizationList(ModuleList):
    """The originals of a tensor and the modules that make it from them, one after the other."""

    def __init__(self, modules, original, unsafe=False):
        super().__init__(modules)
        self.is_tensor = True
        with torch.no_grad():
            new = original
            for module in reversed(list(self)):
                if hasattr(module, 'right_inverse'):
                    new = module.right_inverse(new)
        if isinstance(new, torch.Tensor):
            self._put('original', new, original)
        else:
            self.is_tensor = False
            self.ntensors = len(new)
            for place, part in enumerate(new):
                self._put(f'original{place}', part, original)

    def _put(self, name, tensor, original):
        if isinstance(original, Parameter):
            self.register_parameter(name, tensor if tensor is original else Parameter(tensor, original.requires_grad))
        else:
            self.register_buffer(name, tensor)

    def forward(self):
        modules = list(self)
        if self.is_tensor:
            x = modules[0](self.original)
        else:
            x = modules[0](*[getattr(self, f'original{place}') for place in range(self.ntensors)])
        for module in modules[1:]:
            x = module(x)
        return x


def _property(name):
    return property(lambda self: self.parametrizations[name]())


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    """Makes `module.tensor_name` what `parametrization` computes from the tensor that was there."""
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        module.parametrizations[tensor_name].append(parametrization)
        return module
    if tensor_name not in module._parameters and tensor_name not in module._buffers:
        raise ValueError(f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'")
    original = getattr(module, tensor_name)
    parts = ParametrizationList([parametrization], original, unsafe)
    delattr(module, tensor_name)
    if not is_parametrized(module):
        kind = type(module)
        module.__class__ = type('Parametrized' + kind.__name__, (kind,), {'_unparametrized': kind})
        module.parametrizations = ModuleDict()
    setattr(type(module), tensor_name, _property(tensor_name))
    module.parametrizations[tensor_name] = parts
    return module


def is_parametrized(module, tensor_name=None):
    """Whether a tensor of the module (or any, if none is named) is computed."""
    parametrizations = module._modules.get('parametrizations')
    if not isinstance(parametrizations, ModuleDict):
        return False
    return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    """Makes the tensor a plain one again: with the computed value, or with the original."""
    if not is_parametrized(module, tensor_name):
        raise ValueError(f'Module {module} does not have a parametrization on {tensor_name}')
    parts = module.parametrizations[tensor_name]
    if leave_parametrized:
        with torch.no_grad():
            value = getattr(module, tensor_name).clone()
    elif parts.is_tensor:
        value = parts.original
    else:
        raise ValueError('Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a sequence of tensors.')
    is_parameter = len(list(parts.parameters(recurse=False))) > 0
    delattr(type(module), tensor_name)
    del module.parametrizations[tensor_name]
    if len(module.parametrizations) == 0:
        del module._modules['parametrizations']
        module.__class__ = type(module)._unparametrized
    if is_parameter:
        module.register_parameter(tensor_name, value if isinstance(value, Parameter) else Parameter(value))
    else:
        module.register_buffer(tensor_name, value)
    return module
