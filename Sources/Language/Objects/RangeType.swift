internal import BigInt

extension RangeObject {
    func item(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if let slice = index.object(.slice, SliceObject.self) {
            // `indices` would cut a step that no machine word holds.
            if case .object = slice.step, Numbers.bigInteger(slice.step) != nil { return try LongRange(self).item(index, interpreter) }
            let (first, last, stride, _) = try slice.indices(count, interpreter)
            let (extent, isTooFar) = last.multipliedReportingOverflow(by: step)
            let (end, isBeyond) = start.addingReportingOverflow(extent)
            let (stepped, isTooLong) = step.multipliedReportingOverflow(by: stride)
            if isTooFar || isBeyond || isTooLong { return try LongRange(self).item(index, interpreter) }
            return .object(RangeObject(start: element(first), stop: end, step: stepped))
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
                if arguments.count == 1 { return LongRange.value(.int(0), try interpreter.index(arguments[0]), .int(1)) }
                let start = try interpreter.index(arguments[0]), stop = try interpreter.index(arguments[1])
                let step = arguments.count == 3 ? try interpreter.index(arguments[2]) : .int(1)
                if case .int(0) = step { throw interpreter.valueError("range() arg 3 must not be zero") }
                return LongRange.value(start, stop, step)
            })
        Types.range = type.reference
        func bound(_ name: String, _ short: @escaping (RangeObject) -> Int, _ long: @escaping (LongRange) -> BigInt) {
            type.attribute(name) { interpreter, object in
                if let range = object as? RangeObject { return .int(short(range)) }
                if let range = object as? LongRange { return LongRange.integer(long(range)) }
                throw interpreter.typeError("descriptor '\(name)' for 'range' objects doesn't apply to a '\(object.type.name)' object")
            }
        }
        bound("start", { $0.start }, { $0.start })
        bound("stop", { $0.stop }, { $0.stop })
        bound("step", { $0.step }, { $0.step })
        func place(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value? {
            if let range = arguments[0].object(.range, RangeObject.self) { return try range.firstIndex(of: arguments[1], interpreter).map { .int($0) } }
            guard let range = arguments[0].object as? LongRange else { return nil }
            return try range.firstIndex(of: arguments[1], interpreter).map(LongRange.integer)
        }
        type.method("count(self, value, /)", doc: "rangeobject.count(value) -> integer -- return number of occurrences of value") { interpreter, arguments in
            .int(try place(arguments, interpreter) == nil ? 0 : 1)
        }
        type.method("index(self, value, /)",
                    doc: "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.") { interpreter, arguments in
            if let index = try place(arguments, interpreter) { return index }
            if Numbers.bigInteger(arguments[1]) != nil { throw interpreter.valueError("\(try interpreter.reprText(arguments[1])) is not in range") }
            throw interpreter.valueError("sequence.index(x): x not in sequence")
        }
    }
}
