public import Syntax

extension Interpreter {
    /// The exception for a mistake in a source text.
    ///
    /// - Parameter isExpression: the text was to be one expression (`eval`), to which CPython adds no newline.
    public func syntaxError(_ failure: SyntaxFailure, isExpression: Bool = false) -> PythonError {
        switch failure.kind {
        case .recursionError, .memoryError: return make(failure.kind.rawValue, failure.message)
        default: break
        }
        let source = failure.source
        let line = failure.line
        let isAtEnd = isExpression && Int(failure.span.start) >= source.utf8.count && source.utf8.last != 0x0A
        let start = isAtEnd ? 0 : source.column(at: Int(failure.span.start)) + 1
        let last = max(Int(failure.span.start), Int(failure.span.end) - 1)
        let endLine = source.line(at: last)
        let end = failure.span.end > failure.span.start ? source.column(at: last) + 2 : start
        let text = source.lineText(line)
        let isWhole = isExpression && line >= source.lineStarts.count
        let place: [Value] = [Value(source.name), .int(line), .int(start), Value(isWhole ? text : text + "\n"), .int(endLine), .int(end)]
        let error = make(ExceptionTypes.named(failure.kind.rawValue), [Value(failure.message), .object(TupleObject(place))])
        error.exception.details = ["filename": place[0], "lineno": place[1], "offset": place[2], "text": place[3], "end_lineno": place[4], "end_offset": place[5]]
        return error
    }
}
