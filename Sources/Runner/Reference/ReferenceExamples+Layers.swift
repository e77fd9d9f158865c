extension ReferenceExamples {
    /// Examples of layers, their functions, optimisers and data.
    static let writtenLayers = #"""
torch.nn.Linear
layer = nn.Linear(4, 2)
print(layer, layer(torch.zeros(8, 4)).shape)

torch.nn.Conv2d
layer = nn.Conv2d(3, 16, kernel_size=3, padding=1)
print(layer(torch.zeros(8, 3, 32, 32)).shape)
print(sum(p.numel() for p in layer.parameters()), "parameters")

torch.nn.Conv1d
nn.Conv1d(2, 4, kernel_size=3)(torch.zeros(1, 2, 10)).shape

torch.nn.ConvTranspose2d
nn.ConvTranspose2d(16, 8, kernel_size=2, stride=2)(torch.zeros(1, 16, 7, 7)).shape

torch.nn.MaxPool2d
x = torch.arange(16.0).reshape(1, 1, 4, 4)
nn.MaxPool2d(2)(x)

torch.nn.MaxUnpool2d
x = torch.arange(16.0).reshape(1, 1, 4, 4)
pooled, places = nn.MaxPool2d(2, return_indices=True)(x)
nn.MaxUnpool2d(2)(pooled, places)

torch.nn.AvgPool2d
x = torch.arange(16.0).reshape(1, 1, 4, 4)
nn.AvgPool2d(2)(x)

torch.nn.AdaptiveAvgPool2d
nn.AdaptiveAvgPool2d(1)(torch.zeros(8, 64, 7, 5)).shape

torch.nn.Flatten
nn.Flatten()(torch.zeros(8, 16, 3, 3)).shape

torch.nn.Sequential
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
print(net)

torch.nn.Module
class Twice(nn.Module):
    def forward(self, x):
        return 2 * x
print(Twice()(torch.ones(2)))

torch.nn.Parameter
nn.Parameter(torch.zeros(2))

torch.nn.ReLU
nn.ReLU()(torch.tensor([-1.0, 0.0, 2.0]))

torch.nn.Sigmoid
nn.Sigmoid()(torch.tensor([-1.0, 0.0, 1.0]))

torch.nn.Tanh
nn.Tanh()(torch.tensor([-1.0, 0.0, 1.0]))

torch.nn.GELU
nn.GELU()(torch.tensor([-1.0, 0.0, 1.0]))

torch.nn.LeakyReLU
nn.LeakyReLU(0.1)(torch.tensor([-1.0, 2.0]))

torch.nn.Softmax
nn.Softmax(dim=1)(torch.tensor([[1.0, 2.0, 3.0]]))

torch.nn.BatchNorm2d
norm = nn.BatchNorm2d(3)
y = norm(torch.randn(8, 3, 4, 4) * 5 + 2)
print(y.shape, abs(y.mean().item()) < 1e-5)

torch.nn.LayerNorm
nn.LayerNorm(4)(torch.tensor([[1.0, 2.0, 3.0, 4.0]]))

torch.nn.Dropout
layer = nn.Dropout(0.5).eval()
layer(torch.ones(4))

torch.nn.Embedding
nn.Embedding(10, 3)(torch.tensor([1, 2, 5])).shape

torch.nn.RNN
outputs, state = nn.RNN(5, 7, batch_first=True)(torch.zeros(2, 9, 5))
print(outputs.shape, state.shape)

torch.nn.GRU
outputs, state = nn.GRU(5, 7, batch_first=True)(torch.zeros(2, 9, 5))
print(outputs.shape, state.shape)

torch.nn.LSTM
outputs, (h, c) = nn.LSTM(5, 7, num_layers=2, batch_first=True)(torch.zeros(2, 9, 5))
print(outputs.shape, h.shape, c.shape)

torch.nn.LSTMCell
h, c = nn.LSTMCell(5, 7)(torch.zeros(2, 5))
print(h.shape, c.shape)

torch.nn.MultiheadAttention
attention = nn.MultiheadAttention(8, num_heads=2, batch_first=True)
x = torch.zeros(1, 5, 8)
output, weights = attention(x, x, x)
print(output.shape, weights.shape)

torch.nn.CrossEntropyLoss
scores = torch.tensor([[2.0, 0.5, 0.1]])
nn.CrossEntropyLoss()(scores, torch.tensor([0]))

torch.nn.MSELoss
nn.MSELoss()(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 4.0]))

torch.nn.BCEWithLogitsLoss
nn.BCEWithLogitsLoss()(torch.tensor([0.0, 2.0]), torch.tensor([0.0, 1.0]))

torch.nn.L1Loss
nn.L1Loss()(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 4.0]))

torch.nn.NLLLoss
nn.NLLLoss()(torch.tensor([[-0.1, -2.4]]), torch.tensor([0]))

torch.nn.Upsample
nn.Upsample(scale_factor=2)(torch.tensor([[[[1.0, 2.0]]]]))

torch.nn.functional.conv2d
X = torch.arange(9.0).reshape(1, 1, 3, 3)
K = torch.arange(4.0).reshape(1, 1, 2, 2)
F.conv2d(X, K)

torch.nn.functional.conv1d
F.conv1d(torch.arange(5.0).reshape(1, 1, 5), torch.ones(1, 1, 3))

torch.nn.functional.max_pool2d
F.max_pool2d(torch.arange(16.0).reshape(1, 1, 4, 4), 2)

torch.nn.functional.avg_pool2d
F.avg_pool2d(torch.arange(16.0).reshape(1, 1, 4, 4), 2)

torch.nn.functional.relu
F.relu(torch.tensor([-1.0, 2.0]))

torch.nn.functional.linear
F.linear(torch.ones(1, 2), torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.tensor([0.5, 0.5]))

torch.nn.functional.cross_entropy
F.cross_entropy(torch.tensor([[2.0, 0.5, 0.1]]), torch.tensor([0]))

torch.nn.functional.mse_loss
F.mse_loss(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 4.0]))

torch.nn.functional.softmax
F.softmax(torch.tensor([[1.0, 2.0, 3.0]]), dim=1)

torch.nn.functional.one_hot
F.one_hot(torch.tensor([0, 2, 1]), num_classes=3)

torch.nn.functional.pad
F.pad(torch.ones(1, 2), (1, 2))

torch.nn.functional.unfold
F.unfold(torch.arange(9.0).reshape(1, 1, 3, 3), kernel_size=2)

torch.nn.functional.interpolate
F.interpolate(torch.tensor([[[[1.0, 2.0]]]]), scale_factor=2)

torch.nn.functional.dropout
F.dropout(torch.ones(4), p=0.5, training=False)

torch.nn.functional.scaled_dot_product_attention
q = torch.zeros(1, 3, 4)
F.scaled_dot_product_attention(q, q, q).shape

torch.nn.init.zeros_
w = torch.empty(2, 2)
nn.init.zeros_(w)

torch.nn.init.xavier_uniform_
torch.manual_seed(0)
nn.init.xavier_uniform_(torch.empty(2, 3))

torch.nn.init.kaiming_normal_
torch.manual_seed(0)
nn.init.kaiming_normal_(torch.empty(2, 3))

torch.nn.utils.clip_grad_norm_
w = torch.ones(4, requires_grad=True)
(10 * w).sum().backward()
before = nn.utils.clip_grad_norm_([w], max_norm=1.0)
print(before, w.grad)

torch.optim.SGD
w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
(w ** 2).backward()
optimizer.step()
w

torch.optim.Adam
w = torch.tensor(1.0, requires_grad=True)
optimizer = torch.optim.Adam([w], lr=0.1)
(w ** 2).backward()
optimizer.step()
w

torch.optim.lr_scheduler.StepLR
optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.1)
for epoch in range(4):
    print(epoch, scheduler.get_last_lr())
    optimizer.step()
    scheduler.step()

torch.utils.data.TensorDataset
data = torch.utils.data.TensorDataset(torch.arange(4), torch.arange(4) * 10)
data[2]

torch.utils.data.DataLoader
loader = torch.utils.data.DataLoader(torch.arange(5), batch_size=2)
for batch in loader:
    print(batch)

torch.utils.data.random_split
torch.manual_seed(0)
first, second = torch.utils.data.random_split(range(10), [8, 2])
print(len(first), list(second))

torchvision.transforms.Compose
from torchvision import transforms
t = transforms.Compose([transforms.Normalize((0.5,), (0.5,))])
t(torch.tensor([[[0.0, 1.0]]]))

torchinfo.summary
from torchinfo import summary
print(summary(nn.Sequential(nn.Linear(4, 2), nn.ReLU()), input_size=(1, 4)))

d2l.torch.corr2d
from d2l import torch as d2l
d2l.corr2d(torch.arange(9.0).reshape(3, 3), torch.ones(2, 2))
"""#
}
