import torch, math
import torch.nn as nn
import torch.nn.functional as F

line = 0

def t(*parts):
    """Prints each value, or the kind and the first line of its error."""
    global line
    line += 1
    for part in parts:
        try:
            print(line, part())
        except Exception as e:
            print(line, type(e).__name__ + ":", str(e).split("\n")[0])

from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence, pack_sequence, PackedSequence, unpad_sequence, unpack_sequence
torch.manual_seed(1)
x = torch.randn(4, 2, 3)
rnn = nn.RNN(3, 5); lstm = nn.LSTM(3, 5, num_layers=2); gru = nn.GRU(3, 5, bidirectional=True, batch_first=True); proj = nn.LSTM(3, 5, proj_size=2, bidirectional=True)
t(lambda: rnn(x)[0].shape, lambda: rnn(x)[1].shape, lambda: lstm(x)[1][0].shape, lambda: gru(x)[0].shape, lambda: gru(x)[1].shape, lambda: proj(x)[0].shape, lambda: [s.shape for s in proj(x)[1]], lambda: rnn(x[:, 0])[0].shape, lambda: rnn(x[:, 0])[1].shape, lambda: lstm(x[:, 0])[1][1].shape)
t(lambda: rnn(x)[0], lambda: lstm(x)[0].sum(), lambda: gru(x)[1].sum(), lambda: proj(x)[0].mean(), lambda: rnn(x, torch.ones(1, 2, 5))[1])
p = pack_padded_sequence(x, [4, 2])
t(lambda: p, lambda: p.data.shape, lambda: p.batch_sizes, lambda: p.sorted_indices, lambda: p.unsorted_indices, lambda: type(p).__name__)
q = pack_padded_sequence(x, torch.tensor([2, 4]), enforce_sorted=False)
t(lambda: q.sorted_indices, lambda: q.unsorted_indices, lambda: q.batch_sizes, lambda: rnn(q)[1], lambda: pad_packed_sequence(q)[1], lambda: pad_packed_sequence(q, batch_first=True, padding_value=-1., total_length=5)[0][0], lambda: q.to(torch.float64).data.dtype, lambda: q.is_cuda)
t(lambda: pack_padded_sequence(x, [2, 4]))
t(lambda: pack_padded_sequence(x, [4, 0]))
t(lambda: pack_padded_sequence(x, [4, 2, 1]))
t(lambda: pad_packed_sequence(p, total_length=3))
t(lambda: pad_sequence([torch.ones(2), torch.ones(3)]), lambda: pad_sequence([torch.ones(2), torch.ones(3)], batch_first=True, padding_value=7), lambda: pad_sequence([torch.ones(2), torch.ones(3)], batch_first=True, padding_side="left"), lambda: pack_sequence([torch.arange(3), torch.arange(2)]), lambda: unpad_sequence(torch.ones(3, 2), torch.tensor([3, 1])), lambda: unpack_sequence(pack_sequence([torch.arange(3), torch.arange(2)])))
t(lambda: pack_sequence([torch.arange(2), torch.arange(3)]))
t(lambda: rnn(torch.ones(4, 2, 4)))
t(lambda: rnn(torch.ones(4)))
t(lambda: rnn(torch.ones(4, 2, 3), torch.ones(1, 3, 5)))
t(lambda: rnn(torch.ones(4, 2, 3), torch.ones(2, 5)))
t(lambda: rnn(torch.ones(4, 3), torch.ones(1, 1, 5)))
t(lambda: lstm(x, torch.ones(2, 2, 5)))
t(lambda: lstm(x, (torch.ones(2, 2, 5), torch.ones(2, 2, 4))))
t(lambda: lstm(x, (torch.ones(1, 2, 5), torch.ones(2, 2, 5))))
t(lambda: gru(x, torch.ones(1, 4, 5)))
t(lambda: nn.RNN(3, 5, nonlinearity="foo"))
t(lambda: nn.LSTM(3, 5, proj_size=5))
t(lambda: nn.RNN(3, 5, dropout=2.))
t(lambda: nn.RNN(3, 0))
t(lambda: nn.RNN(3, 5, num_layers=0))
t(lambda: nn.LSTM(3, 5, dropout=0.5).dropout)
cell = nn.RNNCell(3, 5); lc = nn.LSTMCell(3, 5); gc = nn.GRUCell(3, 5)
t(lambda: cell(x[0]), lambda: cell(x[0, 0]).shape, lambda: lc(x[0])[1], lambda: gc(x[0], torch.ones(2, 5)), lambda: lc(x[0, 0], (torch.ones(5), torch.zeros(5)))[0])
t(lambda: cell(torch.ones(2, 4)))
t(lambda: cell(torch.ones(2, 3), torch.ones(3, 5)))
t(lambda: cell(torch.ones(1, 2, 3)))
t(lambda: gc(x[0], torch.ones(2, 4)))
t(lambda: nn.RNNCell(3, 5, nonlinearity="foo")(x[0]))
t(lambda: [n for n, _ in proj.named_parameters()], lambda: [n for n, _ in gru.named_parameters()], lambda: lstm.all_weights[1][0].shape, lambda: lstm.flatten_parameters(), lambda: rnn.mode, lambda: rnn.weight_hh_l0.shape, lambda: gru.hidden_size, lambda: lstm.bidirectional)
def run(net, *args):
    out = net(*args)[0]
    net.zero_grad()
    (out ** 2).sum().backward()
    return [round(float(p.grad.sum()), 4) for p in net.parameters()]
t(lambda: run(rnn, x), lambda: run(lstm, x), lambda: run(gru, x), lambda: run(proj, x))
t(lambda: run(nn.RNN(3, 4, 2, nonlinearity="relu", bias=False), x), lambda: run(nn.GRU(3, 4, 2), x))
d = nn.LSTM(3, 4, 2, dropout=0.5)
torch.manual_seed(3)
t(lambda: d(x)[0].sum(), lambda: d.eval()(x)[0].sum())
t(lambda: rnn(torch.zeros(0, 2, 3)))
t(lambda: rnn(torch.zeros(3, 0, 3))[0].shape)
t(lambda: nn.utils.rnn.PackedSequence(torch.ones(3), torch.tensor([2, 1])))
