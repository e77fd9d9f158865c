extension Interpreter {
    public func importModule(_ name: String) throws -> ModuleObject { mainModule }
    func importName(_ name: String, from: ModuleObject) throws -> Value { .none }
    func importFrom(_ m: ModuleObject, _ name: StringObject) throws -> Value { .none }
    func importAll(from: ModuleObject) throws -> [(StringObject, Value)] { [] }
    func tracebackValue(_ e: ExceptionObject) -> Value { .none }
}
enum HelpText {}
extension HelpText { static var introduction: String { "" }; static func text(for v: Value, _ i: Interpreter) throws -> String { "" } }
extension Interpreter { func absoluteModuleName(_ a: String, level: Int, globals: DictObject?) throws -> String { a } }
