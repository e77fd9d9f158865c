internal import Syntax

final class AssignNode: StatementNode {
    let target: TargetNode, value: Operand
    init(_ span: Span, _ target: TargetNode, _ value: ExpressionNode) {
        self.target = target
        self.value = Operand(value)
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        try target.assign(value.evaluate(frame, interpreter), frame, interpreter)
        return .normal
    }
}

final class AssignLocalNode: StatementNode {
    let slot: Int
    let value: Operand
    init(_ span: Span, _ slot: Int, _ value: ExpressionNode) {
        self.slot = slot
        self.value = Operand(value)
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        frame[slot] = try value.evaluate(frame, interpreter)
        return .normal
    }
}

/// `a = b = value`
final class MultipleAssignNode: StatementNode {
    let targets: [TargetNode]
    let value: ExpressionNode
    init(_ span: Span, _ targets: [TargetNode], _ value: ExpressionNode) {
        self.targets = targets
        self.value = value
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let result = try value.evaluate(frame, interpreter)
        for target in targets { try target.assign(result, frame, interpreter) }
        return .normal
    }
}

/// `a, b = x, y`: no tuple is made.
final class ParallelAssignNode: StatementNode {
    private let targets: PlaceList
    private let values: OperandList
    init(_ span: Span, _ targets: [TargetNode], _ values: [ExpressionNode]) {
        self.targets = PlaceList(targets)
        self.values = OperandList(values)
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let first = try values.evaluate(0, frame, interpreter)
        let second = try values.evaluate(1, frame, interpreter)
        if values.count > 2 { return try assignMany(first, second, frame, interpreter) }
        try targets.assign(0, first, frame, interpreter)
        try targets.assign(1, second, frame, interpreter)
        return .normal
    }

    private func assignMany(_ first: Value, _ second: Value, _ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let third = try values.evaluate(2, frame, interpreter)
        var rest: [Value] = []
        for index in 3..<max(3, values.count) { rest.append(try values.evaluate(index, frame, interpreter)) }
        try targets.assign(0, first, frame, interpreter)
        try targets.assign(1, second, frame, interpreter)
        try targets.assign(2, third, frame, interpreter)
        for (index, value) in rest.enumerated() { try targets.assign(index &+ 3, value, frame, interpreter) }
        return .normal
    }
}

/// `a, *b, c`
final class UnpackTarget: TargetNode {
    let targets: [TargetNode]
    /// The position of the starred one; -1: none.
    let star: Int
    private let pair: PlacePair?
    init(_ span: Span, _ targets: [TargetNode], star: Int) {
        self.targets = targets
        self.star = star
        pair = star < 0 && targets.count == 2 ? PlacePair(targets[0], targets[1]) : nil
        super.init(span)
    }

    /// The targets, if none has a star.
    var plainTargets: [TargetNode]? { star < 0 ? targets : nil }

    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {
        if star < 0, let tuple = value.object(.tuple, TupleObject.self), tuple.count == targets.count {
            if let pair { return try pair.assign((tuple[0], tuple[1]), frame, interpreter) }
            for index in 0..<tuple.count { try targets[index].assign(tuple[index], frame, interpreter) }
            return
        }
        let items: TupleObject
        do { items = try unpack(value, interpreter) } catch { throw interpreter.located(error, span) }
        if star < 0 {
            for index in 0..<items.count { try targets[index].assign(items[index], frame, interpreter) }
            return
        }
        let after = targets.count - star - 1
        for index in 0..<star { try targets[index].assign(items[index], frame, interpreter) }
        let middle = items.count - star - after
        try targets[star].assign(.object(ListObject(copying: items.base + star, count: middle)), frame, interpreter)
        for index in 0..<after { try targets[star + 1 + index].assign(items[star + middle + index], frame, interpreter) }
    }

    private func unpack(_ value: Value, _ interpreter: Interpreter) throws -> TupleObject {
        if case .object(let object) = value, object.kind == .list || object.kind == .tuple {
            let items = try interpreter.tuple(from: value)
            return try checked(items, more: items.count > targets.count, interpreter)
        }
        let iterator: Value
        do {
            iterator = try interpreter.iterator(value)
        } catch let error as PythonError where interpreter.isException(error, "TypeError") && value.typeObject.special(.iterator) == nil {
            throw interpreter.typeError("cannot unpack non-iterable \(value.typeName) object")
        }
        var items: [Value] = []
        var more = false
        while star >= 0 || items.count <= targets.count {
            if items.count == star { try interpreter.reserveElements(ofLong: iterator) }
            guard let next = try interpreter.next(iterator) else { break }
            try interpreter.tick()
            if star < 0, items.count == targets.count { more = true; break }
            items.append(next)
            if items.count & 4095 == 0 { try interpreter.reserve(bytes: 16 * 4096) }
        }
        return try checked(TupleObject(items), more: more, interpreter)
    }

    private func checked(_ items: TupleObject, more: Bool, _ interpreter: Interpreter) throws -> TupleObject {
        if star >= 0 {
            let needed = targets.count - 1
            if items.count < needed { throw interpreter.valueError("not enough values to unpack (expected at least \(needed), got \(items.count))") }
            return items
        }
        if more || items.count > targets.count { throw interpreter.valueError("too many values to unpack (expected \(targets.count))") }
        if items.count < targets.count { throw interpreter.valueError("not enough values to unpack (expected \(targets.count), got \(items.count))") }
        return items
    }

    override func delete(_ frame: Frame, _ interpreter: Interpreter) throws { for target in targets { try target.delete(frame, interpreter) } }
}

/// `name ∘= value`
final class AugmentedNameNode: StatementNode {
    let operation: BinaryOperation
    let read: Operand, target: TargetNode, value: Operand
    private let global: Unmanaged<GlobalTarget>?
    init(_ span: Span, _ operation: BinaryOperation, _ read: ExpressionNode, _ target: TargetNode, _ value: ExpressionNode) {
        self.operation = operation
        self.read = Operand(read)
        self.target = target
        global = (target as? GlobalTarget).map { Unmanaged.passUnretained($0) }
        self.value = Operand(value)
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let old = try read.evaluate(frame, interpreter)
        let operand = try value.evaluate(frame, interpreter)
        let result: Value
        if let fast = Fast.augment(operation, Number(old), Number(operand)).value {
            if let global {
                global._withUnsafeGuaranteedRef { $0.put(fast) }
                return .normal
            }
            result = fast
        } else {
            do { result = try interpreter.inPlace(operation, old, operand) } catch { throw interpreter.located(error, span) }
        }
        try target.assign(result, frame, interpreter)
        return .normal
    }
}

/// `local ∘= value`
final class AugmentedLocalNode: StatementNode {
    let operation: BinaryOperation
    let slot: Int
    let read: ExpressionNode, value: Operand
    @exclusivity(unchecked) private var guess: Guess
    init(_ span: Span, _ operation: BinaryOperation, _ slot: Int, _ read: ExpressionNode, _ value: ExpressionNode) {
        guess = Guess(value.isNumeric)
        self.operation = operation
        self.slot = slot
        self.read = read
        self.value = Operand(value)
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        if guess.isOpen {
            let result = Fast.augment(operation, Number(frame.slots + slot), value.number(frame))
            if !result.isNone {
                // What is replaced was a number.
                (frame.slots + slot).store(result)
                return .normal
            }
            guess.missed()
        }
        if case .undefined = frame.slots[slot] { _ = try read.evaluate(frame, interpreter) }
        let operand = try value.evaluate(frame, interpreter)
        if let fast = Fast.augment(operation, Number(frame.slots + slot), Number(operand)).value {
            // What is replaced was a number.
            (frame.slots + slot).initialize(to: fast)
            return .normal
        }
        if operation == .add, case .object(let piece) = operand, piece.kind == .string, grow(frame.slots + slot, by: unsafeDowncast(piece, to: StringObject.self)) {
            return .normal
        }
        let old = try read.evaluate(frame, interpreter)
        do { frame[slot] = try interpreter.inPlace(operation, old, operand) } catch { throw interpreter.located(error, span) }
        return .normal
    }

    /// Appends to a text that only the variable refers to; false: it has to be done in the general way.
    @inline(__always)
    private func grow(_ place: UnsafeMutablePointer<Value>, by piece: StringObject) -> Bool {
        guard let object = place.unmanaged, object._withUnsafeGuaranteedRef({ $0.kind == .string }) else { return false }
        return UnsafeMutableRawPointer(place).withMemoryRebound(to: StringObject.self, capacity: 1) { text in
            isKnownUniquelyReferenced(&text.pointee) && text.pointee.grow(by: piece)
        }
    }
}

/// `object.name ∘= value`
final class AugmentedAttributeNode: StatementNode {
    let operation: BinaryOperation
    let object: ExpressionNode
    let read: AttributeNode
    let target: AttributeTarget
    let value: Operand
    /// The slot of a local variable as object that evaluating the value leaves alone; -1: another expression.
    private let slot: Int
    @exclusivity(unchecked) private var guess: Guess
    init(_ span: Span, _ operation: BinaryOperation, _ object: ExpressionNode, _ name: StringObject, _ attributeSpan: Span, _ value: ExpressionNode) {
        self.operation = operation
        self.object = object
        read = AttributeNode(attributeSpan, object, name)
        target = AttributeTarget(attributeSpan, object, name)
        self.value = Operand(value)
        slot = value.isSimple ? object.localSlot ?? -1 : -1
        guess = Guess(value.isNumeric)
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        if slot >= 0, guess.isOpen {
            // Nothing runs from the look at the attribute to its change.
            if let place = (frame.slots + slot).unmanaged?._withUnsafeGuaranteedRef({ read.place($0, for: target) }) {
                let result = Fast.augment(operation, Number(place), value.number(frame))
                if !result.isNone {
                    place.store(result)
                    return .normal
                }
            }
            guess.missed()
        }
        if slot >= 0, case .object(let target) = frame.slots[slot], let place = read.place(target), let old = Number(place).value {
            let operand = try value.evaluate(frame, interpreter)
            if let fast = Fast.augment(operation, Number(old), Number(operand)).value, case .object(let target) = frame.slots[slot], self.target.put(fast, target) { return .normal }
            return try finish(frame[slot], old, operand, interpreter)
        }
        let owner = try object.evaluate(frame, interpreter)
        let old = try read.read(owner, interpreter)
        return try finish(owner, old, value.evaluate(frame, interpreter), interpreter)
    }

    private func finish(_ owner: Value, _ old: Value, _ operand: Value, _ interpreter: Interpreter) throws -> Completion {
        let result: Value
        if let fast = Fast.augment(operation, Number(old), Number(operand)).value {
            result = fast
        } else {
            do { result = try interpreter.inPlace(operation, old, operand) } catch { throw interpreter.located(error, span) }
        }
        try target.assign(result, to: owner, interpreter)
        return .normal
    }
}

/// `object[index] ∘= value`
final class AugmentedSubscriptNode: StatementNode {
    let operation: BinaryOperation
    let target: SubscriptTarget
    let value: Operand
    @exclusivity(unchecked) private var guess: Guess
    init(_ span: Span, _ operation: BinaryOperation, _ target: SubscriptTarget, _ value: ExpressionNode) {
        self.operation = operation
        self.target = target
        self.value = Operand(value)
        guess = Guess(value.isNumeric)
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        if guess.isOpen {
            // Nothing can run between the look at the element and its change.
            if let place = target.place(frame) {
                let result = Fast.augment(operation, Number(place), value.number(frame))
                if !result.isNone {
                    place.store(result)
                    return .normal
                }
            }
            guess.missed()
        }
        let container = try target.object.evaluate(frame, interpreter)
        let key = try target.index.evaluate(frame, interpreter)
        let old: Value
        if let fast = Fast.item(container, key) {
            old = fast
        } else {
            do { old = try interpreter.getItem(container, key) } catch { throw interpreter.located(error, target.span) }
        }
        let operand = try value.evaluate(frame, interpreter)
        let result: Value
        if let fast = Fast.augment(operation, Number(old), Number(operand)).value {
            result = fast
        } else {
            do { result = try interpreter.inPlace(operation, old, operand) } catch { throw interpreter.located(error, span) }
        }
        try target.assign(result, container, key, interpreter)
        return .normal
    }
}

/// `name: annotation` in a module or class: the annotation is kept.
final class AnnotationNode: StatementNode {
    let name: StringObject
    let annotation: ExpressionNode
    let namespace: ExpressionNode
    init(_ span: Span, _ name: StringObject, _ annotation: ExpressionNode, namespace: ExpressionNode) {
        self.name = name
        self.annotation = annotation
        self.namespace = namespace
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let value = try annotation.evaluate(frame, interpreter)
        let space = try namespace.evaluate(frame, interpreter)
        do {
            let key = Value.object(Names.annotations)
            if let dictionary = space.dict {
                if dictionary[Names.annotations] == nil { dictionary[Names.annotations] = .object(DictObject()) }
            }
            try interpreter.setItem(interpreter.getItem(space, key), .object(name), value)
        } catch { throw interpreter.located(error, span) }
        return .normal
    }
}
