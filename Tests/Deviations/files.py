# row: files (`open`)
open("data.txt")
