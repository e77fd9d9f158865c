"""Short questions and their answers: optimisers."""
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
def steps(make, n=3, sched=None, closure=False):
    w = nn.Parameter(torch.tensor([1.0,-2.0,3.0])); o = make([w]); s = sched(o) if sched else None; lrs=[]
    for i in range(n):
        def c():
            o.zero_grad(); l = ((w*torch.tensor([1.,2.,3.])-1)**2).sum(); l.backward(); return l
        if closure: o.step(c)
        else: c(); o.step()
        if s: s.step(); lrs.append(round(o.param_groups[0]['lr'],8))
    return [w.data, lrs] if s else w.data


def f9():
    return steps(lambda p: optim.SGD(p,lr=0.01))


run('steps(lambda p: optim.SGD(p,lr=0.01))', f9)


def f13():
    return steps(lambda p: optim.AdamW(p,lr=0.1))


run('steps(lambda p: optim.AdamW(p,lr=0.1))', f13)


def f17():
    return steps(lambda p: optim.RAdam(p,lr=0.1),n=8)


run('steps(lambda p: optim.RAdam(p,lr=0.1),n=8)', f17)


def f21():
    return steps(lambda p: optim.Rprop(p))


run('steps(lambda p: optim.Rprop(p))', f21)


def f26():
    return steps(lambda p: optim.SGD(p,lr=0.1), 6, lambda o: optim.lr_scheduler.StepLR(o,2,0.5))


run('steps(lambda p: optim.SGD(p,lr=0.1), 6, lambda o: optim.lr_scheduler.StepLR(o,2,0.5))', f26)


def f30():
    return steps(lambda p: optim.SGD(p,lr=0.1), 4, lambda o: optim.lr_scheduler.MultiplicativeLR(o,lambda e: 0.95))


run('steps(lambda p: optim.SGD(p,lr=0.1), 4, lambda o: optim.lr_scheduler.MultiplicativeLR(o,lambda e: 0.95))', f30)


def f34():
    return steps(lambda p: optim.SGD(p,lr=0.1), 6, lambda o: optim.lr_scheduler.ConstantLR(o,0.5,3))


run('steps(lambda p: optim.SGD(p,lr=0.1), 6, lambda o: optim.lr_scheduler.ConstantLR(o,0.5,3))', f34)


def f38():
    return steps(lambda p: optim.SGD(p,lr=0.1,momentum=0.9), 8, lambda o: optim.lr_scheduler.OneCycleLR(o,0.5,total_steps=10))


run('steps(lambda p: optim.SGD(p,lr=0.1,momentum=0.9), 8, lambda o: optim.lr_scheduler.OneCycleLR(o,0.5,total_steps=10))', f38)


def f42():
    o=optim.SGD([nn.Parameter(torch.ones(1))],lr=0.1)
    s=optim.lr_scheduler.ReduceLROnPlateau(o,patience=1,factor=0.5)
    [s.step(x) for x in [1.,1.,1.,1.,1.,1.]]
    return (o.param_groups[0]['lr'],s.get_last_lr(),s.num_bad_epochs)


run("o=optim.SGD([nn.Parameter(torch.ones(1))],lr=0.1);;s=optim.lr_scheduler.ReduceLROnPlateau(o,patience=1,factor=0.5);;[s.step(x) for x in [1.,1.,1.,1.,1.,1.]];;(o.param_groups[0]['lr'],s.get_last_lr(),s.num_bad_epochs)", f42)


def f43():
    o=optim.SGD([nn.Parameter(torch.ones(1))],lr=0.1)
    s=optim.lr_scheduler.StepLR(o,2)
    return sorted(s.state_dict().items(),key=str)


run('o=optim.SGD([nn.Parameter(torch.ones(1))],lr=0.1);;s=optim.lr_scheduler.StepLR(o,2);;sorted(s.state_dict().items(),key=str)', f43)


def f47():
    return optim.SGD([torch.ones(1)],lr=-1)


run('optim.SGD([torch.ones(1)],lr=-1)', f47)


def f51():
    return optim.SGD([nn.Parameter(torch.ones(1))],nesterov=True)


run('optim.SGD([nn.Parameter(torch.ones(1))],nesterov=True)', f51)


def f55():
    return optim.SGD([{'params':[nn.Parameter(torch.ones(1))]}])


run("optim.SGD([{'params':[nn.Parameter(torch.ones(1))]}])", f55)


def f59():
    return optim.lr_scheduler.ReduceLROnPlateau(optim.SGD([nn.Parameter(torch.ones(1))]),factor=2)


run('optim.lr_scheduler.ReduceLROnPlateau(optim.SGD([nn.Parameter(torch.ones(1))]),factor=2)', f59)


def f63():
    return nn.utils.parameters_to_vector(nn.Linear(2,1).parameters())


run('nn.utils.parameters_to_vector(nn.Linear(2,1).parameters())', f63)


def f66():
    m=optim.swa_utils.AveragedModel(nn.Linear(1,1))
    return m.n_averaged


run('m=optim.swa_utils.AveragedModel(nn.Linear(1,1));;m.n_averaged', f66)


def f67():
    return steps(lambda p: optim.SGD(p,lr=0.1), 6, lambda o: optim.swa_utils.SWALR(o,0.5,3))


run('steps(lambda p: optim.SGD(p,lr=0.1), 6, lambda o: optim.swa_utils.SWALR(o,0.5,3))', f67)


def f70():
    return nn.utils.spectral_norm(nn.Linear(2,3))(torch.ones(1,2))


run('nn.utils.spectral_norm(nn.Linear(2,3))(torch.ones(1,2))', f70)


def f73():
    from_=nn.utils.rnn.pad_sequence([torch.ones(2),torch.ones(3)],batch_first=True,padding_value=-1)
    return from_


run('from_=nn.utils.rnn.pad_sequence([torch.ones(2),torch.ones(3)],batch_first=True,padding_value=-1);;from_', f73)


def f80():
    return nn.utils.rnn.pack_padded_sequence(torch.arange(6.).view(2,3),[2,3],batch_first=True)


run('nn.utils.rnn.pack_padded_sequence(torch.arange(6.).view(2,3),[2,3],batch_first=True)', f80)


def f82():
    return nn.utils.fuse_conv_bn_eval(nn.Conv2d(1,1,1).eval(),nn.BatchNorm2d(1).eval())


run('nn.utils.fuse_conv_bn_eval(nn.Conv2d(1,1,1).eval(),nn.BatchNorm2d(1).eval())', f82)


def f83():
    return nn.utils.skip_init(nn.Linear,2,3).weight.shape


run('nn.utils.skip_init(nn.Linear,2,3).weight.shape', f83)
