public import Language
public import Tensors

/// Is told what a program does with the library.  Values are those of the language; shapes are read from tensors with ``TorchSession/shape(of:)``.
public protocol TorchObserver: AnyObject {
    /// A module is about to compute; `arguments` are the values that its `forward` gets.
    func moduleCallBegan(_ module: Value, className: String, arguments: [Value], _ interpreter: Interpreter)
    /// The module computed `result`.
    func moduleCallEnded(_ module: Value, className: String, result: Value, _ interpreter: Interpreter)
    /// The module raised an exception instead.
    func moduleCallFailed(_ module: Value, className: String, _ interpreter: Interpreter)
    /// Gradients were computed from `tensor`, usually the loss.
    func backward(of tensor: Tensor, _ interpreter: Interpreter)
    /// An optimiser changed its parameters.
    func optimizerStep(_ optimizer: Value, _ interpreter: Interpreter)
    /// A kernel was run twice, or observed.
    func kernelCompared(_ comparison: KernelComparison, _ interpreter: Interpreter)
}

/// The library's state for one interpreter.
public final class TorchSession {
    public let runtime: TensorRuntime
    public weak var observer: (any TorchObserver)? {
        didSet { observeKernels() }
    }
    /// What `torch.save` stored under a name in this run.
    var saved: [String: Value] = [:]
    private unowned let interpreter: Interpreter

    /// Functions that an embedding layer adds to `torch._runtime`: `data_file`, `figure`, …
    private(set) var functions: [String: NativeFunction] = [:]

    init(_ interpreter: Interpreter, _ runtime: TensorRuntime) {
        self.interpreter = interpreter
        self.runtime = runtime
    }

    /// Lets the library's part in the language use a function of the embedding layer as `torch._runtime.<name>`.
    public func add(_ function: NativeFunction) { functions[function.name] = function }

    private func observeKernels() {
        if observer == nil {
            runtime.kernelObserver = nil
        } else {
            runtime.kernelObserver = { [weak self] comparison in
                guard let self else { return }
                self.observer?.kernelCompared(comparison, self.interpreter)
            }
        }
    }

    /// The session of an interpreter in which the library is installed.
    public static func of(_ interpreter: Interpreter) -> TorchSession? { interpreter.storage[ObjectIdentifier(TorchSession.self)] as? TorchSession }

    /// The tensor behind a value of the language; nil if it is none.
    public static func tensor(of value: Value) -> Tensor? { value.object.flatMap(TensorObject.cast)?.tensor }

    /// The value of the language for a tensor.
    public static func value(of tensor: Tensor) -> Value { .object(TensorObject.wrap(tensor)) }
}
