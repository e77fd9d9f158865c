internal import Syntax

/// `left ∘ right`.  Subclasses know the operation on two machine ints and two floats.
class BinaryNode: ExpressionNode {
    final let left: Operand, right: Operand
    final let operation: BinaryOperation
    init(_ span: Span, _ operation: BinaryOperation, _ left: ExpressionNode, _ right: ExpressionNode) {
        self.left = Operand(left)
        self.right = Operand(right)
        self.operation = operation
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        return try general(a, right.evaluate(frame, interpreter), interpreter)
    }
    @inline(never)
    final func general(_ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value {
        do { return try interpreter.binary(operation, a, b) } catch { throw interpreter.located(error, span) }
    }
}

/// The fast paths, shared by the nodes.
enum Fast {
    @inline(__always) static func add(_ a: Value, _ b: Value) -> Value? {
        if case .int(let x) = a, case .int(let y) = b {
            let (result, overflow) = x.addingReportingOverflow(y)
            return overflow ? nil : .int(result)
        }
        if case .float(let x) = a {
            if case .float(let y) = b { return .float(x + y) }
            if case .int(let y) = b { return .float(x + Double(y)) }
        }
        return nil
    }
    @inline(__always) static func subtract(_ a: Value, _ b: Value) -> Value? {
        if case .int(let x) = a, case .int(let y) = b {
            let (result, overflow) = x.subtractingReportingOverflow(y)
            return overflow ? nil : .int(result)
        }
        if case .float(let x) = a {
            if case .float(let y) = b { return .float(x - y) }
            if case .int(let y) = b { return .float(x - Double(y)) }
        }
        return nil
    }
    @inline(__always) static func multiply(_ a: Value, _ b: Value) -> Value? {
        if case .int(let x) = a, case .int(let y) = b {
            let (result, overflow) = x.multipliedReportingOverflow(by: y)
            return overflow ? nil : .int(result)
        }
        if case .float(let x) = a {
            if case .float(let y) = b { return .float(x * y) }
            if case .int(let y) = b { return .float(x * Double(y)) }
        }
        if case .int(let x) = a, case .float(let y) = b { return .float(Double(x) * y) }
        return nil
    }
    @inline(__always) static func trueDivide(_ a: Value, _ b: Value) -> Value? {
        if case .float(let x) = a {
            if case .float(let y) = b { return y == 0 ? nil : .float(x / y) }
            if case .int(let y) = b { return y == 0 ? nil : .float(x / Double(y)) }
        }
        // Ints that a float holds exactly.
        if case .int(let x) = a, case .int(let y) = b, y != 0, x.magnitude <= 1 << 53, y.magnitude <= 1 << 53 { return .float(Double(x) / Double(y)) }
        return nil
    }
    @inline(__always) static func floorDivide(_ a: Value, _ b: Value) -> Value? {
        // A positive divisor: no overflow and no error.
        guard case .int(let x) = a, case .int(let y) = b, y > 0 else { return nil }
        let quotient = x / y
        return .int(x % y < 0 ? quotient &- 1 : quotient)
    }
    @inline(__always) static func remainder(_ a: Value, _ b: Value) -> Value? {
        guard case .int(let x) = a, case .int(let y) = b, y > 0 else { return nil }
        let rest = x % y
        return .int(rest < 0 ? rest &+ y : rest)
    }
}

final class AddNode: BinaryNode {
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = Fast.add(a, b) { return result }
        return try general(a, b, interpreter)
    }
}

final class SubtractNode: BinaryNode {
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = Fast.subtract(a, b) { return result }
        return try general(a, b, interpreter)
    }
}

final class MultiplyNode: BinaryNode {
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = Fast.multiply(a, b) { return result }
        return try general(a, b, interpreter)
    }
}

final class TrueDivideNode: BinaryNode {
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = Fast.trueDivide(a, b) { return result }
        return try general(a, b, interpreter)
    }
}

final class FloorDivideNode: BinaryNode {
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = Fast.floorDivide(a, b) { return result }
        return try general(a, b, interpreter)
    }
}

final class RemainderNode: BinaryNode {
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = Fast.remainder(a, b) { return result }
        return try general(a, b, interpreter)
    }
}

final class UnaryNode: ExpressionNode {
    let operation: UnaryOperation
    let operand: ExpressionNode
    init(_ span: Span, _ operation: UnaryOperation, _ operand: ExpressionNode) {
        self.operation = operation
        self.operand = operand
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let value = try operand.evaluate(frame, interpreter)
        if operation == .negative {
            if case .float(let x) = value { return .float(-x) }
            if case .int(let x) = value, x != Int.min { return .int(-x) }
        }
        do { return try interpreter.unary(operation, value) } catch { throw interpreter.located(error, span) }
    }
}

final class NotNode: ExpressionNode {
    let operand: ExpressionNode
    init(_ span: Span, _ operand: ExpressionNode) {
        self.operand = operand
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { .bool(try !operand.isTrue(frame, interpreter)) }
    override func isTrue(_ frame: Frame, _ interpreter: Interpreter) throws -> Bool { try !operand.isTrue(frame, interpreter) }
}

/// `a and b and …`, `a or b or …`
final class LogicalNode: ExpressionNode {
    let operands: NodeList<ExpressionNode>
    let isAnd: Bool
    init(_ span: Span, isAnd: Bool, _ operands: [ExpressionNode]) {
        self.operands = NodeList(operands)
        self.isAnd = isAnd
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let last = operands.count &- 1
        for index in 0..<last {
            let value = try operands.with(index) { try $0.evaluate(frame, interpreter) }
            do {
                if try interpreter.isTrue(value) != isAnd { return value }
            } catch { throw interpreter.located(error, operands.with(index) { $0.span }) }
        }
        return try operands.with(last) { try $0.evaluate(frame, interpreter) }
    }
    override func isTrue(_ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        for index in 0..<operands.count {
            if try operands.with(index, { try $0.isTrue(frame, interpreter) }) != isAnd { return !isAnd }
        }
        return isAnd
    }
}

final class ConditionalNode: ExpressionNode {
    let test: ExpressionNode, then: ExpressionNode, otherwise: ExpressionNode
    init(_ span: Span, _ test: ExpressionNode, _ then: ExpressionNode, _ otherwise: ExpressionNode) {
        self.test = test
        self.then = then
        self.otherwise = otherwise
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        try test.isTrue(frame, interpreter) ? then.evaluate(frame, interpreter) : otherwise.evaluate(frame, interpreter)
    }
}

// MARK: comparisons

/// `left < right` and the like.
final class CompareNode: ExpressionNode {
    let operation: ComparisonOperation
    let left: Operand, right: Operand
    init(_ span: Span, _ operation: ComparisonOperation, _ left: ExpressionNode, _ right: ExpressionNode) {
        self.operation = operation
        self.left = Operand(left)
        self.right = Operand(right)
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if case .int(let x) = a, case .int(let y) = b { return .bool(Interpreter.holds(operation, x, y)) }
        if case .float(let x) = a, case .float(let y) = b { return .bool(Interpreter.holds(operation, x, y)) }
        return try general(a, b, interpreter)
    }
    override func isTrue(_ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if case .int(let x) = a, case .int(let y) = b { return Interpreter.holds(operation, x, y) }
        if case .float(let x) = a, case .float(let y) = b { return Interpreter.holds(operation, x, y) }
        let result = try general(a, b, interpreter)
        do { return try interpreter.isTrue(result) } catch { throw interpreter.located(error, span) }
    }
    @inline(never)
    private func general(_ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value {
        if operation == .equal || operation == .notEqual, let x = a.object(.string, StringObject.self), let y = b.object(.string, StringObject.self) {
            return .bool(x.hasSameText(as: y) == (operation == .equal))
        }
        do { return try interpreter.compare(operation, a, b) } catch { throw interpreter.located(error, span) }
    }
}

/// `is`, `is not`
final class IdentityNode: ExpressionNode {
    let negated: Bool
    let left: Operand, right: Operand
    init(_ span: Span, negated: Bool, _ left: ExpressionNode, _ right: ExpressionNode) {
        self.negated = negated
        self.left = Operand(left)
        self.right = Operand(right)
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { .bool(try isTrue(frame, interpreter)) }
    override func isTrue(_ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        let a = try left.evaluate(frame, interpreter)
        return try a.isIdentical(to: right.evaluate(frame, interpreter)) != negated
    }
}

/// `in`, `not in`
final class ContainsNode: ExpressionNode {
    let negated: Bool
    let left: Operand, right: Operand
    init(_ span: Span, negated: Bool, _ left: ExpressionNode, _ right: ExpressionNode) {
        self.negated = negated
        self.left = Operand(left)
        self.right = Operand(right)
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { .bool(try isTrue(frame, interpreter)) }
    override func isTrue(_ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        let element = try left.evaluate(frame, interpreter)
        let container = try right.evaluate(frame, interpreter)
        do { return try interpreter.contains(container, element) != negated } catch { throw interpreter.located(error, span) }
    }
}

/// `a < b < c`: every operand is evaluated once, and only as far as needed.
final class CompareChainNode: ExpressionNode {
    let operands: NodeList<ExpressionNode>
    let operations: [Expression.Comparison]
    init(_ span: Span, _ operands: [ExpressionNode], _ operations: [Expression.Comparison]) {
        self.operands = NodeList(operands)
        self.operations = operations
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        var left = try operands.with(0) { try $0.evaluate(frame, interpreter) }
        for index in operations.indices {
            let right = try operands.with(index + 1) { try $0.evaluate(frame, interpreter) }
            do {
                let result = try interpreter.compare(operations[index], left, right)
                if index == operations.count - 1 { return result }
                if try !interpreter.isTrue(result) { return result }
            } catch { throw interpreter.located(error, span) }
            left = right
        }
        return .bool(true)
    }
}

extension Interpreter {
    /// Any comparison of the grammar.
    func compare(_ operation: Expression.Comparison, _ a: Value, _ b: Value) throws -> Value {
        switch operation {
        case .is: return .bool(a.isIdentical(to: b))
        case .isNot: return .bool(!a.isIdentical(to: b))
        case .in: return .bool(try contains(b, a))
        case .notIn: return .bool(try !contains(b, a))
        default:
            guard let operation = ComparisonOperation(operation) else { return .notImplemented }
            return try compare(operation, a, b)
        }
    }
}

extension ComparisonOperation {
    init?(_ operation: Expression.Comparison) {
        switch operation {
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        default: return nil
        }
    }
}

extension BinaryOperation {
    init(_ operation: Expression.BinaryOperator) {
        switch operation {
        case .add: self = .add
        case .subtract: self = .subtract
        case .multiply: self = .multiply
        case .matrixMultiply: self = .matrixMultiply
        case .trueDivide: self = .trueDivide
        case .floorDivide: self = .floorDivide
        case .remainder: self = .remainder
        case .power: self = .power
        case .leftShift: self = .leftShift
        case .rightShift: self = .rightShift
        case .bitAnd: self = .and
        case .bitOr: self = .or
        case .bitXor: self = .xor
        }
    }
}
