/// A bytes or bytearray (or an object of a subclass); only the latter changes.
public final class BytesObject: Object {
    @exclusivity(unchecked) public internal(set) var bytes: [UInt8]
    public let isMutable: Bool

    /// A bytes, or a bytearray if `type` is that or a subclass.
    public init(_ bytes: [UInt8], type: TypeRef = Types.bytes) {
        self.bytes = bytes
        isMutable = type != Types.bytes && type.object.isSubclass(of: Types.bytearray.object)
        super.init(type == Types.bytes ? .bytes : type == Types.bytearray ? .other : .instance, type)
    }

    /// The value as bytes or bytearray, of a subclass too.
    public static func of(_ value: Value) -> BytesObject? {
        guard case .object(let object) = value else { return nil }
        switch object.kind {
        case .bytes: return unsafeDowncast(object, to: BytesObject.self)
        case .other, .instance: return object as? BytesObject
        default: return nil
        }
    }

    /// A new object of the same built-in class.
    func like(_ bytes: [UInt8]) -> BytesObject { BytesObject(bytes, type: isMutable ? Types.bytearray : Types.bytes) }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        try interpreter.reserve(bytes: bytes.count &* 4)
        let quoted = bytes.withUnsafeBufferPointer { TextQuoting.reprOfBytes($0) }
        if !isMutable { return text.append(contentsOf: quoted) }
        text.append(contentsOf: type.name.utf8)
        text.append(0x28)
        text.append(contentsOf: quoted)
        text.append(0x29)
    }
    public override func nativeHash(_ interpreter: Interpreter) throws -> Int {
        if isMutable { throw interpreter.typeError("unhashable type: '\(type.name)'") }
        return bytes.withUnsafeBufferPointer { Hashing.bytes($0) }
    }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { !bytes.isEmpty }
    public override func nativeLength(_ interpreter: Interpreter) throws -> Int { bytes.count }

    // MARK: items

    public override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if case .object(let object) = index, object.kind == .slice {
            let (start, _, step, selected) = try unsafeDowncast(object, to: SliceObject.self).indices(bytes.count, interpreter)
            try interpreter.reserve(bytes: selected)
            try interpreter.charge(work: selected >> 2)
            if step == 1 { return .object(like(Array(bytes[start..<(start &+ selected)]))) }
            return .object(like((0..<selected).map { bytes[start &+ $0 &* step] }))
        }
        return .int(Int(bytes[try position(index, interpreter)]))
    }

    private func position(_ index: Value, _ interpreter: Interpreter) throws -> Int {
        guard let number = try interpreter.indexOrNil(index) else {
            throw interpreter.typeError("\(isMutable ? "bytearray" : "byte") indices must be integers or slices, not \(index.typeName)")
        }
        var position = try interpreter.machineIndex(number, of: index)
        if position < 0 { position &+= bytes.count }
        guard position >= 0, position < bytes.count else { throw interpreter.indexError(isMutable ? "bytearray index out of range" : "index out of range") }
        return position
    }

    public override func nativeSetItem(_ index: Value, _ value: Value, _ interpreter: Interpreter) throws {
        guard isMutable else { return try super.nativeSetItem(index, value, interpreter) }
        guard case .object(let object) = index, object.kind == .slice else {
            let target = try position(index, interpreter)
            let byte = try interpreter.byte(value)
            // Asking for the number may have run a program's code.
            guard target < bytes.count else { throw interpreter.indexError("bytearray index out of range") }
            bytes[target] = byte
            return
        }
        if try interpreter.indexOrNil(value) != nil { throw interpreter.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)") }
        let new = try interpreter.byteArray(from: value)
        let (start, stop, step, selected) = try unsafeDowncast(object, to: SliceObject.self).indices(bytes.count, interpreter)
        if step == 1 {
            try interpreter.reserve(bytes: new.count)
            bytes.replaceSubrange(start..<max(start, stop), with: new)
            return
        }
        if new.count != selected {
            throw interpreter.valueError("attempt to assign bytes of size \(new.count) to extended slice of size \(selected)")
        }
        for offset in 0..<selected { bytes[start &+ offset &* step] = new[offset] }
    }

    public override func nativeDeleteItem(_ index: Value, _ interpreter: Interpreter) throws {
        guard isMutable else { return try super.nativeDeleteItem(index, interpreter) }
        guard case .object(let object) = index, object.kind == .slice else {
            bytes.remove(at: try position(index, interpreter))
            return
        }
        let (start, stop, step, selected) = try unsafeDowncast(object, to: SliceObject.self).indices(bytes.count, interpreter)
        if step == 1 { return bytes.removeSubrange(start..<max(start, stop)) }
        let removed = Set((0..<selected).map { start &+ $0 &* step })
        bytes = bytes.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
    }

    public override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool {
        if let part = BytesObject.of(value) { return find(part.bytes) != nil }
        guard try interpreter.indexOrNil(value) != nil else { throw interpreter.typeError("a bytes-like object is required, not '\(value.typeName)'") }
        return bytes.contains(try interpreter.byte(value))
    }

    func find(_ part: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
        bytes.withUnsafeBufferPointer { own in part.withUnsafeBufferPointer { TextSearch.find($0, in: own, from: start, to: end) } }
    }

    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(BytesIterator(self)) }
    public override func nativeReversed(_ interpreter: Interpreter) throws -> Value { .object(BytesIterator(self, reversed: true)) }

    // MARK: operators

    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .add:
            if reflected { return .notImplemented }
            guard let second = BytesObject.of(other) else {
                if other.answersReflected(.radd) { return .notImplemented }
                throw interpreter.typeError("can't concat \(other.typeName) to \(type.name)")
            }
            try interpreter.reserve(bytes: bytes.count &+ second.bytes.count)
            return .object(like(bytes + second.bytes))
        case .multiply:
            if !reflected, other.answersReflected(.rmultiply) { return .notImplemented }
            return .object(like(try repeated(other, interpreter)))
        case .remainder where !reflected: return .object(like(try interpreter.percentFormat(bytes: self, other)))
        default: return .notImplemented
        }
    }

    private func repeated(_ times: Value, _ interpreter: Interpreter) throws -> [UInt8] {
        guard let number = try interpreter.indexOrNil(times) else {
            throw interpreter.typeError("can't multiply sequence by non-int of type '\(times.typeName)'")
        }
        guard case .int(let count) = number else { throw interpreter.overflowError("cannot fit '\(times.typeName)' into an index-sized integer") }
        if count <= 0 || bytes.isEmpty { return [] }
        let (total, overflow) = bytes.count.multipliedReportingOverflow(by: count)
        if overflow {
            if isMutable { throw interpreter.memoryError() }
            throw interpreter.overflowError("repeated bytes are too long")
        }
        try interpreter.reserve(bytes: total)
        try interpreter.charge(work: total >> 3)
        var result: [UInt8] = []
        result.reserveCapacity(total)
        for _ in 0..<count { result.append(contentsOf: bytes) }
        return result
    }

    public override func nativeInPlace(_ operation: BinaryOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard isMutable else { return .notImplemented }
        switch operation {
        case .add:
            guard let second = BytesObject.of(other) else { throw interpreter.typeError("can't concat \(other.typeName) to \(type.name)") }
            try interpreter.reserve(bytes: second.bytes.count)
            bytes.append(contentsOf: second.bytes)
        case .multiply: bytes = try repeated(other, interpreter)
        default: return .notImplemented
        }
        return .object(self)
    }

    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard let second = BytesObject.of(other) else { return .notImplemented }
        switch operation {
        case .equal: return .bool(bytes == second.bytes)
        case .notEqual: return .bool(bytes != second.bytes)
        default:
            let order = bytes.withUnsafeBufferPointer { own in second.bytes.withUnsafeBufferPointer { TextSearch.compare(own, $0) } }
            return .bool(Interpreter.holds(operation, order, 0))
        }
    }
}

/// `iter(bytes)`: ints.
final class BytesIterator: IteratorObject {
    @exclusivity(unchecked) private var object: BytesObject?
    @exclusivity(unchecked) private var index: Int
    private let isReversed: Bool

    init(_ object: BytesObject, reversed: Bool = false) {
        self.object = object
        isReversed = reversed
        index = reversed ? object.bytes.count &- 1 : 0
        super.init(reversed ? Types.reversedString : object.isMutable ? Types.bytearrayIterator : Types.bytesIterator)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let object, index >= 0, index < object.bytes.count else { self.object = nil; return nil }
        let byte = object.bytes[index]
        index &+= isReversed ? -1 : 1
        return .int(Int(byte))
    }

    override func lengthHint(_ interpreter: Interpreter) -> Int? { object.map { isReversed ? index &+ 1 : max(0, $0.bytes.count &- index) } ?? 0 }
}

extension Types {
    nonisolated(unsafe) static var bytesIterator = TypeRef(nil)
    nonisolated(unsafe) static var bytearrayIterator = TypeRef(nil)
}

extension Interpreter {
    /// A number from 0 to 255.
    func byte(_ value: Value) throws -> UInt8 {
        guard case .int(let number) = try index(value), number >= 0, number < 256 else { throw valueError("byte must be in range(0, 256)") }
        return UInt8(number)
    }

    /// The bytes that an object holds or gives one by one (`bytes(value)` without what int and str mean there).
    func byteArray(from value: Value, kind: String = "bytes") throws -> [UInt8] {
        if let object = BytesObject.of(value) { return object.bytes }
        if value.string == nil {
            if let object = value.object, let method = object.type.special(.bytes) {
                let result = try callSpecial(method, value)
                guard let bytes = BytesObject.of(result), !bytes.isMutable else { throw typeError("__bytes__ returned non-bytes (type \(result.typeName))") }
                return bytes.bytes
            }
            let iterator: Value
            do {
                iterator = try self.iterator(value)
            } catch let error as PythonError where isException(error, "TypeError") {
                throw typeError("cannot convert '\(value.typeName)' object to \(kind)")
            }
            var result: [UInt8] = []
            while let element = try next(iterator) {
                try tick()
                guard case .int(let number) = try index(element), number >= 0, number < 256 else { throw valueError("\(kind == "bytearray" ? "byte" : "bytes") must be in range(0, 256)") }
                if result.count & 0xFFFF == 0xFFFF { try reserve(bytes: result.count) }
                result.append(UInt8(number))
            }
            return result
        }
        throw typeError("cannot convert 'str' object to bytes")
    }
}
