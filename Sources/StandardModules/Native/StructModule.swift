internal import BigInt
internal import Language

/// `struct`: numbers as bytes.
enum StructModule {
    private static let errorType = TypeObject.native("error", module: "struct", base: ExceptionTypes.named("Exception"), hasAttributes: true)

    private static func error(_ interpreter: Interpreter, _ message: String) -> PythonError { interpreter.make(errorType.reference, [Value(message)]) }

    private struct Field {
        let code: UInt8
        /// How often; of `s` and `p` the length.
        let count: Int
        /// Of one element.
        let size: Int
        /// Zeros before the field.
        let padding: Int
    }

    private struct Format {
        var fields: [Field] = []
        var isLittleEndian = true
        /// Sizes and places as the machine has them.
        var isNative = true
        var size = 0
        /// How many values the format has.
        var valueCount: Int { fields.reduce(0) { $0 + ($1.code == UInt8(ascii: "x") ? 0 : isText($1.code) ? 1 : $1.count) } }
    }

    private static func isText(_ code: UInt8) -> Bool { code == UInt8(ascii: "s") || code == UInt8(ascii: "p") }

    private static func size(_ code: UInt8, isNative: Bool) -> Int? {
        switch code {
        case UInt8(ascii: "x"), UInt8(ascii: "c"), UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "?"), UInt8(ascii: "s"), UInt8(ascii: "p"): return 1
        case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "e"): return 2
        case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "f"): return 4
        case UInt8(ascii: "l"), UInt8(ascii: "L"): return isNative ? 8 : 4
        case UInt8(ascii: "q"), UInt8(ascii: "Q"), UInt8(ascii: "d"): return 8
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "P"): return isNative ? 8 : nil
        default: return nil
        }
    }

    private static func parse(_ value: Value, _ interpreter: Interpreter) throws -> Format {
        guard let bytes = try value.string?.array ?? Bytes.array(value, interpreter) else {
            throw interpreter.typeError("Struct() argument 1 must be a str or bytes object, not \(value.typeName)")
        }
        var format = Format()
        var index = 0
        if let first = bytes.first {
            switch first {
            case UInt8(ascii: "@"): index = 1
            case UInt8(ascii: "="), UInt8(ascii: "<"): (format.isNative, index) = (false, 1)
            case UInt8(ascii: ">"), UInt8(ascii: "!"): (format.isNative, index, format.isLittleEndian) = (false, 1, false)
            default: break
            }
        }
        while index < bytes.count {
            if [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains(bytes[index]) { index += 1; continue }
            var count = 1
            if bytes[index] &- 0x30 < 10 {
                count = 0
                while index < bytes.count, bytes[index] &- 0x30 < 10 {
                    count = count &* 10 &+ Int(bytes[index] - 0x30)
                    if count > 1 << 32 { throw error(interpreter, "overflow in item count") }
                    index += 1
                }
                if index >= bytes.count { throw error(interpreter, "repeat count given without format specifier") }
            }
            guard let size = size(bytes[index], isNative: format.isNative) else { throw error(interpreter, "bad char in struct format") }
            let padding = format.isNative ? (size - format.size % size) % size : 0
            format.fields.append(Field(code: bytes[index], count: count, size: size, padding: padding))
            format.size += padding + count * size
            index += 1
        }
        try interpreter.reserve(bytes: format.size)
        return format
    }

    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("struct", doc: "Functions to convert between Python values and C structs.")
        module.types(errorType)
        module.function("calcsize(format, /)", doc: "Return size in bytes of the struct described by the format string.") { interpreter, arguments in
            .int(try parse(arguments[0], interpreter).size)
        }
        module.function("pack(format, *values)", doc: "Return a bytes object containing the values packed according to the format string.") { interpreter, arguments in
            let format = try parse(arguments[0], interpreter)
            let values = arguments[1].tuple ?? TupleObject.empty
            if values.count != format.valueCount { throw error(interpreter, "pack expected \(format.valueCount) items for packing (got \(values.count))") }
            return try Bytes.make(pack(format, values, interpreter), interpreter)
        }
        module.function("unpack(format, buffer, /)", doc: "Return a tuple containing values unpacked according to the format string.") { interpreter, arguments in
            let format = try parse(arguments[0], interpreter)
            guard let bytes = try Bytes.array(arguments[1], interpreter) else { throw interpreter.typeError("a bytes-like object is required, not '\(arguments[1].typeName)'") }
            if bytes.count != format.size { throw error(interpreter, "unpack requires a buffer of \(format.size) bytes") }
            return .object(TupleObject(try unpack(format, bytes, interpreter)))
        }
        module.function("unpack_from(format, /, buffer, offset=0)", doc: "Return a tuple containing values unpacked according to the format string.") { interpreter, arguments in
            let format = try parse(arguments[0], interpreter)
            guard let bytes = try Bytes.array(arguments[1], interpreter) else { throw interpreter.typeError("a bytes-like object is required, not '\(arguments[1].typeName)'") }
            var offset = try interpreter.machineInt(arguments[2])
            if offset < 0 { offset += bytes.count }
            if offset < 0 || bytes.count - offset < format.size {
                throw error(interpreter, "unpack_from requires a buffer of at least \(offset + format.size) bytes for unpacking \(format.size) bytes at offset \(offset) (actual buffer size is \(bytes.count))")
            }
            return .object(TupleObject(try unpack(format, Array(bytes[offset..<(offset + format.size)]), interpreter)))
        }
        module.function("iter_unpack(format, buffer, /)", doc: "Return an iterator yielding tuples unpacked from the given bytes.") { interpreter, arguments in
            let format = try parse(arguments[0], interpreter)
            guard let bytes = try Bytes.array(arguments[1], interpreter) else { throw interpreter.typeError("a bytes-like object is required, not '\(arguments[1].typeName)'") }
            if format.size == 0 { throw error(interpreter, "cannot iteratively unpack with a struct of length 0") }
            if bytes.count % format.size != 0 { throw error(interpreter, "iterative unpacking requires a buffer of a multiple of \(format.size) bytes") }
            let rows = ListObject()
            for start in stride(from: 0, to: bytes.count, by: format.size) {
                rows.append(.object(TupleObject(try unpack(format, Array(bytes[start..<(start + format.size)]), interpreter))))
            }
            return try interpreter.iterator(.object(rows))
        }
        return module
    }

    // MARK: packing

    private static func pack(_ format: Format, _ values: TupleObject, _ interpreter: Interpreter) throws -> [UInt8] {
        var result: [UInt8] = []
        var next = 0
        func append(_ bits: UInt64, _ size: Int) {
            for index in 0..<size {
                let shift = UInt64(format.isLittleEndian ? index : size - 1 - index) * 8
                result.append(UInt8(truncatingIfNeeded: bits >> shift))
            }
        }
        for field in format.fields {
            result.append(contentsOf: repeatElement(0, count: field.padding))
            if field.code == UInt8(ascii: "x") {
                result.append(contentsOf: repeatElement(0, count: field.count))
                continue
            }
            if isText(field.code) {
                guard values[next].string == nil, let text = try Bytes.array(values[next], interpreter) else {
                    throw error(interpreter, "argument for '\(Character(UnicodeScalar(field.code)))' must be a bytes object")
                }
                next += 1
                let isCounted = field.code == UInt8(ascii: "p")
                let room = max(0, field.count - (isCounted ? 1 : 0))
                let part = text.prefix(room)
                if isCounted, field.count > 0 { result.append(UInt8(min(part.count, 255))) }
                result.append(contentsOf: part)
                result.append(contentsOf: repeatElement(0, count: room - part.count))
                continue
            }
            for _ in 0..<field.count {
                append(try bits(of: values[next], field, isNative: format.isNative, interpreter), field.size)
                next += 1
                try interpreter.tick()
            }
        }
        return result
    }

    private static func bits(of value: Value, _ field: Field, isNative: Bool, _ interpreter: Interpreter) throws -> UInt64 {
        switch field.code {
        case UInt8(ascii: "?"): return try interpreter.isTrue(value) ? 1 : 0
        case UInt8(ascii: "c"):
            guard let bytes = try Bytes.array(value, interpreter), bytes.count == 1 else { throw error(interpreter, "char format requires a bytes object of length 1") }
            return UInt64(bytes[0])
        case UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "e"):
            guard let number = try? interpreter.double(value) else { throw error(interpreter, "required argument is not a float") }
            if field.size == 8 { return number.bitPattern }
            if field.size == 4 {
                let single = Float(number)
                if single.isInfinite, number.isFinite, !isNative { throw interpreter.overflowError("float too large to pack with f format") }
                return UInt64(single.bitPattern)
            }
            guard let half = Half.bits(number) else { throw interpreter.overflowError("float too large to pack with e format") }
            return UInt64(half)
        default:
            guard let number = try interpreter.indexOrNil(value)?.bigInt else { throw error(interpreter, "required argument is not an integer") }
            let isUnsigned = field.code < 0x61
            let width = field.size * 8
            let low = isUnsigned ? BigInt(0) : -(BigInt(1) << (width - 1))
            let high = (BigInt(1) << (isUnsigned ? width : width - 1)) - 1
            if number < low || number > high {
                let letter = Character(UnicodeScalar(field.code))
                if field.size == 8 || (isNative && field.size == 4 && isUnsigned && number < low) { throw error(interpreter, "argument out of range") }
                throw error(interpreter, field.size == 1 && letter == "b" ? "byte format requires -128 <= number <= 127" : field.size == 1 ? "ubyte format requires 0 <= number <= 255"
                    : field.size == 2 ? "\(isUnsigned ? "u" : "")short format requires \(low) <= number <= \(high)" : "'\(letter)' format requires \(low) <= number <= \(high)")
            }
            return UInt64(truncatingIfNeeded: number)
        }
    }

    private static func unpack(_ format: Format, _ bytes: [UInt8], _ interpreter: Interpreter) throws -> [Value] {
        var values: [Value] = []
        var offset = 0
        for field in format.fields {
            offset += field.padding
            if field.code == UInt8(ascii: "x") {
                offset += field.count
                continue
            }
            if isText(field.code) {
                var part = bytes[offset..<(offset + field.count)]
                if field.code == UInt8(ascii: "p"), let length = part.popFirst() { part = part.prefix(Int(length)) }
                values.append(try Bytes.make(Array(part), interpreter))
                offset += field.count
                continue
            }
            for _ in 0..<field.count {
                var bits: UInt64 = 0
                for index in 0..<field.size {
                    let byte = bytes[offset + (format.isLittleEndian ? field.size - 1 - index : index)]
                    bits = bits << 8 | UInt64(byte)
                }
                values.append(try value(of: bits, field, interpreter))
                offset += field.size
                try interpreter.tick()
            }
        }
        return values
    }

    private static func value(of bits: UInt64, _ field: Field, _ interpreter: Interpreter) throws -> Value {
        switch field.code {
        case UInt8(ascii: "?"): return .bool(bits != 0)
        case UInt8(ascii: "c"): return try Bytes.make([UInt8(truncatingIfNeeded: bits)], interpreter)
        case UInt8(ascii: "d"): return .float(Double(bitPattern: bits))
        case UInt8(ascii: "f"): return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
        case UInt8(ascii: "e"): return .float(Half.double(UInt16(truncatingIfNeeded: bits)))
        default:
            if field.code < 0x61 { return bits <= UInt64(Int.max) ? .int(Int(bits)) : Value(BigInt(bits)) }
            let shift = UInt64(64 - field.size * 8)
            return .int(Int(Int64(bitPattern: bits << shift) >> Int64(shift)))
        }
    }
}

/// IEEE 754 numbers of 16 bits.
private enum Half {
    /// The nearest one; nil if it would be infinite.
    static func bits(_ value: Double) -> UInt16? {
        let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
        if value.isNaN { return sign | 0x7E00 }
        if value.isInfinite { return sign | 0x7C00 }
        let magnitude = value.magnitude
        if magnitude >= 65520 { return nil }
        if magnitude < 0x1p-14 { return sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven)) }
        let exponent = Int(magnitude.exponent)
        let scaled = (magnitude.significand * 1024).rounded(.toNearestOrEven)
        return sign | UInt16((exponent + 14) * 1024 + Int(scaled))
    }

    static func double(_ bits: UInt16) -> Double {
        let exponent = Int(bits >> 10 & 31), fraction = Double(bits & 0x3FF)
        let magnitude: Double
        switch exponent {
        case 0: magnitude = fraction * 0x1p-24
        case 31: magnitude = fraction == 0 ? .infinity : .nan
        default: magnitude = (1 + fraction / 1024) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
        }
        return bits & 0x8000 != 0 ? -magnitude : magnitude
    }
}
