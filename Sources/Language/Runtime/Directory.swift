extension Interpreter {
    /// `dir(value)`: names of attributes, sorted.
    public func directory(of value: Value) throws -> ListObject {
        let names: ListObject
        if let method = value.typeObject.special(.dir) {
            names = try list(from: callSpecial(method, value))
        } else {
            names = ListObject(try attributeNames(of: value))
        }
        return try sorted(names)
    }

    /// What `object.__dir__` lists, in no order of meaning.
    func attributeNames(of value: Value) throws -> [Value] {
        var seen: Set<ObjectIdentifier> = []
        var result: [Value] = []
        func add(_ name: StringObject) {
            let name = name.interned
            if seen.insert(ObjectIdentifier(name)).inserted { result.append(.object(name)) }
        }
        func add(namespaceOf type: TypeObject, hidesDictionary: Bool) throws {
            try charge(work: type.namespace.count)
            for (name, _) in type.namespace.items {
                guard let name = name.string else { continue }
                if hidesDictionary, name === Names.dict { continue }
                add(name)
            }
        }
        if let module = value.object(.module, ModuleObject.self) {
            if let own = module.namespace["__dir__"] {
                try forEach(in: call(own)) { name in
                    if let name = name.string { add(name) }
                    return true
                }
                return result
            }
            for name in module.attributeNames { add(name) }
            return result
        }
        let type = value.type ?? value.typeObject
        if value.type == nil, let object = value.object {
            for (name, _) in object.ownAttributes { if let name = name.string { add(name) } }
            // An object whose class computes `__dict__` itself.
            if type.owner(of: Names.dict)?.isBuiltin == false, let dictionary = try attributeOrNil(value, Names.dict)?.dict {
                for (name, _) in dictionary.items { if let name = name.string { add(name) } }
            }
        }
        for name in type.slots ?? [] { add(.interned(name)) }
        for each in type.order { try add(namespaceOf: each, hidesDictionary: each.reference == Types.object && !type.hasInstanceDictionary) }
        return result
    }

    /// Sorts a list of names in place by their text; other values by `<`.
    func sorted(_ names: ListObject) throws -> ListObject {
        var texts: [StringObject] = []
        for index in 0..<names.count {
            guard let name = names[index].object(.string, StringObject.self) else {
                _ = try callMethod(.object(names), .interned("sort"))
                return names
            }
            texts.append(name)
        }
        texts.sort { TextSearch.compare($0.utf8, $1.utf8) < 0 }
        return ListObject(texts.map { .object($0) })
    }
}

extension TypeObject {
    /// `__dict__` and `__weakref__`, which the first class of an order whose objects have attributes of their own shows in its namespace.
    func exposeInstanceDictionary() {
        if let attribute = Types.object.object.namespace[Names.dict]?.object as? GetSetObject {
            self.attribute("__dict__", doc: "dictionary for instance variables (if defined)", set: attribute.set, get: attribute.get)
        }
        attribute("__weakref__", doc: "list of weak references to the object (if defined)") { _, _ in .none }
    }
}
