/// What exception groups consist of and how they are divided.
enum ExceptionGroups {
    /// Message and members.
    static func parts(_ exception: ExceptionObject) -> (message: Value, members: TupleObject)? {
        guard let members = exception.details?["exceptions"]?.tuple else { return nil }
        return (exception.details?["message"] ?? .none, members)
    }

    static func isGroup(_ exception: ExceptionObject) -> Bool { exception.details?["exceptions"] != nil && exception.type.isSubclass(of: ExceptionTypes.named("BaseExceptionGroup").object) }

    /// What decides which exceptions belong to the wanted ones.
    enum Condition {
        case types(Value)
        case predicate(Value)

        init(_ value: Value, _ interpreter: Interpreter) throws {
            func isExceptionType(_ value: Value) -> Bool { value.type?.isSubclass(of: Types.baseException.object) ?? false }
            if isExceptionType(value) || (value.tuple.map { $0.values.allSatisfy(isExceptionType) } ?? false) {
                self = .types(value)
            } else if value.type == nil, interpreter.isCallable(value) {
                self = .predicate(value)
            } else {
                throw interpreter.typeError("expected a function, exception type or tuple of exception types")
            }
        }

        func holds(_ exception: Value, _ interpreter: Interpreter) throws -> Bool {
            switch self {
            case .types(let types): return try interpreter.isInstance(exception, types)
            case .predicate(let function): return try interpreter.isTrue(interpreter.call1(function, exception))
            }
        }
    }

    /// The part of a group (or single exception) that fulfils the condition, and the rest; None where there is none.
    static func split(_ value: Value, _ condition: Condition, _ interpreter: Interpreter) throws -> (matching: Value, rest: Value) {
        if try condition.holds(value, interpreter) { return (value, .none) }
        guard let group = value.object as? ExceptionObject, let (_, members) = parts(group) else { return (.none, value) }
        var matching: [Value] = [], rest: [Value] = []
        try interpreter.withDepth("in exceptiongroup_split_recursive") {
            for index in 0..<members.count {
                let (inside, outside) = try split(members[index], condition, interpreter)
                if !inside.isNone { matching.append(inside) }
                if !outside.isNone { rest.append(outside) }
            }
        }
        return (try derive(group, matching, interpreter), try derive(group, rest, interpreter))
    }

    /// A group like `group` with other members; None without members.
    static func derive(_ group: ExceptionObject, _ members: [Value], _ interpreter: Interpreter) throws -> Value {
        if members.isEmpty { return .none }
        let derived = try interpreter.callMethod(.object(group), .interned("derive"), [.object(ListObject(members))])
        guard let result = derived.object as? ExceptionObject, isGroup(result) else { throw interpreter.typeError("derive must return an instance of BaseExceptionGroup") }
        result.traceback = group.traceback
        result.context = group.context
        result.cause = group.cause
        result.suppressesContext = group.suppressesContext
        if let notes = try interpreter.attributeOrNil(.object(group), .interned("__notes__")), notes.list != nil {
            try interpreter.setAttribute(derived, .interned("__notes__"), .object(interpreter.list(from: notes)))
        }
        return derived
    }
}

extension Bootstrap {
    static func makeGroupTypes() {
        let base = exceptionType("BaseExceptionGroup")
        ExceptionTypes.setConstructor(base, make: makeGroup)
        base.makeSubscriptable()
        base.computed("message", of: ExceptionObject.self) { $1.details?["message"] ?? .none }
        base.computed("exceptions", of: ExceptionObject.self) { $1.details?["exceptions"] ?? .object(TupleObject.empty) }
        base.method("derive(self, excs, /)") { interpreter, arguments in
            let message = (arguments[0].object as? ExceptionObject)?.details?["message"] ?? .none
            return try interpreter.call2(.object(exceptionType("BaseExceptionGroup")), message, arguments[1])
        }
        base.method("split(self, condition, /)") { interpreter, arguments in
            let (matching, rest) = try ExceptionGroups.split(arguments[0], .init(arguments[1], interpreter), interpreter)
            return .object(TupleObject([matching, rest]))
        }
        base.method("subgroup(self, condition, /)") { interpreter, arguments in
            try ExceptionGroups.split(arguments[0], .init(arguments[1], interpreter), interpreter).matching
        }
        let group = TypeObject.native("ExceptionGroup", base: base.reference)
        // It is an Exception, too.
        let exception = exceptionType("Exception")
        group.setBases([base, exception], order: [group, base, exception, Types.baseException.object, Types.object.object])
        ExceptionTypes.byName["ExceptionGroup"] = group.reference
    }

    private static func makeGroup(_ type: TypeObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        guard arguments.count == 2 else { throw interpreter.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(arguments.count) given)") }
        guard arguments[0].string != nil else { throw interpreter.typeError("BaseExceptionGroup.__new__() argument 1 must be str, not \(arguments[0].argumentTypeName)") }
        guard arguments[1].typeObject.special(.getItem) != nil, arguments[1].dict == nil else {
            throw interpreter.typeError("second argument (exceptions) must be a sequence")
        }
        let members = try interpreter.tuple(from: arguments[1])
        if members.count == 0 { throw interpreter.valueError("second argument (exceptions) must be a non-empty sequence") }
        var onlyExceptions = true
        for index in 0..<members.count {
            guard let member = members[index].object as? ExceptionObject else { throw interpreter.valueError("Item \(index) of second argument (exceptions) is not an exception") }
            if !member.type.isSubclass(of: exceptionType("Exception")) { onlyExceptions = false }
        }
        var made = type
        if type.reference == ExceptionTypes.named("BaseExceptionGroup") {
            if onlyExceptions { made = exceptionType("ExceptionGroup") }
        } else if !onlyExceptions, type.isSubclass(of: exceptionType("Exception")) {
            let name = type.reference == ExceptionTypes.named("ExceptionGroup") ? "an ExceptionGroup" : "'\(type.name)'"
            throw interpreter.typeError("Cannot nest BaseExceptions in \(name)")
        }
        let exception = ExceptionObject(made.reference, TupleObject.of(arguments))
        exception.details = ["message": arguments[0], "exceptions": .object(members)]
        return .object(exception)
    }
}
