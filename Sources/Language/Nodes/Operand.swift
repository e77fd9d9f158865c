internal import Syntax

/// An expression as an operand.
///
/// Most operands are local variables, constants, or variables of the module.  Those are read in place: a number costs neither the call of a
/// node nor a reference count.
struct Operand {
    private enum Kind: UInt8 { case other, local, constant, global }

    let node: ExpressionNode
    private let kind: Kind
    /// Whether `number` may know the value.
    let isNumeric: Bool
    /// The slot of a local variable, else -1.
    let slot: Int
    private let constant: Number
    private let global: Unmanaged<GlobalNode>?

    init(_ node: ExpressionNode) {
        self.node = node
        slot = node.localSlot ?? -1
        var kind = slot >= 0 ? Kind.local : .other
        constant = (node as? ConstantNode).map { Number($0.value) } ?? .none
        if !constant.isNone { kind = .constant }
        isNumeric = node.isNumeric
        // The node lives as long as the operand, which holds it.
        global = (node as? GlobalNode).map { Unmanaged.passUnretained($0) }
        self.kind = global == nil ? kind : .global
    }

    // Chains of `if`: a jump table here is mispredicted in most loops.
    @inline(__always)
    func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if slot >= 0 {
            let place = frame.slots + slot
            let tag = place.tag
            if tag == ValueLayout.int { return .int(place.int) }
            if tag == ValueLayout.float { return .float(place.float) }
            if case .object(let object) = place.pointee { return .object(object) }
        } else if kind == .constant {
            if case .int(let value) = constant { return .int(value) }
            if case .float(let value) = constant { return .float(value) }
        } else if kind == .global, let global, let value = global._withUnsafeGuaranteedRef({ $0.quick }) {
            return value
        }
        return try node.evaluate(frame, interpreter)
    }

    /// The number that the operand is; see `ExpressionNode.number`.
    @inline(__always)
    func number(_ frame: Frame) -> Number {
        if slot >= 0 { return Number(frame.slots + slot) }
        if kind == .constant { return constant }
        return node.number(frame)
    }

    /// What is called, where it stands: as `peek`, and built-in functions, too.
    @inline(__always)
    func callee(_ frame: Frame) -> Unmanaged<Object>? {
        if kind == .global, let global { return global._withUnsafeGuaranteedRef { $0.quickObject } }
        return peek(frame)
    }

    /// Whether `peek` may know the object.
    var canPeek: Bool { slot >= 0 || node.canPeek }

    /// The value if it is a machine int.
    @inline(__always)
    func quickIndex(_ frame: Frame) -> Int? {
        if case .int(let value) = number(frame) { return value }
        return nil
    }

    /// The object that the operand is, not counted; see `ExpressionNode.peek`.
    @inline(__always)
    func peek(_ frame: Frame) -> Unmanaged<Object>? {
        if slot >= 0 { return (frame.slots + slot).unmanaged }
        return node.peek(frame)
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

    func canPeek(_ index: Int) -> Bool { base[index].canPeek }

    @inline(__always)
    func peek(_ index: Int, _ frame: Frame) -> Unmanaged<Object>? { base[index].peek(frame) }

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
