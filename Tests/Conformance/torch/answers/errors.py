"""Short questions and their answers: errors."""
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
    return torch.ones(2,3)+torch.ones(2,4)


run('torch.ones(2,3)+torch.ones(2,4)', f0)


def f4():
    return torch.mm(torch.ones(2),torch.ones(2))


run('torch.mm(torch.ones(2),torch.ones(2))', f4)


def f8():
    return torch.cat([torch.ones(2),torch.ones(2,2)])


run('torch.cat([torch.ones(2),torch.ones(2,2)])', f8)


def f12():
    return torch.stack([])


run('torch.stack([])', f12)


def f16():
    return torch.ones(2,3).view(-1,-1)


run('torch.ones(2,3).view(-1,-1)', f16)


def f20():
    return torch.ones(2,3)[torch.tensor([5])]


run('torch.ones(2,3)[torch.tensor([5])]', f20)


def f24():
    return torch.ones(2,3)[torch.tensor([True,False,True])]


run('torch.ones(2,3)[torch.tensor([True,False,True])]', f24)


def f28():
    return torch.ones(2,3).permute(0,0)


run('torch.ones(2,3).permute(0,0)', f28)


def f32():
    return torch.ones(2,3).sum(dim=(0,0))


run('torch.ones(2,3).sum(dim=(0,0))', f32)


def f36():
    return torch.tensor([]).mean()


run('torch.tensor([]).mean()', f36)


def f40():
    return -torch.tensor([True])


run('-torch.tensor([True])', f40)


def f44():
    return int(torch.tensor([1.5,2]))


run('int(torch.tensor([1.5,2]))', f44)


def f48():
    return torch.tensor(['a'])


run("torch.tensor(['a'])", f48)


def f52():
    return torch.zeros(-1)


run('torch.zeros(-1)', f52)


def f56():
    return torch.foo


run('torch.foo', f56)


def f60():
    return torch.arange(5,0)


run('torch.arange(5,0)', f60)


def f64():
    return torch.eye(-1)


run('torch.eye(-1)', f64)


def f69():
    return torch.multinomial(torch.tensor([0.5,0.5]),3)


run('torch.multinomial(torch.tensor([0.5,0.5]),3)', f69)


def f73():
    x=torch.ones(2,requires_grad=True)
    return x.backward()


run('x=torch.ones(2,requires_grad=True);;x.backward()', f73)


def f77():
    x=torch.ones(1,requires_grad=True)
    x+=1
    return x


run('x=torch.ones(1,requires_grad=True);;x+=1;;x', f77)


def f79():
    x=torch.ones(2,requires_grad=True)
    y=x.exp()
    y+=1
    return y.sum().backward()


run('x=torch.ones(2,requires_grad=True);;y=x.exp();;y+=1;;y.sum().backward()', f79)


def f80():
    x=torch.ones(2,requires_grad=True)
    y=x.sigmoid()
    y.mul_(2)
    return y.sum().backward()


run('x=torch.ones(2,requires_grad=True);;y=x.sigmoid();;y.mul_(2);;y.sum().backward()', f80)


def f82():
    x=torch.ones(1,requires_grad=True)
    z=torch.ones(1,requires_grad=True)
    return torch.autograd.grad(x*2,z)


run('x=torch.ones(1,requires_grad=True);;z=torch.ones(1,requires_grad=True);;torch.autograd.grad(x*2,z)', f82)


def f84():
    x=torch.ones(2,requires_grad=True)
    return (x*2).backward(torch.ones(3))


run('x=torch.ones(2,requires_grad=True);;(x*2).backward(torch.ones(3))', f84)


def f85():
    x=torch.ones(2,requires_grad=True)
    x.grad=torch.ones(3)
    return x


run('x=torch.ones(2,requires_grad=True);;x.grad=torch.ones(3);;x', f85)


def f89():
    return nn.Linear(2,3)(torch.ones(4,3))


run('nn.Linear(2,3)(torch.ones(4,3))', f89)


def f90():
    return nn.Linear(2,3)(torch.ones(2,dtype=torch.int))


run('nn.Linear(2,3)(torch.ones(2,dtype=torch.int))', f90)


def f91():
    return nn.Linear(2,3)(torch.ones(2,dtype=torch.float64))


run('nn.Linear(2,3)(torch.ones(2,dtype=torch.float64))', f91)


def f95():
    return nn.Linear('a',3)


run("nn.Linear('a',3)", f95)


def f96():
    return nn.Linear(2,-3)


run('nn.Linear(2,-3)', f96)


def f100():
    return nn.Conv2d(3,4,3)(torch.ones(1,3,2,2))


run('nn.Conv2d(3,4,3)(torch.ones(1,3,2,2))', f100)


def f105():
    return nn.Conv2d(3,4,0)(torch.ones(1,3,5,5))


run('nn.Conv2d(3,4,0)(torch.ones(1,3,5,5))', f105)


def f106():
    return nn.Conv2d(3,4,3,stride=0)(torch.ones(1,3,5,5))


run('nn.Conv2d(3,4,3,stride=0)(torch.ones(1,3,5,5))', f106)


def f110():
    return nn.MaxPool2d(2)(torch.ones(1,1))


run('nn.MaxPool2d(2)(torch.ones(1,1))', f110)


def f111():
    return nn.MaxPool2d(5)(torch.ones(1,1,3,3))


run('nn.MaxPool2d(5)(torch.ones(1,1,3,3))', f111)


def f115():
    return nn.BatchNorm2d(3)(torch.ones(2,3))


run('nn.BatchNorm2d(3)(torch.ones(2,3))', f115)


def f116():
    return nn.BatchNorm2d(3)(torch.ones(2,4,2,2))


run('nn.BatchNorm2d(3)(torch.ones(2,4,2,2))', f116)


def f120():
    return nn.GroupNorm(2,4)(torch.ones(2,3))


run('nn.GroupNorm(2,4)(torch.ones(2,3))', f120)


def f124():
    return nn.Embedding(3,2)(torch.tensor([1.]))


run('nn.Embedding(3,2)(torch.tensor([1.]))', f124)


def f127():
    return nn.LSTM(3,2)(torch.ones(2,1,3),torch.zeros(1,1,2))


run('nn.LSTM(3,2)(torch.ones(2,1,3),torch.zeros(1,1,2))', f127)


def f129():
    return nn.RNN(3,2,nonlinearity='foo')


run("nn.RNN(3,2,nonlinearity='foo')", f129)


def f130():
    return nn.GRU(3,2)(torch.ones(3))


run('nn.GRU(3,2)(torch.ones(3))', f130)


def f133():
    return nn.LSTMCell(3,2)(torch.ones(1,4))


run('nn.LSTMCell(3,2)(torch.ones(1,4))', f133)


def f135():
    return nn.MultiheadAttention(4,2)(torch.ones(2,1,3),torch.ones(2,1,3),torch.ones(2,1,3))


run('nn.MultiheadAttention(4,2)(torch.ones(2,1,3),torch.ones(2,1,3),torch.ones(2,1,3))', f135)


def f139():
    return nn.Flatten(0,5)(torch.ones(2,2))


run('nn.Flatten(0,5)(torch.ones(2,2))', f139)


def f142():
    return nn.Upsample(scale_factor=2,mode='foo')(torch.ones(1,1,2,2))


run("nn.Upsample(scale_factor=2,mode='foo')(torch.ones(1,1,2,2))", f142)


def f144():
    return nn.Sequential(nn.Linear(2,3),nn.Linear(4,1))(torch.ones(1,2))


run('nn.Sequential(nn.Linear(2,3),nn.Linear(4,1))(torch.ones(1,2))', f144)


def f148():
    return nn.Sequential(nn.ReLU())[3]


run('nn.Sequential(nn.ReLU())[3]', f148)


def f151():
    return nn.CrossEntropyLoss()(torch.ones(2,3),torch.tensor([0.,1.]))


run('nn.CrossEntropyLoss()(torch.ones(2,3),torch.tensor([0.,1.]))', f151)


def f152():
    return nn.CrossEntropyLoss()(torch.ones(2,3),torch.ones(2,4))


run('nn.CrossEntropyLoss()(torch.ones(2,3),torch.ones(2,4))', f152)


def f154():
    return nn.CrossEntropyLoss(weight=torch.ones(2))(torch.ones(2,3),torch.tensor([0,1]))


run('nn.CrossEntropyLoss(weight=torch.ones(2))(torch.ones(2,3),torch.tensor([0,1]))', f154)


def f158():
    return nn.BCELoss()(torch.tensor([1.5]),torch.tensor([1.]))


run('nn.BCELoss()(torch.tensor([1.5]),torch.tensor([1.]))', f158)


def f162():
    return nn.CosineEmbeddingLoss()(torch.ones(2,2),torch.ones(2,2),torch.ones(2,2))


run('nn.CosineEmbeddingLoss()(torch.ones(2,2),torch.ones(2,2),torch.ones(2,2))', f162)


def f163():
    return nn.TripletMarginLoss(margin=-1)


run('nn.TripletMarginLoss(margin=-1)', f163)


def f167():
    return F.pad(torch.ones(2),(1,2,3))


run('F.pad(torch.ones(2),(1,2,3))', f167)


def f172():
    return F.softmax(torch.tensor([1,2]),dim=0)


run('F.softmax(torch.tensor([1,2]),dim=0)', f172)


def f176():
    return F.embedding(torch.tensor([1]),torch.ones(3))


run('F.embedding(torch.tensor([1]),torch.ones(3))', f176)


def f180():
    m=nn.Linear(2,3)
    return m.load_state_dict({'weight':torch.ones(3,2)},strict=False)


run("m=nn.Linear(2,3);;m.load_state_dict({'weight':torch.ones(3,2)},strict=False)", f180)


def f184():
    m=nn.Module()
    m.x=nn.Parameter(torch.ones(1))
    m.x=5
    return m


run('m=nn.Module();;m.x=nn.Parameter(torch.ones(1));;m.x=5;;m', f184)


def f188():
    m=nn.Module()
    return m.add_module('a',5)


run("m=nn.Module();;m.add_module('a',5)", f188)


def f191():
    m=nn.Linear(2,3)
    return m.to('cuda')


run("m=nn.Linear(2,3);;m.to('cuda')", f191)


def f193():
    m=nn.Linear(2,3)
    return m.train(5)


run('m=nn.Linear(2,3);;m.train(5)', f193)


def f197():
    return torch.device('foo')


run("torch.device('foo')", f197)


def f201():
    return torch.gather(torch.ones(2,2),1,torch.tensor([[0,2]]))


run('torch.gather(torch.ones(2,2),1,torch.tensor([[0,2]]))', f201)


def f205():
    return torch.zeros(2,2).index_select(0,torch.tensor([2]))


run('torch.zeros(2,2).index_select(0,torch.tensor([2]))', f205)


def f206():
    return torch.zeros(2).masked_fill_(torch.tensor([1,0]),1.)


run('torch.zeros(2).masked_fill_(torch.tensor([1,0]),1.)', f206)


def f210():
    return torch.chunk(torch.ones(5),0)


run('torch.chunk(torch.ones(5),0)', f210)


def f214():
    return torch.ones(2,3).repeat(2)


run('torch.ones(2,3).repeat(2)', f214)


def f218():
    return 'a'+torch.ones(2)


run("'a'+torch.ones(2)", f218)


def f222():
    return torch.ones(2)>'a'


run("torch.ones(2)>'a'", f222)


def f226():
    return torch.tensor(3)**-1


run('torch.tensor(3)**-1', f226)


def f230():
    return torch.sqrt('a')


run("torch.sqrt('a')", f230)


def f234():
    return torch.max([1,2])


run('torch.max([1,2])', f234)


def f238():
    return torch.einsum('i$',torch.ones(2))


run("torch.einsum('i$',torch.ones(2))", f238)


def f239():
    return torch.linalg.solve(torch.ones(2,2),torch.ones(2))


run('torch.linalg.solve(torch.ones(2,2),torch.ones(2))', f239)


def f245():
    return DataLoader([1,2],shuffle=True,sampler=SequentialSampler([1,2]))


run('DataLoader([1,2],shuffle=True,sampler=SequentialSampler([1,2]))', f245)


def f249():
    return TensorDataset(torch.ones(2),torch.ones(3))


run('TensorDataset(torch.ones(2),torch.ones(3))', f249)


def f253():
    return RandomSampler([],num_samples=-1)


run('RandomSampler([],num_samples=-1)', f253)


def f257():
    return nn.init.orthogonal_(torch.ones(2))


run('nn.init.orthogonal_(torch.ones(2))', f257)


def f261():
    return torch.testing.assert_close(torch.tensor([1.,2.]),torch.tensor([1.]))


run('torch.testing.assert_close(torch.tensor([1.,2.]),torch.tensor([1.]))', f261)


def f265():
    return torch.cross(torch.ones(2),torch.ones(2))


run('torch.cross(torch.ones(2),torch.ones(2))', f265)


def f266():
    return torch.set_default_dtype(torch.int)


run('torch.set_default_dtype(torch.int)', f266)


def f270():
    return torch.ones(3).T


run('torch.ones(3).T', f270)


def f274():
    return torch.nn.functional.cross_entropy(torch.ones(3),torch.tensor(5))


run('torch.nn.functional.cross_entropy(torch.ones(3),torch.tensor(5))', f274)


def f278():
    return torch.roll(torch.ones(2),1,3)


run('torch.roll(torch.ones(2),1,3)', f278)


def f283():
    return torch.Tensor('a')


run("torch.Tensor('a')", f283)
