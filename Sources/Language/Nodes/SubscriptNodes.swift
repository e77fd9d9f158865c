internal import Syntax

/// `object[index]`
final class SubscriptNode: ExpressionNode {
    let object: ExpressionNode, index: ExpressionNode
    init(_ span: Span, _ object: ExpressionNode, _ index: ExpressionNode) {
        self.object = object
        self.index = index
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let container = try object.evaluate(frame, interpreter)
        let key = try index.evaluate(frame, interpreter)
        if let result = Fast.item(container, key) { return result }
        do { return try interpreter.getItem(container, key) } catch { throw interpreter.located(error, span) }
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

/// `object[index]` of two local variables.
final class SubscriptLocalsNode: ExpressionNode {
    let plain: SubscriptNode
    let first: Int, second: Int
    init(_ plain: SubscriptNode, _ first: Int, _ second: Int) {
        self.plain = plain
        self.first = first
        self.second = second
        super.init(plain.span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if let result = Fast.item(frame.slots[first], frame.slots[second]) { return result }
        return try plain.evaluate(frame, interpreter)
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

/// `object[index] = …`
final class SubscriptTarget: TargetNode {
    let object: ExpressionNode, index: ExpressionNode
    init(_ span: Span, _ object: ExpressionNode, _ index: ExpressionNode) {
        self.object = object
        self.index = index
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
