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
///
/// Errors get their place where they arise: a node that can fail by itself catches and passes the error to `Interpreter.located`.
class ExpressionNode {
    let span: Span
    init(_ span: Span) { self.span = span }
    func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { .none }

    /// The object that the node evaluates to, without counting a reference, where it stands in memory and finding it runs no program: valid
    /// until anything else happens.  Nil: not known.
    func peek(_ frame: Frame) -> Unmanaged<Object>? { nil }

    /// Whether `peek` can know the object.
    var canPeek: Bool { false }

    /// The number that the node evaluates to, if finding it runs no program, changes nothing and cannot fail.  `.none`: the node has to be evaluated.
    func number(_ frame: Frame) -> Number { .none }

    /// Whether `number` can know it.
    var isNumeric: Bool { false }

    /// The truth of the value, for conditions.
    func isTrue(_ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        switch try evaluate(frame, interpreter) {
        case .bool(let flag): return flag
        case .int(let number): return number != 0
        case let value:
            do { return try interpreter.isTrue(value) } catch { throw interpreter.located(error, span) }
        }
    }
}

/// A statement, ready to be executed.
class StatementNode {
    let span: Span
    init(_ span: Span) { self.span = span }
    func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion { .normal }
}

/// Something that a value can be assigned to.
class TargetNode {
    let span: Span
    init(_ span: Span) { self.span = span }
    func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {}
    func delete(_ frame: Frame, _ interpreter: Interpreter) throws {}
}

/// A fixed list of nodes, read without counting references.
struct NodeList<Node: AnyObject> {
    private let owner: [Node]
    private let base: UnsafeMutablePointer<Unmanaged<Node>>
    let count: Int

    /// Nodes live as long as their program, and so does the list's memory.
    init(_ nodes: [Node]) {
        owner = nodes
        count = nodes.count
        base = .allocate(capacity: max(1, nodes.count))
        for (index, node) in nodes.enumerated() { (base + index).initialize(to: Unmanaged.passUnretained(node)) }
    }

    @inline(__always)
    func with<R>(_ index: Int, _ body: (Node) throws -> R) rethrows -> R { try base[index]._withUnsafeGuaranteedRef(body) }

    var nodes: [Node] { owner }
}
