import torch
from torch import nn
from torchvision.models import refuse_weights

# Channels of the convolutions in each of the five blocks; every block ends with a pooling.
cfgs = {
    11: ((64,), (128,), (256, 256), (512, 512), (512, 512)),
    13: ((64, 64), (128, 128), (256, 256), (512, 512), (512, 512)),
    16: ((64, 64), (128, 128), (256, 256, 256), (512, 512, 512), (512, 512, 512)),
    19: ((64, 64), (128, 128), (256, 256, 256, 256), (512, 512, 512, 512), (512, 512, 512, 512)),
}


class VGG(nn.Module):
    """3 × 3 convolutions and poolings (`features`), then three dense layers."""

    def __init__(self, features, num_classes=1000, init_weights=True, dropout=0.5):
        super().__init__()
        self.features = features
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(
            nn.Linear(512 * 7 * 7, 4096), nn.ReLU(True), nn.Dropout(p=dropout),
            nn.Linear(4096, 4096), nn.ReLU(True), nn.Dropout(p=dropout), nn.Linear(4096, num_classes))
        if init_weights:
            for layer in self.modules():
                if isinstance(layer, nn.Conv2d):
                    nn.init.kaiming_normal_(layer.weight, mode='fan_out', nonlinearity='relu')
                    if layer.bias is not None:
                        nn.init.constant_(layer.bias, 0)
                elif isinstance(layer, nn.BatchNorm2d):
                    nn.init.constant_(layer.weight, 1)
                    nn.init.constant_(layer.bias, 0)
                elif isinstance(layer, nn.Linear):
                    nn.init.normal_(layer.weight, 0, 0.01)
                    nn.init.constant_(layer.bias, 0)

    def forward(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


def _built(depth, normalised, weights, kwargs):
    refuse_weights(weights, kwargs)
    layers, channels = [], 3
    for block in cfgs[depth]:
        for width in block:
            layers.append(nn.Conv2d(channels, width, kernel_size=3, padding=1))
            if normalised:
                layers.append(nn.BatchNorm2d(width))
            layers.append(nn.ReLU(inplace=True))
            channels = width
        layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
    return VGG(nn.Sequential(*layers), **kwargs)


def vgg11(*, weights=None, progress=True, **kwargs):
    return _built(11, False, weights, kwargs)


def vgg11_bn(*, weights=None, progress=True, **kwargs):
    return _built(11, True, weights, kwargs)


def vgg13(*, weights=None, progress=True, **kwargs):
    return _built(13, False, weights, kwargs)


def vgg13_bn(*, weights=None, progress=True, **kwargs):
    return _built(13, True, weights, kwargs)


def vgg16(*, weights=None, progress=True, **kwargs):
    return _built(16, False, weights, kwargs)


def vgg16_bn(*, weights=None, progress=True, **kwargs):
    return _built(16, True, weights, kwargs)


def vgg19(*, weights=None, progress=True, **kwargs):
    return _built(19, False, weights, kwargs)


def vgg19_bn(*, weights=None, progress=True, **kwargs):
    return _built(19, True, weights, kwargs)
