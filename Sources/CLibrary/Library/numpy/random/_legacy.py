"""The generator of `np.random.seed`: MT19937, with NumPy's ways to turn its numbers into others."""
import math
import random
import torch
from numpy._array import asarray, ndarray, view_of
from numpy.random._shared import combined, count_of, shaped, sized

_one = []


def shared():
    """The generator behind `np.random.rand` and its companions."""
    if not _one:
        _one.append(RandomState())
    return _one[0]


class RandomState:
    """A Mersenne twister."""

    def __init__(self, seed=None):
        self._twister = random.Random()
        self._spare = None
        if seed is not None:
            self.seed(seed)
        else:
            # Unseeded numbers follow the program's seed through Python's generator.
            self._twister.seed(random.getrandbits(64))

    def seed(self, seed=None):
        self._spare = None
        if seed is None:
            self._twister.seed()
            return
        if isinstance(seed, (list, tuple, ndarray)):
            words = _spread_words([int(word) & 0xffffffff for word in seed])
        else:
            try:
                number = seed.__index__()
            except AttributeError:
                raise TypeError(f'Cannot cast {type(seed).__name__} to a seed') from None
            if not 0 <= number < 2 ** 32:
                raise ValueError('Seed must be between 0 and 2**32 - 1')
            words = _words(number)
        self._twister.setstate((3, tuple(words) + (624,), None))

    def get_state(self, legacy=True):
        _, words, _ = self._twister.getstate()
        return ('MT19937', view_of(torch.tensor(list(words[:-1]))), words[-1], int(self._spare is not None), self._spare or 0.0)

    def set_state(self, state):
        _, words, place, has_spare, spare = state
        self._twister.setstate((3, tuple(int(word) for word in words) + (int(place),), None))
        self._spare = spare if has_spare else None

    # Uniform numbers

    def _doubles(self, count):
        draw = self._twister.random
        return [draw() for _ in range(count)]

    def random_sample(self, size=None):
        count, shape = count_of(size)
        return shaped(self._doubles(count), shape)

    random = ranf = sample = random_sample

    def rand(self, *shape):
        return self.random_sample(shape if shape else None)

    def uniform(self, low=0.0, high=1.0, size=None):
        count, shape = count_of(sized(size, low, high))
        return shaped(combined(self._doubles(count), lambda u, a, b: a + (b - a) * u, shape, count, low, high), shape)

    def bytes(self, length):
        result = b''
        while len(result) < length:
            result += self._twister.getrandbits(32).to_bytes(4, 'little')
        return result[:length]

    # Integers

    def _below(self, highest):
        """A number from 0 to `highest`: bits are drawn until they are small enough."""
        if highest == 0:
            return 0
        mask = (1 << highest.bit_length()) - 1
        bits = self._twister.getrandbits
        if highest <= 0xffffffff:
            value = bits(32) & mask
            while value > highest:
                value = bits(32) & mask
            return value
        while True:
            high = bits(32)
            value = (high << 32 | bits(32)) & mask
            if value <= highest:
                return value

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        size = sized(size, low, high)
        count, shape = count_of(size)
        if isinstance(low, (int, float)) or hasattr(low, '__index__') and not isinstance(low, ndarray):
            low = int(low)
        if isinstance(high, (int, float)) or hasattr(high, '__index__') and not isinstance(high, ndarray):
            high = int(high)
        if isinstance(low, int) and isinstance(high, int):
            if low >= high:
                raise ValueError('low >= high')
            highest = high - 1 - low
            values = [low + self._below(highest) for _ in range(count)]
        else:
            values = combined([None] * count, lambda _, a, b: int(a) + self._below(int(b) - 1 - int(a)), shape, count, low, high)
        return shaped(values, shape, dtype)

    def random_integers(self, low, high=None, size=None):
        return self.randint(1 if high is None else low, (low if high is None else high) + 1, size)

    # Normal numbers

    def _normal(self):
        if self._spare is not None:
            value, self._spare = self._spare, None
            return value
        draw = self._twister.random
        while True:
            x = 2.0 * draw() - 1.0
            y = 2.0 * draw() - 1.0
            square = x * x + y * y
            if 0.0 < square < 1.0:
                break
        factor = math.sqrt(-2.0 * math.log(square) / square)
        self._spare = factor * x
        return factor * y

    def _normals(self, count):
        return [self._normal() for _ in range(count)]

    def standard_normal(self, size=None):
        count, shape = count_of(size)
        return shaped(self._normals(count), shape)

    def randn(self, *shape):
        return self.standard_normal(shape if shape else None)

    def normal(self, loc=0.0, scale=1.0, size=None):
        count, shape = count_of(sized(size, loc, scale))
        if isinstance(scale, (int, float)) and scale < 0:
            raise ValueError('scale < 0')
        return shaped(combined(self._normals(count), lambda z, a, b: a + b * z, shape, count, loc, scale), shape)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        count, shape = count_of(sized(size, mean, sigma))
        return shaped(combined(self._normals(count), lambda z, a, b: math.exp(a + b * z), shape, count, mean, sigma), shape)

    def multivariate_normal(self, mean, cov, size=None, check_valid='warn', tol=1e-8):
        mean, cov = asarray(mean).astype(float), asarray(cov).astype(float)
        count, shape = count_of(size)
        shape = () if shape is None else shape
        z = torch.tensor(self._normals(count * len(mean)), dtype=torch.float64).reshape(*shape, len(mean))
        _, s, v = torch.linalg.svd(cov._tensor)
        return view_of(mean._tensor + z @ (s.sqrt()[:, None] * v))

    # Other distributions

    def _drawn(self, size, function, *parameters):
        count, shape = count_of(sized(size, *parameters))
        return shaped(combined([None] * count, lambda _, *row: function(*row), shape, count, *parameters), shape)

    def standard_exponential(self, size=None):
        return self._drawn(size, lambda: -math.log(1.0 - self._twister.random()))

    def exponential(self, scale=1.0, size=None):
        return self._drawn(size, lambda scale: scale * -math.log(1.0 - self._twister.random()), scale)

    def laplace(self, loc=0.0, scale=1.0, size=None):
        def one(loc, scale):
            u = self._twister.random()
            while u == 0.0:
                u = self._twister.random()
            return loc - scale * math.log(2.0 - u - u) if u >= 0.5 else loc + scale * math.log(u + u)
        return self._drawn(size, one, loc, scale)

    def logistic(self, loc=0.0, scale=1.0, size=None):
        def one(loc, scale):
            u = self._twister.random()
            while u == 0.0:
                u = self._twister.random()
            return loc + scale * math.log(u / (1.0 - u))
        return self._drawn(size, one, loc, scale)

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        def one(loc, scale):
            u = 1.0 - self._twister.random()
            while u >= 1.0:
                u = 1.0 - self._twister.random()
            return loc - scale * math.log(-math.log(u))
        return self._drawn(size, one, loc, scale)

    def rayleigh(self, scale=1.0, size=None):
        return self._drawn(size, lambda scale: scale * math.sqrt(-2.0 * math.log(1.0 - self._twister.random())), scale)

    def pareto(self, a, size=None):
        return self._drawn(size, lambda a: math.exp(-math.log(1.0 - self._twister.random()) / a) - 1, a)

    def weibull(self, a, size=None):
        return self._drawn(size, lambda a: pow(-math.log(1.0 - self._twister.random()), 1.0 / a), a)

    def power(self, a, size=None):
        return self._drawn(size, lambda a: pow(1 - math.exp(math.log(1.0 - self._twister.random())), 1.0 / a), a)

    def triangular(self, left, mode, right, size=None):
        def one(left, mode, right):
            base = right - left
            u = self._twister.random()
            if u <= (mode - left) / base:
                return left + math.sqrt(u * (mode - left) * base)
            return right - math.sqrt((1.0 - u) * (right - mode) * base)
        return self._drawn(size, one, left, mode, right)

    def _whole(self, size, function, *parameters):
        count, shape = count_of(sized(size, *parameters))
        return shaped(combined([None] * count, lambda _, *row: function(*row), shape, count, *parameters), shape, int)

    def poisson(self, lam=1.0, size=None):
        return self._whole(size, self._poisson, lam)

    def _poisson(self, lam):
        draw = self._twister.random
        if lam == 0:
            return 0
        if lam < 10:
            limit, count, product = math.exp(-lam), 0, 1.0
            while True:
                product *= draw()
                if product <= limit:
                    return count
                count += 1
        # Transformed rejection with a squeeze (Hörmann).
        root, logarithm = math.sqrt(lam), math.log(lam)
        b = 0.931 + 2.53 * root
        a = -0.059 + 0.02483 * b
        inverse = 1.1239 + 1.1328 / (b - 3.4)
        limit = 0.9277 - 3.6224 / (b - 2)
        while True:
            u = draw() - 0.5
            v = draw()
            us = 0.5 - abs(u)
            k = math.floor((2 * a / us + b) * u + lam + 0.43)
            if us >= 0.07 and v <= limit:
                return k
            if k < 0 or us < 0.013 and v > us:
                continue
            if math.log(v) + math.log(inverse) - math.log(a / (us * us) + b) <= -lam + k * logarithm - math.lgamma(k + 1):
                return k

    def binomial(self, n, p, size=None):
        return self._whole(size, self._binomial, n, p)

    def _binomial(self, n, p):
        n = int(n)
        if not 0 <= p <= 1:
            raise ValueError('p < 0, p > 1 or p is NaN')
        if n == 0 or p == 0:
            return 0
        if p > 0.5:
            return n - self._binomial_by_inversion(n, 1.0 - p)
        return self._binomial_by_inversion(n, p)

    def _binomial_by_inversion(self, n, p):
        if n * p > 30:
            # Far from the rare cases lessons need: a sum of single trials.
            return sum(self._twister.random() < p for _ in range(n))
        q = 1.0 - p
        start = math.exp(n * math.log(q)) if q > 0 else 0.0
        bound = int(min(n, n * p + 10.0 * math.sqrt(n * p * q + 1)))
        count, mass, u = 0, start, self._twister.random()
        while u > mass:
            count += 1
            if count > bound:
                count, mass, u = 0, start, self._twister.random()
            else:
                u -= mass
                mass = ((n - count + 1) * p * mass) / (count * q)
        return count

    def geometric(self, p, size=None):
        def one(p):
            if p < 1 / 3:
                return math.ceil(math.log(1.0 - self._twister.random()) / math.log(1.0 - p))
            count, total, step, u = 1, p, p, self._twister.random()
            while u > total:
                step *= 1.0 - p
                total += step
                count += 1
            return count
        return self._whole(size, one, p)

    # Order

    def shuffle(self, x):
        order = self._order(len(x))
        if isinstance(x, ndarray):
            x._tensor.copy_(x._tensor[torch.tensor(order, dtype=torch.int64)])
        else:
            x[:] = [x[place] for place in order]

    def _order(self, count):
        order = list(range(count))
        for place in range(count - 1, 0, -1):
            other = self._below(place)
            order[place], order[other] = order[other], order[place]
        return order

    def permutation(self, x):
        if isinstance(x, int) or hasattr(x, '__index__') and not isinstance(x, (ndarray, list, tuple)):
            return view_of(torch.tensor(self._order(int(x)), dtype=torch.int64))
        x = asarray(x)
        return view_of(x._tensor[torch.tensor(self._order(len(x)), dtype=torch.int64)])

    def choice(self, a, size=None, replace=True, p=None):
        names = a if isinstance(a, (list, tuple)) and a and isinstance(a[0], str) else None
        pool = None if isinstance(a, int) or names is not None else asarray(a)
        population = len(names) if names is not None else a if pool is None else len(pool)
        if population <= 0 and size != 0:
            raise ValueError('a must be greater than 0 unless no samples are taken' if pool is None else "'a' cannot be empty unless no samples are taken")
        count, shape = count_of(size)
        chances = None
        if p is not None:
            chances = [float(part) for part in p]
            if len(chances) != population:
                raise ValueError("'a' and 'p' must have same size")
            if any(part < 0 for part in chances):
                raise ValueError('probabilities are not non-negative')
            if abs(sum(chances) - 1.0) > 1.5e-8:
                raise ValueError('probabilities do not sum to 1')
        if replace:
            if chances is not None:
                places = _chosen(chances, self._doubles(count))
            else:
                places = [self._below(population - 1) for _ in range(count)]
        else:
            if count > population:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            if chances is not None:
                if sum(part > 0 for part in chances) < count:
                    raise ValueError('Fewer non-zero entries in p than size')
                places = []
                while len(places) < count:
                    found = _chosen(chances, self._doubles(count - len(places)))
                    for place in dict.fromkeys(found):
                        places.append(place)
                        chances[place] = 0.0
            else:
                places = self._order(population)[:count]
        if names is not None:
            return names[places[0]] if shape is None else [names[place] for place in places]
        if pool is None:
            return shaped(places, shape, int)
        return pool[places[0]] if shape is None else view_of(pool._tensor[torch.tensor(places, dtype=torch.int64)].reshape(*shape, *pool.shape[1:]))


def _chosen(chances, draws):
    """The places in the running sums of the chances where uniform numbers fall."""
    from bisect import bisect_right
    sums, total = [], 0.0
    for part in chances:
        total += part
        sums.append(total)
    sums = [part / total for part in sums]
    return [bisect_right(sums, draw) for draw in draws]


def _words(seed):
    """The twister's 624 words for a number (Knuth's multiplier)."""
    words = [seed]
    for place in range(1, 624):
        seed = (1812433253 * (seed ^ seed >> 30) + place) & 0xffffffff
        words.append(seed)
    return words


def _spread_words(key):
    """The words for several numbers."""
    words = _words(19650218)
    place, turn = 1, 0
    for _ in range(max(624, len(key))):
        words[place] = ((words[place] ^ (words[place - 1] ^ words[place - 1] >> 30) * 1664525) + key[turn] + turn) & 0xffffffff
        place, turn = place + 1, (turn + 1) % len(key)
        if place >= 624:
            words[0], place = words[623], 1
    for _ in range(623):
        words[place] = ((words[place] ^ (words[place - 1] ^ words[place - 1] >> 30) * 1566083941) - place) & 0xffffffff
        place += 1
        if place >= 624:
            words[0], place = words[623], 1
    words[0] = 0x80000000
    return words
