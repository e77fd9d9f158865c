# Calls of PyTorch's operations with arguments of the right kinds and of wrong ones: every call may raise, none may stop the process.
# The driver puts SEED, COUNT and TRACE before this text.
import random
import re
import sys
import torch
import torch.nn.functional as F

random.seed(SEED)
torch.manual_seed(SEED)
HUGE = 9223372036854775807

tensors = [
    lambda: torch.randn(3), lambda: torch.randn(2, 3), lambda: torch.randn(2, 3, 4), lambda: torch.randn(1, 2, 5, 5), lambda: torch.randn(2, 2, 3, 3, 3),
    lambda: torch.randn(0), lambda: torch.randn(2, 0, 3), lambda: torch.randn(0, 3), lambda: torch.tensor(3.0), lambda: torch.tensor(2), lambda: torch.arange(6),
    lambda: torch.arange(6).reshape(2, 3), lambda: torch.tensor([True, False, True]), lambda: torch.randn(3, 3).t(), lambda: torch.randn(4, 4)[::2, 1:],
    lambda: torch.zeros(3, dtype=torch.uint8), lambda: torch.randn(3, 3, dtype=torch.float64), lambda: torch.randn(3, dtype=torch.complex64),
    lambda: torch.zeros(2, 3, dtype=torch.float16), lambda: torch.tensor([0, 2, 1]), lambda: torch.tensor([-1, 5, HUGE]), lambda: torch.randn(3, requires_grad=True),
    lambda: torch.randn(2, 3, 4, requires_grad=True), lambda: torch.tensor([float('nan'), float('inf'), -1.0]), lambda: torch.zeros(1, dtype=torch.int32).expand(4),
    lambda: torch.randn(3, 3), lambda: torch.randn(2, 3, 3), lambda: torch.randn(4, 2, 3, 3), lambda: torch.rand(2, 3), lambda: torch.tensor([[0, 1], [2, 0]]), lambda: torch.randn(1),
    lambda: torch.randn(2, 1, 3).expand(2, 4, 3), lambda: torch.tensor([[True, False, True], [False, True, True]]),
]
integers = [lambda: random.choice((0, 1, 1, 2, 2, 3, -1, -1, -2, 4, 5, 7, 100, HUGE, -HUGE - 1, 1 << 31, 1 << 40, 1 << 62, -(1 << 33)))]
numbers = [lambda: random.choice((0.0, 0.5, 1.0, 2.0, -1.0, 1e-5, 1e300, float('nan'), float('inf'), -float('inf'))), lambda: random.choice((0, 1, 2, -1, HUGE))]
words = ['mean', 'sum', 'none', 'reflect', 'constant', 'replicate', 'circular', 'bilinear', 'bicubic', 'nearest', 'linear', 'area', 'same', 'valid', 'reduced', 'complete', 'fro', 'nuc',
         'prod', 'amax', 'ij', 'xy', 'trunc', 'floor', 'tanh', 'left', 'xyz', '']
lists = [lambda: [random.choice(integers)() for _ in range(random.choice((0, 1, 1, 2, 2, 3, 4)))], lambda: [random.choice((0, 1, 2, -1, 3)) for _ in range(random.choice((1, 2, 2, 3, 4, 6)))]]
types = [torch.float64, torch.int64, torch.bool, torch.float16, torch.complex64, torch.uint8, torch.float32]
others = [lambda: None, lambda: True, lambda: 'xyz', lambda: (), lambda: 1 << 70, lambda: 1j, lambda: ..., lambda: slice(None, None, -1), lambda: {}, lambda: [[1, 2], [3, 4]], lambda: (lambda *a: a[0]),
          lambda: torch.Size([2, 3]), lambda: [1.5, 'a'], lambda: torch.float64, lambda: [torch.randn(2), torch.randn(3)]]


def argument(kind):
    """A value for a parameter of this type; sometimes one of another."""
    if random.random() < 0.06:
        return random.choice(others + tensors + integers + numbers)()
    plain = kind.rstrip('?')
    if kind.endswith('?') and random.random() < 0.3:
        return None
    if plain.startswith('Tensor['):
        return [random.choice(tensors)() for _ in range(random.choice((0, 1, 2, 2, 3)))]
    if plain.startswith('Tensor'):
        return random.choice(tensors)()
    if plain.startswith('int['):
        return random.choice(lists)() if random.random() < 0.7 else random.choice(integers)()
    if plain.startswith('float['):
        return [random.choice(numbers)() for _ in range(random.choice((1, 2, 3)))]
    if plain.startswith(('int', 'SymInt')):
        return random.choice((0, 1, 2, -1)) if random.random() < 0.6 else random.choice(integers)()
    if plain.startswith(('float', 'Scalar', 'number')):
        return random.choice(numbers)()
    if plain.startswith('bool'):
        return random.random() < 0.5
    if plain.startswith('str'):
        return random.choice(words)
    if plain.startswith('ScalarType') or plain.startswith('dtype'):
        return random.choice(types)
    return random.choice(others + tensors + integers + numbers + lists)()


def split(text):
    """The parameters of a signature: commas inside of brackets do not separate."""
    parts, depth, current = [], 0, ''
    for c in text:
        depth += (c in '([{') - (c in ')]}')
        if c == ',' and depth == 0:
            parts.append(current)
            current = ''
        else:
            current += c
    return [part.strip() for part in parts + [current] if part.strip()]


def call(signature):
    """Positional and keyword arguments for one of the signatures of an operation."""
    positional, named, only_names = [], {}, False
    for parameter in split(signature[signature.index('(') + 1:signature.rindex(')')]):
        if parameter == '*':
            only_names = True
            continue
        if parameter == '/' or parameter.startswith('*'):
            continue
        declaration, _, default = parameter.partition('=')
        kind, _, name = declaration.strip().rpartition(' ')
        if default and random.random() < 0.55:
            only_names = True
            continue
        value = argument(kind)
        if only_names:
            named[name] = value
        else:
            positional.append(value)
    return positional, named


left_out = {'backward', 'compile', 'load', 'save', 'set_default_dtype', 'set_default_device', 'set_num_threads', 'set_printoptions', 'manual_seed', 'seed', 'set_default_tensor_type',
            'set_grad_enabled', 'inference_mode', 'use_deterministic_algorithms', 'set_num_interop_threads'}
operations = []
for owner, label in ((torch, 'torch'), (F, 'F'), (torch.Tensor, 'Tensor'), (torch.linalg, 'linalg'), (torch.fft, 'fft'), (torch.special, 'special'), (torch.nn.init, 'init')):
    for name in dir(owner):
        if name in left_out or (name.startswith('_') and label != 'Tensor'):
            continue
        try:
            function = getattr(owner, name)
            lines = (function.__doc__ or '').split('\n')
        except Exception:
            continue
        if isinstance(function, type) or not callable(function):
            continue
        signatures = [line for line in lines if re.match(r'^\w+\(.*\)$', line)]
        operations.append((label, name, function, signatures))


def shown(value):
    return f'{value.dtype}{tuple(value.shape)}' if isinstance(value, torch.Tensor) else repr(value)


for turn in range(COUNT):
    label, name, function, signatures = random.choice(operations)
    try:
        if signatures and random.random() < 0.9:
            positional, named = call(random.choice(signatures))
            if label == 'Tensor':
                positional.insert(0, random.choice(tensors)())
        else:
            positional, named = [random.choice(tensors)()] + [random.choice(others + tensors + integers + numbers + lists)() for _ in range(random.choice((0, 1, 2, 3)))], {}
        if TRACE:
            print(turn, label, name, [shown(a) for a in positional], {n: shown(a) for n, a in named.items()}, file=sys.stderr)
        result = function(*positional, **named)
        if random.random() < 0.3:
            repr(result)
        if isinstance(result, torch.Tensor) and result.requires_grad and random.random() < 0.7:
            result.sum().backward()
    except Exception as error:
        str(error)
print('done')
