/// A list.  Its storage is its own: a program may change the list from code that runs while the list is being read (comparisons, keys),
/// so readers go by index and look at `count` again after every call into the interpreter.
public final class ListObject: Object {
    @exclusivity(unchecked) var base: UnsafeMutablePointer<Value>
    @exclusivity(unchecked) public internal(set) var count: Int
    @exclusivity(unchecked) private var capacity: Int
    /// Free slots before `base`, where elements at the front were removed.
    @exclusivity(unchecked) private var front = 0

    public init(capacity: Int = 0, type: TypeRef = Types.list) {
        base = capacity == 0 ? Self.noRoom : SmallMemory.take(capacity)
        self.capacity = capacity
        count = 0
        super.init(type == Types.list ? .list : .instance, type)
    }

    public convenience init<S: Sequence>(_ items: S, type: TypeRef = Types.list) where S.Element == Value {
        self.init(capacity: items.underestimatedCount, type: type)
        for item in items { append(item) }
    }

    /// Moves `count` values out of `start`.
    public convenience init(moving start: UnsafeMutablePointer<Value>, count: Int, type: TypeRef = Types.list) {
        self.init(capacity: count, type: type)
        base.moveInitialize(from: start, count: count)
        self.count = count
    }

    /// Copies `count` values from `start`.
    public convenience init(copying start: UnsafePointer<Value>, count: Int, type: TypeRef = Types.list) {
        self.init(capacity: count, type: type)
        base.initialize(from: start, count: count)
        self.count = count
    }

    /// `count` copies of a value.
    convenience init(repeating value: Value, count: Int) {
        self.init(capacity: count)
        base.initialize(repeating: value, count: count)
        self.count = count
    }

    deinit {
        if count > 0 { Release.values(base, count: count) }
        freeMemory()
    }

    /// Where a list without any memory begins; never read or written.
    private static var noRoom: UnsafeMutablePointer<Value> {
        @inline(__always) get { unsafeBitCast(MemoryLayout<Value>.stride, to: UnsafeMutablePointer<Value>.self) }
    }

    @inline(__always)
    private func freeMemory() { if front &+ capacity > 0 { SmallMemory.give(base - front, front &+ capacity) } }

    /// A copy of the elements.
    public var values: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }
    /// The elements in place; valid until the list changes and only as long as somebody else holds the list: never of a temporary.
    public var unsafeValues: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: count) }

    /// `index` must be in range.
    public subscript(index: Int) -> Value {
        @inline(__always) get { base[index] }
        @inline(__always) set { base[index] = newValue }
    }

    /// The element at an index that may count from the end; nil if there is none.
    @inline(__always)
    public func element(_ index: Int) -> Value? {
        let position = index < 0 ? index &+ count : index
        return UInt(bitPattern: position) < UInt(bitPattern: count) ? base[position] : nil
    }

    /// Replaces the element at an index that may count from the end; false if there is none.
    @inline(__always)
    public func setElement(_ index: Int, _ value: Value) -> Bool {
        let position = index < 0 ? index &+ count : index
        guard UInt(bitPattern: position) < UInt(bitPattern: count) else { return false }
        base[position] = value
        return true
    }

    @inline(__always)
    public func append(_ value: Value) {
        if count == capacity { grow(to: count &+ 1) }
        (base + count).initialize(to: value)
        count &+= 1
    }

    /// The same for a program, whose memory is limited: asks before a large list grows.
    @inline(__always)
    public func append(_ value: Value, _ interpreter: Interpreter) throws {
        if count == capacity, count >= 1024 { try interpreter.reserve(bytes: count &* 2) }
        append(value)
    }

    /// Appends copies of `count` values, which may be the list's own.
    func append(copying start: UnsafePointer<Value>, count added: Int) {
        if added == 0 { return }
        let isOwn = start == UnsafePointer(base)
        if count &+ added > capacity { grow(to: count &+ added) }
        (base + count).initialize(from: isOwn ? UnsafePointer(base) : start, count: added)
        count &+= added
    }

    /// Makes room for `needed` elements; grows by an eighth, as CPython does.
    @inline(never)
    private func grow(to needed: Int) {
        let size = needed &+ (needed >> 3) &+ (needed < 9 ? 3 : 6)
        reserve(size)
    }

    public func reserve(_ size: Int) {
        if size <= capacity { return }
        let new = SmallMemory.take(size, Value.self)
        new.moveInitialize(from: base, count: count)
        freeMemory()
        base = new
        front = 0
        capacity = size
    }

    /// Removes and returns the element at `index`, which must be in range.
    public func remove(at index: Int) -> Value {
        let value = (base + index).move()
        if index < count >> 1 {
            // The shorter side moves.
            (base + 1).moveInitialize(from: base, count: index)
            base += 1
            front &+= 1
            capacity &-= 1
        } else {
            (base + index).moveInitialize(from: base + index + 1, count: count &- index &- 1)
        }
        count &-= 1
        return value
    }

    /// Takes out the last element; there must be one.
    @inline(__always)
    func removeLast() -> Value {
        count &-= 1
        return (base + count).move()
    }

    /// Inserts before `index`, which must be in 0...count.
    public func insert(_ value: Value, at index: Int) {
        if front > 0, index < count >> 1 {
            base -= 1
            front &-= 1
            capacity &+= 1
            base.moveInitialize(from: base + 1, count: index)
            (base + index).initialize(to: value)
            count &+= 1
            return
        }
        if count == capacity { grow(to: count &+ 1) }
        (base + index + 1).moveInitialize(from: base + index, count: count &- index)
        (base + index).initialize(to: value)
        count &+= 1
    }

    /// Replaces the elements of a range (which must lie in 0..<count) by `values`, which must not be the list's own memory.
    public func replace(_ range: Range<Int>, with values: UnsafeBufferPointer<Value>) {
        let removed = range.count, rest = count &- range.upperBound
        let old = UnsafeMutablePointer<Value>.allocate(capacity: max(1, removed))
        old.moveInitialize(from: base + range.lowerBound, count: removed)
        let newCount = count &- removed &+ values.count
        if newCount > capacity {
            let size = newCount &+ (newCount >> 3) &+ 6
            let new = SmallMemory.take(size, Value.self)
            new.moveInitialize(from: base, count: range.lowerBound)
            (new + range.lowerBound + values.count).moveInitialize(from: base + range.upperBound, count: rest)
            freeMemory()
            base = new
            front = 0
            capacity = size
        } else {
            (base + range.lowerBound + values.count).moveInitialize(from: base + range.upperBound, count: rest)
        }
        if let source = values.baseAddress { (base + range.lowerBound).initialize(from: source, count: values.count) }
        count = newCount
        // Last: releasing may run a program's code, which may look at this list.
        Release.values(old, count: removed)
        old.deallocate()
    }

    /// Removes all elements.
    public func removeAll() {
        let old = base, size = count, memory = base - front, room = front &+ capacity
        base = Self.noRoom
        front = 0
        count = 0
        capacity = 0
        Release.values(old, count: size)
        if room > 0 { SmallMemory.give(memory, room) }
    }

    /// Takes over all elements of `other`, which becomes empty (sorting works on a detached list).
    public func exchange(with other: ListObject) {
        swap(&base, &other.base)
        swap(&count, &other.count)
        swap(&capacity, &other.capacity)
        swap(&front, &other.front)
    }

    // MARK: protocols (ListObject+Operations.swift)

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { try appendRepr(open: "[", close: "]", to: &text, interpreter) }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { count != 0 }
    public override func nativeLength(_ interpreter: Interpreter) throws -> Int { count }
    public override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value { try item(index, interpreter) }
    public override func nativeSetItem(_ index: Value, _ value: Value, _ interpreter: Interpreter) throws { try setItem(index, value, interpreter) }
    public override func nativeDeleteItem(_ index: Value, _ interpreter: Interpreter) throws { try deleteItem(index, interpreter) }
    public override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool { try firstIndex(of: value, interpreter) != nil }
    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(ListIterator(self)) }
    public override func nativeReversed(_ interpreter: Interpreter) throws -> Value { .object(ListReverseIterator(self)) }
    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        try binary(operation, other, reflected: reflected, interpreter)
    }
    public override func nativeInPlace(_ operation: BinaryOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        try inPlace(operation, other, interpreter)
    }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard let list = other.list else { return .notImplemented }
        return try compare(operation, to: list, interpreter)
    }
}

/// A tuple.
public final class TupleObject: Object {
    let base: UnsafeMutablePointer<Value>
    public let count: Int

    /// Takes over `base`, which holds `count` values.
    init(adopting base: UnsafeMutablePointer<Value>, count: Int, type: TypeRef = Types.tuple) {
        self.base = base
        self.count = count
        super.init(type == Types.tuple ? .tuple : .instance, type)
    }

    public convenience init(copying start: UnsafePointer<Value>, count: Int, type: TypeRef = Types.tuple) {
        let base = SmallMemory.take(count, Value.self)
        base.initialize(from: start, count: count)
        self.init(adopting: base, count: count, type: type)
    }

    public convenience init(moving start: UnsafeMutablePointer<Value>, count: Int, type: TypeRef = Types.tuple) {
        let base = SmallMemory.take(count, Value.self)
        base.moveInitialize(from: start, count: count)
        self.init(adopting: base, count: count, type: type)
    }

    /// A pair.
    public convenience init(_ first: Value, _ second: Value) {
        let base = SmallMemory.take(2, Value.self)
        base.initialize(to: first)
        (base + 1).initialize(to: second)
        self.init(adopting: base, count: 2)
    }

    public convenience init<C: Collection>(_ items: C, type: TypeRef = Types.tuple) where C.Element == Value {
        let base = SmallMemory.take(items.count, Value.self)
        var index = 0
        for item in items {
            (base + index).initialize(to: item)
            index += 1
        }
        self.init(adopting: base, count: index, type: type)
    }

    deinit {
        Release.values(base, count: count)
        SmallMemory.give(base, count)
    }

    public static let empty = TupleObject(EmptyCollection<Value>())

    /// A copy of the elements.
    public var values: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }
    /// The elements in place, only as long as somebody else holds the tuple: never of a temporary.
    public var unsafeValues: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: count) }

    /// `index` must be in range.
    public subscript(index: Int) -> Value {
        @inline(__always) get { base[index] }
    }

    /// The element at an index that may count from the end; nil if there is none.
    @inline(__always)
    public func element(_ index: Int) -> Value? {
        let position = index < 0 ? index &+ count : index
        return UInt(bitPattern: position) < UInt(bitPattern: count) ? base[position] : nil
    }

    // MARK: protocols (TupleType.swift)

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        try appendRepr(open: "(", close: count == 1 ? ",)" : ")", to: &text, interpreter)
    }
    public override func nativeHash(_ interpreter: Interpreter) throws -> Int { try elementsHash(interpreter) }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { count != 0 }
    public override func nativeLength(_ interpreter: Interpreter) throws -> Int { count }
    public override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value { try item(index, interpreter) }
    public override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool { try firstIndex(of: value, interpreter) != nil }
    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(TupleIterator(self)) }
    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        try binary(operation, other, reflected: reflected, interpreter)
    }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard let tuple = other.tuple else { return .notImplemented }
        return try compare(operation, to: tuple, interpreter)
    }
}

/// `range(start, stop, step)` of machine words; `LongRange` has the others.
public final class RangeObject: Object {
    public let start: Int, stop: Int, step: Int
    /// The number of elements.
    public let count: Int

    /// `step` must not be 0.
    public init(start: Int, stop: Int, step: Int) {
        self.start = start
        self.stop = stop
        self.step = step
        count = SliceObject.count(start, stop, step)
        super.init(.range, Types.range)
    }

    /// The element at `index`, which must be in 0..<count.
    @inline(__always)
    public func element(_ index: Int) -> Int { start &+ index &* step }

    // MARK: protocols (RangeType.swift)

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: (step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))").utf8)
    }
    public override func nativeHash(_ interpreter: Interpreter) throws -> Int { try elementsHash(interpreter) }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { count != 0 }
    public override func nativeLength(_ interpreter: Interpreter) throws -> Int { count }
    public override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value { try item(index, interpreter) }
    public override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool { try firstIndex(of: value, interpreter) != nil }
    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(RangeIterator(self)) }
    public override func nativeReversed(_ interpreter: Interpreter) throws -> Value { .object(RangeIterator(reversing: self)) }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual else { return .notImplemented }
        guard let range = other.object(.range, RangeObject.self) else {
            guard let range = other.object as? LongRange else { return .notImplemented }
            return .bool(LongRange(self).hasSameElements(as: range) == (operation == .equal))
        }
        return .bool(hasSameElements(as: range) == (operation == .equal))
    }
}

/// `start:stop:step`.
public final class SliceObject: Object {
    @exclusivity(unchecked) public private(set) var start: Value
    @exclusivity(unchecked) public private(set) var stop: Value
    @exclusivity(unchecked) public private(set) var step: Value

    public init(_ start: Value, _ stop: Value, _ step: Value) {
        self.start = start
        self.stop = stop
        self.step = step
        super.init(.slice, Types.slice)
    }

    deinit {
        Release.value(&start)
        Release.value(&stop)
        Release.value(&step)
    }

    /// How many numbers `range(start, stop, step)` has.
    static func count(_ start: Int, _ stop: Int, _ step: Int) -> Int {
        if step > 0 {
            if start >= stop { return 0 }
            let span = UInt(bitPattern: stop) &- UInt(bitPattern: start) &- 1
            return Int(clamping: span / UInt(bitPattern: step) &+ 1)
        }
        if start <= stop { return 0 }
        let span = UInt(bitPattern: start) &- UInt(bitPattern: stop) &- 1
        return Int(clamping: span / (UInt(bitPattern: 0) &- UInt(bitPattern: step)) &+ 1)
    }

    /// Start, stop and step for a sequence of `length` elements (`slice.indices`), and how many elements they select.
    public func indices(_ length: Int, _ interpreter: Interpreter) throws -> (start: Int, stop: Int, step: Int, count: Int) {
        let step = self.step.isNone ? 1 : try interpreter.clampedIndex(self.step, "slice indices must be integers or None or have an __index__ method")
        if step == 0 { throw interpreter.valueError("slice step cannot be zero") }
        func bound(_ value: Value, _ absent: Int) throws -> Int {
            if value.isNone { return absent }
            var index = try interpreter.clampedIndex(value, "slice indices must be integers or None or have an __index__ method")
            if index < 0 {
                index = index &+ length
                if index < 0 { index = step < 0 ? -1 : 0 }
            } else if index >= length {
                index = step < 0 ? length &- 1 : length
            }
            return index
        }
        let first = try bound(start, step < 0 ? length &- 1 : 0)
        let last = try bound(stop, step < 0 ? -1 : length)
        // The smallest Int has no absolute value; a step that large selects at most one element either way.
        let usable = max(step, -Int.max)
        return (first, last, usable, Self.count(first, last, usable))
    }

    // MARK: protocols (SliceType.swift)

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "slice(".utf8)
        try interpreter.appendRepr(start, to: &text)
        text.append(contentsOf: ", ".utf8)
        try interpreter.appendRepr(stop, to: &text)
        text.append(contentsOf: ", ".utf8)
        try interpreter.appendRepr(step, to: &text)
        text.append(UInt8(ascii: ")"))
    }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard let slice = other.object(.slice, SliceObject.self) else { return .notImplemented }
        return try TupleObject([start, stop, step]).compare(operation, to: TupleObject([slice.start, slice.stop, slice.step]), interpreter)
    }
}

/// A variable that several functions share.
public final class CellObject: Object {
    @exclusivity(unchecked) public var value: Value
    public init(_ value: Value) {
        self.value = value
        super.init(.cell, Types.cell)
    }
    deinit { Release.value(&value) }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        let content = value.isUndefined ? "empty" : "\(value.typeName) object at \(interpreter.address(value))"
        text.append(contentsOf: "<cell at \(interpreter.address(self)): \(content)>".utf8)
    }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard let cell = other.object(.cell, CellObject.self) else { return .notImplemented }
        // An empty cell is less than one that holds something.
        if value.isUndefined || cell.value.isUndefined {
            return .bool(Interpreter.holds(operation, value.isUndefined ? 0 : 1, cell.value.isUndefined ? 0 : 1))
        }
        return try interpreter.compare(operation, value, cell.value)
    }
}
