/// A variable as the text of one scope shows it.
struct Symbol {
    let name: String
    var isParameter = false
    var isAssigned = false
    var isUsed = false
    var isGlobal = false
    var isNonlocal = false
    var isAnnotated = false
    /// Deleted somewhere, if only by the end of an `except … as` block.
    var isDeleted = false
    /// The variable of an inlined comprehension.
    var isIteration = false
    /// An inner function uses it.
    var isCaptured = false
    /// Of the `global` or `nonlocal` statement.
    var declaration: Span?
    var slot = -1
    var binding = Binding.unresolved

    init(_ name: String) { self.name = name }
}

/// The variables of a comprehension, while its parts are walked.  It runs in the frame around it, but hides that frame's names.
final class ComprehensionScope {
    let outer: ComprehensionScope?
    /// What CPython calls it in messages.
    let description: String
    /// What it adds to the qualified names of functions in it; a generator expression has a scope that does.
    let name: String?
    /// Symbol, and the clause that binds it.
    var names: [String: (symbol: Int, clause: Int, span: Span)] = [:]
    /// Clauses whose targets have been bound where the walk stands.
    var boundClauses = 0

    init(_ outer: ComprehensionScope?, _ description: String, _ name: String? = nil) {
        self.outer = outer
        self.description = description
        self.name = name
    }
}

/// A scope while its names are collected.
final class ScopeBuilder {
    /// Where a free variable's cell is found when the function object is made.
    enum Source {
        case symbol(Int)
        case free(Int)
        case classCell
    }

    struct Reference {
        let name: NameReference
        /// A symbol of this scope; negative: a name of a comprehension in a class body, which does not see the class.
        let symbol: Int
        let isBound: Bool
    }

    let scope: Scope
    let outer: ScopeBuilder?
    /// The comprehensions of the outer scope that this one stands in.
    let outerComprehension: ComprehensionScope?
    var symbols: [Symbol] = []
    var index: [String: Int] = [:]
    var references: [Reference] = []
    /// Names that comprehensions of a class body look up outside of it.
    var outsideNames: [String] = []
    var freeIndex: [String: Int] = [:]
    var freeSources: [Source] = []
    var needsClassCell = false
    var comprehensions: [(comprehension: Comprehension, symbols: [Int])] = []
    var comprehension: ComprehensionScope?
    /// How many iterables of comprehensions the walk is in.
    var iterableDepth = 0
    var loops: [Loop] = []
    var blocks = 0

    enum Loop { case loop, exceptStar }

    init(_ scope: Scope, _ outer: ScopeBuilder?) {
        self.scope = scope
        self.outer = outer
        outerComprehension = outer?.comprehension
    }

    /// What the qualified names of the scopes within this one begin with.  Comprehensions count, though they are inlined.
    var qualifiedPrefix: String {
        var prefix = ""
        switch scope.kind {
        case .module: break
        case .classBody, .generatorExpression: prefix = scope.qualifiedName + "."
        case .function, .lambda: prefix = scope.qualifiedName + ".<locals>."
        }
        var names: [String] = []
        var inner = comprehension
        while let current = inner {
            if let name = current.name { names.append(name + ".") }
            inner = current.outer
        }
        return prefix + names.reversed().joined()
    }

    var isFunction: Bool { scope.kind != .module && scope.kind != .classBody }

    func symbol(_ name: String) -> Int {
        if let known = index[name] { return known }
        symbols.append(Symbol(name))
        index[name] = symbols.count - 1
        return symbols.count - 1
    }

    /// Whether a name of this scope lives in its frame.
    func isLocal(_ symbol: Symbol) -> Bool {
        symbol.isIteration || isFunction && (symbol.isParameter || symbol.isAssigned) && !symbol.isGlobal && !symbol.isNonlocal
    }

    // MARK: Cells

    /// Finds the cell of a name as an inner scope sees it, and marks the variable as captured.
    func capture(_ name: String, from comprehension: ComprehensionScope?) -> Source? {
        var inner = comprehension
        while let current = inner {
            if let found = current.names[name] {
                symbols[found.symbol].isCaptured = true
                return .symbol(found.symbol)
            }
            inner = current.outer
        }
        switch scope.kind {
        case .module:
            return nil
        case .classBody:
            if name == "__class__" {
                needsClassCell = true
                return .classCell
            }
        default:
            if let known = index[name] {
                if symbols[known].isGlobal { return nil }
                if isLocal(symbols[known]) {
                    symbols[known].isCaptured = true
                    return .symbol(known)
                }
            }
        }
        return free(name).map { .free($0) }
    }

    /// The closure index of a name that an outer function has.
    func free(_ name: String) -> Int? {
        if let known = freeIndex[name] { return known }
        guard let source = outer?.capture(name, from: outerComprehension) else { return nil }
        let index = freeSources.count
        freeIndex[name] = index
        freeSources.append(source)
        scope.freeNames.append(name)
        return index
    }

    /// Marks the variable of an outer function as deleted by this one.
    func markDeleted(_ name: String) {
        var builder = outer
        while let current = builder {
            if current.isFunction, let known = current.index[name], current.isLocal(current.symbols[known]) {
                current.symbols[known].isDeleted = true
                return
            }
            builder = current.outer
        }
    }

    // MARK: Slots and bindings

    /// Decides where every name lives, once all captures are known.
    func assignBindings() {
        for index in symbols.indices where isLocal(symbols[index]) && !symbols[index].isIteration { giveSlot(index) }
        if needsClassCell {
            scope.classCellSlot = scope.slotNames.count
            scope.cellSlots.append(scope.slotNames.count)
            scope.slotNames.append("__class__")
        }
        for index in symbols.indices where symbols[index].isIteration { giveSlot(index) }
        for index in symbols.indices where !isLocal(symbols[index]) { symbols[index].binding = outsideBinding(symbols[index]) }
        for (comprehension, iterated) in comprehensions {
            comprehension.slots = iterated.map { symbols[$0].slot }
            comprehension.cellSlots = iterated.filter { symbols[$0].isCaptured }.map { symbols[$0].slot }
        }
        for reference in references {
            if reference.symbol < 0 {
                reference.name.binding = outsideClassBinding(reference.name.identifier)
                continue
            }
            let symbol = symbols[reference.symbol]
            reference.name.binding = symbol.binding
            reference.name.isAlwaysBound = symbol.isIteration ? reference.isBound : symbol.isParameter && !symbol.isDeleted && isLocal(symbol)
        }
        if isFunction {
            for symbol in symbols where isLocal(symbol) && !symbol.isIteration { scope.variables.append((symbol.name, symbol.binding)) }
            for (index, name) in scope.freeNames.enumerated() { scope.variables.append((name, .free(index: index))) }
        }
    }

    private func giveSlot(_ index: Int) {
        let slot = scope.slotNames.count
        scope.slotNames.append(symbols[index].name)
        symbols[index].slot = slot
        if symbols[index].isCaptured {
            if !symbols[index].isIteration { scope.cellSlots.append(slot) }
            symbols[index].binding = .cell(slot: slot)
        } else {
            symbols[index].binding = .local(slot: slot)
        }
    }

    private func outsideBinding(_ symbol: Symbol) -> Binding {
        if symbol.isGlobal { return .global }
        let closure = freeIndex[symbol.name]
        switch scope.kind {
        case .module: return .global
        case .classBody:
            if symbol.isNonlocal, let closure { return .free(index: closure) }
            if !symbol.isAssigned, let closure { return .classNamespaceOrFree(index: closure) }
            return .classNamespace
        default:
            return closure.map { .free(index: $0) } ?? .global
        }
    }

    private func outsideClassBinding(_ name: String) -> Binding {
        if name == "__class__", let slot = scope.classCellSlot { return .cell(slot: slot) }
        return freeIndex[name].map { .free(index: $0) } ?? .global
    }

    /// `freeSources` of the scope, once the outer one has its slots.
    func assignSources() {
        guard let outer else { return }
        scope.freeSources = freeSources.map { source in
            switch source {
            case .symbol(let index): return .cell(slot: outer.symbols[index].slot)
            case .free(let index): return .free(index: index)
            case .classCell: return .cell(slot: outer.scope.classCellSlot ?? 0)
            }
        }
    }
}
