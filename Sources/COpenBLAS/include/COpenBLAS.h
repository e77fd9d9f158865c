// OpenBLAS, loaded when the first matrix product needs it, with the core type chosen from the CPU's own feature bits.
#pragma once
#include <stdint.h>

// 1 if the library could be loaded (tried once per process), else 0.
int cblas_shim_available(void);
// Where it was loaded from and its core, for reports; "" without it.
const char *cblas_shim_description(void);

// C = alpha op(A) op(B) + beta C, row-major, on the calling thread only.  Call these only when available.
void cblas_shim_sgemm(int transpose_a, int transpose_b, long m, long n, long k, float alpha, const float *a, long lda,
                      const float *b, long ldb, float beta, float *c, long ldc);
void cblas_shim_dgemm(int transpose_a, int transpose_b, long m, long n, long k, double alpha, const double *a, long lda,
                      const double *b, long ldb, double beta, double *c, long ldc);
// y = alpha op(A) x + beta y, A is m x n row-major.
void cblas_shim_sgemv(int transpose, long m, long n, float alpha, const float *a, long lda, const float *x, long incx,
                      float beta, float *y, long incy);
void cblas_shim_dgemv(int transpose, long m, long n, double alpha, const double *a, long lda, const double *x, long incx,
                      double beta, double *y, long incy);
