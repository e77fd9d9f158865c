import numpy as np

for seed in (0, 42):
    np.random.seed(seed)
    print(np.random.rand(3), np.random.randn(2, 3), np.random.randint(0, 10, 5), np.random.randint(100), np.random.normal(1, 2, 3))
    print(np.random.uniform(-1, 1, (2, 2)), np.random.permutation(6), np.random.choice(5, 3), np.random.choice(5, 3, replace=False))
    print(np.random.choice([10, 20, 30], 4, p=[.2, .3, .5]), np.random.exponential(2., 3), np.random.poisson(3, 5), np.random.binomial(10, .3, 5))
    print(np.random.randint(0, 2 ** 40, 2), np.random.poisson(20, 4), np.random.normal([0, 10], [1, 2]))
    x = np.arange(8)
    np.random.shuffle(x)
    print(x)
    g = np.random.default_rng(seed)
    print(g.random(3), g.integers(0, 10, 5), g.normal(size=4), g.permutation(7), g.choice(10, 4), g.choice(10, 4, replace=False), g.integers(0, 2 ** 40, 2))
