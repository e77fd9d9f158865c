// Fused pointwise loops: recurrent cells and optimisers.
#include "CVectorMath.h"
#include "Functions.h"

#define REAL float
#define NAME(name) name##_f32
#define SIGMOID(x) sigmoid_f(x)
#define TANH(x) tanh_f(x)
#define SQRT(x) __builtin_sqrtf(x)
#define ABS(x) __builtin_fabsf(x)
#define FUSED(a, b, c) FMAF((a), (b), (c))
#include "Recurrent.inc"

#define REAL double
#define NAME(name) name##_f64
#define SIGMOID(x) sigmoid_d(x)
#define TANH(x) tanh(x)
#define SQRT(x) __builtin_sqrt(x)
#define ABS(x) __builtin_fabs(x)
#define FUSED(a, b, c) FMA((a), (b), (c))
#include "Recurrent.inc"
