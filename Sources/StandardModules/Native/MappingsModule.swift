internal import Language

/// `_mappings`: what of `collections` must be fast.
enum MappingsModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_mappings")
        module.types(defaultDict)
        module.function("count_elements(mapping, iterable, /)", doc: "Count elements in the iterable, updating the mapping") { interpreter, arguments in
            try count(arguments[0], arguments[1], interpreter)
            return .none
        }
        module.function("tuple_getter(index, doc, /)") { _, arguments in
            guard case .int(let index) = arguments[0] else { return .none }
            return .object(getter(index, arguments[1]))
        }
        module.function("tuple_constructor(typename, names, defaults, /)") { interpreter, arguments in
            guard let name = arguments[0].string, let names = arguments[1].tuple, let defaults = arguments[2].tuple else { throw interpreter.typeError("tuple_constructor() needs a str and two tuples") }
            return .object(StaticMethodObject(.object(NamedTupleConstructor(name.text, names.array.compactMap(\.string), defaults.array))))
        }
        module.function("tuple_repr(names, /)") { interpreter, arguments in
            let names = (arguments[0].tuple?.array.compactMap { $0.string?.array }) ?? []
            return .object(NativeFunction(raw: "__repr__", role: .method, doc: "Return a nicely formatted representation string") { interpreter, arguments in
                guard arguments.count == 1, let tuple = arguments[0].tuple else { throw interpreter.typeError("__repr__() takes exactly one argument (\(arguments.count) given)") }
                var text = Array(tuple.type.name.utf8)
                text.append(0x28)
                try interpreter.withDepth("while getting the repr of an object") {
                    for (index, name) in names.enumerated() where index < tuple.count {
                        if index > 0 { text.append(contentsOf: ", ".utf8) }
                        text.append(contentsOf: name)
                        text.append(0x3D)
                        try interpreter.appendRepr(tuple[index], to: &text)
                    }
                }
                text.append(0x29)
                return .object(StringObject(utf8: text))
            })
        }
        return module
    }

    // MARK: counting

    private static let getName = StringObject.interned("get")

    /// Adds the number of each element of an iterable to a mapping.
    private static func count(_ mapping: Value, _ iterable: Value, _ interpreter: Interpreter) throws {
        if let dict = mapping.dict, isPlain(dict.type) {
            try interpreter.forEach(in: iterable) { element in
                let hash = try interpreter.hash(element)
                let position = try dict.position(of: element, hash: hash, interpreter)
                if position < 0 {
                    if dict.count & 1023 == 1023 { try interpreter.reserve(bytes: dict.count &* 96) }
                    dict.insert(new: element, .int(1), hash: hash)
                } else if case .int(let number) = dict.value(at: position), number < Int.max {
                    dict.setValue(.int(number &+ 1), at: position)
                } else {
                    // Adding may run a program's code, after which the position means nothing.
                    let sum = try interpreter.binary(.add, dict.value(at: position), .int(1))
                    try dict.set(element, sum, interpreter)
                }
                return true
            }
            return
        }
        let get = try interpreter.getAttribute(mapping, getName)
        try interpreter.forEach(in: iterable) { element in
            let old = try interpreter.call2(get, element, .int(0))
            try interpreter.setItem(mapping, element, interpreter.binary(.add, old, .int(1)))
            return true
        }
    }

    /// Whether a class of dicts leaves `get` and `__setitem__` as they are.
    private static func isPlain(_ type: TypeObject) -> Bool {
        let dict = Types.dict.object
        guard let set = type.special(.setItem), let plainSet = dict.special(.setItem), set.isIdentical(to: plainSet) else { return false }
        guard let get = type.lookup(getName), let plainGet = dict.lookup(getName) else { return false }
        return get.isIdentical(to: plainGet)
    }

    // MARK: defaultdict

    private static let factoryName = StringObject.interned("default_factory")

    private static func factory(_ value: Value, _ interpreter: Interpreter) throws -> Value { try interpreter.attributeOrNil(value, factoryName) ?? .none }

    /// A new dict of the same class with the same factory.
    private static func again(_ value: Value, from other: Value, _ interpreter: Interpreter) throws -> Value {
        try interpreter.call2(.object(value.typeObject), factory(value, interpreter), other)
    }

    private static let defaultDict: TypeObject = {
        let type = TypeObject.native(
            "defaultdict", module: "collections", base: Types.dict,
            doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory", hasAttributes: true,
            initialize: { object, arguments, interpreter in
                let factory = arguments.count > 0 ? arguments[0] : .none
                if !factory.isNone, !FunctoolsModule.isCallable(factory) { throw interpreter.typeError("first argument must be callable or None") }
                try interpreter.setAttribute(object, factoryName, factory)
                let rest = arguments.count > 0 ? arguments.dropFirst() : arguments
                if rest.count > 1 { throw interpreter.typeError("dict expected at most 1 argument, got \(rest.count)") }
                if rest.total == 0 { return }
                let update = try interpreter.getAttribute(object, "update")
                _ = try interpreter.forward(rest, to: update)
            },
            make: { type, _, _ in .object(DictObject(type: type.reference)) })
        _ = type.namedWithModule()
        type.makeSubscriptable()
        type.method("__missing__(self, key, /)", doc: "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:") { interpreter, arguments in
            let factory = try factory(arguments[0], interpreter)
            if factory.isNone { throw interpreter.keyError(arguments[1]) }
            let value = try interpreter.call(factory)
            try interpreter.setItem(arguments[0], arguments[1], value)
            return value
        }
        type.method("__repr__(self, /)") { interpreter, arguments in
            var text = Array((arguments[0].typeObject.shortName + "(").utf8)
            try interpreter.appendRepr(factory(arguments[0], interpreter), to: &text)
            text.append(contentsOf: ", ".utf8)
            if let dict = arguments[0].dict { try interpreter.withDepth("while getting the repr of an object") { try dict.nativeRepr(into: &text, interpreter) } }
            text.append(0x29)
            return .object(StringObject(utf8: text))
        }
        for name in ["copy", "__copy__"] {
            type.method(name + "(self, /)", doc: "D.copy() -> a shallow copy of D.") { interpreter, arguments in try again(arguments[0], from: arguments[0], interpreter) }
        }
        type.method("__or__(self, other, /)") { interpreter, arguments in
            guard arguments[1].dict != nil, arguments[0].dict != nil else { return .notImplemented }
            let result = try again(arguments[0], from: arguments[0], interpreter)
            _ = try interpreter.callMethod(result, .interned("update"), [arguments[1]])
            return result
        }
        type.method("__ror__(self, other, /)") { interpreter, arguments in
            guard arguments[1].dict != nil, arguments[0].dict != nil else { return .notImplemented }
            let result = try again(arguments[0], from: arguments[1], interpreter)
            _ = try interpreter.callMethod(result, .interned("update"), [arguments[0]])
            return result
        }
        type.classMethod("fromkeys(cls, iterable, value=None, /)") { interpreter, arguments in
            let result = try interpreter.call(arguments[0])
            try interpreter.forEach(in: arguments[1]) { key in
                try interpreter.setItem(result, key, arguments[2])
                return true
            }
            return result
        }
        return type
    }()

    // MARK: namedtuple

    private static let readOnly = NativeFunction(raw: "read_only") { interpreter, _ in throw interpreter.attributeError("can't set attribute") }

    private static func getter(_ index: Int, _ doc: Value) -> PropertyObject {
        let function = NativeFunction("getter(self, /)") { interpreter, arguments in
            guard let tuple = arguments[0].tuple else { throw interpreter.typeError("descriptor for index '\(index)' for tuple subclasses doesn't apply to '\(arguments[0].typeName)' object") }
            if index >= tuple.count { throw interpreter.indexError("tuple index out of range") }
            return tuple[index]
        }
        return PropertyObject(.object(function), .object(readOnly), .object(readOnly), doc)
    }
}

/// `__new__` of a named tuple.
final class NamedTupleConstructor: Object {
    private let name: String
    private let names: [StringObject]
    /// Of the last fields.
    private let defaults: [Value]

    private static let type = TypeObject.native("builtin_function_or_method", base: Types.object, specials: [.call], isSubclassable: false)

    init(_ name: String, _ names: [StringObject], _ defaults: [Value]) {
        self.name = name
        self.names = names
        self.defaults = defaults
        super.init(.other, Self.type.reference)
    }

    override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        guard arguments.count > 0, let type = arguments[0].type, type.isSubclass(of: Types.tuple.object) else {
            throw interpreter.typeError("\(name).__new__() missing 1 required positional argument: '_cls'")
        }
        let count = names.count
        let given = arguments.count &- 1
        if given == count, arguments.names == nil {
            guard let start = arguments.all.baseAddress else { return .none }
            return .object(TupleObject(copying: start + 1, count: count, type: type.reference))
        }
        if given > count {
            let low = count - defaults.count + 1, total = count + 1
            let takes = low == total ? "\(total)" : "from \(low) to \(total)"
            throw interpreter.typeError("\(name).__new__() takes \(takes) positional argument\(total == 1 && low == total ? "" : "s") but \(given + 1) were given")
        }
        var values = [Value](repeating: .undefined, count: count)
        for index in 0..<given { values[index] = arguments[index + 1] }
        for (keyword, value) in arguments.keywords {
            guard let index = names.firstIndex(where: { $0.hasSameText(as: keyword) }) else {
                throw interpreter.typeError("\(name).__new__() got an unexpected keyword argument '\(keyword.text)'")
            }
            if !values[index].isUndefined { throw interpreter.typeError("\(name).__new__() got multiple values for argument '\(keyword.text)'") }
            values[index] = value
        }
        var missing: [String] = []
        for index in given..<max(given, count) where values[index].isUndefined {
            let position = index - (count - defaults.count)
            if position >= 0 { values[index] = defaults[position] } else { missing.append("'\(names[index].text)'") }
        }
        if !missing.isEmpty {
            let last = missing.count - 1
            let list = missing.count == 1 ? missing[0] : missing.count == 2 ? missing.joined(separator: " and ") : missing[..<last].joined(separator: ", ") + ", and " + missing[last]
            throw interpreter.typeError("\(name).__new__() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(list)")
        }
        return .object(TupleObject(values, type: type.reference))
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<function \(name).__new__ at \(interpreter.address(self))>".utf8)
    }
}
