internal import Language

/// `dropwhile`, `takewhile` and `filterfalse`
final class ConditionIterator: StageIterator {
    private enum Rule { case dropWhile, takeWhile, filterFalse }
    private let rule: Rule
    /// None or `bool` of `filterfalse`: nil.
    private let predicate: Value?
    /// Whether elements have begun to come (`dropwhile`) or have ended (`takewhile`).
    @exclusivity(unchecked) private var isDecided = false

    static let dropWhile = make("dropwhile", .dropWhile, doc: "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.")
    static let takeWhile = make("takewhile", .takeWhile, doc: "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.")
    static let filterFalse = make("filterfalse", .filterFalse, doc: "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.")

    private static func make(_ name: String, _ rule: Rule, doc: String) -> TypeObject {
        ItertoolsModule.type(name, doc: doc) { type, arguments, interpreter in
            try interpreter.expectPositional(arguments, name, 2, 2)
            return .object(ConditionIterator(rule, arguments[0], try interpreter.iterator(arguments[1]), type))
        }
    }

    private init(_ rule: Rule, _ predicate: Value, _ source: Value, _ type: TypeObject) {
        self.rule = rule
        let isTruth = rule == .filterFalse && (predicate.isNone || predicate.type?.reference == Types.bool)
        self.predicate = isTruth ? nil : predicate
        super.init(source, type)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if isDecided { return rule == .takeWhile ? nil : try pull(interpreter) }
        while let value = try pull(interpreter) {
            try interpreter.tick()
            let holds: Bool
            if let predicate {
                guard let answer = try interpreter.call1InIterator(predicate, value) else { return nil }
                holds = try interpreter.isTrue(answer)
            } else {
                holds = try interpreter.isTrue(value)
            }
            switch rule {
            case .dropWhile:
                if holds { continue }
                isDecided = true
                return value
            case .takeWhile:
                if holds { return value }
                isDecided = true
                return nil
            case .filterFalse:
                if !holds { return value }
            }
        }
        return nil
    }
}

/// `islice(iterable, stop)`, `islice(iterable, start, stop[, step])`
final class SliceIterator: StageIterator {
    /// The index of the next element to hand out, and how many were taken from the source.
    @exclusivity(unchecked) private var wanted: Int
    @exclusivity(unchecked) private var taken = 0
    /// Negative: none.
    private let stop: Int
    private let step: Int

    static let type = ItertoolsModule.type(
        "islice",
        doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator."
    ) { type, arguments, interpreter in
        try interpreter.expectPositional(arguments, "islice", 2, 4)
        var start = 0, stop = -1, step = 1
        if arguments.count == 2 {
            stop = try bound(arguments[1], -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.", interpreter)
        } else {
            // A stop that is no number and one that is negative have messages of their own.
            let isNegative = if case .int(let number) = arguments[2] { number < 0 } else { false }
            let subject = isNegative ? "Indices" : "Stop argument"
            stop = try bound(arguments[2], -1, "\(subject) for islice() must be None or an integer: 0 <= x <= sys.maxsize.", interpreter)
            start = try bound(arguments[1], 0, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.", interpreter)
        }
        if arguments.count == 4 { step = try bound(arguments[3], 1, "Step for islice() must be a positive integer or None.", interpreter) }
        if step < 1 { throw interpreter.valueError("Step for islice() must be a positive integer or None.") }
        return .object(SliceIterator(try interpreter.iterator(arguments[0]), start, stop, step, type))
    }

    private static func bound(_ value: Value, _ absent: Int, _ message: String, _ interpreter: Interpreter) throws -> Int {
        if value.isNone { return absent }
        var number: Value?
        do {
            number = try interpreter.indexOrNil(value)
        } catch is PythonError {}
        guard case .int(let index)? = number, index >= 0 else { throw interpreter.valueError(message) }
        return index
    }

    private init(_ source: Value, _ start: Int, _ stop: Int, _ step: Int, _ type: TypeObject) {
        wanted = start
        self.stop = stop
        self.step = step
        super.init(source, type)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if isFinished { return nil }
        while taken < wanted {
            try interpreter.tick()
            if try pull(interpreter) == nil {
                finish()
                return nil
            }
            taken &+= 1
        }
        if stop >= 0, taken >= stop {
            finish()
            return nil
        }
        guard let value = try pull(interpreter) else {
            finish()
            return nil
        }
        taken &+= 1
        let (sum, overflow) = wanted.addingReportingOverflow(step)
        wanted = overflow || (stop >= 0 && sum > stop) ? (stop >= 0 ? stop : .max) : sum
        return value
    }
}

/// `groupby(iterable, key=None)`
final class GroupByIterator: StageIterator {
    private let key: Value
    /// The element that was read last and its key; `.undefined` once it was handed out.
    @exclusivity(unchecked) private var currentKey: Value = .undefined
    @exclusivity(unchecked) private var currentValue: Value = .undefined
    /// The key of the group that was handed out last.
    @exclusivity(unchecked) private var groupKey: Value = .undefined
    /// Numbers the groups: only the last one still gives elements.
    @exclusivity(unchecked) private var group: UInt = 0
    @exclusivity(unchecked) private var pair: TupleObject?

    static let type = ItertoolsModule.type(
        signature: "groupby(iterable, key=None)",
        doc: "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping."
    ) { type, arguments, interpreter in
        .object(GroupByIterator(try interpreter.iterator(arguments[0]), arguments[1], type))
    }

    private init(_ source: Value, _ key: Value, _ type: TypeObject) {
        self.key = key
        super.init(source, type)
    }

    /// Reads one more element; false at the end.
    private func advance(_ interpreter: Interpreter) throws -> Bool {
        guard let value = try pull(interpreter) else { return false }
        if key.isNone {
            currentKey = value
        } else {
            guard let result = try interpreter.call1InIterator(key, value) else { return false }
            currentKey = result
        }
        currentValue = value
        return true
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        group &+= 1
        while true {
            if !currentKey.isUndefined {
                if groupKey.isUndefined { break }
                if try !interpreter.isEqual(groupKey, currentKey) { break }
            }
            try interpreter.tick()
            if try !advance(interpreter) { return nil }
        }
        groupKey = currentKey
        return .object(TupleObject.pair(currentKey, .object(GroupIterator(self, groupKey, group)), reusing: &pair))
    }

    /// The next element of a group; nil at its end.
    fileprivate func next(of number: UInt, _ key: Value, _ interpreter: Interpreter) throws -> Value? {
        if number != group { return nil }
        if currentValue.isUndefined, try !advance(interpreter) { return nil }
        if try !interpreter.isEqual(key, currentKey) { return nil }
        let value = currentValue
        currentValue = .undefined
        currentKey = .undefined
        return value
    }
}

/// One group of `groupby`.
final class GroupIterator: IteratorObject {
    private let parent: GroupByIterator
    private let key: Value
    private let number: UInt

    static let type = ItertoolsModule.type("_grouper", doc: "") { _, _, interpreter in throw interpreter.typeError("cannot create 'itertools._grouper' instances") }

    init(_ parent: GroupByIterator, _ key: Value, _ number: UInt) {
        self.parent = parent
        self.key = key
        self.number = number
        super.init(Self.type.reference)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? { try parent.next(of: number, key, interpreter) }
}

/// Elements that several iterators of `tee` have in common.
private final class TeeBlock {
    static let size = 56
    var values: ContiguousArray<Value> = []
    var next: TeeBlock?

    deinit {
        // A long row of blocks goes away one after the other, not each inside of the one before.
        var rest = next
        next = nil
        while rest != nil, isKnownUniquelyReferenced(&rest) {
            let following = rest?.next
            rest?.next = nil
            rest = following
        }
    }
}

/// What the iterators of one `tee` read from.
private final class TeeSource {
    @exclusivity(unchecked) var iterator: Value
    var isRunning = false
    init(_ iterator: Value) { self.iterator = iterator }
    deinit { Release.value(&iterator) }
}

/// One of the iterators that `tee` makes.
final class TeeIterator: IteratorObject {
    private let source: TeeSource
    @exclusivity(unchecked) private var block: TeeBlock
    @exclusivity(unchecked) private var index: Int

    static let type: TypeObject = {
        let type = ItertoolsModule.type("_tee", doc: "Iterator wrapped to make it copyable.") { _, arguments, interpreter in
            try interpreter.expectPositional(arguments, "_tee", 1, 1)
            return .object(try copyable(arguments[0], interpreter))
        }
        type.method("__copy__(self, /)", doc: "Returns an independent iterator.") { _, arguments in
            (arguments[0].object as? TeeIterator).map { .object($0.copy()) } ?? .none
        }
        return type
    }()

    static let function = NativeFunction(raw: "tee", doc: "Returns a tuple of n independent iterators.") { interpreter, arguments in
        try interpreter.expectPositional(arguments, "tee", 1, 2)
        let count = arguments.count == 2 ? try interpreter.machineInt(arguments[1]) : 2
        if count < 0 { throw interpreter.valueError("n must be >= 0") }
        try interpreter.reserve(count: count, size: 96)
        try interpreter.charge(work: count)
        if count == 0 { return .object(TupleObject.empty) }
        let first = try copyable(arguments[0], interpreter)
        let result = ListObject(capacity: count)
        result.append(.object(first))
        for _ in 1..<count { result.append(.object(first.copy())) }
        return .object(TupleObject(result.values))
    }

    private static func copyable(_ iterable: Value, _ interpreter: Interpreter) throws -> TeeIterator {
        let iterator = try interpreter.iterator(iterable)
        if let tee = iterator.object as? TeeIterator { return tee.copy() }
        return TeeIterator(TeeSource(iterator), TeeBlock(), 0)
    }

    private init(_ source: TeeSource, _ block: TeeBlock, _ index: Int) {
        self.source = source
        self.block = block
        self.index = index
        super.init(Self.type.reference)
    }

    private func copy() -> TeeIterator { TeeIterator(source, block, index) }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if index == TeeBlock.size {
            if block.next == nil {
                try interpreter.reserve(bytes: TeeBlock.size &* 16)
                block.next = TeeBlock()
            }
            if let next = block.next {
                block = next
                index = 0
            }
        }
        if index < block.values.count {
            index &+= 1
            return block.values[index &- 1]
        }
        if source.isRunning { throw interpreter.runtimeError("cannot re-enter the tee iterator") }
        source.isRunning = true
        defer { source.isRunning = false }
        guard let value = try interpreter.nextNested(source.iterator) else { return nil }
        block.values.append(value)
        index &+= 1
        return value
    }
}
