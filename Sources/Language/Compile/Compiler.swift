internal import Syntax

/// Turns the tree of a function, class body or module into nodes.  Bodies of functions are compiled when they are first called.
final class Compiler {
    let source: SourceText
    let globals: DictObject
    let builtins: DictObject
    /// The function, class body or module whose body is compiled.
    let code: Code
    let scope: Scope
    /// Statements with a `yield` become resumable ones.
    let isGenerator: Bool
    /// In a class body: the slot of the namespace.
    let namespaceSlot: Int?
    /// Statements say where the program is, and some calls are told to the observer.
    let isObserved: Bool
    /// The names of this module-like text are looked up in a namespace of its own first.
    let hasOwnNames: Bool

    /// How many `name := value` the compiler has seen: an expression with one may change a variable that was read before it.
    private var namedCount = 0

    init(source: SourceText, globals: DictObject, builtins: DictObject, code: Code, scope: Scope, isObserved: Bool = false, hasOwnNames: Bool = false) {
        self.source = source
        self.globals = globals
        self.builtins = builtins
        self.code = code
        self.scope = scope
        self.isObserved = isObserved
        isGenerator = code.isGenerator
        // Names of a class body, and of a text run by `exec` with variables of its own, live in a namespace that the frame holds.
        let hasNamespace = scope.kind == .classBody || hasOwnNames
        self.hasOwnNames = hasOwnNames
        namespaceSlot = hasNamespace ? code.slotCount : nil
        if hasNamespace { code.frameSize = max(code.frameSize, code.slotCount + 1) }
    }

    /// A slot of the frame for the compiler's own use.
    func newSlot() -> Int {
        // The namespace of a class body is the last slot; class bodies are no generators, so nothing comes after it.
        code.frameSize += 1
        return code.frameSize - 1
    }

    /// `name := value`
    func named(_ span: Span, _ name: NameReference, _ value: ExpressionNode) -> ExpressionNode {
        namedCount += 1
        return NamedNode(span, write(name), value)
    }

    /// The expression, and whether evaluating it may bind a name of this scope.
    func bindingExpression(_ tree: Expression) -> (node: ExpressionNode, binds: Bool) {
        let before = namedCount
        let node = expression(tree)
        return (node, namedCount != before)
    }

    // MARK: entry points

    /// The code of a module or a notebook's cell.
    ///
    /// - Parameter displaysLast: keep the value of a last expression statement (`Interpreter.displayed`).
    static func module(_ module: Module, globals: DictObject, builtins: DictObject, displaysLast: Bool = false, isObserved: Bool = false, hasOwnNames: Bool = false) -> Code {
        let code = Code(name: "<module>", qualifiedName: "<module>", source: module.source, firstLine: 1, scope: module.scope, parameters: nil, documentation: module.documentation)
        let compiler = Compiler(source: module.source, globals: globals, builtins: builtins, code: code, scope: module.scope, isObserved: isObserved, hasOwnNames: hasOwnNames)
        var statements = module.body
        var last: StatementNode?
        if displaysLast, let final = statements.last, case .expression(let expression) = final.kind {
            statements.removeLast()
            last = DisplayNode(compiler.expression(expression))
        }
        var nodes = statements.map(compiler.plain)
        if let last { nodes.append(last) }
        code.body = compiler.blockNode(module.body.first?.span ?? Span(0, 0), nodes)
        return code
    }

    /// The code of a `def`, `lambda` or class, to be compiled when it is needed.
    func codeObject(_ name: String, _ scope: Scope, _ parameters: Parameters?, _ documentation: [UInt8]?, line span: Span, body: @escaping (Compiler) -> StatementNode) -> Code {
        let made = Code(name: name, qualifiedName: scope.qualifiedName, source: source, firstLine: source.line(at: Int(span.start)), scope: scope,
                        parameters: parameters, documentation: documentation)
        if scope.kind == .classBody { made.frameSize = made.slotCount + 1 }
        let (source, globals, builtins, isObserved) = (source, globals, builtins, isObserved)
        made.compileBody = { code in
            let compiler = Compiler(source: source, globals: globals, builtins: builtins, code: code, scope: scope, isObserved: isObserved)
            let node = body(compiler)
            if let only = node as? ReturnNode, let value = only.value, !code.isGenerator { code.expression = value }
            code.body = node
        }
        return made
    }

    // MARK: names

    func read(_ name: NameReference) -> ExpressionNode {
        if name.isSeenFromComprehension {
            switch name.binding {
            case .local(let slot) where !name.isAlwaysBound: return LocalNode(name.span, slot, name.identifier, isFree: true)
            case .cell(let slot): return CellNode(name.span, slot, name.identifier, isFree: true)
            default: break
            }
        }
        return read(name.identifier, name.binding, name.span, isAlwaysBound: name.isAlwaysBound)
    }

    func read(_ identifier: String, _ binding: Binding, _ span: Span, isAlwaysBound: Bool = false) -> ExpressionNode {
        switch binding {
        case .local(let slot): return isAlwaysBound ? BoundLocalNode(span, slot) : LocalNode(span, slot, identifier)
        case .cell(let slot): return CellNode(span, slot, identifier)
        case .free(let index): return FreeNode(span, index, identifier)
        case .global, .unresolved:
            let node = GlobalNode(span, .interned(identifier), globals, builtins, code)
            guard hasOwnNames, let namespaceSlot else { return node }
            return ClassNameNode(span, .interned(identifier), namespaceSlot, otherwise: node)
        case .classNamespace:
            return ClassNameNode(span, .interned(identifier), namespaceSlot ?? 0, otherwise: GlobalNode(span, .interned(identifier), globals, builtins, code))
        case .classNamespaceOrFree(let index):
            return ClassNameNode(span, .interned(identifier), namespaceSlot ?? 0, otherwise: FreeNode(span, index, identifier))
        }
    }

    func write(_ name: NameReference) -> TargetNode {
        switch name.binding {
        case .local(let slot): return LocalTarget(name.span, slot, name.identifier)
        case .cell(let slot): return CellTarget(name.span, slot, name.identifier)
        case .free(let index): return FreeTarget(name.span, index, name.identifier)
        case .global, .unresolved:
            if hasOwnNames, let namespaceSlot { return ClassNameTarget(name.span, .interned(name.identifier), namespaceSlot) }
            return GlobalTarget(name.span, .interned(name.identifier), globals, code)
        case .classNamespace, .classNamespaceOrFree: return ClassNameTarget(name.span, .interned(name.identifier), namespaceSlot ?? 0)
        }
    }

    /// The target of an assignment, `for`, `with` or `del`.
    func target(_ expression: Expression) -> TargetNode {
        switch expression.kind {
        case .name(let name): return write(name)
        case .attribute(let object, let name, _): return AttributeTarget(expression.span, self.expression(object), .interned(mangled(name)))
        case .subscript(let object, let index): return SubscriptTarget(expression.span, self.expression(object), self.expression(index))
        case .tuple(let elements), .list(let elements):
            var star = -1
            let targets = elements.enumerated().map { index, element -> TargetNode in
                if case .starred(let inner) = element.kind {
                    star = index
                    return target(inner)
                }
                return target(element)
            }
            return UnpackTarget(expression.span, targets, star: star)
        case .starred(let inner): return target(inner)
        default: return TargetNode(expression.span)
        }
    }

    /// The resolver mangles names; attributes come mangled by it, too.
    func mangled(_ name: String) -> String { name }

    // MARK: functions and classes

    func function(_ definition: FunctionDefinition, _ span: Span) -> FunctionNode {
        let parameters = definition.parameters
        let body = definition.body
        let isLambda = definition.target == nil
        let made = codeObject(definition.name, definition.scope, parameters, definition.documentation, line: definition.decorators.first?.span ?? span) { compiler in
            if isLambda, body.count == 1, case .return(let value?) = body[0].kind, !compiler.isGenerator { return ReturnNode(body[0].span, compiler.expression(value)) }
            return compiler.block(body)
        }
        let positional = parameters.positionalOnly + parameters.positional
        let defaults = positional.compactMap { $0.defaultValue }.map(expression)
        let keywordDefaults = parameters.keywordOnly.map { $0.defaultValue.map(expression) }
        var annotations: [(name: StringObject, node: ExpressionNode)] = []
        // In CPython's order, which is not that of the slots.
        let variadic = [parameters.variadic, parameters.variadicKeywords].map { $0.map { [$0] } ?? [] }
        for parameter in positional + variadic[0] + parameters.keywordOnly + variadic[1] {
            if let annotation = parameter.annotation { annotations.append((.interned(parameter.name.identifier), expression(annotation))) }
        }
        if let returns = definition.returns { annotations.append((.interned("return"), expression(returns))) }
        return FunctionNode(span, made, globals, defaults, keywordDefaults, definition.scope.freeSources, annotations)
    }

    func classNode(_ definition: ClassDefinition, _ span: Span) -> ClassNode {
        let body = definition.body
        let made = codeObject(definition.name, definition.scope, nil, definition.documentation, line: span) { $0.block(body) }
        var bases: [(node: ExpressionNode, isStarred: Bool)] = []
        var keywords: [(name: StringObject?, node: ExpressionNode)] = []
        for argument in definition.arguments {
            switch argument {
            case .positional(let value): bases.append((expression(value), false))
            case .starred(let value): bases.append((expression(value), true))
            case .keyword(let name, _, let value): keywords.append((.interned(name), expression(value)))
            case .doubleStarred(let value): keywords.append((nil, expression(value)))
            }
        }
        return ClassNode(span, .interned(definition.name), made, globals, definition.scope.freeSources, bases, keywords, classCellSlot: definition.scope.classCellSlot)
    }
}
