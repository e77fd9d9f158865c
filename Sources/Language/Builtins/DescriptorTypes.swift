extension Bootstrap {
    static func makeDescriptorTypes() {
        makePropertyType()
        makeWrapperTypes()
    }

    // MARK: property

    private static func makePropertyType() {
        let constructor = NativeFunction("property(fget=None, fset=None, fdel=None, doc=None)") { _, _ in .none }
        let type = TypeObject.native(
            "property", base: Types.object,
            doc: """
            Property attribute.

              fget
                function to be used for getting an attribute value
              fset
                function to be used for setting an attribute value
              fdel
                function to be used for del'ing an attribute
              doc
                docstring
            """,
            initialize: { receiver, arguments, interpreter in
                guard let property = receiver.object as? PropertyObject else { return }
                try interpreter.withBound(arguments, to: constructor) { bound in
                    property.getter = bound[0]
                    property.setter = bound[1]
                    property.deleter = bound[2]
                    property.documentation = bound[3]
                    if bound[3].isNone, !bound[0].isNone { property.documentation = try interpreter.attributeOrNil(bound[0], Names.doc) ?? .none }
                }
            },
            make: { type, _, _ in .object(PropertyObject(.none, .none, .none, .none, type: type.reference)) })
        Types.property = type.reference
        type.hasAttributes = false
        type.computed("fget", of: PropertyObject.self) { $1.getter }
        type.computed("fset", of: PropertyObject.self) { $1.setter }
        type.computed("fdel", of: PropertyObject.self) { $1.deleter }
        type.computed("__doc__", of: PropertyObject.self, set: { $1.documentation = $2.isUndefined ? .none : $2 }, get: { $1.documentation })
        type.computed("__isabstractmethod__", of: PropertyObject.self) { interpreter, property in
            for function in [property.getter, property.setter, property.deleter] where try interpreter.isAbstract(function) { return .bool(true) }
            return .bool(false)
        }
        func copying(_ name: String, doc: String, _ change: @escaping (PropertyObject, Value) -> Void) {
            type.method(name + "(self, function, /)", doc: doc) { interpreter, arguments in
                guard let property = arguments[0].object as? PropertyObject else { return .none }
                return .object(try copy(property, interpreter) { change($0, arguments[1]) })
            }
        }
        copying("getter", doc: "Descriptor to obtain a copy of the property with a different getter.") { $0.getter = $1 }
        copying("setter", doc: "Descriptor to obtain a copy of the property with a different setter.") { $0.setter = $1 }
        copying("deleter", doc: "Descriptor to obtain a copy of the property with a different deleter.") { $0.deleter = $1 }
        type.method("__set_name__(self, owner, name, /)", doc: "Method to set name of a property.") { _, arguments in
            if let property = arguments[0].object as? PropertyObject { property.name = arguments[2].string?.text }
            return .none
        }
        type.method("__get__(self, instance, owner=None, /)") { interpreter, arguments in
            guard !arguments[1].isNone, let property = arguments[0].object as? PropertyObject else { return arguments[0] }
            return try interpreter.read(property, arguments[1], arguments[1].typeObject)
        }
        type.method("__set__(self, instance, value, /)") { interpreter, arguments in
            try change(arguments[0], arguments[1], arguments[2], interpreter)
        }
        type.method("__delete__(self, instance, /)") { interpreter, arguments in
            try change(arguments[0], arguments[1], .undefined, interpreter)
        }
    }

    /// A property with one function changed; of the same class, made by calling it, as CPython does.
    private static func copy(_ property: PropertyObject, _ interpreter: Interpreter, _ change: (PropertyObject) -> Void) throws -> Object {
        let changed = PropertyObject(property.getter, property.setter, property.deleter, property.documentation)
        changed.name = property.name
        change(changed)
        // A documentation that came from the getter comes from the new one.
        if !changed.getter.isIdentical(to: property.getter) { changed.documentation = try interpreter.attributeOrNil(changed.getter, Names.doc) ?? .none }
        if property.typeRef == Types.property { return changed }
        let made = try interpreter.call(.object(property.type), [changed.getter, changed.setter, changed.deleter, changed.documentation])
        guard let object = made.object else { return changed }
        (object as? PropertyObject)?.name = changed.name
        return object
    }

    private static func change(_ descriptor: Value, _ instance: Value, _ new: Value, _ interpreter: Interpreter) throws -> Value {
        guard let property = descriptor.object as? PropertyObject else { return .none }
        let function = new.isUndefined ? property.deleter : property.setter
        if function.isNone {
            let name = property.name.map { " '\($0)'" } ?? ""
            throw interpreter.attributeError("property\(name) of '\(instance.typeObject.qualifiedName)' object has no \(new.isUndefined ? "deleter" : "setter")")
        }
        _ = new.isUndefined ? try interpreter.call1(function, instance) : try interpreter.call2(function, instance, new)
        return .none
    }

    // MARK: classmethod, staticmethod

    private static func makeWrapperTypes() {
        func single(_ name: String, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
            if arguments.names != nil { throw interpreter.typeError("\(name)() takes no keyword arguments") }
            guard arguments.count == 1 else { throw interpreter.typeError("\(name) expected 1 argument, got \(arguments.count)") }
            return arguments[0]
        }
        let classMethod = complete(Types.classMethod, doc: "classmethod(function) -> method\n\nConvert a function to be a class method.", specials: [.repr]) { type, arguments, interpreter in
            let method = ClassMethodObject(try single("classmethod", arguments, interpreter))
            method.typeRef = type.reference
            return .object(method)
        }
        let staticMethod = complete(Types.staticMethod, doc: "staticmethod(function) -> method\n\nConvert a function to be a static method.", specials: [.repr, .call]) { type, arguments, interpreter in
            let method = StaticMethodObject(try single("staticmethod", arguments, interpreter))
            method.typeRef = type.reference
            return .object(method)
        }
        func wrapped(_ object: Object) -> Value { (object as? ClassMethodObject)?.function ?? (object as? StaticMethodObject)?.function ?? .none }
        for type in [classMethod, staticMethod] {
            type.attribute("__func__") { _, object in wrapped(object) }
            type.attribute("__wrapped__") { _, object in wrapped(object) }
            type.attribute("__isabstractmethod__") { interpreter, object in .bool(try interpreter.isAbstract(wrapped(object))) }
            for name in ["__name__", "__qualname__", "__doc__", "__module__", "__annotations__"] {
                type.attribute(name) { interpreter, object in
                    guard let value = try interpreter.attributeOrNil(wrapped(object), .interned(name)) else {
                        throw interpreter.missingAttribute(.object(object), .interned(name))
                    }
                    return value
                }
            }
            type.addDescriptorGet()
        }
    }

    // MARK: super

    static func makeSuperType() {
        let type = TypeObject.native("super", base: Types.object, doc: "super() -> same as super(__class__, <first argument>)\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)",
                                     specials: [.repr], isSubclassable: false, make: makeSuper)
        Types.superType = type.reference
        type.computed("__thisclass__", of: SuperObject.self) { .object($1.after) }
        type.computed("__self__", of: SuperObject.self) { $1.receiver.isUndefined ? .none : $1.receiver }
        type.computed("__self_class__", of: SuperObject.self) { $1.receiver.isUndefined ? .none : .object($1.searched) }
    }

    private static func makeSuper(_ type: TypeObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if arguments.names != nil { throw interpreter.typeError("super() takes no keyword arguments") }
        if arguments.count > 2 { throw interpreter.typeError("super() expected at most 2 arguments, got \(arguments.count)") }
        let after: TypeObject
        let receiver: Value
        if arguments.count == 0 {
            (after, receiver) = try interpreter.frameSuperArguments()
        } else {
            guard let given = arguments[0].type else { throw interpreter.typeError("super() argument 1 must be a type, not \(arguments[0].typeName)") }
            if arguments.count == 1 || arguments[1].isNone { return .object(SuperObject(after: given, searched: given, receiver: .undefined)) }
            after = given
            receiver = arguments[1]
        }
        return .object(try interpreter.makeSuper(after, receiver))
    }
}

extension Interpreter {
    /// `super(after, receiver)`
    public func makeSuper(_ after: TypeObject, _ receiver: Value) throws -> SuperObject {
        if let type = receiver.type, type.isSubclass(of: after) { return SuperObject(after: after, searched: type, receiver: receiver) }
        let own = receiver.typeObject
        if own.isSubclass(of: after) { return SuperObject(after: after, searched: own, receiver: receiver) }
        throw typeError("super(type, obj): obj must be an instance or subtype of type")
    }

    /// `__isabstractmethod__` of a function.
    func isAbstract(_ function: Value) throws -> Bool {
        guard case .object = function, let flag = try attributeOrNil(function, .interned("__isabstractmethod__")) else { return false }
        return try isTrue(flag)
    }

    /// `callable(value)`
    public func isCallable(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .function, .native, .boundMethod, .type: return true
        default: return object.type.special(.call) != nil
        }
    }
}
