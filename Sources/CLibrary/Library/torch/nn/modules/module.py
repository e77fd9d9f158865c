"""The base of every layer: files parameters, buffers and children as they are assigned, and walks the tree they form."""
import torch
from torch.nn.modules.hooks import Hooked
from torch.nn.modules.state import Stateful
from torch.nn.parameter import Parameter
from torch._runtime import is_buffer, module_call, module_setattr


def _block(name, lines):
    """A module's text: its name, and between brackets one indented line (or several, of a child) for each part."""
    return '\n'.join([name + '('] + ['  ' + line.replace('\n', '\n  ') for line in lines] + [')'])


class _Kind:
    """One of the three registries of a module: the class of what may stand there, and words for errors."""

    def __init__(self, registry, type, word, required, expected=None, long_word=None, words=None):
        self.registry = registry
        self.type = type
        self.word = word
        self.required = required
        self.expected = expected or required
        self.long_word = long_word or word
        self.words = words or word

    def check_assigned(self, name, value):
        if value is not None and not isinstance(value, self.type):
            raise TypeError(f"cannot assign '{torch.typename(value)}' as {self.long_word} '{name}' ({self.expected} expected)")

    def check_registered(self, name, value):
        if value is not None and not isinstance(value, self.type):
            raise TypeError(f"cannot assign '{torch.typename(value)}' object to {self.word} '{name}' ({self.required} required)")

    def check_text(self, name):
        if not isinstance(name, str):
            raise TypeError(f'{self.word} name should be a string. Got {torch.typename(name)}')

    def check_free(self, name, filed, owner):
        """A name may stand for something that is filed already, but for no other attribute of the owner."""
        if name not in filed and hasattr(owner, name):
            raise KeyError(f"attribute '{name}' already exists")

    def check_step(self, name, given=''):
        """A name is one step of a path."""
        if '.' in name:
            raise KeyError(f'{self.word} name can\'t contain "."{given}')
        if not name:
            raise KeyError(f'{self.word} name can\'t be empty string ""')


class Module(Hooked, Stateful):
    """Base class of all neural network modules.

    Assigning a `Parameter` or a `Module` to an attribute registers it; `forward` is what subclasses define.
    """

    training: bool
    dump_patches = False

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            self._refuse(args, kwargs)
        put = super().__setattr__
        put('training', True)
        put('_has_hooks', False)
        put('_non_persistent_buffers_set', set())
        for registry in ('_parameters', '_buffers', '_forward_pre_hooks', '_forward_hooks', '_backward_hooks', '_modules'):
            put(registry, {})

    def _refuse(self, args, kwargs):
        what = f"got an unexpected keyword argument '{next(iter(kwargs))}'" if kwargs else f'takes 1 positional argument but {len(args) + 1} were given'
        raise TypeError(f'{type(self).__name__}.__init__() {what}')

    def forward(self, *args, **kwargs):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    # `__call__` runs the hooks, if there are any, and `forward`; observers of shapes are told of both ends.
    __call__ = module_call

    # Attributes: parameters, buffers and children stand in a registry each, and among the module's own attributes.  Nothing here looks at
    # `__dict__`: an object that was asked for it keeps its attributes in a dict from then on, which is slower.

    __setattr__ = module_setattr

    def _file(self, name, value):
        """Assigns what is more than a plain attribute, or replaces what was."""
        own = _parameter if isinstance(value, Parameter) else _child if isinstance(value, Module) else _buffer if is_buffer(value) else None
        for kind in _kinds:
            if kind is own:
                self._check_ready(kind.words)
                if kind is not _child:
                    kind.check_step(name)
                    kind.check_free(name, getattr(self, kind.registry), type(self))
                self._forget(name, kind)
                return self._keep(kind, name, value)
            if name in getattr(self, kind.registry, ()):
                kind.check_assigned(name, value)
                return self._keep(kind, name, value)
        super().__setattr__(name, value)

    def _keep(self, kind, name, value):
        getattr(self, kind.registry)[name] = value
        super().__setattr__(name, value)

    def _check_ready(self, what):
        try:
            self._modules
        except AttributeError:
            raise AttributeError(f'cannot assign {what} before Module.__init__() call') from None

    def _forget(self, name, kept=None):
        """Takes a name out of the registries, but for one."""
        for kind in _kinds:
            if kind is not kept:
                getattr(self, kind.registry).pop(name, None)
        self._non_persistent_buffers_set.discard(name)

    def __delattr__(self, name):
        self._forget(name)
        super().__delattr__(name)

    def __getattr__(self, name):
        # asked for what is not among the plain attributes, perhaps before there are registries
        if name not in _registries:
            try:
                for kind in _kinds:
                    if name in getattr(self, kind.registry):
                        return getattr(self, kind.registry)[name]
            except AttributeError:
                pass
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __dir__(self):
        names = {*dir(type(self)), *self.__dict__, *self._parameters, *self._modules, *self._buffers}
        return sorted(name for name in names if not name[0].isdigit())

    def register_parameter(self, name, param):
        """Files a parameter under a name; None keeps the name for one that the module does without."""
        self._check_ready('parameter')
        self._check_name(_parameter, name)
        _parameter.check_registered(name, param)
        if param is not None and param.grad_fn:
            raise ValueError(f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created explicitly. "
                             f"To express '{name}' as a function of another Tensor, compute the value in the forward() method.")
        self._keep(_parameter, name, param)

    def register_buffer(self, name, tensor, persistent=True):
        """Files a tensor that belongs to the state but is not trained; it is saved if it is persistent."""
        self._check_ready('buffer')
        self._check_name(_buffer, name)
        _buffer.check_registered(name, tensor)
        self._keep(_buffer, name, tensor)
        change = self._non_persistent_buffers_set.discard if persistent else self._non_persistent_buffers_set.add
        change(name)

    def _check_name(self, kind, name):
        kind.check_text(name)
        kind.check_step(name)
        kind.check_free(name, getattr(self, kind.registry), self)

    def add_module(self, name, module):
        """Files a child under a name."""
        if module is not None and not isinstance(module, Module):
            raise TypeError(f'{torch.typename(module)} is not a Module subclass')
        _child.check_text(name)
        _child.check_free(name, self._modules, self)
        _child.check_step(name, f', got: {name}')
        self._keep(_child, name, module)

    def register_module(self, name, module):
        self.add_module(name, module)

    def _attribute(self, name):
        if not hasattr(self, name):
            raise AttributeError(f'{self._get_name()} has no attribute `{name}`')
        return getattr(self, name)

    def get_submodule(self, target):
        """The module at a path such as 'layer1.0.conv'; the empty path is the module itself."""
        module = self
        for name in target.split('.') if target else ():
            module = module._attribute(name)
            if not isinstance(module, Module):
                raise AttributeError(f'`{name}` is not an nn.Module')
        return module

    def set_submodule(self, target, module):
        """Puts a module in the place of the one at a path."""
        path, _, name = target.rpartition('.')
        if not name:
            raise ValueError('Cannot set the submodule without a target name!')
        setattr(self.get_submodule(path), name, module)

    def _at(self, target, what, belongs):
        path, _, name = target.rpartition('.')
        owner = self.get_submodule(path)
        value = owner._attribute(name)
        if not belongs(owner, name, value):
            raise AttributeError(f'`{name}` is not {what}')
        return value

    def get_parameter(self, target):
        return self._at(target, 'an nn.Parameter', lambda owner, name, value: isinstance(value, Parameter))

    def get_buffer(self, target):
        return self._at(target, 'a buffer', lambda owner, name, value: name in owner._buffers)

    # Walking the tree

    def named_modules(self, memo=None, prefix='', remove_duplicate=True):
        """(path, module) of the module and all below, parents first; a module with several paths comes once."""
        seen = set() if memo is None else memo
        waiting = [(prefix, self)]
        while waiting:
            path, module = waiting.pop()
            if module in seen:
                continue
            if remove_duplicate:
                seen.add(module)
            yield path, module
            if module._modules:
                head = path and path + '.'
                waiting += [(head + name, child) for name, child in reversed(list(module._modules.items())) if child is not None]

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def named_children(self):
        """(name, module) of the direct children."""
        seen = set()
        for name, child in self._modules.items():
            if child is not None and child not in seen:
                seen.add(child)
                yield name, child

    def children(self):
        for _, child in self.named_children():
            yield child

    def _filed(self, kind, prefix, recurse, remove_duplicate):
        """(path, value) of what stands in one registry of the module, and of those below."""
        seen = set()
        for path, module in self.named_modules(None, prefix, remove_duplicate) if recurse else [(prefix, self)]:
            head = path and path + '.'
            for name, value in getattr(module, kind.registry).items():
                if value is not None and id(value) not in seen:
                    if remove_duplicate:
                        seen.add(id(value))
                    yield head + name, value

    def named_parameters(self, prefix='', recurse=True, remove_duplicate=True):
        return self._filed(_parameter, prefix, recurse, remove_duplicate)

    def parameters(self, recurse=True):
        for _, param in self.named_parameters(recurse=recurse):
            yield param

    def named_buffers(self, prefix='', recurse=True, remove_duplicate=True):
        return self._filed(_buffer, prefix, recurse, remove_duplicate)

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def apply(self, fn):
        """Calls a function with every module, children first."""
        for child in self.children():
            child.apply(fn)
        fn(self)
        return self

    # Modes

    def train(self, mode=True):
        """Whether dropout drops and batch normalisation uses the batch: here and below."""
        if not isinstance(mode, bool):
            raise ValueError('training mode is expected to be boolean')
        self.training = mode
        for child in self.children():
            child.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for param in self.parameters():
            param.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        """Takes the gradients away, or fills them with zeros."""
        for param in self.parameters():
            if set_to_none:
                param.grad = None
            elif param.grad is not None:
                param.grad.detach_().zero_()

    def share_memory(self):
        return self

    # Conversions

    def _apply(self, fn, recurse=True):
        """Replaces the numbers of every parameter, gradient and buffer by what a function makes of them."""
        for child in self.children() if recurse else ():
            child._apply(fn)
        with torch.no_grad():
            for param in self._parameters.values():
                if param is not None:
                    param.data = fn(param.data)
                    param.grad = None if param.grad is None else fn(param.grad)
            for name, buffer in self._buffers.items():
                if buffer is not None:
                    self._keep(_buffer, name, fn(buffer))
        return self

    def to(self, *args, **kwargs):
        """Another type for floating-point parameters and buffers; the arguments are those of `Tensor.to`."""
        # what two tensors of different types become shows whether a type is asked for, and that the device is one we have
        first, second = (torch.empty((0,) * 4, dtype=dtype).to(*args, **kwargs).dtype for dtype in (torch.float32, torch.float64))
        if first != second:
            return self
        if not first.is_floating_point:
            raise TypeError(f'nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={first}')
        return self._apply(lambda tensor: tensor.to(first) if tensor.is_floating_point() else tensor)

    def to_empty(self, *, device, recurse=True):
        """New tensors without values."""
        return self._apply(lambda tensor: torch.empty_like(tensor, device=device), recurse)

    def type(self, dst_type):
        return self._apply(lambda tensor: tensor.type(dst_type))

    def float(self):
        return self.to(torch.float32)

    def double(self):
        return self.to(torch.float64)

    def half(self):
        return self.to(torch.float16)

    def bfloat16(self):
        return self.to(torch.bfloat16)

    def cpu(self):
        return self

    def cuda(self, device=None):
        torch.zeros(0).cuda(device)
        return self

    # Text

    def _get_name(self):
        return self.__class__.__name__

    def extra_repr(self):
        """What a module's text says besides its name and children."""
        return ''

    def __repr__(self):
        extra = self.extra_repr()
        if not self._modules and '\n' not in extra:
            return f'{self._get_name()}({extra})'
        children = [f'({name}): {child!r}' for name, child in self._modules.items()]
        return _block(self._get_name(), (extra.split('\n') if extra else []) + children)


_parameter = _Kind('_parameters', Parameter, 'parameter', 'torch.nn.Parameter or None', words='parameters')
_child = _Kind('_modules', Module, 'module', 'torch.nn.Module or None', long_word='child module')
_buffer = _Kind('_buffers', torch.Tensor, 'buffer', 'torch Tensor or None', 'torch.nn.Buffer, torch.Tensor or None')
# in the order in which an assigned value is looked at
_kinds = (_parameter, _child, _buffer)
_registries = tuple(kind.registry for kind in _kinds)
