// The walk over statements, functions and classes.

extension Resolver {
    mutating func visit(_ statements: [Statement]) throws {
        for statement in statements { try visit(statement) }
    }

    mutating func visit(_ statement: Statement) throws {
        switch statement.kind {
        case .expression(let value): try visit(value)
        case .assign(let targets, let value):
            try visit(value)
            for target in targets { try visitTarget(target) }
        case .augmentedAssign(let target, _, _, let value):
            try visitTarget(target)
            try visit(value)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            try annotated(target, hasValue: value != nil, isSimple, statement.span)
            try visit(annotation)
            if let value { try visit(value) }
        case .return(let value):
            switch current.scope.kind {
            case .function, .lambda: if current.loops.contains(.exceptStar) { failLate(SyntaxMessages.inExceptStar, statement.span) }
            default: failLate(SyntaxMessages.outsideFunction("return"), statement.span)
            }
            if let value { try visit(value) }
        case .delete(let targets):
            for target in targets { try visitDeletion(target) }
        case .pass: break
        case .break, .continue: jump(statement)
        case .if(let test, let then, let otherwise): try conditional(test, then, otherwise)
        case .while(let test, let body, let otherwise):
            try visit(test)
            try loop(body, statement.span)
            try visit(otherwise)
        case .for(let target, let iterable, let body, let otherwise):
            try visit(iterable)
            try visitTarget(target)
            try loop(body, statement.span)
            try visit(otherwise)
        case .try(let body, let handlers, let otherwise, let finally, let isStar):
            try visitTry(body, handlers, otherwise, finally, isStar, statement.span)
        case .with(let items, let body): try with(items[...], body, statement.span)
        case .raise(let value, let cause):
            if let value { try visit(value) }
            if let cause { try visit(cause) }
        case .assert(let test, let message):
            try visit(test)
            if let message { try visit(message) }
        case .function(let definition): try visit(definition)
        case .class(let definition): try visit(definition)
        case .global(let names): try declare(names, isGlobal: true, statement.span)
        case .nonlocal(let names): try declare(names, isGlobal: false, statement.span)
        case .import(let modules):
            for module in modules { bind(module.target) }
        case .importFrom(_, _, let names):
            for name in names {
                if name.name == "*" { try importStar(statement.span) } else { bind(name.target) }
            }
        case .importStar: try importStar(statement.span)
        case .match(let subject, let cases): try match(subject, cases)
        }
    }

    private func importStar(_ span: Span) throws {
        if current.scope.kind != .module { throw fail(SyntaxMessages.importStarInside, span) }
    }

    private mutating func annotated(_ target: Expression, hasValue: Bool, _ isSimple: Bool, _ span: Span) throws {
        guard case .name(let name) = target.kind else { return try visit(target) }
        if isSimple {
            let index = current.symbol(name.identifier)
            let symbol = current.symbols[index]
            if symbol.isGlobal, current.scope.kind != .module { throw fail(SyntaxMessages.annotated(name.identifier, "global"), span) }
            if symbol.isNonlocal { throw fail(SyntaxMessages.annotated(name.identifier, "nonlocal"), span) }
            current.symbols[index].isAnnotated = true
        }
        if isSimple || hasValue { bind(name) } else { current.references.append(.init(name: name, symbol: current.symbol(name.identifier), isBound: false)) }
    }

    // MARK: Blocks

    /// Counts the blocks that an exception or a jump would have to leave.
    private mutating func block(_ span: Span, count: Int = 1, _ body: (inout Resolver) throws -> Void) throws {
        current.blocks += count
        if current.blocks > Self.mostBlocks { failLate(SyntaxMessages.tooManyBlocks, span) }
        try body(&self)
        current.blocks -= count
    }

    private mutating func loop(_ body: [Statement], _ span: Span) throws {
        current.loops.append(.loop)
        try block(span) { try $0.visit(body) }
        current.loops.removeLast()
    }

    private mutating func jump(_ statement: Statement) {
        var isBreak = false
        if case .break = statement.kind { isBreak = true }
        switch current.loops.last {
        case .loop?: break
        case .exceptStar?: failLate(SyntaxMessages.inExceptStar, statement.span)
        case nil: failLate(isBreak ? SyntaxMessages.breakOutside : SyntaxMessages.continueOutside, statement.span)
        }
    }

    /// A chain of `elif` is walked without recursion.
    private mutating func conditional(_ test: Expression, _ then: [Statement], _ otherwise: [Statement]) throws {
        try visit(test)
        try visit(then)
        var rest = otherwise
        while rest.count == 1, case .if(let test, let then, let otherwise) = rest[0].kind {
            try visit(test)
            try visit(then)
            rest = otherwise
        }
        try visit(rest)
    }

    private mutating func visitTry(_ body: [Statement], _ handlers: [Statement.Handler], _ otherwise: [Statement], _ finally: [Statement], _ isStar: Bool, _ span: Span) throws {
        try block(span, count: (handlers.isEmpty ? 0 : 1) + (finally.isEmpty ? 0 : 1)) { try $0.visit(body) }
        try block(span, count: finally.isEmpty ? 0 : 1) { resolver in
            for (index, handler) in handlers.enumerated() {
                if handler.type == nil, index + 1 < handlers.count { resolver.failLate(SyntaxMessages.defaultExceptLast, handler.span) }
                if let type = handler.type { try resolver.visit(type) }
                if let target = handler.target { resolver.bind(target, isDeleted: true) }
                if isStar { resolver.current.loops.append(.exceptStar) }
                try resolver.block(handler.span, count: handler.target == nil ? 1 : 2) { try $0.visit(handler.body) }
                if isStar { resolver.current.loops.removeLast() }
            }
            try resolver.visit(otherwise)
        }
        try block(span, count: finally.isEmpty ? 0 : 1) { try $0.visit(finally) }
    }

    private mutating func with(_ items: ArraySlice<(context: Expression, target: Expression?)>, _ body: [Statement], _ span: Span) throws {
        for item in items {
            try visit(item.context)
            if let target = item.target { try visitTarget(target) }
        }
        try block(span, count: items.count) { try $0.visit(body) }
    }

    // MARK: Functions and classes

    mutating func visit(_ definition: FunctionDefinition) throws {
        try visit(definition.decorators)
        let parameters = definition.parameters
        for parameter in parameters.positionalOnly + parameters.positional + parameters.keywordOnly {
            if let value = parameter.defaultValue { try visit(value) }
        }
        let all = parameters.all
        for parameter in all {
            guard let annotation = parameter.annotation else { continue }
            if case .starred(let value) = annotation.kind { try visit(value) } else { try visit(annotation) }
        }
        if let returns = definition.returns { try visit(returns) }
        if let target = definition.target { bind(target) }
        try inside(definition.scope, target: definition.target?.identifier) { resolver in
            for parameter in all {
                let name = parameter.name
                let builder = resolver.current
                if builder.index[name.identifier] != nil { throw resolver.fail(SyntaxMessages.duplicateArgument(name.identifier), name.span) }
                let symbol = builder.symbol(name.identifier)
                builder.symbols[symbol].isParameter = true
                builder.references.append(.init(name: name, symbol: symbol, isBound: true))
                if name.identifier == "__debug__" { resolver.failLate(SyntaxMessages.cannotAssignName("__debug__"), name.span) }
            }
            try resolver.visit(definition.body)
        }
    }

    private mutating func visit(_ definition: ClassDefinition) throws {
        try visit(definition.decorators)
        try visit(definition.arguments)
        bind(definition.target)
        try inside(definition.scope, target: definition.target.identifier) { try $0.visit(definition.body) }
    }

    // MARK: Imports from the future

    mutating func futureImports(_ body: [Statement]) throws {
        let features: Set<String> = [
            "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
            "generator_stop", "annotations",
        ]
        var isBeginning = true
        for (index, statement) in body.enumerated() {
            if case .importFrom("__future__", 0, let names) = statement.kind {
                for name in names where !features.contains(name.name) {
                    throw fail(name.name == "braces" ? SyntaxMessages.futureBraces : SyntaxMessages.futureFeature(name.name), statement.span)
                }
                if !isBeginning { throw fail(SyntaxMessages.lateFuture, statement.span) }
                continue
            }
            if index == 0, case .expression(let value) = statement.kind, case .constant(.string) = value.kind { continue }
            isBeginning = false
        }
    }
}
