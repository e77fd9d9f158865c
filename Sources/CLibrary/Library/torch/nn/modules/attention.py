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


def _require(holds, text, error=AssertionError):
    if not holds:
        raise error(text)


def _additive(mask, dtype, name):
    """A mask as numbers that are added to the scores: True becomes −∞."""
    if mask is None or mask.is_floating_point():
        return mask
    _require(mask.dtype == torch.bool, f'only bool and floating types of {name} are supported')
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
        _require(embed_dim > 0 and num_heads > 0,
                 f'embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and num_heads={num_heads} instead', ValueError)
        key_size, value_size = (embed_dim if size is None else size for size in (kdim, vdim))
        super().__init__(embed_dim=embed_dim, kdim=key_size, vdim=value_size, num_heads=num_heads, dropout=dropout, batch_first=batch_first,
                         head_dim=embed_dim // num_heads)
        _require(embed_dim % num_heads == 0, 'embed_dim must be divisible by num_heads')
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
        query, key, value = self._sequences(batched, query, key, value)
        length, count, size = query.shape
        self._check_sizes(query, key, value, key_padding_mask)
        _require(attn_mask is not None or not is_causal, 'Need attn_mask if specifying the is_causal hint. You may use the Transformer module '
                 'method `generate_square_subsequent_mask` to create this mask.', RuntimeError)
        mask = self._mask(attn_mask, query, key)
        padding = _additive(key_padding_mask, query.dtype, 'key_padding_mask')
        q, k, v = self._projected(query, key, value)
        # two more rows that keys and values may have: learned ones, and zeros
        if self.bias_k is not None:
            k, v = (torch.cat([x, row.expand(1, count, size)]) for x, row in ((k, self.bias_k), (v, self.bias_v)))
            mask, padding = _padded(mask), _padded(padding)
        heads = count * self.num_heads
        q, k, v = (x.reshape(x.size(0), heads, self.head_dim).transpose(0, 1) for x in (q, k, v))
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

    def _sequences(self, batched, *inputs):
        """The inputs as (length, batch, size); what is one tensor stays one."""
        if batched and not self.batch_first:
            return inputs
        laid = {id(x): x.transpose(0, 1) if batched else x.unsqueeze(1) for x in inputs}
        return [laid[id(x)] for x in inputs]

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
        q, k, v = (x.view(count, heads, -1, width) for x in (q, k, v))
        return F.scaled_dot_product_attention(q, k, v, mask, drop, causal).flatten(0, 1), None

    def _projected(self, query, key, value):
        if self.in_proj_weight is not None and query is key and key is value:
            return F.linear(query, self.in_proj_weight, self.in_proj_bias).chunk(3, dim=-1)
        weights = (self.q_proj_weight, self.k_proj_weight, self.v_proj_weight) if self.in_proj_weight is None else self.in_proj_weight.chunk(3)
        biases = [None] * 3 if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
        return [F.linear(*each) for each in zip((query, key, value), weights, biases)]

    def _mask(self, attn_mask, query, key):
        """The mask (1 or batch · heads, length, source) of scores, as numbers."""
        mask = _additive(attn_mask, query.dtype, 'attn_mask')
        if mask is None:
            return None
        (length, count, _), source = query.shape, key.size(0)
        wanted = (length, source) if mask.dim() == 2 else (count * self.num_heads, length, source)
        _require(mask.shape == wanted, f'The shape of the {mask.dim()}D attn_mask is {mask.shape}, but should be {wanted}.', RuntimeError)
        return mask.unsqueeze(0) if mask.dim() == 2 else mask

    def _check_axes(self, axes, query, key, value, padding, mask):
        _require(axes in (2, 3), f'query should be unbatched 2D or batched 3D tensor but received {axes}-D query tensor')
        kind = 'For batched (3-D) `query`, expected' if axes == 3 else 'For unbatched (2-D) `query`, expected'
        _require(key.dim() == value.dim() == axes,
                 f'{kind} `key` and `value` to be {axes}-D but found {key.dim()}-D and {value.dim()}-D tensors respectively')
        if padding is not None:
            _require(padding.dim() == axes - 1, f'{kind} `key_padding_mask` to be `None` or {axes - 1}-D but found {padding.dim()}-D tensor instead')
        if mask is not None:
            _require(mask.dim() in (2, 3), f'{kind} `attn_mask` to be `None`, 2-D or 3-D but found {mask.dim()}-D tensor instead')
            wanted = (self.num_heads, query.shape[0], key.shape[0])
            _require(axes == 3 or mask.dim() == 2 or mask.shape == wanted, f'Expected `attn_mask` shape to be {wanted} but got {mask.shape}')

    def _check_sizes(self, query, key, value, padding):
        count, size, source = query.size(1), query.size(2), key.size(0)
        _require(size == self.embed_dim, f'was expecting embedding dimension of {self.embed_dim}, but got {size}')
        if self.in_proj_weight is not None:
            _require(key.shape == value.shape, f'key shape {key.shape} does not match value shape {value.shape}')
        _require(key.shape[:2] == value.shape[:2],
                 f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}")
        if self.in_proj_weight is None:
            for name, weight, x in (('key', self.k_proj_weight, key), ('value', self.v_proj_weight, value)):
                wanted = (self.embed_dim, x.size(2))
                _require(weight.shape == wanted, f'expecting {name} weights shape of {wanted}, but got {weight.shape}')
        if padding is not None:
            for axis, wanted in enumerate((count, source)):
                _require(padding.size(axis) == wanted, f'Expected key_padded_mask.shape[{axis}] to be {wanted}, but got {padding.size(axis)}')
