// Random numbers from words of a Mersenne twister, in the roundings of PyTorch's CPU loops: uniform numbers by one fused
// multiply-add, normal numbers by the Cephes single-precision logarithm, sine and cosine with contracted products.
#include "CVectorMath.h"
#include "Functions.h"

CLONES void cvm_uniform_f32(long n, const uint32_t *words, float low, float width, float *out) {
    EACH(n) out[i] = FMAF((float)(int32_t)(words[i] & 0xffffff) * 0x1p-24f, width, low);
}

CLONES void cvm_uniform_f64(long n, const uint32_t *words, double low, double width, double *out) {
    for (long i = 0; i < n; i++) {
        uint64_t both = ((uint64_t)words[2 * i] << 32) | words[2 * i + 1];
        out[i] = FMA((double)(int64_t)(both & ((1ULL << 53) - 1)) * 0x1p-53, width, low);
    }
}

INLINE float log_unit(float x) {
    x = x > 1.1754943508222875e-38f ? x : 1.1754943508222875e-38f;
    int32_t b = bits_f(x);
    float e = (float)((b >> 23) - 126);
    x = from_bits_f((b & 0x007fffff) | 0x3f000000);
    int small = x < 0.707106781186547524f;
    e = small ? e - 1.0f : e;
    float less = x - 1.0f;
    x = small ? less + x : less;
    float z = x * x;
    float y = 7.0376836292e-2f;
    y = FMAF(y, x, -1.1514610310e-1f);
    y = FMAF(y, x, 1.1676998740e-1f);
    y = FMAF(y, x, -1.2420140846e-1f);
    y = FMAF(y, x, 1.4249322787e-1f);
    y = FMAF(y, x, -1.6668057665e-1f);
    y = FMAF(y, x, 2.0000714765e-1f);
    y = FMAF(y, x, -2.4999993993e-1f);
    y = FMAF(y, x, 3.3333331174e-1f);
    y = y * x;
    y = FMAF(y, z, e * -2.12194440e-4f);
    y = FMAF(-z, 0.5f, y);
    x = x + y;
    return FMAF(e, 0.693359375f, x);
}

INLINE void sine_cosine(float x, float *sine, float *cosine) {
    int32_t j = (int32_t)(x * 1.27323954473516f);
    j = (j + 1) & ~1;
    float y = (float)j;
    x = FMAF(y, -0.78515625f, x);
    x = FMAF(y, -2.4187564849853515625e-4f, x);
    x = FMAF(y, -3.77489497744594108e-8f, x);
    float z = x * x;
    float c = FMAF(FMAF(2.443315711809948e-005f, z, -1.388731625493765e-003f), z, 4.166664568298827e-002f);
    c = c * z;
    c = FMAF(c, z, -(z * 0.5f));
    c = c + 1.0f;
    float s = FMAF(FMAF(-1.9515295891e-4f, z, 8.3321608736e-3f), z, -1.6666654611e-1f);
    s = s * z;
    s = FMAF(s, x, x);
    float sw = (j & 2) ? c : s, cw = (j & 2) ? s : c;
    *sine = (j & 4) ? -sw : sw;
    *cosine = (~(j - 2) & 4) ? -cw : cw;
}

CLONES void cvm_normal_f32(long n, float *x, float mean, float deviation) {
    for (long start = 0; start + 16 <= n; start += 16) {
        float *d = x + start;
        for (int j = 0; j < 8; j++) {
            float u = 1.0f - d[j], s, c;
            float radius = __builtin_sqrtf(-2.0f * log_unit(u));
            sine_cosine(6.283185307179586f * d[j + 8], &s, &c);
            d[j] = FMAF(radius * c, deviation, mean);
            d[j + 8] = FMAF(radius * s, deviation, mean);
        }
    }
}

void cvm_normal_f64(long n, double *x, double mean, double deviation) {
    for (long start = 0; start + 16 <= n; start += 16) {
        double *d = x + start;
        for (int j = 0; j < 8; j++) {
            double radius = sqrt(-2.0 * log(1.0 - d[j])), angle = 2.0 * M_PI * d[j + 8];
            d[j] = radius * cos(angle) * deviation + mean;
            d[j + 8] = radius * sin(angle) * deviation + mean;
        }
    }
}

INLINE uint32_t mixed(uint32_t u, uint32_t v) {
    uint32_t y = (u & 0x80000000u) | (v & 0x7fffffffu);
    return (y >> 1) ^ ((v & 1) ? 0x9908b0dfu : 0);
}

CLONES void cvm_mt19937_twist(uint32_t state[624]) {
    // three ranges whose inputs lie clear of their outputs by at least 227 words
    for (int k = 0; k < 227; k++) state[k] = state[k + 397] ^ mixed(state[k], state[k + 1]);
    for (int k = 227; k < 454; k++) state[k] = state[k - 227] ^ mixed(state[k], state[k + 1]);
    for (int k = 454; k < 623; k++) state[k] = state[k - 227] ^ mixed(state[k], state[k + 1]);
    state[623] = state[396] ^ mixed(state[623], state[0]);
}

CLONES void cvm_mt19937_temper(long n, const uint32_t *state, uint32_t *words) {
    EACH(n) {
        uint32_t y = state[i];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        words[i] = y ^ (y >> 18);
    }
}
