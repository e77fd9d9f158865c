extension DictObject {
    static func makeType() {
        let type = Bootstrap.complete(
            Types.dict,
            doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
            specials: [.repr, .length, .getItem, .setItem, .deleteItem, .contains, .iterator, .reversed, .or, .ror, .ior,
                       .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual],
            initialize: { value, arguments, interpreter in try value.dict?.update(arguments, "dict", interpreter) },
            make: { type, _, _ in .object(DictObject(type: type.reference)) })
        type.constant("__hash__", .none)
        type.makeSubscriptable()
        addLookups(type)
        type.quick("setdefault", 2...2) { object, key, fallback, interpreter in
            try unsafeDowncast(object, to: DictObject.self).value(of: key, orAdding: fallback, interpreter)
        }
        type.quick("get", 1...2) { object, key, fallback, interpreter in
            if let value = try unsafeDowncast(object, to: DictObject.self).get(key, interpreter) { return value }
            if case .undefined = fallback { return .none }
            return fallback
        }
        addChanges(type)
        type.method("keys(self, /)", doc: "D.keys() -> a set-like object providing a view on D's keys") { interpreter, arguments in
            .object(DictView(try own(arguments, interpreter), .keys))
        }
        type.method("values(self, /)", doc: "D.values() -> an object providing a view on D's values") { interpreter, arguments in
            .object(DictView(try own(arguments, interpreter), .values))
        }
        type.method("items(self, /)", doc: "D.items() -> a set-like object providing a view on D's items") { interpreter, arguments in
            .object(DictView(try own(arguments, interpreter), .items))
        }
    }

    @inline(__always)
    private static func own(_ arguments: Arguments, _ interpreter: Interpreter) throws -> DictObject {
        guard let dict = arguments[0].dict else { throw interpreter.typeError("descriptor requires a 'dict' object but received a '\(arguments[0].typeName)'") }
        return dict
    }

    private static func addLookups(_ type: TypeObject) {
        type.method("get(self, key, default=None, /)", doc: "Return the value for key if key is in the dictionary, else default.") { interpreter, arguments in
            try own(arguments, interpreter).get(arguments[1], interpreter) ?? arguments[2]
        }
        type.method("setdefault(self, key, default=None, /)",
                    doc: "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.") { interpreter, arguments in
            try own(arguments, interpreter).value(of: arguments[1], orAdding: arguments[2], interpreter)
        }
        type.method("copy(self, /)", doc: "D.copy() -> a shallow copy of D") { interpreter, arguments in
            .object(try own(arguments, interpreter).copied(interpreter))
        }
        type.classMethod("fromkeys(cls, iterable, value=None, /)", doc: "Create a new dictionary with keys from iterable and values set to value.") { interpreter, arguments in
            let value = arguments[2]
            if arguments[0].type?.reference == Types.dict {
                let result = DictObject()
                try interpreter.forEach(in: arguments[1]) { key in
                    try result.set(key, value, interpreter)
                    return true
                }
                return .object(result)
            }
            let result = try interpreter.call(arguments[0])
            let exact = result.object(.dict, DictObject.self)
            try interpreter.forEach(in: arguments[1]) { key in
                if let exact { try exact.set(key, value, interpreter) } else { try interpreter.setItem(result, key, value) }
                return true
            }
            return result
        }
    }

    private static func addChanges(_ type: TypeObject) {
        type.method("pop(self, key, default=<unrepresentable>, /)",
                    doc: "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.") { interpreter, arguments in
            if let value = try own(arguments, interpreter).remove(arguments[1], interpreter) { return value }
            if arguments[2].isUndefined { throw interpreter.keyError(arguments[1]) }
            return arguments[2]
        }
        type.method("popitem(self, /)",
                    doc: "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.") { interpreter, arguments in
            let dict = try own(arguments, interpreter)
            // The last entry in use is never a deleted one.
            if dict.count == 0 { throw interpreter.keyError(Value("popitem(): dictionary is empty")) }
            let last = dict.used &- 1, lowest = dict.lowestUsed
            let key = dict.key(at: last)
            let value = dict.remove(at: last)
            // An iterator does not come back for what takes the place of a popped item.
            dict.lowestUsed = lowest
            return .object(TupleObject(key, value))
        }
        type.method("clear(self, /)", doc: "D.clear() -> None.  Remove all items from D.") { interpreter, arguments in
            try own(arguments, interpreter).removeAll()
            return .none
        }
        type.rawMethod("update", doc: "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.") { interpreter, arguments in
            guard arguments.count > 0, let dict = arguments[0].dict else { throw interpreter.typeError("unbound method dict.update() needs an argument") }
            try dict.update(arguments.dropFirst(), "update", interpreter)
            return .none
        }
    }
}
