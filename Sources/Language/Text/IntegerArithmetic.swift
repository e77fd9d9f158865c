public import BigInt

/// Python's arithmetic of ints of any size.  Results that can grow beyond measure have their size estimated first, so that
/// the caller can charge it.
public enum IntegerArithmetic {
    /// `a // b` and `a % b`: rounded toward minus infinity.
    ///
    /// - Throws: ZeroDivisionError "integer division or modulo by zero".
    public static func divmod(_ a: BigInt, _ b: BigInt) throws -> (quotient: BigInt, remainder: BigInt) {
        if b.isZero { throw TextError.zeroDivision("integer division or modulo by zero") }
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        if !remainder.isZero && (remainder.sign == .minus) != (b.sign == .minus) { return (quotient - 1, remainder + b) }
        return (quotient, remainder)
    }

    public static func floorDivide(_ a: BigInt, _ b: BigInt) throws -> BigInt { try divmod(a, b).quotient }

    /// - Throws: ZeroDivisionError "integer modulo by zero".
    public static func modulo(_ a: BigInt, _ b: BigInt) throws -> BigInt {
        if b.isZero { throw TextError.zeroDivision("integer modulo by zero") }
        return try divmod(a, b).remainder
    }

    /// `a // b` of machine ints; nil if the quotient does not fit (`Int.min // -1`).
    public static func floorDivide(_ a: Int, _ b: Int) throws -> Int? {
        if b == 0 { throw TextError.zeroDivision("integer division or modulo by zero") }
        let (quotient, overflow) = a.dividedReportingOverflow(by: b)
        if overflow { return nil }
        return a % b != 0 && (a < 0) != (b < 0) ? quotient &- 1 : quotient
    }

    /// `a % b` of machine ints.
    public static func modulo(_ a: Int, _ b: Int) throws -> Int {
        if b == 0 { throw TextError.zeroDivision("integer modulo by zero") }
        if b == -1 { return 0 }
        let rest = a % b
        return rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
    }

    /// Bits that `base ** exponent` (exponent ≥ 0) has at most.
    public static func powerBits(_ base: BigInt, _ exponent: Int) -> Int {
        if exponent == 0 || base.magnitude <= 1 { return 1 }
        let (bits, overflow) = base.magnitude.bitWidth.multipliedReportingOverflow(by: exponent)
        return overflow ? Int.max : bits
    }

    /// `base ** exponent` for an exponent ≥ 0.
    ///
    /// - Parameters:
    ///   - reserve: is given the bytes of the result before anything is computed.
    ///   - charge: is given the machine words of both factors before each multiplication.
    /// - Throws: MemoryError if the result could never fit, and what `reserve` and `charge` throw.
    public static func power(_ base: BigInt, _ exponent: BigInt, reserve: (Int) throws -> Void, charge: (Int, Int) throws -> Void = { _, _ in }) throws -> BigInt {
        if exponent.isZero { return 1 }
        if base.magnitude <= 1 {
            if base.isZero || base.sign == .plus { return base }
            return exponent.magnitude[bitAt: 0] ? -1 : 1
        }
        guard let count = Int(exactly: exponent), count >= 0 else { throw TextError.memory() }
        let bits = powerBits(base, count)
        try reserve(bits / 8)
        if bits > 1 << 40 { throw TextError.memory() }
        if base.magnitude == 2 {
            let result = BigInt(1) << count
            return base.sign == .minus && count & 1 == 1 ? -result : result
        }
        // From the highest bit of the exponent on, so that only squares are long.
        var result = base.magnitude
        var bit = Int.bitWidth - 2 - count.leadingZeroBitCount
        while bit >= 0 {
            try charge(result.words.count, result.words.count)
            result *= result
            if count >> bit & 1 == 1 {
                try charge(result.words.count, base.magnitude.words.count)
                result *= base.magnitude
            }
            bit -= 1
        }
        return BigInt(sign: base.sign == .minus && count & 1 == 1 ? .minus : .plus, magnitude: result)
    }

    /// `base ** exponent` of machine ints for an exponent ≥ 0; nil on overflow.
    public static func power(_ base: Int, _ exponent: Int) -> Int? {
        var result = 1
        var factor = base
        var exponent = exponent
        while true {
            if exponent & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: factor)
                if overflow { return nil }
                result = product
            }
            exponent >>= 1
            if exponent <= 0 { return result }
            let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
            if overflow { return nil }
            factor = square
        }
    }

    /// `pow(base, exponent, modulus)`.
    ///
    /// - Parameter charge: is called before each multiplication and division.
    /// - Throws: ValueError "pow() 3rd argument cannot be 0", "base is not invertible for the given modulus", and what `charge` throws.
    public static func power(_ base: BigInt, _ exponent: BigInt, modulus: BigInt, charge: () throws -> Void = {}) throws -> BigInt {
        if modulus.isZero { throw TextError.value("pow() 3rd argument cannot be 0") }
        let positive = modulus.magnitude
        var base = base
        var exponent = exponent
        if exponent.sign == .minus && !exponent.isZero {
            guard let inverse = inverse(base, modulus: positive) else { throw TextError.value("base is not invertible for the given modulus") }
            base = BigInt(inverse)
            exponent = -exponent
        }
        if positive == 1 { return 0 }
        let reduced = try modulo(base, BigInt(positive)).magnitude
        var power: BigUInt = 1
        var bit = exponent.magnitude.bitWidth - 1
        while bit >= 0 {
            try charge()
            power = power * power % positive
            if exponent.magnitude[bitAt: bit] {
                try charge()
                power = power * reduced % positive
            }
            bit -= 1
        }
        let result = BigInt(power)
        if modulus.sign == .minus && !result.isZero { return result + modulus }
        return result
    }

    /// The inverse of `value` modulo `modulus` (≥ 1), if there is one.
    private static func inverse(_ value: BigInt, modulus: BigUInt) -> BigUInt? {
        var (a, b) = (BigInt(modulus), value % BigInt(modulus))
        if b.sign == .minus && !b.isZero { b += BigInt(modulus) }
        var (x, y): (BigInt, BigInt) = (0, 1)
        while !b.isZero {
            let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
            (a, b) = (b, remainder)
            (x, y) = (y, x - quotient * y)
        }
        guard a == 1 else { return nil }
        return (x.sign == .minus && !x.isZero ? x + BigInt(modulus) : x).magnitude
    }

    /// `value << count`.
    ///
    /// - Throws: ValueError "negative shift count", OverflowError "too many digits in integer", and what `charge` throws.
    public static func shiftLeft(_ value: BigInt, _ count: BigInt, charge: (Int) throws -> Void) throws -> BigInt {
        if count.sign == .minus && !count.isZero { throw TextError.value("negative shift count") }
        if value.isZero { return 0 }
        guard let places = Int(exactly: count), places < 1 << 42 else { throw TextError.overflow("too many digits in integer") }
        try charge((value.magnitude.bitWidth + places) / 8)
        return value << places
    }

    /// `value >> count`: toward minus infinity.
    public static func shiftRight(_ value: BigInt, _ count: BigInt) throws -> BigInt {
        if count.sign == .minus && !count.isZero { throw TextError.value("negative shift count") }
        let negative = value.sign == .minus && !value.isZero
        guard let places = Int(exactly: count), places <= value.magnitude.bitWidth else { return negative ? -1 : 0 }
        let shifted = value.magnitude >> places
        if !negative { return BigInt(shifted) }
        let exact = value.magnitude.trailingZeroBitCount >= places
        return -BigInt(exact ? shifted : shifted + 1)
    }

    /// `round(value, -places)` for places > 0: half to even.
    public static func round(_ value: BigInt, places: Int) throws -> BigInt {
        // Ten to the places is more than twice the value: the result is 0.
        if places > value.magnitude.bitWidth / 3 + 2 { return 0 }
        let unit = BigInt(10).power(places)
        let (quotient, remainder) = try divmod(value, unit)
        let twice = remainder * 2
        let up = twice > unit || twice == unit && quotient.magnitude[bitAt: 0]
        return (up ? quotient + 1 : quotient) * unit
    }

    /// `value.bit_length()`.
    public static func bitLength(_ value: BigInt) -> Int { value.magnitude.bitWidth }

    /// `value.bit_count()`.
    public static func bitCount(_ value: BigInt) -> Int { value.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// `value.to_bytes(length, order, signed=signed)`, little-endian.
    ///
    /// - Throws: OverflowError "can't convert negative int to unsigned", "int too big to convert".
    public static func littleEndianBytes(_ value: BigInt, length: Int, signed: Bool) throws -> [UInt8] {
        let negative = value.sign == .minus && !value.isZero
        if negative && !signed { throw TextError.overflow("can't convert negative int to unsigned") }
        let magnitude = negative ? value.magnitude - 1 : value.magnitude
        let needed = magnitude.bitWidth + (signed ? 1 : 0)
        if magnitude.bitWidth > 0 || negative, needed > length.multipliedReportingOverflow(by: 8).partialValue { throw TextError.overflow("int too big to convert") }
        let words = Array(magnitude.words)
        return (0..<length).map { index in
            let byte = index >> 3 < words.count ? UInt8(truncatingIfNeeded: words[index >> 3] >> UInt((index & 7) * 8)) : 0
            return negative ? ~byte : byte
        }
    }

    /// `int.from_bytes(bytes, "little", signed=signed)`.
    public static func integer(littleEndian bytes: [UInt8], signed: Bool) -> BigInt {
        let negative = signed && (bytes.last ?? 0) & 0x80 != 0
        var words = [UInt](repeating: 0, count: (bytes.count + 7) / 8)
        for (index, byte) in bytes.enumerated() { words[index >> 3] |= UInt(negative ? ~byte : byte) << UInt((index & 7) * 8) }
        let magnitude = BigUInt(words: words)
        return negative ? -BigInt(magnitude) - 1 : BigInt(magnitude)
    }
}

extension BigUInt {
    subscript(bitAt index: Int) -> Bool {
        let words = self.words
        return index >> 6 < words.count && words[words.index(words.startIndex, offsetBy: index >> 6)] >> UInt(index & 63) & 1 == 1
    }
}
