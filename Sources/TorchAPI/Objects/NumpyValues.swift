internal import Language
internal import Tensors

/// Arrays and numbers of the module `numpy`, which is written in the language: what they hold, for functions that take them in place of tensors and numbers.
enum NumpyValues {
    private static let tensorName = StringObject.interned("_tensor")
    private static let valueName = StringObject.interned("_value")
    private static let typeName = StringObject.interned("_name")

    /// Whether the class of an object is one of `numpy` with this name, or is derived from it.
    private static func isOf(_ object: Object, _ name: String) -> Bool {
        guard object.kind == .instance || object is NumberObject else { return false }
        return object.type.order.contains { !$0.isBuiltin && $0.name == name && $0.moduleText == "numpy" }
    }

    static func isArray(_ object: Object) -> Bool { isOf(object, "ndarray") }

    static func isNumber(_ object: Object) -> Bool { isOf(object, "generic") }

    /// The tensor that an array keeps its elements in; nil for anything else.
    static func tensor(_ object: Object?, _ interpreter: Interpreter) throws -> Tensor? {
        guard let object, isArray(object) else { return nil }
        return try interpreter.attributeOrNil(.object(object), tensorName)?.object.flatMap(TensorObject.cast)?.tensor
    }

    /// The number that stands in a `numpy` scalar; nil for anything else.
    static func scalar(_ object: Object?, _ interpreter: Interpreter) throws -> Scalar? {
        guard let object, isNumber(object), let value = try interpreter.attributeOrNil(.object(object), valueName) else { return nil }
        return try Scalars.scalar(value, interpreter)
    }

    /// The type of a `numpy` scalar's number (`float32`).
    static func dtype(_ object: Object, _ interpreter: Interpreter) throws -> DType? {
        guard let name = try interpreter.attributeOrNil(.object(object), typeName)?.string?.text else { return nil }
        return DType.allCases.first { $0.name == "torch." + name || $0.name == name }
    }
}
