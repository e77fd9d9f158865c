# row: `cmath`, `decimal`; `random.SystemRandom`
import cmath
