"""Windows of pictures as columns of a matrix."""
from torch.nn import functional as F
from torch.nn.modules.layer import Layer


class Unfold(Layer):
    """The windows of a picture as columns: (N, C, H, W) → (N, C·kh·kw, L)."""

    _shown = ('kernel_size', 'dilation', 'padding', 'stride')

    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__(kernel_size=kernel_size, dilation=dilation, padding=padding, stride=stride)

    def forward(self, input):
        return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)


class Fold(Layer):
    """Adds windows up to a picture: (N, C·kh·kw, L) → (N, C, H, W)."""

    _shown = ('output_size',) + Unfold._shown

    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__(output_size=output_size, kernel_size=kernel_size, dilation=dilation, padding=padding, stride=stride)

    def forward(self, input):
        return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)
