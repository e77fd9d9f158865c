extension Bootstrap {
    static func makeModuleType() {
        let signature = NativeFunction("module(name, doc=None)") { _, _ in .none }
        let type = TypeObject.native("module", base: Types.object, doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
                                     specials: [.repr], hasAttributes: true, isSubclassable: false, make: { _, arguments, interpreter in
            try interpreter.withBound(arguments, to: signature) { bound in
                guard let name = bound[0].string else { throw interpreter.typeError("module() argument 'name' must be str, not \(bound[0].argumentTypeName)") }
                let module = ModuleObject(name.text)
                module.namespace["__doc__"] = bound[1]
                return .object(module)
            }
        })
        Types.module = type.reference
        type.computed("__dict__", of: ModuleObject.self) { _, module in
            // What can be changed through a dict is not handed out of a library that must not change.
            .object(module.isSealed ? module.namespace.copy() : module.namespace)
        }
        type.computed("__annotations__", of: ModuleObject.self, set: { $1.namespace[Names.annotations] = $2.isUndefined ? nil : $2 }, get: { _, module in
            if let annotations = module.namespace[Names.annotations] { return annotations }
            let annotations = Value.object(DictObject())
            module.namespace[Names.annotations] = annotations
            return annotations
        })
    }
}

extension ModuleObject {
    /// The names of its attributes: those that are there and those that come when they are asked for.
    var attributeNames: [StringObject] {
        var names = namespace.items.compactMap { $0.key.string }
        for name in lazyNames?() ?? [] where namespace[name] == nil { names.append(.interned(name)) }
        return names
    }
}
