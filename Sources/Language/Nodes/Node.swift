internal import Syntax

/// How a statement ended.
enum Completion: UInt8 {
    case normal, broke, continued
    /// The value is in `Interpreter.returnValue`.
    case returned
    /// A generator's value is in `Interpreter.returnValue`; the statement goes on when it is executed again.
    case yielded
}

/// An expression, ready to be evaluated.  A node holds the whole meaning of one construct, its place in the source, and its inline cache.
class ExpressionNode {
    let span: Span
    init(_ span: Span) { self.span = span }
    func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { .none }
}

/// A statement, ready to be executed.
class StatementNode {
    let span: Span
    init(_ span: Span) { self.span = span }
    func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion { .normal }
}
