# row: `breakpoint()`
breakpoint()
