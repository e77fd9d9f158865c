internal import Language

/// `product(*iterables, repeat=1)`
final class ProductIterator: IteratorObject {
    private let pools: [TupleObject]
    @exclusivity(unchecked) private var indices: [Int]
    @exclusivity(unchecked) private var state = State.fresh
    @exclusivity(unchecked) private var last: TupleObject?

    private enum State { case fresh, running, ended }

    static let type = ItertoolsModule.type(
        "product",
        doc: "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer (with the rightmost element changing\non every iteration).\n\nTo compute the product of an iterable with itself, specify the number\nof repetitions with the optional repeat keyword argument. For example,\nproduct(A, repeat=4) means the same as product(A, A, A, A)."
    ) { type, arguments, interpreter in
        var times = 1
        for (name, value) in arguments.keywords {
            if !(name == "repeat") { throw interpreter.typeError("'\(name.text)' is an invalid keyword argument for product()") }
            times = try interpreter.machineInt(value)
        }
        if times < 0 { throw interpreter.valueError("repeat argument cannot be negative") }
        let count = arguments.count
        if count.multipliedReportingOverflow(by: times).overflow { throw interpreter.overflowError("repeat argument too large") }
        try interpreter.reserve(count: count * times, size: 16)
        try interpreter.charge(work: count * times)
        var pools: [TupleObject] = []
        if times > 0 {
            for index in 0..<count { pools.append(try interpreter.tuple(from: arguments[index])) }
            let once = pools
            pools.reserveCapacity(count * times)
            for _ in 1..<times { pools.append(contentsOf: once) }
        }
        return .object(ProductIterator(pools, type))
    }

    private init(_ pools: [TupleObject], _ type: TypeObject) {
        self.pools = pools
        indices = Array(repeating: 0, count: pools.count)
        super.init(subclassable: type)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        switch state {
        case .ended: return nil
        case .fresh:
            if pools.contains(where: { $0.count == 0 }) {
                state = .ended
                return nil
            }
            state = .running
        case .running:
            var position = pools.count &- 1
            while position >= 0 {
                indices[position] &+= 1
                if indices[position] < pools[position].count { break }
                indices[position] = 0
                position &-= 1
            }
            if position < 0 {
                state = .ended
                last = nil
                return nil
            }
        }
        try interpreter.charge(work: pools.count)
        return .object(indices.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return TupleObject.empty }
            return TupleObject.gatherEach(pools, base, reusing: &last)
        })
    }
}

/// What permutations and combinations have in common: a pool, and places in it.
class SelectionIterator: IteratorObject {
    final let pool: TupleObject
    final let length: Int
    @exclusivity(unchecked) final var indices: [Int]
    @exclusivity(unchecked) final var isFresh = true
    @exclusivity(unchecked) final var isEnded: Bool
    @exclusivity(unchecked) private final var last: TupleObject?

    init(_ pool: TupleObject, _ length: Int, _ indices: [Int], isEnded: Bool, _ type: TypeObject) {
        self.pool = pool
        self.length = length
        self.indices = indices
        self.isEnded = isEnded
        super.init(subclassable: type)
    }

    /// Changes `indices` to the next selection; false after the last one.
    func advance() -> Bool { false }

    final override func next(_ interpreter: Interpreter) throws -> Value? {
        if isEnded { return nil }
        if isFresh {
            isFresh = false
        } else if !advance() {
            isEnded = true
            last = nil
            return nil
        }
        try interpreter.charge(work: length)
        return .object(indices.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, length > 0 else { return TupleObject.empty }
            return TupleObject.gather(pool, base, count: length, reusing: &last)
        })
    }

    /// `r` as a machine word, not negative.
    static func length(_ value: Value, _ interpreter: Interpreter) throws -> Int {
        let length = try interpreter.machineInt(value)
        if length < 0 { throw interpreter.valueError("r must be non-negative") }
        return length
    }
}

/// `permutations(iterable, r=None)`
final class PermutationsIterator: SelectionIterator {
    @exclusivity(unchecked) private var cycles: [Int]

    static let type = ItertoolsModule.type(
        signature: "permutations(iterable, r=None)",
        doc: "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)"
    ) { type, arguments, interpreter in
        let pool = try interpreter.tuple(from: arguments[0])
        var length = pool.count
        if !arguments[1].isNone {
            switch arguments[1] {
            case .int, .bool: break
            default: if arguments[1].object?.kind != .bigInt, !arguments[1].typeObject.isSubclass(of: Types.int.object) { throw interpreter.typeError("Expected int as r") }
            }
            length = try PermutationsIterator.length(arguments[1], interpreter)
        }
        try interpreter.reserve(count: pool.count, size: 16)
        return .object(PermutationsIterator(pool, length, type))
    }

    private init(_ pool: TupleObject, _ length: Int, _ type: TypeObject) {
        let isEnded = length > pool.count
        cycles = isEnded ? [] : (0..<length).map { pool.count - $0 }
        super.init(pool, length, isEnded ? [] : Array(0..<pool.count), isEnded: isEnded, type)
    }

    override func advance() -> Bool {
        let count = pool.count
        var place = length &- 1
        while place >= 0 {
            cycles[place] &-= 1
            if cycles[place] != 0 {
                indices.swapAt(place, count &- cycles[place])
                return true
            }
            let first = indices[place]
            for position in place..<(count &- 1) { indices[position] = indices[position &+ 1] }
            indices[count &- 1] = first
            cycles[place] = count &- place
            place &-= 1
        }
        return false
    }
}

/// `combinations(iterable, r)` and `combinations_with_replacement(iterable, r)`
final class CombinationsIterator: SelectionIterator {
    private let repeats: Bool

    static let plain = make(
        "combinations", repeats: false,
        doc: "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)")
    static let withReplacement = make(
        "combinations_with_replacement", repeats: true,
        doc: "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')")

    private static func make(_ name: String, repeats: Bool, doc: String) -> TypeObject {
        ItertoolsModule.type(signature: name + "(iterable, r)", doc: doc) { type, arguments, interpreter in
            let length = try interpreter.machineInt(arguments[1])
            let pool = try interpreter.tuple(from: arguments[0])
            if length < 0 { throw interpreter.valueError("r must be non-negative") }
            let isEnded = repeats ? pool.count == 0 && length > 0 : length > pool.count
            if !isEnded { try interpreter.reserve(count: length, size: 8) }
            let indices = isEnded ? [] : repeats ? Array(repeating: 0, count: length) : Array(0..<length)
            return .object(CombinationsIterator(pool, length, indices, isEnded: isEnded, repeats: repeats, type))
        }
    }

    private init(_ pool: TupleObject, _ length: Int, _ indices: [Int], isEnded: Bool, repeats: Bool, _ type: TypeObject) {
        self.repeats = repeats
        super.init(pool, length, indices, isEnded: isEnded, type)
    }

    override func advance() -> Bool {
        let count = pool.count
        var place = length &- 1
        while place >= 0, indices[place] == (repeats ? count &- 1 : count &- length &+ place) { place &-= 1 }
        if place < 0 { return false }
        let index = indices[place] &+ 1
        if repeats {
            for position in place..<length { indices[position] = index }
        } else {
            for position in place..<length { indices[position] = index &+ position &- place }
        }
        return true
    }
}
