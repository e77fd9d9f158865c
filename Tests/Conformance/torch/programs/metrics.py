import torch

torch.manual_seed(0)
logits = torch.randn(12, 3)
y = torch.randint(0, 3, (12,))
pred = logits.argmax(1)
cm = torch.zeros(3, 3, dtype=torch.int64)
for t, p in zip(y, pred):
    cm[t, p] += 1
print(cm, cm.trace(), cm.diag())
print(torch.bincount(y * 3 + pred, minlength=9).view(3, 3))
tp = cm.diag().float()
precision, recall = tp / cm.sum(0).clamp(min=1), tp / cm.sum(1)
f1 = 2 * precision * recall / (precision + recall).clamp_min(1e-9)
print(precision, recall, f1, sep='\n')
topk = logits.topk(2, dim=1).indices
print((topk == y[:, None]).any(1).float().mean())
probs = logits.softmax(1)
print(torch.nn.functional.one_hot(y, 3).float().sub(probs).pow(2).mean())
print(-(probs * probs.log()).sum(1).mean(), probs.max(1))
order = probs[:, 0].argsort(descending=True)
hits = (y == 0)[order].float()
print(hits.cumsum(0) / torch.arange(1, 13))
print(f'accuracy {(pred == y).float().mean().item():.2%}', (pred == y).sum().item(), '/', len(y))
print(torch.corrcoef(logits.T), torch.cov(logits.T).shape)
print(torch.stack([logits.mean(0), logits.std(0), logits.median(0).values, logits.quantile(0.9, dim=0)]))
print(torch.histc(logits, 4, -2, 2), torch.unique(y, return_counts=True))
