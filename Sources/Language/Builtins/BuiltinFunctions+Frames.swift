extension Builtins {
    /// Functions that need the frame they are called in, or that run source text.
    nonisolated(unsafe) static let frameFunctions: [NativeFunction] = [
        NativeFunction("globals()", doc: "Return the dictionary containing the current scope's global variables.\n\n"
            + "NOTE: Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa.") { interpreter, _ in
            .object(interpreter.frameGlobals() ?? interpreter.mainModule.namespace)
        },
        NativeFunction("locals()", doc: "Return a dictionary containing the current scope's local variables.\n\n"
            + "NOTE: Whether or not updates to this dictionary will affect name lookups in\nthe local scope and vice-versa is *implementation dependent* and not\ncovered by any backwards compatibility guarantees.") { interpreter, _ in
            interpreter.frameLocals() ?? .object(interpreter.mainModule.namespace)
        },
        NativeFunction("vars(object=<none>, /)", doc: "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__.") { interpreter, arguments in
            if arguments[0].isUndefined { return interpreter.frameLocals() ?? .object(interpreter.mainModule.namespace) }
            guard let dictionary = try interpreter.attributeOrNil(arguments[0], Names.dict) else { throw interpreter.typeError("vars() argument must have __dict__ attribute") }
            return dictionary
        },
        NativeFunction("dir(object=<none>, /)", doc: "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\n"
            + "Else, return an alphabetized list of names comprising (some of) the attributes\nof the given object, and of attributes reachable from it.") { interpreter, arguments in
            if !arguments[0].isUndefined { return .object(try interpreter.directory(of: arguments[0])) }
            let locals = interpreter.frameLocals() ?? .object(interpreter.mainModule.namespace)
            return .object(try interpreter.sorted(interpreter.list(from: locals)))
        },
        NativeFunction("__import__(name, globals=None, locals=None, fromlist=(), level=0)", doc: "Import a module.") { interpreter, arguments in
            guard let name = arguments[0].string else { throw interpreter.typeError("module name must be a string") }
            let level = try interpreter.machineInt(arguments[4])
            if level < 0 { throw interpreter.valueError("level must be >= 0") }
            let module = try interpreter.importModule(interpreter.absoluteModuleName(name.text, level: level, globals: arguments[1].dict))
            guard try interpreter.isTrue(arguments[3]) else {
                let first = String(name.text.prefix { $0 != "." })
                return .object(level == 0 ? interpreter.modules[first] ?? module : module)
            }
            try interpreter.forEach(in: arguments[3]) { wanted in
                if let wanted = wanted.string, try interpreter.attributeOrNil(.object(module), wanted) == nil { _ = try interpreter.importSubmodule(module, wanted) }
                return true
            }
            return .object(module)
        },
        NativeFunction("eval(source, globals=None, locals=None, /)", doc: "Evaluate the given source in the context of globals and locals.") { interpreter, arguments in
            try run("eval", .expression, arguments, interpreter)
        },
        NativeFunction("exec(source, globals=None, locals=None, /, *, closure=None)", doc: "Execute the given source in the context of globals and locals.") { interpreter, arguments in
            _ = try run("exec", .statements, arguments, interpreter)
            return .none
        },
        NativeFunction("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
                       doc: "Compile source into a code object that can be executed by exec() or eval().") { interpreter, arguments in
            guard let mode = arguments[2].string else { throw interpreter.typeError("compile() argument 'mode' must be str, not \(arguments[2].typeName)") }
            guard let mode = EvaluationMode(rawValue: mode.text) else { throw interpreter.valueError("compile() mode must be 'exec', 'eval' or 'single'") }
            guard let name = arguments[1].string else { throw interpreter.typeError("expected str, bytes or os.PathLike object, not \(arguments[1].typeName)") }
            if arguments[0].object is CompiledSourceObject { return arguments[0] }
            let text = try source(arguments[0], "compile", interpreter)
            try interpreter.checkSource(text: text, mode: mode, name: name.text)
            return .object(CompiledSourceObject(text, mode, name: name.text))
        },
    ]

    /// The text to run: a str, or bytes in UTF-8.
    private static func source(_ value: Value, _ function: String, _ interpreter: Interpreter) throws -> StringObject {
        if let text = value.string { return text }
        if Types.bytes.address != nil, value.typeObject.isSubclass(of: Types.bytes.object), let text = try interpreter.callMethod(value, .interned("decode")).string { return text }
        throw interpreter.typeError("\(function)() arg 1 must be a string, bytes or code object")
    }

    private static func run(_ function: String, _ mode: EvaluationMode, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let globals: DictObject
        var locals = arguments[2]
        if arguments[1].isNone {
            globals = interpreter.frameGlobals() ?? interpreter.mainModule.namespace
            if locals.isNone { locals = interpreter.frameLocals() ?? .object(globals) }
        } else {
            guard let given = arguments[1].dict else {
                if function == "exec" { throw interpreter.typeError("exec() globals must be a dict, not \(arguments[1].typeName)") }
                let isMapping = arguments[1].typeObject.special(.getItem) != nil
                throw interpreter.typeError(isMapping ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict")
            }
            globals = given
            if globals["__builtins__"] == nil { globals["__builtins__"] = .object(interpreter.builtins) }
            if locals.isNone { locals = .object(globals) }
        }
        if locals.object == nil || locals.typeObject.special(.getItem) == nil {
            throw interpreter.typeError(function == "exec" ? "locals must be a mapping or None, not \(locals.typeName)" : "locals must be a mapping")
        }
        if let compiled = arguments[0].object as? CompiledSourceObject {
            return try interpreter.withDepth { try interpreter.evaluateSource(text: compiled.text, mode: compiled.mode, name: compiled.name, globals: globals, locals: locals) }
        }
        var text = try source(arguments[0], function, interpreter)
        if mode == .expression, let first = text.utf8.first, first == 0x20 || first == 0x09 {
            text = StringObject(utf8: Array(text.array.drop { $0 == 0x20 || $0 == 0x09 }))
        }
        return try interpreter.withDepth { try interpreter.evaluateSource(text: text, mode: mode, name: "<string>", globals: globals, locals: locals) }
    }
}
