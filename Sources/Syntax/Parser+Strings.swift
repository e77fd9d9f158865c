// String literals: prefixes, implicit concatenation, and the f-strings of Python 3.11, whose expressions are cut out of the literal
// first and parsed by a parser of their own.

extension Parser {
    /// One or more literals side by side.
    mutating func strings() throws -> Expression {
        let first = position
        while kind == .string { position += 1 }
        let last = position - 1
        let span = tokens[first].span.through(tokens[last].span)
        var builder = FormatBuilder()
        var isBytes = false, isFormatted = false
        for index in first...last {
            let token = tokens[index]
            var at = Int(token.start)
            let end = Int(token.end)
            var isRaw = false, isBytesHere = false, isFormattedHere = false
            prefix: while at < end {
                switch source.utf8[at] | 0x20 {
                case 0x72: isRaw = true
                case 0x62: isBytesHere = true
                case 0x66: isFormattedHere = true
                case 0x75: break
                default: break prefix
                }
                at += 1
            }
            let isTriple = end - at >= 6 && source.utf8[at + 1] == source.utf8[at] && source.utf8[at + 2] == source.utf8[at]
            let range = isTriple ? at + 3..<end - 3 : at + 1..<end - 1
            if isBytesHere, source.utf8[range].contains(where: { $0 >= 0x80 }) { throw fail(SyntaxMessages.bytesNotASCII, token.span) }
            if index > first, isBytesHere != isBytes { throw failHere(SyntaxMessages.mixedBytes) }
            isBytes = isBytesHere
            if isFormattedHere {
                isFormatted = true
                var at = range.lowerBound
                try formatted(&at, range.upperBound, isRaw: isRaw, level: 0, into: &builder)
            } else {
                try decode(range, isRaw: isRaw, isBytes: isBytes, into: &builder.text)
            }
        }
        if isFormatted { return try make(span, .formatted(builder.finish())) }
        return try make(span, .constant(isBytes ? .bytes(builder.text) : .string(builder.text)))
    }

    private func decode(_ range: Range<Int>, isRaw: Bool, isBytes: Bool, into text: inout [UInt8]) throws {
        do {
            try source.utf8.withUnsafeBufferPointer {
                try StringDecoder(bytes: $0, isRaw: isRaw, isBytes: isBytes).decode(range.lowerBound, range.upperBound, into: &text)
            }
        } catch let fault as StringDecoder.Fault {
            throw failHere(fault.message)
        }
    }

    /// Text and values of an f-string, from `at`: to its end, or within a format specification to the closing brace.
    private mutating func formatted(_ at: inout Int, _ end: Int, isRaw: Bool, level: Int, into builder: inout FormatBuilder) throws {
        while at < end {
            let start = at
            var stop = at
            var isDoubled = false
            scan: while at < end {
                var byte = source.utf8[at]
                at += 1
                stop = at
                if !isRaw, byte == 0x5C, at < end {
                    byte = source.utf8[at]
                    at += 1
                    stop = at
                    if byte == 0x4E {
                        // The braces of `\N{name}` are none of a value.
                        if at < end, source.utf8[at] == 0x7B {
                            while at < end, source.utf8[at] != 0x7D { at += 1 }
                            if at < end { at += 1 }
                        }
                        stop = at
                        continue scan
                    }
                }
                guard byte == 0x7B || byte == 0x7D else { continue }
                if level == 0 {
                    if at < end, source.utf8[at] == byte {
                        at += 1
                        isDoubled = true
                        break scan
                    }
                    if byte == 0x7D { throw failHere(SyntaxMessages.formatSingleBrace) }
                }
                at -= 1
                stop = at
                break scan
            }
            try decode(start..<stop, isRaw: isRaw, isBytes: false, into: &builder.text)
            if isDoubled { continue }
            if at >= end || source.utf8[at] == 0x7D { return }
            try formattedValue(&at, end, isRaw: isRaw, level: level, into: &builder)
        }
    }

    /// `{expression=!conversion:specification}`; `at` is at the opening brace.
    private mutating func formattedValue(_ at: inout Int, _ end: Int, isRaw: Bool, level: Int, into builder: inout FormatBuilder) throws {
        if level >= 2 { throw failHere(SyntaxMessages.formatTooDeep) }
        at += 1
        let start = at
        try skipExpression(&at, end)
        if at >= end { throw failHere(SyntaxMessages.formatExpectingBrace) }
        let value = try nestedExpression(start, at)
        var isDebug = false
        if source.utf8[at] == 0x3D {
            at += 1
            while at < end, [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains(source.utf8[at]) { at += 1 }
            if at >= end { throw failHere(SyntaxMessages.formatExpectingBrace) }
            builder.text += source.utf8[start..<at]
            isDebug = true
        }
        var conversion: Character?
        if source.utf8[at] == 0x21 {
            at += 1
            if at >= end { throw failHere(SyntaxMessages.formatExpectingBrace) }
            let byte = source.utf8[at]
            guard byte == 0x73 || byte == 0x72 || byte == 0x61 else { throw failHere(SyntaxMessages.formatConversion) }
            conversion = Character(Unicode.Scalar(byte))
            at += 1
        }
        if at >= end { throw failHere(SyntaxMessages.formatExpectingBrace) }
        var specification: [FormatPart]?
        if source.utf8[at] == 0x3A {
            at += 1
            if at >= end { throw failHere(SyntaxMessages.formatExpectingBrace) }
            var inner = FormatBuilder()
            try formatted(&at, end, isRaw: isRaw, level: level + 1, into: &inner)
            specification = inner.finish()
        }
        if at >= end || source.utf8[at] != 0x7D { throw failHere(SyntaxMessages.formatExpectingBrace) }
        at += 1
        if isDebug, conversion == nil, specification == nil { conversion = "r" }
        builder.append(FormatPart(kind: .value(value, conversion: conversion, specification: specification)))
    }

    /// Moves to the character that ends the expression of a value.
    private func skipExpression(_ at: inout Int, _ end: Int) throws {
        var brackets: [UInt8] = []
        var quote: UInt8 = 0
        var isTriple = false
        func isTripled(_ index: Int) -> Bool { index + 2 < end && source.utf8[index + 1] == source.utf8[index] && source.utf8[index + 2] == source.utf8[index] }
        while at < end {
            let byte = source.utf8[at]
            if byte == 0x5C { throw failHere(SyntaxMessages.formatBackslash) }
            if quote != 0 {
                if byte == quote {
                    if !isTriple {
                        quote = 0
                    } else if isTripled(at) {
                        at += 2
                        quote = 0
                    }
                }
                at += 1
                continue
            }
            switch byte {
            case 0x27, 0x22:
                quote = byte
                isTriple = isTripled(at)
                if isTriple { at += 2 }
            case 0x28, 0x5B, 0x7B:
                if brackets.count >= Lexer.mostBrackets { throw failHere(SyntaxMessages.formatTooManyBrackets) }
                brackets.append(byte)
            case 0x23:
                throw failHere(SyntaxMessages.formatComment)
            case 0x21, 0x3A, 0x7D, 0x3D, 0x3E, 0x3C:
                if brackets.isEmpty {
                    if at + 1 < end, byte != 0x3A, byte != 0x7D, source.utf8[at + 1] == 0x3D {
                        at += 1
                    } else if byte != 0x3E, byte != 0x3C {
                        return
                    }
                } else if byte == 0x7D {
                    try close(byte, &brackets)
                }
            case 0x29, 0x5D:
                try close(byte, &brackets)
            default:
                break
            }
            at += 1
        }
        if quote != 0 { throw failHere(SyntaxMessages.formatUnterminated) }
        if let open = brackets.last { throw failHere(SyntaxMessages.formatUnmatched(Character(Unicode.Scalar(open)))) }
    }

    private func close(_ byte: UInt8, _ brackets: inout [UInt8]) throws {
        let character = Character(Unicode.Scalar(byte))
        guard let open = brackets.popLast() else { throw failHere(SyntaxMessages.formatUnmatched(character)) }
        let matching: UInt8 = open == 0x28 ? 0x29 : open == 0x5B ? 0x5D : 0x7D
        if byte != matching { throw failHere(SyntaxMessages.formatMismatched(character, Character(Unicode.Scalar(open)))) }
    }

    /// The expression between two places of the literal, read as if it stood in parentheses.
    private mutating func nestedExpression(_ start: Int, _ end: Int) throws -> Expression {
        if source.utf8[start..<end].allSatisfy({ [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }) {
            let after = source.utf8[end]
            if after == 0x7D { throw failHere(SyntaxMessages.formatEmpty) }
            throw failHere(SyntaxMessages.formatRequired(Character(Unicode.Scalar(after))))
        }
        try enter()
        defer { leave() }
        let stream = Lexer.tokens(of: source, range: start..<end)
        var inner = Parser(source, stream)
        inner.nesting = nesting
        inner.privateClass = privateClass
        do {
            return try inner.run { try $0.starExpressions() }
        } catch let failure as SyntaxFailure {
            throw Self.asNested(failure, source, start, end, stream)
        }
    }

    /// CPython shows only the expression, in parentheses, on a line of its own.
    private static func asNested(_ failure: SyntaxFailure, _ source: SourceText, _ start: Int, _ end: Int, _ stream: TokenStream) -> SyntaxFailure {
        guard failure.source === source, failure.kind == .syntaxError else { return failure }
        let isFromLexer = failure.message == stream.failure?.message && !stream.isUnclosed
        let lines = source.line(at: start) - 1
        let text = [UInt8](repeating: 0x0A, count: lines) + [0x28] + source.utf8[start..<end] + [0x29]
        let shift = lines + 1 - start
        let shown = SourceText(name: source.name, utf8: text, isLibrary: source.isLibrary)
        let message = isFromLexer || failure.message.hasPrefix("f-string: ") ? failure.message : SyntaxMessages.inFormat(failure.message)
        return SyntaxFailure(failure.kind, message, shown, Span(Int(failure.span.start) + shift, Int(failure.span.end) + shift))
    }
}

/// Collects text and values; text side by side becomes one part.
private struct FormatBuilder {
    var text: [UInt8] = []
    private var parts: [FormatPart] = []

    mutating func append(_ part: FormatPart) {
        flush()
        parts.append(part)
    }

    mutating func finish() -> [FormatPart] {
        flush()
        return parts
    }

    private mutating func flush() {
        if text.isEmpty { return }
        parts.append(FormatPart(kind: .text(text)))
        text = []
    }
}
