"""Language models of the newer edition."""
import torch
from torch import nn
from torch.nn import functional as F
from d2l._objects import Classifier, DataModule, Module
from d2l._sequence import Vocab, read_time_machine


class TimeMachine(DataModule):
    """Character sequences of a tale."""

    def __init__(self, batch_size, num_steps, num_train=10000, num_val=5000):
        super().__init__()
        self.batch_size, self.num_steps, self.num_train, self.num_val = batch_size, num_steps, num_train, num_val
        corpus, self.vocab = self.build(self._download())
        array = torch.tensor(corpus)
        array = array[:num_train + num_val + num_steps].unfold(0, num_steps + 1, 1)
        self.X, self.Y = array[:, :-1], array[:, 1:]

    def _download(self):
        return '\n'.join(read_time_machine())

    def _preprocess(self, text):
        import re
        return re.sub('[^A-Za-z]+', ' ', text).lower()

    def _tokenize(self, text):
        return list(text)

    def build(self, raw_text, vocab=None):
        tokens = self._tokenize(self._preprocess(raw_text))
        if vocab is None:
            vocab = Vocab(tokens)
        return [vocab[token] for token in tokens], vocab

    def get_dataloader(self, train):
        return self.get_tensorloader([self.X, self.Y], train, slice(0, self.num_train) if train else slice(self.num_train, self.num_train + self.num_val))


class RNNScratch(Module):
    def __init__(self, num_inputs, num_hiddens, sigma=0.01):
        super().__init__()
        self.num_inputs, self.num_hiddens, self.sigma = num_inputs, num_hiddens, sigma
        self.W_xh = nn.Parameter(torch.randn(num_inputs, num_hiddens) * sigma)
        self.W_hh = nn.Parameter(torch.randn(num_hiddens, num_hiddens) * sigma)
        self.b_h = nn.Parameter(torch.zeros(num_hiddens))

    def forward(self, inputs, state=None):
        if state is None:
            state = torch.zeros((inputs.shape[1], self.num_hiddens), device=inputs.device)
        outputs = []
        for X in inputs:
            state = torch.tanh(torch.matmul(X, self.W_xh) + torch.matmul(state, self.W_hh) + self.b_h)
            outputs.append(state)
        return outputs, state


class RNNLMScratch(Classifier):
    """A language model around a recurrent layer from scratch."""

    def __init__(self, rnn, vocab_size, lr=0.01):
        super().__init__()
        self.rnn, self.vocab_size, self.lr = rnn, vocab_size, lr
        self.init_params()

    def init_params(self):
        self.W_hq = nn.Parameter(torch.randn(self.rnn.num_hiddens, self.vocab_size) * self.rnn.sigma)
        self.b_q = nn.Parameter(torch.zeros(self.vocab_size))

    def training_step(self, batch):
        value = self.loss(self(*batch[:-1]), batch[-1])
        self.plot('ppl', torch.exp(value), train=True)
        return value

    def validation_step(self, batch):
        self.plot('ppl', torch.exp(self.loss(self(*batch[:-1]), batch[-1])), train=False)

    def one_hot(self, X):
        return F.one_hot(X.T, self.vocab_size).type(torch.float32)

    def output_layer(self, rnn_outputs):
        return torch.stack([torch.matmul(H, self.W_hq) + self.b_q for H in rnn_outputs], 1)

    def forward(self, X, state=None):
        rnn_outputs, _ = self.rnn(self.one_hot(X), state)
        return self.output_layer(rnn_outputs)

    def predict(self, prefix, num_preds, vocab, device=None):
        """Goes on with a text."""
        state, outputs = None, [vocab[prefix[0]]]
        for i in range(len(prefix) + num_preds - 1):
            X = torch.tensor([[outputs[-1]]], device=device)
            rnn_outputs, state = self.rnn(self.one_hot(X), state)
            if i < len(prefix) - 1:
                outputs.append(vocab[prefix[i + 1]])
            else:
                outputs.append(int(self.output_layer(rnn_outputs).argmax(axis=2).reshape(1)))
        return ''.join([vocab.idx_to_token[i] for i in outputs])


class RNN(Module):
    def __init__(self, num_inputs, num_hiddens):
        super().__init__()
        self.num_inputs, self.num_hiddens = num_inputs, num_hiddens
        self.rnn = nn.RNN(num_inputs, num_hiddens)

    def forward(self, inputs, H=None):
        return self.rnn(inputs, H)


class RNNLM(RNNLMScratch):
    def init_params(self):
        self.linear = nn.LazyLinear(self.vocab_size)

    def output_layer(self, hiddens):
        return self.linear(hiddens).swapaxes(0, 1)


class LSTMScratch(Module):
    def __init__(self, num_inputs, num_hiddens, sigma=0.01):
        super().__init__()
        self.num_inputs, self.num_hiddens, self.sigma = num_inputs, num_hiddens, sigma
        for gate in ('i', 'f', 'o', 'c'):
            setattr(self, 'W_x' + gate, nn.Parameter(torch.randn(num_inputs, num_hiddens) * sigma))
            setattr(self, 'W_h' + gate, nn.Parameter(torch.randn(num_hiddens, num_hiddens) * sigma))
            setattr(self, 'b_' + gate, nn.Parameter(torch.zeros(num_hiddens)))

    def _gate(self, X, H, gate):
        return torch.matmul(X, getattr(self, 'W_x' + gate)) + torch.matmul(H, getattr(self, 'W_h' + gate)) + getattr(self, 'b_' + gate)

    def forward(self, inputs, H_C=None):
        if H_C is None:
            H_C = tuple(torch.zeros((inputs.shape[1], self.num_hiddens), device=inputs.device) for _ in range(2))
        H, C = H_C
        outputs = []
        for X in inputs:
            taken, kept, shown = (torch.sigmoid(self._gate(X, H, gate)) for gate in ('i', 'f', 'o'))
            C = kept * C + taken * torch.tanh(self._gate(X, H, 'c'))
            H = shown * torch.tanh(C)
            outputs.append(H)
        return outputs, (H, C)


class GRU(RNN):
    def __init__(self, num_inputs, num_hiddens, num_layers=1, dropout=0):
        Module.__init__(self)
        self.num_inputs, self.num_hiddens = num_inputs, num_hiddens
        self.rnn = nn.GRU(num_inputs, num_hiddens, num_layers, dropout=dropout)


class LSTM(RNN):
    def __init__(self, num_inputs, num_hiddens):
        Module.__init__(self)
        self.num_inputs, self.num_hiddens = num_inputs, num_hiddens
        self.rnn = nn.LSTM(num_inputs, num_hiddens)

    def forward(self, inputs, H_C=None):
        return self.rnn(inputs, H_C)
