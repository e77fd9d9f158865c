extension Bootstrap {
    /// The members of `object` and `type`, and the classes of what classes combine to: `int | None`, `list[int]`.
    static func makeObjectAndTypeMembers() {
        makeObjectMembers()
        makeTypeMembers()
        makeUnionType()
        makeGenericAliasType()
    }

    private static func makeObjectMembers() {
        let type = complete(
            Types.object,
            doc: """
            The base class of the class hierarchy.

            When called, it accepts no arguments and returns a new featureless
            instance that has no instance attributes and cannot be given any.

            """,
            specials: [.repr, .string, .format, .hash, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual],
            make: makePlainObject)

        func wrapper(_ special: Special, _ arguments: Int, _ body: @escaping (Value, Arguments, Interpreter) throws -> Value) {
            type.namespace[special.interned] = .object(NativeFunction(raw: special.name, role: .slotWrapper, owner: Types.object, special: special) { interpreter, passed in
                guard passed.count > 0 else { throw interpreter.typeError("descriptor '\(special.name)' of 'object' object needs an argument") }
                if passed.names != nil { throw interpreter.typeError("wrapper \(special.name)() takes no keyword arguments") }
                if passed.count != arguments + 1 {
                    throw interpreter.typeError("expected \(arguments) argument\(arguments == 1 ? "" : "s"), got \(passed.count - 1)")
                }
                return try body(passed[0], passed, interpreter)
            })
        }
        // Asked by name, these are what they are for any object, also for one that can do better.
        wrapper(.repr, 0) { receiver, _, interpreter in
            var text: [UInt8] = []
            interpreter.appendDefaultRepr(receiver.object ?? NumberObject(receiver, type: receiver.typeRef), to: &text)
            return .object(StringObject(utf8: text))
        }
        wrapper(.string, 0) { receiver, _, interpreter in .object(try interpreter.repr(receiver)) }
        wrapper(.format, 1) { receiver, arguments, interpreter in
            guard let specification = arguments[1].string else { throw interpreter.typeError("__format__() argument must be str, not \(arguments[1].argumentTypeName)") }
            if specification.byteCount > 0 { throw interpreter.typeError("unsupported format string passed to \(receiver.typeName).__format__") }
            return .object(try interpreter.string(receiver))
        }
        wrapper(.notEqual, 1) { receiver, arguments, interpreter in
            guard let object = receiver.object else { return .notImplemented }
            return try interpreter.notEqualFromEqual(object, arguments[1])
        }
        wrapper(.getAttribute, 1) { receiver, arguments, interpreter in
            let name = try interpreter.attributeName(arguments[1])
            guard let value = try interpreter.plainAttribute(receiver, name) else { throw interpreter.missingAttribute(receiver, name) }
            return value
        }
        wrapper(.setAttr, 2) { receiver, arguments, interpreter in
            try interpreter.setPlainAttribute(receiver, interpreter.attributeName(arguments[1]), arguments[2])
            return .none
        }
        wrapper(.delAttr, 1) { receiver, arguments, interpreter in
            try interpreter.setPlainAttribute(receiver, interpreter.attributeName(arguments[1]), .undefined)
            return .none
        }
        type.namespace[Special.initialize.interned] = .object(
            NativeFunction(raw: "__init__", role: .slotWrapper, owner: Types.object, special: .initialize) { interpreter, arguments in
                guard arguments.count > 0 else { throw interpreter.typeError("descriptor '__init__' of 'object' object needs an argument") }
                if arguments.total > 1 { try interpreter.checkObjectInitArguments(arguments[0].typeObject) }
                return .none
            })

        type.attribute("__class__", set: { interpreter, object, new in try interpreter.setClass(of: object, new) }, get: { _, object in .object(object.type) })
        type.attribute("__dict__", set: { interpreter, object, new in
            guard object.type.hasInstanceDictionary else { throw interpreter.missingAttribute(.object(object), Names.dict) }
            guard let dictionary = new.dict else {
                if new.isUndefined { throw interpreter.typeError("cannot delete __dict__") }
                throw interpreter.typeError("__dict__ must be set to a dictionary, not a '\(new.typeName)'")
            }
            object.setAttributeDictionary(dictionary)
        }, get: { interpreter, object in
            guard object.type.hasInstanceDictionary else { throw interpreter.missingAttribute(.object(object), Names.dict) }
            return .object(object.attributeDictionary())
        })
        type.method("__dir__(self, /)", doc: "Default dir() implementation.") { interpreter, arguments in
            .object(ListObject(try interpreter.attributeNames(of: arguments[0])))
        }
        type.method("__sizeof__(self, /)", doc: "Size of object in memory, in bytes.") { _, arguments in .int(arguments[0].typeObject.hasAttributes ? 40 : 16) }
        type.method("__getstate__(self, /)", doc: "Helper for pickle.") { _, arguments in
            guard let object = arguments[0].object, object.type.hasInstanceDictionary, !object.ownAttributes.isEmpty else { return .none }
            return .object(object.attributeDictionary().copy())
        }
        for name in ["__reduce__(self, /)", "__reduce_ex__(self, protocol, /)"] {
            type.method(name, doc: "Helper for pickle.") { interpreter, arguments in throw interpreter.typeError("cannot pickle '\(arguments[0].typeName)' object") }
        }
        func rawClassMethod(_ name: String, doc: String, _ body: @escaping NativeFunction.Body) {
            type.namespace[name] = .object(ClassMethodObject(.object(NativeFunction(raw: name, owner: Types.object, doc: doc, body))))
        }
        rawClassMethod("__init_subclass__", doc: "This method is called when a class is subclassed.") { interpreter, arguments in
            let name = arguments.count > 0 ? arguments[0].type?.name ?? "object" : "object"
            if arguments.names != nil { throw interpreter.typeError("\(name).__init_subclass__() takes no keyword arguments") }
            if arguments.count > 1 { throw interpreter.typeError("object.__init_subclass__() takes no arguments (\(arguments.count - 1) given)") }
            return .none
        }
        rawClassMethod("__subclasshook__", doc: "Abstract classes can override this to customize issubclass().") { _, _ in .notImplemented }
    }

    /// `object.__new__`
    private static func makePlainObject(_ type: TypeObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if arguments.total > 0 {
            if !type.usesObjectsOwn(.new) { throw interpreter.typeError("object.__new__() takes exactly one argument (the type to instantiate)") }
            if type.usesObjectsOwn(.initialize) { throw interpreter.typeError("\(type.name)() takes no arguments") }
        }
        if !type.abstractMethods.isEmpty { throw interpreter.abstractClassError(type) }
        return .object(Object(.instance, type.reference))
    }
}

extension TypeObject {
    /// Whether the special method is the one of `object`.
    func usesObjectsOwn(_ special: Special) -> Bool {
        guard let method = self.special(special)?.object(.native, NativeFunction.self) else { return false }
        return method.owner == Types.object && method.special == special
    }

    /// Whether objects have a `__dict__`.
    var hasInstanceDictionary: Bool { hasAttributes && slots == nil }

    /// Shows `__new__` and `__init__` of a built-in class as attributes of the class.  They carry their `Special`, so a class that
    /// overrides neither is recognised by `isSlotWrapper(.new)` and `isSlotWrapper(.initialize)`.
    func exposeConstructor() {
        let reference = reference
        let name = self.name
        let layout = self.layout
        namespace[Special.new.interned] = .object(NativeFunction(raw: "__new__", owner: reference, special: .new, doc: "Create and return a new object.  See help(type) for accurate signature.") { interpreter, arguments in
            guard arguments.count > 0 else { throw interpreter.typeError("\(name).__new__(): not enough arguments") }
            guard let type = arguments[0].type else {
                throw interpreter.typeError("\(name).__new__(X): X is not a type object (\(arguments[0].typeName))")
            }
            if type !== reference.object {
                if !type.isSubclass(of: reference.object) { throw interpreter.typeError("\(name).__new__(\(type.name)): \(type.name) is not a subtype of \(name)") }
                if type.layout.name != layout.name { throw interpreter.typeError("\(name).__new__(\(type.name)) is not safe, use \(type.layout.name).__new__()") }
            }
            return try layout.make(type, arguments.dropFirst(), interpreter)
        })
        guard let initialize = layout.initialize else { return }
        namespace[Special.initialize.interned] = .object(
            NativeFunction(raw: "__init__", role: .slotWrapper, owner: reference, special: .initialize, doc: "Initialize self.  See help(type(self)) for accurate signature.") { interpreter, arguments in
                guard arguments.count > 0 else { throw interpreter.typeError("descriptor '__init__' of '\(name)' object needs an argument") }
                guard arguments[0].typeObject.isSubclass(of: reference.object) else {
                    throw interpreter.typeError("descriptor '__init__' requires a '\(name)' object but received a '\(arguments[0].typeName)'")
                }
                try initialize(arguments[0], arguments.dropFirst(), interpreter)
                return .none
            })
    }

    /// Every class has a `__doc__` of its own, so that objects do not show that of a base class.
    func exposeDocumentation() { namespace[Names.doc] = documentation.map { Value($0) } ?? Value.none }
}

extension Interpreter {
    /// The name of an attribute that a program gives as a value.
    func attributeName(_ value: Value) throws -> StringObject {
        guard let name = value.string else { throw typeError("attribute name must be string, not '\(value.typeName)'") }
        return name.interned
    }

    /// The error of `object.__init__` for arguments, where it is one.
    func checkObjectInitArguments(_ type: TypeObject) throws {
        if !type.usesObjectsOwn(.initialize) { throw typeError("object.__init__() takes exactly one argument (the instance to initialize)") }
        if type.usesObjectsOwn(.new) { throw typeError("\(type.name).__init__() takes exactly one argument (the instance to initialize)") }
    }

    /// The error for making an object of an abstract class.
    func abstractClassError(_ type: TypeObject) -> PythonError {
        let names = type.abstractMethods.sorted()
        return typeError("Can't instantiate abstract class \(type.name) with abstract method\(names.count == 1 ? "" : "s") \(names.joined(separator: ", "))")
    }

    /// `object.__class__ = new`
    func setClass(of object: Object, _ new: Value) throws {
        if new.isUndefined { throw typeError("can't delete __class__ attribute") }
        guard let type = new.type else { throw typeError("__class__ must be set to a class, not '\(new.typeName)' object") }
        let old = object.type
        if old === type { return }
        guard !old.isBuiltin, !type.isBuiltin else { throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses") }
        guard old.layout.name == type.layout.name, old.hasInstanceDictionary == type.hasInstanceDictionary, old.slots == type.slots else {
            throw typeError("__class__ assignment: '\(type.name)' object layout differs from '\(old.name)'")
        }
        let attributes = object.ownAttributes
        object.clearAttributes()
        object.typeRef = type.reference
        for (name, value) in attributes { if let name = name.string { object.setOwnAttribute(name.interned, value) } }
    }
}

extension Object {
    /// Forgets the object's own attributes and their shape.
    final func clearAttributes() {
        guard let fields, let shape = shape?.takeUnretainedValue() else { return }
        self.fields = nil
        self.shape = nil
        Release.values(fields, count: shape.count)
        fields.deallocate()
    }
}
