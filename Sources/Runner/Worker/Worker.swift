internal import CSandbox
internal import Glibc
internal import Kernels
internal import LessonModel

/// The other side of a `WorkerClient`: a process that runs the cells of one lesson and says what happened.
///
/// Descriptors: 0 the request and the bytes of datasets, 2 what the system says about a crash, 3 the messages.
public enum Worker {
    static let messages: Int32 = 3

    /// Runs as a worker.  Returns the exit status.
    public static func run() -> Int32 {
        csb_die_with_parent()
        guard let body = receive(), let request = try? Frames.decode(WorkerRequest.self, from: body) else {
            OutputBuffer.write("this is no request; workers are started by `lessons run`\n", to: STDERR_FILENO)
            return 2
        }
        // What needs files comes before the lock: the matrix library.
        // A copy of a process has no threads but one.
        Kernels.threadCount = request.trials.isEmpty ? max(1, request.threads) : 1
        Kernels.prepare()
        var status: Int32 = 3
        let ran = LargeStack.run(256 << 20) { status = work(request) }
        if !ran { OutputBuffer.write("the system gives no memory for a stack\n", to: STDERR_FILENO) }
        return status
    }

    private static func work(_ request: WorkerRequest) -> Int32 {
        let session = Session(limits: request.limits, kernels: request.kernels, seed: request.seed)
        var limits = csb_limits()
        limits.allows_copies = request.trials.isEmpty ? 0 : 1
        if request.addressSpace > 0 { limits.address_space = UInt64(addressSpaceInUse() + request.addressSpace) }
        if let seconds = request.limits.seconds, seconds > 0, seconds < 1e9 {
            // The parent's clock is the limit; this one is for a parent that is gone.
            limits.processor_seconds = UInt64(seconds.rounded(.up)) * UInt64(max(1, request.threads)) + 10
        }
        let protection = csb_lock(limits)
        send(.ready(protection: protection))
        if request.attempts {
            var results: [String: Int32] = [:]
            for number in 0..<CSB_ATTEMPTS.rawValue {
                let attempt = csb_attempt(rawValue: number)
                results[String(cString: csb_attempt_name(attempt))] = csb_attempt(attempt)
            }
            send(.attempts(results))
            return 0
        }
        let runner = CellRunner(request, session, data: data) { send($0) }
        let end = runner.run()
        send(.ended(end))
        _ = Unmanaged.passRetained(runner)
        return 0
    }

    nonisolated(unsafe) private static var reader = Frames.Reader()

    /// The next frame that the parent sends; nil at the end.
    private static func receive() -> ArraySlice<UInt8>? {
        while true {
            if let body = reader.next() { return body }
            guard let bytes = Descriptors.read(STDIN_FILENO) else { return nil }
            reader.append(bytes)
        }
    }

    /// The bytes of a dataset's file, from the parent: this process opens no file.
    private static func data(_ name: String) -> [UInt8]? {
        send(.data(name: name))
        guard let body = receive(), body.first == 1 else { return nil }
        return Array(body.dropFirst())
    }

    private static func send(_ message: WorkerMessage) {
        guard let frame = try? Frames.frame(message) else { return }
        frame.withUnsafeBufferPointer { OutputBuffer.write($0, to: messages) }
    }

    /// Bytes of address space that this process has now.
    static func addressSpaceInUse() -> Int {
        guard case .success(let bytes) = Descriptors.contents(of: "/proc/self/statm") else { return 1 << 30 }
        let pages = Int(String(decoding: bytes.prefix { $0 != 0x20 }, as: UTF8.self)) ?? 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
