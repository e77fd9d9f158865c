public import BigInt
internal import Glibc

/// Python's arithmetic of floats, and what passes between floats and ints, without rounding more than once.
public enum FloatArithmetic {
    // MARK: operators

    /// `a / b`.
    public static func divide(_ a: Double, _ b: Double) throws -> Double {
        if b == 0 { throw TextError.zeroDivision("float division by zero") }
        return a / b
    }

    /// `a % b`: the sign of the divisor.
    public static func modulo(_ a: Double, _ b: Double) throws -> Double {
        if b == 0 { throw TextError.zeroDivision("float modulo") }
        let rest = fmod(a, b)
        if rest != 0 { return (b < 0) != (rest < 0) ? rest + b : rest }
        return copysign(0, b)
    }

    /// `a // b`.
    public static func floorDivide(_ a: Double, _ b: Double) throws -> Double {
        if b == 0 { throw TextError.zeroDivision("float floor division by zero") }
        return quotientAndRemainder(a, b).quotient
    }

    /// `divmod(a, b)`.
    public static func divmod(_ a: Double, _ b: Double) throws -> (quotient: Double, remainder: Double) {
        if b == 0 { throw TextError.zeroDivision("float divmod()") }
        return quotientAndRemainder(a, b)
    }

    private static func quotientAndRemainder(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
        var rest = fmod(a, b)
        var quotient = (a - rest) / b
        if rest != 0 {
            if (b < 0) != (rest < 0) {
                rest += b
                quotient -= 1
            }
        } else {
            rest = copysign(0, b)
        }
        if quotient == 0 { return (copysign(0, a / b), rest) }
        var floor = quotient.rounded(.down)
        if quotient - floor > 0.5 { floor += 1 }
        return (floor, rest)
    }

    /// `a ** b`; nil if the result is a complex number (negative base, fractional exponent).
    ///
    /// - Throws: ZeroDivisionError, OverflowError.
    public static func power(_ a: Double, _ b: Double) throws -> Double? {
        if b == 0 { return 1 }
        if a.isNaN { return a }
        if b.isNaN { return a == 1 ? 1 : b }
        if b.isInfinite {
            let magnitude = a.magnitude
            if magnitude == 1 { return 1 }
            return (b > 0) == (magnitude > 1) ? .infinity : 0
        }
        let isOdd = fmod(b.magnitude, 2) == 1
        if a.isInfinite {
            if b > 0 { return isOdd ? a : a.magnitude }
            return isOdd ? copysign(0, a) : 0
        }
        if a == 0 {
            if b < 0 { throw TextError.zeroDivision("0.0 cannot be raised to a negative power") }
            return isOdd ? a : 0
        }
        if a < 0 && b != b.rounded(.down) { return nil }
        let negate = a < 0 && isOdd
        if a.magnitude == 1 { return negate ? -1 : 1 }
        let result = pow(a.magnitude, b)
        if result.isInfinite { throw TextError.overflow("(34, 'Numerical result out of range')") }
        return negate ? -result : result
    }

    // MARK: rounding

    /// `round(value)`: half to even.
    public static func round(_ value: Double) throws -> IntegerValue { try integer(value.rounded(.toNearestOrEven)) }

    /// `round(value, digits)`: correctly rounded from the exact decimal value, half to even.
    ///
    /// - Throws: OverflowError "rounded value too large to represent".
    public static func round(_ value: Double, digits: Int) throws -> Double {
        guard value.isFinite, value != 0 else { return value }
        if digits > 323 { return value }
        if digits < -308 { return 0 * value }
        if digits >= 0 {
            var text = FloatDigits.printed(value, conversion: 0x66, precision: digits, alternate: false)
            text.append(0)
            let result = text.withUnsafeBufferPointer { $0.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { strtod($0, nil) } ?? value } }
            if result.isInfinite { throw TextError.overflow("rounded value too large to represent") }
            return result
        }
        // The digits of the whole part are exact; the fraction only decides whether a half is above the middle.
        let whole = value.magnitude.rounded(.towardZero)
        let sticky = whole != value.magnitude
        var text = FloatDigits.printed(whole, conversion: 0x66, precision: 0, alternate: false)
        let cut = text.count + digits
        if cut < 0 { return copysign(0, value) }
        let dropped = text[cut...]
        let first = dropped.first ?? 0x30
        let above = first > 0x35 || first == 0x35 && (sticky || dropped.dropFirst().contains { $0 != 0x30 })
        let tie = first == 0x35 && !above
        let lastKept = cut > 0 ? text[cut - 1] : 0x30
        var kept = cut > 0 ? Array(text[..<cut]) : []
        if above || tie && lastKept & 1 == 1 {
            var index = kept.count - 1
            while index >= 0 && kept[index] == 0x39 {
                kept[index] = 0x30
                index -= 1
            }
            if index >= 0 { kept[index] += 1 } else { kept.insert(0x31, at: 0) }
        }
        if kept.isEmpty { return copysign(0, value) }
        text = kept + [UInt8](repeating: 0x30, count: -digits) + [0]
        let result = text.withUnsafeBufferPointer { $0.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { strtod($0, nil) } ?? value } }
        if result.isInfinite { throw TextError.overflow("rounded value too large to represent") }
        return copysign(result, value)
    }

    // MARK: floats and ints

    /// `int(value)`: toward zero.
    public static func integer(_ value: Double) throws -> IntegerValue {
        if let small = Int(exactly: value.rounded(.towardZero)) { return .small(small) }
        if value.isNaN { throw TextError.value("cannot convert float NaN to integer") }
        if value.isInfinite { throw TextError.overflow("cannot convert float infinity to integer") }
        return IntegerValue(bigInteger(value))
    }

    /// A finite float toward zero.
    public static func bigInteger(_ value: Double) -> BigInt {
        let (mantissa, exponent) = parts(value.magnitude)
        let magnitude = exponent >= 0 ? BigUInt(mantissa) << exponent : exponent <= -64 ? BigUInt(0) : BigUInt(mantissa >> UInt64(-exponent))
        return BigInt(sign: value < 0 ? .minus : .plus, magnitude: magnitude)
    }

    /// `value = mantissa × 2^exponent` for a finite value ≥ 0.
    static func parts(_ value: Double) -> (mantissa: UInt64, exponent: Int) {
        let bits = value.bitPattern
        let biased = Int(bits >> 52 & 0x7FF)
        let fraction = bits & 0xF_FFFF_FFFF_FFFF
        return biased == 0 ? (fraction, -1074) : (fraction | 1 << 52, biased - 1075)
    }

    /// `value.as_integer_ratio()`: lowest terms, positive denominator.
    public static func integerRatio(_ value: Double) throws -> (numerator: BigInt, denominator: BigInt) {
        if value.isInfinite { throw TextError.overflow("cannot convert Infinity to integer ratio") }
        if value.isNaN { throw TextError.value("cannot convert NaN to integer ratio") }
        if value == 0 { return (0, 1) }
        var (mantissa, exponent) = parts(value.magnitude)
        let zeros = min(mantissa.trailingZeroBitCount, max(0, -exponent))
        mantissa >>= UInt64(zeros)
        exponent += zeros
        let numerator = BigInt(sign: value < 0 ? .minus : .plus, magnitude: exponent > 0 ? BigUInt(mantissa) << exponent : BigUInt(mantissa))
        return (numerator, exponent < 0 ? BigInt(1) << -exponent : 1)
    }

    /// The float nearest to `mantissa × 2^exponent` (half to even); `sticky` says that a little is missing from the mantissa.
    /// Infinity if it is too large.
    static func rounded(mantissa: UInt64, sticky: Bool, exponent: Int) -> Double {
        if mantissa == 0 { return 0 }
        let length = 64 - mantissa.leadingZeroBitCount
        let top = length + exponent
        if top > 1025 { return .infinity }
        if top < -1074 { return 0 }
        // Subnormal numbers keep fewer bits.
        let keep = min(53, top + 1074)
        let shift = length - keep
        if shift <= 0 { return Double(sign: .plus, exponent: exponent, significand: Double(mantissa)) }
        var kept = shift >= 64 ? 0 : mantissa >> UInt64(shift)
        let rest = shift >= 64 ? mantissa : mantissa & (1 << UInt64(shift) &- 1)
        let half: UInt64 = 1 << UInt64(shift - 1)
        if rest > half || rest == half && (sticky || kept & 1 == 1) { kept += 1 }
        return Double(sign: .plus, exponent: exponent + shift, significand: Double(kept))
    }

    /// The nearest float; ±infinity if it is too large ("int too large to convert to float" is the caller's error).
    public static func nearest(_ value: BigInt) -> Double {
        let magnitude = value.magnitude
        let bits = magnitude.bitWidth
        if bits > 1024 { return value.sign == .minus ? -.infinity : .infinity }
        let shift = max(0, bits - 64)
        let top = UInt64(truncatingIfNeeded: shift == 0 ? magnitude : magnitude >> shift)
        let result = rounded(mantissa: top, sticky: shift > 0 && magnitude.trailingZeroBitCount < shift, exponent: shift)
        return value.sign == .minus ? -result : result
    }

    /// `float(value)`.
    ///
    /// - Throws: OverflowError "int too large to convert to float".
    public static func double(_ value: BigInt) throws -> Double {
        let result = nearest(value)
        if result.isInfinite { throw TextError.overflow("int too large to convert to float") }
        return result
    }

    /// -1, 0 or 1 as `a` is below, equal to or above `b`, exactly; nil for NaN.
    public static func compare(_ a: Double, _ b: Int) -> Int? {
        if a.isNaN { return nil }
        if b.magnitude <= 1 << 53 {
            let b = Double(b)
            return a < b ? -1 : a > b ? 1 : 0
        }
        if a >= 9_223_372_036_854_775_808 { return 1 }
        if a < -9_223_372_036_854_775_808 { return -1 }
        // Here |b| > 2^53: a fraction of `a` means that |a| is far smaller.
        let whole = Int(a)
        return whole < b ? -1 : whole > b ? 1 : 0
    }

    /// The same for an int of any size.
    public static func compare(_ a: Double, _ b: BigInt) -> Int? {
        if a.isNaN { return nil }
        if a.isInfinite { return a > 0 ? 1 : -1 }
        let whole = bigInteger(a)
        if whole != b { return whole < b ? -1 : 1 }
        let fraction = a - a.rounded(.towardZero)
        return fraction < 0 ? -1 : fraction > 0 ? 1 : 0
    }

    /// `a / b` of ints: the float nearest to the exact quotient.
    ///
    /// - Throws: ZeroDivisionError, OverflowError "integer division result too large for a float".
    public static func trueDivide(_ a: BigInt, _ b: BigInt) throws -> Double {
        if b.isZero { throw TextError.zeroDivision("division by zero") }
        if a.isZero { return b.sign == .minus ? -0.0 : 0.0 }
        let negative = (a.sign == .minus) != (b.sign == .minus)
        let quotient = divide(a.magnitude, b.magnitude)
        if quotient.isInfinite { throw TextError.overflow("integer division result too large for a float") }
        return negative ? -quotient : quotient
    }

    /// `a / b` of machine ints.
    public static func trueDivide(_ a: Int, _ b: Int) throws -> Double {
        if b == 0 { throw TextError.zeroDivision("division by zero") }
        if a.magnitude <= 1 << 53 && b.magnitude <= 1 << 53 { return Double(a) / Double(b) }
        return try trueDivide(BigInt(a), BigInt(b))
    }

    /// The float nearest to the quotient of two positive ints; infinity if it is too large.
    static func divide(_ a: BigUInt, _ b: BigUInt) -> Double {
        // Shift so that the quotient has 62 or 63 bits.
        let difference = a.bitWidth - b.bitWidth
        if difference > 1025 { return .infinity }
        if difference < -1080 { return 0 }
        let shift = 62 - difference
        let (quotient, rest) = (shift > 0 ? a << shift : a).quotientAndRemainder(dividingBy: shift < 0 ? b << -shift : b)
        return rounded(mantissa: UInt64(truncatingIfNeeded: quotient), sticky: !rest.isZero, exponent: -shift)
    }
}
