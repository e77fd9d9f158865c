/// Iterates over a list by index: it sees what is appended meanwhile.
public final class ListIterator: IteratorObject {
    @exclusivity(unchecked) private var list: ListObject?
    @exclusivity(unchecked) private var index = 0

    public init(_ list: ListObject) {
        self.list = list
        super.init(Types.listIterator)
    }

    @inline(__always)
    public final func nextElement() -> Value? {
        if let value = quickElement { return value }
        list = nil
        return nil
    }

    /// The same where there is a next element; nil otherwise.
    @inline(__always)
    final var quickElement: Value? {
        guard let list, index < list.count else { return nil }
        let value = (list.base + index).copied
        index &+= 1
        return value
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? { nextElement() }
    public override func lengthHint(_ interpreter: Interpreter) -> Int? { list.map { max(0, $0.count &- index) } ?? 0 }
}

/// `reversed(list)`
public final class ListReverseIterator: IteratorObject {
    @exclusivity(unchecked) private var list: ListObject?
    @exclusivity(unchecked) private var index: Int

    public init(_ list: ListObject) {
        self.list = list
        index = list.count &- 1
        super.init(Types.listReverseIterator)
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let list else { return nil }
        if index >= 0, index < list.count {
            let value = list[index]
            index &-= 1
            return value
        }
        self.list = nil
        return nil
    }

    public override func lengthHint(_ interpreter: Interpreter) -> Int? {
        guard let list, index < list.count else { return 0 }
        return index &+ 1
    }
}

public final class TupleIterator: IteratorObject {
    private let tuple: TupleObject
    @exclusivity(unchecked) private var index = 0

    public init(_ tuple: TupleObject) {
        self.tuple = tuple
        super.init(Types.tupleIterator)
    }

    @inline(__always)
    public final func nextElement() -> Value? {
        if index < tuple.count {
            let value = tuple[index]
            index &+= 1
            return value
        }
        return nil
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? { nextElement() }
    public override func lengthHint(_ interpreter: Interpreter) -> Int? { tuple.count &- index }
}

public final class RangeIterator: IteratorObject {
    @exclusivity(unchecked) private var number: Int
    private let step: Int
    @exclusivity(unchecked) private var remaining: Int

    public init(_ range: RangeObject) {
        number = range.start
        step = range.step
        remaining = range.count
        super.init(Types.rangeIterator)
    }

    public init(reversing range: RangeObject) {
        number = range.element(range.count &- 1)
        step = 0 &- range.step
        remaining = range.count
        super.init(Types.rangeIterator)
    }

    @inline(__always)
    public final func nextNumber() -> Int? {
        if remaining == 0 { return nil }
        let result = number
        number = number &+ step
        remaining &-= 1
        return result
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? { nextNumber().map { .int($0) } }
    public override func lengthHint(_ interpreter: Interpreter) -> Int? { remaining }
}

public final class SetIterator: IteratorObject {
    @exclusivity(unchecked) private var set: SetObject?
    @exclusivity(unchecked) private var position = 0
    /// The size that the set must keep; -1 once it changed.
    @exclusivity(unchecked) private var size: Int
    @exclusivity(unchecked) private var remaining: Int

    public init(_ set: SetObject) {
        self.set = set
        size = set.count
        remaining = size
        super.init(Types.setIterator)
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let set else { return nil }
        if set.count != size {
            size = -1
            throw interpreter.runtimeError("Set changed size during iteration")
        }
        if let value = set.next(&position) {
            remaining &-= 1
            return value
        }
        self.set = nil
        return nil
    }

    public override func lengthHint(_ interpreter: Interpreter) -> Int? { set != nil && set?.count == size ? max(0, remaining) : 0 }
}

/// Iterates over keys, values or pairs of a dict.
public final class DictIterator: IteratorObject {
    @exclusivity(unchecked) private var dict: DictObject?
    private let part: DictPart
    @exclusivity(unchecked) private var position = 0
    /// The size that the dict must keep; -1 once it changed.
    @exclusivity(unchecked) private var size: Int
    @exclusivity(unchecked) private var remaining: Int
    /// The last pair that was handed out; used again when nobody else kept it.
    @exclusivity(unchecked) private var pair: TupleObject?

    public init(_ dict: DictObject, _ part: DictPart) {
        self.dict = dict
        self.part = part
        size = dict.count
        remaining = size
        dict.lowestUsed = .max
        super.init(part == .keys ? Types.dictKeyIterator : part == .values ? Types.dictValueIterator : Types.dictItemIterator)
    }

    /// The next entry's position in its dict; nil at the end.
    @inline(__always)
    private func advance(_ dict: DictObject, _ interpreter: Interpreter) throws -> Int? {
        if dict.count != size { throw changed("dictionary changed size during iteration", interpreter) }
        if dict.lowestUsed < position { throw changed("dictionary keys changed during iteration", interpreter) }
        while position < dict.used {
            let current = position
            position &+= 1
            if dict.entries[current].key.isUndefined { continue }
            if remaining == 0 { throw changed("dictionary keys changed during iteration", interpreter) }
            remaining &-= 1
            return current
        }
        self.dict = nil
        return nil
    }

    @inline(never)
    private func changed(_ message: String, _ interpreter: Interpreter) -> any Error {
        size = -1
        return interpreter.runtimeError(message)
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let dict, let current = try advance(dict, interpreter) else { return nil }
        switch part {
        case .keys: return dict.entries[current].key
        case .values: return dict.entries[current].value
        case .items: return .object(TupleObject.pair(dict.entries[current].key, dict.entries[current].value, reusing: &pair))
        }
    }

    /// Key and value of the next entry without a tuple, for loops that take pairs apart; nil at the end.
    @inline(__always)
    public final func nextPair(_ interpreter: Interpreter) throws -> (Value, Value)? {
        guard let dict, let current = try advance(dict, interpreter) else { return nil }
        return (dict.entries[current].key, dict.entries[current].value)
    }

    /// Whether it hands out pairs.
    public var showsItems: Bool { part == .items }

    public override func lengthHint(_ interpreter: Interpreter) -> Int? { dict != nil && dict?.count == size ? max(0, remaining) : 0 }
}

/// `reversed(dict)` and of its views.
public final class DictReverseIterator: IteratorObject {
    @exclusivity(unchecked) private var dict: DictObject?
    private let part: DictPart
    @exclusivity(unchecked) private var position: Int
    @exclusivity(unchecked) private var size: Int

    public init(_ dict: DictObject, _ part: DictPart) {
        self.dict = dict
        self.part = part
        position = dict.used
        size = dict.count
        super.init(part == .keys ? Types.dictReverseKeyIterator : part == .values ? Types.dictReverseValueIterator : Types.dictReverseItemIterator)
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let dict else { return nil }
        if dict.count != size {
            size = -1
            throw interpreter.runtimeError("dictionary changed size during iteration")
        }
        position = min(position, dict.used)
        while position > 0 {
            position &-= 1
            let key = dict.key(at: position)
            if key.isUndefined { continue }
            switch part {
            case .keys: return key
            case .values: return dict.value(at: position)
            case .items: return .object(TupleObject(key, dict.value(at: position)))
            }
        }
        self.dict = nil
        return nil
    }
}

extension TupleObject {
    /// The elements of `pool` at `count` indices, for an iterator: in the tuple of the last turn, if nobody kept it.
    public static func gather(_ pool: TupleObject, _ indices: UnsafePointer<Int>, count: Int, reusing last: inout TupleObject?) -> TupleObject {
        if isKnownUniquelyReferenced(&last), let tuple = last, tuple.count == count {
            for index in 0..<count { tuple.base[index] = pool.base[indices[index]] }
            return tuple
        }
        let base = UnsafeMutablePointer<Value>.allocate(capacity: count)
        for index in 0..<count { (base + index).initialize(to: pool.base[indices[index]]) }
        let tuple = TupleObject(adopting: base, count: count)
        last = tuple
        return tuple
    }

    /// One element of each of the tuples `pools`, at the index given for it; otherwise as `gather`.
    public static func gatherEach(_ pools: [TupleObject], _ indices: UnsafePointer<Int>, reusing last: inout TupleObject?) -> TupleObject {
        let count = pools.count
        if isKnownUniquelyReferenced(&last), let tuple = last, tuple.count == count {
            for index in 0..<count { tuple.base[index] = pools[index].base[indices[index]] }
            return tuple
        }
        let base = UnsafeMutablePointer<Value>.allocate(capacity: count)
        for index in 0..<count { (base + index).initialize(to: pools[index].base[indices[index]]) }
        let tuple = TupleObject(adopting: base, count: count)
        last = tuple
        return tuple
    }

    /// A pair for an iterator: the one of the last turn, if nobody kept it.
    @inline(__always)
    public static func pair(_ first: Value, _ second: Value, reusing last: inout TupleObject?) -> TupleObject {
        if isKnownUniquelyReferenced(&last), let tuple = last {
            tuple.base[0] = first
            tuple.base[1] = second
            return tuple
        }
        let tuple = TupleObject(first, second)
        last = tuple
        return tuple
    }
}

extension Types {
    nonisolated(unsafe) public internal(set) static var listIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var listReverseIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var tupleIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var rangeIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var longRangeIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var setIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var dictKeyIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var dictValueIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var dictItemIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var dictReverseKeyIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var dictReverseValueIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var dictReverseItemIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var callableIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var enumerate = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var zip = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var map = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var filter = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var reversed = TypeRef(nil)
}

extension Bootstrap {
    static func makeContainerTypes() {
        ListObject.makeType()
        TupleObject.makeType()
        DictObject.makeType()
        DictView.makeTypes()
        SetObject.makeTypes()
        RangeObject.makeType()
        SliceObject.makeType()
        CellObject.makeType()
    }

    static func makeIteratorTypes() {
        func iterator(_ name: String, hasHint: Bool = true) -> TypeRef {
            let type = plain(name, specials: [.iterator, .next])
            if hasHint { type.addLengthHint() }
            return type.reference
        }
        Types.sequenceIterator = iterator("iterator", hasHint: false)
        Types.listIterator = iterator("list_iterator")
        Types.listReverseIterator = iterator("list_reverseiterator")
        Types.tupleIterator = iterator("tuple_iterator")
        Types.rangeIterator = iterator("range_iterator")
        Types.longRangeIterator = iterator("longrange_iterator")
        Types.setIterator = iterator("set_iterator")
        Types.dictKeyIterator = iterator("dict_keyiterator")
        Types.dictValueIterator = iterator("dict_valueiterator")
        Types.dictItemIterator = iterator("dict_itemiterator")
        Types.dictReverseKeyIterator = iterator("dict_reversekeyiterator")
        Types.dictReverseValueIterator = iterator("dict_reversevalueiterator")
        Types.dictReverseItemIterator = iterator("dict_reverseitemiterator")
        Types.callableIterator = iterator("callable_iterator", hasHint: false)
        EnumerateIterator.makeType()
        ZipIterator.makeType()
        MapIterator.makeType()
        FilterIterator.makeType()
        ReversedIterator.makeType()
    }
}

extension TypeObject {
    /// Adds `__length_hint__` to a class of iterators.
    public func addLengthHint() {
        method("__length_hint__(self, /)", doc: "Private method returning an estimate of len(list(it)).") { interpreter, arguments in
            if let iterator = arguments[0].object as? LongRangeIterator { return LongRange.integer(iterator.remaining) }
            guard let iterator = arguments[0].object as? IteratorObject, let hint = iterator.lengthHint(interpreter) else { return .notImplemented }
            return .int(hint)
        }
    }
}
