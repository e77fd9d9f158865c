# What int() and float() say of a text is its own repr, which a subclass may define; and of elements that no memory holds.
class Text(str):
    def __repr__(self):
        return 'Text!'

class Data(bytes):
    def __repr__(self):
        return 'Data!'

for value in (Text('x'), Text(''), Data(b'zz')):
    for kind in (float, int, complex):
        try:
            kind(value)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
try:
    int(Text('zz'), 8)
except ValueError as error:
    print(error)

def unpacked(values):
    first, *rest = values

for make in (list, tuple, sorted, unpacked, [].extend, ', '.join, lambda values: [*values]):
    for values in (range(2 ** 64), iter(range(2 ** 64)), range(3, 2 ** 63 - 1), iter(range(2 ** 63 - 1))):
        try:
            print(make(values))
        except (OverflowError, MemoryError, TypeError) as error:
            print(type(error).__name__, error)
print(list(range(2 ** 64, 2 ** 64 + 3)), sum(range(2 ** 64, 2 ** 64 + 3)))
