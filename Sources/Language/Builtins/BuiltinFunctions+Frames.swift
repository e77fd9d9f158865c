extension Builtins {
    /// Functions that need the frame they are called in.
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
    ]
}
