internal import CRuntime

// What other targets build modules, classes and callables of their own with.

extension ModuleObject {
    /// Adds a function: `sqrt(x, /)`.
    @discardableResult
    public func function(_ signature: String, doc: String = "", _ body: @escaping NativeFunction.Body) -> ModuleObject {
        add(NativeFunction(signature, doc: doc, body))
    }

    /// Adds a function that reads its arguments itself.
    @discardableResult
    public func rawFunction(_ name: String, doc: String = "", _ body: @escaping NativeFunction.Body) -> ModuleObject {
        add(NativeFunction(raw: name, doc: doc, body))
    }

    private func add(_ function: NativeFunction) -> ModuleObject {
        function.moduleName = name
        namespace[function.name] = .object(function)
        return self
    }

    /// Adds a variable.
    @discardableResult
    public func value(_ name: String, _ value: Value) -> ModuleObject {
        namespace[name] = value
        return self
    }

    /// Adds classes under their names.
    @discardableResult
    public func types(_ types: TypeObject...) -> ModuleObject {
        for type in types { namespace[type.shortName] = .object(type) }
        return self
    }
}

extension TypeObject {
    /// The name without the module that messages put before it.
    public var shortName: String {
        guard isBuiltin, let dot = name.lastIndex(of: ".") else { return name }
        return String(name[name.index(after: dot)...])
    }

    /// Lets messages call the class by module and name, as CPython does with most classes of its modules.
    public func namedWithModule() -> TypeObject {
        qualifiedName = name
        name = moduleName + "." + name
        return self
    }
}

extension Interpreter {
    /// Calls a value with `count` arguments that `fill` puts into place; the last ones are those of the keywords `names`.
    @inline(__always)
    public func call(_ callee: Value, count: Int, names: [StringObject]? = nil, _ fill: (UnsafeMutablePointer<Value>) -> Void) throws -> Value {
        let base = try push(count + 1)
        defer { pop(base, count + 1) }
        base[0] = callee
        fill(base + 1)
        return try call(callee, Arguments(base + 1, count, names))
    }

    /// Calls a value with the arguments that another callable got.
    public func forward(_ arguments: Arguments, to callee: Value) throws -> Value {
        try call(callee, count: arguments.total, names: arguments.names) { base in
            for index in 0..<arguments.total { base[index] = arguments.base[index] }
        }
    }
}

extension Interpreter {
    /// Looks at the limits now.
    public func pollLimits() throws { try check() }

    /// How long the program may still run.
    public var secondsLeft: Double { deadline - crt_seconds() }

    /// A monotonic clock, in seconds.
    public var monotonicSeconds: Double { crt_seconds() }
    /// Seconds since 1970.
    public var wallSeconds: Double { crt_wall_seconds() }
}

extension Arguments {
    /// Positional values, then the values of keywords.
    public var all: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: total) }
}

extension FunctionObject {
    /// A parameter as `inspect.signature` shows it; `.undefined`: no default.
    public struct Parameter {
        public let name: StringObject
        public let kind: Signature.Kind
        public let defaultValue: Value
    }

    /// The parameters in the order in which they are written.
    public var parameters: [Parameter] {
        var result: [Parameter] = []
        let firstDefault = code.positionalCount - defaults.count
        for index in 0..<code.positionalCount {
            result.append(Parameter(name: code.parameterNames[index], kind: index < code.positionalOnlyCount ? .positionalOnly : .positional,
                                    defaultValue: index >= firstDefault ? defaults[index - firstDefault] : .undefined))
        }
        var next = code.positionalCount + code.keywordOnlyCount
        if code.hasVariadic {
            result.append(Parameter(name: code.parameterNames[next], kind: .variadic, defaultValue: .undefined))
            next += 1
        }
        for index in 0..<code.keywordOnlyCount {
            result.append(Parameter(name: code.parameterNames[code.positionalCount + index], kind: .keywordOnly,
                                    defaultValue: index < keywordDefaults.count ? keywordDefaults[index] : .undefined))
        }
        if code.hasVariadicKeywords { result.append(Parameter(name: code.parameterNames[next], kind: .variadicKeywords, defaultValue: .undefined)) }
        return result
    }

    public var annotationDictionary: DictObject? { annotations }
    public var isGenerator: Bool { code.isGenerator }
}
