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

def leaf(*v): return torch.tensor(v, requires_grad=True)
x = leaf(1., 2., 3.)
t(lambda: x.grad, lambda: x.is_leaf, lambda: x.grad_fn, lambda: (x * 2).is_leaf, lambda: (x * 2).requires_grad, lambda: x.detach().requires_grad, lambda: x.requires_grad_(False).requires_grad, lambda: x.requires_grad_().requires_grad)
t(lambda: (x * 2).backward())
t(lambda: (x.detach().sum()).backward())
t(lambda: (x * 2).sum().backward(), lambda: x.grad)
t(lambda: (x * 2).backward(torch.ones(3)), lambda: x.grad)
t(lambda: (x * 2).backward(torch.ones(2)))
t(lambda: (x * 2).backward(gradient=torch.ones(3), retain_graph=True), lambda: x.grad)
t(lambda: torch.autograd.grad((x ** 2).sum(), x), lambda: torch.autograd.grad(x ** 2, x, grad_outputs=torch.ones(3)), lambda: torch.autograd.grad((x ** 3).sum(), x, create_graph=True))
t(lambda: torch.autograd.grad(x ** 2, x))
t(lambda: torch.autograd.grad((x ** 2).sum(), leaf(1.)))
t(lambda: torch.autograd.grad((x ** 2).sum(), [x, leaf(1.)], allow_unused=True), lambda: torch.autograd.grad((x ** 2).sum(), [x, leaf(1.)], materialize_grads=True))
t(lambda: torch.autograd.grad((x ** 2).sum(), torch.ones(1)))
t(lambda: torch.autograd.grad([x.sum(), (x * 2).sum()], x))
y = x * 2; y.retain_grad(); y.sum().backward()
t(lambda: y.grad, lambda: y)
t(lambda: y.sum().backward())
s = (x * x).sum(); s.backward()
t(lambda: s.backward())
def broken():
    a = leaf(1., 2.); b = a * 1; c = b ** 2; b += 1; c.sum().backward()
t(lambda: broken())
def leafinplace():
    a = leaf(1.); a += 1
t(lambda: leafinplace())
def viewinplace():
    a = leaf(1., 2.); a[0] = 5
t(lambda: viewinplace())
def nograd():
    a = leaf(1., 2.)
    with torch.no_grad(): a += 1; b = a * 2
    return a, b.requires_grad, torch.is_grad_enabled()
t(lambda: nograd())
def infer():
    with torch.inference_mode(): b = leaf(1.) * 2; c = torch.ones(1)
    return b.requires_grad, b.is_inference(), c.is_inference()
t(lambda: infer())
def infer2():
    with torch.inference_mode(): c = torch.ones(1)
    c.requires_grad = True
t(lambda: infer2())
def infer3():
    with torch.inference_mode(): c = torch.ones(1)
    (leaf(1.) * c).backward()
t(lambda: infer3())
t(lambda: x.numpy())
t(lambda: x.detach().numpy(), lambda: float(x[0]), lambda: x.tolist(), lambda: x.item())
t(lambda: torch.tensor(x), lambda: x.new_tensor(x))
t(lambda: torch.ones(2, dtype=torch.int, requires_grad=True))
t(lambda: setattr(x * 2, "requires_grad", False))
t(lambda: setattr(x, "grad", torch.ones(2)))
t(lambda: setattr(x, "grad", 3))
t(lambda: setattr(x, "grad", torch.ones(3).double()))
t(lambda: setattr(x, "data", torch.ones(2)), lambda: x)
x = leaf(1., 2., 3.)
class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, v, k=3):
        ctx.save_for_backward(v); ctx.k = k
        return v ** k
    @staticmethod
    def backward(ctx, g):
        v, = ctx.saved_tensors
        print("needs", ctx.needs_input_grad)
        return g * ctx.k * v ** (ctx.k - 1), None
t(lambda: Cube()(x))
class Bad(torch.autograd.Function):
    @staticmethod
    def forward(ctx, v): return v * 2
    @staticmethod
    def backward(ctx, g): return g, g
t(lambda: Bad.apply(x).sum().backward())
class Bad2(torch.autograd.Function):
    @staticmethod
    def forward(ctx, v): return v * 2
    @staticmethod
    def backward(ctx, g): return g[:1]
t(lambda: Bad2.apply(x).sum().backward())
class NoBack(torch.autograd.Function):
    @staticmethod
    def forward(ctx, v): return v * 2
t(lambda: NoBack.apply(x).sum().backward())
class Two(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.set_materialize_grads(False); ctx.mark_non_differentiable(i := (a > b)); ctx.save_for_backward(a, b)
        return a * b, i, a + b
    @staticmethod
    def backward(ctx, ga, gi, gb):
        print(ga is None, gi is None, gb is None)
        return gb, gb
t(lambda: Two.apply(x, x)[2].sum().backward(), lambda: [v.requires_grad for v in Two.apply(x, x)])
class Set(torch.autograd.Function):
    @staticmethod
    def forward(a): return a.exp()
    @staticmethod
    def setup_context(ctx, inputs, output): ctx.save_for_backward(output)
    @staticmethod
    def backward(ctx, g): return g * ctx.saved_tensors[0]
t(lambda: torch.autograd.grad(Set.apply(x).sum(), x), lambda: torch.autograd.gradcheck(Set.apply, (x.detach().double().requires_grad_(),)))
class Wrong(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a): ctx.save_for_backward(a); return a ** 2
    @staticmethod
    def backward(ctx, g): return g * 3
t(lambda: torch.autograd.gradcheck(Wrong.apply, (x,), raise_exception=False))
class Once(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a): ctx.save_for_backward(a); return a ** 2
    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, g): return g * 2 * ctx.saved_tensors[0]
def twice():
    g, = torch.autograd.grad(Once.apply(x).sum(), x, create_graph=True)
    return torch.autograd.grad(g.sum(), x)
t(lambda: twice())
class InPlace(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a): a.mul_(2); ctx.mark_dirty(a); return a
    @staticmethod
    def backward(ctx, g): return g * 2
t(lambda: InPlace.apply(x * 1), lambda: torch.autograd.grad(InPlace.apply(x * 1).sum(), x))
h = x.register_hook(lambda g: g * 10); x.grad = None; x.sum().backward()
t(lambda: x.grad, lambda: h.remove(), lambda: type(h).__name__)
t(lambda: (x * 2).register_hook(lambda g: print("hook", g)) and None)
t(lambda: torch.ones(1).register_hook(print))
def hooks():
    a = leaf(1., 2.); b = a * 2; b.register_hook(lambda g: g + 1); b.register_post_accumulate_grad_hook(print)
t(lambda: hooks())
def hooks2():
    a = leaf(1., 2.); a.register_post_accumulate_grad_hook(lambda p: print("acc", p.grad)); (a * 3).sum().backward()
t(lambda: hooks2())
t(lambda: torch.autograd.functional.jacobian(lambda v: v ** 2, torch.tensor([1., 2.])), lambda: torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), torch.tensor([1., 2.])), lambda: torch.autograd.functional.vjp(lambda v: v ** 2, torch.tensor([1., 2.]), torch.ones(2)), lambda: torch.autograd.functional.jvp(lambda v: v ** 2, torch.tensor([1., 2.]), torch.ones(2)), lambda: torch.autograd.functional.hvp(lambda v: (v ** 3).sum(), torch.tensor([1., 2.]), torch.ones(2)), lambda: torch.autograd.functional.vhp(lambda v: (v ** 3).sum(), torch.tensor([1., 2.]), torch.ones(2)))
with torch.set_grad_enabled(False): print((x * 2).requires_grad)
with torch.no_grad():
    with torch.enable_grad(): print((x * 2).requires_grad)
@torch.no_grad()
def f(v): return v * 2
t(lambda: f(x).requires_grad, lambda: f.__name__)
def anomaly():
    with torch.autograd.set_detect_anomaly(True): torch.log(leaf(-1.)).sqrt().backward()
t(lambda: anomaly())
t(lambda: x.grad_fn.name())
