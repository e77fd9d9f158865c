"""Short questions and their answers: layer texts."""
import torch, math
import torch.nn as nn
import torch.nn.functional as F
from torch import optim
from torch.utils.data import *
import warnings
warnings.filterwarnings("ignore")
def show(v):
    if isinstance(v, torch.Tensor): return repr(v) + " " + str(tuple(v.shape)) + " " + str(v.dtype) + " " + str(tuple(v.stride()))
    if isinstance(v, float): return "%.6g" % v
    if isinstance(v, (list, tuple)) and type(v) in (list, tuple): return type(v).__name__ + "(" + ", ".join(show(x) for x in v) + ")"
    return repr(v)
def run(name, f):
    torch.manual_seed(0)
    try:
        s = show(f())
    except Exception as e:
        s = type(e).__name__ + ": " + (str(e).split("\n")[0] if str(e) else "")
    print("@@", name)
    print(s)


def f0():
    return nn.Linear(3,4)


run('nn.Linear(3,4)', f0)


def f4():
    return nn.LazyLinear(5)


run('nn.LazyLinear(5)', f4)


def f8():
    return nn.ConvTranspose1d(1,2,3,output_padding=1,stride=2)


run('nn.ConvTranspose1d(1,2,3,output_padding=1,stride=2)', f8)


def f12():
    return nn.LazyConvTranspose2d(8,3)


run('nn.LazyConvTranspose2d(8,3)', f12)


def f16():
    return nn.MaxPool1d(2)


run('nn.MaxPool1d(2)', f16)


def f20():
    return nn.MaxUnpool2d(2,stride=2)


run('nn.MaxUnpool2d(2,stride=2)', f20)


def f24():
    return nn.AvgPool3d(2)


run('nn.AvgPool3d(2)', f24)


def f28():
    return nn.LPPool3d(2,3)


run('nn.LPPool3d(2,3)', f28)


def f30():
    return nn.AdaptiveAvgPool2d((1,None))


run('nn.AdaptiveAvgPool2d((1,None))', f30)


def f34():
    return nn.AdaptiveMaxPool3d(2)


run('nn.AdaptiveMaxPool3d(2)', f34)


def f38():
    return nn.ReplicationPad1d(1)


run('nn.ReplicationPad1d(1)', f38)


def f42():
    return nn.ZeroPad2d(1)


run('nn.ZeroPad2d(1)', f42)


def f46():
    return nn.ConstantPad3d(1,0)


run('nn.ConstantPad3d(1,0)', f46)


def f50():
    return nn.ELU()


run('nn.ELU()', f50)


def f54():
    return nn.Hardswish()


run('nn.Hardswish()', f54)


def f58():
    return nn.PReLU()


run('nn.PReLU()', f58)


def f62():
    return nn.RReLU()


run('nn.RReLU()', f62)


def f66():
    return nn.GELU(approximate='tanh')


run("nn.GELU(approximate='tanh')", f66)


def f70():
    return nn.Softplus()


run('nn.Softplus()', f70)


def f74():
    return nn.Tanhshrink()


run('nn.Tanhshrink()', f74)


def f78():
    return nn.Softmax(dim=1)


run('nn.Softmax(dim=1)', f78)


def f81():
    return nn.AdaptiveLogSoftmaxWithLoss(10, 20, [5, 10])


run('nn.AdaptiveLogSoftmaxWithLoss(10, 20, [5, 10])', f81)


def f83():
    return nn.BatchNorm2d(3,affine=False)


run('nn.BatchNorm2d(3,affine=False)', f83)


def f84():
    return nn.BatchNorm3d(3,track_running_stats=False)


run('nn.BatchNorm3d(3,track_running_stats=False)', f84)


def f86():
    return nn.SyncBatchNorm(4)


run('nn.SyncBatchNorm(4)', f86)


def f87():
    return nn.InstanceNorm1d(3)


run('nn.InstanceNorm1d(3)', f87)


def f89():
    return nn.InstanceNorm3d(3)


run('nn.InstanceNorm3d(3)', f89)


def f91():
    return nn.LayerNorm([3,4],elementwise_affine=False)


run('nn.LayerNorm([3,4],elementwise_affine=False)', f91)


def f92():
    return nn.LocalResponseNorm(2)


run('nn.LocalResponseNorm(2)', f92)


def f96():
    return nn.GRU(2,3,batch_first=True)


run('nn.GRU(2,3,batch_first=True)', f96)


def f100():
    return nn.GRUCell(2,3)


run('nn.GRUCell(2,3)', f100)


def f104():
    return nn.TransformerDecoderLayer(8,2)


run('nn.TransformerDecoderLayer(8,2)', f104)


def f108():
    return nn.Dropout2d()


run('nn.Dropout2d()', f108)


def f111():
    return nn.FeatureAlphaDropout()


run('nn.FeatureAlphaDropout()', f111)


def f113():
    return nn.Embedding(5,3,padding_idx=0,max_norm=1.0)


run('nn.Embedding(5,3,padding_idx=0,max_norm=1.0)', f113)


def f117():
    return nn.L1Loss()


run('nn.L1Loss()', f117)


def f121():
    return nn.NLLLoss()


run('nn.NLLLoss()', f121)


def f125():
    return nn.BCELoss()


run('nn.BCELoss()', f125)


def f129():
    return nn.MultiLabelMarginLoss()


run('nn.MultiLabelMarginLoss()', f129)


def f133():
    return nn.MultiLabelSoftMarginLoss()


run('nn.MultiLabelSoftMarginLoss()', f133)


def f137():
    return nn.TripletMarginWithDistanceLoss()


run('nn.TripletMarginWithDistanceLoss()', f137)


def f138():
    return nn.PixelShuffle(2)


run('nn.PixelShuffle(2)', f138)


def f142():
    return nn.UpsamplingNearest2d(scale_factor=2)


run('nn.UpsamplingNearest2d(scale_factor=2)', f142)


def f146():
    return nn.Flatten(0,2)


run('nn.Flatten(0,2)', f146)


def f150():
    return nn.ModuleDict({'a':nn.Linear(2,2),'b':nn.ReLU()})


run("nn.ModuleDict({'a':nn.Linear(2,2),'b':nn.ReLU()})", f150)


def f154():
    return optim.Adam([torch.zeros(1,requires_grad=True)])


run('optim.Adam([torch.zeros(1,requires_grad=True)])', f154)


def f158():
    return optim.RAdam([torch.zeros(1,requires_grad=True)])


run('optim.RAdam([torch.zeros(1,requires_grad=True)])', f158)


def f162():
    return optim.Rprop([torch.zeros(1,requires_grad=True)])


run('optim.Rprop([torch.zeros(1,requires_grad=True)])', f162)
