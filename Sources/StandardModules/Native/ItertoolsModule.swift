internal import Language

/// `itertools`
enum ItertoolsModule {
    /// The classes are made once for the process.
    nonisolated(unsafe) private static let types: [TypeObject] = [
        CountIterator.type, CycleIterator.type, RepeatIterator.type, AccumulateIterator.type, ChainIterator.type, CompressIterator.type,
        ConditionIterator.dropWhile, ConditionIterator.takeWhile, ConditionIterator.filterFalse, GroupByIterator.type, SliceIterator.type,
        PairwiseIterator.type, StarMapIterator.type, LongestZipIterator.type, ProductIterator.type, PermutationsIterator.type,
        CombinationsIterator.plain, CombinationsIterator.withReplacement,
    ]

    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("itertools", doc: "Functional tools for creating and using iterators.")
        for type in types { module.namespace[type.qualifiedName] = .object(type) }
        module.namespace["tee"] = .object(TeeIterator.function)
        return module
    }

    /// A class of this module: messages call it `itertools.count`.
    static func type(
        _ name: String, doc: String, specials: [Special] = [], make: @escaping (TypeObject, Arguments, Interpreter) throws -> Value
    ) -> TypeObject {
        let type = TypeObject.native("itertools." + name, module: "itertools", base: Types.object, doc: doc, specials: [.iterator, .next] + specials, make: make)
        type.qualifiedName = name
        return type
    }

    /// A class whose arguments are bound by a signature.
    static func type(
        signature: String, doc: String, specials: [Special] = [], make: @escaping (TypeObject, Arguments, Interpreter) throws -> Value
    ) -> TypeObject {
        let function = NativeFunction(signature) { _, _ in .none }
        return type(function.name, doc: doc, specials: specials) { type, arguments, interpreter in
            try interpreter.withBound(arguments, to: function) { try make(type, $0, interpreter) }
        }
    }
}

/// An iterator that takes elements from another one.
class StageIterator: IteratorObject {
    @exclusivity(unchecked) private final var source: Value

    init(_ source: Value, _ type: TypeObject) {
        self.source = source
        super.init(subclassable: type)
    }

    deinit { Release.value(&source) }

    final func pull(_ interpreter: Interpreter) throws -> Value? { try interpreter.nextNested(at: &source) }

    /// Lets the source go; nothing more comes from it.
    final func finish() { source = .undefined }
    final var isFinished: Bool { source.isUndefined }
}

/// `count(start=0, step=1)`
final class CountIterator: IteratorObject {
    /// The next number, while it and the step are ints that fit a machine word.
    @exclusivity(unchecked) private var number = 0
    private let wordStep: Int
    /// The next number otherwise.
    @exclusivity(unchecked) private var value: Value = .undefined
    private let step: Value

    static let type = ItertoolsModule.type(
        signature: "count(start=0, step=1)", doc: "Return a count object whose .__next__() method returns consecutive values.", specials: [.repr]
    ) { type, arguments, interpreter in
        
        var start = try number(arguments[0], interpreter)
        let step = try number(arguments[1], interpreter)
        // A bool that begins a count stays one, unless the count goes on by one.
        if case .bool = arguments[0] { if case .int(1) = step {} else { start = arguments[0] } }
        return .object(CountIterator(start, step, type))
    }

    private static func number(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        switch value {
        case .int, .float: return value
        case .bool(let flag): return .int(flag ? 1 : 0)
        default:
            let type = value.typeObject
            if type.special(.index) != nil || type.special(.float) != nil || type.special(.int) != nil || type.reference == Types.complex { return value }
            throw interpreter.typeError("a number is required")
        }
    }

    private init(_ start: Value, _ step: Value, _ type: TypeObject) {
        self.step = step
        if case .int(let first) = start, case .int(let word) = step {
            number = first
            wordStep = word
        } else {
            value = start
            wordStep = 0
        }
        super.init(subclassable: type)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if value.isUndefined {
            let current = number
            let (sum, overflow) = current.addingReportingOverflow(wordStep)
            if overflow { value = try interpreter.binary(.add, .int(current), step) } else { number = sum }
            return .int(current)
        }
        let current = value
        value = try interpreter.binary(.add, current, step)
        return current
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: (type.qualifiedName + "(").utf8)
        try interpreter.appendRepr(value.isUndefined ? .int(number) : value, to: &text)
        if case .int(1) = step {} else {
            text.append(contentsOf: ", ".utf8)
            try interpreter.appendRepr(step, to: &text)
        }
        text.append(UInt8(ascii: ")"))
    }
}

/// `cycle(iterable)`
final class CycleIterator: StageIterator {
    private let saved = ListObject()
    @exclusivity(unchecked) private var index = 0

    static let type = ItertoolsModule.type(
        "cycle", doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely."
    ) { type, arguments, interpreter in
        try interpreter.expectPositional(arguments, "cycle", 1, 1)
        return .object(CycleIterator(try interpreter.iterator(arguments[0]), type))
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if !isFinished {
            if let value = try pull(interpreter) {
                try saved.append(value, interpreter)
                return value
            }
            finish()
        }
        if saved.count == 0 { return nil }
        if index >= saved.count { index = 0 }
        index &+= 1
        return saved[index &- 1]
    }
}

/// `repeat(object[, times])`
final class RepeatIterator: IteratorObject {
    private let value: Value
    /// Negative: without end.
    @exclusivity(unchecked) private var left: Int

    static let type: TypeObject = {
        let type = ItertoolsModule.type(
            signature: "repeat(object, times=<unrepresentable>)",
            doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
            specials: [.repr]
        ) { type, arguments, interpreter in
            .object(RepeatIterator(arguments[0], arguments[1].isUndefined ? -1 : max(0, try interpreter.machineInt(arguments[1])), type))
        }
        type.method("__length_hint__(self, /)") { interpreter, arguments in
            guard let iterator = arguments[0].object as? RepeatIterator, iterator.left >= 0 else { throw interpreter.typeError("len() of unsized object") }
            return .int(iterator.left)
        }
        return type
    }()

    private init(_ value: Value, _ times: Int, _ type: TypeObject) {
        self.value = value
        left = times
        super.init(subclassable: type)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if left == 0 { return nil }
        if left > 0 { left &-= 1 }
        return value
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: (type.qualifiedName + "(").utf8)
        try interpreter.appendRepr(value, to: &text)
        text.append(contentsOf: (left < 0 ? ")" : ", \(left))").utf8)
    }
}

/// `accumulate(iterable, func=None, *, initial=None)`
final class AccumulateIterator: StageIterator {
    private let function: Value
    @exclusivity(unchecked) private var initial: Value
    @exclusivity(unchecked) private var total: Value = .undefined

    static let type = ItertoolsModule.type(
        signature: "accumulate(iterable, func=None, *, initial=None)", doc: "Return series of accumulated sums (or other binary function results)."
    ) { type, arguments, interpreter in
        .object(AccumulateIterator(try interpreter.iterator(arguments[0]), arguments[1], arguments[2], type))
    }

    private init(_ source: Value, _ function: Value, _ initial: Value, _ type: TypeObject) {
        self.function = function
        self.initial = initial
        super.init(source, type)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if !initial.isNone {
            total = initial
            initial = .none
            return total
        }
        guard let value = try pull(interpreter) else { return nil }
        if total.isUndefined {
            total = value
        } else if function.isNone {
            total = try interpreter.binary(.add, total, value)
        } else {
            let sum = total
            guard let next = try interpreter.callInIterator({ try interpreter.call2(function, sum, value) }) else { return nil }
            total = next
        }
        return total
    }
}

/// `chain(*iterables)`
final class ChainIterator: StageIterator {
    /// The iterator that elements come from now.
    @exclusivity(unchecked) private var active: Value = .undefined

    deinit { Release.value(&active) }

    static let type: TypeObject = {
        let type = ItertoolsModule.type(
            "chain",
            doc: "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted."
        ) { type, arguments, interpreter in
            if let names = arguments.names, !names.isEmpty { throw interpreter.typeError("chain() takes no keyword arguments") }
            return .object(ChainIterator(try interpreter.iterator(.object(TupleObject(arguments.positional))), type))
        }
        type.classMethod("from_iterable(cls, iterable, /)",
                         doc: "Alternative chain() constructor taking a single iterable argument that evaluates lazily.") { interpreter, arguments in
            guard let type = arguments[0].type else { throw interpreter.typeError("descriptor 'from_iterable' needs a type") }
            return .object(ChainIterator(try interpreter.iterator(arguments[1]), type))
        }
        type.makeSubscriptable()
        return type
    }()

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if isFinished { return nil }
        while true {
            if active.isUndefined {
                try interpreter.tick()
                guard let iterable = try pull(interpreter) else {
                    finish()
                    return nil
                }
                do {
                    active = try interpreter.iterator(iterable)
                } catch {
                    finish()
                    throw error
                }
            }
            if let value = try interpreter.nextNested(at: &active) { return value }
            active = .undefined
        }
    }
}

/// `compress(data, selectors)`
final class CompressIterator: StageIterator {
    @exclusivity(unchecked) private var selectors: Value

    static let type = ItertoolsModule.type(
        signature: "compress(data, selectors)",
        doc: "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements."
    ) { type, arguments, interpreter in
        .object(CompressIterator(try interpreter.iterator(arguments[0]), try interpreter.iterator(arguments[1]), type))
    }

    private init(_ source: Value, _ selectors: Value, _ type: TypeObject) {
        self.selectors = selectors
        super.init(source, type)
    }

    deinit { Release.value(&selectors) }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        while true {
            try interpreter.tick()
            guard let value = try pull(interpreter), let selector = try interpreter.nextNested(selectors) else { return nil }
            if try interpreter.isTrue(selector) { return value }
        }
    }
}

/// `pairwise(iterable)`
final class PairwiseIterator: StageIterator {
    @exclusivity(unchecked) private var previous: Value = .undefined
    @exclusivity(unchecked) private var pair: TupleObject?

    static let type = ItertoolsModule.type(
        "pairwise",
        doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ..."
    ) { type, arguments, interpreter in
        try interpreter.expectPositional(arguments, "pairwise", 1, 1)
        return .object(PairwiseIterator(try interpreter.iterator(arguments[0]), type))
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if isFinished { return nil }
        if previous.isUndefined {
            guard let first = try pull(interpreter) else {
                finish()
                return nil
            }
            previous = first
        }
        guard let value = try pull(interpreter) else {
            finish()
            previous = .undefined
            return nil
        }
        let first = previous
        previous = value
        return .object(TupleObject.pair(first, value, reusing: &pair))
    }
}

/// `starmap(function, iterable)`
final class StarMapIterator: StageIterator {
    private let function: Value

    static let type = ItertoolsModule.type(
        "starmap", doc: "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence."
    ) { type, arguments, interpreter in
        try interpreter.expectPositional(arguments, "starmap", 2, 2)
        return .object(StarMapIterator(try interpreter.iterator(arguments[1]), arguments[0], type))
    }

    private init(_ source: Value, _ function: Value, _ type: TypeObject) {
        self.function = function
        super.init(source, type)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let value = try pull(interpreter) else { return nil }
        let arguments = try interpreter.tuple(from: value)
        return try interpreter.callInIterator {
            switch arguments.count {
            case 1: return try interpreter.call1(function, arguments[0])
            case 2: return try interpreter.call2(function, arguments[0], arguments[1])
            default: return try interpreter.call(function, Array(arguments.values))
            }
        }
    }
}

/// `zip_longest(*iterables, fillvalue=None)`
final class LongestZipIterator: IteratorObject {
    /// `.undefined` in the place of an iterator that ended.
    private let iterators: ListObject
    private let fill: Value
    @exclusivity(unchecked) private var active: Int

    static let type = ItertoolsModule.type(
        "zip_longest",
        doc: "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument."
    ) { type, arguments, interpreter in
        var fill = Value.none
        for (name, value) in arguments.keywords {
            if !(name == "fillvalue") { throw interpreter.typeError("zip_longest() got an unexpected keyword argument") }
            fill = value
        }
        return .object(LongestZipIterator(try interpreter.iterators(arguments, from: 0), fill, type))
    }

    private init(_ iterators: TupleObject, _ fill: Value, _ type: TypeObject) {
        self.iterators = ListObject(iterators.values)
        self.fill = fill
        active = iterators.count
        super.init(subclassable: type)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if active == 0 { return nil }
        let result = ListObject(capacity: iterators.count)
        for index in 0..<iterators.count {
            let iterator = iterators[index]
            if iterator.isUndefined {
                result.append(fill)
                continue
            }
            let value: Value?
            do {
                value = try interpreter.nextNested(iterator)
            } catch {
                active = 0
                throw error
            }
            if let value {
                result.append(value)
            } else {
                iterators[index] = .undefined
                active &-= 1
                if active == 0 { return nil }
                result.append(fill)
            }
        }
        return .object(TupleObject(result.values))
    }
}
