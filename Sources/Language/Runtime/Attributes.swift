extension Interpreter {
    // MARK: reading

    /// `value.name`
    public func getAttribute(_ value: Value, _ name: StringObject) throws -> Value {
        if let result = try attribute(value, name) { return result }
        throw missingAttribute(value, name)
    }

    public func getAttribute(_ value: Value, _ name: String) throws -> Value { try getAttribute(value, StringObject.interned(name)) }

    /// The attribute, or nil if the object has none (an AttributeError of `__getattr__` and properties counts as none, as in `getattr` with a default).
    public func attributeOrNil(_ value: Value, _ name: StringObject) throws -> Value? {
        do {
            return try attribute(value, name)
        } catch let error as PythonError where isException(error, "AttributeError") {
            return nil
        }
    }

    private func attribute(_ value: Value, _ name: StringObject) throws -> Value? {
        let name = name.interned
        let type = value.typeObject
        if let object = value.object, object.kind == .instance || object.kind == .exception || object.kind == .type,
           let method = type.special(.getAttribute), !method.isSlotWrapper(.getAttribute) {
            do {
                return try callSpecial(method, value, .object(name))
            } catch let error as PythonError where isException(error, "AttributeError") {
                guard let fallback = type.special(.getAttr) else { throw error }
                return try callSpecial(fallback, value, .object(name))
            }
        }
        guard type.special(.getAttr) != nil else { return try plainAttribute(value, name) }
        // Properties that fail with AttributeError fall back, too.
        do {
            if let found = try plainAttribute(value, name) { return found }
        } catch let error as PythonError where isException(error, "AttributeError") {
            guard let fallback = type.special(.getAttr) else { throw error }
            return try callSpecial(fallback, value, .object(name))
        }
        guard let fallback = type.special(.getAttr) else { return nil }
        return try callSpecial(fallback, value, .object(name))
    }

    /// `object.__getattribute__(value, name)`, nil if there is none.
    public func plainAttribute(_ value: Value, _ name: StringObject) throws -> Value? {
        if case .object(let object) = value {
            if object.kind == .type { return try typeAttribute(unsafeDowncast(object, to: TypeObject.self), name) }
            if let own = try object.nativeAttribute(name, self) { return own }
            let type = object.type
            let found = type.lookup(name)
            if let found, isDataDescriptor(found) { return try bind(found, value, type) }
            if let own = object.ownAttribute(name) { return own }
            if object.kind == .module { if let own = try moduleAttribute(unsafeDowncast(object, to: ModuleObject.self), name) { return own } }
            if let found { return try bind(found, value, type) }
            return nil
        }
        guard let found = value.typeObject.lookup(name) else { return nil }
        return try bind(found, value, value.typeObject)
    }

    /// An attribute of a class: its metaclass's data descriptors, then its own and its bases', then its metaclass's.
    func typeAttribute(_ type: TypeObject, _ name: StringObject) throws -> Value? {
        let meta = type.type
        let above = meta.lookup(name)
        if let above, isDataDescriptor(above) { return try bind(above, .object(type), meta) }
        if let found = type.lookup(name) { return try bindToClass(found, type) }
        if let above { return try bind(above, .object(type), meta) }
        return nil
    }

    private func moduleAttribute(_ module: ModuleObject, _ name: StringObject) throws -> Value? {
        if let value = module.namespace[name] { return value }
        if let value = try module.lazyAttribute?(name, self) {
            module.namespace[name] = value
            return value
        }
        if let fallback = module.namespace[Names.getattr] { return try call1(fallback, .object(name)) }
        return nil
    }

    /// Whether a class attribute goes before the object's own attributes.
    func isDataDescriptor(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .function, .native, .string, .tuple, .list, .dict, .type: return false
        case .other where object is PropertyObject || object is GetSetObject: return true
        case .instance: return object is PropertyObject || object.type.special(.set) != nil || object.type.special(.deleteDescriptor) != nil
        default: return false
        }
    }

    /// What reading a class attribute through an object gives.
    @inline(__always)
    public func bind(_ found: Value, _ receiver: Value, _ type: TypeObject) throws -> Value {
        guard case .object(let object) = found else { return found }
        switch object.kind {
        case .function: return .object(BoundMethodObject(found, receiver))
        case .native: return unsafeDowncast(object, to: NativeFunction.self).role == .function ? found : .object(BoundMethodObject(found, receiver))
        case .string, .list, .dict, .tuple: return found
        default: return try bindOther(object, receiver, type)
        }
    }

    @inline(never)
    private func bindOther(_ object: Object, _ receiver: Value, _ type: TypeObject) throws -> Value {
        if let getSet = object as? GetSetObject {
            guard let target = receiver.object else { return try getSet.get(self, NumberObject(receiver, type: receiver.typeRef)) }
            return try getSet.get(self, target)
        }
        if let property = object as? PropertyObject, !property.overrides(.get) { return try read(property, receiver, type) }
        if let method = object as? ClassMethodObject { return try bindClassMethod(method, type) }
        if let method = object as? StaticMethodObject { return method.function }
        if object.kind == .instance || object.kind == .type, let get = object.type.special(.get) {
            return try callSpecial(get, .object(object), receiver, .object(type))
        }
        return .object(object)
    }

    /// What the getter of a property gives.
    func read(_ property: PropertyObject, _ receiver: Value, _ type: TypeObject) throws -> Value {
        if property.getter.isNone {
            throw attributeError("property\(property.name.map { " '\($0)'" } ?? "") of '\(type.qualifiedName)' object has no getter")
        }
        return try call1(property.getter, receiver)
    }

    private func bindClassMethod(_ method: ClassMethodObject, _ type: TypeObject) throws -> Value {
        if case .object(let inner) = method.function, inner.kind == .function || inner.kind == .native { return .object(BoundMethodObject(method.function, .object(type))) }
        return try bindOtherFunction(method.function, .object(type))
    }

    /// Binds what a class method wraps when that is itself a descriptor.
    private func bindOtherFunction(_ function: Value, _ receiver: Value) throws -> Value {
        if let get = function.typeObject.special(.get) { return try callSpecial(get, function, receiver, receiver) }
        return .object(BoundMethodObject(function, receiver))
    }

    /// What reading a class attribute through the class itself gives.
    func bindToClass(_ found: Value, _ type: TypeObject) throws -> Value {
        guard case .object(let object) = found else { return found }
        switch object.kind {
        case .function, .native, .string, .list, .dict, .tuple: return found
        default: break
        }
        if let method = object as? ClassMethodObject { return try bindClassMethod(method, type) }
        if let method = object as? StaticMethodObject { return method.function }
        if object is GetSetObject { return found }
        if let property = object as? PropertyObject, !property.overrides(.get) { return found }
        if object.kind == .instance, let get = object.type.special(.get) { return try callSpecial(get, found, .none, .object(type)) }
        return found
    }

    // MARK: writing

    /// `value.name = new`, or `del value.name` if `new` is `.undefined`.
    public func setAttribute(_ value: Value, _ name: StringObject, _ new: Value) throws {
        let name = name.interned
        let type = value.typeObject
        if let object = value.object, object.kind == .instance || object.kind == .exception || object.kind == .type {
            let special: Special = new.isUndefined ? .delAttr : .setAttr
            if let method = type.special(special), !method.isSlotWrapper(special) {
                _ = new.isUndefined ? try callSpecial(method, value, .object(name)) : try callSpecial(method, value, .object(name), new)
                return
            }
        }
        try setPlainAttribute(value, name, new)
    }

    /// `object.__setattr__(value, name, new)`
    public func setPlainAttribute(_ value: Value, _ name: StringObject, _ new: Value) throws {
        let name = name.interned
        guard case .object(let object) = value else { throw cannotSet(value, name, new) }
        if try object.nativeSetAttribute(name, new, self) { return }
        if object.kind == .type { return try setTypeAttribute(unsafeDowncast(object, to: TypeObject.self), name, new) }
        if isSealing, object.kind == .module, unsafeDowncast(object, to: ModuleObject.self).isSealed {
            throw attributeError("module '\(unsafeDowncast(object, to: ModuleObject.self).name)' belongs to the library: its attribute '\(name.text)' cannot be changed here")
        }
        let type = object.type
        if let found = type.lookup(name), isDataDescriptor(found), case .object(let descriptor) = found {
            return try setThrough(descriptor, object, name, new)
        }
        if object.kind == .module {
            let module = unsafeDowncast(object, to: ModuleObject.self)
            if module.isFrozen || module.isSealed { throw attributeError("module '\(module.name)' belongs to the library: its attribute '\(name.text)' cannot be changed here") }
            if new.isUndefined, module.namespace[name] == nil { throw attributeError("module '\(module.name)' has no attribute '\(name.text)'") }
            module.namespace[name] = new.isUndefined ? nil : new
            return
        }
        if !type.hasAttributes { throw cannotSet(value, name, new) }
        if let slots = type.slots, !slots.contains(name.text) { throw cannotSet(value, name, new) }
        if new.isUndefined {
            if !object.removeOwnAttribute(name) { throw missingAttribute(value, name, isSilent: true) }
        } else {
            object.setOwnAttribute(name, new)
        }
    }

    private func setThrough(_ descriptor: Object, _ object: Object, _ name: StringObject, _ new: Value) throws {
        if let getSet = descriptor as? GetSetObject {
            guard let set = getSet.set else {
                throw attributeError("attribute '\(name.text)' of '\(getSet.owner.object.name)' objects is not writable")
            }
            return try set(self, object, new)
        }
        if let property = descriptor as? PropertyObject, !property.overrides(new.isUndefined ? .deleteDescriptor : .set) {
            let function = new.isUndefined ? property.deleter : property.setter
            if function.isNone {
                throw attributeError("property '\(name.text)' of '\(object.type.qualifiedName)' object has no \(new.isUndefined ? "deleter" : "setter")")
            }
            _ = new.isUndefined ? try call1(function, .object(object)) : try call2(function, .object(object), new)
            return
        }
        if new.isUndefined {
            guard let method = descriptor.type.special(.deleteDescriptor) else { throw attributeError("__delete__") }
            _ = try callSpecial(method, .object(descriptor), .object(object))
        } else {
            guard let method = descriptor.type.special(.set) else { throw attributeError("__set__") }
            _ = try callSpecial(method, .object(descriptor), .object(object), new)
        }
    }

    private func setTypeAttribute(_ type: TypeObject, _ name: StringObject, _ new: Value) throws {
        if type.isSealed { throw typeError("cannot set '\(name.text)' attribute of immutable type '\(type.name)'") }
        if let found = type.type.lookup(name), isDataDescriptor(found), case .object(let descriptor) = found {
            return try setThrough(descriptor, type, name, new)
        }
        if type.isBuiltin { throw typeError("cannot set '\(name.text)' attribute of immutable type '\(type.name)'") }
        if !type.setOwn(name, new) { throw missingAttribute(.object(type), name, isSilent: true) }
    }

    // MARK: errors

    private func cannotSet(_ value: Value, _ name: StringObject, _ new: Value) -> any Error {
        let type = value.typeObject
        let found = type.lookup(name)
        if let attribute = found?.object as? GetSetObject, attribute.set == nil {
            return attributeError("attribute '\(name.text)' of '\(attribute.owner.object.name)' objects is not writable")
        }
        if !new.isUndefined, found != nil { return attributeError("'\(type.name)' object attribute '\(name.text)' is read-only") }
        return missingAttribute(value, name, isSilent: true)
    }

    /// The AttributeError for a name that an object does not have; `isSilent`: one for which CPython suggests no other name.
    public func missingAttribute(_ value: Value, _ name: StringObject, isSilent: Bool = false) -> PythonError {
        let message: String
        if let type = value.type {
            message = "type object '\(type.name)' has no attribute '\(name.text)'"
        } else if let module = value.object(.module, ModuleObject.self) {
            message = module.isInitializing ? "partially initialized module '\(module.name)' has no attribute '\(name.text)' (most likely due to a circular import)"
                : "module '\(module.name)' has no attribute '\(name.text)'"
        } else {
            message = "'\(value.typeName)' object has no attribute '\(name.text)'"
        }
        let error = attributeError(message)
        var teaching = Teaching()
        teaching.unknownName = name.text
        teaching.owner = value
        teaching.isSilent = isSilent
        error.exception.teaching = teaching
        return error
    }
}

/// Interned names that the interpreter uses by itself.
enum Names {
    static let getattr = StringObject.interned("__getattr__")
    static let dict = StringObject.interned("__dict__")
    static let className = StringObject.interned("__class__")
    static let doc = StringObject.interned("__doc__")
    static let module = StringObject.interned("__module__")
    static let name = StringObject.interned("__name__")
    static let qualname = StringObject.interned("__qualname__")
    static let annotations = StringObject.interned("__annotations__")
    static let matchArgs = StringObject.interned("__match_args__")
    static let slots = StringObject.interned("__slots__")
    static let len = StringObject.interned("len")
    static let all = StringObject.interned("__all__")
    static let classCell = StringObject.interned("__classcell__")
}
