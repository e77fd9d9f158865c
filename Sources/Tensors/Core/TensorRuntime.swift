internal import CRuntime
internal import Kernels

/// How convolutions, pooling and matrix products are computed.
public enum KernelMode: String, Sendable, CaseIterable {
    /// The optimised kernels.
    case fast
    /// The textbook loops of `Kernels.Reference`.
    case reference
    /// Both, compared with each other; the result is the fast one's.
    case both
}

/// One operation that was computed twice, or (in fast mode) observed.
public struct KernelComparison {
    /// PyTorch's name, such as "conv2d".
    public var operation: String
    /// The shapes of the operands.
    public var shapes: [[Int]]
    public var outputShape: [Int]
    /// Wall-clock time of each version; nil for one that did not run.
    public var fastSeconds: Double?
    public var referenceSeconds: Double?
    /// The largest |fast − reference|, and that divided by the largest |reference|.
    public var maximumDifference: Double
    public var maximumRelativeDifference: Double
    /// Whether shapes are equal and the relative difference is at most 1e-4.
    public var agrees: Bool
    /// Multiplications with an addition, where that is known.
    public var multiplyAdds = 0
    /// For an observed operation of which only one version ran: runs both on other numbers of the same shapes.  Nil without the memory for it.
    public var repetition: (() -> KernelComparison?)?
}

/// How numbers of tensors are printed (`torch.set_printoptions`).
public struct PrintOptions: Sendable, Equatable {
    public var precision = 4
    /// Tensors with more elements are summarised.
    public var threshold = 1000
    /// How many elements are shown at each end of a summarised dimension.
    public var edgeItems = 3
    public var lineWidth = 80
    /// Scientific notation always or never; nil: decided by the values.
    public var scientific: Bool?
    public init() {}
}

/// A bound on the bytes of living tensors.
public final class MemoryBudget {
    /// The largest number of bytes that may be in use.
    public var limit: Int
    public private(set) var used = 0
    /// The largest `used` so far.
    public private(set) var peak = 0
    /// All bytes that were ever charged: how much was computed, whichever machine did it.
    public private(set) var total = 0

    public init(limit: Int = .max) { self.limit = limit }

    /// Counts `bytes` as used, or throws `TensorError` of kind `.memoryLimit` before anything is allocated.
    public func charge(_ bytes: Int) throws {
        let (sum, overflow) = used.addingReportingOverflow(bytes)
        if overflow || sum > limit { throw TensorError.memoryLimit(requested: bytes, limit: limit) }
        used = sum
        total &+= bytes
        if sum > peak { peak = sum }
    }

    public func release(_ bytes: Int) { used = max(0, used &- bytes) }

    /// Begins `peak` anew from what is in use.
    public func restartPeak() { peak = used }
}

/// The state of one run: gradient mode, default type and generator, print options, budgets.  A run uses one thread; runs on
/// different threads share nothing.
public final class TensorRuntime {
    /// Whether operations record gradients (`torch.is_grad_enabled()`).
    public var gradEnabled = true
    /// Whether tensors are made for inference only (`torch.inference_mode()`).
    public var inferenceMode = false
    public var anomalyDetection = false
    public var defaultDType = DType.float32
    public lazy var defaultGenerator = Generator.seededFromEnvironment()
    public var printOptions = PrintOptions()
    public var kernelMode = KernelMode.fast
    /// Is told of convolutions, pooling and matrix products (in fast mode of convolutions only).
    public var kernelObserver: ((KernelComparison) -> Void)?
    public var memory = MemoryBudget()
    /// Is told how many elements operations touch; may throw to stop the run.
    public var workObserver: ((Int) throws -> Void)?
    /// A clock for `KernelComparison`, in seconds.
    public var clock: () -> Double = { 0 }

    /// Throws when a list of `count` values of 8 bytes, as a program's number asks for one, would not fit into memory.
    public static func checkRoom(_ count: Int, of size: Int = 1) throws {
        let (values, isMore) = count.multipliedReportingOverflow(by: size)
        let (bytes, overflow) = isMore ? (0, true) : values.multipliedReportingOverflow(by: 8)
        try withCurrent { runtime in
            if overflow || bytes > 1 << 38 { throw TensorError.memoryLimit(requested: .max, limit: runtime.memory.limit) }
            try runtime.memory.charge(max(bytes, 0))
            runtime.memory.release(max(bytes, 0))
        }
    }

    private var pendingWork = 0
    var sequence = 0
    let sizes = SizeTable()
    let releaseQueue = ReleaseQueue()

    public init() { Kernels.keepFreedMemory() }

    /// The runtime of this thread; a new one is made when there is none.
    public static var current: TensorRuntime {
        @inline(__always) get {
            if let pointer = crt_tensor_runtime_get() {
                return Unmanaged<TensorRuntime>.fromOpaque(pointer).takeUnretainedValue()
            }
            return makeCurrent()
        }
    }

    /// The runtime of this thread for a look that counts no reference.
    @inline(__always)
    static func withCurrent<R>(_ body: (TensorRuntime) throws -> R) rethrows -> R {
        guard let pointer = crt_tensor_runtime_get() else { return try body(makeCurrent()) }
        return try Unmanaged<TensorRuntime>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
    }

    /// Whether operations on this thread record gradients.
    static var isGradEnabled: Bool {
        @inline(__always) get { withCurrent { $0.gradEnabled } }
    }

    static var isInferenceMode: Bool {
        @inline(__always) get { withCurrent { $0.inferenceMode } }
    }

    @inline(never)
    private static func makeCurrent() -> TensorRuntime {
        let runtime = TensorRuntime()
        crt_tensor_runtime_set(Unmanaged.passRetained(runtime).toOpaque())
        return runtime
    }

    /// Runs `body` on this thread with `runtime` as the current one.
    public static func with<R>(_ runtime: TensorRuntime, _ body: () throws -> R) rethrows -> R {
        let previous = crt_tensor_runtime_get()
        crt_tensor_runtime_set(Unmanaged.passRetained(runtime).toOpaque())
        defer {
            crt_tensor_runtime_set(previous)
            Unmanaged.passUnretained(runtime).release()
        }
        return try body()
    }

    /// Makes `runtime` the current one of this thread until the thread ends or another is installed.
    public static func install(_ runtime: TensorRuntime) {
        let previous = crt_tensor_runtime_get()
        crt_tensor_runtime_set(Unmanaged.passRetained(runtime).toOpaque())
        if let previous { Unmanaged<TensorRuntime>.fromOpaque(previous).release() }
    }

    /// Counts work; tells the observer in portions, so that small operations cost nothing.
    @inline(__always)
    public func charge(work elements: Int) throws {
        pendingWork &+= elements
        if pendingWork >= 16384 || pendingWork < 0 { try flushWork() }
    }

    @inline(never)
    private func flushWork() throws {
        let work = pendingWork < 0 ? Int.max : pendingWork
        pendingWork = 0
        try workObserver?(work)
    }

    @inline(__always)
    func nextSequence() -> Int {
        sequence &+= 1
        return sequence
    }
}

/// Runs `body` without recording gradients.
@inline(__always)
public func withoutGradients<R>(_ body: () throws -> R) rethrows -> R { try withGradients(false, body) }

/// Runs `body` with recording of gradients switched on or off.
@inline(__always)
public func withGradients<R>(_ enabled: Bool, _ body: () throws -> R) rethrows -> R {
    let runtime = TensorRuntime.current
    let previous = runtime.gradEnabled
    runtime.gradEnabled = enabled
    defer { runtime.gradEnabled = previous }
    return try body()
}
