// Operators, conditional expressions, lambda, yield; the order of precedence is a number.

extension Parser {
    // MARK: Lists of expressions

    /// `a`, `a, b`, `*a, b`: at the top of statements.
    mutating func starExpressions() throws -> Expression {
        if isSecondRun { return try memoized(.starExpressions) { try $0.plainStarExpressions() } }
        return try plainStarExpressions()
    }

    private mutating func plainStarExpressions() throws -> Expression {
        let start = position
        let first = try starExpression()
        guard kind == .comma else { return first }
        var elements = [first]
        while accept(.comma) {
            guard kind == .star || kind.beginsExpression else { break }
            guard let element = try orBack({ try $0.starExpression() }) else { break }
            elements.append(element)
        }
        return try make(span(from: start), .tuple(elements))
    }

    /// What may be missing; in the second run it is then as if it had not been tried.
    @inline(__always) mutating func orBack<T>(_ body: (inout Parser) throws -> T) throws -> T? {
        isSecondRun ? try attempt(body) : try body(&self)
    }

    mutating func starExpression() throws -> Expression { kind == .star ? try starred() : try expression() }

    /// `*x`
    mutating func starred() throws -> Expression {
        let start = position
        position += 1
        let value = try operation(Precedence.bitOr)
        return try make(span(from: start), .starred(value))
    }

    mutating func starNamedExpression() throws -> Expression { kind == .star ? try starred() : try namedExpression() }

    mutating func yieldOrStarExpressions() throws -> Expression { kind == .yieldKeyword ? try yieldExpression() : try starExpressions() }

    mutating func yieldExpression() throws -> Expression {
        let start = position
        try expect(.yieldKeyword)
        if accept(.fromKeyword) {
            let value = try expression()
            return try make(span(from: start), .yieldFrom(value))
        }
        guard kind == .star || kind.beginsExpression else {
            if kind == .failure { throw mismatch() }
            furthest = max(furthest, position)
            return try make(span(from: start), .yield(nil))
        }
        let value = try starExpressions()
        return try make(span(from: start), .yield(value))
    }

    // MARK: Single expressions

    /// An expression or `name := value`.
    mutating func namedExpression() throws -> Expression {
        if isDiagnosing { return try memoized(.namedExpression) { try $0.diagnosedNamedExpression() } }
        if kind == .name, next == .colonEqual { return try assignmentExpression() }
        let value = try expression()
        if kind == .colonEqual { throw mismatch() }
        return value
    }

    mutating func assignmentExpression() throws -> Expression {
        let start = position
        let target = reference(token)
        position += 2
        let value = try expression()
        return try make(span(from: start), .named(target, value))
    }

    mutating func expression() throws -> Expression {
        if isSecondRun { return try memoized(.expression) { $0.isDiagnosing ? try $0.diagnosedExpression() : try $0.plainExpression() } }
        return try plainExpression()
    }

    mutating func plainExpression() throws -> Expression {
        try enter()
        defer { leave() }
        if kind == .lambdaKeyword { return try lambda() }
        let start = position
        let value = try operation(Precedence.or)
        guard kind == .ifKeyword else { return value }
        // CPython goes back to the value if what follows is no conditional expression.
        return try orBack { try $0.conditional(value, start) } ?? value
    }

    private mutating func conditional(_ value: Expression, _ start: Int) throws -> Expression {
        position += 1
        let test = try operation(Precedence.or)
        try expect(.elseKeyword)
        let otherwise = try expression()
        return try make(span(from: start), .conditional(test: test, then: value, otherwise: otherwise))
    }

    private mutating func lambda() throws -> Expression {
        let start = position
        position += 1
        let parameters = try parameters(until: .colon)
        try expect(.colon)
        let body = try expression()
        let span = span(from: start)
        let scope = Scope(.lambda, "<lambda>", qualifiedName: "<lambda>")
        let definition = FunctionDefinition(
            name: "<lambda>", nameSpan: tokens[start].span, parameters: parameters, returns: nil, body: [Statement(body.span, .return(body))], decorators: [],
            target: nil, scope: scope, documentation: nil)
        return try make(span, .lambda(definition))
    }

    // MARK: Operators

    enum Precedence {
        static let none: UInt8 = 0, or: UInt8 = 1, and: UInt8 = 2, not: UInt8 = 3, comparison: UInt8 = 4, bitOr: UInt8 = 5, bitXor: UInt8 = 6, bitAnd: UInt8 = 7
        static let shift: UInt8 = 8, sum: UInt8 = 9, term: UInt8 = 10
    }

    static func precedence(_ kind: TokenKind) -> UInt8 {
        switch kind {
        case .orKeyword: return Precedence.or
        case .andKeyword: return Precedence.and
        case .less, .lessEqual, .doubleEqual, .notEqual, .greater, .greaterEqual, .inKeyword, .isKeyword, .notKeyword: return Precedence.comparison
        case .bar: return Precedence.bitOr
        case .caret: return Precedence.bitXor
        case .ampersand: return Precedence.bitAnd
        case .leftShift, .rightShift: return Precedence.shift
        case .plus, .minus: return Precedence.sum
        case .star, .slash, .doubleSlash, .percent, .at: return Precedence.term
        default: return Precedence.none
        }
    }

    static func binaryOperator(_ kind: TokenKind) -> Expression.BinaryOperator {
        switch kind {
        case .bar, .barEqual: return .bitOr
        case .caret, .caretEqual: return .bitXor
        case .ampersand, .ampersandEqual: return .bitAnd
        case .leftShift, .leftShiftEqual: return .leftShift
        case .rightShift, .rightShiftEqual: return .rightShift
        case .minus, .minusEqual: return .subtract
        case .star, .starEqual: return .multiply
        case .slash, .slashEqual: return .trueDivide
        case .doubleSlash, .doubleSlashEqual: return .floorDivide
        case .percent, .percentEqual: return .remainder
        case .at, .atEqual: return .matrixMultiply
        case .doubleStar, .doubleStarEqual: return .power
        default: return .add
        }
    }

    /// Operators that bind at least as tightly as `level`.
    mutating func operation(_ level: UInt8) throws -> Expression {
        if isSecondRun {
            if level == Precedence.or { return try memoized(.disjunction) { try $0.plainOperation(level) } }
            if level == Precedence.bitOr { return try memoized(.bitwiseOr) { try $0.plainOperation(level) } }
        }
        return try plainOperation(level)
    }

    private mutating func plainOperation(_ level: UInt8) throws -> Expression {
        let start = position
        var left: Expression
        if kind == .notKeyword, level <= Precedence.not {
            left = try negation()
        } else {
            left = try unary()
        }
        while true {
            let operatorKind = kind
            let precedence = Self.precedence(operatorKind)
            if precedence < level || precedence == Precedence.none { return left }
            switch precedence {
            case Precedence.or:
                var operands = [left]
                while kind == .orKeyword, let operand = try operand(Precedence.and) { operands.append(operand) }
                if operands.count == 1 { return left }
                left = try make(span(from: start), .or(operands))
            case Precedence.and:
                var operands = [left]
                while kind == .andKeyword, let operand = try operand(Precedence.not) { operands.append(operand) }
                if operands.count == 1 { return left }
                left = try make(span(from: start), .and(operands))
            case Precedence.comparison:
                guard let compared = try comparison(left, start) else { return left }
                left = compared
            default:
                let operatorSpan = token.span
                guard let right = try operand(precedence + 1) else { return left }
                left = try make(span(from: start), .binary(Self.binaryOperator(operatorKind), left, right, operatorSpan: operatorSpan))
            }
        }
    }

    /// The operator that the parser stands at, and the operand behind it.
    private mutating func operand(_ level: UInt8) throws -> Expression? {
        try orBack { parser in
            parser.position += 1
            return try parser.operation(level)
        }
    }

    /// `not not x`
    private mutating func negation() throws -> Expression {
        let start = position
        while accept(.notKeyword) {}
        let end = position
        if end - start > Self.highestExpression { throw tooDeep }
        var value = try operation(Precedence.comparison)
        for index in stride(from: end - 1, through: start, by: -1) {
            value = try make(span(from: index), .unary(.not, value))
        }
        return value
    }

    private mutating func comparison(_ left: Expression, _ start: Int) throws -> Expression? {
        var rest: [(operation: Expression.Comparison, operand: Expression)] = []
        while let next = try orBack({ parser -> (operation: Expression.Comparison, operand: Expression)? in
            guard let operation = try parser.comparisonOperator() else { return nil }
            return (operation, try parser.operation(Precedence.bitOr))
        }) ?? nil { rest.append(next) }
        return rest.isEmpty ? nil : try make(span(from: start), .compare(left, rest))
    }

    private mutating func comparisonOperator() throws -> Expression.Comparison? {
        let operation: Expression.Comparison
        switch kind {
        case .less: operation = .less
        case .lessEqual: operation = .lessOrEqual
        case .doubleEqual: operation = .equal
        case .notEqual: operation = .notEqual
        case .greater: operation = .greater
        case .greaterEqual: operation = .greaterOrEqual
        case .inKeyword: operation = .in
        case .isKeyword:
            position += 1
            return accept(.notKeyword) ? .isNot : .is
        case .notKeyword:
            // Looking behind `not` is what places the mistake in `x not y` at `y`.
            if next == .inKeyword {
                position += 2
                return .notIn
            }
            furthest = max(furthest, position + 1)
            return nil
        default: return nil
        }
        position += 1
        return operation
    }

    private mutating func unary() throws -> Expression {
        let start = position
        while kind == .minus || kind == .plus || kind == .tilde { position += 1 }
        let end = position
        if end == start { return try power() }
        if end - start > Self.highestExpression { throw tooDeep }
        var value = try power()
        for index in stride(from: end - 1, through: start, by: -1) {
            let operation: Expression.UnaryOperator = tokens[index].kind == .minus ? .negative : tokens[index].kind == .plus ? .positive : .invert
            value = try make(span(from: index), .unary(operation, value))
        }
        return value
    }

    private mutating func power() throws -> Expression {
        let start = position
        let base = try primary()
        guard kind == .doubleStar else { return base }
        let operatorSpan = token.span
        try enter()
        defer { leave() }
        guard let exponent = try orBack({ parser -> Expression in
            parser.position += 1
            return try parser.unary()
        }) else { return base }
        return try make(span(from: start), .binary(.power, base, exponent, operatorSpan: operatorSpan))
    }

    // MARK: Attributes, calls, subscripts

    mutating func primary() throws -> Expression {
        let start = position
        var value = try atom()
        while let longer = try orBack({ try $0.postfix(value, start) }) ?? nil { value = longer }
        return value
    }

    /// `.name`, `(…)` or `[…]` behind a value; nil if there is none.
    private mutating func postfix(_ value: Expression, _ start: Int) throws -> Expression? {
        switch kind {
        case .dot:
            position += 1
            let name = try expectName()
            return try make(span(from: start), .attribute(value, name: mangled(text(name)), nameSpan: name.span))
        case .openParenthesis:
            position += 1
            let arguments = try callArguments()
            return try make(span(from: start), .call(value, arguments))
        case .openBracket:
            position += 1
            let index = try slices()
            try expect(.closeBracket)
            return try make(span(from: start), .subscript(value, index: index))
        default:
            return nil
        }
    }

    private mutating func slices() throws -> Expression {
        let start = position
        let first = try slice()
        guard kind == .comma else { return first.isStarred ? try make(first.span, .tuple([first])) : first }
        var elements = [first]
        while accept(.comma) {
            guard kind == .colon || kind == .star || kind.beginsExpression else { break }
            elements.append(try slice())
        }
        return try make(span(from: start), .tuple(elements))
    }

    private mutating func slice() throws -> Expression {
        if kind == .star { return try starred() }
        let start = position
        var lower: Expression?
        if kind != .colon {
            if isDiagnosing {
                // `expression? ':'` comes first, then a named expression.
                if let bound = try attempt({ parser in
                    let bound = try parser.expression()
                    if parser.kind != .colon { throw parser.mismatch() }
                    return bound
                }) {
                    lower = bound
                } else {
                    return try namedExpression()
                }
            } else {
                let value = try namedExpression()
                guard kind == .colon else { return value }
                if case .named = value.kind, tokens[start].kind == .name { throw mismatch() }
                lower = value
            }
        }
        try expect(.colon)
        var upper: Expression?, step: Expression?
        if kind.beginsExpression { upper = try expression() }
        if accept(.colon), kind.beginsExpression { step = try expression() }
        return try make(span(from: start), .slice(lower: lower, upper: upper, step: step))
    }
}

extension Expression {
    var isStarred: Bool {
        if case .starred = kind { return true }
        return false
    }
}
