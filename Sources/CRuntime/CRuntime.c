#include "CRuntime.h"

__thread int32_t crt_release_depth = 0;
__thread void *crt_tensor_runtime = 0;
#include <malloc.h>
#include <time.h>

__thread void *crt_release_queue = 0;
__thread uintptr_t crt_stack_limit = 0;

int64_t crt_allocated_bytes(void) {
    struct mallinfo2 info = mallinfo2();
    return (int64_t)info.uordblks + (int64_t)info.hblkhd;
}

static double seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double crt_seconds(void) { return seconds(CLOCK_MONOTONIC); }
double crt_wall_seconds(void) { return seconds(CLOCK_REALTIME); }
