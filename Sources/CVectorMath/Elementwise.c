// Elementwise loops for float and double.  The two element types share their text: Elementwise.inc is included once
// for each, with REAL, NAME(), and the names of the functions set.
#include "CVectorMath.h"
#include "Functions.h"


// The derivative of lgamma, by recurrence up to 10 and the asymptotic series there; reflection for negative x.
static double digamma_positive(double x) {
    double result = 0;
    while (x < 10) { result -= 1 / x; x += 1; }
    double z = 1 / (x * x);
    double series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (1.0 / 132 - z * 691.0 / 32760)))));
    return result + log(x) - 0.5 / x - series;
}

static double digamma(double x) {
    if (x == 0) return copysign(INFINITY, -x);
    if (x == -INFINITY || (x < 0 && floor(x) == x)) return NAN;
    if (x < 0) {
        double whole;
        return digamma_positive(1 - x) - M_PI / tan(M_PI * modf(x, &whole));
    }
    return digamma_positive(x);
}

// The inverse of erf: a rational start (Giles 2010) and Newton steps against the C library's erf.
static double erfinv(double x) {
    if (x != x || x < -1 || x > 1) return NAN;
    if (x == 1 || x == -1) return copysign(INFINITY, x);
    if (x == 0) return x;
    double w = -log((1 - x) * (1 + x)), y;
    if (w < 5) {
        w -= 2.5;
        y = 2.81022636e-08;
        y = y * w + 3.43273939e-07; y = y * w - 3.5233877e-06; y = y * w - 4.39150654e-06; y = y * w + 0.00021858087;
        y = y * w - 0.00125372503; y = y * w - 0.00417768164; y = y * w + 0.246640727; y = y * w + 1.50140941;
    } else {
        w = sqrt(w) - 3;
        y = -0.000200214257;
        y = y * w + 0.000100950558; y = y * w + 0.00134934322; y = y * w - 0.00367342844; y = y * w + 0.00573950773;
        y = y * w - 0.0076224613; y = y * w + 0.00943887047; y = y * w + 1.00167406; y = y * w + 2.83297682;
    }
    y *= x;
    for (int step = 0; step < 3; step++) {
        double error = fabs(x) > 0.5 ? copysign(erfc(fabs(x) > 0.5 ? fabs(y) : 0) - (1 - fabs(x)), -x) : erf(y) - x;
        double derivative = 2 / sqrt(M_PI) * exp(-y * y);
        if (derivative == 0) break;
        double correction = error / derivative;
        y -= correction / (1 + y * correction);
    }
    return y;
}

#define REAL float
#define WIDE(x) (x)
#define NAME(name) name##_f32
#define EXP(x) exp_f(x)
#define LOG(x) log_f(x)
#define EXPM1(x) expm1_f(x)
#define LOG1P(x) log1p_f(x)
#define TANH(x) tanh_f(x)
#define SIN(x) (fabsf(x) < 0x1p28f ? sin_quadrant((x), 0) : NAN)
#define COS(x) (fabsf(x) < 0x1p28f ? sin_quadrant((x), 1) : NAN)
#define POW(x, y) pow_f((x), (y))
#define ERF(x) erf_f(x)
#define LIBM(name) name##f
#define FUSED(a, b, c) FMAF((a), (b), (c))
#define LARGE_ANGLE 0x1p28f
#include "Elementwise.inc"

#define REAL double
#define WIDE(x) (x)
#define NAME(name) name##_f64
#define EXP(x) exp_d(x)
#define LOG(x) log_d(x)
#define EXPM1(x) expm1(x)
#define LOG1P(x) log1p(x)
#define TANH(x) tanh(x)
#define SIN(x) sin(x)
#define COS(x) cos(x)
#define POW(x, y) pow((x), (y))
#define ERF(x) erf(x)
#define LIBM(name) name
#define FUSED(a, b, c) FMA((a), (b), (c))
#define LARGE_ANGLE INFINITY
#include "Elementwise.inc"

CLONES void cvm_where_32(long n, const uint8_t *condition, const uint32_t *a, const uint32_t *b, uint32_t *out) {
    EACH(n) { uint32_t x = a[i], y = b[i]; out[i] = condition[i] ? x : y; }
}

CLONES void cvm_where_64(long n, const uint8_t *condition, const uint64_t *a, const uint64_t *b, uint64_t *out) {
    EACH(n) { uint64_t x = a[i], y = b[i]; out[i] = condition[i] ? x : y; }
}
