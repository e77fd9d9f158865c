internal import Syntax

/// A call that the observer is told of.
final class ObservedCallNode: ExpressionNode {
    let call: MethodCallNode
    let receiver: String
    unowned(unsafe) let code: Code
    init(_ call: MethodCallNode, receiver: String, _ code: Code) {
        self.call = call
        self.receiver = receiver
        self.code = code
        super.init(call.span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        interpreter.observer?.methodCall(call.name, receiver: receiver, code, span, interpreter)
        return try call.evaluate(frame, interpreter)
    }
}

/// A call in an `assert` that compares two values: `torch.allclose(a, b)`, `a.equal(b)`, `(a == b).all()`, `torch.all(a == b)`.  It keeps both for the observer.
final class ComparingCallNode: ExpressionNode {
    let object: ExpressionNode
    let name: StringObject
    let attributeSpan: Span
    let arguments: [ExpressionNode]
    let names: [StringObject]?
    /// The receiver or the only argument, if it is a comparison.
    let comparison: (left: ExpressionNode, right: ExpressionNode, operation: ComparisonOperation)?
    @exclusivity(unchecked) private var values: (Value, Value)?

    init(_ span: Span, _ object: ExpressionNode, _ name: StringObject, _ attributeSpan: Span, _ arguments: [ExpressionNode], _ names: [StringObject]?,
         comparison: (left: ExpressionNode, right: ExpressionNode, operation: ComparisonOperation)?) {
        self.object = object
        self.name = name
        self.attributeSpan = attributeSpan
        self.arguments = arguments
        self.names = names
        self.comparison = comparison
        super.init(span)
    }

    /// The values that the last call compared.
    func takeValues() -> (Value, Value)? {
        defer { values = nil }
        return values
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        var compared: (Value, Value)?
        func compare(_ node: ExpressionNode) throws -> Value {
            guard let comparison else { return try node.evaluate(frame, interpreter) }
            let left = try comparison.left.evaluate(frame, interpreter), right = try comparison.right.evaluate(frame, interpreter)
            compared = (left, right)
            do { return try interpreter.compare(comparison.operation, left, right) } catch { throw interpreter.located(error, node.span) }
        }
        let receiver = arguments.isEmpty ? try compare(object) : try object.evaluate(frame, interpreter)
        let callee: Value
        do { callee = try interpreter.getAttribute(receiver, name) } catch { throw interpreter.located(error, attributeSpan) }
        var passed: [Value] = []
        for argument in arguments { passed.append(arguments.count == 1 ? try compare(argument) : try argument.evaluate(frame, interpreter)) }
        let positional = passed.count - (names?.count ?? 0)
        if compared == nil, positional >= 2 { compared = (passed[0], passed[1]) }
        if compared == nil, positional == 1 { compared = (receiver, passed[0]) }
        defer { values = compared }
        do { return try interpreter.call(callee, passed, names: names) } catch { throw interpreter.located(error, span) }
    }
}
