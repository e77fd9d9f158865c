import torch
from torch import nn

torch.manual_seed(0)
m = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2)).to(torch.bfloat16)
x = torch.randn(3, 4)
out = m(x.to(torch.bfloat16))
print(out, out.dtype)
loss = nn.functional.cross_entropy(out.float(), torch.tensor([0, 1, 0]))
loss.backward()
print(f'{loss.item():.3f}', m[0].weight.grad.dtype, m[0].weight.grad.shape)
print([p.element_size() * p.numel() for p in m.parameters()])
h = torch.tensor([1.0, 2.0, 65504.0], dtype=torch.half)
print(h * 2, h + 1, h / 3, h.sum(), h.max(), h.float().mean())
print(torch.tensor([0.1, 0.2, 0.3]).half().tolist())
print(torch.tensor([1e-8, 6e-8, 1e-4]).half())
print(torch.finfo(torch.float16).max, torch.finfo(torch.bfloat16).eps, torch.finfo(torch.float16).tiny)
print((torch.ones(2, dtype=torch.half) + torch.ones(2)).dtype, (torch.ones(2, dtype=torch.half) * 2.5).dtype, (torch.ones(2).half() + torch.ones(2, dtype=torch.int64)).dtype)
print(torch.arange(5, dtype=torch.float16), torch.linspace(0, 1, 3, dtype=torch.bfloat16), torch.zeros(2, dtype=torch.float16))
w = torch.tensor([1.0], dtype=torch.float16)
for _ in range(3):
    w = w + 1e-4
print(w)
a, b = torch.randn(2, 3).half(), torch.randn(3, 2).half()
print((a @ b).dtype, torch.softmax(a, -1).sum(-1), nn.functional.layer_norm(a, (3,)).shape)
try:
    nn.Linear(3, 2)(a)
except RuntimeError as e:
    print(e)
print(torch.equal(a, a.clone()), a.numpy().dtype, a.type(), a.double().dtype)
with torch.autocast('cpu', dtype=torch.bfloat16, enabled=False):
    print(nn.Linear(2, 2)(torch.ones(1, 2)).dtype)
