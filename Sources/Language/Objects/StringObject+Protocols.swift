extension StringObject {
    // MARK: items

    /// `self[index]`
    func item(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if case .int(let position) = index { return .object(try character(at: position, interpreter)) }
        if case .object(let object) = index, object.kind == .slice { return .object(try slice(unsafeDowncast(object, to: SliceObject.self), interpreter)) }
        guard let number = try interpreter.indexOrNil(index) else { throw interpreter.typeError("string indices must be integers, not '\(index.typeName)'") }
        return .object(try character(at: interpreter.machineIndex(number, of: index), interpreter))
    }

    @inline(__always)
    private func character(at index: Int, _ interpreter: Interpreter) throws -> StringObject {
        let position = index < 0 ? index &+ count : index
        guard position >= 0, position < count else { throw interpreter.indexError("string index out of range") }
        if isASCII { return .character(UInt32(bytes[position])) }
        var offset = byteOffset(position)
        return .character(CodePoint.next(utf8, &offset))
    }

    /// `self[start:stop:step]`
    func slice(_ slice: SliceObject, _ interpreter: Interpreter) throws -> StringObject {
        let (start, _, step, selected) = try slice.indices(count, interpreter)
        if selected == 0 { return .empty }
        if step == 1 {
            if selected > 1024 {
                try interpreter.reserve(bytes: selected)
                try interpreter.charge(work: selected >> 3)
            }
            let first = byteOffset(start)
            let last = selected == count ? byteCount : byteOffset(start &+ selected)
            return part(first..<last)
        }
        try interpreter.charge(work: isASCII ? selected : count)
        try interpreter.reserve(bytes: selected)
        if isASCII {
            let chosen = UnsafeMutablePointer<UInt8>.allocate(capacity: selected)
            var position = start
            for index in 0..<selected {
                chosen[index] = bytes[position]
                position &+= step
            }
            return StringObject(adopting: chosen, byteCount: selected, count: selected)
        }
        let scalars = CodePoint.array(utf8)
        var chosen: [UInt8] = []
        chosen.reserveCapacity(selected &* 2)
        var position = start
        for _ in 0..<selected {
            CodePoint.append(scalars[position], to: &chosen)
            position &+= step
        }
        return StringObject(utf8: chosen)
    }

    /// `value in self`
    func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool {
        guard let part = value.string else { throw interpreter.typeError("'in <string>' requires string as left operand, not \(value.typeName)") }
        try interpreter.charge(work: byteCount >> 4)
        return TextSearch.find(part.utf8, in: utf8) != nil
    }

    // MARK: operators

    /// `self ∘ other`, or `other ∘ self`.
    func combined(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .add:
            if reflected { return .notImplemented }
            if let second = other.string { return .object(try concatenated(second, interpreter)) }
            if other.answersReflected(.radd) { return .notImplemented }
            throw interpreter.typeError("can only concatenate str (not \"\(other.typeName)\") to str")
        case .multiply:
            if !reflected, other.answersReflected(.rmultiply) { return .notImplemented }
            guard let number = try interpreter.indexOrNil(other) else { return .notImplemented }
            guard case .int(let times) = number else { throw interpreter.overflowError("cannot fit '\(other.typeName)' into an index-sized integer") }
            return .object(try repeated(times, interpreter))
        case .remainder:
            if !reflected { return .object(try interpreter.percentFormat(self, other)) }
            guard let template = other.string else { return .notImplemented }
            return .object(try interpreter.percentFormat(template, .object(self)))
        default: return .notImplemented
        }
    }

    /// `self + other`
    func concatenated(_ other: StringObject, _ interpreter: Interpreter) throws -> StringObject {
        if other.byteCount == 0, kind == .string { return self }
        if byteCount == 0, other.kind == .string { return other }
        try interpreter.reserve(bytes: byteCount &+ other.byteCount)
        return appending(other)
    }

    /// `self * times`
    func repeated(_ times: Int, _ interpreter: Interpreter) throws -> StringObject {
        if times <= 0 || byteCount == 0 { return .empty }
        if times == 1 { return exact }
        let (total, overflow) = byteCount.multipliedReportingOverflow(by: times)
        if overflow { throw interpreter.overflowError("repeated string is too long") }
        try interpreter.reserve(bytes: total)
        try interpreter.charge(work: total >> 3)
        let copies = UnsafeMutablePointer<UInt8>.allocate(capacity: total)
        if byteCount == 1 {
            copies.initialize(repeating: bytes[0], count: total)
        } else {
            // What is there already is doubled until the memory is full.
            copies.initialize(from: bytes, count: byteCount)
            var filled = byteCount
            while filled < total {
                let amount = min(filled, total &- filled)
                (copies + filled).initialize(from: copies, count: amount)
                filled &+= amount
            }
        }
        return StringObject(adopting: copies, byteCount: total, count: count &* times)
    }

    /// `self < other` and so on.
    func compared(_ operation: ComparisonOperation, _ other: Value) -> Value {
        guard let second = other.string else { return .notImplemented }
        switch operation {
        case .equal: return .bool(hasSameText(as: second))
        case .notEqual: return .bool(!hasSameText(as: second))
        default: return .bool(Interpreter.holds(operation, TextSearch.compare(utf8, second.utf8), 0))
        }
    }
}

extension Value {
    /// Whether an object of a program, or of another target, may know an operation that a sequence on its left does not.
    func answersReflected(_ special: Special) -> Bool {
        guard case .object(let object) = self else { return false }
        switch object.kind {
        case .instance, .exception, .other, .tensor, .type:
            guard let method = object.type.special(special) else { return false }
            // The operations of numbers know no sequences.
            return !(method.isSlotWrapper(special) && (object is NumberObject || object is ComplexObject))
        default: return false
        }
    }
}

/// `iter(text)`: its code points as strings.
final class StringIterator: IteratorObject {
    @exclusivity(unchecked) private var text: StringObject?
    @exclusivity(unchecked) private var offset = 0
    @exclusivity(unchecked) private var remaining: Int

    init(_ text: StringObject) {
        self.text = text
        remaining = text.count
        super.init(text.isASCII ? Types.asciiIterator : Types.stringIterator)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let text else { return nil }
        if remaining == 0 {
            self.text = nil
            return nil
        }
        remaining &-= 1
        let byte = text.bytes[offset]
        if byte < 0x80 {
            offset &+= 1
            return .object(StringObject.character(UInt32(byte)))
        }
        return .object(StringObject.character(CodePoint.next(text.utf8, &offset)))
    }

    override func lengthHint(_ interpreter: Interpreter) -> Int? { remaining }
}

/// `reversed(text)`
final class ReversedStringIterator: IteratorObject {
    @exclusivity(unchecked) private var text: StringObject?
    @exclusivity(unchecked) private var offset: Int
    @exclusivity(unchecked) private var remaining: Int

    init(_ text: StringObject) {
        self.text = text
        offset = text.byteCount
        remaining = text.count
        super.init(Types.reversedString)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let text, offset > 0 else { self.text = nil; return nil }
        remaining &-= 1
        return .object(StringObject.character(CodePoint.previous(text.utf8, &offset)))
    }

    override func lengthHint(_ interpreter: Interpreter) -> Int? { remaining }
}

extension Types {
    nonisolated(unsafe) static var asciiIterator = TypeRef(nil)
    nonisolated(unsafe) static var stringIterator = TypeRef(nil)
    nonisolated(unsafe) static var reversedString = TypeRef(nil)
}
