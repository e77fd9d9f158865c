internal import Language

/// `abc`: abstract classes, which other classes can belong to without deriving from them.
enum AbstractClassesModule {
    /// What a class of `ABCMeta` knows besides its attributes.
    private final class State {
        var registered: [TypeObject] = []
        /// Answers for classes that were asked about; the negative ones hold until something is registered anywhere.
        var answers: [ObjectIdentifier: Bool] = [:]
        var counter = 0
    }

    nonisolated(unsafe) private static var registrations = 0

    private static func state(_ type: TypeObject) -> State {
        if let state = type.payload as? State { return state }
        let state = State()
        type.payload = state
        return state
    }

    private static let hookName = StringObject.interned("__subclasshook__")
    private static let markName = StringObject.interned("__isabstractmethod__")

    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("abc", doc: "Abstract Base Classes (ABCs) according to PEP 3119.")
        module.types(metaclass)
        let namespace = DictObject()
        namespace["__module__"] = Value("abc")
        namespace["__qualname__"] = Value("ABC")
        namespace["__doc__"] = Value("Helper class that provides a standard way to create an ABC using\n    inheritance.\n    ")
        namespace["__slots__"] = .object(TupleObject.empty)
        if let base = try? interpreter.makeClass(name: "ABC", bases: [], namespace: namespace, metaclass: metaclass) { module.value("ABC", .object(base)) }
        module.function("abstractmethod(funcobj, /)", doc: "A decorator indicating abstract methods.") { interpreter, arguments in
            try interpreter.setAttribute(arguments[0], markName, .bool(true))
            return arguments[0]
        }
        module.function("update_abstractmethods(cls, /)") { _, arguments in arguments[0] }
        module.function("get_cache_token()") { _, _ in .int(registrations) }
        return module
    }

    /// `ABCMeta`
    private static let metaclass: TypeObject = {
        let type = TypeObject.native("ABCMeta", module: "abc", base: Types.type, doc: "Metaclass for defining Abstract Base Classes (ABCs).", hasAttributes: true)
        type.attribute("__abstractmethods__") { interpreter, object in
            let names = (object as? TypeObject)?.abstractMethods ?? []
            return try interpreter.call1(.object(Types.frozenset.object), .object(ListObject(names.map { Value($0) })))
        }
        type.method("register(cls, subclass, /)", doc: "Register a virtual subclass of an ABC.\n\nReturns the subclass, to allow usage as a class decorator.") { interpreter, arguments in
            guard let own = arguments[0].type, let subclass = arguments[1].type else { throw interpreter.typeError("Can only register classes") }
            if try isSubclass(subclass, of: own, interpreter) { return arguments[1] }
            if try isSubclass(own, of: subclass, interpreter) { throw interpreter.runtimeError("Refusing to create an inheritance cycle") }
            state(own).registered.append(subclass)
            registrations &+= 1
            return arguments[1]
        }
        type.method("__instancecheck__(cls, instance, /)", doc: "Override for isinstance(instance, cls).") { interpreter, arguments in
            guard let own = arguments[0].type else { return .bool(false) }
            return .bool(try isSubclass(arguments[1].typeObject, of: own, interpreter))
        }
        type.method("__subclasscheck__(cls, subclass, /)", doc: "Override for issubclass(subclass, cls).") { interpreter, arguments in
            guard let own = arguments[0].type, let subclass = arguments[1].type else { throw interpreter.typeError("issubclass() arg 1 must be a class") }
            return .bool(try isSubclass(subclass, of: own, interpreter))
        }
        return type
    }()

    private static func isSubclass(_ subclass: TypeObject, of type: TypeObject, _ interpreter: Interpreter) throws -> Bool {
        guard type.typeRef.object.isSubclass(of: metaclass) else { return subclass.isSubclass(of: type) }
        let state = state(type)
        if state.counter != registrations {
            state.answers = state.answers.filter { $0.value }
            state.counter = registrations
        }
        if let known = state.answers[ObjectIdentifier(subclass)] { return known }
        let answer = try interpreter.withDepth { try decide(subclass, type, state, interpreter) }
        state.answers[ObjectIdentifier(subclass)] = answer
        return answer
    }

    private static func decide(_ subclass: TypeObject, _ type: TypeObject, _ state: State, _ interpreter: Interpreter) throws -> Bool {
        if let hook = try interpreter.attributeOrNil(.object(type), hookName) {
            let answer = try interpreter.call1(hook, .object(subclass))
            if case .bool(let flag) = answer { return flag }
            if !answer.isNotImplemented { throw interpreter.runtimeError("__subclasshook__ must return either False, True, or NotImplemented") }
        }
        if subclass.isSubclass(of: type) { return true }
        for registered in state.registered where try isSubclass(subclass, of: registered, interpreter) { return true }
        for derived in type.directSubclasses where try isSubclass(subclass, of: derived, interpreter) { return true }
        return false
    }
}

/// `gc`: memory is counted by references here, so that there is nothing to collect.
enum CollectorModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("gc", doc: "This module provides access to the garbage collector for reference cycles.")
        module.function("collect(generation=2)", doc: "Run the garbage collector.") { _, _ in .int(0) }
        for name in ["enable", "disable", "freeze", "unfreeze"] { module.function(name + "()") { _, _ in .none } }
        module.function("isenabled()", doc: "Returns true if automatic garbage collection is enabled.") { _, _ in .bool(true) }
        module.function("get_count()") { _, _ in .object(TupleObject([.int(0), .int(0), .int(0)])) }
        module.function("get_threshold()") { _, _ in .object(TupleObject([.int(700), .int(10), .int(10)])) }
        module.function("set_threshold(threshold0, threshold1=10, threshold2=10, /)") { _, _ in .none }
        module.value("garbage", .object(ListObject())).value("callbacks", .object(ListObject()))
        return module
    }
}
