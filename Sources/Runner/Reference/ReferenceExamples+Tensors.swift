extension ReferenceExamples {
    /// Examples of operations on tensors.
    static let written = #"""
torch.tensor
torch.tensor([[1, 2, 3], [4, 5, 6]])

torch.arange
torch.arange(0, 10, 2)

torch.linspace
torch.linspace(0, 1, steps=5)

torch.zeros
torch.zeros(2, 3)

torch.ones
torch.ones(2, 3, dtype=torch.int64)

torch.full
torch.full((2, 2), 7.0)

torch.eye
torch.eye(3)

torch.rand
torch.manual_seed(0)
torch.rand(2, 2)

torch.randn
torch.manual_seed(0)
torch.randn(2, 2)

torch.randint
torch.manual_seed(0)
torch.randint(0, 10, (5,))

torch.randperm
torch.manual_seed(0)
torch.randperm(6)

torch.manual_seed
torch.manual_seed(0)
print(torch.rand(1).item())

torch.cat
a = torch.ones(2, 2)
torch.cat([a, 2 * a], dim=1)

torch.stack
a = torch.tensor([1, 2])
torch.stack([a, a + 10]).shape

torch.split
torch.arange(5).split(2)

torch.chunk
torch.arange(6).chunk(3)

torch.reshape
torch.reshape(torch.arange(6), (2, 3))

torch.transpose
torch.transpose(torch.zeros(2, 3), 0, 1).shape

torch.permute
image = torch.zeros(32, 24, 3)
torch.permute(image, (2, 0, 1)).shape

torch.squeeze
torch.squeeze(torch.zeros(1, 3, 1)).shape

torch.unsqueeze
torch.unsqueeze(torch.tensor([1, 2, 3]), 1)

torch.flatten
torch.flatten(torch.zeros(8, 16, 3, 3), start_dim=1).shape

torch.where
x = torch.tensor([-1.0, 2.0, -3.0])
torch.where(x > 0, x, 0.0)

torch.sum
x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
print(torch.sum(x), torch.sum(x, dim=0), torch.sum(x, dim=1, keepdim=True).shape)

torch.mean
x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
torch.mean(x, dim=1)

torch.std
torch.std(torch.tensor([1.0, 2.0, 3.0, 4.0]))

torch.var
torch.var(torch.tensor([1.0, 2.0, 3.0, 4.0]), correction=0)

torch.max
x = torch.tensor([[1.0, 5.0], [7.0, 2.0]])
torch.max(x, dim=1)

torch.min
torch.min(torch.tensor([3.0, 1.0, 2.0]))

torch.argmax
scores = torch.tensor([[0.1, 0.9], [0.8, 0.2]])
torch.argmax(scores, dim=1)

torch.sort
torch.sort(torch.tensor([3, 1, 2]), descending=True)

torch.topk
torch.topk(torch.tensor([1.0, 4.0, 2.0, 3.0]), 2)

torch.cumsum
torch.cumsum(torch.tensor([1, 2, 3, 4]), dim=0)

torch.prod
torch.prod(torch.tensor([1, 2, 3, 4]))

torch.clamp
torch.clamp(torch.tensor([-2.0, 0.5, 3.0]), min=0, max=1)

torch.matmul
A = torch.arange(6.0).reshape(2, 3)
torch.matmul(A, A.T)

torch.mm
A = torch.arange(6.0).reshape(2, 3)
torch.mm(A, A.t())

torch.bmm
torch.bmm(torch.zeros(10, 3, 4), torch.zeros(10, 4, 5)).shape

torch.dot
torch.dot(torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0]))

torch.mv
torch.mv(torch.eye(2), torch.tensor([3.0, 4.0]))

torch.einsum
A = torch.ones(2, 3)
B = torch.ones(3, 4)
torch.einsum("ik,kj->ij", A, B)

torch.outer
torch.outer(torch.tensor([1, 2]), torch.tensor([3, 4, 5]))

torch.equal
torch.equal(torch.tensor([1, 2]), torch.tensor([1, 2]))

torch.allclose
torch.allclose(torch.tensor([1.0]), torch.tensor([1.0 + 1e-9]))

torch.gather
x = torch.tensor([[1, 2], [3, 4]])
torch.gather(x, 1, torch.tensor([[0], [1]]))

torch.index_select
torch.index_select(torch.arange(6).reshape(3, 2), 0, torch.tensor([2, 0]))

torch.masked_select
x = torch.tensor([1, 2, 3, 4])
torch.masked_select(x, x > 2)

torch.nonzero
torch.nonzero(torch.tensor([0, 3, 0, 5]))

torch.unique
torch.unique(torch.tensor([3, 1, 3, 2]))

torch.bincount
torch.bincount(torch.tensor([0, 1, 1, 3]))

torch.flip
torch.flip(torch.arange(4), dims=(0,))

torch.roll
torch.roll(torch.arange(5), 2)

torch.tril
torch.tril(torch.ones(3, 3))

torch.triu
torch.triu(torch.ones(3, 3), diagonal=1)

torch.diag
torch.diag(torch.tensor([1, 2, 3]))

torch.meshgrid
rows, columns = torch.meshgrid(torch.arange(2), torch.arange(3), indexing="ij")
print(rows)
print(columns)

torch.norm
torch.norm(torch.tensor([3.0, 4.0]))

torch.softmax
torch.softmax(torch.tensor([1.0, 2.0, 3.0]), dim=0)

torch.from_numpy
import numpy as np
torch.from_numpy(np.array([1.0, 2.0]))

torch.no_grad
w = torch.tensor(2.0, requires_grad=True)
with torch.no_grad():
    print((w * 3).requires_grad)

torch.Tensor.backward
w = torch.tensor(3.0, requires_grad=True)
(w ** 2).backward()
w.grad

torch.Tensor.item
torch.tensor(2.5).item()

torch.Tensor.view
torch.arange(6).view(2, 3)

torch.Tensor.reshape
torch.arange(6).reshape(-1, 2)

torch.Tensor.expand
torch.tensor([[1], [2]]).expand(2, 3)

torch.Tensor.repeat
torch.tensor([1, 2]).repeat(2, 2)

torch.Tensor.size
torch.zeros(2, 3).size()

torch.Tensor.shape
torch.zeros(2, 3).shape

torch.Tensor.to
torch.tensor([1, 2]).to(torch.float32)

torch.Tensor.detach
w = torch.ones(2, requires_grad=True)
w.detach()

torch.Tensor.masked_fill
x = torch.tensor([1.0, 2.0, 3.0])
x.masked_fill(x > 1.5, float("-inf"))

torch.Tensor.fill_
torch.zeros(3).fill_(5)

torch.Tensor.add_
x = torch.ones(3)
x.add_(2)
x

torch.Tensor.unfold
torch.arange(6).unfold(0, 3, 1)

torch.Tensor.permute
torch.zeros(2, 3, 4).permute(2, 0, 1).shape

torch.Tensor.T
torch.arange(6).reshape(2, 3).T

torch.Tensor.grad
w = torch.tensor([1.0, 2.0], requires_grad=True)
(w * w).sum().backward()
w.grad

torch.Tensor.tolist
torch.tensor([[1, 2], [3, 4]]).tolist()

torch.linalg.solve
A = torch.tensor([[2.0, 0.0], [0.0, 4.0]])
torch.linalg.solve(A, torch.tensor([2.0, 8.0]))

torch.linalg.norm
torch.linalg.norm(torch.tensor([3.0, 4.0]))

torch.autograd.grad
x = torch.tensor(3.0, requires_grad=True)
torch.autograd.grad(x ** 3, x)

"""#
}
