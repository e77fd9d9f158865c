internal import Syntax

/// An expression as an operand.
///
/// Most operands are local variables, constants, or variables of the module.  Those are read in place: a number costs neither the call of a
/// node nor a reference count.
struct Operand {
    private enum Kind: UInt8 { case other, local, constant, global }

    let node: ExpressionNode
    private let kind: Kind
    /// The slot of a local variable, else -1.
    let slot: Int
    private let number: Value
    private let global: Unmanaged<GlobalNode>?

    init(_ node: ExpressionNode) {
        self.node = node
        slot = node.localSlot ?? -1
        var kind = slot >= 0 ? Kind.local : .other
        var number = Value.undefined
        switch (node as? ConstantNode)?.value {
        case .int(let value)?:
            number = .int(value)
            kind = .constant
        case .float(let value)?:
            number = .float(value)
            kind = .constant
        default: break
        }
        self.number = number
        // The node lives as long as the operand, which holds it.
        global = (node as? GlobalNode).map { Unmanaged.passUnretained($0) }
        self.kind = global == nil ? kind : .global
    }

    // Chains of `if`: a jump table here is mispredicted in most loops.
    @inline(__always)
    func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if slot >= 0 {
            let place = frame.slots + slot
            if case .int(let value) = place.pointee { return .int(value) }
            if case .float(let value) = place.pointee { return .float(value) }
            if case .object(let object) = place.pointee { return .object(object) }
        } else if kind == .constant {
            if case .int(let value) = number { return .int(value) }
            if case .float(let value) = number { return .float(value) }
        } else if kind == .global, let global, let value = global._withUnsafeGuaranteedRef({ $0.quick }) {
            return value
        }
        return try node.evaluate(frame, interpreter)
    }

    /// Whether `quickIndex` may know the value.
    var isQuick: Bool { kind == .local || kind == .constant }

    /// The value if it is an int in a local variable or a constant.
    @inline(__always)
    func quickIndex(_ frame: Frame) -> Int? {
        if slot >= 0 {
            if case .int(let value) = frame.slots[slot] { return value }
        } else if case .int(let value) = number {
            return value
        }
        return nil
    }

    /// The object that the operand is, not counted; see `ExpressionNode.peek`.
    @inline(__always)
    func peek(_ frame: Frame) -> Unmanaged<Object>? {
        if slot >= 0 {
            if case .object(let object) = frame.slots[slot] { return Unmanaged.passUnretained(object) }
            return nil
        }
        return node.peek(frame)
    }
}

extension UnsafeMutablePointer where Pointee == Value {
    /// A copy of the value; a number costs no call.
    @inline(__always)
    var copied: Value {
        if case .int(let value) = pointee { return .int(value) }
        if case .float(let value) = pointee { return .float(value) }
        return pointee
    }
}

/// A fixed list of operands.
struct OperandList {
    private let base: UnsafeMutablePointer<Operand>
    let count: Int

    /// Operands live as long as their program, and so does the list's memory.
    init(_ nodes: [ExpressionNode]) {
        count = nodes.count
        base = .allocate(capacity: max(1, nodes.count))
        for (index, node) in nodes.enumerated() { (base + index).initialize(to: Operand(node)) }
    }

    @inline(__always)
    func evaluate(_ index: Int, _ frame: Frame, _ interpreter: Interpreter) throws -> Value { try base[index].evaluate(frame, interpreter) }

    var nodes: [ExpressionNode] { (0..<count).map { base[$0].node } }
}

/// Where a value goes; a local variable is written in place.
struct Place {
    let node: TargetNode
    /// The slot of a plain local variable, else -1.
    let slot: Int

    init(_ node: TargetNode) {
        self.node = node
        slot = (node as? LocalTarget)?.slot ?? -1
    }

    @inline(__always)
    func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {
        if slot >= 0 { frame[slot] = value } else { try node.assign(value, frame, interpreter) }
    }
}

/// A fixed list of places.
struct PlaceList {
    private let base: UnsafeMutablePointer<Place>
    let count: Int

    /// Places live as long as their program, and so does the list's memory.
    init(_ nodes: [TargetNode]) {
        count = nodes.count
        base = .allocate(capacity: max(1, nodes.count))
        for (index, node) in nodes.enumerated() { (base + index).initialize(to: Place(node)) }
    }

    @inline(__always)
    func assign(_ index: Int, _ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws { try base[index].assign(value, frame, interpreter) }
}

/// The two targets of `a, b` without a star.
struct PlacePair {
    let first: Place, second: Place

    init?(_ target: TargetNode) {
        guard let targets = (target as? UnpackTarget)?.plainTargets, targets.count == 2 else { return nil }
        self.init(targets[0], targets[1])
    }

    init(_ first: TargetNode, _ second: TargetNode) {
        self.first = Place(first)
        self.second = Place(second)
    }

    @inline(__always)
    func assign(_ pair: (Value, Value), _ frame: Frame, _ interpreter: Interpreter) throws {
        try first.assign(pair.0, frame, interpreter)
        try second.assign(pair.1, frame, interpreter)
    }
}

/// An iterator that can hand out two values without making a tuple of them.
protocol PairIterator: AnyObject {
    /// The next two values; nil at the end.
    func nextPair(_ interpreter: Interpreter) throws -> (Value, Value)?
}

extension EnumerateIterator: PairIterator {}
extension ZipIterator: PairIterator {}
extension DictIterator: PairIterator {}
