// Placeholders until the nodes, classes and the compiler stand; every one of them goes away.
internal import Syntax

extension Interpreter {
    func frameGlobals() -> DictObject? { nil }
    func frameLocals() -> Value? { nil }
    func frameSuperArguments() throws -> (TypeObject, Value) { throw runtimeError("super(): no arguments") }
    func instantiate(_ type: TypeObject, _ arguments: Arguments) throws -> Value { try callType(type, arguments) }
    func makeClass(name: StringObject, bases: [TypeObject], namespace: DictObject, keywords: [(name: StringObject, value: Value)], metaclass: TypeObject) throws -> TypeObject {
        throw runtimeError("class")
    }
    func generatorResult(_ generator: Object) -> Value { .none }
    func evaluateSource(text: StringObject, mode: EvaluationMode, name: String, globals: DictObject, locals: Value) throws -> Value { throw runtimeError("eval") }
    func checkSource(text: StringObject, mode: EvaluationMode, name: String) throws {}
    func runModule(source: SourceText, in module: ModuleObject) throws {}
}
