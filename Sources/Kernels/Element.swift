import CVectorMath

/// An element type that kernels work on: `Float`, `Double`, `Int64`, `Int32`, `Int16`, `Int8`, `UInt8`.  Truth values are
/// `UInt8` 0 and 1.  Integer arithmetic wraps around, and no operation traps: an integer division by zero gives 0.
public protocol KernelElement: Comparable {
    static var zero: Self { get }
    static var one: Self { get }
    /// The smallest and the largest value (infinities for floating-point types).
    static var lowest: Self { get }
    static var highest: Self { get }
    static var isFloatingPoint: Bool { get }

    /// Conversions as C's on x86-64: a floating-point number outside of the range of Int64, or NaN, becomes Int64.min, which
    /// is then cut to the narrower type.
    init(converting value: Double)
    init(converting value: Int64)
    var asDouble: Double { get }
    var asInt64: Int64 { get }

    static func adding(_ a: Self, _ b: Self) -> Self
    static func subtracting(_ a: Self, _ b: Self) -> Self
    static func multiplying(_ a: Self, _ b: Self) -> Self
    /// a / b; integers round toward zero.
    static func dividing(_ a: Self, _ b: Self) -> Self
    /// Whether the value is not a number.
    var isNotANumber: Bool { get }

    /// The loops over contiguous memory.
    static func unaryRow(_ op: Int32, _ n: Int, _ x: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self, _ q: Self)
    static func binaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self, _ q: Self)
    static func ternaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ c: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self)
    static func compareRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ out: UnsafeMutablePointer<UInt8>)
}

/// `Float` and `Double`.
public protocol KernelFloat: KernelElement, BinaryFloatingPoint {}

extension Float: KernelFloat {
    @inline(__always) public static var one: Float { 1 }
    @inline(__always) public static var lowest: Float { -.infinity }
    @inline(__always) public static var highest: Float { .infinity }
    @inline(__always) public static var isFloatingPoint: Bool { true }
    @inline(__always) public init(converting value: Double) { self = Float(value) }
    @inline(__always) public init(converting value: Int64) { self = Float(value) }
    @inline(__always) public var asDouble: Double { Double(self) }
    @inline(__always) public var asInt64: Int64 { Double(self).asInt64 }
    @inline(__always) public static func adding(_ a: Float, _ b: Float) -> Float { a + b }
    @inline(__always) public static func subtracting(_ a: Float, _ b: Float) -> Float { a - b }
    @inline(__always) public static func multiplying(_ a: Float, _ b: Float) -> Float { a * b }
    @inline(__always) public static func dividing(_ a: Float, _ b: Float) -> Float { a / b }
    @inline(__always) public var isNotANumber: Bool { self != self }

    @inline(__always)
    public static func unaryRow(_ op: Int32, _ n: Int, _ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ p: Float, _ q: Float) {
        cvm_unary_f32(op, n, x, out, p, q)
    }
    @inline(__always)
    public static func binaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ p: Float, _ q: Float) {
        cvm_binary_f32(op, n, a, b, out, p, q)
    }
    @inline(__always)
    public static func ternaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ p: Float) {
        cvm_ternary_f32(op, n, a, b, c, out, p)
    }
    @inline(__always)
    public static func compareRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ out: UnsafeMutablePointer<UInt8>) {
        cvm_compare_f32(op, n, a, b, out)
    }
}

extension Double: KernelFloat {
    @inline(__always) public static var one: Double { 1 }
    @inline(__always) public static var lowest: Double { -.infinity }
    @inline(__always) public static var highest: Double { .infinity }
    @inline(__always) public static var isFloatingPoint: Bool { true }
    @inline(__always) public init(converting value: Double) { self = value }
    @inline(__always) public init(converting value: Int64) { self = Double(value) }
    @inline(__always) public var asDouble: Double { self }
    @inline(__always) public var asInt64: Int64 {
        self >= -0x1p63 && self < 0x1p63 ? Int64(self) : Int64.min
    }
    @inline(__always) public static func adding(_ a: Double, _ b: Double) -> Double { a + b }
    @inline(__always) public static func subtracting(_ a: Double, _ b: Double) -> Double { a - b }
    @inline(__always) public static func multiplying(_ a: Double, _ b: Double) -> Double { a * b }
    @inline(__always) public static func dividing(_ a: Double, _ b: Double) -> Double { a / b }
    @inline(__always) public var isNotANumber: Bool { self != self }

    @inline(__always)
    public static func unaryRow(_ op: Int32, _ n: Int, _ x: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, _ p: Double, _ q: Double) {
        cvm_unary_f64(op, n, x, out, p, q)
    }
    @inline(__always)
    public static func binaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, _ p: Double, _ q: Double) {
        cvm_binary_f64(op, n, a, b, out, p, q)
    }
    @inline(__always)
    public static func ternaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, _ p: Double) {
        cvm_ternary_f64(op, n, a, b, c, out, p)
    }
    @inline(__always)
    public static func compareRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ out: UnsafeMutablePointer<UInt8>) {
        cvm_compare_f64(op, n, a, b, out)
    }
}

/// The integer types.
public protocol KernelInteger: KernelElement, FixedWidthInteger {}

extension KernelInteger {
    @inline(__always) public static var one: Self { 1 }
    @inline(__always) public static var lowest: Self { .min }
    @inline(__always) public static var highest: Self { .max }
    @inline(__always) public static var isFloatingPoint: Bool { false }
    @inline(__always) public init(converting value: Double) { self.init(truncatingIfNeeded: value.asInt64) }
    @inline(__always) public init(converting value: Int64) { self.init(truncatingIfNeeded: value) }
    @inline(__always) public var asDouble: Double { Double(self) }
    @inline(__always) public var asInt64: Int64 { Int64(truncatingIfNeeded: self) }
    @inline(__always) public static func adding(_ a: Self, _ b: Self) -> Self { a &+ b }
    @inline(__always) public static func subtracting(_ a: Self, _ b: Self) -> Self { a &- b }
    @inline(__always) public static func multiplying(_ a: Self, _ b: Self) -> Self { a &* b }
    @inline(__always) public static func dividing(_ a: Self, _ b: Self) -> Self {
        b == 0 ? 0 : a.dividedReportingOverflow(by: b).partialValue
    }
    @inline(__always) public var isNotANumber: Bool { false }

    /// ⌊a / b⌋
    @inline(__always)
    static func floorDividing(_ a: Self, _ b: Self) -> Self {
        if b == 0 { return 0 }
        let quotient = a.dividedReportingOverflow(by: b).partialValue
        let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
        return rest != 0 && (rest < 0) != (b < 0) ? quotient &- 1 : quotient
    }

    /// a - b·⌊a / b⌋, which has the sign of b.
    @inline(__always)
    static func flooredRemainder(_ a: Self, _ b: Self) -> Self {
        if b == 0 { return 0 }
        let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
        return rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
    }

    /// aᵇ, wrapping; a negative exponent gives 0 unless a is 1 or -1.
    @inline(__always)
    static func raising(_ a: Self, to b: Self) -> Self {
        if b < 0 {
            if a == 1 { return 1 }
            if isSigned && a == (0 as Self) &- 1 { return b & 1 == 0 ? 1 : a }
            return 0
        }
        var result: Self = 1, base = a, exponent = b
        while exponent > 0 {
            if exponent & 1 == 1 { result = result &* base }
            base = base &* base
            exponent >>= 1
        }
        return result
    }
}

extension Int64: KernelInteger {}
extension Int32: KernelInteger {}
extension Int16: KernelInteger {}
extension Int8: KernelInteger {}
extension UInt8: KernelInteger {}
