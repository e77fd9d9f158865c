// Mathematical functions without branches, so that loops over them vectorise.  Errors are at most 2 units in the last
// place (tests compare with the C library).  Polynomials: truncated Taylor series where the interval is short, the
// coefficients of the Cephes library (S. Moshier) for logf and tanhf, of FreeBSD's msun for log, and for erf
// Chebyshev fits on the intervals named.
#pragma once
#include <math.h>
#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)
// Levels, not processors: a clone named after a processor is taken on that very model only.
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define EACH(n) _Pragma("clang loop vectorize(assume_safety)") for (long i = 0; i < (n); i++)
#define SCALAR_EACH(n) for (long i = 0; i < (n); i++)

#define FMAF(a, b, c) __builtin_fmaf((a), (b), (c))
#define FMA(a, b, c) __builtin_fma((a), (b), (c))

INLINE int32_t bits_f(float x) { int32_t b; memcpy(&b, &x, 4); return b; }
INLINE float from_bits_f(int32_t b) { float x; memcpy(&x, &b, 4); return x; }
INLINE int64_t bits_d(double x) { int64_t b; memcpy(&b, &x, 8); return b; }
INLINE double from_bits_d(int64_t b) { double x; memcpy(&x, &b, 8); return x; }

INLINE float exp_f(float x) {
    const float shift = 12582912.0f + 126.0f;              // 1.5 * 2^23: adding it rounds to an integer, whose lowest bits are k + 126
    x = x < -104.0f ? -104.0f : x;
    x = x > 89.0f ? 89.0f : x;
    float t = FMAF(x, 0x1.715476p+0f, shift);
    float n = t - shift;
    float r = FMAF(n, -0x1.62e430p-1f, x);
    r = FMAF(n, 0x1.05c610p-29f, r);
    float y = 1.0f / 5040;
    y = FMAF(y, r, 1.0f / 720);
    y = FMAF(y, r, 1.0f / 120);
    y = FMAF(y, r, 1.0f / 24);
    y = FMAF(y, r, 1.0f / 6);
    y = FMAF(y, r, 0.5f);
    y = FMAF(y * r, r, r) + 1.0f;
    // 2^k in two factors, for the largest k and for results below the normal ones
    int small = x < -80.0f;
    float power = from_bits_f((int32_t)((uint32_t)(bits_f(t) + (small ? 64 : 0)) << 23));
    return y * power * (small ? 0x1p-63f : 2.0f);
}

INLINE double exp_d(double x) {
    const double shift = 6755399441055744.0;               // 1.5 * 2^52
    x = x < -746.0 ? -746.0 : x;
    x = x > 710.0 ? 710.0 : x;
    double t = FMA(x, 0x1.71547652b82fep+0, shift);
    double n = t - shift;
    double r = FMA(n, -0x1.62e42fefa39efp-1, x);
    r = FMA(n, -0x1.abc9e3b39803fp-56, r);
    double y = 1.0 / 6227020800.0;
    y = FMA(y, r, 1.0 / 479001600.0);
    y = FMA(y, r, 1.0 / 39916800.0);
    y = FMA(y, r, 1.0 / 3628800.0);
    y = FMA(y, r, 1.0 / 362880.0);
    y = FMA(y, r, 1.0 / 40320.0);
    y = FMA(y, r, 1.0 / 5040.0);
    y = FMA(y, r, 1.0 / 720.0);
    y = FMA(y, r, 1.0 / 120.0);
    y = FMA(y, r, 1.0 / 24.0);
    y = FMA(y, r, 1.0 / 6.0);
    y = FMA(y, r, 0.5);
    y = FMA(y * r, r, r) + 1.0;
    int64_t k = bits_d(t) - bits_d(shift);
    // k is within +-1100: halve it with 32-bit arithmetic, which every vector unit has
    int64_t half = (int64_t)((int32_t)k >> 1);
    return y * from_bits_d((half + 1023) << 52) * from_bits_d((k - half + 1023) << 52);
}

INLINE float log_f(float x) {
    int small = x < 0x1p-126f;
    float scaled = small ? x * 0x1p23f : x;
    int32_t b = bits_f(scaled);
    int32_t k = (b - 0x3f3504f3) >> 23;                    // mantissa in [sqrt(1/2), sqrt(2))
    float f = from_bits_f(b - (int32_t)((uint32_t)k << 23)) - 1.0f;
    float e = (float)k - (small ? 23.0f : 0.0f);
    float z = f * f;
    float y = 7.0376836292e-2f;
    y = FMAF(y, f, -1.1514610310e-1f);
    y = FMAF(y, f, 1.1676998740e-1f);
    y = FMAF(y, f, -1.2420140846e-1f);
    y = FMAF(y, f, 1.4249322787e-1f);
    y = FMAF(y, f, -1.6668057665e-1f);
    y = FMAF(y, f, 2.0000714765e-1f);
    y = FMAF(y, f, -2.4999993993e-1f);
    y = FMAF(y, f, 3.3333331174e-1f);
    y = y * f * z;
    y = FMAF(e, -2.12194440e-4f, y);
    y = FMAF(-0.5f, z, y);
    y = FMAF(e, 0.693359375f, f + y);
    y = x == 0.0f ? -INFINITY : y;
    y = x < 0.0f ? NAN : y;
    return x < INFINITY ? y : x;                           // infinity and NaN stay
}

INLINE double log_d(double x) {
    int small = x < 0x1p-1022;
    double scaled = small ? x * 0x1p54 : x;
    int64_t b = bits_d(scaled);
    int64_t top = b - 0x3fe6a09e667f3bcdLL;
    int32_t k = (int32_t)(top >> 32) >> 20;
    double f = from_bits_d(b - (int64_t)((uint64_t)(int64_t)k << 52)) - 1.0;
    double e = (double)k - (small ? 54.0 : 0.0);
    double s = f / (2.0 + f), z = s * s;
    double r = 1.479819860511658591e-01;
    r = FMA(r, z, 1.531383769920937332e-01);
    r = FMA(r, z, 1.818357216161805012e-01);
    r = FMA(r, z, 2.222219843214978396e-01);
    r = FMA(r, z, 2.857142874366239149e-01);
    r = FMA(r, z, 3.999999999940941908e-01);
    r = FMA(r, z, 6.666666666666735130e-01);
    r = r * z;
    double h = 0.5 * f * f;
    double y = FMA(e, 6.93147180369123816490e-01, -((h - FMA(s, h + r, e * 1.90821492927058770002e-10)) - f));
    y = x == 0.0 ? -INFINITY : y;
    y = x < 0.0 ? NAN : y;
    return x < INFINITY ? y : x;
}

INLINE float expm1_f(float x) {
    double v = x, direct = exp_d(v) - 1.0;
    double near = v * FMA(v, FMA(v, FMA(v, 1.0 / 24.0, 1.0 / 6.0), 0.5), 1.0);
    return (float)(fabs(v) < 1e-3 ? near : direct);
}

INLINE float log1p_f(float x) {
    double v = x, u = 1.0 + v, rest = v - (u - 1.0);
    double y = log_d(u) + (u > 0.0 ? rest / u : 0.0);
    y = u == 1.0 ? v : y;
    return v < INFINITY ? (float)y : x;
}

// tanh: an odd polynomial near zero, 1 - 2 / (e^2x + 1) beyond.
INLINE float tanh_f(float x) {
    float a = fabsf(x), z = x * x;
    float near = -5.70498872745e-3f;
    near = FMAF(near, z, 2.06390887954e-2f);
    near = FMAF(near, z, -5.37397155531e-2f);
    near = FMAF(near, z, 1.33314422036e-1f);
    near = FMAF(near, z, -3.33332819422e-1f);
    near = FMAF(near * z, x, x);
    float far = 1.0f - 2.0f / (exp_f(2.0f * a) + 1.0f);
    return a < 0.625f ? near : copysignf(far, x);
}

INLINE float sigmoid_f(float x) { return 1.0f / (1.0f + exp_f(-x)); }
INLINE double sigmoid_d(double x) { return 1.0 / (1.0 + exp_d(-x)); }

// Sine and cosine of a float by reduction modulo pi/2 in double precision; good for |x| < 2^30.
INLINE float sin_quadrant(float x, int offset) {
    const double shift = 6755399441055744.0;
    double v = x;
    double t = FMA(v, 0x1.45f306dc9c883p-1, shift);
    double n = t - shift;
    double r = FMA(n, -0x1.921fb54442d18p+0, v);
    r = FMA(n, -0x1.1a62633145c07p-54, r);
    int64_t quadrant = bits_d(t) + offset;
    double z = r * r;
    double s = -1.0 / 39916800.0;
    s = FMA(s, z, 1.0 / 362880.0);
    s = FMA(s, z, -1.0 / 5040.0);
    s = FMA(s, z, 1.0 / 120.0);
    s = FMA(s, z, -1.0 / 6.0);
    s = FMA(s * z, r, r);
    double c = 1.0 / 479001600.0;
    c = FMA(c, z, -1.0 / 3628800.0);
    c = FMA(c, z, 1.0 / 40320.0);
    c = FMA(c, z, -1.0 / 720.0);
    c = FMA(c, z, 1.0 / 24.0);
    c = FMA(c, z, -0.5);
    c = FMA(c, z, 1.0);
    double y = (quadrant & 1) ? c : s;
    return (float)((quadrant & 2) ? -y : y);
}

INLINE float pow_f(float x, float y) {
    double b = fabs((double)x), e = y;
    double r = exp_d(e * log_d(b));
    float truncated = truncf(y), half = y * 0.5f;
    int integer = truncated == y, odd = integer && truncf(half) != half;
    float value = (float)r;
    value = (x < 0.0f && !integer && b < INFINITY && fabsf(y) < INFINITY) ? NAN : value;
    // the sign of an odd power follows the base, also for -0 and -infinity
    value = (odd && bits_f(x) < 0) ? -value : value;
    value = (b == 1.0 && fabsf(y) == INFINITY) ? 1.0f : value;
    value = (x == 1.0f || y == 0.0f) ? 1.0f : value;
    return (x != x && y != 0.0f) ? x : value;
}

// erf: x P(x^2) for |x| < 1, and 1 - exp(-x^2) Q(1 / (1 + |x| / 2)) up to 4, beyond which a float is 1.
INLINE float erf_f(float x) {
    float a = fabsf(x), z = x * x;
    float near = 0x1.1c6a2b8d7b363p-20f;
    near = FMAF(near, z, -0x1.d2cc984191346p-17f);
    near = FMAF(near, z, 0x1.f582bc960d27cp-14f);
    near = FMAF(near, z, -0x1.bfe1c87cd1cedp-11f);
    near = FMAF(near, z, 0x1.565891c2c58f8p-8f);
    near = FMAF(near, z, -0x1.b82cbb52872dep-6f);
    near = FMAF(near, z, 0x1.ce2f20aa9d1e2p-4f);
    near = FMAF(near, z, -0x1.812746adee045p-2f);
    near = FMAF(near, z, 0.12837916709551257f);
    near = FMAF(near, x, x);                               // the 1 of 1.128... apart: fewer roundings
    float c = a > 4.0f ? 4.0f : a;
    float t = 1.0f / FMAF(0.5f, c, 1.0f);
    float far = -0x1.5c2ffd77cd3aap-4f;
    far = FMAF(far, t, 0x1.94f446a9eb085p-2f);
    far = FMAF(far, t, -0x1.61e73174bfd44p-1f);
    far = FMAF(far, t, 0x1.f512b18dbf99ap-2f);
    far = FMAF(far, t, -0x1.4b6d2f34859cap-3f);
    far = FMAF(far, t, 0x1.0824d87141506p-2f);
    far = FMAF(far, t, 0x1.d46bc0ea595bcp-3f);
    far = FMAF(far, t, 0x1.237f8efcbe2d0p-2f);
    far = FMAF(far, t, 0x1.20a64ec96ca69p-2f);
    far = FMAF(far, t, 0x1.f571037eb0000p-18f);
    far = copysignf(FMAF(-exp_f(-c * c), far, 1.0f), x);
    float y = a < 1.0f ? near : far;
    return x == x ? y : x;
}
