# row: `value.__class__.__mro__` (also `__bases__`, `__base__`) of built-in values
print(bool.__mro__)
print((1).__class__.__mro__)
