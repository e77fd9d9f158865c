#pragma once
#include <stdint.h>
#include <stdlib.h>

// What Swift has no word for: a variable of the running thread.

/// How deeply releases of containers are nested on this thread.  A container that is released while the depth is at its
/// limit hands its children to a queue instead of releasing them, so a chain of a million lists needs no deep stack.
extern __thread int32_t crt_release_depth;

static inline int32_t crt_release_depth_get(void) { return crt_release_depth; }
static inline void crt_release_depth_set(int32_t depth) { crt_release_depth = depth; }

/// The tensor library's state of the run on this thread (see TensorRuntime), or null.
extern __thread void *crt_tensor_runtime;

static inline void *crt_tensor_runtime_get(void) { return crt_tensor_runtime; }
static inline void crt_tensor_runtime_set(void *runtime) { crt_tensor_runtime = runtime; }

/// Values whose release waits (see Release), or null.
extern __thread void *crt_release_queue;

static inline void *crt_release_queue_get(void) { return crt_release_queue; }
static inline void crt_release_queue_set(void *queue) { crt_release_queue = queue; }

/// The lowest stack address that a program's recursion may reach on this thread.
extern __thread uintptr_t crt_stack_limit;

static inline void crt_stack_limit_set(uintptr_t limit) { crt_stack_limit = limit; }
/// Whether the stack of this thread is nearly used up.
static inline int crt_stack_is_low(void) { return (uintptr_t)__builtin_frame_address(0) < crt_stack_limit; }

/// Small blocks of memory, which texts and containers take and give back all the time: a list of free ones for each size in units of 16 bytes, so that both
/// cost a few instructions.  Blocks stay with their list.  Only the thread that runs programs uses them: there is one at a time, as for reference counts.
enum { crt_block_limit = 320 };
extern void *crt_free_blocks[crt_block_limit / 16 + 1];
/// A block where the list is empty.
void *crt_new_block(uint64_t units);

static inline void *crt_take_block(uint64_t size) {
    if (size > crt_block_limit) {
        void *large = malloc(size);
        if (!large) abort();
        return large;
    }
    uint64_t units = (size + 15) / 16;
    void *block = crt_free_blocks[units];
    if (!block) return crt_new_block(units);
    crt_free_blocks[units] = *(void **)block;
    return block;
}

/// `size` as when the block was taken.
static inline void crt_give_block(void *block, uint64_t size) {
    if (size > crt_block_limit) {
        free(block);
        return;
    }
    uint64_t units = (size + 15) / 16;
    *(void **)block = crt_free_blocks[units];
    crt_free_blocks[units] = block;
}

/// Bytes that the process has allocated and not freed.
int64_t crt_allocated_bytes(void);
/// A monotonic clock, in seconds.
double crt_seconds(void);
/// Seconds since 1970.
double crt_wall_seconds(void);
/// Seconds that this process has used of all processors together.
double crt_processor_seconds(void);

/// Runs `body` on a thread of its own with a large stack and waits for its end.  The pages come into being when they are used.  Where the system grants less than
/// `wanted` bytes, the stack is halved until it fits, down to `least`; `crt_stack_limit` of the thread is set, with a margin below it for what does not look.
///
/// Returns 0, or an error number if no such thread could be made (`body` did not run then).
int crt_run_on_large_stack(uint64_t wanted, uint64_t least, void (*body)(void *), void *context);
