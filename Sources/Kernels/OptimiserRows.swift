import CVectorMath

extension KernelFloat {
    /// The update of Adam after weight decay; see ``Kernels/adamStep(_:gradient:mean:squares:maximumSquares:count:learningRate:beta1:beta2:epsilon:weightDecay:decoupledWeightDecay:biasCorrection1:biasCorrection2:maximize:)``.
    @inline(__always)
    static func adamRow(_ n: Int, _ p: UnsafeMutablePointer<Self>, _ g: UnsafePointer<Self>, _ m: UnsafeMutablePointer<Self>, _ v: UnsafeMutablePointer<Self>, _ largest: UnsafeMutablePointer<Self>?,
                        _ meanWeight: Self, _ beta2: Self, _ squareWeight: Self, _ stepSize: Self, _ root: Self, _ epsilon: Self) {
        @inline(__always) func raw<U>(_ x: UnsafeMutablePointer<Self>, _: U.Type) -> UnsafeMutablePointer<U> { UnsafeMutableRawPointer(x).assumingMemoryBound(to: U.self) }
        if Self.self == Float.self {
            @inline(__always) func f(_ x: Self) -> Float { unsafeBitCast(x, to: Float.self) }
            cvm_adam_f32(n, raw(p, Float.self), Kernels.pointer(g), raw(m, Float.self), raw(v, Float.self), largest.map { raw($0, Float.self) },
                         f(meanWeight), f(beta2), f(squareWeight), f(stepSize), f(root), f(epsilon))
        } else {
            @inline(__always) func d(_ x: Self) -> Double { unsafeBitCast(x, to: Double.self) }
            cvm_adam_f64(n, raw(p, Double.self), Kernels.pointer(g), raw(m, Double.self), raw(v, Double.self), largest.map { raw($0, Double.self) },
                         d(meanWeight), d(beta2), d(squareWeight), d(stepSize), d(root), d(epsilon))
        }
    }
}
