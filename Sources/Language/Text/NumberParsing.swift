public import BigInt
internal import Glibc

/// An int as it comes out of an algorithm: a machine word where it fits.
public enum IntegerValue: Equatable, Sendable {
    case small(Int)
    case big(BigInt)

    /// The narrowest form of `value`.
    public init(_ value: BigInt) {
        if let small = Int(exactly: value) { self = .small(small) } else { self = .big(value) }
    }

    public var asBigInt: BigInt {
        switch self {
        case .small(let value): return BigInt(value)
        case .big(let value): return value
        }
    }
}

/// `int(text, base)`, `float(text)`.
public enum NumberParsing {
    /// Python's view of the text of a number: decimal digits of any script become ASCII digits, white space becomes a space,
    /// any other character that is not ASCII becomes `?`.  The separators U+001C to U+001F stay what they are.
    static func normalized(_ text: UTF8Buffer) -> [UInt8] {
        if CodePoint.isASCII(text) {
            return text.map { BytesMethods.isSpace($0) ? 0x20 : $0 }
        }
        var result: [UInt8] = []
        var offset = 0
        while offset < text.count {
            let scalar = CodePoint.next(text, &offset)
            if scalar < 0x80 {
                result.append(BytesMethods.isSpace(UInt8(scalar)) ? 0x20 : UInt8(scalar))
            } else if UnicodeText.isSpace(scalar) {
                result.append(0x20)
            } else if let digit = UnicodeText.decimalValue(scalar) {
                result.append(UInt8(0x30 + digit))
            } else {
                result.append(0x3F)
            }
        }
        return result
    }

    private static func stripped(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var slice = bytes[...]
        while slice.first == 0x20 { slice.removeFirst() }
        while slice.last == 0x20 { slice.removeLast() }
        return slice
    }

    private static func digitValue(_ byte: UInt8) -> Int {
        switch byte {
        case 0x30...0x39: return Int(byte) - 0x30
        case 0x61...0x7A: return Int(byte) - 0x61 + 10
        case 0x41...0x5A: return Int(byte) - 0x41 + 10
        default: return 99
        }
    }

    // MARK: int

    /// `int(text, base)`; base 0 takes the prefix of a literal.
    ///
    /// - Parameter quoted: what an error shows instead of the text's own repr.
    /// - Throws: ValueError for a bad base, a malformed literal or more than 4300 digits.
    public static func integer(_ text: UTF8Buffer, base: Int = 10, quoted: (() throws -> String)? = nil) throws -> IntegerValue {
        guard base == 0 || (2...36).contains(base) else { throw TextError.value("int() base must be >= 2 and <= 36, or 0") }
        func invalid() throws -> TextError {
            let shown = try quoted?() ?? String(decoding: TextQuoting.repr(text), as: UTF8.self)
            let cut = shown.utf8.count <= 200 ? shown : String(String.UnicodeScalarView(shown.unicodeScalars.prefix(200)))
            return TextError.value("invalid literal for int() with base \(base): \(cut)")
        }
        var body = stripped(normalized(text))
        var negative = false
        if body.first == 0x2B || body.first == 0x2D {
            negative = body.first == 0x2D
            body.removeFirst()
        }
        guard let first = body.first else { throw try invalid() }
        var radix = base
        var mustBeZero = false
        let second = body.count > 1 ? body[body.startIndex + 1] | 0x20 : 0
        if base == 0 {
            if first != 0x30 { radix = 10 } else {
                switch second {
                case 0x78: radix = 16
                case 0x6F: radix = 8
                case 0x62: radix = 2
                default:
                    mustBeZero = true
                    radix = 10
                }
            }
        }
        if first == 0x30 && !mustBeZero && (radix == 16 && second == 0x78 || radix == 8 && second == 0x6F || radix == 2 && second == 0x62) {
            body.removeFirst(2)
            if body.first == 0x5F { body.removeFirst() }
        }
        guard let lead = body.first, lead != 0x5F else { throw try invalid() }
        var digits: [UInt8] = []
        digits.reserveCapacity(body.count)
        var previous: UInt8 = 0
        var malformed = false
        for byte in body {
            if byte == 0x5F {
                if previous == 0x5F { throw try invalid() }
            } else {
                let digit = digitValue(byte)
                guard digit < radix else {
                    malformed = true
                    break
                }
                digits.append(UInt8(digit))
            }
            previous = byte
        }
        if radix & (radix - 1) != 0 && digits.count > IntegerText.maximumDigits {
            throw TextError.value("Exceeds the limit (\(IntegerText.maximumDigits) digits) for integer string conversion: value has \(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
        }
        if malformed || previous == 0x5F || digits.isEmpty { throw try invalid() }
        let value = accumulate(digits, radix: radix, negative: negative)
        if mustBeZero && value != .small(0) { throw try invalid() }
        return value
    }

    private static func accumulate(_ digits: [UInt8], radix: Int, negative: Bool) -> IntegerValue {
        var small = 0
        var fits = true
        for digit in digits {
            let (product, over1) = small.multipliedReportingOverflow(by: radix)
            let (sum, over2) = negative ? product.subtractingReportingOverflow(Int(digit)) : product.addingReportingOverflow(Int(digit))
            if over1 || over2 {
                fits = false
                break
            }
            small = sum
        }
        if fits { return .small(small) }
        if radix & (radix - 1) == 0 {
            // Whole words at once: a literal in base 2, 4, … 32 may be of any length.
            let bits = radix.trailingZeroBitCount
            var words = [UInt](repeating: 0, count: digits.count * bits / 64 + 1)
            for (index, digit) in digits.reversed().enumerated() {
                let bit = index * bits
                words[bit >> 6] |= UInt(digit) << UInt(bit & 63)
                let spill = (bit & 63) + bits - 64
                if spill > 0 { words[(bit >> 6) + 1] |= UInt(digit) >> UInt(bits - spill) }
            }
            return IntegerValue(BigInt(sign: negative ? .minus : .plus, magnitude: BigUInt(words: words)))
        }
        var magnitude = BigUInt(0)
        var chunk: UInt = 0
        var scale: UInt = 1
        for digit in digits {
            chunk = chunk &* UInt(radix) &+ UInt(digit)
            scale = scale &* UInt(radix)
            if scale > UInt.max / 40 {
                magnitude = magnitude * BigUInt(scale) + BigUInt(chunk)
                chunk = 0
                scale = 1
            }
        }
        if scale > 1 { magnitude = magnitude * BigUInt(scale) + BigUInt(chunk) }
        return IntegerValue(BigInt(sign: negative ? .minus : .plus, magnitude: magnitude))
    }

    // MARK: float

    /// `float(text)`.
    ///
    /// - Throws: ValueError "could not convert string to float: …".
    public static func float(_ text: UTF8Buffer, quoted: (() throws -> String)? = nil) throws -> Double {
        if let value = floatIfValid(stripped(normalized(text))) { return value }
        let shown = try quoted?() ?? String(decoding: TextQuoting.repr(text), as: UTF8.self)
        throw TextError.value("could not convert string to float: \(shown)")
    }

    /// A float literal without white space; underscores may stand between digits.
    static func floatIfValid(_ text: ArraySlice<UInt8>) -> Double? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var previous: UInt8 = 0
        for byte in text {
            if byte == 0x5F {
                guard CodePoint.isASCIIDigit(previous) else { return nil }
            } else {
                if previous == 0x5F && !CodePoint.isASCIIDigit(byte) { return nil }
                bytes.append(byte)
            }
            previous = byte
        }
        if previous == 0x5F { return nil }
        var index = 0
        var negative = false
        if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D {
            negative = bytes[index] == 0x2D
            index += 1
        }
        let word = bytes[index...].map { $0 | 0x20 }
        if word.elementsEqual("inf".utf8) || word.elementsEqual("infinity".utf8) { return negative ? -.infinity : .infinity }
        if word.elementsEqual("nan".utf8) { return Double(sign: negative ? .minus : .plus, exponentBitPattern: 0x7FF, significandBitPattern: 1 << 51) }
        var digits = 0
        var mantissa: UInt64 = 0
        var fractionDigits = 0
        func scanDigits() -> Int {
            let start = index
            while index < bytes.count && CodePoint.isASCIIDigit(bytes[index]) {
                if digits + (index - start) < 18 { mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- 0x30) }
                index += 1
            }
            return index - start
        }
        digits = scanDigits()
        if index < bytes.count && bytes[index] == 0x2E {
            index += 1
            fractionDigits = scanDigits()
            digits += fractionDigits
        }
        if digits == 0 { return nil }
        if index == bytes.count && digits <= 15 && fractionDigits <= 15 {
            // Both the digits and the power of ten are exact floats: one rounded division is the correctly rounded result.
            var scale = 1.0
            for _ in 0..<fractionDigits { scale *= 10 }
            let value = Double(mantissa) / scale
            return negative ? -value : value
        }
        if index < bytes.count && bytes[index] | 0x20 == 0x65 {
            index += 1
            if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
            let start = index
            while index < bytes.count && CodePoint.isASCIIDigit(bytes[index]) { index += 1 }
            if index == start { return nil }
        }
        guard index == bytes.count else { return nil }
        bytes.append(0)
        return bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { strtod($0, nil) } }
        }
    }
}
