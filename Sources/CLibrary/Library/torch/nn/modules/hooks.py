"""Functions that a module calls before and after its `forward`, and when gradients have come back."""
import torch
from torch._runtime import forward_call
from torch.utils.hooks import RemovableHandle


class Hooked:
    """The part of `Module` that keeps hooks and runs them.

    A module without any has `_has_hooks` unset, and its call goes straight to `forward`.  A dict of hooks holds (hook, what it wants) by the number of
    the handle.
    """

    def _add_hook(self, hooks, hook, wants=None, prepend=False):
        object.__setattr__(self, '_has_hooks', True)
        handle = RemovableHandle(hooks)
        later = list(hooks.items()) if prepend else []
        if prepend:
            hooks.clear()
        hooks[handle.id] = (hook, wants)
        hooks.update(later)
        return handle

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        """hook(module, args) before `forward`; what it returns takes the place of the arguments."""
        return self._add_hook(self._forward_pre_hooks, hook, with_kwargs, prepend)

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        """hook(module, args, output) after `forward`; what it returns takes the place of the output."""
        return self._add_hook(self._forward_hooks, hook, with_kwargs, prepend)

    def register_full_backward_pre_hook(self, hook, prepend=False):
        """hook(module, grad_output) when the gradient of the output is known; what it returns takes its place."""
        return self._add_hook(self._backward_hooks, hook, 'outputs', prepend)

    def register_full_backward_hook(self, hook, prepend=False):
        """hook(module, grad_input, grad_output) when both are known; what it returns takes the place of the gradients of the inputs."""
        return self._add_hook(self._backward_hooks, hook, 'inputs', prepend)

    def register_backward_hook(self, hook):
        return self.register_full_backward_hook(hook)

    def _call_with_hooks(self, args, kwargs):
        for hook, with_kwargs in list(self._forward_pre_hooks.values()):
            args, kwargs = self._replaced(hook, with_kwargs, args, kwargs)
        watch = _BackwardWatch(self) if self._backward_hooks else None
        if watch is not None:
            args = watch.inputs(args)
        result = forward_call(self, *args, **kwargs)
        for hook, with_kwargs in list(self._forward_hooks.values()):
            changed = hook(self, args, kwargs, result) if with_kwargs else hook(self, args, result)
            result = result if changed is None else changed
        if watch is not None:
            watch.outputs(result)
        return result

    def _replaced(self, hook, with_kwargs, args, kwargs):
        """The arguments that a pre-hook leaves."""
        changed = hook(self, args, kwargs) if with_kwargs else hook(self, args)
        if changed is None:
            return args, kwargs
        if not with_kwargs:
            return changed if isinstance(changed, tuple) else (changed,), kwargs
        if isinstance(changed, tuple) and len(changed) == 2:
            return changed
        raise RuntimeError(f'forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {changed}.')


class _BackwardWatch:
    """Runs the backward hooks of one call: when the gradients of the outputs and of the inputs are known."""

    def __init__(self, module):
        self.module = module
        self.hooks = list(module._backward_hooks.values())
        self.grad_outputs = None
        self.has_inputs = False

    def inputs(self, args):
        """The arguments; a boundary that shows their gradients stands before tensors that have some."""
        tensors = [each for each in args if isinstance(each, torch.Tensor)]
        if not torch.is_grad_enabled() or not any(tensor.requires_grad for tensor in tensors):
            return args
        self.has_inputs = True
        passed = _Boundary.apply(self._with_inputs, *tensors)
        passed = iter(passed if isinstance(passed, tuple) else (passed,))
        return tuple(next(passed) if isinstance(each, torch.Tensor) else each for each in args)

    def outputs(self, result):
        first = result[0] if isinstance(result, (tuple, list)) else result
        if isinstance(first, torch.Tensor) and first.requires_grad:
            first.register_hook(self._with_outputs)

    def _with_outputs(self, grad):
        self.grad_outputs = self._run('outputs', (grad,))
        if not self.has_inputs:
            self._run('inputs', (None,), self.grad_outputs)
        return None if self.grad_outputs[0] is grad else self.grad_outputs[0]

    def _with_inputs(self, grads):
        return self._run('inputs', grads, self.grad_outputs)

    def _run(self, wanted, grads, *known):
        for hook, wants in self.hooks:
            if wants == wanted:
                changed = hook(self.module, grads, *known)
                if changed is not None:
                    grads = changed if isinstance(changed, tuple) else (changed,)
        return grads


class _Boundary(torch.autograd.Function):
    """Passes tensors on unchanged and shows their gradients to a callback."""

    @staticmethod
    def forward(ctx, callback, *tensors):
        ctx.callback = callback
        return tuple(t.view_as(t) for t in tensors)

    @staticmethod
    def backward(ctx, *grads):
        return (None,) + tuple(ctx.callback(grads))
