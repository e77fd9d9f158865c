/// Case mappings of single code points (one code point may become three) and of whole strings.
public enum UnicodeCase {
    public enum Mapping { case upper, lower, title, fold }

    /// Appends the full mapping of one code point.  Final sigma needs its context: see `lower`.
    @inline(__always)
    public static func append(_ scalar: UInt32, _ mapping: Mapping, to result: inout [UInt8]) {
        if scalar < 0x80 {
            let byte = UInt8(truncatingIfNeeded: scalar)
            switch mapping {
            case .upper, .title: result.append(byte &- 0x61 < 26 ? byte &- 0x20 : byte)
            case .lower, .fold: result.append(byte &- 0x41 < 26 ? byte &+ 0x20 : byte)
            }
            return
        }
        appendBeyondASCII(scalar, mapping, to: &result)
    }

    private static func appendBeyondASCII(_ scalar: UInt32, _ mapping: Mapping, to result: inout [UInt8]) {
        for mapped in mapped(scalar, mapping) { CodePoint.append(mapped, to: &result) }
    }

    /// The full mapping of one code point.
    public static func mapped(_ scalar: UInt32, _ mapping: Mapping) -> [UInt32] {
        if mapping == .fold { return folded(scalar) }
        guard let properties = UnicodeText.properties(scalar) else { return [scalar] }
        let text = mapping == .upper ? properties.uppercaseMapping : mapping == .lower ? properties.lowercaseMapping : properties.titlecaseMapping
        let scalars = text.unicodeScalars.map { $0.value }
        // A partner that came after Unicode 14.
        if scalars.count == 1, scalars[0] != scalar, UnicodeText.properties(scalars[0]) == nil { return [scalar] }
        return scalars
    }

    /// The one-to-one lower case that regular expressions use.
    public static func simpleLower(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar &+ 0x20 : scalar }
        if scalar == 0x130 { return 0x69 }
        let mapped = mapped(scalar, .lower)
        return mapped.count == 1 ? mapped[0] : scalar
    }

    /// The one-to-one upper case that regular expressions use.
    public static func simpleUpper(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return scalar &- 0x61 < 26 ? scalar &- 0x20 : scalar }
        let mapped = mapped(scalar, .upper)
        if mapped.count == 1 { return mapped[0] }
        // Greek letters with iota subscript have a simple mapping to their title case.
        let title = self.mapped(scalar, .title)
        return title.count == 1 ? title[0] : scalar
    }

    /// Full case folding: the lower case of the upper case, but for Cherokee (which folds to upper case) and a few letters.
    private static func folded(_ scalar: UInt32) -> [UInt32] {
        guard let properties = UnicodeText.properties(scalar) else { return [scalar] }
        // The property looks at the decomposed character, which for letters with an expanding upper case is folded already.
        if scalar == 0x1FBE { return [0x3B9] }
        guard properties.changesWhenCaseFolded || scalar == 0x1E9E || properties.uppercaseMapping.unicodeScalars.count > 1 else { return [scalar] }
        switch scalar {
        case 0x13F8...0x13FD: return [scalar - 8]
        case 0xAB70...0xABBF: return [scalar - 0xAB70 + 0x13A0]
        case 0x1E9E: return [0x73, 0x73]
        case 0x130: return [0x69, 0x307]
        case 0x3F4: return [0x3B8]
        case 0x2126: return [0x3C9]
        case 0x212A: return [0x6B]
        case 0x212B: return [0xE5]
        default: break
        }
        let folded = mapped(scalar, .upper).flatMap { mapped($0, .lower) }
        return folded
    }

    // MARK: strings

    public static func upper(_ text: UTF8Buffer) -> [UInt8] {
        if CodePoint.isASCII(text) { return mapASCII(text, from: 0x61, flip: 0x20) }
        return map(text) { append($0, .upper, to: &$1) }
    }

    public static func casefold(_ text: UTF8Buffer) -> [UInt8] {
        if CodePoint.isASCII(text) { return mapASCII(text, from: 0x41, flip: 0x20) }
        return map(text) { append($0, .fold, to: &$1) }
    }

    /// ASCII text with the 26 letters from `first` on in the other case; the loop is made of vector instructions.
    private static func mapASCII(_ text: UTF8Buffer, from first: UInt8, flip: UInt8) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
            for index in 0..<text.count {
                let byte = text[index]
                buffer[index] = byte ^ (byte &- first < 26 ? flip : 0)
            }
            count = text.count
        }
    }

    public static func lower(_ text: UTF8Buffer) -> [UInt8] {
        if CodePoint.isASCII(text) { return mapASCII(text, from: 0x41, flip: 0x20) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            let start = offset
            appendLower(CodePoint.next(text, &offset), in: text, start: start, end: offset, to: &result)
        }
        return result
    }

    public static func swapcase(_ text: UTF8Buffer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            let start = offset
            let scalar = CodePoint.next(text, &offset)
            if UnicodeText.isUppercase(scalar) {
                appendLower(scalar, in: text, start: start, end: offset, to: &result)
            } else if UnicodeText.isLowercase(scalar) {
                append(scalar, .upper, to: &result)
            } else {
                CodePoint.append(scalar, to: &result)
            }
        }
        return result
    }

    public static func capitalize(_ text: UTF8Buffer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            let start = offset
            let scalar = CodePoint.next(text, &offset)
            if start == 0 { append(scalar, .title, to: &result) } else { appendLower(scalar, in: text, start: start, end: offset, to: &result) }
        }
        return result
    }

    public static func title(_ text: UTF8Buffer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var previousIsCased = false
        var offset = 0
        while offset < text.count {
            let start = offset
            let scalar = CodePoint.next(text, &offset)
            if previousIsCased { appendLower(scalar, in: text, start: start, end: offset, to: &result) } else { append(scalar, .title, to: &result) }
            previousIsCased = scalar < 0x80 ? (scalar | 0x20) &- 0x61 < 26 : UnicodeText.isCased(scalar)
        }
        return result
    }

    private static func map(_ text: UTF8Buffer, _ body: (UInt32, inout [UInt8]) -> Void) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count { body(CodePoint.next(text, &offset), &result) }
        return result
    }

    @inline(__always)
    private static func appendLower(_ scalar: UInt32, in text: UTF8Buffer, start: Int, end: Int, to result: inout [UInt8]) {
        if scalar == 0x3A3 {
            CodePoint.append(isFinalSigma(text, start: start, end: end) ? 0x3C2 : 0x3C3, to: &result)
        } else {
            append(scalar, .lower, to: &result)
        }
    }

    /// A capital sigma after a cased letter and not before one, case-ignorable characters skipped.
    private static func isFinalSigma(_ text: UTF8Buffer, start: Int, end: Int) -> Bool {
        var offset = start
        var before: UInt32?
        while offset > 0 {
            let scalar = CodePoint.previous(text, &offset)
            if !UnicodeText.isCaseIgnorable(scalar) {
                before = scalar
                break
            }
        }
        guard let before, UnicodeText.isCased(before) else { return false }
        offset = end
        while offset < text.count {
            let scalar = CodePoint.next(text, &offset)
            if !UnicodeText.isCaseIgnorable(scalar) { return !UnicodeText.isCased(scalar) }
        }
        return true
    }

    // MARK: predicates on strings

    /// `text.islower()`.
    public static func isLower(_ text: UTF8Buffer) -> Bool {
        uniformCase(text, is: UnicodeText.isLowercase) { UnicodeText.isUppercase($0) || UnicodeText.isTitlecase($0) }
    }

    /// `text.isupper()`.
    public static func isUpper(_ text: UTF8Buffer) -> Bool {
        uniformCase(text, is: UnicodeText.isUppercase) { UnicodeText.isLowercase($0) || UnicodeText.isTitlecase($0) }
    }

    private static func uniformCase(_ text: UTF8Buffer, is wanted: (UInt32) -> Bool, refuses: (UInt32) -> Bool) -> Bool {
        var found = false
        var offset = 0
        while offset < text.count {
            let scalar = CodePoint.next(text, &offset)
            if refuses(scalar) { return false }
            if !found && wanted(scalar) { found = true }
        }
        return found
    }

    /// `text.istitle()`.
    public static func isTitle(_ text: UTF8Buffer) -> Bool {
        var found = false
        var previousIsCased = false
        var offset = 0
        while offset < text.count {
            let scalar = CodePoint.next(text, &offset)
            if UnicodeText.isUppercase(scalar) || UnicodeText.isTitlecase(scalar) {
                if previousIsCased { return false }
                previousIsCased = true
                found = true
            } else if UnicodeText.isLowercase(scalar) {
                if !previousIsCased { return false }
                found = true
            } else {
                previousIsCased = false
            }
        }
        return found
    }

    /// Whether the text is not empty and every code point has the property: `isalpha`, `isdigit`, `isspace` ….
    @inlinable
    public static func all(_ text: UTF8Buffer, _ property: (UInt32) -> Bool) -> Bool {
        if text.isEmpty { return false }
        var offset = 0
        while offset < text.count {
            if !property(CodePoint.next(text, &offset)) { return false }
        }
        return true
    }

    /// `text.isidentifier()`.
    public static func isIdentifier(_ text: UTF8Buffer) -> Bool {
        guard !text.isEmpty else { return false }
        var offset = 0
        guard UnicodeText.isIdentifierStart(CodePoint.next(text, &offset)) else { return false }
        while offset < text.count {
            if !UnicodeText.isIdentifierContinue(CodePoint.next(text, &offset)) { return false }
        }
        return true
    }

    /// `text.isprintable()`: true for the empty string.
    public static func isPrintable(_ text: UTF8Buffer) -> Bool { text.isEmpty || all(text, UnicodeText.isPrintable) }
}
