internal import Kernels

extension Functional {
    private static func vector(_ t: Tensor?, _ n: Int, _ name: String) throws {
        if let t, t.count != n { throw TensorError.normalisationChannels(name, t.count, n) }
    }

    /// Batch normalisation of [N, C, …]; while training, updates the running statistics in place.
    public static func batchNorm(_ x: Tensor, runningMean: Tensor?, runningVar: Tensor?, weight: Tensor? = nil, bias: Tensor? = nil, training: Bool = false, momentum: Double = 0.1,
                                 eps: Double = 1e-5) throws -> Tensor {
        if x.rank < 2 { throw TensorError.runtime("batch_norm expects at least 2D input") }
        let channels = x.shape[1], positions = x.shape[2...].reduce(1, *), batch = x.shape[0]
        if training && batch * positions <= 1 { throw TensorError.batchNormCount(x.shape) }
        try vector(runningMean, channels, "running_mean"); try vector(runningVar, channels, "running_var")
        try vector(weight, channels, "weight"); try vector(bias, channels, "bias")
        if !training && (runningMean == nil || runningVar == nil) { throw TensorError.batchNormStatistics }
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported("batch_norm", x.dtype) }
        let source = try x.prepared()
        let type = x.dtype
        let w = try weight?.prepared(type), b = try bias?.prepared(type)
        let mean = try Tensor([channels], type), inverse = try Tensor([channels], type), unbiased = try Tensor([channels], type)
        let y = try Tensor(x.shape, type)
        func run<T: KernelFloat>(_: T.Type) {
            if training {
                Kernels.batchNormStatistics(source.constant(T.self), batch: batch, channels: channels, positions: positions, epsilon: eps, mean: mean.pointer(T.self),
                                            inverseDeviation: inverse.pointer(T.self), unbiasedVariance: unbiased.pointer(T.self))
            } else if let runningMean, let runningVar {
                mean.writeElements(of: runningMean)
                unbiased.writeElements(of: runningVar)
                let v = unbiased.pointer(T.self), out = inverse.pointer(T.self)
                for c in 0..<channels { out[c] = 1 / (v[c] + T(eps)).squareRoot() }
            }
            Kernels.batchNormApply(source.constant(T.self), into: y.pointer(T.self), batch: batch, channels: channels, positions: positions, mean: mean.constant(T.self),
                                   inverseDeviation: inverse.constant(T.self), weight: w?.constant(T.self), bias: b?.constant(T.self))
        }
        withFloatType(type) { run($0) }
        if training {
            try withoutGradients {
                if let runningMean { try runningMean.mul_(.float(1 - momentum)).add_(try mean.to(runningMean.dtype), alpha: .float(momentum)) }
                if let runningVar { try runningVar.mul_(.float(1 - momentum)).add_(try unbiased.to(runningVar.dtype), alpha: .float(momentum)) }
            }
        }
        let saved = weight.map { [x, mean, inverse, $0] } ?? [x, mean, inverse]
        return y.recorded("NativeBatchNormBackward0", inputs: [x, weight, bias], saving: saved) { n, g in
            let x = try n.saved(0), mean = try n.saved(1), inverse = try n.saved(2)
            let weight = n.saved.count > 3 ? try n.saved(3) : nil
            if Tensor.isRecording([g, x, weight]) {
                return try differentiable(g, x, weight, [0] + Array(2..<x.rank), channelDimension: 1, training ? nil : (mean, inverse), eps, Double(batch * positions))
            }
            let gradient = try g.prepared(), source = try x.prepared(), w = try weight?.prepared(g.dtype)
            let dx = n.needs(0) ? try Tensor(x.shape, g.dtype) : nil
            let dw = n.needs(1) ? try Tensor([channels], g.dtype) : nil, db = n.needs(2) ? try Tensor([channels], g.dtype) : nil
            func run<T: KernelFloat>(_: T.Type) {
                Kernels.batchNormBackward(gradient.constant(T.self), source.constant(T.self), batch: batch, channels: channels, positions: positions, mean: mean.constant(T.self),
                                          inverseDeviation: inverse.constant(T.self), weight: w?.constant(T.self), training: training,
                                          dx: dx?.pointer(T.self), dWeight: dw?.pointer(T.self), dBias: db?.pointer(T.self))
            }
            withFloatType(g.dtype) { run($0) }
            return [dx, dw, db]
        }
    }

    /// The gradients of a normalisation over `dims` in differentiable operations; weight and bias belong to `channelDimension`.
    private static func differentiable(_ g: Tensor, _ x: Tensor, _ weight: Tensor?, _ dims: [Int], channelDimension: Int, _ fixed: (Tensor, Tensor)?, _ eps: Double, _ n: Double) throws -> [Tensor?] {
        var shape = [Int](repeating: 1, count: x.rank)
        shape[channelDimension] = x.shape[channelDimension]
        let mean = try fixed?.0.reshape(shape) ?? x.mean(dims, keepDim: true)
        let inverse = try fixed?.1.reshape(shape) ?? x.var(dims, correction: 0, keepDim: true).add(.float(eps)).rsqrt()
        let normal = try x.sub(mean).mul(inverse)
        let scaled = try weight.map { try g.mul(try $0.reshape(shape)) } ?? g
        let dx: Tensor
        if fixed != nil { dx = try scaled.mul(inverse) }
        else {
            let a = try scaled.mean(dims, keepDim: true), b = try scaled.mul(normal).mean(dims, keepDim: true)
            dx = try scaled.sub(a).sub(try normal.mul(b)).mul(inverse)
        }
        let others = (0..<x.rank).filter { $0 != channelDimension }
        return [dx, weight == nil ? nil : try g.mul(normal).sum(others), try g.sum(others)]
    }

    /// Normalises the last dimensions, `normalizedShape` of them.
    public static func layerNorm(_ x: Tensor, normalizedShape: [Int], weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5) throws -> Tensor {
        let k = normalizedShape.count
        if k == 0 { throw TensorError.runtime("Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []") }
        for (name, t) in [("weight", weight), ("bias", bias)] {
            if let t, t.shape != normalizedShape { throw TensorError.runtime("Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape \(Layout.text(t.shape)) and normalized_shape = \(Layout.text(normalizedShape))") }
        }
        if x.rank < k || Array(x.shape.suffix(k)) != normalizedShape { throw TensorError.layerNormShape(normalizedShape, x.shape) }
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported("LayerNormKernelImpl", x.dtype) }
        let size = normalizedShape.reduce(1, *), rows = size == 0 ? 0 : x.count / size
        let source = try x.prepared(), type = x.dtype
        let w = try weight?.prepared(type), b = try bias?.prepared(type)
        let y = try Tensor(x.shape, type), mean = try Tensor([rows], type), inverse = try Tensor([rows], type)
        func run<T: KernelFloat>(_: T.Type) {
            Kernels.layerNorm(source.constant(T.self), into: y.pointer(T.self), rows: rows, size: size, weight: w?.constant(T.self), bias: b?.constant(T.self), epsilon: eps,
                              mean: mean.pointer(T.self), inverseDeviation: inverse.pointer(T.self))
        }
        withFloatType(type) { run($0) }
        let saved = weight.map { [x, mean, inverse, $0] } ?? [x, mean, inverse]
        return y.recorded("NativeLayerNormBackward0", inputs: [x, weight, bias], saving: saved) { n, g in
            let x = try n.saved(0), mean = try n.saved(1), inverse = try n.saved(2)
            let weight = n.saved.count > 3 ? try n.saved(3) : nil
            if Tensor.isRecording([g, x, weight]) {
                let flat = try x.reshape([rows, size]), gradient = try g.reshape([rows, size])
                let m = try flat.mean([1], keepDim: true), r = try flat.var([1], correction: 0, keepDim: true).add(.float(eps)).rsqrt()
                let normal = try flat.sub(m).mul(r)
                let scaled = try weight.map { try gradient.mul(try $0.reshape([1, size])) } ?? gradient
                let dx = try scaled.sub(try scaled.mean([1], keepDim: true)).sub(try normal.mul(try scaled.mul(normal).mean([1], keepDim: true))).mul(r)
                return [try dx.reshape(x.shape), weight == nil ? nil : try gradient.mul(normal).sum([0]).reshape(normalizedShape), try gradient.sum([0]).reshape(normalizedShape)]
            }
            let gradient = try g.prepared(), source = try x.prepared(), w = try weight?.prepared(g.dtype)
            let dx = n.needs(0) ? try Tensor(x.shape, g.dtype) : nil
            let dw = n.needs(1) ? try Tensor(normalizedShape, g.dtype) : nil, db = n.needs(2) ? try Tensor(normalizedShape, g.dtype) : nil
            func run<T: KernelFloat>(_: T.Type) {
                Kernels.layerNormBackward(gradient.constant(T.self), source.constant(T.self), rows: rows, size: size, mean: mean.constant(T.self), inverseDeviation: inverse.constant(T.self),
                                          weight: w?.constant(T.self), dx: dx?.pointer(T.self), dWeight: dw?.pointer(T.self), dBias: db?.pointer(T.self))
            }
            withFloatType(g.dtype) { run($0) }
            return [dx, dw, db]
        }
    }

    /// Normalises the groups of channels of each sample of [N, C, …].
    public static func groupNorm(_ x: Tensor, groups: Int, weight: Tensor? = nil, bias: Tensor? = nil, eps: Double = 1e-5) throws -> Tensor {
        if x.rank < 2 { throw TensorError.runtime("Expected at least 2 dimensions for input tensor but received \(x.rank)") }
        if groups <= 0 { throw TensorError.runtime("Expected num groups to be greater than 0, got \(groups)") }
        let batch = x.shape[0], channels = x.shape[1], positions = x.shape[2...].reduce(1, *)
        if channels % groups != 0 { throw TensorError.groupNormChannels(x.shape, groups) }
        for (name, t) in [("weight", weight), ("bias", bias)] {
            if let t, t.count != channels { throw TensorError.runtime("Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of shape \(Layout.text(t.shape)) and input of shape \(Layout.text(x.shape))") }
        }
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported("GroupNormKernelImpl", x.dtype) }
        let source = try x.prepared(), type = x.dtype
        let w = try weight?.prepared(type), b = try bias?.prepared(type)
        let y = try Tensor(x.shape, type), mean = try Tensor([batch, groups], type), inverse = try Tensor([batch, groups], type)
        func run<T: KernelFloat>(_: T.Type) {
            Kernels.groupNorm(source.constant(T.self), into: y.pointer(T.self), batch: batch, channels: channels, positions: positions, groups: groups, weight: w?.constant(T.self),
                              bias: b?.constant(T.self), epsilon: eps, mean: mean.pointer(T.self), inverseDeviation: inverse.pointer(T.self))
        }
        withFloatType(type) { run($0) }
        let saved = weight.map { [x, mean, inverse, $0] } ?? [x, mean, inverse]
        return y.recorded("NativeGroupNormBackward0", inputs: [x, weight, bias], saving: saved) { n, g in
            let x = try n.saved(0), mean = try n.saved(1), inverse = try n.saved(2)
            let weight = n.saved.count > 3 ? try n.saved(3) : nil
            if Tensor.isRecording([g, x, weight]) {
                let per = channels / groups
                let flat = try x.reshape([batch * groups, per * positions])
                let m = try flat.mean([1], keepDim: true), r = try flat.var([1], correction: 0, keepDim: true).add(.float(eps)).rsqrt()
                let normal = try flat.sub(m).mul(r)
                let byChannel = try g.reshape([batch, channels, positions])
                let scaled = try (weight.map { try byChannel.mul(try $0.reshape([1, channels, 1])) } ?? byChannel).reshape([batch * groups, per * positions])
                let dx = try scaled.sub(try scaled.mean([1], keepDim: true)).sub(try normal.mul(try scaled.mul(normal).mean([1], keepDim: true))).mul(r)
                return [try dx.reshape(x.shape), weight == nil ? nil : try byChannel.mul(try normal.reshape([batch, channels, positions])).sum([0, 2]), try byChannel.sum([0, 2])]
            }
            let gradient = try g.prepared(), source = try x.prepared(), w = try weight?.prepared(g.dtype)
            let dx = n.needs(0) ? try Tensor(x.shape, g.dtype) : nil
            let dw = n.needs(1) ? try Tensor([channels], g.dtype) : nil, db = n.needs(2) ? try Tensor([channels], g.dtype) : nil
            func run<T: KernelFloat>(_: T.Type) {
                Kernels.groupNormBackward(gradient.constant(T.self), source.constant(T.self), batch: batch, channels: channels, positions: positions, groups: groups, mean: mean.constant(T.self),
                                          inverseDeviation: inverse.constant(T.self), weight: w?.constant(T.self), dx: dx?.pointer(T.self), dWeight: dw?.pointer(T.self), dBias: db?.pointer(T.self))
            }
            withFloatType(g.dtype) { run($0) }
            return [dx, dw, db]
        }
    }

    /// Normalises each channel of each sample.
    public static func instanceNorm(_ x: Tensor, runningMean: Tensor? = nil, runningVar: Tensor? = nil, weight: Tensor? = nil, bias: Tensor? = nil, useInputStats: Bool = true,
                                    momentum: Double = 0.1, eps: Double = 1e-5) throws -> Tensor {
        if x.rank < 2 { throw TensorError.runtime("instance_norm expects at least 2D input") }
        let batch = x.shape[0], channels = x.shape[1]
        if useInputStats && x.shape[2...].reduce(1, *) <= 1 { throw TensorError.instanceNormCount(x.shape) }
        // the samples are channels of one big sample
        let wide = try x.reshape([1, batch * channels] + x.shape[2...])
        let mean = try runningMean?.detach().repeat([batch]), variance = try runningVar?.detach().repeat([batch])
        let y = try batchNorm(wide, runningMean: mean, runningVar: variance, weight: try weight?.repeat([batch]), bias: try bias?.repeat([batch]), training: useInputStats, momentum: momentum, eps: eps)
        if useInputStats {
            try withoutGradients {
                if let runningMean, let mean { try runningMean.copy_(try mean.reshape([batch, channels]).mean([0])) }
                if let runningVar, let variance { try runningVar.copy_(try variance.reshape([batch, channels]).mean([0])) }
            }
        }
        return try y.view(x.shape)
    }

    /// x / √(mean x² + ε)·weight over the last dimensions.
    public static func rmsNorm(_ x: Tensor, normalizedShape: [Int], weight: Tensor? = nil, eps: Double? = nil) throws -> Tensor {
        let k = normalizedShape.count
        if x.rank < k || Array(x.shape.suffix(k)) != normalizedShape { throw TensorError.layerNormShape(normalizedShape, x.shape) }
        let dims = Array((x.rank - k)..<x.rank)
        let epsilon = eps ?? (x.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne))
        let y = try x.mul(try x.pow(2).mean(dims, keepDim: true).add(.float(epsilon)).rsqrt())
        return try weight.map { try y.mul($0) } ?? y
    }

    /// x / (k + α/n·Σ x² over n neighbouring channels)^β
    public static func localResponseNorm(_ x: Tensor, size: Int, alpha: Double = 1e-4, beta: Double = 0.75, k: Double = 1) throws -> Tensor {
        if x.rank < 3 { throw TensorError.value("Expected 3D or higher dimensionality input (got \(x.rank) dimensions)") }
        if size <= 0 { throw TensorError.runtime("size must be positive") }
        if x.count == 0 { return x }
        let squares = try x.mul(x).reshape([x.shape[0], 1, x.shape[1], -1])
        let padded = try pad(squares, [0, 0, size / 2, (size - 1) / 2])
        let mean = try avgPool(2, padded, kernelSize: [size, 1], stride: [1]).reshape(x.shape)
        return try x.div(try mean.mul(.float(alpha)).add(.float(k)).pow(.float(beta)))
    }

    // MARK: embedding

    /// Rows of `weight` by index.
    public static func embedding(_ indices: Tensor, _ weight: Tensor, paddingIndex: Int? = nil, maxNorm: Double? = nil, normType: Double = 2, scaleGradByFreq: Bool = false) throws -> Tensor {
        if indices.dtype != .int64 && indices.dtype != .int32 { throw TensorError.embeddingType(indices.dtype) }
        if weight.rank != 2 { throw TensorError.runtime("'weight' must be 2-D") }
        let rows = weight.shape[0], width = weight.shape[1]
        var padding = paddingIndex
        if let p = paddingIndex {
            if p >= rows || p < -rows { throw TensorError(.valueError, "Padding_idx must be within num_embeddings") }
            padding = p < 0 ? p + rows : p
        }
        let tokens = try indices.detach().prepared(.int64)
        if Kernels.firstInvalidIndex(tokens.constant(Int64.self), count: tokens.count, size: rows, allowNegative: false) != nil { throw TensorError.indexOutOfRangeInSelf }
        if let maxNorm {
            try withoutGradients {
                for row in Set(tokens.integers()) {
                    let r = try weight.select(0, row)
                    let norm = try r.vectorNorm(p: normType).item().double
                    if norm > maxNorm { try r.mul_(.float(maxNorm / (norm + 1e-7))) }
                }
            }
        }
        let w = try weight.prepared()
        let out = try Tensor(indices.shape + [width], weight.dtype)
        func run<T: KernelElement>(_: T.Type) {
            Kernels.indexSelect(w.constant(T.self), into: out.pointer(T.self), outer: 1, size: rows, inner: width, indices: tokens.constant(Int64.self), count: tokens.count)
        }
        withElementType(weight.dtype) { run($0) }
        return out.recorded("EmbeddingBackward0", weight, saving: [tokens]) { n, g in
            let tokens = try n.saved(0)
            if Tensor.isRecording(g) {
                var source = try g.reshape([tokens.count, width])
                if let padding { source = try source.mul(try tokens.reshape([-1, 1]).ne(.int(padding))) }
                return try Tensor.zeros([rows, width], dtype: g.dtype).indexAdd(0, try tokens.reshape([-1]), source)
            }
            let gradient = try g.prepared()
            let dw = try Tensor([rows, width], g.dtype)
            let scale = scaleGradByFreq ? try tokens.reshape([-1]).bincount(minLength: rows).clamp(min: 1).to(g.dtype).reciprocal() : nil
            func run<T: KernelFloat>(_: T.Type) {
                Kernels.embeddingBackward(gradient.constant(T.self), tokens: tokens.constant(Int64.self), count: tokens.count, rows: rows, width: width, paddingIndex: padding, scale: scale?.constant(T.self), into: dw.pointer(T.self))
            }
            withFloatType(g.dtype) { run($0) }
            return dw
        }
    }
}
