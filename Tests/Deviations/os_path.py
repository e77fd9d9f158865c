# row: `import os.path`
import os
print(os.path.join("a", "b"))
import os.path
