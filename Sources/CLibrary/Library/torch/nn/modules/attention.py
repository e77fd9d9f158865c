"""Attention (Vaswani et al., 2017)."""
import math
import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.layer import Layer
from torch.nn.modules.linear import Linear
from torch.nn.modules.utils import declare


class NonDynamicallyQuantizableLinear(Linear):
    """The output projection of `MultiheadAttention`; an ordinary linear layer with the name that PyTorch prints."""

    __module__ = 'torch.nn.modules.linear'


def _additive(mask, dtype, name):
    """A mask as numbers that are added to the scores: True becomes −∞."""
    if mask.is_floating_point():
        return mask
    if mask.dtype != torch.bool:
        raise AssertionError(f'only bool and floating types of {name} are supported')
    return torch.zeros_like(mask, dtype=dtype).masked_fill_(mask, -math.inf)


def _padded(mask):
    """A mask for one more key, which everybody may look at."""
    return None if mask is None else F.pad(mask, (0, 1))


class MultiheadAttention(Layer):
    """Scaled dot-product attention in `num_heads` parts of the embedding.

    (L, N, E) for queries and (S, N, E) for keys and values; (N, L, E) and (N, S, E) with `batch_first`.
    """

    __module__ = 'torch.nn.modules.activation'

    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None,
                 batch_first=False, device=None, dtype=None):
        if embed_dim <= 0 or num_heads <= 0:
            raise ValueError(f'embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and num_heads={num_heads} instead')
        key_size, value_size = (embed_dim if size is None else size for size in (kdim, vdim))
        super().__init__(embed_dim=embed_dim, kdim=key_size, vdim=value_size, num_heads=num_heads, dropout=dropout, batch_first=batch_first,
                         head_dim=embed_dim // num_heads)
        if embed_dim % num_heads:
            raise AssertionError('embed_dim must be divisible by num_heads')
        # one matrix for the three projections, or three if their inputs differ
        one = {key_size, value_size} == {embed_dim}
        each = lambda size: None if one else (embed_dim, size)
        extra = (1, 1, embed_dim) if add_bias_kv else None
        declare(self, dtype, device, in_proj_weight=(3 * embed_dim, embed_dim) if one else None, q_proj_weight=each(embed_dim),
                k_proj_weight=each(key_size), v_proj_weight=each(value_size), in_proj_bias=(3 * embed_dim,) if bias else None, bias_k=extra, bias_v=extra)
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias, device, dtype)
        self.add_zero_attn = add_zero_attn
        self._reset_parameters()

    def _reset_parameters(self):
        for fill, filled in ((init.xavier_uniform_, (self.in_proj_weight, self.q_proj_weight, self.k_proj_weight, self.v_proj_weight)),
                             (init.zeros_, (self.in_proj_bias, self.out_proj.bias)), (init.xavier_normal_, (self.bias_k, self.bias_v))):
            for parameter in filled:
                if parameter is not None:
                    fill(parameter)

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        axes = query.dim()
        self._check_axes(axes, query, key, value, key_padding_mask, attn_mask)
        batched = axes == 3
        if not batched and key_padding_mask is not None:
            key_padding_mask = key_padding_mask.unsqueeze(0)
        if not batched or self.batch_first:
            query, key, value = self._sequences(batched, query, key, value)
        length, count, size = sizes = query.shape
        self._check_sizes(sizes, key.shape, value.shape, key_padding_mask)
        if is_causal and attn_mask is None:
            raise RuntimeError('Need attn_mask if specifying the is_causal hint. You may use the Transformer module method '
                               '`generate_square_subsequent_mask` to create this mask.')
        mask = None if attn_mask is None else self._mask(attn_mask, query, key.size(0))
        padding = None if key_padding_mask is None else _additive(key_padding_mask, query.dtype, 'key_padding_mask')
        q, k, v = self._projected(query, key, value)
        # two more rows that keys and values may have: learned ones, and zeros
        if self.bias_k is not None:
            k, v = (torch.cat([x, row.expand(1, count, size)]) for x, row in ((k, self.bias_k), (v, self.bias_v)))
            mask, padding = _padded(mask), _padded(padding)
        heads = count * self.num_heads
        width = self.head_dim
        q = q.reshape(length, heads, width).transpose(0, 1)
        k = k.reshape(k.size(0), heads, width).transpose(0, 1)
        v = v.reshape(v.size(0), heads, width).transpose(0, 1)
        if self.add_zero_attn:
            k, v = (F.pad(x, (0, 0, 0, 1)) for x in (k, v))
            mask, padding = _padded(mask), _padded(padding)
        # the hint takes the place of the mask where nothing else needs one
        causal = is_causal and padding is None and not need_weights
        if causal:
            mask = None
        if padding is not None:
            rows = padding.unsqueeze(1).repeat_interleave(self.num_heads, 0)
            mask = rows if mask is None else mask + rows
        mixed, weights = self._attend(q, k, v, mask, count, causal, need_weights)
        # the products of all places stand below each other, as the digits show
        flat = mixed.transpose(0, 1).reshape(length * count, size)
        out = F.linear(flat, self.out_proj.weight, self.out_proj.bias).view(length, count, size)
        if weights is not None and average_attn_weights:
            weights = weights.mean(dim=1)
        if not batched:
            return out.squeeze(1), None if weights is None else weights.squeeze(0)
        return out.transpose(0, 1) if self.batch_first else out, weights

    @staticmethod
    def _sequences(batched, query, key, value):
        """The inputs as (length, batch, size); what is one tensor stays one."""
        lay = lambda x: x.transpose(0, 1) if batched else x.unsqueeze(1)
        queries = lay(query)
        keys = queries if key is query else lay(key)
        return queries, keys, keys if value is key else queries if value is query else lay(value)

    def _attend(self, q, k, v, mask, count, causal, need_weights):
        """Mixed values (batch · heads, length, size of a head), and the weights (batch, heads, length, source) if they are needed."""
        drop = self.dropout if self.training else 0.0
        heads, source, width = self.num_heads, k.size(1), self.head_dim
        if need_weights:
            # the scale goes to the queries, as the digits show
            scaled, keys = q * math.sqrt(1.0 / width), k.transpose(1, 2)
            weights = F.softmax(torch.bmm(scaled, keys) if mask is None else torch.baddbmm(mask, scaled, keys), dim=-1)
            weights = F.dropout(weights, p=drop) if drop > 0.0 else weights
            return torch.bmm(weights, v), weights.view(count, heads, -1, source)
        if mask is not None:
            mask = mask.unsqueeze(0) if mask.size(0) == 1 else mask.view(count, heads, -1, source)
        q, k, v = q.view(count, heads, -1, width), k.view(count, heads, source, width), v.view(count, heads, source, width)
        return F.scaled_dot_product_attention(q, k, v, mask, drop, causal).flatten(0, 1), None

    def _projected(self, query, key, value):
        if self.in_proj_weight is not None and query is key and key is value:
            return F.linear(query, self.in_proj_weight, self.in_proj_bias).chunk(3, dim=-1)
        weights = (self.q_proj_weight, self.k_proj_weight, self.v_proj_weight) if self.in_proj_weight is None else self.in_proj_weight.chunk(3)
        biases = [None] * 3 if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
        return [F.linear(*each) for each in zip((query, key, value), weights, biases)]

    def _mask(self, attn_mask, query, source):
        """The mask (1 or batch · heads, length, source) of scores, as numbers."""
        mask = _additive(attn_mask, query.dtype, 'attn_mask')
        length, count, _ = query.shape
        wanted = (length, source) if mask.dim() == 2 else (count * self.num_heads, length, source)
        if mask.shape != wanted:
            raise RuntimeError(f'The shape of the {mask.dim()}D attn_mask is {mask.shape}, but should be {wanted}.')
        return mask.unsqueeze(0) if mask.dim() == 2 else mask

    def _check_axes(self, axes, query, key, value, padding, mask):
        if axes != 3 and axes != 2:
            raise AssertionError(f'query should be unbatched 2D or batched 3D tensor but received {axes}-D query tensor')
        if key.dim() != axes or value.dim() != axes:
            self._refuse(axes, f'`key` and `value` to be {axes}-D but found {key.dim()}-D and {value.dim()}-D tensors respectively')
        if padding is not None and padding.dim() != axes - 1:
            self._refuse(axes, f'`key_padding_mask` to be `None` or {axes - 1}-D but found {padding.dim()}-D tensor instead')
        if mask is not None:
            if mask.dim() not in (2, 3):
                self._refuse(axes, f'`attn_mask` to be `None`, 2-D or 3-D but found {mask.dim()}-D tensor instead')
            wanted = (self.num_heads, query.shape[0], key.shape[0])
            if axes == 2 and mask.dim() == 3 and mask.shape != wanted:
                raise AssertionError(f'Expected `attn_mask` shape to be {wanted} but got {mask.shape}')

    @staticmethod
    def _refuse(axes, text):
        raise AssertionError(('For batched (3-D) `query`, expected ' if axes == 3 else 'For unbatched (2-D) `query`, expected ') + text)

    def _check_sizes(self, query, keys, values, padding):
        """Sizes, of (length, batch, size) now."""
        if query[2] != self.embed_dim:
            raise AssertionError(f'was expecting embedding dimension of {self.embed_dim}, but got {query[2]}')
        if keys != values:
            if self.in_proj_weight is not None:
                raise AssertionError(f'key shape {keys} does not match value shape {values}')
            if keys[:2] != values[:2]:
                raise AssertionError(f"key's sequence and batch dims {keys[:2]} do not match value's {values[:2]}")
        if self.in_proj_weight is None:
            for name, weight, size in (('key', self.k_proj_weight, keys[2]), ('value', self.v_proj_weight, values[2])):
                if weight.size(1) != size:
                    raise AssertionError(f'expecting {name} weights shape of {(self.embed_dim, size)}, but got {weight.shape}')
        if padding is not None:
            for axis, wanted in enumerate((query[1], keys[0])):
                if padding.size(axis) != wanted:
                    raise AssertionError(f'Expected key_padded_mask.shape[{axis}] to be {wanted}, but got {padding.size(axis)}')
