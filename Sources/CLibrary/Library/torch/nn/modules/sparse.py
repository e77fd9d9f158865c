"""Tables of vectors that are looked up by number."""
import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.parameter import Parameter
from torch.nn.modules.module import Module


def _row(number, count):
    """The number of a row, which may be counted from the end; None for none."""
    if number is None or 0 <= number < count or number == 0:
        return number
    if -count <= number < 0:
        return count + number
    raise AssertionError('Padding_idx must be within num_embeddings')


def _checked_table(embeddings):
    if embeddings.dim() == 2:
        return tuple(embeddings.shape)
    raise AssertionError('Embeddings parameter is expected to be 2-dimensional')


class _Table(Module):
    """Rows from the normal distribution; the one that stands for padding is 0."""

    def _settle(self, given, dtype, trained=True):
        table = torch.empty((self.num_embeddings, self.embedding_dim), dtype=dtype) if given is None else given
        self.weight = Parameter(table, trained)
        if given is None:
            self.reset_parameters()

    def reset_parameters(self):
        init.normal_(self.weight)
        if self.padding_idx is not None:
            with torch.no_grad():
                self.weight[self.padding_idx] = 0


class Embedding(_Table):
    """Numbers → rows of a table: (…) → (…, embedding_dim)."""

    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False,
                 _weight=None, _freeze=False, device=None, dtype=None):
        super().__init__()
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.padding_idx = _row(padding_idx, num_embeddings)
        self.max_norm = max_norm
        self.norm_type = norm_type
        self.scale_grad_by_freq = scale_grad_by_freq
        if _weight is not None and tuple(_weight.shape) != (num_embeddings, embedding_dim):
            raise AssertionError('Shape of weight does not match num_embeddings and embedding_dim')
        self._settle(_weight, dtype, not _freeze)
        self.sparse = sparse

    def forward(self, input):
        return F.embedding(input, self.weight, self.padding_idx, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.sparse)

    def extra_repr(self):
        text = f'{self.num_embeddings}, {self.embedding_dim}'
        if self.padding_idx is not None:
            text += f', padding_idx={self.padding_idx}'
        if self.max_norm is not None:
            text += f', max_norm={self.max_norm}'
        if self.norm_type != 2:
            text += f', norm_type={self.norm_type}'
        if self.scale_grad_by_freq:
            text += f', scale_grad_by_freq={self.scale_grad_by_freq}'
        if self.sparse:
            text += ', sparse=True'
        return text

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
        rows, columns = _checked_table(embeddings)
        return cls(rows, columns, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, _weight=embeddings, _freeze=freeze)


class EmbeddingBag(_Table):
    """Sums, means or maxima of looked-up rows, for bags of numbers."""

    def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False,
                 _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None):
        super().__init__()
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.mode = mode
        self.padding_idx = padding_idx
        self.include_last_offset = include_last_offset
        self._settle(_weight, dtype)

    def forward(self, input, offsets=None, per_sample_weights=None):
        if input.dim() == 2:
            bags = list(input)
            scales = list(per_sample_weights) if per_sample_weights is not None else [None] * len(bags)
        else:
            if offsets is None:
                raise ValueError('offsets has to be a 1D Tensor but got None')
            ends = offsets.tolist() + ([] if self.include_last_offset else [input.size(0)])
            bags = [input[a:b] for a, b in zip(ends, ends[1:])]
            scales = [per_sample_weights[a:b] for a, b in zip(ends, ends[1:])] if per_sample_weights is not None else [None] * len(bags)
        rows = []
        for bag, scale in zip(bags, scales):
            if self.padding_idx is not None:
                keep = bag != self.padding_idx
                bag = bag[keep]
                scale = scale[keep] if scale is not None else None
            vectors = F.embedding(bag, self.weight)
            if scale is not None:
                vectors = vectors * scale.unsqueeze(1)
            if len(bag) == 0:
                rows.append(torch.zeros(self.embedding_dim))
            elif self.mode == 'sum':
                rows.append(vectors.sum(0))
            elif self.mode == 'mean':
                rows.append(vectors.mean(0))
            else:
                rows.append(vectors.max(0).values)
        return torch.stack(rows)

    def extra_repr(self):
        text = f'{self.num_embeddings}, {self.embedding_dim}, mode={self.mode!r}'
        if self.padding_idx is not None:
            text += f', padding_idx={self.padding_idx}'
        return text

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False,
                        include_last_offset=False, padding_idx=None):
        rows, columns = _checked_table(embeddings)
        bag = cls(rows, columns, max_norm, norm_type, scale_grad_by_freq, mode, sparse, _weight=embeddings,
                  include_last_offset=include_last_offset, padding_idx=padding_idx)
        bag.weight.requires_grad = not freeze
        return bag
