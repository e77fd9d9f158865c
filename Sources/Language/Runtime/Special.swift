/// The special methods that the interpreter itself calls.
public enum Special: Int, CaseIterable, Sendable {
    case new, initialize, delete, call, repr, string, format, bytes, hash, bool, length, lengthHint
    case getItem, setItem, deleteItem, missing, contains, iterator, next, reversed
    case getAttribute, getAttr, setAttr, delAttr, get, set, deleteDescriptor, setName, classGetItem, initSubclass, instanceCheck, subclassCheck, dir
    case enter, exit, index, int, float, complex, round, trunc, floor, ceil
    case negative, positive, invert, absolute
    case add, subtract, multiply, matrixMultiply, trueDivide, floorDivide, remainder, power, leftShift, rightShift, and, or, xor, divmod
    case radd, rsubtract, rmultiply, rmatrixMultiply, rtrueDivide, rfloorDivide, rremainder, rpower, rleftShift, rrightShift, rand, ror, rxor, rdivmod
    case iadd, isubtract, imultiply, imatrixMultiply, itrueDivide, ifloorDivide, iremainder, ipower, ileftShift, irightShift, iand, ior, ixor
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual

    public var name: String {
        switch self {
        case .new: return "__new__"
        case .initialize: return "__init__"
        case .delete: return "__del__"
        case .call: return "__call__"
        case .repr: return "__repr__"
        case .string: return "__str__"
        case .format: return "__format__"
        case .bytes: return "__bytes__"
        case .hash: return "__hash__"
        case .bool: return "__bool__"
        case .length: return "__len__"
        case .lengthHint: return "__length_hint__"
        case .getItem: return "__getitem__"
        case .setItem: return "__setitem__"
        case .deleteItem: return "__delitem__"
        case .missing: return "__missing__"
        case .contains: return "__contains__"
        case .iterator: return "__iter__"
        case .next: return "__next__"
        case .reversed: return "__reversed__"
        case .getAttribute: return "__getattribute__"
        case .getAttr: return "__getattr__"
        case .setAttr: return "__setattr__"
        case .delAttr: return "__delattr__"
        case .get: return "__get__"
        case .set: return "__set__"
        case .deleteDescriptor: return "__delete__"
        case .setName: return "__set_name__"
        case .classGetItem: return "__class_getitem__"
        case .initSubclass: return "__init_subclass__"
        case .instanceCheck: return "__instancecheck__"
        case .subclassCheck: return "__subclasscheck__"
        case .dir: return "__dir__"
        case .enter: return "__enter__"
        case .exit: return "__exit__"
        case .index: return "__index__"
        case .int: return "__int__"
        case .float: return "__float__"
        case .complex: return "__complex__"
        case .round: return "__round__"
        case .trunc: return "__trunc__"
        case .floor: return "__floor__"
        case .ceil: return "__ceil__"
        case .negative: return "__neg__"
        case .positive: return "__pos__"
        case .invert: return "__invert__"
        case .absolute: return "__abs__"
        case .add: return "__add__"
        case .subtract: return "__sub__"
        case .multiply: return "__mul__"
        case .matrixMultiply: return "__matmul__"
        case .trueDivide: return "__truediv__"
        case .floorDivide: return "__floordiv__"
        case .remainder: return "__mod__"
        case .power: return "__pow__"
        case .leftShift: return "__lshift__"
        case .rightShift: return "__rshift__"
        case .and: return "__and__"
        case .or: return "__or__"
        case .xor: return "__xor__"
        case .divmod: return "__divmod__"
        case .radd: return "__radd__"
        case .rsubtract: return "__rsub__"
        case .rmultiply: return "__rmul__"
        case .rmatrixMultiply: return "__rmatmul__"
        case .rtrueDivide: return "__rtruediv__"
        case .rfloorDivide: return "__rfloordiv__"
        case .rremainder: return "__rmod__"
        case .rpower: return "__rpow__"
        case .rleftShift: return "__rlshift__"
        case .rrightShift: return "__rrshift__"
        case .rand: return "__rand__"
        case .ror: return "__ror__"
        case .rxor: return "__rxor__"
        case .rdivmod: return "__rdivmod__"
        case .iadd: return "__iadd__"
        case .isubtract: return "__isub__"
        case .imultiply: return "__imul__"
        case .imatrixMultiply: return "__imatmul__"
        case .itrueDivide: return "__itruediv__"
        case .ifloorDivide: return "__ifloordiv__"
        case .iremainder: return "__imod__"
        case .ipower: return "__ipow__"
        case .ileftShift: return "__ilshift__"
        case .irightShift: return "__irshift__"
        case .iand: return "__iand__"
        case .ior: return "__ior__"
        case .ixor: return "__ixor__"
        case .less: return "__lt__"
        case .lessOrEqual: return "__le__"
        case .equal: return "__eq__"
        case .notEqual: return "__ne__"
        case .greater: return "__gt__"
        case .greaterOrEqual: return "__ge__"
        }
    }

    static let names: [StringObject] = allCases.map { StringObject.interned($0.name) }
    public var interned: StringObject { Self.names[rawValue] }

    static func binary(_ operation: BinaryOperation) -> Special { at(Special.add.rawValue &+ Int(operation.rawValue)) }
    static func reflected(_ operation: BinaryOperation) -> Special { at(Special.radd.rawValue &+ Int(operation.rawValue)) }
    /// `divmod` has none and must not be asked for.
    static func inPlace(_ operation: BinaryOperation) -> Special { at(Special.iadd.rawValue &+ Int(operation.rawValue)) }
    static func comparison(_ operation: ComparisonOperation) -> Special { at(Special.less.rawValue &+ Int(operation.rawValue)) }

    @inline(__always)
    private static func at(_ number: Int) -> Special { Special(rawValue: number) ?? .add }
}
