import numpy as np

a = np.array([1, 2, 3])
b = np.array([[1.5, 2], [3, 5]])
for value in [a.dtype, b.dtype, a.shape, b.T, a * 2, a + 1.5, a / 2, a // 2, a % 2, a ** 2, -a, a > 1, b @ b, a.dot(a), b.sum(), b.sum(0),
              b.sum(axis=1, keepdims=True), b.mean(), b.var(ddof=1), a.max(), a.argmax(), a.mean(), b.min(axis=0), np.eye(3), np.full((2, 2), 7),
              np.arange(0, 1, .1), np.linspace(0, 1, 5), a[::-1], b[:, 0], b[b > 2], a[[0, 2]], b[None].shape, np.arange(12).reshape(3, 4)[1:, ::2],
              np.concatenate([a, a]), np.stack([a, a]), np.vstack([a, a]), np.column_stack([a, a]), np.split(np.arange(6), 3), np.tile(a, 2),
              np.repeat(a, 2), np.where(a > 1, a, 0), np.where(a > 1), np.argsort(np.array([3, 1, 2])), np.unique([1, 1, 2], return_counts=True),
              np.clip(a, 2, 3), np.maximum(a, 2), np.cumsum(a), np.allclose(a, a), np.isnan(np.array([np.nan, 1])), np.meshgrid(a, a), np.outer(a, a),
              np.pad(b, ((1, 0), (0, 1)), constant_values=9), np.flip(a), np.roll(a, 1), np.diff(a), np.median(a), np.percentile(np.arange(11.), 30),
              np.histogram(np.array([1, 2, 2, 3.]), 3), np.bincount(np.array([0, 1, 1])), np.diag(a), np.einsum('ij,jk->ik', b, b), np.insert(a, 1, 9),
              np.delete(a, 1), np.interp(1.5, [1, 2], [10, 20]), np.convolve([1, 2, 3], [0, 1, .5]), np.gradient(np.array([1., 4, 9])),
              np.float64(1.5) + 1, np.float64(2) * a, np.int64(7) // 2, np.int64(7) / 2, np.float32(1) + np.float32(2), a.sum() / 2, int(a.sum()),
              (a + np.array([1], dtype=np.float32)).dtype, (np.ones(2, dtype=np.float32) * 2.5).dtype, (np.ones(2, dtype=np.uint8) + np.ones(2, dtype=np.int8)).dtype,
              b.astype(int), np.array([True, 2]), np.r_[1:4, 9], np.c_[a, a], np.mgrid[0:2, 0:3], np.vectorize(lambda x: x * 2)(a)]:
    print(repr(value))
c = np.zeros((3, 3))
c[1] = 5
c[:, 2] = [1, 2, 3]
c[c == 5] = 9
c[::-1, 0] = [7, 8, 9]
c += 1
row = c[0]
row[:] = 4
print(c, c.T.shape, [x for x in b], list(a), sorted(np.array([3, 1, 2])), max(np.array([1., 2])))
print(isinstance(np.float64(1), float), isinstance(np.int64(1), int), [1, 2, 3][np.int64(1)], {np.int64(1): 2}[1], f'{np.float64(1.23456):.2f} {np.int64(5):03d}')
for name, wrong in [('add', lambda: a + np.ones(2)), ('reshape', lambda: a.reshape(2, 2)), ('index', lambda: a[5]), ('indices', lambda: a[1, 1]),
                    ('matmul', lambda: b @ np.ones(3)), ('dot', lambda: np.dot(b, np.ones((3, 2)))), ('bool', lambda: bool(a)),
                    ('concatenate', lambda: np.concatenate([a, b])), ('uneven', lambda: np.array([[1, 2], [3]])), ('axis', lambda: a.sum(axis=1)),
                    ('write', lambda: c.__setitem__(0, np.ones(2))), ('empty', lambda: np.max(np.array([]))), ('power', lambda: a ** -1)]:
    try:
        print(name, wrong())
    except Exception as error:
        print(name, type(error).__name__, error)
