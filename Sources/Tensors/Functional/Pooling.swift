internal import Kernels

extension Functional {
    /// The sizes of a pooling, checked, and the input with a batch dimension.
    private static func shape(_ dims: Int, _ input: Tensor, _ kernel: [Int], _ stride: [Int]?, _ padding: [Int], _ dilation: [Int], _ ceilMode: Bool, _ function: String) throws -> (PoolingShape, Tensor, [Int]) {
        if input.rank != dims + 1 && input.rank != dims + 2 {
            if function == "max_pool1d" { throw TensorError.maxPool1dRank(input.shape) }
            if function == "avg_pool1d" {
                throw TensorError.runtime("Expected 2 to 3 dimensions, but got \(input.rank)-dimensional tensor for argument #1 'self' (while checking arguments for avg_pool1d)")
            }
            if function == "avg_pool2d" && input.rank < 3 { throw TensorError.index("Dimension out of range (expected to be in range of [-\(Swift.max(input.rank, 1)), \(Swift.max(input.rank, 1) - 1)], but got -3)") }
            throw function.hasPrefix("max") ? TensorError.poolRank(dims) : TensorError.runtime( "Expected \(dims + 1)D or \(dims + 2)D tensor for input, but got: \(Layout.text(input.shape))")
        }
        func list(_ values: [Int], _ name: String) throws -> [Int] { try LayerSizes.ofPooling(values, dims, name, function) }
        let k = try list(kernel, "kernel_size"), s = try list(stride.map { $0.isEmpty ? kernel : $0 } ?? kernel, "stride"), p = try list(padding, "padding"), d = try list(dilation, "dilation")
        for v in k + s + p + d where v > 1 << 31 { throw TensorError.countOverflow([v]) }
        if function == "max_pool1d" { try checkMaxPool1d(k[0], s[0], p[0], d[0]) }
        if s.contains(0) { throw TensorError.runtime("stride should not be zero") }
        if k.contains(where: { $0 <= 0 }) { throw TensorError.runtime("kernel size should be greater than zero, but got \(LayerSizes.axes(k, "k"))") }
        if s.contains(where: { $0 <= 0 }) { throw TensorError.runtime("stride should be greater than zero, but got \(LayerSizes.axes(s, "d"))") }
        if d.contains(where: { $0 <= 0 }) { throw TensorError.runtime("dilation should be greater than zero, but got \(LayerSizes.axes(d, "dilation"))") }
        for i in 0..<dims where p[i] < 0 || p[i] > ((k[i] - 1) * d[i] + 1) / 2 {
            if p[i] < 0 { throw TensorError.runtime("pad must be non-negative, but got pad: \(p[i])") }
            throw TensorError.poolPaddingDetail(p[i], k[i], d[i])
        }
        let size = Array(input.shape[(input.rank - dims)...])
        let lead = Array(input.shape[..<(input.rank - dims)])
        let output = PoolingShape.outputSize(input: size, kernel: k, stride: s, padding: p, dilation: d, ceilMode: ceilMode)
        for i in 0..<dims where output[i] < 1 || size[i] + 2 * p[i] < (k[i] - 1) * d[i] + 1 && !(ceilMode && output[i] >= 1) {
            if function == "max_pool1d" { throw TensorError.runtime("max_pool1d() Invalid computed output size: \(Swift.max(output[i], 0))") }
            if function == "avg_pool3d" { throw TensorError.runtime("input image (\(LayerSizes.axes(size, ""))) smaller than kernel size (\(LayerSizes.axes(k, "k")))") }
            let channels = input.shape[input.rank - dims - 1]
            throw TensorError.outputTooSmall([channels] + (dims == 2 ? size : dims == 1 ? [1] + size : size), [channels] + (dims == 1 ? [1] : []) + output.map { Swift.max($0, 0) })
        }
        return (PoolingShape(planes: lead.reduce(1, *), input: size, kernel: k, stride: s, padding: p, dilation: d, ceilMode: ceilMode), input, lead)
    }

    /// What PyTorch's maxima over vectors ask of their numbers, in their own words.
    private static func checkMaxPool1d(_ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int) throws {
        for (name, value) in [("kernel_size", kernel), ("stride", stride)] where value <= 0 {
            throw TensorError.runtime("max_pool1d() \(name) must be greater than zero, but got \(value)")
        }
        if padding < 0 { throw TensorError.runtime("max_pool1d() padding must be non-negative, but got \(padding)") }
        if padding > kernel / 2 { throw TensorError.runtime("max_pool1d() padding should be at most half of kernel size, but got padding=\(padding) and kernel_size=\(kernel)") }
        if dilation <= 0 { throw TensorError.runtime("max_pool1d() dilation must be greater than zero, but got \(dilation)") }
    }

    /// The largest element of each window, and its flat index in the plane.
    public static func maxPool(_ dims: Int, _ input: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0], dilation: [Int] = [1], ceilMode: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        let (shape, x, lead) = try shape(dims, input, kernelSize, stride, padding, dilation, ceilMode, "max_pool\(dims)d")
        if dims == 1 && !x.dtype.isFloatingPoint && !x.requiresGrad { throw TensorError.unsupported("max_pool1d_impl", x.dtype) }
        if x.dtype == .bool { throw TensorError.unsupported("max_pool\(dims)d", x.dtype) }
        let source = try x.prepared()
        let y = try Tensor(lead + shape.output, x.dtype), indices = try Tensor(lead + shape.output, .int64)
        try TensorRuntime.current.charge(work: y.count &* shape.kernel.reduce(1, &*) / 4)
        if y.count > 0 {
            func run<T: KernelElement>(_: T.Type) throws {
                try KernelChoice.run("max_pool\(dims)d", [input.shape], y, observed: false,
                    fast: { Kernels.maxPool(shape, source.constant(T.self), into: $0.pointer(T.self), indices: indices.pointer(Int64.self)) },
                    reference: { Pooling.naiveMaximum(shape, source, into: $0, indices) })
            }
            try withElementType(x.dtype) { try run($0) }
        }
        let name = dims == 3 ? "MaxPool3DWithIndicesBackward0" : dims == 2 ? "MaxPool2DWithIndicesBackward0" : "SqueezeBackward1"
        let from = x.shape
        _ = y.recorded(name, x, saving: [indices]) { n, g in
            let indices = try n.saved(0)
            let gradient = try g.prepared()
            let dx = try Tensor(from, g.dtype, zeroed: true)
            func run<T: KernelElement>(_: T.Type) {
                Kernels.maxPoolBackward(planes: shape.planes, inputPlane: shape.inputPlane, outputPlane: shape.outputPlane, gradient.constant(T.self), indices: indices.constant(Int64.self), into: dx.pointer(T.self))
            }
            withElementType(g.dtype) { run($0) }
            return dx.recorded("MaxPoolBackwardBackward0", g) { _, g2 in
                try g2.reshape([shape.planes, shape.inputPlane]).gather(1, try indices.reshape([shape.planes, shape.outputPlane])).reshape(lead + shape.output)
            }
        }
        return (y, indices)
    }

    /// The mean of each window.
    public static func avgPool(_ dims: Int, _ input: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0], ceilMode: Bool = false, countIncludePad: Bool = true,
                               divisorOverride: Int? = nil) throws -> Tensor {
        if let divisorOverride, divisorOverride == 0 { throw TensorError.runtime("divisor must be not zero") }
        let (shape, x, lead) = try shape(dims, input, kernelSize, stride, padding, [1], ceilMode, "avg_pool\(dims)d")
        if x.dtype == .int64 {
            // the mean of whole numbers, rounded towards zero
            return try avgPool(dims, try x.to(.float64), kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode, countIncludePad: countIncludePad,
                               divisorOverride: divisorOverride).to(.int64)
        }
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported(dims == 3 ? "avg_pool3d_out_frame" : "avg_pool2d", x.dtype) }
        let source = try x.prepared()
        let y = try Tensor(lead + shape.output, x.dtype)
        try TensorRuntime.current.charge(work: y.count &* shape.kernel.reduce(1, &*) / 4)
        if y.count > 0 {
            func run<T: KernelFloat>(_: T.Type) throws {
                try KernelChoice.run("avg_pool\(dims)d", [input.shape], y, observed: false,
                    fast: { Kernels.averagePool(shape, source.constant(T.self), into: $0.pointer(T.self), countIncludePad: countIncludePad, divisor: divisorOverride) },
                    reference: { Pooling.naiveMean(shape, source, into: $0, countIncludePad, divisorOverride) })
            }
            try withFloatType(x.dtype) { try run($0) }
        }
        let from = x.shape
        return y.recorded(dims == 3 ? "AvgPool3DBackward0" : dims == 2 ? "AvgPool2DBackward0" : "SqueezeBackward1", x) { _, g in
            let gradient = try g.prepared()
            let dx = try Tensor(from, g.dtype, zeroed: true)
            func run<T: KernelFloat>(_: T.Type) { Kernels.averagePoolBackward(shape, gradient.constant(T.self), into: dx.pointer(T.self), countIncludePad: countIncludePad, divisor: divisorOverride) }
            withFloatType(g.dtype) { run($0) }
            return dx.recorded("AvgPoolBackwardBackward0", g) { _, g2 in
                try avgPool(dims, g2, kernelSize: shape.kernel, stride: shape.stride, padding: shape.padding, ceilMode: ceilMode, countIncludePad: countIncludePad, divisorOverride: divisorOverride)
            }
        }
    }

    /// (Σ xᵖ)^(1/p) over each window.
    public static func lpPool(_ dims: Int, _ x: Tensor, p: Double, kernelSize: [Int], stride: [Int]? = nil, ceilMode: Bool = false) throws -> Tensor {
        let n = try LayerSizes.ofPooling(kernelSize, dims, "kernel_size", "avg_pool\(dims)d").reduce(1, &*)
        let mean = try avgPool(dims, try x.pow(.float(p)), kernelSize: kernelSize, stride: stride, ceilMode: ceilMode)
        return try mean.sign().mul(try mean.abs().relu()).mul(.int(n)).pow(.float(1 / p))
    }

    private static func adaptiveTarget(_ dims: Int, _ input: Tensor, _ output: [Int?], _ function: String) throws -> (size: [Int], lead: [Int], target: [Int]) {
        if input.rank != dims + 1 && input.rank != dims + 2 {
            if dims == 1 { throw TensorError.runtime("Expected 2 to 3 dimensions, but got \(input.rank)-dimensional tensor for argument #1 'self' (while checking arguments for \(function))") }
            throw TensorError.runtime("\(function)(): Expected \(dims + 1)D or \(dims + 2)D tensor, but got\(function.hasPrefix("adaptive_max") ? ":" : "") \(Layout.text(input.shape))")
        }
        let size = Array(input.shape[(input.rank - dims)...])
        let wanted = output.count == 1 ? [Int?](repeating: output[0], count: dims) : output
        if wanted.count != dims {
            if dims == 1 { throw TensorError.runtime("\(function)() argument 'output_size' should contain one int (got \(wanted.count))") }
            throw TensorError.runtime(function.hasPrefix("adaptive_max") ? "\(function)(): internal error: output_size.size() must be \(dims)" : "\(function): output_size must be \(dims)")
        }
        let target = zip(wanted, size).map { $0 ?? $1 }
        if target.contains(where: { $0 < 0 }) {
            let shown = dims == 1 ? [1] + target : target, lead = input.shape[..<(input.rank - dims)]
            if function.hasPrefix("adaptive_max") { throw TensorError.runtime("Trying to create tensor with negative dimension \(target.first { $0 < 0 } ?? -1): \(Layout.text(lead + shown))") }
            throw TensorError.runtime("adaptive_avg_pool\(Swift.max(dims, 2))d: elements of output_size must be greater than or equal to 0 but received {\(shown.map(String.init).joined(separator: ", "))}")
        }
        if size.contains(0) { throw TensorError.runtime("\(function)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes \(Layout.text(input.shape))") }
        return (size, Array(input.shape[..<(input.rank - dims)]), target)
    }

    /// Means over windows that cover the input evenly; nil keeps a size.
    public static func adaptiveAvgPool(_ dims: Int, _ x: Tensor, _ output: [Int?]) throws -> Tensor {
        let (size, lead, target) = try adaptiveTarget(dims, x, output, "adaptive_avg_pool\(dims)d")
        if dims == 2 && target == [1, 1] { return try x.mean([-1, -2], keepDim: true) }
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported(dims == 3 ? "adaptive_avg_pool3d_cpu" : "adaptive_avg_pool2d", x.dtype) }
        let source = try x.prepared()
        let y = try Tensor(lead + target, x.dtype)
        let planes = lead.reduce(1, *)
        func run<T: KernelFloat>(_: T.Type) { Kernels.adaptiveAveragePool(planes: planes, input: size, output: target, source.constant(T.self), into: y.pointer(T.self)) }
        if y.count > 0 { withFloatType(x.dtype) { run($0) } }
        let from = x.shape
        return y.recorded(dims == 1 ? "SqueezeBackward1" : "AdaptiveAvgPool\(dims)DBackward0", x) { _, g in
            let gradient = try g.prepared()
            let dx = try Tensor(from, g.dtype, zeroed: true)
            func run<T: KernelFloat>(_: T.Type) { Kernels.adaptiveAveragePoolBackward(planes: planes, input: size, output: target, gradient.constant(T.self), into: dx.pointer(T.self)) }
            withFloatType(g.dtype) { run($0) }
            return dx.recorded("AdaptiveAvgPoolBackwardBackward0", g) { _, g2 in try adaptiveAvgPool(dims, g2, target) }
        }
    }

    public static func adaptiveMaxPool(_ dims: Int, _ x: Tensor, _ output: [Int?]) throws -> (values: Tensor, indices: Tensor) {
        let (size, lead, target) = try adaptiveTarget(dims, x, output, "adaptive_max_pool\(dims)d")
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported(dims == 3 ? "adaptive_max_pool3d_cpu" : "adaptive_max_pool2d", x.dtype) }
        let source = try x.prepared()
        let y = try Tensor(lead + target, x.dtype), indices = try Tensor(lead + target, .int64)
        let planes = lead.reduce(1, *), inputPlane = size.reduce(1, *), outputPlane = target.reduce(1, *)
        func run<T: KernelElement>(_: T.Type) { Kernels.adaptiveMaxPool(planes: planes, input: size, output: target, source.constant(T.self), into: y.pointer(T.self), indices: indices.pointer(Int64.self)) }
        if y.count > 0 { withElementType(x.dtype) { run($0) } }
        let from = x.shape
        _ = y.recorded("AdaptiveMaxPool\(dims)DBackward0", x, saving: [indices]) { n, g in
            let i = try n.saved(0).reshape([planes, outputPlane])
            return try g.reshape([planes, outputPlane]).scatterInto([planes, inputPlane], 1, i).reshape(from)
        }
        return (y, indices)
    }

    /// The inverse of max pooling: zeros but at the indices.
    public static func maxUnpool(_ dims: Int, _ x: Tensor, _ indices: Tensor, kernelSize: [Int], stride: [Int]? = nil, padding: [Int] = [0], outputSize: [Int]? = nil) throws -> Tensor {
        if indices.shape != x.shape { throw TensorError.unpoolShapes(x.shape, indices.shape) }
        if indices.dtype != .int64 { throw TensorError.runtime("elements in indices should be type int64 but got: \(indices.dtype.scalarName)") }
        if x.rank != dims + 1 && x.rank != dims + 2 { throw TensorError.runtime("Input to max_unpooling\(dims)d should be a \(dims + 1)d or \(dims + 2)d Tensor, but got a tensor with \(x.rank) dimensions.") }
        func list(_ values: [Int]) throws -> [Int] {
            try LayerSizes.spread(values, dims) { .runtime("There should be exactly \(dims) elements (\(dims == 2 ? "height, width" : "depth, height, width")) in output_size, but got \(values.count) elements.") }
        }
        let k = try list(kernelSize), s = try list(stride.map { $0.isEmpty ? kernelSize : $0 } ?? kernelSize), p = try list(padding)
        let size = Array(x.shape[(x.rank - dims)...]), lead = Array(x.shape[..<(x.rank - dims)])
        var usual: [Int] = []
        for d in 0..<dims {
            let span: Int = (size[d] - 1) &* s[d]
            usual.append(span &- 2 &* p[d] &+ k[d])
        }
        var target = usual
        if let outputSize {
            let wanted = Array(outputSize.suffix(dims))
            if wanted.count != dims { throw TensorError.value("output_size should be a sequence containing \(dims) or \(dims + 2) elements, but it has a length of '\(outputSize.count)'") }
            for d in 0..<dims where !(wanted[d] > usual[d] - s[d] && wanted[d] < usual[d] + s[d]) {
                throw TensorError.value("invalid output_size \"(\(wanted.map(String.init).joined(separator: ", ")))\" (dim \(d) must be between \(usual[d] - s[d]) and \(usual[d] + s[d]))")
            }
            target = wanted
        }
        let y = try Tensor(lead + target, x.dtype, zeroed: true)
        let planes = lead.reduce(1, *), inputPlane = size.reduce(1, *), outputPlane = target.reduce(1, *)
        let source = try x.prepared(), at = try indices.prepared()
        var bad: Int64?
        func run<T: KernelElement>(_: T.Type) {
            bad = Kernels.maxUnpool(planes: planes, inputPlane: inputPlane, outputPlane: outputPlane, source.constant(T.self), indices: at.constant(Int64.self), into: y.pointer(T.self))
        }
        withElementType(x.dtype) { run($0) }
        if let bad { throw TensorError.unpoolIndex(bad, target) }
        let from = x.shape
        return y.recorded("MaxUnpool\(dims == 3 ? 3 : 2)DBackward0", x, saving: [at]) { n, g in
            try g.reshape([planes, outputPlane]).gather(1, try n.saved(0).reshape([planes, inputPlane])).reshape(from)
        }
    }
}

/// The textbook loops for pooling.
private enum Pooling {
    private static func forEachWindow(_ shape: PoolingShape, _ body: (_ plane: Int, _ output: Int, _ places: [Int], _ padded: Int) -> Void) {
        let dims = shape.input.count
        for plane in 0..<shape.planes {
            for o in 0..<shape.outputPlane {
                var rest = o
                var start = [Int](repeating: 0, count: dims)
                for d in (0..<dims).reversed() {
                    start[d] = (rest % shape.output[d]) * shape.stride[d] - shape.padding[d]
                    rest /= shape.output[d]
                }
                var places: [Int] = []
                var padded = 1
                for d in 0..<dims { padded *= min(start[d] + shape.kernel[d], shape.input[d] + shape.padding[d]) - start[d] }
                for w in 0..<shape.kernel.reduce(1, *) {
                    var left = w, at = 0, factor = 1, isInside = true
                    for d in (0..<dims).reversed() {
                        let i = start[d] + (left % shape.kernel[d]) * shape.dilation[d]
                        left /= shape.kernel[d]
                        if i < 0 || i >= shape.input[d] { isInside = false }
                        at += i * factor
                        factor *= shape.input[d]
                    }
                    if isInside { places.append(at) }
                }
                body(plane, o, places, padded)
            }
        }
    }

    static func naiveMaximum(_ shape: PoolingShape, _ x: Tensor, into y: Tensor, _ indices: Tensor) {
        forEachWindow(shape) { plane, o, places, _ in
            var best = -Double.infinity, at = places.first ?? 0
            for place in places {
                let v = x.element(at: x.offset + plane * shape.inputPlane + place).double
                if v > best || v.isNaN { (best, at) = (v, place) }
            }
            y.setElement(at: plane * shape.outputPlane + o, to: .float(best))
            indices.setElement(at: plane * shape.outputPlane + o, to: .int(at))
        }
    }

    static func naiveMean(_ shape: PoolingShape, _ x: Tensor, into y: Tensor, _ countIncludePad: Bool, _ divisor: Int?) {
        forEachWindow(shape) { plane, o, places, padded in
            var total = 0.0
            for place in places { total += x.element(at: x.offset + plane * shape.inputPlane + place).double }
            y.setElement(at: plane * shape.outputPlane + o, to: .float(total / Double(divisor ?? (countIncludePad ? padded : places.count))))
        }
    }
}
