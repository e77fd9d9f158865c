#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

void *csb_shared_memory(uint64_t bytes) {
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

int csb_run_copy(int (*body)(void *context), void *context, double seconds, uint64_t *peak) {
    *peak = 0;
    pid_t parent = getpid();
    pid_t copy = fork();
    if (copy < 0) return -1;
    if (copy == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
        if (getppid() != parent) _exit(1);
        // No descriptor is left by which anything could be said or heard.
#ifdef __NR_close_range
        if (syscall(__NR_close_range, 0u, ~0u, 0u) != 0)
#endif
            for (int descriptor = 0; descriptor < 4096; descriptor++) close(descriptor);
        if (seconds > 0) {
            struct itimerval end = {{0, 0}, {(time_t)seconds, (suseconds_t)((seconds - (double)(time_t)seconds) * 1e6) + 1}};
            signal(SIGALRM, SIG_DFL);
            setitimer(ITIMER_REAL, &end, NULL);
        }
        _exit(body(context) & 0x7F);
    }
    int status = 0;
    struct rusage usage;
    pid_t ended;
    do ended = wait4(copy, &status, 0, &usage); while (ended < 0 && errno == EINTR);
    if (ended != copy) return -1;
    *peak = (uint64_t)usage.ru_maxrss << 10;
    return WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
}

int csb_start_copy(int (*body)(void *context), void *context) {
    pid_t parent = getpid();
    pid_t copy = fork();
    if (copy < 0) return -1;
    if (copy == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
        if (getppid() != parent) _exit(1);
        _exit(body(context) & 0x7F);
    }
    return 0;
}

void csb_wait_for_copies(void) {
    while (wait(NULL) > 0 || errno == EINTR) {}
}
