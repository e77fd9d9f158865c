import CVectorMath

/// The inner loops of reductions, by element type.
extension KernelElement {
    /// Σ x[i·step]; cascade summation for floating-point types.
    @inline(__always)
    static func sumRow(_ n: Int, _ x: UnsafePointer<Self>, _ step: Int) -> Self {
        if Self.self == Float.self {
            let pointer = UnsafeRawPointer(x).assumingMemoryBound(to: Float.self)
            return unsafeBitCast(step == 1 ? cvm_sum_f32(n, pointer) : cvm_sum_strided_f32(n, pointer, step), to: Self.self)
        }
        if Self.self == Double.self {
            let pointer = UnsafeRawPointer(x).assumingMemoryBound(to: Double.self)
            return unsafeBitCast(step == 1 ? cvm_sum_f64(n, pointer) : cvm_sum_strided_f64(n, pointer, step), to: Self.self)
        }
        var total = Self.zero
        var i = 0
        while i < n { total = adding(total, x[i &* step]); i &+= 1 }
        return total
    }

    /// out[c] += Σᵣ x[r·rowStep + c]
    @inline(__always)
    static func sumColumns(_ rows: Int, _ columns: Int, _ x: UnsafePointer<Self>, _ rowStep: Int, _ out: UnsafeMutablePointer<Self>) {
        if Self.self == Float.self {
            cvm_sum_columns_f32(rows, columns, UnsafeRawPointer(x).assumingMemoryBound(to: Float.self), rowStep,
                                UnsafeMutableRawPointer(out).assumingMemoryBound(to: Float.self))
            return
        }
        if Self.self == Double.self {
            cvm_sum_columns_f64(rows, columns, UnsafeRawPointer(x).assumingMemoryBound(to: Double.self), rowStep,
                                UnsafeMutableRawPointer(out).assumingMemoryBound(to: Double.self))
            return
        }
        var r = 0
        while r < rows {
            let row = x + r &* rowStep
            var c = 0
            while c < columns { out[c] = adding(out[c], row[c]); c &+= 1 }
            r &+= 1
        }
    }

    /// The largest or smallest of n > 0 contiguous elements, NaN if there is one; nil where there is no vectorised loop.
    @inline(__always)
    static func extremeRow(_ n: Int, _ x: UnsafePointer<Self>, _ largest: Bool) -> Self? {
        if Self.self == Float.self {
            let pointer = UnsafeRawPointer(x).assumingMemoryBound(to: Float.self)
            return unsafeBitCast(largest ? cvm_maximum_f32(n, pointer) : cvm_minimum_f32(n, pointer), to: Self.self)
        }
        if Self.self == Double.self {
            let pointer = UnsafeRawPointer(x).assumingMemoryBound(to: Double.self)
            return unsafeBitCast(largest ? cvm_maximum_f64(n, pointer) : cvm_minimum_f64(n, pointer), to: Self.self)
        }
        return nil
    }
}

extension KernelFloat {
    @inline(__always)
    static func moments(_ n: Int, _ x: UnsafePointer<Self>, _ mean: inout Double, _ deviations: inout Double) {
        if Self.self == Float.self {
            cvm_moments_f32(n, UnsafeRawPointer(x).assumingMemoryBound(to: Float.self), &mean, &deviations)
        } else {
            cvm_moments_f64(n, UnsafeRawPointer(x).assumingMemoryBound(to: Double.self), &mean, &deviations)
        }
    }

    /// Σ x[i] in double precision.
    @inline(__always)
    static func doubleSum(_ n: Int, _ x: UnsafePointer<Self>) -> Double {
        Self.self == Float.self ? cvm_double_sum_f32(n, UnsafeRawPointer(x).assumingMemoryBound(to: Float.self))
            : cvm_double_sum_f64(n, UnsafeRawPointer(x).assumingMemoryBound(to: Double.self))
    }

    /// Σ a[i]·b[i] in double precision.
    @inline(__always)
    static func doubleDot(_ n: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>) -> Double {
        Self.self == Float.self
            ? cvm_double_dot_f32(n, UnsafeRawPointer(a).assumingMemoryBound(to: Float.self), UnsafeRawPointer(b).assumingMemoryBound(to: Float.self))
            : cvm_double_dot_f64(n, UnsafeRawPointer(a).assumingMemoryBound(to: Double.self), UnsafeRawPointer(b).assumingMemoryBound(to: Double.self))
    }

    /// Σ (x[i] − centre)² in double precision.
    @inline(__always)
    static func doubleDeviations(_ n: Int, _ x: UnsafePointer<Self>, _ centre: Double) -> Double {
        Self.self == Float.self ? cvm_double_deviations_f32(n, UnsafeRawPointer(x).assumingMemoryBound(to: Float.self), centre)
            : cvm_double_deviations_f64(n, UnsafeRawPointer(x).assumingMemoryBound(to: Double.self), centre)
    }

    @inline(__always)
    static func addToDouble(_ n: Int, _ x: UnsafePointer<Self>, _ accumulate: UnsafeMutablePointer<Double>) {
        if Self.self == Float.self {
            cvm_add_to_double_f32(n, UnsafeRawPointer(x).assumingMemoryBound(to: Float.self), accumulate)
        } else {
            cvm_add_to_double_f64(n, UnsafeRawPointer(x).assumingMemoryBound(to: Double.self), accumulate)
        }
    }

    @inline(__always)
    static func addSquaresToDouble(_ n: Int, _ x: UnsafePointer<Self>, _ centre: UnsafePointer<Double>, _ accumulate: UnsafeMutablePointer<Double>) {
        if Self.self == Float.self {
            cvm_add_squares_to_double_f32(n, UnsafeRawPointer(x).assumingMemoryBound(to: Float.self), centre, accumulate)
        } else {
            cvm_add_squares_to_double_f64(n, UnsafeRawPointer(x).assumingMemoryBound(to: Double.self), centre, accumulate)
        }
    }
}
