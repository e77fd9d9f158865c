#define _GNU_SOURCE
#include "COpenBLAS.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { row_major = 101, no_transpose = 111, transpose = 112 };

typedef void (*sgemm_t)(int, int, int, int, int, int, float, const float *, int, const float *, int, float, float *, int);
typedef void (*dgemm_t)(int, int, int, int, int, int, double, const double *, int, const double *, int, double, double *, int);
typedef void (*sgemv_t)(int, int, int, int, float, const float *, int, const float *, int, float, float *, int);
typedef void (*dgemv_t)(int, int, int, int, double, const double *, int, const double *, int, double, double *, int);

static sgemm_t sgemm;
static dgemm_t dgemm;
static sgemv_t sgemv;
static dgemv_t dgemv;
static char description[256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static int has_avx512(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();   // reads CPUID and XCR0, so it also says what the system saves
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd");
#else
    return 0;
#endif
}

static void load(void) {
    // A library older than the CPU would pick a core without AVX-512.  Its own choice is read when it is loaded.
    if (has_avx512() && !getenv("OPENBLAS_CORETYPE")) setenv("OPENBLAS_CORETYPE", "SkylakeX", 0);
    // The work is cut by our own threads, so that results do not depend on their number; a pool of its own only costs.
    int own_threads = !getenv("OPENBLAS_NUM_THREADS");
    if (own_threads) setenv("OPENBLAS_NUM_THREADS", "1", 0);
    static const char *const names[] = {
        "libopenblas.so.0", "libopenblas.so", "/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblas.so.0",
        "/usr/lib/x86_64-linux-gnu/libopenblas.so.0", "/usr/lib/aarch64-linux-gnu/libopenblas.so.0",
        "/usr/lib64/libopenblas.so.0", "/usr/local/lib/libopenblas.so", "/opt/OpenBLAS/lib/libopenblas.so",
    };
    void *library = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !library; i++) {
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
        if (library) snprintf(description, sizeof description, "%s", names[i]);
    }
    if (own_threads) unsetenv("OPENBLAS_NUM_THREADS");
    if (!library) return;
    sgemm_t s = (sgemm_t)dlsym(library, "cblas_sgemm");
    dgemm_t d = (dgemm_t)dlsym(library, "cblas_dgemm");
    sgemv_t sv = (sgemv_t)dlsym(library, "cblas_sgemv");
    dgemv_t dv = (dgemv_t)dlsym(library, "cblas_dgemv");
    void (*set_threads)(int) = (void (*)(int))dlsym(library, "openblas_set_num_threads");
    if (!s || !d || !sv || !dv) { description[0] = 0; return; }
    if (set_threads) set_threads(1);
    char *(*core)(void) = (char *(*)(void))dlsym(library, "openblas_get_corename");
    if (core) {
        char with_core[256];
        snprintf(with_core, sizeof with_core, "%.180s (%.60s)", description, core());
        snprintf(description, sizeof description, "%s", with_core);
    }
    dgemm = d; sgemv = sv; dgemv = dv; sgemm = s;
}

int cblas_shim_available(void) {
    pthread_once(&once, load);
    return sgemm != NULL;
}

const char *cblas_shim_description(void) {
    pthread_once(&once, load);
    return description;
}

void cblas_shim_sgemm(int ta, int tb, long m, long n, long k, float alpha, const float *a, long lda, const float *b, long ldb,
                      float beta, float *c, long ldc) {
    sgemm(row_major, ta ? transpose : no_transpose, tb ? transpose : no_transpose, (int)m, (int)n, (int)k, alpha, a, (int)lda,
          b, (int)ldb, beta, c, (int)ldc);
}

void cblas_shim_dgemm(int ta, int tb, long m, long n, long k, double alpha, const double *a, long lda, const double *b, long ldb,
                      double beta, double *c, long ldc) {
    dgemm(row_major, ta ? transpose : no_transpose, tb ? transpose : no_transpose, (int)m, (int)n, (int)k, alpha, a, (int)lda,
          b, (int)ldb, beta, c, (int)ldc);
}

void cblas_shim_sgemv(int t, long m, long n, float alpha, const float *a, long lda, const float *x, long incx, float beta,
                      float *y, long incy) {
    sgemv(row_major, t ? transpose : no_transpose, (int)m, (int)n, alpha, a, (int)lda, x, (int)incx, beta, y, (int)incy);
}

void cblas_shim_dgemv(int t, long m, long n, double alpha, const double *a, long lda, const double *x, long incx, double beta,
                      double *y, long incy) {
    dgemv(row_major, t ? transpose : no_transpose, (int)m, (int)n, alpha, a, (int)lda, x, (int)incx, beta, y, (int)incy);
}
