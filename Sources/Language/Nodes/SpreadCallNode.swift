internal import Syntax

/// `function(*a, **b)`: how many arguments there are is known at run time only.
final class SpreadCallNode: ExpressionNode {
    enum Part {
        case positional(ExpressionNode), starred(ExpressionNode), keyword(StringObject, ExpressionNode), doubleStarred(ExpressionNode)
    }
    let function: ExpressionNode
    let parts: [Part]
    init(_ span: Span, _ function: ExpressionNode, _ parts: [Part]) {
        self.function = function
        self.parts = parts
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let base = interpreter.top
        try interpreter.pushValue(function.evaluate(frame, interpreter))
        defer { interpreter.popTo(base) }
        var names: [StringObject] = []
        var values: [Value] = []
        for part in parts {
            switch part {
            case .positional(let node): try interpreter.pushValue(node.evaluate(frame, interpreter))
            case .starred(let node):
                let iterable = try node.evaluate(frame, interpreter)
                do {
                    // Collected first: the iteration uses the stack, too.
                    let all = try spread(iterable, base[0], interpreter)
                    for index in 0..<all.count { try interpreter.pushValue(all[index]) }
                } catch { throw interpreter.located(error, span) }
            case .keyword(let name, let node):
                if names.contains(where: { $0.hasSameText(as: name) }) { throw interpreter.located(twice(name, base[0], interpreter), span) }
                names.append(name)
                values.append(try node.evaluate(frame, interpreter))
            case .doubleStarred(let node):
                let mapping = try node.evaluate(frame, interpreter)
                do {
                    for (key, value) in try pairs(mapping, base[0], interpreter) {
                        guard let name = key.string else { throw interpreter.typeError("keywords must be strings") }
                        if names.contains(where: { $0.hasSameText(as: name) }) { throw twice(name, base[0], interpreter) }
                        names.append(name.interned)
                        values.append(value)
                    }
                } catch { throw interpreter.located(error, span) }
            }
        }
        do {
            for value in values { try interpreter.pushValue(value) }
            let count = interpreter.top - base - 1
            return try interpreter.call(base[0], Arguments(base + 1, count, names.isEmpty ? nil : names))
        } catch { throw interpreter.located(error, span) }
    }

    private func spread(_ iterable: Value, _ callee: Value, _ interpreter: Interpreter) throws -> TupleObject {
        if let tuple = iterable.object(.tuple, TupleObject.self) { return tuple }
        do {
            return try interpreter.tuple(from: iterable)
        } catch let error as PythonError where interpreter.isException(error, "TypeError") && iterable.typeObject.special(.iterator) == nil && iterable.typeObject.special(.getItem) == nil {
            throw interpreter.typeError("\(interpreter.calleeName(callee))() argument after * must be an iterable, not \(iterable.typeName)")
        }
    }

    private func pairs(_ mapping: Value, _ callee: Value, _ interpreter: Interpreter) throws -> [(key: Value, value: Value)] {
        if let dictionary = mapping.dict, mapping.object?.kind == .dict { return dictionary.items }
        guard let keys = try interpreter.attributeOrNil(mapping, .interned("keys")) else {
            throw interpreter.typeError("\(interpreter.calleeName(callee))() argument after ** must be a mapping, not \(mapping.typeName)")
        }
        var result: [(key: Value, value: Value)] = []
        try interpreter.forEach(in: interpreter.call(keys)) { key in
            result.append((key, try interpreter.getItem(mapping, key)))
            return true
        }
        return result
    }

    private func twice(_ name: StringObject, _ callee: Value, _ interpreter: Interpreter) -> any Error {
        interpreter.typeError("\(interpreter.calleeName(callee))() got multiple values for keyword argument '\(name.text)'")
    }
}

extension Interpreter {
    /// `module.function`, as CPython names a callee in errors about `*` and `**`.
    func calleeName(_ callee: Value) -> String {
        if let function = callee.object(.function, FunctionObject.self) {
            let module = function.globals[Names.name]?.string?.text ?? "__main__"
            return module + "." + function.qualifiedName.text
        }
        if let method = callee.object(.boundMethod, BoundMethodObject.self) { return calleeName(method.function) }
        if let type = callee.type {
            let module = typeModuleName(type)
            return module == "builtins" ? type.name : module + "." + type.qualifiedName
        }
        if let native = callee.object(.native, NativeFunction.self) {
            guard native.owner == nil, let module = native.moduleName, module != "builtins" else { return native.displayName }
            return module + "." + native.name
        }
        return callee.typeName + " object"
    }
}
