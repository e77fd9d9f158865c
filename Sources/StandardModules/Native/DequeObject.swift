public import Language

/// `collections.deque`: a ring of slots.
public final class DequeObject: Object {
    @exclusivity(unchecked) private var base: UnsafeMutablePointer<Value>
    /// A power of two.
    @exclusivity(unchecked) private var capacity: Int
    /// The slot of the first element.
    @exclusivity(unchecked) private var first = 0
    @exclusivity(unchecked) public private(set) var count = 0
    /// `maxlen`; `.max` if there is none.
    @exclusivity(unchecked) var limit = Int.max
    /// Changes with every change of the elements' number or places; iterators compare it.
    @exclusivity(unchecked) private(set) var version: UInt = 0

    nonisolated(unsafe) static var typeRef = DequeType.make().reference

    init(limit: Int = .max, type: TypeRef = DequeObject.typeRef) {
        self.limit = limit
        capacity = 8
        base = .allocate(capacity: 8)
        base.initialize(repeating: .undefined, count: 8)
        super.init(type == DequeObject.typeRef ? .other : .instance, type)
    }

    deinit {
        Release.values(base, count: capacity)
        base.deallocate()
    }

    /// `index` must be in range.
    subscript(index: Int) -> Value {
        @inline(__always) get { base[(first &+ index) & (capacity &- 1)] }
        @inline(__always) set { base[(first &+ index) & (capacity &- 1)] = newValue }
    }

    @inline(never)
    private func grow(_ interpreter: Interpreter) throws {
        try interpreter.reserve(count: capacity, size: 32)
        let new = UnsafeMutablePointer<Value>.allocate(capacity: capacity &* 2)
        let tail = capacity &- first
        new.moveInitialize(from: base + first, count: tail)
        (new + tail).moveInitialize(from: base, count: first)
        (new + capacity).initialize(repeating: .undefined, count: capacity)
        base.deallocate()
        base = new
        first = 0
        capacity &*= 2
    }

    /// Adds an element at the end; one at the front goes away if there are too many.
    @inline(__always)
    func append(_ value: Value, _ interpreter: Interpreter) throws {
        if limit == 0 { return }
        if count == limit { _ = popFirst() }
        if count == capacity { try grow(interpreter) }
        base[(first &+ count) & (capacity &- 1)] = value
        count &+= 1
        version &+= 1
    }

    @inline(__always)
    func prepend(_ value: Value, _ interpreter: Interpreter) throws {
        if limit == 0 { return }
        if count == limit { _ = popLast() }
        if count == capacity { try grow(interpreter) }
        first = (first &- 1) & (capacity &- 1)
        base[first] = value
        count &+= 1
        version &+= 1
    }

    @inline(__always)
    func popFirst() -> Value? {
        if count == 0 { return nil }
        let value = base[first]
        base[first] = .undefined
        first = (first &+ 1) & (capacity &- 1)
        count &-= 1
        version &+= 1
        return value
    }

    @inline(__always)
    func popLast() -> Value? {
        if count == 0 { return nil }
        count &-= 1
        let slot = (first &+ count) & (capacity &- 1)
        let value = base[slot]
        base[slot] = .undefined
        version &+= 1
        return value
    }

    func removeAll() {
        let old = base, oldCapacity = capacity
        base = .allocate(capacity: 8)
        base.initialize(repeating: .undefined, count: 8)
        capacity = 8
        first = 0
        count = 0
        version &+= 1
        Release.values(old, count: oldCapacity)
        old.deallocate()
    }

    /// Moves the last `steps` elements to the front.
    func rotate(_ steps: Int, _ interpreter: Interpreter) throws {
        if count < 2 { return }
        var steps = steps % count
        if steps > count / 2 { steps -= count }
        if steps < -(count / 2) { steps += count }
        try interpreter.charge(work: Int(steps.magnitude))
        version &+= 1
        let mask = capacity &- 1
        if steps < 0 {
            for _ in 0..<(0 &- steps) {
                let value = base[first]
                base[first] = .undefined
                base[(first &+ count) & mask] = value
                first = (first &+ 1) & mask
            }
        } else {
            for _ in 0..<steps {
                let slot = (first &+ count &- 1) & mask
                let value = base[slot]
                base[slot] = .undefined
                first = (first &- 1) & mask
                base[first] = value
            }
        }
    }

    /// Removes the element at `index`, which must be in range.
    func remove(at index: Int) -> Value {
        let value = self[index]
        for position in index..<(count &- 1) { self[position] = self[position &+ 1] }
        self[count &- 1] = .undefined
        count &-= 1
        version &+= 1
        return value
    }

    /// Inserts before `index`, which must be in 0...count.
    func insert(_ value: Value, at index: Int, _ interpreter: Interpreter) throws {
        if count == capacity { try grow(interpreter) }
        count &+= 1
        var position = count &- 1
        while position > index {
            self[position] = self[position &- 1]
            position &-= 1
        }
        self[index] = value
        version &+= 1
    }

    func reverse() {
        var low = 0, high = count &- 1
        while low < high {
            let value = self[low]
            self[low] = self[high]
            self[high] = value
            low &+= 1
            high &-= 1
        }
    }

    func extend(_ iterable: Value, atFront: Bool = false, _ interpreter: Interpreter) throws {
        // A deque that extends itself takes what it has now.
        let source = iterable.object === self ? Value.object(try interpreter.list(from: iterable)) : iterable
        try interpreter.forEach(in: source) { value in
            if atFront { try prepend(value, interpreter) } else { try append(value, interpreter) }
            return true
        }
    }

    /// A deque of the same kind with the same elements.
    func copy(_ interpreter: Interpreter) throws -> DequeObject {
        let result = DequeObject(limit: limit)
        try interpreter.charge(work: count)
        for index in 0..<count { try result.append(self[index], interpreter) }
        return result
    }

    /// The place of the first element equal to `value`; searching runs a program's code, which must not change the deque.
    func firstIndex(of value: Value, from start: Int = 0, to stop: Int = .max, _ interpreter: Interpreter) throws -> Int? {
        let version = self.version
        var index = start
        while index < count, index < stop {
            let found = try interpreter.isEqual(self[index], value)
            if version != self.version { throw interpreter.runtimeError("deque mutated during iteration") }
            if found { return index }
            index &+= 1
        }
        try interpreter.charge(work: index &- start)
        return nil
    }

    /// `self *= times`
    private func repeatElements(_ times: Int, _ interpreter: Interpreter) throws {
        if times <= 0 { return removeAll() }
        if count == 0 || times == 1 { return }
        let elements = try interpreter.list(from: .object(self))
        var rest = times
        // No more turns than fill the deque.
        if limit != .max, times > limit / count { rest = (limit &+ count &- 1) / count }
        for _ in 1..<max(1, rest) {
            try interpreter.charge(work: elements.count)
            for value in elements.values { try append(value, interpreter) }
        }
    }

    // MARK: protocols

    public override func nativeLength(_ interpreter: Interpreter) throws -> Int { count }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { count != 0 }
    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(DequeIterator(self)) }
    public override func nativeReversed(_ interpreter: Interpreter) throws -> Value { .object(DequeIterator(self, isReversed: true)) }
    public override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool { try firstIndex(of: value, interpreter) != nil }

    private func place(_ index: Value, _ interpreter: Interpreter) throws -> Int {
        if try interpreter.indexOrNil(index) == nil { throw interpreter.typeError("sequence index must be integer, not '\(index.typeName)'") }
        var position = try interpreter.machineIndex(index)
        if position < 0 { position = position &+ count }
        if position < 0 || position >= count { throw interpreter.indexError("deque index out of range") }
        return position
    }

    public override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value { self[try place(index, interpreter)] }
    public override func nativeSetItem(_ index: Value, _ value: Value, _ interpreter: Interpreter) throws { self[try place(index, interpreter)] = value }
    public override func nativeDeleteItem(_ index: Value, _ interpreter: Interpreter) throws {
        let position = try place(index, interpreter)
        try interpreter.charge(work: count)
        _ = remove(at: position)
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        try interpreter.guardingRepr(self, running: "[...]", to: &text) { text in
            text.append(contentsOf: (type.qualifiedName + "(").utf8)
            try interpreter.appendRepr(.object(interpreter.list(from: .object(self))), to: &text)
            text.append(contentsOf: (limit == .max ? ")" : ", maxlen=\(limit))").utf8)
        }
    }

    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .add:
            guard !reflected, let deque = other.deque else { return .notImplemented }
            let result = try copy(interpreter)
            try result.extend(.object(deque), interpreter)
            return .object(result)
        case .multiply:
            guard let times = try interpreter.repetitions(other) else { return .notImplemented }
            let result = try copy(interpreter)
            try result.repeatElements(times, interpreter)
            return .object(result)
        default: return .notImplemented
        }
    }

    public override func nativeInPlace(_ operation: BinaryOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .add:
            try extend(other, interpreter)
            return .object(self)
        case .multiply:
            guard let times = try interpreter.repetitions(other) else { return .notImplemented }
            try repeatElements(times, interpreter)
            return .object(self)
        default: return .notImplemented
        }
    }

    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard let deque = other.deque else { return .notImplemented }
        if count != deque.count, operation == .equal || operation == .notEqual { return .bool(operation == .notEqual) }
        var index = 0
        while index < count, index < deque.count {
            let a = self[index], b = deque[index]
            index &+= 1
            if try interpreter.isEqual(a, b) { continue }
            switch operation {
            case .equal: return .bool(false)
            case .notEqual: return .bool(true)
            default: return try interpreter.compare(operation, a, b)
            }
        }
        try interpreter.charge(work: index)
        return try interpreter.compare(operation, .int(count), .int(deque.count))
    }
}

extension Value {
    /// A deque, of a subclass too.
    var deque: DequeObject? {
        guard case .object(let object) = self, object.kind == .other || object.kind == .instance else { return nil }
        return object as? DequeObject
    }
}

final class DequeIterator: IteratorObject {
    @exclusivity(unchecked) private var deque: DequeObject?
    private let isReversed: Bool
    private let version: UInt
    @exclusivity(unchecked) private var index = 0

    static let typeRef = iteratorType("_deque_iterator"), reverseTypeRef = iteratorType("_deque_reverse_iterator")

    private static func iteratorType(_ name: String) -> TypeRef {
        let type = TypeObject.native("_collections." + name, module: "_collections", base: Types.object, specials: [.iterator, .next], isSubclassable: false)
        type.qualifiedName = name
        type.addLengthHint()
        return type.reference
    }

    init(_ deque: DequeObject, isReversed: Bool = false) {
        self.deque = deque
        self.isReversed = isReversed
        version = deque.version
        super.init(isReversed ? Self.reverseTypeRef : Self.typeRef)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let deque else { return nil }
        if deque.version != version {
            self.deque = nil
            throw interpreter.runtimeError("deque mutated during iteration")
        }
        if index >= deque.count {
            self.deque = nil
            return nil
        }
        index &+= 1
        return deque[isReversed ? deque.count &- index : index &- 1]
    }

    override func lengthHint(_ interpreter: Interpreter) -> Int? { deque.map { max(0, $0.count &- index) } ?? 0 }
}
