public import BigInt

/// `format(value, specification)` of the built-in types.
///
/// Width and precision come from the program: charge `FormatSpecification.cost` before asking for the text.
public enum Formatting {
    // MARK: str

    /// `format(text, specification)` of a str.
    public static func string(_ text: UTF8Buffer, specification: UTF8Buffer, typeName: String = "str", charge: (Int) throws -> Void = { _ in }) throws -> [UInt8] {
        let spec = try FormatSpecification(specification, defaultType: 0x73, defaultAlign: 0x3C, typeName: typeName)
        guard spec.type == 0x73 else { throw spec.unknownType(typeName) }
        if spec.sign != 0 {
            throw TextError.value(spec.sign == 0x20 ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier")
        }
        if spec.noNegativeZero { throw TextError.value("Negative zero coercion (z) not allowed in string format specifier") }
        if spec.alternate { throw TextError.value("Alternate form (#) not allowed in string format specifier") }
        if spec.align == 0x3D && spec.hasExplicitAlign || spec.align == 0x3D { throw TextError.value("'=' alignment not allowed in string format specifier") }
        try charge(max(0, spec.width))
        var end = text.count
        var length = CodePoint.count(text)
        if spec.precision >= 0 && spec.precision < length {
            end = offset(ofCodePoint: spec.precision, in: text)
            length = spec.precision
        }
        let (left, right) = spec.padding(length)
        var result: [UInt8] = []
        result.reserveCapacity(end &+ left &+ right)
        spec.appendFill(left, to: &result)
        result.append(contentsOf: UnsafeBufferPointer(rebasing: text[..<end]))
        spec.appendFill(right, to: &result)
        return result
    }

    /// The byte offset of code point number `index` (at most the count).
    static func offset(ofCodePoint index: Int, in text: UTF8Buffer) -> Int {
        var offset = 0
        var remaining = index
        while remaining > 0 && offset < text.count {
            offset &+= CodePoint.width(lead: text[offset])
            remaining &-= 1
        }
        return min(offset, text.count)
    }

    // MARK: float

    /// `format(value, specification)` of a float.  With an empty specification: `str(value)`.
    public static func float(_ value: Double, specification: UTF8Buffer, typeName: String = "float", charge: (Int) throws -> Void = { _ in }) throws -> [UInt8] {
        if specification.isEmpty {
            var result: [UInt8] = []
            FloatText.appendRepr(value, to: &result)
            return result
        }
        let spec = try FormatSpecification(specification, defaultType: 0, defaultAlign: 0x3E, typeName: typeName)
        switch spec.type {
        case 0, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x6E, 0x25: break
        default: throw spec.unknownType(typeName)
        }
        return try float(value, spec, charge)
    }

    static func float(_ value: Double, _ spec: FormatSpecification, _ charge: (Int) throws -> Void) throws -> [UInt8] {
        if spec.precision > Int(Int32.max) { throw TextError.value("precision too big") }
        try charge(spec.cost)
        var value = value
        var type = UInt8(truncatingIfNeeded: spec.type)
        var precision = spec.precision
        let isPercent = type == 0x25
        var addPointZero = false
        if type == 0 {
            type = precision < 0 ? 0x72 : 0x67
            addPointZero = true
        } else if type == 0x6E {
            type = 0x67
        } else if isPercent {
            type = 0x66
            value *= 100
        }
        if precision < 0 { precision = 6 }
        var text: [UInt8] = []
        FloatText.append(value, type: type, precision: precision, alternate: spec.alternate, addPointZero: addPointZero,
                         noNegativeZero: spec.noNegativeZero, to: &text)
        if isPercent { text.append(0x25) }
        return grouped(text, spec)
    }

    /// The text of a float with the sign, the separators and the padding that are asked for.
    static func grouped(_ text: [UInt8], _ spec: FormatSpecification) -> [UInt8] {
        var text = text
        let negative = text.first == 0x2D
        if negative { text.removeFirst() }
        var digits = 0
        while digits < text.count && CodePoint.isASCIIDigit(text[digits]) { digits += 1 }
        return number(negative: negative, prefix: [], digits: text[..<digits], rest: text[digits...], group: 3, spec)
    }

    // MARK: int

    /// `format(value, specification)` of an int.  With an empty specification: its decimal digits.
    public static func integer(_ value: Int, specification: UTF8Buffer, typeName: String = "int", charge: (Int) throws -> Void = { _ in }) throws -> [UInt8] {
        if specification.isEmpty { return IntegerText.decimal(value) }
        return try integer(.small(value), specification: specification, typeName: typeName, charge: charge)
    }

    /// `format(value, specification)` of an int of any size.
    public static func integer(_ value: BigInt, specification: UTF8Buffer, typeName: String = "int", charge: (Int) throws -> Void = { _ in }) throws -> [UInt8] {
        try integer(Int(exactly: value).map(Integer.small) ?? .big(value), specification: specification, typeName: typeName, charge: charge)
    }

    private enum Integer {
        case small(Int), big(BigInt)

        var isNegative: Bool {
            switch self {
            case .small(let value): return value < 0
            case .big(let value): return value.sign == .minus && !value.isZero
            }
        }

        func magnitude(radix: Int, uppercase: Bool) throws -> [UInt8] {
            switch self {
            case .small(let value): return IntegerText.digits(UInt64(value.magnitude), radix: radix, uppercase: uppercase)
            case .big(let value): return try IntegerText.digits(value.magnitude, radix: radix, uppercase: uppercase)
            }
        }
    }

    private static func integer(_ value: Integer, specification: UTF8Buffer, typeName: String, charge: (Int) throws -> Void) throws -> [UInt8] {
        let spec = try FormatSpecification(specification, defaultType: 0x64, defaultAlign: 0x3E, typeName: typeName)
        switch spec.type {
        case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x25:
            switch value {
            case .small(let small): return try float(Double(small), spec, charge)
            case .big(let big): return try float(FloatArithmetic.double(big), spec, charge)
            }
        case 0x62, 0x63, 0x64, 0x6F, 0x78, 0x58, 0x6E: break
        default: throw spec.unknownType(typeName)
        }
        if spec.precision >= 0 { throw TextError.value("Precision not allowed in integer format specifier") }
        if spec.noNegativeZero { throw TextError.value("Negative zero coercion (z) not allowed in integer format specifier") }
        try charge(spec.cost)
        if spec.type == 0x63 {
            if spec.sign != 0 { throw TextError.value("Sign not allowed with integer format specifier 'c'") }
            if spec.alternate { throw TextError.value("Alternate form (#) not allowed with integer format specifier 'c'") }
            guard case .small(let scalar) = value else { throw TextError.overflow("Python int too large to convert to C long") }
            guard scalar >= 0, scalar < 0x110000 else { throw TextError.overflow("%c arg not in range(0x110000)") }
            // The character stands where the digits would: `=` pads on its left, as `>` does.
            return number(negative: false, prefix: [], digits: [], rest: CodePoint.utf8([UInt32(scalar)])[...], group: 0, spec, restLength: 1)
        }
        let radix = spec.type == 0x62 ? 2 : spec.type == 0x6F ? 8 : spec.type | 0x20 == 0x78 ? 16 : 10
        let upper = spec.type == 0x58
        let digits = try value.magnitude(radix: radix, uppercase: upper)
        let prefix: [UInt8] = spec.alternate && radix != 10 ? [0x30, UInt8(truncatingIfNeeded: spec.type)] : []
        return number(negative: value.isNegative, prefix: prefix, digits: digits[...], rest: [], group: radix == 10 ? 3 : 4, spec)
    }

    /// Sign, prefix, padding and grouped digits in the order that alignment asks for.
    private static func number(negative: Bool, prefix: [UInt8], digits: ArraySlice<UInt8>, rest: ArraySlice<UInt8>, group: Int,
                               _ spec: FormatSpecification, restLength: Int? = nil) -> [UInt8] {
        let sign: UInt8 = negative ? 0x2D : spec.sign == 0x2B ? 0x2B : spec.sign == 0x20 ? 0x20 : 0
        let fixed = (sign == 0 ? 0 : 1) + prefix.count + (restLength ?? rest.count)
        // Zeros that fill the width take part in the grouping.
        let minimum = spec.fill == 0x30 && spec.align == 0x3D ? max(0, spec.width &- fixed) : 0
        let grouped = digits.isEmpty ? [] : grouping(digits, group: spec.grouping == .none || spec.type == 0x6E ? 0 : group,
                                                     separator: spec.grouping == .comma ? 0x2C : 0x5F, minimum: minimum)
        let total = max(0, spec.width &- fixed &- grouped.count)
        var left = 0
        var inner = 0
        var right = 0
        switch spec.align {
        case 0x3C: right = total
        case 0x5E:
            left = total / 2
            right = total - left
        case 0x3D: inner = total
        default: left = total
        }
        var result: [UInt8] = []
        result.reserveCapacity(fixed &+ grouped.count &+ total)
        spec.appendFill(left, to: &result)
        if sign != 0 { result.append(sign) }
        result.append(contentsOf: prefix)
        spec.appendFill(inner, to: &result)
        result.append(contentsOf: grouped)
        result.append(contentsOf: rest)
        spec.appendFill(right, to: &result)
        return result
    }

    /// The digits with separators every `group` places (0: none), extended on the left with zeros to at least `minimum` characters.
    static func grouping(_ digits: ArraySlice<UInt8>, group: Int, separator: UInt8, minimum: Int) -> [UInt8] {
        if group == 0 {
            return digits.count >= minimum ? Array(digits) : [UInt8](repeating: 0x30, count: minimum - digits.count) + digits
        }
        var reversed: [UInt8] = []
        var remaining = digits.count
        var minimum = minimum
        while true {
            let length = min(group, max(max(remaining, minimum), 1))
            let characters = max(0, min(remaining, length))
            for offset in 0..<characters { reversed.append(digits[digits.startIndex + remaining - 1 - offset]) }
            reversed.append(0x30, times: max(0, length - remaining))
            remaining -= characters
            minimum -= length
            if remaining <= 0 && minimum <= 0 { break }
            reversed.append(separator)
            minimum -= 1
        }
        reversed.reverse()
        return reversed
    }
}
