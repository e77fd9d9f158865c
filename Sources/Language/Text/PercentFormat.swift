public import BigInt

/// `format % values`: the parser of the conversions and the text of one converted operand.
public struct PercentFormat {
    /// One `%[(key)][flags][width][.precision][length]conversion`.
    public struct Conversion: Equatable, Sendable {
        public enum Size: Equatable, Sendable { case none, value(Int), star }

        /// The bytes of the mapping key, without its parentheses.
        public var key: Range<Int>?
        public var leftJustified = false
        public var showsSign = false
        public var blankSign = false
        public var alternate = false
        public var zeroPadded = false
        public var width = Size.none
        public var precision = Size.none
        /// The conversion character, a code point.
        public var type: UInt32 = 0
        /// The index of that character in the format, in code points.
        public var index = 0

        /// `%%`, which takes no operand; with anything in between it is a conversion that nothing supports.
        var isPercentSign: Bool {
            type == 0x25 && key == nil && width == .none && precision == .none && !leftJustified && !showsSign && !blankSign && !alternate && !zeroPadded
        }

        /// `*` for the width: a negative value means left-justified.
        public mutating func setWidth(_ value: Int) {
            if value < 0 { leftJustified = true }
            width = .value(Int(clamping: value.magnitude))
        }

        /// `.*` for the precision: a negative value counts as 0.
        public mutating func setPrecision(_ value: Int) { precision = .value(max(0, value)) }

        /// Bytes the result may have beyond the plain text: to be charged before rendering.
        public var cost: Int {
            var total = 0
            if case .value(let value) = width { total = value }
            if case .value(let value) = precision { total = total.addingReportingOverflow(value).overflow ? Int.max : total + value }
            return total
        }

        /// "unsupported format character 'y' (0x79) at index 3".
        public var unsupported: TextError {
            let shown = type > 31 && type < 127 ? String(UnicodeScalar(UInt8(type))) : "?"
            return .value("unsupported format character '\(shown)' (0x\(String(type, radix: 16))) at index \(index)")
        }
    }

    public enum Piece: Equatable, Sendable {
        /// Bytes of the format.
        case literal(Range<Int>)
        case conversion(Conversion)
    }

    private let format: UTF8Buffer
    private var offset = 0

    public init(_ format: UTF8Buffer) { self.format = format }

    /// The next piece; nil at the end.
    ///
    /// CPython fetches operands while it reads, so errors of the format come only when the reading gets there.
    ///
    /// - Throws: ValueError "incomplete format" and the like.
    public mutating func next() throws -> Piece? {
        guard offset < format.count else { return nil }
        if format[offset] != 0x25 {
            let start = offset
            while offset < format.count && format[offset] != 0x25 { offset += 1 }
            return .literal(start..<offset)
        }
        offset += 1
        var conversion = Conversion()
        guard offset < format.count else { throw TextError.value("incomplete format") }
        if format[offset] == 0x28 {
            let start = offset + 1
            var depth = 1
            offset += 1
            while offset < format.count && depth > 0 {
                if format[offset] == 0x29 { depth -= 1 } else if format[offset] == 0x28 { depth += 1 }
                offset += 1
            }
            if depth > 0 { throw TextError.value("incomplete format key") }
            conversion.key = start..<(offset - 1)
        }
        flags: while offset < format.count {
            switch format[offset] {
            case 0x2D: conversion.leftJustified = true
            case 0x2B: conversion.showsSign = true
            case 0x20: conversion.blankSign = true
            case 0x23: conversion.alternate = true
            case 0x30: conversion.zeroPadded = true
            default: break flags
            }
            offset += 1
        }
        if let width = try size("width too big") { conversion.width = width }
        if offset < format.count, format[offset] == 0x2E {
            offset += 1
            conversion.precision = try size("precision too big") ?? .value(0)
        }
        if offset < format.count, [0x68, 0x6C, 0x4C].contains(format[offset]) { offset += 1 }
        guard offset < format.count else { throw TextError.value("incomplete format") }
        conversion.index = CodePoint.count(UnsafeBufferPointer(rebasing: format[..<offset]))
        conversion.type = CodePoint.next(format, &offset)
        return .conversion(conversion)
    }

    private mutating func size(_ tooBig: String) throws -> Conversion.Size? {
        guard offset < format.count else { return nil }
        if format[offset] == 0x2A {
            offset += 1
            return .star
        }
        guard CodePoint.isASCIIDigit(format[offset]) else { return nil }
        var value = 0
        while offset < format.count, CodePoint.isASCIIDigit(format[offset]) {
            value = value * 10 + Int(format[offset] - 0x30)
            if value > Int(Int32.max) { throw TextError.value(tooBig) }
            offset += 1
        }
        return .value(value)
    }

    // MARK: rendering

    /// `%s`, `%r`, `%a` (and `%c`) of the operand's text.
    public static func render(_ conversion: Conversion, text: UTF8Buffer) -> [UInt8] {
        var end = text.count
        if conversion.type != 0x63, case .value(let precision) = conversion.precision { end = Formatting.offset(ofCodePoint: precision, in: text) }
        let body = UnsafeBufferPointer(rebasing: text[..<end])
        return pad(conversion, body: Array(body), length: CodePoint.count(body), isNumber: false)
    }

    /// `%d`, `%i`, `%u`, `%o`, `%x`, `%X`.
    public static func render(_ conversion: Conversion, integer: Int) throws -> [UInt8] {
        let decimal = conversion.type == 0x64 || conversion.type == 0x69 || conversion.type == 0x75
        if decimal, conversion.precision == .none { return pad(conversion, body: IntegerText.decimal(integer), length: nil, isNumber: true) }
        return try render(conversion, integer: BigInt(integer))
    }

    public static func render(_ conversion: Conversion, integer: BigInt) throws -> [UInt8] {
        let radix = conversion.type == 0x6F ? 8 : conversion.type | 0x20 == 0x78 ? 16 : 10
        var digits = try IntegerText.digits(integer.magnitude, radix: radix, uppercase: conversion.type == 0x58)
        if case .value(let precision) = conversion.precision, precision > digits.count {
            digits = [UInt8](repeating: 0x30, count: precision - digits.count) + digits
        }
        if conversion.alternate && radix != 10 { digits = [0x30, UInt8(truncatingIfNeeded: conversion.type)] + digits }
        if integer.sign == .minus && !integer.isZero { digits.insert(0x2D, at: 0) }
        return pad(conversion, body: digits, length: nil, isNumber: true)
    }

    /// `%e`, `%f`, `%g` and their capitals.
    public static func render(_ conversion: Conversion, float: Double) -> [UInt8] {
        var precision = 6
        if case .value(let value) = conversion.precision { precision = value }
        var body: [UInt8] = []
        FloatText.append(float, type: UInt8(truncatingIfNeeded: conversion.type), precision: precision, alternate: conversion.alternate,
                         addPointZero: false, noNegativeZero: false, to: &body)
        return pad(conversion, body: body, length: nil, isNumber: true)
    }

    private static func pad(_ conversion: Conversion, body: [UInt8], length: Int?, isNumber: Bool) -> [UInt8] {
        var body = body[...]
        var sign: UInt8 = 0
        var prefix: ArraySlice<UInt8> = []
        if isNumber {
            if body.first == 0x2D { sign = body.removeFirst() } else if conversion.showsSign { sign = 0x2B } else if conversion.blankSign { sign = 0x20 }
            if conversion.alternate, conversion.type == 0x6F || conversion.type | 0x20 == 0x78 {
                prefix = body.prefix(2)
                body.removeFirst(2)
            }
        }
        var width = 0
        if case .value(let value) = conversion.width { width = value }
        let padding = max(0, width - (length ?? body.count) - prefix.count - (sign == 0 ? 0 : 1))
        let zeros = isNumber && conversion.zeroPadded && !conversion.leftJustified
        var result: [UInt8] = []
        result.reserveCapacity(body.count + prefix.count + padding + 1)
        if !zeros && !conversion.leftJustified { result.append(0x20, times: padding) }
        if sign != 0 { result.append(sign) }
        result.append(contentsOf: prefix)
        if zeros { result.append(0x30, times: padding) }
        result.append(contentsOf: body)
        if conversion.leftJustified { result.append(0x20, times: padding) }
        return result
    }
}
