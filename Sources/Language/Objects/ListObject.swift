/// A list.  Its storage is its own: a program may change the list from code that runs while the list is being read (comparisons, keys),
/// so readers go by index and look at `count` again after every call into the interpreter.
public final class ListObject: Object {
    @exclusivity(unchecked) var base: UnsafeMutablePointer<Value>
    @exclusivity(unchecked) public private(set) var count: Int
    @exclusivity(unchecked) private var capacity: Int

    public init(capacity: Int = 0, type: TypeRef = Types.list) {
        base = .allocate(capacity: capacity)
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

    deinit {
        Release.values(base, count: count)
        base.deallocate()
    }

    /// The elements; valid until the list changes.
    public var values: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: count) }

    /// `index` must be in range.
    public subscript(index: Int) -> Value {
        @inline(__always) get { base[index] }
        @inline(__always) set { base[index] = newValue }
    }

    @inline(__always)
    public func append(_ value: Value) {
        if count == capacity { grow(to: count &+ 1) }
        (base + count).initialize(to: value)
        count &+= 1
    }

    /// Makes room for `needed` elements; grows by an eighth, as CPython does.
    @inline(never)
    private func grow(to needed: Int) {
        let size = needed &+ (needed >> 3) &+ (needed < 9 ? 3 : 6)
        reserve(size)
    }

    public func reserve(_ size: Int) {
        if size <= capacity { return }
        let new = UnsafeMutablePointer<Value>.allocate(capacity: size)
        new.moveInitialize(from: base, count: count)
        base.deallocate()
        base = new
        capacity = size
    }

    /// Removes and returns the element at `index`, which must be in range.
    public func remove(at index: Int) -> Value {
        let value = (base + index).move()
        (base + index).moveInitialize(from: base + index + 1, count: count &- index &- 1)
        count &-= 1
        return value
    }

    /// Inserts before `index`, which must be in 0...count.
    public func insert(_ value: Value, at index: Int) {
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
            let new = UnsafeMutablePointer<Value>.allocate(capacity: size)
            new.moveInitialize(from: base, count: range.lowerBound)
            (new + range.lowerBound + values.count).moveInitialize(from: base + range.upperBound, count: rest)
            base.deallocate()
            base = new
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
        let old = base, size = count
        base = .allocate(capacity: 0)
        count = 0
        capacity = 0
        Release.values(old, count: size)
        old.deallocate()
    }

    /// Takes over all elements of `other`, which becomes empty (sorting works on a detached list).
    public func exchange(with other: ListObject) {
        swap(&base, &other.base)
        swap(&count, &other.count)
        swap(&capacity, &other.capacity)
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
        let base = UnsafeMutablePointer<Value>.allocate(capacity: count)
        base.initialize(from: start, count: count)
        self.init(adopting: base, count: count, type: type)
    }

    public convenience init(moving start: UnsafeMutablePointer<Value>, count: Int, type: TypeRef = Types.tuple) {
        let base = UnsafeMutablePointer<Value>.allocate(capacity: count)
        base.moveInitialize(from: start, count: count)
        self.init(adopting: base, count: count, type: type)
    }

    public convenience init<C: Collection>(_ items: C, type: TypeRef = Types.tuple) where C.Element == Value {
        let base = UnsafeMutablePointer<Value>.allocate(capacity: items.count)
        var index = 0
        for item in items {
            (base + index).initialize(to: item)
            index += 1
        }
        self.init(adopting: base, count: index, type: type)
    }

    deinit {
        Release.values(base, count: count)
        base.deallocate()
    }

    public static let empty = TupleObject(EmptyCollection<Value>())

    public var values: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: count) }

    /// `index` must be in range.
    public subscript(index: Int) -> Value {
        @inline(__always) get { base[index] }
    }
}

/// `range(start, stop, step)`; a range whose bounds do not fit machine words is not in the dialect.
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
}

/// `start:stop:step`.
public final class SliceObject: Object {
    public let start: Value, stop: Value, step: Value
    public init(_ start: Value, _ stop: Value, _ step: Value) {
        self.start = start
        self.stop = stop
        self.step = step
        super.init(.slice, Types.slice)
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
}

/// A variable that several functions share.
public final class CellObject: Object {
    @exclusivity(unchecked) public var value: Value
    public init(_ value: Value) {
        self.value = value
        super.init(.cell, Types.cell)
    }
    deinit { Release.value(&value) }
}
