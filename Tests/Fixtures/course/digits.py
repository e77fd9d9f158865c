"""Prints the first built-in digits, a picture in each line as hexadecimal bytes, after the pictures of a set its labels."""
from torchvision import datasets

for train, count in ((True, 1500), (False, 1000)):
    digits = datasets.MNIST("data", train=train, download=True)
    for picture in digits.data[:count]:
        print(bytes(picture.flatten().tolist()).hex())
    print("labels", bytes(digits.targets[:count].tolist()).hex())
