import torch
from torch import nn

torch.manual_seed(0)
acts, grads = {}, {}
net = nn.Sequential()
net.add_module('conv', nn.Conv2d(1, 2, 3))
net.add_module('relu', nn.ReLU())
net.add_module('flat', nn.Flatten())
net.add_module('fc', nn.LazyLinear(3))


def save(name):
    def hook(module, inputs, output):
        acts[name] = output.detach()
    return hook


handles = [m.register_forward_hook(save(n)) for n, m in net.named_children()]
net.fc.register_full_backward_hook(lambda m, gi, go: grads.update(fc=(gi[0].shape, go[0].shape)))
x = torch.randn(2, 1, 5, 5, requires_grad=True)
out = net(x)
out[:, 1].sum().backward()
for k, v in acts.items():
    print(k, tuple(v.shape), f'{v.mean():.4f} {v.std():.4f}')
print(grads, x.grad.shape)
for h in handles:
    h.remove()
print(len(net.conv._forward_hooks), net)
# class activation
w = net.fc.weight[1].view(2, 3, 3)
cam = (w * acts['relu'][0]).sum(0)
print(cam.shape, (cam - cam.min()) / (cam.max() - cam.min()))
t = torch.ones(3, requires_grad=True)
t.register_hook(lambda g: g.clamp(max=0.5))
(t * torch.tensor([0.1, 0.5, 2.0])).sum().backward()
print(t.grad)


def pre(module, args):
    return (args[0] * 2,)


lin = nn.Linear(2, 1)
h = lin.register_forward_pre_hook(pre)
a = lin(torch.ones(1, 2))
h.remove()
print(torch.allclose(a, lin(torch.ones(1, 2) * 2)))
for name, p in net.named_parameters():
    print(f'{name:12s} {str(tuple(p.shape)):14s} {p.numel():4d} {p.requires_grad}')
