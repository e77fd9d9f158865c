/// `float.hex` and `float.fromhex`.
public enum FloatHex {
    /// `value.hex()`.
    public static func hex(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let sign = value.sign == .minus ? "-" : ""
        if value == 0 { return sign + "0x0.0p+0" }
        let bits = value.bitPattern
        let biased = Int(bits >> 52 & 0x7FF)
        let fraction = String(bits & 0xF_FFFF_FFFF_FFFF, radix: 16)
        let digits = String(repeating: "0", count: 13 - fraction.count) + fraction
        let exponent = biased == 0 ? -1022 : biased - 1023
        return "\(sign)0x\(biased == 0 ? 0 : 1).\(digits)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
    }

    /// `float.fromhex(text)`: correctly rounded.
    ///
    /// - Throws: ValueError for malformed text, OverflowError if the value is too large.
    public static func parse(_ text: UTF8Buffer) throws -> Double {
        let malformed = TextError.value("invalid hexadecimal floating-point string")
        let tooLarge = TextError.overflow("hexadecimal value too large to represent as a float")
        var bytes = Array(text)[...]
        while let first = bytes.first, UnicodeText.isSpace(UInt32(first)), first < 0x1C || first == 0x20 { bytes.removeFirst() }
        while let last = bytes.last, UnicodeText.isSpace(UInt32(last)), last < 0x1C || last == 0x20 { bytes.removeLast() }
        var negative = false
        if let first = bytes.first, first == 0x2B || first == 0x2D {
            negative = first == 0x2D
            bytes.removeFirst()
        }
        func signed(_ value: Double) -> Double { negative ? -value : value }
        let word = bytes.map { $0 | 0x20 }
        if word.elementsEqual("inf".utf8) || word.elementsEqual("infinity".utf8) { return signed(.infinity) }
        if word.elementsEqual("nan".utf8) { return signed(.nan) }
        if word.count >= 2, word[0] == 0x30, word[1] == 0x78 { bytes.removeFirst(2) }
        // Up to 64 significant bits are kept, and whether any bit below them is set.
        var mantissa: UInt64 = 0
        var sticky = false
        var exponent = 0
        var digits = 0
        var seenPoint = false
        while let byte = bytes.first {
            if byte == 0x2E && !seenPoint {
                seenPoint = true
                bytes.removeFirst()
                continue
            }
            guard let digit = hexValue(byte) else { break }
            bytes.removeFirst()
            digits += 1
            if mantissa >> 60 == 0 {
                mantissa = mantissa << 4 | UInt64(digit)
                if seenPoint { exponent -= 4 }
            } else {
                if digit != 0 { sticky = true }
                if !seenPoint { exponent += 4 }
            }
        }
        if digits == 0 { throw malformed }
        if let byte = bytes.first, byte | 0x20 == 0x70 {
            bytes.removeFirst()
            var minus = false
            if let sign = bytes.first, sign == 0x2B || sign == 0x2D {
                minus = sign == 0x2D
                bytes.removeFirst()
            }
            guard let first = bytes.first, CodePoint.isASCIIDigit(first) else { throw malformed }
            var value = 0
            while let digit = bytes.first, CodePoint.isASCIIDigit(digit) {
                value = min(value * 10 + Int(digit - 0x30), 1 << 40)
                bytes.removeFirst()
            }
            exponent += minus ? -value : value
        }
        if !bytes.isEmpty { throw malformed }
        if mantissa == 0 { return signed(0) }
        let value = FloatArithmetic.rounded(mantissa: mantissa, sticky: sticky, exponent: exponent)
        if value.isInfinite { throw tooLarge }
        return signed(value)
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: return byte - 0x30
        case 0x61...0x66: return byte - 0x61 + 10
        case 0x41...0x46: return byte - 0x41 + 10
        default: return nil
        }
    }
}
