// Known mistakes, looked for in the second run, in the order of CPython's rules.

extension Parser {
    // MARK: Expressions

    mutating func diagnosedExpression() throws -> Expression {
        let start = position
        if !(kind == .name && (next == .string || isSoftKeyword(text(token)))) { try diagnoseForgottenComma() }
        position = start
        if let first = try attempt({ try $0.operation(Precedence.or) }), kind == .ifKeyword {
            position += 1
            if let second = try attempt({ try $0.operation(Precedence.or) }), kind != .elseKeyword, kind != .colon {
                if kind == .failure { throw mismatch() }
                throw fail(SyntaxMessages.expectedElse, first.span.through(second.span))
            }
        }
        position = start
        if kind == .name, next != .openParenthesis {
            let name = token
            position += 1
            if let rest = try attempt({ try $0.starExpressions() }), isLegacy(text(name)) {
                throw fail(SyntaxMessages.missingParentheses(text(name)), name.span.through(rest.span))
            }
        }
        position = start
        return try plainExpression()
    }

    private mutating func diagnoseForgottenComma() throws {
        guard let first = try attempt({ try $0.operation(Precedence.or) }) else { return }
        // Without the checks of this run.
        isDiagnosing = false
        defer { isDiagnosing = true }
        guard let second = try attempt({ try $0.plainExpression() }) else { return }
        if case .name(let name) = first.kind, isLegacy(name.identifier) { return }
        if tokens[position - 1].level == 0 { return }
        throw fail(SyntaxMessages.forgottenComma, first.span.through(second.span))
    }

    private func isLegacy(_ name: String) -> Bool { name == "print" || name == "exec" }

    /// CPython compares only as many letters as the name has: `c` counts as the beginning of `case`.
    private func isSoftKeyword(_ name: String) -> Bool { "match".hasPrefix(name) || "case".hasPrefix(name) || name == "_" }

    mutating func diagnosedNamedExpression() throws -> Expression {
        let start = position
        if kind == .name, next == .colonEqual { return try assignmentExpression() }
        if let first = try attempt({ try $0.expression() }), kind == .colonEqual {
            position += 1
            if try attempt({ try $0.expression() }) != nil { throw fail(SyntaxMessages.cannotName(Self.describe(first)), first.span) }
        }
        position = start
        if kind == .name, next == .equal {
            let name = token
            position += 2
            if let value = try attempt({ try $0.operation(Precedence.bitOr) }), kind != .equal, kind != .colonEqual {
                throw fail(SyntaxMessages.assignmentForComparison, name.span.through(value.span))
            }
        }
        position = start
        if kind != .trueKeyword, kind != .falseKeyword, kind != .noneKeyword {
            let display = kind == .openParenthesis || kind == .openBracket ? try attempt({ try $0.atom() }) : nil
            position = start
            if display.map({ !Self.isUnpackable($0) }) ?? true, let first = try attempt({ try $0.operation(Precedence.bitOr) }), kind == .equal {
                position += 1
                if try attempt({ try $0.operation(Precedence.bitOr) }) != nil, kind != .equal, kind != .colonEqual {
                    throw fail(SyntaxMessages.cannotAssignHere(Self.describe(first)), first.span)
                }
            }
        }
        position = start
        let value = try expression()
        if kind == .colonEqual { throw mismatch() }
        return value
    }

    private static func isUnpackable(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .list, .tuple, .generator: return true
        default: return false
        }
    }

    // MARK: Displays

    mutating func diagnosedDisplay() throws -> Expression {
        let start = position
        let open = kind
        if let display = try attempt({ parser -> Expression in
            // A dict is tried before a set.
            if open == .openBrace {
                try parser.diagnoseDict()
                parser.position = start
            }
            return try parser.plainAtom()
        }) { return display }
        let end = furthest
        defer { furthest = max(furthest, end) }
        position = start + 1
        if open == .openParenthesis { try diagnoseGroup() }
        position = start + 1
        try diagnoseComprehension(open)
        position = start
        throw Mismatch()
    }

    private mutating func diagnoseGroup() throws {
        let start = position
        if kind == .star, let value = try attempt({ try $0.starredArgument() }), kind == .closeParenthesis {
            throw fail(SyntaxMessages.starredHere, value)
        }
        position = start
        if kind == .doubleStar {
            position += 1
            if try attempt({ try $0.expression() }) != nil, kind == .closeParenthesis { throw fail(SyntaxMessages.doubleStarredHere, tokens[start].span) }
        }
    }

    private mutating func starredArgument() throws -> Span {
        let start = position
        position += 1
        _ = try expression()
        return span(from: start)
    }

    private mutating func diagnoseComprehension(_ open: TokenKind) throws {
        let start = position
        if kind == .star, let value = try attempt({ try $0.starredArgument() }), kind == .forKeyword,
           try attempt({ try $0.comprehensionClauses() }) != nil {
            throw fail(SyntaxMessages.unpackingInComprehension, value)
        }
        position = start
        if open != .openParenthesis, let first = try attempt({ try $0.starNamedExpression() }), kind == .comma {
            let comma = token
            position += 1
            var last: Expression?
            while kind == .star || kind.beginsExpression {
                guard let element = try attempt({ try $0.starNamedExpression() }) else { break }
                last = element
                if !accept(.comma) { break }
            }
            if kind == .forKeyword, try attempt({ try $0.comprehensionClauses() }) != nil {
                throw fail(SyntaxMessages.comprehensionTarget, first.span.through(last?.span ?? comma.span))
            }
        }
        position = start
        if open == .openBrace, kind == .doubleStar {
            position += 1
            if try attempt({ try $0.operation(Precedence.bitOr) }) != nil, kind == .forKeyword,
               try attempt({ try $0.comprehensionClauses() }) != nil, kind == .closeBrace {
                throw fail(SyntaxMessages.dictUnpackingInComprehension, tokens[start].span)
            }
        }
    }

    /// Looks for a key without a value.
    private mutating func diagnoseDict() throws {
        position += 1
        if kind == .closeBrace { return }
        var isBehindComma = false
        while kind == .doubleStar || kind.beginsExpression || kind == .star {
            let itemStart = position
            if isBehindComma, kind != .doubleStar {
                // CPython blames the missing colon rather than a missing comma here.
                isDiagnosing = false
                let key = try attempt { try $0.plainExpression() }
                isDiagnosing = true
                if key == nil || kind != .colon {
                    if let key { throw fail(SyntaxMessages.colonAfterKey, Span(Int(key.span.end) - 1, Int(key.span.end) - 1)) }
                    _ = try attempt { try $0.plainExpression() }
                    return
                }
                position = itemStart
            }
            if try attempt({ try $0.dictItem() }) == nil {
                position = itemStart
                try diagnoseDictItem(isBehindComma)
                return
            }
            guard accept(.comma) else { return }
            isBehindComma = true
        }
    }

    private mutating func diagnoseDictItem(_ isBehindComma: Bool) throws {
        guard let key = try attempt({ try $0.plainExpression() }) else { return }
        guard kind == .colon else {
            if kind == .failure { throw mismatch() }
            let place = Int(key.span.end) - 1
            if isBehindComma { throw fail(SyntaxMessages.colonAfterKey, Span(place, place)) }
            return
        }
        let colon = token
        position += 1
        if kind == .closeBrace || kind == .comma { throw fail(SyntaxMessages.valueAfterKey, colon.span) }
        if kind == .star {
            let star = token
            position += 1
            if let value = try attempt({ try $0.operation(Precedence.bitOr) }) { throw fail(SyntaxMessages.starredValue, star.span.through(value.span)) }
        }
    }

    // MARK: Targets

    mutating func diagnoseAssignment() throws {
        let start = position
        if kind == .openParenthesis || kind == .openBracket {
            if let display = try attempt({ try $0.atom() }), kind == .colon, Self.isList(display) || Self.isTuple(display) {
                position += 1
                if try attempt({ try $0.expression() }) != nil { throw fail(SyntaxMessages.onlySingleTarget(Self.describe(display)), display.span) }
            }
            position = start
        }
        if let first = try attempt({ try $0.starNamedExpression() }), accept(.comma) {
            while kind == .star || kind.beginsExpression {
                guard try attempt({ try $0.starNamedExpression() }) != nil else { break }
                // CPython's rule also goes on without a comma.
                _ = accept(.comma)
            }
            if accept(.colon), try attempt({ try $0.expression() }) != nil { throw fail(SyntaxMessages.onlySingleTarget("tuple"), first.span) }
        }
        position = start
        if let target = try attempt({ try $0.expression() }), accept(.colon), try attempt({ try $0.expression() }) != nil {
            throw fail(SyntaxMessages.illegalAnnotation, target.span)
        }
        position = start
        while try attempt({ parser -> Bool in
            _ = try parser.starTargets()
            try parser.expect(.equal)
            return true
        }) != nil {}
        let valueStart = position
        if let value = try attempt({ try $0.starExpressions() }), kind == .equal, let bad = invalidTarget(value, .assign) {
            throw fail(SyntaxMessages.cannotAssign(Self.describe(bad)), bad.span)
        }
        position = valueStart
        if kind == .yieldKeyword, let value = try attempt({ try $0.yieldExpression() }), kind == .equal {
            throw fail(SyntaxMessages.assignmentToYield, value.span)
        }
        position = start
        if let target = try attempt({ try $0.starExpressions() }), isAugmented(kind) {
            position += 1
            if try attempt({ try $0.yieldOrStarExpressions() }) != nil { throw fail(SyntaxMessages.illegalAugmented(Self.describe(target)), target.span) }
        }
    }

    private func isAugmented(_ kind: TokenKind) -> Bool { kind.rawValue >= TokenKind.plusEqual.rawValue && kind.rawValue <= TokenKind.caretEqual.rawValue }

    private static func isList(_ expression: Expression) -> Bool {
        if case .list = expression.kind { return true }
        return false
    }

    static func isTuple(_ expression: Expression) -> Bool {
        if case .tuple = expression.kind { return true }
        return false
    }

    enum TargetUse { case assign, delete, loop }

    /// The part of an expression that cannot be assigned to or deleted.
    func invalidTarget(_ expression: Expression, _ use: TargetUse) -> Expression? {
        switch expression.kind {
        case .name, .attribute, .subscript: return nil
        case .list(let elements), .tuple(let elements):
            for element in elements {
                if let bad = invalidTarget(element, use) { return bad }
            }
            return nil
        case .starred(let value): return use == .delete ? expression : invalidTarget(value, use)
        case .compare(let left, let rest) where use == .loop: return rest.first?.operation == .in ? invalidTarget(left, use) : nil
        default: return expression
        }
    }

    /// `for` at `start` has no target that fits.
    mutating func diagnoseForTarget(_ start: Int) throws {
        guard isDiagnosing else { return }
        position = start + 1
        if let target = try attempt({ try $0.starExpressions() }), let bad = invalidTarget(target, .loop) {
            throw fail(SyntaxMessages.cannotAssign(Self.describe(bad)), bad.span)
        }
    }

    mutating func diagnoseDeletion(_ start: Int) throws {
        guard isDiagnosing else { return }
        let place = position
        position = start + 1
        if let target = try attempt({ try $0.starExpressions() }), let bad = invalidTarget(target, .delete) {
            throw fail(SyntaxMessages.cannotDelete(Self.describe(bad)), bad.span)
        }
        position = place
    }

    mutating func diagnoseWithTarget() throws {
        guard isDiagnosing else { return }
        let place = position
        if let target = try attempt({ try $0.expression() }), kind == .comma || kind == .closeParenthesis || kind == .colon,
           let bad = invalidTarget(target, .assign) {
            throw fail(SyntaxMessages.cannotAssign(Self.describe(bad)), bad.span)
        }
        position = place
    }

    mutating func diagnoseExceptionTypes(_ first: Expression) throws {
        guard isDiagnosing else { return }
        let start = position
        position += 1
        if let rest = try attempt({ try $0.starExpressions() }) {
            if accept(.asKeyword) { _ = accept(.name) }
            if kind == .colon { throw fail(SyntaxMessages.parenthesizeExceptions, first.span.through(rest.span)) }
        }
        position = start
    }

    // MARK: Names of things

    static func describe(_ expression: Expression) -> String {
        switch expression.kind {
        case .attribute: return "attribute"
        case .subscript: return "subscript"
        case .starred: return "starred"
        case .name: return "name"
        case .list: return "list"
        case .tuple: return "tuple"
        case .lambda: return "lambda"
        case .call: return "function call"
        case .unary, .binary, .and, .or: return "expression"
        case .generator: return "generator expression"
        case .yield, .yieldFrom: return "yield expression"
        case .comprehension(.list, _): return "list comprehension"
        case .comprehension(.set, _): return "set comprehension"
        case .comprehension(.dict, _): return "dict comprehension"
        case .dict: return "dict literal"
        case .set: return "set display"
        case .formatted: return "f-string expression"
        case .constant(.none): return "None"
        case .constant(.true): return "True"
        case .constant(.false): return "False"
        case .constant(.ellipsis): return "ellipsis"
        case .constant: return "literal"
        case .compare: return "comparison"
        case .conditional: return "conditional expression"
        case .named: return "named expression"
        case .slice: return "slice"
        }
    }
}
