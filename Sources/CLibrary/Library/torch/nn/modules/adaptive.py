"""A softmax for many classes of which few are frequent (Grave et al., 2017)."""
from collections import namedtuple
import torch
from torch.nn import functional as F
from torch.nn.modules.container import ModuleList, Sequential
from torch.nn.modules.linear import Linear
from torch.nn.modules.module import Module

# The name is printed with the result.
_ASMoutput = namedtuple('_ASMoutput', 'output loss')


class AdaptiveLogSoftmaxWithLoss(Module):
    """Frequent classes have a score of their own, rare ones share one of their cluster's."""

    def __init__(self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None):
        super().__init__()
        cutoffs = list(cutoffs)
        if len(cutoffs) == 0:
            raise ValueError('cutoffs should be a sequence of length larger than 0')
        if cutoffs != sorted(set(cutoffs)) or min(cutoffs) <= 0 or max(cutoffs) > n_classes - 1 or any(int(c) != c for c in cutoffs):
            raise ValueError('cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where each value is between 1 and n_classes-1')
        self.in_features = in_features
        self.n_classes = n_classes
        self.cutoffs = cutoffs + [n_classes]
        self.div_value = div_value
        self.head_bias = head_bias
        self.shortlist_size, *rare = self.cutoffs
        self.n_clusters = len(rare)
        # the head: a score of each frequent class, and one of each cluster
        self.head_size = len(rare) + self.shortlist_size
        plain = dict(bias=False, device=device, dtype=dtype)
        self.head = Linear(in_features, self.head_size, **{**plain, 'bias': head_bias})
        self.tail = ModuleList()
        for power, (low, high) in enumerate(self._clusters(), 1):
            hidden = int(in_features // div_value ** power)
            self.tail.append(Sequential(Linear(in_features, hidden, **plain), Linear(hidden, high - low, **plain)))

    def _clusters(self):
        """(first, behind the last) class of each cluster."""
        return list(zip(self.cutoffs, self.cutoffs[1:]))

    def reset_parameters(self):
        self.head.reset_parameters()
        for cluster in self.tail:
            for layer in cluster:
                layer.reset_parameters()

    def forward(self, input_, target_):
        if input_.dim() != target_.dim() + 1:
            if target_.dim() not in (0, 1):
                raise RuntimeError('0D or 1D target tensor expected, multi-target not supported')
            raise RuntimeError('Input and target should have the same size in the batch dimension.')
        batched = target_.dim() > 0
        input = input_ if batched else input_.unsqueeze(0)
        target = target_ if batched else target_.unsqueeze(0)
        if bool((target < 0).any() or (target >= self.n_classes).any()):
            raise RuntimeError(f'Target values should be in [0, {self.n_classes - 1}], but values in range [{target.min().item()}, {target.max().item()}] were found. ')
        output = input.new_zeros(target.size(0))
        heads = target.clone()
        for i, (low, high) in enumerate(self._clusters()):
            rows = ((target >= low) & (target < high)).nonzero().squeeze(1)
            if rows.numel() == 0:
                continue
            scores = F.log_softmax(self.tail[i](input.index_select(0, rows)), dim=1)
            output = output.index_copy(0, rows, scores.gather(1, (target[rows] - low).unsqueeze(1)).squeeze(1))
            heads[rows] = self.shortlist_size + i
        head = F.log_softmax(self.head(input), dim=1)
        output = output + head.gather(1, heads.unsqueeze(1)).squeeze(1)
        loss = (-output).mean()
        return _ASMoutput(output if batched else output.squeeze(0), loss)

    def log_prob(self, input):
        """log p of a rare class = log p(its cluster) + log p(class | cluster)"""
        head = F.log_softmax(self.head(input), dim=1)
        table = head.new_empty(head.size(0), self.n_classes)
        table[:, :self.shortlist_size] = head[:, :self.shortlist_size]
        for column, (tail, (low, high)) in enumerate(zip(self.tail, self._clusters()), self.shortlist_size):
            table[:, low:high] = F.log_softmax(tail(input), dim=1) + head[:, column:column + 1]
        return table

    def predict(self, input):
        return torch.argmax(self.log_prob(input), dim=1)
