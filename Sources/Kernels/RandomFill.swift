import CVectorMath

extension Kernels {
    /// A Mersenne twister's next 624 words of state, in place.
    public static func mersenneTwist(_ state: UnsafeMutablePointer<UInt32>) { cvm_mt19937_twist(state) }

    /// The outputs that belong to `count` words of state.
    public static func mersenneTemper(_ state: UnsafePointer<UInt32>, count: Int, into words: UnsafeMutablePointer<UInt32>) { cvm_mt19937_temper(count, state, words) }

    /// out[i] = u·(high − low) + low with one rounding, u the low 24 bits of one word as a fraction.
    public static func uniform(_ words: UnsafePointer<UInt32>, count: Int, low: Float, high: Float, into out: UnsafeMutablePointer<Float>) {
        cvm_uniform_f32(count, words, low, high - low, out)
    }

    /// The same for doubles: 53 bits of two words each (`words` has 2·count), the first word the high half.
    public static func uniform(_ words: UnsafePointer<UInt32>, count: Int, low: Double, high: Double, into out: UnsafeMutablePointer<Double>) {
        cvm_uniform_f64(count, words, low, high - low, out)
    }

    /// Turns uniform numbers of [0, 1) into normal ones, in blocks of 16 (element j with element j + 8); `count` is a multiple of
    /// 16.  Bit for bit what PyTorch's AVX2 loop computes.
    public static func normal(_ x: UnsafeMutablePointer<Float>, count: Int, mean: Float, deviation: Float) {
        parallel(count / 16, grain: 1024) { range in
            cvm_normal_f32(range.count &* 16, x + range.lowerBound &* 16, mean, deviation)
        }
    }

    public static func normal(_ x: UnsafeMutablePointer<Double>, count: Int, mean: Double, deviation: Double) {
        parallel(count / 16, grain: 256) { range in
            cvm_normal_f64(range.count &* 16, x + range.lowerBound &* 16, mean, deviation)
        }
    }
}
