/// Text of floats: what `repr`, `str` and the format types of floats show.
public enum FloatText {
    /// `repr(value)`: the shortest digits that read back as the same float; with an exponent below 1e-4 and from 1e16 on.
    public static func repr(_ value: Double) -> String {
        var bytes: [UInt8] = []
        appendRepr(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends `repr(value)`.
    public static func appendRepr(_ value: Double, to result: inout [UInt8]) {
        if value.magnitude < 1e15, let whole = Int64(exactly: value), whole != 0 || value.sign == .plus {
            if whole < 0 { result.append(0x2D) }
            FloatDigits.appendDecimal(whole.magnitude, to: &result)
            result.append(ascii: ".0")
            return
        }
        append(value, type: 0x72, precision: -1, alternate: false, addPointZero: true, noNegativeZero: false, to: &result)
    }

    /// CPython's conversion of a float by one of the types e E f F g G and r (shortest).
    ///
    /// - Parameters:
    ///   - precision: digits after the point for e and f, significant digits for g; unused for r.
    ///   - alternate: always show a decimal point, and keep the trailing zeros of g.
    ///   - addPointZero: `.0` after a whole number without exponent.
    ///   - noNegativeZero: a result that rounds to zero has no sign.
    static func append(_ value: Double, type: UInt8, precision: Int, alternate: Bool, addPointZero: Bool, noNegativeZero: Bool, to result: inout [UInt8]) {
        let upper = type == 0x45 || type == 0x46 || type == 0x47
        if value.isNaN {
            result.append(ascii: upper ? "NAN" : "nan")
            return
        }
        if value.isInfinite {
            if value < 0 { result.append(0x2D) }
            result.append(ascii: upper ? "INF" : "inf")
            return
        }
        var negative = value.sign == .minus
        let lower = type | 0x20
        switch lower {
        case 0x65, 0x66:
            let body = FloatDigits.printed(value.magnitude, conversion: lower, precision: precision, alternate: alternate)
            if negative && noNegativeZero && isZero(body) { negative = false }
            if negative { result.append(0x2D) }
            if upper { result.append(contentsOf: body.map { $0 == 0x65 ? 0x45 : $0 }) } else { result.append(contentsOf: body) }
        case 0x72:
            if negative && noNegativeZero && value == 0 { negative = false }
            if negative { result.append(0x2D) }
            let decimal = FloatDigits.shortest(value)
            let exponential = decimal.point <= -4 || decimal.point > 16
            layOut(decimal, exponential: exponential, exponentLetter: 0x65, alternate: alternate, addPointZero: addPointZero, to: &result)
        default:
            let significant = max(1, precision)
            var decimal = value == 0
                ? FloatDigits.Decimal(digits: [UInt8](repeating: 0x30, count: alternate ? significant : 1), point: 1)
                : FloatDigits.significant(value, count: significant)
            if negative && noNegativeZero && value == 0 { negative = false }
            if negative { result.append(0x2D) }
            if !alternate { while decimal.digits.count > 1 && decimal.digits.last == 0x30 { decimal.digits.removeLast() } }
            let exponential = decimal.point <= -4 || decimal.point > significant - (addPointZero ? 1 : 0)
            layOut(decimal, exponential: exponential, exponentLetter: upper ? 0x45 : 0x65, alternate: alternate, addPointZero: addPointZero, to: &result)
        }
    }

    private static func isZero(_ body: [UInt8]) -> Bool {
        for byte in body {
            if byte == 0x65 { break }
            if byte != 0x30 && byte != 0x2E { return false }
        }
        return true
    }

    private static func layOut(_ decimal: FloatDigits.Decimal, exponential: Bool, exponentLetter: UInt8, alternate: Bool, addPointZero: Bool, to result: inout [UInt8]) {
        let digits = decimal.digits
        if exponential {
            result.append(digits[0])
            if digits.count > 1 {
                result.append(0x2E)
                result.append(contentsOf: digits[1...])
            } else if alternate {
                result.append(0x2E)
            }
            result.append(exponentLetter)
            appendExponent(decimal.point &- 1, to: &result)
            return
        }
        let point = decimal.point
        if point <= 0 {
            result.append(ascii: "0.")
            result.append(0x30, times: -point)
            result.append(contentsOf: digits)
        } else if point >= digits.count {
            result.append(contentsOf: digits)
            result.append(0x30, times: point &- digits.count)
            if addPointZero { result.append(ascii: ".0") } else if alternate { result.append(0x2E) }
        } else {
            result.append(contentsOf: digits[..<point])
            result.append(0x2E)
            result.append(contentsOf: digits[point...])
        }
    }

    /// `+07`: a sign and at least two digits.
    private static func appendExponent(_ exponent: Int, to result: inout [UInt8]) {
        result.append(exponent < 0 ? 0x2D : 0x2B)
        if exponent.magnitude < 10 { result.append(0x30) }
        FloatDigits.appendDecimal(UInt64(exponent.magnitude), to: &result)
    }
}
