import CVectorMath

/// The inner loops of the normalisations.
extension KernelFloat {
    /// y = x·α + β with one rounding.
    @inline(__always)
    static func affineRow(_ n: Int, _ x: UnsafePointer<Self>, _ alpha: Self, _ beta: Self, _ y: UnsafeMutablePointer<Self>) {
        if Self.self == Float.self {
            cvm_affine_f32(n, Kernels.pointer(x), unsafeBitCast(alpha, to: Float.self), unsafeBitCast(beta, to: Float.self),
                           UnsafeMutableRawPointer(y).assumingMemoryBound(to: Float.self))
        } else {
            cvm_affine_f64(n, Kernels.pointer(x), unsafeBitCast(alpha, to: Double.self), unsafeBitCast(beta, to: Double.self),
                           UnsafeMutableRawPointer(y).assumingMemoryBound(to: Double.self))
        }
    }

    /// The mean and the variance (by n) of a row.
    @inline(__always)
    static func rowMoments(_ n: Int, _ x: UnsafePointer<Self>) -> (mean: Self, variance: Self) {
        if Self.self == Float.self {
            var mean: Float = 0, variance: Float = 0
            cvm_row_moments_f32(n, Kernels.pointer(x), &mean, &variance)
            return (unsafeBitCast(mean, to: Self.self), unsafeBitCast(variance, to: Self.self))
        }
        var mean = 0.0, deviations = 0.0
        moments(n, x, &mean, &deviations)
        return (Self(mean), Self(deviations / Double(max(n, 1))))
    }

    /// y = (x − centre)·scale, each operation rounded.
    @inline(__always)
    static func centredRow(_ n: Int, _ x: UnsafePointer<Self>, _ centre: Self, _ scale: Self, _ y: UnsafeMutablePointer<Self>) {
        if Self.self == Float.self {
            cvm_centred_f32(n, Kernels.pointer(x), unsafeBitCast(centre, to: Float.self), unsafeBitCast(scale, to: Float.self),
                            UnsafeMutableRawPointer(y).assumingMemoryBound(to: Float.self))
        } else {
            cvm_centred_f64(n, Kernels.pointer(x), unsafeBitCast(centre, to: Double.self), unsafeBitCast(scale, to: Double.self),
                            UnsafeMutableRawPointer(y).assumingMemoryBound(to: Double.self))
        }
    }

    /// sum += Σ g, products += Σ g·(x − centre), in double precision.
    @inline(__always)
    static func gradientSums(_ n: Int, _ g: UnsafePointer<Self>, _ x: UnsafePointer<Self>, _ centre: Self, _ sum: inout Double, _ products: inout Double) {
        if Self.self == Float.self {
            cvm_gradient_sums_f32(n, Kernels.pointer(g), Kernels.pointer(x), centre.asDouble, &sum, &products)
        } else {
            cvm_gradient_sums_f64(n, Kernels.pointer(g), Kernels.pointer(x), centre.asDouble, &sum, &products)
        }
    }

    /// dx = (g − mean − (x − centre)·k)·scale
    @inline(__always)
    static func centredGradient(_ n: Int, _ g: UnsafePointer<Self>, _ x: UnsafePointer<Self>, _ centre: Self, _ k: Self, _ mean: Self, _ scale: Self, _ dx: UnsafeMutablePointer<Self>) {
        if Self.self == Float.self {
            cvm_centred_gradient_f32(n, Kernels.pointer(g), Kernels.pointer(x), unsafeBitCast(centre, to: Float.self), unsafeBitCast(k, to: Float.self),
                                     unsafeBitCast(mean, to: Float.self), unsafeBitCast(scale, to: Float.self), UnsafeMutableRawPointer(dx).assumingMemoryBound(to: Float.self))
        } else {
            cvm_centred_gradient_f64(n, Kernels.pointer(g), Kernels.pointer(x), unsafeBitCast(centre, to: Double.self), unsafeBitCast(k, to: Double.self),
                                     unsafeBitCast(mean, to: Double.self), unsafeBitCast(scale, to: Double.self), UnsafeMutableRawPointer(dx).assumingMemoryBound(to: Double.self))
        }
    }
}
