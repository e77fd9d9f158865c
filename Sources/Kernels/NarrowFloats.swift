/// A floating-point type of 16 bits: stored narrow, computed in `Float`, every result rounded to the nearest, ties to even.
public protocol NarrowFloat: KernelElement {
    init(_ value: Float)
    var float: Float { get }
}

/// IEEE 754 binary16 (`torch.float16`): 5 bits of exponent, 10 of fraction.
public struct Half: NarrowFloat {
    var bits: UInt16

    @inline(__always)
    public init(_ value: Float) {
        let word = value.bitPattern
        let sign = UInt16(truncatingIfNeeded: word >> 16) & 0x8000
        let magnitude = word & 0x7fff_ffff
        if magnitude > 0x7f80_0000 { bits = sign | 0x7e00; return }
        // from 65520 on, numbers round to infinity
        if magnitude >= 0x477f_f000 { bits = sign | 0x7c00; return }
        if magnitude < 0x3880_0000 {
            // below 2⁻¹⁴: a multiple of 2⁻²⁴; adding 0.5 leaves the rounded multiple in the low bits
            let shifted = Float(bitPattern: magnitude) + 0.5
            bits = sign | UInt16(truncatingIfNeeded: shifted.bitPattern &- 0x3f00_0000)
            return
        }
        let odd = (magnitude >> 13) & 1
        bits = sign | UInt16(truncatingIfNeeded: (magnitude &+ 0xfff &+ odd &- 0x3800_0000) >> 13)
    }

    @inline(__always)
    public var float: Float {
        let sign = UInt32(bits & 0x8000) << 16
        let magnitude = UInt32(bits & 0x7fff)
        if magnitude >= 0x7c00 { return Float(bitPattern: sign | 0x7f80_0000 | (magnitude & 0x3ff) << 13) }
        if magnitude < 0x400 { return Float(bitPattern: sign | (Float(magnitude) * 0x1p-24).bitPattern) }
        return Float(bitPattern: sign | ((magnitude << 13) &+ 0x3800_0000))
    }

    public static let lowest = Half(-.infinity)
    public static let highest = Half(.infinity)
}

/// The upper half of a `Float` (`torch.bfloat16`): 8 bits of exponent, 7 of fraction.
public struct BFloat16: NarrowFloat {
    var bits: UInt16

    @inline(__always)
    public init(_ value: Float) {
        let word = value.bitPattern
        if value != value { bits = 0x7fc0; return }
        bits = UInt16(truncatingIfNeeded: (word &+ 0x7fff &+ ((word >> 16) & 1)) >> 16)
    }

    @inline(__always)
    public var float: Float { Float(bitPattern: UInt32(bits) << 16) }

    public static let lowest = BFloat16(-.infinity)
    public static let highest = BFloat16(.infinity)
}

/// How many elements are widened at a time.
private let narrowBlock = 256

extension NarrowFloat {
    @inline(__always) public static var zero: Self { Self(0 as Float) }
    @inline(__always) public static var one: Self { Self(1 as Float) }
    @inline(__always) public static var isFloatingPoint: Bool { true }
    @inline(__always) public init(converting value: Double) { self.init(Float(value)) }
    @inline(__always) public init(converting value: Int64) { self.init(Float(value)) }
    @inline(__always) public var asDouble: Double { Double(float) }
    @inline(__always) public var asInt64: Int64 { Double(float).asInt64 }
    @inline(__always) public static func == (a: Self, b: Self) -> Bool { a.float == b.float }
    @inline(__always) public static func < (a: Self, b: Self) -> Bool { a.float < b.float }
    @inline(__always) public static func > (a: Self, b: Self) -> Bool { a.float > b.float }
    @inline(__always) public static func <= (a: Self, b: Self) -> Bool { a.float <= b.float }
    @inline(__always) public static func >= (a: Self, b: Self) -> Bool { a.float >= b.float }
    @inline(__always) public static func adding(_ a: Self, _ b: Self) -> Self { Self(a.float + b.float) }
    @inline(__always) public static func subtracting(_ a: Self, _ b: Self) -> Self { Self(a.float - b.float) }
    @inline(__always) public static func multiplying(_ a: Self, _ b: Self) -> Self { Self(a.float * b.float) }
    @inline(__always) public static func dividing(_ a: Self, _ b: Self) -> Self { Self(a.float / b.float) }
    @inline(__always) public var isNotANumber: Bool { float != float }

    @inline(__always)
    private static func widen(_ x: UnsafePointer<Self>, _ n: Int, _ out: UnsafeMutablePointer<Float>) -> UnsafePointer<Float> {
        var i = 0
        while i < n { out[i] = x[i].float; i &+= 1 }
        return UnsafePointer(out)
    }

    @inline(__always)
    private static func narrow(_ x: UnsafePointer<Float>, _ n: Int, _ out: UnsafeMutablePointer<Self>) {
        var i = 0
        while i < n { out[i] = Self(x[i]); i &+= 1 }
    }

    /// Calls `body` with the start and length of each block of `n` elements and room for four blocks of floats.
    @inline(__always)
    private static func blocks(_ n: Int, _ body: (Int, Int, UnsafeMutablePointer<Float>) -> Void) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 4 &* narrowBlock) { buffer in
            guard let room = buffer.baseAddress else { return }
            var start = 0
            while start < n {
                body(start, min(narrowBlock, n &- start), room)
                start &+= narrowBlock
            }
        }
    }

    public static func unaryRow(_ op: Int32, _ n: Int, _ x: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self, _ q: Self) {
        blocks(n) { start, m, room in
            Float.unaryRow(op, m, widen(x + start, m, room), room, p.float, q.float)
            narrow(room, m, out + start)
        }
    }

    public static func binaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self, _ q: Self) {
        blocks(n) { start, m, room in
            let left = widen(a + start, m, room), right = widen(b + start, m, room + narrowBlock)
            Float.binaryRow(op, m, left, right, room, p.float, q.float)
            narrow(room, m, out + start)
        }
    }

    public static func ternaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ c: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self) {
        blocks(n) { start, m, room in
            let x = widen(a + start, m, room), y = widen(b + start, m, room + narrowBlock), z = widen(c + start, m, room + 2 &* narrowBlock)
            Float.ternaryRow(op, m, x, y, z, room + 3 &* narrowBlock, p.float)
            narrow(room + 3 &* narrowBlock, m, out + start)
        }
    }

    public static func compareRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ out: UnsafeMutablePointer<UInt8>) {
        blocks(n) { start, m, room in
            Float.compareRow(op, m, widen(a + start, m, room), widen(b + start, m, room + narrowBlock), out + start)
        }
    }
}
