# row: `gc.get_objects`, `gc.get_referrers`, `gc.get_referents`
import gc
print("not reached")
gc.get_objects()
