// `match` and its patterns.  `match`, `case` and `_` are names everywhere else.

extension Parser {
    /// A `match` statement; nil if the name is used as a name.
    mutating func matchStatement() throws -> Statement? {
        guard next == .star || next.beginsExpression else { return nil }
        let start = position
        guard let subject = try attempt({ parser -> Expression in
            parser.position += 1
            let subject = try parser.matchSubject()
            if parser.kind == .newline, parser.isDiagnosing, parser.tokens[start + 1].kind != .openParenthesis, parser.tokens[start + 1].kind != .openBracket {
                throw parser.failHere(SyntaxMessages.expected(":"))
            }
            try parser.expect(.colon)
            guard parser.kind == .newline else { throw parser.mismatch() }
            return subject
        }) else { return nil }
        try enter()
        defer { leave() }
        position += 1
        if kind != .indent {
            if kind == .failure { throw mismatch() }
            furthest = max(furthest, position)
            let line = source.line(at: Int(tokens[start].start))
            throw failHere(SyntaxMessages.expectedBlock(SyntaxMessages.quotedStatement("match"), line: line), .indentationError)
        }
        position += 1
        var cases: [MatchCase] = []
        repeat { cases.append(try matchCase()) } while kind == .name && token.name == caseName
        try expect(.dedent)
        return Statement(spanOfBlock(start), .match(subject: subject, cases: cases))
    }

    private mutating func matchSubject() throws -> Expression {
        let start = position
        let first = try starNamedExpression()
        guard kind == .comma else {
            if first.isStarred { throw mismatch() }
            return first
        }
        var elements = [first]
        while accept(.comma) {
            guard kind == .star || kind.beginsExpression else { break }
            elements.append(try starNamedExpression())
        }
        return try make(span(from: start), .tuple(elements))
    }

    private mutating func matchCase() throws -> MatchCase {
        let start = position
        guard kind == .name, token.name == caseName else { throw mismatch() }
        position += 1
        let pattern = try openPattern()
        let guardTest = accept(.ifKeyword) ? try namedExpression() : nil
        try colon()
        let body = try block(start, SyntaxMessages.quotedStatement("case"))
        return MatchCase(pattern: pattern, guardTest: guardTest, body: body)
    }

    // MARK: Patterns

    /// A pattern, or several with commas without brackets around them.
    private mutating func openPattern() throws -> Pattern {
        let start = position
        let first = try maybeStarPattern()
        guard kind == .comma else {
            if case .star = first.kind { throw mismatch() }
            return first
        }
        var elements = [first]
        while accept(.comma) {
            guard kind != .colon, kind != .ifKeyword else { break }
            elements.append(try maybeStarPattern())
        }
        return Pattern(span(from: start), .sequence(elements))
    }

    private mutating func maybeStarPattern() throws -> Pattern {
        let start = position
        guard accept(.star) else { return try asPattern() }
        let name = try expectName()
        return Pattern(span(from: start), .star(name.name == underscoreName ? nil : reference(name)))
    }

    mutating func asPattern() throws -> Pattern {
        try enter()
        defer { leave() }
        let start = position
        let pattern = try orPattern()
        guard accept(.asKeyword) else { return pattern }
        if kind == .name, token.name == underscoreName { throw fail(SyntaxMessages.underscoreTarget, token.span) }
        guard kind == .name else {
            if kind.beginsExpression, let target = try attempt({ try $0.expression() }) { throw fail(SyntaxMessages.patternTarget, target.span) }
            throw mismatch()
        }
        position += 1
        let target = reference(tokens[position - 1])
        if kind == .dot { throw mismatch() }
        return Pattern(span(from: start), .as(pattern, target))
    }

    private mutating func orPattern() throws -> Pattern {
        let start = position
        let first = try closedPattern()
        guard kind == .bar else { return first }
        var alternatives = [first]
        while accept(.bar) { alternatives.append(try closedPattern()) }
        return Pattern(span(from: start), .or(alternatives))
    }

    private mutating func closedPattern() throws -> Pattern {
        switch kind {
        case .noneKeyword: return singleton(.none)
        case .trueKeyword: return singleton(.true)
        case .falseKeyword: return singleton(.false)
        case .number, .minus:
            let value = try signedNumber()
            return Pattern(value.span, .value(value))
        case .string:
            let value = try strings()
            if case .formatted = value.kind { throw fail(SyntaxMessages.patternLiteral, value.span) }
            return Pattern(value.span, .value(value))
        case .name: return try namePattern()
        case .openParenthesis, .openBracket: return try sequencePattern()
        case .openBrace: return try mappingPattern()
        default: throw mismatch()
        }
    }

    private mutating func singleton(_ value: Expression.Constant) -> Pattern {
        position += 1
        return Pattern(previousSpan, .singleton(value))
    }

    /// `-1`, `1 + 2j`
    private mutating func signedNumber() throws -> Expression {
        let start = position
        var value = try signedReal()
        if kind == .plus || kind == .minus {
            let operation: Expression.BinaryOperator = kind == .plus ? .add : .subtract
            let operatorSpan = token.span
            position += 1
            guard kind == .number else { throw mismatch() }
            let imaginary = try plainAtom()
            guard case .constant(.imaginary) = imaginary.kind else { throw fail(SyntaxMessages.imaginaryNumber, imaginary.span) }
            value = try make(span(from: start), .binary(operation, value, imaginary, operatorSpan: operatorSpan))
        }
        return value
    }

    private mutating func signedReal() throws -> Expression {
        let start = position
        let isNegative = accept(.minus)
        guard kind == .number else { throw mismatch() }
        let value = try plainAtom()
        return isNegative ? try make(span(from: start), .unary(.negative, value)) : value
    }

    private mutating func namePattern() throws -> Pattern {
        let start = position
        let name = token
        position += 1
        if kind != .dot, kind != .openParenthesis {
            if name.name == underscoreName { return Pattern(name.span, .wildcard) }
            return Pattern(name.span, .capture(reference(name)))
        }
        var value = try make(name.span, .name(reference(name)))
        while accept(.dot) {
            let attribute = try expectName()
            value = try make(span(from: start), .attribute(value, name: mangled(text(attribute)), nameSpan: attribute.span))
        }
        guard accept(.openParenthesis) else { return Pattern(span(from: start), .value(value)) }
        var positional: [Pattern] = []
        var keywords: [(name: String, Pattern)] = []
        var misplaced: Span?
        while kind != .closeParenthesis {
            if kind == .name, next == .equal {
                let keyword = text(token)
                position += 2
                keywords.append((keyword, try asPattern()))
            } else {
                let pattern = try asPattern()
                if !keywords.isEmpty { misplaced = misplaced.map { $0.through(pattern.span) } ?? pattern.span }
                positional.append(pattern)
            }
            if !accept(.comma) { break }
        }
        if let misplaced { throw fail(SyntaxMessages.patternArguments, misplaced) }
        try expect(.closeParenthesis)
        return Pattern(span(from: start), .class(value, positional: positional, keywords: keywords))
    }

    private mutating func sequencePattern() throws -> Pattern {
        let start = position
        let isGroup = kind == .openParenthesis
        let close: TokenKind = isGroup ? .closeParenthesis : .closeBracket
        position += 1
        var elements: [Pattern] = []
        var hasComma = false
        while kind != close {
            elements.append(try maybeStarPattern())
            guard accept(.comma) else { break }
            hasComma = true
        }
        if isGroup, !hasComma, elements.count == 1 {
            if case .star = elements[0].kind { throw mismatch() }
            try expect(close)
            return elements[0]
        }
        try expect(close)
        return Pattern(span(from: start), .sequence(elements))
    }

    private mutating func mappingPattern() throws -> Pattern {
        let start = position
        position += 1
        var items: [(key: Expression, value: Pattern)] = []
        var rest: NameReference?
        while kind != .closeBrace {
            if accept(.doubleStar) {
                rest = reference(try expectName())
                _ = accept(.comma)
                break
            }
            let key = try mappingKey()
            try expect(.colon)
            items.append((key, try asPattern()))
            if !accept(.comma) { break }
        }
        try expect(.closeBrace)
        return Pattern(span(from: start), .mapping(items, rest: rest))
    }

    private mutating func mappingKey() throws -> Expression {
        let start = position
        switch kind {
        case .number, .minus: return try signedNumber()
        case .string: return try strings()
        case .noneKeyword, .trueKeyword, .falseKeyword: return try plainAtom()
        case .name:
            var value = try make(token.span, .name(reference(token)))
            position += 1
            if kind != .dot { throw mismatch() }
            while accept(.dot) {
                let attribute = try expectName()
                value = try make(span(from: start), .attribute(value, name: mangled(text(attribute)), nameSpan: attribute.span))
            }
            return value
        default: throw mismatch()
        }
    }
}
