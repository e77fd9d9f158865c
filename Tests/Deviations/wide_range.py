# row: ranges whose bounds do not fit 64 bits
range(2 ** 70)
