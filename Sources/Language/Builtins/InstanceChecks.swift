extension Interpreter {
    // MARK: isinstance

    /// `isinstance(value, classes)`
    public func isInstance(_ value: Value, _ classes: Value) throws -> Bool {
        if let type = classes.type {
            if value.typeRef == TypeRef(type) { return true }
            // Nearly all classes have the metaclass `type`, which asks nobody.
            if type.typeRef == Types.type { return try isPlainInstance(value, of: classes) }
        }
        if let tuple = classes.tuple {
            return try withDepth("in __instancecheck__") {
                for index in 0..<tuple.count where try isInstance(value, tuple[index]) { return true }
                return false
            }
        }
        if let union = classes.object as? UnionObject {
            if union.members.contains(where: { $0.object is GenericAliasObject }) { throw typeError("isinstance() argument 2 cannot be a parameterized generic") }
            for member in union.members where try isInstance(value, member) { return true }
            return false
        }
        if classes.object is GenericAliasObject { throw typeError("isinstance() argument 2 cannot be a parameterized generic") }
        if let method = classes.typeObject.special(.instanceCheck), !method.isSlotWrapper(.instanceCheck) {
            return try withDepth("in __instancecheck__") { try isTrue(callSpecial(method, classes, value)) }
        }
        return try isPlainInstance(value, of: classes)
    }

    /// `type.__instancecheck__(class, value)`
    func isPlainInstance(_ value: Value, of classInfo: Value) throws -> Bool {
        guard let type = classInfo.type else {
            guard try basesOrNil(classInfo) != nil else { throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union") }
            let own = try attributeOrNil(value, Names.className) ?? .none
            return try derives(own, from: classInfo)
        }
        let own = value.typeObject
        if own.isSubclass(of: type) { return true }
        // An object may claim another class than it has.
        guard case .object(let object) = value, object.kind == .instance, claimsClass(own),
              let claimed = try attributeOrNil(value, Names.className)?.type, claimed !== own else { return false }
        return claimed.isSubclass(of: type)
    }

    /// Whether `__class__` of the objects of a class may be something else than the class.
    private func claimsClass(_ type: TypeObject) -> Bool {
        if let method = type.special(.getAttribute), !method.isSlotWrapper(.getAttribute) { return true }
        return type.owner(of: Names.className)?.reference != Types.object
    }

    // MARK: issubclass

    /// `issubclass(subclass, classes)`
    public func isSubclass(_ subclass: Value, _ classes: Value) throws -> Bool {
        if let type = classes.type, type.typeRef == Types.type {
            if subclass.isIdentical(to: classes) { return true }
            return try isPlainSubclass(subclass, of: classes)
        }
        if let tuple = classes.tuple {
            return try withDepth("in __subclasscheck__") {
                for index in 0..<tuple.count where try isSubclass(subclass, tuple[index]) { return true }
                return false
            }
        }
        if let union = classes.object as? UnionObject {
            if union.members.contains(where: { $0.object is GenericAliasObject }) { throw typeError("issubclass() argument 2 cannot be a parameterized generic") }
            for member in union.members where try isSubclass(subclass, member) { return true }
            return false
        }
        if classes.object is GenericAliasObject { throw typeError("issubclass() argument 2 cannot be a parameterized generic") }
        if let method = classes.typeObject.special(.subclassCheck), !method.isSlotWrapper(.subclassCheck) {
            return try withDepth("in __subclasscheck__") { try isTrue(callSpecial(method, classes, subclass)) }
        }
        return try isPlainSubclass(subclass, of: classes)
    }

    /// `type.__subclasscheck__(class, subclass)`
    func isPlainSubclass(_ subclass: Value, of classInfo: Value) throws -> Bool {
        if let type = classInfo.type, let subtype = subclass.type { return subtype.isSubclass(of: type) }
        guard try basesOrNil(subclass) != nil else { throw typeError("issubclass() arg 1 must be a class") }
        guard try basesOrNil(classInfo) != nil else { throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union") }
        return try derives(subclass, from: classInfo)
    }

    /// `__bases__` of what behaves like a class.
    private func basesOrNil(_ value: Value) throws -> TupleObject? {
        if let type = value.type { return TupleObject(type.bases.map { .object($0) }) }
        guard case .object = value else { return nil }
        return try attributeOrNil(value, .interned("__bases__"))?.tuple
    }

    private func derives(_ value: Value, from other: Value) throws -> Bool {
        if value.isIdentical(to: other) { return true }
        guard let bases = try basesOrNil(value) else { return false }
        return try withDepth("in __issubclass__") {
            for index in 0..<bases.count where try derives(bases[index], from: other) { return true }
            return false
        }
    }
}
