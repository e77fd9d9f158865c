/// `list[int]`: a built-in class with arguments, for annotations.  Calls and attributes go to the class.
public final class GenericAliasObject: Object {
    public let origin: Value
    public let arguments: TupleObject

    public init(_ origin: Value, _ arguments: TupleObject) {
        self.origin = origin
        self.arguments = arguments
        super.init(.other, Types.genericAlias)
    }

    /// `origin[item]`; a tuple stands for several arguments.
    static func make(_ origin: Value, _ item: Value) -> Value {
        .object(GenericAliasObject(origin, item.object(.tuple, TupleObject.self) ?? TupleObject([item])))
    }

    public override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let base = try interpreter.push(arguments.total + 1)
        defer { interpreter.pop(base, arguments.total + 1) }
        base[0] = origin
        for index in 0..<arguments.total { base[index + 1] = arguments.base[index] }
        return try interpreter.call(origin, Arguments(base + 1, arguments.total, arguments.names))
    }

    public override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        throw interpreter.typeError("\(try interpreter.reprText(.object(self))) is not a generic class")
    }

    public override func nativeHash(_ interpreter: Interpreter) throws -> Int { try interpreter.hash(origin) ^ interpreter.hash(.object(arguments)) }

    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual, let alias = other.object as? GenericAliasObject else { return .notImplemented }
        let same = try interpreter.isEqual(origin, alias.origin) && interpreter.isEqual(.object(arguments), .object(alias.arguments))
        return .bool(same == (operation == .equal))
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        try appendName(of: origin, to: &text, interpreter)
        text.append("[")
        for (index, argument) in arguments.values.enumerated() {
            if index > 0 { text.append(", ") }
            try appendName(of: argument, to: &text, interpreter)
        }
        if arguments.count == 0 { text.append("()") }
        text.append("]")
    }

    private func appendName(of value: Value, to text: inout [UInt8], _ interpreter: Interpreter) throws {
        if value.isEllipsis { return text.append("...") }
        if let type = value.type {
            let module = interpreter.typeModuleName(type)
            text.append(contentsOf: (module == "builtins" ? type.qualifiedName : module + "." + type.qualifiedName).utf8)
            return
        }
        try interpreter.appendRepr(value, to: &text)
    }

    public override func nativeAttribute(_ name: StringObject, _ interpreter: Interpreter) throws -> Value? {
        if type.lookup(name) != nil {
            let text = name.text
            if text != "__doc__", text != "__new__" { return nil }
        }
        let bytes = name.utf8
        if bytes.count > 4, bytes[0] == 0x5F, bytes[1] == 0x5F, name.text != "__name__", name.text != "__qualname__", name.text != "__module__", name.text != "__doc__" { return nil }
        return try interpreter.getAttribute(origin, name)
    }

    static func makeType() {
        let type = TypeObject.native(
            "GenericAlias", module: "types", base: Types.object, doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
            specials: [.repr, .hash, .call, .getItem, .equal, .notEqual, .or, .ror],
            make: { _, arguments, interpreter in
                try interpreter.expectPositional(arguments, "GenericAlias", 2, 2)
                return GenericAliasObject.make(arguments[0], arguments[1])
            })
        type.name = "types.GenericAlias"
        Types.genericAlias = type.reference
        type.attribute("__origin__") { _, object in (object as? GenericAliasObject)?.origin ?? .none }
        type.attribute("__args__") { _, object in (object as? GenericAliasObject).map { .object($0.arguments) } ?? .none }
        type.attribute("__parameters__") { _, _ in .object(TupleObject.empty) }
        type.method("__mro_entries__(self, bases, /)") { _, arguments in
            guard let alias = arguments[0].object as? GenericAliasObject else { return .none }
            return .object(TupleObject([alias.origin]))
        }
    }
}

extension Interpreter {
    /// `origin[item]` for a built-in class that takes arguments in annotations.
    public func genericAlias(_ origin: Value, _ item: Value) -> Value { GenericAliasObject.make(origin, item) }
}
