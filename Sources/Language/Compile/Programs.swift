public import Syntax

extension Interpreter {
    /// Runs a whole program as `__main__`.
    public func run(_ source: SourceText) throws {
        let module = try Front.parse(source)
        mainModule.namespace[Names.doc] = module.documentation.map { .object(StringObject(utf8: $0)) } ?? Value.none
        try execute(Compiler.module(module, globals: mainModule.namespace, builtins: builtins.namespace))
    }

    /// Runs one cell of a notebook in the module `__main__`.
    ///
    /// - Returns: the value of the cell's last statement if that is an expression, else nil.
    public func runCell(_ source: SourceText) throws -> Value? {
        let module = try Front.parse(source)
        displayed = .undefined
        try execute(Compiler.module(module, globals: mainModule.namespace, builtins: builtins.namespace, displaysLast: true, isObserved: observer != nil))
        defer { displayed = .undefined }
        return displayed.isUndefined ? nil : displayed
    }

    /// Runs a module's source in the module's namespace.
    public func runModule(source: SourceText, in module: ModuleObject) throws {
        let tree: Module
        do {
            tree = try Front.parse(source)
        } catch let failure as SyntaxFailure {
            throw syntaxError(failure)
        }
        if let documentation = tree.documentation { module.namespace[Names.doc] = .object(StringObject(utf8: documentation)) }
        try execute(Compiler.module(tree, globals: module.namespace, builtins: builtins.namespace))
    }

    /// Executes the code of a module.
    ///
    /// - Parameter locals: where its names live, if not in the module (an annotation with names of its own).
    func execute(_ code: Code, locals: Value? = nil) throws {
        let base = try push(code.frameSize + 1)
        defer { pop(base, code.frameSize + 1) }
        // A module is no function; its frame has one all the same, so that every frame looks alike.
        let function = FunctionObject(code, globals: mainModule.namespace, closure: [], defaults: [], keywordDefaults: [])
        base[0] = .object(function)
        let frame = Frame(base + 1)
        for slot in code.cellSlots { frame[slot] = .object(CellObject(.undefined)) }
        if let locals { frame[code.slotCount] = locals }
        _ = try run(code, function, frame)
    }

    /// The value of an expression that stands in a text (an annotation in quotes).
    ///
    /// - Parameter names: a dict or mapping that is asked before `variables`.
    public func evaluate(expression text: StringObject, variables: DictObject, names: Value) throws -> Value {
        let module: Module
        do {
            module = try Front.parse(SourceText(name: "<string>", utf8: text.array), mode: .expression)
        } catch let failure as SyntaxFailure {
            throw syntaxError(failure, isExpression: true)
        }
        let isModule = names.object === variables
        let code = Compiler.module(module, globals: variables, builtins: builtins.namespace, displaysLast: true, hasOwnNames: !isModule)
        let kept = displayed
        displayed = .undefined
        defer { displayed = kept }
        try execute(code, locals: isModule ? nil : names)
        return displayed.isUndefined ? .none : displayed
    }
}

extension Interpreter {
    /// A set of a list's elements.
    func makeSet(_ list: ListObject) throws -> SetObject {
        let set = SetObject()
        var index = 0
        while index < list.count {
            _ = try set.add(list[index], self)
            index &+= 1
        }
        return set
    }
}
