internal import Syntax

/// `super().name(a, b, …)` in a method: the method of the next class is called without an object for `super()`.
///
/// The cache holds for receivers of one class.  Whatever is not plain (a `super` of the program's own, class methods, properties) takes the
/// general way.
final class SuperCallNode: ExpressionNode {
    private let general: ExpressionNode
    private let function: GlobalNode
    private let name: StringObject
    private let arguments: OperandList
    private let names: [StringObject]?
    /// Where the closure of the function around it holds the class; -1: it does not.
    private let classIndex: Int
    @exclusivity(unchecked) private var cachedAfter: UnsafeRawPointer?
    @exclusivity(unchecked) private var cachedType: UnsafeRawPointer?
    @exclusivity(unchecked) private var versionCell: UnsafePointer<UInt>?
    @exclusivity(unchecked) private var cachedVersion: UInt = 0
    @exclusivity(unchecked) private var method: Object?

    init(_ general: ExpressionNode, _ function: GlobalNode, _ name: StringObject, _ arguments: [ExpressionNode], _ names: [StringObject]?, _ code: Code) {
        self.general = general
        self.function = function
        self.name = name
        self.arguments = OperandList(arguments)
        self.names = names
        classIndex = code.isModule || code.parameterCount == 0 || name === Names.className ? -1 : code.freeNames.firstIndex(of: "__class__") ?? -1
        super.init(general.span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        guard classIndex >= 0, case .object(let target) = frame.slots[0], target.kind == .instance || target.kind == .exception,
              let after = frame.free(classIndex)?.value.type, case .object(let callee) = try function.evaluate(frame, interpreter), callee === Types.superType.object,
              let method = find(target, after) else { return try general.evaluate(frame, interpreter) }
        let base = interpreter.top
        let count = arguments.count
        if base + count + 2 > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        interpreter.pushUnchecked(.object(method))
        defer { interpreter.popTo(base) }
        interpreter.pushUnchecked(.object(target))
        for index in 0..<count { interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter)) }
        let passed = Arguments(base + 1, count + 1, names)
        do {
            if method.kind == .function { return try interpreter.callFunction(unsafeDowncast(method, to: FunctionObject.self), passed) }
            return try interpreter.callNative(unsafeDowncast(method, to: NativeFunction.self), passed)
        } catch { throw interpreter.located(error, span) }
    }

    /// The function in the next class that has the name; nil: something else stands there.
    @inline(__always)
    private func find(_ target: Object, _ after: TypeObject) -> Object? {
        if cachedType == target.typeRef.address, cachedAfter == UnsafeRawPointer(Unmanaged.passUnretained(after).toOpaque()), let versionCell,
           versionCell.pointee == cachedVersion, let method { return method }
        return findNew(target, after)
    }

    @inline(never)
    private func findNew(_ target: Object, _ after: TypeObject) -> Object? {
        let type = target.type
        guard let start = type.order.firstIndex(where: { $0 === after }) else { return nil }
        for each in type.order[(start + 1)...] {
            guard let found = each.namespace[name] else { continue }
            guard case .object(let object) = found,
                  object.kind == .function || (object.kind == .native && unsafeDowncast(object, to: NativeFunction.self).role != .function) else { return nil }
            cachedType = target.typeRef.address
            cachedAfter = UnsafeRawPointer(Unmanaged.passUnretained(after).toOpaque())
            versionCell = UnsafePointer(type.versionCell)
            cachedVersion = type.version
            method = object
            return object
        }
        return nil
    }
}
