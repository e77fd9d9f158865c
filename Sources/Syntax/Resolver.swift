/// Finds out what every name means.  One walk collects the names of all scopes; then the scopes are settled from the outside in.  Mistakes that
/// CPython's compiler finds after its symbol table is complete are kept until then.
struct Resolver {
    let source: SourceText
    var builders: [ScopeBuilder] = []
    var current: ScopeBuilder
    /// The first mistake of the kind that is reported last.
    var late: SyntaxFailure?

    static let mostBlocks = 20

    static func resolve(_ module: Module) throws {
        let root = ScopeBuilder(module.scope, nil)
        var resolver = Resolver(module.source, root)
        try resolver.futureImports(module.body)
        try resolver.visit(module.body)
        try resolver.settle()
    }

    private init(_ source: SourceText, _ root: ScopeBuilder) {
        self.source = source
        current = root
        builders = [root]
    }

    func fail(_ message: String, _ span: Span) -> SyntaxFailure { SyntaxFailure(.syntaxError, message, source, span) }

    mutating func failLate(_ message: String, _ span: Span) {
        if late == nil { late = fail(message, span) }
    }

    // MARK: Scopes

    /// Walks what runs in a scope of its own.
    mutating func inside(_ scope: Scope, target: String? = nil, _ body: (inout Resolver) throws -> Void) throws {
        let outer = current
        let isGlobal = target.flatMap { outer.index[$0] }.map { outer.symbols[$0].isGlobal } ?? false
        if !isGlobal { scope.qualifiedName = outer.qualifiedPrefix + scope.name }
        current = ScopeBuilder(scope, outer)
        builders.append(current)
        try body(&self)
        current = outer
    }

    private mutating func settle() throws {
        // Outer scopes come before inner ones: mistakes are found in CPython's order.
        for builder in builders {
            for index in builder.symbols.indices {
                let symbol = builder.symbols[index]
                if symbol.isIteration { continue }
                if symbol.isGlobal {
                    if symbol.isNonlocal { throw fail(SyntaxMessages.nonlocalAndGlobal(symbol.name), symbol.declaration ?? Span(0, 0)) }
                    continue
                }
                if symbol.isNonlocal {
                    if builder.scope.kind == .module { throw fail(SyntaxMessages.nonlocalInModule, symbol.declaration ?? Span(0, 0)) }
                    if builder.free(symbol.name) == nil { throw fail(SyntaxMessages.noBinding(symbol.name), symbol.declaration ?? Span(0, 0)) }
                    if symbol.isDeleted { builder.markDeleted(symbol.name) }
                    continue
                }
                if builder.isLocal(symbol) || builder.scope.kind == .module { continue }
                if builder.scope.kind == .classBody, symbol.isAssigned { continue }
                _ = builder.free(symbol.name)
            }
            for name in builder.outsideNames {
                if name == "__class__" { builder.needsClassCell = true } else { _ = builder.free(name) }
            }
        }
        for builder in builders { builder.assignBindings() }
        for builder in builders { builder.assignSources() }
        if let late { throw late }
    }

    // MARK: Names

    /// A name that is read.
    mutating func use(_ name: NameReference) {
        let builder = current
        if let (symbol, isBound) = iterated(name.identifier) {
            builder.references.append(.init(name: name, symbol: symbol, isBound: isBound))
            return
        }
        if builder.scope.kind == .classBody, builder.comprehension != nil {
            if let known = builder.index[name.identifier], builder.symbols[known].isGlobal {
                builder.references.append(.init(name: name, symbol: known, isBound: false))
                return
            }
            builder.outsideNames.append(name.identifier)
            builder.references.append(.init(name: name, symbol: -1, isBound: false))
            return
        }
        let symbol = builder.symbol(name.identifier)
        builder.symbols[symbol].isUsed = true
        builder.references.append(.init(name: name, symbol: symbol, isBound: false))
        name.isSeenFromComprehension = builder.comprehension != nil
        // `super()` without arguments needs the class that the method is written in.
        if name.identifier == "super", builder.isFunction { builder.symbols[builder.symbol("__class__")].isUsed = true }
    }

    private func iterated(_ name: String) -> (symbol: Int, isBound: Bool)? {
        var inner = current.comprehension
        while let comprehension = inner {
            if let found = comprehension.names[name] { return (found.symbol, found.clause < comprehension.boundClauses) }
            inner = comprehension.outer
        }
        return nil
    }

    /// A name that is bound here.
    mutating func bind(_ name: NameReference, isDeleted: Bool = false) {
        let builder = current
        if let (symbol, _) = iterated(name.identifier) {
            builder.references.append(.init(name: name, symbol: symbol, isBound: true))
            return
        }
        let symbol = builder.symbol(name.identifier)
        builder.symbols[symbol].isAssigned = true
        if isDeleted { builder.symbols[symbol].isDeleted = true }
        builder.references.append(.init(name: name, symbol: symbol, isBound: false))
        if name.identifier == "__debug__" { failLate(SyntaxMessages.cannotAssignName("__debug__"), name.span) }
    }

    mutating func declare(_ names: [String], isGlobal: Bool, _ span: Span) throws {
        let word = isGlobal ? "global" : "nonlocal"
        for name in names {
            let index = current.symbol(name)
            let symbol = current.symbols[index]
            if symbol.isParameter { throw fail(SyntaxMessages.parameterAnd(name, word), span) }
            if symbol.isUsed { throw fail(SyntaxMessages.usedBefore(name, word), span) }
            if symbol.isAnnotated { throw fail(SyntaxMessages.annotated(name, word), span) }
            if symbol.isAssigned { throw fail(SyntaxMessages.assignedBefore(name, word), span) }
            if isGlobal { current.symbols[index].isGlobal = true } else { current.symbols[index].isNonlocal = true }
            if symbol.declaration == nil { current.symbols[index].declaration = span }
        }
    }

    /// `name := value`: within comprehensions the name belongs to the function around them.
    mutating func named(_ target: NameReference, _ span: Span) throws {
        let name = target.identifier
        var builder = current
        if builder.iterableDepth > 0 { throw fail(SyntaxMessages.namedInIterable, span) }
        var isInComprehension = false
        while true {
            var inner = builder.comprehension
            if builder !== current { inner = nil }
            while let comprehension = inner {
                isInComprehension = true
                if let found = comprehension.names[name] {
                    if found.clause > 0, found.clause >= comprehension.boundClauses { throw fail(SyntaxMessages.innerLoopRebinds(name), found.span) }
                    throw fail(SyntaxMessages.rebindsIteration(name), target.span)
                }
                inner = comprehension.outer
            }
            guard builder.scope.kind == .generatorExpression, let outer = builder.outer else { break }
            isInComprehension = true
            var around = builder.outerComprehension
            while let comprehension = around {
                if comprehension.names[name] != nil { throw fail(SyntaxMessages.rebindsIteration(name), target.span) }
                around = comprehension.outer
            }
            if builder === current { builder.references.append(.init(name: target, symbol: builder.symbol(name), isBound: false)) } else { _ = builder.symbol(name) }
            builder = outer
        }
        if builder.scope.kind == .classBody, isInComprehension { throw fail(SyntaxMessages.namedInClassComprehension, target.span) }
        let symbol = builder.symbol(name)
        builder.symbols[symbol].isAssigned = true
        if builder === current { builder.references.append(.init(name: target, symbol: symbol, isBound: false)) }
    }
}
