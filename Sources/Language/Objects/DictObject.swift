/// A dict: entries in the order of insertion, and an open-addressing table of positions once there are more than eight.
///
/// A lookup may run a program's `__eq__`, which may change the dict; a lookup that notices this starts again.
public final class DictObject: Object {
    public struct Entry {
        /// `.undefined` in an entry that was deleted.
        public var key: Value
        public var value: Value
        public var hash: Int
    }

    @exclusivity(unchecked) var entries: UnsafeMutablePointer<Entry>
    /// Entries in use, deleted ones included.
    @exclusivity(unchecked) public private(set) var used = 0
    /// `len(self)`
    @exclusivity(unchecked) public private(set) var count = 0
    @exclusivity(unchecked) private var capacity: Int
    /// Position + 1 of entries; 0: free; -1: deleted.  Nil for small dicts.
    @exclusivity(unchecked) private var table: UnsafeMutablePointer<Int32>?
    @exclusivity(unchecked) private var mask = 0
    /// Slots of the table that are not free.
    @exclusivity(unchecked) private var filled = 0
    /// How far `used` went back since the last iterator was made because last entries were removed: entries added since then stand where an
    /// iterator may have been.
    @exclusivity(unchecked) var lowestUsed = Int.max
    /// Changes whenever a key is added or removed or entries move; not when a value is replaced.  Nodes cache positions by it.
    @exclusivity(unchecked) public private(set) var layoutVersion: UInt = 0

    static let smallCapacity = 8

    public init(capacity: Int = 0, type: TypeRef = Types.dict) {
        self.capacity = capacity
        entries = .allocate(capacity: capacity)
        super.init(type == Types.dict ? .dict : .instance, type)
        if capacity > Self.smallCapacity { makeTable() }
    }

    deinit {
        releaseEntries(entries, used)
        table?.deallocate()
    }

    private func releaseEntries(_ entries: UnsafeMutablePointer<Entry>, _ used: Int) {
        for index in 0..<used {
            Release.value(&entries[index].key)
            Release.value(&entries[index].value)
        }
        entries.deallocate()
    }

    // MARK: finding

    @inline(__always)
    private func probe(_ hash: Int, _ matches: (Int) throws -> Bool) rethrows -> Int {
        guard let table else {
            var position = 0
            while position < used {
                if entries[position].hash == hash, try matches(position) { return position }
                position &+= 1
            }
            return -1
        }
        var slot = hash & mask
        var perturbation = UInt(bitPattern: hash)
        while true {
            let stored = Int(table[slot])
            if stored == 0 { return -1 }
            if stored > 0 {
                let position = stored &- 1
                if entries[position].hash == hash, try matches(position) { return position }
            }
            perturbation >>= 5
            slot = (slot &* 5 &+ Int(bitPattern: perturbation) &+ 1) & mask
        }
    }

    /// The position of the entry for a str, or -1.  Runs no code of a program (keys that are no exact str are not looked at).
    @inline(__always)
    public func position(of key: StringObject) -> Int {
        probe(key.hash) { position in
            guard case .object(let object) = entries[position].key else { return false }
            if object === key { return true }
            return object.kind == .string && unsafeDowncast(object, to: StringObject.self).hasSameText(as: key)
        }
    }

    /// The position of the entry for a key, or -1: the way that ints and strs take needs no call into the interpreter.
    @inline(__always)
    public func find(_ key: Value, _ interpreter: Interpreter) throws -> Int { try locate(key, interpreter).position }

    /// The same with the key's hash, which is asked for once: a program's `__hash__` may print.
    @inline(__always)
    func locate(_ key: Value, _ interpreter: Interpreter) throws -> (position: Int, hash: Int) {
        switch key {
        case .int(let number):
            let position = quickPosition(of: number)
            if position != Self.undecided { return (position, Hashing.integer(number)) }
        case .object(let object) where object.kind == .string:
            let text = unsafeDowncast(object, to: StringObject.self), position = quickPosition(of: text)
            if position != Self.undecided { return (position, text.hash) }
        default: break
        }
        let hash = try interpreter.hash(key)
        return (try position(of: key, hash: hash, interpreter), hash)
    }

    /// The value of a key, which is put in with `fallback` if it is not there.
    func value(of key: Value, orAdding fallback: Value, _ interpreter: Interpreter) throws -> Value {
        let (position, hash) = try locate(key, interpreter)
        if position >= 0 { return value(at: position) }
        try add(key, fallback, hash: hash, interpreter)
        return fallback
    }

    /// Says that a key of another class has the same hash, so that its `__eq__` decides.
    private static let undecided = -2

    @inline(__always)
    private func quickPosition(of key: StringObject) -> Int {
        var isUndecided = false
        let result = probe(key.hash) { position in
            guard case .object(let object) = entries[position].key else {
                isUndecided = !entries[position].key.isUndefined
                return isUndecided
            }
            if object === key { return true }
            if object.kind == .string { return unsafeDowncast(object, to: StringObject.self).hasSameText(as: key) }
            isUndecided = true
            return true
        }
        return isUndecided ? Self.undecided : result
    }

    /// The position of the entry for an int, or less than 0: not there, or not known without running a program.
    @inline(__always)
    func quickPosition(of key: Int) -> Int {
        var isUndecided = false
        let result = probe(Hashing.integer(key)) { position in
            switch entries[position].key {
            case .int(let other): return other == key
            case .undefined: return false
            default:
                isUndecided = true
                return true
            }
        }
        return isUndecided ? Self.undecided : result
    }

    /// The position of the entry for a key with this hash, or -1.
    public func position(of key: Value, hash: Int, _ interpreter: Interpreter) throws -> Int {
        restart: while true {
            let version = layoutVersion
            var changed = false
            let result = try probe(hash) { position in
                let other = entries[position].key
                if other.isIdentical(to: key) { return true }
                if other.isUndefined { return false }
                switch (key, other) {
                case (.int, .int): return false
                case (.object(let a), .object(let b)) where a.kind == .string && b.kind == .string:
                    return unsafeDowncast(a, to: StringObject.self).hasSameText(as: unsafeDowncast(b, to: StringObject.self))
                default: break
                }
                let equal = try interpreter.isEqual(other, key)
                if version != layoutVersion { changed = true; return true }
                return equal
            }
            if changed { continue restart }
            return result
        }
    }

    // MARK: changing

    private func makeTable() {
        var size = 16
        while size &* 2 < capacity &* 3 { size &*= 2 }
        table?.deallocate()
        let new = UnsafeMutablePointer<Int32>.allocate(capacity: size)
        new.initialize(repeating: 0, count: size)
        mask = size &- 1
        table = new
        filled = 0
        for position in 0..<used where !entries[position].key.isUndefined { file(position, entries[position].hash) }
    }

    @inline(__always)
    private func file(_ position: Int, _ hash: Int) {
        guard let table else { return }
        var slot = hash & mask
        var perturbation = UInt(bitPattern: hash)
        while table[slot] > 0 {
            perturbation >>= 5
            slot = (slot &* 5 &+ Int(bitPattern: perturbation) &+ 1) & mask
        }
        if table[slot] == 0 { filled &+= 1 }
        table[slot] = Int32(truncatingIfNeeded: position &+ 1)
    }

    /// Makes room for one more entry: leaves out deleted ones, and grows if that is not enough.
    @inline(never)
    private func makeRoom() {
        let size = count >= capacity &- capacity >> 2 ? max(Self.smallCapacity, count &* 2) : capacity
        let new = UnsafeMutablePointer<Entry>.allocate(capacity: size)
        var next = 0
        for position in 0..<used {
            if entries[position].key.isUndefined {
                (entries + position).deinitialize(count: 1)
            } else {
                (new + next).moveInitialize(from: entries + position, count: 1)
                next &+= 1
            }
        }
        entries.deallocate()
        entries = new
        used = next
        capacity = size
        if size > Self.smallCapacity { makeTable() }
    }

    /// Adds an entry for a key that is not there.
    public func insert(new key: Value, _ value: Value, hash: Int) {
        // A table needs free slots, or a search for an absent key would not end.
        if used == capacity || filled &* 4 > mask &* 3 { makeRoom() }
        (entries + used).initialize(to: Entry(key: key, value: value, hash: hash))
        file(used, hash)
        used &+= 1
        count &+= 1
        layoutVersion &+= 1
    }

    /// Replaces the value at a position that a lookup gave.
    @inline(__always)
    public func setValue(_ value: Value, at position: Int) { entries[position].value = value }

    /// Where the value of an entry stands; valid until the dict changes.
    @inline(__always)
    func place(at position: Int) -> UnsafeMutablePointer<Value> {
        UnsafeMutableRawPointer(entries + position).advanced(by: Self.valueOffset).assumingMemoryBound(to: Value.self)
    }

    private static let valueOffset = 16

    @inline(__always)
    public func value(at position: Int) -> Value { entries[position].value }

    /// The key at a position; `.undefined` if it was deleted.
    @inline(__always)
    public func key(at position: Int) -> Value { entries[position].key }

    public func hash(at position: Int) -> Int { entries[position].hash }

    /// Removes the entry at a position that a lookup gave, and returns its value.
    @discardableResult
    public func remove(at position: Int) -> Value {
        let hash = entries[position].hash
        if let table {
            var slot = hash & mask
            var perturbation = UInt(bitPattern: hash)
            while table[slot] != Int32(truncatingIfNeeded: position &+ 1) {
                perturbation >>= 5
                slot = (slot &* 5 &+ Int(bitPattern: perturbation) &+ 1) & mask
            }
            table[slot] = -1
        }
        var key = entries[position].key
        let value = entries[position].value
        entries[position].key = .undefined
        entries[position].value = .undefined
        count &-= 1
        layoutVersion &+= 1
        if count == 0 {
            used = 0
            lowestUsed = 0
            if let table { table.update(repeating: 0, count: mask &+ 1) }
            filled = 0
        } else if position == used &- 1 {
            used &-= 1
            while used > 0, entries[used &- 1].key.isUndefined { used &-= 1 }
            lowestUsed = min(lowestUsed, used)
        }
        Release.value(&key)
        return value
    }

    public func removeAll() {
        let old = entries, oldUsed = used
        table?.deallocate()
        table = nil
        mask = 0
        filled = 0
        entries = .allocate(capacity: 0)
        capacity = 0
        used = 0
        count = 0
        layoutVersion &+= 1
        releaseEntries(old, oldUsed)
    }

    // MARK: str keys, as the interpreter itself uses them

    public subscript(key: StringObject) -> Value? {
        get {
            let position = position(of: key)
            return position < 0 ? nil : entries[position].value
        }
        set {
            let position = position(of: key)
            if let newValue {
                if position >= 0 { entries[position].value = newValue } else { insert(new: .object(key), newValue, hash: key.hash) }
            } else if position >= 0 {
                remove(at: position)
            }
        }
    }

    public subscript(text: String) -> Value? {
        get { self[StringObject(text)] }
        set { self[StringObject.interned(text)] = newValue }
    }

    // MARK: any keys

    @inline(__always)
    public func get(_ key: Value, _ interpreter: Interpreter) throws -> Value? {
        let position = try find(key, interpreter)
        return position < 0 ? nil : entries[position].value
    }

    @inline(__always)
    public func set(_ key: Value, _ value: Value, _ interpreter: Interpreter) throws {
        let (position, hash) = try locate(key, interpreter)
        if position >= 0 { place(at: position).replace(with: value) } else { try add(key, value, hash: hash, interpreter) }
    }

    /// Sets the value of a key with this hash.
    func set(_ key: Value, _ value: Value, hash: Int, _ interpreter: Interpreter) throws {
        let position = try position(of: key, hash: hash, interpreter)
        if position >= 0 { entries[position].value = value } else { try add(key, value, hash: hash, interpreter) }
    }

    /// Adds an entry for a key that is not there; asks before a large dict grows.
    @inline(__always)
    func add(_ key: Value, _ value: Value, hash: Int, _ interpreter: Interpreter) throws {
        if used == capacity, used >= 1024 { try interpreter.reserve(bytes: used &* 2 &* 48) }
        insert(new: key, value, hash: hash)
    }

    /// Removes a key; nil if it was not there.
    public func remove(_ key: Value, _ interpreter: Interpreter) throws -> Value? {
        let position = try find(key, interpreter)
        return position < 0 ? nil : remove(at: position)
    }

    /// Keys and values in order.  The dict must not change meanwhile.
    public var items: [(key: Value, value: Value)] {
        var result: [(key: Value, value: Value)] = []
        result.reserveCapacity(count)
        for position in 0..<used where !entries[position].key.isUndefined { result.append((entries[position].key, entries[position].value)) }
        return result
    }

    /// A copy with the same order.
    public func copy(type: TypeRef = Types.dict) -> DictObject {
        let result = DictObject(capacity: count > Self.smallCapacity ? count : Self.smallCapacity, type: type)
        for position in 0..<used where !entries[position].key.isUndefined {
            result.insert(new: entries[position].key, entries[position].value, hash: entries[position].hash)
        }
        return result
    }

    // MARK: protocols (DictObject+Operations.swift)

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { try appendRepr(to: &text, interpreter) }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { count != 0 }
    public override func nativeLength(_ interpreter: Interpreter) throws -> Int { count }
    public override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value { try item(index, interpreter) }
    public override func nativeSetItem(_ index: Value, _ value: Value, _ interpreter: Interpreter) throws { try set(index, value, interpreter) }
    public override func nativeDeleteItem(_ index: Value, _ interpreter: Interpreter) throws {
        if try remove(index, interpreter) == nil { throw interpreter.keyError(index) }
    }
    public override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool { try find(value, interpreter) >= 0 }
    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(DictIterator(self, .keys)) }
    public override func nativeReversed(_ interpreter: Interpreter) throws -> Value { .object(DictReverseIterator(self, .keys)) }
    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        guard operation == .or, let dict = other.dict else { return .notImplemented }
        return try reflected ? dict.merged(with: .object(self), interpreter) : merged(with: other, interpreter)
    }
    public override func nativeInPlace(_ operation: BinaryOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .or else { return .notImplemented }
        try update(with: other, interpreter)
        return .object(self)
    }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual, let dict = other.dict else { return .notImplemented }
        return .bool(try isEqual(to: dict, interpreter) == (operation == .equal))
    }
}
