"""A table of a model's layers: `summary(model, (3, 32, 32))`."""
__version__ = '1.5.1'


def summary(model, input_size, batch_size=-1, device='cuda'):
    """Prints the layers of a model in the order of their calls for an input of this size (without the batch axis; a list of sizes for several inputs).

    The model runs with two random examples, in the mode it is in."""
    import torch
    from torch import nn
    rows = []
    hooks = []

    def note(module, inputs, output):
        taken = list(inputs[0].size())
        taken[0] = batch_size
        if isinstance(output, (list, tuple)):
            given = [[-1] + list(part.size())[1:] for part in output]
        else:
            given = list(output.size())
            given[0] = batch_size
        count, trainable = None, False
        for name in ('weight', 'bias'):
            value = getattr(module, name, None)
            if hasattr(value, 'size'):
                count = (count or 0) + value.numel()
                if name == 'weight':
                    trainable = value.requires_grad
        rows.append((f'{module.__class__.__name__}-{len(rows) + 1}', given, count, trainable))

    def watch(module):
        if not isinstance(module, (nn.Sequential, nn.ModuleList)) and module is not model:
            hooks.append(module.register_forward_hook(note))

    device = device.lower()
    assert device in ['cuda', 'cpu'], "Input device is not valid, please specify 'cuda' or 'cpu'"
    if isinstance(input_size, tuple):
        input_size = [input_size]
    # Two examples, since batch normalisation refuses one.
    inputs = [torch.rand(2, *size).type(torch.FloatTensor) for size in input_size]
    model.apply(watch)
    model(*inputs)
    for hook in hooks:
        hook.remove()

    thin, thick = '-' * 64, '=' * 64
    print(thin)
    print(f"{'Layer (type)':>20}  {'Output Shape':>25} {'Param #':>15}")
    print(thick)
    total, trainable_total, outputs, counted = 0, 0, 0, False
    for title, shape, count, trainable in rows:
        print(f'{title:>20}  {str(shape):>25} {count or 0:>15,}')
        if count is not None:
            counted = True
            total += count
            if trainable:
                trainable_total += count
        outputs += _product(shape)
    if not counted:
        raise AttributeError("'int' object has no attribute 'numpy'")
    # Four bytes for each number; outputs once more for their gradients.
    megabyte = 1024 ** 2
    input_memory = abs(_product(input_size) * batch_size * 4. / megabyte)
    output_memory = abs(2. * outputs * 4. / megabyte)
    parameter_memory = abs(total * 4. / megabyte)
    print(thick)
    print(f'Total params: {total:,}')
    print(f'Trainable params: {trainable_total:,}')
    print(f'Non-trainable params: {total - trainable_total:,}')
    print(thin)
    print('Input size (MB): %0.2f' % input_memory)
    print('Forward/backward pass size (MB): %0.2f' % output_memory)
    print('Params size (MB): %0.2f' % parameter_memory)
    print('Estimated Total Size (MB): %0.2f' % (parameter_memory + output_memory + input_memory))
    print(thin)


def _product(sizes):
    result = 1
    for size in sizes:
        result *= size if isinstance(size, int) else _product(size)
    return result


def __getattr__(name):
    # `from torchsummary import torchsummary` names the module that holds the function.
    if name == 'torchsummary':
        import torchsummary
        return torchsummary
    raise AttributeError(f"module 'torchsummary' has no attribute '{name}'")
