internal import Syntax

/// `object[index]`
final class SubscriptNode: ExpressionNode {
    let object: Operand, index: Operand
    /// The slot of a local variable as object that evaluating the index leaves alone; -1: another expression.
    private let slot: Int
    init(_ span: Span, _ object: ExpressionNode, _ index: ExpressionNode) {
        self.object = Operand(object)
        self.index = Operand(index)
        slot = index.isSimple ? self.object.slot : -1
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if slot >= 0, case .object = frame.slots[slot] {
            let key = try index.evaluate(frame, interpreter)
            if let result = Fast.item(frame.slots[slot], key) { return result }
            return try general(frame.slots[slot], key, interpreter)
        }
        let container = try object.evaluate(frame, interpreter)
        let key = try index.evaluate(frame, interpreter)
        if let result = Fast.item(container, key) { return result }
        return try general(container, key, interpreter)
    }
    @inline(never)
    private func general(_ container: Value, _ key: Value, _ interpreter: Interpreter) throws -> Value {
        do { return try interpreter.getItem(container, key) } catch { throw interpreter.located(error, span) }
    }
}

extension ExpressionNode {
    /// Whether evaluating the node can change no local variable: no name is bound inside (`:=`).
    var isSimple: Bool {
        if self is ConstantNode || localSlot != nil || self is GlobalNode { return true }
        if let binary = self as? BinaryNode { return binary.left.node.isSimple && binary.right.node.isSimple }
        if let unary = self as? UnaryNode { return unary.operand.isSimple }
        if let item = self as? SubscriptNode { return item.object.node.isSimple && item.index.node.isSimple }
        return false
    }
}

extension Fast {
    /// `list[int]`, `tuple[int]`, `dict[str]`, `dict[int]`
    @inline(__always)
    static func item(_ container: Value, _ key: Value) -> Value? {
        guard case .object(let object) = container else { return nil }
        switch object.kind {
        case .list:
            guard case .int(var position) = key else { return nil }
            let list = unsafeDowncast(object, to: ListObject.self)
            if position < 0 { position = position &+ list.count }
            return position >= 0 && position < list.count ? list[position] : nil
        case .tuple:
            guard case .int(var position) = key else { return nil }
            let tuple = unsafeDowncast(object, to: TupleObject.self)
            if position < 0 { position = position &+ tuple.count }
            return position >= 0 && position < tuple.count ? tuple[position] : nil
        case .dict:
            guard case .object(let text) = key, text.kind == .string else { return nil }
            let dictionary = unsafeDowncast(object, to: DictObject.self)
            let position = dictionary.position(of: unsafeDowncast(text, to: StringObject.self))
            return position >= 0 ? dictionary.value(at: position) : nil
        default: return nil
        }
    }
}

final class SliceNode: ExpressionNode {
    let lower: ExpressionNode?, upper: ExpressionNode?, step: ExpressionNode?
    init(_ span: Span, _ lower: ExpressionNode?, _ upper: ExpressionNode?, _ step: ExpressionNode?) {
        self.lower = lower
        self.upper = upper
        self.step = step
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let first = try lower?.evaluate(frame, interpreter) ?? .none
        let last = try upper?.evaluate(frame, interpreter) ?? .none
        return .object(SliceObject(first, last, try step?.evaluate(frame, interpreter) ?? .none))
    }
}

/// `object[lower:upper]`: a list is copied from without an object for the slice.
final class SliceItemNode: ExpressionNode {
    private let object: Operand
    private let lower: Operand?, upper: Operand?
    init(_ span: Span, _ object: ExpressionNode, _ lower: ExpressionNode?, _ upper: ExpressionNode?) {
        self.object = Operand(object)
        self.lower = lower.map { Operand($0) }
        self.upper = upper.map { Operand($0) }
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let container = try object.evaluate(frame, interpreter)
        let first = try lower?.evaluate(frame, interpreter) ?? .none
        let last = try upper?.evaluate(frame, interpreter) ?? .none
        do {
            if let list = container.object(.list, ListObject.self), let start = bound(first, 0, list.count), let stop = bound(last, list.count, list.count) {
                let size = max(0, stop &- start)
                try interpreter.reserve(count: size, size: 16)
                try interpreter.charge(work: size)
                return .object(ListObject(copying: list.base + (size == 0 ? 0 : start), count: size))
            }
            return try interpreter.getItem(container, .object(SliceObject(first, last, .none)))
        } catch { throw interpreter.located(error, span) }
    }

    /// A bound within 0...count; nil: no machine int.
    @inline(__always)
    private func bound(_ value: Value, _ absent: Int, _ count: Int) -> Int? {
        if case .none = value { return absent }
        guard case .int(let index) = value else { return nil }
        return index < 0 ? max(0, index &+ count) : min(index, count)
    }
}

/// `object[index] = …`
final class SubscriptTarget: TargetNode {
    let object: Operand, index: Operand
    init(_ span: Span, _ object: ExpressionNode, _ index: ExpressionNode) {
        self.object = Operand(object)
        self.index = Operand(index)
        super.init(span)
    }
    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {
        let container = try object.evaluate(frame, interpreter)
        try assign(value, container, index.evaluate(frame, interpreter), interpreter)
    }
    func assign(_ value: Value, _ container: Value, _ key: Value, _ interpreter: Interpreter) throws {
        if case .object(let target) = container {
            if target.kind == .list, case .int(var position) = key {
                let list = unsafeDowncast(target, to: ListObject.self)
                if position < 0 { position = position &+ list.count }
                if position >= 0, position < list.count {
                    list[position] = value
                    return
                }
            } else if target.kind == .dict {
                do { return try unsafeDowncast(target, to: DictObject.self).set(key, value, interpreter) } catch { throw interpreter.located(error, span) }
            }
        }
        do { try interpreter.setItem(container, key, value) } catch { throw interpreter.located(error, span) }
    }
    override func delete(_ frame: Frame, _ interpreter: Interpreter) throws {
        let container = try object.evaluate(frame, interpreter)
        let key = try index.evaluate(frame, interpreter)
        do { try interpreter.deleteItem(container, key) } catch { throw interpreter.located(error, span) }
    }
}
