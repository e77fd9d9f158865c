"""The base of all optimisers: groups of parameters with their settings, and state for each parameter."""
import copy
import functools
import itertools
import warnings
from collections import defaultdict
import torch
from torch.utils.hooks import RemovableHandle


class _Required:
    def __repr__(self):
        return '<required parameter>'


required = _Required()


def _observed(step):
    """A method `step` that calls the hooks before and after it, and tells the observers of training."""
    @functools.wraps(step)
    def observed(self, *args, **kwargs):
        arguments = (self, *args)
        for hook in list(self._hooks_before.values()):
            other = hook(self, arguments, kwargs)
            if isinstance(other, tuple) and len(other) == 2:
                arguments, kwargs = other
            elif other is not None:
                raise RuntimeError(f'{step} must return None or a tuple of (new_args, new_kwargs), but got {other}.')
        loss = step(*arguments, **kwargs)
        for hook in list(self._hooks_after.values()):
            hook(self, arguments, kwargs)
        self._steps += 1
        torch._runtime.optimizer_step(self)
        return loss

    return observed


class Optimizer:
    """`param_groups` is a list of dictionaries: 'params' and the settings of the group. A class of optimisers defines `step`."""

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        if 'step' in vars(cls):
            cls.step = _observed(cls.step)

    def __init__(self, params, defaults):
        if isinstance(params, torch.Tensor):
            raise TypeError(f'params argument given to the optimizer should be an iterable of Tensors or dicts, but got {params.type()}')
        self.defaults, self.state, self.param_groups = defaults, defaultdict(dict), []
        self._hooks_before, self._hooks_after, self._steps = {}, {}, 0
        given = list(params)
        if not given:
            raise ValueError('optimizer got an empty parameter list')
        for group in given if isinstance(given[0], dict) else [{'params': given}]:
            self.add_param_group(group)

    def step(self, closure=None):
        raise NotImplementedError

    def _evaluated(self, closure):
        """What the closure gives, computed with gradients."""
        if closure is None:
            return None
        with torch.enable_grad():
            return closure()

    def _parameters(self):
        return itertools.chain.from_iterable(group['params'] for group in self.param_groups)

    def add_param_group(self, param_group):
        if not isinstance(param_group, dict):
            raise TypeError(f'param_group must be a dict, but got {type(param_group)}')
        params = param_group['params']
        if isinstance(params, set):
            raise TypeError('optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will change '
                            'between runs. Please use a list instead.')
        params = [params] if isinstance(params, torch.Tensor) else list(params)
        named = [isinstance(param, tuple) for param in params]
        if any(named):
            if not all(named):
                raise ValueError('all optimizer params should be with/without names. Some param names are missing')
            param_group['param_names'], params = map(list, zip(*params))
        for param in params:
            self._require_parameter(param)
        param_group['params'] = params
        for name in self.defaults:
            if self.defaults[name] is required and name not in param_group:
                raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
        for setting in self.defaults.items():
            param_group.setdefault(*setting)
        own, known = set(params), set(self._parameters())
        if len(own) < len(params):
            warnings.warn('optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; '
                          'see github.com/pytorch/pytorch/issues/40967 for more information', stacklevel=3)
        if own & known:
            raise ValueError('some parameters appear in more than one parameter group')
        if self.param_groups and ('param_names' in param_group) != ('param_names' in self.param_groups[0]):
            kind = 'with' if any(named) else 'without'
            raise ValueError(f'all optimizer param groups should be with/without names. cannot add param group {kind} names to the optimizer')
        self.param_groups.append(param_group)

    def _require_parameter(self, param):
        if not isinstance(param, torch.Tensor):
            raise TypeError(f'optimizer can only optimize Tensors, but one of the params is {torch.typename(param)}')
        if not (param.is_leaf or param.retains_grad or self.defaults.get('differentiable')):
            raise ValueError("can't optimize a non-leaf Tensor")

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            for param in group['params']:
                if set_to_none:
                    param.grad = None
                elif param.grad is not None:
                    param.grad.detach_().zero_()

    def register_step_pre_hook(self, hook):
        return RemovableHandle(self._hooks_before, hook)

    def register_step_post_hook(self, hook):
        return RemovableHandle(self._hooks_after, hook)

    def state_dict(self):
        """State and settings, with a number for each parameter."""
        numbers = {}
        for param in self._parameters():
            numbers.setdefault(param, len(numbers))
        groups = []
        for group in self.param_groups:
            settings = {name: value for name, value in group.items() if name != 'params'}
            groups.append({**settings, 'params': [numbers[param] for param in group['params']]})
        return {'state': {numbers[key] if isinstance(key, torch.Tensor) else key: kept for key, kept in self.state.items()}, 'param_groups': groups}

    def load_state_dict(self, state_dict):
        saved = copy.deepcopy(state_dict['param_groups'])
        if len(saved) != len(self.param_groups):
            raise ValueError('loaded state dict has a different number of parameter groups')
        if any(len(mine['params']) != len(theirs['params']) for mine, theirs in zip(self.param_groups, saved)):
            raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        numbers = itertools.chain.from_iterable(group['params'] for group in saved)
        params = dict(zip(numbers, self._parameters()))
        self.param_groups = [{**theirs, 'params': mine['params']} for mine, theirs in zip(self.param_groups, saved)]
        self.state = defaultdict(dict)
        for key, kept in state_dict['state'].items():
            if key in params:
                self.state[params[key]] = {name: _fitting(value, None if name == 'step' else params[key]) for name, value in kept.items()}
            else:
                self.state[key] = kept

    def __repr__(self):
        texts = []
        for number, group in enumerate(self.param_groups):
            settings = ''.join(f'    {name}: {group[name]}\n' for name in sorted(group) if name != 'params')
            texts.append(f'Parameter Group {number}\n{settings}')
        return type(self).__name__ + ' (\n' + '\n'.join(texts) + ')'


def _fitting(value, param):
    """A loaded value, with numbers of the parameter's type; tensors that fit are shared with the one who saved them."""
    if isinstance(value, torch.Tensor):
        return value.to(param.dtype) if param is not None and param.is_floating_point() else value
    return copy.copy(value)


class DescentOptimizer(Optimizer):
    """An optimiser that moves one parameter after the other.

    A class says by `_averages` which tensors of zeros it keeps of a parameter at first (or by `_begin` what else), and moves the parameter in `_update`.
    Counting the steps, the sign of the gradient and the decay of weights are common to all.
    """
    _averages = ()

    def step(self, closure=None):
        loss = self._evaluated(closure)
        with torch.no_grad():
            for group in self.param_groups:
                self._advance(group, [param for param in group['params'] if param.grad is not None])
        return loss

    def _begin(self, param, group):
        return {name: torch.zeros_like(param) for name in self._averages}

    def _counted_state(self, param, group):
        state = self.state[param]
        if not state:
            state.update(step=torch.tensor(0.0), **self._begin(param, group))
        state['step'] += 1
        return state

    def _advance(self, group, params):
        decay, decoupled = group.get('weight_decay'), group.get('decoupled_weight_decay')
        for param in params:
            state = self._counted_state(param, group)
            grad = -param.grad if group['maximize'] else param.grad
            if decay and decoupled:
                param.mul_(1 - group['lr'] * decay)
            elif decay:
                grad = grad.add(param, alpha=decay)
            self._update(param, grad, state, group, state['step'].item())

    def _update(self, param, grad, state, group, step):
        raise NotImplementedError


_nouns = {'lr': 'learning rate', 'eps': 'epsilon value'}


def invalid(name, value):
    """The error that a setting is out of range."""
    return ValueError(f'Invalid {_nouns.get(name, name + " value")}: {value}')


def checked(*nonnegative, **settings):
    """The settings of an optimiser as a dictionary. Those named first must not be negative, and betas must be below 1."""
    rate = settings['lr']
    if isinstance(rate, torch.Tensor) and rate.numel() != 1:
        raise ValueError('Tensor lr must be 1-element')
    if isinstance(rate, torch.Tensor) and settings.get('foreach') and settings.get('capturable') is False:
        raise ValueError('lr as a Tensor is not supported for capturable=False and foreach=True')
    for name in nonnegative:
        if not 0.0 <= settings[name]:
            raise invalid(name, settings[name])
    for index, beta in enumerate(settings.get('betas', ())):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f'Invalid beta parameter at index {index}: {beta}')
    if settings.get('fused'):
        if settings.get('differentiable'):
            raise RuntimeError('`fused` does not support `differentiable`')
        if settings.get('foreach'):
            raise RuntimeError('`fused` and `foreach` cannot be `True` together.')
    return settings
