"""Short questions and their answers: tensors."""
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
X=torch.arange(24).view(2,3,4)


def f1():
    return X[0],X[-1,1],X[:,1],X[...,0],X[1,:,2:],X[:,::2]


run('X[0],X[-1,1],X[:,1],X[...,0],X[1,:,2:],X[:,::2]', f1)


def f5():
    return X[0,[0,2],1:3],X[[0],:,[1]].shape,X[[0,1],:,[1,2]].shape,X[:,[0],[1]].shape


run('X[0,[0,2],1:3],X[[0],:,[1]].shape,X[[0,1],:,[1,2]].shape,X[:,[0],[1]].shape', f5)


def f9():
    return torch.take(X,torch.tensor([0,5])),torch.take_along_dim(X,torch.tensor([[[0]]]),2)


run('torch.take(X,torch.tensor([0,5])),torch.take_along_dim(X,torch.tensor([[[0]]]),2)', f9)


def f13():
    return torch.zeros(3).scatter_add(0,torch.tensor([0,0,2]),torch.tensor([1.,2.,3.])),torch.zeros(3).scatter_reduce(0,torch.tensor([0,0,2]),torch.tensor([1.,2.,3.]),'amax')


run("torch.zeros(3).scatter_add(0,torch.tensor([0,0,2]),torch.tensor([1.,2.,3.])),torch.zeros(3).scatter_reduce(0,torch.tensor([0,0,2]),torch.tensor([1.,2.,3.]),'amax')", f13)


def f17():
    return torch.zeros(3).put_(torch.tensor([1]),torch.tensor([5.])),torch.zeros(3).index_reduce_(0,torch.tensor([0,0]),torch.tensor([2.,3.]),'amax')


run("torch.zeros(3).put_(torch.tensor([1]),torch.tensor([5.])),torch.zeros(3).index_reduce_(0,torch.tensor([0,0]),torch.tensor([2.,3.]),'amax')", f17)


def f19():
    return torch.where(X>10,X,0)[1],torch.where(torch.tensor([True,False]),1.5,torch.tensor([2,3]))


run('torch.where(X>10,X,0)[1],torch.where(torch.tensor([True,False]),1.5,torch.tensor([2,3]))', f19)


def f23():
    return torch.cat((X,X),dim=1).shape,torch.stack((X,X),dim=-1).shape,torch.vstack((X[0],X[1])).shape,torch.hstack((X[0],X[0])).shape,torch.dstack((X[0],X[0])).shape


run('torch.cat((X,X),dim=1).shape,torch.stack((X,X),dim=-1).shape,torch.vstack((X[0],X[1])).shape,torch.hstack((X[0],X[0])).shape,torch.dstack((X[0],X[0])).shape', f23)


def f27():
    return torch.as_strided(X,(2,2),(1,2)),X.storage_offset(),X[1].storage_offset(),X.is_contiguous(),X.transpose(0,1).is_contiguous()


run('torch.as_strided(X,(2,2),(1,2)),X.storage_offset(),X[1].storage_offset(),X.is_contiguous(),X.transpose(0,1).is_contiguous()', f27)


def f31():
    return [r.sum().item() for r in X],len(X),X.size(),X.size(1),X.dim(),X.numel(),X.nbytes,X.element_size()


run('[r.sum().item() for r in X],len(X),X.size(),X.size(1),X.dim(),X.numel(),X.nbytes,X.element_size()', f31)


def f35():
    return torch.combinations(torch.arange(3)),torch.tril_indices(2,3),torch.triu(torch.ones(3,3),1)


run('torch.combinations(torch.arange(3)),torch.tril_indices(2,3),torch.triu(torch.ones(3,3),1)', f35)


def f39():
    return X.eq(X).all(),torch.equal(X,X.clone()),(X==X).sum(),torch.logical_and(X>1,X<4).sum()


run('X.eq(X).all(),torch.equal(X,X.clone()),(X==X).sum(),torch.logical_and(X>1,X<4).sum()', f39)


def f43():
    return torch.tensor([1,2.5]),torch.tensor([True,2]),torch.tensor([[1,2],[3,4]],dtype=torch.float64),torch.tensor(3),torch.tensor([])


run('torch.tensor([1,2.5]),torch.tensor([True,2]),torch.tensor([[1,2],[3,4]],dtype=torch.float64),torch.tensor(3),torch.tensor([])', f43)


def f46():
    return torch.complex(torch.tensor([1.,2.]),torch.tensor([3.,4.])),torch.tensor([1+2j,3.5-1j])


run('torch.complex(torch.tensor([1.,2.]),torch.tensor([3.,4.])),torch.tensor([1+2j,3.5-1j])', f46)


def f47():
    return torch.tensor([1.5,2.25]).half(),torch.tensor([1.5,3.14159]).bfloat16(),torch.tensor([1,2]).to(torch.float16)*1.1


run('torch.tensor([1.5,2.25]).half(),torch.tensor([1.5,3.14159]).bfloat16(),torch.tensor([1,2]).to(torch.float16)*1.1', f47)


def f50():
    return torch.empty(3).uniform_(1,2),torch.empty(3).normal_(1,2),torch.empty(3).exponential_(),torch.empty(3).geometric_(0.5),torch.empty(3).cauchy_(),torch.empty(3).log_normal_(),torch.empty(3).random_(5)


run('torch.empty(3).uniform_(1,2),torch.empty(3).normal_(1,2),torch.empty(3).exponential_(),torch.empty(3).geometric_(0.5),torch.empty(3).cauchy_(),torch.empty(3).log_normal_(),torch.empty(3).random_(5)', f50)


def f52():
    return torch.finfo(torch.float16),torch.finfo(torch.bfloat16),torch.iinfo(torch.int8),torch.finfo(torch.float32).eps


run('torch.finfo(torch.float16),torch.finfo(torch.bfloat16),torch.iinfo(torch.int8),torch.finfo(torch.float32).eps', f52)


def f53():
    return torch.finfo(torch.half).max,torch.finfo(torch.bfloat16).eps,torch.finfo(torch.half).tiny,torch.finfo(torch.complex64)


run('torch.finfo(torch.half).max,torch.finfo(torch.bfloat16).eps,torch.finfo(torch.half).tiny,torch.finfo(torch.complex64)', f53)


def f54():
    return torch.get_default_dtype(),torch.tensor(1.).dtype,torch.tensor(1).dtype,torch.tensor(True).dtype,torch.float is torch.float32,torch.half,torch.cfloat


run('torch.get_default_dtype(),torch.tensor(1.).dtype,torch.tensor(1).dtype,torch.tensor(True).dtype,torch.float is torch.float32,torch.half,torch.cfloat', f54)


def f58():
    return torch.tensor([1e-8,1.]),torch.tensor([1e10,1.]),torch.tensor([0.00001]),torch.tensor([123456.789]),torch.tensor([1.,2.]),torch.tensor([1000000.])


run('torch.tensor([1e-8,1.]),torch.tensor([1e10,1.]),torch.tensor([0.00001]),torch.tensor([123456.789]),torch.tensor([1.,2.]),torch.tensor([1000000.])', f58)


def f62():
    return str(torch.tensor(3.5)),f'{torch.tensor(3.5)}',f'{torch.tensor(3.5):.3f}',repr(torch.Size([2,3])),str(torch.float32),str(torch.device('cpu'))


run("str(torch.tensor(3.5)),f'{torch.tensor(3.5)}',f'{torch.tensor(3.5):.3f}',repr(torch.Size([2,3])),str(torch.float32),str(torch.device('cpu'))", f62)


def f66():
    return torch.column_stack((torch.arange(2),torch.arange(2))),torch.row_stack((torch.arange(2),torch.arange(2))),torch.atleast_2d(torch.tensor(1)),torch.ravel(X[0]).shape


run('torch.column_stack((torch.arange(2),torch.arange(2))),torch.row_stack((torch.arange(2),torch.arange(2))),torch.atleast_2d(torch.tensor(1)),torch.ravel(X[0]).shape', f66)


def f70():
    return X.resize_(3),torch.arange(4).resize_(2,2),torch.arange(6).resize_as_(torch.zeros(2,3))


run('X.resize_(3),torch.arange(4).resize_(2,2),torch.arange(6).resize_as_(torch.zeros(2,3))', f70)


def f71():
    return torch.arange(6).view(2,3).t_(),torch.arange(6).apply_(lambda x:x*2) if True else 0,torch.arange(3).map_(torch.arange(3),lambda a,b:a+b)


run('torch.arange(6).view(2,3).t_(),torch.arange(6).apply_(lambda x:x*2) if True else 0,torch.arange(3).map_(torch.arange(3),lambda a,b:a+b)', f71)


def f72():
    return torch.ones(2,3).stride(),torch.ones(2,3).t().contiguous().stride(),torch.ones(1,3,2,2).to(memory_format=torch.channels_last).stride(),torch.ones(2,3).storage().size()


run('torch.ones(2,3).stride(),torch.ones(2,3).t().contiguous().stride(),torch.ones(1,3,2,2).to(memory_format=torch.channels_last).stride(),torch.ones(2,3).storage().size()', f72)


def f73():
    return torch.ones(2,3).untyped_storage().nbytes(),torch.ones(2,3).is_set_to(torch.ones(2,3)),torch.ones(2).is_shared(),torch.ones(2).is_pinned(),torch.ones(2).is_sparse


run('torch.ones(2,3).untyped_storage().nbytes(),torch.ones(2,3).is_set_to(torch.ones(2,3)),torch.ones(2).is_shared(),torch.ones(2).is_pinned(),torch.ones(2).is_sparse', f73)
