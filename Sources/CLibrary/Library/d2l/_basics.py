"""Plots, timers, sums, and the smallest pieces of training."""
import time
import torch
from torch import nn


def use_svg_display():
    pass


def set_figsize(figsize=(3.5, 2.5)):
    from matplotlib import pyplot as plt
    plt.rcParams['figure.figsize'] = figsize


def set_axes(axes, xlabel, ylabel, xlim, ylim, xscale, yscale, legend):
    axes.set_xlabel(xlabel)
    axes.set_ylabel(ylabel)
    axes.set_xscale(xscale)
    axes.set_yscale(yscale)
    if xlim is not None:
        axes.set_xlim(xlim)
    if ylim is not None:
        axes.set_ylim(ylim)
    if legend:
        axes.legend(legend)
    axes.grid()


def _is_one(values):
    """Whether this is one curve and not a list of them."""
    return hasattr(values, 'ndim') and values.ndim == 1 or isinstance(values, list) and not hasattr(values[0], '__len__')


def plot(X, Y=None, xlabel=None, ylabel=None, legend=None, xlim=None, ylim=None, xscale='linear', yscale='linear', fmts=('-', 'm--', 'g-.', 'r:'),
         figsize=(3.5, 2.5), axes=None):
    """Curves Y over X; Y alone is drawn over 0, 1, …"""
    from matplotlib import pyplot as plt
    set_figsize(figsize)
    axes = axes if axes else plt.gca()
    if _is_one(X):
        X = [X]
    if Y is None:
        X, Y = [[]] * len(X), X
    elif _is_one(Y):
        Y = [Y]
    if len(X) != len(Y):
        X = X * len(Y)
    axes.cla()
    for x, y, fmt in zip(X, Y, fmts):
        if len(x):
            axes.plot(x, y, fmt)
        else:
            axes.plot(y, fmt)
    set_axes(axes, xlabel, ylabel, xlim, ylim, xscale, yscale, legend)


def show_images(imgs, num_rows, num_cols, titles=None, scale=1.5):
    """Pictures in a grid."""
    from matplotlib import pyplot as plt
    _, axes = plt.subplots(num_rows, num_cols, figsize=(num_cols * scale, num_rows * scale))
    axes = axes.flatten()
    for place, (ax, img) in enumerate(zip(axes, imgs)):
        ax.imshow(img.numpy() if torch.is_tensor(img) else img)
        ax.axis('off')
        if titles:
            ax.set_title(titles[place])
    return axes


def show_heatmaps(matrices, xlabel, ylabel, titles=None, figsize=(2.5, 2.5), cmap='Reds'):
    """Matrices (rows, columns, queries, keys) as rasters."""
    from matplotlib import pyplot as plt
    rows, columns = len(matrices), len(matrices[0])
    figure, axes = plt.subplots(rows, columns, figsize=figsize, sharex=True, sharey=True, squeeze=False)
    for row, (row_axes, row_matrices) in enumerate(zip(axes, matrices)):
        for column, (ax, matrix) in enumerate(zip(row_axes, row_matrices)):
            picture = ax.imshow(matrix.detach(), cmap=cmap)
            if row == rows - 1:
                ax.set_xlabel(xlabel)
            if column == 0:
                ax.set_ylabel(ylabel)
            if titles:
                ax.set_title(titles[column])
    figure.colorbar(picture, ax=axes, shrink=0.6)


def show_list_len_pair_hist(legend, xlabel, ylabel, xlist, ylist):
    from matplotlib import pyplot as plt
    set_figsize()
    plt.hist([[len(item) for item in xlist], [len(item) for item in ylist]])
    plt.xlabel(xlabel)
    plt.ylabel(ylabel)
    plt.legend(legend)


class Timer:
    """Notes several running times."""

    def __init__(self):
        self.times = []
        self.start()

    def start(self):
        self.tik = time.time()

    def stop(self):
        self.times.append(time.time() - self.tik)
        return self.times[-1]

    def avg(self):
        return sum(self.times) / len(self.times)

    def sum(self):
        return sum(self.times)

    def cumsum(self):
        import numpy
        return numpy.array(self.times).cumsum().tolist()


class Accumulator:
    """Adds up `n` numbers."""

    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [total + float(part) for total, part in zip(self.data, args)]

    def reset(self):
        self.data = [0.0] * len(self.data)

    def __getitem__(self, idx):
        return self.data[idx]


class Animator:
    """Curves that grow; the figure is shown when the cell ends."""

    def __init__(self, xlabel=None, ylabel=None, legend=None, xlim=None, ylim=None, xscale='linear', yscale='linear', fmts=('-', 'm--', 'g-.', 'r:'),
                 nrows=1, ncols=1, figsize=(3.5, 2.5)):
        from matplotlib import pyplot as plt
        self.fig, axes = plt.subplots(nrows, ncols, figsize=figsize)
        self.axes = [axes] if nrows * ncols == 1 else axes
        self.legend = legend or []
        self.config_axes = lambda: set_axes(self.axes[0], xlabel, ylabel, xlim, ylim, xscale, yscale, self.legend)
        self.X, self.Y, self.fmts = None, None, fmts
        self._lines = []

    def add(self, x, y):
        """One more point for each curve; None leaves a curve as it is."""
        if not hasattr(y, '__len__'):
            y = [y]
        if not hasattr(x, '__len__'):
            x = [x] * len(y)
        if not self.X:
            self.X = [[] for _ in y]
            self.Y = [[] for _ in y]
            self._lines = [self.axes[0].plot([], [], fmt)[0] for _, fmt in zip(y, self.fmts)]
            self.config_axes()
        for place, (a, b) in enumerate(zip(x, y)):
            if a is not None and b is not None:
                self.X[place].append(a)
                self.Y[place].append(b)
                if place < len(self._lines):
                    self._lines[place].x.append(float(a))
                    self._lines[place].y.append(float(b))


def accuracy(y_hat, y):
    """How many predictions are right."""
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    right = y_hat.type(y.dtype) == y
    return float(right.type(y.dtype).sum())


def evaluate_loss(net, data_iter, loss):
    """The mean loss of a model over a data set."""
    metric = Accumulator(2)
    for X, y in data_iter:
        out = net(X)
        y = y.reshape(out.shape)
        value = loss(out, y)
        metric.add(value.sum(), value.numel())
    return metric[0] / metric[1]


def synthetic_data(w, b, num_examples):
    """y = Xw + b + noise"""
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = torch.matmul(X, w) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y.reshape((-1, 1))


def linreg(X, w, b):
    return torch.matmul(X, w) + b


def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2


def sgd(params, lr, batch_size):
    """One step of stochastic gradient descent."""
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()


def load_array(data_arrays, batch_size, is_train=True):
    from torch.utils import data
    return data.DataLoader(data.TensorDataset(*data_arrays), batch_size, shuffle=is_train)


def get_dataloader_workers():
    return 4


def cpu():
    return torch.device('cpu')


def gpu(i=0):
    return torch.device(f'cuda:{i}')


def num_gpus():
    return torch.cuda.device_count()


def try_gpu(i=0):
    return gpu(i) if num_gpus() >= i + 1 else cpu()


def try_all_gpus():
    return [gpu(i) for i in range(num_gpus())] or [cpu()]


def add_to_class(Class):
    """A decorator that makes a function a method of a class."""
    def wrapper(obj):
        setattr(Class, obj.__name__, obj)
    return wrapper


def annotate(text, xy, xytext):
    from matplotlib import pyplot as plt
    plt.gca().annotate(text, xy=xy, xytext=xytext, arrowprops=dict(arrowstyle='->'))


def train_2d(trainer, steps=20, f_grad=None):
    """Follows an optimiser of two numbers from (−5, −2)."""
    x1, x2, s1, s2 = -5, -2, 0, 0
    results = [(x1, x2)]
    for _ in range(steps):
        if f_grad:
            x1, x2, s1, s2 = trainer(x1, x2, s1, s2, f_grad)
        else:
            x1, x2, s1, s2 = trainer(x1, x2, s1, s2)
        results.append((x1, x2))
    print(f'epoch {steps}, x1: {float(x1):f}, x2: {float(x2):f}')
    return results


def show_trace_2d(f, results):
    from matplotlib import pyplot as plt
    set_figsize()
    plt.plot(*zip(*results), '-o', color='#ff7f0e')
    x1, x2 = torch.meshgrid(torch.arange(-5.5, 1.0, 0.1), torch.arange(-3.0, 1.0, 0.1), indexing='ij')
    plt.contour(x1.T, x2.T, f(x1, x2).T, colors='#1f77b4')
    plt.xlabel('x1')
    plt.ylabel('x2')


def get_data_ch11(batch_size=10, n=1500):
    """The wing noise data are not here; numbers of the same shape and scale stand in for them."""
    from d2l._sequence import notice
    notice('d2l.get_data_ch11: the airfoil data are not here, so 1,500 examples of a linear rule with noise stand in for them.')
    generator = torch.Generator()
    generator.manual_seed(11)
    X = torch.randn(1500, 5, generator=generator)
    w = torch.tensor([-0.6, -0.4, -0.5, 0.25, -0.3])
    y = (X @ w + 0.7 * torch.randn(1500, generator=generator))
    y = (y - y.mean()) / y.std()
    return load_array((X[:n], y[:n]), batch_size, is_train=True), 5


def train_ch11(trainer_fn, states, hyperparams, data_iter, feature_dim, num_epochs=2):
    w = torch.normal(mean=0.0, std=0.01, size=(feature_dim, 1), requires_grad=True)
    b = torch.zeros((1), requires_grad=True)
    net, loss = lambda X: linreg(X, w, b), squared_loss
    animator = Animator(xlabel='epoch', ylabel='loss', xlim=[0, num_epochs], ylim=[0.22, 0.35])
    n, timer = 0, Timer()
    for _ in range(num_epochs):
        for X, y in data_iter:
            loss(net(X), y).mean().backward()
            trainer_fn([w, b], states, hyperparams)
            n += X.shape[0]
            if n % 200 == 0:
                timer.stop()
                animator.add(n / X.shape[0] / len(data_iter), (evaluate_loss(net, data_iter, loss),))
                timer.start()
    print(f'loss: {animator.Y[0][-1]:.3f}, {sum(timer.times) / num_epochs:.3f} sec/epoch')
    return timer.cumsum(), animator.Y[0]


def train_concise_ch11(trainer_fn, hyperparams, data_iter, num_epochs=4):
    net = nn.Sequential(nn.Linear(5, 1))

    def init_weights(module):
        if type(module) == nn.Linear:
            nn.init.normal_(module.weight, std=0.01)
    net.apply(init_weights)
    optimizer = trainer_fn(net.parameters(), **hyperparams)
    loss = nn.MSELoss(reduction='none')
    animator = Animator(xlabel='epoch', ylabel='loss', xlim=[0, num_epochs], ylim=[0.22, 0.35])
    n, timer = 0, Timer()
    for _ in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            out = net(X)
            loss(out, y.reshape(out.shape)).mean().backward()
            optimizer.step()
            n += X.shape[0]
            if n % 200 == 0:
                timer.stop()
                animator.add(n / X.shape[0] / len(data_iter), (evaluate_loss(net, data_iter, loss) / 2,))
                timer.start()
    print(f'loss: {animator.Y[0][-1]:.3f}, {sum(timer.times) / num_epochs:.3f} sec/epoch')


def update_D(X, Z, net_D, net_G, loss, trainer_D):
    """One step of a discriminator."""
    ones, zeros = torch.ones((X.shape[0],)), torch.zeros((X.shape[0],))
    trainer_D.zero_grad()
    real = net_D(X)
    fake = net_D(net_G(Z).detach())
    value = (loss(real, ones.reshape(real.shape)) + loss(fake, zeros.reshape(fake.shape))) / 2
    value.backward()
    trainer_D.step()
    return value
