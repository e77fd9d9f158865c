// The elementwise loops of the integer types; `Float` and `Double` have theirs in C.

@inline(__always)
private func each<T>(_ n: Int, _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ f: (T) -> T) {
    var i = 0
    while i < n { out[i] = f(x[i]); i &+= 1 }
}

@inline(__always)
private func each<T, R>(_ n: Int, _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ out: UnsafeMutablePointer<R>, _ f: (T, T) -> R) {
    var i = 0
    while i < n { out[i] = f(a[i], b[i]); i &+= 1 }
}

extension KernelInteger {
    /// Operations that have no integer result leave the output unwritten; callers convert to a floating-point type first.
    public static func unaryRow(_ op: Int32, _ n: Int, _ x: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self, _ q: Self) {
        switch UnaryOperation(rawValue: op) {
        case .negative: each(n, x, out) { 0 &- $0 }
        case .absolute: each(n, x, out) { $0 < 0 ? 0 &- $0 : $0 }
        case .sign: each(n, x, out) { $0 > 0 ? 1 : ($0 < 0 ? 0 &- 1 : 0) }
        case .square: each(n, x, out) { $0 &* $0 }
        case .floor, .ceiling, .round, .truncate: each(n, x, out) { $0 }
        case .relu: each(n, x, out) { $0 < 0 ? 0 : $0 }
        case .relu6: each(n, x, out) { $0 < 0 ? 0 : ($0 > 6 ? 6 : $0) }
        case .clamp: each(n, x, out) { let low = $0 < p ? p : $0; return low > q ? q : low }
        case .clampMinimum: each(n, x, out) { $0 < p ? p : $0 }
        case .clampMaximum: each(n, x, out) { $0 > p ? p : $0 }
        case .threshold: each(n, x, out) { $0 <= p ? q : $0 }
        case .powerScalar: each(n, x, out) { raising($0, to: p) }
        case .multiplyAdd: each(n, x, out) { $0 &* p &+ q }
        case .bitwiseNot: each(n, x, out) { ~$0 }
        case .leakyRelu: each(n, x, out) { $0 > 0 ? $0 : $0 &* p }
        default:
            out.update(repeating: 0, count: n)
            assertionFailure("unary operation \(op) has no integer form")
        }
    }

    public static func binaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self, _ q: Self) {
        switch BinaryOperation(rawValue: op) {
        case .add: each(n, a, b, out) { $0 &+ $1 }
        case .subtract: each(n, a, b, out) { $0 &- $1 }
        case .multiply: each(n, a, b, out) { $0 &* $1 }
        case .divide: each(n, a, b, out) { dividing($0, $1) }
        case .floorDivide: each(n, a, b, out) { floorDividing($0, $1) }
        case .remainder: each(n, a, b, out) { flooredRemainder($0, $1) }
        case .fmod: each(n, a, b, out) { $1 == 0 ? 0 : $0.remainderReportingOverflow(dividingBy: $1).partialValue }
        case .power: each(n, a, b, out) { raising($0, to: $1) }
        case .maximum, .fmax: each(n, a, b, out) { $0 > $1 ? $0 : $1 }
        case .minimum, .fmin: each(n, a, b, out) { $0 < $1 ? $0 : $1 }
        case .addScaled: each(n, a, b, out) { $0 &+ p &* $1 }
        case .squaredDifference: each(n, a, b, out) { ($0 &- $1) &* ($0 &- $1) }
        case .absoluteDifference: each(n, a, b, out) { $0 > $1 ? $0 &- $1 : $1 &- $0 }
        case .bitwiseAnd: each(n, a, b, out) { $0 & $1 }
        case .bitwiseOr: each(n, a, b, out) { $0 | $1 }
        case .bitwiseXor: each(n, a, b, out) { $0 ^ $1 }
        case .shiftLeft: each(n, a, b, out) { $1 < 0 || $1 >= Self(truncatingIfNeeded: bitWidth) ? 0 : $0 &<< $1 }
        case .shiftRight:
            each(n, a, b, out) { $1 < 0 || $1 >= Self(truncatingIfNeeded: bitWidth) ? ($0 < 0 ? 0 &- 1 : 0) : $0 &>> $1 }
        case .blend: each(n, a, b, out) { $0 &* p &+ $1 &* q }
        default:
            out.update(repeating: 0, count: n)
            assertionFailure("binary operation \(op) has no integer form")
        }
    }

    public static func ternaryRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ c: UnsafePointer<Self>, _ out: UnsafeMutablePointer<Self>, _ p: Self) {
        var i = 0
        switch TernaryOperation(rawValue: op) {
        case .addProduct: while i < n { out[i] = a[i] &+ p &* b[i] &* c[i]; i &+= 1 }
        case .addQuotient: while i < n { out[i] = a[i] &+ p &* dividing(b[i], c[i]); i &+= 1 }
        case .multiplyAdd: while i < n { out[i] = a[i] &* b[i] &+ c[i]; i &+= 1 }
        default:
            out.update(repeating: 0, count: n)
            assertionFailure("ternary operation \(op) has no integer form")
        }
    }

    public static func compareRow(_ op: Int32, _ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ out: UnsafeMutablePointer<UInt8>) {
        switch Comparison(rawValue: op) {
        case .equal: each(n, a, b, out) { $0 == $1 ? 1 : 0 }
        case .notEqual: each(n, a, b, out) { $0 != $1 ? 1 : 0 }
        case .less: each(n, a, b, out) { $0 < $1 ? 1 : 0 }
        case .lessEqual: each(n, a, b, out) { $0 <= $1 ? 1 : 0 }
        case .greater: each(n, a, b, out) { $0 > $1 ? 1 : 0 }
        case .greaterEqual: each(n, a, b, out) { $0 >= $1 ? 1 : 0 }
        case .logicalAnd: each(n, a, b, out) { $0 != 0 && $1 != 0 ? 1 : 0 }
        case .logicalOr: each(n, a, b, out) { $0 != 0 || $1 != 0 ? 1 : 0 }
        case .logicalXor: each(n, a, b, out) { ($0 != 0) != ($1 != 0) ? 1 : 0 }
        case nil: break
        }
    }
}
