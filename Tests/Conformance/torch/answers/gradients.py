"""Short questions and their answers: gradients."""
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
def G(f, *shape):
    x = (torch.arange(1., 1 + math.prod(shape)).view(*shape) / 4 - 0.6).requires_grad_(); y = f(x); y = y.sum() if isinstance(y, torch.Tensor) else sum(t.sum() for t in y if t.is_floating_point()); y.backward(); return [y, x.grad]


def f2():
    return G(lambda x: x.abs(),3)


run('G(lambda x: x.abs(),3)', f2)


def f6():
    return G(lambda x: (x/3).asin()+(x/3).acos()+x.atan(),3)


run('G(lambda x: (x/3).asin()+(x/3).acos()+x.atan(),3)', f6)


def f10():
    return G(lambda x: (x+2).sqrt()+(x+2).rsqrt()+(x+2).log2()+(x+2).log10(),3)


run('G(lambda x: (x+2).sqrt()+(x+2).rsqrt()+(x+2).log2()+(x+2).log10(),3)', f10)


def f13():
    return G(lambda x: (x+2).digamma(),3)


run('G(lambda x: (x+2).digamma(),3)', f13)


def f15():
    return G(lambda x: x.floor()+x.round()+x.trunc()+x.frac()+x.sign(),4)


run('G(lambda x: x.floor()+x.round()+x.trunc()+x.frac()+x.sign(),4)', f15)


def f19():
    return G(lambda x: F.glu(x),4)


run('G(lambda x: F.glu(x),4)', f19)


def f23():
    return G(lambda x: x.max()+x.min()+x.amax()+x.median(),4)


run('G(lambda x: x.max()+x.min()+x.amax()+x.median(),4)', f23)


def f27():
    return G(lambda x: x.prod()+x.prod(0),2,2)


run('G(lambda x: x.prod()+x.prod(0),2,2)', f27)


def f31():
    return G(lambda x: torch.einsum('ij,kj->ik',x,x)+torch.tensordot(x,x.t(),1),2,2)


run("G(lambda x: torch.einsum('ij,kj->ik',x,x)+torch.tensordot(x,x.t(),1),2,2)", f31)


def f35():
    return G(lambda x: torch.linalg.cholesky(x@x.t()+torch.eye(2)),2,2)


run('G(lambda x: torch.linalg.cholesky(x@x.t()+torch.eye(2)),2,2)', f35)


def f40():
    return G(lambda x: torch.linalg.matrix_power(x,3)+torch.matrix_exp(x),2,2)


run('G(lambda x: torch.linalg.matrix_power(x,3)+torch.matrix_exp(x),2,2)', f40)


def f43():
    return G(lambda x: x.gather(1,torch.tensor([[0,0],[1,0]]))*2+x.index_select(0,torch.tensor([0,0])),2,2)


run('G(lambda x: x.gather(1,torch.tensor([[0,0],[1,0]]))*2+x.index_select(0,torch.tensor([0,0])),2,2)', f43)


def f45():
    return G(lambda x: torch.zeros(3).scatter_reduce(0,torch.tensor([0,0,1,1]),x.flatten(),'amax')+torch.zeros(3).scatter_reduce(0,torch.tensor([0,0,1,1]),x.flatten(),'mean')+torch.ones(3).scatter_reduce(0,torch.tensor([0,0,1,1]),x.flatten(),'prod'),2,2)


run("G(lambda x: torch.zeros(3).scatter_reduce(0,torch.tensor([0,0,1,1]),x.flatten(),'amax')+torch.zeros(3).scatter_reduce(0,torch.tensor([0,0,1,1]),x.flatten(),'mean')+torch.ones(3).scatter_reduce(0,torch.tensor([0,0,1,1]),x.flatten(),'prod'),2,2)", f45)


def f48():
    return G(lambda x: x.repeat(2,1)*torch.arange(4.).view(4,1)+x.repeat_interleave(2,0)+x.tile(2,1)+x.expand(4,2,2).sum(),2,2)


run('G(lambda x: x.repeat(2,1)*torch.arange(4.).view(4,1)+x.repeat_interleave(2,0)+x.tile(2,1)+x.expand(4,2,2).sum(),2,2)', f48)


def f52():
    return G(lambda x: torch.cdist(x,x+1)+torch.pdist(x).sum(),3,2)


run('G(lambda x: torch.cdist(x,x+1)+torch.pdist(x).sum(),3,2)', f52)


def f56():
    return G(lambda x: F.conv1d(x.view(1,1,-1),torch.tensor([[[1.,2.]]]),stride=2,padding=1),6)


run('G(lambda x: F.conv1d(x.view(1,1,-1),torch.tensor([[[1.,2.]]]),stride=2,padding=1),6)', f56)


def f60():
    return G(lambda x: F.conv_transpose1d(x.view(1,1,4),torch.arange(3.).view(1,1,3),stride=2,padding=1,output_padding=1),4)


run('G(lambda x: F.conv_transpose1d(x.view(1,1,4),torch.arange(3.).view(1,1,3),stride=2,padding=1,output_padding=1),4)', f60)


def f64():
    return G(lambda x: F.pixel_shuffle(x.view(1,4,1,1),2)*torch.arange(4.).view(2,2),4)


run('G(lambda x: F.pixel_shuffle(x.view(1,4,1,1),2)*torch.arange(4.).view(2,2),4)', f64)


def f68():
    return G(lambda x: F.local_response_norm(x.view(1,4,1,1),2),4)


run('G(lambda x: F.local_response_norm(x.view(1,4,1,1),2),4)', f68)


def f72():
    return G(lambda x: F.hinge_embedding_loss(x,torch.tensor([1.,-1.,1.,-1.]))+F.soft_margin_loss(x,torch.ones(4))+F.margin_ranking_loss(x,torch.zeros(4),torch.ones(4))+F.multi_margin_loss(x.view(1,4),torch.tensor([1]))+F.multilabel_margin_loss(x,torch.tensor([1,0,-1,0]))+F.multilabel_soft_margin_loss(x.view(1,4),torch.ones(1,4)),4)


run('G(lambda x: F.hinge_embedding_loss(x,torch.tensor([1.,-1.,1.,-1.]))+F.soft_margin_loss(x,torch.ones(4))+F.margin_ranking_loss(x,torch.zeros(4),torch.ones(4))+F.multi_margin_loss(x.view(1,4),torch.tensor([1]))+F.multilabel_margin_loss(x,torch.tensor([1,0,-1,0]))+F.multilabel_soft_margin_loss(x.view(1,4),torch.ones(1,4)),4)', f72)


def f76():
    return G(lambda x: F.scaled_dot_product_attention(x,x*2,x),3,2)


run('G(lambda x: F.scaled_dot_product_attention(x,x*2,x),3,2)', f76)


def f80():
    return G(lambda x: nn.LSTMCell(2,2)(x)[0]+nn.GRUCell(2,2)(x)+nn.RNNCell(2,2)(x),3,2)


run('G(lambda x: nn.LSTMCell(2,2)(x)[0]+nn.GRUCell(2,2)(x)+nn.RNNCell(2,2)(x),3,2)', f80)


def f83():
    return G(lambda x: torch.fft.fft(x).abs(),4)


run('G(lambda x: torch.fft.fft(x).abs(),4)', f83)


def f84():
    return G(lambda x: torch.view_as_complex(x.view(2,2))*torch.polar(torch.ones(2),torch.ones(2)) if False else torch.view_as_real(torch.view_as_complex(x.view(2,2))*torch.polar(torch.ones(2),torch.ones(2))),4)


run('G(lambda x: torch.view_as_complex(x.view(2,2))*torch.polar(torch.ones(2),torch.ones(2)) if False else torch.view_as_real(torch.view_as_complex(x.view(2,2))*torch.polar(torch.ones(2),torch.ones(2))),4)', f84)


def f85():
    return G(lambda x: x.half().float()*2+(x.bfloat16()*x.bfloat16()).float(),4)


run('G(lambda x: x.half().float()*2+(x.bfloat16()*x.bfloat16()).float(),4)', f85)


def f87():
    return torch.autograd.functional.jacobian(lambda x:x**2,torch.tensor([1.,2.])),torch.autograd.functional.hessian(lambda x:(x**3).sum(),torch.tensor([1.,2.]))


run('torch.autograd.functional.jacobian(lambda x:x**2,torch.tensor([1.,2.])),torch.autograd.functional.hessian(lambda x:(x**3).sum(),torch.tensor([1.,2.]))', f87)


def f91():
    return torch.func.value_and_grad(lambda x:(x**2).sum())(torch.tensor([1.,2.])),torch.func.functional_call(nn.Linear(1,1),{'weight':torch.ones(1,1),'bias':torch.zeros(1)},(torch.ones(1,1),))


run("torch.func.value_and_grad(lambda x:(x**2).sum())(torch.tensor([1.,2.])),torch.func.functional_call(nn.Linear(1,1),{'weight':torch.ones(1,1),'bias':torch.zeros(1)},(torch.ones(1,1),))", f91)
