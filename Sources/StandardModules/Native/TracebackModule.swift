internal import Language
internal import Syntax

/// `_traceback`: the text of an exception, for `traceback` and `logging`.
enum TracebackModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_traceback")
        module.function("text(exception, /)") { interpreter, arguments in
            guard let exception = arguments[0].object(.exception, ExceptionObject.self) else { return Value("NoneType: None\n") }
            return .object(StringObject(utf8: try interpreter.tracebackText(exception)))
        }
        module.function("entries(exception, /)") { _, arguments in
            guard let exception = arguments[0].object(.exception, ExceptionObject.self) else { return .object(ListObject()) }
            // The outermost frame first.
            return .object(ListObject(exception.traceback.reversed().filter { !$0.code.source.isLibrary }.map { entry in
                .object(TupleObject([Value(entry.code.source.name), .int(entry.line), Value(entry.code.name), Value(entry.code.source.lineText(entry.line).trimmed)]))
            }))
        }
        return module
    }
}

extension String {
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        var part = self[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}
