"""The base of all optimisers: groups of parameters with their settings, and state for each parameter."""
import functools
from collections import defaultdict
import torch


class _Required:
    def __repr__(self):
        return '<required parameter>'


required = _Required()


def _stepping(method):
    """A `step` that records no gradients, calls the closure with them, and tells the observers of training."""

    @functools.wraps(method)
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        with torch.no_grad():
            for hook in list(self._step_pre_hooks.values()):
                hook(self, (closure,), {})
            method(self)
            for hook in list(self._step_post_hooks.values()):
                hook(self, (closure,), {})
        self._steps += 1
        torch._runtime.optimizer_step(self)
        return loss

    return step


class Optimizer:
    """`param_groups` is a list of dictionaries: 'params' and the settings of the group."""

    def __init__(self, params, defaults):
        self.defaults = defaults
        self._steps = 0
        self._step_pre_hooks = {}
        self._step_post_hooks = {}
        if isinstance(params, torch.Tensor):
            raise TypeError(f'params argument given to the optimizer should be an iterable of Tensors or dicts, but got {params.type()}')
        self.state = defaultdict(dict)
        self.param_groups = []
        groups = list(params)
        if not groups:
            raise ValueError('optimizer got an empty parameter list')
        if not isinstance(groups[0], dict):
            groups = [{'params': groups}]
        for group in groups:
            self.add_param_group(dict(group) if isinstance(group, dict) else group)

    def add_param_group(self, param_group):
        if not isinstance(param_group, dict):
            raise TypeError(f'param_group must be a dict, but got {type(param_group)}')
        params = param_group['params']
        if isinstance(params, torch.Tensor):
            params = [params]
        elif isinstance(params, set):
            raise TypeError('optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will change '
                            'between runs. Please use a list instead.')
        else:
            params = list(params)
        named = bool(params) and isinstance(params[0], tuple)
        if named:
            param_group['param_names'] = [name for name, _ in params]
            params = [param for _, param in params]
        param_group['params'] = params
        for param in params:
            if not isinstance(param, torch.Tensor):
                raise TypeError('optimizer can only optimize Tensors, but one of the params is ' + torch.typename(param))
            if not self.defaults.get('differentiable', None) and not (param.is_leaf or param.retains_grad):
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(f'parameter group didn\'t specify a value of required optimization parameter {name}')
            param_group.setdefault(name, default)
        if len(params) != len({id(param) for param in params}):
            import warnings
            warnings.warn('optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; '
                          'see github.com/pytorch/pytorch/issues/40967 for more information', stacklevel=3)
        known = {id(param) for group in self.param_groups for param in group['params']}
        if any(id(param) in known for param in params):
            raise ValueError('some parameters appear in more than one parameter group')
        self.param_groups.append(param_group)

    def __repr__(self):
        lines = [type(self).__name__ + ' (']
        for index, group in enumerate(self.param_groups):
            lines.append(f'Parameter Group {index}')
            for key in sorted(group.keys()):
                if key != 'params':
                    lines.append(f'    {key}: {group[key]}')
            if index + 1 < len(self.param_groups):
                lines.append('')
        return '\n'.join(lines) + '\n)'

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            for param in group['params']:
                if param.grad is not None:
                    if set_to_none:
                        param.grad = None
                    else:
                        param.grad.detach_()
                        param.grad.zero_()

    def step(self, closure=None):
        raise NotImplementedError

    def _with_gradients(self, group):
        return [param for param in group['params'] if param.grad is not None]

    def register_step_pre_hook(self, hook):
        return self._register(self._step_pre_hooks, hook)

    def register_step_post_hook(self, hook):
        return self._register(self._step_post_hooks, hook)

    def _register(self, hooks, hook):
        from torch.nn.modules.module import _HookHandle
        handle = _HookHandle(hooks)
        hooks[handle.id] = hook
        return handle

    def state_dict(self):
        numbers = {}
        groups = []
        for group in self.param_groups:
            packed = {key: value for key, value in group.items() if key != 'params'}
            for param in group['params']:
                numbers.setdefault(id(param), len(numbers))
            packed['params'] = [numbers[id(param)] for param in group['params']]
            groups.append(packed)
        state = {numbers[id(param)] if isinstance(param, torch.Tensor) else param: value for param, value in self.state.items()}
        return {'state': state, 'param_groups': groups}

    def load_state_dict(self, state_dict):
        import copy
        saved = copy.deepcopy(state_dict['param_groups'])
        if len(saved) != len(self.param_groups):
            raise ValueError('loaded state dict has a different number of parameter groups')
        for group, other in zip(self.param_groups, saved):
            if len(group['params']) != len(other['params']):
                raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        params = {}
        for group, other in zip(self.param_groups, saved):
            for param, number in zip(group['params'], other['params']):
                params[number] = param
            for key, value in other.items():
                if key != 'params':
                    group[key] = value
        self.state = defaultdict(dict)
        for key, value in state_dict['state'].items():
            value = {name: each.clone() if isinstance(each, torch.Tensor) else copy.copy(each) for name, each in value.items()} \
                if isinstance(value, dict) else value
            self.state[params.get(key, key)] = value


def _check(condition, message):
    if not condition:
        raise ValueError(message)


def _check_betas(betas):
    for index, beta in enumerate(betas):
        _check(0.0 <= beta < 1.0, f'Invalid beta parameter at index {index}: {beta}')


def _switches(maximize, foreach, capturable, differentiable):
    return dict(foreach=foreach, maximize=maximize, capturable=capturable, differentiable=differentiable)
