import torch, math
import torch.nn as nn
import torch.nn.functional as F

line = 0

def t(*parts):
    """Prints each value, or the kind and the first line of its error."""
    global line
    line += 1
    for part in parts:
        try:
            print(line, part())
        except Exception as e:
            print(line, type(e).__name__ + ":", str(e).split("\n")[0])

t(lambda: torch.tensor([1e-5, 1.]), lambda: torch.tensor([1e5, 1.]), lambda: torch.tensor([1e8, 1.]), lambda: torch.tensor([0.1, 1000.]), lambda: torch.tensor([0.1, 10000.5]), lambda: torch.tensor([99999.]), lambda: torch.tensor([100000.]), lambda: torch.tensor([123456789.]), lambda: torch.tensor([1e-4]), lambda: torch.tensor([0.00012345]), lambda: torch.tensor([1.23456789]), lambda: torch.tensor([1., 2.5e-3, 1e4]), lambda: torch.tensor([-0.]), lambda: torch.tensor(-0.), lambda: torch.tensor([0.]), lambda: torch.tensor([1., math.inf]), lambda: torch.tensor([math.nan, 1.5]), lambda: torch.tensor([math.nan]), lambda: torch.tensor([-math.inf, 2.]), lambda: torch.tensor([1e-40]), lambda: torch.tensor([3.4e38]), lambda: torch.tensor([1.0000001]), lambda: torch.tensor([0.99999999]), lambda: torch.tensor([1e10, math.nan]), lambda: torch.tensor([5e-324], dtype=torch.float64), lambda: torch.tensor([1e300], dtype=torch.float64), lambda: torch.tensor([1.1, 2.2], dtype=torch.float64))
t(lambda: torch.tensor([1, -20, 300]), lambda: torch.tensor([[1, -20], [300, 4]]), lambda: torch.tensor([2**62]), lambda: torch.tensor([True, False]), lambda: torch.tensor([[True], [False]]), lambda: torch.tensor(True), lambda: torch.tensor([], dtype=torch.int32), lambda: torch.zeros(0, 3), lambda: torch.zeros(2, 0, dtype=torch.long), lambda: torch.zeros(1, 0, requires_grad=True), lambda: torch.tensor(5), lambda: torch.tensor(2.5), lambda: torch.tensor(1e10), lambda: torch.tensor(1e-10), lambda: torch.tensor(123456.789), lambda: torch.tensor(0.1, dtype=torch.float64), lambda: torch.tensor(1, dtype=torch.int8))
t(lambda: torch.arange(1001), lambda: torch.arange(2000.).view(40, 50), lambda: torch.arange(1000).view(10, 100), lambda: torch.zeros(1001, 2)[:, 0], lambda: torch.arange(3000).view(3, 10, 100), lambda: torch.zeros(11, 11, 11), lambda: torch.arange(1200).view(1, 1, 1200), lambda: torch.rand(0, 1001).shape, lambda: torch.arange(7000.).view(7, 1000), lambda: torch.ones(1500, dtype=torch.bool), lambda: torch.arange(1500) / 1000, lambda: torch.arange(2001) * 1e5)
t(lambda: torch.ones(100), lambda: torch.arange(100), lambda: torch.arange(40) * 1000, lambda: torch.ones(3, 30), lambda: torch.arange(60.).view(2, 30), lambda: torch.ones(2, 2, 2), lambda: torch.ones(1, 1, 1, 1), lambda: torch.arange(24.).view(2, 1, 3, 4), lambda: torch.ones(2, 2).double(), lambda: torch.ones(2, requires_grad=True), lambda: torch.ones(2, requires_grad=True) * 2, lambda: torch.ones(2, dtype=torch.float64, requires_grad=True), lambda: nn.Parameter(torch.ones(2, 2)), lambda: torch.ones(30, requires_grad=True), lambda: torch.ones(2, 12).double().requires_grad_() + 1)
torch.set_printoptions(precision=2)
t(lambda: torch.tensor([1.23456, 2.]), lambda: torch.tensor(3.14159), lambda: torch.tensor([1e-7]), lambda: torch.tensor([1e9, 1.]))
torch.set_printoptions(precision=8, threshold=5, edgeitems=1, linewidth=40)
t(lambda: torch.tensor([1 / 3]), lambda: torch.arange(10), lambda: torch.arange(6.), lambda: torch.ones(3, 3), lambda: torch.arange(5))
torch.set_printoptions(profile="short"); print(torch.tensor([1 / 3]), torch.arange(1001))
torch.set_printoptions(profile="full"); print(torch.arange(1001)[:3])
torch.set_printoptions(profile="default"); torch.set_printoptions(sci_mode=True)
t(lambda: torch.tensor([1.5, 2.]), lambda: torch.tensor([1, 2]), lambda: torch.tensor(1.5))
torch.set_printoptions(sci_mode=False)
t(lambda: torch.tensor([1e-8, 1e8]), lambda: torch.tensor([1e-8]))
torch.set_printoptions(profile="default")
t(lambda: torch.set_printoptions(profile="foo"))
t(lambda: torch.Size([2, 3]), lambda: torch.Size([]), lambda: torch.Size((1,)), lambda: torch.Size([2, 3]).numel(), lambda: torch.Size([2, 3])[0], lambda: torch.Size([2, 3])[:1], lambda: torch.Size([2]) + torch.Size([3]), lambda: torch.Size([2]) + (3,), lambda: (1,) + torch.Size([2]), lambda: torch.Size([2, 3]) == (2, 3), lambda: list(torch.Size([2, 3])), lambda: tuple(torch.Size([2])), lambda: hash(torch.Size([2])) == hash((2,)), lambda: torch.Size([2]) * 2, lambda: str(torch.Size([1, 2])), lambda: f"{torch.Size([1])}", lambda: len(torch.Size([1, 2])), lambda: torch.Size([1, 2]).index(2), lambda: torch.Size([1, 1]).count(1), lambda: isinstance(torch.Size([1]), tuple))
t(lambda: torch.Size([1.5]))
t(lambda: torch.Size("a"))
t(lambda: torch.float32, lambda: torch.int64, lambda: torch.bool, lambda: torch.float, lambda: torch.double, lambda: torch.half, lambda: torch.long, lambda: torch.short, lambda: str(torch.uint8), lambda: torch.complex64, lambda: torch.float32 == torch.float, lambda: torch.float32.is_floating_point, lambda: torch.int32.is_signed, lambda: torch.uint8.itemsize, lambda: torch.bfloat16, lambda: {torch.float32: 1}, lambda: torch.get_default_dtype(), lambda: torch.float16.is_complex, lambda: torch.strided, lambda: torch.contiguous_format, lambda: torch.preserve_format, lambda: torch.channels_last)
t(lambda: torch.finfo(torch.float32), lambda: torch.finfo(torch.float32).eps, lambda: torch.finfo(torch.float16).max, lambda: torch.iinfo(torch.int8), lambda: torch.iinfo(torch.int64).max, lambda: torch.finfo(torch.bfloat16).tiny, lambda: torch.finfo().bits, lambda: torch.iinfo(torch.uint8).min, lambda: torch.finfo(torch.float64).resolution)
t(lambda: torch.finfo(torch.int32))
t(lambda: torch.iinfo(torch.float32))
t(lambda: torch.device("cpu"), lambda: str(torch.device("cuda:0")), lambda: torch.device("cpu") == torch.device("cpu"), lambda: torch.device("cpu").index, lambda: repr(torch.device("mps")), lambda: torch.device("cuda", 1), lambda: torch.device(type="cpu"), lambda: f"{torch.device('cpu')}")
t(lambda: torch.device("foo"))
t(lambda: torch.device("cuda:x"))
t(lambda: torch.device("cpu:1"))
t(lambda: {"a": torch.ones(2)}, lambda: [torch.tensor(1), torch.tensor([1.5])], lambda: (torch.ones(1),), lambda: str({"w": nn.Parameter(torch.ones(1))}), lambda: [torch.ones(2, 2)], lambda: {"x": torch.ones(2, 2)}, lambda: (torch.float32, torch.Size([1])))
t(lambda: torch.tensor([1.5]).__repr__(), lambda: torch.tensor([1 + 2j, -3.5j]), lambda: torch.tensor([[1j]]), lambda: torch.tensor([1e-3 + 1e5j]), lambda: torch.tensor(1j), lambda: torch.zeros(0, dtype=torch.complex64), lambda: torch.tensor([1.5 - 2j], dtype=torch.complex128), lambda: torch.tensor([complex("nan"), 1]))
t(lambda: torch.quantize_per_tensor if False else None, lambda: print(torch.ones(1), torch.tensor(2)), lambda: print(torch.ones(2, 2), sep=""), lambda: "%s" % torch.ones(1), lambda: "{}".format(torch.ones(2)), lambda: "{:}".format(torch.tensor(1.5)), lambda: f"{torch.tensor(7):03d}", lambda: f"{torch.tensor(1.5):>8}", lambda: f"{torch.tensor(True)}", lambda: f"{torch.tensor([1])!r:>15}")
t(lambda: f"{torch.ones(2):>20}")
