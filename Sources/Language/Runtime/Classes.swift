extension Interpreter {
    /// Makes a class (`type.__new__`).
    ///
    /// - Parameter keywords: those of the class statement, for `__init_subclass__`.
    public func makeClass(
        name: String, bases given: [TypeObject], namespace: DictObject, keywords: [(name: StringObject, value: Value)] = [], metaclass: TypeObject? = nil
    ) throws -> TypeObject {
        let bases = given.isEmpty ? [Types.object.object] : given
        for (index, type) in bases.enumerated() {
            if !type.isSubclassable { throw typeError("type '\(type.name)' is not an acceptable base type") }
            if bases[..<index].contains(where: { $0 === type }) { throw typeError("duplicate base class \(type.name)") }
        }
        // The layout comes from the base whose layout is most special.
        var best = bases[0]
        for base in bases.dropFirst() {
            if base.layout.name == best.layout.name || base.layout.name == "object" { continue }
            if best.layout.name == "object" || base.layoutExtends(best) { best = base; continue }
            if best.layoutExtends(base) { continue }
            throw typeError("multiple bases have instance lay-out conflict")
        }
        let meta = try mostDerivedMetaclass(metaclass ?? Types.type.object, bases.map { .object($0) })
        let qualified = namespace[Names.qualname]?.string?.text ?? name
        let type = TypeObject(name: name, qualifiedName: qualified, module: "builtins", bases: bases, metaclass: meta.reference, layout: best.layout, isBuiltin: false,
                              hasAttributes: true, isSubclassable: true)
        guard let order = TypeObject.linearize(type, bases) else {
            let names = bases.map(\.name).joined(separator: ", ")
            throw typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
        }
        type.order = order
        for (key, value) in namespace.items {
            guard let key = key.string else { throw typeError("type() namespace keys must be strings") }
            if key.hasSameText(as: Names.qualname) || key.hasSameText(as: Names.classCell) { continue }
            var stored = value
            // These are class or static methods without being told.
            if case .object(let object) = value, object.kind == .function {
                if key == "__new__" { stored = .object(StaticMethodObject(value)) }
                if key == "__init_subclass__" || key == "__class_getitem__" { stored = .object(ClassMethodObject(value)) }
            }
            type.namespace[key.interned] = stored
        }
        if type.namespace[Names.module] == nil {
            type.namespace[Names.module] = frameContext?.globals[Names.name] ?? mainModule.namespace[Names.name] ?? Value("__main__")
        }
        if type.namespace[Names.doc] == nil { type.namespace[Names.doc] = Value.none }
        // A class with `__eq__` but without `__hash__` has no hash.
        if type.namespace[Special.equal.interned] != nil, type.namespace[Special.hash.interned] == nil { type.namespace[Special.hash.interned] = Value.none }
        try collectSlots(type, bases)
        for (key, value) in namespace.items {
            guard case .object(let object) = value, object.kind == .instance || object.kind == .other else { continue }
            if let property = object as? PropertyObject { property.name = key.string?.text }
            if let method = object.type.special(.setName) { _ = try callSpecial(method, value, .object(type), key) }
        }
        try collectAbstractMethods(type)
        // The parents hear of their new child.
        let parents = SuperObject(after: type, searched: type, receiver: .object(type))
        let hook = try getAttribute(.object(parents), Special.initSubclass.interned)
        _ = try call(hook, keywords.map(\.value), names: keywords.isEmpty ? nil : keywords.map(\.name))
        return type
    }

    private func collectSlots(_ type: TypeObject, _ bases: [TypeObject]) throws {
        guard let declared = type.namespace[Names.slots] else {
            return
        }
        var names: [String] = []
        if let one = declared.string {
            names = [one.text]
        } else {
            try forEach(in: declared) { name in
                guard let text = name.string else { throw typeError("__slots__ items must be strings, not '\(name.typeName)'") }
                names.append(text.text)
                return true
            }
        }
        // Only where every class of the order restricts its attributes does the restriction hold.
        var all = Set(names)
        for base in type.order.dropFirst() where base !== Types.object.object {
            guard !base.hasAttributes || base.slots != nil else { return }
            all.formUnion(base.slots ?? [])
        }
        if all.contains("__dict__") { return }
        for name in names where type.namespace[StringObject.interned(name)] != nil { throw valueError("'\(name)' in __slots__ conflicts with class variable") }
        type.slots = all
    }

    /// Methods marked by `abstractmethod` that neither the class nor a base implements.
    private func collectAbstractMethods(_ type: TypeObject) throws {
        let mark = StringObject.interned("__isabstractmethod__")
        var names = Set(type.order.dropFirst().flatMap(\.abstractMethods))
        for (key, value) in type.namespace.items {
            guard let key = key.string, case .object(let object) = value else { continue }
            if object.kind == .string || object.kind == .tuple || object.kind == .list || object.kind == .dict || object.kind == .type { continue }
            if let flag = try attributeOrNil(value, mark), try isTrue(flag) { names.insert(key.text) }
        }
        if names.isEmpty { return }
        type.abstractMethods = try names.filter { name in
            guard let found = type.lookup(.interned(name)), let flag = try attributeOrNil(found, mark) else { return false }
            return try isTrue(flag)
        }.sorted()
    }

    // MARK: making objects

    /// `type(…)`: what calling a class does.
    func callType(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
        if arguments.total == 1, arguments.names == nil, let conversion = type.conversion {
            try tick()
            return try conversion(arguments[0], self)
        }
        let meta = type.typeRef
        if meta != Types.type, let method = meta.object.special(.call), !method.isSlotWrapper(.call) {
            return try callSpecial(method, .object(type), arguments)
        }
        return try construct(type, arguments)
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    public func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
        if type.reference == Types.type, arguments.total == 1, arguments.names == nil { return .object(arguments[0].typeObject) }
        let initializer = type.special(.initialize)
        let made: Value
        if let new = type.special(.new)?.object as? StaticMethodObject, new.function.object(.native, NativeFunction.self) == nil {
            made = try callNew(new.function, type, arguments)
        } else {
            if type.layout.isPlain {
                let ownInit = initializer.map { !$0.isSlotWrapper(.initialize) } ?? false
                if arguments.total > 0, !ownInit { throw typeError("\(type.name)() takes no arguments") }
                try checkAbstract(type)
                made = .object(type.makeInstance())
            } else {
                if !type.abstractMethods.isEmpty { try checkAbstract(type) }
                made = try type.layout.make(type, arguments, self)
            }
        }
        let madeType = made.typeRef.object
        if madeType !== type, !madeType.isSubclass(of: type) { return made }
        guard let method = madeType === type ? initializer : madeType.special(.initialize) else { return made }
        if method.isSlotWrapper(.initialize) {
            try madeType.layout.initialize?(made, arguments, self)
            return made
        }
        let result = try callInit(method, made, arguments)
        if !result.isNone { throw typeError("__init__() should return None, not '\(result.typeName)'") }
        return made
    }

    /// The same for a call whose arguments stand on the stack behind the class at `base`; the slot before it is free.  The usual class,
    /// with an `__init__` of its own and nothing else, gets its new object into the place of the class, so no argument is copied.
    @inline(__always)
    func constructInPlace(_ type: TypeObject, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: [StringObject]?) throws -> Value {
        guard let function = type.plainInitializer else { return try constructOther(type, base, count, names) }
        return try initialize(.object(type.makeInstance()), function, base, count, names)
    }

    @inline(never)
    private func constructOther(_ type: TypeObject, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: [StringObject]?) throws -> Value {
        if type.isBare, count == 0 {
            try tick()
            return .object(type.makeInstance())
        }
        if type.isPlainException, names == nil {
            try tick()
            return .object(ExceptionObject(type.reference, count == 0 ? TupleObject.empty : TupleObject(copying: base + 1, count: count)))
        }
        let arguments = Arguments(base + 1, count, names)
        guard let function = type.layoutInitializer else { return try callType(type, arguments) }
        return try initialize(type.layout.make(type, arguments, self), function, base, count, names)
    }

    /// Calls `__init__` with the new object in the place of the class.
    @inline(__always)
    private func initialize(_ made: Value, _ function: FunctionObject, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: [StringObject]?) throws -> Value {
        base[-1] = .object(function)
        base[0] = made
        let result = try callFunction(function, Arguments(base, count + 1, names))
        if !result.isNone { throw typeError("__init__() should return None, not '\(result.typeName)'") }
        return made
    }

    private func callNew(_ function: Value, _ type: TypeObject, _ arguments: Arguments) throws -> Value {
        try call(function, receiver: .object(type), arguments)
    }

    @inline(__always)
    private func callInit(_ method: Value, _ made: Value, _ arguments: Arguments) throws -> Value {
        if case .object(let object) = method, object.kind == .function { return try call(method, receiver: made, arguments) }
        return try callSpecial(method, made, arguments)
    }

    func checkAbstract(_ type: TypeObject) throws {
        if type.abstractMethods.isEmpty { return }
        let names = type.abstractMethods.joined(separator: ", ")
        throw typeError("Can't instantiate abstract class \(type.name) with abstract method\(type.abstractMethods.count == 1 ? "" : "s") \(names)")
    }
}

extension TypeObject {
    /// A plain object of the class, without calling anything.
    @inline(__always)
    public func makeInstance() -> Object {
        let object = Object(.instance, reference)
        if hasAttributes {
            object.fields = .allocate(capacity: rootShape.capacity)
            object.shape = Unmanaged.passUnretained(rootShape)
        }
        return object
    }

    /// Whether objects of this class are laid out as those of `other` with something more.
    fileprivate func layoutExtends(_ other: TypeObject) -> Bool {
        order.contains { $0.isBuiltin && $0.name == other.layout.name }
    }
}
