/// `mappingproxy`: a view of a dict that cannot be changed through it, such as a class's `__dict__`.
public final class MappingProxyObject: Object {
    public let mapping: Value

    public init(_ mapping: Value) {
        self.mapping = mapping
        super.init(.other, Types.mappingProxy)
    }

    override public func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "mappingproxy(".utf8)
        try interpreter.appendRepr(mapping, to: &text)
        text.append(0x29)
    }
    override public func nativeString(_ interpreter: Interpreter) throws -> StringObject { try interpreter.string(mapping) }
    override public func nativeTruth(_ interpreter: Interpreter) throws -> Bool { try interpreter.isTrue(mapping) }
    override public func nativeLength(_ interpreter: Interpreter) throws -> Int { try interpreter.length(mapping) }
    override public func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value { try interpreter.getItem(mapping, index) }
    override public func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool { try interpreter.contains(mapping, value) }
    override public func nativeIterator(_ interpreter: Interpreter) throws -> Value { try interpreter.iterator(mapping) }
    override public func nativeHash(_ interpreter: Interpreter) throws -> Int { try interpreter.hash(mapping) }
    override public func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        guard operation == .or else { return .notImplemented }
        let other = (other.object as? MappingProxyObject)?.mapping ?? other
        return reflected ? try interpreter.binary(.or, other, mapping) : try interpreter.binary(.or, mapping, other)
    }
    override public func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        try interpreter.compare(operation, mapping, (other.object as? MappingProxyObject)?.mapping ?? other)
    }
}

extension Bootstrap {
    static func makeMappingProxyType() {
        let type = TypeObject.native(
            "mappingproxy", base: Types.object, specials: [.repr, .string, .length, .getItem, .contains, .iterator, .hash, .equal, .notEqual, .or, .ror],
            isSubclassable: false,
            make: { _, arguments, interpreter in
                guard arguments.total == 1 else { throw interpreter.typeError("mappingproxy() missing required argument 'mapping' (pos 1)") }
                guard arguments[0].typeObject.special(.getItem) != nil, arguments[0].list == nil, arguments[0].tuple == nil else {
                    throw interpreter.typeError("mappingproxy() argument must be a mapping, not \(arguments[0].typeName)")
                }
                return .object(MappingProxyObject(arguments[0]))
            })
        Types.mappingProxy = type.reference
        // Its methods are those of the mapping.
        for (signature, doc) in [
            ("get(self, key, default=None, /)", "Return the value for key if key is in the mapping, else default."),
            ("keys(self, /)", "D.keys() -> a set-like object providing a view on D's keys"),
            ("values(self, /)", "D.values() -> an object providing a view on D's values"),
            ("items(self, /)", "D.items() -> a set-like object providing a view on D's items"),
            ("copy(self, /)", "D.copy() -> a shallow copy of D"),
            ("__reversed__(self, /)", "D.__reversed__() -> reverse iterator"),
        ] {
            let name = StringObject.interned(String(signature.prefix { $0 != "(" }))
            type.method(signature, doc: doc) { interpreter, arguments in
                guard let proxy = arguments[0].object as? MappingProxyObject else { return .none }
                var rest: [Value] = []
                for index in 1..<max(1, arguments.total) { rest.append(arguments[index]) }
                return try interpreter.callMethod(proxy.mapping, name, rest)
            }
        }
    }
}
