// Transposed copies: blocks are turned in registers, since going down a column of memory costs a cache line for each number.
#include "CVectorMath.h"
#include "Functions.h"

typedef uint32_t u8x __attribute__((vector_size(32)));

// Blocks of 8 x 8.
CLONES static void transpose_8(long rows, long columns, const uint32_t *x, long x_step, uint32_t *out, long out_step) {
    long r = 0;
    for (; r + 8 <= rows; r += 8) {
        long c = 0;
        for (; c + 8 <= columns; c += 8) {
            u8x v[8], t[8], w[8];
            for (int k = 0; k < 8; k++) memcpy(&v[k], x + r + (c + k) * x_step, 32);
            for (int k = 0; k < 4; k++) {
                t[2 * k] = __builtin_shufflevector(v[2 * k], v[2 * k + 1], 0, 8, 1, 9, 4, 12, 5, 13);
                t[2 * k + 1] = __builtin_shufflevector(v[2 * k], v[2 * k + 1], 2, 10, 3, 11, 6, 14, 7, 15);
            }
            for (int k = 0; k < 2; k++) {
                w[4 * k] = __builtin_shufflevector(t[4 * k], t[4 * k + 2], 0, 1, 8, 9, 4, 5, 12, 13);
                w[4 * k + 1] = __builtin_shufflevector(t[4 * k], t[4 * k + 2], 2, 3, 10, 11, 6, 7, 14, 15);
                w[4 * k + 2] = __builtin_shufflevector(t[4 * k + 1], t[4 * k + 3], 0, 1, 8, 9, 4, 5, 12, 13);
                w[4 * k + 3] = __builtin_shufflevector(t[4 * k + 1], t[4 * k + 3], 2, 3, 10, 11, 6, 7, 14, 15);
            }
            for (int k = 0; k < 4; k++) {
                u8x low = __builtin_shufflevector(w[k], w[k + 4], 0, 1, 2, 3, 8, 9, 10, 11);
                u8x high = __builtin_shufflevector(w[k], w[k + 4], 4, 5, 6, 7, 12, 13, 14, 15);
                memcpy(out + (r + k) * out_step + c, &low, 32);
                memcpy(out + (r + k + 4) * out_step + c, &high, 32);
            }
        }
        for (; c < columns; c++)
            for (int k = 0; k < 8; k++) out[(r + k) * out_step + c] = x[r + k + c * x_step];
    }
    for (; r < rows; r++)
        for (long c = 0; c < columns; c++) out[r * out_step + c] = x[r + c * x_step];
}

#if defined(__x86_64__)
typedef uint32_t u16x __attribute__((vector_size(64)));
#define PICK(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)

// Blocks of 16 x 16: whole cache lines on both sides.  `rows` and `columns` are multiples of 16.
__attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
static void transpose_16(long rows, long columns, const uint32_t *x, long x_step, uint32_t *out, long out_step) {
    for (long r = 0; r < rows; r += 16)
        for (long c = 0; c < columns; c += 16) {
            u16x v[16], t[16];
            for (int k = 0; k < 16; k++) {
                memcpy(&v[k], x + r + (c + k) * x_step, 64);
                __builtin_prefetch(x + r + 16 + (c + k) * x_step);
            }
            // pairs of numbers, then fours of them: lane 4 l + j of v[4 q + i] is x[4 l + i] of column 4 q + j
            _Pragma("unroll") for (int k = 0; k < 16; k += 2) {
                t[k] = PICK(v[k], v[k + 1], 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
                t[k + 1] = PICK(v[k], v[k + 1], 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
            }
            _Pragma("unroll") for (int k = 0; k < 16; k += 4)
                _Pragma("unroll") for (int i = 0; i < 2; i++) {
                    v[k + 2 * i] = PICK(t[k + i], t[k + 2 + i], 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
                    v[k + 2 * i + 1] = PICK(t[k + i], t[k + 2 + i], 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
                }
            // quarters of vectors: the rows 4 l + i for l from 0 to 3
            _Pragma("unroll") for (int i = 0; i < 4; i++) {
                u16x even = PICK(v[i], v[4 + i], 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
                u16x odd = PICK(v[i], v[4 + i], 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
                u16x more_even = PICK(v[8 + i], v[12 + i], 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
                u16x more_odd = PICK(v[8 + i], v[12 + i], 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
                u16x row[4] = {
                    PICK(even, more_even, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23), PICK(odd, more_odd, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23),
                    PICK(even, more_even, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31), PICK(odd, more_odd, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31),
                };
                _Pragma("unroll") for (int l = 0; l < 4; l++) memcpy(out + (r + 4 * l + i) * out_step + c, &row[l], 64);
            }
        }
}
#endif

// out[r * out_step + c] = x[r + c * x_step]
void cvm_transpose_32(long rows, long columns, const uint32_t *x, long x_step, uint32_t *out, long out_step) {
#if defined(__x86_64__)
    long whole_rows = rows & ~15L, whole_columns = columns & ~15L;
    if (whole_rows && whole_columns && __builtin_cpu_supports("avx512f")) {
        transpose_16(whole_rows, whole_columns, x, x_step, out, out_step);
        transpose_8(whole_rows, columns - whole_columns, x + whole_columns * x_step, x_step, out + whole_columns, out_step);
        x += whole_rows;
        out += whole_rows * out_step;
        rows -= whole_rows;
    }
#endif
    transpose_8(rows, columns, x, x_step, out, out_step);
}
