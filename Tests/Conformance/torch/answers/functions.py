"""Short questions and their answers: functions."""
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
    return torch.tensor([1.5,2.5,-0.5]).round()


run('torch.tensor([1.5,2.5,-0.5]).round()', f0)


def f4():
    return torch.std_mean(torch.arange(6.).view(2,3),dim=1)


run('torch.std_mean(torch.arange(6.).view(2,3),dim=1)', f4)


def f8():
    return torch.clamp(torch.arange(5),1,3)


run('torch.clamp(torch.arange(5),1,3)', f8)


def f12():
    return torch.addcmul(torch.ones(2),torch.tensor([1.,2.]),torch.tensor([3.,4.]),value=0.5)


run('torch.addcmul(torch.ones(2),torch.tensor([1.,2.]),torch.tensor([3.,4.]),value=0.5)', f12)


def f16():
    return torch.bincount(torch.tensor([0,1,1,3]),minlength=6)


run('torch.bincount(torch.tensor([0,1,1,3]),minlength=6)', f16)


def f20():
    return torch.unique_consecutive(torch.tensor([1,1,2,2,3,1,1]))


run('torch.unique_consecutive(torch.tensor([1,1,2,2,3,1,1]))', f20)


def f24():
    return torch.median(torch.tensor([[1.,5.,3.],[2.,8.,7.]]),dim=1)


run('torch.median(torch.tensor([[1.,5.,3.],[2.,8.,7.]]),dim=1)', f24)


def f25():
    return torch.nanmedian(torch.tensor([1.,float('nan'),3.]))


run("torch.nanmedian(torch.tensor([1.,float('nan'),3.]))", f25)


def f28():
    return torch.nanquantile(torch.tensor([1.,float('nan'),3.]),0.5)


run("torch.nanquantile(torch.tensor([1.,float('nan'),3.]),0.5)", f28)


def f30():
    return torch.einsum('bij,bjk->bik',torch.ones(2,2,3),torch.ones(2,3,2))


run("torch.einsum('bij,bjk->bik',torch.ones(2,2,3),torch.ones(2,3,2))", f30)


def f34():
    return torch.einsum('...ij->...ji',torch.arange(6.).view(1,2,3))


run("torch.einsum('...ij->...ji',torch.arange(6.).view(1,2,3))", f34)


def f38():
    return torch.dot(torch.tensor([1,2]),torch.tensor([3,4]))


run('torch.dot(torch.tensor([1,2]),torch.tensor([3,4]))', f38)


def f42():
    return torch.diag(torch.tensor([1,2]))


run('torch.diag(torch.tensor([1,2]))', f42)


def f46():
    return torch.tril_indices(3,3)


run('torch.tril_indices(3,3)', f46)


def f50():
    return torch.gcd(torch.tensor([12,18]),torch.tensor([8,27]))


run('torch.gcd(torch.tensor([12,18]),torch.tensor([8,27]))', f50)


def f54():
    return ~torch.tensor([True,False])


run('~torch.tensor([True,False])', f54)


def f58():
    return torch.tensor([7.,-7.])%3


run('torch.tensor([7.,-7.])%3', f58)


def f62():
    return torch.div(torch.tensor([7,-7]),2,rounding_mode='trunc')


run("torch.div(torch.tensor([7,-7]),2,rounding_mode='trunc')", f62)


def f66():
    return torch.pow(torch.tensor([1.,4.,9.]),0.5)


run('torch.pow(torch.tensor([1.,4.,9.]),0.5)', f66)


def f70():
    return torch.log1p(torch.tensor([1e-5]))


run('torch.log1p(torch.tensor([1e-5]))', f70)


def f74():
    return torch.logsumexp(torch.arange(3.),0)


run('torch.logsumexp(torch.arange(3.),0)', f74)


def f78():
    return torch.lgamma(torch.tensor([4.])),torch.digamma(torch.tensor([1.])),torch.polygamma(1,torch.tensor([1.]))


run('torch.lgamma(torch.tensor([4.])),torch.digamma(torch.tensor([1.])),torch.polygamma(1,torch.tensor([1.]))', f78)


def f79():
    return torch.special.entr(torch.tensor([0.5])),torch.special.i0(torch.tensor([1.])),torch.special.xlog1py(torch.tensor([1.]),torch.tensor([1.]))


run('torch.special.entr(torch.tensor([0.5])),torch.special.i0(torch.tensor([1.])),torch.special.xlog1py(torch.tensor([1.]),torch.tensor([1.]))', f79)


def f80():
    return torch.special.ndtr(torch.tensor([0.,1.])),torch.special.log_ndtr(torch.tensor([0.])),torch.special.ndtri(torch.tensor([0.5]))


run('torch.special.ndtr(torch.tensor([0.,1.])),torch.special.log_ndtr(torch.tensor([0.])),torch.special.ndtri(torch.tensor([0.5]))', f80)


def f81():
    return torch.special.logsumexp(torch.arange(3.),0),torch.special.softmax(torch.arange(3.),0),torch.special.log_softmax(torch.arange(3.),0)


run('torch.special.logsumexp(torch.arange(3.),0),torch.special.softmax(torch.arange(3.),0),torch.special.log_softmax(torch.arange(3.),0)', f81)


def f82():
    return torch.special.erfcx(torch.tensor([1.])),torch.special.i1(torch.tensor([1.])),torch.special.i0e(torch.tensor([1.])),torch.special.zeta(torch.tensor([2.]),torch.tensor([1.]))


run('torch.special.erfcx(torch.tensor([1.])),torch.special.i1(torch.tensor([1.])),torch.special.i0e(torch.tensor([1.])),torch.special.zeta(torch.tensor([2.]),torch.tensor([1.]))', f82)


def f83():
    return torch.special.multigammaln(torch.tensor([3.]),2),torch.mvlgamma(torch.tensor([3.]),2)


run('torch.special.multigammaln(torch.tensor([3.]),2),torch.mvlgamma(torch.tensor([3.]),2)', f83)


def f84():
    return torch.special.gammainc(torch.tensor([2.]),torch.tensor([1.])),torch.special.gammaincc(torch.tensor([2.]),torch.tensor([1.]))


run('torch.special.gammainc(torch.tensor([2.]),torch.tensor([1.])),torch.special.gammaincc(torch.tensor([2.]),torch.tensor([1.]))', f84)


def f86():
    return torch.frexp(torch.tensor([8.,0.3]))


run('torch.frexp(torch.tensor([8.,0.3]))', f86)


def f87():
    return torch.ldexp(torch.tensor([1.,2.]),torch.tensor([3,4]))


run('torch.ldexp(torch.tensor([1.,2.]),torch.tensor([3,4]))', f87)


def f88():
    return torch.nextafter(torch.tensor([1.]),torch.tensor([2.])).item()


run('torch.nextafter(torch.tensor([1.]),torch.tensor([2.])).item()', f88)


def f92():
    return torch.sinc(torch.tensor([0.,0.5]))


run('torch.sinc(torch.tensor([0.,0.5]))', f92)


def f93():
    return torch.angle(torch.tensor([-1.,1.]))


run('torch.angle(torch.tensor([-1.,1.]))', f93)


def f96():
    return torch.trapz(torch.tensor([1.,2.,3.])),torch.cumulative_trapezoid(torch.tensor([1.,2.,3.]))


run('torch.trapz(torch.tensor([1.,2.,3.])),torch.cumulative_trapezoid(torch.tensor([1.,2.,3.]))', f96)


def f98():
    return torch.gradient(torch.tensor([1.,4.,9.,16.]))


run('torch.gradient(torch.tensor([1.,4.,9.,16.]))', f98)


def f102():
    return torch.norm(torch.arange(4.)),torch.norm(torch.arange(4.).view(2,2),p=1),torch.norm(torch.arange(4.).view(2,2),dim=1)


run('torch.norm(torch.arange(4.)),torch.norm(torch.arange(4.).view(2,2),p=1),torch.norm(torch.arange(4.).view(2,2),dim=1)', f102)


def f106():
    return torch.linalg.det(torch.tensor([[1.,2.],[3.,4.]])),torch.det(torch.eye(3)),torch.logdet(torch.eye(2)*2)


run('torch.linalg.det(torch.tensor([[1.,2.],[3.,4.]])),torch.det(torch.eye(3)),torch.logdet(torch.eye(2)*2)', f106)


def f109():
    return torch.linalg.inv(torch.ones(2,2))


run('torch.linalg.inv(torch.ones(2,2))', f109)


def f113():
    return torch.linalg.cholesky(torch.tensor([[1.,2.],[2.,1.]]))


run('torch.linalg.cholesky(torch.tensor([[1.,2.],[2.,1.]]))', f113)


def f114():
    return torch.linalg.cholesky_ex(torch.tensor([[4.,2.],[2.,3.]]))


run('torch.linalg.cholesky_ex(torch.tensor([[4.,2.],[2.,3.]]))', f114)


def f116():
    return torch.linalg.svd(torch.tensor([[3.,0.],[0.,2.]]))


run('torch.linalg.svd(torch.tensor([[3.,0.],[0.,2.]]))', f116)


def f122():
    return torch.linalg.matrix_rank(torch.ones(3,3)),torch.linalg.matrix_power(torch.tensor([[1.,1.],[0.,1.]]),3)


run('torch.linalg.matrix_rank(torch.ones(3,3)),torch.linalg.matrix_power(torch.tensor([[1.,1.],[0.,1.]]),3)', f122)


def f123():
    return torch.linalg.matrix_exp(torch.zeros(2,2)),torch.matrix_exp(torch.tensor([[0.,1.],[0.,0.]]))


run('torch.linalg.matrix_exp(torch.zeros(2,2)),torch.matrix_exp(torch.tensor([[0.,1.],[0.,0.]]))', f123)


def f127():
    return torch.linalg.lu(torch.tensor([[1.,2.],[3.,4.]]))


run('torch.linalg.lu(torch.tensor([[1.,2.],[3.,4.]]))', f127)


def f128():
    return torch.linalg.lu_factor(torch.tensor([[1.,2.],[3.,4.]]))


run('torch.linalg.lu_factor(torch.tensor([[1.,2.],[3.,4.]]))', f128)


def f130():
    return torch.linalg.cross(torch.tensor([1.,0.,0.]),torch.tensor([0.,1.,0.]))


run('torch.linalg.cross(torch.tensor([1.,0.,0.]),torch.tensor([0.,1.,0.]))', f130)


def f132():
    return torch.linalg.vander(torch.tensor([1.,2.,3.]))


run('torch.linalg.vander(torch.tensor([1.,2.,3.]))', f132)


def f134():
    return torch.linalg.tensorinv(torch.eye(4).reshape(2,2,4),ind=2).shape


run('torch.linalg.tensorinv(torch.eye(4).reshape(2,2,4),ind=2).shape', f134)


def f135():
    return torch.linalg.tensorsolve(torch.eye(4).reshape(2,2,4),torch.ones(2,2))


run('torch.linalg.tensorsolve(torch.eye(4).reshape(2,2,4),torch.ones(2,2))', f135)


def f136():
    return torch.linalg.inv_ex(torch.eye(2))


run('torch.linalg.inv_ex(torch.eye(2))', f136)


def f138():
    return torch.triangular_solve(torch.ones(2,1),torch.eye(2)*2)


run('torch.triangular_solve(torch.ones(2,1),torch.eye(2)*2)', f138)


def f140():
    return torch.renorm(torch.ones(2,3)*2,2,0,1.0)


run('torch.renorm(torch.ones(2,3)*2,2,0,1.0)', f140)


def f141():
    return torch.igamma(torch.tensor([2.]),torch.tensor([1.]))


run('torch.igamma(torch.tensor([2.]),torch.tensor([1.]))', f141)


def f144():
    return torch.vander(torch.tensor([1,2,3]))


run('torch.vander(torch.tensor([1,2,3]))', f144)


def f146():
    return torch.fft.fft(torch.arange(4.))


run('torch.fft.fft(torch.arange(4.))', f146)


def f147():
    return torch.fft.ifft(torch.fft.fft(torch.arange(4.))).real


run('torch.fft.ifft(torch.fft.fft(torch.arange(4.))).real', f147)


def f148():
    return torch.fft.rfft(torch.arange(5.))


run('torch.fft.rfft(torch.arange(5.))', f148)


def f149():
    return torch.fft.irfft(torch.fft.rfft(torch.arange(4.)))


run('torch.fft.irfft(torch.fft.rfft(torch.arange(4.)))', f149)


def f150():
    return torch.fft.fftfreq(5),torch.fft.rfftfreq(5),torch.fft.fftshift(torch.arange(5)),torch.fft.ifftshift(torch.arange(5))


run('torch.fft.fftfreq(5),torch.fft.rfftfreq(5),torch.fft.fftshift(torch.arange(5)),torch.fft.ifftshift(torch.arange(5))', f150)


def f151():
    return torch.fft.fft2(torch.eye(2))


run('torch.fft.fft2(torch.eye(2))', f151)


def f156():
    return torch.msort(torch.tensor([[3,1],[2,4]]))


run('torch.msort(torch.tensor([[3,1],[2,4]]))', f156)


def f160():
    return torch.roll(torch.arange(6).view(2,3),1,1)


run('torch.roll(torch.arange(6).view(2,3),1,1)', f160)


def f161():
    return torch.histogram(torch.tensor([1.,2.,1.]),bins=4,range=(0.,3.))


run('torch.histogram(torch.tensor([1.,2.,1.]),bins=4,range=(0.,3.))', f161)


def f163():
    return torch.pca_lowrank(torch.eye(4),q=2)[1]


run('torch.pca_lowrank(torch.eye(4),q=2)[1]', f163)


def f167():
    return torch.isclose(torch.tensor([1.,2.]),torch.tensor([1.,2.1]))


run('torch.isclose(torch.tensor([1.,2.]),torch.tensor([1.,2.1]))', f167)


def f171():
    return torch.prod(torch.tensor([1,2,3])),torch.cumprod(torch.tensor([1,2,3]),0)


run('torch.prod(torch.tensor([1,2,3])),torch.cumprod(torch.tensor([1,2,3]),0)', f171)
