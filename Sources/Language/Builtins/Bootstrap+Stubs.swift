// Placeholders until each area's own file stands; every one of them goes away.
extension Bootstrap {
    static func makeObjectAndTypeMembers() {}
    static func makeFunctionTypes() {}
    static func makeExceptionTypes() {}
}
enum Builtins { static func install(_ interpreter: Interpreter) {} }
extension Interpreter {
    public func importModule(_ name: String) throws -> ModuleObject { mainModule }
    func importName(_ name: String, from: ModuleObject) throws -> Value { .none }
    func importAll(from: ModuleObject) throws -> [(StringObject, Value)] { [] }
    func isInstance(_ value: Value, _ type: Value) throws -> Bool { false }
    func tracebackValue(_ e: ExceptionObject) -> Value { .none }
}
