// Simple statements.

extension Parser {
    /// Statements up to a token that can begin none.
    mutating func statements(until end: TokenKind) throws -> [Statement] {
        var result: [Statement] = []
        while kind != end { try statement(into: &result) }
        return result
    }

    private mutating func statement(into result: inout [Statement]) throws {
        switch kind {
        case .ifKeyword, .whileKeyword, .forKeyword, .tryKeyword, .withKeyword, .defKeyword, .classKeyword, .at, .asyncKeyword:
            result.append(try compoundStatement())
            return
        case .name where token.name == matchName:
            if let statement = try matchStatement() {
                result.append(statement)
                return
            }
        default:
            break
        }
        try simpleStatements(into: &result)
    }

    /// Statements on one line.
    mutating func simpleStatements(into result: inout [Statement]) throws {
        while true {
            result.append(try simpleStatement())
            if accept(.newline) { return }
            try expect(.semicolon)
            if accept(.newline) { return }
        }
    }

    private mutating func simpleStatement() throws -> Statement {
        let start = position
        switch kind {
        case .returnKeyword:
            position += 1
            let value = isAtEndOfStatement ? nil : try starExpressions()
            return Statement(span(from: start), .return(value))
        case .importKeyword: return try importStatement()
        case .fromKeyword: return try importFrom()
        case .raiseKeyword:
            position += 1
            if isAtEndOfStatement { return Statement(span(from: start), .raise(nil, cause: nil)) }
            let value = try expression()
            let cause = accept(.fromKeyword) ? try expression() : nil
            return Statement(span(from: start), .raise(value, cause: cause))
        case .passKeyword: return keywordStatement(.pass)
        case .breakKeyword: return keywordStatement(.break)
        case .continueKeyword: return keywordStatement(.continue)
        case .delKeyword: return try deletion()
        case .assertKeyword:
            position += 1
            let test = try expression()
            let message = accept(.comma) ? try expression() : nil
            return Statement(span(from: start), .assert(test: test, message: message))
        case .globalKeyword, .nonlocalKeyword:
            let isGlobal = kind == .globalKeyword
            position += 1
            var names: [String] = []
            repeat { names.append(mangled(text(try expectName()))) } while accept(.comma)
            return Statement(span(from: start), isGlobal ? .global(names) : .nonlocal(names))
        default:
            return try expressionStatement()
        }
    }

    private var isAtEndOfStatement: Bool { kind == .newline || kind == .semicolon }

    private mutating func keywordStatement(_ kind: Statement.Kind) -> Statement {
        position += 1
        return Statement(previousSpan, kind)
    }

    // MARK: Expressions and assignments

    private mutating func expressionStatement() throws -> Statement {
        let start = position
        if isDiagnosing {
            if let statement = try attempt({ try $0.assignment() }) { return statement }
            try diagnoseAssignment()
            position = start
            let value = try yieldOrStarExpressions()
            return Statement(span(from: start), .expression(value))
        }
        let value = try yieldOrStarExpressions()
        return try assignment(from: value, start) ?? Statement(span(from: start), .expression(value))
    }

    private mutating func assignment() throws -> Statement {
        let start = position
        let value = try yieldOrStarExpressions()
        guard let statement = try assignment(from: value, start) else { throw Mismatch() }
        return statement
    }

    /// The rest of an assignment whose first target (or value) has been read; nil if it is none.
    private mutating func assignment(from first: Expression, _ start: Int) throws -> Statement? {
        switch kind {
        case .equal:
            var targets: [Expression] = []
            var value = first
            while kind == .equal {
                guard isTarget(value) else { throw mismatch() }
                targets.append(value)
                position += 1
                value = try yieldOrStarExpressions()
            }
            return Statement(span(from: start), .assign(targets: targets, value: value))
        case .colon:
            guard isSingleTarget(first) else { throw mismatch() }
            position += 1
            let annotation = try expression()
            let value = kind != .equal ? nil : try orBack { parser -> Expression in
                parser.position += 1
                return try parser.yieldOrStarExpressions()
            }
            var isSimple = false
            if case .name = first.kind, tokens[start].kind == .name { isSimple = true }
            return Statement(span(from: start), .annotatedAssign(target: first, annotation: annotation, value: value, isSimple: isSimple))
        case .plusEqual, .minusEqual, .starEqual, .slashEqual, .doubleSlashEqual, .percentEqual, .atEqual, .doubleStarEqual, .leftShiftEqual,
             .rightShiftEqual, .ampersandEqual, .barEqual, .caretEqual:
            guard isSingleTarget(first) else { throw mismatch() }
            let operatorToken = token
            position += 1
            let value = try yieldOrStarExpressions()
            let operation = Self.binaryOperator(operatorToken.kind)
            return Statement(span(from: start), .augmentedAssign(target: first, operation, operatorSpan: operatorToken.span, value: value))
        default:
            return nil
        }
    }

    private mutating func deletion() throws -> Statement {
        let start = position
        position += 1
        var targets: [Expression] = []
        repeat {
            if !targets.isEmpty, isAtEndOfStatement { break }
            guard kind != .star, let target = try attempt({ parser -> Expression in
                let target = try parser.primary()
                guard parser.isTarget(target), !parser.hasStar(target) else { throw parser.mismatch() }
                return target
            }) else {
                try diagnoseDeletion(start)
                throw mismatch()
            }
            targets.append(target)
        } while accept(.comma)
        if !isAtEndOfStatement {
            try diagnoseDeletion(start)
            throw mismatch()
        }
        return Statement(span(from: start), .delete(targets))
    }

    private func hasStar(_ target: Expression) -> Bool {
        switch target.kind {
        case .starred: return true
        case .tuple(let elements), .list(let elements): return elements.contains(where: hasStar)
        default: return false
        }
    }

    // MARK: Imports

    private mutating func dottedName() throws -> (text: String, first: Token) {
        let first = try expectName()
        var text = self.text(first)
        while accept(.dot) { text += "." + self.text(try expectName()) }
        return (text, first)
    }

    private mutating func importStatement() throws -> Statement {
        let start = position
        position += 1
        var modules: [(module: String, hasAlias: Bool, target: NameReference, span: Span)] = []
        repeat {
            let itemStart = position
            let name = try dottedName()
            if accept(.asKeyword) {
                let alias = try expectName()
                modules.append((name.text, true, reference(alias), span(from: itemStart)))
            } else {
                modules.append((name.text, false, reference(name.first), span(from: itemStart)))
            }
        } while accept(.comma)
        return Statement(span(from: start), .import(modules))
    }

    private mutating func importFrom() throws -> Statement {
        let start = position
        position += 1
        var level = 0
        while true {
            if accept(.dot) { level += 1 } else if accept(.ellipsis) { level += 3 } else { break }
        }
        let module = level > 0 && kind == .importKeyword ? "" : try dottedName().text
        try expect(.importKeyword)
        if accept(.star) {
            if level > 0 { return Statement(span(from: start), .importFrom(module: module, level: level, names: [("*", NameReference("*", previousSpan), previousSpan)])) }
            return Statement(span(from: start), .importStar(module: module))
        }
        let isParenthesized = accept(.openParenthesis)
        var names: [(name: String, target: NameReference, span: Span)] = []
        repeat {
            if !names.isEmpty, isParenthesized, kind == .closeParenthesis { break }
            if !names.isEmpty, !isParenthesized, kind == .newline { throw failHere(SyntaxMessages.trailingComma) }
            let itemStart = position
            let name = try expectName()
            let target = accept(.asKeyword) ? try expectName() : name
            names.append((text(name), reference(target), span(from: itemStart)))
        } while accept(.comma)
        if isParenthesized { try expect(.closeParenthesis) }
        return Statement(span(from: start), .importFrom(module: module, level: level, names: names))
    }
}
