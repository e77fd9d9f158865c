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
    /// - Parameter locals: where its names live, if not in the module (`exec` with variables of its own).
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

    /// `eval`, `exec`: runs a text with the given variables.
    ///
    /// - Parameter locals: where names of the text itself live; functions that it defines see `globals` only.
    /// - Returns: the value of an expression, None for statements.
    func evaluateSource(text: StringObject, mode: EvaluationMode, name: String, globals: DictObject, locals: Value) throws -> Value {
        let module = try parsed(text, mode, name)
        let isModule = locals.object === globals
        let code = Compiler.module(module, globals: globals, builtins: builtins.namespace, displaysLast: mode == .expression, hasOwnNames: !isModule)
        let kept = displayed
        displayed = .undefined
        defer { displayed = kept }
        try execute(code, locals: isModule ? nil : locals)
        return displayed.isUndefined ? .none : displayed
    }

    /// `compile`: only whether the text is a program.
    func checkSource(text: StringObject, mode: EvaluationMode, name: String) throws { _ = try parsed(text, mode, name) }

    private func parsed(_ text: StringObject, _ mode: EvaluationMode, _ name: String) throws -> Module {
        do {
            return try Front.parse(SourceText(name: name, utf8: text.array), mode: mode == .expression ? .expression : .program)
        } catch let failure as SyntaxFailure {
            throw syntaxError(failure, isExpression: mode == .expression)
        }
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
