/// The functions, classes and constants that every module sees.
enum Builtins {
    /// Fills the interpreter's `builtins` module.
    static func install(_ interpreter: Interpreter) {
        let names = interpreter.builtins.namespace
        for function in functions { names[function.name] = .object(function) }
        for (name, type) in types { names[name] = .object(type) }
        names["NotImplemented"] = .notImplemented
        names["Ellipsis"] = .ellipsis
        names["__debug__"] = .bool(true)
        names["None"] = Value.none
        names["True"] = .bool(true)
        names["False"] = .bool(false)
        names["__doc__"] = Value("Built-in functions, exceptions, and other objects.\n\nNoteworthy: None is the `nil' object; Ellipsis represents `...' in slices.")
    }

    nonisolated(unsafe) private static let functions: [NativeFunction] = numberFunctions + sequenceFunctions + objectFunctions + iterationFunctions + inputOutputFunctions + frameFunctions

    /// The classes that have a name of their own.  The others (`function`, `NoneType`, …) are found by `type()` only.
    private static let typeNames: Set<String> = [
        "object", "type", "bool", "int", "float", "complex", "str", "bytes", "bytearray", "list", "tuple", "dict", "set", "frozenset", "range", "slice",
        "property", "classmethod", "staticmethod", "super", "enumerate", "zip", "map", "filter", "reversed", "memoryview",
    ]

    nonisolated(unsafe) private static let types: [(String, TypeObject)] = {
        var result: [(String, TypeObject)] = [("object", Types.object.object)]
        var waiting = Types.object.object.directSubclasses
        var index = 0
        while index < waiting.count {
            let type = waiting[index]
            index += 1
            guard type.isBuiltin, type.moduleName == "builtins" else { continue }
            if typeNames.contains(type.name) || type.isSubclass(of: Types.baseException.object) { result.append((type.name, type)) }
            waiting.append(contentsOf: type.directSubclasses)
        }
        let systemError = ExceptionTypes.named("OSError").object
        return result + [("EnvironmentError", systemError), ("IOError", systemError)]
    }()
}
