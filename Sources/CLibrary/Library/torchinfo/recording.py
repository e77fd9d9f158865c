"""Runs a model once with hooks that note which layer is called with what."""
import torch
from torchinfo.layers import LayerInfo, is_array
from torchinfo.table import COLUMNS, ROW_SETTINGS, FormattingOptions, ModelStatistics

_cached_forward_pass = {}


def clear_cached_forward_pass():
    _cached_forward_pass.clear()


def summary(model, input_size=None, input_data=None, batch_dim=None, cache_forward_pass=None, col_names=None, col_width=25, depth=3, device=None,
            dtypes=None, mode=None, row_settings=None, verbose=None, **kwargs):
    """Prints (unless `verbose=0`) and returns a table of the model's layers.

    With `input_size` (shape with the batch axis, or a list of shapes) or `input_data` the model is run once, in evaluation mode unless `mode='train'`.
    `col_names` chooses from input_size, output_size, num_params, params_percent, kernel_size, mult_adds, trainable; `row_settings` from depth,
    var_names, ascii_only, hide_recursive_layers; `verbose=2` also lists weights."""
    has_input = input_data is not None or input_size is not None
    if col_names is None:
        columns = ('output_size', 'num_params') if has_input else ('num_params',)
    else:
        columns = tuple(_member(name, COLUMNS, 'ColumnSettings') for name in col_names)
    if row_settings is None:
        rows = {'depth'}
    else:
        rows = {_member(name, ROW_SETTINGS, 'RowSettings') for name in row_settings}
    mode = 'eval' if mode is None else _member(mode, ('train', 'eval'), 'Mode')
    if verbose is None:
        verbose = 0 if _interactive() else 1
    if device is None:
        if input_data is None:
            first = next(iter(model.parameters()), None)
            if first is not None and first.is_cuda:
                device = first.device
            else:
                device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
    elif isinstance(device, str):
        device = torch.device(device)

    if col_width <= 0:
        raise ValueError(f'Column width must be greater than 0: col_width={col_width}')
    if verbose not in (0, 1, 2):
        raise ValueError('Verbose must be either 0 (quiet), 1 (default), or 2 (verbose).')
    if input_data is not None and input_size is not None:
        raise RuntimeError('Only one of (input_data, input_size) should be specified.')
    if not has_input:
        refused = [name for name in columns if name in ('input_size', 'output_size', 'mult_adds')]
        if refused:
            names = ', '.join(f"<ColumnSettings.{name.upper()}: '{name}'>" for name in dict.fromkeys(refused))
            raise ValueError(f'You must pass input_data or input_size in order to use columns: {{{names}}}')

    arguments, sizes = _prepare(input_data, input_size, batch_dim, device, dtypes)
    layers = _run(model, arguments, batch_dim, cache_forward_pass, device, mode, kwargs)
    result = ModelStatistics(layers, sizes, _memory(arguments), FormattingOptions(depth, verbose, columns, col_width, rows))
    if verbose > 0:
        print(result)
    return result


def _member(value, names, kind):
    if value not in names:
        raise ValueError(f'{value!r} is not a valid {kind}')
    return value


def _interactive():
    """Whether cells show the value of their last expression."""
    from torch import _runtime
    return bool(getattr(_runtime, 'interactive', bool)())


def _each(data, action, gather):
    """Applies an action to each tensor of nested data and gathers the results of each collection."""
    if isinstance(data, torch.Tensor):
        return action(data)
    if is_array(data):
        result = action(torch.from_numpy(data))
        return data if isinstance(result, torch.Tensor) else result
    if isinstance(data, dict):
        return gather(data)({key: _each(value, action, gather) for key, value in data.items()})
    if isinstance(data, str) or not hasattr(data, '__iter__'):
        return data
    parts = [_each(value, action, gather) for value in data]
    return gather(data)(*parts) if hasattr(data, '_fields') else gather(data)(parts)


def _on_device(data, device):
    return data if device is None else _each(data, lambda tensor: tensor.to(device, non_blocking=True), type)


def _storage(tensor):
    """Bytes of the storage; the object itself takes 64 bytes beside its numbers."""
    storage = getattr(tensor, 'untyped_storage', None)
    return 64 + (storage().nbytes() if storage is not None else tensor.numel() * tensor.element_size())


def _memory(data):
    return _each(data, _storage,
                 lambda data: (lambda parts: sum(parts.values())) if isinstance(data, dict) else sum)


def _prepare(data, size, batch_dim, device, dtypes):
    """The arguments of the run, and their sizes."""
    if data is not None:
        sizes = _each(data, lambda tensor: tensor.size(), type)
        arguments = _on_device(data, device)
        if isinstance(arguments, torch.Tensor) or is_array(arguments):
            arguments = [arguments]
        return arguments, sizes
    if size is None:
        return None, []
    types = [torch.float] * len(size) if dtypes is None else dtypes
    sizes = _shapes(size)
    arguments = []
    for shape, dtype in zip(sizes, types):
        tensor = torch.rand(*shape)
        if batch_dim is not None:
            tensor = tensor.unsqueeze(dim=batch_dim)
        arguments.append(tensor.to(device).type(dtype))
    return arguments, sizes


def _flat(nested):
    for item in nested:
        if isinstance(item, (list, tuple)):
            yield from _flat(item)
        else:
            yield item


def _shapes(size):
    """A list of shapes, from one shape or several."""
    if not isinstance(size, (list, tuple)):
        raise TypeError('Input_size is not a recognized type. Please ensure input_size is valid.\n'
                        'For multiple inputs to the network, ensure input_size is a list of tuple sizes. '
                        'If you are having trouble here, please submit a GitHub issue.')
    if not size or any(length <= 0 for length in _flat(size)):
        raise ValueError('Input_data is invalid, or negative size found in input_data.')
    if isinstance(size, list):
        return [tuple(size)] if isinstance(size[0], int) else size
    return list(size) if isinstance(size[0], tuple) else [size]


def _run(model, arguments, batch_dim, cached, device, mode, kwargs):
    name = model.__class__.__name__
    if cached and name in _cached_forward_pass:
        return _cached_forward_pass[name]
    layers, hooks = _install(name, model, arguments, batch_dim)
    if arguments is None:
        _number(layers)
        return layers
    kwargs = _on_device(kwargs, device)
    was_training = model.training
    try:
        model.train(mode == 'train')
        with torch.no_grad():
            if device is not None:
                model = model.to(device)
            if isinstance(arguments, (list, tuple)):
                model(*arguments, **kwargs)
            elif isinstance(arguments, dict):
                model(**arguments, **kwargs)
            else:
                raise ValueError('Unknown input type')
    except Exception as error:
        raise RuntimeError('Failed to run torchinfo. See above stack traces for more details. '
                           f'Executed layers up to: {[layer for layer in layers if layer.executed]}') from error
    finally:
        for handles in hooks.values():
            for handle in handles:
                handle.remove()
        model.train(was_training)
    _add_containers(layers)
    _number(layers)
    _cached_forward_pass[name] = layers
    return layers


def _install(name, model, arguments, batch_dim):
    """Hooks on every module; without arguments the layers are listed as they stand."""
    layers, seen, current, hooks = [], set(), {}, {}

    def entering(name, depth, parent):
        def enter(module, inputs):
            info = LayerInfo(name, module, depth, parent)
            info.count_parameters()
            info.is_recursive = info.layer_id in seen
            layers.append(info)
            seen.add(info.layer_id)
            current[info.layer_id] = info
        return enter

    def leave(module, inputs, outputs):
        current[id(module)].called(inputs, outputs, batch_dim)

    waiting = [(name, model, 0, None)]
    while waiting:
        name, module, depth, parent = waiting.pop()
        info = current[id(module)] = LayerInfo(name, module, depth, parent)
        enter = entering(name, depth, parent)
        if arguments is None:
            enter(module, None)
        else:
            # A module that stands in several places is noted where it stands last.
            for handle in hooks.get(id(module), ()):
                handle.remove()
            hooks[id(module)] = (module.register_forward_pre_hook(enter), module.register_forward_hook(leave))
        info = current[id(module)]
        for child_name, child in reversed(list(module._modules.items())):
            if child is not None:
                waiting.append((child_name, child, depth + 1, info))
    return layers, hooks


def _number(layers):
    """Numbers the rows of each depth and gives each row those below it."""
    counts = {}
    for place, layer in enumerate(layers):
        counts[layer.depth] = counts.get(layer.depth, 0) + 1
        layer.depth_index = counts[layer.depth]
        end = place + 1
        while end < len(layers) and layers[end].depth > layer.depth:
            end += 1
        layer.children = layers[place + 1:end]


def _parents(layer):
    while (layer := layer.parent_info) is not None:
        yield layer


def _add_containers(layers):
    """Adds rows for modules that were not called themselves (a ModuleList, say) above those of their children that were."""
    seen = {layer.layer_id for layer in layers}
    path = {}
    place = 0
    while place < len(layers):
        layer = layers[place]
        above = {parent.depth: parent for parent in _parents(layer)}
        for depth in range(1, layer.depth):
            container = above[depth]
            if (depth not in path or path[depth].module is not container.module) and container is not layers[place - 1]:
                container.count_parameters()
                container.is_recursive = container.layer_id in seen
                layers.insert(place, container)
                seen.add(container.layer_id)
                path[depth] = container
                place += 1
        path[layer.depth] = layer
        deeper = layer.depth + 1
        while deeper in path:
            del path[deeper]
            deeper += 1
        place += 1
