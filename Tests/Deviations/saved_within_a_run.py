# row: `torch.save` and `torch.load`
import torch
torch.save({"w": torch.ones(2)}, "w.pt")
print(torch.load("w.pt"))
