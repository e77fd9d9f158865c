import torch, math
import torch.nn as nn
import torch.nn.functional as F

line = 0

def t(*parts):
    """Prints each value, or the kind and the first line of its error."""
    global line
    line += 1
    for part in parts:
        try:
            print(line, part())
        except Exception as e:
            print(line, type(e).__name__ + ":", str(e).split("\n")[0])

torch.manual_seed(0)
A = torch.tensor([[4., 1.], [2., 3.]]); S = torch.tensor([[2., 1.], [1., 2.]]); b = torch.tensor([1., 2.]); B3 = torch.stack([A, S])
t(lambda: torch.linalg.det(A), lambda: torch.det(S), lambda: A.det(), lambda: torch.linalg.slogdet(A), lambda: torch.logdet(A), lambda: torch.linalg.det(B3), lambda: A.slogdet())
t(lambda: torch.linalg.det(torch.ones(2, 3)))
t(lambda: torch.linalg.det(torch.ones(3)))
t(lambda: torch.linalg.inv(torch.zeros(2, 2)))
t(lambda: torch.linalg.inv(torch.ones(2, 3)))
t(lambda: torch.linalg.solve(A, b), lambda: torch.linalg.solve(A, S), lambda: torch.linalg.solve(B3, torch.ones(2, 2, 1)))
t(lambda: torch.linalg.solve(torch.zeros(2, 2), b))
t(lambda: torch.linalg.solve(A, torch.ones(3)))
t(lambda: torch.linalg.lstsq(torch.tensor([[1., 1], [1, 2], [1, 3]]), torch.tensor([[1.], [2], [2]])).solution, lambda: torch.linalg.lstsq(torch.tensor([[1., 1], [1, 2], [1, 3]]), torch.tensor([[1.], [2], [2]])).residuals)
t(lambda: torch.linalg.cholesky(-S))
t(lambda: torch.linalg.qr(A), lambda: torch.linalg.qr(torch.ones(3, 2), mode="r"), lambda: torch.qr(A))
t(lambda: torch.linalg.eigh(S).eigenvalues, lambda: torch.linalg.eigvalsh(S), lambda: torch.linalg.eigvalsh(torch.diag(torch.tensor([3., 1., 2.]))))
t(lambda: torch.linalg.lu(A), lambda: torch.linalg.lu_factor(A), lambda: torch.lu_solve(b[:, None], *torch.linalg.lu_factor(A)), lambda: torch.linalg.solve_triangular(torch.tril(A), b[:, None], upper=False), lambda: torch.triangular_solve(b[:, None], torch.triu(A)))
t(lambda: torch.linalg.inv(torch.tensor([[1, 2], [3, 4]])))
t(lambda: torch.fft.fft(torch.tensor([1., 2., 3., 4.])), lambda: torch.fft.ifft(torch.fft.fft(torch.tensor([1., 2.]))), lambda: torch.fft.rfft(torch.tensor([1., 2., 3.])), lambda: torch.fft.irfft(torch.fft.rfft(torch.tensor([1., 2., 3., 4.]))), lambda: torch.fft.fftfreq(4), lambda: torch.fft.rfftfreq(4, d=0.5), lambda: torch.fft.fftshift(torch.arange(4)), lambda: torch.fft.fft2(A), lambda: torch.fft.rfft2(A), lambda: torch.fft.fftn(A).shape, lambda: torch.fft.fft(torch.tensor([1., 2.]), n=4, norm="ortho"), lambda: torch.fft.ifftshift(torch.arange(5)), lambda: torch.fft.hfft(torch.tensor([1., 2., 3.])))
t(lambda: torch.imag(A))
t(lambda: torch.tensor([1j]) > 0)
