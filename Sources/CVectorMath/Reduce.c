// Sums and moments.  Sums follow the shape of PyTorch's cascade summation (8 lanes of float or 4 of double, four
// interleaved accumulators, four levels), so that they are as accurate as a pairwise sum, and the same on every CPU.
#include "CVectorMath.h"
#include "Functions.h"

typedef float f8 __attribute__((vector_size(32), aligned(4)));
typedef double d4 __attribute__((vector_size(32), aligned(8)));
typedef double d8 __attribute__((vector_size(64), aligned(8)));

enum { levels = 4 };

static inline int ceil_log2(long n) {
    int k = 0;
    while ((1L << k) < n) k++;
    return k;
}

#define REAL float
#define VECTOR f8
#define LANES 8
#define NAME(name) name##_f32
#include "Reduce.inc"

#define REAL double
#define VECTOR d4
#define LANES 4
#define NAME(name) name##_f64
#include "Reduce.inc"
