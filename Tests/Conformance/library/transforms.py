import numpy as np
import torch
import torchvision.transforms as T
import torchvision.transforms.functional as F
from PIL import Image
from torchvision.transforms import InterpolationMode as M

rng = np.random.RandomState(1)
colour = torch.from_numpy(rng.randint(0, 256, (3, 24, 31)).astype(np.uint8))
floats = torch.from_numpy(rng.rand(3, 24, 31).astype(np.float32))
picture = Image.fromarray(rng.randint(0, 256, (28, 28)).astype(np.uint8))


def show(value):
    if isinstance(value, tuple):
        for part in value:
            show(part)
    elif isinstance(value, torch.Tensor):
        print('   ', value.dtype, tuple(value.shape), f'{value.double().mean().item():.1f}')
    else:
        print('   ', value.mode, value.size, int(np.array(value).astype(int).sum()))


torch.manual_seed(5)
for transform in [
        T.ToTensor(), T.PILToTensor(), T.ConvertImageDtype(torch.float), T.ToPILImage(), T.Normalize((.5,), (.25,)), T.Resize(14), T.Resize((20, 50)),
        T.Resize(20, max_size=24), T.Resize(40, M.NEAREST), T.CenterCrop(10), T.CenterCrop((40, 20)), T.Pad((1, 2, 3, 4), padding_mode='reflect'),
        T.Pad((1, 2), fill=7), T.FiveCrop(8), T.Grayscale(), T.RandomApply([T.RandomHorizontalFlip(1.), T.RandomVerticalFlip()], p=.7), T.RandomCrop(16),
        T.RandomCrop(28, padding=4), T.RandomHorizontalFlip(), T.RandomVerticalFlip(p=.3), T.RandomResizedCrop(14), T.ColorJitter(.4, .4, .4, .1),
        T.RandomRotation(30), T.RandomRotation((10, 80), expand=True), T.RandomAffine(20, (.1, .2), (.8, 1.2), 10), T.RandomErasing(1.), T.RandomGrayscale(.5),
        T.Compose([T.Resize(20), T.ToTensor(), T.Normalize(.5, .5)]), T.Lambda(lambda x: x)]:
    print(transform)
    for value in (colour, floats, picture):
        try:
            show(transform(value))
        except Exception as error:
            print('   ', type(error).__name__, error)
    print('   ', torch.randint(0, 1000000, (1,)).item())
for wrong in [lambda: T.Resize((1, 2, 3)), lambda: T.Pad('a'), lambda: T.ColorJitter(-1), lambda: T.RandomRotation(-1), lambda: T.Normalize((0.,), (0.,))(floats),
              lambda: F.to_tensor(floats), lambda: F.to_pil_image(torch.zeros(5, 2, 2))]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
