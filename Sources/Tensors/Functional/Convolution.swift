internal import Kernels

/// How much a convolution pads its input.
public enum ConvolutionPadding: Equatable, Sendable {
    case explicit([Int])
    /// "same" or "valid".
    case named(String)
}

private func spread(_ values: [Int], _ n: Int, _ name: String) throws -> [Int] { try LayerSizes.ofConvolution(values, n, name) }

extension Functional {
    /// Cross-correlation of `x` [N, C, …] (or [C, …]) with `weight` [O, C/groups, …] in `dims` spatial dimensions.
    public static func conv(_ dims: Int, _ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1], padding: ConvolutionPadding = .explicit([0]),
                            dilation: [Int] = [1], groups: Int = 1) throws -> Tensor {
        let function = "conv\(dims)d"
        if weight.rank != dims + 2 || (x.rank != dims + 1 && x.rank != dims + 2) {
            if x.rank != dims + 1 && x.rank != dims + 2 { throw TensorError.convolutionRank(dims, function, x.shape) }
            throw weightRank(weight, dims, stride)
        }
        let steps = try spread(stride, dims, "stride"), holes = try spread(dilation, dims, "dilation")
        switch padding {
        case .explicit(let values):
            return try convolution(dims, x, weight, bias, steps, try spread(values, dims, "padding"), holes, groups)
        case .named("valid"):
            return try convolution(dims, x, weight, bias, steps, [Int](repeating: 0, count: dims), holes, groups)
        case .named("same"):
            if steps.contains(where: { $0 != 1 }) { throw TensorError.samePaddingStride }
            // an even kernel pads one more behind than in front
            var left: [Int] = [], extra = [Int](repeating: 0, count: 2 * dims), isSymmetric = true
            for d in 0..<dims {
                let total = holes[d] * (weight.shape[2 + d] - 1)
                left.append(total / 2)
                if total % 2 != 0 {
                    extra[2 * (dims - 1 - d) + 1] = 1
                    isSymmetric = false
                }
            }
            let source = isSymmetric ? x : try pad(x, extra)
            return try convolution(dims, source, weight, bias, steps, left, holes, groups)
        case .named(let text): throw TensorError.paddingText(text)
        }
    }

    public static func conv1d(_ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1], padding: ConvolutionPadding = .explicit([0]), dilation: [Int] = [1], groups: Int = 1) throws -> Tensor {
        try conv(1, x, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
    }
    public static func conv2d(_ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1], padding: ConvolutionPadding = .explicit([0]), dilation: [Int] = [1], groups: Int = 1) throws -> Tensor {
        try conv(2, x, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
    }
    public static func conv3d(_ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1], padding: ConvolutionPadding = .explicit([0]), dilation: [Int] = [1], groups: Int = 1) throws -> Tensor {
        try conv(3, x, weight, bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
    }

    private static func check(_ stride: [Int], _ padding: [Int], _ dilation: [Int], _ groups: Int) throws {
        if groups <= 0 { throw TensorError.nonPositiveGroups }
        if padding.contains(where: { $0 < 0 }) { throw TensorError.negativePadding }
        if stride.contains(where: { $0 <= 0 }) { throw TensorError.nonPositiveStride }
        if dilation.contains(where: { $0 <= 0 }) { throw TensorError.runtime("dilation should be greater than zero, but got \(Layout.text(dilation))") }
        for v in stride + padding + dilation where v > 1 << 31 { throw TensorError.countOverflow([v]) }
    }

    /// Refuses operands of different types.  PyTorch's words depend on the library that would compute: oneDNN for float32 unless the work is small.
    private static func checkTypes(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?, _ groups: Int) throws {
        if let bias, bias.dtype != x.dtype { throw TensorError.runtime("Input type (\(TensorError.fullName(x.dtype))) and bias type (\(TensorError.fullName(bias.dtype))) should be the same") }
        guard x.dtype != weight.dtype else { return }
        let isLarge = groups > 1 || x.shape[0] > 1 || x.count > 20480 || weight.shape.suffix(2).allSatisfy { $0 > 3 }
        if x.dtype == .float32 && isLarge {
            throw TensorError.runtime("Input type (\(x.dtype.tensorTypeName)) and weight type (\(weight.dtype.tensorTypeName)) should be the same or input should be a MKLDNN tensor and weight is a dense tensor")
        }
        throw TensorError.expectedType(x.dtype.scalarName, weight.dtype)
    }

    /// The same operation on float64 for whole numbers, which it computes without rounding as long as they are below 2⁵³.
    private static func onIntegers(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?, _ body: (Tensor, Tensor, Tensor?) throws -> Tensor) throws -> Tensor {
        try body(try x.to(.float64), try weight.to(.float64), try bias?.to(.float64)).to(x.dtype)
    }

    private static func convolution(_ dims: Int, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ stride: [Int], _ padding: [Int], _ dilation: [Int], _ groups: Int) throws -> Tensor {
        let isBatched = input.rank == dims + 2
        let x = isBatched ? input : try input.unsqueeze(0)
        try check(stride, padding, dilation, groups)
        if weight.shape[0] < groups { throw TensorError.convolutionGroups(weight.shape, groups) }
        if weight.shape[0] % groups != 0 { throw TensorError.convolutionGroupsDivide(weight.shape, groups) }
        let (channels, overflow) = weight.shape[1].multipliedReportingOverflow(by: groups)
        if overflow || x.shape[1] != channels {
            throw TensorError.convolutionChannels(groups: groups, weight: weight.shape, input: x.shape, expected: channels, got: x.shape[1])
        }
        if let bias, bias.rank != 1 || bias.count != weight.shape[0] { throw TensorError.convolutionBias(weight: weight.shape, bias: bias.shape) }
        let size = Array(x.shape[2...]), kernel = Array(weight.shape[2...])
        var padded: [Int] = [], reach: [Int] = []
        for d in 0..<dims {
            let (span, o) = dilation[d].multipliedReportingOverflow(by: Swift.max(kernel[d] - 1, 0))
            if o { throw TensorError.countOverflow(kernel) }
            padded.append(size[d] + 2 * padding[d])
            reach.append(span + 1)
        }
        if zip(padded, reach).contains(where: { $0 < $1 }) { throw TensorError.kernelLarger(padded, reach) }
        if kernel.contains(0) { throw TensorError.runtime("kernel size should be greater than zero, but got kernel_height: \(dims == 1 ? 1 : kernel[dims - 2]) kernel_width: \(kernel[dims - 1])") }
        try checkTypes(x, weight, bias, groups)
        if x.dtype == .bool { throw TensorError.unsupported(dims == 3 ? "compute_columns3d" : "slow_conv2d_cpu", x.dtype) }
        if !x.dtype.isFloatingPoint {
            return try onIntegers(input, weight, bias) { try convolution(dims, $0, $1, $2, stride, padding, dilation, groups) }
        }
        let y = try convolve(dims, x, weight, bias, stride, padding, dilation, groups)
        return isBatched ? y : try y.squeeze([0])
    }

    private static func chargeConvolution(_ shape: ConvolutionShape) throws {
        let (a, o1) = shape.outputCount.multipliedReportingOverflow(by: shape.weightCount / Swift.max(shape.outChannels, 1))
        try TensorRuntime.current.charge(work: o1 ? .max : a / 8)
    }

    /// The recorded operation on checked operands.
    private static func convolve(_ dims: Int, _ x: Tensor, _ weight: Tensor, _ bias: Tensor?, _ stride: [Int], _ padding: [Int], _ dilation: [Int], _ groups: Int) throws -> Tensor {
        let shape = ConvolutionShape(batch: x.shape[0], inChannels: x.shape[1], outChannels: weight.shape[0], groups: groups, input: Array(x.shape[2...]), kernel: Array(weight.shape[2...]),
                                     stride: stride, padding: padding, dilation: dilation)
        let y = try Tensor([shape.batch, shape.outChannels] + shape.output, x.dtype)
        try chargeConvolution(shape)
        if y.count > 0 {
            let a = try x.prepared(), w = try weight.prepared(), b = try bias?.prepared()
            func run<T: KernelFloat>(_: T.Type) throws {
                try KernelChoice.run("conv\(dims)d", [x.shape, weight.shape], y, observed: true, work: shape.multiplyAdds, repetition: again("conv\(dims)d", shape, x.dtype),
                    fast: { Kernels.convolution(shape, a.constant(T.self), w.constant(T.self), bias: b?.constant(T.self), into: $0.pointer(T.self)) },
                    reference: { Reference.convolution(shape, a.constant(T.self), w.constant(T.self), bias: b?.constant(T.self), into: $0.pointer(T.self)) })
            }
            try withFloatType(x.dtype) { try run($0) }
        }
        return y.recorded("ConvolutionBackward0", inputs: [x, weight, bias], saving: [x, weight]) { n, g in
            let x = try n.saved(0), weight = try n.saved(1)
            return [n.needs(0) ? try inputGradient(dims, shape, g, weight, nil, name: "conv\(dims)d_input") : nil,
                    n.needs(1) ? try weightGradient(dims, shape, x, g) : nil,
                    n.needs(2) ? try biasGradient(shape, g) : nil]
        }
    }

    /// Both kernels of a convolution on other numbers.
    private static func again(_ name: String, _ shape: ConvolutionShape, _ dtype: DType, isTransposed: Bool = false) -> () -> KernelComparison? {
        {
            let outside = [shape.batch, shape.outChannels] + shape.output, inside = [shape.batch, shape.inChannels] + shape.input
            let weight = [shape.outChannels, shape.inChannels / shape.groups] + shape.kernel
            func run<T: KernelFloat>(_ type: T.Type) throws -> KernelComparison? {
                if isTransposed {
                    return KernelChoice.compareAgain(name, [outside, weight], inside, dtype, type,
                        fast: { Kernels.convolutionInputGradient(shape, $0[0], $0[1], into: $1) }, reference: { Reference.convolutionInputGradient(shape, $0[0], $0[1], into: $1) })
                }
                return KernelChoice.compareAgain(name, [inside, weight], outside, dtype, type,
                    fast: { Kernels.convolution(shape, $0[0], $0[1], bias: nil, into: $1) }, reference: { Reference.convolution(shape, $0[0], $0[1], bias: nil, into: $1) })
            }
            return try? withFloatType(dtype) { try run($0) }
        }
    }

    /// The gradient of the input, which is the transposed convolution of `g`.
    private static func inputGradient(_ dims: Int, _ shape: ConvolutionShape, _ g: Tensor, _ weight: Tensor, _ bias: Tensor?, name: String) throws -> Tensor {
        let dx = try Tensor([shape.batch, shape.inChannels] + shape.input, g.dtype)
        try chargeConvolution(shape)
        if dx.count > 0 {
            let a = try g.prepared(), w = try weight.prepared(), b = try bias?.prepared()
            func run<T: KernelFloat>(_: T.Type) throws {
                try KernelChoice.run(name, [g.shape, weight.shape], dx, observed: name.hasPrefix("conv_transpose"), work: shape.multiplyAdds,
                    repetition: again(name, shape, g.dtype, isTransposed: true),
                    fast: { Kernels.convolutionInputGradient(shape, a.constant(T.self), w.constant(T.self), bias: b?.constant(T.self), into: $0.pointer(T.self)) },
                    reference: { Reference.convolutionInputGradient(shape, a.constant(T.self), w.constant(T.self), bias: b?.constant(T.self), into: $0.pointer(T.self)) })
            }
            try withFloatType(g.dtype) { try run($0) }
        }
        return dx.recorded("ConvolutionBackward0", inputs: [g, weight, bias], saving: [g, weight]) { n, g2 in
            let g = try n.saved(0), weight = try n.saved(1)
            var back = n.needs(0) ? try convolve(dims, g2, weight, nil, shape.stride, shape.padding, shape.dilation, shape.groups) : nil
            // with an output padding of a whole step the convolution has a place more than there was
            for d in 0..<dims where back.map({ $0.shape[2 + d] > shape.output[d] }) ?? false { back = try back?.narrow(2 + d, 0, shape.output[d]) }
            return [back, n.needs(1) ? try transposedWeightGradient(dims, shape, g2, g) : nil,
                    n.needs(2) ? try biasGradient(shape, g2) : nil]
        }
    }

    /// The gradient of a transposed convolution's weight.  With an output padding of a whole step the convolution that it reverses has places
    /// that `x` has not: they count as 0.
    private static func transposedWeightGradient(_ dims: Int, _ shape: ConvolutionShape, _ g: Tensor, _ x: Tensor) throws -> Tensor {
        let output = ConvolutionShape.outputSize(input: shape.input, kernel: shape.kernel, stride: shape.stride, padding: shape.padding, dilation: shape.dilation)
        if output == shape.output { return try weightGradient(dims, shape, g, x) }
        var whole = shape
        whole.output = output
        var ends: [Int] = []
        for d in (0..<dims).reversed() { ends += [0, output[d] - shape.output[d]] }
        return try weightGradient(dims, whole, g, try pad(x, ends))
    }

    private static func weightGradient(_ dims: Int, _ shape: ConvolutionShape, _ x: Tensor, _ g: Tensor) throws -> Tensor {
        let dw = try Tensor([shape.outChannels, shape.inChannels / shape.groups] + shape.kernel, g.dtype)
        try chargeConvolution(shape)
        if dw.count > 0 {
            let a = try x.prepared(), b = try g.prepared()
            func run<T: KernelFloat>(_: T.Type) throws {
                try KernelChoice.run("conv\(dims)d_weight", [x.shape, g.shape], dw, observed: false,
                    fast: { Kernels.convolutionWeightGradient(shape, a.constant(T.self), b.constant(T.self), into: $0.pointer(T.self)) },
                    reference: { Reference.convolutionWeightGradient(shape, a.constant(T.self), b.constant(T.self), into: $0.pointer(T.self)) })
            }
            try withFloatType(g.dtype) { try run($0) }
        }
        return dw.recorded("ConvolutionBackward0", inputs: [x, g], saving: [x, g]) { n, gw in
            let x = try n.saved(0), g = try n.saved(1)
            return [n.needs(0) ? try inputGradient(dims, shape, g, gw, nil, name: "conv\(dims)d_input") : nil,
                    n.needs(1) ? try convolve(dims, x, gw, nil, shape.stride, shape.padding, shape.dilation, shape.groups) : nil]
        }
    }

    private static func biasGradient(_ shape: ConvolutionShape, _ g: Tensor) throws -> Tensor {
        let dims = [0] + Array(2..<g.rank)
        return try g.sum(dims)
    }

    /// The transposed convolution of `x` [N, C, …] with `weight` [C, O/groups, …].
    public static func convTranspose(_ dims: Int, _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: [Int] = [1], padding: [Int] = [0], outputPadding: [Int] = [0],
                                     groups: Int = 1, dilation: [Int] = [1]) throws -> Tensor {
        if input.rank != dims + 1 && input.rank != dims + 2 { throw TensorError.convolutionRank(dims, "conv_transpose\(dims)d", input.shape) }
        if weight.rank != dims + 2 { throw weightRank(weight, dims, stride) }
        let isBatched = input.rank == dims + 2
        let x = isBatched ? input : try input.unsqueeze(0)
        let steps = try spread(stride, dims, "stride"), pads = try spread(padding, dims, "padding"), outs = try spread(outputPadding, dims, "output_padding")
        let holes = try spread(dilation, dims, "dilation")
        try check(steps, pads, holes, groups)
        if outs.contains(where: { $0 < 0 }) { throw TensorError.runtime("negative output_padding is not supported") }
        if x.shape[1] != weight.shape[0] || weight.shape[0] % groups != 0 {
            throw TensorError.transposedChannels(weight: weight.shape, input: x.shape, expected: weight.shape[0], got: x.shape[1])
        }
        let outChannels = weight.shape[1] * groups
        if let bias, bias.rank != 1 || bias.count != outChannels {
            throw TensorError.runtime("Given transposed=1, weight of size \(Layout.text(weight.shape)), expected bias to be 1-dimensional with \(outChannels) elements, but got bias of size \(Layout.text(bias.shape)) instead")
        }
        for d in 0..<dims where outs[d] >= steps[d] && outs[d] >= holes[d] {
            throw TensorError.runtime("output padding must be smaller than either stride or dilation, but got output_padding_height: \(outs[0]) output_padding_width: \(outs[dims - 1]) stride_height: \(steps[0]) stride_width: \(steps[dims - 1]) dilation_height: \(holes[0]) dilation_width: \(holes[dims - 1])")
        }
        try checkTypes(x, weight, bias, groups)
        if !x.dtype.isFloatingPoint {
            if x.dtype != .int64 { throw TensorError.unsupported("slow_conv_transpose\(Swift.max(dims, 2))d_out_cpu", x.dtype) }
            return try onIntegers(input, weight, bias) {
                try convTranspose(dims, $0, $1, $2, stride: steps, padding: pads, outputPadding: outs, groups: groups, dilation: holes)
            }
        }
        let size = Array(x.shape[2...]), kernel = Array(weight.shape[2...])
        var output: [Int] = []
        for d in 0..<dims {
            let (span, o) = (size[d] - 1).multipliedReportingOverflow(by: steps[d])
            let (hole, o2) = holes[d].multipliedReportingOverflow(by: kernel[d] - 1)
            if o || o2 || span > 1 << 40 || hole > 1 << 40 { throw TensorError.countOverflow(x.shape) }
            output.append(span - 2 * pads[d] + hole + outs[d] + 1)
        }
        if output.contains(where: { $0 < 0 || $0 == 0 && (groups == 1 || x.dtype != .float32) }) {
            // a vector counts as an image of one row
            let before = dims == 1 ? [1] + size : size, after = dims == 1 ? [1] + output : output
            throw TensorError.runtime("Given input size per channel: (\(before.map(String.init).joined(separator: " x "))). Calculated output size per channel: (\(after.map(String.init).joined(separator: " x "))). Output size is too small")
        }
        if output.contains(0) {
            let empty = try Tensor.zeros([x.shape[0], outChannels] + output, dtype: x.dtype)
            let result = empty.recorded("ConvolutionBackward0", inputs: [x, weight, bias]) { _, _ in
                [try Tensor.zerosLike(x), try Tensor.zerosLike(weight), try bias.map { try Tensor.zerosLike($0) }]
            }
            return isBatched ? result : try result.squeeze([0])
        }
        let shape = ConvolutionShape.transposed(batch: x.shape[0], channels: x.shape[1], outChannels: outChannels, groups: groups, input: size, kernel: kernel,
                                                stride: steps, padding: pads, outputPadding: outs, dilation: holes)
        let y = try inputGradient(dims, shape, x, weight, bias, name: "conv_transpose\(dims)d")
        return isBatched ? y : try y.squeeze([0])
    }

    /// A weight whose rank does not fit the convolution: too few dimensions, or other ones than the stride has.
    private static func weightRank(_ weight: Tensor, _ dims: Int, _ stride: [Int]) -> TensorError {
        if weight.rank < 3 { return TensorError.runtime("weight should have at least three dimensions") }
        let steps = stride.count == 1 ? [Int](repeating: stride[0], count: dims) : stride
        return TensorError.runtime("expected stride to be a single integer value or a list of \(weight.rank - 2) values to match the convolution dimensions, but got stride=\(Layout.text(steps))")
    }

    // MARK: columns of patches

    /// The patches that a convolution reads (im2col): [N, C·kh·kw, L].
    public static func unfold(_ input: Tensor, kernelSize: [Int], dilation: [Int] = [1], padding: [Int] = [0], stride: [Int] = [1]) throws -> Tensor {
        if input.rank != 3 && input.rank != 4 {
            throw TensorError.runtime("Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: \(Layout.text(input.shape))")
        }
        let isBatched = input.rank == 4
        let x = isBatched ? input : try input.unsqueeze(0)
        let k = try spread(kernelSize, 2, "kernel_size"), d = try spread(dilation, 2, "dilation"), p = try spread(padding, 2, "padding"), s = try spread(stride, 2, "stride")
        try check(s, p, d, 1)
        if k.contains(where: { $0 <= 0 }) { throw TensorError.runtime("kernel size should be greater than zero, but got kernel_height: \(k[0]) kernel_width: \(k[1])") }
        for v in k where v > 1 << 30 { throw TensorError.countOverflow([v]) }
        let padded = p == [0, 0] ? x : try pad(x, [p[1], p[1], p[0], p[0]])
        let reach = [d[0] * (k[0] - 1) + 1, d[1] * (k[1] - 1) + 1]
        if padded.shape[2] < reach[0] || padded.shape[3] < reach[1] {
            throw TensorError.runtime("Given input with spatial size (\(x.shape[2]), \(x.shape[3])), kernel_size=(\(k[0]), \(k[1])), dilation=(\(d[0]), \(d[1])), padding=(\(p[0]), \(p[1])), calculated shape of the array of sliding blocks as (\((padded.shape[2] - reach[0]).flooredQuotient(s[0]) + 1), \((padded.shape[3] - reach[1]).flooredQuotient(s[1]) + 1)), but its components must be at least one.")
        }
        // windows with every pixel, thinned by the dilation
        let windows = try padded.unfold(2, reach[0], s[0]).unfold(3, reach[1], s[1])
        let thinned = try windows.slice(4, step: d[0]).slice(5, step: d[1])
        let columns = try thinned.permute([0, 1, 4, 5, 2, 3])
        let n = columns.shape
        let result = try columns.reshape([n[0], n[1] * n[2] * n[3], n[4] * n[5]]).renamed("UnsafeViewBackward0", to: "Im2ColBackward0")
        return isBatched ? result : try result.squeeze([0])
    }

    /// The sum of patches put back into an image (col2im).
    public static func fold(_ input: Tensor, outputSize: [Int], kernelSize: [Int], dilation: [Int] = [1], padding: [Int] = [0], stride: [Int] = [1]) throws -> Tensor {
        if input.rank != 2 && input.rank != 3 { throw TensorError.runtime("Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: \(Layout.text(input.shape))") }
        let isBatched = input.rank == 3
        let x = isBatched ? input : try input.unsqueeze(0)
        let o = try spread(outputSize, 2, "output_size"), k = try spread(kernelSize, 2, "kernel_size"), d = try spread(dilation, 2, "dilation"), p = try spread(padding, 2, "padding"), s = try spread(stride, 2, "stride")
        try check(s, p, d, 1)
        for v in o + k where v > 1 << 30 || v < -(1 << 30) { throw TensorError.countOverflow([v]) }
        let area = k[0] * k[1]
        if area <= 0 || k[0] <= 0 || x.shape[1] % area != 0 {
            throw TensorError.runtime("Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=\(x.shape[1]) and kernel_size=(\(k[0]), \(k[1])).")
        }
        let channels = x.shape[1] / area
        // a transposed convolution whose kernel picks one place of the patch
        let shape = [o[0] + 2 * p[0], o[1] + 2 * p[1]]
        let rows = (shape[0] - d[0] * (k[0] - 1) - 1) / s[0] + 1, columns = (shape[1] - d[1] * (k[1] - 1) - 1) / s[1] + 1
        let blocks = rows &* columns
        if blocks != x.shape[2] || rows <= 0 || columns <= 0 {
            throw TensorError.runtime("Given output_size=(\(o[0]), \(o[1])), kernel_size=(\(k[0]), \(k[1])), dilation=(\(d[0]), \(d[1])), padding=(\(p[0]), \(p[1])), stride=(\(s[0]), \(s[1])), expected size of input's dimension 2 to match the calculated number of sliding blocks \(rows) * \(columns) = \(blocks), but got input.size(2)=\(x.shape[2]).")
        }
        let patches = try x.reshape([x.shape[0], channels, k[0], k[1], rows, columns])
        let total = try Tensor.zeros([x.shape[0], channels, shape[0], shape[1]], dtype: x.dtype)
        try withoutGradients {
            for i in 0..<k[0] {
                for j in 0..<k[1] {
                    let target = try total.slice(2, i * d[0], i * d[0] + (rows - 1) * s[0] + 1, step: s[0]).slice(3, j * d[1], j * d[1] + (columns - 1) * s[1] + 1, step: s[1])
                    try target.add_(try patches.detach().select(2, i).select(2, j))
                }
            }
        }
        let cut = try total.slice(2, p[0], p[0] + o[0]).slice(3, p[1], p[1] + o[1]).contiguous()
        let result = cut.detach().recorded("Col2ImBackward0", x) { _, g in try unfold(g, kernelSize: k, dilation: d, padding: p, stride: s) }
        return isBatched ? result : try result.squeeze([0])
    }
}
