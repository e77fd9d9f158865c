"""Pictures: data, training and the residual block."""
import torch
from torch import nn
from torch.nn import functional as F
from d2l._basics import Accumulator, Animator, Timer, accuracy, show_images, try_all_gpus


def corr2d(X, K):
    """Two-dimensional cross-correlation."""
    h, w = K.shape
    Y = torch.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i:i + h, j:j + w] * K).sum()
    return Y


def get_fashion_mnist_labels(labels):
    names = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [names[int(label)] for label in labels]


def load_data_fashion_mnist(batch_size, resize=None):
    """Loaders of the training and test pictures."""
    import torchvision
    from torch.utils import data
    from torchvision import transforms
    steps = [transforms.ToTensor()]
    if resize:
        steps.insert(0, transforms.Resize(resize))
    steps = transforms.Compose(steps)
    train = torchvision.datasets.FashionMNIST(root='../data', train=True, transform=steps, download=True)
    test = torchvision.datasets.FashionMNIST(root='../data', train=False, transform=steps, download=True)
    return data.DataLoader(train, batch_size, shuffle=True), data.DataLoader(test, batch_size, shuffle=False)


def evaluate_accuracy(net, data_iter):
    """The share of right predictions."""
    if isinstance(net, nn.Module):
        net.eval()
    metric = Accumulator(2)
    with torch.no_grad():
        for X, y in data_iter:
            metric.add(accuracy(net(X), y), y.numel())
    return metric[0] / metric[1]


def evaluate_accuracy_gpu(net, data_iter, device=None):
    """The share of right predictions, on a device."""
    if isinstance(net, nn.Module):
        net.eval()
        if not device:
            device = next(iter(net.parameters())).device
    metric = Accumulator(2)
    with torch.no_grad():
        for X, y in data_iter:
            X = [x.to(device) for x in X] if isinstance(X, list) else X.to(device)
            y = y.to(device)
            metric.add(accuracy(net(X), y), y.numel())
    return metric[0] / metric[1]


def train_epoch_ch3(net, train_iter, loss, updater):
    """One epoch; mean loss and accuracy.  `updater` is an optimiser, or a function of the batch size."""
    if isinstance(net, nn.Module):
        net.train()
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        value = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            value.mean().backward()
            updater.step()
        else:
            value.sum().backward()
            updater(X.shape[0])
        metric.add(float(value.sum()), accuracy(y_hat, y), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]


def train_ch3(net, train_iter, test_iter, loss, num_epochs, updater):
    animator = Animator(xlabel='epoch', xlim=[1, num_epochs], ylim=[0.3, 0.9], legend=['train loss', 'train acc', 'test acc'])
    for epoch in range(num_epochs):
        train_metrics = train_epoch_ch3(net, train_iter, loss, updater)
        test_acc = evaluate_accuracy(net, test_iter)
        animator.add(epoch + 1, train_metrics + (test_acc,))
    train_loss, train_acc = train_metrics
    assert train_loss < 0.5, train_loss
    assert train_acc <= 1 and train_acc > 0.7, train_acc
    assert test_acc <= 1 and test_acc > 0.7, test_acc


def predict_ch3(net, test_iter, n=6):
    """Shows the first test pictures with their names and the predicted ones."""
    for X, y in test_iter:
        break
    trues = get_fashion_mnist_labels(y)
    preds = get_fashion_mnist_labels(net(X).argmax(axis=1))
    show_images(X[0:n].reshape((n, 28, 28)), 1, n, titles=[true + '\n' + pred for true, pred in zip(trues, preds)][0:n])


def init_cnn(module):
    if type(module) == nn.Linear or type(module) == nn.Conv2d:
        nn.init.xavier_uniform_(module.weight)


def train_ch6(net, train_iter, test_iter, num_epochs, lr, device):
    """Trains a convolutional network with stochastic gradient descent."""
    net.apply(init_cnn)
    print('training on', device)
    net.to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    loss = nn.CrossEntropyLoss()
    animator = Animator(xlabel='epoch', xlim=[1, num_epochs], legend=['train loss', 'train acc', 'test acc'])
    timer, num_batches = Timer(), len(train_iter)
    for epoch in range(num_epochs):
        metric = Accumulator(3)
        net.train()
        for i, (X, y) in enumerate(train_iter):
            timer.start()
            optimizer.zero_grad()
            X, y = X.to(device), y.to(device)
            y_hat = net(X)
            value = loss(y_hat, y)
            value.backward()
            optimizer.step()
            with torch.no_grad():
                metric.add(value * X.shape[0], accuracy(y_hat, y), X.shape[0])
            timer.stop()
            train_l = metric[0] / metric[2]
            train_acc = metric[1] / metric[2]
            if (i + 1) % max(1, num_batches // 5) == 0 or i == num_batches - 1:
                animator.add(epoch + (i + 1) / num_batches, (train_l, train_acc, None))
        test_acc = evaluate_accuracy_gpu(net, test_iter)
        animator.add(epoch + 1, (None, None, test_acc))
    print(f'loss {train_l:.3f}, train acc {train_acc:.3f}, test acc {test_acc:.3f}')
    print(f'{metric[2] * num_epochs / timer.sum():.1f} examples/sec on {str(device)}')


def train_batch_ch13(net, X, y, loss, trainer, devices):
    X = [x.to(devices[0]) for x in X] if isinstance(X, list) else X.to(devices[0])
    y = y.to(devices[0])
    net.train()
    trainer.zero_grad()
    pred = net(X)
    value = loss(pred, y)
    value.sum().backward()
    trainer.step()
    return value.sum(), accuracy(pred, y)


def train_ch13(net, train_iter, test_iter, loss, trainer, num_epochs, devices=None):
    devices = devices or try_all_gpus()
    timer, num_batches = Timer(), len(train_iter)
    animator = Animator(xlabel='epoch', xlim=[1, num_epochs], ylim=[0, 1], legend=['train loss', 'train acc', 'test acc'])
    net = net.to(devices[0])
    for epoch in range(num_epochs):
        metric = Accumulator(4)
        for i, (features, labels) in enumerate(train_iter):
            timer.start()
            value, right = train_batch_ch13(net, features, labels, loss, trainer, devices)
            metric.add(value, right, labels.shape[0], labels.numel())
            timer.stop()
            if (i + 1) % max(1, num_batches // 5) == 0 or i == num_batches - 1:
                animator.add(epoch + (i + 1) / num_batches, (metric[0] / metric[2], metric[1] / metric[3], None))
        test_acc = evaluate_accuracy_gpu(net, test_iter)
        animator.add(epoch + 1, (None, None, test_acc))
    print(f'loss {metric[0] / metric[2]:.3f}, train acc {metric[1] / metric[3]:.3f}, test acc {test_acc:.3f}')
    print(f'{metric[2] * num_epochs / timer.sum():.1f} examples/sec on {str(devices)}')


class Residual(nn.Module):
    """The residual block.  Older chapters give (input channels, channels, use_1x1conv, strides), newer ones leave the input channels out."""

    def __init__(self, *args, use_1x1conv=False, strides=1, input_channels=None, num_channels=None):
        super().__init__()
        args = list(args)
        if input_channels is not None:
            args.insert(0, input_channels)
        if num_channels is not None:
            args.insert(1 if len(args) else 0, num_channels)
        if len(args) >= 2 and not isinstance(args[1], bool):
            first, channels, rest = args[0], args[1], args[2:]
        else:
            first, channels, rest = None, args[0], args[1:]
        use_1x1conv = rest[0] if len(rest) > 0 else use_1x1conv
        strides = rest[1] if len(rest) > 1 else strides

        def conv(taken, **keywords):
            return nn.LazyConv2d(channels, **keywords) if taken is None else nn.Conv2d(taken, channels, **keywords)

        def norm():
            return nn.LazyBatchNorm2d() if first is None else nn.BatchNorm2d(channels)

        self.conv1 = conv(first, kernel_size=3, padding=1, stride=strides)
        self.conv2 = conv(None if first is None else channels, kernel_size=3, padding=1)
        self.conv3 = conv(first, kernel_size=1, stride=strides) if use_1x1conv else None
        self.bn1 = norm()
        self.bn2 = norm()

    def forward(self, X):
        Y = F.relu(self.bn1(self.conv1(X)))
        Y = self.bn2(self.conv2(Y))
        if self.conv3:
            X = self.conv3(X)
        Y += X
        return F.relu(Y)


def resnet18(num_classes, in_channels=1):
    """A ResNet-18 without the large first convolution."""
    def block(in_channels, out_channels, num_residuals, first_block=False):
        layers = []
        for i in range(num_residuals):
            if i == 0 and not first_block:
                layers.append(Residual(in_channels, out_channels, use_1x1conv=True, strides=2))
            else:
                layers.append(Residual(out_channels, out_channels))
        return nn.Sequential(*layers)

    net = nn.Sequential(nn.Conv2d(in_channels, 64, kernel_size=3, stride=1, padding=1), nn.BatchNorm2d(64), nn.ReLU())
    net.add_module('resnet_block1', block(64, 64, 2, first_block=True))
    net.add_module('resnet_block2', block(64, 128, 2))
    net.add_module('resnet_block3', block(128, 256, 2))
    net.add_module('resnet_block4', block(256, 512, 2))
    net.add_module('global_avg_pool', nn.AdaptiveAvgPool2d((1, 1)))
    net.add_module('fc', nn.Sequential(nn.Flatten(), nn.Linear(512, num_classes)))
    return net


def box_corner_to_center(boxes):
    """(left, top, right, bottom) as (middle x, middle y, width, height)."""
    x1, y1, x2, y2 = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
    return torch.stack(((x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1), axis=-1)


def box_center_to_corner(boxes):
    cx, cy, w, h = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
    return torch.stack((cx - 0.5 * w, cy - 0.5 * h, cx + 0.5 * w, cy + 0.5 * h), axis=-1)


def bbox_to_rect(bbox, color):
    from matplotlib.patches import Rectangle
    return Rectangle(xy=(bbox[0], bbox[1]), width=bbox[2] - bbox[0], height=bbox[3] - bbox[1], fill=False, edgecolor=color, linewidth=2)
