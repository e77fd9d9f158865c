internal import Kernels

extension Tensor {
    /// The shape after a reduction over `dims` (sorted).
    static func reducedShape(_ shape: [Int], _ dims: [Int], keepDim: Bool) -> [Int] {
        if keepDim {
            var result = shape
            for d in dims { result[d] = 1 }
            return result
        }
        if dims.count == shape.count { return [] }
        var result: [Int] = []
        var next = 0
        for d in shape.indices {
            if next < dims.count && dims[next] == d { next += 1 } else { result.append(shape[d]) }
        }
        return result
    }

    /// A reduced tensor with the reduced dimensions back as size 1.
    func restored(_ dims: [Int], keepDim: Bool, rank: Int) throws -> Tensor {
        if keepDim || rank == 0 { return self }
        var sizes = shape
        for d in dims { sizes.insert(1, at: d) }
        return try reshape(sizes)
    }

    /// A reduced tensor spread over the original shape.
    func spread(_ dims: [Int], keepDim: Bool, to target: [Int]) throws -> Tensor { try restored(dims, keepDim: keepDim, rank: target.count).expand(target) }

    private func computed(_ op: ReductionOperation, _ dims: [Int], keepDim: Bool) throws -> Tensor {
        if dtype.isNarrowFloat && op != .maximum && op != .minimum { return try cast(.float32).computed(op, dims, keepDim: keepDim).cast(dtype) }
        let out = try Tensor(Tensor.reducedShape(shape, dims, keepDim: keepDim), dtype)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelElement>(_: T.Type) { Kernels.reduce(op, buffer(T.self), dimensions: dims, into: out.pointer(T.self)) }
        withElementType(dtype) { run($0) }
        return out
    }

    // MARK: sums

    public func sum(_ dims: [Int]? = nil, keepDim: Bool = false, dtype type: DType? = nil) throws -> Tensor {
        if dims == nil, !keepDim, type == nil || type == .float32, isContiguous, let result = try smallSum() { return result }
        let d = try Layout.dimensions(dims, rank: rank)
        if dtype.isComplex { return try complexLinear(dims == nil ? "SumBackward0" : "SumBackward1") { try $0.sum(d, keepDim: keepDim) } }
        let result: Tensor
        let wanted = type ?? (dtype.isFloatingPoint ? dtype : .int64)
        if !dtype.isFloatingPoint && wanted == .int64 && dtype != .int64 {
            result = try Tensor(Tensor.reducedShape(shape, d, keepDim: keepDim), .int64)
            try TensorRuntime.current.charge(work: count)
            func run<T: KernelInteger>(_: T.Type) { Kernels.sumAsInt64(buffer(T.self), dimensions: d, into: result.pointer(Int64.self)) }
            switch dtype {
            case .int32: run(Int32.self)
            case .int16: run(Int16.self)
            case .int8: run(Int8.self)
            default: run(UInt8.self)
            }
        } else {
            result = try cast(wanted).computed(.sum, d, keepDim: keepDim)
        }
        if !Tensor.isRecording(self) { return result }
        let from = shape
        return result.recorded(dims == nil ? "SumBackward0" : "SumBackward1", self) { _, g in try g.spread(d, keepDim: keepDim, to: from) }
    }

    public func mean(_ dims: [Int]? = nil, keepDim: Bool = false, dtype type: DType? = nil) throws -> Tensor {
        let wanted = type ?? dtype
        if !wanted.isDifferentiable { throw TensorError.couldNotInfer("mean", wanted) }
        let d = try Layout.dimensions(dims, rank: rank)
        if dtype.isComplex { return try complexLinear(dims == nil ? "MeanBackward0" : "MeanBackward1") { try $0.mean(d, keepDim: keepDim) } }
        let result = try cast(wanted).computed(.mean, d, keepDim: keepDim)
        if !Tensor.isRecording(self) { return result }
        let from = shape
        var n = 1
        for i in d { n *= from[i] }
        return result.recorded(dims == nil ? "MeanBackward0" : "MeanBackward1", self) { _, g in try g.spread(d, keepDim: keepDim, to: from).div(.int(n)) }
    }

    public func nansum(_ dims: [Int]? = nil, keepDim: Bool = false) throws -> Tensor {
        if !dtype.isFloatingPoint { return try sum(dims, keepDim: keepDim) }
        return try maskedFill(try isnan(), 0).sum(dims, keepDim: keepDim)
    }

    public func nanmean(_ dims: [Int]? = nil, keepDim: Bool = false) throws -> Tensor {
        let numbers = try isnan().logicalNot().sum(dims, keepDim: keepDim)
        return try nansum(dims, keepDim: keepDim).div(numbers)
    }

    public func prod(dtype type: DType? = nil) throws -> Tensor {
        let source = try cast(type ?? (dtype.isFloatingPoint ? dtype : .int64))
        return try source.computed(.product, Array(0..<rank), keepDim: false).recorded("ProdBackward0", self, saving: [self]) { n, g in
            let x = try n.saved(0)
            if try x.eq(0).any().isTrue() { return try Tensor.productOfOthers(try x.reshape([-1]), 0).mul(g).reshape(x.shape) }
            return try g.mul(try x.prod()).div(x)
        }
    }

    public func prod(_ dim: Int, keepDim: Bool = false, dtype type: DType? = nil) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: rank)
        if rank == 0 { return try prod(dtype: type) }
        let source = try cast(type ?? (dtype.isFloatingPoint ? dtype : .int64))
        let from = shape
        return try source.computed(.product, [d], keepDim: keepDim).recorded("ProdBackward1", self, saving: [self]) { n, g in
            let x = try n.saved(0)
            return try Tensor.productOfOthers(x, d).mul(try g.spread([d], keepDim: keepDim, to: from))
        }
    }

    /// At each place, the product of all the other elements along `d`.
    private static func productOfOthers(_ x: Tensor, _ d: Int) throws -> Tensor {
        let n = x.shape[d]
        if n == 0 { return try zerosLike(x) }
        let one = try onesLike(try x.narrow(d, 0, 1))
        let before = try cat([one, try x.narrow(d, 0, n - 1)], dim: d).cumprod(d)
        let after = try cat([one, try x.flip([d]).narrow(d, 0, n - 1)], dim: d).cumprod(d).flip([d])
        return try before.mul(after)
    }

    public func countNonzero(_ dims: [Int]? = nil) throws -> Tensor {
        let d = try Layout.dimensions(dims, rank: rank)
        let out = try Tensor(Tensor.reducedShape(shape, d, keepDim: false), .int64)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelElement>(_: T.Type) { Kernels.countNonZero(buffer(T.self), dimensions: d, into: out.pointer(Int64.self)) }
        withElementType(dtype) { run($0) }
        return out
    }

    public func any(_ dims: [Int]? = nil, keepDim: Bool = false) throws -> Tensor { try truth(dims, keepDim, all: false) }
    public func all(_ dims: [Int]? = nil, keepDim: Bool = false) throws -> Tensor { try truth(dims, keepDim, all: true) }

    private func truth(_ dims: [Int]?, _ keepDim: Bool, all: Bool) throws -> Tensor {
        let d = try Layout.dimensions(dims, rank: rank)
        let out = try Tensor(Tensor.reducedShape(shape, d, keepDim: keepDim), dtype == .uint8 ? .uint8 : .bool)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelElement>(_: T.Type) { Kernels.anyOrAll(buffer(T.self), dimensions: d, all: all, into: out.pointer(UInt8.self)) }
        withElementType(dtype) { run($0) }
        return out
    }

    // MARK: largest and smallest

    public func max() throws -> Tensor { try extremum(largest: true, "max") }
    public func min() throws -> Tensor { try extremum(largest: false, "min") }

    private func extremum(largest: Bool, _ name: String) throws -> Tensor {
        if count == 0 { throw TensorError.emptyReduction(name) }
        let result = try computed(largest ? .maximum : .minimum, Array(0..<rank), keepDim: false)
        return result.recorded(largest ? "MaxBackward1" : "MinBackward1", self, saving: [self], savingResult: true) { n, g in
            try Tensor.sharedAmongTies(g, try n.saved(0), try n.saved(1), Array(0..<n.saved[0].tensor.rank), keepDim: false)
        }
    }

    /// The gradient split evenly among the elements that equal the result.
    private static func sharedAmongTies(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ dims: [Int], keepDim: Bool) throws -> Tensor {
        let mask = try x.eq(try y.spread(dims, keepDim: keepDim, to: x.shape))
        let number = try mask.sum(dims, keepDim: true)
        return try g.restored(dims, keepDim: keepDim, rank: x.rank).div(number).mul(mask)
    }

    public func amax(_ dims: [Int]? = nil, keepDim: Bool = false) throws -> Tensor { try extremes(dims, keepDim, largest: true, "amax") }
    public func amin(_ dims: [Int]? = nil, keepDim: Bool = false) throws -> Tensor { try extremes(dims, keepDim, largest: false, "amin") }

    private func extremes(_ dims: [Int]?, _ keepDim: Bool, largest: Bool, _ name: String) throws -> Tensor {
        let d = try Layout.dimensions(dims, rank: rank)
        for i in d where shape[i] == 0 { throw dims == nil ? TensorError.emptyReduction(name) : TensorError.emptyDimension(name, i) }
        let result = try computed(largest ? .maximum : .minimum, d, keepDim: keepDim)
        return result.recorded(largest ? "AmaxBackward0" : "AminBackward0", self, saving: [self], savingResult: true) { n, g in
            try Tensor.sharedAmongTies(g, try n.saved(0), try n.saved(1), d, keepDim: keepDim)
        }
    }

    public func aminmax(_ dim: Int? = nil, keepDim: Bool = false) throws -> (Tensor, Tensor) {
        let dims = dim.map { [$0] }
        return (try amin(dims, keepDim: keepDim), try amax(dims, keepDim: keepDim))
    }

    /// The largest elements along a dimension and the indices of their first occurrences.
    public func max(_ dim: Int, keepDim: Bool = false) throws -> (values: Tensor, indices: Tensor) { try extremum(dim, keepDim, largest: true, "max", "MaxBackward0") }
    public func min(_ dim: Int, keepDim: Bool = false) throws -> (values: Tensor, indices: Tensor) { try extremum(dim, keepDim, largest: false, "min", "MinBackward0") }

    private func extremum(_ dim: Int, _ keepDim: Bool, largest: Bool, _ name: String, _ node: String) throws -> (values: Tensor, indices: Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        if rank == 0 {
            let values = try clone().detach()
            return (values.recorded(node, self) { _, g in g }, try Tensor.zeros([], dtype: .int64))
        }
        if shape[d] == 0 { throw TensorError.emptyDimension(name, d) }
        let target = Tensor.reducedShape(shape, [d], keepDim: keepDim)
        let values = try Tensor(target, dtype), indices = try Tensor(target, .int64)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelElement>(_: T.Type) {
            Kernels.extremum(buffer(T.self), dimension: d, largest: largest, values: values.pointer(T.self), indices: indices.pointer(Int64.self))
        }
        withElementType(dtype) { run($0) }
        recordPick(node, values, indices, d, keepDim: keepDim)
        return (values, indices)
    }

    /// Records that `values` are the elements at `indices` along `d`.
    func recordPick(_ name: String, _ values: Tensor, _ indices: Tensor, _ d: Int, keepDim: Bool) {
        if !Tensor.isRecording(self) { return }
        let from = shape
        _ = values.recorded(name, self, saving: [indices]) { n, g in
            let i = try n.saved(0)
            return try g.restored([d], keepDim: keepDim, rank: from.count).scatterInto(from, d, try i.restored([d], keepDim: keepDim, rank: from.count))
        }
    }

    /// Zeros of `target` with this tensor added at `index` along `d`: the gradient of `gather`.
    func scatterInto(_ target: [Int], _ d: Int, _ index: Tensor) throws -> Tensor {
        try Tensor.zeros(target, dtype: dtype).scatterAdd(d, index, self)
    }

    public func argmax(_ dim: Int? = nil, keepDim: Bool = false) throws -> Tensor { try argument(dim, keepDim, largest: true, "argmax") }
    public func argmin(_ dim: Int? = nil, keepDim: Bool = false) throws -> Tensor { try argument(dim, keepDim, largest: false, "argmin") }

    private func argument(_ dim: Int?, _ keepDim: Bool, largest: Bool, _ name: String) throws -> Tensor {
        if dtype == .bool { throw TensorError.runtime("\(name)(): does not support bool input") }
        if let dim {
            if rank == 0 { return try Tensor.zeros([], dtype: .int64) }
            return try detach().extremum(dim, keepDim, largest: largest, name, "").indices
        }
        if count == 0 { throw TensorError.emptyReduction(name) }
        let flat = try detach().reshape([-1]).extremum(0, false, largest: largest, name, "").indices
        return keepDim ? try flat.reshape([Int](repeating: 1, count: rank)) : flat
    }

    // MARK: spread

    public func `var`(_ dims: [Int]? = nil, correction: Double = 1, keepDim: Bool = false) throws -> Tensor { try variance(dims, correction, keepDim, root: false).0 }
    public func std(_ dims: [Int]? = nil, correction: Double = 1, keepDim: Bool = false) throws -> Tensor { try variance(dims, correction, keepDim, root: true).0 }
    /// The variance and the mean.
    public func varMean(_ dims: [Int]? = nil, correction: Double = 1, keepDim: Bool = false) throws -> (Tensor, Tensor) { try variance(dims, correction, keepDim, root: false) }
    public func stdMean(_ dims: [Int]? = nil, correction: Double = 1, keepDim: Bool = false) throws -> (Tensor, Tensor) { try variance(dims, correction, keepDim, root: true) }

    private func variance(_ dims: [Int]?, _ correction: Double, _ keepDim: Bool, root: Bool) throws -> (Tensor, Tensor) {
        if !dtype.isFloatingPoint { throw TensorError.runtime("std and var only support floating point and complex dtypes") }
        if dtype.isNarrowFloat {
            let (a, b) = try to(.float32).variance(dims, correction, keepDim, root: root)
            return (try a.to(dtype), try b.to(dtype))
        }
        let d = try Layout.dimensions(dims, rank: rank)
        let target = Tensor.reducedShape(shape, d, keepDim: keepDim)
        let out = try Tensor(target, dtype), means = try Tensor(target, dtype)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelFloat>(_: T.Type) {
            Kernels.variance(buffer(T.self), dimensions: d, correction: correction, into: out.pointer(T.self), mean: means.pointer(T.self), squareRoot: root)
        }
        withFloatType(dtype) { run($0) }
        var n = 1.0
        for i in d { n *= Double(shape[i]) }
        let from = shape
        let degrees = Swift.max(0, n - correction)
        let mean = Tensor.isRecording(self) ? try self.mean(d, keepDim: keepDim) : means
        let result = out.recorded(root ? "StdBackward0" : "VarBackward0", self, saving: [self], savingResult: root) { node, g in
            let x = try node.saved(0)
            var scaled = g
            if root {
                let y = try node.saved(1)
                scaled = try g.div(try y.mul(2)).maskedFill(try y.eq(0), 0)
            }
            return try x.sub(try x.mean(d, keepDim: true)).mul(try scaled.spread(d, keepDim: keepDim, to: from)).mul(.float(2 / degrees))
        }
        return (result, mean)
    }

    // MARK: norms

    public func logsumexp(_ dims: [Int], keepDim: Bool = false) throws -> Tensor {
        if dtype.isNarrowFloat {
            // in steps, each of which rounds
            let largest = try amax(dims, keepDim: true)
            let sum = try sub(try largest.maskedFill(try largest.isinf(), 0)).exp().sum(dims, keepDim: keepDim).log()
            let shift = keepDim ? largest : try largest.squeeze(dims)
            return try sum.add(try shift.maskedFill(try shift.isinf(), 0)).named("LogsumexpBackward0")
        }
        let d = try Layout.dimensions(dims, rank: rank)
        let source = dtype.isFloatingPoint ? self : try to(TensorRuntime.current.defaultDType)
        let out = try Tensor(Tensor.reducedShape(shape, d, keepDim: keepDim), source.dtype)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelFloat>(_: T.Type) { Kernels.logSumExp(source.buffer(T.self), dimensions: d, into: out.pointer(T.self)) }
        withFloatType(source.dtype) { run($0) }
        let from = shape
        return out.recorded("LogsumexpBackward0", self, saving: [source], savingResult: true) { n, g in
            let y = try n.saved(1).spread(d, keepDim: keepDim, to: from)
            return try g.spread(d, keepDim: keepDim, to: from).mul(try n.saved(0).sub(y).exp())
        }
    }

    /// (Σ|x|ᵖ)^(1/p) over `dims`, of all elements if nil.
    public func vectorNorm(p: Double = 2, _ dims: [Int]? = nil, keepDim: Bool = false, dtype type: DType? = nil) throws -> Tensor {
        let source = try type.map { try to($0) } ?? self
        if !source.dtype.isFloatingPoint {
            throw TensorError.runtime("linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(dtype.scalarName)")
        }
        if source.dtype.isNarrowFloat { return try source.to(.float32).vectorNorm(p: p, dims, keepDim: keepDim).to(source.dtype) }
        let d = try Layout.dimensions(dims, rank: rank)
        let out = try Tensor(Tensor.reducedShape(shape, d, keepDim: keepDim), source.dtype)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelFloat>(_: T.Type) { Kernels.norm(source.buffer(T.self), dimensions: d, p: p, into: out.pointer(T.self)) }
        withFloatType(source.dtype) { run($0) }
        let from = shape
        return out.recorded("LinalgVectorNormBackward0", source, saving: [source], savingResult: true) { n, g in
            let x = try n.saved(0), y = try n.saved(1).restored(d, keepDim: keepDim, rank: from.count), g = try g.restored(d, keepDim: keepDim, rank: from.count)
            if p == 0 { return try Tensor.zerosLike(x) }
            if p == 1 { return try x.sign().mul(g) }
            if p == 2 { return try x.mul(try g.div(y)).maskedFill(try y.eq(0), 0) }
            if p.isInfinite {
                let mask = try x.abs().eq(y)
                return try x.sign().mul(mask).mul(try g.div(try mask.sum(d, keepDim: true)))
            }
            let scale = try y.pow(.float(p - 1)).reciprocal().mul(g)
            return try x.mul(try x.abs().pow(.float(p - 2))).mul(scale).maskedFill(try x.eq(0).logicalOr(try y.eq(0)), 0)
        }
    }

    /// `tensor.norm(p)`.
    public func norm(p: Double = 2, _ dims: [Int]? = nil, keepDim: Bool = false) throws -> Tensor { try vectorNorm(p: p, dims, keepDim: keepDim) }

    public func dist(_ other: Tensor, p: Double = 2) throws -> Tensor { try sub(other).vectorNorm(p: p) }

    // MARK: cumulative

    private func scanned(_ op: ScanOperation, _ d: Int, _ type: DType, indices: Tensor? = nil) throws -> Tensor {
        if type.isNarrowFloat && op != .maximum && op != .minimum { return try scanned(op, d, .float32, indices: indices).cast(type) }
        let source = try cast(type)
        let out = try Tensor(shape, type)
        if rank == 0 { out.writeElements(of: source); indices?.fillElements(0); return out }
        if count == 0 { return out }
        func run<T: KernelElement>(_: T.Type) {
            Kernels.scan(op, source.buffer(T.self), dimension: d, into: out.pointer(T.self), indices: indices?.pointer(Int64.self))
        }
        withElementType(type) { run($0) }
        return out
    }

    public func cumsum(_ dim: Int, dtype type: DType? = nil) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: rank)
        return try scanned(.sum, d, type ?? (dtype.isFloatingPoint ? dtype : .int64)).recorded("CumsumBackward0", self) { _, g in
            g.rank == 0 ? g : try g.flip([d]).cumsum(d).flip([d])
        }
    }

    public func cumprod(_ dim: Int, dtype type: DType? = nil) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: rank)
        return try scanned(.product, d, type ?? (dtype.isFloatingPoint ? dtype : .int64)).recorded("CumprodBackward0", self, saving: [self], savingResult: true) { n, g in
            let x = try n.saved(0)
            if x.rank == 0 { return g }
            if try x.eq(0).any().isTrue() {
                // d y_j / d x_i = prefix before i times the product of i+1…j; add them up directly
                var total = try Tensor.zerosLike(x)
                let length = x.shape[d]
                for i in 0..<length {
                    let ones = try Tensor.onesLike(try x.narrow(d, i, 1))
                    let before = i == 0 ? ones : try x.narrow(d, 0, i).prod(d, keepDim: true)
                    let tail = try Tensor.cat([ones, try x.narrow(d, i + 1, length - i - 1)], dim: d).cumprod(d)
                    let value = try tail.mul(try g.narrow(d, i, length - i)).sum([d], keepDim: true).mul(before)
                    let index = try Tensor.full(value.shape, .int(i), dtype: .int64)
                    total = try total.scatterAdd(d, index, value)
                }
                return total
            }
            return try g.mul(try n.saved(1)).flip([d]).cumsum(d).flip([d]).div(x)
        }
    }

    public func logcumsumexp(_ dim: Int) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: rank)
        if !dtype.isFloatingPoint { throw TensorError.unsupported("logcumsumexp_out_cpu", dtype) }
        return try scanned(.logSumExp, d, dtype).recorded("LogcumsumexpBackward0", self, saving: [self], savingResult: true) { n, g in
            let x = try n.saved(0), y = try n.saved(1)
            if x.rank == 0 { return g }
            return try g.mul(try y.neg().exp()).flip([d]).cumsum(d).flip([d]).mul(try x.exp())
        }
    }

    public func cummax(_ dim: Int) throws -> (values: Tensor, indices: Tensor) { try cumulativeExtreme(dim, .maximum, "CummaxBackward0") }
    public func cummin(_ dim: Int) throws -> (values: Tensor, indices: Tensor) { try cumulativeExtreme(dim, .minimum, "CumminBackward0") }

    private func cumulativeExtreme(_ dim: Int, _ op: ScanOperation, _ name: String) throws -> (values: Tensor, indices: Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        let indices = try Tensor(shape, .int64)
        let values = try scanned(op, d, dtype, indices: indices)
        recordPick(name, values, indices, d, keepDim: true)
        return (values, indices)
    }
}
