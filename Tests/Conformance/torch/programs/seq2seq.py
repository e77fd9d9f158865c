import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence, pack_padded_sequence, pad_packed_sequence


class Encoder(nn.Module):
    def __init__(self, vocab, emb, hid):
        super().__init__()
        self.embedding = nn.Embedding(vocab, emb, padding_idx=0)
        self.rnn = nn.GRU(emb, hid, num_layers=2, batch_first=True, bidirectional=True)

    def forward(self, x, lengths):
        packed = pack_padded_sequence(self.embedding(x), lengths, batch_first=True, enforce_sorted=False)
        out, h = self.rnn(packed)
        out, lens = pad_packed_sequence(out, batch_first=True)
        return out, h, lens


class Attention(nn.Module):
    def __init__(self, q, k, h):
        super().__init__()
        self.W_q, self.W_k, self.w_v = nn.Linear(q, h, bias=False), nn.Linear(k, h, bias=False), nn.Linear(h, 1, bias=False)

    def forward(self, query, keys, lens):
        scores = self.w_v(torch.tanh(self.W_q(query).unsqueeze(1) + self.W_k(keys))).squeeze(-1)
        mask = torch.arange(keys.size(1))[None, :] < lens[:, None]
        weights = scores.masked_fill(~mask, float('-inf')).softmax(-1)
        return torch.bmm(weights.unsqueeze(1), keys).squeeze(1), weights


torch.manual_seed(7)
seqs = [torch.tensor(s) for s in ([1, 2, 3, 4], [5, 6], [7, 8, 9])]
lengths = torch.tensor([len(s) for s in seqs])
batch = pad_sequence(seqs, batch_first=True)
print(batch)
enc = Encoder(10, 4, 3)
out, h, lens = enc(batch, lengths)
print(out.shape, h.shape, lens)
att = Attention(3, 6, 5)
context, weights = att(h[-1], out, lens)
print(context.shape)
print(weights)
loss = context.pow(2).sum()
loss.backward()
print(f'{loss.item():.5f}', enc.embedding.weight.grad[0], enc.embedding.weight.grad.abs().sum(1) > 0)
print(enc)
