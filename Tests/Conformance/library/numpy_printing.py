import numpy as np

rng = np.random.RandomState(7)
for k in range(25):
    n = rng.randint(1, 24)
    scale = 10.0 ** rng.randint(-6, 9)
    x = rng.randn(n) * scale
    print(repr(x), x.astype(np.float32), np.round(x, 2), (x * 10).astype(int), repr(x > 0), sep='\n')
for shape in [(2, 3), (1, 4), (2, 2, 3), (3, 1, 1)]:
    x = rng.randn(*shape)
    print(repr(x), x.astype(np.float32), repr((x * 100).astype(np.int32)), sep='\n')
print(np.arange(2000), repr(np.arange(2000.).reshape(40, 50)), rng.rand(2, 600), sep='\n')
print(repr(np.array([])), repr(np.zeros((0, 3))), repr(np.array(3.5)), np.array(5), repr(np.array([1, 2], dtype=np.uint8)))
print(np.array([np.nan, 1, np.inf]), np.array([-np.inf, 2.5]), repr(np.array([True, False])), np.array([1e16, 1.]), np.array([-0.0, 1.]))
print(repr(np.float64(1.5)), np.float64(1e16), repr(np.float32(.1)), np.float32(1e7), repr(np.int64(3)), repr(np.bool_(True)))
np.set_printoptions(precision=3, suppress=True)
print(np.array([1.23456, 1e-6, 1000]))
