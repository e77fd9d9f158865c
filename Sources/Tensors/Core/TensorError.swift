/// A failure of a tensor operation.  `kind` says which Python exception it is, `message` is PyTorch's sentence; the sentences
/// stand in TensorErrorText.swift.
public struct TensorError: Error, Equatable, CustomStringConvertible, Sendable {
    public enum Kind: String, Sendable {
        case runtimeError = "RuntimeError"
        case indexError = "IndexError"
        case valueError = "ValueError"
        case typeError = "TypeError"
        case notImplementedError = "NotImplementedError"
        case linalgError = "torch._C._LinAlgError"
        /// The memory budget is spent; not an exception of the program.
        case memoryLimit = "MemoryLimit"
    }

    public var kind: Kind
    public var message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { "\(kind.rawValue): \(message)" }

    static func runtime(_ message: String) -> TensorError { TensorError(.runtimeError, message) }
    static func index(_ message: String) -> TensorError { TensorError(.indexError, message) }
    static func value(_ message: String) -> TensorError { TensorError(.valueError, message) }
    static func type(_ message: String) -> TensorError { TensorError(.typeError, message) }
    static func notImplemented(_ message: String) -> TensorError { TensorError(.notImplementedError, message) }
}
