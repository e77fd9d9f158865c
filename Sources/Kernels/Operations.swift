// The names of the elementwise operations.  Their raw values are the case numbers in CVectorMath/Elementwise.inc.

/// A function of one element, with up to two parameters `p` and `q`.
public enum UnaryOperation: Int32, CaseIterable, Sendable {
    case negative, absolute, sign, exp, exp2, expm1, log, log2, log10, log1p
    case sqrt, rsqrt, square, reciprocal, sin, cos, tan, asin, acos, atan
    case sinh, cosh, tanh, asinh, acosh, atanh, floor, ceiling
    /// To the nearest integer, ties to even.
    case round
    case truncate, frac
    case sigmoid, logSigmoid, relu, relu6
    /// x·Φ(x)
    case gelu
    /// GELU by its tanh approximation.
    case geluTanh
    /// x·σ(x)
    case silu
    case mish, selu, softsign, tanhshrink, hardSigmoid, hardSwish
    case erf, erfc, erfinv, lgamma, digamma
    /// p: slope for x ≤ 0.
    case leakyRelu
    /// p: α; α·(eˣ − 1) for x ≤ 0.
    case elu
    /// p: α.
    case celu
    /// p: β, q: the threshold of β·x above which the function is x.
    case softplus
    /// p ≤ x ≤ q; hardtanh too.
    case clamp
    /// x where x > p, else q.
    case threshold
    /// p: λ.
    case hardShrink
    /// p: λ.
    case softShrink
    /// xᵖ
    case powerScalar
    /// x·p + q, rounded twice
    case multiplyAdd
    /// max(x, p), min(x, p)
    case clampMinimum, clampMaximum
    /// Integers only.
    case bitwiseNot

    /// Whether the loop is short of arithmetic (so that memory decides its time).
    var isCheap: Bool {
        switch self {
        case .negative, .absolute, .sign, .square, .reciprocal, .sqrt, .floor, .ceiling, .round, .truncate, .frac, .relu, .relu6,
             .hardSigmoid, .hardSwish, .leakyRelu, .clamp, .threshold, .hardShrink, .softShrink, .multiplyAdd, .clampMinimum,
             .clampMaximum, .bitwiseNot, .softsign:
            return true
        default: return false
        }
    }
}

/// A function of two elements, with up to two parameters `p` and `q`.  In the `…Backward` operations the first operand is
/// the gradient of the result and the second the value named.
public enum BinaryOperation: Int32, CaseIterable, Sendable {
    case add, subtract, multiply, divide
    /// ⌊a / b⌋ and its remainder, which has the sign of b (Python's `//` and `%`).
    case floorDivide, remainder
    /// C's remainder, with the sign of a.
    case fmod
    case power
    /// NaN if either is NaN.
    case maximum, minimum
    /// The other operand if one is NaN.
    case fmax, fmin
    case atan2, hypot
    /// a + p·b, floats with one rounding
    case addScaled
    case logAddExp
    /// (a − b)², |a − b|
    case squaredDifference, absoluteDifference
    /// a·log b, 0 where a is 0
    case xlogy
    case copySign
    /// Integers only.
    case bitwiseAnd, bitwiseOr, bitwiseXor, shiftLeft, shiftRight
    /// from y (or x)
    case reluBackward
    /// from y
    case sigmoidBackward, tanhBackward
    /// from x; p: slope
    case leakyReluBackward
    /// from x; p: α
    case eluBackward
    /// from x
    case geluBackward, geluTanhBackward, siluBackward, mishBackward
    /// from x; p: β, q: threshold
    case softplusBackward
    /// from x; the gradient where p < x < q (hardtanh, relu6)
    case hardtanhBackward
    /// from x
    case hardSigmoidBackward, hardSwishBackward, logSigmoidBackward
    /// from x; p: the threshold
    case thresholdBackward
    /// from x; p: λ; hardshrink and softshrink
    case shrinkBackward
    /// from x
    case seluBackward
    /// from x; p: α
    case celuBackward
    /// from x
    case softsignBackward
    /// p: β
    case smoothL1
    /// p: δ
    case huber
    /// The derivatives of the two losses with respect to a (operands a and b, not a gradient).
    case smoothL1Slope, huberSlope
    /// from x: gradient·sign(x)
    case absoluteBackward
    /// from x; the gradient where p ≤ x ≤ q (clamp)
    case clampBackward
    /// a·p + b·q
    case blend
    /// a·b², −a / b²
    case multiplySquare, divideSquareNegative

    var isCheap: Bool {
        switch self {
        case .floorDivide, .remainder, .fmod, .power, .atan2, .hypot, .logAddExp, .xlogy, .eluBackward, .geluBackward, .geluTanhBackward,
             .siluBackward, .mishBackward, .softplusBackward, .logSigmoidBackward, .seluBackward, .celuBackward:
            return false
        default: return true
        }
    }
}

/// A function of three elements with a parameter `p`.
public enum TernaryOperation: Int32, CaseIterable, Sendable {
    /// a + p·b·c (addcmul)
    case addProduct
    /// a + p·b / c (addcdiv)
    case addQuotient
    /// a + c·(b − a)
    case lerp
    /// a·b + c, floats with one rounding
    case multiplyAdd
}

/// A relation of two elements, or of their truth.
public enum Comparison: Int32, CaseIterable, Sendable {
    case equal, notEqual, less, lessEqual, greater, greaterEqual, logicalAnd, logicalOr, logicalXor
}

/// A property of one element.
public enum ElementPredicate: Sendable {
    case isNaN, isInfinite, isFinite, isZero, isNonZero, isPositiveInfinity, isNegativeInfinity
    /// Whether the sign bit is set.
    case signBit
}
