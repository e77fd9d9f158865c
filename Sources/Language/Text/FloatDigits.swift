internal import Glibc

/// Decimal digits of doubles: shortest, or correctly rounded to any number of places.
enum FloatDigits {
    /// The significant digits (ASCII, no trailing zeros, at least one) and the position of the decimal point in or around
    /// them: the value is `0.digits × 10^point`.
    struct Decimal {
        var digits: [UInt8]
        var point: Int
    }

    /// The shortest digits that read back as `value`, which is finite; its sign is ignored.
    static func shortest(_ value: Double) -> Decimal {
        if value == 0 { return Decimal(digits: [0x30], point: 1) }
        var digits: [UInt8] = []
        digits.reserveCapacity(20)
        var point = 0
        var seenPoint = false
        var exponent = 0
        var text = value.magnitude.description
        text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index &+= 1
                if byte == 0x2E {
                    seenPoint = true
                } else if byte == 0x65 {
                    var negative = false
                    while index < bytes.count {
                        if bytes[index] == 0x2D { negative = true } else if bytes[index] != 0x2B { exponent = exponent &* 10 &+ Int(bytes[index] &- 0x30) }
                        index &+= 1
                    }
                    if negative { exponent = -exponent }
                } else {
                    if digits.isEmpty && byte == 0x30 {
                        if seenPoint { point &-= 1 }
                        continue
                    }
                    digits.append(byte)
                    if !seenPoint { point &+= 1 }
                }
            }
        }
        while digits.count > 1 && digits.last == 0x30 { digits.removeLast() }
        return Decimal(digits: digits, point: point &+ exponent)
    }

    /// `value` rounded half to even, exactly, to `count` significant digits (trailing zeros kept).
    static func significant(_ value: Double, count: Int) -> Decimal {
        let text = printed(value.magnitude, conversion: 0x65, precision: max(0, count &- 1), alternate: false)
        var digits: [UInt8] = []
        digits.reserveCapacity(count)
        var index = 0
        while index < text.count, text[index] != 0x65 {
            if text[index] != 0x2E { digits.append(text[index]) }
            index &+= 1
        }
        var exponent = 0
        var negative = false
        index &+= 1
        while index < text.count {
            if text[index] == 0x2D { negative = true } else if text[index] != 0x2B { exponent = exponent &* 10 &+ Int(text[index] &- 0x30) }
            index &+= 1
        }
        return Decimal(digits: digits, point: (negative ? -exponent : exponent) &+ 1)
    }

    /// C's `%.{precision}{conversion}` of a finite value; exact for every precision.
    static func printed(_ value: Double, conversion: UInt8, precision: Int, alternate: Bool) -> [UInt8] {
        if conversion == 0x66, !alternate {
            var quick: [UInt8] = []
            if appendFixedPoint(value, precision: precision, to: &quick) { return quick }
        }
        let precision = Int32(clamping: precision)
        let format: [CChar] = alternate
            ? [0x25, 0x23, 0x2E, 0x2A, CChar(conversion), 0] : [0x25, 0x2E, 0x2A, CChar(conversion), 0]
        return withVaList([precision, value]) { arguments in
            let capacity = 64
            var length: Int32 = 0
            let short: [UInt8] = withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
                guard let base = buffer.baseAddress else { return [] }
                length = withVaList([precision, value]) { vsnprintf(base, capacity, format, $0) }
                guard length >= 0, Int(length) < capacity else { return [] }
                return UnsafeRawBufferPointer(start: base, count: Int(length)).map { $0 }
            }
            if length < 0 || Int(length) < capacity { return short }
            let size = Int(length) &+ 1
            return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                guard let base = buffer.baseAddress else { return }
                base.withMemoryRebound(to: CChar.self, capacity: size) { _ = vsnprintf($0, size, format, arguments) }
                count = size &- 1
            }
        }
    }

    private static let powersOfTen: [UInt64] = {
        var powers: [UInt64] = [1]
        for _ in 0..<18 { powers.append((powers.last ?? 1) &* 10) }
        return powers
    }()

    /// `%.{precision}f` by exact integer arithmetic, for the values and precisions that programs print all the time.
    /// False: it is none of those, and nothing was appended.
    private static func appendFixedPoint(_ value: Double, precision: Int, to result: inout [UInt8]) -> Bool {
        guard precision >= 0, precision <= 17, value.magnitude < 9_007_199_254_740_992 else { return false }
        // |value| = significand × 2^-shift with a significand below 2^53; times 10^precision it stays below 2^110.
        let bits = value.bitPattern
        let biased = Int(bits >> 52 & 0x7FF)
        let fraction = bits & 0xF_FFFF_FFFF_FFFF
        let significand = biased == 0 ? fraction : fraction | 1 << 52
        let shift = 1075 &- max(1, biased)
        let scaled = UInt128(significand) &* UInt128(powersOfTen[precision])
        var quotient: UInt128
        if shift <= 0 {
            quotient = scaled << UInt128(-shift)
        } else if shift > 120 {
            quotient = 0
        } else {
            quotient = scaled >> UInt128(shift)
            let rest = scaled & (UInt128(1) << UInt128(shift) &- 1)
            let half = UInt128(1) << UInt128(shift &- 1)
            if rest > half || (rest == half && quotient & 1 == 1) { quotient += 1 }
        }
        if value.sign == .minus { result.append(0x2D) }
        let whole: UInt128
        var decimals: UInt64
        if let narrow = UInt64(exactly: quotient) {
            whole = UInt128(narrow / powersOfTen[precision])
            decimals = narrow % powersOfTen[precision]
        } else {
            let (q, r) = quotient.quotientAndRemainder(dividingBy: UInt128(powersOfTen[precision]))
            whole = q
            decimals = UInt64(truncatingIfNeeded: r)
        }
        appendDecimal(UInt64(truncatingIfNeeded: whole), to: &result)
        if precision > 0 {
            result.append(0x2E)
            let start = result.count
            result.append(0x30, times: precision)
            var index = start &+ precision
            while decimals > 0 {
                index &-= 1
                result[index] = UInt8(truncatingIfNeeded: 0x30 &+ decimals % 10)
                decimals /= 10
            }
        }
        return true
    }

    /// Appends `%.{precision}f` of a finite value.
    static func appendFixed(_ value: Double, precision: Int, to result: inout [UInt8]) {
        if appendFixedPoint(value, precision: precision, to: &result) { return }
        result.append(contentsOf: printed(value, conversion: 0x66, precision: precision, alternate: false))
    }

    static func appendDecimal(_ value: UInt64, to result: inout [UInt8]) {
        if value < 10 {
            result.append(UInt8(truncatingIfNeeded: 0x30 &+ value))
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
            var value = value
            var index = 20
            while value > 0 {
                index &-= 1
                buffer[index] = UInt8(truncatingIfNeeded: 0x30 &+ value % 10)
                value /= 10
            }
            result.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[index..<20]))
        }
    }
}
