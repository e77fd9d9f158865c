# row: `eval`, `exec`, `compile`
f = {"n": eval}
