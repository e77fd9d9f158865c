extension RangeObject {
    func item(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if let slice = index.object(.slice, SliceObject.self) {
            let (first, last, stride, _) = try slice.indices(count, interpreter)
            return .object(RangeObject(start: element(first), stop: element(last), step: step &* stride))
        }
        var position = try interpreter.sequenceIndex(index, "range")
        if position < 0 { position = position &+ count }
        if position < 0 || position >= count { throw interpreter.indexError("range object index out of range") }
        return .int(element(position))
    }

    /// The place of a number in the range.
    @inline(__always)
    func index(of number: Int) -> Int? {
        if step > 0 ? number < start || number >= stop : number > start || number <= stop { return nil }
        let distance = step > 0 ? UInt(bitPattern: number) &- UInt(bitPattern: start) : UInt(bitPattern: start) &- UInt(bitPattern: number)
        let stride = step.magnitude
        return distance % stride == 0 ? Int(clamping: distance / stride) : nil
    }

    func firstIndex(of value: Value, _ interpreter: Interpreter) throws -> Int? {
        switch value {
        case .int(let number): return index(of: number)
        case .bool(let flag): return index(of: flag ? 1 : 0)
        case .float(let number):
            guard let whole = Int(exactly: number) else { return nil }
            return index(of: whole)
        case .none, .undefined: return nil
        case .object(let object):
            if object.kind == .string || object.kind == .bigInt { return nil }
            for position in 0..<count {
                try interpreter.tick()
                if try interpreter.isEqual(.int(element(position)), value) { return position }
            }
            return nil
        }
    }

    func hasSameElements(as other: RangeObject) -> Bool {
        if count != other.count { return false }
        if count == 0 { return true }
        return start == other.start && (count == 1 || step == other.step)
    }

    func elementsHash(_ interpreter: Interpreter) throws -> Int {
        var hash = Hashing.Tuple()
        hash.combine(Hashing.integer(count))
        hash.combine(try interpreter.hash(count == 0 ? .none : .int(start)))
        hash.combine(try interpreter.hash(count <= 1 ? .none : .int(step)))
        return hash.value
    }

    static func makeType() {
        let type = TypeObject.native(
            "range", base: Types.object,
            doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
            specials: [.repr, .hash, .bool, .length, .getItem, .contains, .iterator, .reversed, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual],
            isSubclassable: false,
            make: { _, arguments, interpreter in
                try interpreter.expectPositional(arguments, "range", 1, 3)
                if arguments.count == 1 { return .object(RangeObject(start: 0, stop: try interpreter.machineInt(arguments[0]), step: 1)) }
                // A step of 0 is named before bounds that are too large.
                if arguments.count == 3, case .int(0) = arguments[2] {
                    _ = (try interpreter.index(arguments[0]), try interpreter.index(arguments[1]))
                    throw interpreter.valueError("range() arg 3 must not be zero")
                }
                let start = try interpreter.machineInt(arguments[0]), stop = try interpreter.machineInt(arguments[1])
                let step = arguments.count == 3 ? try interpreter.machineInt(arguments[2]) : 1
                if step == 0 { throw interpreter.valueError("range() arg 3 must not be zero") }
                return .object(RangeObject(start: start, stop: stop, step: step))
            })
        Types.range = type.reference
        func own(_ object: Object, _ interpreter: Interpreter) throws -> RangeObject {
            guard let range = object as? RangeObject else { throw interpreter.typeError("descriptor requires a 'range' object but received a '\(object.type.name)'") }
            return range
        }
        type.attribute("start") { interpreter, object in .int(try own(object, interpreter).start) }
        type.attribute("stop") { interpreter, object in .int(try own(object, interpreter).stop) }
        type.attribute("step") { interpreter, object in .int(try own(object, interpreter).step) }
        type.method("count(self, value, /)", doc: "rangeobject.count(value) -> integer -- return number of occurrences of value") { interpreter, arguments in
            guard let range = arguments[0].object(.range, RangeObject.self) else { return .int(0) }
            return .int(try range.firstIndex(of: arguments[1], interpreter) == nil ? 0 : 1)
        }
        type.method("index(self, value, /)",
                    doc: "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.") { interpreter, arguments in
            guard let range = arguments[0].object(.range, RangeObject.self) else { return .int(0) }
            if let index = try range.firstIndex(of: arguments[1], interpreter) { return .int(index) }
            switch arguments[1] {
            case .int, .bool: throw interpreter.valueError("\(try interpreter.reprText(arguments[1])) is not in range")
            default: throw interpreter.valueError("sequence.index(x): x not in sequence")
            }
        }
    }
}
