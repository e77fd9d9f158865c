// Placeholders until each area's own file stands; every one of them goes away.
extension Bootstrap {
    static func makeNumberTypes() {}
    static func makeStringTypes() {}
    static func makeObjectAndTypeMembers() {}
    static func makeFunctionTypes() {}
    static func makeExceptionTypes() {}
}
enum Builtins { static func install(_ interpreter: Interpreter) {} }
enum Numbers {
    static func binary(_ operation: BinaryOperation, _ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value? { nil }
    static func compare(_ operation: ComparisonOperation, _ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value { .notImplemented }
    static func unary(_ operation: UnaryOperation, _ a: Value, _ interpreter: Interpreter) throws -> Value? { nil }
    static func format(_ value: Value, _ specification: StringObject, _ interpreter: Interpreter) throws -> StringObject { try interpreter.string(value) }
}
public import Syntax
extension Interpreter {
    func formatValue(_ value: Value, conversion: UInt8?, specification: StringObject, into text: inout [UInt8]) throws {}
    public func importModule(_ name: String) throws -> ModuleObject { mainModule }
    func importName(_ name: String, from: ModuleObject) throws -> Value { .none }
    func importAll(from: ModuleObject) throws -> [(StringObject, Value)] { [] }
    func isInstance(_ value: Value, _ type: Value) throws -> Bool { false }
    func tracebackValue(_ e: ExceptionObject) -> Value { .none }
}
final class ComplexObject: Object { init(real: Double, imaginary: Double) { super.init(.other, Types.complex) } }
final class BytesObject: Object { init(_ b: [UInt8]) { super.init(.other, Types.complex) } }
public enum Front { public static func parse(_ s: SourceText) throws -> Module { throw TextError.memory() }; public static func parseExpression(_ s: SourceText) throws -> Module { throw TextError.memory() } }
