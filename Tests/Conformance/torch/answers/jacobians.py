"""Jacobian and Hessian matrices and their products, and what these functions refuse."""
import torch
from torch.autograd import functional


def show(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, '!', type(error).__name__, error)


x, y = torch.tensor([1., -2., .5]), torch.tensor([[2., 0.], [-1., 3.]])
functions = {
    'cubes': (lambda a: a ** 3, (x,)), 'sum': (lambda a: (a ** 3).sum(), (x,)), 'two': (lambda a, b: (a ** 2).sum() * b.sum(), (x, y)),
    'outputs': (lambda a, b: (a * 2, b.sin()), (x, y)), 'unused': (lambda a, b: a.pow(2).sum(), (x, y)), 'constant': (lambda a: torch.ones(2), (x,)),
    'tuple': (lambda a: (a.sum(),), (x,)), 'number': (lambda a: 3, (x,)), 'matrix': (lambda b: b @ b, (y,)), 'empty': (lambda a: a[:0], (x,)),
}
for label, (function, inputs) in functions.items():
    given = inputs if len(inputs) > 1 else inputs[0]
    vectors = tuple(torch.full_like(each, 2) for each in inputs)
    for name in ('jacobian', 'hessian', 'vjp', 'jvp', 'hvp', 'vhp'):
        show(f'{label} {name}', lambda: getattr(functional, name)(function, given))
    for name in ('jvp', 'hvp', 'vhp'):
        show(f'{label} {name} v', lambda: getattr(functional, name)(function, given, vectors if len(inputs) > 1 else vectors[0]))
show('weights', lambda: functional.vjp(lambda a, b: (a * 2, b.sin()), (x, y), (torch.ones(3), torch.ones(2, 2))))
