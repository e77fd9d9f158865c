internal import Kernels

/// The type of a tensor's elements.
public enum DType: UInt8, CaseIterable, Sendable {
    case bool, uint8, int8, int16, int32, int64, float16, bfloat16, float32, float64, complex64, complex128

    /// Bytes per element.
    public var itemSize: Int {
        switch self {
        case .bool, .uint8, .int8: return 1
        case .int16, .float16, .bfloat16: return 2
        case .int32, .float32: return 4
        case .int64, .float64, .complex64: return 8
        case .complex128: return 16
        }
    }

    public var isFloatingPoint: Bool { self >= .float16 && self <= .float64 }
    public var isComplex: Bool { self >= .complex64 }
    /// Whether tensors of the type can have gradients.
    public var isDifferentiable: Bool { self >= .float16 }
    /// Whether the type is stored in 16 bits; what does not go element by element is computed in float32 and rounded.
    public var isNarrowFloat: Bool { self == .float16 || self == .bfloat16 }
    /// Whether the type is one of the integers (truth values are not).
    public var isInteger: Bool { self != .bool && self <= .int64 }
    public var isSigned: Bool { self != .bool && self != .uint8 }

    /// The name behind `torch.`.
    public var name: String {
        switch self {
        case .bool: return "bool"
        case .uint8: return "uint8"
        case .int8: return "int8"
        case .int16: return "int16"
        case .int32: return "int32"
        case .int64: return "int64"
        case .float16: return "float16"
        case .bfloat16: return "bfloat16"
        case .float32: return "float32"
        case .float64: return "float64"
        case .complex64: return "complex64"
        case .complex128: return "complex128"
        }
    }

    /// The name of the scalar type in PyTorch's messages.
    public var scalarName: String {
        switch self {
        case .bool: return "Bool"
        case .uint8: return "Byte"
        case .int8: return "Char"
        case .int16: return "Short"
        case .int32: return "Int"
        case .int64: return "Long"
        case .float16: return "Half"
        case .bfloat16: return "BFloat16"
        case .float32: return "Float"
        case .float64: return "Double"
        case .complex64: return "ComplexFloat"
        case .complex128: return "ComplexDouble"
        }
    }

    /// C's name, as some messages write it.
    public var cName: String {
        switch self {
        case .bool: return "bool"
        case .uint8: return "unsigned char"
        case .int8: return "signed char"
        case .int16: return "short"
        case .int32: return "int"
        case .int64: return "long"
        case .float16: return "c10::Half"
        case .bfloat16: return "c10::BFloat16"
        case .float32: return "float"
        case .float64: return "double"
        case .complex64: return "c10::complex<float>"
        case .complex128: return "c10::complex<double>"
        }
    }

    /// The class of a CPU tensor of the type, as `Tensor.type()` names it.
    public var tensorTypeName: String { "torch.\(scalarName)Tensor" }

    /// The largest finite number of a floating-point type.
    public var largestFinite: Double {
        switch self {
        case .float16: return 65504
        case .bfloat16: return 0x1.fep127
        case .float64: return .greatestFiniteMagnitude
        default: return Double(Float.greatestFiniteMagnitude)
        }
    }

    /// The type that both promote to (of two tensors of the same category of dimensions).
    public func promoted(with other: DType) -> DType {
        if self == other { return self }
        let (a, b) = self < other ? (self, other) : (other, self)
        if b.isComplex { return a == .float64 ? .complex128 : b }
        if a == .float16 && b == .bfloat16 { return .float32 }
        if a == .bool || b.isFloatingPoint { return b }
        // two different integers; uint8 with a signed type needs the next wider signed type
        if a == .uint8 { return b == .int8 ? .int16 : b }
        return b
    }
}

extension DType: Comparable {
    public static func < (a: DType, b: DType) -> Bool { a.rawValue < b.rawValue }
}

/// A number from the program's text: it decides the category of a result's type, but not its width.
public enum Scalar: Equatable, Sendable {
    case bool(Bool)
    case int(Int)
    case float(Double)
    /// The real and the imaginary part.
    case complex(Double, Double)

    public var double: Double {
        switch self {
        case .bool(let v): return v ? 1 : 0
        case .int(let v): return Double(v)
        case .float(let v), .complex(let v, _): return v
        }
    }

    /// The imaginary part.
    public var imaginary: Double { if case .complex(_, let v) = self { return v } else { return 0 } }

    /// The integer value; floats are truncated, and what does not fit becomes Int.min, as in C on x86-64.
    public var integer: Int {
        switch self {
        case .bool(let v): return v ? 1 : 0
        case .int(let v): return v
        case .float(let v), .complex(let v, _): return v > -0x1p63 && v < 0x1p63 ? Int(v) : Int.min
        }
    }

    public var isTrue: Bool {
        switch self {
        case .bool(let v): return v
        case .int(let v): return v != 0
        case .float(let v): return v != 0
        case .complex(let a, let b): return a != 0 || b != 0
        }
    }

    public var isFloat: Bool { if case .float = self { return true } else { return false } }
    public var isBool: Bool { if case .bool = self { return true } else { return false } }
    public var isComplex: Bool { if case .complex = self { return true } else { return false } }
    public var isInt: Bool { if case .int = self { return true } else { return false } }

    /// The element type that a tensor made of this number has.
    public var inferredType: DType {
        switch self {
        case .bool: return .bool
        case .int: return .int64
        case .float: return TensorRuntime.current.defaultDType
        case .complex: return TensorRuntime.current.defaultDType.complexType
        }
    }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
    public init(integerLiteral value: Int) { self = .int(value) }
    public init(floatLiteral value: Double) { self = .float(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

/// What takes part in the promotion of types: a tensor with dimensions decides before one without, and that before a number,
/// unless its category (truth value, integer, floating point) is higher.
struct PromotionState {
    private var dimensional: DType?
    private var zeroDimensional: DType?
    private var number: DType?

    mutating func add(_ tensor: Tensor) {
        if tensor.shape.isEmpty {
            zeroDimensional = zeroDimensional?.promoted(with: tensor.dtype) ?? tensor.dtype
        } else {
            dimensional = dimensional?.promoted(with: tensor.dtype) ?? tensor.dtype
        }
    }

    mutating func add(_ scalar: Scalar) {
        let type = scalar.inferredType
        number = number?.promoted(with: type) ?? type
    }

    var result: DType {
        func combine(_ higher: DType?, _ lower: DType?) -> DType? {
            guard let higher else { return lower }
            guard let lower else { return higher }
            func category(_ t: DType) -> Int { t == .bool ? 0 : t.isComplex ? 3 : t.isFloatingPoint ? 2 : 1 }
            // the precision of what has the higher rank stays
            if lower.isComplex && higher.isFloatingPoint { return higher.complexType }
            return category(lower) > category(higher) ? higher.promoted(with: lower) : higher
        }
        return combine(combine(dimensional, zeroDimensional), number) ?? TensorRuntime.current.defaultDType
    }
}

/// The type of an arithmetic result of two tensors.
func promotedType(_ a: Tensor, _ b: Tensor) -> DType {
    if a.dtype == b.dtype { return a.dtype }
    var state = PromotionState()
    state.add(a)
    state.add(b)
    return state.result
}

/// The type of an arithmetic result of a tensor and a number.
func promotedType(_ a: Tensor, _ b: Scalar) -> DType {
    switch b {
    case .bool: return a.dtype
    case .int: return a.dtype == .bool ? .int64 : a.dtype
    case .float: return a.dtype.isDifferentiable ? a.dtype : TensorRuntime.current.defaultDType
    case .complex: return a.dtype.isDifferentiable ? a.dtype.complexType : TensorRuntime.current.defaultDType.complexType
    }
}

/// Calls `body` with the Swift type of the elements; truth values are `UInt8` 0 and 1.
@inline(__always)
func withElementType<R>(_ dtype: DType, _ body: (any KernelElement.Type) throws -> R) rethrows -> R {
    switch dtype {
    case .float32: return try body(Float.self)
    case .float64: return try body(Double.self)
    case .int64: return try body(Int64.self)
    case .int32: return try body(Int32.self)
    case .int16: return try body(Int16.self)
    case .int8: return try body(Int8.self)
    case .uint8, .bool: return try body(UInt8.self)
    case .float16: return try body(Half.self)
    case .bfloat16: return try body(BFloat16.self)
    case .complex64: return try body(ComplexElement<Float>.self)
    case .complex128: return try body(ComplexElement<Double>.self)
    }
}

/// The same for floating-point types; others are treated as float32 (callers convert first).
@inline(__always)
func withFloatType<R>(_ dtype: DType, _ body: (any KernelFloat.Type) throws -> R) rethrows -> R {
    dtype == .float64 ? try body(Double.self) : try body(Float.self)
}

extension KernelElement {
    @inline(__always)
    init(scalar: Scalar) {
        switch scalar {
        case .bool(let v): self = v ? .one : .zero
        case .int(let v): self.init(converting: Int64(v))
        case .float(let v): self.init(converting: v)
        case .complex(let a, let b):
            switch Self.self {
            case is ComplexElement<Float>.Type: self = unsafeBitCast(ComplexElement<Float>(Float(a), Float(b)), to: Self.self)
            case is ComplexElement<Double>.Type: self = unsafeBitCast(ComplexElement<Double>(a, b), to: Self.self)
            default: self.init(converting: a)
            }
        }
    }
}
