"""Names of d2l.torch; the part that defines one is read when the name is first used."""

_places = {
    '_basics': 'plot set_figsize set_axes show_images use_svg_display Timer Accumulator Animator accuracy sgd linreg squared_loss synthetic_data load_array '
               'try_gpu try_all_gpus gpu cpu num_gpus evaluate_loss get_dataloader_workers add_to_class show_list_len_pair_hist show_heatmaps '
               'train_2d show_trace_2d annotate get_data_ch11 train_ch11 train_concise_ch11 update_D',
    '_vision': 'corr2d load_data_fashion_mnist get_fashion_mnist_labels evaluate_accuracy evaluate_accuracy_gpu train_epoch_ch3 train_ch3 predict_ch3 '
               'train_ch6 train_batch_ch13 train_ch13 Residual resnet18 bbox_to_rect box_corner_to_center box_center_to_corner init_cnn',
    '_sequence': 'Vocab tokenize count_corpus read_time_machine load_corpus_time_machine load_data_time_machine SeqDataLoader seq_data_iter_random '
                 'seq_data_iter_sequential RNNModelScratch RNNModel predict_ch8 grad_clipping train_epoch_ch8 train_ch8 Encoder Decoder EncoderDecoder '
                 'truncate_pad sequence_mask MaskedSoftmaxCELoss train_seq2seq Seq2SeqEncoder bleu preprocess_nmt tokenize_nmt build_array_nmt '
                 'read_data_nmt load_data_nmt predict_seq2seq',
    '_attention': 'masked_softmax AdditiveAttention DotProductAttention MultiHeadAttention AttentionDecoder PositionalEncoding transpose_qkv '
                  'transpose_output PositionWiseFFN AddNorm EncoderBlock TransformerEncoder TransformerEncoderBlock',
    '_objects': 'HyperParameters ProgressBoard Module DataModule Trainer SyntheticRegressionData LinearRegressionScratch LinearRegression SGD Classifier '
                'FashionMNIST SoftmaxRegression LeNet ResNeXtBlock MLPScratch cross_entropy softmax',
    '_recurrent': 'RNNScratch RNNLMScratch RNN RNNLM TimeMachine LSTMScratch GRU LSTM',
}
_module_of = {name: module for module, names in _places.items() for name in names.split()}

# Names of tensor functions that the book uses for every framework.
_functions = {
    'ones_like': 'ones_like', 'ones': 'ones', 'zeros_like': 'zeros_like', 'zeros': 'zeros', 'tensor': 'tensor', 'arange': 'arange', 'meshgrid': 'meshgrid',
    'sin': 'sin', 'sinh': 'sinh', 'cos': 'cos', 'cosh': 'cosh', 'tanh': 'tanh', 'linspace': 'linspace', 'exp': 'exp', 'log': 'log', 'normal': 'normal',
    'rand': 'rand', 'randn': 'randn', 'matmul': 'matmul', 'int32': 'int32', 'int64': 'int64', 'float32': 'float32', 'concat': 'cat', 'stack': 'stack',
    'abs': 'abs', 'eye': 'eye', 'sigmoid': 'sigmoid', 'batch_matmul': 'bmm', 'log2': 'log2', 'sign': 'sign', 'zeros_tensor': 'zeros',
}
_methods = {
    'size': 'numel', 'reshape': 'reshape', 'to': 'to', 'reduce_sum': 'sum', 'argmax': 'argmax', 'astype': 'type', 'transpose': 't', 'reduce_mean': 'mean',
    'expand_dims': 'unsqueeze', 'swapaxes': 'swapaxes', 'repeat': 'repeat',
}
# Modules that `from d2l import torch as d2l` shows, too.
_modules = {'torch': 'torch', 'plt': 'matplotlib.pyplot', 'np': 'numpy', 'math': 'math', 'random': 'random', 'collections': 'collections', 're': 're',
            'time': 'time', 'os': 'os', 'display': 'IPython.display', 'torchvision': 'torchvision', 'transforms': 'torchvision.transforms', 'F': 'torch.nn.functional',
            'inspect': 'inspect', 'Image': 'PIL.Image', 'defaultdict': None}


def __getattr__(name):
    import importlib
    if name in _module_of:
        value = getattr(importlib.import_module('d2l.' + _module_of[name]), name)
    elif name in _functions:
        value = getattr(importlib.import_module('torch'), _functions[name])
    elif name in _methods:
        method = _methods[name]

        def value(x, *arguments, **keywords):
            return getattr(x, method)(*arguments, **keywords)
    elif name == 'numpy':
        def value(x, *arguments, **keywords):
            return x.detach().numpy(*arguments, **keywords)
    elif name == 'nn':
        from torch import nn as value
    elif name == 'defaultdict':
        from collections import defaultdict as value
    elif name in _modules:
        value = importlib.import_module(_modules[name])
    elif name == 'DATA_HUB':
        value = {}
    elif name == 'DATA_URL':
        value = ''
    elif name in ('download', 'download_extract', 'download_all'):
        def value(*arguments, **keywords):
            raise OSError('nothing can be downloaded here')
    else:
        raise AttributeError(f"module 'd2l.torch' has no attribute '{name}'")
    globals()[name] = value
    return value
