"""Where the bytes of a data set come from."""
import torch

_announced = set()


def _native(name):
    from torch import _runtime
    return getattr(_runtime, name, None)


def file_bytes(root, folders, name):
    """The bytes of a file, plain or compressed, from the first folder that has it; None if none has."""
    data_file = _native('data_file')
    if data_file is None:
        return None
    places = list(folders)
    base = '/'.join(part for part in str(root).replace('\\', '/').split('/') if part not in ('', '.', '..')) if root else ''
    if base:
        places += [f'{base}/{folder}' for folder in folders]
    for folder in places:
        path = f'{folder}/{name}' if folder else name
        data = data_file(path)
        if data is not None:
            return data
        data = data_file(path + '.gz')
        if data is not None:
            return _native('gunzip')(data)
    return None


def announce(name, text):
    """Says once that drawn pictures stand in for a data set."""
    if name in _announced:
        return
    _announced.add(name)
    notice = _native('notice')
    if notice is not None:
        notice(text)


def idx(data, what):
    """The tensor of an IDX file of bytes: two zero bytes, a type (8), the number of axes, their lengths, the numbers."""
    if len(data) < 4 or data[0] != 0 or data[1] != 0 or data[2] != 8 or not 1 <= data[3] <= 4:
        raise RuntimeError(f'{what} is no IDX file of bytes')
    axes = data[3]
    shape = [int.from_bytes(data[4 + 4 * axis:8 + 4 * axis], 'big') for axis in range(axes)]
    count = 1
    for length in shape:
        count *= length
    if len(data) < 4 + 4 * axes + count:
        raise RuntimeError(f'{what} is cut off: {count} numbers announced, {len(data) - 4 - 4 * axes} there')
    return bytes_tensor(data, 4 + 4 * axes, count).view(shape)


def bytes_tensor(data, offset, count):
    """A tensor of its own of `count` bytes."""
    convert = _native('tensor_of_bytes')
    if convert is not None:
        return convert(data, offset, count)
    if count == 0:
        return torch.zeros(0, dtype=torch.uint8)
    return torch.frombuffer(bytearray(data), dtype=torch.uint8, offset=offset, count=count).clone()


class Drawn:
    """Pictures that are drawn in blocks of 500, each when it is first needed; the same ones in every run."""
    block = 500

    def __init__(self, draw, shape, count, seed):
        self.draw = draw
        self.count = count
        self.seed = seed
        generator = torch.Generator()
        generator.manual_seed(seed)
        self.targets = torch.randint(0, 10, (count,), generator=generator)
        self.images = torch.zeros((count,) + shape, dtype=torch.uint8)
        self.missing = set(range((count + self.block - 1) // self.block))

    def _fill(self, place):
        generator = torch.Generator()
        generator.manual_seed(self.seed * 1000 + place + 1)
        part = slice(place * self.block, min(self.count, (place + 1) * self.block))
        with torch.no_grad():
            self.images[part] = self.draw(self.targets[part], generator)
        self.missing.discard(place)

    def need(self, index):
        """The pictures, after the one at `index` has been drawn."""
        place = index // self.block
        if place in self.missing:
            self._fill(place)
        return self.images

    def whole(self):
        for place in sorted(self.missing):
            self._fill(place)
        return self.images
