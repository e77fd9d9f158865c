/// A set or frozenset: an open-addressing table with CPython's way of probing and growing, since the order of iteration is the order of the
/// table, and programs print sets.
///
/// A search may run a program's `__eq__`, which may change the set; a search that notices this starts again.
public final class SetObject: Object {
    struct Entry {
        /// `.undefined` where nothing is.
        var key: Value
        /// 0 in a free slot, -1 where an element was removed (no hash is -1).
        var hash: Int
    }

    static let smallestSize = 8
    /// How many neighbours are looked at before the hash decides where to go on.
    private static let neighbours = 9

    public let isFrozen: Bool
    @exclusivity(unchecked) var table: UnsafeMutablePointer<Entry>
    @exclusivity(unchecked) var mask = SetObject.smallestSize &- 1
    /// Slots that are not free: elements and places of removed ones.
    @exclusivity(unchecked) var filled = 0
    /// `len(self)`
    @exclusivity(unchecked) public internal(set) var count = 0
    /// Where `pop` goes on.
    @exclusivity(unchecked) private var finger = 0
    /// The hash of a frozenset once it is known; -1 until then.
    @exclusivity(unchecked) private var cachedHash = -1
    /// Changes when the table is replaced.
    @exclusivity(unchecked) private var version: UInt = 0

    public init(isFrozen: Bool = false, type: TypeRef? = nil) {
        self.isFrozen = isFrozen
        table = Self.newTable(Self.smallestSize)
        let own = isFrozen ? Types.frozenset : Types.set
        super.init(type == nil || type == own ? (isFrozen ? .frozenset : .set) : .instance, type ?? own)
    }

    deinit { Self.release(table, mask) }

    private static func newTable(_ size: Int) -> UnsafeMutablePointer<Entry> {
        let table = UnsafeMutablePointer<Entry>.allocate(capacity: size)
        table.initialize(repeating: Entry(key: .undefined, hash: 0), count: size)
        return table
    }

    private static func release(_ table: UnsafeMutablePointer<Entry>, _ mask: Int) {
        for slot in 0...mask { Release.value(&table[slot].key) }
        table.deallocate()
    }

    // MARK: searching

    /// The slot of an element, or the free slot where the search for it ended; `vacated` becomes the last slot on the way where an element
    /// was removed, or -1.
    @inline(__always)
    private func slot(of key: Value, hash: Int, vacated: inout Int, _ interpreter: Interpreter) throws -> Int {
        restart: while true {
            vacated = -1
            let table = self.table, mask = self.mask, version = self.version
            var start = hash & mask
            var perturbation = UInt(bitPattern: hash)
            while true {
                var slot = start
                let last = start &+ Self.neighbours <= mask ? start &+ Self.neighbours : start
                repeat {
                    let stored = table[slot].hash
                    if stored == hash {
                        let other = table[slot].key
                        if other.isUndefined || other.isIdentical(to: key) { return slot }
                        switch (key, other) {
                        case (.int, .int): break
                        case (.object(let a), .object(let b)) where a.kind == .string && b.kind == .string:
                            if unsafeDowncast(a, to: StringObject.self).hasSameText(as: unsafeDowncast(b, to: StringObject.self)) { return slot }
                        default:
                            let isEqual = try interpreter.isEqual(other, key)
                            if version != self.version || !self.table[slot].key.isIdentical(to: other) { continue restart }
                            if isEqual { return slot }
                        }
                    } else if stored == 0 {
                        if table[slot].key.isUndefined { return slot }
                    } else if stored == -1 {
                        vacated = slot
                    }
                    slot &+= 1
                } while slot <= last
                perturbation >>= 5
                start = (start &* 5 &+ 1 &+ Int(bitPattern: perturbation)) & mask
            }
        }
    }

    @inline(__always)
    private func slot(of key: Value, hash: Int, _ interpreter: Interpreter) throws -> Int {
        var vacated = -1
        return try slot(of: key, hash: hash, vacated: &vacated, interpreter)
    }

    public func contains(_ key: Value, hash: Int, _ interpreter: Interpreter) throws -> Bool {
        try !table[slot(of: key, hash: hash, interpreter)].key.isUndefined
    }

    /// `key in self`; a set stands for the frozenset with its elements.
    @inline(__always)
    public func contains(_ key: Value, _ interpreter: Interpreter) throws -> Bool {
        try contains(key, hash: searchHash(key, interpreter), interpreter)
    }

    /// The hash of what is searched: a set is unhashable, but can be searched for.
    @inline(__always)
    func searchHash(_ key: Value, _ interpreter: Interpreter) throws -> Int {
        if case .int(let number) = key { return Hashing.integer(number) }
        do {
            return try interpreter.hash(key)
        } catch let error as PythonError {
            guard let set = key.anySet, !set.isFrozen, interpreter.isException(error, "TypeError") else { throw error }
            return set.elementsHash()
        }
    }

    // MARK: changing

    /// Adds an element; false if it was there.
    @inline(__always)
    public func add(_ key: Value, hash: Int, _ interpreter: Interpreter) throws -> Bool {
        var vacated = -1
        var slot = try slot(of: key, hash: hash, vacated: &vacated, interpreter)
        guard table[slot].key.isUndefined else { return false }
        if vacated >= 0 { slot = vacated }
        table[slot].key = key
        table[slot].hash = hash
        count &+= 1
        if vacated >= 0 { return true }
        filled &+= 1
        if filled &* 5 >= mask &* 3 { try grow(interpreter) }
        return true
    }

    /// Adds an element; false if it was there.
    @inline(__always)
    public func add(_ key: Value, _ interpreter: Interpreter) throws -> Bool {
        try add(key, hash: interpreter.hash(key), interpreter)
    }

    @inline(never)
    private func grow(_ interpreter: Interpreter) throws { try resize(to: count > 50_000 ? count &* 2 : count &* 4, interpreter) }

    /// Removes an element; false if it was not there.
    @discardableResult
    public func remove(_ key: Value, hash: Int, _ interpreter: Interpreter) throws -> Bool {
        let slot = try slot(of: key, hash: hash, interpreter)
        if table[slot].key.isUndefined { return false }
        _ = take(slot)
        return true
    }

    private func take(_ slot: Int) -> Value {
        let key = table[slot].key
        table[slot].key = .undefined
        table[slot].hash = -1
        count &-= 1
        return key
    }

    /// Removes and returns the next element after the last one that was popped; nil if the set is empty.
    public func pop() -> Value? {
        if count == 0 { return nil }
        var slot = finger & mask
        while table[slot].key.isUndefined { slot = slot == mask ? 0 : slot &+ 1 }
        finger = slot &+ 1
        return take(slot)
    }

    public func removeAll() {
        let old = table, oldMask = mask
        adopt(Self.newTable(Self.smallestSize), Self.smallestSize &- 1, filled: 0, count: 0)
        Self.release(old, oldMask)
    }

    private func adopt(_ table: UnsafeMutablePointer<Entry>, _ mask: Int, filled: Int, count: Int) {
        self.table = table
        self.mask = mask
        self.filled = filled
        self.count = count
        version &+= 1
    }

    /// Exchanges the elements of two sets.
    func exchange(with other: SetObject) {
        let (table, mask, filled, count) = (self.table, self.mask, self.filled, self.count)
        adopt(other.table, other.mask, filled: other.filled, count: other.count)
        other.adopt(table, mask, filled: filled, count: count)
    }

    /// Moves the elements into a table with more than `needed` slots; places of removed elements become free.
    func resize(to needed: Int, _ interpreter: Interpreter) throws {
        var size = Self.smallestSize
        while size <= needed { size &*= 2 }
        if size == Self.smallestSize, mask &+ 1 == size, filled == count { return }
        if size >= 1024 { try interpreter.reserve(count: size, size: 24) }
        let new = Self.newTable(size)
        for slot in 0...mask where !table[slot].key.isUndefined {
            let entry = (table + slot).move()
            (table + slot).initialize(to: Entry(key: .undefined, hash: 0))
            Self.file(entry, in: new, size &- 1)
        }
        table.deallocate()
        adopt(new, size &- 1, filled: count, count: count)
    }

    /// Puts an element into a table that does not have it and in which none was removed.
    @inline(__always)
    private static func file(_ entry: Entry, in table: UnsafeMutablePointer<Entry>, _ mask: Int) {
        var start = entry.hash & mask
        var perturbation = UInt(bitPattern: entry.hash)
        while true {
            var slot = start
            let last = start &+ neighbours <= mask ? start &+ neighbours : start
            repeat {
                if table[slot].key.isUndefined {
                    table[slot] = entry
                    return
                }
                slot &+= 1
            } while slot <= last
            perturbation >>= 5
            start = (start &* 5 &+ 1 &+ Int(bitPattern: perturbation)) & mask
        }
    }

    /// Adds the elements of another set: into an empty one without comparing, and if the tables have the same size, slot by slot.
    func merge(_ other: SetObject, _ interpreter: Interpreter) throws {
        if other === self || other.count == 0 { return }
        try interpreter.charge(work: other.mask)
        if (filled &+ other.count) &* 5 >= mask &* 3 { try resize(to: (count &+ other.count) &* 2, interpreter) }
        if filled == 0 {
            if mask == other.mask, other.filled == other.count {
                table.update(from: other.table, count: mask &+ 1)
            } else {
                for slot in 0...other.mask where !other.table[slot].key.isUndefined { Self.file(other.table[slot], in: table, mask) }
            }
            filled = other.count
            count = other.count
            version &+= 1
            return
        }
        var position = 0
        while let entry = other.nextEntry(&position) { _ = try add(entry.key, hash: entry.hash, interpreter) }
    }

    // MARK: iterating

    /// The next entry at or after `position` in the order of the table.
    @inline(__always)
    func nextEntry(_ position: inout Int) -> Entry? {
        while position <= mask {
            let slot = position
            position &+= 1
            if !table[slot].key.isUndefined { return table[slot] }
        }
        return nil
    }

    /// The next element at or after `position` in the order of iteration; start with 0.
    @inline(__always)
    public func next(_ position: inout Int) -> Value? { nextEntry(&position)?.key }

    /// The hash of a frozenset with these elements.
    func elementsHash() -> Int {
        if isFrozen, cachedHash != -1 { return cachedHash }
        var hash = Hashing.FrozenSet()
        var position = 0
        while let entry = nextEntry(&position) { hash.combine(entry.hash) }
        cachedHash = hash.value
        return cachedHash
    }

    // MARK: protocols (SetObject+Operations.swift)

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { try appendRepr(to: &text, interpreter) }
    public override func nativeHash(_ interpreter: Interpreter) throws -> Int {
        if isFrozen { return elementsHash() }
        throw interpreter.typeError("unhashable type: '\(type.name)'")
    }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { count != 0 }
    public override func nativeLength(_ interpreter: Interpreter) throws -> Int { count }
    public override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool { try contains(value, interpreter) }
    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(SetIterator(self)) }
    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        guard let set = other.anySet else { return .notImplemented }
        return try reflected ? set.binary(operation, self, interpreter) : binary(operation, set, interpreter)
    }
    public override func nativeInPlace(_ operation: BinaryOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard !isFrozen, let set = other.anySet else { return .notImplemented }
        return try inPlace(operation, set, interpreter)
    }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard let set = other.anySet else { return .notImplemented }
        return .bool(try compare(operation, to: set, interpreter))
    }
}

extension Value {
    /// A set or frozenset, of a subclass too.
    public var anySet: SetObject? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .set || object.kind == .frozenset { return unsafeDowncast(object, to: SetObject.self) }
        return object.kind == .instance ? object as? SetObject : nil
    }
}
