// Statements with blocks.

extension Parser {
    mutating func compoundStatement() throws -> Statement {
        try enter()
        defer { leave() }
        switch kind {
        case .ifKeyword: return try ifStatement()
        case .whileKeyword: return try whileStatement()
        case .forKeyword: return try forStatement()
        case .tryKeyword: return try tryStatement()
        case .withKeyword: return try withStatement()
        case .asyncKeyword: throw noAsync()
        default: return try decorated()
        }
    }

    /// The statements behind a colon.  `header` is the token that a missing block is blamed on.
    mutating func block(_ header: Int, _ description: @autoclosure () -> String) throws -> [Statement] {
        var body: [Statement] = []
        guard kind == .newline else {
            try simpleStatements(into: &body)
            return body
        }
        position += 1
        if kind != .indent {
            if kind == .failure { throw mismatch() }
            furthest = max(furthest, position)
            let line = source.line(at: Int(tokens[header].start))
            throw failHere(SyntaxMessages.expectedBlock(description(), line: line), .indentationError)
        }
        position += 1
        repeat { body.append(contentsOf: try statementsOfLine()) } while kind != .dedent && kind != .endMarker
        try expect(.dedent)
        return body
    }

    private mutating func statementsOfLine() throws -> [Statement] { try statements(until: .dedent) }

    /// The colon of a header, where CPython looks for nothing but a missing one at the end of the line.
    mutating func colon() throws {
        if kind == .newline { throw failHere(SyntaxMessages.expected(":")) }
        try expect(.colon)
    }

    // MARK: if, while, for

    private mutating func ifStatement() throws -> Statement {
        // A chain of `elif` is read without recursion and folded from its end.
        var branches: [(start: Int, test: Expression, body: [Statement])] = []
        var otherwise: [Statement] = []
        repeat {
            let start = position
            let word = text(token)
            position += 1
            let test = try namedExpression()
            try colon()
            branches.append((start, test, try block(start, SyntaxMessages.quotedStatement(word))))
        } while kind == .elifKeyword
        if branches.count > Self.highestExpression { throw tooDeep }
        if kind == .elseKeyword { otherwise = try elseBlock() }
        var result: Statement?
        for branch in branches.reversed() {
            if let result { otherwise = [result] }
            let end = otherwise.last?.span ?? branch.body.last?.span ?? branch.test.span
            result = Statement(tokens[branch.start].span.through(end), .if(test: branch.test, then: branch.body, otherwise: otherwise))
        }
        guard let result else { throw mismatch() }
        return result
    }

    private mutating func elseBlock() throws -> [Statement] {
        let start = position
        position += 1
        try force(.colon, ":")
        return try block(start, SyntaxMessages.quotedStatement("else"))
    }

    private mutating func whileStatement() throws -> Statement {
        let start = position
        position += 1
        let test = try namedExpression()
        try colon()
        let body = try block(start, SyntaxMessages.quotedStatement("while"))
        let otherwise = kind == .elseKeyword ? try elseBlock() : []
        return Statement(spanOfBlock(start), .while(test: test, body: body, otherwise: otherwise))
    }

    private mutating func forStatement() throws -> Statement {
        let start = position
        position += 1
        guard let target = try attempt({ parser -> Expression in
            let target = try parser.starTargets()
            try parser.expect(.inKeyword)
            return target
        }) else {
            try diagnoseForTarget(start)
            throw Mismatch()
        }
        let iterable = try starExpressions()
        try colon()
        let body = try block(start, SyntaxMessages.quotedStatement("for"))
        let otherwise = kind == .elseKeyword ? try elseBlock() : []
        return Statement(spanOfBlock(start), .for(target: target, iterable: iterable, body: body, otherwise: otherwise))
    }

    /// From the header to the last token that is no line end or dedent.
    func spanOfBlock(_ start: Int) -> Span {
        var last = position - 1
        while last > start, tokens[last].kind == .dedent || tokens[last].kind == .newline { last -= 1 }
        return tokens[start].span.through(tokens[last].span)
    }

    // MARK: try

    private mutating func tryStatement() throws -> Statement {
        let start = position
        position += 1
        try force(.colon, ":")
        let body = try block(start, SyntaxMessages.quotedStatement("try"))
        var handlers: [Statement.Handler] = []
        var isStar: Bool?
        while kind == .exceptKeyword {
            let star = next == .star
            if let isStar, isStar != star {
                throw fail(SyntaxMessages.mixedExcept, token.span)
            }
            isStar = star
            handlers.append(try handler(star))
        }
        let otherwise = kind == .elseKeyword && !handlers.isEmpty ? try elseBlock() : []
        var finally: [Statement] = []
        if kind == .finallyKeyword {
            let finallyStart = position
            position += 1
            try force(.colon, ":")
            finally = try block(finallyStart, SyntaxMessages.quotedStatement("finally"))
        } else if handlers.isEmpty {
            throw failHere(SyntaxMessages.expectedExcept)
        }
        return Statement(spanOfBlock(start), .try(body: body, handlers: handlers, otherwise: otherwise, finally: finally, isStar: isStar ?? false))
    }

    private mutating func handler(_ isStar: Bool) throws -> Statement.Handler {
        let start = position
        position += isStar ? 2 : 1
        var type: Expression?
        var target: NameReference?
        if isStar, kind == .newline || kind == .colon { throw failHere(SyntaxMessages.expectedExceptionType) }
        if kind != .colon {
            if kind == .newline { throw failHere(SyntaxMessages.expected(":")) }
            let caught = try expression()
            type = caught
            if kind == .comma { try diagnoseExceptionTypes(caught) }
            if accept(.asKeyword) { target = reference(try expectName()) }
        }
        try colon()
        let body = try block(start, SyntaxMessages.quotedStatement(isStar ? "except*" : "except"))
        return Statement.Handler(span: spanOfBlock(start), type: type, target: target, body: body)
    }

    // MARK: with

    private mutating func withStatement() throws -> Statement {
        let start = position
        position += 1
        var items: [(context: Expression, target: Expression?)] = []
        if kind == .openParenthesis, let parenthesized = try attempt({ try $0.parenthesizedItems() }) {
            items = parenthesized
        } else {
            repeat { items.append(try withItem()) } while accept(.comma)
        }
        try colon()
        let body = try block(start, SyntaxMessages.quotedStatement("with"))
        return Statement(spanOfBlock(start), .with(items: items, body: body))
    }

    /// `(a as b, c as d):` — or an expression in parentheses, which this leaves alone.
    private mutating func parenthesizedItems() throws -> [(context: Expression, target: Expression?)] {
        position += 1
        var items: [(context: Expression, target: Expression?)] = []
        var hasTarget = false
        repeat {
            if kind == .closeParenthesis { break }
            let item = try withItem()
            if item.target != nil { hasTarget = true }
            items.append(item)
        } while accept(.comma)
        try expect(.closeParenthesis)
        if items.isEmpty { throw mismatch() }
        if kind == .newline, hasTarget { throw failHere(SyntaxMessages.expected(":")) }
        if kind != .colon { throw mismatch() }
        return items
    }

    private mutating func withItem() throws -> (context: Expression, target: Expression?) {
        let context = try expression()
        guard accept(.asKeyword) else { return (context, nil) }
        let targetStart = position
        if let target = try attempt({ parser -> Expression in
            let target = try parser.starTarget()
            guard parser.kind == .comma || parser.kind == .closeParenthesis || parser.kind == .colon || parser.kind == .newline else { throw parser.mismatch() }
            return target
        }) { return (context, target) }
        position = targetStart
        try diagnoseWithTarget()
        throw mismatch()
    }

    // MARK: Functions and classes

    private mutating func decorated() throws -> Statement {
        var decorators: [Expression] = []
        while accept(.at) {
            decorators.append(try namedExpression())
            try expect(.newline)
        }
        switch kind {
        case .defKeyword: return try functionDefinition(decorators)
        case .classKeyword: return try classDefinition(decorators)
        case .asyncKeyword: throw noAsync()
        default: throw mismatch()
        }
    }

    private mutating func functionDefinition(_ decorators: [Expression]) throws -> Statement {
        let start = position
        position += 1
        let name = try expectName()
        try force(.openParenthesis, "(")
        let parameters = try parameters(until: .closeParenthesis)
        try expect(.closeParenthesis)
        var returns: Expression?
        if kind == .arrow {
            // What cannot be read is left to the missing colon, even in the first run.
            let arrow = position
            returns = try attempt { parser -> Expression in
                parser.position += 1
                return try parser.expression()
            }
            if returns == nil, !isSecondRun {
                isSecondRun = true
                position = arrow
                returns = try attempt { parser -> Expression in
                    parser.position += 1
                    return try parser.expression()
                }
                isSecondRun = false
                memo = [:]
            }
        }
        try force(.colon, ":")
        let target = reference(name)
        let body = try block(start, SyntaxMessages.functionDefinition)
        let scope = Scope(.function, text(name), qualifiedName: text(name))
        let definition = FunctionDefinition(
            name: text(name), nameSpan: name.span, parameters: parameters, returns: returns, body: body, decorators: decorators, target: target,
            scope: scope, documentation: Self.documentation(body))
        return Statement(spanOfBlock(start), .function(definition))
    }

    private mutating func classDefinition(_ decorators: [Expression]) throws -> Statement {
        let start = position
        position += 1
        let name = try expectName()
        let arguments = accept(.openParenthesis) ? try classArguments() : []
        try colon()
        let target = reference(name)
        let outer = privateClass
        privateClass = String(text(name).drop { $0 == "_" })
        if privateClass?.isEmpty == true { privateClass = nil }
        defer { privateClass = outer }
        let body = try block(start, SyntaxMessages.classDefinition)
        let scope = Scope(.classBody, text(name), qualifiedName: text(name))
        let definition = ClassDefinition(
            name: text(name), nameSpan: name.span, arguments: arguments, body: body, decorators: decorators, target: target, scope: scope,
            documentation: Self.documentation(body))
        return Statement(spanOfBlock(start), .class(definition))
    }

    /// The string that a body begins with.
    static func documentation(_ body: [Statement]) -> [UInt8]? {
        guard let first = body.first, case .expression(let value) = first.kind, case .constant(.string(let text)) = value.kind else { return nil }
        return text
    }
}
