"""Functions of `torch.nn.functional` that are short in the language."""
import math
import torch
from torch import _runtime
from torch.nn import functional as F


def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction='mean'):
    """The triplet loss with a distance of one's own."""
    distance = distance_function if distance_function is not None else F.pairwise_distance
    near, far = distance(anchor, positive), distance(anchor, negative)
    if swap:
        far = torch.minimum(far, distance(positive, negative))
    losses = torch.clamp_min(margin + near - far, 0)
    return losses.mean() if reduction == 'mean' else losses.sum() if reduction == 'sum' else losses


def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode='mean', sparse=False, per_sample_weights=None,
                  include_last_offset=False, padding_idx=None):
    """Sums, means or maxima of rows of `weight`, bag by bag."""
    if input.dim() == 2:
        if offsets is not None:
            raise ValueError('if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. '
                             f'However, found offsets of type {type(offsets)}')
        count, length = input.shape
        bounds = [length * bag for bag in range(count + 1)]
    elif input.dim() == 1:
        if offsets is None or offsets.dim() != 1:
            raise ValueError('offsets has to be a 1D Tensor but got None' if offsets is None else 'offsets has to be a 1D Tensor')
        bounds = offsets.tolist() + ([] if include_last_offset else [input.numel()])
    else:
        raise ValueError(f'input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}')
    if per_sample_weights is not None:
        if mode != 'sum':
            raise NotImplementedError('embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode=\'sum\' '
                                      f"(got mode='{mode}'). Please open a feature request on GitHub.")
        if per_sample_weights.shape != input.shape:
            raise ValueError(f'embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must have the same shape as '
                             f'the input ({input.shape})')
        per_sample_weights = per_sample_weights.reshape(-1, 1)
    if mode not in _of_bags:
        raise ValueError('mode has to be one of sum, mean or max')
    numbers = input.reshape(-1)
    if numbers.dtype not in (torch.int64, torch.int32):
        raise RuntimeError("Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
                           f'{numbers.type()} instead (while checking arguments for embedding_bag)')
    outside = numbers[(numbers < 0) | (numbers >= weight.size(0))]
    if len(outside):
        raise RuntimeError(f'embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be {outside[0].item()}')
    rows = F.embedding(numbers, weight, max_norm=max_norm, norm_type=norm_type)
    if per_sample_weights is not None:
        rows = rows * per_sample_weights
    bags = [rows[start:end] for start, end in zip(bounds, bounds[1:])]
    if padding_idx is not None:
        kept = numbers != (padding_idx if padding_idx >= 0 else padding_idx + weight.size(0))
        bags = [bag[kept[start:end]] for bag, start, end in zip(bags, bounds, bounds[1:])]
    results = [_of_bags[mode](bag) if len(bag) else weight.new_zeros(weight.size(1)) for bag in bags]
    return _runtime.rename_gradient(torch.stack(results), 'EmbeddingBagBackward0')


_of_bags = {'sum': lambda rows: rows.sum(0), 'mean': lambda rows: rows.mean(0), 'max': lambda rows: rows.max(0).values}


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False):
    """The loss of all alignments of a sequence with its labels (Graves et al., 2006)."""
    single = log_probs.dim() == 2
    if single:
        log_probs = log_probs.unsqueeze(1)
        targets = targets.unsqueeze(0)
    input_lengths = [int(each) for each in torch.as_tensor(input_lengths).reshape(-1).tolist()]
    target_lengths = [int(each) for each in torch.as_tensor(target_lengths).reshape(-1).tolist()]
    if max(input_lengths) > log_probs.size(0):
        raise RuntimeError(f'Expected input_lengths to have value at most {log_probs.size(0)}, but got value {max(input_lengths)} (while checking arguments for '
                           'ctc_loss_allocate_outputs)')
    losses = []
    place = 0
    for sample in range(log_probs.size(1)):
        count = target_lengths[sample]
        if targets.dim() == 1:
            labels = targets[place:place + count].tolist()
            place += count
        else:
            labels = targets[sample, :count].tolist()
        path = [blank]
        for label in labels:
            path += [label, blank]
        steps = log_probs[:input_lengths[sample], sample][:, torch.tensor(path)]
        never = torch.full((len(path),), -math.inf, dtype=log_probs.dtype)
        jump = torch.tensor([index >= 2 and path[index] != blank and path[index] != path[index - 2] for index in range(len(path))])
        start = torch.tensor([index < 2 for index in range(len(path))])
        alpha = torch.where(start, steps[0], never)
        for step in steps[1:]:
            one = torch.cat([never[:1], alpha[:-1]])
            two = torch.cat([never[:2], alpha[:-2]])[:len(path)]
            two = torch.where(jump, two, never)
            stacked = torch.stack([alpha, one, two])
            largest = stacked.max(0).values
            safe = torch.where(torch.isinf(largest), torch.zeros_like(largest), largest)
            alpha = torch.where(torch.isinf(largest), never, (stacked - safe).exp().sum(0).clamp_min(1e-300 if log_probs.dtype == torch.float64 else 1e-37).log() + safe) + step
        ends = alpha[-2:] if len(path) > 1 else alpha
        loss = -torch.logsumexp(ends, 0)
        if zero_infinity and torch.isinf(loss):
            loss = torch.zeros_like(loss)
        losses.append(loss)
    losses = torch.stack(losses)
    if reduction == 'mean':
        return (losses / torch.tensor(target_lengths, dtype=losses.dtype).clamp_min(1)).mean()
    if reduction == 'sum':
        return losses.sum()
    return losses[0] if single else losses


def affine_grid(theta, size, align_corners=None):
    """The sampling points of an affine map of images."""
    if len(size) != 4:
        raise NotImplementedError(f'affine_grid only supports 4D sizes here, for 2D images; got size {size}')
    if theta.dim() != 3 or theta.size(-2) != 2 or theta.size(-1) != 3:
        raise ValueError(f'Expected a batch of 2D affine matrices of shape Nx2x3 for size {size}. Got {theta.shape}.')
    count, _, height, width = size

    def axis(length):
        if align_corners:
            return torch.linspace(-1, 1, length) if length > 1 else torch.zeros(1)
        return (torch.arange(length) * 2 + 1) / length - 1

    ys, xs = torch.meshgrid(axis(height), axis(width), indexing='ij')
    points = torch.stack([xs, ys, torch.ones_like(xs)], -1).reshape(1, -1, 3).to(theta.dtype)
    grid = (points.expand(count, -1, 3) @ theta.transpose(1, 2)).view(count, height, width, 2)
    return _runtime.rename_gradient(grid, 'AffineGridGeneratorBackward0')


def grid_sample(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None):
    """Images read at the points of a grid (coordinates from -1 to 1)."""
    for what, given, known in (('mode', mode, ('bilinear', 'nearest', 'bicubic')), ('padding_mode', padding_mode, ('zeros', 'border', 'reflection'))):
        if given not in known:
            raise ValueError(f"nn.functional.grid_sample(): expected {what} to be '{known[0]}', '{known[1]}', or '{known[2]}', but got: '{given}'"
                             if what == 'padding_mode' else
                             f"nn.functional.grid_sample(): expected {what} to be '{known[0]}', '{known[1]}' or '{known[2]}', but got: '{given}'")
    if grid.size(-1) != input.dim() - 2:
        raise RuntimeError(f'grid_sampler(): expected grid to have size {input.dim() - 2} in last dimension, but got grid with sizes {list(grid.shape)}')
    if mode == 'bicubic' or padding_mode == 'reflection':
        raise NotImplementedError(f'grid_sample has no {mode if mode == "bicubic" else padding_mode} here')
    height, width = input.shape[-2:]

    def pixels(coordinate, length):
        if align_corners:
            place = (coordinate + 1) / 2 * (length - 1)
        else:
            place = ((coordinate + 1) * length - 1) / 2
        return place.clamp(0, length - 1) if padding_mode == 'border' else place

    x, y = pixels(grid[..., 0], width), pixels(grid[..., 1], height)
    batch = torch.arange(input.size(0)).view(-1, 1, 1)

    def read(row, column):
        inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
        values = input[batch, :, row.clamp(0, height - 1).long(), column.clamp(0, width - 1).long()]
        return values * inside.unsqueeze(-1).to(input.dtype)

    if mode == 'nearest':
        result = read(y.round(), x.round())
    else:
        left, top = x.floor(), y.floor()
        right, low = (x - left).unsqueeze(-1), (y - top).unsqueeze(-1)
        result = (read(top, left) * (1 - low) * (1 - right) + read(top, left + 1) * (1 - low) * right
                  + read(top + 1, left) * low * (1 - right) + read(top + 1, left + 1) * low * right)
    return _runtime.rename_gradient(result.permute(0, 3, 1, 2), 'GridSampler2DBackward0')


def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(Σ xᵖ)^(1/p) of each window."""
    size = (kernel_size,) * 3 if isinstance(kernel_size, int) else tuple(kernel_size)
    mean = F.avg_pool3d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(mean) * F.relu(torch.abs(mean))).mul(math.prod(size)).pow(1.0 / norm_type)


def fractional_max_pool2d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
    """Maxima of windows at random places (Graham, 2014): one random number for each plane and dimension."""
    pair = lambda value: (value, value) if isinstance(value, (int, float)) else tuple(value)
    if output_size is None and output_ratio is None:
        raise ValueError('fractional_max_pool2d requires specifying either an output_size or an output_ratio')
    kernel = pair(kernel_size)
    images = input.unsqueeze(0) if input.dim() == 3 else input
    count, channels, height, width = images.shape
    target = pair(output_size) if output_size is not None else tuple(int(size * ratio) for size, ratio in zip((height, width), pair(output_ratio)))
    samples = torch.rand(count, channels, 2, dtype=input.dtype) if _random_samples is None else _random_samples
    for name, size, wanted, extent in (('height', height, target[0], kernel[0]), ('width', width, target[1], kernel[1])):
        if wanted + extent - 1 > size:
            raise RuntimeError(f'fractional_max_pool2d(): pool {name} {extent} too large relative to input {name} {size}')

    def starts(sample, size, wanted, extent):
        if wanted == 1:
            return [size - extent]
        alpha = torch.tensor((size - extent) / (wanted - 1), dtype=sample.dtype)
        first = int(sample * alpha)
        return [int((place + sample) * alpha) - first for place in range(wanted - 1)] + [size - extent]

    values, indices = [], []
    for image, draws in zip(images.reshape(-1, height, width), samples.reshape(-1, 2)):
        columns = torch.tensor(starts(draws[0], width, target[1], kernel[1]))
        rows = torch.tensor(starts(draws[1], height, target[0], kernel[0]))
        windows = image.unfold(0, kernel[0], 1).unfold(1, kernel[1], 1)[rows][:, columns].flatten(2)
        best = windows.max(-1)
        values.append(best.values)
        inside = best.indices
        indices.append((rows.unsqueeze(1) + inside // kernel[1]) * width + columns + inside % kernel[1])
    shape = (count, channels) + target
    result = _runtime.rename_gradient(torch.stack(values).reshape(shape), 'FractionalMaxPool2DBackward0')
    places = torch.stack(indices).reshape(shape)
    if input.dim() == 3:
        result, places = result.squeeze(0), places.squeeze(0)
    return (result, places) if return_indices else result
