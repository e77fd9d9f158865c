/// A function written in Swift.
public final class NativeFunction: Object {
    /// Gets the arguments as its signature orders them, one for each parameter (absent: the default or `.undefined`; `*args`: a tuple;
    /// `**kwargs`: a dict); a raw function gets them as they were passed.
    public typealias Body = (Interpreter, Arguments) throws -> Value

    public enum Role: UInt8 {
        /// Not bound to an object when read from it.
        case function
        /// The first argument is the object.
        case method
        /// The interpreter's own operation under its special name (`list.__len__`).
        case slotWrapper
    }

    public let name: String
    public let role: Role
    /// The class that it is a method of; nil for a function of a module.
    public internal(set) final var owner: TypeRef?
    /// `builtins`, `math`, …
    public internal(set) var moduleName: String?
    /// Made when it is asked for: the schemas of hundreds of operations would take a fifth of the start.
    public var documentation: String { documentationText() }
    private let documentationText: () -> String
    private let signatureText: String?
    let body: Body
    /// For slot wrappers: which operation it is.
    let special: Special?
    public private(set) lazy var signature = Signature(signatureText ?? name + "(*args, **kwargs)")
    public var isRaw: Bool { signatureText == nil }
    /// The most frequent case, decided at the first call: so many positional arguments need no binding at all.
    @exclusivity(unchecked) private var exactCount = -1

    /// A method's short way: the object, which is exactly of the owner's class, and up to two arguments (`.undefined`: absent).
    public typealias Quick = (Object, Value, Value, Interpreter) throws -> Value
    @exclusivity(unchecked) public private(set) final var quick: Quick?
    /// With how many arguments the short way may be taken.
    @exclusivity(unchecked) public private(set) final var quickCounts = 0...0

    /// A function whose arguments are bound by `signature` (`name(parameters)`).
    public init(_ signature: String, role: Role = .function, owner: TypeRef? = nil, doc documentation: @autoclosure @escaping () -> String = "", _ body: @escaping Body) {
        name = String(signature.utf8.prefix { $0 != UInt8(ascii: "(") }) ?? signature
        signatureText = signature
        self.role = role
        self.owner = owner
        documentationText = documentation
        self.body = body
        special = nil
        super.init(.native, role == .function ? Types.native : role == .method ? Types.methodDescriptor : Types.slotWrapper)
    }

    /// A function that reads its arguments itself.
    public init(raw name: String, role: Role = .function, owner: TypeRef? = nil, special: Special? = nil, doc documentation: @autoclosure @escaping () -> String = "", _ body: @escaping Body) {
        self.name = name
        signatureText = nil
        self.role = role
        self.owner = owner
        documentationText = documentation
        self.body = body
        self.special = special
        super.init(.native, role == .function ? Types.native : role == .method ? Types.methodDescriptor : Types.slotWrapper)
    }

    /// Adds a short way for so many arguments behind the object.
    public func takesQuickly(_ counts: ClosedRange<Int>, _ body: @escaping Quick) {
        quick = body
        quickCounts = counts
    }

    @inline(__always)
    func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if arguments.names == nil, arguments.total == exactCount {
            // A method must get an object of its class; subclasses take the longer way.
            guard let owner else { return try body(interpreter, arguments) }
            if role == .function || (arguments.total > 0 && arguments[0].typeRef == owner) { return try body(interpreter, arguments) }
        }
        return try bindAndCall(arguments, interpreter)
    }

    @inline(never)
    private func bindAndCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if isRaw { return try body(interpreter, arguments) }
        if let value = try callWithDefaults(arguments, interpreter) { return value }
        if exactCount < 0, signature.parameters.allSatisfy({ $0.kind == .positionalOnly || $0.kind == .positional }) { exactCount = signature.parameters.count }
        return try interpreter.withBound(arguments, to: self) { try body(interpreter, $0) }
    }

    /// The same where only the last positional arguments are absent and the others stand at the top of the stack: the defaults are put
    /// behind them.  Nil: it is not so.
    @inline(__always)
    private func callWithDefaults(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value? {
        let given = arguments.total
        guard arguments.names == nil, given < exactCount, given >= signature.requiredCount, arguments.base + given == interpreter.top,
              interpreter.top + exactCount < interpreter.stackEnd else { return nil }
        if let owner, role != .function { guard given > 0, arguments[0].typeRef == owner else { return nil } }
        let first = interpreter.top
        for index in given..<exactCount { interpreter.pushUnchecked(signature.parameters[index].defaultValue) }
        defer { interpreter.popTo(first) }
        return try body(interpreter, Arguments(arguments.base, exactCount))
    }

    public override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value { try call(arguments, interpreter) }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        switch role {
        case .function:
            guard let owner else { return text.append(contentsOf: "<built-in function \(name)>".utf8) }
            text.append(contentsOf: "<built-in method \(name) of type object at \(interpreter.address(owner.object))>".utf8)
        case .method: text.append(contentsOf: "<method '\(name)' of '\(owner?.object.name ?? "object")' objects>".utf8)
        case .slotWrapper: text.append(contentsOf: "<slot wrapper '\(name)' of '\(owner?.object.name ?? "object")' objects>".utf8)
        }
    }

    /// `list.append`, `math.sqrt` or `len`.
    public var displayName: String {
        if let owner { return owner.object.qualifiedName + "." + name }
        guard let moduleName, moduleName != "builtins" else { return name }
        return moduleName + "." + name
    }
}

extension Interpreter {
    /// Puts arguments into the order of the function's parameters, with CPython's errors, and runs `body` with them.
    public func withBound<R>(_ arguments: Arguments, to function: NativeFunction, _ body: (Arguments) throws -> R) throws -> R {
        let signature = function.signature
        let parameters = signature.parameters
        let given = arguments.count
        if let owner = function.owner, function.role != .function {
            // The first argument must be an object of the class.
            guard given > 0 else { throw typeError("unbound method \(function.displayName)() needs an argument") }
            if arguments[0].typeRef != owner, !arguments[0].typeObject.isSubclass(of: owner.object) {
                throw typeError("descriptor '\(function.name)' for '\(owner.object.name)' objects doesn't apply to a '\(arguments[0].typeName)' object")
            }
        }
        if arguments.names != nil, !signature.acceptsKeywords { throw typeError("\(function.displayName)() takes no keyword arguments") }
        if given > signature.positionalCount, signature.variadicIndex == nil { throw NativeCallErrors.tooMany(function, given, self, arguments) }
        let count = parameters.count
        let base = try push(count)
        defer { pop(base, count) }
        let positional = min(given, signature.positionalCount)
        for index in 0..<positional { base[index] = arguments[index] }
        if let index = signature.variadicIndex {
            base[index] = given > positional ? .object(TupleObject(copying: arguments.base + positional, count: given - positional)) : .object(TupleObject.empty)
        }
        if let index = signature.keywordsIndex { base[index] = .object(DictObject()) }
        if let names = arguments.names {
            for (offset, name) in names.enumerated() {
                let value = arguments.base[given + offset]
                if let index = parameters.firstIndex(where: { $0.name.hasSameText(as: name) && ($0.kind == .positional || $0.kind == .keywordOnly) }) {
                    if !base[index].isUndefined { throw NativeCallErrors.twice(function, parameters[index], index, self) }
                    base[index] = value
                } else if let index = signature.keywordsIndex, let rest = base[index].dict {
                    rest[name] = value
                } else {
                    throw NativeCallErrors.unknownKeyword(function, name, self)
                }
            }
        }
        for index in 0..<count where base[index].isUndefined {
            let parameter = parameters[index]
            switch parameter.kind {
            case .variadic, .variadicKeywords: break
            default:
                if !parameter.isOptional { throw NativeCallErrors.missing(function, index, given, self) }
                base[index] = parameter.defaultValue
            }
        }
        return try body(Arguments(base, count))
    }
}

/// CPython's sentences for wrong calls of functions written in C.
enum NativeCallErrors {
    /// Whether the first parameter is the object or the class, which messages do not count.
    private static func isMethod(_ function: NativeFunction) -> Bool {
        function.role != .function || (function.owner != nil && (function.signature.parameters.first.map { $0.name == "cls" } ?? false))
    }

    static func tooMany(_ function: NativeFunction, _ given: Int, _ interpreter: Interpreter, _ arguments: Arguments) -> any Error {
        let signature = function.signature
        let own = isMethod(function) ? 1 : 0
        let maximum = signature.positionalCount - own, minimum = signature.requiredCount - own, count = given - own
        let onlyPositional = !signature.acceptsKeywords
        if onlyPositional {
            if maximum == 0 { return interpreter.typeError("\(function.displayName)() takes no arguments (\(count) given)") }
            if maximum == 1, minimum == 1 { return interpreter.typeError("\(function.displayName)() takes exactly one argument (\(count) given)") }
            let bound = minimum == maximum ? "" : "at most "
            return interpreter.typeError("\(function.name) expected \(bound)\(maximum) argument\(maximum == 1 ? "" : "s"), got \(count)")
        }
        let total = count + arguments.keywordCount
        let bound = minimum == maximum && !signature.parameters.contains { $0.kind == .keywordOnly } ? "exactly" : "at most"
        if maximum == 0 { return interpreter.typeError("\(function.name)() takes no positional arguments") }
        if signature.parameters.contains(where: { $0.kind == .keywordOnly }) {
            return interpreter.typeError("\(function.name)() takes \(bound) \(maximum) positional argument\(maximum == 1 ? "" : "s") (\(count) given)")
        }
        return interpreter.typeError("\(function.name)() takes \(bound) \(maximum) argument\(maximum == 1 ? "" : "s") (\(total) given)")
    }

    static func missing(_ function: NativeFunction, _ index: Int, _ given: Int, _ interpreter: Interpreter) -> any Error {
        let signature = function.signature
        let own = isMethod(function) ? 1 : 0
        let maximum = signature.positionalCount - own, minimum = signature.requiredCount - own, count = given - own
        if !signature.acceptsKeywords {
            if maximum == 1, minimum == 1 { return interpreter.typeError("\(function.displayName)() takes exactly one argument (\(count) given)") }
            let bound = minimum == maximum && signature.variadicIndex == nil ? "" : "at least "
            return interpreter.typeError("\(function.name) expected \(bound)\(minimum) argument\(minimum == 1 ? "" : "s"), got \(count)")
        }
        if signature.parameters[index].kind == .positionalOnly {
            let needed = signature.parameters.filter { $0.kind == .positionalOnly && !$0.isOptional }.count - own
            let bound = needed < maximum ? "at least" : "exactly"
            return interpreter.typeError("\(function.name)() takes \(bound) \(needed) positional argument\(needed == 1 ? "" : "s") (\(count) given)")
        }
        return interpreter.typeError("\(function.name)() missing required argument '\(signature.parameters[index].name.text)' (pos \(index + 1 - own))")
    }

    static func twice(_ function: NativeFunction, _ parameter: Signature.Parameter, _ index: Int, _ interpreter: Interpreter) -> any Error {
        let own = isMethod(function) ? 1 : 0
        return interpreter.typeError("argument for \(function.name)() given by name ('\(parameter.name.text)') and position (\(index + 1 - own))")
    }

    static func unknownKeyword(_ function: NativeFunction, _ name: StringObject, _ interpreter: Interpreter) -> any Error {
        interpreter.typeError("'\(name.text)' is an invalid keyword argument for \(function.name)()")
    }
}
