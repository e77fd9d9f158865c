// Softmax of one row.
#include "CVectorMath.h"
#include "Functions.h"

#define REAL float
#define LANES 16
#define NAME(name) name##_f32
#define EXP(x) exp_f(x)
#define LOGARITHM(x) log_f(x)
#define FUSED(a, b, c) FMAF((a), (b), (c))
#include "Softmax.inc"

#define REAL double
#define LANES 8
#define NAME(name) name##_f64
#define EXP(x) exp_d(x)
#define LOGARITHM(x) log_d(x)
#define FUSED(a, b, c) FMA((a), (b), (c))
#include "Softmax.inc"
