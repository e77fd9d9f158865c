internal import Syntax

/// `def` and `lambda`: makes the function object.
final class FunctionNode: ExpressionNode {
    let code: Code
    let globals: DictObject
    let defaults: [ExpressionNode]
    /// nil: no default.
    let keywordDefaults: [ExpressionNode?]
    let freeSources: [Binding]
    let annotations: [(name: StringObject, node: ExpressionNode)]

    init(_ span: Span, _ code: Code, _ globals: DictObject, _ defaults: [ExpressionNode], _ keywordDefaults: [ExpressionNode?], _ freeSources: [Binding],
         _ annotations: [(name: StringObject, node: ExpressionNode)]) {
        self.code = code
        self.globals = globals
        self.defaults = defaults
        self.keywordDefaults = keywordDefaults
        self.freeSources = freeSources
        self.annotations = annotations
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let function = FunctionObject(
            code, globals: globals, closure: interpreter.closure(freeSources, frame), defaults: try defaults.map { try $0.evaluate(frame, interpreter) },
            keywordDefaults: try keywordDefaults.map { try $0?.evaluate(frame, interpreter) ?? .undefined })
        if !annotations.isEmpty {
            let dictionary = DictObject(capacity: annotations.count)
            for (name, node) in annotations { dictionary[name] = try node.evaluate(frame, interpreter) }
            function.annotations = dictionary
        }
        return .object(function)
    }
}

extension Interpreter {
    /// The cells that an inner function takes from the frame around it.
    func closure(_ sources: [Binding], _ frame: Frame) -> [CellObject] {
        if sources.isEmpty { return [] }
        return sources.map { source in
            switch source {
            case .cell(let slot):
                if let cell = frame.cell(slot) { return cell }
                let cell = CellObject(frame[slot])
                frame[slot] = .object(cell)
                return cell
            case .free(let index): return frame.free(index) ?? CellObject(.undefined)
            default: return CellObject(.undefined)
            }
        }
    }
}

/// A definition with decorators, and the binding of its name.
final class DefinitionNode: StatementNode {
    let decorators: [ExpressionNode]
    let definition: ExpressionNode
    let target: TargetNode
    init(_ span: Span, _ decorators: [ExpressionNode], _ definition: ExpressionNode, _ target: TargetNode) {
        self.decorators = decorators
        self.definition = definition
        self.target = target
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        if decorators.isEmpty {
            try target.assign(definition.evaluate(frame, interpreter), frame, interpreter)
            return .normal
        }
        let functions = try decorators.map { try $0.evaluate(frame, interpreter) }
        var value = try definition.evaluate(frame, interpreter)
        for index in functions.indices.reversed() {
            do { value = try interpreter.call1(functions[index], value) } catch { throw interpreter.located(error, decorators[index].span) }
        }
        try target.assign(value, frame, interpreter)
        return .normal
    }
}

/// `class`: runs the body in a new namespace and makes the class.
final class ClassNode: ExpressionNode {
    let name: StringObject
    let code: Code
    let globals: DictObject
    let freeSources: [Binding]
    let bases: [(node: ExpressionNode, isStarred: Bool)]
    let keywords: [(name: StringObject?, node: ExpressionNode)]
    let classCellSlot: Int?

    init(_ span: Span, _ name: StringObject, _ code: Code, _ globals: DictObject, _ freeSources: [Binding], _ bases: [(node: ExpressionNode, isStarred: Bool)],
         _ keywords: [(name: StringObject?, node: ExpressionNode)], classCellSlot: Int?) {
        self.name = name
        self.code = code
        self.globals = globals
        self.freeSources = freeSources
        self.bases = bases
        self.keywords = keywords
        self.classCellSlot = classCellSlot
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        var baseValues: [Value] = []
        for (node, isStarred) in bases {
            let value = try node.evaluate(frame, interpreter)
            if isStarred { baseValues.append(contentsOf: try interpreter.tuple(from: value).array) } else { baseValues.append(value) }
        }
        var names: [StringObject] = []
        var values: [Value] = []
        for (name, node) in keywords {
            let value = try node.evaluate(frame, interpreter)
            if let name {
                names.append(name)
                values.append(value)
            } else if let dictionary = value.dict {
                for (key, item) in dictionary.items {
                    guard let key = key.string else { continue }
                    names.append(key.interned)
                    values.append(item)
                }
            }
        }
        do {
            return try interpreter.buildClass(self, baseValues, names, values, interpreter.closure(freeSources, frame))
        } catch { throw interpreter.located(error, span) }
    }
}

extension Interpreter {
    fileprivate func buildClass(_ node: ClassNode, _ given: [Value], _ keywordNames: [StringObject], _ keywordValues: [Value], _ closure: [CellObject]) throws -> Value {
        var names = keywordNames, values = keywordValues
        let original = given
        let bases = try resolveBases(given)
        // The metaclass: named, or the most derived one of the bases.
        var metaclass = Value.object(Types.type.object)
        if let index = names.firstIndex(where: { $0 == "metaclass" }) {
            metaclass = values[index]
            names.remove(at: index)
            values.remove(at: index)
        } else if let first = bases.first {
            metaclass = .object(first.typeObject)
        }
        if let type = metaclass.type { metaclass = .object(try mostDerivedMetaclass(type, bases)) }
        // The namespace.
        var namespace = Value.object(DictObject())
        if let type = metaclass.type, type.reference != Types.type, let prepare = try typeAttribute(type, .interned("__prepare__")), type.lookup(.interned("__prepare__"))?.object(.native, NativeFunction.self) == nil {
            namespace = try call(prepare, [.object(node.name), .object(TupleObject(bases))] + values, names: names.isEmpty ? nil : names)
        }
        try setItem(namespace, .object(Names.module), node.globals[Names.name] ?? .none)
        try setItem(namespace, .object(Names.qualname), Value(node.code.qualifiedName))
        if let documentation = node.code.documentation { try setItem(namespace, .object(Names.doc), .object(documentation)) }
        if original.count != bases.count || zip(original, bases).contains(where: { !$0.isIdentical(to: $1) }) {
            try setItem(namespace, .object(StringObject.interned("__orig_bases__")), .object(TupleObject(original)))
        }
        // The body.
        let code = node.code
        let function = FunctionObject(code, globals: node.globals, closure: closure, defaults: [], keywordDefaults: [])
        if let compile = code.compileBody {
            code.compileBody = nil
            try compile(code)
        }
        let base = try push(code.frameSize + 1)
        defer { pop(base, code.frameSize + 1) }
        base[0] = .object(function)
        let frame = Frame(base + 1)
        for slot in code.cellSlots { frame[slot] = .object(CellObject(.undefined)) }
        frame[code.frameSize - 1] = namespace
        _ = try run(code, function, frame)
        var classCell: CellObject?
        if let slot = node.classCellSlot { classCell = frame.cell(slot) }
        let made = try call(metaclass, [.object(node.name), .object(TupleObject(bases)), namespace] + values, names: names.isEmpty ? nil : names)
        if let classCell { classCell.value = made }
        return made
    }

    /// Bases that are no classes may say which classes they stand for (`__mro_entries__`).
    private func resolveBases(_ given: [Value]) throws -> [Value] {
        var result: [Value] = []
        for base in given {
            if base.type == nil, let entries = try attributeOrNil(base, .interned("__mro_entries__")) {
                result.append(contentsOf: try tuple(from: call1(entries, .object(TupleObject(given)))).array)
            } else {
                result.append(base)
            }
        }
        return result
    }

    func mostDerivedMetaclass(_ start: TypeObject, _ bases: [Value]) throws -> TypeObject {
        var winner = start
        for base in bases {
            let meta = base.typeObject
            if winner.isSubclass(of: meta) { continue }
            if meta.isSubclass(of: winner) { winner = meta; continue }
            throw typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
        }
        return winner
    }
}
