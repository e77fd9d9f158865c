/// A complex number of two floats, as memory holds it.  Kernels move such elements; arithmetic on them is built from real
/// operations in the tensor library, so the functions below are what the protocol asks for, in the plainest form.
public struct ComplexElement<Part: KernelFloat>: KernelElement {
    public var real: Part
    public var imaginary: Part

    @inline(__always)
    public init(_ real: Part, _ imaginary: Part) {
        self.real = real
        self.imaginary = imaginary
    }

    @inline(__always) public static var zero: Self { Self(0, 0) }
    @inline(__always) public static var one: Self { Self(1, 0) }
    public static var lowest: Self { Self(-.infinity, 0) }
    public static var highest: Self { Self(.infinity, 0) }
    @inline(__always) public static var isFloatingPoint: Bool { true }
    @inline(__always) public init(converting value: Double) { self.init(Part(value), 0) }
    @inline(__always) public init(converting value: Int64) { self.init(Part(value), 0) }
    /// The real part.
    @inline(__always) public var asDouble: Double { Double(real) }
    @inline(__always) public var asInt64: Int64 { Double(real).asInt64 }
    @inline(__always) public static func == (a: Self, b: Self) -> Bool { a.real == b.real && a.imaginary == b.imaginary }
    /// By the real part: complex numbers have no order, and nothing asks for one.
    @inline(__always) public static func < (a: Self, b: Self) -> Bool { a.real < b.real }
    @inline(__always) public static func adding(_ a: Self, _ b: Self) -> Self { Self(a.real + b.real, a.imaginary + b.imaginary) }
    @inline(__always) public static func subtracting(_ a: Self, _ b: Self) -> Self { Self(a.real - b.real, a.imaginary - b.imaginary) }
    @inline(__always)
    public static func multiplying(_ a: Self, _ b: Self) -> Self {
        Self(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }
    @inline(__always)
    public static func dividing(_ a: Self, _ b: Self) -> Self {
        let square = b.real * b.real + b.imaginary * b.imaginary
        return Self((a.real * b.real + a.imaginary * b.imaginary) / square, (a.imaginary * b.real - a.real * b.imaginary) / square)
    }
    @inline(__always) public var isNotANumber: Bool { real != real || imaginary != imaginary }

    public static func unaryRow(_ op: Int32, _ n: Int, _ x: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self, _ q: Self) {
        var i = 0
        while i < n { out[i] = op == UnaryOperation.negative.rawValue ? subtracting(zero, x[i]) : x[i]; i &+= 1 }
    }

    public static func binaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self, _ q: Self) {
        let body: (Self, Self) -> Self
        switch BinaryOperation(rawValue: op) {
        case .subtract: body = subtracting
        case .multiply: body = multiplying
        case .divide: body = dividing
        default: body = adding
        }
        var i = 0
        while i < n { out[i] = body(a[i], b[i]); i &+= 1 }
    }

    public static func ternaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ c: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self) {
        var i = 0
        while i < n { out[i] = adding(a[i], multiplying(p, multiplying(b[i], c[i]))); i &+= 1 }
    }

    /// Equality, inequality and the relations of truth.
    public static func compareRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ out: UnsafeMutablePointer<UInt8>) {
        var i = 0
        while i < n {
            let holds: Bool
            switch Comparison(rawValue: op) {
            case .notEqual: holds = a[i] != b[i]
            case .logicalAnd: holds = a[i] != zero && b[i] != zero
            case .logicalOr: holds = a[i] != zero || b[i] != zero
            case .logicalXor: holds = (a[i] != zero) != (b[i] != zero)
            default: holds = a[i] == b[i]
            }
            out[i] = holds ? 1 : 0
            i &+= 1
        }
    }
}
