"""What the data sets have in common."""
from torch.utils.data import Dataset


class StandardTransform:
    """A transformation of the picture and one of the target."""

    def __init__(self, transform=None, target_transform=None):
        self.transform = transform
        self.target_transform = target_transform

    def __call__(self, input, target):
        if self.transform is not None:
            input = self.transform(input)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return input, target

    def __repr__(self):
        body = [self.__class__.__name__]
        for head, transform in (('Transform: ', self.transform), ('Target transform: ', self.target_transform)):
            if transform is not None:
                lines = repr(transform).splitlines()
                body += [head + lines[0]] + [' ' * len(head) + line for line in lines[1:]]
        return '\n'.join(body)


class VisionDataset(Dataset):
    """A data set whose items are (picture, target)."""
    _repr_indent = 4

    def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
        separate = transform is not None or target_transform is not None
        if transforms is not None and separate:
            raise ValueError('Only transforms or transform/target_transform can be passed as argument')
        self.root = root
        self.transform = transform
        self.target_transform = target_transform
        self.transforms = StandardTransform(transform, target_transform) if separate else transforms

    def __getitem__(self, index):
        raise NotImplementedError

    def __len__(self):
        raise NotImplementedError

    def __repr__(self):
        body = [f'Number of datapoints: {self.__len__()}']
        if self.root is not None:
            body.append(f'Root location: {self.root}')
        body += self.extra_repr().splitlines()
        if getattr(self, 'transforms', None) is not None:
            body.append(repr(self.transforms))
        return '\n'.join(['Dataset ' + self.__class__.__name__] + [' ' * self._repr_indent + line for line in body])

    def extra_repr(self):
        return ''


def steps_for_batches(transform):
    """The steps of a transformation that may be done for a whole batch of byte pictures at once, or None.

    That are ToTensor alone and ToTensor followed by Normalize: no chance is involved, and a batch gives the same bits as its pictures do."""
    from torchvision.transforms import basic
    steps = transform.transforms if type(transform) is basic.Compose else [transform]
    if not steps or type(steps[0]) is not basic.ToTensor or len(steps) > 2:
        return None
    if len(steps) == 2 and type(steps[1]) is not basic.Normalize:
        return None
    return steps


def batch_of(pixels, steps):
    """A list of float pictures (channels, height, width), from bytes (count, height, width[, channels])."""
    import torch
    planes = pixels.unsqueeze(1) if pixels.dim() == 3 else pixels.permute(0, 3, 1, 2).contiguous()
    planes = planes.to(torch.get_default_dtype()).div(255)
    if len(steps) == 2:
        planes = steps[1](planes)
    return list(planes.unbind(0))
