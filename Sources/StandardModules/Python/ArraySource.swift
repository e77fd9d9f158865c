extension PythonSource {
    static let array = #"""
"""Lists of numbers of one kind."""

__all__ = ['ArrayType', 'array', 'typecodes']

typecodes = 'bBuhHiIlLqQfd'
_ranges = {'b': 8, 'B': 8, 'h': 16, 'H': 16, 'i': 32, 'I': 32, 'l': 64, 'L': 64, 'q': 64, 'Q': 64}
_names = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer', 'H': 'unsigned short', 'i': 'signed integer'}


class array:
    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError('array() argument 1 must be a unicode character, not ' + type(typecode).__name__)
        if typecode not in typecodes:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode = typecode
        self.itemsize = {'u': 4, 'f': 4, 'd': 8}.get(typecode) or _ranges[typecode] // 8
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        code = self.typecode
        if code == 'u':
            if not isinstance(value, str):
                raise TypeError('array item must be a unicode character, not ' + type(value).__name__)
            return value
        if code in 'fd':
            if not hasattr(value, '__float__') and not hasattr(value, '__index__'):
                raise TypeError('must be real number, not ' + type(value).__name__)
            value = float(value)
            if code == 'f':
                import struct
                value = struct.unpack('f', struct.pack('f', value))[0]
            return value
        if not hasattr(value, '__index__'):
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)
        value = value.__index__()
        bits = _ranges[code]
        low, high = (0, (1 << bits) - 1) if code.isupper() else (-(1 << bits - 1), (1 << bits - 1) - 1)
        if value < low:
            raise OverflowError('%s is less than minimum' % _names.get(code, 'value') if code in _names else "can't convert negative value to unsigned int" if code.isupper() else 'int too large to convert')
        if value > high:
            raise OverflowError('%s is greater than maximum' % _names.get(code, 'value') if code in _names else 'int too large to convert')
        return value

    def append(self, v, /):
        self._items.append(self._checked(v))

    def extend(self, bb, /):
        for value in list(bb):
            self.append(value)

    fromlist = extend

    def insert(self, i, v, /):
        self._items.insert(i, self._checked(v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError('pop from empty array')
        return self._items.pop(i)

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError('array.remove(x): x not in array')
        self._items.remove(v)

    def index(self, v, start=0, stop=9223372036854775807, /):
        for i in range(max(0, start), min(stop, len(self._items))):
            if self._items[i] == v:
                return i
        raise ValueError('array.index(x): x not in array')

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def tounicode(self):
        return ''.join(self._items)

    def tobytes(self):
        import struct
        return struct.pack('%d%s' % (len(self._items), self.typecode), *self._items)

    def frombytes(self, buffer, /):
        import struct
        if len(buffer) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        self._items.extend(struct.unpack('%d%s' % (len(buffer) // self.itemsize, self.typecode), bytes(buffer)))

    def buffer_info(self):
        return (id(self), len(self._items))

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def __getitem__(self, i):
        if isinstance(i, slice):
            return array(self.typecode, self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError('array index out of range') from None

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError('can only assign array (not "%s") to array slice' % type(v).__name__)
            self._items[i] = v._items
            return
        try:
            self._items[i] = self._checked(v)
        except IndexError:
            raise IndexError('array assignment index out of range') from None

    def __delitem__(self, i):
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "%s") to array' % type(other).__name__)
        return array(self.typecode, self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        self._items += other._items
        return self

    def __mul__(self, n):
        return array(self.typecode, self._items * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, array):
            return NotImplemented
        return self._items == other._items

    def __lt__(self, other):
        return self._items < other._items

    def __le__(self, other):
        return self._items <= other._items

    def __gt__(self, other):
        return self._items > other._items

    def __ge__(self, other):
        return self._items >= other._items

    __hash__ = None

    def __copy__(self):
        return array(self.typecode, self._items)

    def __deepcopy__(self, memo):
        return array(self.typecode, self._items)

    def __repr__(self):
        if not self._items:
            return 'array(%r)' % self.typecode
        shown = repr(''.join(self._items)) if self.typecode == 'u' else repr(self._items)
        return 'array(%r, %s)' % (self.typecode, shown)


ArrayType = array

"""#
}
