"""Network architectures of torchvision, with the same names, shapes and starting values; trained weights are not available."""

_places = {
    'alexnet': 'AlexNet alexnet',
    'vgg': 'VGG vgg11 vgg11_bn vgg13 vgg13_bn vgg16 vgg16_bn vgg19 vgg19_bn',
    'resnet': 'ResNet resnet18 resnet34 resnet50 resnet101 resnet152 wide_resnet50_2 resnext50_32x4d',
}
_module_of = {name: module for module, names in _places.items() for name in names.split()}
_weights = ('AlexNet_Weights', 'VGG11_Weights', 'VGG11_BN_Weights', 'VGG13_Weights', 'VGG13_BN_Weights', 'VGG16_Weights', 'VGG16_BN_Weights',
            'VGG19_Weights', 'VGG19_BN_Weights', 'ResNet18_Weights', 'ResNet34_Weights', 'ResNet50_Weights', 'ResNet101_Weights', 'ResNet152_Weights')
_elsewhere = ('squeezenet1_0', 'squeezenet1_1', 'densenet121', 'densenet161', 'densenet169', 'densenet201', 'googlenet', 'inception_v3', 'mobilenet_v2',
              'mobilenet_v3_small', 'mobilenet_v3_large', 'shufflenet_v2_x1_0', 'mnasnet1_0', 'efficientnet_b0', 'convnext_tiny', 'vit_b_16', 'swin_t',
              'resnext101_32x8d', 'wide_resnet101_2', 'regnet_y_400mf', 'segmentation', 'detection', 'video', 'quantization')


def refuse_weights(weights, keywords):
    """Raises when trained weights are asked for, by the present parameter or by the older one."""
    if keywords.pop('pretrained', False):
        weights = 'pretrained=True'
    if weights is not None:
        raise RuntimeError(f'The trained weights ({weights}) cannot be downloaded here; build the model with weights=None and train it')


def __getattr__(name):
    import importlib
    if name in _module_of:
        module = importlib.import_module(f'torchvision.models.{_module_of[name]}')
        value = getattr(module, name)
        if module.__name__.endswith('alexnet'):
            # The function has the name of its module and hides it, as in torchvision.
            globals()['alexnet'] = module.alexnet
    elif name in ('vgg', 'resnet'):
        value = importlib.import_module(f'torchvision.models.{name}')
    elif name in _weights:
        raise ImportError(f'torchvision.models.{name} is not available: trained weights cannot be downloaded here; '
                          'build the model with weights=None and train it')
    elif name in _elsewhere:
        raise NotImplementedError(f'torchvision.models.{name} is not available here; there are alexnet, vgg11 to vgg19 and resnet18 to resnet152')
    else:
        raise AttributeError(f"module 'torchvision.models' has no attribute '{name}'")
    globals()[name] = value
    return value


def list_models(module=None, include=None, exclude=None):
    return sorted(name for name in _module_of if name[0].islower())


def get_model(name, **config):
    if name not in _module_of or not name[0].islower():
        raise ValueError(f'Unknown model {name}')
    return __getattr__(name)(**config)
