"""Short questions and their answers: modules."""
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
class Net(nn.Module):
    def __init__(self):
        super().__init__(); self.fc1 = nn.Linear(4,3); self.act = nn.ReLU(); self.blocks = nn.ModuleList([nn.Linear(3,3) for _ in range(2)]); self.head = nn.Sequential(nn.Linear(3,2)); self.register_buffer('buf', torch.zeros(2)); self.scale = nn.Parameter(torch.ones(1))
    def forward(self, x):
        x = self.act(self.fc1(x))
        for b in self.blocks: x = b(x)
        return self.head(x)*self.scale + self.buf
X = torch.arange(8.).view(2,4)


def f8():
    return Net()


run('Net()', f8)


def f12():
    n=Net()
    return n.load_state_dict(Net().state_dict())


run('n=Net();;n.load_state_dict(Net().state_dict())', f12)


def f16():
    n=Net()
    n.apply(lambda m: nn.init.zeros_(m.weight) if isinstance(m,nn.Linear) else None)
    return n.fc1.weight.sum()


run('n=Net();;n.apply(lambda m: nn.init.zeros_(m.weight) if isinstance(m,nn.Linear) else None);;n.fc1.weight.sum()', f16)


def f17():
    n=Net()
    return n.double().fc1.weight.dtype,n.float().buf.dtype,n.half().scale.dtype,n.to(torch.bfloat16).buf.dtype


run('n=Net();;n.double().fc1.weight.dtype,n.float().buf.dtype,n.half().scale.dtype,n.to(torch.bfloat16).buf.dtype', f17)


def f21():
    n=Net()
    out=[]
    h=n.head.register_full_backward_hook(lambda m,gi,go: out.append((tuple(gi[0].shape),tuple(go[0].shape))))
    n(X).sum().backward()
    return out


run('n=Net();;out=[];;h=n.head.register_full_backward_hook(lambda m,gi,go: out.append((tuple(gi[0].shape),tuple(go[0].shape))));;n(X).sum().backward();;out', f21)


def f25():
    from collections import OrderedDict
    s=nn.Sequential(OrderedDict([('a',nn.Linear(2,3)),('b',nn.ReLU())]))
    return (s.a,s,[n for n,_ in s.named_children()])


run("from collections import OrderedDict;;s=nn.Sequential(OrderedDict([('a',nn.Linear(2,3)),('b',nn.ReLU())]));;(s.a,s,[n for n,_ in s.named_children()])", f25)


def f29():
    m=nn.Linear(2,2)
    m.weight=nn.Parameter(torch.eye(2))
    m.bias=None
    return (m(torch.ones(1,2)),m)


run('m=nn.Linear(2,2);;m.weight=nn.Parameter(torch.eye(2));;m.bias=None;;(m(torch.ones(1,2)),m)', f29)


def f34():
    return sum(p.numel() for p in Net().parameters() if p.requires_grad),sum(p.numel() for p in nn.LSTM(3,4,2,bidirectional=True).parameters())


run('sum(p.numel() for p in Net().parameters() if p.requires_grad),sum(p.numel() for p in nn.LSTM(3,4,2,bidirectional=True).parameters())', f34)


def f38():
    return [(n,tuple(p.shape)) for n,p in nn.BatchNorm2d(3).state_dict().items()]


run('[(n,tuple(p.shape)) for n,p in nn.BatchNorm2d(3).state_dict().items()]', f38)


def f42():
    return nn.init.trunc_normal_(torch.empty(4)),nn.init.orthogonal_(torch.empty(2,3)),nn.init.sparse_(torch.empty(3,2),0.3),nn.init.dirac_(torch.empty(2,2,3))


run('nn.init.trunc_normal_(torch.empty(4)),nn.init.orthogonal_(torch.empty(2,3)),nn.init.sparse_(torch.empty(3,2),0.3),nn.init.dirac_(torch.empty(2,2,3))', f42)


def f46():
    m=nn.LazyLinear(3)
    return (m.weight,m)


run('m=nn.LazyLinear(3);;(m.weight,m)', f46)


def f50():
    return torch.save(Net().state_dict(),'a.pt'),list(torch.load('a.pt').keys())[:2]


run("torch.save(Net().state_dict(),'a.pt'),list(torch.load('a.pt').keys())[:2]", f50)


def f55():
    return [b for b in DataLoader(range(5),batch_size=2,collate_fn=lambda b: sum(b))],[b for b in DataLoader(range(4),sampler=[3,1])],[b for b in DataLoader(range(4),batch_sampler=[[0,1],[3]])]


run('[b for b in DataLoader(range(5),batch_size=2,collate_fn=lambda b: sum(b))],[b for b in DataLoader(range(4),sampler=[3,1])],[b for b in DataLoader(range(4),batch_sampler=[[0,1],[3]])]', f55)


def f59():
    return ConcatDataset([range(2),range(3)])[3],len(ConcatDataset([range(2),range(3)])),Subset(range(10),[3,4])[1],TensorDataset(torch.ones(2))[0],ChainDataset


run('ConcatDataset([range(2),range(3)])[3],len(ConcatDataset([range(2),range(3)])),Subset(range(10),[3,4])[1],TensorDataset(torch.ones(2))[0],ChainDataset', f59)


def f63():
    s=torch.get_rng_state()
    a=torch.rand(2)
    torch.set_rng_state(s)
    return (a,torch.rand(2))


run('s=torch.get_rng_state();;a=torch.rand(2);;torch.set_rng_state(s);;(a,torch.rand(2))', f63)


def f71():
    return torch.__version__,torch.cuda.is_available(),torch.cuda.device_count(),torch.backends.mps.is_available(),torch.get_num_threads()>0,torch.backends.cudnn.enabled


run('torch.__version__,torch.cuda.is_available(),torch.cuda.device_count(),torch.backends.mps.is_available(),torch.get_num_threads()>0,torch.backends.cudnn.enabled', f71)


def f72():
    return torch.is_tensor(torch.ones(1)),torch.typename(torch.ones(1)),torch.Tensor([1,2]),torch.FloatTensor([1,2]),torch.LongTensor([1]),torch.Tensor(2,3).shape,torch.HalfTensor([1.5])


run('torch.is_tensor(torch.ones(1)),torch.typename(torch.ones(1)),torch.Tensor([1,2]),torch.FloatTensor([1,2]),torch.LongTensor([1]),torch.Tensor(2,3).shape,torch.HalfTensor([1.5])', f72)


def f79():
    return F.gelu(torch.tensor([1.],dtype=torch.float16)),nn.Linear(2,2).half()(torch.ones(1,2).half()),nn.Conv2d(1,1,2).bfloat16()(torch.ones(1,1,2,2).bfloat16()),torch.softmax(torch.tensor([1.,2.]).half(),0),nn.LayerNorm(2).half()(torch.tensor([[1.,3.]]).half())


run('F.gelu(torch.tensor([1.],dtype=torch.float16)),nn.Linear(2,2).half()(torch.ones(1,2).half()),nn.Conv2d(1,1,2).bfloat16()(torch.ones(1,1,2,2).bfloat16()),torch.softmax(torch.tensor([1.,2.]).half(),0),nn.LayerNorm(2).half()(torch.tensor([[1.,3.]]).half())', f79)


def f80():
    return torch.tensor([1.,2.]).half().sum(),torch.tensor([1.,2.]).half().mean(),torch.tensor([1.5]).half()+torch.tensor([1.5]),torch.tensor([1.]).half()+torch.tensor([1.]).bfloat16(),torch.tensor([70000.]).half(),torch.tensor([1.,2.]).half()@torch.tensor([3.,4.]).half(),(torch.tensor([1.,2.]).half()*0.1).dtype


run('torch.tensor([1.,2.]).half().sum(),torch.tensor([1.,2.]).half().mean(),torch.tensor([1.5]).half()+torch.tensor([1.5]),torch.tensor([1.]).half()+torch.tensor([1.]).bfloat16(),torch.tensor([70000.]).half(),torch.tensor([1.,2.]).half()@torch.tensor([3.,4.]).half(),(torch.tensor([1.,2.]).half()*0.1).dtype', f80)


def f81():
    return torch.ones(2).half()+torch.ones(2).double(),torch.ones(2).half()*torch.arange(2),torch.tensor(2.5).half().item(),torch.tensor([0.1]).half().tolist(),torch.tensor([1.,2.]).half()>1.5,torch.tensor([1e-8]).half()


run('torch.ones(2).half()+torch.ones(2).double(),torch.ones(2).half()*torch.arange(2),torch.tensor(2.5).half().item(),torch.tensor([0.1]).half().tolist(),torch.tensor([1.,2.]).half()>1.5,torch.tensor([1e-8]).half()', f81)


def f82():
    return nn.Linear(2,2)(torch.ones(1,2).half())


run('nn.Linear(2,2)(torch.ones(1,2).half())', f82)


def f83():
    return torch.mm(torch.ones(2,2).half(),torch.ones(2,2))


run('torch.mm(torch.ones(2,2).half(),torch.ones(2,2))', f83)


def f84():
    return torch.ones(2,2).half()@torch.ones(2,2)


run('torch.ones(2,2).half()@torch.ones(2,2)', f84)


def f86():
    return torch.tensor([3,1,2]).half().sort(),torch.tensor([3.,1.,2.]).bfloat16().topk(2),torch.tensor([3.,1.]).half().cumsum(0),torch.tensor([3.,1.]).half().var(),torch.tensor([3.,1.]).half().norm(),torch.tensor([3.,1.]).half().exp()


run('torch.tensor([3,1,2]).half().sort(),torch.tensor([3.,1.,2.]).bfloat16().topk(2),torch.tensor([3.,1.]).half().cumsum(0),torch.tensor([3.,1.]).half().var(),torch.tensor([3.,1.]).half().norm(),torch.tensor([3.,1.]).half().exp()', f86)


def f87():
    x=torch.tensor([1.,2.],dtype=torch.half,requires_grad=True)
    (x*x).sum().backward()
    return (x.grad,(x*2).grad_fn.name(),F.softmax(x,0))


run('x=torch.tensor([1.,2.],dtype=torch.half,requires_grad=True);;(x*x).sum().backward();;(x.grad,(x*2).grad_fn.name(),F.softmax(x,0))', f87)


def f88():
    m=nn.Linear(2,1).half()
    o=optim.SGD(m.parameters(),lr=0.1,momentum=0.9)
    m(torch.ones(1,2).half()).sum().backward()
    o.step()
    return m.weight


run('m=nn.Linear(2,1).half();;o=optim.SGD(m.parameters(),lr=0.1,momentum=0.9);;m(torch.ones(1,2).half()).sum().backward();;o.step();;m.weight', f88)


def f89():
    return torch.tensor([1+1j])*torch.tensor([1-1j]),torch.tensor([3+4j]).abs(),torch.tensor([1j]).angle(),torch.tensor([1+2j]).conj(),torch.tensor([1+2j]).real,torch.tensor([1+2j]).imag,torch.tensor([1+2j])*2,torch.tensor([1+2j])+1.5,torch.tensor([1.])*1j


run('torch.tensor([1+1j])*torch.tensor([1-1j]),torch.tensor([3+4j]).abs(),torch.tensor([1j]).angle(),torch.tensor([1+2j]).conj(),torch.tensor([1+2j]).real,torch.tensor([1+2j]).imag,torch.tensor([1+2j])*2,torch.tensor([1+2j])+1.5,torch.tensor([1.])*1j', f89)


def f90():
    return torch.view_as_real(torch.tensor([1+2j])),torch.view_as_complex(torch.ones(2,2)),torch.polar(torch.tensor([1.,2.]),torch.tensor([0.,3.14159])),torch.exp(torch.tensor([1j*3.14159])),torch.tensor([1+2j]).item(),torch.tensor(1+2j),torch.tensor([1+2j]).dtype,torch.tensor([1+2j],dtype=torch.complex128)


run('torch.view_as_real(torch.tensor([1+2j])),torch.view_as_complex(torch.ones(2,2)),torch.polar(torch.tensor([1.,2.]),torch.tensor([0.,3.14159])),torch.exp(torch.tensor([1j*3.14159])),torch.tensor([1+2j]).item(),torch.tensor(1+2j),torch.tensor([1+2j]).dtype,torch.tensor([1+2j],dtype=torch.complex128)', f90)


def f91():
    return torch.tensor([1+2j])==torch.tensor([1+2j]),torch.tensor([[1+2j,0],[3j,1]])@torch.tensor([[1.+0j],[2.]]),torch.tensor([1+2j]).sum(),torch.tensor([1+2j,3.]).mean(),-torch.tensor([1+2j]),torch.tensor([1+2j])/torch.tensor([1j]),torch.tensor([1+2j])**2,torch.is_complex(torch.tensor([1j])),torch.zeros(2,dtype=torch.complex64)


run('torch.tensor([1+2j])==torch.tensor([1+2j]),torch.tensor([[1+2j,0],[3j,1]])@torch.tensor([[1.+0j],[2.]]),torch.tensor([1+2j]).sum(),torch.tensor([1+2j,3.]).mean(),-torch.tensor([1+2j]),torch.tensor([1+2j])/torch.tensor([1j]),torch.tensor([1+2j])**2,torch.is_complex(torch.tensor([1j])),torch.zeros(2,dtype=torch.complex64)', f91)


def f92():
    return torch.tensor([1+2j])>1


run('torch.tensor([1+2j])>1', f92)
