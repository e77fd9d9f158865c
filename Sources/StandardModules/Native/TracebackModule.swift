internal import Language
internal import Syntax

/// `_traceback`: exceptions as text, for `traceback` and `logging`.
enum TracebackModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_traceback")
        func lines(_ pieces: [String]) -> Value { .object(ListObject(pieces.map { Value($0) })) }
        func limit(_ value: Value) -> Int? { if case .int(let number) = value { return number } else { return nil } }
        module.function("exception(exception, chain, limit, /)") { interpreter, arguments in
            guard let exception = arguments[0].object(.exception, ExceptionObject.self) else { return lines(["NoneType: None\n"]) }
            return lines(interpreter.formatException(exception, chain: try interpreter.isTrue(arguments[1]), limit: limit(arguments[2])))
        }
        module.function("message(exception, /)") { interpreter, arguments in
            guard let exception = arguments[0].object(.exception, ExceptionObject.self) else { return lines(["NoneType: None\n"]) }
            return lines(interpreter.formatExceptionOnly(exception))
        }
        module.function("places(traceback, limit, /)") { interpreter, arguments in
            guard let traceback = arguments[0].object as? TracebackObject else { return lines([]) }
            return lines(interpreter.formatTraceback(traceback, limit: limit(arguments[1])))
        }
        module.function("entries(traceback, /)", doc: "File, line number, function and text of every place, the outermost one first.") { _, arguments in
            let result = ListObject()
            var link = arguments[0].object as? TracebackObject
            while let traceback = link, result.count < 4096 {
                let code = traceback.entry.code, line = traceback.entry.line
                var text = Substring(code.source.lineText(line))
                while let first = text.first, first.isWhitespace { text.removeFirst() }
                while let last = text.last, last.isWhitespace { text.removeLast() }
                result.append(.object(TupleObject([Value(code.source.name), .int(line), Value(code.name), Value(String(text))])))
                link = traceback.next
            }
            return .object(result)
        }
        return module
    }
}
