internal import Language

/// A tuple whose elements have names, as `sys.version_info` and `time.localtime()` are.
enum StructSequence {
    /// Makes such a class; its repr is `name(field=value, …)`.
    static func type(_ name: String, module: String, shownAs shown: String? = nil, fields: [String]) -> TypeObject {
        let type = TypeObject.native(name, module: module, base: Types.tuple, isSubclassable: false, make: { type, arguments, interpreter in
            guard arguments.count >= 1 else { throw interpreter.typeError("\(name)() missing required argument 'sequence' (pos 1)") }
            let items = try interpreter.tuple(from: arguments[0])
            if items.count != fields.count {
                throw interpreter.typeError("\(module).\(name)() takes a \(fields.count)-sequence (\(items.count)-sequence given)")
            }
            return .object(TupleObject(items.array, type: type.reference))
        })
        if shown == nil { _ = type.namedWithModule() }
        for (index, field) in fields.enumerated() {
            type.attribute(field) { _, object in
                guard let tuple = Value.object(object).tuple, index < tuple.count else { return .none }
                return tuple[index]
            }
        }
        type.method("__repr__(self, /)") { interpreter, arguments in
            guard let tuple = arguments[0].tuple else { return .none }
            var text = Array(((shown ?? module + "." + name) + "(").utf8)
            for (index, field) in fields.enumerated() where index < tuple.count {
                if index > 0 { text.append(contentsOf: ", ".utf8) }
                text.append(contentsOf: (field + "=").utf8)
                try interpreter.appendRepr(tuple[index], to: &text)
            }
            text.append(0x29)
            return .object(StringObject(utf8: text))
        }
        type.namespace["_fields"] = .object(TupleObject(fields.map { Value($0) }))
        type.namespace["n_fields"] = .int(fields.count)
        type.namespace["n_sequence_fields"] = .int(fields.count)
        return type
    }

    static func make(_ type: TypeObject, _ values: [Value]) -> Value { .object(TupleObject(values, type: type.reference)) }
}
