"""MNIST and FashionMNIST."""
import torch
from torchvision.datasets import _source
from torchvision.datasets.vision import VisionDataset, batch_of, steps_for_batches


class MNIST(VisionDataset):
    """Handwritten digits, 28 × 28: 60,000 for training, 10,000 for tests.

    The files of MNIST/raw in the data folder are read, as they are or compressed; without them digits are drawn, with random strokes, places and
    widths, and a notice says so."""
    classes = ['0 - zero', '1 - one', '2 - two', '3 - three', '4 - four', '5 - five', '6 - six', '7 - seven', '8 - eight', '9 - nine']
    _drawing = ('digits', 'digits drawn by a formula', 28051)

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.train = train
        self._drawn = None
        name = type(self).__name__ if type(self).__module__ == __name__ else next(
            base.__name__ for base in type(self).__mro__ if base.__module__ == __name__)
        folders = (f'{name}/raw', name, '')[:3 if name == 'MNIST' else 2]
        part = 'train' if train else 't10k'
        images = _source.file_bytes(root, folders, f'{part}-images-idx3-ubyte')
        labels = None if images is None else _source.file_bytes(root, folders, f'{part}-labels-idx1-ubyte')
        if images is not None and labels is not None:
            self._data = _source.idx(images, f'{part}-images-idx3-ubyte')
            self.targets = _source.idx(labels, f'{part}-labels-idx1-ubyte').long()
            return
        if self._drawing is None:
            raise RuntimeError('Dataset not found. You can use download=True to download it' if not download else
                               f'{name} cannot be downloaded here; put its files into {name}/raw of the data folder')
        module, what, seed = self._drawing
        _source.announce(name, f'{name}: no files in the data folder ({name}/raw), so {what} stand in for it.')
        import importlib
        draw = importlib.import_module(f'torchvision.datasets._{module}').draw
        self._drawn = _source.Drawn(draw, (28, 28), 60000 if train else 10000, seed if train else seed + 1)
        self.targets = self._drawn.targets

    @property
    def data(self):
        """All pictures, (count, 28, 28) bytes."""
        if self._drawn is not None:
            self._data = self._drawn.whole()
            self._drawn = None
        return self._data

    @data.setter
    def data(self, value):
        self._drawn = None
        self._data = value

    @property
    def train_data(self):
        return self.data

    @property
    def test_data(self):
        return self.data

    @property
    def train_labels(self):
        return self.targets

    @property
    def test_labels(self):
        return self.targets

    @property
    def class_to_idx(self):
        return {name: place for place, name in enumerate(self.classes)}

    @property
    def raw_folder(self):
        return f'{self.root}/{type(self).__name__}/raw'

    def __len__(self):
        return self._drawn.count if self._drawn is not None else len(self._data)

    def _pixels(self, index):
        if self._drawn is None:
            return self._data[index]
        index = int(index)
        count = self._drawn.count
        if not -count <= index < count:
            raise IndexError(f'index {index} is out of bounds for dimension 0 with size {count}')
        return self._drawn.need(index % count)[index]

    def __getitem__(self, index):
        from PIL import Image
        pixels, target = self._pixels(index), int(self.targets[index])
        image = Image.fromarray(pixels, 'L')
        if self.transform is not None:
            image = self.transform(image)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return image, target

    def __getitems__(self, indices):
        """Several items; pictures are made together where the transformation allows it."""
        if type(self).__getitem__ is MNIST.__getitem__ and self.transform is not None:
            steps = steps_for_batches(self.transform)
            if steps is not None:
                places = [int(index) for index in indices]
                if self._drawn is not None:
                    for place in places:
                        self._pixels(place)
                chosen = torch.tensor(places)
                pixels = (self._data if self._drawn is None else self._drawn.images)[chosen]
                targets = self.targets[chosen].tolist()
                if self.target_transform is not None:
                    targets = [self.target_transform(target) for target in targets]
                return list(zip(batch_of(pixels, steps), targets))
        return [self[index] for index in indices]

    def download(self):
        pass

    def extra_repr(self):
        return f"Split: {'Train' if self.train is True else 'Test'}"


class FashionMNIST(MNIST):
    """Pieces of clothing, 28 × 28; without files, silhouettes drawn by a formula."""
    classes = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
    _drawing = ('clothes', 'silhouettes of clothes drawn by a formula', 28061)


class KMNIST(MNIST):
    """Japanese letters, 28 × 28; only from files."""
    classes = ['o', 'ki', 'su', 'tsu', 'na', 'ha', 'ma', 'ya', 're', 'wo']
    _drawing = None
