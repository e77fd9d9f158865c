import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
X = torch.randn(60, 3, 8, 8)
y = (X.mean((1, 2, 3)) > 0).long()
train, val = random_split(TensorDataset(X, y), [48, 12], generator=torch.Generator().manual_seed(1))
loaders = {'train': DataLoader(train, 16, shuffle=True), 'val': DataLoader(val, 12)}
backbone = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten())
for p in backbone.parameters():
    p.requires_grad = False
model = nn.Sequential(backbone, nn.Linear(16, 2))
print([n for n, p in model.named_parameters() if p.requires_grad])
optimizer = torch.optim.AdamW(filter(lambda p: p.requires_grad, model.parameters()), lr=0.05, weight_decay=0.01)
sched = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode='max', factor=0.1, patience=1)
best, best_wts = 0.0, copy.deepcopy(model.state_dict())
for epoch in range(5):
    for phase in ('train', 'val'):
        model.train(phase == 'train')
        total, correct = 0.0, 0
        for xb, yb in loaders[phase]:
            optimizer.zero_grad()
            with torch.set_grad_enabled(phase == 'train'):
                out = model(xb)
                _, preds = torch.max(out, 1)
                loss = nn.functional.cross_entropy(out, yb)
                if phase == 'train':
                    loss.backward()
                    optimizer.step()
            total += loss.item() * xb.size(0)
            correct += torch.sum(preds == yb.data)
        n = len(loaders[phase].dataset)
        acc = correct.double() / n
        print(f'{epoch} {phase} Loss: {total / n:.4f} Acc: {acc:.4f}')
        if phase == 'val':
            sched.step(acc)
            if acc > best:
                best, best_wts = acc, copy.deepcopy(model.state_dict())
model.load_state_dict(best_wts)
print(f'Best val Acc: {best:4f}', optimizer.param_groups[0]['lr'])
for child in model.children():
    print(type(child).__name__, any(p.requires_grad for p in child.parameters()))
