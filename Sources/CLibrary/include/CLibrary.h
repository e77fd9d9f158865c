#ifndef CLIBRARY_H
#define CLIBRARY_H

#include <stddef.h>

/// A module of the library that is written in the language.
typedef struct {
    /// Its dotted name.
    const char *name;
    const unsigned char *text;
    size_t length;
    /// Whether it may have submodules.
    int is_package;
} clibrary_module;

/// All modules, ordered by name.
size_t clibrary_count(void);
const clibrary_module *clibrary_at(size_t index);

/// The module with a name; NULL if there is none.
const clibrary_module *clibrary_find(const char *name);

#endif
