#include "CLibrary.h"
#include <string.h>

#include "Index.inc"

size_t clibrary_count(void) { return sizeof modules / sizeof modules[0]; }

const clibrary_module *clibrary_at(size_t index) { return index < clibrary_count() ? &modules[index] : NULL; }

const clibrary_module *clibrary_find(const char *name) {
    size_t low = 0, high = clibrary_count();
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, modules[middle].name);
        if (order == 0) return &modules[middle];
        if (order < 0) high = middle; else low = middle + 1;
    }
    return NULL;
}
