"""Transformations of pictures; random ones draw from torch's generator as torchvision's do."""

_places = {
    'basic': 'Compose ToTensor PILToTensor ConvertImageDtype ToPILImage Normalize Resize CenterCrop Pad Lambda FiveCrop TenCrop Grayscale '
             'LinearTransformation GaussianBlur RandomApply RandomOrder RandomChoice',
    'randomized': 'RandomCrop RandomHorizontalFlip RandomVerticalFlip RandomResizedCrop ColorJitter RandomRotation RandomAffine RandomGrayscale '
                  'RandomErasing RandomInvert RandomPosterize RandomSolarize RandomAutocontrast RandomEqualize RandomAdjustSharpness',
}
_module_of = {name: module for module, names in _places.items() for name in names.split()}
__all__ = sorted(_module_of) + ['InterpolationMode']


def __getattr__(name):
    import importlib
    if name in _module_of:
        value = getattr(importlib.import_module('torchvision.transforms.' + _module_of[name]), name)
    elif name == 'InterpolationMode':
        value = importlib.import_module('torchvision.transforms.functional').InterpolationMode
    elif name in ('functional', 'transforms', 'v2'):
        value = importlib.import_module('torchvision.transforms.' + name)
    elif name in ('AutoAugment', 'AutoAugmentPolicy', 'RandAugment', 'TrivialAugmentWide', 'AugMix', 'ElasticTransform', 'RandomPerspective'):
        raise NotImplementedError(f'torchvision.transforms.{name} is not available here')
    else:
        raise AttributeError(f"module 'torchvision.transforms' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return __all__ + ['functional']
