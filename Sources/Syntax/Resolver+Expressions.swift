// The walk over expressions, targets and comprehensions.

extension Resolver {
    mutating func visit(_ expressions: [Expression]) throws {
        for expression in expressions { try visit(expression) }
    }

    /// Elements of a display, where `*x` may stand.
    private mutating func visitElements(_ elements: [Expression]) throws {
        for element in elements {
            if case .starred(let value) = element.kind { try visit(value) } else { try visit(element) }
        }
    }

    mutating func visit(_ expression: Expression) throws {
        switch expression.kind {
        case .constant: break
        case .name(let name): use(name)
        case .formatted(let parts): try visit(parts)
        case .tuple(let elements), .list(let elements), .set(let elements): try visitElements(elements)
        case .dict(let items):
            for item in items {
                if let key = item.key { try visit(key) }
                try visit(item.value)
            }
        case .unary(_, let value), .attribute(let value, _, _): try visit(value)
        case .binary(_, let left, let right, _), .subscript(let left, let right):
            try visit(left)
            try visit(right)
        case .and(let operands), .or(let operands): try visit(operands)
        case .compare(let left, let rest):
            try visit(left)
            for (_, operand) in rest { try visit(operand) }
        case .call(let callee, let arguments):
            try visit(callee)
            try visit(arguments)
        case .conditional(let test, let then, let otherwise):
            try visit(test)
            try visit(then)
            try visit(otherwise)
        case .lambda(let definition): try visit(definition)
        case .slice(let lower, let upper, let step):
            if let lower { try visit(lower) }
            if let upper { try visit(upper) }
            if let step { try visit(step) }
        case .starred(let value):
            failLate(SyntaxMessages.starredExpression, expression.span)
            try visit(value)
        case .named(let target, let value):
            try named(target, expression.span)
            try visit(value)
        case .comprehension(let kind, let comprehension): try visit(comprehension, kind)
        case .generator(let comprehension, let scope): try visitGenerator(comprehension, scope)
        case .yield(let value):
            try yield(expression.span)
            if let value { try visit(value) }
        case .yieldFrom(let value):
            try yield(expression.span)
            try visit(value)
        }
    }

    private mutating func visit(_ parts: [FormatPart]) throws {
        for part in parts {
            guard case .value(let value, _, let specification) = part.kind else { continue }
            try visit(value)
            if let specification { try visit(specification) }
        }
    }

    mutating func visit(_ arguments: [Argument]) throws {
        var seen: Set<String> = []
        for argument in arguments {
            if case .keyword(let name, let nameSpan, let value) = argument, !seen.insert(name).inserted {
                failLate(SyntaxMessages.repeatedKeyword(name), nameSpan.through(value.span))
            }
            try visit(argument.value)
        }
    }

    private mutating func yield(_ span: Span) throws {
        if let comprehension = current.comprehension { throw fail(SyntaxMessages.yieldInside(comprehension.description), span) }
        switch current.scope.kind {
        case .generatorExpression: throw fail(SyntaxMessages.yieldInside("generator expression"), span)
        case .module, .classBody: failLate(SyntaxMessages.outsideFunction("yield"), span)
        case .function, .lambda: current.scope.isGenerator = true
        }
    }

    // MARK: Comprehensions

    private mutating func visit(_ comprehension: Comprehension, _ kind: Expression.ComprehensionKind) throws {
        let builder = current
        let word = kind == .list ? "list" : kind == .set ? "set" : "dict"
        try visitIterable(comprehension.clauses.first?.iterable)
        let inner = ComprehensionScope(builder.comprehension, "\(word) comprehension", "<\(word)comp>")
        for (index, clause) in comprehension.clauses.enumerated() { declareTargets(clause.target, index, inner) }
        builder.comprehensions.append((comprehension, inner.names.values.map(\.symbol).sorted()))
        builder.comprehension = inner
        let depth = builder.iterableDepth
        builder.iterableDepth = 0
        try visitClauses(comprehension) { inner.boundClauses = $0 }
        builder.iterableDepth = depth
        builder.comprehension = inner.outer
    }

    private mutating func visitIterable(_ iterable: Expression?) throws {
        guard let iterable else { return }
        current.iterableDepth += 1
        try visit(iterable)
        current.iterableDepth -= 1
    }

    /// Everything but the first iterable, which is evaluated outside.
    private mutating func visitClauses(_ comprehension: Comprehension, _ bound: (Int) -> Void) throws {
        for (index, clause) in comprehension.clauses.enumerated() {
            if index > 0 { try visitIterable(clause.iterable) }
            try visitTarget(clause.target)
            bound(index + 1)
            try visit(clause.conditions)
        }
        try visit(comprehension.element)
        if let value = comprehension.value { try visit(value) }
    }

    private func declareTargets(_ target: Expression, _ clause: Int, _ comprehension: ComprehensionScope) {
        switch target.kind {
        case .name(let name):
            if comprehension.names[name.identifier] != nil { return }
            var symbol = Symbol(name.identifier)
            symbol.isIteration = true
            current.symbols.append(symbol)
            comprehension.names[name.identifier] = (current.symbols.count - 1, clause, name.span)
        case .tuple(let elements), .list(let elements):
            for element in elements { declareTargets(element, clause, comprehension) }
        case .starred(let value): declareTargets(value, clause, comprehension)
        default: break
        }
    }

    private mutating func visitGenerator(_ comprehension: Comprehension, _ scope: Scope) throws {
        try visitIterable(comprehension.clauses.first?.iterable)
        scope.isGenerator = true
        try inside(scope) { resolver in
            // Its variables are locals of its frame, but they are also iteration variables, which `:=` may not rebind.
            let inner = ComprehensionScope(nil, "generator expression")
            for (index, clause) in comprehension.clauses.enumerated() { resolver.declareTargets(clause.target, index, inner) }
            let builder = resolver.current
            for (name, entry) in inner.names {
                builder.symbols[entry.symbol].isIteration = false
                builder.symbols[entry.symbol].isAssigned = true
                builder.index[name] = entry.symbol
            }
            builder.comprehension = inner
            try resolver.visitClauses(comprehension) { inner.boundClauses = $0 }
            builder.comprehension = nil
        }
    }

    // MARK: Targets

    mutating func visitTarget(_ target: Expression) throws {
        switch target.kind {
        case .name(let name): bind(name)
        case .tuple(let elements), .list(let elements):
            var hasStar = false
            for element in elements {
                if case .starred(let value) = element.kind {
                    if hasStar { failLate(SyntaxMessages.secondStarredTarget, target.span) }
                    hasStar = true
                    try visitTarget(value)
                } else {
                    try visitTarget(element)
                }
            }
        case .starred(let value):
            failLate(SyntaxMessages.starredTarget, target.span)
            try visitTarget(value)
        default: try visit(target)
        }
    }

    mutating func visitDeletion(_ target: Expression) throws {
        switch target.kind {
        case .name(let name): bind(name, isDeleted: true)
        case .tuple(let elements), .list(let elements):
            for element in elements { try visitDeletion(element) }
        default: try visit(target)
        }
    }
}
