extension Bootstrap {
    static func makeExceptionTypes() {
        let base = TypeObject.native(
            "BaseException", base: Types.object, doc: "Common base class for all exceptions", specials: [.repr, .string], hasAttributes: true,
            initialize: { receiver, arguments, interpreter in
                guard let exception = receiver.object as? ExceptionObject else { return }
                if arguments.names != nil { throw interpreter.typeError("\(exception.type.name)() takes no keyword arguments") }
                exception.setArguments(arguments)
            },
            make: { type, arguments, _ in .object(ExceptionObject(type.reference, TupleObject.of(arguments))) })
        base.layout.isException = true
        Types.baseException = base.reference
        ExceptionTypes.byName["BaseException"] = base.reference
        addMembers(to: base)
        for (name, parent) in ExceptionTypes.hierarchy {
            let type = TypeObject.native(name, base: ExceptionTypes.named(parent), doc: ExceptionTypes.documentation[name] ?? "")
            ExceptionTypes.byName[name] = type.reference
        }
        addValueMembers()
        addNameMembers()
        addSystemErrorMembers()
        addSyntaxErrorMembers()
        addUnicodeErrorMembers()
        makeGroupTypes()
        // As in CPython, each class shows its constructor as its own.
        for type in ExceptionTypes.byName.values where type != Types.baseException { type.object.exposeConstructor() }
    }

    /// The class under construction; `named` would give `Exception` for an unknown name, which a test would notice.
    static func exceptionType(_ name: String) -> TypeObject { ExceptionTypes.named(name).object }

    // MARK: BaseException

    private static func addMembers(to type: TypeObject) {
        type.computed("args", of: ExceptionObject.self, set: { interpreter, exception, new in
            if new.isUndefined { throw interpreter.typeError("args may not be deleted") }
            exception.arguments = try interpreter.tuple(from: new)
        }, get: { .object($1.arguments) })
        type.computed("__cause__", of: ExceptionObject.self, set: { interpreter, exception, new in
            if new.isUndefined { throw interpreter.typeError("__cause__ may not be deleted") }
            guard new.isNone || new.object is ExceptionObject else { throw interpreter.typeError("exception cause must be None or derive from BaseException") }
            exception.cause = new
            exception.suppressesContext = true
        }, get: { $1.cause })
        type.computed("__context__", of: ExceptionObject.self, set: { interpreter, exception, new in
            if new.isUndefined { throw interpreter.typeError("__context__ may not be deleted") }
            guard new.isNone || new.object is ExceptionObject else { throw interpreter.typeError("exception context must be None or derive from BaseException") }
            exception.context = new
        }, get: { $1.context })
        type.computed("__suppress_context__", of: ExceptionObject.self, set: { interpreter, exception, new in
            guard case .bool(let flag) = new else { throw interpreter.typeError(new.isUndefined ? "can't delete numeric/char attribute" : "attribute value type must be bool") }
            exception.suppressesContext = flag
        }, get: { .bool($1.suppressesContext) })
        type.computed("__traceback__", of: ExceptionObject.self, set: { interpreter, exception, new in
            if new.isUndefined { throw interpreter.typeError("__traceback__ may not be deleted") }
            try exception.setTraceback(new, interpreter)
        }, get: { $0.tracebackValue($1) })
        type.method("with_traceback(self, tb, /)", doc: "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self.") { interpreter, arguments in
            try (arguments[0].object as? ExceptionObject)?.setTraceback(arguments[1], interpreter)
            return arguments[0]
        }
        type.method("add_note(self, note, /)", doc: "Exception.add_note(note) --\n    add a note to the exception") { interpreter, arguments in
            guard arguments[1].string != nil else { throw interpreter.typeError("note must be a str, not '\(arguments[1].typeName)'") }
            let name = StringObject.interned("__notes__")
            if let notes = try interpreter.attributeOrNil(arguments[0], name) {
                guard let list = notes.list else { throw interpreter.typeError("Cannot add note: __notes__ is not a list") }
                list.append(arguments[1])
            } else {
                try interpreter.setAttribute(arguments[0], name, .object(ListObject([arguments[1]])))
            }
            return .none
        }
        type.method("__setstate__(self, state, /)") { interpreter, arguments in
            guard let state = arguments[1].dict else {
                if arguments[1].isNone { return .none }
                throw interpreter.typeError("state is not a dictionary")
            }
            for (name, value) in state.items { if let name = name.string { try interpreter.setAttribute(arguments[0], name, value) } }
            return .none
        }
    }

    /// An attribute that starts as `value(args)` and may be set.
    static func detail(_ type: TypeObject, _ name: String, _ value: @escaping (ExceptionObject) -> Value = { _ in .none }) {
        type.computed(name, of: ExceptionObject.self, set: { _, exception, new in
            exception.setDetail(name, new.isUndefined ? .none : new)
        }, get: { _, exception in exception.details?[name] ?? value(exception) })
    }

    // MARK: StopIteration, SystemExit, KeyError, names

    private static func addValueMembers() {
        for name in ["StopIteration", "StopAsyncIteration"] where name == "StopIteration" {
            detail(exceptionType(name), "value") { $0.arguments.count > 0 ? $0.arguments[0] : .none }
        }
        detail(exceptionType("SystemExit"), "code") { exception in
            switch exception.arguments.count {
            case 0: return .none
            case 1: return exception.arguments[0]
            default: return .object(exception.arguments)
            }
        }
    }

    /// Classes whose constructors take keywords.
    private static func addNameMembers() {
        func keywords(_ name: String, _ allowed: [String], defaults: [String: (ExceptionObject) -> Value] = [:]) {
            let type = exceptionType(name)
            for attribute in allowed { detail(type, attribute, defaults[attribute] ?? { _ in .none }) }
            ExceptionTypes.setConstructor(type, initialize: { receiver, arguments, interpreter in
                guard let exception = receiver.object as? ExceptionObject else { return }
                for (keyword, _) in arguments.keywords where !allowed.contains(keyword.text) {
                    throw interpreter.typeError("'\(keyword.text)' is an invalid keyword argument for \(name)()")
                }
                exception.setArguments(arguments)
                for (keyword, value) in arguments.keywords { exception.setDetail(keyword.text, value) }
            })
        }
        keywords("ImportError", ["name", "path"])
        detail(exceptionType("ImportError"), "msg") { $0.arguments.count == 1 ? $0.arguments[0] : .none }
        keywords("NameError", ["name"])
        keywords("AttributeError", ["name", "obj"])
        // What the interpreter itself raises has its names in the teaching part.
        detail(exceptionType("NameError"), "name") { $0.teaching?.unknownName.map { Value($0) } ?? .none }
        detail(exceptionType("AttributeError"), "name") { $0.teaching?.suggestedFor.map { Value($0) } ?? .none }
        detail(exceptionType("AttributeError"), "obj") { exception in
            guard let teaching = exception.teaching, teaching.suggestedFor != nil, !teaching.owner.isUndefined else { return .none }
            return teaching.owner
        }
        // Classes that derive from these and have no constructor of their own share theirs.
        ExceptionTypes.shareConstructor("ModuleNotFoundError", "ImportError")
        ExceptionTypes.shareConstructor("UnboundLocalError", "NameError")
    }
}

extension ExceptionTypes {
    /// Gives a built-in exception class a constructor of its own.  Objects keep the one layout, so classes may derive from several.
    static func setConstructor(
        _ type: TypeObject, make: ((TypeObject, Arguments, Interpreter) throws -> Value)? = nil, initialize: ((Value, Arguments, Interpreter) throws -> Void)? = nil
    ) {
        let old = type.layout
        type.layout = TypeObject.Layout(name: old.name, make: make ?? old.make, initialize: initialize ?? old.initialize)
        type.exposeConstructor()
    }

    static func shareConstructor(_ name: String, _ source: String) { named(name).object.layout = named(source).object.layout }

    /// First sentences of the classes' documentation.
    static let documentation: [String: String] = [
        "Exception": "Common base class for all non-exit exceptions.", "SystemExit": "Request to exit from the interpreter.",
        "KeyboardInterrupt": "Program interrupted by user.", "GeneratorExit": "Request that a generator exit.",
        "BaseExceptionGroup": "A combination of multiple unrelated exceptions.", "StopIteration": "Signal the end from iterator.__next__().",
        "StopAsyncIteration": "Signal the end from iterator.__anext__().", "ArithmeticError": "Base class for arithmetic errors.",
        "AssertionError": "Assertion failed.", "AttributeError": "Attribute not found.", "BufferError": "Buffer error.", "EOFError": "Read beyond end of file.",
        "ImportError": "Import can't find module, or can't find name in module.", "LookupError": "Base class for lookup errors.", "MemoryError": "Out of memory.",
        "NameError": "Name not found globally.", "OSError": "Base class for I/O related errors.", "ReferenceError": "Weak ref proxy used after referent went away.",
        "RuntimeError": "Unspecified run-time error.", "SyntaxError": "Invalid syntax.", "SystemError": "Internal error in the Python interpreter.",
        "TypeError": "Inappropriate argument type.", "ValueError": "Inappropriate argument value (of correct type).", "Warning": "Base class for warning categories.",
        "FloatingPointError": "Floating point operation failed.", "OverflowError": "Result too large to be represented.",
        "ZeroDivisionError": "Second argument to a division or modulo operation was zero.", "ModuleNotFoundError": "Module not found.",
        "IndexError": "Sequence index out of range.", "KeyError": "Mapping key not found.", "UnboundLocalError": "Local name referenced but not bound to a value.",
        "FileNotFoundError": "File not found.", "PermissionError": "Not enough permissions.", "TimeoutError": "Timeout expired.",
        "FileExistsError": "File already exists.", "IsADirectoryError": "Operation doesn't work on directories.", "ConnectionError": "Connection error.",
        "NotADirectoryError": "Operation only works on directories.", "InterruptedError": "Interrupted by signal.", "BrokenPipeError": "Broken pipe.",
        "BlockingIOError": "I/O operation would block.", "ChildProcessError": "Child process error.", "ProcessLookupError": "Process not found.",
        "ConnectionAbortedError": "Connection aborted.", "ConnectionRefusedError": "Connection refused.", "ConnectionResetError": "Connection reset.",
        "NotImplementedError": "Method or function hasn't been implemented yet.", "RecursionError": "Recursion limit exceeded.",
        "IndentationError": "Improper indentation.", "TabError": "Improper mixture of spaces and tabs.", "UnicodeError": "Unicode related error.",
        "UnicodeDecodeError": "Unicode decoding error.", "UnicodeEncodeError": "Unicode encoding error.", "UnicodeTranslateError": "Unicode translation error.",
        "DeprecationWarning": "Base class for warnings about deprecated features.",
        "PendingDeprecationWarning": "Base class for warnings about features which will be deprecated\nin the future.",
        "RuntimeWarning": "Base class for warnings about dubious runtime behavior.", "SyntaxWarning": "Base class for warnings about dubious syntax.",
        "UserWarning": "Base class for warnings generated by user code.",
        "FutureWarning": "Base class for warnings about constructs that will change semantically\nin the future.",
        "ImportWarning": "Base class for warnings about probable mistakes in module imports",
        "UnicodeWarning": "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.",
        "BytesWarning": "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.",
        "ResourceWarning": "Base class for warnings about resource usage.", "EncodingWarning": "Base class for warnings about encodings.",
    ]
}

extension ExceptionObject {
    /// `args` from the positional arguments of a constructor, unless they are the same already.
    func setArguments(_ passed: Arguments) {
        let count = passed.count
        if count == arguments.count, (0..<count).allSatisfy({ arguments[$0].isIdentical(to: passed[$0]) }) { return }
        arguments = TupleObject(copying: passed.base, count: count)
    }

    func setDetail(_ name: String, _ value: Value) {
        if details == nil { details = [:] }
        details?[name] = value
    }

    /// `__traceback__ = value`
    func setTraceback(_ value: Value, _ interpreter: Interpreter) throws {
        if value.isNone {
            traceback = []
        } else if let chain = value.object as? TracebackObject {
            traceback = chain.entries
        } else {
            throw interpreter.typeError("__traceback__ must be a traceback or None")
        }
    }
}

extension TupleObject {
    /// The positional arguments of a call.
    static func of(_ arguments: Arguments) -> TupleObject {
        let count = arguments.count
        return count == 0 ? .empty : TupleObject(copying: arguments.base, count: count)
    }
}

/// What `str` of the built-in exceptions gives.
enum ExceptionText {
    static func string(_ exception: ExceptionObject, _ interpreter: Interpreter) throws -> StringObject {
        let type = exception.type
        // Only few classes have a text of their own.
        if type.isSubclass(of: ExceptionTypes.named("KeyError").object), exception.arguments.count == 1 { return try interpreter.repr(exception.arguments[0]) }
        if let special = try special(exception, type, interpreter) { return special }
        switch exception.arguments.count {
        case 0: return .empty
        case 1: return try interpreter.string(exception.arguments[0])
        default: return try interpreter.repr(.object(exception.arguments))
        }
    }

    private static func special(_ exception: ExceptionObject, _ type: TypeObject, _ interpreter: Interpreter) throws -> StringObject? {
        func belongs(_ name: String) -> Bool { type.isSubclass(of: ExceptionTypes.named(name).object) }
        if belongs("OSError") { return try systemError(exception, interpreter) }
        if belongs("SyntaxError") { return try syntaxError(exception, interpreter) }
        if belongs("UnicodeError") { return try unicodeError(exception, type, interpreter) }
        if belongs("BaseExceptionGroup"), let (message, members) = ExceptionGroups.parts(exception) {
            return StringObject(try interpreter.string(message).array + Array(" (\(members.count) sub-exception\(members.count == 1 ? "" : "s"))".utf8))
        }
        return nil
    }
}

extension StringObject {
    convenience init(_ bytes: [UInt8]) { self.init(utf8: bytes) }
}
