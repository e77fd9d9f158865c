internal import Syntax

/// The parts of a written-out subscript (`object[i, a:b]`) as values one behind the other: three for each part, an index with two
/// `.undefined`, or a slice's bounds and step.  They are alive for as long as the operation that gets them runs.
public struct SubscriptValues {
    private let base: UnsafeMutablePointer<Value>
    /// The number of parts.
    public let count: Int

    init(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
        self.base = base
        self.count = count
    }

    /// Whether a part is a slice.
    @inline(__always)
    public func isSlice(_ part: Int) -> Bool { if case .undefined = base[part &* 3 &+ 1] { return false } else { return true } }

    /// The index, or a slice's lower bound.
    @inline(__always)
    public func first(_ part: Int) -> Value { (base + part &* 3).copied }
    /// A slice's upper bound.
    @inline(__always)
    public func last(_ part: Int) -> Value { (base + (part &* 3 &+ 1)).copied }
    @inline(__always)
    public func step(_ part: Int) -> Value { (base + (part &* 3 &+ 2)).copied }

    /// The parts as the object that Python makes of each.
    public func object(_ part: Int) -> Value { isSlice(part) ? .object(SliceObject(first(part), last(part), step(part))) : first(part) }

    /// The tuple of all parts.
    public var tuple: Value { .object(TupleObject((0..<count).map(object))) }
}

/// The nodes of such a subscript.  A tensor takes the parts as they stand on the value stack; for other objects the subscript is a tuple.
struct SubscriptParts {
    private struct Part {
        let isSlice: Bool
        let first: Operand?, last: Operand?, step: Operand?
    }

    private let base: UnsafeMutablePointer<Part>
    let count: Int

    /// Nil: the subscript is no tuple of a few parts.
    init?(_ index: ExpressionNode) {
        guard let nodes = (index as? TupleNode)?.elements.nodes, nodes.count <= 8 else { return nil }
        count = nodes.count
        // Parts live as long as their program, and so does the list's memory.
        base = .allocate(capacity: nodes.count)
        for (place, node) in nodes.enumerated() {
            let slice = node as? SliceNode
            (base + place).initialize(to: slice == nil ? Part(isSlice: false, first: Operand(node), last: nil, step: nil)
                : Part(isSlice: true, first: slice?.lower.map { Operand($0) }, last: slice?.upper.map { Operand($0) }, step: slice?.step.map { Operand($0) }))
        }
    }

    /// Evaluates the parts and calls `body` with them.
    @inline(__always)
    func with<R>(_ frame: Frame, _ interpreter: Interpreter, _ span: Span, _ body: (SubscriptValues) throws -> R) throws -> R {
        let start = interpreter.top
        if start + count &* 3 > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        do {
            var place = 0
            while place < count {
                let part = base + place
                if let first = part.pointee.first { interpreter.pushUnchecked(try first.evaluate(frame, interpreter)) } else { interpreter.pushUnchecked(.none) }
                if part.pointee.isSlice {
                    if let last = part.pointee.last { interpreter.pushUnchecked(try last.evaluate(frame, interpreter)) } else { interpreter.pushUnchecked(.none) }
                    if let step = part.pointee.step { interpreter.pushUnchecked(try step.evaluate(frame, interpreter)) } else { interpreter.pushUnchecked(.none) }
                } else {
                    interpreter.pushUnchecked(.undefined)
                    interpreter.pushUnchecked(.undefined)
                }
                place &+= 1
            }
        } catch {
            interpreter.unwind(to: start)
            throw error
        }
        let result: R
        do { result = try body(SubscriptValues(start, count)) } catch {
            interpreter.unwind(to: start)
            throw interpreter.located(error, span)
        }
        interpreter.popTo(start)
        return result
    }
}
