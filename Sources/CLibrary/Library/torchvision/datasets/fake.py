"""Random pictures."""
import torch
from torchvision.datasets.vision import VisionDataset


class FakeData(VisionDataset):
    """Pictures of noise with random targets; the same index always gives the same picture."""

    def __init__(self, size=1000, image_size=(3, 224, 224), num_classes=10, transform=None, target_transform=None, random_offset=0):
        super().__init__(transform=transform, target_transform=target_transform)
        self.size = size
        self.num_classes = num_classes
        self.image_size = image_size
        self.random_offset = random_offset

    def __getitem__(self, index):
        if index >= len(self):
            raise IndexError(f'{self.__class__.__name__} index out of range')
        from torchvision.transforms.functional import to_pil_image
        generator = torch.Generator()
        generator.manual_seed(index + self.random_offset)
        image = to_pil_image(torch.randn(*self.image_size, generator=generator))
        target = torch.randint(0, self.num_classes, size=(1,), dtype=torch.long, generator=generator)[0]
        if self.transform is not None:
            image = self.transform(image)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return image, target.item()

    def __len__(self):
        return self.size
