"""Modules that hold modules."""
from collections import OrderedDict
import operator
import torch
from torch.nn.parameter import Parameter
from torch.nn.modules.module import Module, _block


def _pairs(entries, name):
    """(key, value) of a mapping, or of an iterable of pairs."""
    if hasattr(entries, 'items'):
        return list(entries.items())
    pairs = list(_iterable(entries, f'{name}.update should be called with an iterable of key/value pairs, but got '))
    for place, pair in enumerate(pairs):
        pair = _iterable(pair, f'{name} update sequence element #{place} should be Iterable; is')
        if len(pair) != 2:
            raise ValueError(f'{name} update sequence element #{place} has length {len(pair)}; 2 is required')
    return pairs


def _iterable(value, complaint):
    if hasattr(value, '__iter__'):
        return value
    raise TypeError(complaint + type(value).__name__)


class _Numbered(Module):
    """Children whose names are their places, as in a list: 0, 1, 2 … (a `Sequential` made of a dict has names of its own)."""

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def _name_at(self, index):
        place = operator.index(index)
        if -len(self) <= place < len(self):
            return list(self._modules)[place]
        raise IndexError(f'index {place} is out of range')

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._part(list(self._modules.items())[index])
        return self._modules[self._name_at(index)]

    def __setitem__(self, index, module):
        setattr(self, self._name_at(index), module)

    def __delitem__(self, index):
        modules = list(self)
        if not isinstance(index, slice):
            self._name_at(index)
        del modules[index]
        self._become(modules)

    def _become(self, modules):
        """Files these modules, numbered anew, in the place of all."""
        for name in list(self._modules):
            delattr(self, name)
        for module in modules:
            self.append(module)

    def append(self, module):
        self.add_module(f'{len(self)}', module)
        return self

    def pop(self, key):
        module = self[key]
        del self[key]
        return module


class Sequential(_Numbered):
    """Calls its modules one after the other, each with what the one before returned."""

    def __init__(self, *args):
        super().__init__()
        named = args[0].items() if len(args) == 1 and type(args[0]) is OrderedDict else enumerate(args)
        for name, module in named:
            self.add_module(str(name) if isinstance(name, int) else name, module)

    def forward(self, input):
        for module in self._modules.values():
            input = module(input)
        return input

    def _part(self, pairs):
        return self.__class__(OrderedDict(pairs))

    def insert(self, index, module):
        if not isinstance(module, Module):
            raise AssertionError(f'module should be of type: {Module}')
        if not -len(self) <= index <= len(self):
            raise IndexError(f'Index out of range: {index}')
        modules = list(self)
        modules.insert(index, module)
        self._become(modules)
        return self

    def extend(self, sequential):
        for module in sequential:
            self.append(module)
        return self

    def _check_added(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(f'add operator supports only objects of Sequential class, but {type(other)} is given.')

    def __add__(self, other):
        self._check_added(other)
        return Sequential(*self, *other)

    def __iadd__(self, other):
        self._check_added(other)
        return self.extend(list(other))

    def _check_times(self, times):
        if not isinstance(times, int):
            raise TypeError(f'unsupported operand type(s) for *: {type(self)} and {type(times)}')
        if times < 1:
            raise ValueError(f'Non-positive multiplication factor {times} for {type(self)}')

    def __mul__(self, times):
        self._check_times(times)
        return Sequential(*list(self) * times)

    __rmul__ = __mul__

    def __imul__(self, times):
        self._check_times(times)
        return self.extend(list(self) * (times - 1))


class ModuleList(_Numbered):
    """A list of modules, whose parameters are found."""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.extend(modules)

    def _part(self, pairs):
        return self.__class__([module for _, module in pairs])

    def __contains__(self, module):
        return any(each is module for each in self)

    def insert(self, index, module):
        modules = list(self)
        modules.insert(index, module)
        self._become(modules)

    def extend(self, modules):
        for module in list(_iterable(modules, 'ModuleList.extend should be called with an iterable, but got ')):
            self.append(module)
        return self

    __iadd__ = extend

    def __add__(self, other):
        return ModuleList([*self, *other])

    def __repr__(self):
        # neighbours with the same text are written once, with their number
        runs = []
        for place, text in enumerate(map(repr, self)):
            if runs and runs[-1][1] == text:
                runs[-1][2] = place
            else:
                runs.append([place, text, place])
        lines = [f'({first}): {text}' if first == last else f'({first}-{last}): {last - first + 1} x {text}' for first, text, last in runs]
        return _block(self._get_name(), lines) if lines else f'{self._get_name()}()'


class _Keyed:
    """What the two dictionaries share; `_names` has the keys."""

    def __len__(self):
        return len(self._names)

    def __iter__(self):
        return iter(self._names)

    def __contains__(self, key):
        return key in self._names

    def keys(self):
        return self._names.keys()

    def clear(self):
        for key in list(self._names):
            del self[key]

    def pop(self, key):
        value = self[key]
        del self[key]
        return value

    def update(self, entries):
        for key, value in _pairs(entries, type(self).__name__):
            self[key] = value


class ModuleDict(_Keyed, Module):
    """A dictionary of modules, whose parameters are found."""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)

    @property
    def _names(self):
        return self._modules

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __delitem__(self, key):
        delattr(self, key)

    def items(self):
        return self._modules.items()

    def values(self):
        return self._modules.values()


class _ParameterContainer(Module):
    """Holds parameters, and other values beside them; a tensor that is put in becomes a parameter."""

    def _put(self, name, value):
        plain = isinstance(value, torch.Tensor) and not isinstance(value, Parameter)
        setattr(self, name, Parameter(value) if plain else value)

    def __call__(self, *args, **kwargs):
        raise RuntimeError(f'{type(self).__name__} should not be called.')

    @staticmethod
    def _line(key, value, kind_of):
        """A line of the text; `kind_of` gives the type of a tensor's numbers."""
        if not isinstance(value, torch.Tensor):
            return f'  ({key}): Object of type: {type(value).__name__}'
        word = 'Parameter' if isinstance(value, Parameter) else 'Tensor'
        return f"  ({key}): {word} containing: [{kind_of(value)} of size {'x'.join(map(str, value.shape))}]"


class ParameterList(_ParameterContainer):
    """A list of parameters; tensors that are put in become parameters."""

    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            self.extend(values)

    def _name_at(self, index):
        place = operator.index(index)
        if -len(self) <= place < len(self):
            return str(place % len(self))
        raise IndexError(f'index {place} is out of range')

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)([self[place] for place in range(len(self))[index]])
        return getattr(self, self._name_at(index))

    def __setitem__(self, index, value):
        self._put(self._name_at(index), value)

    def __len__(self):
        return self._size

    def __iter__(self):
        return iter([self[place] for place in range(len(self))])

    def append(self, value):
        self._put(str(self._size), value)
        self._size += 1
        return self

    def extend(self, values):
        for value in list(_iterable(values, 'ParameterList.extend should be called with an iterable, but got ')):
            self.append(value)
        return self

    __iadd__ = extend

    def extra_repr(self):
        return '\n'.join([self._line(place, value, lambda tensor: tensor.dtype) for place, value in enumerate(self)])


class ParameterDict(_Keyed, _ParameterContainer):
    """A dictionary of parameters; tensors that are put in become parameters."""

    def __init__(self, parameters=None):
        super().__init__()
        self._names = {}
        if parameters is not None:
            self.update(parameters)

    def __getitem__(self, key):
        return getattr(self, self._names.get(key, str(key)))

    def __setitem__(self, key, value):
        self._names[key] = str(key)
        self._put(str(key), value)

    def __delitem__(self, key):
        delattr(self, self._names.pop(key))

    def __reversed__(self):
        return reversed(list(self._names))

    def __or__(self, other):
        both = self.copy()
        both.update(other)
        return both

    def copy(self):
        return ParameterDict(self)

    def values(self):
        return [self[key] for key in self._names]

    def items(self):
        return [(key, self[key]) for key in self._names]

    def get(self, key, default=None):
        return self[key] if key in self._names else default

    def setdefault(self, key, default=None):
        if key not in self._names:
            self[key] = default
        return self[key]

    def popitem(self):
        key = list(self._names)[-1]
        return key, self.pop(key)

    def extra_repr(self):
        return '\n'.join([self._line(key, value, lambda tensor: tensor.type()) for key, value in self.items()])
