public import Syntax
extension Interpreter {
    public func runModule(source: SourceText, in module: ModuleObject) throws { throw runtimeError("module") }
    func makeGenerator(_ function: FunctionObject, _ frame: Frame) throws -> Object { throw runtimeError("generator") }
    func callType(_ type: TypeObject, _ arguments: Arguments) throws -> Value { throw runtimeError("class") }
}
