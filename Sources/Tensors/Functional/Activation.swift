internal import Kernels

/// The functions of `torch.nn.functional`, named as there in lower camel case.
public enum Functional {}

extension Tensor {
    public func relu() throws -> Tensor {
        if dtype == .bool { throw TensorError.runtime("Boolean inputs not supported for relu") }
        return try same(.relu).recorded("ReluBackward0", self, savingResult: true) { n, g in
            try Tensor.slope(.reluBackward, g, try n.saved(0)) { g, y in try g.mul(try y.gt(0)) }
        }
    }

    /// Softmax along a dimension.
    public func softmax(_ dim: Int, dtype type: DType? = nil) throws -> Tensor { try softmax(dim, type, log: false) }
    public func logSoftmax(_ dim: Int, dtype type: DType? = nil) throws -> Tensor { try softmax(dim, type, log: true) }

    private func softmax(_ dim: Int, _ type: DType?, log: Bool) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: rank)
        let source = try type.map { try to($0) } ?? self
        if !source.dtype.isFloatingPoint {
            // the kernel of the last dimension is another one
            let place = (try? Layout.dimension(dim, rank: source.rank)) == source.rank - 1 || source.rank == 0 ? "lastdim_" : ""
            throw TensorError.unsupported("\(log ? "log_" : "")softmax_\(place)kernel_impl", source.dtype)
        }
        let x = try source.prepared()
        let (outer, size, inner) = lines(d)
        let y = try Tensor(shape, x.dtype)
        func run<T: KernelFloat>(_: T.Type) { Kernels.softmax(x.constant(T.self), into: y.pointer(T.self), outer: outer, size: size, inner: inner, log: log) }
        withFloatType(x.dtype) { run($0) }
        return y.recorded(log ? "LogSoftmaxBackward0" : "SoftmaxBackward0", source, savingResult: true) { n, g in
            let y = try n.saved(0)
            if Tensor.isRecording(g, y) {
                if log { return try g.sub(try y.exp().mul(try g.sum([d], keepDim: true))) }
                let weighted = try g.mul(y)
                return try weighted.sub(try y.mul(try weighted.sum([d], keepDim: true)))
            }
            let gradient = try g.prepared()
            let dx = try Tensor(y.shape, y.dtype)
            func run<T: KernelFloat>(_: T.Type) {
                Kernels.softmaxBackward(gradient.constant(T.self), y.constant(T.self), into: dx.pointer(T.self), outer: outer, size: size, inner: inner, log: log)
            }
            withFloatType(y.dtype) { run($0) }
            return dx
        }
    }
}

extension Functional {
    /// An activation with a derivative kernel: `formula` is the derivative in differentiable operations.
    private static func activation(_ name: String, _ x: Tensor, _ op: UnaryOperation, _ kernel: String, _ derivative: BinaryOperation, p: Double = 0, q: Double = 0,
                                   dp: Double? = nil, dq: Double? = nil, _ formula: @escaping (Tensor) throws -> Tensor) throws -> Tensor {
        try x.floatOnly(op, kernel, p: p, q: q).recorded(name, x, saving: [x]) { n, g in
            try Tensor.slope(derivative, g, try n.saved(0), p: dp ?? p, q: dq ?? q) { g, x in try g.mul(try formula(x)) }
        }
    }

    /// 0 or 1 as numbers of the type of `x`.
    private static func step(_ condition: Tensor, _ x: Tensor) throws -> Tensor { try condition.to(x.dtype) }

    public static func relu(_ x: Tensor) throws -> Tensor { try x.relu() }
    public static func relu6(_ x: Tensor) throws -> Tensor { try hardtanh(x, min: 0, max: 6) }

    public static func leakyRelu(_ x: Tensor, slope: Double = 0.01) throws -> Tensor {
        try activation("LeakyReluBackward0", x, .leakyRelu, "leaky_relu_cpu", .leakyReluBackward, p: slope) { x in
            try Tensor.where(try x.gt(0), try Tensor.onesLike(x), try Tensor.fullLike(x, .float(slope)))
        }
    }

    public static func prelu(_ x: Tensor, _ weight: Tensor) throws -> Tensor {
        if x.dtype != weight.dtype { throw TensorError.runtime("prelu: Type promoting not supported. Got \(x.dtype.scalarName) and \(weight.dtype.scalarName)") }
        let channels = x.rank >= 2 ? x.shape[1] : 1
        if weight.count != 1 && weight.count != channels { throw TensorError.preluWeight(weight.count, channels) }
        let w = weight.count == 1 || x.rank < 2 ? try weight.reshape([Int](repeating: 1, count: x.rank)) : try weight.reshape([1, channels] + [Int](repeating: 1, count: x.rank - 2))
        let y = try withoutGradients { try Tensor.where(try x.gt(0), x, try x.mul(w)) }
        return y.recorded("PreluKernelBackward0", inputs: [x, w], saving: [x, w]) { n, g in
            let x = try n.saved(0), w = try n.saved(1)
            let positive = try x.gt(0)
            return [n.needs(0) ? try Tensor.where(positive, g, try g.mul(w)) : nil, n.needs(1) ? try g.mul(x).maskedFill(positive, 0) : nil]
        }
    }

    /// Leaky relu with a random slope while training.
    public static func rrelu(_ x: Tensor, lower: Double = 1.0 / 8, upper: Double = 1.0 / 3, training: Bool = false, generator: Generator? = nil) throws -> Tensor {
        if !training { return try leakyRelu(x, slope: (lower + upper) / 2) }
        let slopes = try withoutGradients { () throws -> Tensor in
            // one draw per element that is not positive
            let slopes = try Tensor.onesLike(x)
            let source = generator ?? TensorRuntime.current.defaultGenerator
            let values = try x.detach().prepared().doubles()
            for (i, v) in values.enumerated() where v <= 0 { slopes.setElement(at: i, to: .float(lower + (upper - lower) * source.uniform53())) }
            return slopes
        }
        return try x.mul(slopes).renamed("MulBackward0", to: "RreluWithNoiseBackward0")
    }

    public static func elu(_ x: Tensor, alpha: Double = 1) throws -> Tensor {
        try activation("EluBackward0", x, .elu, "elu_cpu", .eluBackward, p: alpha) { x in
            try Tensor.where(try x.gt(0), try Tensor.onesLike(x), try x.exp().mul(.float(alpha)))
        }
    }
    public static func celu(_ x: Tensor, alpha: Double = 1) throws -> Tensor {
        if alpha == 0 { throw TensorError.runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
        return try activation("EluBackward0", x, .celu, "elu_cpu", .celuBackward, p: alpha) { x in
            try Tensor.where(try x.gt(0), try Tensor.onesLike(x), try x.div(.float(alpha)).exp())
        }
    }
    public static func selu(_ x: Tensor) throws -> Tensor {
        try activation("EluBackward0", x, .selu, "elu_cpu", .seluBackward) { x in
            try Tensor.where(try x.gt(0), try Tensor.fullLike(x, 1.0507009873554805), try x.exp().mul(1.7580993408473766))
        }
    }

    /// x·Φ(x).
    /// - Parameter approximate: "none" or "tanh".
    public static func gelu(_ x: Tensor, approximate: String = "none") throws -> Tensor {
        switch approximate {
        case "none":
            return try activation("GeluBackward0", x, .gelu, "GeluKernelImpl", .geluBackward) { x in
                let cdf = try x.mul(0.7071067811865476).erf().add(1).mul(0.5)
                return try cdf.add(try x.mul(try x.pow(2).mul(-0.5).exp()).mul(0.3989422804014327))
            }
        case "tanh":
            return try activation("GeluBackward0", x, .geluTanh, "GeluKernelImpl", .geluTanhBackward) { x in
                let k = 0.7978845608028654
                let t = try x.add(try x.pow(3).mul(0.044715)).mul(.float(k)).tanh()
                let slope = try x.pow(2).mul(.float(3 * 0.044715)).add(1).mul(.float(k))
                return try t.add(1).mul(0.5).add(try x.mul(0.5).mul(try t.pow(2).rsub(1)).mul(slope))
            }
        default: throw TensorError.runtime("approximate argument must be either none or tanh.")
        }
    }

    public static func silu(_ x: Tensor) throws -> Tensor {
        try activation("SiluBackward0", x, .silu, "silu_cpu", .siluBackward) { x in
            let s = try x.sigmoid()
            return try s.mul(try x.mul(try s.rsub(1)).add(1))
        }
    }
    public static func mish(_ x: Tensor) throws -> Tensor {
        try activation("MishBackward0", x, .mish, "mish_cpu", .mishBackward) { x in
            let t = try softplus(x).tanh()
            return try t.add(try x.mul(try x.sigmoid()).mul(try t.pow(2).rsub(1)))
        }
    }
    public static func softplus(_ x: Tensor, beta: Double = 1, threshold: Double = 20) throws -> Tensor {
        try activation("SoftplusBackward0", x, .softplus, "softplus_cpu", .softplusBackward, p: beta, q: threshold) { x in
            try Tensor.where(try x.mul(.float(beta)).gt(.float(threshold)), try Tensor.onesLike(x), try x.mul(.float(beta)).sigmoid())
        }
    }
    public static func softsign(_ x: Tensor) throws -> Tensor { try x.div(try x.abs().add(1)) }
    public static func tanhshrink(_ x: Tensor) throws -> Tensor { try x.sub(try x.tanh()) }
    public static func hardtanh(_ x: Tensor, min: Double = -1, max: Double = 1) throws -> Tensor {
        if min > max { throw TensorError.value("min_val cannot be greater than max_val") }
        let source = x.dtype.isFloatingPoint ? x : try x.to(x.dtype)
        if !source.dtype.isFloatingPoint { return try source.clamp(min: .int(Scalar.float(min).integer), max: .int(Scalar.float(max).integer)) }
        return try activation("HardtanhBackward0", source, .clamp, "hardtanh_cpu", .hardtanhBackward, p: min, q: max) { x in
            try step(try x.gt(.float(min)).logicalAnd(try x.lt(.float(max))), x)
        }
    }
    public static func hardsigmoid(_ x: Tensor) throws -> Tensor {
        try activation("HardsigmoidBackward0", x, .hardSigmoid, "hardsigmoid_cpu", .hardSigmoidBackward) { x in
            try step(try x.gt(-3).logicalAnd(try x.lt(3)), x).div(6)
        }
    }
    public static func hardswish(_ x: Tensor) throws -> Tensor {
        try activation("HardswishBackward0", x, .hardSwish, "hardswish_cpu", .hardSwishBackward) { x in
            try Tensor.where(try x.lt(-3), try Tensor.zerosLike(x), try Tensor.where(try x.le(3), try x.div(3).add(0.5), try Tensor.onesLike(x)))
        }
    }
    public static func hardshrink(_ x: Tensor, lambda: Double = 0.5) throws -> Tensor {
        try activation("HardshrinkBackward0", x, .hardShrink, "hardshrink_cpu", .shrinkBackward, p: lambda) { x in try step(try x.abs().gt(.float(lambda)), x) }
    }
    public static func softshrink(_ x: Tensor, lambda: Double = 0.5) throws -> Tensor {
        if lambda < 0 { throw TensorError.runtime("lambda must be in range [0, 3.40282e+38] for input dtype \(x.dtype.scalarName), but found \(NumberText.general(lambda))") }
        return try activation("SoftshrinkBackward0", x, .softShrink, "softshrink_cpu", .shrinkBackward, p: lambda) { x in try step(try x.abs().gt(.float(lambda)), x) }
    }
    public static func threshold(_ x: Tensor, _ threshold: Double, _ value: Double) throws -> Tensor {
        try x.same(.threshold, p: threshold, q: value).recorded("ThresholdBackward0", x, saving: [x]) { n, g in try g.mul(try n.saved(0).gt(.float(threshold))) }
    }
    public static func logsigmoid(_ x: Tensor) throws -> Tensor {
        try activation("LogSigmoidBackward0", x, .logSigmoid, "log_sigmoid_cpu", .logSigmoidBackward) { x in try x.neg().sigmoid() }
    }
    public static func softmax(_ x: Tensor, dim: Int, dtype: DType? = nil) throws -> Tensor { try x.softmax(dim, dtype: dtype) }
    public static func softmin(_ x: Tensor, dim: Int, dtype: DType? = nil) throws -> Tensor { try x.neg().softmax(dim, dtype: dtype) }
    public static func logSoftmax(_ x: Tensor, dim: Int, dtype: DType? = nil) throws -> Tensor { try x.logSoftmax(dim, dtype: dtype) }

    /// The first half times the sigmoid of the second.
    public static func glu(_ x: Tensor, dim: Int = -1) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: x.rank)
        if x.rank == 0 { throw TensorError.runtime("glu does not support 0-dimensional tensors") }
        if x.shape[d] % 2 != 0 { throw TensorError.glu(d, x.shape[d]) }
        let half = x.shape[d] / 2
        return try x.narrow(d, 0, half).mul(try x.narrow(d, half, half).sigmoid()).renamed("MulBackward0", to: "GluBackward0")
    }

    /// Softmax of x plus Gumbel noise; `hard` makes it one-hot with the gradient of the soft one.
    public static func gumbelSoftmax(_ x: Tensor, tau: Double = 1, hard: Bool = false, dim: Int = -1, generator: Generator? = nil) throws -> Tensor {
        let noise = try withoutGradients { try Tensor.like(x.detach(), nil).exponential_(generator: generator).log().neg() }
        let soft = try x.add(noise).div(.float(tau)).softmax(dim)
        if !hard { return soft }
        let index = try soft.max(dim, keepDim: true).indices
        let one = try Tensor.zerosLike(x.detach()).scatter(dim, index, 1)
        return try one.sub(soft.detach()).add(soft)
    }

    // MARK: dropout

    public static func dropout(_ x: Tensor, p: Double = 0.5, training: Bool = true, generator: Generator? = nil) throws -> Tensor {
        if !(p >= 0 && p <= 1) { throw TensorError.dropoutProbability(p) }
        if p == 0 || !training || x.count == 0 { return x }
        if p == 1 { return try x.mul(try Tensor.zeros([], dtype: x.dtype)) }
        let mask = try withoutGradients { try Tensor.like(x.detach(), nil).bernoulli_(1 - p, generator: generator).div_(.float(1 - p)) }
        return try x.mul(mask)
    }

    /// Drops whole channels: one draw per sample and channel.
    public static func featureDropout(_ x: Tensor, p: Double = 0.5, training: Bool = true, generator: Generator? = nil) throws -> Tensor {
        if !(p >= 0 && p <= 1) { throw TensorError.dropoutProbability(p) }
        if p == 0 || !training || x.count == 0 { return x }
        if x.rank < 2 { throw TensorError.runtime("Feature dropout requires at least 2 dimensions in the input") }
        if p == 1 { return try x.mul(try Tensor.zeros([], dtype: x.dtype)) }
        let shape = Array(x.shape[..<2]) + [Int](repeating: 1, count: x.rank - 2)
        let mask = try withoutGradients { try Tensor(shape, x.dtype).bernoulli_(1 - p, generator: generator).div_(.float(1 - p)) }
        return try x.mul(mask)
    }

    /// Dropout that keeps mean and variance of SELU's outputs.
    public static func alphaDropout(_ x: Tensor, p: Double = 0.5, training: Bool = false, perFeature: Bool = false, generator: Generator? = nil) throws -> Tensor {
        if !(p >= 0 && p <= 1) { throw TensorError.dropoutProbability(p) }
        if p == 0 || !training || x.count == 0 { return x }
        if p == 1 { return try x.mul(try Tensor.zeros([], dtype: x.dtype)) }
        let alpha = 1.7580993408473766
        let shape = perFeature && x.rank >= 2 ? Array(x.shape[..<2]) + [Int](repeating: 1, count: x.rank - 2) : x.shape
        let scale = 1 / ((alpha * alpha * p + 1) * (1 - p)).squareRoot()
        return try withoutGradients { try (perFeature ? Tensor(shape, x.dtype) : Tensor.like(x, nil)).bernoulli_(1 - p, generator: generator) }.with { noise in
            let b = try noise.sub(1).mul(.float(alpha * scale)).add(.float(alpha * scale * p))
            return try x.mul(try noise.mul(.float(scale))).add(b)
        }
    }

    // MARK: products and similarity

    public static func linear(_ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil) throws -> Tensor { try x.linear(weight, bias) }

    /// y_k = aᵀ·W_k·b + bias_k
    public static func bilinear(_ a: Tensor, _ b: Tensor, _ weight: Tensor, _ bias: Tensor? = nil) throws -> Tensor {
        if weight.rank != 3 || a.rank == 0 || b.rank == 0 || a.shape[a.rank - 1] != weight.shape[1] || b.shape[b.rank - 1] != weight.shape[2] {
            let isFirst = weight.rank != 3 || a.rank == 0 || a.shape[a.rank - 1] != weight.shape[1]
            let (place, got) = isFirst ? (1, a.shape.last ?? 0) : (2, b.shape.last ?? 0)
            throw TensorError.runtime("bilinear(): input\(place) size does not match weight size: got \(got) but expected \(weight.rank == 3 ? weight.shape[place] : 0)")
        }
        if a.rank != b.rank { throw TensorError.runtime("bilinear(): input dimensions do not match: got \(a.rank) and \(b.rank)") }
        for d in 0..<(a.rank - 1) where a.shape[d] != b.shape[d] {
            throw TensorError.runtime("bilinear(): input batch dimensions do not match at dim \(d): got \(a.shape[d]) and \(b.shape[d])")
        }
        if let bias, bias.count != weight.shape[0] { throw TensorError.runtime("bilinear(): bias size does not match weight size: got \(bias.count) but expected \(weight.shape[0])") }
        let lead = Array(a.shape.dropLast())
        let x = try a.reshape([-1, weight.shape[1]]), y = try b.reshape([-1, weight.shape[2]])
        // [n, 1, 1, i] · [o, i, j] summed with y
        let left = try Tensor.tensordot(x, weight, [1], [1])
        var result = try left.mul(try y.unsqueeze(1)).sum([2]).reshape(lead + [weight.shape[0]])
        if let bias { result = try result.add(bias) }
        return result
    }

    public static func cosineSimilarity(_ a: Tensor, _ b: Tensor, dim: Int = 1, eps: Double = 1e-8) throws -> Tensor {
        let both = try Tensor.broadcastTensors([a, b])
        let x = both[0], y = both[1]
        let nx = try x.vectorNorm([dim], keepDim: true).clamp(min: .float(eps)), ny = try y.vectorNorm([dim], keepDim: true).clamp(min: .float(eps))
        return try x.div(nx).mul(try y.div(ny)).sum([dim])
    }

    public static func pairwiseDistance(_ a: Tensor, _ b: Tensor, p: Double = 2, eps: Double = 1e-6, keepDim: Bool = false) throws -> Tensor {
        try a.sub(b).add(.float(eps)).vectorNorm(p: p, [-1], keepDim: keepDim)
    }

    public static func normalize(_ x: Tensor, p: Double = 2, dim: Int = 1, eps: Double = 1e-12) throws -> Tensor {
        let norm = try x.vectorNorm(p: p, [dim], keepDim: true).clamp(min: .float(eps)).expand(x.shape)
        return try x.div(norm)
    }
}

extension Tensor {
    func with<R>(_ body: (Tensor) throws -> R) rethrows -> R { try body(self) }
}
