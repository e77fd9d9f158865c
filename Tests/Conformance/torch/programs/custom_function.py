import torch
from torch.autograd import Function


class MyReLU(Function):
    @staticmethod
    def forward(ctx, x, slope=0.1):
        ctx.save_for_backward(x)
        ctx.slope = slope
        return torch.where(x > 0, x, slope * x)

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return torch.where(x > 0, grad, ctx.slope * grad), None


class Exp(Function):
    @staticmethod
    def forward(ctx, i):
        result = i.exp()
        ctx.save_for_backward(result)
        return result

    @staticmethod
    def backward(ctx, g):
        result, = ctx.saved_tensors
        return g * result


x = torch.tensor([-1.0, 2.0, -3.0], requires_grad=True)
y = MyReLU.apply(x, 0.2)
print(y, y.grad_fn.name())
y.sum().backward()
print(x.grad)
print(torch.autograd.gradcheck(Exp.apply, (torch.randn(3, dtype=torch.double, requires_grad=True),)))
z = torch.tensor([1.0], requires_grad=True)
g, = torch.autograd.grad(Exp.apply(z * 2), z, create_graph=True)
print(g, torch.autograd.grad(g, z))


class Two(Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.mark_non_differentiable()
        return a * b, a + b

    @staticmethod
    def backward(ctx, ga, gb):
        print('grads', ga, gb)
        return ga + gb, ga * 2 + gb


a, b = torch.ones(2, requires_grad=True), torch.full((2,), 3.0, requires_grad=True)
p, q = Two.apply(a, b)
p.sum().backward()
print(a.grad, b.grad, q.requires_grad)
try:
    MyReLU.apply(x).backward(torch.ones(2))
except RuntimeError as e:
    print(e)


class Bad(Function):
    @staticmethod
    def forward(ctx, a):
        return a * 2

    @staticmethod
    def backward(ctx, g):
        return g, g


try:
    Bad.apply(a).sum().backward()
except RuntimeError as e:
    print(e)
try:
    MyReLU()(x)
except RuntimeError as e:
    print(type(e).__name__)
