import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader, WeightedRandomSampler, ConcatDataset, Subset


class Squares(Dataset):
    def __init__(self, n, transform=None):
        self.x = torch.linspace(-1, 1, n).unsqueeze(1)
        self.transform = transform

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        x = self.x[i]
        return {'x': self.transform(x) if self.transform else x, 'y': x ** 2, 'id': i, 'name': f's{i}'}


def collate(batch):
    return torch.stack([b['x'] for b in batch]), torch.stack([b['y'] for b in batch]), [b['name'] for b in batch]


torch.manual_seed(0)
ds = Squares(10)
batch = next(iter(DataLoader(ds, batch_size=3)))
print({k: (v if not isinstance(v, torch.Tensor) else tuple(v.shape)) for k, v in batch.items()})
for x, y, names in DataLoader(Subset(ds, [0, 5, 9]), batch_size=2, collate_fn=collate):
    print(x.squeeze(1), y.squeeze(1), names)
sampler = WeightedRandomSampler(torch.arange(1, 11).float(), 6, replacement=False)
print([b['id'].tolist() for b in DataLoader(ds, batch_size=4, sampler=sampler)])
print(len(ConcatDataset([ds, ds])), ConcatDataset([ds, ds])[13]['id'])
model = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.05)
ema = {k: v.clone() for k, v in model.state_dict().items()}
acc = 3
for epoch in range(6):
    opt.zero_grad()
    for i, b in enumerate(DataLoader(ds, batch_size=2, shuffle=True)):
        loss = nn.functional.mse_loss(model(b['x']), b['y']) / acc
        loss.backward()
        if (i + 1) % acc == 0:
            opt.step()
            opt.zero_grad()
            with torch.no_grad():
                for k, v in model.state_dict().items():
                    ema[k].mul_(0.9).add_(v, alpha=0.1)
    print(epoch, f'{loss.item() * acc:.5f}')
print(ema['2.bias'], [tuple(g.shape) for g in torch.autograd.grad(model(ds.x).sum(), list(model.parameters()))])
l2 = sum(p.pow(2).sum() for p in model.parameters())
print(f'{l2.item():.4f}', isinstance(l2, torch.Tensor))
