extension DType {
    /// Refuses a number that an element of this type cannot be, as c10's `checked_convert` does: an unsigned element takes negative numbers whose size it can hold,
    /// a float takes infinities, a bool everything.
    func checkHolds(_ value: Scalar) throws {
        if !holds(value) { throw TensorError.conversionOverflow(self) }
    }

    func holds(_ value: Scalar) -> Bool {
        if self == .bool || isComplex { return true }
        if value.imaginary != 0 { return false }
        if isInteger { return holdsInteger(value) }
        let number = value.double
        if !number.isFinite { return true }
        switch self {
        case .float32: return number.magnitude <= Double(Float.greatestFiniteMagnitude)
        case .float16: return number.magnitude <= 65504
        case .bfloat16: return number.magnitude <= 0x1.FEp127
        default: return true
        }
    }

    private func holdsInteger(_ value: Scalar) -> Bool {
        if self == .int64 {
            guard case .float(let number) = value else { return true }
            return number >= -0x1p63 && number <= 0x1p63
        }
        let limits: (lowest: Double, greatest: Double)
        switch self {
        case .uint8: limits = (-255, 255)
        case .int8: limits = (-128, 127)
        case .int16: limits = (-32768, 32767)
        default: limits = (-0x1p31, 0x1p31 - 1)
        }
        return value.double >= limits.lowest && value.double <= limits.greatest
    }
}

extension Int {
    /// The quotient rounded towards −∞.  The divisor is positive.
    func flooredQuotient(_ divisor: Int) -> Int { self >= 0 ? self / divisor : 0 &- ((divisor &- 1) &- self) / divisor }
}

extension Tensor {
    /// a·b + c of three tensors of one shape and type, float32 or float64, each element rounded once.
    static func fusedMultiplyAdd(_ a: Tensor, _ b: Tensor, _ c: Tensor) throws -> Tensor {
        let a = try a.prepared(), b = try b.prepared(), c = try c.prepared()
        let out = try Tensor(c.shape, c.dtype)
        if c.dtype == .float64 { multiplyAdd(a, b, c, out, Double.self) } else { multiplyAdd(a, b, c, out, Float.self) }
        return out
    }

    private static func multiplyAdd<T: FloatingPoint>(_ a: Tensor, _ b: Tensor, _ c: Tensor, _ out: Tensor, _ type: T.Type) {
        let x = a.constant(type), y = b.constant(type), z = c.constant(type), target = out.pointer(type)
        for index in 0..<out.count { target[index] = z[index].addingProduct(x[index], y[index]) }
    }
}
