import torch
import torch.nn as nn
import torch.nn.functional as F
import torchsummary
from torchinfo import summary


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10, 8)
        self.lstm = nn.LSTM(8, 6, 2, bidirectional=True)
        self.gru = nn.GRU(12, 5, batch_first=True)
        self.layers = nn.ModuleList([nn.Linear(5, 5) for _ in range(3)])
        self.scale = nn.Parameter(torch.ones(3))
        self.parts = nn.ModuleDict({'a': nn.Linear(5, 5), 'b': nn.Sequential(nn.Linear(5, 4), nn.Dropout())})

    def forward(self, x):
        y, _ = self.lstm(self.embedding(x))
        y, h = self.gru(y)
        for layer in self.layers:
            y = F.relu(layer(y))
        y = self.layers[0](self.parts['a'](y))
        return {'o': self.parts['b'](y), 'h': h}


class Deep(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.norm = nn.BatchNorm2d(4)
        self.inner = nn.Sequential(nn.Sequential(nn.Sequential(nn.Conv2d(4, 4, 1), nn.Sequential(nn.ReLU(), nn.Conv1d(4, 4, 1)))), nn.Flatten())
        self.conv.weight.requires_grad = False

    def forward(self, x, scale=1.):
        x = self.norm(self.conv(x)) * scale
        x = self.inner[0][0][0](x)
        return self.inner[1](self.inner[0][0][1][1](x.flatten(2)))


columns = ('input_size', 'output_size', 'num_params', 'params_percent', 'kernel_size', 'mult_adds', 'trainable')
for options in [{}, {'col_names': columns, 'col_width': 18}, {'depth': 1}, {'depth': 2, 'row_settings': ('var_names', 'depth')}, {'verbose': 2},
                {'row_settings': ('ascii_only', 'depth', 'hide_recursive_layers'), 'depth': 5}]:
    summary(Recurrent(), input_size=(3, 4), dtypes=[torch.long], **options)
    summary(Deep(), (3, 8, 8), batch_dim=0, scale=2., **options)
    summary(nn.TransformerEncoderLayer(16, 4, 32, batch_first=True), (2, 5, 16), **options)
    shared = nn.Linear(4, 4)
    summary(nn.Sequential(shared, nn.ReLU(), shared, nn.Sequential(shared)), (1, 4), **options)
stats = summary(Deep(), (2, 3, 8, 8), verbose=0)
print(stats.total_params, stats.trainable_params, stats.total_mult_adds, stats.total_input, stats.total_output_bytes, stats.total_param_bytes, stats.summary_list)
for wrong in [lambda: summary(Deep(), (0, 2)), lambda: summary(Deep(), 3), lambda: summary(Deep(), (1, 2), col_width=0),
              lambda: summary(nn.Sequential(nn.Linear(2, 3), nn.Linear(2, 3)), (1, 2))]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
torchsummary.summary(Deep(), (3, 8, 8))
