internal import Syntax

// Operators on displays that programs write often: their lists and tuples need not be made first.

/// `[x] * n`
final class RepeatedElementNode: BinaryNode {
    private let element: ExpressionNode

    /// Nil: the left side is another expression.
    init?(_ span: Span, _ left: ExpressionNode, _ right: ExpressionNode) {
        guard let display = left as? ListNode, display.elements.count == 1 else { return nil }
        element = display.elements.nodes[0]
        super.init(span, .multiply, left, right)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let value = try element.evaluate(frame, interpreter)
        let times = try right.evaluate(frame, interpreter)
        if case .int(let count) = times, count > 0, count < 1 << 32 {
            do {
                try interpreter.reserve(count: count, size: 16)
                try interpreter.charge(work: count)
            } catch { throw interpreter.located(error, span) }
            return .object(ListObject(repeating: value, count: count))
        }
        return try general(.object(ListObject([value])), times, interpreter)
    }
}

/// `(a, b) < (c, d)` and the like.
final class TupleCompareNode: ExpressionNode {
    private let operation: ComparisonOperation
    private let outcomes: Outcomes
    /// The elements of the left side, then those of the right one.
    private let operands: OperandList
    private let leftCount: Int

    /// Nil: other expressions stand there.
    init?(_ span: Span, _ operation: ComparisonOperation, _ left: ExpressionNode, _ right: ExpressionNode) {
        guard let first = left as? TupleNode, let second = right as? TupleNode else { return nil }
        self.operation = operation
        outcomes = Outcomes(operation)
        operands = OperandList(first.elements.nodes + second.elements.nodes)
        leftCount = first.elements.count
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let base = interpreter.top
        if base + operands.count > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        let result: Value
        do {
            var index = 0
            while index < operands.count {
                interpreter.pushUnchecked(try operands.evaluate(index, frame, interpreter))
                index &+= 1
            }
            do { result = try compare(base, interpreter) } catch { throw interpreter.located(error, span) }
        } catch {
            interpreter.unwind(to: base)
            throw error
        }
        interpreter.popTo(base)
        return result
    }

    override func isTrue(_ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        let result = try evaluate(frame, interpreter)
        if case .bool(let flag) = result { return flag }
        do { return try interpreter.isTrue(result) } catch { throw interpreter.located(error, span) }
    }

    /// As `ElementSequence.compare`: the first elements that differ decide, then the numbers of elements.
    @inline(__always)
    private func compare(_ left: UnsafeMutablePointer<Value>, _ interpreter: Interpreter) throws -> Value {
        let rightCount = operands.count &- leftCount
        if leftCount != rightCount {
            if operation == .equal { return .bool(false) }
            if operation == .notEqual { return .bool(true) }
        }
        let right = left + leftCount
        var index = 0
        while index < leftCount, index < rightCount {
            let a = left[index], b = right[index]
            index &+= 1
            if case .int(let x) = a, case .int(let y) = b {
                if x == y { continue }
                return .bool(outcomes.hold(x, y))
            }
            if try interpreter.isEqual(a, b) { continue }
            return try interpreter.decide(operation, a, b)
        }
        return .bool(Interpreter.holds(operation, leftCount, rightCount))
    }
}
