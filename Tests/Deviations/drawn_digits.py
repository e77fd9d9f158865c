# row: MNIST, Fashion-MNIST and CIFAR-10 without a data folder
from torchvision import datasets
digits = datasets.MNIST("data", download=True)
print(len(digits), digits[0][0].size)
