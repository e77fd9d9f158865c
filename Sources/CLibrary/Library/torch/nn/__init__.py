"""Neural network layers.  A layer's module is read when its name is first used."""
from torch.nn.parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter
from torch.nn.modules.module import Module

_places = {
    'linear': 'Identity Linear LazyLinear Bilinear',
    'conv': 'Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d '
            'LazyConvTranspose2d LazyConvTranspose3d',
    'pooling': 'MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d AvgPool1d AvgPool2d AvgPool3d LPPool1d LPPool2d LPPool3d FractionalMaxPool2d '
               'AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d',
    'activation': 'ReLU ReLU6 SELU SiLU Mish Hardswish Hardsigmoid ELU CELU LeakyReLU RReLU PReLU Sigmoid Tanh LogSigmoid Softsign Tanhshrink '
                  'Softplus Hardtanh Hardshrink Softshrink Threshold GELU GLU Softmax Softmin LogSoftmax Softmax2d',
    'attention': 'MultiheadAttention',
    'batchnorm': 'BatchNorm1d BatchNorm2d BatchNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d SyncBatchNorm',
    'instancenorm': 'InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d',
    'normalization': 'LayerNorm RMSNorm GroupNorm LocalResponseNorm',
    'dropout': 'Dropout Dropout1d Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout',
    'flatten': 'Flatten Unflatten',
    'padding': 'ConstantPad1d ConstantPad2d ConstantPad3d ZeroPad1d ZeroPad2d ZeroPad3d ReflectionPad1d ReflectionPad2d ReflectionPad3d '
               'ReplicationPad1d ReplicationPad2d ReplicationPad3d CircularPad1d CircularPad2d CircularPad3d',
    'upsampling': 'Upsample UpsamplingNearest2d UpsamplingBilinear2d',
    'pixelshuffle': 'PixelShuffle PixelUnshuffle',
    'channelshuffle': 'ChannelShuffle',
    'fold': 'Unfold Fold',
    'distance': 'CosineSimilarity PairwiseDistance',
    'container': 'Sequential ModuleList ModuleDict ParameterList ParameterDict',
    'loss': 'L1Loss MSELoss SmoothL1Loss HuberLoss NLLLoss CrossEntropyLoss BCELoss BCEWithLogitsLoss KLDivLoss PoissonNLLLoss GaussianNLLLoss '
            'SoftMarginLoss HingeEmbeddingLoss MarginRankingLoss CosineEmbeddingLoss TripletMarginLoss MultiMarginLoss MultiLabelMarginLoss '
            'MultiLabelSoftMarginLoss CTCLoss TripletMarginWithDistanceLoss NLLLoss2d',
    'sparse': 'Embedding EmbeddingBag',
    'adaptive': 'AdaptiveLogSoftmaxWithLoss',
    'parallel': 'DataParallel',
    'rnn': 'RNNBase RNN LSTM GRU RNNCellBase RNNCell LSTMCell GRUCell',
    'transformer': 'Transformer TransformerEncoder TransformerEncoderLayer TransformerDecoder TransformerDecoderLayer',
}
_module_of = {name: module for module, names in _places.items() for name in names.split()}


def __getattr__(name):
    import importlib
    if name in _module_of:
        value = getattr(importlib.import_module('torch.nn.modules.' + _module_of[name]), name)
    elif name in ('functional', 'init', 'utils', 'modules', 'parameter'):
        value = importlib.import_module('torch.nn.' + name)
    else:
        raise AttributeError(f"module 'torch.nn' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return sorted(list(_module_of) + ['Module', 'Parameter', 'Buffer', 'functional', 'init', 'utils', 'modules', 'parameter'])
