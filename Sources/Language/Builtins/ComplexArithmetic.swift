internal import Glibc

/// Arithmetic of complex numbers as CPython does it, in pairs of real and imaginary part.
enum ComplexArithmetic {
    typealias Number = (real: Double, imaginary: Double)

    static func multiply(_ a: Number, _ b: Number) -> Number {
        (a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }

    /// `a / b`, scaled by the larger part of the divisor so that nothing overflows on the way.
    static func divide(_ a: Number, _ b: Number) throws -> Number {
        guard let result = quotient(a, b) else { throw TextError.zeroDivision("complex division by zero") }
        return result
    }

    private static func quotient(_ a: Number, _ b: Number) -> Number? {
        if b.real.magnitude >= b.imaginary.magnitude {
            if b.real == 0 { return nil }
            let ratio = b.imaginary / b.real
            let denominator = b.real + b.imaginary * ratio
            return ((a.real + a.imaginary * ratio) / denominator, (a.imaginary - a.real * ratio) / denominator)
        }
        if b.imaginary.magnitude >= b.real.magnitude {
            let ratio = b.real / b.imaginary
            let denominator = b.real * ratio + b.imaginary
            return ((a.real * ratio + a.imaginary) / denominator, (a.imaginary * ratio - a.real) / denominator)
        }
        return (.nan, .nan)
    }

    /// `a ** b`: by repeated multiplication for small whole exponents, by logarithms otherwise.
    static func power(_ a: Number, _ b: Number) throws -> Number {
        let result: Number
        if b.imaginary == 0, b.real == b.real.rounded(.down), b.real.magnitude <= 100 {
            result = try integerPower(a, Int(b.real))
        } else {
            result = try generalPower(a, b)
        }
        if result.real.isInfinite || result.imaginary.isInfinite { throw TextError.overflow("complex exponentiation") }
        return result
    }

    private static func integerPower(_ a: Number, _ exponent: Int) throws -> Number {
        if exponent <= 0 {
            let positive = unsignedPower(a, -exponent)
            guard let result = quotient((1, 0), positive) else { throw TextError.zeroDivision("0.0 to a negative or complex power") }
            return result
        }
        return unsignedPower(a, exponent)
    }

    private static func unsignedPower(_ a: Number, _ exponent: Int) -> Number {
        var result: Number = (1, 0)
        var factor = a
        var mask = 1
        while mask > 0, exponent >= mask {
            if exponent & mask != 0 { result = multiply(result, factor) }
            mask <<= 1
            factor = multiply(factor, factor)
        }
        return result
    }

    private static func generalPower(_ a: Number, _ b: Number) throws -> Number {
        if b.real == 0, b.imaginary == 0 { return (1, 0) }
        if a.real == 0, a.imaginary == 0 {
            if b.imaginary != 0 || b.real < 0 { throw TextError.zeroDivision("0.0 to a negative or complex power") }
            return (0, 0)
        }
        let magnitude = hypot(a.real, a.imaginary)
        var length = pow(magnitude, b.real)
        let angle = atan2(a.imaginary, a.real)
        var phase = angle * b.real
        if b.imaginary != 0 {
            length /= exp(angle * b.imaginary)
            phase += b.imaginary * log(magnitude)
        }
        // The sine of infinity is a domain error, which CPython words as if it came from a zero.
        if phase.isInfinite { throw TextError.zeroDivision("0.0 to a negative or complex power") }
        return (length * cos(phase), length * sin(phase))
    }

    /// `abs(a)`
    static func absolute(_ a: Number) throws -> Double {
        if a.real.isInfinite || a.imaginary.isInfinite { return .infinity }
        if a.real.isNaN || a.imaginary.isNaN { return .nan }
        let result = hypot(a.real, a.imaginary)
        if result.isInfinite { throw TextError.overflow("absolute value too large") }
        return result
    }

    // MARK: text

    /// `repr`: `(1+2j)`, or `2j` if the real part is positive zero.
    static func appendRepr(_ a: Number, to text: inout [UInt8]) {
        if a.real == 0, a.real.sign == .plus {
            append(a.imaginary, to: &text)
            text.append(0x6A)
            return
        }
        text.append(0x28)
        append(a.real, to: &text)
        if a.imaginary.isNaN || a.imaginary.sign == .plus { text.append(0x2B) }
        append(a.imaginary, to: &text)
        text.append(ascii: "j)")
    }

    private static func append(_ value: Double, to text: inout [UInt8]) {
        FloatText.append(value, type: 0x72, precision: -1, alternate: false, addPointZero: false, noNegativeZero: false, to: &text)
    }

    /// `complex(text)`; nil if it is malformed.
    ///
    /// - Throws: ValueError for underscores that do not stand between digits.
    static func parse(_ text: UTF8Buffer) throws -> Number? {
        let normalized = NumberParsing.normalized(text)
        for (index, byte) in normalized.enumerated() where byte == 0x5F {
            let isBetween = index > 0 && index + 1 < normalized.count && CodePoint.isASCIIDigit(normalized[index - 1]) && CodePoint.isASCIIDigit(normalized[index + 1])
            if !isBetween { throw TextError.value("could not convert string to complex: " + String(decoding: TextQuoting.repr(text), as: UTF8.self)) }
        }
        var bytes = normalized[...]
        func strip() {
            while bytes.first == 0x20 { bytes.removeFirst() }
            while bytes.last == 0x20 { bytes.removeLast() }
        }
        strip()
        if bytes.first == 0x28, bytes.last == 0x29, bytes.count >= 2 {
            bytes.removeFirst()
            bytes.removeLast()
            strip()
        }
        guard let first = part(&bytes) else { return nil }
        if bytes.isEmpty { return first.isImaginary ? (0, first.value) : (first.value, 0) }
        if first.isImaginary { return nil }
        guard let sign = bytes.first, sign == 0x2B || sign == 0x2D, let second = part(&bytes), second.isImaginary, bytes.isEmpty else { return nil }
        return (first.value, second.value)
    }

    /// A float with or without `j` at the beginning of the text, which loses it; a sign alone before `j` stands for one.
    private static func part(_ bytes: inout ArraySlice<UInt8>) -> (value: Double, isImaginary: Bool)? {
        var end = bytes.startIndex
        if end < bytes.endIndex, bytes[end] == 0x2B || bytes[end] == 0x2D { end += 1 }
        let digits = end
        while end < bytes.endIndex {
            let byte = bytes[end], lower = byte | 0x20
            if byte == 0x2B || byte == 0x2D {
                guard end > digits, bytes[end - 1] | 0x20 == 0x65 else { break }
            } else if lower == 0x6A {
                break
            }
            end += 1
        }
        var value = 1.0
        let isBare = end == digits
        if isBare {
            if end > bytes.startIndex, bytes[bytes.startIndex] == 0x2D { value = -1 }
        } else {
            guard let number = NumberParsing.floatIfValid(bytes[bytes.startIndex..<end]) else { return nil }
            value = number
        }
        var isImaginary = false
        if end < bytes.endIndex, bytes[end] | 0x20 == 0x6A {
            isImaginary = true
            end += 1
        }
        if isBare, !isImaginary { return nil }
        bytes = bytes[end...]
        return (value, isImaginary)
    }
}
