import torch
from torchvision import models
from torchvision.utils import make_grid

torch.manual_seed(0)
model = models.resnet18(num_classes=10)
print(model)
print(sum(p.numel() for p in model.parameters()), torch.randint(0, 1000000, (1,)).item())
model.eval()
with torch.no_grad():
    print(model(torch.ones(1, 3, 64, 64)))
for name in ('resnet34', 'resnet50'):
    torch.manual_seed(0)
    model = getattr(models, name)(weights=None, num_classes=3)
    print(name, sum(p.numel() for p in model.parameters()), len(model.state_dict()), torch.randint(0, 1000000, (1,)).item())
x = torch.arange(11 * 20.).reshape(11, 1, 5, 4)
for options in [{}, {'nrow': 4, 'padding': 1, 'pad_value': .5}, {'normalize': True}]:
    grid = make_grid(x, **options)
    print(grid.shape, grid[0, 3])
