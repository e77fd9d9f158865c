/// An error of an algorithm that knows no interpreter values.  The interpreter raises it as the Python exception of the same
/// name with the same message.
public struct TextError: Error, Equatable, Sendable {
    public enum Kind: String, Sendable {
        case valueError = "ValueError"
        case typeError = "TypeError"
        case overflowError = "OverflowError"
        case zeroDivisionError = "ZeroDivisionError"
        case indexError = "IndexError"
        case keyError = "KeyError"
        case lookupError = "LookupError"
        case memoryError = "MemoryError"
    }

    public let kind: Kind
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public static func value(_ message: String) -> TextError { TextError(.valueError, message) }
    public static func type(_ message: String) -> TextError { TextError(.typeError, message) }
    public static func overflow(_ message: String) -> TextError { TextError(.overflowError, message) }
    public static func zeroDivision(_ message: String) -> TextError { TextError(.zeroDivisionError, message) }
    public static func memory() -> TextError { TextError(.memoryError, "") }
}
