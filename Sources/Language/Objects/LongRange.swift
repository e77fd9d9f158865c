internal import BigInt

/// A range with a bound, a step or a length that a machine word does not hold.  It says of itself what a `RangeObject` says, in the arithmetic of big ints; the
/// loops that know a `RangeObject` do not know it and take its iterator.
final class LongRange: Object {
    let start: BigInt, stop: BigInt, step: BigInt
    /// The number of elements.
    let count: BigInt

    /// `step` must not be 0.
    init(start: BigInt, stop: BigInt, step: BigInt) {
        self.start = start
        self.stop = stop
        self.step = step
        let span = step.sign == .plus ? stop - start : start - stop
        count = span.sign == .minus || span.isZero ? 0 : (span - 1) / BigInt(step.magnitude) + 1
        super.init(.other, Types.range)
    }

    convenience init(_ range: RangeObject) { self.init(start: BigInt(range.start), stop: BigInt(range.stop), step: BigInt(range.step)) }

    /// A range of either kind.
    convenience init?(_ value: Value) {
        guard let object = value.object else { return nil }
        if let range = object as? LongRange { self.init(start: range.start, stop: range.stop, step: range.step) } else if let range = object as? RangeObject { self.init(range) } else { return nil }
    }

    /// The range of three ints (as `Interpreter.index` gives them): of machine words where they suffice.  `step` must not be 0.
    static func value(_ start: Value, _ stop: Value, _ step: Value) -> Value {
        if case .int(let first) = start, case .int(let last) = stop, case .int(let stride) = step {
            let range = RangeObject(start: first, stop: last, step: stride)
            if range.count < Int.max { return .object(range) }
        }
        return .object(LongRange(start: Numbers.bigInteger(start) ?? 0, stop: Numbers.bigInteger(stop) ?? 0, step: Numbers.bigInteger(step) ?? 1))
    }

    static func value(_ start: BigInt, _ stop: BigInt, _ step: BigInt) -> Value { value(integer(start), integer(stop), integer(step)) }
    static func integer(_ number: BigInt) -> Value { Value(IntegerValue(number)) }

    /// The element at `index`, which must be in 0..<count.
    func element(_ index: BigInt) -> BigInt { start + index * step }

    func item(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if let slice = index.object(.slice, SliceObject.self) {
            let (first, last, stride) = try bounds(of: slice, interpreter)
            return Self.value(element(first), element(last), step * stride)
        }
        guard let given = try interpreter.indexOrNil(index) else { throw interpreter.typeError("range indices must be integers or slices, not \(index.typeName)") }
        var position = Numbers.bigInteger(given) ?? 0
        if position.sign == .minus { position += count }
        if position.sign == .minus || position >= count { throw interpreter.indexError("range object index out of range") }
        return Self.integer(element(position))
    }

    /// `SliceObject.indices` for a length of any size.
    private func bounds(of slice: SliceObject, _ interpreter: Interpreter) throws -> (start: BigInt, stop: BigInt, step: BigInt) {
        func number(_ value: Value) throws -> BigInt? {
            if value.isNone { return nil }
            guard let index = try interpreter.indexOrNil(value) else { throw interpreter.typeError("slice indices must be integers or None or have an __index__ method") }
            return Numbers.bigInteger(index)
        }
        let stride = try number(slice.step) ?? 1
        if stride.isZero { throw interpreter.valueError("slice step cannot be zero") }
        let isBackward = stride.sign == .minus
        let lowest: BigInt = isBackward ? -1 : 0, highest = isBackward ? count - 1 : count
        func bound(_ value: Value, _ absent: BigInt) throws -> BigInt {
            guard let given = try number(value) else { return absent }
            let index = given.sign == .minus ? given + count : given
            return min(max(index, lowest), highest)
        }
        return (try bound(slice.start, isBackward ? highest : lowest), try bound(slice.stop, isBackward ? lowest : highest), stride)
    }

    /// The place of a number in the range.
    func index(of number: BigInt) -> BigInt? {
        if step.sign == .plus ? number < start || number >= stop : number > start || number <= stop { return nil }
        let (place, rest) = (number - start).quotientAndRemainder(dividingBy: step)
        return rest.isZero ? place : nil
    }

    func firstIndex(of value: Value, _ interpreter: Interpreter) throws -> BigInt? {
        if let number = Numbers.bigInteger(value) { return index(of: number) }
        switch value {
        case .float(let number): return number.isFinite && number == number.rounded() ? index(of: BigInt(number)) : nil
        case .object(let object) where object.kind != .string:
            var position: BigInt = 0
            while position < count {
                try interpreter.tick()
                if try interpreter.isEqual(Self.integer(element(position)), value) { return position }
                position += 1
            }
            return nil
        default: return nil
        }
    }

    func hasSameElements(as other: LongRange) -> Bool {
        if count != other.count { return false }
        if count.isZero { return true }
        return start == other.start && (count == 1 || step == other.step)
    }

    func iterator(reversed: Bool) -> LongRangeIterator {
        reversed ? LongRangeIterator(element(count - 1), 0 - step, count) : LongRangeIterator(start, step, count)
    }

    // MARK: protocols

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "range(".utf8)
        try interpreter.appendRepr(Self.integer(start), to: &text)
        text.append(contentsOf: ", ".utf8)
        try interpreter.appendRepr(Self.integer(stop), to: &text)
        if step != 1 {
            text.append(contentsOf: ", ".utf8)
            try interpreter.appendRepr(Self.integer(step), to: &text)
        }
        text.append(UInt8(ascii: ")"))
    }
    override func nativeHash(_ interpreter: Interpreter) throws -> Int {
        var hash = Hashing.Tuple()
        hash.combine(try interpreter.hash(Self.integer(count)))
        hash.combine(try interpreter.hash(count.isZero ? .none : Self.integer(start)))
        hash.combine(try interpreter.hash(count <= 1 ? .none : Self.integer(step)))
        return hash.value
    }
    override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { !count.isZero }
    override func nativeLength(_ interpreter: Interpreter) throws -> Int {
        guard let length = Int(exactly: count) else { throw interpreter.overflowError("Python int too large to convert to C ssize_t") }
        return length
    }
    override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value { try item(index, interpreter) }
    override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool { try firstIndex(of: value, interpreter) != nil }
    override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(iterator(reversed: false)) }
    override func nativeReversed(_ interpreter: Interpreter) throws -> Value { .object(iterator(reversed: true)) }
    override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual, let range = LongRange(other) else { return .notImplemented }
        return .bool(hasSameElements(as: range) == (operation == .equal))
    }
}

final class LongRangeIterator: IteratorObject {
    @exclusivity(unchecked) private var number: BigInt
    private let step: BigInt
    @exclusivity(unchecked) private(set) var remaining: BigInt

    init(_ first: BigInt, _ step: BigInt, _ count: BigInt) {
        number = first
        self.step = step
        remaining = count
        super.init(Types.longRangeIterator)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if remaining.isZero { return nil }
        let result = number
        number += step
        remaining -= 1
        return LongRange.integer(result)
    }

    override func lengthHint(_ interpreter: Interpreter) -> Int? { Int(clamping: remaining) }
}
