import torch
from torch import nn
import torch.nn.functional as F


class DoubleConv(nn.Module):
    def __init__(self, cin, cout):
        super().__init__()
        self.block = nn.Sequential(nn.Conv2d(cin, cout, 3, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(inplace=True),
                                   nn.Conv2d(cout, cout, 3, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(inplace=True))

    def forward(self, x):
        return self.block(x)


class UNet(nn.Module):
    def __init__(self, n=4):
        super().__init__()
        self.d1, self.d2, self.mid = DoubleConv(1, n), DoubleConv(n, 2 * n), DoubleConv(2 * n, 4 * n)
        self.pool = nn.MaxPool2d(2)
        self.u2, self.c2 = nn.ConvTranspose2d(4 * n, 2 * n, 2, stride=2), DoubleConv(4 * n, 2 * n)
        self.u1, self.c1 = nn.Upsample(scale_factor=2, mode='bilinear', align_corners=True), DoubleConv(3 * n, n)
        self.out = nn.Conv2d(n, 2, 1)

    def forward(self, x):
        a = self.d1(x)
        b = self.d2(self.pool(a))
        m = self.mid(self.pool(b))
        u = self.u2(m)
        dy, dx = b.size(2) - u.size(2), b.size(3) - u.size(3)
        u = self.c2(torch.cat([b, F.pad(u, [dx // 2, dx - dx // 2, dy // 2, dy - dy // 2])], dim=1))
        v = self.u1(u)
        v = F.pad(v, [0, a.size(3) - v.size(3), 0, a.size(2) - v.size(2)])
        return self.out(self.c1(torch.cat([a, v], 1)))


torch.manual_seed(0)
net = UNet()
x = torch.randn(2, 1, 18, 22)
y = net(x)
print(y.shape, sum(p.numel() for p in net.parameters()))
t = torch.randint(0, 2, (2, 18, 22))
loss = F.cross_entropy(y, t)
loss.backward()
print(f'{loss.item():.4f}')
probs = y.softmax(1)[:, 1]
inter = (probs * t).sum((1, 2))
dice = (2 * inter + 1) / (probs.sum((1, 2)) + t.sum((1, 2)) + 1)
print(dice)
pred = y.argmax(1)
iou = ((pred & t).sum().float() / (pred | t).sum()).item()
print(f'{iou:.4f}', pred.dtype)
print(net.c2)
