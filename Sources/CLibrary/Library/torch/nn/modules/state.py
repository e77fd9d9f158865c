"""What a module saves: tensors by their path in the tree of modules, and how they are put back."""
from collections import OrderedDict, namedtuple
from collections.abc import Mapping
import torch
from torch.nn.parameter import Parameter


class _IncompatibleKeys(namedtuple('IncompatibleKeys', ['missing_keys', 'unexpected_keys'])):
    """Result of `load_state_dict`: the names that did not fit."""

    def __repr__(self):
        return super().__repr__() if any(self) else '<All keys matched successfully>'

    __str__ = __repr__


class Stateful:
    """The part of `Module` that saves and loads.

    `_save_to_state_dict` and `_load_from_state_dict` do it for one module without its children; programs override them.  A class with a
    `get_extra_state` saves what it returns, too, and gets it back by `set_extra_state`.
    """

    get_extra_state = set_extra_state = None
    _state_hooks = None

    def register_state_dict_pre_hook(self, hook):
        """hook(module, prefix, keep_vars)"""
        return self._add_state_hook('before saving', hook)

    def register_state_dict_post_hook(self, hook):
        """hook(module, state_dict, prefix, local_metadata)"""
        return self._add_state_hook('after saving', hook)

    def register_load_state_dict_pre_hook(self, hook):
        """hook(module, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)"""
        return self._add_state_hook('before loading', hook)

    def register_load_state_dict_post_hook(self, hook):
        """hook(module, incompatible_keys)"""
        return self._add_state_hook('after loading', hook)

    def _add_state_hook(self, moment, hook):
        from torch.nn.modules.hooks import HookHandle
        if self._state_hooks is None:
            object.__setattr__(self, '_state_hooks', {})
        hooks = self._state_hooks.setdefault(moment, {})
        handle = HookHandle(hooks)
        hooks[handle.id] = hook
        return handle

    def _tell(self, moment, *details):
        for hook in list(self._state_hooks.get(moment, {}).values()):
            hook(self, *details)

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        left_out = self._non_persistent_buffers_set
        for filed in (self._parameters, self._buffers):
            for name, tensor in filed.items():
                if tensor is not None and name not in left_out:
                    destination[prefix + name] = tensor if keep_vars else tensor.detach()
        if self.get_extra_state is not None:
            destination[prefix + '_extra_state'] = self.get_extra_state()

    def state_dict(self, *args, destination=None, prefix='', keep_vars=False):
        """All tensors that are saved, by their paths."""
        state = args[0] if args else destination
        state = OrderedDict() if state is None else state
        hooked = self._state_hooks is not None
        if hooked:
            self._tell('before saving', prefix, keep_vars)
        self._save_to_state_dict(state, prefix, keep_vars)
        for name, child in self._modules.items():
            if child is not None:
                child.state_dict(destination=state, prefix=f'{prefix}{name}.', keep_vars=keep_vars)
        if hooked:
            self._tell('after saving', state, prefix, {})
        return state

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        if self._state_hooks is not None:
            self._tell('before loading', state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
        own, absent = {}, []
        for filed in (self._parameters, self._buffers):
            own.update((name, tensor) for name, tensor in filed.items() if tensor is not None and name not in self._non_persistent_buffers_set)
        for name, tensor in own.items():
            if prefix + name in state_dict:
                complaint = self._take(name, tensor, prefix + name, state_dict[prefix + name], local_metadata.get('assign', False))
                if complaint is not None:
                    error_msgs.append(complaint)
            else:
                absent.append(name)
        if self.set_extra_state is not None:
            if prefix + '_extra_state' in state_dict:
                self.set_extra_state(state_dict[prefix + '_extra_state'])
                own['_extra_state'] = None
            else:
                absent.append('_extra_state')
        if strict:
            missing_keys += [prefix + name for name in absent]
            for key in state_dict:
                if key.startswith(prefix):
                    name, *below = key[len(prefix):].split('.', 1)
                    if name not in (self._modules if below else own):
                        unexpected_keys.append(key)

    def _take(self, name, old, key, given, assign):
        """Copies one tensor, or puts it in the place of the old one; returns what does not fit."""
        if not isinstance(given, torch.Tensor):
            return f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint but received {type(given)}'
        if given.shape == (1,) and old.dim() == 0:
            given = given[0]
        if given.shape != old.shape:
            return (f'size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, '
                    f'the shape in current model is {old.shape}.')
        with torch.no_grad():
            if not assign:
                old.copy_(given)
            elif isinstance(old, Parameter):
                setattr(self, name, Parameter(given, old.requires_grad))
            else:
                setattr(self, name, given)

    def load_state_dict(self, state_dict, strict=True, assign=False):
        """Copies saved tensors into the module (or takes them over, with `assign`); names and shapes have to fit."""
        if not isinstance(state_dict, Mapping):
            raise TypeError(f'Expected state_dict to be dict-like, got {type(state_dict)}.')
        keys, problems = _IncompatibleKeys([], []), []
        self._load_tree(OrderedDict(state_dict), '', {'assign': assign}, keys, problems)
        if strict:
            lists = (('Missing', keys.missing_keys), ('Unexpected', keys.unexpected_keys))
            quoted = lambda names: ', '.join([f'"{name}"' for name in names])
            problems = [f'{kind} key(s) in state_dict: {quoted(names)}. ' for kind, names in lists if names] + problems
        if problems:
            raise RuntimeError('\n\t'.join([f'Error(s) in loading state_dict for {type(self).__name__}:'] + problems))
        return keys

    def _load_tree(self, state, prefix, metadata, keys, problems):
        """`state` has what is below the prefix."""
        self._load_from_state_dict(state, prefix, metadata, True, *keys, problems)
        if self._modules:
            parts = {}
            for key, tensor in state.items():
                name, dot, _ = key[len(prefix):].partition('.')
                if dot:
                    parts.setdefault(name, OrderedDict())[key] = tensor
            for name, child in self._modules.items():
                if child is not None:
                    child._load_tree(parts.get(name, {}), f'{prefix}{name}.', metadata, keys, problems)
        if self._state_hooks is not None:
            self._tell('after loading', keys)
