internal import CRuntime
internal import Glibc
internal import Kernels
internal import Language
internal import LessonModel
internal import StandardModules
internal import Tensors
internal import TorchAPI

/// What every run has: an interpreter with its libraries, its limits, its seed and its choice of kernels.
struct Session {
    let interpreter: Interpreter
    let torch: TorchSession
    var tensors: TensorRuntime { torch.runtime }

    /// Makes the session of this thread.
    ///
    /// - Parameter seed: makes everything random equal from run to run; without one the clock decides, as in CPython.
    init(limits: Limits, kernels: LessonModel.KernelChoice, seed: Int? = nil) {
        interpreter = Interpreter()
        interpreter.entropySeed = seed
        StandardModules.install(interpreter)
        torch = TorchLibrary.install(interpreter, memoryLimit: ExecutionLimits(limits).memory)
        torch.runtime.clock = { crt_seconds() }
        torch.runtime.kernelMode = KernelMode(kernels)
        interpreter.limits = ExecutionLimits(limits)
    }

    /// Begins everything random anew.
    func seed(_ seed: Int) {
        tensors.defaultGenerator.manualSeed(UInt64(bitPattern: Int64(seed)))
        interpreter.entropySeed = seed
    }

    /// The threads that kernels use: those of the machine, up to eight, or as many as OMP_NUM_THREADS says.
    static var machineThreads: Int {
        let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let named = getenv("OMP_NUM_THREADS").flatMap { Int(String(cString: $0)) }
        return max(1, min(named ?? processors, 8))
    }
}

extension KernelMode {
    init(_ choice: LessonModel.KernelChoice) {
        switch choice {
        case .fast: self = .fast
        case .reference: self = .reference
        case .both: self = .both
        }
    }
}

extension ExecutionLimits {
    init(_ limits: Limits) {
        self.init()
        steps = limits.steps ?? 0
        seconds = limits.seconds ?? 0
        let (bytes, overflow) = (limits.memory ?? 0).multipliedReportingOverflow(by: 1 << 20)
        memory = overflow ? 0 : bytes
        output = limits.output ?? 0
    }
}

/// The stack on which programs run: address space only, until a program needs it.
enum LargeStack {
    /// Runs `body` on a thread with a large stack.  Returns false if the system gives no such thread.
    static func run(_ bytes: Int = 1 << 30, _ body: () -> Void) -> Bool {
        // before the thread asks for memory for the first time
        Kernels.keepFreedMemory()
        return withoutActuallyEscaping(body) { body in
            var body = body
            return withUnsafeMutablePointer(to: &body) { pointer in
                crt_run_on_large_stack(UInt64(bytes), 1 << 20, { context in
                    context?.assumingMemoryBound(to: (() -> Void).self).pointee()
                }, pointer) == 0
            }
        }
    }
}
