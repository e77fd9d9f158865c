import Kernels
import Testing

/// The fast convolutions against the textbook loops, on shapes that reach every way through them, and the same bits for any number of threads.
@Suite struct ConvolutionTests {
    private static func shape(_ random: inout SplitMix) -> ConvolutionShape {
        let dims = random.pick([1, 2, 2, 2, 3])
        let groups = random.pick([1, 1, 1, 2, 3])
        let inside = random.pick([1, 2, 3, 5, 17]), outside = random.pick([1, 2, 3, 8, 9, 20, 33])
        let isDepthwise = random.below(6) == 0, isPointwise = random.below(6) == 0
        func sizes(_ values: [Int]) -> [Int] { (0..<dims).map { _ in random.pick(values) } }
        let kernel = isPointwise ? [Int](repeating: 1, count: dims) : sizes([1, 2, 3, 5])
        let dilation = sizes([1, 1, 2])
        // large enough for the kernel
        let input = (0..<dims).map { (kernel[$0] - 1) * dilation[$0] + 1 + random.below(dims == 3 ? 4 : 19) }
        return ConvolutionShape(batch: random.pick([1, 2, 5]), inChannels: isDepthwise ? 5 : inside * groups, outChannels: isDepthwise ? 5 : outside * groups, groups: isDepthwise ? 5 : groups,
                                input: input, kernel: kernel, stride: isPointwise ? [Int](repeating: 1, count: dims) : sizes([1, 1, 2, 3]),
                                padding: isPointwise ? [Int](repeating: 0, count: dims) : sizes([0, 1, 3]), dilation: dilation)
    }

    /// Result, gradient of the input and gradient of the weight, one behind the other.
    private static func all<T: KernelFloat>(_ s: ConvolutionShape, _ x: [T], _ w: [T], _ b: [T], _ g: [T], reference: Bool) -> [T] {
        let y: [T] = output(s.outputCount) {
            if reference { Reference.convolution(s, x, w, bias: b, into: $0) } else { Kernels.convolution(s, x, w, bias: b, into: $0) }
        }
        let dx: [T] = output(s.inputCount) {
            if reference { Reference.convolutionInputGradient(s, g, w, into: $0) } else { Kernels.convolutionInputGradient(s, g, w, into: $0) }
        }
        let dw: [T] = output(s.weightCount) {
            if reference { Reference.convolutionWeightGradient(s, x, g, into: $0) } else { Kernels.convolutionWeightGradient(s, x, g, into: $0) }
        }
        return y + dx + dw
    }

    private static func compare<T: KernelFloat>(_: T.Type, seed: UInt64, tolerance: Double) {
        var random = SplitMix(seed)
        for _ in 0..<120 {
            let s = shape(&random)
            let x: [T] = random.array(s.inputCount), w: [T] = random.array(s.weightCount), b: [T] = random.array(s.outChannels), g: [T] = random.array(s.outputCount)
            let far = distance(all(s, x, w, b, g, reference: false), all(s, x, w, b, g, reference: true))
            #expect(far < tolerance, "\(s)")
        }
    }

    @Test func singleAgreesWithTheReference() { Self.compare(Float.self, seed: 1, tolerance: 2e-4) }

    @Test func doubleAgreesWithTheReference() { Self.compare(Double.self, seed: 2, tolerance: 1e-11) }

    @Test func threadsDoNotChangeABit() {
        var random = SplitMix(3)
        let wide = [ConvolutionShape(batch: 6, inChannels: 16, outChannels: 24, input: [20, 20], kernel: [3, 3], stride: [1, 1], padding: [1, 1], dilation: [1, 1]),
                    ConvolutionShape(batch: 1, inChannels: 32, outChannels: 64, input: [14, 14], kernel: [3, 3], stride: [2, 2], padding: [1, 1], dilation: [1, 1]),
                    ConvolutionShape(batch: 2, inChannels: 160, outChannels: 160, input: [6, 6], kernel: [3, 3], stride: [1, 1], padding: [1, 1], dilation: [1, 1])]
        for s in wide + (0..<20).map({ _ in Self.shape(&random) }) {
            let x: [Float] = random.array(s.inputCount), w: [Float] = random.array(s.weightCount), b: [Float] = random.array(s.outChannels), g: [Float] = random.array(s.outputCount)
            #expect(sameForAnyThreads { Self.all(s, x, w, b, g, reference: false) }, "\(s)")
        }
    }

    /// Nothing is read behind the memory of an input that ends at a number that would show.
    @Test func valuesBehindTheInputDoNotMatter() {
        let s = ConvolutionShape(batch: 1, inChannels: 3, outChannels: 12, input: [5, 7], kernel: [1, 1], stride: [1, 1], padding: [0, 0], dilation: [1, 1])
        var random = SplitMix(4)
        let w: [Float] = random.array(s.weightCount), b: [Float] = random.array(s.outChannels)
        let x: [Float] = random.array(s.inputCount)
        let padded = x + [Float](repeating: .nan, count: 64)
        let plain: [Float] = output(s.outputCount) { Kernels.convolution(s, x, w, bias: b, into: $0) }
        let beside: [Float] = output(s.outputCount) { Kernels.convolution(s, padded, w, bias: b, into: $0) }
        #expect(bits(plain) == bits(beside))
    }

    @Test func maximumPoolingOfAnyWindow() {
        var random = SplitMix(5)
        for _ in 0..<60 {
            let kernel = [random.pick([1, 2, 3]), random.pick([2, 3, 4])], ceilMode = random.below(2) == 0
            let dilation = [ceilMode ? 1 : random.pick([1, 2]), 1]
            let input = (0..<2).map { (kernel[$0] - 1) * dilation[$0] + 1 + random.below(20) }
            let s = PoolingShape(planes: 3, input: input, kernel: kernel, stride: [random.pick([1, 2, 3]), random.pick([1, 2, 3])],
                                 padding: [kernel[0] / 2, kernel[1] / 2], dilation: dilation, ceilMode: ceilMode)
            var x: [Float] = random.array(s.inputCount)
            if random.below(3) == 0 { x[random.below(x.count)] = .nan }
            var indices = [Int64](repeating: -1, count: s.outputCount)
            let y: [Float] = output(s.outputCount) { out in indices.withUnsafeMutableBufferPointer { Kernels.maxPool(s, x, into: out, indices: $0.baseAddress) } }
            // integers go window by window
            var whole = [Int64](repeating: -1, count: s.outputCount)
            let rounded = x.map { $0.isNaN ? Int64.max : Int64(($0 * 1_000_000).rounded()) }
            let z: [Int64] = output(s.outputCount) { out in whole.withUnsafeMutableBufferPointer { Kernels.maxPool(s, rounded, into: out, indices: $0.baseAddress) } }
            #expect(indices == whole, "\(s)")
            #expect(zip(y, z).allSatisfy { $0.isNaN ? $1 == .max : Int64(($0 * 1_000_000).rounded()) == $1 }, "\(s)")
        }
    }
}
