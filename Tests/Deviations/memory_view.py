# row: `memoryview`
memoryview(b"a")
