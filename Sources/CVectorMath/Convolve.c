// Convolution of one or two spatial dimensions without a matrix of columns in memory.
//
// All three products are correlations of a source with taps.  A unit of work covers a chunk of output positions: the part of the
// source it reads is copied once with its padding (or used as it lies), and from there
//   - the result, or the gradient of the input (a correlation of the output's gradient with the turned kernel, one for each
//     remainder of a position modulo the stride), is made panel by panel: a few dozen positions are packed tap by tap and multiplied
//     with the rows of the weight, a tile of the result at a time held in registers;
//   - or, for many rows, the weights are laid out with rows side by side and numbers of the source are spread over vectors of them;
//   - the gradient of the weight is made tap by tap from the source as it lies and the output's gradient with the channels innermost.
// Work is cut by the shape only, and every sum runs in one order, so results do not depend on the number of threads.
#include "CVectorMath.h"
#include "Functions.h"
#include <stdlib.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

typedef struct { long y, x, weight; } tap_t;
typedef struct { long at, length, base, image, y, x; } segment_t;

enum { slot_source = 8, slot_panel = 9, slot_segments = 10, slot_turned = 11, slot_offsets = 12 };
enum { few_channels = 4, largest_panel = 8 << 20, wide_depth = 96, wide_positions = 192 };

// out[n, r, y, x] = bias[r] + the sum over channels c and taps t of weight[r, c, t] * source[n, c, y * step_y + tap.y - pad_y, …]
typedef struct {
    long images, groups, channels, rows;                     // channels and rows of one group
    const void *source;
    long source_channels, source_height, source_width, pad_y, pad_x, step_y, step_x;
    long taps, span_y, span_x;
    tap_t *tap;
    int is_direct;                                            // the source is read where it lies
    const void *weight, *bias;
    long weight_row, weight_group;                            // from row to row, whose numbers lie together; from group to group
    void *packed;                                             // the weights for wide tiles
    long padded, block;                                              // the rows of a group in whole vectors
    int weight_is_turned;                                     // it lies as [channel, row, tap]
    void *out;                                                // or the output's gradient, which is read
    long out_channels, out_height, out_width, positions, out_plane, out_line, out_y, out_x, out_step_y, out_step_x;
    int out_is_dense, is_strip;                               // is_strip: without panels
    // how the work is cut
    long chunk, chunks, chunks_per_image, row_parts, rows_per_part, shares, chunks_per_share;
    void *sums, *gradient;
    int *failed;
} correlation_t;

static long least(long a, long b) { return a < b ? a : b; }
static long most(long a, long b) { return a > b ? a : b; }
static long parts(long count, long size) { return (count + size - 1) / size; }

static void chunk_range(const correlation_t *s, long chunk, long *first, long *last) {
    long start = 0, end = s->images * s->positions;
    if (s->chunks_per_image) {
        start = chunk / s->chunks_per_image * s->positions;
        end = start + s->positions;
        chunk %= s->chunks_per_image;
    }
    *first = start + chunk * s->chunk;
    *last = least(*first + s->chunk, end);
}

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"), min_vector_width(512))), apply_to = function)
#define LEVEL(name, type) name##_##type##_v4
#define VECTOR_BYTES 64
#define ROWS 8
#define WIDTH 3
#define THIN 3
#define WEIGHT_WIDTH 4
#define TAPS(width) ((width) == 4 ? 6 : 8)
#define WIDE_COUNT(width) ((width) == 4 ? 6 : 8)
#include "ConvolveTypes.inc"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#define LEVEL(name, type) name##_##type##_v3
#define VECTOR_BYTES 32
#define ROWS 4
#define WIDTH 3
#define THIN 1
#define WEIGHT_WIDTH 2
#define TAPS(width) ((width) == 2 ? 5 : 8)
#define WIDE_COUNT(width) 6
#include "ConvolveTypes.inc"
#pragma clang attribute pop
#endif

// MARK: choosing and cutting

static int level(void) {
#if defined(__x86_64__)
    static int known = -1;
    if (known < 0) {
        __builtin_cpu_init();
        int three = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        int four = three && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd")
            && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
        known = four ? 4 : three ? 3 : 0;
    }
    return known;
#else
    return 0;
#endif
}

typedef void (*unit_t)(void *, long);

static unit_t choose(int is_double, unit_t f32_v4, unit_t f64_v4, unit_t f32_v3, unit_t f64_v3) {
    return level() == 4 ? (is_double ? f64_v4 : f32_v4) : (is_double ? f64_v3 : f32_v3);
}

#if defined(__x86_64__)
#define CHOOSE(name) choose(is_double, name##_f32_v4, name##_f64_v4, name##_f32_v3, name##_f64_v3)
#else
#define CHOOSE(name) ((unit_t)NULL)
#endif

static void complete(correlation_t *s) {
    s->positions = s->out_height * s->out_width;
    s->span_y = s->span_x = 1;
    for (long t = 0; t < s->taps; t++) {
        s->span_y = most(s->span_y, s->tap[t].y + 1);
        s->span_x = most(s->span_x, s->tap[t].x + 1);
    }
    s->is_direct = s->step_x == 1 && s->pad_y == 0 && s->pad_x == 0 && (s->out_height - 1) * s->step_y + s->span_y <= s->source_height
        && s->out_width - 1 + s->span_x <= s->source_width;
}

// How many positions of the output make a chunk whose source takes about `bytes`.
static long chunk_length(const correlation_t *s, long channels, long more_per_position, long size, long bytes) {
    long per_position = (s->is_direct ? 0 : channels * s->step_y * s->step_x) + more_per_position;
    return most(bytes / most(per_position * size, 1), 1);
}

// Cuts the positions into chunks of about `wanted`, in multiples of `unit` if that is not 0.  A chunk is some whole images or a part of one, since one
// that reaches into the next image would read the lines of two; sources that are read where they lie have no such cost, and images of few units
// would leave the last unit of each empty.
static void cut(correlation_t *s, long wanted, long unit) {
    long total = s->images * s->positions;
    s->chunks_per_image = 0;
    if (s->is_direct || s->positions < 4 * unit) {
        s->chunk = unit ? parts(wanted, unit) * unit : wanted;
    } else if (wanted >= s->positions) {
        s->chunk = wanted / s->positions * s->positions;
    } else if (unit) {
        s->chunk = parts(parts(s->positions, parts(s->positions, wanted)), unit) * unit;
        s->chunks_per_image = parts(s->positions, s->chunk);
    } else {
        // whole lines: the source is read least often where the chunks are long and evenly cut
        long fewest = parts(wanted, s->out_width), least_read = 0;
        for (long lines = fewest; lines <= least(3 * fewest, s->out_height); lines++) {
            long read = parts(s->out_height, lines) * (lines * s->step_y + s->span_y - s->step_y);
            if (!least_read || read < least_read) { least_read = read; s->chunk = lines * s->out_width; }
        }
        s->chunks_per_image = parts(s->positions, s->chunk);
    }
    s->chunks = s->chunks_per_image ? s->images * s->chunks_per_image : parts(total, s->chunk);
}

// Whether tiles with vectors along the rows are worth laying the weights out anew: a gradient of the input does so anyway.  Windows of one tap
// take panels as they lie.
static int is_wide(const correlation_t *s, int is_double) {
    long lanes = (level() == 4 ? 64 : 32) / (is_double ? 8 : 4);
    return s->out_is_dense && s->taps > 1 && s->rows >= 2 * lanes && (s->weight_is_turned || s->rows <= 8 * lanes) && s->channels * s->taps >= 128
        && s->images * s->out_height * s->out_width >= 384;
}

// Vectors along the rows: the weights are laid out anew once, and the source needs no panels.
static int correlate_wide(correlation_t *s, int is_double, long threads) {
    long size = is_double ? 8 : 4, lanes = (level() == 4 ? 64 : 32) / size, vectors = parts(s->rows, lanes), depth = s->channels * s->taps;
    long total = s->images * s->positions, block = parts(vectors, parts(vectors, level() == 4 ? 4 : 2)) * lanes, blocks = parts(s->rows, block);
    s->block = block;
    s->padded = vectors * lanes;
    s->packed = NULL;
    if (posix_memalign(&s->packed, 64, s->groups * s->padded * depth * size)) return 0;
    cvm_parallel(s->groups * blocks, threads, CHOOSE(pack_weights), s);
    double work = (double)total * s->rows * depth;
    long wanted = work < 1e6 ? 1 : work < 32e6 ? (long)(work / 1e6) + 1 : 32;
    cut(s, least(most(parts(total, wanted), 128), chunk_length(s, s->channels, 0, size, 512 << 10)), 0);
    s->row_parts = 1;
    if (s->chunks * s->groups < 4 && work > 1e6) s->row_parts = least(parts(4, s->chunks * s->groups), blocks);
    s->rows_per_part = parts(blocks, s->row_parts) * block;
    s->row_parts = parts(s->rows, s->rows_per_part);
    int failed = 0;
    s->failed = &failed;
    cvm_parallel(s->groups * s->chunks * s->row_parts, threads, CHOOSE(wide_unit), s);
    free(s->packed);
    return !failed;
}

static int correlate(correlation_t *s, int is_double, long threads) {
    complete(s);
    if (is_wide(s, is_double)) return correlate_wide(s, is_double, threads);
    long size = is_double ? 8 : 4, lanes = (level() == 4 ? 64 : 32) / size, panel = 3 * lanes, rows = level() == 4 ? 8 : 4;
    long total = s->images * s->positions, depth = s->channels * s->taps;
    if (depth * panel * size > largest_panel) return 0;
    double work = (double)total * s->rows * depth;
    long wanted = work < 1e6 ? 1 : work < 64e6 ? (long)(work / 1e6) + 1 : 64;
    // A panel costs its packing, which pays when several blocks of rows use it; a strip the lanes that its lines leave empty.
    double filled = (double)s->out_width / (parts(s->out_width, lanes) * lanes);
    s->is_strip = parts(s->rows, rows) == 1 ? filled > 0.5 && depth > 16 : parts(s->rows, rows) == 2 && filled > 0.8;
    long unit = s->is_strip && s->out_height > 1 ? s->out_width : panel;
    cut(s, least(parts(total, wanted), chunk_length(s, s->channels, 0, size, 512 << 10)), unit);
    s->row_parts = 1;
    if (s->chunks * s->groups < 4 && work > 1e6) s->row_parts = least(parts(4, s->chunks * s->groups), parts(s->rows, rows));
    s->rows_per_part = parts(parts(s->rows, rows), s->row_parts) * rows;
    s->row_parts = parts(s->rows, s->rows_per_part);
    int failed = 0;
    s->failed = &failed;
    cvm_parallel(s->groups * s->chunks * s->row_parts, threads, CHOOSE(correlate_unit), s);
    return !failed;
}

// Sets the bias (or zero) where no tap reaches.
static void fill(const correlation_t *s, int is_double) {
    for (long n = 0; n < s->images; n++)
        for (long r = 0; r < s->groups * s->rows; r++)
            for (long y = 0; y < s->out_height; y++)
                for (long x = 0; x < s->out_width; x++) {
                    long at = (n * s->out_channels + r) * s->out_plane + (s->out_y + y * s->out_step_y) * s->out_line + s->out_x + x * s->out_step_x;
                    if (is_double) ((double *)s->out)[at] = s->bias ? ((const double *)s->bias)[r] : 0;
                    else ((float *)s->out)[at] = s->bias ? ((const float *)s->bias)[r] : 0;
                }
}

static correlation_t forward(const cvm_convolution *c, tap_t *tap) {
    long window = c->kernel_height * c->kernel_width;
    correlation_t s = {
        .images = c->batch, .groups = c->groups, .channels = c->in_channels / c->groups, .rows = c->out_channels / c->groups,
        .source_channels = c->in_channels, .source_height = c->height, .source_width = c->width,
        .pad_y = c->padding_height, .pad_x = c->padding_width, .step_y = c->stride_height, .step_x = c->stride_width,
        .taps = window, .tap = tap,
        .out_channels = c->out_channels, .out_height = c->out_height, .out_width = c->out_width, .out_plane = c->out_height * c->out_width,
        .out_line = c->out_width, .out_step_y = 1, .out_step_x = 1, .out_is_dense = 1,
    };
    for (long y = 0, t = 0; y < c->kernel_height; y++)
        for (long x = 0; x < c->kernel_width; x++, t++) tap[t] = (tap_t){ y * c->dilation_height, x * c->dilation_width, t };
    s.weight_row = s.channels * window;
    s.weight_group = s.rows * s.weight_row;
    if (window == 1 && s.step_x == 1 && s.step_y == 1 && s.pad_x == 0 && s.pad_y == 0) {
        // one long row
        s.source_width = s.out_width = s.out_line = s.out_plane;
        s.source_height = s.out_height = 1;
    }
    return s;
}

static int convolve(const cvm_convolution *c, int is_double, const void *x, const void *weight, const void *bias, void *y, long threads) {
    long window = c->kernel_height * c->kernel_width, depth = c->in_channels / c->groups * window;
    if (!level() || !depth) return 0;
    tap_t *tap = malloc(window * sizeof *tap);
    int done = 0;
    if (tap) {
        correlation_t s = forward(c, tap);
        s.source = x; s.weight = weight; s.bias = bias; s.out = y;
        done = correlate(&s, is_double, threads);
    }
    free(tap);
    return done;
}

// The taps of the kernel, along one dimension, that reach input positions with the remainder `r`, and how far from j = position / stride.
static long reach(long r, long kernel, long stride, long padding, long dilation, long *tap, long *shift) {
    long count = 0, lowest = 0;
    for (long k = 0; k < kernel; k++) {
        long at = r + padding - k * dilation;
        if (at % stride) continue;
        tap[count] = k;
        shift[count] = at / stride;
        if (!count || shift[count] < lowest) lowest = shift[count];
        count++;
    }
    for (long i = 0; i < count; i++) shift[i] -= lowest;
    if (count) shift[count] = lowest;
    return count;
}

// The weight of a gradient of the input: turned[g, i, o, t] = weight[g, o, i, tap[t].weight]; a unit is some rows i of one group.
typedef struct { const void *weight; void *turned; long ins, outs, window, taps, blocks; const tap_t *tap; int is_double; } turn_t;

#define TURN(type) \
    for (long o = 0; o < s->outs; o++) { \
        const type *from = (const type *)s->weight + ((g * s->outs + o) * s->ins + first) * s->window; \
        type *to = (type *)s->turned + ((g * s->ins + first) * s->outs + o) * s->taps; \
        for (long i = first; i < last; i++, from += s->window, to += s->outs * s->taps) \
            for (long t = 0; t < s->taps; t++) to[t] = from[s->tap[t].weight]; \
    }

#if defined(__x86_64__)
// Windows of up to 16 numbers are one vector each; writing a few numbers of one is slower than one by one.
__attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
static void turn_windows(const turn_t *s, long g, long first, long last) {
    int order[16] = {0};
    for (long t = 0; t < s->taps; t++) order[t] = (int)s->tap[t].weight;
    __m512i turn = _mm512_loadu_si512(order);
    __mmask16 read = (__mmask16)((1u << s->window) - 1), written = (__mmask16)((1u << s->taps) - 1);
    for (long o = 0; o < s->outs; o++) {
        const float *from = (const float *)s->weight + ((g * s->outs + o) * s->ins + first) * s->window;
        float *to = (float *)s->turned + ((g * s->ins + first) * s->outs + o) * s->taps;
        for (long i = first; i < last; i++, from += s->window, to += s->outs * s->taps)
            _mm512_mask_storeu_ps(to, written, _mm512_permutexvar_ps(turn, _mm512_maskz_loadu_ps(read, from)));
    }
}
#endif

static void turn_unit(void *context, long unit) {
    const turn_t *s = context;
    long g = unit / s->blocks, first = unit % s->blocks * 16, last = least(first + 16, s->ins);
#if defined(__x86_64__)
    if (!s->is_double && s->window <= 16 && s->taps >= 8 && level() == 4) { turn_windows(s, g, first, last); return; }
#endif
    if (s->is_double) { TURN(double) } else { TURN(float) }
}

static int input_gradient(const cvm_convolution *c, int is_double, const void *gradient, const void *weight, const void *bias, void *dx, long threads) {
    long window = c->kernel_height * c->kernel_width, outs = c->out_channels / c->groups, ins = c->in_channels / c->groups;
    if (!level() || !outs || !ins || !window) return 0;
    tap_t *tap = malloc(window * sizeof *tap);
    void *turned = malloc(c->groups * ins * outs * window * (is_double ? 8 : 4));
    long *places = malloc((c->kernel_height + c->kernel_width + 2) * 2 * sizeof *places);
    int done = tap && turned && places;
    if (done) {
        long *tap_y = places, *shift_y = tap_y + c->kernel_height + 1, *tap_x = shift_y + c->kernel_height + 1, *shift_x = tap_x + c->kernel_width + 1;
        for (long ry = 0; done && ry < c->stride_height && ry < c->height; ry++) {
            long ys = reach(ry, c->kernel_height, c->stride_height, c->padding_height, c->dilation_height, tap_y, shift_y);
            for (long rx = 0; done && rx < c->stride_width && rx < c->width; rx++) {
                long xs = reach(rx, c->kernel_width, c->stride_width, c->padding_width, c->dilation_width, tap_x, shift_x);
                correlation_t s = {
                    .images = c->batch, .groups = c->groups, .channels = outs, .rows = ins,
                    .source = gradient, .source_channels = c->out_channels, .source_height = c->out_height, .source_width = c->out_width,
                    .step_y = 1, .step_x = 1, .taps = ys * xs, .tap = tap,
                    .weight = turned, .bias = bias,
                    .out = dx, .out_channels = c->in_channels, .out_height = parts(c->height - ry, c->stride_height), .out_width = parts(c->width - rx, c->stride_width),
                    .out_plane = c->height * c->width, .out_line = c->width, .out_y = ry, .out_x = rx,
                    .out_step_y = c->stride_height, .out_step_x = c->stride_width, .out_is_dense = c->stride_height == 1 && c->stride_width == 1,
                };
                if (!s.taps) { fill(&s, is_double); continue; }
                s.pad_y = -shift_y[ys];
                s.pad_x = -shift_x[xs];
                for (long i = 0; i < ys; i++)
                    for (long j = 0; j < xs; j++) tap[i * xs + j] = (tap_t){ shift_y[i], shift_x[j], tap_y[i] * c->kernel_width + tap_x[j] };
                s.weight_row = outs * s.taps;
                s.weight_group = ins * s.weight_row;
                s.weight_is_turned = 1;
                if (is_wide(&s, is_double)) {
                    s.weight = weight;
                } else {
                    turn_t turn = { weight, turned, ins, outs, window, s.taps, parts(ins, 16), tap, is_double };
                    cvm_parallel(c->groups * turn.blocks, s.weight_group >= 4096 ? threads : 1, turn_unit, &turn);
                }
                if (window == 1 && s.out_is_dense && s.pad_x == 0 && s.pad_y == 0 && s.out_plane == s.source_height * s.source_width) {
                    s.source_width = s.out_width = s.out_line = s.out_plane;
                    s.source_height = s.out_height = 1;
                }
                done = correlate(&s, is_double, threads);
            }
        }
    }
    free(tap); free(turned); free(places);
    return done;
}

static int weight_gradient(const cvm_convolution *c, int is_double, const void *x, const void *gradient, void *dw, long threads) {
    long window = c->kernel_height * c->kernel_width;
    if (!level() || !window) return 0;
    tap_t *tap = malloc(window * sizeof *tap);
    if (!tap) return 0;
    correlation_t s = forward(c, tap);
    complete(&s);
    s.source = x; s.out = (void *)gradient; s.gradient = dw;
    long size = is_double ? 8 : 4, lanes = (level() == 4 ? 64 : 32) / size, depth = s.channels * s.taps;
    long padded = s.rows < few_channels ? s.rows : parts(s.rows, lanes) * lanes, total = s.images * s.positions, sum = depth * padded;
    double work = (double)total * s.groups * depth * padded;
    long units = work < 1e6 ? 1 : work < 8e6 ? (long)(work / 1e6) + 1 : 8;
    s.shares = s.row_parts = 1;
    s.rows_per_part = s.channels;
    if (s.groups < units) {
        if (sum * size <= 512 << 10) s.shares = parts(units, s.groups);
        else {
            s.rows_per_part = parts(s.channels, least(units, s.channels));
            s.row_parts = parts(s.channels, s.rows_per_part);
        }
    }
    cut(&s, least(most(chunk_length(&s, s.rows_per_part, padded, size, 512 << 10), 128), parts(total, s.shares)), 0);
    s.chunks_per_share = parts(s.chunks, s.shares);
    s.shares = parts(s.chunks, s.chunks_per_share);
    int failed = 0;
    s.failed = &failed;
    s.sums = malloc(s.shares * s.groups * sum * size);
    if (s.sums) {
        cvm_parallel(s.row_parts * s.shares * s.groups, threads, CHOOSE(weight_unit), &s);
        if (!failed) cvm_parallel(s.groups, threads, CHOOSE(weight_sum), &s);
    }
    int done = s.sums && !failed;
    free(s.sums); free(tap);
    return done;
}

int cvm_convolve_f32(const cvm_convolution *s, const float *x, const float *weight, const float *bias, float *y, long threads) { return convolve(s, 0, x, weight, bias, y, threads); }
int cvm_convolve_f64(const cvm_convolution *s, const double *x, const double *weight, const double *bias, double *y, long threads) { return convolve(s, 1, x, weight, bias, y, threads); }
int cvm_convolve_input_gradient_f32(const cvm_convolution *s, const float *dy, const float *weight, const float *bias, float *dx, long threads) {
    return input_gradient(s, 0, dy, weight, bias, dx, threads);
}
int cvm_convolve_input_gradient_f64(const cvm_convolution *s, const double *dy, const double *weight, const double *bias, double *dx, long threads) {
    return input_gradient(s, 1, dy, weight, bias, dx, threads);
}
int cvm_convolve_weight_gradient_f32(const cvm_convolution *s, const float *x, const float *dy, float *dw, long threads) { return weight_gradient(s, 0, x, dy, dw, threads); }
int cvm_convolve_weight_gradient_f64(const cvm_convolution *s, const double *x, const double *dy, double *dw, long threads) { return weight_gradient(s, 1, x, dy, dw, threads); }
