extension Builtins {
    nonisolated(unsafe) static let objectFunctions: [NativeFunction] = [
        NativeFunction("ascii(obj, /)", doc: "Return an ASCII-only representation of an object.") { interpreter, arguments in
            let text = try interpreter.repr(arguments[0])
            if text.isASCII { return .object(text) }
            return .object(StringObject(utf8: withExtendedLifetime(text) { TextQuoting.asciiEscaped(text.utf8) }))
        },
        NativeFunction("callable(obj, /)", doc: "Return whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method.") { interpreter, arguments in
            .bool(interpreter.isCallable(arguments[0]))
        },
        NativeFunction("delattr(obj, name, /)", doc: "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``") { interpreter, arguments in
            try interpreter.setAttribute(arguments[0], interpreter.attributeName(arguments[1]), .undefined)
            return .none
        },
        NativeFunction("setattr(obj, name, value, /)", doc: "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``") { interpreter, arguments in
            try interpreter.setAttribute(arguments[0], interpreter.attributeName(arguments[1]), arguments[2])
            return .none
        },
        NativeFunction("getattr(object, name, default=<none>, /)", doc: "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\n"
            + "When a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case.") { interpreter, arguments in
            let name = try interpreter.attributeName(arguments[1])
            if arguments[2].isUndefined { return try interpreter.getAttribute(arguments[0], name) }
            return try interpreter.attributeOrNil(arguments[0], name) ?? arguments[2]
        },
        NativeFunction("hasattr(obj, name, /)", doc: "Return whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.") { interpreter, arguments in
            .bool(try interpreter.attributeOrNil(arguments[0], interpreter.attributeName(arguments[1])) != nil)
        },
        NativeFunction("format(value, format_spec='', /)", doc: "Return value.__format__(format_spec)\n\nformat_spec defaults to the empty string.") { interpreter, arguments in
            guard let specification = arguments[1].string else { throw interpreter.typeError("format() argument 2 must be str, not \(arguments[1].argumentTypeName)") }
            return .object(try interpreter.format(arguments[0], specification))
        },
        NativeFunction("hash(obj, /)", doc: "Return the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.") { interpreter, arguments in
            .int(try interpreter.hash(arguments[0]))
        },
        NativeFunction("id(obj, /)", doc: "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.") { _, arguments in .int(identity(arguments[0])) },
        NativeFunction("isinstance(obj, class_or_tuple, /)", doc: "Return whether an object is an instance of a class or of a subclass thereof.\n\n"
            + "A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.") { interpreter, arguments in
            .bool(try interpreter.isInstance(arguments[0], arguments[1]))
        },
        NativeFunction("issubclass(cls, class_or_tuple, /)", doc: "Return whether 'cls' is derived from another class or is the same class.\n\n"
            + "A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.") { interpreter, arguments in
            .bool(try interpreter.isSubclass(arguments[0], arguments[1]))
        },
        NativeFunction("repr(obj, /)", doc: "Return the canonical string representation of the object.\n\nFor many object types, including most builtins, eval(repr(obj)) == obj.") { interpreter, arguments in
            .object(try interpreter.repr(arguments[0]))
        },
        NativeFunction(raw: "exit", doc: "Ends the program.") { interpreter, arguments in throw exit(arguments, interpreter) },
        NativeFunction(raw: "quit", doc: "Ends the program.") { interpreter, arguments in throw exit(arguments, interpreter) },
        NativeFunction("breakpoint(*args, **kws)", doc: "A debugger is not part of this dialect.") { interpreter, _ in
            throw interpreter.runtimeError("breakpoint() is not available: there is no debugger here; print the values instead")
        },
        NativeFunction(raw: "help", doc: "Shows the documentation of a function, class, module or value.") { interpreter, arguments in
            if arguments.count > 1 { throw interpreter.typeError("Helper.__call__() takes from 1 to 2 positional arguments but \(arguments.count + 1) were given") }
            let text = arguments.count == 0 ? HelpText.introduction : try HelpText.text(for: arguments[0], interpreter)
            try interpreter.writeStandardOutput(StringObject(text))
            return .none
        },
    ]

    private static func exit(_ arguments: Arguments, _ interpreter: Interpreter) -> any Error {
        interpreter.make(ExceptionTypes.named("SystemExit"), [arguments.total > 0 ? arguments[0] : .none])
    }

    /// `id(value)`: the address of an object; a number made of the value for what has no object.
    static func identity(_ value: Value) -> Int {
        switch value {
        case .undefined, .none: return 0x5555_0000_0010
        case .bool(let flag): return flag ? 0x5555_0000_0030 : 0x5555_0000_0050
        case .int(let number): return 0x5555_1000_0000 &+ (number & 0xFFFF_FFFF) &* 32
        case .float(let number): return 0x5556_0000_0000 &+ Int(truncatingIfNeeded: number.bitPattern >> 20 ^ number.bitPattern) & 0xFFFF_FFFF
        case .object(let object): return Int(bitPattern: Unmanaged.passUnretained(object).toOpaque())
        }
    }
}
