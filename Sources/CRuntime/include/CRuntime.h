#pragma once
#include <stdint.h>

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
