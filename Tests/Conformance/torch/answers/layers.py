"""Short questions and their answers: layers."""
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
def P(m, *a): return [m(*a), sum(p.numel() for p in m.parameters())]
X4 = torch.arange(48.).view(1,3,4,4)/10
X3 = torch.arange(24.).view(2,3,4)/10


def f3():
    return P(nn.Conv1d(3,2,2),X3)


run('P(nn.Conv1d(3,2,2),X3)', f3)


def f7():
    return P(nn.ConvTranspose1d(3,2,3,stride=2),X3)


run('P(nn.ConvTranspose1d(3,2,3,stride=2),X3)', f7)


def f11():
    return nn.MaxPool2d(2,return_indices=True)(X4)


run('nn.MaxPool2d(2,return_indices=True)(X4)', f11)


def f15():
    return nn.AvgPool2d(3,stride=2,padding=1,count_include_pad=False)(X4)


run('nn.AvgPool2d(3,stride=2,padding=1,count_include_pad=False)(X4)', f15)


def f19():
    return nn.AdaptiveMaxPool2d(2,return_indices=True)(X4)


run('nn.AdaptiveMaxPool2d(2,return_indices=True)(X4)', f19)


def f24():
    return nn.ReplicationPad3d(1)(torch.rand(1,1,2,2,2)).sum()


run('nn.ReplicationPad3d(1)(torch.rand(1,1,2,2,2)).sum()', f24)


def f29():
    return nn.Hardsigmoid()(X3-1),nn.Hardswish()(X3-1),nn.Hardtanh()(X3-1)


run('nn.Hardsigmoid()(X3-1),nn.Hardswish()(X3-1),nn.Hardtanh()(X3-1)', f29)


def f33():
    return nn.RReLU().eval()(X3-1)


run('nn.RReLU().eval()(X3-1)', f33)


def f37():
    return nn.BatchNorm1d(3)(X3)


run('nn.BatchNorm1d(3)(X3)', f37)


def f41():
    return nn.LayerNorm(4)(X3)


run('nn.LayerNorm(4)(X3)', f41)


def f45():
    return nn.Dropout2d(0.5)(X4)


run('nn.Dropout2d(0.5)(X4)', f45)


def f48():
    return nn.FeatureAlphaDropout(0.3)(X4)


run('nn.FeatureAlphaDropout(0.3)(X4)', f48)


def f50():
    return nn.Embedding(5,3,padding_idx=1)(torch.tensor([1,2]))


run('nn.Embedding(5,3,padding_idx=1)(torch.tensor([1,2]))', f50)


def f57():
    return nn.CosineSimilarity()(X3,X3+1)


run('nn.CosineSimilarity()(X3,X3+1)', f57)


def f61():
    return nn.ChannelShuffle(3)(torch.arange(12.).view(1,6,2,1))


run('nn.ChannelShuffle(3)(torch.arange(12.).view(1,6,2,1))', f61)


def f66():
    return nn.Upsample(scale_factor=1.5)(X4)


run('nn.Upsample(scale_factor=1.5)(X4)', f66)


def f71():
    return nn.Fold((3,3),2)(torch.ones(1,4,4))


run('nn.Fold((3,3),2)(torch.ones(1,4,4))', f71)


def f76():
    return nn.LSTM(4,2,num_layers=2,bidirectional=True)(X3)


run('nn.LSTM(4,2,num_layers=2,bidirectional=True)(X3)', f76)


def f77():
    return nn.GRU(4,2,batch_first=True)(X3)


run('nn.GRU(4,2,batch_first=True)(X3)', f77)


def f79():
    return nn.RNNCell(4,2)(X3[0]),nn.GRUCell(4,2)(X3[0]),nn.LSTMCell(4,2)(X3[0])


run('nn.RNNCell(4,2)(X3[0]),nn.GRUCell(4,2)(X3[0]),nn.LSTMCell(4,2)(X3[0])', f79)


def f82():
    return nn.MultiheadAttention(4,2,batch_first=True)(X3,X3,X3,need_weights=False)


run('nn.MultiheadAttention(4,2,batch_first=True)(X3,X3,X3,need_weights=False)', f82)


def f86():
    return nn.MultiheadAttention(4,2,batch_first=True)(X3,X3,X3,attn_mask=nn.Transformer.generate_square_subsequent_mask(3))


run('nn.MultiheadAttention(4,2,batch_first=True)(X3,X3,X3,attn_mask=nn.Transformer.generate_square_subsequent_mask(3))', f86)


def f90():
    return nn.TransformerEncoder(nn.TransformerEncoderLayer(4,2,8,dropout=0.0),2,norm=nn.LayerNorm(4))(X3)


run('nn.TransformerEncoder(nn.TransformerEncoderLayer(4,2,8,dropout=0.0),2,norm=nn.LayerNorm(4))(X3)', f90)


def f94():
    return nn.Transformer.generate_square_subsequent_mask(3)


run('nn.Transformer.generate_square_subsequent_mask(3)', f94)


def f99():
    return F.normalize(X3,dim=1)


run('F.normalize(X3,dim=1)', f99)


def f103():
    return F.dropout(X3,0.5,training=False)


run('F.dropout(X3,0.5,training=False)', f103)


def f107():
    return F.cross_entropy(X3,torch.tensor([[0,1,2,0],[1,1,2,2]]),reduction='none')


run("F.cross_entropy(X3,torch.tensor([[0,1,2,0],[1,1,2,2]]),reduction='none')", f107)


def f112():
    return F.poisson_nll_loss(X3,X3),F.gaussian_nll_loss(X3,X3+1,torch.ones_like(X3)),F.gaussian_nll_loss(X3,X3+1,1.0)


run('F.poisson_nll_loss(X3,X3),F.gaussian_nll_loss(X3,X3+1,torch.ones_like(X3)),F.gaussian_nll_loss(X3,X3+1,1.0)', f112)


def f116():
    return F.triplet_margin_with_distance_loss(X3[0],X3[1],X3[0]+1)


run('F.triplet_margin_with_distance_loss(X3[0],X3[1],X3[0]+1)', f116)


def f117():
    return nn.TripletMarginWithDistanceLoss(distance_function=lambda a,b: (a-b).abs().sum(-1))(X3[0],X3[1],X3[0]+1)


run('nn.TripletMarginWithDistanceLoss(distance_function=lambda a,b: (a-b).abs().sum(-1))(X3[0],X3[1],X3[0]+1)', f117)


def f120():
    return nn.AdaptiveLogSoftmaxWithLoss(8,10,[4,7],div_value=2.0)(torch.arange(16.).view(2,8)/10,torch.tensor([1,8]))


run('nn.AdaptiveLogSoftmaxWithLoss(8,10,[4,7],div_value=2.0)(torch.arange(16.).view(2,8)/10,torch.tensor([1,8]))', f120)


def f121():
    return nn.AdaptiveLogSoftmaxWithLoss(8,10,[4,7],div_value=2.0).log_prob(torch.arange(16.).view(2,8)/10)


run('nn.AdaptiveLogSoftmaxWithLoss(8,10,[4,7],div_value=2.0).log_prob(torch.arange(16.).view(2,8)/10)', f121)


def f123():
    return F.avg_pool1d(X3,2),F.max_pool1d(X3,2),F.lp_pool1d(X3,2,2),F.adaptive_avg_pool1d(X3,2),F.adaptive_max_pool1d(X3,2)


run('F.avg_pool1d(X3,2),F.max_pool1d(X3,2),F.lp_pool1d(X3,2,2),F.adaptive_avg_pool1d(X3,2),F.adaptive_max_pool1d(X3,2)', f123)


def f127():
    return F.bilinear(torch.ones(1,2),torch.ones(1,3),torch.ones(1,2,3)),F.linear(X3,torch.ones(2,4),torch.ones(2))


run('F.bilinear(torch.ones(1,2),torch.ones(1,3),torch.ones(1,2,3)),F.linear(X3,torch.ones(2,4),torch.ones(2))', f127)


def f131():
    return F.softmax(torch.tensor([1,2,3]),dim=0)


run('F.softmax(torch.tensor([1,2,3]),dim=0)', f131)
