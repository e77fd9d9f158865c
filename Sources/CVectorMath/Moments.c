// Mean and variance of a row in float, by Welford's method (1962), rounded as PyTorch rounds: eight lanes that take one number after the other,
// joined in chunks of sixteen by the formula for two samples (Chan, Golub and LeVeque, 1979), and a tail by itself.
#include "CVectorMath.h"
#include "Functions.h"

enum { lanes = 8, chunk = 16, most = 48 };

typedef struct { long count; float mean[lanes], squares[lanes]; } Moments;

static inline void joined(long more, float mean, float squares, long count, float *m, float *s) {
    long all = count + more;
    float share = all == 0 ? 0 : (float)more / (float)all, d = mean - *m;
    *m = FMAF(share, d, *m);
    *s += FMAF(d * d * share, (float)count, squares);
}

static inline void join(const Moments *a, Moments *into) {
    for (int k = 0; k < lanes; k++) joined(a->count, a->mean[k], a->squares[k], into->count, &into->mean[k], &into->squares[k]);
    into->count += a->count;
}

CLONES void cvm_row_moments_f32(long n, const float *x, float *mean, float *variance) {
    long blocks = n / lanes, chunks = (blocks + chunk - 1) / chunk;
    int depth = 1;
    while (depth < most && (1L << depth) < chunks) depth++;
    Moments level[most];
    for (int i = 0; i < depth; i++) level[i] = (Moments){0};
    for (long c = 0; c < chunks; c++) {
        long first = c * chunk, count = blocks - first < chunk ? blocks - first : chunk;
        Moments part = {count, {0}, {0}};
        for (long j = 0; j < count; j++) {
            const float *row = x + (first + j) * lanes;
            float share = 1.0f / (float)(j + 1);
            for (int k = 0; k < lanes; k++) {
                float d = row[k] - part.mean[k];
                part.mean[k] = FMAF(d, share, part.mean[k]);
                part.squares[k] = FMAF(d, row[k] - part.mean[k], part.squares[k]);
            }
        }
        join(&part, &level[0]);
        long mask = c + 1;
        for (int j = 1; j < depth && (mask & 1) == 0; j++, mask >>= 1) {
            join(&level[j - 1], &level[j]);
            level[j - 1] = (Moments){0};
        }
    }
    for (int i = 1; i < depth; i++) join(&level[i], &level[0]);
    long count = 0;
    float m = 0, s = 0;
    for (long i = blocks * lanes; i < n; i++) {
        float d = x[i] - m;
        count++;
        m += d / (float)count;
        s += d * (x[i] - m);
    }
    for (int k = 0; k < lanes; k++) {
        joined(level[0].count, level[0].mean[k], level[0].squares[k], count, &m, &s);
        count += level[0].count;
    }
    *mean = m;
    *variance = s / (float)(n > 0 ? n : 1);
}
