/// Properties of code points as CPython 3.11 has them, whose tables are those of Unicode 14: what later versions of Unicode
/// added counts as unassigned.
public enum UnicodeText {
    /// The properties of an assigned code point; nil for surrogates and unassigned ones.
    @inline(__always)
    static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
        guard let value = Unicode.Scalar(scalar) else { return nil }
        let properties = value.properties
        if scalar < 0x0560 { return properties }
        // Private-use characters have an age too.
        guard let age = properties.age, age.major <= 14 else { return nil }
        return properties
    }

    public static func category(_ scalar: UInt32) -> Unicode.GeneralCategory {
        if (0xD800...0xDFFF).contains(scalar) { return .surrogate }
        return properties(scalar)?.generalCategory ?? .unassigned
    }

    /// The value of a decimal digit of any script.
    @inlinable
    public static func decimalValue(_ scalar: UInt32) -> Int? {
        if scalar < 0x80 { return scalar &- 0x30 < 10 ? Int(scalar) &- 0x30 : nil }
        return decimalBeyondASCII(scalar)
    }

    @usableFromInline
    static func decimalBeyondASCII(_ scalar: UInt32) -> Int? {
        guard let properties = properties(scalar), properties.numericType == .decimal, let value = properties.numericValue else { return nil }
        return Int(value)
    }

    @inlinable
    public static func isSpace(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar == 0x20 || (scalar >= 9 && scalar <= 13) || (scalar >= 0x1C && scalar <= 0x1F) }
        switch scalar {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }

    /// Ends a line for `str.splitlines`.
    @inlinable
    public static func isLineBreak(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: return true
        default: return false
        }
    }

    public static func isAlphabetic(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
        switch category(scalar) {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    public static func isDecimal(_ scalar: UInt32) -> Bool { decimalValue(scalar) != nil }

    public static func isDigit(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar &- 0x30 < 10 }
        switch properties(scalar)?.numericType {
        case .decimal, .digit: return true
        default: return false
        }
    }

    public static func isNumeric(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar &- 0x30 < 10 }
        guard properties(scalar)?.numericType != nil else { return false }
        return !numericSinceUnicode15.contains(scalar)
    }

    /// Ideographs and cuneiform signs that later versions of Unicode gave a numeric value.
    private static let numericSinceUnicode15: Set<UInt32> = [
        0x4E24, 0x4EAC, 0x4FE9, 0x5006, 0x62D0, 0x6D1E, 0x7695, 0x79ED, 0x920E, 0x94A9,
        0x12038, 0x12039, 0x12079, 0x12226, 0x1222B, 0x1230B, 0x1230D, 0x12399,
    ]

    public static func isAlphanumeric(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 || scalar &- 0x30 < 10 }
        return isAlphabetic(scalar) || isNumeric(scalar)
    }

    /// A character of a word for `\w` in regular expressions.
    @inlinable
    public static func isWord(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 || scalar &- 0x30 < 10 || scalar == 0x5F }
        return isAlphanumeric(scalar)
    }

    public static func isPrintable(_ scalar: UInt32) -> Bool {
        if scalar < 0x7F { return scalar >= 0x20 }
        switch category(scalar) {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
        default: return true
        }
    }

    /// The exceptions are letters whose property changed after Unicode 14.
    public static func isLowercase(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar &- 0x61 < 26 }
        switch scalar {
        case 0x295: return true
        case 0x10FC, 0xA7F2...0xA7F4, 0xAB69: return false
        default: return properties(scalar)?.isLowercase ?? false
        }
    }

    public static func isUppercase(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar &- 0x41 < 26 }
        return properties(scalar)?.isUppercase ?? false
    }

    public static func isTitlecase(_ scalar: UInt32) -> Bool {
        scalar >= 0x80 && category(scalar) == .titlecaseLetter
    }

    static func isCased(_ scalar: UInt32) -> Bool { properties(scalar)?.isCased ?? false }
    static func isCaseIgnorable(_ scalar: UInt32) -> Bool { properties(scalar)?.isCaseIgnorable ?? false }

    public static func isIdentifierStart(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 || scalar == 0x5F }
        return properties(scalar)?.isXIDStart ?? false
    }

    /// The exceptions were added to identifiers after Unicode 14.
    public static func isIdentifierContinue(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return isWord(scalar) }
        switch scalar {
        case 0x200C, 0x200D, 0x30FB, 0xFF65: return false
        default: return properties(scalar)?.isXIDContinue ?? false
        }
    }

    /// The value that `unicodedata.numeric` gives.
    public static func numericValue(_ scalar: UInt32) -> Double? { properties(scalar)?.numericValue }

    // MARK: names

    /// `unicodedata.name`.
    public static func name(_ scalar: UInt32) -> String? { properties(scalar)?.name }

    /// The code point of a name or of an alias, case ignored: what `\N{…}` means.
    public static func lookup(_ name: String) -> UInt32? {
        let wanted = String(decoding: name.utf8.map { $0 &- 0x61 < 26 ? $0 - 0x20 : $0 }, as: UTF8.self)
        for prefix in ["CJK UNIFIED IDEOGRAPH-", "TANGUT IDEOGRAPH-", "NUSHU CHARACTER-", "KHITAN SMALL SCRIPT CHARACTER-", "CJK COMPATIBILITY IDEOGRAPH-"]
        where wanted.hasPrefix(prefix) {
            guard let value = UInt32(wanted.dropFirst(prefix.count), radix: 16), UnicodeText.name(value) == wanted else { return nil }
            return value
        }
        // Scripts and symbols first; ideographs have been dealt with.
        for range: ClosedRange<UInt32> in [0...0x33FF, 0x4DC0...0x4DFF, 0xA000...0xABFF, 0xFB00...0x16FFF, 0x1AFF0...0x1FBFF, 0xE0001...0xE01EF, 0xAC00...0xD7FF] {
            for scalar in range {
                guard let properties = properties(scalar) else { continue }
                if properties.name == wanted || properties.nameAlias == wanted { return scalar }
            }
        }
        return controlNames.first { $0.name == wanted }?.scalar
    }

    /// Aliases beyond the first that CPython knows for characters programs name.
    private static let controlNames: [(name: String, scalar: UInt32)] = [
        ("NULL", 0), ("NUL", 0), ("ALERT", 7), ("BEL", 7), ("BACKSPACE", 8), ("BS", 8), ("CHARACTER TABULATION", 9), ("HORIZONTAL TABULATION", 9), ("HT", 9), ("TAB", 9),
        ("LINE FEED", 10), ("NEW LINE", 10), ("END OF LINE", 10), ("LF", 10), ("NL", 10), ("EOL", 10), ("LINE TABULATION", 11), ("VERTICAL TABULATION", 11), ("VT", 11),
        ("FORM FEED", 12), ("FF", 12), ("CARRIAGE RETURN", 13), ("CR", 13), ("ESCAPE", 27), ("ESC", 27), ("SPACE", 32), ("SP", 32), ("DELETE", 127), ("DEL", 127),
        ("NEXT LINE", 0x85), ("NEL", 0x85), ("NO-BREAK SPACE", 0xA0), ("NBSP", 0xA0), ("SOFT HYPHEN", 0xAD), ("SHY", 0xAD), ("ZERO WIDTH SPACE", 0x200B), ("ZWSP", 0x200B),
        ("ZERO WIDTH NON-JOINER", 0x200C), ("ZWNJ", 0x200C), ("ZERO WIDTH JOINER", 0x200D), ("ZWJ", 0x200D), ("BYTE ORDER MARK", 0xFEFF), ("BOM", 0xFEFF),
    ]
}
