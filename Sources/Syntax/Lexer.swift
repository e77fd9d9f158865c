/// Cuts a text into tokens, all at once.  A mistake does not stop the parser at once: CPython's parser meets the tokens before it first.
struct Lexer {
    let source: SourceText
    let bytes: UnsafeBufferPointer<UInt8>
    let count: Int
    var at = 0
    var stream = TokenStream()
    var brackets: [(byte: UInt8, position: Int)] = []
    var indents: [(column: Int, tabColumn: Int)] = [(0, 0)]
    var interner: NameTable
    /// The text is one expression of an f-string: line ends and indentation mean nothing.
    let isNested: Bool

    static let mostIndents = 100
    static let mostBrackets = 200

    /// Thrown when a failure has been stored in the stream.
    struct Stop: Error {}

    /// The tokens of a text, or of a part of it (an expression within an f-string).
    static func tokens(of source: SourceText, range: Range<Int>? = nil) -> TokenStream {
        source.utf8.withUnsafeBufferPointer { bytes in
            var lexer = Lexer(source, bytes, range)
            do {
                try lexer.run()
            } catch {
                lexer.stream.openBracket = lexer.brackets.last
                lexer.append(.failure, lexer.at, lexer.at)
            }
            lexer.stream.names = lexer.interner.names
            return lexer.stream
        }
    }

    private init(_ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>?) {
        self.source = source
        self.bytes = bytes
        count = min(range?.upperBound ?? bytes.count, bytes.count)
        at = range?.lowerBound ?? 0
        isNested = range != nil
        interner = NameTable()
        stream.tokens.reserveCapacity((count - at) / 4 + 8)
    }

    @inline(__always) func byte(_ index: Int) -> UInt8 { index < count ? bytes[index] : 0 }

    @inline(__always) mutating func append(_ kind: TokenKind, _ start: Int, _ end: Int, name: Int32 = -1) {
        stream.tokens.append(Token(kind: kind, level: UInt8(truncatingIfNeeded: brackets.count), start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), name: name))
    }

    mutating func fail(_ kind: SyntaxFailure.Kind = .syntaxError, _ message: String, _ span: Span) -> Stop {
        stream.failure = SyntaxFailure(kind, message, source, span)
        return Stop()
    }

    /// A failure that explains nothing before it.
    mutating func failQuietly(_ kind: SyntaxFailure.Kind = .syntaxError, _ message: String, _ place: Int) -> Stop {
        stream.isQuiet = true
        return fail(kind, message, Span(place, place))
    }

    /// A failure at one place: the last character that was read.
    mutating func fail(_ message: String, at position: Int) -> Stop { fail(.syntaxError, message, Span(position, position)) }

    // MARK: Lines

    private mutating func run() throws {
        if isNested {
            brackets.append((0x28, at - 1))
            append(.openParenthesis, at - 1, at)
            try tokensOfLine()
            brackets.removeLast()
            append(.closeParenthesis, count, count + 1)
            append(.newline, count + 1, count + 1)
            append(.endMarker, count + 1, count + 1)
            return
        }
        try checkEncoding()
        if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { at = 3 }
        while at < count {
            if try !indentation() { continue }
            try tokensOfLine()
        }
        let end = endPosition
        while indents.count > 1 {
            indents.removeLast()
            append(.dedent, end, end)
        }
        append(.endMarker, end, end)
    }

    /// Where errors at the end of the text are shown: behind the last line.
    private var endPosition: Int {
        var end = count
        if end > 0, bytes[end - 1] == 0x0A {
            end -= 1
            if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
        } else if end > 0, bytes[end - 1] == 0x0D {
            end -= 1
        }
        return end
    }

    /// The text must be UTF-8 without NUL.
    private mutating func checkEncoding() throws {
        var index = 0
        while index < count {
            let byte = bytes[index]
            if byte == 0 { throw fail(SyntaxMessages.nullBytes, at: index) }
            if byte < 0x80 {
                index += 1
                continue
            }
            let length = scalarLength(index)
            if length == 0 {
                let hex = String(byte, radix: 16)
                throw fail(SyntaxMessages.notUTF8(hex, source.name, source.line(at: index)), at: index)
            }
            index += length
        }
    }

    /// Bytes of the well-formed UTF-8 sequence at an index; 0 if it is not well formed.
    func scalarLength(_ index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        let second = byte(index + 1)
        guard second & 0xC0 == 0x80 else { return 0 }
        if first >= 0xC2, first <= 0xDF { return 2 }
        guard byte(index + 2) & 0xC0 == 0x80 else { return 0 }
        if first & 0xF0 == 0xE0 { return first == 0xE0 && second < 0xA0 || first == 0xED && second > 0x9F ? 0 : 3 }
        guard byte(index + 3) & 0xC0 == 0x80 else { return 0 }
        if first >= 0xF0, first <= 0xF4 { return first == 0xF0 && second < 0x90 || first == 0xF4 && second > 0x8F ? 0 : 4 }
        return 0
    }

    func scalar(_ index: Int) -> Unicode.Scalar {
        let first = UInt32(bytes[index])
        func tail(_ offset: Int) -> UInt32 { UInt32(byte(index + offset) & 0x3F) }
        let value: UInt32
        switch scalarLength(index) {
        case 1: value = first
        case 2: value = (first & 0x1F) << 6 | tail(1)
        case 3: value = (first & 0x0F) << 12 | tail(1) << 6 | tail(2)
        case 4: value = (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
        default: value = 0xFFFD
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// Reads the white space that a line begins with.  False if nothing else is on the line.
    private mutating func indentation() throws -> Bool {
        var column = 0, tabColumn = 0
        let lineStart = at
        scan: while true {
            switch byte(at) {
            case 0x20:
                column &+= 1
                tabColumn &+= 1
            case 0x09:
                column = (column / 8 &+ 1) &* 8
                tabColumn &+= 1
            case 0x0C:
                column = 0
                tabColumn = 0
            case 0x5C:
                // A joined line keeps the indentation that was read first.
                guard byte(at + 1) == 0x0A || byte(at + 1) == 0x0D else {
                    at += 1
                    throw at >= count ? failQuietly(.syntaxError, SyntaxMessages.unexpectedEnd, at) : failQuietly(.syntaxError, SyntaxMessages.afterContinuation, at)
                }
                at += byte(at + 1) == 0x0D && byte(at + 2) == 0x0A ? 3 : 2
                while byte(at) == 0x20 || byte(at) == 0x09 { at += 1 }
                continue scan
            default:
                break scan
            }
            at += 1
        }
        if at >= count { return false }
        switch byte(at) {
        case 0x23:
            skipComment()
            skipLineEnd()
            return false
        case 0x0A, 0x0D:
            skipLineEnd()
            return false
        default:
            break
        }
        guard let current = indents.last else { return true }
        if column == current.column {
            if tabColumn != current.tabColumn { throw tabFailure(lineStart) }
        } else if column > current.column {
            if indents.count >= Self.mostIndents { throw failQuietly(.indentationError, SyntaxMessages.tooDeeplyIndented, lineStart) }
            if tabColumn <= current.tabColumn { throw tabFailure(lineStart) }
            indents.append((column, tabColumn))
            append(.indent, max(lineStart, at - 1), max(lineStart, at - 1))
        } else {
            while let last = indents.last, indents.count > 1, column < last.column {
                indents.removeLast()
                append(.dedent, max(lineStart, at - 1), max(lineStart, at - 1))
            }
            guard let outer = indents.last, outer.column == column else {
                var end = at
                while end < count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
                // The dedents before the mistake are never seen.
                while let last = stream.tokens.last, last.kind == .dedent { stream.tokens.removeLast() }
                throw failQuietly(.indentationError, SyntaxMessages.badDedent, end)
            }
            if outer.tabColumn != tabColumn { throw tabFailure(lineStart) }
        }
        return true
    }

    private mutating func tabFailure(_ lineStart: Int) -> Stop { failQuietly(.tabError, SyntaxMessages.inconsistentTabs, lineStart) }

    private mutating func skipComment() {
        while at < count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    }

    private mutating func skipLineEnd() {
        if byte(at) == 0x0D, byte(at + 1) == 0x0A { at += 2 } else if at < count { at += 1 }
    }

    // MARK: Tokens

    /// The tokens up to the end of a logical line.
    private mutating func tokensOfLine() throws {
        while true {
            while byte(at) == 0x20 || byte(at) == 0x09 || byte(at) == 0x0C { at += 1 }
            if at >= count {
                if let open = brackets.last, brackets.count > (isNested ? 1 : 0) {
                    stream.isUnclosed = true
                    throw fail(SyntaxMessages.neverClosed(Character(Unicode.Scalar(open.byte))), at: open.position)
                }
                if !isNested { append(.newline, at, at) }
                return
            }
            let start = at
            let first = bytes[at]
            switch first {
            case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x80...0xFF:
                try nameOrString()
            case 0x30...0x39:
                try number()
            case 0x22, 0x27:
                try string(from: start)
            case 0x23, 0x0A, 0x0D:
                skipComment()
                if isNested || !brackets.isEmpty {
                    skipLineEnd()
                    continue
                }
                append(.newline, start, at)
                skipLineEnd()
                return
            case 0x5C:
                at += 1
                if byte(at) == 0x0A || byte(at) == 0x0D {
                    skipLineEnd()
                    if at >= count {
                        throw failQuietly(.syntaxError, SyntaxMessages.unexpectedEnd, at)
                    }
                } else if at >= count {
                    throw failQuietly(.syntaxError, SyntaxMessages.unexpectedEnd, at)
                } else {
                    throw failQuietly(.syntaxError, SyntaxMessages.afterContinuation, at)
                }
            case 0x2E:
                if (0x30...0x39).contains(byte(at + 1)) {
                    try number()
                } else if byte(at + 1) == 0x2E, byte(at + 2) == 0x2E {
                    emit(.ellipsis, 3)
                } else {
                    emit(.dot, 1)
                }
            case 0x28, 0x5B, 0x7B:
                if brackets.count >= Self.mostBrackets { throw fail(SyntaxMessages.tooManyParentheses, at: at) }
                brackets.append((first, at))
                emit(first == 0x28 ? .openParenthesis : first == 0x5B ? .openBracket : .openBrace, 1)
            case 0x29, 0x5D, 0x7D:
                try closeBracket(first)
            default:
                try operation(first)
            }
        }
    }

    @inline(__always) private mutating func emit(_ kind: TokenKind, _ length: Int) {
        append(kind, at, at + length)
        at += length
    }

    private mutating func closeBracket(_ close: UInt8) throws {
        let character = Character(Unicode.Scalar(close))
        guard let open = brackets.popLast() else { throw fail(SyntaxMessages.unmatched(character), at: at) }
        let matching: UInt8 = open.byte == 0x28 ? 0x29 : open.byte == 0x5B ? 0x5D : 0x7D
        if close != matching {
            let line = source.line(at: open.position)
            let other = line != source.line(at: at) ? line : nil
            throw fail(SyntaxMessages.mismatched(character, Character(Unicode.Scalar(open.byte)), line: other), at: at)
        }
        emit(close == 0x29 ? .closeParenthesis : close == 0x5D ? .closeBracket : .closeBrace, 1)
    }

    private mutating func operation(_ first: UInt8) throws {
        let second = byte(at + 1), third = byte(at + 2)
        let isEqual = second == 0x3D
        switch first {
        case 0x2C: emit(.comma, 1)
        case 0x3A: isEqual ? emit(.colonEqual, 2) : emit(.colon, 1)
        case 0x3B: emit(.semicolon, 1)
        case 0x3D: isEqual ? emit(.doubleEqual, 2) : emit(.equal, 1)
        case 0x2B: isEqual ? emit(.plusEqual, 2) : emit(.plus, 1)
        case 0x2D: isEqual ? emit(.minusEqual, 2) : second == 0x3E ? emit(.arrow, 2) : emit(.minus, 1)
        case 0x2A:
            if second == 0x2A { third == 0x3D ? emit(.doubleStarEqual, 3) : emit(.doubleStar, 2) } else { isEqual ? emit(.starEqual, 2) : emit(.star, 1) }
        case 0x2F:
            if second == 0x2F { third == 0x3D ? emit(.doubleSlashEqual, 3) : emit(.doubleSlash, 2) } else { isEqual ? emit(.slashEqual, 2) : emit(.slash, 1) }
        case 0x25: isEqual ? emit(.percentEqual, 2) : emit(.percent, 1)
        case 0x40: isEqual ? emit(.atEqual, 2) : emit(.at, 1)
        case 0x26: isEqual ? emit(.ampersandEqual, 2) : emit(.ampersand, 1)
        case 0x7C: isEqual ? emit(.barEqual, 2) : emit(.bar, 1)
        case 0x5E: isEqual ? emit(.caretEqual, 2) : emit(.caret, 1)
        case 0x7E: emit(.tilde, 1)
        case 0x3C:
            if second == 0x3C { third == 0x3D ? emit(.leftShiftEqual, 3) : emit(.leftShift, 2) } else {
                isEqual ? emit(.lessEqual, 2) : second == 0x3E ? emit(.unknown, 2) : emit(.less, 1)
            }
        case 0x3E:
            if second == 0x3E { third == 0x3D ? emit(.rightShiftEqual, 3) : emit(.rightShift, 2) } else { isEqual ? emit(.greaterEqual, 2) : emit(.greater, 1) }
        case 0x21: isEqual ? emit(.notEqual, 2) : emit(.unknown, 1)
        case 0x24, 0x3F, 0x60: emit(.unknown, 1)
        default: throw fail(SyntaxMessages.invalidNonPrintable(UInt32(first)), at: at)
        }
    }
}
