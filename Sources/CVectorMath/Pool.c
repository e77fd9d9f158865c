// A small pool of persistent worker threads.  Work is handed out as numbered units; which thread runs which unit never
// changes a result, because the caller cuts the work by shape and not by thread count.
#include "CVectorMath.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#if defined(__linux__)
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

enum { maximum_workers = 63, spin_rounds = 4000 };

typedef struct {
    void (*body)(void *, long);
    void *context;
    long count;
    _Atomic long next;       // the next unit to hand out
    _Atomic long finished;   // units done
} job_t;

static struct {
    pthread_mutex_t lock;            // held by the one caller that uses the pool
    _Atomic int32_t generation;      // counts jobs; workers wait for it to change
    _Atomic int32_t sleeping;
    _Atomic long active;             // workers inside the current job
    _Atomic long wanted;             // workers that may join the current job
    _Atomic(job_t *) job;
    long workers;
    pid_t owner;                     // the process that started the workers: a fork has none of them
} pool = { .lock = PTHREAD_MUTEX_INITIALIZER };

static _Thread_local int inside_job;

static inline void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

// Waits a little; a thread that the system has taken off its processor comes on again sooner if this one steps aside.
static inline void pause_for(long *rounds) {
    if ((*rounds)++ < spin_rounds) relax();
    else sched_yield();
}

static void wait_while_equal(_Atomic int32_t *word, int32_t value) {
#if defined(__linux__)
    syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, NULL, NULL, 0);
#else
    (void)word; (void)value;
    sched_yield();
#endif
}

static void wake_all(_Atomic int32_t *word) {
#if defined(__linux__)
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, INT32_MAX, NULL, NULL, 0);
#else
    (void)word;
#endif
}

static void run_units(job_t *job) {
    long done = 0;
    for (;;) {
        long unit = atomic_fetch_add_explicit(&job->next, 1, memory_order_relaxed);
        if (unit >= job->count) break;
        job->body(job->context, unit);
        done += 1;
    }
    if (done) atomic_fetch_add_explicit(&job->finished, done, memory_order_release);
}

static void *worker(void *unused) {
    (void)unused;
    inside_job = 1;
    int32_t seen = 0;
    for (;;) {
        int32_t now = atomic_load_explicit(&pool.generation, memory_order_acquire);
        for (int spin = 0; now == seen && spin < spin_rounds; spin++) {
            relax();
            now = atomic_load_explicit(&pool.generation, memory_order_acquire);
        }
        if (now == seen) {
            atomic_fetch_add(&pool.sleeping, 1);
            while ((now = atomic_load(&pool.generation)) == seen) wait_while_equal(&pool.generation, seen);
            atomic_fetch_sub(&pool.sleeping, 1);
        }
        seen = now;
        atomic_fetch_add(&pool.active, 1);
        job_t *job = atomic_load(&pool.job);
        if (job && atomic_fetch_sub(&pool.wanted, 1) > 0) run_units(job);
        atomic_fetch_sub(&pool.active, 1);
    }
    return NULL;
}

static void start_workers(long wanted) {
    if (pool.owner != getpid()) { pool.owner = getpid(); pool.workers = 0; }
    if (wanted > maximum_workers) wanted = maximum_workers;
    while (pool.workers < wanted) {
        pthread_t thread;
        pthread_attr_t attributes;
        if (pthread_attr_init(&attributes)) return;
        pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
        pthread_attr_setstacksize(&attributes, 2 << 20);
        int failed = pthread_create(&thread, &attributes, worker, NULL);
        pthread_attr_destroy(&attributes);
        if (failed) return;          // fewer helpers: the caller does the rest
        pool.workers += 1;
    }
}

void cvm_parallel(long count, long threads, void (*body)(void *, long), void *context) {
    if (count <= 0) return;
    if (threads <= 1 || count == 1 || inside_job || pthread_mutex_trylock(&pool.lock) != 0) {
        for (long unit = 0; unit < count; unit++) body(context, unit);
        return;
    }
    if (threads > count) threads = count;
    start_workers(threads - 1);
    job_t job = { .body = body, .context = context, .count = count };
    atomic_store(&pool.wanted, threads - 1);
    atomic_store(&pool.job, &job);
    atomic_fetch_add(&pool.generation, 1);
    if (atomic_load(&pool.sleeping)) wake_all(&pool.generation);
    inside_job = 1;
    run_units(&job);
    inside_job = 0;
    long rounds = 0;
    while (atomic_load_explicit(&job.finished, memory_order_acquire) < count) pause_for(&rounds);
    // No worker may still hold the pointer to `job` when this frame goes.
    atomic_store(&pool.job, NULL);
    while (atomic_load(&pool.active)) pause_for(&rounds);
    pthread_mutex_unlock(&pool.lock);
}

enum { slots = 16 };
typedef struct { void *memory[slots]; size_t bytes[slots]; } workspace_t;
static pthread_key_t workspace_key;
static pthread_once_t workspace_once = PTHREAD_ONCE_INIT;
static _Thread_local workspace_t *workspace;

static void free_workspace(void *pointer) {
    workspace_t *all = pointer;
    for (int i = 0; i < slots; i++) free(all->memory[i]);
    free(all);
}

static void make_key(void) { pthread_key_create(&workspace_key, free_workspace); }

void *cvm_workspace(int slot, size_t bytes) {
    if (slot < 0 || slot >= slots) return NULL;
    if (!workspace) {
        pthread_once(&workspace_once, make_key);
        workspace = calloc(1, sizeof *workspace);
        if (!workspace) return NULL;
        pthread_setspecific(workspace_key, workspace);
    }
    if (workspace->bytes[slot] < bytes || !workspace->memory[slot]) {
        free(workspace->memory[slot]);
        size_t size = (bytes + 4096) & ~(size_t)4095;
        void *memory = NULL;
        if (posix_memalign(&memory, 64, size)) memory = NULL;
        workspace->memory[slot] = memory;
        workspace->bytes[slot] = memory ? size : 0;
    }
    return workspace->memory[slot];
}

void cvm_keep_freed_memory(void) {
#if defined(__GLIBC__)
    // Buffers of a training step come again in the next one; giving them back costs a page fault for every 4 KB each time.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    // The heap of a thread of its own ends at 64 MB and goes back whole whenever the last buffer in it is freed; the process's heap does not.
    mallopt(M_ARENA_MAX, 1);
#endif
}
