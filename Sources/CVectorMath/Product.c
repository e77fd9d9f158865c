// Products of float32 matrices for processors with 512-bit vectors.
//
// The right matrix is copied block by block into panels of 64 columns that all threads read, or read where it lies if that costs less; a unit of
// work multiplies a few dozen rows of the left one, which stay in the first cache, with one panel after the other, a tile of the result at a time
// held in registers.  Each element is a sum over blocks of k, and in a block over k in order: how rows and columns are shared out changes no bit.
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
    int reads_right;                 // whole panels are read where they lie
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

#define PAIRS(a, b, i, j) __builtin_shufflevector(a, b, i, 16 + i, j, 16 + j, 4 + i, 20 + i, 4 + j, 20 + j, 8 + i, 24 + i, 8 + j, 24 + j, 12 + i, 28 + i, 12 + j, 28 + j)
#define QUADS(a, b, i) __builtin_shufflevector(a, b, i, i + 1, 16 + i, 17 + i, 4 + i, 5 + i, 20 + i, 21 + i, 8 + i, 9 + i, 24 + i, 25 + i, 12 + i, 13 + i, 28 + i, 29 + i)
#define BLOCKS(a, b, i, j) __builtin_shufflevector(a, b, i, i + 1, i + 2, i + 3, j, j + 1, j + 2, j + 3, 16 + i, 17 + i, 18 + i, 19 + i, 16 + j, 17 + j, 18 + j, 19 + j)

// to[k * width + j] = from[j * step + k] for 16 rows and columns
INLINE void turn(const float *from, long step, float *to, long width) {
    vector x[lanes], y[lanes];
    _Pragma("unroll") for (int j = 0; j < lanes; j++) x[j] = LOAD(from + j * step);
    _Pragma("unroll") for (int j = 0; j < lanes; j += 2) { y[j] = PAIRS(x[j], x[j + 1], 0, 1); y[j + 1] = PAIRS(x[j], x[j + 1], 2, 3); }
    _Pragma("unroll") for (int j = 0; j < lanes; j += 4) {
        x[j] = QUADS(y[j], y[j + 2], 0); x[j + 1] = QUADS(y[j], y[j + 2], 2);
        x[j + 2] = QUADS(y[j + 1], y[j + 3], 0); x[j + 3] = QUADS(y[j + 1], y[j + 3], 2);
    }
    // x[4 * b + i] holds the columns i, 4 + i, 8 + i and 12 + i of the rows 4 * b to 4 * b + 3
    _Pragma("unroll") for (int i = 0; i < 4; i++) {
        vector even_low = BLOCKS(x[i], x[4 + i], 0, 8), odd_low = BLOCKS(x[i], x[4 + i], 4, 12);
        vector even_high = BLOCKS(x[8 + i], x[12 + i], 0, 8), odd_high = BLOCKS(x[8 + i], x[12 + i], 4, 12);
        STORE(to + i * width, BLOCKS(even_low, even_high, 0, 8));
        STORE(to + (4 + i) * width, BLOCKS(odd_low, odd_high, 0, 8));
        STORE(to + (8 + i) * width, BLOCKS(even_low, even_high, 4, 12));
        STORE(to + (12 + i) * width, BLOCKS(odd_low, odd_high, 4, 12));
    }
}

// One panel: right[k, j], the columns padded with zeros to whole vectors.
static void pack_panel(void *context, long index) {
    const product_t *s = context;
    long first = index * panel, count = least(panel, s->columns - first), width = parts(count, lanes) * lanes;
    const float *from = s->b + s->first * s->b_row + (s->column + first) * s->b_column;
    float *to = s->right + first * s->depth;
    if (s->b_column == 1 && count == width) {
        if (s->reads_right) return;
        for (long k = 0; k < s->depth; k++, from += s->b_row, to += width)
            for (long j = 0; j < width; j += lanes) STORE(to + j, LOAD(from + j));
        return;
    }
    if (s->b_row == 1) {
        long whole = s->depth / lanes * lanes;
        for (long j = 0; j < count; j += lanes) {
            if (j + lanes > count) { cvm_transpose_32(whole, count - j, (const uint32_t *)from + j * s->b_column, s->b_column, (uint32_t *)to + j, width); break; }
            for (long k = 0; k < whole; k += lanes) turn(from + j * s->b_column + k, s->b_column, to + k * width + j, width);
        }
        for (long k = whole; k < s->depth; k++) for (long j = 0; j < count; j++) to[k * width + j] = from[k + j * s->b_column];
    } else for (long k = 0; k < s->depth; k++) for (long j = 0; j < count; j++) to[k * width + j] = from[k * s->b_row + j * s->b_column];
    for (long k = 0; k < s->depth; k++) for (long j = count; j < width; j++) to[k * width + j] = 0;
}

// left[k, row] for up to six rows.
INLINE void pack_rows(const int rows, const float *a, long row, long column, long depth, float *left) {
    for (long k = 0; k < depth; k++, a += column, left += rows)
        _Pragma("unroll") for (int r = 0; r < rows; r++) left[r] = a[r * row];
}

// c[r, j] (+)= the sum over k of left[k, r] * right[k, j]
INLINE void tile(const int rows, const int width, long depth, const float *left, long row, const long step, const float *right, long right_row, float *c, long ldc, int adds) {
    vector sum[tile_rows][tile_width];
    _Pragma("unroll") for (int r = 0; r < rows; r++)
        _Pragma("unroll") for (int v = 0; v < width; v++) { sum[r][v] = (vector){0}; __builtin_prefetch(c + r * ldc + v * lanes, 1); }
    for (long k = 0; k < depth; k++, left += step, right += right_row) {
        vector b[tile_width];
        _Pragma("unroll") for (int v = 0; v < width; v++) b[v] = LOAD(right + v * lanes);
        _Pragma("unroll") for (int r = 0; r < rows; r++) {
            vector factor = left[r * row] - (vector){0};
            _Pragma("unroll") for (int v = 0; v < width; v++) sum[r][v] = __builtin_elementwise_fma(factor, b[v], sum[r][v]);
        }
    }
    _Pragma("unroll") for (int r = 0; r < rows; r++)
        _Pragma("unroll") for (int v = 0; v < width; v++) {
            float *to = c + r * ldc + v * lanes;
            STORE(to, adds ? LOAD(to) + sum[r][v] : sum[r][v]);
        }
}

#define TILE(r, v) case r * 8 + v: \
    if (row == 1) tile(r, v, depth, left, 1, r, right, right_row, c, ldc, adds); else tile(r, v, depth, left, row, 1, right, right_row, c, ldc, adds); \
    break;
#define TILES(r) TILE(r, 1) TILE(r, 2) TILE(r, 3) TILE(r, 4)
static void any_tile(long rows, long width, long depth, const float *left, long row, const float *right, long right_row, float *c, long ldc, int adds) {
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
    int is_direct = s->a_column == 1 && s->a_row != 1;
    const float *from = s->a + r0 * s->a_row + s->first * s->a_column;
    long from_row = s->a_row;
    if (is_direct && s->a_row % 256 == 0 && s->columns >= 128) {
        // rows at such distances would share the same few lines of the cache
        for (long r = 0; r < count; r++) {
            const float *in = from + r * s->a_row;
            float *out = left + r * depth;
            long k = 0;
            for (; k + lanes <= depth; k += lanes) STORE(out + k, LOAD(in + k));
            for (; k < depth; k++) out[k] = in[k];
        }
        from = left;
        from_row = depth;
    }
    for (long r = 0; r < count && !is_direct; r += tile_rows)
        pack_any_rows(least(tile_rows, count - r), from + r * s->a_row, s->a_row, s->a_column, depth, left + r * depth);
    for (long j = first; j < last; j += panel) {
        long columns = least(panel, last - j), width = parts(columns, lanes), right_row = width * lanes;
        const float *right = s->right + j * depth;
        if (s->reads_right && columns == width * lanes) { right = s->b + s->first * s->b_row + s->column + j; right_row = s->b_row; }
        for (long r = 0; r < count; r += tile_rows) {
            long rows = least(tile_rows, count - r);
            const float *rows_at = is_direct ? from + r * from_row : left + r * depth;
            long row = is_direct ? from_row : 1;
            float *c = s->c + (r0 + r) * s->ldc + s->column + j;
            if (columns == width * lanes) { any_tile(rows, width, depth, rows_at, row, right, right_row, c, s->ldc, s->adds); continue; }
            any_tile(rows, width, depth, rows_at, row, right, right_row, edge, panel, 0);
            for (long i = 0; i < rows; i++)
                for (long x = 0; x < columns; x++) c[i * s->ldc + x] = s->adds ? c[i * s->ldc + x] + edge[i * panel + x] : edge[i * panel + x];
        }
    }
}

#pragma clang attribute pop

int cvm_has_product_f32(void) {
    static int known = -1;
    if (known < 0) {
        __builtin_cpu_init();
        known = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq")
            && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
    }
    return known;
}

int cvm_product_f32(long m, long n, long k, const float *a, long a_row, long a_column, const float *b, long b_row, long b_column, float *c, long ldc, int adds, long threads) {
    if (!cvm_has_product_f32()) return 0;
    long columns = parts(parts(n, parts(n, most_columns)), panel) * panel, depth = parts(k, parts(k, most_depth));
    product_t s = { .m = m, .n = n, .a = a, .b = b, .a_row = a_row, .a_column = a_column, .b_row = b_row, .b_column = b_column, .c = c, .ldc = ldc };
    s.right = cvm_workspace(slot_right, columns * depth * sizeof(float));
    if (!s.right) return 0;
    long units = parts(m, most_rows);
    // For few rows the copy costs more than it gives; short rows lie close enough without it.
    s.reads_right = b_column == 1 && (units <= 4 || n <= 512);
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
            if (!s.reads_right || s.columns % lanes) cvm_parallel(panels, threads, pack_panel, &s);
            cvm_parallel(units * s.parts, threads, product_unit, &s);
        }
    }
    return 1;
}

#else

int cvm_has_product_f32(void) { return 0; }
int cvm_product_f32(long m, long n, long k, const float *a, long a_row, long a_column, const float *b, long b_row, long b_column, float *c, long ldc, int adds, long threads) { return 0; }

#endif
