"""Tables of vectors that are looked up by number."""
import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.parameter import Parameter
from torch.nn.modules.layer import Layer


def _row(number, count, word):
    """The number of a row, which may be counted from the end; None for none."""
    if number is None or 0 <= number < count or number == 0:
        return number
    if -count <= number < 0:
        return count + number
    raise AssertionError(f'{word} must be within num_embeddings')


class _Table(Layer):
    """Rows from the normal distribution; the one that stands for padding is 0."""

    _word = 'Padding_idx'     # in an error
    _unnamed = ('num_embeddings', 'embedding_dim')
    _shown_unless = {'padding_idx': None, 'max_norm': None, 'norm_type': 2, 'scale_grad_by_freq': False, 'sparse': False}

    def __init__(self, rows, columns, padding_idx, given, dtype, **settings):
        super().__init__(num_embeddings=rows, embedding_dim=columns, padding_idx=_row(padding_idx, rows, self._word), **settings)
        if given is not None and tuple(given.shape) != (rows, columns):
            raise AssertionError('Shape of weight does not match num_embeddings and embedding_dim')
        self.weight = Parameter(torch.empty((rows, columns), dtype=dtype) if given is None else given)
        if given is None:
            self.reset_parameters()

    def reset_parameters(self):
        init.normal_(self.weight)
        if self.padding_idx is not None:
            with torch.no_grad():
                self.weight[self.padding_idx] = 0

    @classmethod
    def _around(cls, table, freeze, settings):
        """A layer for a table that was trained before."""
        if table.dim() != 2:
            raise AssertionError('Embeddings parameter is expected to be 2-dimensional')
        layer = cls(*table.shape, _weight=table, **settings)
        layer.weight.requires_grad = not freeze
        return layer


class Embedding(_Table):
    """Numbers → rows of a table: (…) → (…, embedding_dim)."""

    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False,
                 _weight=None, _freeze=False, device=None, dtype=None):
        super().__init__(num_embeddings, embedding_dim, padding_idx, _weight, dtype, max_norm=max_norm, norm_type=norm_type,
                         scale_grad_by_freq=scale_grad_by_freq, sparse=sparse)
        if _freeze:
            self.weight.requires_grad = False

    def forward(self, input):
        return F.embedding(input, self.weight, self.padding_idx, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.sparse)

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
        return cls._around(embeddings, freeze, dict(padding_idx=padding_idx, max_norm=max_norm, norm_type=norm_type,
                                                    scale_grad_by_freq=scale_grad_by_freq, sparse=sparse))


class EmbeddingBag(_Table):
    """Sums, means or maxima of looked-up rows, for bags of numbers."""

    _word = 'padding_idx'
    _shown_unless = {name: _Table._shown_unless[name] for name in ('max_norm', 'norm_type', 'scale_grad_by_freq')}

    def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False,
                 _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None):
        super().__init__(num_embeddings, embedding_dim, padding_idx, _weight, dtype, max_norm=max_norm, norm_type=norm_type,
                         scale_grad_by_freq=scale_grad_by_freq, mode=mode, sparse=sparse, include_last_offset=include_last_offset)

    def forward(self, input, offsets=None, per_sample_weights=None):
        return F.embedding_bag(input, self.weight, offsets, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.mode, self.sparse,
                               per_sample_weights, self.include_last_offset, self.padding_idx)

    def extra_repr(self):
        padding = '' if self.padding_idx is None else f', padding_idx={self.padding_idx}'
        return f'{super().extra_repr()}, mode={self.mode!r}{padding}'

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False,
                        include_last_offset=False, padding_idx=None):
        return cls._around(embeddings, freeze, dict(max_norm=max_norm, norm_type=norm_type, scale_grad_by_freq=scale_grad_by_freq, mode=mode,
                                                    sparse=sparse, include_last_offset=include_last_offset, padding_idx=padding_idx))
