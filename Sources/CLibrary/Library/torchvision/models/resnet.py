import torch
from torch import nn
from torchvision.models import refuse_weights


def _convolution(size, inputs, outputs, stride=1, groups=1, dilation=1):
    """A convolution without bias whose padding keeps height and width, apart from the stride."""
    return nn.Conv2d(inputs, outputs, size, stride, padding=size // 2 * dilation, dilation=dilation, groups=groups, bias=False)


def conv3x3(in_planes, out_planes, stride=1, groups=1, dilation=1):
    return _convolution(3, in_planes, out_planes, stride, groups, dilation)


def conv1x1(in_planes, out_planes, stride=1):
    return _convolution(1, in_planes, out_planes, stride)


class _Residual(nn.Module):
    """Convolutions, each with a norm, beside an identity (He et al., 2015, figure 5); they are called conv1, bn1, conv2, bn2 …"""

    def _build(self, shapes, relu_after, norm_layer, downsample, stride):
        """`shapes`: for each convolution the arguments of `_convolution`; the activation is filed after that many of them."""
        for number, shape in enumerate(shapes, 1):
            setattr(self, f'conv{number}', _convolution(*shape))
            setattr(self, f'bn{number}', (norm_layer or nn.BatchNorm2d)(shape[2]))
            if number == relu_after:
                self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample
        self.stride = stride
        self._depth = len(shapes)

    @property
    def last_norm(self):
        return getattr(self, f'bn{self._depth}')

    def forward(self, x):
        beside = x if self.downsample is None else self.downsample
        out = x
        for number in range(1, self._depth + 1):
            out = getattr(self, f'bn{number}')(getattr(self, f'conv{number}')(out))
            if number < self._depth:
                out = self.relu(out)
        out += beside if beside is x else beside(x)
        return self.relu(out)


class BasicBlock(_Residual):
    """Two 3 × 3 convolutions beside an identity."""
    expansion = 1

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1, norm_layer=None):
        super().__init__()
        if (groups, base_width) != (1, 64):
            raise ValueError('BasicBlock only supports groups=1 and base_width=64')
        if dilation > 1:
            raise NotImplementedError('Dilation > 1 not supported in BasicBlock')
        self._build([(3, inplanes, planes, stride), (3, planes, planes)], 1, norm_layer, downsample, stride)


class Bottleneck(_Residual):
    """1 × 1, 3 × 3 (with the stride) and 1 × 1 convolution beside an identity."""
    expansion = 4

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1, norm_layer=None):
        super().__init__()
        inner, outer = groups * int(base_width / 64.0 * planes), planes * self.expansion
        self._build([(1, inplanes, inner), (3, inner, inner, stride, groups, dilation), (1, inner, outer)], 3, norm_layer, downsample, stride)


class ResNet(nn.Module):
    """A stem, four stages of residual blocks, one dense layer."""

    def __init__(self, block, layers, num_classes=1000, zero_init_residual=False, groups=1, width_per_group=64, replace_stride_with_dilation=None,
                 norm_layer=None):
        super().__init__()
        self._norm_layer = norm_layer = norm_layer or nn.BatchNorm2d
        self.inplanes = 64
        self.dilation = 1
        dilated = replace_stride_with_dilation or [False] * 3
        if len(dilated) != 3:
            raise ValueError(f'replace_stride_with_dilation should be None or a 3-element tuple, got {dilated}')
        self.groups = groups
        self.base_width = width_per_group
        self.conv1 = nn.Conv2d(3, 64, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = norm_layer(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        # the four stages of table 1 of the paper; each but the first halves height and width, or dilates instead
        for stage, (blocks, dilate) in enumerate(zip(layers, [False, *dilated])):
            setattr(self, f'layer{stage + 1}', self._stage(block, 64 * 2 ** stage, blocks, 1 if stage == 0 else 2, dilate))
        self.avgpool = nn.AdaptiveAvgPool2d(output_size=(1, 1))
        self.fc = nn.Linear(self.inplanes, num_classes)
        for layer in self.modules():
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight, 0, 'fan_out', 'relu')
            elif isinstance(layer, (nn.BatchNorm2d, nn.GroupNorm)):
                nn.init.ones_(layer.weight)
                nn.init.zeros_(layer.bias)
        if zero_init_residual:
            for layer in self.modules():
                if isinstance(layer, _Residual) and layer.last_norm.weight is not None:
                    nn.init.zeros_(layer.last_norm.weight)

    def _stage(self, block, planes, count, stride, dilate):
        before, width = self.dilation, planes * block.expansion
        if dilate:
            self.dilation, stride = before * stride, 1
        shared = dict(groups=self.groups, base_width=self.base_width, norm_layer=self._norm_layer)
        changes = stride > 1 or width != self.inplanes
        beside = nn.Sequential(conv1x1(self.inplanes, width, stride), self._norm_layer(width)) if changes else None
        first = block(self.inplanes, planes, stride, beside, dilation=before, **shared)
        self.inplanes = width
        return nn.Sequential(first, *(block(width, planes, dilation=self.dilation, **shared) for _ in range(count - 1)))

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.avgpool(x), 1))


def _built(block, layers, weights, kwargs):
    refuse_weights(weights, kwargs)
    return ResNet(block, layers, **kwargs)


def resnet18(*, weights=None, progress=True, **kwargs):
    return _built(BasicBlock, [2, 2, 2, 2], weights, kwargs)


def resnet34(*, weights=None, progress=True, **kwargs):
    return _built(BasicBlock, [3, 4, 6, 3], weights, kwargs)


def resnet50(*, weights=None, progress=True, **kwargs):
    return _built(Bottleneck, [3, 4, 6, 3], weights, kwargs)


def resnet101(*, weights=None, progress=True, **kwargs):
    return _built(Bottleneck, [3, 4, 23, 3], weights, kwargs)


def resnet152(*, weights=None, progress=True, **kwargs):
    return _built(Bottleneck, [3, 8, 36, 3], weights, kwargs)


def resnext50_32x4d(*, weights=None, progress=True, **kwargs):
    return _built(Bottleneck, [3, 4, 6, 3], weights, {'groups': 32, 'width_per_group': 4, **kwargs})


def wide_resnet50_2(*, weights=None, progress=True, **kwargs):
    return _built(Bottleneck, [3, 4, 6, 3], weights, {'width_per_group': 128, **kwargs})
