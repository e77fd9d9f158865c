# row: devices other than the CPU; `cuda.is_available()` is False
import torch
print(torch.cuda.is_available())
torch.zeros(2).to("cuda")
