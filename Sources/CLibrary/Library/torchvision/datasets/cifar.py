"""CIFAR10 and CIFAR100."""
import torch
from torchvision.datasets import _source
from torchvision.datasets.vision import VisionDataset, batch_of, steps_for_batches


class CIFAR10(VisionDataset):
    """Colour pictures, 32 × 32, of ten kinds of things: 50,000 for training, 10,000 for tests.

    The files of cifar-10-batches-py or cifar-10-batches-bin in the data folder are read; without them simple things are drawn, and a notice says so."""
    base_folder = 'cifar-10-batches-py'
    _binary_folder = 'cifar-10-batches-bin'
    _files = {True: ['data_batch_1', 'data_batch_2', 'data_batch_3', 'data_batch_4', 'data_batch_5'], False: ['test_batch']}
    _label_bytes, _label_key = 1, 'labels'
    _drawing = 32051
    _names = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck']
    _meta = ('batches.meta', 'label_names')

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.train = train
        self._drawn = None
        self._array = None
        self.classes = list(self._names)
        if self._read(root):
            self.class_to_idx = {name: place for place, name in enumerate(self.classes)}
            return
        name = 'CIFAR100' if self._drawing is None else 'CIFAR10'
        if self._drawing is None:
            raise RuntimeError(f'{name} cannot be downloaded here; put the folder {self.base_folder} into the data folder')
        _source.announce(name, f'{name}: no files in the data folder ({self.base_folder}), so things drawn by a formula stand in for it.')
        from torchvision.datasets._things import draw
        self._drawn = _source.Drawn(draw, (32, 32, 3), 50000 if train else 10000, self._drawing if train else self._drawing + 1)
        self.targets = self._drawn.targets.tolist()
        self.class_to_idx = {name: place for place, name in enumerate(self.classes)}

    def _read(self, root):
        """Reads the files; False if they are not all there."""
        images, self.targets = [], []
        for name in self._files[bool(self.train)]:
            data = _source.file_bytes(root, (self.base_folder,), name)
            if data is not None:
                from torchvision.datasets import _pickled
                entry = _pickled.load(data)
                pixels = _source.bytes_tensor(entry['data'], 0, len(entry['data']))
                self.targets += entry[self._label_key]
            else:
                data = _source.file_bytes(root, (self._binary_folder,), name + '.bin')
                if data is None:
                    return False
                record = self._label_bytes + 3072
                table = _source.bytes_tensor(data, 0, len(data) // record * record).view(-1, record)
                pixels = table[:, self._label_bytes:]
                self.targets += table[:, self._label_bytes - 1].tolist()
            images.append(pixels.reshape(-1, 3, 32, 32).permute(0, 2, 3, 1))
        self._images = torch.cat(images).contiguous()
        meta = _source.file_bytes(root, (self.base_folder,), self._meta[0])
        if meta is not None:
            from torchvision.datasets import _pickled
            self.classes = _pickled.load(meta)[self._meta[1]]
        return True

    def _whole(self):
        if self._drawn is not None:
            self._images = self._drawn.whole()
            self._drawn = None
        return self._images

    @property
    def data(self):
        """All pictures as a NumPy array, (count, 32, 32, 3) bytes."""
        if self._array is None:
            self._array = self._whole().numpy()
        return self._array

    @data.setter
    def data(self, value):
        self._drawn = None
        self._array = value
        self._images = value if isinstance(value, torch.Tensor) else torch.from_numpy(value)

    def __len__(self):
        return self._drawn.count if self._drawn is not None else len(self._images)

    def _pixels(self, index):
        if self._drawn is None:
            return self._images[index]
        index = int(index)
        count = self._drawn.count
        if not -count <= index < count:
            raise IndexError(f'index {index} is out of bounds for axis 0 with size {count}')
        return self._drawn.need(index % count)[index]

    def __getitem__(self, index):
        from PIL import Image
        image, target = Image.fromarray(self._pixels(index), 'RGB'), self.targets[index]
        if self.transform is not None:
            image = self.transform(image)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return image, target

    def __getitems__(self, indices):
        """Several items; pictures are made together where the transformation allows it."""
        if type(self).__getitem__ is CIFAR10.__getitem__ and self.transform is not None:
            steps = steps_for_batches(self.transform)
            if steps is not None:
                places = [int(index) for index in indices]
                if self._drawn is not None:
                    for place in places:
                        self._pixels(place)
                pixels = (self._images if self._drawn is None else self._drawn.images)[torch.tensor(places)]
                targets = [self.targets[place] for place in places]
                if self.target_transform is not None:
                    targets = [self.target_transform(target) for target in targets]
                return list(zip(batch_of(pixels, steps), targets))
        return [self[index] for index in indices]

    def download(self):
        pass

    def extra_repr(self):
        return f"Split: {'Train' if self.train is True else 'Test'}"


class CIFAR100(CIFAR10):
    """Colour pictures, 32 × 32, of a hundred kinds of things; only from files."""
    base_folder = 'cifar-100-python'
    _binary_folder = 'cifar-100-binary'
    _files = {True: ['train'], False: ['test']}
    _label_bytes, _label_key = 2, 'fine_labels'
    _drawing = None
    _names = [f'class {place}' for place in range(100)]
    _meta = ('meta', 'fine_label_names')
