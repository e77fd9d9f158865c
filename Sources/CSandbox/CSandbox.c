#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static int limit(int resource, uint64_t value) {
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) return 0;
    if (now.rlim_max != RLIM_INFINITY && value > now.rlim_max) value = now.rlim_max;
    struct rlimit wanted = {value, value};
    return setrlimit(resource, &wanted) == 0;
}

#ifdef THIS_ARCHITECTURE

/// System calls that take no path and reach no other process: memory, threads, clocks, and the descriptors that are open already.
static const int allowed[] = {
    __NR_read, __NR_write, __NR_readv, __NR_writev, __NR_close, __NR_lseek, __NR_fstat,
    __NR_munmap, __NR_mremap, __NR_madvise, __NR_brk,
    __NR_futex, __NR_set_robust_list, __NR_sched_yield, __NR_sched_getaffinity, __NR_gettid, __NR_getpid,
    __NR_clock_gettime, __NR_clock_getres, __NR_clock_nanosleep, __NR_nanosleep, __NR_gettimeofday, __NR_getrusage,
    __NR_rt_sigaction, __NR_rt_sigprocmask, __NR_rt_sigreturn, __NR_sigaltstack, __NR_restart_syscall,
    __NR_exit, __NR_exit_group, __NR_getrandom,
#ifdef __NR_rseq
    __NR_rseq,
#endif
#ifdef __NR_membarrier
    __NR_membarrier,
#endif
#ifdef __NR_time
    __NR_time,
#endif
#ifdef __NR_arch_prctl
    __NR_arch_prctl,
#endif
};

enum { ALLOWED = sizeof allowed / sizeof *allowed };

/// The program that the kernel asks at every system call: an allow-list.  What is not on it fails with EPERM, as if the user lacked the right.
static int filter_system_calls(int allows_copies) {
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define REFUSE(number) RETURN(SECCOMP_RET_ERRNO | (number))
#define SKIP_UNLESS(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (count))
    struct sock_filter program[64 + 2 * ALLOWED];
    int n = 0;
#define ADD(...) do { struct sock_filter part[] = {__VA_ARGS__}; for (unsigned i = 0; i < sizeof part / sizeof *part; i++) program[n++] = part[i]; } while (0)
    ADD(LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0), RETURN(SECCOMP_RET_KILL_PROCESS), LOAD(nr));
#if defined(__x86_64__)
    // The numbers of the x32 system calls.
    ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), REFUSE(EPERM));
#endif
    for (int i = 0; i < ALLOWED; i++) ADD(SKIP_UNLESS((unsigned)allowed[i], 1), RETURN(SECCOMP_RET_ALLOW));
    // Memory, but none that can be executed.
    ADD(SKIP_UNLESS(__NR_mmap, 4), LOAD(args[2]), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1), REFUSE(EPERM), RETURN(SECCOMP_RET_ALLOW));
    ADD(SKIP_UNLESS(__NR_mprotect, 4), LOAD(args[2]), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1), REFUSE(EPERM), RETURN(SECCOMP_RET_ALLOW));
    // Threads, but no processes.  The flags of clone3 lie in memory, where a filter cannot look: without it the C library uses clone.
#ifdef __NR_clone3
    ADD(SKIP_UNLESS(__NR_clone3, 1), REFUSE(ENOSYS));
#endif
    if (allows_copies) {
        // What fork() does: a signal at the end, and where to store the number of the process.
        ADD(SKIP_UNLESS(__NR_clone, 4), LOAD(args[0]), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, ~(0xFFu | CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID), 1, 0), RETURN(SECCOMP_RET_ALLOW), LOAD(nr));
        ADD(SKIP_UNLESS(__NR_wait4, 1), RETURN(SECCOMP_RET_ALLOW), SKIP_UNLESS(__NR_setitimer, 1), RETURN(SECCOMP_RET_ALLOW));
    }
    ADD(SKIP_UNLESS(__NR_clone, 4), LOAD(args[0]), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1), RETURN(SECCOMP_RET_ALLOW), REFUSE(EPERM));
    // Signals to this process, which abort() needs.
    ADD(SKIP_UNLESS(__NR_tgkill, 4), LOAD(args[0]), SKIP_UNLESS((unsigned)getpid(), 1), RETURN(SECCOMP_RET_ALLOW), REFUSE(EPERM));
    ADD(REFUSE(EPERM));
    struct sock_fprog whole = {(unsigned short)n, program};
    return syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &whole) == 0;
}

#else
static int filter_system_calls(int allows_copies) { (void)allows_copies; return 0; }
#endif

int csb_lock(struct csb_limits limits) {
    int result = 0;
    int held = limit(RLIMIT_CORE, 0) & limit(RLIMIT_FSIZE, 0) & limit(RLIMIT_NOFILE, 0);
    if (!limits.allows_copies) held &= limit(RLIMIT_NPROC, 0);
    if (limits.address_space) held &= limit(RLIMIT_AS, limits.address_space);
    if (limits.processor_seconds) held &= limit(RLIMIT_CPU, limits.processor_seconds);
    if (held) result |= CSB_LIMITS;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) result |= CSB_NO_NEW_PRIVILEGES;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (filter_system_calls(limits.allows_copies)) result |= CSB_SYSTEM_CALLS;
    return result;
}

int csb_in_copy(int (*body)(void *context, int64_t *result), void *context, double seconds, int64_t *result) {
    int64_t *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) return -1;
    *shared = 0;
    pid_t copy = fork();
    if (copy == 0) {
        struct itimerval end = {{0, 0}, {(time_t)seconds, (suseconds_t)((seconds - (double)(time_t)seconds) * 1e6)}};
        signal(SIGALRM, SIG_DFL);
        setitimer(ITIMER_REAL, &end, NULL);
        _exit(body(context, shared) & 0xFF);
    }
    int status = 0, outcome = -1;
    if (copy > 0) {
        pid_t ended;
        do ended = waitpid(copy, &status, 0); while (ended < 0 && errno == EINTR);
        if (ended == copy) outcome = WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    *result = *shared;
    munmap(shared, sizeof *shared);
    return outcome;
}

int csb_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

void csb_die_with_parent(void) {
    pid_t parent = getppid();
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    // The parent may have ended before.
    if (getppid() != parent) _exit(1);
}

int csb_attempt(enum csb_attempt attempt) {
    errno = 0;
    long result = -1;
    switch (attempt) {
    case CSB_OPEN_READ: result = open("/etc/passwd", O_RDONLY); break;
    case CSB_OPEN_WRITE: result = open("/tmp/lessons-attempt", O_WRONLY | O_CREAT, 0600); break;
    case CSB_SOCKET: result = socket(AF_INET, SOCK_STREAM, 0); break;
    case CSB_EXECUTE: {
        char *const nothing[] = {NULL};
        result = execve("/bin/true", nothing, nothing);
        break;
    }
    case CSB_FORK:
        result = fork();
        if (result == 0) _exit(0);
        break;
    case CSB_EXECUTABLE_MEMORY: {
        void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        result = memory == MAP_FAILED ? -1 : 0;
        break;
    }
    case CSB_KILL_PARENT: result = kill(getppid(), 0); break;
    case CSB_ATTEMPTS: break;
    }
    return result < 0 ? (errno ? errno : EPERM) : 0;
}

const char *csb_attempt_name(enum csb_attempt attempt) {
    switch (attempt) {
    case CSB_OPEN_READ: return "read a file";
    case CSB_OPEN_WRITE: return "write a file";
    case CSB_SOCKET: return "open a socket";
    case CSB_EXECUTE: return "start a program";
    case CSB_FORK: return "start a process";
    case CSB_EXECUTABLE_MEMORY: return "make executable memory";
    case CSB_KILL_PARENT: return "signal another process";
    case CSB_ATTEMPTS: break;
    }
    return "";
}
