extension Bootstrap {
    static func makeTypeMembers() {
        let type = complete(
            Types.type, doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type", specials: [.repr, .or, .ror],
            initialize: { _, arguments, interpreter in
                if arguments.count != 1, arguments.count != 3 { throw interpreter.typeError("type.__init__() takes 1 or 3 arguments") }
            },
            make: makeClass)
        type.namespace[Special.call.interned] = .object(
            NativeFunction(raw: "__call__", role: .slotWrapper, owner: Types.type, special: .call, doc: "Call self as a function.") { interpreter, arguments in
                guard arguments.count > 0, let type = arguments[0].type else { throw interpreter.typeError("descriptor '__call__' requires a 'type' object") }
                return try interpreter.construct(type, arguments.dropFirst())
            })
        addNames(to: type)
        addRelations(to: type)
        addChecks(to: type)
    }

    /// `type(object)` and `type(name, bases, namespace)`
    private static func makeClass(_ metaclass: TypeObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let isType = metaclass.reference == Types.type
        if isType, arguments.total == 1, arguments.names == nil { return .object(arguments[0].typeObject) }
        guard arguments.count == 3 else {
            throw interpreter.typeError(isType ? "type() takes 1 or 3 arguments" : "type.__new__() takes exactly 3 arguments (\(arguments.count) given)")
        }
        guard let name = arguments[0].string else { throw interpreter.typeError("type.__new__() argument 1 must be str, not \(arguments[0].typeName)") }
        guard let bases = arguments[1].tuple else { throw interpreter.typeError("type.__new__() argument 2 must be tuple, not \(arguments[1].typeName)") }
        guard let namespace = arguments[2].dict else { throw interpreter.typeError("type.__new__() argument 3 must be dict, not \(arguments[2].typeName)") }
        let types = try bases.values.map { base -> TypeObject in
            guard let base = base.type else {
                if base.typeObject.lookup(.interned("__mro_entries__")) != nil {
                    throw interpreter.typeError("type() doesn't support MRO entry resolution; use types.new_class()")
                }
                throw interpreter.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
            }
            return base
        }
        return .object(try interpreter.makeClass(name: name.text, bases: types, namespace: namespace, keywords: arguments.keywords, metaclass: metaclass))
    }

    /// Declares an attribute of classes; `set` is only for classes that a program made.
    private static func attribute(
        _ type: TypeObject, _ name: String, set: ((Interpreter, TypeObject, Value) throws -> Void)? = nil, get: @escaping (Interpreter, TypeObject) throws -> Value
    ) {
        let setter: ((Interpreter, Object, Value) throws -> Void)? = set.map { set in
            { interpreter, object, new in
                guard let type = object as? TypeObject else { throw interpreter.typeError("descriptor '\(name)' for 'type' objects doesn't apply to a '\(object.type.name)' object") }
                if type.isBuiltin { throw interpreter.typeError("cannot set '\(name)' attribute of immutable type '\(type.name)'") }
                if new.isUndefined { throw interpreter.typeError("cannot delete '\(name)' attribute of type '\(type.name)'") }
                try set(interpreter, type, new)
            }
        }
        type.attribute(name, set: setter, get: { interpreter, object in
            guard let type = object as? TypeObject else { throw interpreter.typeError("descriptor '\(name)' for 'type' objects doesn't apply to a '\(object.type.name)' object") }
            return try get(interpreter, type)
        })
    }

    private static func addNames(to type: TypeObject) {
        attribute(type, "__name__", set: { interpreter, type, new in
            guard let name = new.string else { throw interpreter.typeError("can only assign string to \(type.name).__name__, not '\(new.typeName)'") }
            type.name = name.text
            type.changed()
        }, get: { _, type in
            // Messages call some classes by module and name (`itertools.count`).
            guard type.isBuiltin, let dot = type.name.lastIndex(of: ".") else { return Value(type.name) }
            return Value(String(type.name[type.name.index(after: dot)...]))
        })
        attribute(type, "__qualname__", set: { interpreter, type, new in
            guard let name = new.string else { throw interpreter.typeError("can only assign string to \(type.name).__qualname__, not '\(new.typeName)'") }
            type.qualifiedName = name.text
            type.changed()
        }, get: { _, type in Value(type.qualifiedName) })
        attribute(type, "__module__", set: { _, type, new in type.setOwn(Names.module, new) },
                  get: { _, type in (type.isBuiltin ? nil : type.namespace[Names.module]) ?? Value(type.moduleName) })
        attribute(type, "__doc__", set: { _, type, new in type.setOwn(Names.doc, new) }, get: { interpreter, type in
            guard let found = type.namespace[Names.doc] else { return type.documentation.map { Value($0) } ?? .none }
            if found.object is GetSetObject { return type.documentation.map { Value($0) } ?? .none }
            // `__doc__` may be a descriptor of the class's own.
            if case .object(let object) = found, object.kind == .instance || object is PropertyObject { return try interpreter.bindToClass(found, type) }
            return found
        })
        attribute(type, "__annotations__", set: { _, type, new in type.setOwn(Names.annotations, new) }, get: { interpreter, type in
            if let annotations = type.namespace[Names.annotations] { return annotations }
            if type.isBuiltin { throw interpreter.missingAttribute(.object(type), Names.annotations) }
            let annotations = Value.object(DictObject())
            type.setOwn(Names.annotations, annotations)
            return annotations
        })
        attribute(type, "__text_signature__") { _, _ in .none }
    }

    private static func addRelations(to type: TypeObject) {
        attribute(type, "__bases__", set: { interpreter, type, new in try interpreter.setBases(of: type, new) }, get: { _, type in
            .object(TupleObject(type.bases.map { .object($0) }))
        })
        attribute(type, "__base__") { _, type in type.bases.first.map { .object($0) } ?? .none }
        attribute(type, "__mro__") { _, type in .object(TupleObject(type.order.map { .object($0) })) }
        attribute(type, "__dict__") { _, type in .object(MappingProxyObject(.object(type.namespace))) }
        attribute(type, "__abstractmethods__", set: { interpreter, type, new in
            var names: [String] = []
            try interpreter.forEach(in: new) { name in
                if let name = name.string { names.append(name.text) }
                return true
            }
            type.abstractMethods = names
            type.setOwn(.interned("__abstractmethods__"), new)
        }, get: { interpreter, type in
            guard let names = type.namespace["__abstractmethods__"] else { throw interpreter.attributeError("__abstractmethods__") }
            return names
        })
        type.method("mro(self, /)", doc: "Return a type's method resolution order.") { interpreter, arguments in
            guard let type = arguments[0].type else { throw interpreter.typeError("mro() of a value that is no class") }
            return .object(ListObject(type.order.map { .object($0) }))
        }
        attribute(type, "__subclasses__") { interpreter, type in
            throw interpreter.attributeError("type object '\(type.name)' has no attribute '__subclasses__': \(RefusedNames.subclasses)")
        }
        type.method("__dir__(self, /)", doc: "Specialized __dir__ implementation for types.") { interpreter, arguments in
            .object(ListObject(try interpreter.attributeNames(of: arguments[0])))
        }
        let prepare = NativeFunction(raw: "__prepare__", owner: Types.type, doc: "Used to create the namespace for the class statement.") { _, _ in .object(DictObject()) }
        type.namespace["__prepare__"] = .object(ClassMethodObject(.object(prepare)))
    }

    private static func addChecks(to type: TypeObject) {
        func check(_ special: Special, doc: String, _ body: @escaping (Interpreter, Value, Value) throws -> Bool) {
            type.namespace[special.interned] = .object(NativeFunction(raw: special.name, role: .method, owner: Types.type, special: special, doc: doc) { interpreter, arguments in
                guard arguments.count == 2, arguments.names == nil else {
                    throw interpreter.typeError("type.\(special.name)() takes exactly one argument (\(max(0, arguments.count - 1)) given)")
                }
                return .bool(try body(interpreter, arguments[1], arguments[0]))
            })
        }
        check(.instanceCheck, doc: "Check if an object is an instance.") { try $0.isPlainInstance($1, of: $2) }
        check(.subclassCheck, doc: "Check if a class is a subclass.") { try $0.isPlainSubclass($1, of: $2) }
    }
}

extension Interpreter {
    /// `type.__bases__ = new`
    func setBases(of type: TypeObject, _ new: Value) throws {
        guard let tuple = new.tuple else { throw typeError("can only assign tuple to \(type.name).__bases__, not \(new.typeName)") }
        if tuple.count == 0 { throw typeError("can only assign non-empty tuple to \(type.name).__bases__, not ()") }
        let bases = try tuple.values.map { base -> TypeObject in
            guard let base = base.type else { throw typeError("\(type.name).__bases__ must be tuple of classes, not '\(base.typeName)'") }
            if base.isSubclass(of: type) { throw typeError("a __bases__ item causes an inheritance cycle") }
            return base
        }
        guard bases.allSatisfy({ $0.layout.name == type.layout.name || $0.layout.name == "object" }) else {
            throw typeError("__bases__ assignment: '\(bases.first?.name ?? "object")' object layout differs from '\(type.bases.first?.name ?? "object")'")
        }
        guard let order = TypeObject.linearize(type, bases) else {
            throw typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(bases.map(\.name).joined(separator: ", "))")
        }
        type.setBases(bases, order: order)
    }
}
