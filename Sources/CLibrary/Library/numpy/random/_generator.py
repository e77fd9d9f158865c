"""`default_rng`: the generator PCG64 (XSL-RR, 128 bits)."""
import math
import torch
from numpy._array import asarray, ndarray, view_of
from numpy.random._shared import combined, count_of, shaped, sized

_full = (1 << 128) - 1
_word = 0xffffffff


class SeedSequence:
    """Mixes a seed into as many words as are needed."""

    def __init__(self, entropy=None):
        if entropy is None:
            import random
            entropy = random.getrandbits(128)
        self.entropy = entropy
        words = []
        for number in (entropy if isinstance(entropy, (list, tuple, ndarray)) else [entropy]):
            number = int(number)
            if number < 0:
                raise ValueError('expected non-negative integer')
            part = [number & _word]
            while number >> 32 * len(part):
                part.append(number >> 32 * len(part) & _word)
            words += part
        self._constant = 0x43b0d7e5
        pool = [self._hashed(words[place] if place < len(words) else 0) for place in range(4)]
        for source in range(4):
            for target in range(4):
                if source != target:
                    pool[target] = self._mixed(pool[target], self._hashed(pool[source]))
        for word in words[4:]:
            for target in range(4):
                pool[target] = self._mixed(pool[target], self._hashed(word))
        self.pool = pool

    def _hashed(self, value):
        value ^= self._constant
        self._constant = self._constant * 0x931e8875 & _word
        value = value * self._constant & _word
        return value ^ value >> 16

    def _mixed(self, x, y):
        result = (x * 0xca01f9dd - y * 0x4973f715) & _word
        return result ^ result >> 16

    def words64(self, count):
        constant, words = 0x8b51f9dd, []
        for place in range(2 * count):
            value = self.pool[place % 4] ^ constant
            constant = constant * 0x58f38ded & _word
            value = value * constant & _word
            words.append(value ^ value >> 16)
        return [words[place] | words[place + 1] << 32 for place in range(0, 2 * count, 2)]


class PCG64:
    """A stream of 64-bit numbers."""

    def __init__(self, seed=None):
        a, b, c, d = (seed if isinstance(seed, SeedSequence) else SeedSequence(seed)).words64(4)
        self.increment = ((c << 64 | d) << 1 | 1) & _full
        self.state = self.increment
        self.state = (self.state + (a << 64 | b)) & _full
        self._step()
        self.half = None

    def _step(self):
        self.state = (self.state * 0x2360ed051fc65da44385df649fccf645 + self.increment) & _full

    def next64(self):
        self.state = state = (self.state * 0x2360ed051fc65da44385df649fccf645 + self.increment) & _full
        value = (state >> 64 ^ state) & 0xffffffffffffffff
        turn = state >> 122
        return (value >> turn | value << 64 - turn) & 0xffffffffffffffff

    def next32(self):
        if self.half is not None:
            value, self.half = self.half, None
            return value
        value = self.next64()
        self.half = value >> 32
        return value & _word

    def double(self):
        return (self.next64() >> 11) * (1.0 / 9007199254740992.0)


_tables = []


def _ziggurat():
    """Widths, limits and heights of the 256 layers under the bell curve."""
    if not _tables:
        edge, area = 3.6541528853610087963519472518, 0.0049286732339746519
        unit = 4503599627370496.0
        widths, limits, heights = [0.0] * 256, [0] * 256, [0.0] * 256
        x = edge
        height = math.exp(-0.5 * x * x)
        widths[0] = area / height / unit
        limits[0] = int(edge * height / area * unit)
        heights[0] = 1.0
        widths[255], heights[255] = edge / unit, height
        limits[1] = 0
        for layer in range(254, 0, -1):
            upper = math.sqrt(-2.0 * math.log(area / x + math.exp(-0.5 * x * x)))
            limits[layer + 1] = int(upper / x * unit)
            x = upper
            widths[layer], heights[layer] = x / unit, math.exp(-0.5 * x * x)
        _tables.extend([widths, limits, heights])
    return _tables


class Generator:
    """Random numbers from a stream of bits."""

    def __init__(self, bit_generator):
        self.bit_generator = bit_generator

    def __repr__(self):
        return f'Generator(PCG64) at 0x{id(self):X}'

    def random(self, size=None, dtype=float, out=None):
        count, shape = count_of(size)
        draw = self.bit_generator.double
        return shaped([draw() for _ in range(count)], shape)

    def uniform(self, low=0.0, high=1.0, size=None):
        count, shape = count_of(sized(size, low, high))
        draw = self.bit_generator.double
        return shaped(combined([draw() for _ in range(count)], lambda u, a, b: a + (b - a) * u, shape, count, low, high), shape)

    def _below(self, highest):
        """A number from 0 to `highest`, by multiplication (Lemire)."""
        bits = self.bit_generator
        if highest == 0:
            return 0
        if highest < _word:
            limit = highest + 1
            product = bits.next32() * limit
            if product & _word < limit:
                threshold = (_word - highest) % limit
                while product & _word < threshold:
                    product = bits.next32() * limit
            return product >> 32
        if highest == _word:
            return bits.next32()
        limit = highest + 1
        product = bits.next64() * limit
        mask = 0xffffffffffffffff
        if product & mask < limit:
            threshold = (mask - highest) % limit
            while product & mask < threshold:
                product = bits.next64() * limit
        return product >> 64

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        if high is None:
            low, high = 0, low
        count, shape = count_of(sized(size, low, high))
        last = 0 if endpoint else 1

        def one(_, a, b):
            if int(b) - last < int(a):
                raise ValueError('low >= high' if not endpoint else 'low > high')
            return int(a) + self._below(int(b) - last - int(a))
        return shaped(combined([None] * count, one, shape, count, low, high), shape, dtype, True)

    def _normal(self):
        widths, limits, heights = _ziggurat()
        bits = self.bit_generator
        while True:
            value = bits.next64()
            layer = value & 0xff
            value >>= 8
            size = value >> 1 & 0x000fffffffffffff
            x = size * widths[layer]
            if value & 1:
                x = -x
            if size < limits[layer]:
                return x
            if layer == 0:
                while True:
                    far = -0.27366123732975827203338247596 * math.log1p(-bits.double())
                    depth = -math.log1p(-bits.double())
                    if depth + depth > far * far:
                        return -(3.6541528853610087963519472518 + far) if size >> 8 & 1 else 3.6541528853610087963519472518 + far
            elif (heights[layer - 1] - heights[layer]) * bits.double() + heights[layer] < math.exp(-0.5 * x * x):
                return x

    def standard_normal(self, size=None, dtype=float, out=None):
        count, shape = count_of(size)
        return shaped([self._normal() for _ in range(count)], shape)

    def normal(self, loc=0.0, scale=1.0, size=None):
        count, shape = count_of(sized(size, loc, scale))
        return shaped(combined([self._normal() for _ in range(count)], lambda z, a, b: a + b * z, shape, count, loc, scale), shape)

    def _order(self, count):
        order = list(range(count))
        for place in range(count - 1, 0, -1):
            # Shuffles draw bits until they are small enough, other choices multiply.
            mask = (1 << place.bit_length()) - 1
            other = self.bit_generator.next32() & mask
            while other > place:
                other = self.bit_generator.next32() & mask
            order[place], order[other] = order[other], order[place]
        return order

    def shuffle(self, x, axis=0):
        order = self._order(len(x))
        if isinstance(x, ndarray):
            x._tensor.copy_(x._tensor[torch.tensor(order, dtype=torch.int64)])
        else:
            x[:] = [x[place] for place in order]

    def permutation(self, x, axis=0):
        if isinstance(x, int):
            return view_of(torch.tensor(self._order(x), dtype=torch.int64))
        x = asarray(x)
        return view_of(x._tensor[torch.tensor(self._order(len(x)), dtype=torch.int64)])

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        pool = None if isinstance(a, int) else asarray(a)
        population = a if pool is None else len(pool)
        count, shape = count_of(size)
        if p is not None:
            if not replace:
                raise NotImplementedError('choice without replacement and with probabilities is not available for default_rng here')
            from numpy.random._legacy import _chosen
            places = _chosen([float(part) for part in p], [self.bit_generator.double() for _ in range(count)])
        elif replace:
            places = [self._below(population - 1) for _ in range(count)]
        else:
            if count > population:
                raise ValueError('Cannot take a larger sample than population when replace is False')
            places = self._sampled(population, count, shuffle)
        if pool is None:
            return shaped(places, shape, int, True)
        return pool[places[0]] if shape is None else view_of(pool._tensor[torch.tensor(places, dtype=torch.int64)].reshape(*shape, *pool.shape[1:]))

    def _sampled(self, population, count, shuffle):
        if population > 10000 and count > population // (50 if shuffle else 20):
            order = list(range(population))
            for place in range(population - 1, max(population - count, 1) - 1, -1):
                other = self._below(place)
                order[place], order[other] = order[other], order[place]
            return order[population - count:]
        # Floyd's way: each new number is drawn, or is the highest so far.
        seen, places = set(), []
        for highest in range(population - count, population):
            value = self._below(highest)
            value = highest if value in seen else value
            seen.add(value)
            places.append(value)
        if shuffle:
            for place in range(count - 1, 0, -1):
                other = self._below(place)
                places[place], places[other] = places[other], places[place]
        return places


def default_rng(seed=None):
    """A generator of its own."""
    if isinstance(seed, Generator):
        return seed
    return Generator(seed if isinstance(seed, PCG64) else PCG64(seed))
