import math
import torch
from torch import nn


class PositionalEncoding(nn.Module):
    def __init__(self, d_model, dropout=0.0, max_len=50):
        super().__init__()
        self.dropout = nn.Dropout(p=dropout)
        position = torch.arange(max_len).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
        pe = torch.zeros(max_len, 1, d_model)
        pe[:, 0, 0::2] = torch.sin(position * div_term)
        pe[:, 0, 1::2] = torch.cos(position * div_term)
        self.register_buffer('pe', pe)

    def forward(self, x):
        return self.dropout(x + self.pe[:x.size(0)])


class LM(nn.Module):
    def __init__(self, ntoken, d_model=8, nhead=2, nhid=16, nlayers=2):
        super().__init__()
        self.pos = PositionalEncoding(d_model)
        self.encoder = nn.Embedding(ntoken, d_model)
        layer = nn.TransformerEncoderLayer(d_model, nhead, nhid, dropout=0.0)
        self.transformer = nn.TransformerEncoder(layer, nlayers)
        self.decoder = nn.Linear(d_model, ntoken)
        self.d_model = d_model
        self.init_weights()

    def init_weights(self):
        r = 0.1
        self.encoder.weight.data.uniform_(-r, r)
        self.decoder.bias.data.zero_()
        self.decoder.weight.data.uniform_(-r, r)

    def forward(self, src, mask=None):
        x = self.pos(self.encoder(src) * math.sqrt(self.d_model))
        return self.decoder(self.transformer(x, mask))


torch.manual_seed(1)
text = 'hello transformer world '
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
data = torch.tensor([stoi[c] for c in text])
model = LM(len(chars))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 5, gamma=0.5)
src, tgt = data[:-1].unsqueeze(1), data[1:]
mask = nn.Transformer.generate_square_subsequent_mask(len(src))
print(mask[:3, :3])
for epoch in range(10):
    model.train()
    out = model(src, mask)
    loss = criterion(out.view(-1, len(chars)), tgt)
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 0.5)
    optimizer.step()
    scheduler.step()
    if epoch % 3 == 0:
        print(f'{epoch} loss {loss.item():.4f} ppl {math.exp(loss.item()):.3f} norm {norm:.3f} lr {scheduler.get_last_lr()[0]}')
print(sum(p.numel() for p in model.parameters()))
print(model.transformer.layers[0])
