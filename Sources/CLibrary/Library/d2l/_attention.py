"""Attention and the Transformer's parts."""
import math
import torch
from torch import nn
from torch.nn import functional as F
from d2l._sequence import Decoder, Encoder, sequence_mask


def masked_softmax(X, valid_lens):
    """Softmax over the last axis of (batch, queries, keys); keys behind the valid length get no weight."""
    if valid_lens is None:
        return F.softmax(X, dim=-1)
    shape = X.shape
    if valid_lens.dim() == 1:
        valid_lens = torch.repeat_interleave(valid_lens, shape[1])
    else:
        valid_lens = valid_lens.reshape(-1)
    X = sequence_mask(X.reshape(-1, shape[-1]), valid_lens, value=-1e6)
    return F.softmax(X.reshape(shape), dim=-1)


class AdditiveAttention(nn.Module):
    """Scores w · tanh(W_q q + W_k k).  Older chapters give the sizes of keys and queries, newer ones (num_hiddens, dropout)."""

    def __init__(self, *args, **kwargs):
        names = ('key_size', 'query_size', 'num_hiddens', 'dropout') if len(args) + len(kwargs) >= 4 else ('num_hiddens', 'dropout')
        values = dict(zip(names, args))
        for name in names:
            if name in kwargs:
                values[name] = kwargs.pop(name)
        super().__init__()
        hiddens = values['num_hiddens']
        if 'key_size' in values:
            self.W_k = nn.Linear(values['key_size'], hiddens, bias=False)
            self.W_q = nn.Linear(values['query_size'], hiddens, bias=False)
            self.w_v = nn.Linear(hiddens, 1, bias=False)
        else:
            self.W_k = nn.LazyLinear(hiddens, bias=False)
            self.W_q = nn.LazyLinear(hiddens, bias=False)
            self.w_v = nn.LazyLinear(1, bias=False)
        self.dropout = nn.Dropout(values['dropout'])

    def forward(self, queries, keys, values, valid_lens):
        queries, keys = self.W_q(queries), self.W_k(keys)
        features = torch.tanh(queries.unsqueeze(2) + keys.unsqueeze(1))
        self.attention_weights = masked_softmax(self.w_v(features).squeeze(-1), valid_lens)
        return torch.bmm(self.dropout(self.attention_weights), values)


class DotProductAttention(nn.Module):
    """Scores q · k / √d."""

    def __init__(self, dropout, **kwargs):
        super().__init__()
        self.dropout = nn.Dropout(dropout)

    def forward(self, queries, keys, values, valid_lens=None):
        scores = torch.bmm(queries, keys.transpose(1, 2)) / math.sqrt(queries.shape[-1])
        self.attention_weights = masked_softmax(scores, valid_lens)
        return torch.bmm(self.dropout(self.attention_weights), values)


class AttentionDecoder(Decoder):
    @property
    def attention_weights(self):
        raise NotImplementedError


def transpose_qkv(X, num_heads):
    """(batch, steps, hidden) as (batch · heads, steps, hidden / heads)."""
    X = X.reshape(X.shape[0], X.shape[1], num_heads, -1).permute(0, 2, 1, 3)
    return X.reshape(-1, X.shape[2], X.shape[3])


def transpose_output(X, num_heads):
    """The way back."""
    X = X.reshape(-1, num_heads, X.shape[1], X.shape[2]).permute(0, 2, 1, 3)
    return X.reshape(X.shape[0], X.shape[1], -1)


class MultiHeadAttention(nn.Module):
    """Several attentions beside each other.  Older chapters give (key_size, query_size, value_size, num_hiddens, num_heads, dropout), newer ones
    (num_hiddens, num_heads, dropout)."""

    def __init__(self, *args, bias=False, **kwargs):
        super().__init__()
        if len(args) >= 6 or 'key_size' in kwargs:
            names = ('key_size', 'query_size', 'value_size', 'num_hiddens', 'num_heads', 'dropout', 'bias')
        else:
            names = ('num_hiddens', 'num_heads', 'dropout', 'bias')
        values = {'bias': bias, **dict(zip(names, args)), **kwargs}
        hiddens, bias = values['num_hiddens'], values['bias']
        self.num_heads = values['num_heads']
        self.attention = DotProductAttention(values['dropout'])

        def dense(name):
            return nn.Linear(values[name], hiddens, bias=bias) if name in values else nn.LazyLinear(hiddens, bias=bias)
        self.W_q = dense('query_size')
        self.W_k = dense('key_size')
        self.W_v = dense('value_size')
        self.W_o = nn.Linear(hiddens, hiddens, bias=bias) if 'key_size' in values else nn.LazyLinear(hiddens, bias=bias)

    def forward(self, queries, keys, values, valid_lens):
        queries = transpose_qkv(self.W_q(queries), self.num_heads)
        keys = transpose_qkv(self.W_k(keys), self.num_heads)
        values = transpose_qkv(self.W_v(values), self.num_heads)
        if valid_lens is not None:
            valid_lens = torch.repeat_interleave(valid_lens, repeats=self.num_heads, dim=0)
        output = self.attention(queries, keys, values, valid_lens)
        return self.W_o(transpose_output(output, self.num_heads))


class PositionalEncoding(nn.Module):
    """Adds sines and cosines of the places."""

    def __init__(self, num_hiddens, dropout, max_len=1000):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.P = torch.zeros((1, max_len, num_hiddens))
        X = torch.arange(max_len, dtype=torch.float32).reshape(-1, 1) / torch.pow(10000, torch.arange(0, num_hiddens, 2, dtype=torch.float32) / num_hiddens)
        self.P[:, :, 0::2] = torch.sin(X)
        self.P[:, :, 1::2] = torch.cos(X)

    def forward(self, X):
        return self.dropout(X + self.P[:, :X.shape[1], :].to(X.device))


class PositionWiseFFN(nn.Module):
    """Two dense layers for each place.  Older chapters give the input size first."""

    def __init__(self, *sizes, ffn_num_input=None, ffn_num_hiddens=None, ffn_num_outputs=None):
        super().__init__()
        sizes = list(sizes) or [size for size in (ffn_num_input, ffn_num_hiddens, ffn_num_outputs) if size is not None]
        old = len(sizes) == 3
        hiddens, outputs = sizes[-2:]
        self.dense1 = nn.Linear(sizes[0], hiddens) if old else nn.LazyLinear(hiddens)
        self.relu = nn.ReLU()
        self.dense2 = nn.Linear(hiddens, outputs) if old else nn.LazyLinear(outputs)

    def forward(self, X):
        return self.dense2(self.relu(self.dense1(X)))


class AddNorm(nn.Module):
    """Residual connection, then layer normalisation."""

    def __init__(self, norm_shape, dropout, **kwargs):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.ln = nn.LayerNorm(norm_shape)

    def forward(self, X, Y):
        return self.ln(self.dropout(Y) + X)


class EncoderBlock(nn.Module):
    """A block of the older chapters."""

    def __init__(self, key_size, query_size, value_size, num_hiddens, norm_shape, ffn_num_input, ffn_num_hiddens, num_heads, dropout, use_bias=False, **kwargs):
        super().__init__()
        self.attention = MultiHeadAttention(key_size, query_size, value_size, num_hiddens, num_heads, dropout, use_bias)
        self.addnorm1 = AddNorm(norm_shape, dropout)
        self.ffn = PositionWiseFFN(ffn_num_input, ffn_num_hiddens, num_hiddens)
        self.addnorm2 = AddNorm(norm_shape, dropout)

    def forward(self, X, valid_lens):
        Y = self.addnorm1(X, self.attention(X, X, X, valid_lens))
        return self.addnorm2(Y, self.ffn(Y))


class TransformerEncoderBlock(nn.Module):
    """A block of the newer chapters."""

    def __init__(self, num_hiddens, ffn_num_hiddens, num_heads, dropout, use_bias=False):
        super().__init__()
        self.attention = MultiHeadAttention(num_hiddens, num_heads, dropout, use_bias)
        self.addnorm1 = AddNorm(num_hiddens, dropout)
        self.ffn = PositionWiseFFN(ffn_num_hiddens, num_hiddens)
        self.addnorm2 = AddNorm(num_hiddens, dropout)

    def forward(self, X, valid_lens):
        Y = self.addnorm1(X, self.attention(X, X, X, valid_lens))
        return self.addnorm2(Y, self.ffn(Y))


class TransformerEncoder(Encoder):
    """Embedding, places, and a stack of blocks; the arguments are those of the older chapters (12) or of the newer ones (6)."""

    def __init__(self, vocab_size, *args, use_bias=False):
        super().__init__()
        if len(args) >= 10:
            key, query, value, hiddens, norm_shape, ffn_input, ffn_hiddens, heads, layers, dropout = args[:10]
            use_bias = args[10] if len(args) > 10 else use_bias
        else:
            hiddens, ffn_hiddens, heads, layers, dropout = args[:5]
            use_bias = args[5] if len(args) > 5 else use_bias
        self.num_hiddens = hiddens
        self.embedding = nn.Embedding(vocab_size, hiddens)
        self.pos_encoding = PositionalEncoding(hiddens, dropout)
        self.blks = nn.Sequential()
        for i in range(layers):
            if len(args) >= 10:
                block = EncoderBlock(key, query, value, hiddens, norm_shape, ffn_input, ffn_hiddens, heads, dropout, use_bias)
            else:
                block = TransformerEncoderBlock(hiddens, ffn_hiddens, heads, dropout, use_bias)
            self.blks.add_module(f'block{i}', block)

    def forward(self, X, valid_lens, *args):
        X = self.pos_encoding(self.embedding(X) * math.sqrt(self.num_hiddens))
        self.attention_weights = [None] * len(self.blks)
        for i, block in enumerate(self.blks):
            X = block(X, valid_lens)
            self.attention_weights[i] = block.attention.attention.attention_weights
        return X
