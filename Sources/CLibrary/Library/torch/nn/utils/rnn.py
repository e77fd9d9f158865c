"""Sequences of different lengths: padded to one tensor, or packed step by step."""
from collections import namedtuple
import torch
from torch import _runtime

_Fields = namedtuple('PackedSequence', ['data', 'batch_sizes', 'sorted_indices', 'unsorted_indices'])


class PackedSequence(_Fields):
    """Steps of several sequences: first all first steps, then all second steps, …; `batch_sizes[t]` sequences are longer than t."""

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None and sorted_indices is not None:
            unsorted_indices = invert_permutation(sorted_indices)
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def to(self, *args, **kwargs):
        return type(self)(self.data.to(*args, **kwargs), self.batch_sizes, self.sorted_indices, self.unsorted_indices)

    def cpu(self):
        return self

    def double(self):
        return self.to(torch.float64)

    def float(self):
        return self.to(torch.float32)

    @property
    def is_cuda(self):
        return False


def invert_permutation(permutation):
    if permutation is None:
        return None
    output = torch.empty_like(permutation)
    output[permutation] = torch.arange(permutation.numel())
    return output


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    """(L, N, …) or (N, L, …) with the true lengths → PackedSequence."""
    lengths = torch.as_tensor(lengths, dtype=torch.int64)
    if lengths.dim() != 1:
        raise RuntimeError(f"'lengths' argument should be a 1D CPU int64 tensor, but got {lengths.dim()}D cpu Long tensor")
    if enforce_sorted:
        sorted_indices = None
    else:
        lengths, sorted_indices = torch.sort(lengths, descending=True)
        input = input.index_select(0 if batch_first else 1, sorted_indices)
    if batch_first:
        input = input.transpose(0, 1)
    counts = lengths.tolist()
    if len(counts) != input.size(1):
        raise RuntimeError(f'Expected `len(lengths)` to be equal to batch_size, but got {len(counts)} (batch_size={input.size(1)})')
    if counts and counts[-1] <= 0:
        raise RuntimeError('Length of all samples has to be greater than 0, but found an element in \'lengths\' that is <= 0')
    if any(a < b for a, b in zip(counts, counts[1:])):
        raise RuntimeError('`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass '
                           '`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need '
                           'ONNX exportability.')
    sizes = []
    alive = len(counts)
    for step in range(counts[0] if counts else 0):
        while counts[alive - 1] <= step:
            alive -= 1
        sizes.append(alive)
    # rows that the input has not are left out, as PyTorch does where a length is more than there is
    data = _runtime.rename_gradient(torch.cat([input[step, :size] for step, size in enumerate(sizes[:input.size(0)])]), 'PackPaddedSequenceBackward0')
    return PackedSequence(data, torch.tensor(sizes), sorted_indices, None)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    """PackedSequence → padded tensor and lengths."""
    sizes = sequence.batch_sizes.tolist()
    longest = len(sizes)
    if total_length is not None:
        if total_length < longest:
            raise ValueError(f'Expected total_length to be at least the length of the longest sequence in input, but got total_length={total_length} '
                             f'and max sequence length being {longest}')
        longest = total_length
    padded = sequence.data.new_full((longest, sizes[0], *sequence.data.shape[1:]), padding_value)
    for step, rows in enumerate(torch.split(sequence.data, sizes)):
        padded[step, :rows.size(0)] = rows
    lengths = torch.tensor([sum(size > index for size in sizes) for index in range(sizes[0])])
    if sequence.unsorted_indices is not None:
        padded = padded.index_select(1, sequence.unsorted_indices)
        lengths = lengths[sequence.unsorted_indices]
    return (padded.transpose(0, 1) if batch_first else padded), lengths


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side='right'):
    """A list of (Lᵢ, …) → one tensor of the longest length."""
    if not hasattr(sequences, '__iter__'):
        raise RuntimeError(f'pad_sequence: Expected iterable for input sequences, but got arg of type: {type(sequences)}')
    sequences = list(sequences)
    if not sequences:
        raise RuntimeError('received an empty list of sequences')
    longest = max(sequence.size(0) for sequence in sequences)
    rest = sequences[0].shape[1:]
    output = sequences[0].new_full((len(sequences), longest, *rest) if batch_first else (longest, len(sequences), *rest), padding_value)
    for index, sequence in enumerate(sequences):
        length = sequence.size(0)
        if sequence.shape[1:] != rest:
            room = output.new_empty((length, *rest))
            if (room + sequence).shape != room.shape:
                raise RuntimeError(f"output with shape {list(room.shape)} doesn't match the broadcast shape {list((room + sequence).shape)}")
        lines = slice(0, length) if padding_side == 'right' else slice(longest - length, longest)
        if batch_first:
            output[index, lines] = sequence
        else:
            output[lines, index] = sequence
    return output


def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.as_tensor([sequence.size(0) for sequence in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    return [sequence[:int(length)] for sequence, length in zip(padded_sequences, lengths)]


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
