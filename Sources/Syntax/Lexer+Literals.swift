// Names, numbers and string literals.  Strings are only delimited here; `StringLiteral` reads what is in them.

extension Lexer {
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66) }

    static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || isDigit(byte) || byte == 0x5F || byte >= 0x80
    }

    // MARK: Names

    mutating func nameOrString() throws {
        let start = at
        var isASCII = true
        while at < count {
            let byte = bytes[at]
            guard Self.isNameByte(byte) else { break }
            if byte >= 0x80 { isASCII = false }
            at += 1
        }
        if byte(at) == 0x22 || byte(at) == 0x27, at - start <= 2, isStringPrefix(start, at) {
            try string(from: start)
            return
        }
        if !isASCII { try checkName(start, at) }
        let index = interner.index(of: bytes, start, at)
        append(interner.kinds[Int(index)], start, at, name: index)
    }

    private func isStringPrefix(_ start: Int, _ end: Int) -> Bool {
        let first = bytes[start] | 0x20
        if end - start == 1 { return first == 0x72 || first == 0x62 || first == 0x66 || first == 0x75 }
        let second = bytes[start + 1] | 0x20
        return first == 0x72 && (second == 0x62 || second == 0x66) || second == 0x72 && (first == 0x62 || first == 0x66)
    }

    /// Letters of other scripts: each must be allowed in a name.
    private mutating func checkName(_ start: Int, _ end: Int) throws {
        var index = start
        while index < end {
            let character = scalar(index)
            let properties = character.properties
            let isAllowed = character == "_" || (index == start ? properties.isXIDStart : properties.isXIDContinue)
            if !isAllowed {
                at = index
                throw fail(Self.isPrintable(character) ? SyntaxMessages.invalidCharacter(character) : SyntaxMessages.invalidNonPrintable(character.value), at: index)
            }
            index += max(1, scalarLength(index))
        }
    }

    static func isPrintable(_ character: Unicode.Scalar) -> Bool {
        switch character.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        case .spaceSeparator: return character == " "
        default: return true
        }
    }

    // MARK: Numbers

    mutating func number() throws {
        let start = at
        if byte(at) == 0x30 {
            at += 1
            switch byte(at) | 0x20 {
            case 0x78: try radixDigits("hexadecimal", start) { Self.isHexDigit($0) }
            case 0x6F: try radixDigits("octal", start) { $0 >= 0x30 && $0 < 0x38 }
            case 0x62: try radixDigits("binary", start) { $0 == 0x30 || $0 == 0x31 }
            default: try numberFromZero(start)
            }
            return
        }
        if byte(at) != 0x2E { try decimalDigits() }
        try fraction(start)
    }

    /// `0`, `00`, `0.5`, `007.5`, and the octal numbers of old, which are mistakes.
    private mutating func numberFromZero(_ start: Int) throws {
        while true {
            if byte(at) == 0x5F {
                at += 1
                if !Self.isDigit(byte(at)) { throw fail(SyntaxMessages.invalidLiteral("decimal"), at: at - 1) }
            }
            if byte(at) != 0x30 { break }
            at += 1
        }
        let zerosEnd = at
        let hasOthers = Self.isDigit(byte(at))
        if hasOthers { try decimalDigits() }
        let next = byte(at)
        if hasOthers, next != 0x2E, next | 0x20 != 0x65, next | 0x20 != 0x6A { throw fail(.syntaxError, SyntaxMessages.leadingZeros, Span(start, zerosEnd)) }
        try fraction(start)
    }

    private mutating func radixDigits(_ kind: String, _ start: Int, _ isDigit: (UInt8) -> Bool) throws {
        at += 1
        repeat {
            if byte(at) == 0x5F { at += 1 }
            if !isDigit(byte(at)) {
                if Self.isDigit(byte(at)) { throw fail(SyntaxMessages.invalidDigit(Character(Unicode.Scalar(byte(at))), kind), at: at) }
                throw fail(SyntaxMessages.invalidLiteral(kind), at: at - 1)
            }
            while isDigit(byte(at)) { at += 1 }
        } while byte(at) == 0x5F
        if Self.isDigit(byte(at)) { throw fail(SyntaxMessages.invalidDigit(Character(Unicode.Scalar(byte(at))), kind), at: at) }
        try checkEnd(kind)
        append(.number, start, at)
    }

    private mutating func decimalDigits() throws {
        while true {
            while Self.isDigit(byte(at)) { at += 1 }
            if byte(at) != 0x5F { return }
            at += 1
            if !Self.isDigit(byte(at)) { throw fail(SyntaxMessages.invalidLiteral("decimal"), at: at - 1) }
        }
    }

    /// What may follow the digits before the point.
    private mutating func fraction(_ start: Int) throws {
        var kind = "decimal"
        if byte(at) == 0x2E {
            at += 1
            if Self.isDigit(byte(at)) { try decimalDigits() }
        }
        if byte(at) | 0x20 == 0x65 {
            let mark = at
            at += 1
            if byte(at) == 0x2B || byte(at) == 0x2D {
                at += 1
                if !Self.isDigit(byte(at)) { throw fail(SyntaxMessages.invalidLiteral("decimal"), at: at - 1) }
                try decimalDigits()
            } else if Self.isDigit(byte(at)) {
                try decimalDigits()
            } else {
                at = mark
            }
        }
        if byte(at) | 0x20 == 0x6A {
            kind = "imaginary"
            at += 1
        }
        try checkEnd(kind)
        append(.number, start, at)
    }

    /// A number may touch a keyword (`1if x else 2`), but no other name.
    private mutating func checkEnd(_ kind: String) throws {
        let first = byte(at)
        guard Self.isNameByte(first), first != 0 else { return }
        let words: [StaticString] = ["and", "else", "for", "if", "in", "is", "or", "not"]
        for word in words {
            let isThere = word.withUTF8Buffer { text in text.indices.allSatisfy { byte(at + $0) == text[$0] } }
            // CPython looks whether the longer words end there.
            let needsEnd = first != 0x69
            if isThere, !needsEnd || !Self.isNameByte(byte(at + word.utf8CodeUnitCount)) { return }
        }
        throw fail(SyntaxMessages.invalidLiteral(kind), at: at - 1)
    }

    // MARK: Strings

    /// The line that the text ends on, which is not the empty one behind the last line end.
    private var lastLine: Int {
        let isEnded = count > 0 && (bytes[count - 1] == 0x0A || bytes[count - 1] == 0x0D)
        return source.line(at: isEnded ? count - 1 : count)
    }

    /// `at` is at the quote; `start` before the prefix.
    mutating func string(from start: Int) throws {
        let quote = byte(at)
        if byte(at + 1) == quote, byte(at + 2) == quote {
            at += 3
            while at < count {
                let byte = bytes[at]
                if byte == 0x5C {
                    at += 2
                } else if byte == quote, self.byte(at + 1) == quote, self.byte(at + 2) == quote {
                    at += 3
                    append(.string, start, at)
                    return
                } else {
                    at += 1
                }
            }
            at = count
            throw fail(SyntaxMessages.unterminatedTripleString(lastLine), at: start)
        }
        at += 1
        while at < count {
            let byte = bytes[at]
            if byte == quote {
                at += 1
                append(.string, start, at)
                return
            }
            if byte == 0x0A || byte == 0x0D { break }
            if byte == 0x5C {
                at += 1
                if self.byte(at) == 0x0D, self.byte(at + 1) == 0x0A { at += 1 }
            }
            at += 1
        }
        let line = at < count ? source.line(at: at) : lastLine
        throw fail(SyntaxMessages.unterminatedString(line), at: start)
    }
}
