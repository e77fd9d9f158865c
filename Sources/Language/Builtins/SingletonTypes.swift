extension Bootstrap {
    /// The classes of None, `NotImplemented` and `...`.
    static func makeSingletonTypes() {
        func single(_ name: String, _ value: @escaping () -> Value) -> TypeObject {
            TypeObject.native(name, base: Types.object, specials: [.repr], isSubclassable: false, make: { _, arguments, interpreter in
                if arguments.total > 0 { throw interpreter.typeError("\(name) takes no arguments") }
                return value()
            })
        }
        let none = single("NoneType") { .none }
        Types.none = none.reference
        // None has no object that a slot wrapper could ask.
        none.namespace[Special.repr.interned] = .object(NativeFunction(raw: "__repr__", role: .slotWrapper, owner: Types.none, special: .repr) { _, _ in Value("None") })
        none.namespace[Special.bool.interned] = .object(NativeFunction(raw: "__bool__", role: .slotWrapper, owner: Types.none, special: .bool) { _, _ in .bool(false) })
        none.namespace[Special.hash.interned] = .object(NativeFunction(raw: "__hash__", role: .slotWrapper, owner: Types.none, special: .hash) { interpreter, _ in
            .int(try interpreter.hash(.none))
        })
        for (special, holds) in [(Special.equal, true), (.notEqual, false)] {
            none.namespace[special.interned] = .object(NativeFunction(raw: special.name, role: .slotWrapper, owner: Types.none, special: special) { interpreter, arguments in
                guard arguments.count == 2 else { throw interpreter.typeError("expected 1 argument, got \(max(0, arguments.count - 1))") }
                return arguments[1].isNone ? .bool(holds) : .notImplemented
            })
        }
        Types.notImplemented = single("NotImplementedType") { .notImplemented }.reference
        Types.ellipsis = single("ellipsis") { .ellipsis }.reference
    }
}
