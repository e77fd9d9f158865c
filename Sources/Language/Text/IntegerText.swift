public import BigInt

/// Digits of ints.
public enum IntegerText {
    /// CPython's bound on the digits that decimal conversion of an int handles (its default).
    public static let maximumDigits = 4300

    /// `str(value)`.
    public static func decimal(_ value: Int) -> [UInt8] {
        var result: [UInt8] = []
        append(value, to: &result)
        return result
    }

    /// Appends `str(value)`.
    @inline(__always)
    public static func append(_ value: Int, to text: inout [UInt8]) {
        if value < 0 { text.append(0x2D) }
        FloatDigits.appendDecimal(UInt64(value.magnitude), to: &text)
    }

    /// `str(value)`.
    ///
    /// - Throws: ValueError if it has more than 4300 digits.
    public static func decimal(_ value: BigInt) throws -> [UInt8] {
        let digits = try digits(value.magnitude, radix: 10, uppercase: false)
        return value.sign == .minus && !value.isZero ? [0x2D] + digits : digits
    }

    /// `bin`, `oct`, `hex`: sign, prefix, digits.
    public static func prefixed(_ value: BigInt, radix: Int) throws -> [UInt8] {
        let letter: UInt8 = radix == 2 ? 0x62 : radix == 8 ? 0x6F : 0x78
        let sign: [UInt8] = value.sign == .minus && !value.isZero ? [0x2D] : []
        return try sign + [0x30, letter] + digits(value.magnitude, radix: radix, uppercase: false)
    }

    static func digits(_ value: UInt64, radix: Int, uppercase: Bool) -> [UInt8] {
        if value == 0 { return [0x30] }
        var reversed: [UInt8] = []
        var value = value
        let radix = UInt64(radix)
        let letters: UInt8 = (uppercase ? 0x41 : 0x61) - 10
        while value > 0 {
            let digit = UInt8(truncatingIfNeeded: value % radix)
            reversed.append(digit < 10 ? 0x30 &+ digit : letters &+ digit)
            value /= radix
        }
        reversed.reverse()
        return reversed
    }

    static func digits(_ value: BigUInt, radix: Int, uppercase: Bool) throws -> [UInt8] {
        if radix != 10 {
            if let small = UInt64(exactly: value) { return digits(small, radix: radix, uppercase: uppercase) }
            return powerOfTwoDigits(value, bits: radix == 2 ? 1 : radix == 8 ? 3 : 4, uppercase: uppercase)
        }
        let limit = TextError.value("Exceeds the limit (\(maximumDigits) digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
        // A number of b bits has at least (b − 1)·log10(2) digits: refuse before any work.
        if value.bitWidth > 14_300 { throw limit }
        var chunks: [UInt64] = []
        var rest = value
        let base = BigUInt(1_000_000_000_000_000_000 as UInt64)
        while !rest.isZero {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: base)
            chunks.append(UInt64(truncatingIfNeeded: remainder))
            rest = quotient
        }
        var result = digits(chunks.last ?? 0, radix: 10, uppercase: false)
        for chunk in chunks.dropLast().reversed() {
            let text = digits(chunk, radix: 10, uppercase: false)
            result.append(0x30, times: 18 - text.count)
            result.append(contentsOf: text)
        }
        if result.count > maximumDigits { throw limit }
        return result
    }

    private static func powerOfTwoDigits(_ value: BigUInt, bits: Int, uppercase: Bool) -> [UInt8] {
        let words = value.words.map { UInt64($0) }
        let count = (value.bitWidth + bits - 1) / bits
        let letters: UInt8 = (uppercase ? 0x41 : 0x61) - 10
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count {
                let bit = index &* bits
                let word = bit >> 6
                let shift = UInt64(bit & 63)
                var digit = words[word] >> shift
                if shift &+ UInt64(bits) > 64, word &+ 1 < words.count { digit |= words[word &+ 1] << (64 &- shift) }
                let small = UInt8(truncatingIfNeeded: digit) & UInt8(truncatingIfNeeded: (1 << bits) &- 1)
                buffer[count &- 1 &- index] = small < 10 ? 0x30 &+ small : letters &+ small
            }
            initialized = count
        }
    }
}
