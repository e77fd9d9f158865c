// Mistakes in the arguments of a call, in the order of CPython's rules.

extension Parser {
    /// Arguments and the closing parenthesis, in the second run.
    mutating func diagnosedArguments() throws -> [Argument] {
        let start = position
        if accept(.closeParenthesis) { return [] }
        if let result = try attempt({ parser -> [Argument] in
            let result = try parser.argumentList()
            _ = parser.accept(.comma)
            try parser.expect(.closeParenthesis)
            return result
        }) { return result }
        try diagnoseArguments(start)
        position = start
        throw Mismatch()
    }

    /// As many arguments as fit, positional ones first; no comma after the last.
    private mutating func argumentList() throws -> [Argument] {
        var result: [Argument] = []
        while let argument = try attempt({ parser -> Argument in
            if !result.isEmpty { try parser.expect(.comma) }
            return try parser.positionalArgument()
        }) { result.append(argument) }
        for allowsStar in [true, false] {
            while let argument = try attempt({ parser -> Argument in
                if !result.isEmpty { try parser.expect(.comma) }
                return try parser.keywordArgument(allowsStar)
            }) { result.append(argument) }
        }
        if result.isEmpty { throw mismatch() }
        return result
    }

    private mutating func positionalArgument() throws -> Argument {
        if accept(.star) { return .starred(try expression()) }
        let value = kind == .name && next == .colonEqual ? try assignmentExpression() : try expression()
        if kind == .equal || kind == .colonEqual { throw mismatch() }
        return .positional(value)
    }

    private mutating func keywordArgument(_ allowsStar: Bool) throws -> Argument {
        let start = position
        try diagnoseKeyword()
        position = start
        if kind == .name, next == .equal {
            let name = token
            position += 2
            return .keyword(name: mangledArgument(name), nameSpan: name.span, try expression())
        }
        if accept(allowsStar ? .star : .doubleStar) { return allowsStar ? .starred(try expression()) : .doubleStarred(try expression()) }
        throw mismatch()
    }

    private mutating func diagnoseKeyword() throws {
        let start = position
        if next == .equal {
            switch kind {
            case .trueKeyword, .falseKeyword, .noneKeyword:
                throw fail(SyntaxMessages.cannotAssignName(source.text(of: token.span)), token.span.through(tokens[position + 1].span))
            case .name:
                position += 2
                if try attempt({ try $0.expression() }) != nil, kind == .forKeyword, try attempt({ try $0.comprehensionClauses() }) != nil {
                    throw fail(SyntaxMessages.assignmentForComparison, tokens[start].span.through(tokens[start + 1].span))
                }
                return
            default: break
            }
        }
        if let value = try attempt({ try $0.expression() }), kind == .equal {
            throw fail(SyntaxMessages.argumentAssignment, value.span.through(token.span))
        }
    }

    private mutating func diagnoseArguments(_ start: Int) throws {
        if let list = try attempt({ try $0.argumentList() }), !list.isEmpty, kind == .comma, next == .star {
            throw fail(SyntaxMessages.starAfterUnpacking, tokens[position + 1].span)
        }
        position = start
        if let first = try attempt({ try $0.expression() }), let clauses = try clauses(), kind == .comma {
            position += 1
            if kind != .closeParenthesis { _ = try attempt { try $0.argumentList() } }
            throw fail(SyntaxMessages.generatorParentheses, first.span.through(Self.end(clauses)))
        }
        position = start
        if kind == .name, next == .equal {
            position += 2
            if try attempt({ try $0.expression() }) != nil, try clauses() != nil {
                throw fail(SyntaxMessages.assignmentForComparison, tokens[start].span.through(tokens[start + 1].span))
            }
        }
        position = start
        guard let list = try attempt({ try $0.argumentList() }) else { return }
        let listEnd = position
        if let clauses = try clauses(), list.count > 1, case .positional(let last)? = list.last {
            throw fail(SyntaxMessages.generatorParentheses, last.span.through(Self.end(clauses)))
        }
        position = listEnd
        guard accept(.comma) else { return }
        let second = position
        if let element = try attempt({ try $0.expression() }), let clauses = try clauses() {
            throw fail(SyntaxMessages.generatorParentheses, element.span.through(Self.end(clauses)))
        }
        position = second
        if try attempt({ try $0.argumentList() }) != nil {
            let unpacks = list.contains { if case .doubleStarred = $0 { return true } else { return false } }
            throw failHere(unpacks ? SyntaxMessages.positionalAfterUnpacking : SyntaxMessages.positionalAfterKeyword)
        }
    }

    private mutating func clauses() throws -> [Comprehension.Clause]? { kind == .forKeyword ? try attempt { try $0.comprehensionClauses() } : nil }

    private static func end(_ clauses: [Comprehension.Clause]) -> Span {
        guard let last = clauses.last else { return Span(0, 0) }
        return last.conditions.last?.span ?? last.iterable.span
    }
}
