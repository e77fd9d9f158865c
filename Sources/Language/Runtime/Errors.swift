internal import Syntax

extension Interpreter {
    /// Notes where in its frame an error happened, unless an inner expression did.
    @inline(never)
    func located(_ error: any Error, _ span: Span) -> any Error {
        if let error = error.python {
            locate(error.exception, span)
            return error
        }
        return converted(error, span)
    }

    @inline(never)
    private func converted(_ error: any Error, _ span: Span) -> any Error {
        let result = raised(error)
        if let result = result.python { locate(result.exception, span) }
        return result
    }

    private func locate(_ exception: ExceptionObject, _ span: Span) {
        if exception.place != nil { return }
        exception.place = span
        // A new exception: what is being handled becomes its context.
        if !exception.hasTraceback, exception.context.isNone { setContext(exception) }
    }

    /// Errors of algorithms that know no exceptions of the language (`TextError`, those of other targets) as exceptions of it; others as they are.
    public func raised(_ error: any Error) -> any Error {
        if error.python != nil { return error }
        if let error = error as? TextError {
            if error.kind == .valueError { return valueError(error.message) }
            if error.kind == .overflowError, error.message.hasPrefix("(34, ") {
                // The C library's number and text.
                return make(ExceptionTypes.named("OverflowError"), [.int(34), Value("Numerical result out of range")])
            }
            return make(error.kind.rawValue, error.message)
        }
        if error is LimitReached || error is ExitRequest { return error }
        for convert in errorConverters { if let exception = convert(error, self) { return exception } }
        return error
    }

    // MARK: making exceptions

    /// A new exception of a built-in class.
    public func make(_ typeName: String, _ message: String) -> PythonError {
        make(ExceptionTypes.named(typeName), message.isEmpty && typeName == "MemoryError" ? [] : [Value(message)])
    }

    /// A new exception of any class, without calling its `__init__`.
    public func make(_ type: TypeRef, _ arguments: [Value]) -> PythonError {
        let exception = ExceptionObject(type, TupleObject(arguments))
        return PythonError(exception)
    }

    public func typeError(_ message: String) -> PythonError { make(ExceptionTypes.typeError, [Value(message)]) }
    public func valueError(_ message: String) -> PythonError { make(ExceptionTypes.valueError, [Value(message)]) }
    public func indexError(_ message: String) -> PythonError { make(ExceptionTypes.indexError, [Value(message)]) }
    public func runtimeError(_ message: String) -> PythonError { make("RuntimeError", message) }
    public func overflowError(_ message: String) -> PythonError { make("OverflowError", message) }
    public func zeroDivisionError(_ message: String) -> PythonError { make(ExceptionTypes.zeroDivisionError, [Value(message)]) }
    public func attributeError(_ message: String) -> PythonError { make(ExceptionTypes.attributeError, [Value(message)]) }
    public func nameError(_ message: String) -> PythonError { make("NameError", message) }
    public func importError(_ message: String) -> PythonError { make("ImportError", message) }
    public func recursionError(_ message: String) -> PythonError { make("RecursionError", message) }
    public func notImplementedError(_ message: String) -> PythonError { make("NotImplementedError", message) }
    public func memoryError() -> PythonError { make("MemoryError", "") }
    public func keyError(_ key: Value) -> PythonError { make(ExceptionTypes.keyError, [key]) }
    public func stopIteration(_ value: Value = .none) -> PythonError { make(ExceptionTypes.stopIteration, value.isNone ? [] : [value]) }

    /// Whether an error is an exception of a class with this name (or of a subclass).
    public func isException(_ error: any Error, _ typeName: String) -> Bool {
        guard let error = error.python else { return false }
        return error.exception.type.isSubclass(of: ExceptionTypes.named(typeName).object)
    }
}

/// The built-in exception classes.
public enum ExceptionTypes {
    nonisolated(unsafe) static var byName: [String: TypeRef] = [:]

    // Those that programs raise in loops, without a look into the table.
    static let typeError = named("TypeError"), valueError = named("ValueError"), indexError = named("IndexError"), keyError = named("KeyError")
    static let attributeError = named("AttributeError"), zeroDivisionError = named("ZeroDivisionError"), stopIteration = named("StopIteration")

    /// The class with this name (`Exception` if there is none, which is a mistake of the caller).
    public static func named(_ name: String) -> TypeRef { byName[name] ?? byName["Exception"] ?? Types.baseException }

    /// Name and base, in an order in which bases come first.
    static let hierarchy: [(name: String, base: String)] = [
        ("Exception", "BaseException"), ("SystemExit", "BaseException"), ("KeyboardInterrupt", "BaseException"), ("GeneratorExit", "BaseException"),
        ("BaseExceptionGroup", "BaseException"),
        ("StopIteration", "Exception"), ("StopAsyncIteration", "Exception"), ("ArithmeticError", "Exception"), ("AssertionError", "Exception"),
        ("AttributeError", "Exception"), ("BufferError", "Exception"), ("EOFError", "Exception"), ("ImportError", "Exception"), ("LookupError", "Exception"),
        ("MemoryError", "Exception"), ("NameError", "Exception"), ("OSError", "Exception"), ("ReferenceError", "Exception"), ("RuntimeError", "Exception"),
        ("SyntaxError", "Exception"), ("SystemError", "Exception"), ("TypeError", "Exception"), ("ValueError", "Exception"), ("Warning", "Exception"),
        ("FloatingPointError", "ArithmeticError"), ("OverflowError", "ArithmeticError"), ("ZeroDivisionError", "ArithmeticError"),
        ("ModuleNotFoundError", "ImportError"), ("IndexError", "LookupError"), ("KeyError", "LookupError"), ("UnboundLocalError", "NameError"),
        ("BlockingIOError", "OSError"), ("ChildProcessError", "OSError"), ("ConnectionError", "OSError"), ("FileExistsError", "OSError"),
        ("FileNotFoundError", "OSError"), ("InterruptedError", "OSError"), ("IsADirectoryError", "OSError"), ("NotADirectoryError", "OSError"),
        ("PermissionError", "OSError"), ("ProcessLookupError", "OSError"), ("TimeoutError", "OSError"), ("BrokenPipeError", "ConnectionError"),
        ("ConnectionAbortedError", "ConnectionError"), ("ConnectionRefusedError", "ConnectionError"), ("ConnectionResetError", "ConnectionError"),
        ("NotImplementedError", "RuntimeError"), ("RecursionError", "RuntimeError"), ("IndentationError", "SyntaxError"), ("TabError", "IndentationError"),
        ("UnicodeError", "ValueError"), ("UnicodeDecodeError", "UnicodeError"), ("UnicodeEncodeError", "UnicodeError"), ("UnicodeTranslateError", "UnicodeError"),
        ("DeprecationWarning", "Warning"), ("PendingDeprecationWarning", "Warning"), ("RuntimeWarning", "Warning"), ("SyntaxWarning", "Warning"),
        ("UserWarning", "Warning"), ("FutureWarning", "Warning"), ("ImportWarning", "Warning"), ("UnicodeWarning", "Warning"), ("BytesWarning", "Warning"),
        ("ResourceWarning", "Warning"), ("EncodingWarning", "Warning"),
    ]
}
