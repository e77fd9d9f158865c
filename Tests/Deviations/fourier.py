# row: Fourier transforms are products with matrices
import torch
x = torch.tensor([1.0, 2.0, 0.0, -1.0])
print(torch.fft.fft(x), torch.fft.ifft(torch.fft.fft(x)).real)
