/// The sizes of pooling over 1, 2 or 3 spatial dimensions: `planes` (batch × channels) independent images.
public struct PoolingShape: Equatable, Sendable {
    public var planes: Int
    public var input: [Int]
    public var kernel: [Int]
    public var stride: [Int]
    public var padding: [Int]
    public var dilation: [Int]
    public var output: [Int]

    /// The number of windows in each dimension; with `ceilMode` also those that begin inside of the input or its left
    /// padding and run over the end.
    public static func outputSize(input: [Int], kernel: [Int], stride: [Int], padding: [Int], dilation: [Int], ceilMode: Bool) -> [Int] {
        (0..<input.count).map { d in
            let window = dilation[d] &* (kernel[d] &- 1)
            let reach = input[d] &+ 2 &* padding[d] &- window &- 1
            var size = floorDivision(reach &+ (ceilMode ? stride[d] &- 1 : 0), stride[d]) &+ 1
            if ceilMode && (size &- 1) &* stride[d] >= input[d] &+ padding[d] { size &-= 1 }
            return max(size, 0)
        }
    }

    private static func floorDivision(_ a: Int, _ b: Int) -> Int {
        let q = a / b
        return a % b < 0 ? q &- 1 : q
    }

    public init(planes: Int, input: [Int], kernel: [Int], stride: [Int], padding: [Int], dilation: [Int], ceilMode: Bool = false) {
        assert((1...3).contains(input.count) && kernel.count == input.count && stride.count == input.count)
        assert(padding.count == input.count && dilation.count == input.count)
        self.planes = planes
        self.input = input
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        output = PoolingShape.outputSize(input: input, kernel: kernel, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode)
    }

    public var inputPlane: Int { Kernels.product(input) }
    public var outputPlane: Int { Kernels.product(output) }
    public var inputCount: Int { planes * inputPlane }
    public var outputCount: Int { planes * outputPlane }
}

/// The same sizes with three spatial dimensions.
struct PoolingSizes3 {
    let planes: Int
    let d: Int, h: Int, w: Int
    let kd: Int, kh: Int, kw: Int
    let sd: Int, sh: Int, sw: Int
    let pd: Int, ph: Int, pw: Int
    let dd: Int, dh: Int, dw: Int
    let od: Int, oh: Int, ow: Int

    init(_ s: PoolingShape) {
        func three(_ v: [Int], _ fill: Int) -> (Int, Int, Int) {
            switch v.count {
            case 1: return (fill, fill, v[0])
            case 2: return (fill, v[0], v[1])
            default: return (v[0], v[1], v[2])
            }
        }
        planes = s.planes
        (d, h, w) = three(s.input, 1)
        (kd, kh, kw) = three(s.kernel, 1)
        (sd, sh, sw) = three(s.stride, 1)
        (pd, ph, pw) = three(s.padding, 0)
        (dd, dh, dw) = three(s.dilation, 1)
        (od, oh, ow) = three(s.output, 1)
    }

    var inputPlane: Int { d &* h &* w }
    var outputPlane: Int { od &* oh &* ow }

    /// The kernel positions k (a range) for which o·stride + k·dilation − padding lies inside of the input.
    @inline(__always)
    static func inside(_ o: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int, _ size: Int) -> (Int, Int, Int) {
        let start = o &* stride &- padding
        let low = start >= 0 ? 0 : (dilation &- 1 &- start) / dilation
        let room = size &- start
        let high = room <= 0 ? 0 : min((room &+ dilation &- 1) / dilation, kernel)
        return (start, low, max(high, low))
    }
}
