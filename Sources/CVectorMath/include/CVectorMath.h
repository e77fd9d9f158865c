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

// Mean and variance (by n) of a row, with PyTorch's roundings in float (Moments.c).
void cvm_row_moments_f32(long n, const float *x, float *mean, float *variance);

// Rows of the normalisations (Reduce.c).
#define CVM_NORMALISATIONS(REAL, S)                                                                          \
    void cvm_affine_##S(long n, const REAL *x, REAL alpha, REAL beta, REAL *y);                              \
    void cvm_centred_##S(long n, const REAL *x, REAL centre, REAL scale, REAL *y);                           \
    /* *sum += sum of g, *products += sum of g * (x - centre) */                                             \
    void cvm_gradient_sums_##S(long n, const REAL *g, const REAL *x, double centre, double *sum, double *products); \
    /* dx = (g - mean - (x - centre) * k) * scale */                                                         \
    void cvm_centred_gradient_##S(long n, const REAL *g, const REAL *x, REAL centre, REAL k, REAL mean, REAL scale, REAL *dx);
CVM_NORMALISATIONS(float, f32)
CVM_NORMALISATIONS(double, f64)
#undef CVM_NORMALISATIONS

// One step of Adam without weight decay (Recurrent.c); `largest` is null without AMSGrad.
void cvm_adam_f32(long n, float *p, const float *g, float *m, float *v, float *largest, float mean_weight, float beta2, float square_weight,
                  float step_size, float root, float epsilon);
void cvm_adam_f64(long n, double *p, const double *g, double *m, double *v, double *largest, double mean_weight, double beta2, double square_weight,
                  double step_size, double root, double epsilon);

// Pointwise parts of recurrent cells (Recurrent.c).  Gates are rows of 4 (LSTM: input, forget, cell, output) or 3 (GRU: reset,
// update, new) times `n` values: `from_input` and `from_hidden` hold the two products, biases included.  `kept` receives what
// the backward pass needs: the activated gates (LSTM: 4 n and tanh(c), 5 n in all; GRU: 3 n and the hidden part of the new gate, 4 n).
#define CVM_CELLS(REAL, S)                                                                                            \
    void cvm_lstm_##S(long n, const REAL *from_input, const REAL *from_hidden, const REAL *c, REAL *h_out, REAL *c_out, REAL *kept); \
    void cvm_lstm_backward_##S(long n, const REAL *kept, const REAL *c, const REAL *dh, const REAL *dc, REAL *gates, REAL *dc_in); \
    void cvm_gru_##S(long n, const REAL *from_input, const REAL *from_hidden, const REAL *h, REAL *h_out, REAL *kept); \
    void cvm_gru_backward_##S(long n, const REAL *kept, const REAL *h, const REAL *dh, REAL *input_gates, REAL *hidden_gates, REAL *dh_in);
CVM_CELLS(float, f32)
CVM_CELLS(double, f64)
#undef CVM_CELLS

// Random numbers (Random.c).  Words are 32-bit outputs of a Mersenne twister.
// out[i] = (word & 0xffffff) 2^-24 * width + low, one rounding; _f64: two words make 53 bits, the first the high half.
void cvm_uniform_f32(long n, const uint32_t *words, float low, float width, float *out);
void cvm_uniform_f64(long n, const uint32_t *words, double low, double width, double *out);
// Box-Muller in place on blocks of 16 uniforms in [0, 1); n is a multiple of 16.
void cvm_normal_f32(long n, float *x, float mean, float deviation);
void cvm_normal_f64(long n, double *x, double mean, double deviation);
// The next 624 words of a Mersenne twister's state, and its tempered outputs.
void cvm_mt19937_twist(uint32_t state[624]);
void cvm_mt19937_temper(long n, const uint32_t *state, uint32_t *words);

// One position of the windows of a row of maximum pooling: best[i] = x[i * step] where that is larger than best[i] or NaN, and then
// at[i] = first + i * step.
void cvm_larger_f32(long n, const float *x, long step, int64_t first, float *best, int64_t *at);
void cvm_larger_f64(long n, const double *x, long step, int64_t first, double *best, int64_t *at);

// Sizes of a convolution of one or two spatial dimensions (height and its fellows are 1 for one), memory contiguous as in
// Kernels.ConvolutionShape.
typedef struct {
    long batch, in_channels, out_channels, groups;
    long height, width, kernel_height, kernel_width, stride_height, stride_width, padding_height, padding_width;
    long dilation_height, dilation_width, out_height, out_width;
} cvm_convolution;

// Convolution and its gradients (Convolve.c) on up to `threads` threads; 0 if this processor or these sizes are not covered, and
// then nothing is promised about the result's memory.  `bias` may be null.
int cvm_convolve_f32(const cvm_convolution *shape, const float *x, const float *weight, const float *bias, float *y, long threads);
int cvm_convolve_f64(const cvm_convolution *shape, const double *x, const double *weight, const double *bias, double *y, long threads);
int cvm_convolve_input_gradient_f32(const cvm_convolution *shape, const float *dy, const float *weight, const float *bias, float *dx, long threads);
int cvm_convolve_input_gradient_f64(const cvm_convolution *shape, const double *dy, const double *weight, const double *bias, double *dx, long threads);
int cvm_convolve_weight_gradient_f32(const cvm_convolution *shape, const float *x, const float *dy, float *dw, long threads);
int cvm_convolve_weight_gradient_f64(const cvm_convolution *shape, const double *x, const double *dy, double *dw, long threads);

// C = A B, or C += A B where `adds` (Product.c) on up to `threads` threads: element (i, j) of A is a[i * a_row + j * a_column], of C
// c[i * ldc + j].  0 if this processor is not covered or memory is exhausted, and then nothing is written.  The bits of the result do not depend
// on `threads`.
int cvm_has_product_f32(void);   // 1 if this processor is covered
int cvm_product_f32(long m, long n, long k, const float *a, long a_row, long a_column, const float *b, long b_row, long b_column, float *c, long ldc, int adds, long threads);

// Worker threads (Pool.c): runs body(context, i) for every i in 0..<count on up to `threads` threads, the caller's
// included, and returns when all are done.  Inside a body it runs the nested calls on the same thread.
void cvm_parallel(long count, long threads, void (*body)(void *context, long index), void *context);

// A buffer of at least `bytes` bytes, aligned to 64, that belongs to the calling thread and this slot (0..<16); it is
// valid until the next call with the same slot on the same thread.  Null if memory is exhausted.
void *cvm_workspace(int slot, size_t bytes);

// Lets the process keep freed memory for the next buffers instead of returning it to the system at once.
void cvm_keep_freed_memory(void);

#ifdef __cplusplus
}
#endif
