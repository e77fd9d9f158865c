"""Transformer encoder and decoder."""
import copy
import torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.attention import MultiheadAttention
from torch.nn.modules.container import ModuleList
from torch.nn.modules.linear import Linear
from torch.nn.modules.module import Module
from torch.nn.modules.normalization import LayerNorm
from torch.nn.modules.dropout import Dropout


def _function(activation):
    if activation == 'relu':
        return F.relu
    if activation == 'gelu':
        return F.gelu
    if isinstance(activation, str):
        raise RuntimeError(f'activation should be relu/gelu, not {activation}')
    return activation


class _Block(Module):
    """Attentions and two linear layers, each beside a shortcut, with a layer normalisation before or after it.

    The children are the attentions by their names, linear1, dropout, linear2, and a norm and a dropout for each step: norm1, norm2 …, dropout1 …
    """

    def __init__(self, attentions, d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias, device, dtype):
        super().__init__()
        plain = dict(bias=bias, device=device, dtype=dtype)
        for name in attentions:
            setattr(self, name, MultiheadAttention(d_model, nhead, dropout, batch_first=batch_first, **plain))
        self.linear1 = Linear(d_model, dim_feedforward, **plain)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model, **plain)
        self.norm_first = norm_first
        steps = range(1, len(attentions) + 2)
        for step in steps:
            setattr(self, f'norm{step}', LayerNorm(d_model, layer_norm_eps, **plain))
        for step in steps:
            setattr(self, f'dropout{step}', Dropout(dropout))
        self.activation = _function(activation)

    def _beside(self, x, norm, drop, step):
        """A step with its shortcut."""
        return x + drop(step(norm(x))) if self.norm_first else norm(x + drop(step(x)))

    def _transform(self, x):
        return self.linear2(self.dropout(self.activation(self.linear1(x))))


class TransformerEncoderLayer(_Block):
    """Self-attention, then two linear layers, each with a shortcut and layer normalisation."""

    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5, batch_first=False,
                 norm_first=False, bias=True, device=None, dtype=None):
        super().__init__(('self_attn',), d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias, device,
                         dtype)

    def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
        look = lambda x: self.self_attn(x, x, x, src_key_padding_mask, False, src_mask, is_causal=is_causal)[0]
        x = self._beside(src, self.norm1, self.dropout1, look)
        return self._beside(x, self.norm2, self.dropout2, self._transform)


class TransformerDecoderLayer(_Block):
    """Self-attention, attention to the encoder's output, two linear layers."""

    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5, batch_first=False,
                 norm_first=False, bias=True, device=None, dtype=None):
        super().__init__(('self_attn', 'multihead_attn'), d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first,
                         bias, device, dtype)

    def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None, tgt_is_causal=False,
                memory_is_causal=False):
        back = lambda x: self.self_attn(x, x, x, tgt_key_padding_mask, False, tgt_mask, is_causal=tgt_is_causal)[0]
        across = lambda x: self.multihead_attn(x, memory, memory, memory_key_padding_mask, False, memory_mask, is_causal=memory_is_causal)[0]
        x = self._beside(tgt, self.norm1, self.dropout1, back)
        x = self._beside(x, self.norm2, self.dropout2, across)
        return self._beside(x, self.norm3, self.dropout3, self._transform)


class _Stack(Module):
    """Copies of a layer, one after the other, and perhaps a normalisation behind them."""

    def __init__(self, layer, num_layers, norm):
        super().__init__()
        self.layers = ModuleList([copy.deepcopy(layer) for _ in range(num_layers)])
        self.num_layers = num_layers
        self.norm = norm

    def _through(self, x, *others, **masks):
        for layer in self.layers:
            x = layer(x, *others, **masks)
        return x if self.norm is None else self.norm(x)


class TransformerEncoder(_Stack):
    """Copies of an encoder layer, one after the other."""

    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
        super().__init__(encoder_layer, num_layers, norm)

    def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
        return self._through(src, src_mask=mask, src_key_padding_mask=src_key_padding_mask, is_causal=bool(is_causal))


class TransformerDecoder(_Stack):
    """Copies of a decoder layer, one after the other."""

    def __init__(self, decoder_layer, num_layers, norm=None):
        super().__init__(decoder_layer, num_layers, norm)

    def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None, tgt_is_causal=None,
                memory_is_causal=False):
        return self._through(tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask, tgt_key_padding_mask=tgt_key_padding_mask,
                             memory_key_padding_mask=memory_key_padding_mask, tgt_is_causal=bool(tgt_is_causal), memory_is_causal=memory_is_causal)


class Transformer(Module):
    """Encoder and decoder."""

    def __init__(self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048, dropout=0.1, activation=F.relu,
                 custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-5, batch_first=False, norm_first=False, bias=True, device=None,
                 dtype=None):
        super().__init__()
        settings = (d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias, device, dtype)
        for name, given, stack, layer, count in (('encoder', custom_encoder, TransformerEncoder, TransformerEncoderLayer, num_encoder_layers),
                                                 ('decoder', custom_decoder, TransformerDecoder, TransformerDecoderLayer, num_decoder_layers)):
            if given is None:
                given = stack(layer(*settings), count, LayerNorm(d_model, layer_norm_eps, bias=bias, device=device, dtype=dtype))
            setattr(self, name, given)
        for matrix in self.parameters():
            if matrix.dim() >= 2:
                init.xavier_uniform_(matrix)
        self.d_model = d_model
        self.nhead = nhead
        self.batch_first = batch_first

    def forward(self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None, tgt_key_padding_mask=None,
                memory_key_padding_mask=None, src_is_causal=None, tgt_is_causal=None, memory_is_causal=False):
        counts = {x.size(0 if self.batch_first else 1) for x in (src, tgt)} if src.dim() == 3 else {1}
        if len(counts) > 1:
            raise RuntimeError('the batch number of src and tgt must be equal')
        if {src.size(-1), tgt.size(-1)} != {self.d_model}:
            raise RuntimeError('the feature number of src and tgt must be equal to d_model')
        memory = self.encoder(src, src_mask, src_key_padding_mask, src_is_causal)
        return self.decoder(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask, tgt_is_causal, memory_is_causal)

    @staticmethod
    def generate_square_subsequent_mask(sz, device=None, dtype=None):
        return torch.triu(torch.full((sz, sz), float('-inf'), dtype=dtype or torch.get_default_dtype()), diagonal=1)
