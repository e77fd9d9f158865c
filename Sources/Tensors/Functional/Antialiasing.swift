extension Functional {
    /// Resizes the last two dimensions of [N, C, H, W] with filters that widen as the picture shrinks, the width first; the formula of Pillow's resampling.
    /// - Parameters:
    ///   - bicubic: cubic convolution with A = −0.5 instead of a triangle.
    ///   - scales: factors that decide the ratio of the sizes, where the user gave them.
    static func antialiased(_ x: Tensor, _ target: [Int], bicubic: Bool, alignCorners: Bool, scales: [Double]?) throws -> Tensor {
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported("upsample_\(bicubic ? "bicubic" : "bilinear")2d_aa_out_frame", x.dtype) }
        let columns = try filter(x.shape[3], target[1], bicubic, alignCorners, scales?[1], x.dtype), rows = try filter(x.shape[2], target[0], bicubic, alignCorners, scales?[0], x.dtype)
        let result = try rows.matmul(try x.matmul(try columns.t()))
        return result.renamed("UnsafeViewBackward0", to: bicubic ? "UpsampleBicubic2DAaBackward0" : "UpsampleBilinear2DAaBackward0")
    }

    /// [m, n]: how much each of n positions counts for each of m.
    private static func filter(_ n: Int, _ m: Int, _ bicubic: Bool, _ alignCorners: Bool, _ scale: Double?, _ dtype: DType) throws -> Tensor {
        let ratio = alignCorners ? (m > 1 ? Double(n - 1) / Double(m - 1) : 0) : scale.map { $0 > 0 ? 1 / $0 : 1 } ?? Double(n) / Double(m)
        let widening = Swift.max(ratio, 1), support = (bicubic ? 2.0 : 1.0) * widening
        func value(_ at: Double) -> Double {
            let t = at.magnitude, a = -0.5
            if !bicubic { return t < 1 ? 1 - t : 0 }
            if t < 1 { return ((a + 2) * t - (a + 3)) * t * t + 1 }
            return t < 2 ? ((a * t - 5 * a) * t + 8 * a) * t - 4 * a : 0
        }
        let (count, overflow) = n.multipliedReportingOverflow(by: m)
        if overflow { throw TensorError.countOverflow([m, n]) }
        let weights = try Tensor([m, n], .float64, zeroed: true)
        let out = weights.pointer(Double.self)
        assert(count == weights.count)
        for i in 0..<m {
            let centre = ratio * (Double(i) + 0.5)
            let first = Swift.max(Int(centre - support + 0.5), 0), last = Swift.min(Int(centre + support + 0.5), n)
            if first >= last { continue }
            let values = (first..<last).map { value((Double($0) - centre + 0.5) / widening) }
            let total = values.reduce(0, +)
            for (offset, v) in values.enumerated() { out[i * n + first + offset] = total == 0 ? v : v / total }
        }
        return try weights.to(dtype)
    }
}
