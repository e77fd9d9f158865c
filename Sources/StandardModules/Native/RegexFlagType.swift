internal import Language

/// `re.RegexFlag`: an int that shows the names of its bits.
enum RegexFlagType {
    /// In the order in which a combination shows them.
    static let names: [(name: String, short: String?, flag: RegexFlags)] = [
        ("ASCII", "A", .ascii), ("IGNORECASE", "I", .ignoreCase), ("LOCALE", "L", .locale), ("UNICODE", "U", .unicode), ("MULTILINE", "M", .multiline),
        ("DOTALL", "S", .dotAll), ("VERBOSE", "X", .verbose), ("TEMPLATE", "T", .template), ("DEBUG", nil, .debug),
    ]

    static func make(_ value: Int) -> Value { .object(NumberObject(.int(value), type: type.reference)) }

    private static func number(_ value: Value) -> Int? {
        if case .int(let number) = value { return number }
        if case .bool(let flag) = value { return flag ? 1 : 0 }
        if let number = value.object as? NumberObject, case .int(let int) = number.value { return int }
        return nil
    }

    /// `re.IGNORECASE|re.MULTILINE`
    static func text(_ value: Int) -> String {
        if value == 0 { return "re.NOFLAG" }
        var parts: [String] = []
        var rest = value
        for (name, _, flag) in names where value & flag.rawValue != 0 {
            parts.append("re." + name)
            rest &= ~flag.rawValue
        }
        if parts.isEmpty { return "re.RegexFlag(\(value))" }
        if rest != 0 { parts.append((rest < 0 ? "-0x" : "0x") + String(rest.magnitude, radix: 16)) }
        return parts.joined(separator: "|")
    }

    static let type: TypeObject = {
        let type = TypeObject.native("RegexFlag", module: "re", base: Types.int, isSubclassable: false, make: { _, arguments, interpreter in
            guard arguments.count == 1, let value = number(arguments[0]) else { throw interpreter.typeError("RegexFlag() takes one int") }
            return make(value)
        })
        for name in ["__repr__", "__str__"] { type.method(name + "(self, /)") { _, arguments in Value(text(number(arguments[0]) ?? 0)) } }
        type.method("__format__(self, format_spec, /)") { interpreter, arguments in
            guard let specification = arguments[1].string else { throw interpreter.typeError("__format__() argument must be str, not \(arguments[1].argumentTypeName)") }
            return .object(try interpreter.format(Value(text(number(arguments[0]) ?? 0)), specification))
        }
        let operations: [(String, (Int, Int) -> Int)] = [("or", { $0 | $1 }), ("and", { $0 & $1 }), ("xor", { $0 ^ $1 })]
        for (name, operation) in operations {
            for prefix in ["__", "__r"] {
                type.method(prefix + name + "__(self, other, /)") { _, arguments in
                    guard let a = number(arguments[0]), let b = number(arguments[1]) else { return .notImplemented }
                    return make(operation(a, b))
                }
            }
        }
        type.method("__invert__(self, /)") { _, arguments in make(511 & ~(number(arguments[0]) ?? 0)) }
        type.method("__bool__(self, /)") { _, arguments in .bool(number(arguments[0]) != 0) }
        type.attribute("value") { _, object in .int(number(.object(object)) ?? 0) }
        type.attribute("name") { _, object in
            let value = number(.object(object)) ?? 0
            if value == 0 { return Value("NOFLAG") }
            let parts = names.filter { value & $0.flag.rawValue != 0 }.map(\.name)
            return parts.isEmpty ? .none : Value(parts.joined(separator: "|"))
        }
        for (name, short, flag) in names {
            type.namespace[name] = make(flag.rawValue, of: type)
            if let short { type.namespace[short] = make(flag.rawValue, of: type) }
        }
        type.namespace["NOFLAG"] = make(0, of: type)
        return type
    }()

    private static func make(_ value: Int, of type: TypeObject) -> Value { .object(NumberObject(.int(value), type: type.reference)) }
}
