// Vectorised loops over contiguous arrays, compiled for several instruction sets and chosen once per process.
//
// Every function is deterministic: the same input gives the same bits on every instruction set, because fused
// multiply-adds are written out and nothing else may be contracted.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Elementwise.  `operation` is the raw value of the Swift enumeration of the same name; `p` and `q` are its parameters.
// `out` may be equal to an input, but may not overlap one in part.
void cvm_unary_f32(int32_t operation, long n, const float *x, float *out, float p, float q);
void cvm_unary_f64(int32_t operation, long n, const double *x, double *out, double p, double q);
void cvm_binary_f32(int32_t operation, long n, const float *a, const float *b, float *out, float p, float q);
void cvm_binary_f64(int32_t operation, long n, const double *a, const double *b, double *out, double p, double q);
void cvm_ternary_f32(int32_t operation, long n, const float *a, const float *b, const float *c, float *out, float p);
void cvm_ternary_f64(int32_t operation, long n, const double *a, const double *b, const double *c, double *out, double p);
void cvm_compare_f32(int32_t operation, long n, const float *a, const float *b, uint8_t *out);
void cvm_compare_f64(int32_t operation, long n, const double *a, const double *b, uint8_t *out);
void cvm_where_32(long n, const uint8_t *condition, const uint32_t *a, const uint32_t *b, uint32_t *out);
void cvm_where_64(long n, const uint8_t *condition, const uint64_t *a, const uint64_t *b, uint64_t *out);

// out[r * out_step + c] = x[r + c * x_step]
void cvm_transpose_32(long rows, long columns, const uint32_t *x, long x_step, uint32_t *out, long out_step);

// Reductions (Reduce.c).  cvm_sum and cvm_sum_columns are cascade sums in the element type.
#define CVM_REDUCTIONS(REAL, S)                                                                              \
    REAL cvm_sum_##S(long n, const REAL *x);                                                                 \
    REAL cvm_sum_strided_##S(long n, const REAL *x, long step);                                              \
    /* out[c] += sum over r of x[r * row_step + c] */                                                        \
    void cvm_sum_columns_##S(long rows, long columns, const REAL *x, long row_step, REAL *out);              \
    /* the mean and the sum of squared deviations from it, computed in double precision */                   \
    void cvm_moments_##S(long n, const REAL *x, double *mean, double *deviations);                           \
    double cvm_double_sum_##S(long n, const REAL *x);                                                        \
    double cvm_double_dot_##S(long n, const REAL *a, const REAL *b);                                         \
    double cvm_double_deviations_##S(long n, const REAL *x, double centre);                                  \
    void cvm_add_to_double_##S(long n, const REAL *x, double *accumulate);                                   \
    void cvm_add_squares_to_double_##S(long n, const REAL *x, const double *centre, double *accumulate);     \
    /* n > 0; NaN if any element is */                                                                       \
    REAL cvm_maximum_##S(long n, const REAL *x);                                                             \
    REAL cvm_minimum_##S(long n, const REAL *x);
CVM_REDUCTIONS(float, f32)
CVM_REDUCTIONS(double, f64)
#undef CVM_REDUCTIONS

// Softmax of one row of n > 0 elements (Softmax.c); y may be x.
void cvm_softmax_f32(long n, const float *x, float *y);
void cvm_softmax_f64(long n, const double *x, double *y);
void cvm_log_softmax_f32(long n, const float *x, float *y);
void cvm_log_softmax_f64(long n, const double *x, double *y);
void cvm_softmax_backward_f32(long n, const float *g, const float *y, float *dx, int logarithm);
void cvm_softmax_backward_f64(long n, const double *g, const double *y, double *dx, int logarithm);

// Rows of the normalisations (Reduce.c).
#define CVM_NORMALISATIONS(REAL, S)                                                                          \
    void cvm_affine_##S(long n, const REAL *x, REAL alpha, REAL beta, REAL *y);                              \
    /* *sum += sum of g, *products += sum of g * (x - centre) */                                             \
    void cvm_gradient_sums_##S(long n, const REAL *g, const REAL *x, double centre, double *sum, double *products); \
    /* dx = (g - mean - (x - centre) * k) * scale */                                                         \
    void cvm_centred_gradient_##S(long n, const REAL *g, const REAL *x, REAL centre, REAL k, REAL mean, REAL scale, REAL *dx);
CVM_NORMALISATIONS(float, f32)
CVM_NORMALISATIONS(double, f64)
#undef CVM_NORMALISATIONS

// Worker threads (Pool.c): runs body(context, i) for every i in 0..<count on up to `threads` threads, the caller's
// included, and returns when all are done.  Inside a body it runs the nested calls on the same thread.
void cvm_parallel(long count, long threads, void (*body)(void *context, long index), void *context);

// A buffer of at least `bytes` bytes, aligned to 64, that belongs to the calling thread and this slot (0..<8); it is
// valid until the next call with the same slot on the same thread.  Null if memory is exhausted.
void *cvm_workspace(int slot, size_t bytes);

#ifdef __cplusplus
}
#endif
