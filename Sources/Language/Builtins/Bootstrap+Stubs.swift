// Placeholders until each area's own file stands; every one of them goes away.
extension Bootstrap {
    static func makeContainerTypes() {}
    static func makeIteratorTypes() {}
    static func makeObjectAndTypeMembers() {}
    static func makeFunctionTypes() {}
    static func makeExceptionTypes() {}
}
enum Builtins { static func install(_ interpreter: Interpreter) {} }
