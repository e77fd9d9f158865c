# row: an object and its number: `is` of equal ints and floats is always true
a, b = 1000 * 1000, 1000000
print(a is b, float("1.5") is 1.5)
