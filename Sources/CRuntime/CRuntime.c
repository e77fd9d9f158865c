#include "CRuntime.h"

__thread int32_t crt_release_depth = 0;
__thread void *crt_tensor_runtime = 0;
