#pragma once
#include <stdint.h>

// Limits of a worker process.  A worker takes them upon itself before it runs the first line of somebody's program; none of them can be taken back.

/// What a worker may use.  0: no limit.
struct csb_limits {
    /// Bytes of address space.
    uint64_t address_space;
    /// Seconds of processor time, after which the process is killed.
    uint64_t processor_seconds;
    /// Copies of the process may be made (``csb_in_copy``); programs have no way to do so.
    int allows_copies;
};

/// What is in force afterwards.
enum csb_protection {
    /// Resource limits: no file can be opened (no descriptor is left for it), none can grow, no core is dumped, no process is started.
    CSB_LIMITS = 1,
    /// No program that is started gains rights.
    CSB_NO_NEW_PRIVILEGES = 2,
    /// The system calls that a computation needs, and no other.
    CSB_SYSTEM_CALLS = 4,
};

/// Sets the limits for the whole process, with all its threads.  Libraries that are loaded later than this cannot be loaded.
///
/// Returns the set of `csb_protection` that is in force.
int csb_lock(struct csb_limits limits);

/// Runs `body` in a copy of this process, with all its memory and none of its other threads, and waits for its end.  The copy ends after `seconds`.
///
/// What `body` stores in `*result` reaches the caller's.  Returns the low byte of what `body` returned, 256 and the signal that ended the copy, or -1
/// if no copy can be made.
int csb_in_copy(int (*body)(void *context, int64_t *result), void *context, double seconds, int64_t *result);

/// A pipe (reading end, writing end) that programs which are started do not inherit.  Returns 0 or -1.
int csb_pipe(int ends[2]);

/// Ends this process when its parent ends.
void csb_die_with_parent(void);

/// What the lock is worth: tries, by plain system calls, what a program must not be able to do.
///
/// Returns 0 if it could be done, else the error number.
enum csb_attempt { CSB_OPEN_READ, CSB_OPEN_WRITE, CSB_SOCKET, CSB_EXECUTE, CSB_FORK, CSB_EXECUTABLE_MEMORY, CSB_KILL_PARENT, CSB_ATTEMPTS };
int csb_attempt(enum csb_attempt attempt);

/// The name of an attempt, such as "open a file".
const char *csb_attempt_name(enum csb_attempt attempt);

/// Memory that this process and its copies share, filled with zeros; NULL if there is none.
void *csb_shared_memory(uint64_t bytes);

/// Runs `body` in a copy of this process, with all its memory, none of its other threads and no open descriptor, and waits for its end.
///
/// `seconds`: after so many of the wall clock the copy is killed by SIGALRM; 0: never.  `*peak` becomes the largest number of bytes that the copy had in memory.
/// Returns the low bits of what `body` returned, 256 and the signal that ended the copy, or -1 if no copy can be made.
int csb_run_copy(int (*body)(void *context), void *context, double seconds, uint64_t *peak);

/// Starts `body` in a copy that keeps the descriptors, and does not wait for it.  The copy ends with this process.  Returns 0 or -1.
int csb_start_copy(int (*body)(void *context), void *context);

/// Calls `visit` with the path of each shared library of this process, by the name under which it was looked for.
void csb_libraries(void (*visit)(const char *path, void *context), void *context);

/// Waits until all copies have ended.
void csb_wait_for_copies(void);
