// Names, constants, displays and comprehensions.

extension Parser {
    mutating func atom() throws -> Expression {
        if isDiagnosing, kind == .openParenthesis || kind == .openBracket || kind == .openBrace {
            return try memoized(.atom) { try $0.diagnosedDisplay() }
        }
        return try plainAtom()
    }

    mutating func plainAtom() throws -> Expression {
        let token = token
        switch token.kind {
        case .name:
            position += 1
            return Expression(token.span, .name(reference(token)))
        case .number:
            position += 1
            return Expression(token.span, .constant(try number(token)))
        case .string: return try strings()
        case .noneKeyword: return constant(.none)
        case .trueKeyword: return constant(.true)
        case .falseKeyword: return constant(.false)
        case .ellipsis: return constant(.ellipsis)
        case .openParenthesis: return try parenthesized()
        case .openBracket: return try listDisplay()
        case .openBrace: return try braceDisplay()
        case .awaitKeyword, .asyncKeyword: throw noAsync()
        default: throw mismatch()
        }
    }

    private mutating func constant(_ value: Expression.Constant) -> Expression {
        position += 1
        return Expression(previousSpan, .constant(value))
    }

    mutating func noAsync() -> any Error {
        let after = next
        if kind == .awaitKeyword ? after.beginsExpression : (after == .defKeyword || after == .withKeyword || after == .forKeyword) {
            return fail(SyntaxMessages.noAsync(kind == .awaitKeyword ? "await" : "async"), token.span)
        }
        return mismatch()
    }

    // MARK: Numbers

    private func number(_ token: Token) throws -> Expression.Constant {
        let start = Int(token.start), end = Int(token.end)
        let bytes = source.utf8
        if end - start <= 18 {
            // Most numbers are a few digits.
            var value = 0
            var index = start
            while index < end, Lexer.isDigit(bytes[index]) {
                value = value &* 10 &+ Int(bytes[index] &- 0x30)
                index += 1
            }
            if index == end { return .int(value) }
        }
        var text: [UInt8] = []
        text.reserveCapacity(end - start)
        for index in start..<end where bytes[index] != 0x5F { text.append(bytes[index]) }
        if text.count > 2, text[0] == 0x30, let radix = [0x78: 16, 0x6F: 8, 0x62: 2][text[1] | 0x20] {
            var digits = text.dropFirst(2).drop { $0 == 0x30 }
            if digits.isEmpty { digits = [0x30] }
            let string = String(decoding: digits, as: UTF8.self)
            if let value = Int(string, radix: radix) { return .int(value) }
            return .bigInt(digits: string, radix: radix)
        }
        let last = text.last ?? 0
        if last | 0x20 == 0x6A { return .imaginary(double(text.dropLast())) }
        if text.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }) { return .float(double(text[...])) }
        if text.count > 4300 { throw fail(SyntaxMessages.tooManyDigits(text.count), Span(start, start)) }
        var digits = text.drop { $0 == 0x30 }
        if digits.isEmpty { digits = [0x30] }
        let string = String(decoding: digits, as: UTF8.self)
        if let value = Int(string) { return .int(value) }
        return .bigInt(digits: string, radix: 10)
    }

    private func double(_ digits: ArraySlice<UInt8>) -> Double {
        var digits = digits
        // The standard library wants digits on both sides of the point.
        if digits.first == 0x2E { digits = [0x30] + digits }
        if let point = digits.firstIndex(of: 0x2E), point + 1 == digits.endIndex || !Lexer.isDigit(digits[point + 1]) { digits.insert(0x30, at: point + 1) }
        return Double(String(decoding: digits, as: UTF8.self)) ?? .infinity
    }

    // MARK: Parentheses

    /// A tuple, a generator expression, or an expression in parentheses.
    mutating func parenthesized() throws -> Expression {
        let start = position
        position += 1
        if accept(.closeParenthesis) { return try make(span(from: start), .tuple([])) }
        if kind == .yieldKeyword {
            let value = try yieldExpression()
            try expect(.closeParenthesis)
            return value
        }
        let first = try starNamedExpression()
        switch kind {
        case .forKeyword where !first.isStarred:
            let clauses = try comprehensionClauses()
            try expect(.closeParenthesis)
            return try generator(first, clauses, span(from: start))
        case .comma:
            let elements = try elements(after: first)
            try expect(.closeParenthesis)
            return try make(span(from: start), .tuple(elements))
        default:
            if first.isStarred { throw mismatch() }
            try expect(.closeParenthesis)
            return first
        }
    }

    private mutating func elements(after first: Expression) throws -> [Expression] {
        var elements = [first]
        while accept(.comma) {
            guard kind == .star || kind.beginsExpression else { break }
            guard let element = try orBack({ try $0.starNamedExpression() }) else { break }
            elements.append(element)
        }
        return elements
    }

    func generator(_ element: Expression, _ clauses: [Comprehension.Clause], _ span: Span) throws -> Expression {
        let scope = Scope(.generatorExpression, "<genexpr>", qualifiedName: "<genexpr>")
        return try make(span, .generator(Comprehension(element: element, value: nil, clauses: clauses), scope))
    }

    // MARK: Lists, sets, dicts

    mutating func listDisplay() throws -> Expression {
        let start = position
        position += 1
        if accept(.closeBracket) { return try make(span(from: start), .list([])) }
        let first = try starNamedExpression()
        if kind == .forKeyword, !first.isStarred {
            let clauses = try comprehensionClauses()
            try expect(.closeBracket)
            return try make(span(from: start), .comprehension(.list, Comprehension(element: first, value: nil, clauses: clauses)))
        }
        let elements = try elements(after: first)
        try expect(.closeBracket)
        return try make(span(from: start), .list(elements))
    }

    mutating func braceDisplay() throws -> Expression {
        let start = position
        position += 1
        if accept(.closeBrace) { return try make(span(from: start), .dict([])) }
        if kind == .doubleStar { return try dictDisplay(start, []) }
        let first = try starNamedExpression()
        if kind == .colon, !first.isStarred {
            if case .named = first.kind, tokens[start + 1].kind == .name { throw mismatch() }
            position += 1
            let value = try expression()
            if kind == .forKeyword {
                let clauses = try comprehensionClauses()
                try expect(.closeBrace)
                return try make(span(from: start), .comprehension(.dict, Comprehension(element: first, value: value, clauses: clauses)))
            }
            return try dictDisplay(start, [(first, value)])
        }
        if kind == .forKeyword, !first.isStarred {
            let clauses = try comprehensionClauses()
            try expect(.closeBrace)
            return try make(span(from: start), .comprehension(.set, Comprehension(element: first, value: nil, clauses: clauses)))
        }
        let elements = try elements(after: first)
        try expect(.closeBrace)
        return try make(span(from: start), .set(elements))
    }

    private mutating func dictDisplay(_ start: Int, _ first: [(key: Expression?, value: Expression)]) throws -> Expression {
        var items = first
        if items.isEmpty { items.append(try dictItem()) }
        while accept(.comma) {
            guard kind == .doubleStar || kind.beginsExpression else { break }
            guard let item = try orBack({ try $0.dictItem() }) else { break }
            items.append(item)
        }
        try expect(.closeBrace)
        return try make(span(from: start), .dict(items))
    }

    mutating func dictItem() throws -> (key: Expression?, value: Expression) {
        if accept(.doubleStar) { return (nil, try operation(Precedence.bitOr)) }
        let key = try expression()
        try expect(.colon)
        return (key, try expression())
    }

    // MARK: Comprehensions

    mutating func comprehensionClauses() throws -> [Comprehension.Clause] {
        var clauses: [Comprehension.Clause] = []
        repeat {
            if kind == .asyncKeyword { throw noAsync() }
            let start = position
            try expect(.forKeyword)
            guard let target = try attempt({ parser -> Expression in
                let target = try parser.starTargets()
                try parser.expect(.inKeyword)
                return target
            }) else {
                try diagnoseForTarget(start)
                throw Mismatch()
            }
            let iterable = try operation(Precedence.or)
            var conditions: [Expression] = []
            while kind == .ifKeyword {
                guard let condition = try orBack({ parser -> Expression in
                    parser.position += 1
                    return try parser.operation(Precedence.or)
                }) else { break }
                conditions.append(condition)
            }
            clauses.append(Comprehension.Clause(target: target, iterable: iterable, conditions: conditions))
        } while kind == .forKeyword || kind == .asyncKeyword
        if clauses.count > Self.deepestNesting { throw tooDeep }
        return clauses
    }

    // MARK: Targets

    /// What stands between `for` and `in`.
    mutating func starTargets() throws -> Expression {
        let start = position
        let first = try starTarget()
        guard kind == .comma else { return first }
        var elements = [first]
        while accept(.comma) {
            guard kind == .star || kind.beginsExpression else { break }
            elements.append(try starTarget())
        }
        return try make(span(from: start), .tuple(elements))
    }

    mutating func starTarget() throws -> Expression {
        let start = position
        if accept(.star) {
            let value = try starTarget()
            if value.isStarred { throw mismatch() }
            return try make(span(from: start), .starred(value))
        }
        let target = try primary()
        guard isTarget(target) else { throw mismatch() }
        return target
    }

    /// Whether a value may be assigned to.
    func isTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript: return true
        case .starred(let value): return isTarget(value) && !value.isStarred
        case .tuple(let elements), .list(let elements): return elements.allSatisfy(isTarget)
        default: return false
        }
    }

    /// A target of `+=` and of annotations.
    func isSingleTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript: return true
        default: return false
        }
    }
}
