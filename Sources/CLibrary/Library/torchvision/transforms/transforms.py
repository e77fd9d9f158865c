"""The classes of torchvision.transforms under the name of their module in torchvision."""
from torchvision.transforms.basic import *
from torchvision.transforms.randomized import *
from torchvision.transforms.functional import InterpolationMode
