/// The sizes of a convolution of 1, 2 or 3 spatial dimensions.
///
/// Memory is contiguous in the order  input [batch, inChannels, input…],  weight [outChannels, inChannels / groups, kernel…],
/// output [batch, outChannels, output…].
///
/// A transposed convolution is the gradient of a convolution with respect to its input.  Its shape is that of the
/// convolution it reverses: what goes in has `outChannels` channels and size `output`, what comes out has `inChannels`
/// channels and size `input`; PyTorch's weight [in, out / groups, kernel…] is then already in the order above.
public struct ConvolutionShape: Equatable, Sendable {
    public var batch: Int
    public var inChannels: Int
    public var outChannels: Int
    public var groups: Int
    public var input: [Int]
    public var kernel: [Int]
    public var stride: [Int]
    public var padding: [Int]
    public var dilation: [Int]
    public var output: [Int]

    /// ⌊(input + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1 in each dimension; the sizes are positive and checked by
    /// the caller.
    public static func outputSize(input: [Int], kernel: [Int], stride: [Int], padding: [Int], dilation: [Int]) -> [Int] {
        (0..<input.count).map { d in
            let reach = input[d] &+ 2 &* padding[d] &- dilation[d] &* (kernel[d] &- 1) &- 1
            return reach < 0 ? 0 : reach / stride[d] &+ 1
        }
    }

    public init(batch: Int, inChannels: Int, outChannels: Int, groups: Int = 1, input: [Int], kernel: [Int], stride: [Int], padding: [Int], dilation: [Int]) {
        assert((1...3).contains(input.count) && kernel.count == input.count && stride.count == input.count)
        assert(padding.count == input.count && dilation.count == input.count && groups >= 1)
        assert(inChannels % groups == 0 && outChannels % groups == 0)
        self.batch = batch
        self.inChannels = inChannels
        self.outChannels = outChannels
        self.groups = groups
        self.input = input
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        output = ConvolutionShape.outputSize(input: input, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    }

    /// The shape for a transposed convolution with the given input (of `channels` channels): its output has
    /// (input − 1)·stride − 2·padding + dilation·(kernel − 1) + outputPadding + 1 elements in each dimension.
    public static func transposed(batch: Int, channels: Int, outChannels: Int, groups: Int = 1, input: [Int], kernel: [Int], stride: [Int], padding: [Int],
                                  outputPadding: [Int], dilation: [Int]) -> ConvolutionShape {
        var result = [Int](repeating: 0, count: input.count)
        for d in 0..<input.count {
            let steps = (input[d] &- 1) &* stride[d] &- 2 &* padding[d]
            let reach = dilation[d] &* (kernel[d] &- 1) &+ 1
            result[d] = steps &+ reach &+ outputPadding[d]
        }
        var shape = ConvolutionShape(batch: batch, inChannels: outChannels, outChannels: channels, groups: groups, input: result, kernel: kernel, stride: stride,
                                     padding: padding, dilation: dilation)
        shape.output = input
        return shape
    }

    public var inputCount: Int { batch * inChannels * Kernels.product(input) }
    public var outputCount: Int { batch * outChannels * Kernels.product(output) }
    /// Multiplications with an addition, at most the largest number.
    public var multiplyAdds: Int {
        let (product, overflow) = outputCount.multipliedReportingOverflow(by: inChannels / groups * Kernels.product(kernel))
        return overflow ? .max : product
    }
    public var weightCount: Int { outChannels * (inChannels / groups) * Kernels.product(kernel) }
}

/// The same sizes with three spatial dimensions, the missing leading ones of size 1.
struct Sizes3 {
    let batch: Int, inChannels: Int, outChannels: Int, groups: Int
    /// Channels of one group.
    let c: Int, o: Int
    let d: Int, h: Int, w: Int
    let kd: Int, kh: Int, kw: Int
    let sd: Int, sh: Int, sw: Int
    let pd: Int, ph: Int, pw: Int
    let dd: Int, dh: Int, dw: Int
    let od: Int, oh: Int, ow: Int

    init(_ s: ConvolutionShape) {
        func three(_ v: [Int], _ fill: Int) -> (Int, Int, Int) {
            switch v.count {
            case 1: return (fill, fill, v[0])
            case 2: return (fill, v[0], v[1])
            default: return (v[0], v[1], v[2])
            }
        }
        batch = s.batch; inChannels = s.inChannels; outChannels = s.outChannels; groups = s.groups
        c = s.inChannels / s.groups; o = s.outChannels / s.groups
        (d, h, w) = three(s.input, 1)
        (kd, kh, kw) = three(s.kernel, 1)
        (sd, sh, sw) = three(s.stride, 1)
        (pd, ph, pw) = three(s.padding, 0)
        (dd, dh, dw) = three(s.dilation, 1)
        (od, oh, ow) = three(s.output, 1)
    }

    var inputPlane: Int { d &* h &* w }
    var outputPlane: Int { od &* oh &* ow }
    var window: Int { kd &* kh &* kw }
    /// Rows of the column matrix.
    var columnRows: Int { c &* window }
    /// Whether the column matrix is the input itself.
    var isPointwise: Bool { window == 1 && sd == 1 && sh == 1 && sw == 1 && pd == 0 && ph == 0 && pw == 0 && od == d && oh == h && ow == w }
}
