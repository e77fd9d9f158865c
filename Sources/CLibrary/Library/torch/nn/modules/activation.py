"""Nonlinear functions as layers, and attention."""
import math
import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.parameter import Parameter
from torch.nn.modules.linear import Linear
from torch.nn.modules.module import Module


class _InPlace(Module):
    """A function without parameters that may overwrite its input."""

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def extra_repr(self):
        return 'inplace=True' if self.inplace else ''


class ReLU(_InPlace):
    """max(0, x)"""

    def forward(self, input):
        return F.relu(input, inplace=self.inplace)


class ReLU6(_InPlace):
    """min(max(0, x), 6)"""

    def forward(self, input):
        return F.relu6(input, self.inplace)


class SELU(_InPlace):
    """Scaled exponential linear unit."""

    def forward(self, input):
        return F.selu(input, self.inplace)


class SiLU(_InPlace):
    """x · sigmoid(x)"""

    def forward(self, input):
        return F.silu(input, inplace=self.inplace)


class Mish(_InPlace):
    """x · tanh(softplus(x))"""

    def forward(self, input):
        return F.mish(input, inplace=self.inplace)


class Hardswish(_InPlace):
    """x · relu6(x + 3) / 6"""

    def forward(self, input):
        return F.hardswish(input, self.inplace)

    def extra_repr(self):
        return ''


class Hardsigmoid(_InPlace):
    """relu6(x + 3) / 6"""

    def forward(self, input):
        return F.hardsigmoid(input, self.inplace)

    def extra_repr(self):
        return ''


class ELU(Module):
    """x for x > 0, α (eˣ − 1) below."""

    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace

    def forward(self, input):
        return F.elu(input, self.alpha, self.inplace)

    def extra_repr(self):
        return f'alpha={self.alpha}' + (', inplace=True' if self.inplace else '')


class CELU(ELU):
    """max(0, x) + min(0, α (e^(x/α) − 1))"""

    def forward(self, input):
        return F.celu(input, self.alpha, self.inplace)


class LeakyReLU(Module):
    """x for x > 0, a small multiple of it below."""

    def __init__(self, negative_slope=0.01, inplace=False):
        super().__init__()
        self.negative_slope = negative_slope
        self.inplace = inplace

    def forward(self, input):
        return F.leaky_relu(input, self.negative_slope, self.inplace)

    def extra_repr(self):
        return f'negative_slope={self.negative_slope}' + (', inplace=True' if self.inplace else '')


class RReLU(Module):
    """A leaky ReLU with a random slope while training."""

    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower = lower
        self.upper = upper
        self.inplace = inplace

    def forward(self, input):
        return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)

    def extra_repr(self):
        return f'lower={self.lower}, upper={self.upper}' + (', inplace=True' if self.inplace else '')


class PReLU(Module):
    """A leaky ReLU with a learned slope."""

    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__()
        self.num_parameters = num_parameters
        self.init = init
        self.weight = Parameter(torch.full((num_parameters,), init, dtype=dtype or torch.get_default_dtype()))

    def reset_parameters(self):
        init.constant_(self.weight, self.init)

    def forward(self, input):
        return F.prelu(input, self.weight)

    def extra_repr(self):
        return f'num_parameters={self.num_parameters}'


class Sigmoid(Module):
    """1 / (1 + e⁻ˣ)"""

    def forward(self, input):
        return torch.sigmoid(input)


class Tanh(Module):
    """tanh(x)"""

    def forward(self, input):
        return torch.tanh(input)


class LogSigmoid(Module):
    """log(sigmoid(x))"""

    def forward(self, input):
        return F.logsigmoid(input)


class Softsign(Module):
    """x / (1 + |x|)"""

    def forward(self, input):
        return F.softsign(input)


class Tanhshrink(Module):
    """x − tanh(x)"""

    def forward(self, input):
        return F.tanhshrink(input)


class Softplus(Module):
    """log(1 + e^(βx)) / β"""

    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__()
        self.beta = beta
        self.threshold = threshold

    def forward(self, input):
        return F.softplus(input, self.beta, self.threshold)

    def extra_repr(self):
        return f'beta={self.beta}, threshold={self.threshold}'


class Hardtanh(Module):
    """x, cut off at min_val and max_val."""

    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False):
        super().__init__()
        self.min_val = min_val
        self.max_val = max_val
        self.inplace = inplace
        if not self.max_val > self.min_val:
            raise AssertionError

    def forward(self, input):
        return F.hardtanh(input, self.min_val, self.max_val, self.inplace)

    def extra_repr(self):
        return f'min_val={self.min_val}, max_val={self.max_val}' + (', inplace=True' if self.inplace else '')


class Hardshrink(Module):
    """0 within ±λ, x outside."""

    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd

    def forward(self, input):
        return F.hardshrink(input, self.lambd)

    def extra_repr(self):
        return f'{self.lambd}'


class Softshrink(Hardshrink):
    """x moved towards 0 by λ."""

    def forward(self, input):
        return F.softshrink(input, self.lambd)


class Threshold(Module):
    """x above the threshold, a constant below."""

    def __init__(self, threshold, value, inplace=False):
        super().__init__()
        self.threshold = threshold
        self.value = value
        self.inplace = inplace

    def forward(self, input):
        return F.threshold(input, self.threshold, self.value, self.inplace)

    def extra_repr(self):
        return f'threshold={self.threshold}, value={self.value}' + (', inplace=True' if self.inplace else '')


class GELU(Module):
    """x · Φ(x)"""

    def __init__(self, approximate='none'):
        super().__init__()
        self.approximate = approximate

    def forward(self, input):
        return F.gelu(input, approximate=self.approximate)

    def extra_repr(self):
        return f'approximate={self.approximate!r}'


class GLU(Module):
    """The first half times the sigmoid of the second half, along `dim`."""

    def __init__(self, dim=-1):
        super().__init__()
        self.dim = dim

    def forward(self, input):
        return F.glu(input, self.dim)

    def extra_repr(self):
        return f'dim={self.dim}'


class _AlongDim(Module):
    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim

    def extra_repr(self):
        return f'dim={self.dim}'


class Softmax(_AlongDim):
    """e^x / Σ e^x along `dim`."""

    def forward(self, input):
        return F.softmax(input, self.dim, _stacklevel=5)


class Softmin(_AlongDim):
    """softmax(−x) along `dim`."""

    def forward(self, input):
        return F.softmin(input, self.dim, _stacklevel=5)


class LogSoftmax(_AlongDim):
    """log softmax(x) along `dim`."""

    def forward(self, input):
        return F.log_softmax(input, self.dim, _stacklevel=5)


class Softmax2d(Module):
    """Softmax over the channels at each place."""

    def forward(self, input):
        if input.dim() not in (3, 4):
            raise ValueError(f'Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead')
        return F.softmax(input, -3, _stacklevel=5)


class NonDynamicallyQuantizableLinear(Linear):
    """The output projection of `MultiheadAttention`; an ordinary linear layer with the name that PyTorch prints."""


class MultiheadAttention(Module):
    """Scaled dot-product attention in `num_heads` parts of the embedding.

    (L, N, E) for queries and (S, N, E) for keys and values; (N, L, E) and (N, S, E) with `batch_first`.
    """

    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None,
                 batch_first=False, device=None, dtype=None):
        if embed_dim <= 0 or num_heads <= 0:
            raise ValueError(f'embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and num_heads={num_heads} instead')
        super().__init__()
        self.embed_dim = embed_dim
        self.kdim = kdim if kdim is not None else embed_dim
        self.vdim = vdim if vdim is not None else embed_dim
        self._qkv_same_embed_dim = self.kdim == embed_dim and self.vdim == embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.head_dim = embed_dim // num_heads
        if self.head_dim * num_heads != embed_dim:
            raise AssertionError('embed_dim must be divisible by num_heads')
        if self._qkv_same_embed_dim:
            self.in_proj_weight = Parameter(torch.empty((3 * embed_dim, embed_dim), dtype=dtype))
            self.register_parameter('q_proj_weight', None)
            self.register_parameter('k_proj_weight', None)
            self.register_parameter('v_proj_weight', None)
        else:
            self.q_proj_weight = Parameter(torch.empty((embed_dim, embed_dim), dtype=dtype))
            self.k_proj_weight = Parameter(torch.empty((embed_dim, self.kdim), dtype=dtype))
            self.v_proj_weight = Parameter(torch.empty((embed_dim, self.vdim), dtype=dtype))
            self.register_parameter('in_proj_weight', None)
        if bias:
            self.in_proj_bias = Parameter(torch.empty(3 * embed_dim, dtype=dtype))
        else:
            self.register_parameter('in_proj_bias', None)
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias, dtype=dtype)
        if add_bias_kv:
            self.bias_k = Parameter(torch.empty((1, 1, embed_dim), dtype=dtype))
            self.bias_v = Parameter(torch.empty((1, 1, embed_dim), dtype=dtype))
        else:
            self.bias_k = self.bias_v = None
        self.add_zero_attn = add_zero_attn
        self._reset_parameters()

    def _reset_parameters(self):
        if self._qkv_same_embed_dim:
            init.xavier_uniform_(self.in_proj_weight)
        else:
            init.xavier_uniform_(self.q_proj_weight)
            init.xavier_uniform_(self.k_proj_weight)
            init.xavier_uniform_(self.v_proj_weight)
        if self.in_proj_bias is not None:
            init.constant_(self.in_proj_bias, 0.0)
            init.constant_(self.out_proj.bias, 0.0)
        if self.bias_k is not None:
            init.xavier_normal_(self.bias_k)
        if self.bias_v is not None:
            init.xavier_normal_(self.bias_v)

    def _projected(self, query, key, value):
        size = self.embed_dim
        if self._qkv_same_embed_dim:
            if query is key and key is value:
                return F.linear(query, self.in_proj_weight, self.in_proj_bias).chunk(3, dim=-1)
            weights = self.in_proj_weight.chunk(3)
        else:
            weights = (self.q_proj_weight, self.k_proj_weight, self.v_proj_weight)
        biases = self.in_proj_bias.chunk(3) if self.in_proj_bias is not None else (None, None, None)
        return tuple(F.linear(x, w, b) for x, w, b in zip((query, key, value), weights, biases))

    @staticmethod
    def _additive(mask, dtype, name):
        if mask is None:
            return None
        if mask.dtype == torch.bool:
            return torch.zeros_like(mask, dtype=dtype).masked_fill_(mask, float('-inf'))
        if not mask.is_floating_point():
            raise AssertionError(f'only bool and floating types of {name} are supported')
        return mask

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False):
        batched = query.dim() == 3
        if query.dim() not in (2, 3):
            raise AssertionError(f'query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor')
        if batched and (key.dim() != 3 or value.dim() != 3):
            raise AssertionError(f'For batched (3-D) `query`, expected `key` and `value` to be 3-D but found {key.dim()}-D and {value.dim()}-D tensors respectively')
        if batched and key_padding_mask is not None and key_padding_mask.dim() != 2:
            raise AssertionError(f'For batched (3-D) `query`, expected `key_padding_mask` to be `None` or 2-D but found {key_padding_mask.dim()}-D tensor instead')
        if batched and self.batch_first:
            if query is key and key is value:
                query = key = value = query.transpose(0, 1)
            else:
                query, key, value = (x.transpose(0, 1) for x in (query, key, value))
        if not batched:
            if key.dim() != 2 or value.dim() != 2:
                raise AssertionError(f'For unbatched (2-D) `query`, expected `key` and `value` to be 2-D but found {key.dim()}-D and {value.dim()}-D tensors respectively')
            if query is key and key is value:
                query = key = value = query.unsqueeze(1)
            else:
                query, key, value = (x.unsqueeze(1) for x in (query, key, value))
            if key_padding_mask is not None:
                key_padding_mask = key_padding_mask.unsqueeze(0)
        length, count, size = query.shape
        if size != self.embed_dim:
            raise AssertionError(f'was expecting embedding dimension of {self.embed_dim}, but got {size}')
        if key.shape != value.shape and key.size(-1) == value.size(-1):
            raise AssertionError(f'key shape {key.shape} does not match value shape {value.shape}')
        if key.shape[:2] != value.shape[:2]:
            raise AssertionError(f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}")
        if key_padding_mask is not None:
            if key_padding_mask.size(0) != count:
                raise AssertionError(f'Expected key_padded_mask.shape[0] to be {count}, but got {key_padding_mask.size(0)}')
            if key_padding_mask.size(1) != key.size(0):
                raise AssertionError(f'Expected key_padded_mask.shape[1] to be {key.size(0)}, but got {key_padding_mask.size(1)}')
        if is_causal and attn_mask is None:
            raise RuntimeError('Need attn_mask if specifying the is_causal hint.')
        heads, width = self.num_heads, self.head_dim
        mask = self._additive(attn_mask, query.dtype, 'attn_mask')
        if mask is not None:
            source = key.size(0)
            if mask.dim() == 2:
                if mask.shape != (length, source):
                    raise RuntimeError(f'The shape of the 2D attn_mask is {mask.shape}, but should be {(length, source)}.')
                mask = mask.unsqueeze(0)
            elif mask.dim() == 3:
                if mask.shape != (count * heads, length, source):
                    raise RuntimeError(f'The shape of the 3D attn_mask is {mask.shape}, but should be {(count * heads, length, source)}.')
            else:
                raise RuntimeError(f"attn_mask's dimension {mask.dim()} is not supported")
        padding = self._additive(key_padding_mask, query.dtype, 'key_padding_mask')
        q, k, v = self._projected(query, key, value)
        if self.bias_k is not None:
            k = torch.cat([k, self.bias_k.repeat(1, count, 1)])
            v = torch.cat([v, self.bias_v.repeat(1, count, 1)])
            mask = F.pad(mask, (0, 1)) if mask is not None else None
            padding = F.pad(padding, (0, 1)) if padding is not None else None
        q = q.contiguous().view(length, count * heads, width).transpose(0, 1)
        k = k.contiguous().view(k.size(0), count * heads, width).transpose(0, 1)
        v = v.contiguous().view(v.size(0), count * heads, width).transpose(0, 1)
        if self.add_zero_attn:
            k = torch.cat([k, k.new_zeros(count * heads, 1, width)], dim=1)
            v = torch.cat([v, v.new_zeros(count * heads, 1, width)], dim=1)
            mask = F.pad(mask, (0, 1)) if mask is not None else None
            padding = F.pad(padding, (0, 1)) if padding is not None else None
        source = k.size(1)
        if padding is not None:
            if padding.shape != (count, source):
                raise AssertionError(f'expecting key_padding_mask shape of {(count, source)}, but got {padding.shape}')
            padding = padding.view(count, 1, 1, source).expand(-1, heads, -1, -1).reshape(count * heads, 1, source)
            mask = padding if mask is None else mask + padding
        drop = self.dropout if self.training else 0.0
        if need_weights:
            scaled = q * math.sqrt(1.0 / width)
            scores = torch.baddbmm(mask, scaled, k.transpose(-2, -1)) if mask is not None else torch.bmm(scaled, k.transpose(-2, -1))
            weights = F.softmax(scores, dim=-1)
            if drop > 0.0:
                weights = F.dropout(weights, p=drop)
            mixed = torch.bmm(weights, v).transpose(0, 1).contiguous().view(length * count, size)
            out = F.linear(mixed, self.out_proj.weight, self.out_proj.bias).view(length, count, size)
            weights = weights.view(count, heads, length, source)
            if average_attn_weights:
                weights = weights.mean(dim=1)
            if not batched:
                out, weights = out.squeeze(1), weights.squeeze(0)
        else:
            if mask is not None:
                mask = mask.unsqueeze(0) if mask.size(0) == 1 else mask.view(count, heads, -1, source)
            q, k, v = (x.view(count, heads, -1, width) for x in (q, k, v))
            mixed = F.scaled_dot_product_attention(q, k, v, mask, drop, is_causal and padding is None and attn_mask is None)
            mixed = mixed.permute(2, 0, 1, 3).contiguous().view(length * count, size)
            out = F.linear(mixed, self.out_proj.weight, self.out_proj.bias).view(length, count, size)
            weights = None
            if not batched:
                out = out.squeeze(1)
        if batched and self.batch_first:
            out = out.transpose(0, 1)
        return out, weights
