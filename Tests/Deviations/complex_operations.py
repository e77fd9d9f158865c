# row: complex tensors outside arithmetic, parts, products, sums, `exp`, `log`, `sqrt` and Fourier transforms
import torch
z = torch.tensor([1 + 2j])
print((z * z).real)
z.floor()
