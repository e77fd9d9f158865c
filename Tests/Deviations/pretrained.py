# row: pretrained weights
from torchvision import models
models.resnet18(pretrained=True)
