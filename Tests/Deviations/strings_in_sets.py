# row: the order of a set of strings
print(sorted({"b", "a"}))
