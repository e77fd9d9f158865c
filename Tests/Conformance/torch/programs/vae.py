import torch
from torch import nn
import torch.nn.functional as F


class VAE(nn.Module):
    def __init__(self, d=8, h=16, z=2):
        super().__init__()
        self.enc = nn.Linear(d, h)
        self.mu, self.logvar = nn.Linear(h, z), nn.Linear(h, z)
        self.dec = nn.Sequential(nn.Linear(z, h), nn.ReLU(), nn.Linear(h, d), nn.Sigmoid())

    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        return mu + std * torch.randn_like(std)

    def forward(self, x):
        h = F.relu(self.enc(x))
        mu, logvar = self.mu(h), self.logvar(h)
        return self.dec(self.reparameterize(mu, logvar)), mu, logvar


torch.manual_seed(0)
x = (torch.rand(32, 8) > 0.5).float()
model = VAE()
opt = torch.optim.RMSprop(model.parameters(), lr=1e-2)
for epoch in range(1, 16):
    out, mu, logvar = model(x)
    bce = F.binary_cross_entropy(out, x, reduction='sum')
    kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    loss = bce + kld
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 5 == 0:
        print(f'epoch {epoch}: loss {loss.item() / len(x):.4f} bce {bce.item() / len(x):.3f} kld {kld.item() / len(x):.3f}')
print({k: tuple(v.shape) for k, v in model.state_dict().items()})
