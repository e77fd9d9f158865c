# row: `io.open`, `io.FileIO`
import io
print("not reached")
io.open("x")
