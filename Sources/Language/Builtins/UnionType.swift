/// `int | None`: what `|` of classes gives.
public final class UnionObject: Object {
    /// Classes (`type(None)` for None) and generic aliases, none twice.
    public let members: [Value]

    init(_ members: [Value]) {
        self.members = members
        super.init(.other, Types.union)
    }

    /// `a | b` of what a type expression may consist of; else `NotImplemented`.
    static func union(_ a: Value, _ b: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        guard var members = parts(a), let more = parts(b) else { return .notImplemented }
        members = reflected ? more + members : members + more
        var unique: [Value] = []
        for member in members where try !unique.contains(where: { try interpreter.isEqual($0, member) }) { unique.append(member) }
        return unique.count == 1 ? unique[0] : .object(UnionObject(unique))
    }

    private static func parts(_ value: Value) -> [Value]? {
        if value.isNone { return [.object(Types.none.object)] }
        guard case .object(let object) = value else { return nil }
        if object.kind == .type || object is GenericAliasObject { return [value] }
        return (object as? UnionObject)?.members
    }

    override public func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        for (index, member) in members.enumerated() {
            if index > 0 { text.append(contentsOf: " | ".utf8) }
            try interpreter.appendTypeName(member, to: &text)
        }
    }

    override public func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        operation == .or ? try UnionObject.union(.object(self), other, reflected: reflected, interpreter) : .notImplemented
    }

    override public func nativeHash(_ interpreter: Interpreter) throws -> Int { try members.reduce(0) { $0 ^ (try interpreter.hash($1)) } }

    override public func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual, let other = other.object as? UnionObject else { return .notImplemented }
        var same = members.count == other.members.count
        if same {
            for member in members where try !other.members.contains(where: { try interpreter.isEqual($0, member) }) { same = false }
        }
        return .bool(same == (operation == .equal))
    }
}

/// `list[int]`: a class with the arguments of its elements' types.
public final class GenericAliasObject: Object {
    public let origin: Value
    public let arguments: TupleObject

    init(_ origin: Value, _ arguments: TupleObject) {
        self.origin = origin
        self.arguments = arguments
        super.init(.other, Types.genericAlias)
    }

    /// `origin[item]`; a tuple stands for several arguments.
    static func make(_ origin: Value, _ item: Value) -> Value {
        .object(GenericAliasObject(origin, item.object(.tuple, TupleObject.self) ?? TupleObject([item])))
    }

    override public func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        try interpreter.appendTypeName(origin, to: &text)
        text.append(0x5B)
        for index in 0..<arguments.count {
            if index > 0 { text.append(contentsOf: ", ".utf8) }
            try interpreter.appendTypeName(arguments[index], to: &text)
        }
        if arguments.count == 0 { text.append(contentsOf: "()".utf8) }
        text.append(0x5D)
    }

    override public func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        try interpreter.withDepth { try interpreter.call(origin, Array(UnsafeBufferPointer(start: arguments.base, count: arguments.total)), names: arguments.names) }
    }

    override public func nativeAttribute(_ name: StringObject, _ interpreter: Interpreter) throws -> Value? {
        if type.lookup(name) != nil || name == "__mro_entries__" { return nil }
        return try interpreter.attributeOrNil(origin, name)
    }

    override public func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        operation == .or ? try UnionObject.union(.object(self), other, reflected: reflected, interpreter) : .notImplemented
    }

    override public func nativeHash(_ interpreter: Interpreter) throws -> Int { try interpreter.hash(origin) ^ (try interpreter.hash(.object(arguments))) }

    override public func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual, let other = other.object as? GenericAliasObject else { return .notImplemented }
        let same = try interpreter.isEqual(origin, other.origin) && interpreter.isEqual(.object(arguments), .object(other.arguments))
        return .bool(same == (operation == .equal))
    }
}

extension Interpreter {
    /// A class as annotations show it: `int`, `module.Name`, `None`, `...`.
    func appendTypeName(_ value: Value, to text: inout [UInt8]) throws {
        if let type = value.type {
            if type.reference == Types.none { return text.append(contentsOf: "None".utf8) }
            let module = typeModuleName(type)
            return text.append(contentsOf: (module == "builtins" ? type.qualifiedName : module + "." + type.qualifiedName).utf8)
        }
        if value.isEllipsis { return text.append(contentsOf: "...".utf8) }
        if let list = value.list {
            text.append(0x5B)
            for index in 0..<list.count {
                if index > 0 { text.append(contentsOf: ", ".utf8) }
                try withDepth("while getting the repr of an object") { try appendTypeName(list[index], to: &text) }
            }
            text.append(0x5D)
            return
        }
        try appendRepr(value, to: &text)
    }
}

extension Bootstrap {
    static func makeUnionType() {
        let type = TypeObject.native("UnionType", module: "types", base: Types.object, doc: "Represent a PEP 604 union type\n\nE.g. for int | str",
                                     specials: [.repr, .hash, .equal, .notEqual, .or, .ror], isSubclassable: false)
        Types.union = type.reference
        type.attribute("__args__") { _, object in .object(TupleObject((object as? UnionObject)?.members ?? [])) }
        type.attribute("__parameters__") { _, _ in .object(TupleObject.empty) }
    }

    static func makeGenericAliasType() {
        let type = TypeObject.native("GenericAlias", module: "types", base: Types.object, specials: [.repr, .hash, .equal, .notEqual, .or, .ror, .call], isSubclassable: false,
                                     make: { _, arguments, interpreter in
            guard arguments.count == 2, arguments.names == nil else { throw interpreter.typeError("GenericAlias expected 2 arguments, got \(arguments.count)") }
            return .object(GenericAliasObject(arguments[0], arguments[1].tuple ?? TupleObject([arguments[1]])))
        })
        Types.genericAlias = type.reference
        type.attribute("__origin__") { _, object in (object as? GenericAliasObject)?.origin ?? .none }
        type.attribute("__args__") { _, object in .object((object as? GenericAliasObject)?.arguments ?? TupleObject.empty) }
        type.attribute("__parameters__") { _, _ in .object(TupleObject.empty) }
        type.method("__mro_entries__(self, bases, /)") { _, arguments in
            guard let alias = arguments[0].object as? GenericAliasObject else { return .object(TupleObject.empty) }
            return .object(TupleObject([alias.origin]))
        }
    }

    /// Lets `list[int]` and the like be written.
    static func makeContainersSubscriptable() {
        for reference in [Types.list, Types.dict, Types.tuple, Types.set, Types.frozenset] where reference.address != nil {
            reference.object.makeSubscriptable()
        }
    }
}

extension TypeObject {
    /// `__class_getitem__` that gives a generic alias: `deque[int]`.
    public func makeSubscriptable() {
        if namespace[Special.classGetItem.interned] != nil { return }
        classMethod("__class_getitem__(cls, item, /)", doc: "See PEP 585") { _, arguments in
            .object(GenericAliasObject(arguments[0], arguments[1].object(.tuple, TupleObject.self) ?? TupleObject([arguments[1]])))
        }
    }
}
