"""What is known about one layer of a model: its parameters, the sizes it was called with, its multiplications."""
import math
import torch


def is_array(value):
    """Whether the value is a NumPy array (without importing NumPy)."""
    return type(value).__name__ == 'ndarray' and hasattr(value, 'dtype')


def _product(sizes):
    result = 1
    for size in sizes:
        result *= size if isinstance(size, int) else _product(size)
    return result


def _first_size(value):
    """Size and bytes per element of the first tensor inside a nested value; `([], 0)` if there is none."""
    while True:
        if hasattr(value, 'tensors'):
            value = value.tensors
        elif is_array(value):
            value = torch.from_numpy(value)
        elif isinstance(value, torch.Tensor):
            return list(value.size()), value.element_size()
        elif not hasattr(value, '__getitem__') or not value:
            return [], 0
        elif isinstance(value, dict):
            value = list(value.values())
        elif callable(getattr(value, 'size', None)) and callable(getattr(value, 'element_size', None)):
            return list(value.size()), value.element_size()
        elif isinstance(value, (list, tuple)):
            value = value[0]
        else:
            return [], 0


def _of_one_example(size, batch_dim):
    """The size with 1 in place of the number of examples."""
    return [1 if axis == batch_dim else length for axis, length in enumerate(size)]


def measure(value, batch_dim):
    """The size of what goes into or comes out of a layer, and the bytes of one element."""
    if value is None:
        return [], 0
    if isinstance(value, torch.Tensor):
        return list(value.size()), value.element_size()
    if isinstance(value, (list, tuple)):
        # A packed sequence keeps its numbers in `data`, as a tensor does.
        numbers = getattr(value[0], 'data', None) if value else None
        size, width = _first_size(numbers if hasattr(numbers, 'size') else value)
        return _of_one_example(size, batch_dim), width
    if isinstance(value, dict):
        size, width = _first_size(list(value.values())[-1])
        return size if batch_dim is None else [_of_one_example(size, batch_dim)], width
    if is_array(value):
        return _first_size(value)
    raise TypeError(f'Model contains a layer with an unsupported input or output type: {value}, type: {type(value)}')


def _kernel_size(module):
    if not hasattr(module, 'kernel_size'):
        return None
    size = module.kernel_size
    if isinstance(size, int):
        return int(size)
    if hasattr(size, '__iter__'):
        return list(size)
    raise TypeError(f'kernel_size has an unexpected type: {type(size)}')


def _counted(module, name, parameter):
    """Number of elements and the name; pruned weights (`…_orig` beside `…_mask`) count what the mask keeps."""
    if name.endswith('_orig'):
        mask = module
        for part in (name[:-5] + '_mask').split('.'):
            mask = getattr(mask, part, None)
            if mask is None:
                return parameter.nelement(), name
        return int(torch.sum(mask)), name[:-5]
    return parameter.nelement(), name


def _is_lazy(parameter):
    return type(parameter).__name__ in ('UninitializedParameter', 'UninitializedBuffer')


class LayerInfo:
    """One row of the table."""

    def __init__(self, var_name, module, depth, parent_info=None):
        self.layer_id = id(module)
        self.module = module
        self.class_name = module.__class__.__name__
        self.var_name = var_name
        self.depth = depth
        self.depth_index = None
        self.parent_info = parent_info
        self.children = []
        self.inner_layers = {}
        self.executed = False
        self.is_leaf_layer = not any(module.children())
        self.is_recursive = False
        self.contains_lazy_param = False
        self.kernel_size = _kernel_size(module)
        self.input_size = []
        self.output_size = []
        self.num_params = 0
        self.trainable_params = 0
        self.param_bytes = 0
        self.output_bytes = 0
        self.macs = 0

    def __repr__(self):
        return f'{self.class_name}: {self.depth}'

    @property
    def trainable(self):
        """'True', 'False', 'Partial', or '--' for a layer without parameters."""
        if self.num_params == 0:
            return '--'
        if self.trainable_params == 0:
            return 'False'
        return 'True' if self.trainable_params == self.num_params else 'Partial'

    def title(self, show_name, show_index):
        text = self.class_name
        if show_name and self.var_name:
            text += f' ({self.var_name})'
        if show_index and self.depth > 0:
            text += f': {self.depth}' if self.depth_index is None else f': {self.depth}-{self.depth_index}'
        return text

    def count_parameters(self):
        """Counts parameters, their bytes, and what each of them adds."""
        self.num_params = self.trainable_params = self.param_bytes = 0
        self.inner_layers = {}
        last = None
        for name, parameter in self.module.named_parameters():
            if _is_lazy(parameter):
                self.contains_lazy_param = True
                continue
            count, name = _counted(self.module, name, parameter)
            self.num_params += count
            self.param_bytes += count * parameter.element_size()
            if parameter.requires_grad:
                self.trainable_params += count
            if self.parent_info is None and '.' in name:
                continue
            shape = list(parameter.size())
            if name == 'weight' and len(shape) > 1:
                shape[0], shape[1] = shape[1], shape[0]
            self.inner_layers[name] = {'kernel_size': str(shape), 'num_params': f'├─{count:,}'}
            last = self.inner_layers[name]
        if last is not None:
            last['num_params'] = '└─' + last['num_params'][2:]

    def count_multiplications(self):
        """Adds the multiplications of one call: every weight once for each output place."""
        for name, parameter in self.module.named_parameters():
            count, name = _counted(self.module, name, parameter)
            if name == 'weight' or name == 'bias':
                if 'Conv' in self.class_name:
                    self.macs += int(count * _product(self.output_size[:1] + self.output_size[2:]))
                else:
                    self.macs += self.output_size[0] * count
            elif 'weight' in name or 'bias' in name:
                self.macs += _product(self.output_size[:2]) * count

    def called(self, inputs, outputs, batch_dim):
        """Notes what a call of the layer took and gave."""
        if self.contains_lazy_param:
            self.count_parameters()
        self.input_size, _ = measure(inputs, batch_dim)
        self.output_size, width = measure(outputs, batch_dim)
        self.output_bytes = width * _product(self.output_size)
        self.executed = True
        self.count_multiplications()

    def _unclaimed(self, attribute):
        rest = getattr(self, attribute)
        for child in self.children:
            if not child.is_recursive:
                rest -= getattr(child, attribute) if child.is_leaf_layer else child._unclaimed(attribute)
        return rest

    def leftover_params(self):
        """Parameters that no row below this one counts."""
        return self._unclaimed('num_params')

    def leftover_trainable_params(self):
        return self._unclaimed('trainable_params')

    def params_text(self, whole):
        if self.num_params == 0:
            return '--'
        if self.is_recursive:
            return '(recursive)'
        if whole or self.is_leaf_layer:
            return f'{self.num_params:,}' if self.trainable_params else f'({self.num_params:,})'
        rest = self.leftover_params()
        return f'{rest:,}' if rest > 0 else '--'

    def percent_text(self, total, whole):
        if total == 0:
            return '     --'
        if self.is_recursive:
            return '(recursive)'
        count = self.num_params if whole or self.is_leaf_layer else self.leftover_params()
        return f'{count / total:>7.2%}' if count else '     --'

    def macs_text(self, whole):
        if self.macs <= 0:
            return '--'
        if self.is_leaf_layer:
            return f'{self.macs:,}'
        if not whole:
            return '--'
        return f'{sum(child.macs for child in self.children if child.is_leaf_layer):,}'
