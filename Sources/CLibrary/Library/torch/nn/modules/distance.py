"""How alike pairs of vectors are."""
from torch.nn import functional as F
from torch.nn.modules.layer import Layer


class CosineSimilarity(Layer):
    """x₁·x₂ / (|x₁| |x₂|) along `dim`."""

    def __init__(self, dim=1, eps=1e-8):
        super().__init__(dim=dim, eps=eps)

    def forward(self, x1, x2):
        return F.cosine_similarity(x1, x2, self.dim, self.eps)


class PairwiseDistance(Layer):
    """‖x₁ − x₂ + ε‖ₚ along the last axis."""

    def __init__(self, p=2.0, eps=1e-6, keepdim=False):
        super().__init__(norm=p, eps=eps, keepdim=keepdim)

    def forward(self, x1, x2):
        return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)
