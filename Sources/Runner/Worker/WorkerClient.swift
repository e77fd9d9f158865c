internal import CSandbox
internal import Glibc
internal import LessonModel

/// Starts a worker process, hands it a request, and takes its messages until it ends or its time is over.
struct WorkerClient {
    /// How a worker ended.
    enum End: Equatable {
        /// By itself, with this status.
        case exited(Int32)
        /// By a signal that somebody else sent or that it caused.
        case signalled(Int32)
        /// Killed here, when its time was over.
        case deadline
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The program with the hidden command `worker`.
    var executable = OwnProgram.current
    /// Seconds until the worker is killed; nil: never.
    var deadline: Double?

    /// The bytes of a dataset's file by its name.
    var data: (String) -> [UInt8]? = { _ in nil }

    /// Runs a worker to its end.
    ///
    /// - Returns: how it ended, and what it wrote to standard error (the beginning of it).
    func run(_ request: WorkerRequest, _ take: (WorkerMessage) -> Void) throws -> (end: End, complaint: String) {
        let body = try Frames.frame(request)
        signal(SIGPIPE, SIG_IGN)
        var child = try Child(executable)
        defer { child.close() }
        var reader = Frames.Reader()
        var complaint: [UInt8] = []
        var unsent = body[...]
        let end = deadline.map { Self.now() + $0 }
        var isLate = false
        while child.messages >= 0 || child.errors >= 0 {
            var wait: Int32 = -1
            if let end {
                let left = end - Self.now()
                if left <= 0 {
                    isLate = true
                    child.kill()
                    break
                }
                wait = Int32(min(left * 1000, 60_000).rounded(.up))
            }
            var polled = [
                pollfd(fd: child.messages, events: Int16(POLLIN), revents: 0), pollfd(fd: child.errors, events: Int16(POLLIN), revents: 0),
                pollfd(fd: unsent.isEmpty ? -1 : child.request, events: Int16(POLLOUT), revents: 0),
            ]
            let ready = poll(&polled, 3, wait)
            if ready < 0, errno != EINTR { throw Failure(description: "waiting for the worker failed: \(SystemError(number: errno))") }
            if ready <= 0 { continue }
            if polled[2].revents != 0 {
                let count = unsent.withUnsafeBytes { Glibc.write(child.request, $0.baseAddress, min($0.count, 1 << 16)) }
                if count > 0 { unsent = unsent.dropFirst(count) }
                // A worker that is gone reads no more; its end shows on the other pipes.
                if count < 0, errno != EAGAIN, errno != EINTR { unsent = [] }
            }
            if polled[0].revents != 0 {
                if let bytes = Descriptors.read(child.messages) {
                    reader.append(bytes)
                    while let frame = reader.next() {
                        guard let message = try? Frames.decode(WorkerMessage.self, from: frame) else { continue }
                        if case .data(let name) = message {
                            let bytes = data(name)
                            unsent += Frames.frame(of: bytes.map { [1] + $0 } ?? [0])
                        } else {
                            take(message)
                        }
                    }
                    if reader.isBroken {
                        child.kill()
                        break
                    }
                } else {
                    child.closeMessages()
                }
            }
            if polled[1].revents != 0 {
                if let bytes = Descriptors.read(child.errors) { complaint += bytes.prefix(max(0, 4096 - complaint.count)) } else { child.closeErrors() }
            }
        }
        let status = child.wait()
        if isLate { return (.deadline, "") }
        return (status, String(decoding: complaint, as: UTF8.self))
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }

    /// A started process with our ends of its pipes; -1 for one that is closed.
    private struct Child {
        let process: pid_t
        private(set) var request: Int32 = -1, messages: Int32 = -1, errors: Int32 = -1
        private var isWaitedFor = false

        init(_ executable: String) throws {
            func pipe() throws -> (read: Int32, write: Int32) {
                var ends: [Int32] = [-1, -1]
                guard csb_pipe(&ends) == 0 else { throw Failure(description: "no pipe can be made: \(SystemError(number: errno))") }
                return (ends[0], ends[1])
            }
            let input = try pipe(), output = try pipe(), complaints = try pipe()
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            // Above the descriptors that they become, so that none overwrites another.
            func high(_ descriptor: Int32) -> Int32 {
                let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 16)
                Glibc.close(descriptor)
                return copy
            }
            let ends = [high(input.read), high(complaints.write), high(output.write)]
            defer { for end in ends { Glibc.close(end) } }
            posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
            posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
            posix_spawn_file_actions_adddup2(&actions, ends[2], Worker.messages)
            // A worker learns nothing of the environment; OPENBLAS_CORETYPE and the like are for the user to set.
            var environment: [UnsafeMutablePointer<CChar>?] = []
            for setting in ["SWIFT_BACKTRACE=enable=no", "MALLOC_ARENA_MAX=2"] { environment.append(strdup(setting)) }
            for name in ["PATH", "LD_LIBRARY_PATH", "OPENBLAS_CORETYPE", "LANG", "LC_ALL"] {
                if let value = getenv(name) { environment.append(strdup("\(name)=\(String(cString: value))")) }
            }
            environment.append(nil)
            let own = OwnProgram.start(executable, "worker")
            var arguments = own.arguments.map { strdup($0) } + [nil]
            defer { for text in environment + arguments { free(text) } }
            // Whoever started us may have blocked signals or ignored them; a worker begins with neither.
            var attributes = posix_spawnattr_t()
            posix_spawnattr_init(&attributes)
            defer { posix_spawnattr_destroy(&attributes) }
            var none = sigset_t(), all = sigset_t()
            sigemptyset(&none)
            sigfillset(&all)
            posix_spawnattr_setsigmask(&attributes, &none)
            posix_spawnattr_setsigdefault(&attributes, &all)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
            var started: pid_t = 0
            let error = posix_spawn(&started, own.path, &actions, &attributes, &arguments, &environment)
            process = started
            request = input.write
            messages = output.read
            errors = complaints.read
            if error != 0 {
                for end in [request, messages, errors] { Glibc.close(end) }
                throw Failure(description: "no worker can be started: \(SystemError(number: error))")
            }
            _ = fcntl(request, F_SETFL, O_NONBLOCK)
        }

        private static func close(_ descriptor: inout Int32) {
            if descriptor >= 0 { Glibc.close(descriptor) }
            descriptor = -1
        }

        mutating func closeRequest() { Self.close(&request) }
        mutating func closeMessages() { Self.close(&messages) }
        mutating func closeErrors() { Self.close(&errors) }

        func kill() { Glibc.kill(process, SIGKILL) }

        mutating func wait() -> End {
            isWaitedFor = true
            closeRequest()
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
        }

        mutating func close() {
            if !isWaitedFor {
                kill()
                _ = wait()
            }
            closeRequest()
            closeMessages()
            closeErrors()
        }
    }
}
