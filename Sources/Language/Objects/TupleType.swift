extension TupleObject {
    @inline(__always)
    func item(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if case .int(let number) = index, let value = element(number) { return value }
        return try otherItem(index, interpreter)
    }

    @inline(never)
    private func otherItem(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if let slice = index.object(.slice, SliceObject.self) { return .object(try self.slice(slice, interpreter)) }
        if let value = element(try interpreter.sequenceIndex(index, "tuple")) { return value }
        throw interpreter.indexError("tuple index out of range")
    }

    private func slice(_ slice: SliceObject, _ interpreter: Interpreter) throws -> TupleObject {
        let (start, _, step, size) = try slice.indices(count, interpreter)
        if size == 0 { return .empty }
        if size == count, step == 1, kind == .tuple { return self }
        try interpreter.reserve(count: size, size: 16)
        try interpreter.charge(work: size)
        if step == 1 { return TupleObject(copying: base + start, count: size) }
        let new = SmallMemory.take(size, Value.self)
        var position = start
        for offset in 0..<size {
            (new + offset).initialize(to: base[position])
            position = position &+ step
        }
        return TupleObject(adopting: new, count: size)
    }

    func elementsHash(_ interpreter: Interpreter) throws -> Int {
        var hash = Hashing.Tuple()
        try interpreter.withDepth {
            for index in 0..<count { hash.combine(try interpreter.hash(base[index])) }
        }
        return hash.value
    }

    func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .add:
            guard !reflected, let tuple = other.tuple else { return .notImplemented }
            if tuple.count == 0, kind == .tuple { return .object(self) }
            if count == 0, tuple.kind == .tuple { return .object(tuple) }
            let total = count &+ tuple.count
            try interpreter.reserve(count: total, size: 16)
            try interpreter.charge(work: total)
            let new = SmallMemory.take(total, Value.self)
            new.initialize(from: base, count: count)
            (new + count).initialize(from: tuple.base, count: tuple.count)
            return .object(TupleObject(adopting: new, count: total))
        case .multiply:
            guard let times = try interpreter.repetitions(other) else { return .notImplemented }
            if times == 1, kind == .tuple { return .object(self) }
            if times <= 0 || count == 0 { return .object(TupleObject.empty) }
            let (total, overflow) = count.multipliedReportingOverflow(by: times)
            if overflow || total > .max / 32 { throw interpreter.memoryError() }
            try interpreter.reserve(count: total, size: 16)
            try interpreter.charge(work: total)
            let new = SmallMemory.take(total, Value.self)
            for turn in 0..<times { (new + turn &* count).initialize(from: base, count: count) }
            return .object(TupleObject(adopting: new, count: total))
        default: return .notImplemented
        }
    }

    static func makeType() {
        let type = Bootstrap.complete(
            Types.tuple,
            doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
            specials: [.repr, .hash, .length, .getItem, .contains, .iterator, .add, .multiply, .rmultiply, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual],
            make: { type, arguments, interpreter in
                // A subclass may give its own `__init__` keywords.
                if type.isBuiltin { try interpreter.expectPositional(arguments, "tuple", 0, 1) }
                if arguments.count > 1 { throw interpreter.typeError("tuple expected at most 1 argument, got \(arguments.count)") }
                if type.reference == Types.tuple { return .object(arguments.count == 0 ? .empty : try interpreter.tuple(from: arguments[0])) }
                let elements = arguments.count == 0 ? TupleObject.empty : try interpreter.tuple(from: arguments[0])
                return .object(TupleObject(copying: elements.base, count: elements.count, type: type.reference))
            })
        type.method("count(self, value, /)", doc: "Return number of occurrences of value.") { interpreter, arguments in
            .int(try own(arguments, interpreter).occurrences(of: arguments[1], interpreter))
        }
        type.method("index(self, value, start=0, stop=9223372036854775807, /)",
                    doc: "Return first index of value.\n\nRaises ValueError if the value is not present.") { interpreter, arguments in
            let tuple = try own(arguments, interpreter)
            let start = try interpreter.searchBound(arguments[2], tuple.count), stop = try interpreter.searchBound(arguments[3], tuple.count)
            guard let index = try tuple.firstIndex(of: arguments[1], from: start, to: stop, interpreter) else {
                throw interpreter.valueError("tuple.index(x): x not in tuple")
            }
            return .int(index)
        }
        type.method("__getnewargs__(self, /)") { interpreter, arguments in
            let tuple = try own(arguments, interpreter)
            return .object(TupleObject([.object(TupleObject(copying: tuple.base, count: tuple.count))]))
        }
        type.makeSubscriptable()
    }

    @inline(__always)
    private static func own(_ arguments: Arguments, _ interpreter: Interpreter) throws -> TupleObject {
        guard let tuple = arguments[0].tuple else { throw interpreter.typeError("descriptor requires a 'tuple' object but received a '\(arguments[0].typeName)'") }
        return tuple
    }
}
