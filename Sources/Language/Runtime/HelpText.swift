/// What `help()` prints: what kind of thing it is, how it is called, what it says about itself.
enum HelpText {
    static let introduction = "Type help(object) for the documentation of a function, class, module or value.\n"

    static func text(for value: Value, _ interpreter: Interpreter) throws -> String {
        if let text = value.string, let found = try named(text.text, interpreter) { return try Self.text(for: found, interpreter) }
        if let module = value.object(.module, ModuleObject.self) { return try self.module(module, interpreter) }
        if let type = value.type { return try heading("class \(type.qualifiedName)", in: interpreter.typeModuleName(type)) + classBody(type, interpreter) }
        if interpreter.isRoutine(value) {
            let (kind, module) = routineKind(value, interpreter)
            return heading("\(kind) \(name(of: value, interpreter))", in: module) + (try entry(name(of: value, interpreter), value, interpreter)) + "\n"
        }
        let type = value.typeObject
        return try heading("\(type.name) object", in: nil) + classBody(type, interpreter)
    }

    /// What a dotted name in a string means: an attribute of a module, or a built-in name.
    private static func named(_ text: String, _ interpreter: Interpreter) throws -> Value? {
        let parts = text.split(separator: ".").map { StringObject.interned(String($0)) }
        guard let first = parts.first else { return nil }
        var current = interpreter.builtins.namespace[first] ?? interpreter.modules[first.text].map { .object($0) }
        for part in parts.dropFirst() { current = try current.flatMap { try interpreter.attributeOrNil($0, part) } }
        return current
    }

    private static func heading(_ what: String, in module: String?) -> String { "Help on \(what)\(module.map { " in module \($0)" } ?? ""):\n\n" }

    private static func routineKind(_ value: Value, _ interpreter: Interpreter) -> (kind: String, module: String?) {
        if let function = value.object(.function, FunctionObject.self) { return ("function", function.moduleValue.string?.text) }
        if let method = value.object(.boundMethod, BoundMethodObject.self) {
            if let function = method.function.object(.function, FunctionObject.self) { return ("method", function.moduleValue.string?.text) }
            return ("built-in function", nil)
        }
        guard let native = value.object(.native, NativeFunction.self) else { return ("object", nil) }
        switch native.role {
        case .function: return ("built-in function", native.owner == nil ? native.moduleName ?? "builtins" : nil)
        case .method: return ("method_descriptor", nil)
        case .slotWrapper: return ("wrapper_descriptor", nil)
        }
    }

    private static func name(of value: Value, _ interpreter: Interpreter) -> String {
        (try? interpreter.attributeOrNil(value, Names.name))?.string?.text ?? value.typeName
    }

    /// A routine's signature, with its documentation below.
    private static func entry(_ name: String, _ value: Value, _ interpreter: Interpreter) throws -> String {
        var text = name + (try signature(value, interpreter)) + "\n"
        if let documentation = try interpreter.attributeOrNil(value, Names.doc)?.string { text += indented(documentation.text) }
        return text
    }

    private static func indented(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Lines after the first lose the white space that they share.
        let margin = lines.dropFirst().filter { $0.contains { $0 != " " } }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        for index in lines.indices.dropFirst() { lines[index] = String(lines[index].dropFirst(margin)) }
        while let last = lines.last, !last.contains(where: { $0 != " " }) { lines.removeLast() }
        return lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
    }

    /// `(a, /, b, *, c=1)`
    static func signature(_ value: Value, _ interpreter: Interpreter) throws -> String {
        if let method = value.object(.boundMethod, BoundMethodObject.self) {
            let whole = try signature(method.function, interpreter)
            // Without the first parameter, which is bound already.
            guard let comma = whole.firstIndex(of: ",") else { return "()" }
            var rest = whole[whole.index(after: comma)...].drop { $0 == " " }
            if rest.hasPrefix("/, ") { rest = rest.dropFirst(3) } else if rest.hasPrefix("/)") { rest = rest.dropFirst(1) }
            return "(" + rest
        }
        if let native = value.object(.native, NativeFunction.self) { return native.isRaw ? "(...)" : native.signature.text }
        guard let function = value.object(.function, FunctionObject.self) else { return "(...)" }
        let code = function.code
        var parts: [String] = []
        func parameter(_ index: Int, _ prefix: String = "") throws -> String {
            let name = code.parameterNames[index]
            var text = prefix + name.text
            let annotation = function.annotations?[name]
            if let annotation { text += ": " + (try annotationText(annotation, interpreter)) }
            var value = Value.undefined
            if index < code.positionalCount {
                let position = index - (code.positionalCount - function.defaults.count)
                if position >= 0, position < function.defaults.count { value = function.defaults[position] }
            } else if index < code.positionalCount + code.keywordOnlyCount, index - code.positionalCount < function.keywordDefaults.count {
                value = function.keywordDefaults[index - code.positionalCount]
            }
            if !value.isUndefined { text += (annotation == nil ? "=" : " = ") + (try interpreter.reprText(value)) }
            return text
        }
        for index in 0..<code.positionalCount {
            parts.append(try parameter(index))
            if index + 1 == code.positionalOnlyCount { parts.append("/") }
        }
        var rest = code.positionalCount + code.keywordOnlyCount
        if code.hasVariadic {
            parts.append(try parameter(rest, "*"))
            rest += 1
        } else if code.keywordOnlyCount > 0 {
            parts.append("*")
        }
        for index in code.positionalCount..<(code.positionalCount + code.keywordOnlyCount) { parts.append(try parameter(index)) }
        if code.hasVariadicKeywords { parts.append(try parameter(rest, "**")) }
        let result = try function.annotations?["return"].map { " -> " + (try annotationText($0, interpreter)) } ?? ""
        return "(" + parts.joined(separator: ", ") + ")" + result
    }

    private static func annotationText(_ value: Value, _ interpreter: Interpreter) throws -> String {
        guard value.type != nil else { return try interpreter.reprText(value) }
        var bytes: [UInt8] = []
        try interpreter.appendTypeName(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: classes and modules

    private static func classBody(_ type: TypeObject, _ interpreter: Interpreter) throws -> String {
        var lines: [String] = []
        if let documentation = type.namespace[Names.doc]?.string { lines += documentation.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [""] }
        if type.order.count > 2 {
            lines += ["Method resolution order:"] + type.order.map { "    " + (interpreter.typeModuleName($0) == "builtins" ? "builtins." : "") + $0.qualifiedName } + [""]
        }
        var methods: [String] = [], data: [String] = []
        for (key, value) in type.namespace.items {
            guard let name = key.string?.text else { continue }
            if name.hasPrefix("_"), !(name == "__init__" || (name.hasPrefix("__") && !type.isBuiltin)) { continue }
            let inner = (value.object as? StaticMethodObject)?.function ?? (value.object as? ClassMethodObject)?.function ?? value
            if interpreter.isRoutine(inner) {
                methods += try entry(name, inner, interpreter).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            } else if !name.hasPrefix("__") {
                data.append(value.object is PropertyObject || value.object is GetSetObject ? name : "\(name) = \(try interpreter.reprText(value))")
            }
        }
        if !methods.isEmpty { lines += ["Methods defined here:", ""] + methods }
        if !data.isEmpty { lines += ["Data and other attributes defined here:", ""] + data }
        while lines.last == "" { lines.removeLast() }
        let bases = type.bases.filter { $0.reference != Types.object }.map { (interpreter.typeModuleName($0) == "builtins" ? "builtins." : "") + $0.name }
        let title = "class \(type.name)(\((bases.isEmpty && type.isBuiltin ? ["object"] : bases.isEmpty ? ["builtins.object"] : bases).joined(separator: ", ")))\n"
        return title + lines.map { $0.isEmpty ? " |  \n" : " |  \($0)\n" }.joined() + "\n"
    }

    private static func module(_ module: ModuleObject, _ interpreter: Interpreter) throws -> String {
        var text = "Help on module \(module.name):\n\nNAME\n    \(module.name)"
        if let documentation = module.namespace[Names.doc]?.string {
            text += " - " + documentation.text.prefix { $0 != "\n" }
            let rest = documentation.text.drop { $0 != "\n" }.drop { $0 == "\n" }
            if !rest.isEmpty { text += "\n\nDESCRIPTION\n" + indented(String(rest)).dropLast() }
        }
        text += "\n"
        var classes: [String] = [], functions = ""
        for name in module.attributeNames.sorted(by: { $0.text < $1.text }) where name.utf8.first != 0x5F {
            guard let value = module.namespace[name] else { continue }
            if value.type != nil { classes.append("    " + name.text) }
            if interpreter.isRoutine(value) {
                functions += try entry(name.text, value, interpreter).split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n") + "\n"
            }
        }
        if !classes.isEmpty { text += "\nCLASSES\n" + classes.joined(separator: "\n") + "\n" }
        if !functions.isEmpty { text += "\nFUNCTIONS\n" + functions }
        return text + "\n"
    }
}

extension Interpreter {
    /// A function or method, of Swift or of the program.
    func isRoutine(_ value: Value) -> Bool {
        switch value.object?.kind {
        case .function, .native, .boundMethod: return true
        default: return false
        }
    }
}
