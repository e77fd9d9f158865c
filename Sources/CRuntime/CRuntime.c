#define _GNU_SOURCE
#include "CRuntime.h"
#include <errno.h>
#include <pthread.h>
#include <sys/mman.h>

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
double crt_processor_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double crt_wall_seconds(void) { return seconds(CLOCK_REALTIME); }

struct stack_job {
    void (*body)(void *);
    void *context;
    uintptr_t limit;
};

static void *run_job(void *pointer) {
    struct stack_job *job = pointer;
    crt_stack_limit_set(job->limit);
    job->body(job->context);
    return NULL;
}

int crt_run_on_large_stack(uint64_t wanted, uint64_t least, void (*body)(void *), void *context) {
    enum { guard = 65536 };
    char *memory = MAP_FAILED;
    uint64_t size = wanted & ~(uint64_t)(guard - 1);
    int error = ENOMEM;
    for (; size >= least && size > 4 * guard; size = size / 2 & ~(uint64_t)(guard - 1)) {
        memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
        if (memory != MAP_FAILED) break;
        error = errno;
    }
    if (memory == MAP_FAILED) return error;
    mprotect(memory, guard, PROT_NONE);
    // Native code runs some way between two looks at the limit.
    uint64_t margin = size / 8 < (2 << 20) ? size / 8 : (2 << 20);
    struct stack_job job = {body, context, (uintptr_t)memory + guard + margin};
    pthread_attr_t attributes;
    pthread_t thread;
    error = pthread_attr_init(&attributes);
    if (!error) {
        error = pthread_attr_setstack(&attributes, memory + guard, size - guard);
        if (!error) error = pthread_create(&thread, &attributes, run_job, &job);
        if (!error) error = pthread_join(thread, NULL);
        pthread_attr_destroy(&attributes);
    }
    munmap(memory, size);
    return error;
}

void *crt_free_blocks[crt_block_limit / 16 + 1];

void *crt_new_block(uint64_t units) {
    if (units == 0) units = 1;
    uint64_t size = units * 16, count = 4096 / size;
    char *blocks = malloc(size * count);
    if (!blocks) abort();
    // Taken in the order in which they lie.
    for (uint64_t index = count - 1; index > 0; index--) crt_give_block(blocks + index * size, size);
    return blocks;
}
