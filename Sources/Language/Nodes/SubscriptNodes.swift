internal import Syntax

/// `object[index]`
final class SubscriptNode: ExpressionNode {
    let object: Operand, index: Operand
    /// The object can be looked at in place, and the index may be a number.
    private let isQuick: Bool
    @exclusivity(unchecked) private var method = SpecialCache()
    /// The parts of a tuple that is written out.
    fileprivate let parts: SubscriptParts?
    init(_ span: Span, _ object: ExpressionNode, _ index: ExpressionNode) {
        self.object = Operand(object)
        self.index = Operand(index)
        parts = SubscriptParts(index)
        isQuick = self.index.isNumeric && self.object.canPeek
        super.init(span)
    }

    override var isNumeric: Bool { isQuick }
    override func number(_ frame: Frame) -> Number { self.place(frame).map { Number($0) } ?? .none }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if isQuick, let place = self.place(frame) { return place.copied }
        let container = try object.evaluate(frame, interpreter)
        if let parts, case .object(let target) = container, target.kind == .tensor {
            return try parts.with(frame, interpreter, span) { try target.nativeItem($0, interpreter) }
        }
        let key = try index.evaluate(frame, interpreter)
        return try item(container, key, interpreter)
    }

    fileprivate func item(_ container: Value, _ key: Value, _ interpreter: Interpreter) throws -> Value {
        if let result = Fast.item(container, key) { return result }
        do {
            if case .object(let object) = container, object.kind == .instance {
                if let function = method.function(object) { return try interpreter.call2(.object(function), container, key) }
                method.remember(object, .getItem)
            }
            return try interpreter.getItem(container, key)
        } catch { throw interpreter.located(error, span) }
    }

    /// Where the element of a list or tuple stands.
    @inline(__always)
    private func place(_ frame: Frame) -> UnsafeMutablePointer<Value>? {
        guard let container = object.peek(frame), case .int(let position) = index.number(frame) else { return nil }
        return container._withUnsafeGuaranteedRef { Fast.place($0, position) }
    }

    override var canPeek: Bool { isQuick }
    override func peek(_ frame: Frame) -> Unmanaged<Object>? {
        isQuick ? self.place(frame)?.unmanaged : nil
    }
}

/// `object[i, j].item()`: the number of a tensor's element, without the tensor of that element.
final class ElementCallNode: ExpressionNode {
    private let call: MethodCallNode
    private let subscripted: SubscriptNode
    private let parts: SubscriptParts

    /// Nil: the call is none of these.
    init?(_ call: MethodCallNode) {
        guard call.name.text == "item", call.arguments.count == 0, let subscripted = call.object.node as? SubscriptNode, let parts = subscripted.parts else { return nil }
        self.call = call
        self.subscripted = subscripted
        self.parts = parts
        super.init(call.span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let container = try subscripted.object.evaluate(frame, interpreter)
        guard case .object(let target) = container, target.kind == .tensor else {
            return try call.evaluate(on: subscripted.item(container, subscripted.index.evaluate(frame, interpreter), interpreter), frame, interpreter)
        }
        // The method that the call remembers is the one of the container's class, too.
        let isKnown = call.isCached(target)
        var isElement = false
        let result = try parts.with(frame, interpreter, subscripted.span) { values in
            if isKnown, let number = try target.nativeElement(values, interpreter) {
                isElement = true
                return number
            }
            return try target.nativeItem(values, interpreter)
        }
        if !isElement { return try call.evaluate(on: result, frame, interpreter) }
        do { try interpreter.tick() } catch { throw interpreter.located(error, span) }
        return result
    }
}

extension ExpressionNode {
    /// Whether evaluating the node can change no local variable: no name is bound inside (`:=`).
    var isSimple: Bool {
        if self is ConstantNode || localSlot != nil || self is GlobalNode { return true }
        if let binary = self as? BinaryNode { return binary.left.node.isSimple && binary.right.node.isSimple }
        if let unary = self as? UnaryNode { return unary.operand.isSimple }
        if let attribute = self as? AttributeNode { return attribute.object.isSimple }
        if let call = self as? CallNode { return call.function.node.isSimple && call.arguments.nodes.allSatisfy(\.isSimple) }
        if let item = self as? SubscriptNode { return item.object.node.isSimple && item.index.node.isSimple }
        return false
    }
}

extension Fast {
    /// Where the element of a list or tuple stands; nil: there is none.
    @inline(__always)
    static func place(_ container: Object, _ index: Int) -> UnsafeMutablePointer<Value>? {
        var base: UnsafeMutablePointer<Value>, count: Int
        if container.kind == .list {
            let list = unsafeDowncast(container, to: ListObject.self)
            (base, count) = (list.base, list.count)
        } else if container.kind == .tuple {
            let tuple = unsafeDowncast(container, to: TupleObject.self)
            (base, count) = (tuple.base, tuple.count)
        } else {
            return nil
        }
        let position = index < 0 ? index &+ count : index
        return UInt(bitPattern: position) < UInt(bitPattern: count) ? base + position : nil
    }

    /// `list[int]`, `tuple[int]`, `dict[str]`, `dict[int]`
    @inline(__always)
    static func item(_ container: Value, _ key: Value) -> Value? {
        guard case .object(let object) = container else { return nil }
        if case .int(var position) = key {
            if object.kind == .list {
                let list = unsafeDowncast(object, to: ListObject.self)
                if position < 0 { position = position &+ list.count }
                return position >= 0 && position < list.count ? (list.base + position).copied : nil
            }
            if object.kind == .tuple {
                let tuple = unsafeDowncast(object, to: TupleObject.self)
                if position < 0 { position = position &+ tuple.count }
                return position >= 0 && position < tuple.count ? (tuple.base + position).copied : nil
            }
            if object.kind == .dict {
                let dictionary = unsafeDowncast(object, to: DictObject.self)
                let place = dictionary.quickPosition(of: position)
                return place >= 0 ? dictionary.place(at: place).copied : nil
            }
            return nil
        }
        guard object.kind == .dict, case .object(let text) = key, text.kind == .string else { return nil }
        let dictionary = unsafeDowncast(object, to: DictObject.self)
        let position = dictionary.position(of: unsafeDowncast(text, to: StringObject.self))
        return position >= 0 ? dictionary.value(at: position) : nil
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
    /// As in `SubscriptNode`.
    private let isQuick: Bool
    private let parts: SubscriptParts?
    init(_ span: Span, _ object: ExpressionNode, _ index: ExpressionNode) {
        self.object = Operand(object)
        self.index = Operand(index)
        parts = SubscriptParts(index)
        isQuick = self.index.isNumeric && self.object.canPeek
        super.init(span)
    }

    /// Where the element of a list stands, found without running anything.
    @inline(__always)
    func place(_ frame: Frame) -> UnsafeMutablePointer<Value>? {
        guard isQuick, let container = object.peek(frame) else { return nil }
        return container._withUnsafeGuaranteedRef { container in
            guard container.kind == .list, case .int(let position) = index.number(frame) else { return nil }
            return Fast.place(container, position)
        }
    }

    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {
        if let place = self.place(frame) {
            return place.replace(with: value)
        }
        let container = try object.evaluate(frame, interpreter)
        if let parts, case .object(let target) = container, target.kind == .tensor {
            return try parts.with(frame, interpreter, span) { try target.nativeSetItem($0, value, interpreter) }
        }
        try assign(value, container, index.evaluate(frame, interpreter), interpreter)
    }
    func assign(_ value: Value, _ container: Value, _ key: Value, _ interpreter: Interpreter) throws {
        if case .object(let target) = container {
            if target.kind == .list, case .int(var position) = key {
                let list = unsafeDowncast(target, to: ListObject.self)
                if position < 0 { position = position &+ list.count }
                if position >= 0, position < list.count {
                    return (list.base + position).replace(with: value)
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
