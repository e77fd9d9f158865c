internal import Syntax

/// `left ∘ right`.  Subclasses know the operation on numbers, and try first whether both operands are some.
class BinaryNode: ExpressionNode {
    final let left: Operand, right: Operand
    final let operation: BinaryOperation
    @exclusivity(unchecked) final var guess: Guess
    @exclusivity(unchecked) private final var method = SpecialCache()
    init(_ span: Span, _ operation: BinaryOperation, _ left: ExpressionNode, _ right: ExpressionNode) {
        self.left = Operand(left)
        self.right = Operand(right)
        self.operation = operation
        guess = Guess(left.isNumeric && right.isNumeric)
        super.init(span)
    }
    final override var isNumeric: Bool { operation != .matrixMultiply && left.isNumeric && right.isNumeric }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        return try general(a, right.evaluate(frame, interpreter), interpreter)
    }
    /// The same where numbers have a short way, which is tried before the operands become values.  Always a part of its caller, so that `combine` is no call.
    @inline(__always)
    final func evaluate(_ frame: Frame, _ interpreter: Interpreter, _ combine: (Number, Number) -> Number) throws -> Value {
        if guess.isOpen {
            if let result = combine(left.number(frame), right.number(frame)).value { return result }
            guess.missed()
        }
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = combine(Number(a), Number(b)).value { return result }
        return try general(a, b, interpreter)
    }
    @inline(never)
    final func general(_ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value {
        do {
            if case .object(let object) = a {
                if object.kind == .tensor {
                    // Another tensor or a number has nothing to say before the left operand.
                    let isPlain: Bool
                    if case .object(let other) = b { isPlain = other.kind == .tensor } else { isPlain = true }
                    if isPlain, case .object(let result) = try object.nativeBinary(operation, b, reflected: false, interpreter), result.kind == .tensor {
                        return .object(result)
                    }
                } else if object.kind == .instance {
                    if let function = method.function(object) {
                        if let result = try interpreter.binary(operation, by: function, a, b) { return result }
                    } else {
                        method.remember(object, .binary(operation))
                    }
                }
            }
            return try interpreter.binary(operation, a, b)
        } catch { throw interpreter.located(error, span) }
    }
}

final class AddNode: BinaryNode {
    override func number(_ frame: Frame) -> Number { Fast.add(left.number(frame), right.number(frame)) }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { try evaluate(frame, interpreter, Fast.add) }
}

final class SubtractNode: BinaryNode {
    override func number(_ frame: Frame) -> Number { Fast.subtract(left.number(frame), right.number(frame)) }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { try evaluate(frame, interpreter, Fast.subtract) }
}

final class MultiplyNode: BinaryNode {
    override func number(_ frame: Frame) -> Number { Fast.multiply(left.number(frame), right.number(frame)) }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { try evaluate(frame, interpreter, Fast.multiply) }
}

final class TrueDivideNode: BinaryNode {
    override func number(_ frame: Frame) -> Number { Fast.trueDivide(left.number(frame), right.number(frame)) }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { try evaluate(frame, interpreter, Fast.trueDivide) }
}

final class FloorDivideNode: BinaryNode {
    override func number(_ frame: Frame) -> Number { Fast.floorDivide(left.number(frame), right.number(frame)) }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { try evaluate(frame, interpreter, Fast.floorDivide) }
}

final class RemainderNode: BinaryNode {
    override func number(_ frame: Frame) -> Number { Fast.remainder(left.number(frame), right.number(frame)) }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { try evaluate(frame, interpreter, Fast.remainder) }
}

final class PowerNode: BinaryNode {
    override func number(_ frame: Frame) -> Number { Fast.power(left.number(frame), right.number(frame)) }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { try evaluate(frame, interpreter, Fast.power) }
}

/// `&`, `|`, `^`, `<<`, `>>`
final class BitsNode: BinaryNode {
    override func number(_ frame: Frame) -> Number { Fast.bits(operation, left.number(frame), right.number(frame)) }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = Fast.bits(operation, Number(a), Number(b)).value { return result }
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
    override var isNumeric: Bool { operation == .negative && operand.isNumeric }
    override func number(_ frame: Frame) -> Number {
        switch operand.number(frame) {
        case .float(let x): return .float(-x)
        case .int(let x): return x == Int.min ? .none : .int(-x)
        case .none: return .none
        }
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
    private let outcomes: Outcomes
    @exclusivity(unchecked) private var guess: Guess
    @exclusivity(unchecked) private var method = SpecialCache()
    init(_ span: Span, _ operation: ComparisonOperation, _ left: ExpressionNode, _ right: ExpressionNode) {
        self.operation = operation
        self.left = Operand(left)
        self.right = Operand(right)
        outcomes = Outcomes(operation)
        guess = Guess(left.isNumeric && right.isNumeric)
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if guess.isOpen {
            if let result = outcomes.hold(left.number(frame), right.number(frame)) { return .bool(result) }
            guess.missed()
        }
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = outcomes.hold(Number(a), Number(b)) { return .bool(result) }
        return try general(a, b, interpreter)
    }
    override func isTrue(_ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        if guess.isOpen {
            if let result = outcomes.hold(left.number(frame), right.number(frame)) { return result }
            guess.missed()
        }
        let a = try left.evaluate(frame, interpreter)
        let b = try right.evaluate(frame, interpreter)
        if let result = outcomes.hold(Number(a), Number(b)) { return result }
        let result = try general(a, b, interpreter)
        if case .bool(let flag) = result { return flag }
        do { return try interpreter.isTrue(result) } catch { throw interpreter.located(error, span) }
    }
    @inline(never)
    private func general(_ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value {
        if case .object(let object) = a {
            if object.kind == .string, operation == .equal || operation == .notEqual, let y = b.object(.string, StringObject.self) {
                return .bool(unsafeDowncast(object, to: StringObject.self).hasSameText(as: y) == (operation == .equal))
            }
            if object.kind == .instance, case .object(let other) = b, other.typeRef == object.typeRef {
                if let function = method.function(object) {
                    do {
                        let result = try interpreter.call2(.object(function), a, b)
                        if !result.isNotImplemented { return result }
                        return try interpreter.compareReflected(operation, a, b)
                    } catch { throw interpreter.located(error, span) }
                }
                method.remember(object, .comparison(operation))
            }
        }
        do { return try interpreter.compare(operation, a, b) } catch { throw interpreter.located(error, span) }
    }
}

/// `is`, `is not`
final class IdentityNode: ExpressionNode {
    let negated: Bool
    let left: Operand, right: Operand
    /// The right side is `None`.
    private let isNone: Bool
    init(_ span: Span, negated: Bool, _ left: ExpressionNode, _ right: ExpressionNode) {
        self.negated = negated
        self.left = Operand(left)
        self.right = Operand(right)
        isNone = (right as? ConstantNode)?.value.isNone ?? false
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value { .bool(try isTrue(frame, interpreter)) }
    override func isTrue(_ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        if isNone, left.slot >= 0 {
            if case .none = frame.slots[left.slot] { return !negated }
            if case .object = frame.slots[left.slot] { return negated }
        }
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
