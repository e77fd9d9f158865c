/// What lists and tuples have in common.  Comparisons may run a program's code, which may change a list: every step reads `count` again.
protocol ElementSequence: Object {
    var count: Int { get }
    subscript(index: Int) -> Value { get }
}

extension ListObject: ElementSequence {}
extension TupleObject: ElementSequence {}

extension ElementSequence {
    /// The elements between brackets; `[...]` inside of itself.
    @inline(__always)
    func appendRepr(open: StaticString, close: StaticString, to text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(open)
        if interpreter.reprRunning.contains(ObjectIdentifier(self)) {
            text.append("...")
            text.append(close)
            return
        }
        interpreter.reprRunning.append(ObjectIdentifier(self))
        defer { interpreter.reprRunning.removeLast() }
        var index = 0
        while index < count {
            if index > 0 { text.append(", ") }
            try interpreter.tick()
            try interpreter.appendRepr(self[index], to: &text)
            index &+= 1
        }
        text.append(close)
    }

    /// `self < other` and so on: the first elements that differ decide, then the lengths.
    @inline(__always)
    func compare<Other: ElementSequence>(_ operation: ComparisonOperation, to other: Other, _ interpreter: Interpreter) throws -> Value {
        if count != other.count {
            if operation == .equal { return .bool(false) }
            if operation == .notEqual { return .bool(true) }
        }
        var index = 0
        while index < count, index < other.count {
            let a = self[index], b = other[index]
            index &+= 1
            if try interpreter.isEqual(a, b) { continue }
            return try interpreter.decide(operation, a, b)
        }
        try interpreter.charge(work: index)
        return .bool(Interpreter.holds(operation, count, other.count))
    }

    /// The place of the first element equal to `value` from `start` on and before `stop`.
    @inline(__always)
    func firstIndex(of value: Value, from start: Int = 0, to stop: Int = .max, _ interpreter: Interpreter) throws -> Int? {
        var index = start
        if case .int(let number) = value {
            while index < count, index < stop {
                if case .int(let other) = self[index] {
                    if other == number { return index }
                } else if try interpreter.isEqual(self[index], value) {
                    return index
                }
                index &+= 1
            }
        } else {
            while index < count, index < stop {
                if try interpreter.isEqual(self[index], value) { return index }
                index &+= 1
            }
        }
        try interpreter.charge(work: index &- start)
        return nil
    }

    func occurrences(of value: Value, _ interpreter: Interpreter) throws -> Int {
        var result = 0, index = 0
        while index < count {
            if try interpreter.isEqual(self[index], value) { result &+= 1 }
            index &+= 1
        }
        try interpreter.charge(work: index)
        return result
    }
}

extension Array where Element == UInt8 {
    @inline(__always)
    mutating func append(_ text: StaticString) { append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }
}

extension Interpreter {
    /// What the first elements that differ say of a comparison of two sequences.
    @inline(__always)
    func decide(_ operation: ComparisonOperation, _ a: Value, _ b: Value) throws -> Value {
        if operation == .equal { return .bool(false) }
        if operation == .notEqual { return .bool(true) }
        return try compare(operation, a, b)
    }

    /// Bounds as `list.index` takes them, moved into 0...count.
    func searchBound(_ value: Value, _ count: Int) throws -> Int {
        let index = try clampedIndex(value, "slice indices must be integers or have an __index__ method")
        return index < 0 ? max(0, index &+ count) : index
    }

    /// An index of `sequence[index]` as a machine word; `name` is for the message.
    @inline(never)
    func sequenceIndex(_ index: Value, _ name: String) throws -> Int {
        guard let number = try indexOrNil(index) else { throw typeError("\(name) indices must be integers or slices, not \(index.typeName)") }
        return try machineIndex(number, of: index)
    }

    /// Refuses keywords and a wrong number of arguments, as constructors written in C do.
    public func expectPositional(_ arguments: Arguments, _ name: String, _ minimum: Int, _ maximum: Int) throws {
        if let names = arguments.names, !names.isEmpty { throw typeError("\(name)() takes no keyword arguments") }
        let count = arguments.count
        if count >= minimum, count <= maximum { return }
        let bound = count < minimum ? minimum : maximum
        let word = minimum == maximum ? "" : count < minimum ? "at least " : "at most "
        throw typeError("\(name) expected \(word)\(bound) argument\(bound == 1 ? "" : "s"), got \(count)")
    }

    /// Appends the repr of an object that may contain itself: `running` stands for it inside of itself.
    public func guardingRepr(_ object: Object, running: StaticString, to text: inout [UInt8], _ body: (inout [UInt8]) throws -> Void) throws {
        if reprRunning.contains(ObjectIdentifier(object)) { return text.append(running) }
        reprRunning.append(ObjectIdentifier(object))
        defer { reprRunning.removeLast() }
        try body(&text)
    }

    /// The error of `a + b` and `a * b` when neither side knew and one is a sequence.
    func sequenceError(_ operation: BinaryOperation, _ a: Value, _ b: Value) -> PythonError? {
        switch operation {
        case .add:
            guard let name = Self.sequenceName(a) else { return nil }
            if name == "bytes" || name == "bytearray" { return typeError("can't concat \(b.typeName) to \(name)") }
            return typeError("can only concatenate \(name) (not \"\(b.typeName)\") to \(name)")
        case .multiply:
            guard let other = Self.sequenceName(a) != nil ? b : Self.sequenceName(b) != nil ? a : nil else { return nil }
            // Something with `__index__` that fails says why itself (a tensor with many elements).
            if other.object?.kind == .tensor, let failure = failureOfIndex(other) { return failure }
            return typeError("can't multiply sequence by non-int of type '\(other.typeName)'")
        default: return nil
        }
    }

    private func failureOfIndex(_ value: Value) -> PythonError? {
        do { _ = try index(value) } catch { return error.python }
        return nil
    }

    private static func sequenceName(_ value: Value) -> String? {
        guard let object = value.object else { return nil }
        switch object.kind {
        case .string: return "str"
        case .bytes: return "bytes"
        case .list: return "list"
        case .tuple: return "tuple"
        case .other, .instance:
            let name = object.type.layout.name
            if name == "collections.deque" { return "deque" }
            return ["str", "bytes", "bytearray", "list", "tuple"].contains(name) ? name : nil
        default: return nil
        }
    }

    /// How often `sequence * other` repeats; nil if `other` is not for that (or brings a method of its own).
    public func repetitions(_ other: Value) throws -> Int? {
        switch other {
        case .int(let number): return number
        case .bool(let flag): return flag ? 1 : 0
        case .object(let object):
            if object.kind == .instance || object.kind == .exception {
                if let own = object.type.special(.rmultiply), !own.isSlotWrapper(.rmultiply) { return nil }
            }
            guard let number = try indexOrNil(other) else { return nil }
            if case .int(let number) = number { return number }
            throw overflowError("cannot fit '\(other.typeName)' into an index-sized integer")
        default: return nil
        }
    }

    /// Whether the right operand of `sequence += other` brings its own `__radd__`, which CPython asks first.
    func reflectedAddition(_ sequence: Value, _ other: Value) throws -> Value? {
        guard let object = other.object, object.kind == .instance, let method = object.type.special(.radd) else { return nil }
        let result = try callSpecial(method, other, sequence)
        return result.isNotImplemented ? nil : result
    }

    /// Appends elements without an iterator where the iterable's own storage is known; false: it has to be iterated over.
    func extendDirectly(_ list: ListObject, with iterable: Value) throws -> Bool {
        guard case .object(let object) = iterable else { return false }
        switch object.kind {
        case .list:
            let source = unsafeDowncast(object, to: ListObject.self)
            try reserveElements(source.count)
            list.append(copying: source.base, count: source.count)
        case .tuple:
            let source = unsafeDowncast(object, to: TupleObject.self)
            try reserveElements(source.count)
            list.append(copying: source.base, count: source.count)
        case .range:
            let source = unsafeDowncast(object, to: RangeObject.self)
            try reserveElements(source.count)
            list.reserve(list.count &+ source.count)
            var number = source.start
            for _ in 0..<source.count {
                list.append(.int(number))
                number = number &+ source.step
            }
        case .dict:
            let source = unsafeDowncast(object, to: DictObject.self)
            try reserveElements(source.count)
            list.reserve(list.count &+ source.count)
            for position in 0..<source.used where !source.key(at: position).isUndefined { list.append(source.key(at: position)) }
        case .set, .frozenset:
            let source = unsafeDowncast(object, to: SetObject.self)
            try reserveElements(source.count)
            list.reserve(list.count &+ source.count)
            var position = 0
            while let element = source.next(&position) { list.append(element) }
        default: return false
        }
        return true
    }

    /// Room for the elements of a range or its iterator, whose number may be beyond any memory: known before the first is made.
    ///
    /// - Throws: OverflowError where a machine word does not hold the number, MemoryError where the limit does not hold the elements.
    func reserveElements(ofLong iterable: Value) throws {
        guard case .object(let object) = iterable else { return }
        if let range = object as? LongRange {
            try reserve(count: range.nativeLength(self), size: 16)
        } else if let iterator = object as? LongRangeIterator {
            guard let count = Int(exactly: iterator.remaining) else { throw overflowError("Python int too large to convert to C ssize_t") }
            try reserve(count: count, size: 16)
        } else if let iterator = object as? RangeIterator, let count = iterator.lengthHint(self) {
            try reserve(count: count, size: 16)
        }
    }

    private func reserveElements(_ count: Int) throws {
        try reserve(count: count, size: 16)
        try charge(work: count)
    }
}
