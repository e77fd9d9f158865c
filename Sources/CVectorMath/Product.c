// Products of float32 matrices for processors with 512-bit vectors.
//
// The right matrix is copied block by block into panels of 64 columns that all threads read; a unit of work copies a few dozen rows of
// the left one, which then stay in the first cache, and multiplies them with one panel after the other, a tile of the result at a time held in
// registers.  Each element is a sum over blocks of k, and in a block over k in order: how rows and columns are shared out changes no bit.
#include "CVectorMath.h"
#include "Functions.h"

#if defined(__x86_64__)

enum { slot_right = 13 };
enum { lanes = 16, tile_rows = 6, tile_width = 4, panel = tile_width * lanes, most_depth = 256, most_rows = 6 * tile_rows, most_columns = 1024 };

typedef struct {
    long m, n;
    const float *a, *b;
    long a_row, a_column, b_row, b_column, ldc;
    float *c;
    // the block of the right matrix
    float *right;
    long column, columns, first, depth;
    int adds;                        // its products are added to C
    long rows_per_unit, parts, panels_per_part;
} product_t;

static long least(long a, long b) { return a < b ? a : b; }
static long parts(long count, long size) { return (count + size - 1) / size; }

#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"), min_vector_width(512))), apply_to = function)

typedef float vector __attribute__((vector_size(64)));
typedef float loose __attribute__((vector_size(64), aligned(4)));
#define LOAD(p) ((vector)*(const loose *)(p))
#define STORE(p, v) (*(loose *)(p) = (v))

// One panel: right[k, j], the columns padded with zeros to whole vectors.
static void pack_panel(void *context, long index) {
    const product_t *s = context;
    long first = index * panel, count = least(panel, s->columns - first), width = parts(count, lanes) * lanes;
    const float *from = s->b + s->first * s->b_row + (s->column + first) * s->b_column;
    float *to = s->right + first * s->depth;
    if (s->b_column == 1 && count == width) {
        for (long k = 0; k < s->depth; k++, from += s->b_row, to += width)
            for (long j = 0; j < width; j += lanes) STORE(to + j, LOAD(from + j));
        return;
    }
    if (s->b_row == 1) cvm_transpose_32(s->depth, count, (const uint32_t *)from, s->b_column, (uint32_t *)to, width);
    else for (long k = 0; k < s->depth; k++) for (long j = 0; j < count; j++) to[k * width + j] = from[k * s->b_row + j * s->b_column];
    for (long k = 0; k < s->depth; k++) for (long j = count; j < width; j++) to[k * width + j] = 0;
}

// left[k, row] for up to six rows.
INLINE void pack_rows(const int rows, const float *a, long row, long column, long depth, float *left) {
    for (long k = 0; k < depth; k++, a += column, left += rows)
        _Pragma("unroll") for (int r = 0; r < rows; r++) left[r] = a[r * row];
}

// c[r, j] (+)= the sum over k of left[k, r] * right[k, j]
INLINE void tile(const int rows, const int width, long depth, const float *left, const float *right, float *c, long ldc, int adds) {
    vector sum[tile_rows][tile_width];
    _Pragma("unroll") for (int r = 0; r < rows; r++)
        _Pragma("unroll") for (int v = 0; v < width; v++) { sum[r][v] = (vector){0}; __builtin_prefetch(c + r * ldc + v * lanes, 1); }
    for (long k = 0; k < depth; k++, left += rows, right += width * lanes) {
        vector b[tile_width];
        _Pragma("unroll") for (int v = 0; v < width; v++) b[v] = LOAD(right + v * lanes);
        _Pragma("unroll") for (int r = 0; r < rows; r++) {
            vector factor = left[r] - (vector){0};
            _Pragma("unroll") for (int v = 0; v < width; v++) sum[r][v] = __builtin_elementwise_fma(factor, b[v], sum[r][v]);
        }
    }
    _Pragma("unroll") for (int r = 0; r < rows; r++)
        _Pragma("unroll") for (int v = 0; v < width; v++) {
            float *to = c + r * ldc + v * lanes;
            STORE(to, adds ? LOAD(to) + sum[r][v] : sum[r][v]);
        }
}

#define TILE(r, v) case r * 8 + v: tile(r, v, depth, left, right, c, ldc, adds); break;
#define TILES(r) TILE(r, 1) TILE(r, 2) TILE(r, 3) TILE(r, 4)
static void any_tile(long rows, long width, long depth, const float *left, const float *right, float *c, long ldc, int adds) {
    switch (rows * 8 + width) { TILES(1) TILES(2) TILES(3) TILES(4) TILES(5) TILES(6) }
}

static void pack_any_rows(long rows, const float *a, long row, long column, long depth, float *left) {
    switch (rows) {
    case 1: pack_rows(1, a, row, column, depth, left); break;
    case 2: pack_rows(2, a, row, column, depth, left); break;
    case 3: pack_rows(3, a, row, column, depth, left); break;
    case 4: pack_rows(4, a, row, column, depth, left); break;
    case 5: pack_rows(5, a, row, column, depth, left); break;
    default: pack_rows(6, a, row, column, depth, left);
    }
}

// Some rows by some panels of the block.
static void product_unit(void *context, long unit) {
    const product_t *s = context;
    long r0 = unit / s->parts * s->rows_per_unit, count = least(s->rows_per_unit, s->m - r0), depth = s->depth;
    long first = unit % s->parts * s->panels_per_part * panel, last = least(first + s->panels_per_part * panel, s->columns);
    float left[most_rows * most_depth] __attribute__((aligned(64))), edge[tile_rows * panel];
    for (long r = 0; r < count; r += tile_rows)
        pack_any_rows(least(tile_rows, count - r), s->a + (r0 + r) * s->a_row + s->first * s->a_column, s->a_row, s->a_column, depth, left + r * depth);
    for (long j = first; j < last; j += panel) {
        long columns = least(panel, last - j), width = parts(columns, lanes);
        for (long r = 0; r < count; r += tile_rows) {
            long rows = least(tile_rows, count - r);
            float *c = s->c + (r0 + r) * s->ldc + s->column + j;
            if (columns == width * lanes) { any_tile(rows, width, depth, left + r * depth, s->right + j * depth, c, s->ldc, s->adds); continue; }
            any_tile(rows, width, depth, left + r * depth, s->right + j * depth, edge, panel, 0);
            for (long i = 0; i < rows; i++)
                for (long x = 0; x < columns; x++) c[i * s->ldc + x] = s->adds ? c[i * s->ldc + x] + edge[i * panel + x] : edge[i * panel + x];
        }
    }
}

#pragma clang attribute pop

static int has_wide_vectors(void) {
    static int known = -1;
    if (known < 0) {
        __builtin_cpu_init();
        known = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq")
            && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
    }
    return known;
}

int cvm_product_f32(long m, long n, long k, const float *a, long a_row, long a_column, const float *b, long b_row, long b_column, float *c, long ldc, int adds, long threads) {
    if (!has_wide_vectors()) return 0;
    long columns = parts(parts(n, parts(n, most_columns)), panel) * panel, depth = parts(k, parts(k, most_depth));
    product_t s = { .m = m, .n = n, .a = a, .b = b, .a_row = a_row, .a_column = a_column, .b_row = b_row, .b_column = b_column, .c = c, .ldc = ldc };
    s.right = cvm_workspace(slot_right, columns * depth * sizeof(float));
    if (!s.right) return 0;
    long units = parts(m, most_rows);
    s.rows_per_unit = parts(parts(m, units), tile_rows) * tile_rows;
    units = parts(m, s.rows_per_unit);
    for (s.column = 0; s.column < n; s.column += columns) {
        s.columns = least(columns, n - s.column);
        long panels = parts(s.columns, panel);
        // few rows: several units share them
        s.panels_per_part = units >= 8 ? panels : parts(panels, least(panels, parts(8, units)));
        s.parts = parts(panels, s.panels_per_part);
        for (s.first = 0; s.first < k; s.first += depth) {
            s.depth = least(depth, k - s.first);
            s.adds = adds || s.first > 0;
            cvm_parallel(panels, threads, pack_panel, &s);
            cvm_parallel(units * s.parts, threads, product_unit, &s);
        }
    }
    return 1;
}

#else

int cvm_product_f32(long m, long n, long k, const float *a, long a_row, long a_column, const float *b, long b_row, long b_column, float *c, long ldc, int adds, long threads) { return 0; }

#endif
