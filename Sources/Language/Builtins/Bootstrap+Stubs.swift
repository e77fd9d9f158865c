// Placeholders until each area's own file stands; every one of them goes away.
extension Bootstrap {
    static func makeNumberTypes() {}
    static func makeStringTypes() {}
    static func makeContainerTypes() {}
    static func makeIteratorTypes() {}
}
enum Numbers {
    static func binary(_ operation: BinaryOperation, _ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value? { nil }
    static func compare(_ operation: ComparisonOperation, _ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value { .notImplemented }
    static func unary(_ operation: UnaryOperation, _ a: Value, _ interpreter: Interpreter) throws -> Value? { nil }
    static func format(_ value: Value, _ specification: StringObject, _ interpreter: Interpreter) throws -> StringObject { try interpreter.string(value) }
}
