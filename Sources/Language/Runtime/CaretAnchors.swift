/// Finds the operator or subscript that the carets below an expression point to, as CPython does: the text of the expression alone is looked
/// at.  `a + b` gives `~~^~~`, `a[i]` gives `~^^^`; any other expression has no such part.
enum CaretAnchors {
    /// Byte offsets of the part within the expression; nil if there is none.
    static func find(_ segment: [UInt8], _ style: TracebackPrinter.Style) -> (left: Int, right: Int)? {
        guard segment.count < 1 << 16, let tokens = Scanner.tokens(segment), !tokens.isEmpty else { return nil }
        if let position = lowestOperator(tokens) {
            guard position > 0, position + 1 < tokens.count else { return nil }
            let left = operand(tokens, 0..<position), right = operand(tokens, (position + 1)..<tokens.count)
            return operatorAnchors(segment, from: tokens[left.upperBound - 1].end, to: tokens[right.lowerBound].start, style)
        }
        return subscriptAnchors(segment, tokens)
    }

    private enum Kind { case operand, symbol, open, close, refused }

    private struct Token {
        let kind: Kind
        let start: Int
        let end: Int
        let text: String
        /// How many brackets are open around it.
        var depth = 0
    }

    // MARK: binary operators

    /// The operator that is applied last; nil if the text is no binary operation.
    private static func lowestOperator(_ tokens: [Token]) -> Int? {
        var best: (position: Int, precedence: Int)?
        for (position, token) in tokens.enumerated() where token.depth == 0 {
            if token.kind == .refused { return nil }
            guard token.kind == .symbol, position > 0, isOperandEnd(tokens[position - 1]) else { continue }
            guard let precedence = precedence(token.text) else { continue }
            // Powers group to the right, all others to the left.
            if best == nil || precedence < best?.precedence ?? 0 || (precedence == best?.precedence && precedence != 7) { best = (position, precedence) }
        }
        guard let best else { return nil }
        // `-a ** b` is a negation.
        if best.precedence == 7, tokens[0].kind == .symbol { return nil }
        return best.position
    }

    private static func isOperandEnd(_ token: Token) -> Bool { token.kind == .operand || token.kind == .close }

    private static func precedence(_ text: String) -> Int? {
        switch text {
        case "|": return 1
        case "^": return 2
        case "&": return 3
        case "<<", ">>": return 4
        case "+", "-": return 5
        case "*", "/", "//", "%", "@": return 6
        case "**": return 7
        default: return nil
        }
    }

    /// The tokens of an operand without parentheses that only group.
    private static func operand(_ tokens: [Token], _ range: Range<Int>) -> Range<Int> {
        var range = range
        while range.count > 2, tokens[range.lowerBound].text == "(", closing(tokens, range.lowerBound) == range.upperBound - 1 {
            let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
            let depth = tokens[range.lowerBound].depth + 1
            if inner.contains(where: { tokens[$0].depth == depth && (tokens[$0].text == "," || tokens[$0].text == "for") }) { break }
            range = inner
        }
        return range
    }

    private static func closing(_ tokens: [Token], _ open: Int) -> Int? {
        tokens.indices.first { $0 > open && tokens[$0].kind == .close && tokens[$0].depth == tokens[open].depth }
    }

    private static func operatorAnchors(_ segment: [UInt8], from leftEnd: Int, to rightStart: Int, _ style: TracebackPrinter.Style) -> (left: Int, right: Int)? {
        guard leftEnd < rightStart else { return nil }
        func isSpace(_ index: Int) -> Bool { segment[index] == 0x20 || segment[index] == 0x09 || segment[index] == 0x0C }
        if style == .uncaught {
            var index = leftEnd
            var found: (left: Int, right: Int)?
            while index < rightStart {
                if isSpace(index) { index += 1; continue }
                var right = index + 1
                if right < rightStart, !isSpace(right) { right += 1 }
                found = (index, right)
                if index + 1 < rightStart, segment[index] == 0x29 { index += 1; continue }
                break
            }
            return found
        }
        var left = leftEnd
        while left < rightStart, isSpace(left) { left += 1 }
        var right = left + 1
        if right < rightStart, !isSpace(right) { right += 1 }
        // The module looks up this byte offset among the characters; in text that is not ASCII it finds another one there.
        let scalars = Array(String(decoding: segment, as: UTF8.self).unicodeScalars)
        while left < scalars.count, scalars[left].properties.isWhitespace || scalars[left] == ")" || scalars[left] == "#" {
            left += 1
            right += 1
        }
        return (left, min(right, segment.count))
    }

    // MARK: subscripts

    private static func subscriptAnchors(_ segment: [UInt8], _ tokens: [Token]) -> (left: Int, right: Int)? {
        guard let last = tokens.last, last.text == "]", last.depth == 0, tokens.count > 2, tokens[0].kind != .symbol else { return nil }
        guard let open = tokens.indices.last(where: { tokens[$0].kind == .open && tokens[$0].depth == 0 }), open > 0, isOperandEnd(tokens[open - 1]) else { return nil }
        if tokens.contains(where: { $0.depth == 0 && $0.kind == .refused }) { return nil }
        return (tokens[open].start, segment.count)
    }

    // MARK: tokens

    private enum Scanner {
        /// Words that make an expression something else than an operation or a subscript.
        private static let refused: Set<String> = [
            "and", "or", "not", "in", "is", "if", "else", "lambda", "await", "yield", "for", "async", "return", "raise", "del", "assert", "import", "from",
            "global", "nonlocal", "pass", "break", "continue", "while", "with", "try", "except", "finally", "class", "def",
        ]

        static func tokens(_ text: [UInt8]) -> [Token]? {
            var result: [Token] = []
            var depth = 0
            var index = 0
            func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F || byte >= 0x80 }
            func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
            func add(_ kind: Kind, _ start: Int) {
                result.append(Token(kind: kind, start: start, end: index, text: String(decoding: text[start..<index], as: UTF8.self), depth: depth))
            }
            while index < text.count {
                let start = index
                let byte = text[index]
                switch byte {
                case 0x20, 0x09, 0x0C, 0x0A, 0x0D, 0x5C: index += 1
                case 0x28, 0x5B, 0x7B:
                    index += 1
                    add(.open, start)
                    depth += 1
                case 0x29, 0x5D, 0x7D:
                    index += 1
                    depth -= 1
                    if depth < 0 { return nil }
                    add(.close, start)
                case 0x22, 0x27:
                    guard let end = stringEnd(text, index, isRaw: false) else { return nil }
                    index = end
                    add(.operand, start)
                case _ where isDigit(byte) || (byte == 0x2E && index + 1 < text.count && isDigit(text[index + 1])):
                    while index < text.count, isLetter(text[index]) || isDigit(text[index]) || text[index] == 0x2E
                        || ((text[index] == 0x2B || text[index] == 0x2D) && text[index - 1] | 0x20 == 0x65 && text[start...].prefix(2).last.map { $0 | 0x20 } != 0x78) { index += 1 }
                    add(.operand, start)
                case _ where isLetter(byte):
                    while index < text.count, isLetter(text[index]) || isDigit(text[index]) { index += 1 }
                    if index < text.count, text[index] == 0x22 || text[index] == 0x27, index - start <= 2 {
                        let prefix = text[start..<index].map { $0 | 0x20 }
                        guard let end = stringEnd(text, index, isRaw: prefix.contains(0x72)) else { return nil }
                        index = end
                        add(.operand, start)
                        continue
                    }
                    add(refused.contains(String(decoding: text[start..<index], as: UTF8.self)) ? .refused : .operand, start)
                case 0x2E:
                    index += index + 2 < text.count && text[index + 1] == 0x2E && text[index + 2] == 0x2E ? 3 : 1
                    add(index - start == 3 ? .operand : .symbol, start)
                case 0x23: return nil
                default:
                    // The longest operator: `**=`, `//`, `->`, …
                    index += 1
                    while index < text.count, index - start < 3, operators.contains(String(decoding: text[start...index], as: UTF8.self)) { index += 1 }
                    let symbol = String(decoding: text[start..<index], as: UTF8.self)
                    add(symbol == "~" || precedence(symbol) != nil ? .symbol : .refused, start)
                }
            }
            return depth == 0 ? result : nil
        }

        private static let operators: Set<String> = ["**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", "**=", "//=", "<<=", ">>="]

        private static func stringEnd(_ text: [UInt8], _ quoteStart: Int, isRaw: Bool) -> Int? {
            let quote = text[quoteStart]
            let isTriple = quoteStart + 2 < text.count && text[quoteStart + 1] == quote && text[quoteStart + 2] == quote
            var index = quoteStart + (isTriple ? 3 : 1)
            while index < text.count {
                if text[index] == 0x5C { index += 2; continue }
                if text[index] == quote {
                    if !isTriple { return index + 1 }
                    if index + 2 < text.count, text[index + 1] == quote, text[index + 2] == quote { return index + 3 }
                }
                index += 1
            }
            return nil
        }
    }
}
