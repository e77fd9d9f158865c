import torch


def precompute(dim, end, theta=10000.0):
    freqs = 1.0 / (theta ** (torch.arange(0, dim, 2)[: (dim // 2)].float() / dim))
    t = torch.arange(end)
    freqs = torch.outer(t, freqs).float()
    return torch.polar(torch.ones_like(freqs), freqs)


def apply(xq, xk, cis):
    q = torch.view_as_complex(xq.float().reshape(*xq.shape[:-1], -1, 2))
    k = torch.view_as_complex(xk.float().reshape(*xk.shape[:-1], -1, 2))
    cis = cis.view(1, q.size(1), 1, q.size(-1))
    return torch.view_as_real(q * cis).flatten(3).type_as(xq), torch.view_as_real(k * cis).flatten(3).type_as(xk)


torch.manual_seed(0)
cis = precompute(4, 3)
print(cis.dtype, cis.shape, cis[1])
q, k = torch.randn(1, 3, 2, 4, requires_grad=True), torch.randn(1, 3, 2, 4)
a, b = apply(q, k, cis)
print(a[0, :, 0])
(a * b).sum().backward()
print(q.grad[0, 2])
print(torch.allclose(a.norm(dim=-1), q.norm(dim=-1)))
h = q.half()
print(apply(h, k.half(), cis)[0].dtype, h.dtype)
print(cis.real[1], cis.imag[1], cis.abs().sum(), cis.angle()[2], cis.conj()[1])
