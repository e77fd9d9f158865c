internal import Kernels

extension Tensor {
    private static func generator(_ given: Generator?) -> Generator { given ?? TensorRuntime.current.defaultGenerator }

    /// Calls `body` with consecutive elements of memory: of a dense tensor in memory order, else element by element in row-major order.
    private func fillEach(_ value: () -> Scalar) {
        if isContiguous || !Layout.isDense(shape, strides) {
            forEachPosition { setElement(at: $0, to: value()) }
        } else {
            for i in 0..<count { setElement(at: offset + i, to: value()) }
        }
    }

    private func needsFloat(_ name: String) throws {
        if !dtype.isFloatingPoint { throw TensorError.unsupported(name, dtype) }
    }

    // MARK: in place

    @discardableResult
    public func uniform_(_ low: Double = 0, _ high: Double = 1, generator: Generator? = nil) throws -> Tensor {
        try needsFloat("check_uniform_bounds")
        try checkWritable()
        if low > high { throw TensorError.uniformRange(low, high) }
        let source = Tensor.generator(generator)
        if dtype.isNarrowFloat {
            writeElements(of: try Tensor(shape, .float32).uniform_(low, high, generator: source))
        } else if Layout.isDense(shape, strides) {
            let block = 4096
            let perElement = dtype == .float32 ? 1 : 2
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: block * 2) { words in
                guard let words = words.baseAddress else { return }
                var done = 0
                while done < count {
                    let n = Swift.min(block, count - done)
                    source.fill(words, count: n * perElement)
                    if dtype == .float32 {
                        Kernels.uniform(words, count: n, low: Float(low), high: Float(high), into: pointer(Float.self) + done)
                    } else {
                        Kernels.uniform(words, count: n, low: low, high: high, into: pointer(Double.self) + done)
                    }
                    done += n
                }
            }
        } else if dtype == .float32 {
            let a = Float(low), d = Float(high) - Float(low)
            forEachPosition { setElement(at: $0, to: .float(Double(a.addingProduct(source.uniform24(), d)))) }
        } else {
            let d = high - low
            forEachPosition { setElement(at: $0, to: .float(low.addingProduct(source.uniform53(), d))) }
        }
        recordWrite("UniformBackward0") { _, g in [try Tensor.zerosLike(g)] }
        return self
    }

    @discardableResult
    public func normal_(_ mean: Double = 0, _ std: Double = 1, generator: Generator? = nil) throws -> Tensor {
        if !(std >= 0) { throw TensorError.normalDeviation(std) }
        try needsFloat("normal_kernel_cpu")
        try checkWritable()
        let source = Tensor.generator(generator)
        if dtype.isNarrowFloat && count >= 16 && isContiguous {
            writeElements(of: try Tensor(shape, .float32).normal_(mean, std, generator: source))
        } else if count >= 16 && isContiguous {
            if dtype == .float32 { fillNormal(pointer(Float.self), source, Float(mean), Float(std)) } else { fillNormal(pointer(Double.self), source, mean, std) }
        } else {
            fillEach { .float(source.normal() * std + mean) }
        }
        recordWrite("NormalBackward0") { _, g in [try Tensor.zerosLike(g)] }
        return self
    }

    /// Blocks of 16; the last 16 places are drawn anew if the count is not a multiple of 16.
    private func fillNormal(_ p: UnsafeMutablePointer<Float>, _ source: Generator, _ mean: Float, _ std: Float) {
        for i in 0..<count { p[i] = source.uniform24() }
        let whole = count & ~15
        Kernels.normal(p, count: whole, mean: mean, deviation: std)
        if whole != count {
            let tail = p + (count - 16)
            for i in 0..<16 { tail[i] = source.uniform24() }
            Kernels.normal(tail, count: 16, mean: mean, deviation: std)
        }
    }

    private func fillNormal(_ p: UnsafeMutablePointer<Double>, _ source: Generator, _ mean: Double, _ std: Double) {
        for i in 0..<count { p[i] = source.uniform53() }
        let whole = count & ~15
        Kernels.normal(p, count: whole, mean: mean, deviation: std)
        if whole != count {
            let tail = p + (count - 16)
            for i in 0..<16 { tail[i] = source.uniform53() }
            Kernels.normal(tail, count: 16, mean: mean, deviation: std)
        }
    }

    /// Integers of low..<high; without bounds, all that the type holds exactly.
    @discardableResult
    public func random_(_ low: Int? = nil, _ high: Int? = nil, generator: Generator? = nil) throws -> Tensor {
        try checkWritable()
        let source = Tensor.generator(generator)
        if let high {
            let from = low ?? 0
            if from >= high { throw TensorError.randomRange(from, high) }
            let range = UInt64(bitPattern: Int64(high &- from))
            fillEach { .int(source.integer(from, range: range)) }
        } else {
            switch dtype {
            case .int64: fillEach { .int(Int(truncatingIfNeeded: source.next64() % (1 << 63))) }
            case .float64: fillEach { .float(Double(source.next64() % ((1 << 53) + 1))) }
            case .float32: fillEach { .float(Double(source.next32() % ((1 << 24) + 1))) }
            case .bool: fillEach { .bool(source.next32() & 1 == 1) }
            case .float16: fillEach { .float(Double(source.next32() % ((1 << 11) + 1))) }
            case .bfloat16: fillEach { .float(Double(source.next32() % ((1 << 8) + 1))) }
            case .complex64, .complex128: throw TensorError.unsupported("random_", dtype)
            case .uint8: fillEach { .int(Int(source.next32() % 256)) }
            case .int8: fillEach { .int(Int(source.next32() % 128)) }
            case .int16: fillEach { .int(Int(source.next32() % 32768)) }
            case .int32: fillEach { .int(Int(source.next32() % (1 << 31))) }
            }
        }
        bumpVersion()
        return self
    }

    @discardableResult
    public func bernoulli_(_ p: Double = 0.5, generator: Generator? = nil) throws -> Tensor {
        if !(p >= 0 && p <= 1) { throw TensorError.bernoulliProbability(p) }
        try checkWritable()
        let source = Tensor.generator(generator)
        if dtype == .float32 && isContiguous {
            let out = pointer(Float.self)
            for i in 0..<count { out[i] = source.uniform53() < p ? 1 : 0 }
        } else {
            fillEach { .int(source.uniform53() < p ? 1 : 0) }
        }
        recordWrite("BernoulliBackward2") { _, g in [try Tensor.zerosLike(g)] }
        return self
    }

    @discardableResult
    public func bernoulli_(_ p: Tensor, generator: Generator? = nil) throws -> Tensor {
        try checkWritable()
        if !p.dtype.isFloatingPoint { throw TensorError.unsupported("bernoulli_tensor_cpu_self_", p.dtype) }
        let probabilities = try p.detach().expand(shape).doubles()
        if probabilities.contains(where: { !($0 >= 0 && $0 <= 1) }) { throw TensorError.bernoulliTensor }
        let source = Tensor.generator(generator)
        var i = 0
        let isFloat = p.dtype == .float32
        forEachPosition { position in
            let u = isFloat ? Double(source.uniform24()) : source.uniform53()
            setElement(at: position, to: .int(u < probabilities[i] ? 1 : 0))
            i += 1
        }
        bumpVersion()
        return self
    }

    @discardableResult
    public func exponential_(_ rate: Double = 1, generator: Generator? = nil) throws -> Tensor {
        if !(rate > 0) { throw TensorError.exponentialRate(rate) }
        try needsFloat("exponential_cpu")
        try checkWritable()
        let source = Tensor.generator(generator)
        fillEach { .float(-1 / rate * NumberText.log1p(-source.uniform53())) }
        bumpVersion()
        return self
    }

    // MARK: new tensors

    public static func rand(_ shape: [Int], dtype: DType? = nil, generator: Generator? = nil) throws -> Tensor {
        try checkSizes(shape, "rand")
        return try Tensor(shape, chosen(dtype)).uniform_(generator: generator)
    }
    public static func randn(_ shape: [Int], dtype: DType? = nil, generator: Generator? = nil) throws -> Tensor {
        try checkSizes(shape, "randn")
        return try Tensor(shape, chosen(dtype)).normal_(generator: generator)
    }
    public static func randint(_ low: Int = 0, _ high: Int, _ shape: [Int], dtype: DType = .int64, generator: Generator? = nil) throws -> Tensor {
        try checkSizes(shape, "randint")
        return try Tensor(shape, dtype).random_(low, high, generator: generator)
    }
    public static func randLike(_ other: Tensor, dtype: DType? = nil, generator: Generator? = nil) throws -> Tensor {
        try like(other, dtype).uniform_(generator: generator)
    }
    public static func randnLike(_ other: Tensor, dtype: DType? = nil, generator: Generator? = nil) throws -> Tensor {
        try like(other, dtype).normal_(generator: generator)
    }
    public static func randintLike(_ other: Tensor, _ low: Int = 0, _ high: Int, dtype: DType? = nil, generator: Generator? = nil) throws -> Tensor {
        try like(other, dtype).random_(low, high, generator: generator)
    }

    /// The numbers 0..<n in random order.
    public static func randperm(_ n: Int, dtype: DType = .int64, generator: Generator? = nil) throws -> Tensor {
        if n < 0 { throw TensorError.randpermSize(n) }
        let source = Tensor.generator(generator)
        let result = try Tensor([n], .int64)
        let p = result.pointer(Int.self)
        for i in 0..<n { p[i] = i }
        for i in 0..<Swift.max(n - 1, 0) {
            let z = Int(source.next32()) % (n - i)
            (p[i], p[i + z]) = (p[i + z], p[i])
        }
        return try result.cast(dtype)
    }

    public static func normal(_ mean: Tensor, _ std: Tensor, generator: Generator? = nil) throws -> Tensor {
        if let smallest = std.count > 0 ? try std.detach().min().item().double : nil, smallest < 0 {
            throw TensorError.runtime("normal expects all elements of std >= 0.0")
        }
        let shape = try Layout.broadcast(mean.shape, std.shape)
        return try withoutGradients { try Tensor(shape, mean.dtype).normal_(generator: generator).mul_(std).add_(mean) }
    }
    public static func normal(_ mean: Tensor, _ std: Double, generator: Generator? = nil) throws -> Tensor {
        try withoutGradients { try Tensor(mean.shape, mean.dtype).normal_(0, std, generator: generator).add_(mean) }
    }
    public static func normal(_ mean: Double, _ std: Tensor, generator: Generator? = nil) throws -> Tensor {
        try withoutGradients { try Tensor(std.shape, std.dtype).normal_(generator: generator).mul_(std).add_(.float(mean)) }
    }
    public static func normal(_ mean: Double, _ std: Double, _ shape: [Int], dtype: DType? = nil, generator: Generator? = nil) throws -> Tensor {
        try checkSizes(shape, "normal")
        return try Tensor(shape, chosen(dtype)).normal_(mean, std, generator: generator)
    }

    /// 1 with the probability that the element says, else 0.
    public func bernoulli(generator: Generator? = nil) throws -> Tensor {
        if !dtype.isFloatingPoint { throw TensorError.unsupported("bernoulli_tensor_cpu_p_", dtype) }
        return try Tensor.like(self, nil).bernoulli_(detach(), generator: generator)
    }
    public func bernoulli(_ p: Double, generator: Generator? = nil) throws -> Tensor { try Tensor.like(self, nil).bernoulli_(p, generator: generator) }

    /// Indices drawn with the probabilities of each row.
    public func multinomial(_ samples: Int, replacement: Bool = false, generator: Generator? = nil) throws -> Tensor {
        if rank < 1 || rank > 2 { throw TensorError.multinomialRank }
        if !dtype.isFloatingPoint { throw TensorError.runtime("multinomial only supports floating-point dtypes for input, got: \(dtype.scalarName)") }
        if samples <= 0 { throw TensorError.multinomialPositive }
        let categories = shape[rank - 1]
        if !replacement && samples > categories { throw TensorError.multinomialCount }
        let source = Tensor.generator(generator)
        let p = try detach().prepared()
        let values = p.doubles()
        if values.contains(where: { !($0 >= 0 && $0.isFinite) }) { throw TensorError.multinomialValues }
        let rows = rank == 2 ? shape[0] : 1
        for r in 0..<rows where values[(r * categories)..<((r + 1) * categories)].reduce(0, +) <= 0 { throw TensorError.multinomialSum }
        if !replacement || samples == 1 {
            let q = try Tensor(p.shape, dtype).exponential_(generator: source)
            let ratio = try withoutGradients { try p.div(q) }
            return samples == 1 ? try ratio.argmax(-1, keepDim: true) : try ratio.topk(samples, dim: -1).indices
        }
        let out = try Tensor(rank == 2 ? [rows, samples] : [samples], .int64)
        for r in 0..<rows {
            var sums: [Double] = []
            var total = 0.0
            let isFloat = dtype == .float32
            for v in values[(r * categories)..<((r + 1) * categories)] {
                total = isFloat ? Double(Float(total) + Float(v)) : total + v
                sums.append(total)
            }
            sums = sums.map { isFloat ? Double(Float($0) / Float(total)) : $0 / total }
            sums[categories - 1] = 1
            for k in 0..<samples {
                let u = source.uniform53()
                var low = 0, high = categories
                while low < high {
                    let middle = (low + high) / 2
                    if sums[middle] < u { low = middle + 1 } else { high = middle }
                }
                out.setElement(at: r * samples + k, to: .int(low))
            }
        }
        return out
    }
}
