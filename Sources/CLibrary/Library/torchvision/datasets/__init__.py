"""Data sets of pictures: read from the user's files where there are any, otherwise drawn."""

_places = {
    'mnist': 'MNIST FashionMNIST KMNIST',
    'cifar': 'CIFAR10 CIFAR100',
    'fake': 'FakeData',
    'vision': 'VisionDataset',
}
_module_of = {name: module for module, names in _places.items() for name in names.split()}
_elsewhere = ('ImageFolder', 'DatasetFolder', 'ImageNet', 'SVHN', 'STL10', 'EMNIST', 'QMNIST', 'USPS', 'CelebA', 'CocoDetection', 'CocoCaptions', 'LSUN',
              'Omniglot', 'VOCDetection', 'VOCSegmentation', 'Cityscapes', 'Places365', 'Caltech101', 'Caltech256', 'Food101', 'OxfordIIITPet',
              'Flowers102', 'GTSRB', 'DTD', 'EuroSAT', 'StanfordCars', 'Imagenette')


def __getattr__(name):
    import importlib
    if name in _module_of:
        value = getattr(importlib.import_module('torchvision.datasets.' + _module_of[name]), name)
    elif name in _elsewhere:
        reason = 'a lesson cannot read picture files' if name.endswith('Folder') else 'it has no built-in data'
        raise NotImplementedError(f'torchvision.datasets.{name} is not available here ({reason}); there are MNIST, FashionMNIST, CIFAR10, CIFAR100 and FakeData')
    elif name in ('mnist', 'cifar', 'vision', 'fakedata'):
        value = importlib.import_module('torchvision.datasets.' + ('fake' if name == 'fakedata' else name))
    else:
        raise AttributeError(f"module 'torchvision.datasets' has no attribute '{name}'")
    globals()[name] = value
    return value
