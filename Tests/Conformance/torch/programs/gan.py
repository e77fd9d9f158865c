import torch
from torch import nn, optim

torch.manual_seed(3)
G = nn.Sequential(nn.Linear(4, 16), nn.LeakyReLU(0.2), nn.BatchNorm1d(16), nn.Linear(16, 2))
D = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2, inplace=True), nn.Dropout(0.1), nn.Linear(16, 1))
og = optim.Adam(G.parameters(), lr=1e-2, betas=(0.5, 0.999))
od = optim.Adam(D.parameters(), lr=1e-2, betas=(0.5, 0.999))
bce = nn.BCEWithLogitsLoss()
real_data = torch.randn(64, 2) @ torch.tensor([[1.0, 0.3], [0.0, 0.5]]) + torch.tensor([1.0, -1.0])
for step in range(20):
    real = real_data[torch.randperm(64)[:16]]
    z = torch.randn(16, 4)
    fake = G(z)
    od.zero_grad()
    loss_d = bce(D(real), torch.ones(16, 1)) + bce(D(fake.detach()), torch.zeros(16, 1))
    loss_d.backward()
    od.step()
    og.zero_grad(set_to_none=True)
    loss_g = bce(D(fake), torch.ones(16, 1))
    loss_g.backward()
    og.step()
    if step % 5 == 4:
        print(f'{step + 1:3d} D {loss_d.item():.4f} G {loss_g.item():.4f}')
G.eval()
with torch.no_grad():
    print(G(torch.zeros(2, 4)))
print(G, D, sep='\n')
