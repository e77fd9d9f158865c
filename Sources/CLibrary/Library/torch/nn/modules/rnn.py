"""Recurrent layers and cells."""
import math
import numbers
import torch
from torch.nn.parameter import Parameter
from torch.nn.modules.layer import Layer
from torch.nn.modules.utils import declare, fill_within
from torch.nn.utils.rnn import PackedSequence


class RNNBase(Layer):
    """What RNN, LSTM and GRU share: parameters per layer and direction, shapes, checks.

    input (L, N, input_size), or (N, L, input_size) with `batch_first`, or (L, input_size); output (…, D·hidden_size).
    """

    _unnamed = ('input_size', 'hidden_size')
    _shown_unless = {'proj_size': 0, 'num_layers': 1, 'bias': True, 'batch_first': False, 'dropout': 0, 'bidirectional': False}
    _gates = 1
    _has_cell = False
    _modes = ('RNN_TANH', 'RNN_RELU', 'LSTM', 'GRU')

    def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0,
                 device=None, dtype=None):
        dropout = dropout if isinstance(dropout, bool) else float(dropout)
        if isinstance(dropout, bool) or not (isinstance(dropout, numbers.Number) and 0 <= dropout <= 1):
            raise ValueError('dropout should be a number in range [0, 1] representing the probability of an element being zeroed')
        if dropout > 0 and num_layers == 1:
            import warnings
            warnings.warn('dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, '
                          f'but got dropout={dropout} and num_layers={num_layers}')
        if not isinstance(input_size, int):
            raise TypeError(f'input_size should be of type int, got: {type(input_size).__name__}')
        if not isinstance(hidden_size, int):
            raise TypeError(f'hidden_size should be of type int, got: {type(hidden_size).__name__}')
        for wrong, text in ((hidden_size <= 0, 'hidden_size must be greater than zero'), (num_layers <= 0, 'num_layers must be greater than zero'),
                            (proj_size < 0, 'proj_size should be a positive integer or zero to disable projections'),
                            (proj_size >= hidden_size, 'proj_size has to be smaller than hidden_size')):
            if wrong:
                raise ValueError(text)
        if mode not in self._modes:
            raise ValueError(f'Unrecognized RNN mode: {mode}')
        super().__init__(mode=mode, input_size=input_size, hidden_size=hidden_size, num_layers=num_layers, bias=bias, batch_first=batch_first,
                         dropout=float(dropout), bidirectional=bidirectional, proj_size=proj_size)
        directions = 2 if bidirectional else 1
        rows = self._gates * hidden_size
        state_size = proj_size if proj_size > 0 else hidden_size
        self._all_weights = []
        for layer in range(num_layers):
            for direction in range(directions):
                columns = input_size if layer == 0 else state_size * directions
                suffix = f'_l{layer}' + ('_reverse' if direction == 1 else '')
                shapes = {'weight_ih': (rows, columns), 'weight_hh': (rows, state_size)}
                if bias:
                    shapes['bias_ih'] = (rows,)
                    shapes['bias_hh'] = (rows,)
                if proj_size > 0:
                    shapes['weight_hr'] = (proj_size, hidden_size)
                for name, shape in shapes.items():
                    setattr(self, name + suffix, Parameter(torch.empty(shape, dtype=dtype)))
                self._all_weights.append([name + suffix for name in shapes])
        self.reset_parameters()

    def reset_parameters(self):
        fill_within(1 / math.sqrt(self.hidden_size), *self.parameters())

    @property
    def all_weights(self):
        return [[getattr(self, name) for name in names] for names in self._all_weights]

    @property
    def _flat_weights(self):
        return [getattr(self, name) for names in self._all_weights for name in names]

    def flatten_parameters(self):
        pass

    def _state_sizes(self, count):
        layers = self.num_layers * (2 if self.bidirectional else 1)
        size = self.proj_size if self.proj_size > 0 else self.hidden_size
        return (layers, count, size), (layers, count, self.hidden_size)

    def check_input(self, input, batch_sizes):
        expected = 2 if batch_sizes is not None else 3
        if input.dim() != expected:
            raise RuntimeError(f'input must have {expected} dimensions, got {input.dim()}')
        if self.input_size != input.size(-1):
            raise RuntimeError(f'input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}')

    def _check_type(self, input):
        weight = getattr(self, self._all_weights[0][0])
        if input.dtype != weight.dtype and not torch.is_autocast_enabled():
            raise ValueError(f'RNN input dtype ({input.dtype}) does not match weight dtype ({weight.dtype}). '
                             f'Convert input: input.to({weight.dtype}), or convert model: model.to({input.dtype})')

    @staticmethod
    def _check_state(state, expected, message):
        if tuple(state.shape) != expected:
            raise RuntimeError(message.format(expected, list(state.shape)))

    def _run(self, input, states, batch_sizes):
        raise NotImplementedError

    def forward(self, input, hx=None):
        packed = input if isinstance(input, PackedSequence) else None
        batched = True
        if packed is not None:
            data, batch_sizes, sorted_indices, unsorted_indices = packed
            count = int(batch_sizes[0])
        else:
            data, batch_sizes, sorted_indices, unsorted_indices = input, None, None, None
            if data.dim() not in (2, 3):
                name = type(self).__name__
                raise ValueError(f'{name}: Expected input to be 2D or 3D, got {data.dim()}D{" tensor" if name == "RNN" else ""} instead')
            batched = data.dim() == 3
            if not batched:
                data = data.unsqueeze(0 if self.batch_first else 1)
            count = data.size(0 if self.batch_first else 1)
        hidden_size, cell_size = self._state_sizes(count)
        given = hx
        if hx is None:
            states = [torch.zeros(hidden_size, dtype=data.dtype)]
            if self._has_cell:
                states.append(torch.zeros(cell_size, dtype=data.dtype))
        else:
            states = [hx[0], hx[1]] if self._has_cell else [hx]
            if packed is None:
                self._check_states(states, batched)
            if not batched:
                states = [state.unsqueeze(1) for state in states]
            if sorted_indices is not None:
                states = [state.index_select(1, sorted_indices) for state in states]
        self.check_input(data, batch_sizes)
        self._check_type(data)
        if given is not None:
            self._check_state(states[0], hidden_size, 'Expected hidden[0] size {}, got {}' if self._has_cell else 'Expected hidden size {}, got {}')
            if self._has_cell:
                self._check_state(states[1], cell_size, 'Expected hidden[1] size {}, got {}')
        output, states = self._run(data, states, batch_sizes)
        if packed is not None:
            output = PackedSequence(output, batch_sizes, sorted_indices, unsorted_indices)
            if unsorted_indices is not None:
                states = [state.index_select(1, unsorted_indices) for state in states]
        elif not batched:
            output = output.squeeze(0 if self.batch_first else 1)
            states = [state.squeeze(1) for state in states]
        return output, (tuple(states) if self._has_cell else states[0])

    def _check_states(self, states, batched):
        """States have as many axes as the input."""
        axes = 3 if batched else 2
        found = [f'{state.dim()}-D' for state in states]
        if any(state.dim() != axes for state in states):
            names, given = ('hx and cx', f'({", ".join(found)}) tensors') if self._has_cell else ('hx', f'{found[0]} tensor')
            raise RuntimeError(f'For {"batched" if batched else "unbatched"} {axes}-D input, {names} should also be {axes}-D but got {given}')


def _refuse_projection(settings):
    if 'proj_size' in settings:
        raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')


class RNN(RNNBase):
    """hₜ = tanh(x Wᵢₕᵀ + bᵢₕ + hₜ₋₁ Wₕₕᵀ + bₕₕ)"""

    def __init__(self, *args, **kwargs):
        _refuse_projection(kwargs)
        args = list(args)
        # the nonlinearity is the fourth argument, which the base has not
        nonlinearity = args.pop(3) if len(args) > 3 else kwargs.pop('nonlinearity', 'tanh')
        if nonlinearity not in ('tanh', 'relu'):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__('RNN_TANH' if nonlinearity == 'tanh' else 'RNN_RELU', *args, **kwargs)
        self.nonlinearity = nonlinearity

    def _run(self, input, states, batch_sizes):
        function = torch.rnn_tanh if self.mode == 'RNN_TANH' else torch.rnn_relu
        if batch_sizes is None:
            output, hidden = function(input, states[0], self._flat_weights, self.bias, self.num_layers, self.dropout, self.training,
                                      self.bidirectional, self.batch_first)
        else:
            output, hidden = function(input, batch_sizes, states[0], self._flat_weights, self.bias, self.num_layers, self.dropout, self.training,
                                      self.bidirectional)
        return output, [hidden]


class LSTM(RNNBase):
    """Gates i, f, g, o: cₜ = f cₜ₋₁ + i g, hₜ = o tanh(cₜ)."""

    _gates = 4
    _has_cell = True

    def __init__(self, *args, **kwargs):
        super().__init__('LSTM', *args, **kwargs)

    def _run(self, input, states, batch_sizes):
        if batch_sizes is None:
            output, hidden, cell = torch.lstm(input, states, self._flat_weights, self.bias, self.num_layers, self.dropout, self.training,
                                              self.bidirectional, self.batch_first)
        else:
            output, hidden, cell = torch.lstm(input, batch_sizes, states, self._flat_weights, self.bias, self.num_layers, self.dropout,
                                              self.training, self.bidirectional)
        return output, [hidden, cell]


class GRU(RNNBase):
    """Gates r, z, n: hₜ = (1 − z) n + z hₜ₋₁."""

    _gates = 3

    def __init__(self, *args, **kwargs):
        _refuse_projection(kwargs)
        super().__init__('GRU', *args, **kwargs)

    def _run(self, input, states, batch_sizes):
        if batch_sizes is None:
            output, hidden = torch.gru(input, states[0], self._flat_weights, self.bias, self.num_layers, self.dropout, self.training,
                                       self.bidirectional, self.batch_first)
        else:
            output, hidden = torch.gru(input, batch_sizes, states[0], self._flat_weights, self.bias, self.num_layers, self.dropout, self.training,
                                       self.bidirectional)
        return output, [hidden]


class RNNCellBase(Layer):
    _unnamed = ('input_size', 'hidden_size')
    _shown_unless = {'bias': True}

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        rows = num_chunks * hidden_size
        offsets = (rows,) if bias else None
        declare(self, dtype, device, weight_ih=(rows, input_size), weight_hh=(rows, hidden_size), bias_ih=offsets, bias_hh=offsets)
        self.reset_parameters()

    def reset_parameters(self):
        fill_within(1 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0, *self.parameters())

    def _prepared(self, input, states):
        name = type(self).__name__
        if input.dim() not in (1, 2):
            raise ValueError(f'{name}: Expected input to be 1D or 2D, got {input.dim()}D instead')
        for index, state in enumerate(states):
            if state is not None and state.dim() not in (1, 2):
                label = f'hx[{index}]' if len(states) > 1 else 'hidden'
                raise ValueError(f'{name}: Expected {label} to be 1D or 2D, got {state.dim()}D instead')
        single = input.dim() == 1
        if single:
            input = input.unsqueeze(0)
        if input.size(1) != self.input_size:
            raise RuntimeError(f'input has inconsistent input_size: got {input.size(1)} expected {self.input_size}')
        states = [torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype) if state is None else state.unsqueeze(0) if single else state
                  for state in states]
        for index, state in enumerate(states):
            if state.size(0) != input.size(0):
                raise RuntimeError(f"Input batch size {input.size(0)} doesn't match hidden{index} batch size {state.size(0)}")
            if state.size(1) != self.hidden_size:
                raise RuntimeError(f'hidden{index} has inconsistent hidden_size: got {state.size(1)}, expected {self.hidden_size}')
        return input, states, single


class RNNCell(RNNCellBase):
    """One step of an RNN."""

    _shown_unless = {'bias': True, 'nonlinearity': 'tanh'}

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1, device, dtype)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        input, (hidden,), single = self._prepared(input, [hx])
        if self.nonlinearity not in ('tanh', 'relu'):
            raise RuntimeError(f'Unknown nonlinearity: {self.nonlinearity}')
        step = torch.rnn_tanh_cell if self.nonlinearity == 'tanh' else torch.rnn_relu_cell
        result = step(input, hidden, self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)
        return result.squeeze(0) if single else result


class LSTMCell(RNNCellBase):
    """One step of an LSTM; returns (h, c)."""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 4, device, dtype)

    def forward(self, input, hx=None):
        if isinstance(hx, torch.Tensor) and input.dim() <= 2:
            raise TypeError("lstm_cell(): argument 'hx' (position 2) must be tuple of Tensors, not Tensor")
        if hx is not None and len(hx) != 2:
            raise RuntimeError('lstm_cell expects two hidden states')
        given = [None, None] if hx is None else list(hx)
        input, states, single = self._prepared(input, given)
        result = torch.lstm_cell(input, states, self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)
        return tuple(each.squeeze(0) for each in result) if single else result


class GRUCell(RNNCellBase):
    """One step of a GRU."""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3, device, dtype)

    def forward(self, input, hx=None):
        input, (hidden,), single = self._prepared(input, [hx])
        result = torch.gru_cell(input, hidden, self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)
        return result.squeeze(0) if single else result
