# row: `float16`, `bfloat16`, complex tensors and what makes them (`torch.polar`)
import torch
torch.zeros(2, dtype=torch.float16)
