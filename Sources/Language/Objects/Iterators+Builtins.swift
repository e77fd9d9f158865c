internal import CRuntime

/// `enumerate(iterable, start=0)`
public final class EnumerateIterator: IteratorObject {
    @exclusivity(unchecked) private var iterator: Value
    @exclusivity(unchecked) private var number: Int
    /// The next number, once it does not fit a machine word.
    @exclusivity(unchecked) private var large: Value?
    @exclusivity(unchecked) private var pair: TupleObject?

    init(_ iterator: Value, start: Value, type: TypeObject) {
        self.iterator = iterator
        if case .int(let start) = start {
            number = start
        } else {
            number = 0
            large = start
        }
        super.init(subclassable: type)
    }

    deinit { Release.value(&iterator) }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let (index, value) = try nextPair(interpreter) else { return nil }
        return .object(TupleObject.pair(index, value, reusing: &pair))
    }

    /// Number and element without a tuple, for loops that take pairs apart; nil at the end.
    @inline(__always)
    public final func nextPair(_ interpreter: Interpreter) throws -> (Value, Value)? {
        if crt_stack_is_low() != 0 { throw interpreter.stackOverflow() }
        guard let value = try withUnsafeMutablePointer(to: &iterator, { try interpreter.next(inSlot: $0) }) else { return nil }
        if large != nil { return (try nextLarge(interpreter), value) }
        let current = number
        if current == .max { large = try interpreter.binary(.add, .int(current), .int(1)) } else { number = current &+ 1 }
        return (.int(current), value)
    }

    private func nextLarge(_ interpreter: Interpreter) throws -> Value {
        let current = large ?? .int(number)
        large = try interpreter.binary(.add, current, .int(1))
        return current
    }

    static func makeType() {
        let signature = NativeFunction("enumerate(iterable, start=0)") { _, _ in .none }
        let type = TypeObject.native(
            "enumerate", base: Types.object,
            doc: "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
            specials: [.iterator, .next],
            make: { type, arguments, interpreter in
                if arguments.total == 0 { throw interpreter.typeError("enumerate() missing required argument 'iterable'") }
                return try interpreter.withBound(arguments, to: signature) { bound in
                    let start = try interpreter.index(bound[1])
                    return .object(EnumerateIterator(try interpreter.iterator(bound[0]), start: start, type: type))
                }
            })
        Types.enumerate = type.reference
        type.makeSubscriptable()
    }
}

/// `zip(*iterables, strict=False)`
public final class ZipIterator: IteratorObject {
    private let iterators: TupleObject
    private let isStrict: Bool
    /// The tuple of the last turn; used again when nobody else kept it.
    @exclusivity(unchecked) private var last: TupleObject?

    init(_ iterators: TupleObject, isStrict: Bool, type: TypeObject) {
        self.iterators = iterators
        self.isStrict = isStrict
        super.init(subclassable: type)
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        let count = iterators.count
        if count == 2 {
            guard let (first, second) = try nextPair(interpreter) else { return nil }
            return .object(TupleObject.pair(first, second, reusing: &last))
        }
        if count == 0 { return nil }
        let slots = SmallMemory.take(count, Value.self)
        var filled = 0
        var isComplete = false
        defer {
            if !isComplete {
                slots.deinitialize(count: filled)
                SmallMemory.give(slots, count)
            }
        }
        while filled < count {
            guard let value = try interpreter.nextNested(iterators[filled]) else {
                if isStrict { try complain(filled, interpreter) }
                return nil
            }
            (slots + filled).initialize(to: value)
            filled &+= 1
        }
        isComplete = true
        return .object(TupleObject(adopting: slots, count: count))
    }

    /// Whether it hands out pairs.
    public var isPairwise: Bool { iterators.count == 2 }

    /// Two elements without a tuple, for loops that take pairs apart; nil at the end.
    @inline(__always)
    public final func nextPair(_ interpreter: Interpreter) throws -> (Value, Value)? {
        if crt_stack_is_low() != 0 { throw interpreter.stackOverflow() }
        guard let first = try interpreter.next(inSlot: iterators.base) else {
            if isStrict { try complain(0, interpreter) }
            return nil
        }
        guard let second = try interpreter.next(inSlot: iterators.base + 1) else {
            if isStrict { try complain(1, interpreter) }
            return nil
        }
        return (first, second)
    }

    /// The iterable at `index` ended first: an error, unless all of them end here.
    @inline(never)
    private func complain(_ index: Int, _ interpreter: Interpreter) throws {
        func others(_ index: Int) -> String { index == 1 ? "argument 1" : "arguments 1-\(index)" }
        if index > 0 { throw interpreter.valueError("zip() argument \(index + 1) is shorter than \(others(index))") }
        for index in 1..<max(1, iterators.count) {
            if try interpreter.nextNested(iterators[index]) != nil { throw interpreter.valueError("zip() argument \(index + 1) is longer than \(others(index))") }
        }
    }

    static func makeType() {
        let type = TypeObject.native(
            "zip", base: Types.object,
            doc: "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\nThe zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
            specials: [.iterator, .next],
            make: { type, arguments, interpreter in
                var isStrict = false
                for (name, value) in arguments.keywords {
                    if name == "strict" {
                        isStrict = try interpreter.isTrue(value)
                    } else if type.isBuiltin {
                        throw interpreter.typeError("'\(name.text)' is an invalid keyword argument for zip()")
                    }
                }
                return .object(ZipIterator(try interpreter.iterators(arguments, from: 0), isStrict: isStrict, type: type))
            })
        Types.zip = type.reference
    }
}

extension Interpreter {
    /// `next(iterator)` for an iterator that stands on another: a program can build towers of them.
    @inline(__always)
    public func nextNested(_ iterator: Value) throws -> Value? {
        if crt_stack_is_low() != 0 { throw stackOverflow() }
        return try next(iterator)
    }

    /// The same for an iterator that stays where it stands while a list hands out an element.
    public func nextNested(at place: UnsafeMutablePointer<Value>) throws -> Value? {
        if let iterator = place.unmanaged, let element = iterator._withUnsafeGuaranteedRef({ quickElement($0) }) { return element }
        return try nextNested(place.pointee)
    }

    /// Iterators over the positional arguments from `first` on.
    public func iterators(_ arguments: Arguments, from first: Int) throws -> TupleObject {
        let list = ListObject(capacity: max(0, arguments.count &- first))
        for index in first..<max(first, arguments.count) { list.append(try iterator(arguments[index])) }
        return TupleObject(copying: list.base, count: list.count)
    }

    /// Calls a function for an iterator; StopIteration of the function ends the iteration, as in CPython (nil).
    @inline(__always)
    public func call1InIterator(_ function: Value, _ value: Value) throws -> Value? {
        do {
            return try call1(function, value)
        } catch let error as PythonError where isException(error, "StopIteration") {
            return nil
        }
    }

    /// Calls a function for an iterator: StopIteration of the function ends the iteration, as in CPython (nil).
    @inline(__always)
    public func callInIterator(_ body: () throws -> Value) throws -> Value? {
        do {
            return try body()
        } catch let error as PythonError where isException(error, "StopIteration") {
            return nil
        }
    }
}

/// `map(function, *iterables)`
public final class MapIterator: IteratorObject {
    private let function: Value
    private let iterators: TupleObject

    init(_ function: Value, _ iterators: TupleObject, type: TypeObject) {
        self.function = function
        self.iterators = iterators
        super.init(subclassable: type)
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        if iterators.count == 1 {
            guard let value = try interpreter.nextNested(iterators[0]) else { return nil }
            return try interpreter.call1InIterator(function, value)
        }
        let count = iterators.count
        let base = try interpreter.push(count &+ 1)
        defer { interpreter.pop(base, count &+ 1) }
        base[0] = function
        for index in 0..<count {
            guard let value = try interpreter.nextNested(iterators[index]) else { return nil }
            base[index &+ 1] = value
        }
        return try interpreter.callInIterator { try interpreter.call(function, Arguments(base + 1, count)) }
    }

    static func makeType() {
        let type = TypeObject.native(
            "map", base: Types.object,
            doc: "map(func, *iterables) --> map object\n\nMake an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.",
            specials: [.iterator, .next],
            make: { type, arguments, interpreter in
                if type.isBuiltin, let names = arguments.names, !names.isEmpty { throw interpreter.typeError("map() takes no keyword arguments") }
                if arguments.count < 2 { throw interpreter.typeError("map() must have at least two arguments.") }
                return .object(MapIterator(arguments[0], try interpreter.iterators(arguments, from: 1), type: type))
            })
        Types.map = type.reference
    }
}

/// `filter(function, iterable)`
public final class FilterIterator: IteratorObject {
    /// None, or `bool`: elements that are true.
    private let function: Value?
    @exclusivity(unchecked) private var iterator: Value

    init(_ function: Value, _ iterator: Value, type: TypeObject) {
        self.function = function.isNone || function.type?.reference == Types.bool ? nil : function
        self.iterator = iterator
        super.init(subclassable: type)
    }

    deinit { Release.value(&iterator) }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        while let value = try interpreter.nextNested(iterator) {
            try interpreter.tick()
            if let function {
                guard let answer = try interpreter.call1InIterator(function, value) else { return nil }
                if try interpreter.isTrue(answer) { return value }
            } else if try interpreter.isTrue(value) {
                return value
            }
        }
        return nil
    }

    static func makeType() {
        let type = TypeObject.native(
            "filter", base: Types.object,
            doc: "filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
            specials: [.iterator, .next],
            make: { type, arguments, interpreter in
                try interpreter.expectPositional(arguments, "filter", 2, 2)
                return .object(FilterIterator(arguments[0], try interpreter.iterator(arguments[1]), type: type))
            })
        Types.filter = type.reference
    }
}

/// `reversed(sequence)` of a sequence without `__reversed__`.
public final class ReversedIterator: IteratorObject {
    /// `.undefined` at the end.
    @exclusivity(unchecked) private var sequence: Value
    @exclusivity(unchecked) private var index: Int

    init(_ sequence: Value, count: Int, type: TypeObject) {
        self.sequence = sequence
        index = count &- 1
        super.init(subclassable: type)
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        if sequence.isUndefined { return nil }
        if index >= 0 {
            let current = index
            index &-= 1
            if let tuple = sequence.object(.tuple, TupleObject.self) { return tuple[current] }
            do {
                return try interpreter.getItem(sequence, .int(current))
            } catch let error as PythonError where interpreter.isException(error, "IndexError") || interpreter.isException(error, "StopIteration") {}
        }
        Release.value(&sequence)
        return nil
    }

    deinit { Release.value(&sequence) }

    public override func lengthHint(_ interpreter: Interpreter) -> Int? { sequence.isUndefined ? 0 : index &+ 1 }

    /// `reversed(value)`
    static func reversed(_ value: Value, _ type: TypeObject, _ interpreter: Interpreter) throws -> Value {
        let own = value.typeObject
        if own.isDisabled(.reversed) { throw interpreter.typeError("'\(own.name)' object is not reversible") }
        if let method = own.special(.reversed) {
            if method.isSlotWrapper(.reversed), let object = value.object { return try object.nativeReversed(interpreter) }
            return try interpreter.callSpecial(method, value)
        }
        guard let object = value.object, !(object is DictObject), own.special(.getItem) != nil else {
            throw interpreter.typeError("'\(own.name)' object is not reversible")
        }
        return .object(ReversedIterator(value, count: try interpreter.length(value), type: type))
    }

    static func makeType() {
        let type = TypeObject.native(
            "reversed", base: Types.object, doc: "Return a reverse iterator over the values of the given sequence.", specials: [.iterator, .next],
            make: { type, arguments, interpreter in
                try interpreter.expectPositional(arguments, "reversed", 1, 1)
                return try reversed(arguments[0], type, interpreter)
            })
        type.addLengthHint()
        Types.reversed = type.reference
    }
}

/// `iter(callable, sentinel)`
public final class CallableIterator: IteratorObject {
    @exclusivity(unchecked) private var function: Value?
    private let sentinel: Value

    public init(_ function: Value, sentinel: Value) {
        self.function = function
        self.sentinel = sentinel
        super.init(Types.callableIterator)
    }

    public override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let function else { return nil }
        guard let value = try interpreter.callInIterator({ try interpreter.call(function) }), try !interpreter.isEqual(sentinel, value) else {
            self.function = nil
            return nil
        }
        return value
    }
}
