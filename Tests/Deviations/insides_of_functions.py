# row: `__closure__` and `__globals__` of functions
def make():
    secret = 1
    return lambda: secret
print(make().__closure__)
