# row: reference cycles are kept until the run ends
for _ in range(10):
    a = []
    a.append(a)
print("bounded by the memory limit")
