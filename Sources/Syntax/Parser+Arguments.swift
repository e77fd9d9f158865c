// Arguments of calls and class definitions, parameters of functions.

extension Parser {
    // MARK: Arguments

    /// Arguments up to and with the closing parenthesis; a generator expression may stand alone.
    mutating func callArguments() throws -> [Argument] {
        let open = position - 1
        if isDiagnosing {
            if let element = try attempt({ parser -> Expression in
                let element = parser.kind == .name && parser.next == .colonEqual ? try parser.assignmentExpression() : try parser.expression()
                if parser.kind != .forKeyword { throw parser.mismatch() }
                let clauses = try parser.comprehensionClauses()
                try parser.expect(.closeParenthesis)
                return try parser.generator(element, clauses, parser.span(from: open))
            }) { return [.positional(element)] }
        } else if kind != .closeParenthesis, kind != .star, kind != .doubleStar {
            // The first argument decides.
            let start = position
            if !(kind == .name && next == .equal) {
                let first = kind == .name && next == .colonEqual ? try assignmentExpression() : try expression()
                if kind == .forKeyword {
                    let clauses = try comprehensionClauses()
                    try expect(.closeParenthesis)
                    return [.positional(try generator(first, clauses, span(from: open)))]
                }
                return try arguments(after: first, start)
            }
        }
        return try arguments(after: nil, position)
    }

    /// Arguments of a class definition: a generator expression is none.
    mutating func classArguments() throws -> [Argument] { try arguments(after: nil, position) }

    private mutating func arguments(after first: Expression?, _ start: Int) throws -> [Argument] {
        if isDiagnosing { return try diagnosedArguments() }
        var result: [Argument] = []
        var hasKeywords = false, hasUnpacking = false
        if let first {
            result.append(.positional(first))
            if !accept(.comma) {
                try expect(.closeParenthesis)
                return result
            }
        }
        while kind != .closeParenthesis {
            if kind == .star {
                if hasUnpacking { throw mismatch() }
                position += 1
                result.append(.starred(try expression()))
            } else if accept(.doubleStar) {
                result.append(.doubleStarred(try expression()))
                hasUnpacking = true
            } else if kind == .name, next == .equal {
                let name = token
                position += 2
                result.append(.keyword(name: mangledArgument(name), nameSpan: name.span, try expression()))
                hasKeywords = true
            } else {
                if hasKeywords || hasUnpacking {
                    if kind == .name { position += 1 }
                    throw mismatch()
                }
                let value = kind == .name && next == .colonEqual ? try assignmentExpression() : try expression()
                result.append(.positional(value))
            }
            if !accept(.comma) { break }
        }
        try expect(.closeParenthesis)
        return result
    }

    func mangledArgument(_ token: Token) -> String { text(token) }

    // MARK: Parameters

    /// Parameters up to (not with) the closing token; with `.colon` those of a lambda, which have no annotations.
    mutating func parameters(until close: TokenKind) throws -> Parameters {
        var result = Parameters()
        var hasDefault = false, hasSlash = false, hasStar = false
        let isLambda = close == .colon
        while kind != close {
            let start = position
            switch kind {
            case .name:
                let (name, annotation) = try parameter(isLambda)
                let nameSpan = span(from: start)
                var value: Expression?
                if kind == .equal {
                    if next == close || next == .comma {
                        furthest = max(furthest, position)
                        throw fail(SyntaxMessages.expectedDefault, token.span)
                    }
                    position += 1
                    value = try expression()
                }
                if !hasStar {
                    if value != nil { hasDefault = true } else if hasDefault, kind == close || kind == .comma { throw fail(SyntaxMessages.defaultBeforePlain, nameSpan) }
                }
                let parameter = Parameter(name: name, annotation: annotation, defaultValue: value)
                if hasStar { result.keywordOnly.append(parameter) } else { result.positional.append(parameter) }
            case .slash:
                if hasSlash { throw fail(SyntaxMessages.secondSlash, token.span) }
                if hasStar { throw fail(SyntaxMessages.slashAfterStar, token.span) }
                if result.positional.isEmpty {
                    if next == .comma { throw fail(SyntaxMessages.nothingBeforeSlash, token.span) }
                    throw mismatch()
                }
                hasSlash = true
                position += 1
                if kind == .star { throw fail(SyntaxMessages.commaBetweenSlashAndStar, token.span) }
                result.positionalOnly = result.positional
                result.positional = []
            case .star:
                if hasStar { throw fail(SyntaxMessages.secondStar, token.span) }
                hasStar = true
                position += 1
                if kind == .name {
                    let (name, annotation) = try parameter(isLambda, allowsStar: true)
                    if kind == .equal { throw fail(SyntaxMessages.starDefault, token.span) }
                    result.variadic = Parameter(name: name, annotation: annotation, defaultValue: nil)
                } else if kind == close || kind == .comma && (next == close || next == .doubleStar) {
                    // In a lambda CPython blames what follows.
                    if isLambda { throw failHere(SyntaxMessages.bareStar) }
                    throw fail(SyntaxMessages.bareStar, tokens[start].span)
                } else if kind != .comma {
                    throw mismatch()
                }
            case .doubleStar:
                position += 1
                guard kind == .name else { throw mismatch() }
                let (name, annotation) = try parameter(isLambda)
                if kind == .equal { throw fail(SyntaxMessages.doubleStarDefault, token.span) }
                result.variadicKeywords = Parameter(name: name, annotation: annotation, defaultValue: nil)
                if accept(.comma), kind != close {
                    if kind == .name {
                        let after = position
                        _ = try parameter(isLambda)
                        throw fail(SyntaxMessages.afterKeywords, span(from: after))
                    }
                    if kind == .star || kind == .doubleStar || kind == .slash { throw fail(SyntaxMessages.afterKeywords, token.span) }
                }
                if kind != close { throw mismatch() }
                continue
            case .openParenthesis:
                try diagnoseParenthesizedParameters(isLambda)
                throw mismatch()
            default:
                throw mismatch()
            }
            if kind == close { break }
            try expect(.comma)
        }
        return result
    }

    private mutating func parameter(_ isLambda: Bool, allowsStar: Bool = false) throws -> (NameReference, Expression?) {
        let name = reference(token)
        position += 1
        guard !isLambda, accept(.colon) else { return (name, nil) }
        return (name, allowsStar && kind == .star ? try starred() : try expression())
    }

    /// `def f(a, (b, c))` was possible in Python 2.
    private mutating func diagnoseParenthesizedParameters(_ isLambda: Bool) throws {
        let start = position
        var at = position + 1
        guard at < tokens.count, tokens[at].kind == .name else { return }
        while at < tokens.count, tokens[at].kind == .name || tokens[at].kind == .comma { at += 1 }
        guard at < tokens.count, tokens[at].kind == .closeParenthesis else { return }
        let message = isLambda ? SyntaxMessages.parenthesizedLambdaParameters : SyntaxMessages.parenthesizedParameters
        throw fail(message, tokens[start].span.through(tokens[at].span))
    }
}
