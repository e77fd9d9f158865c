internal import Kernels

extension Tensor {
    /// Sizes before, at and behind a dimension.
    func lines(_ d: Int) -> (outer: Int, size: Int, inner: Int) {
        if rank == 0 { return (1, 1, 1) }
        return (shape[..<d].reduce(1, &*), shape[d], shape[(d + 1)...].reduce(1, &*))
    }

    /// Index tensors are int64 (or int32, converted).
    static func indexElements(_ index: Tensor, _ function: String) throws -> Tensor {
        if index.dtype == .int64 { return index }
        if index.dtype == .int32 { return try index.cast(.int64) }
        throw TensorError.gatherType(function)
    }

    // MARK: masks

    public func maskedFill(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
        if mask.dtype != .bool { throw TensorError.maskedFillType(mask.dtype) }
        try dtype.checkHolds(value)
        let target = try Layout.broadcast(shape, mask.shape)
        let out = try Tensor(target, dtype)
        out.writeElements(of: self)
        out.writeMasked(mask, value)
        return out.recorded("MaskedFillBackward0", self, saving: [mask]) { n, g in try g.maskedFill(try n.saved(0), 0) }
    }

    private func writeMasked(_ mask: Tensor, _ value: Scalar) {
        if count == 0 { return }
        func run<T: KernelElement>(_: T.Type) { Kernels.maskedFill(buffer(T.self), mask: mask.buffer(UInt8.self, broadcastTo: shape), value: T(scalar: value)) }
        withElementType(dtype) { run($0) }
    }

    /// Fills with the element of a tensor of rank 0.
    public func maskedFill(_ mask: Tensor, _ value: Tensor) throws -> Tensor {
        if value.rank != 0 { throw TensorError.runtime("masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s).") }
        let out = try withoutGradients { try detach().maskedFill(mask, try value.item()) }
        return out.recorded("MaskedFillBackward1", inputs: [self, value], saving: [mask]) { n, g in
            let m = try n.saved(0)
            return [try g.maskedFill(m, 0), try g.mul(m).sum()]
        }
    }

    @discardableResult public func maskedFill_(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
        if mask.dtype != .bool { throw TensorError.maskedFillType(mask.dtype) }
        if !Layout.isExpandable(mask.shape, to: shape) { throw TensorError.copyMismatch(mask.shape, shape) }
        try checkWritable()
        try dtype.checkHolds(value)
        writeMasked(mask, value)
        recordWrite("MaskedFillBackward0", saving: [mask]) { n, g in [try g.maskedFill(try n.saved(0), 0)] }
        return self
    }
    @discardableResult public func maskedFill_(_ mask: Tensor, _ value: Tensor) throws -> Tensor { try inPlace { try $0.maskedFill(mask, value) } }

    public func maskedSelect(_ mask: Tensor) throws -> Tensor {
        if mask.dtype != .bool { throw TensorError.maskedSelectType(mask.dtype) }
        let both = try Tensor.broadcastTensors([self, mask])
        let (x, m) = (both[0], both[1])
        let n = try m.detach().countNonzero().item().integer
        let out = try Tensor([n], dtype)
        func run<T: KernelElement>(_: T.Type) { _ = Kernels.maskedSelect(x.buffer(T.self), mask: m.buffer(UInt8.self), into: out.pointer(T.self)) }
        withElementType(dtype) { run($0) }
        let from = x.shape
        return out.recorded("MaskedSelectBackward0", self, saving: [m.detach()]) { n, g in
            try Tensor.zeros(from, dtype: g.dtype).maskedScatter(try n.saved(0), g)
        }
    }

    /// The places where `mask` is true get the elements of `source` in order.
    public func maskedScatter(_ mask: Tensor, _ source: Tensor) throws -> Tensor {
        if mask.dtype != .bool { throw TensorError.runtime("masked_scatter_ only supports boolean masks, but got mask with dtype \(mask.dtype.cName)") }
        let target = try Layout.broadcast(shape, mask.shape)
        let m = try mask.detach().expand(target)
        let n = try m.countNonzero().item().integer
        if source.count < n { throw TensorError.maskedScatterCount }
        let out = try Tensor(target, dtype)
        out.writeElements(of: self)
        let values = try source.prepared(dtype)
        func run<T: KernelElement>(_: T.Type) { Kernels.maskedScatter(out.buffer(T.self), mask: m.buffer(UInt8.self), source: values.constant(T.self)) }
        withElementType(dtype) { run($0) }
        let sourceShape = source.shape
        return out.recorded("MaskedScatterBackward0", inputs: [self, source], saving: [m]) { node, g in
            let mask = try node.saved(0)
            var forSource: Tensor?
            if node.needs(1) {
                let picked = try g.maskedSelect(mask)
                let total = try Layout.elementCount(sourceShape)
                forSource = try Tensor.cat([picked, try Tensor.zeros([total - picked.count], dtype: g.dtype)]).reshape(sourceShape)
            }
            return [try g.maskedFill(mask, 0), forSource]
        }
    }
    @discardableResult public func maskedScatter_(_ mask: Tensor, _ source: Tensor) throws -> Tensor { try inPlace { try $0.maskedScatter(mask, source) } }

    /// The coordinates of the elements that are not zero, one row each; in memory those of one dimension lie together, as in PyTorch.
    public func nonzero() throws -> Tensor {
        let n = try countNonzero().item().integer
        let out = try Tensor([rank, n], .int64)
        func run<T: KernelElement>(_: T.Type) { Kernels.nonZero(buffer(T.self), count: n, into: out.pointer(Int64.self)) }
        if out.count > 0 { withElementType(dtype) { run($0) } }
        return try out.alias(shape: [n, rank], strides: [1, n], offset: 0)
    }
    /// The same as one vector per dimension.
    public func nonzeroTuple() throws -> [Tensor] { try (rank == 0 ? unsqueeze(0) : self).nonzero().unbind(1) }
    public func argwhere() throws -> Tensor { try nonzero() }

    // MARK: along a dimension

    public func gather(_ dim: Int, _ index: Tensor) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: rank)
        let i = try Tensor.indexElements(index, "gather")
        try checkIndexShape(i, d)
        let out = try Tensor(index.shape, dtype)
        if out.count > 0 {
            try checkIndexRange(i, d)
            let x = rank == 0 ? try detach().reshape([1]) : self
            let own = i.rank == 0 ? try i.reshape([1]) : i
            func run<T: KernelElement>(_: T.Type) {
                Kernels.gather(x.buffer(T.self), dimension: d, indices: own.buffer(Int64.self), into: StridedBuffer(out.pointer(T.self), shape: own.shape))
            }
            withElementType(dtype) { run($0) }
        }
        let from = shape
        return out.recorded("GatherBackward0", self, saving: [i]) { n, g in try g.scatterInto(from, d, try n.saved(0)) }
    }

    private func checkIndexShape(_ index: Tensor, _ d: Int, source: Tensor? = nil) throws {
        if index.count == 0 { return }
        if Swift.max(index.rank, 1) != Swift.max(rank, 1) { throw TensorError.gatherRank }
        if rank == 0 || index.rank == 0 { return }
        for k in shape.indices where k != d && index.shape[k] > shape[k] { throw TensorError.gatherShape(index.shape, shape, d) }
        if let source {
            if Swift.max(source.rank, 1) != index.rank { throw TensorError.gatherRank }
            for k in shape.indices where index.shape[k] > (source.rank == 0 ? 1 : source.shape[k]) {
                throw TensorError.runtime("Expected index \(Layout.text(index.shape)) to be no larger than self \(Layout.text(shape)) apart from dimension \(d) and to be no larger size than src \(Layout.text(source.shape))")
            }
        }
    }

    private func checkIndexRange(_ index: Tensor, _ d: Int) throws {
        let size = rank == 0 ? 1 : shape[d]
        let flat = try index.detach().prepared()
        if let bad = Kernels.firstInvalidIndex(flat.constant(Int64.self), count: flat.count, size: size, allowNegative: false) {
            throw TensorError.gatherIndex(Int(bad), dimension: d, size: size)
        }
    }

    /// `gather` where index and tensor broadcast.
    public func takeAlongDim(_ index: Tensor, _ dim: Int?) throws -> Tensor {
        guard let dim else { return try reshape([-1]).gather(0, try index.reshape([-1])) }
        let d = try Layout.dimension(dim, rank: rank)
        if index.rank != rank { throw TensorError.runtime("torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(rank) dimensions for input, and \(index.rank) dimensions for indices") }
        if rank == 0 { return try gather(d, index) }
        var a = shape, b = index.shape
        a[d] = 1; b[d] = 1
        var target = try Layout.broadcast(a, b)
        target[d] = index.shape[d]
        let i = try index.expand(target)
        target[d] = shape[d]
        return try expand(target).gather(d, i)
    }

    private func scattered(_ op: ScatterOperation, _ dim: Int, _ index: Tensor, _ source: Tensor, _ function: String) throws -> (Tensor, Int, Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        let i = try Tensor.indexElements(index, function)
        if source.dtype != dtype { throw TensorError.runtime("\(function)(): Expected self.dtype to be equal to src.dtype") }
        try checkIndexShape(i, d, source: source)
        let out = try Tensor(shape, dtype)
        out.writeElements(of: self)
        if i.count > 0 {
            try checkIndexRange(i, d)
            let own = i.rank == 0 ? try i.reshape([1]) : i
            let from = source.rank == 0 ? try source.detach().reshape([1]) : source
            if from.rank != own.rank { throw TensorError.runtime("Index tensor must have the same number of dimensions as src tensor") }
            let target = rank == 0 ? try out.reshape([1]) : out
            func run<T: KernelElement>(_: T.Type) {
                let part = StridedBuffer(from.pointer(T.self), shape: own.shape, strides: from.strides)
                Kernels.scatter(op, part, dimension: d, indices: own.buffer(Int64.self), into: target.buffer(T.self))
            }
            withElementType(dtype) { run($0) }
        }
        return (out, d, i)
    }

    public func scatter(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        let (out, d, i) = try withoutGradients { try scattered(.assign, dim, index, source, "scatter") }
        return out.recorded("ScatterBackward0", inputs: [self, source], saving: [i]) { n, g in
            let i = try n.saved(0)
            return [n.needs(0) ? try g.scatter(d, i, 0) : nil, n.needs(1) ? try g.gather(d, i) : nil]
        }
    }

    public func scatter(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
        let source = try Tensor.filled([Int](repeating: 1, count: index.rank), value, dtype).expand(index.shape)
        let (out, d, i) = try withoutGradients { try scattered(.assign, dim, index, source, "scatter") }
        return out.recorded("ScatterBackward1", self, saving: [i]) { n, g in try g.scatter(d, try n.saved(0), 0) }
    }

    public func scatterAdd(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        // truth values add up to truth
        let (out, d, i) = try withoutGradients { try scattered(dtype == .bool ? .maximum : .add, dim, index, source, "scatter_add") }
        return out.recorded("ScatterAddBackward0", inputs: [self, source], saving: [i]) { n, g in [g, n.needs(1) ? try g.gather(d, try n.saved(0)) : nil] }
    }

    /// - Parameter reduce: "sum", "prod", "mean", "amax" or "amin".
    public func scatterReduce(_ dim: Int, _ index: Tensor, _ source: Tensor, reduce: String, includeSelf: Bool = true) throws -> Tensor {
        let op: ScatterOperation
        let start: Scalar
        let ends: (Scalar, Scalar)
        switch dtype {
        case .bool: ends = (.bool(false), .bool(true))
        case .uint8: ends = (.int(0), .int(255))
        case .int8: ends = (.int(-128), .int(127))
        case .int16: ends = (.int(Int(Int16.min)), .int(Int(Int16.max)))
        case .int32: ends = (.int(Int(Int32.min)), .int(Int(Int32.max)))
        case .int64: ends = (.int(.min), .int(.max))
        default: ends = (.float(-Double.infinity), .float(.infinity))
        }
        switch reduce {
        case "mean" where dtype == .bool: throw TensorError.unsupported("scatter_gather_tensor_cpu_reduce_mean", .bool)
        case "sum", "mean": (op, start) = (dtype == .bool ? .maximum : .add, 0)
        case "prod": (op, start) = (.multiply, 1)
        case "amax": (op, start) = (.maximum, ends.0)
        case "amin": (op, start) = (.minimum, ends.1)
        default: throw TensorError.runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(reduce)")
        }
        let result = try withoutGradients { () -> Tensor in
            let base = includeSelf ? self : try scatter(dim, index, start)
            let (out, _, _) = try base.scattered(op, dim, index, source, "scatter_reduce")
            if reduce != "mean" { return out }
            let ones = try Tensor.onesLike(source)
            let counts = try (includeSelf ? Tensor.onesLike(self) : Tensor.onesLike(self).scatter(dim, index, 0)).scattered(.add, dim, index, ones, "scatter_reduce").0
            return dtype.isFloatingPoint ? try out.div(counts) : try out.div(counts, roundingMode: "floor")
        }
        if !Tensor.isRecording(self, source) { return result }
        return result.recorded("ScatterReduceBackward0", inputs: [self, source], saving: [self, source, index], savingResult: true) { n, g in
            let x = try n.saved(0), source = try n.saved(1), index = try n.saved(2), y = try n.saved(3)
            func kept(_ g: Tensor) throws -> Tensor { includeSelf ? g : try g.scatter(dim, index, 0) }
            switch reduce {
            case "sum": return [try kept(g), try g.gather(dim, index)]
            case "mean":
                let own = includeSelf ? try Tensor.onesLike(x) : try Tensor.onesLike(x).scatter(dim, index, 0)
                let counts = try own.scatterAdd(dim, index, try Tensor.onesLike(source)).clamp(min: 1)
                return [try kept(try g.div(counts)), try g.div(counts).gather(dim, index)]
            case "prod":
                // where a factor is 0, the product of the others is not y / factor; a formula for one factor 0 in each place
                let masked = try source.maskedFill(try source.eq(0), 1)
                let zeros = try Tensor.zerosLike(x).scatterAdd(dim, index, try source.eq(0).to(x.dtype)).gather(dim, index)
                let others = try x.scatterReduce(dim, index, masked, reduce: "prod", includeSelf: includeSelf).gather(dim, index)
                let slope = try Tensor.where(try source.eq(0), try Tensor.where(try zeros.eq(1), others, try Tensor.zerosLike(others)), try y.gather(dim, index).div(masked))
                let own = try Tensor.onesLike(x).scatterReduce(dim, index, source, reduce: "prod")
                return [try kept(try g.mul(own)), try g.gather(dim, index).mul(slope)]
            default:
                // ties share the gradient
                let isOwn = try x.eq(y).to(g.dtype), isSource = try source.eq(try y.gather(dim, index)).to(g.dtype)
                let ties = try (includeSelf ? isOwn : try isOwn.scatter(dim, index, 0)).scatterAdd(dim, index, isSource).clamp(min: 1)
                let shared = try g.div(ties)
                return [try kept(try shared.mul(isOwn)), try shared.gather(dim, index).mul(isSource)]
            }
        }
    }

    @discardableResult public func scatter_(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor { try inPlace { try $0.scatter(dim, index, source) } }
    @discardableResult public func scatter_(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor { try inPlace { try $0.scatter(dim, index, value) } }
    @discardableResult public func scatterAdd_(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor { try inPlace { try $0.scatterAdd(dim, index, source) } }
    @discardableResult public func scatterReduce_(_ dim: Int, _ index: Tensor, _ source: Tensor, reduce: String, includeSelf: Bool = true) throws -> Tensor {
        try inPlace { try $0.scatterReduce(dim, index, source, reduce: reduce, includeSelf: includeSelf) }
    }

    public func indexSelect(_ dim: Int, _ index: Tensor) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: rank)
        if index.rank > 1 { throw TensorError.indexSelectVector }
        if index.dtype != .int64 && index.dtype != .int32 { throw TensorError.runtime("index_select(): Expected dtype int32 or int64 for index") }
        let i = try index.detach().prepared(.int64)
        let (outer, size, inner) = lines(d)
        if Kernels.firstInvalidIndex(i.constant(Int64.self), count: i.count, size: size, allowNegative: false) != nil {
            let wrong = i.integers().first { $0 < 0 || $0 >= size } ?? size
            throw d != 1 ? TensorError.indexOutOfRangeInSelf : TensorError.runtime("INDICES element is out of DATA bounds, id=\(wrong) axis_dim=\(size)")
        }
        var target = shape
        if rank > 0 { target[d] = i.count }
        let x = try prepared()
        let out = try Tensor(target, dtype)
        func run<T: KernelElement>(_: T.Type) {
            Kernels.indexSelect(x.constant(T.self), into: out.pointer(T.self), outer: outer, size: size, inner: inner, indices: i.constant(Int64.self), count: i.count)
        }
        withElementType(dtype) { run($0) }
        let from = shape
        return out.recorded("IndexSelectBackward0", self, saving: [i]) { n, g in try Tensor.zeros(from, dtype: g.dtype).indexAdd(d, try n.saved(0), g) }
    }

    private func indexScattered(_ op: ScatterOperation, _ dim: Int, _ index: Tensor, _ source: Tensor, _ function: String, alpha: Scalar = 1) throws -> (Tensor, Int, Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        if index.rank > 1 { throw TensorError.index("\(function)(): Index is supposed to be a vector, but got dim: \(index.rank) with type: \(index.dtype.scalarName) and size: \(Layout.text(index.shape))") }
        if index.dtype != .int64 && index.dtype != .int32 { throw TensorError.runtime("\(function)_(): Expected dtype int32/int64 for index but got: \(index.dtype.scalarName)") }
        if source.dtype != dtype { throw TensorError.runtime("\(function)(): self (\(dtype.scalarName)) and source (\(source.dtype.scalarName)) must have the same scalar type") }
        let i = try index.detach().prepared(.int64)
        let (outer, size, inner) = lines(d)
        var wanted = shape
        if rank > 0 { wanted[d] = i.count }
        if source.shape != wanted && !(rank == 0 && source.count == 1) {
            let length = source.rank == 0 || d >= source.rank ? 1 : source.shape[d]
            if function == "index_copy" { throw TensorError.index("index_copy_(): Number of indices (\(i.count)) should be equal to source.size(dim) (\(length))") }
            throw TensorError.runtime("\(function)_(): Number of indices (\(i.count)) should be equal to source.size(dim): (\(length)), for dim: \(d)")
        }
        if Kernels.firstInvalidIndex(i.constant(Int64.self), count: i.count, size: size, allowNegative: false) != nil { throw TensorError.indexOutOfRangeInSelf }
        let out = try Tensor(shape, dtype)
        out.writeElements(of: self)
        let values = try source.prepared()
        func run<T: KernelElement>(_: T.Type) {
            Kernels.indexScatter(op, values.constant(T.self), into: out.pointer(T.self), outer: outer, size: size, inner: inner, indices: i.constant(Int64.self), count: i.count, alpha: T(scalar: alpha))
        }
        withElementType(dtype) { run($0) }
        return (out, d, i)
    }

    public func indexAdd(_ dim: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar = 1) throws -> Tensor {
        let (out, d, i) = try withoutGradients { try indexScattered(.add, dim, index, source, "index_add", alpha: alpha) }
        return out.recorded("IndexAddBackward0", inputs: [self, source], saving: [i]) { n, g in
            [g, n.needs(1) ? try g.indexSelect(d, try n.saved(0)).mul(alpha) : nil]
        }
    }
    public func indexCopy(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        let (out, d, i) = try withoutGradients { try indexScattered(.assign, dim, index, source, "index_copy") }
        return out.recorded("IndexCopyBackward0", inputs: [self, source], saving: [i]) { n, g in
            let i = try n.saved(0)
            return [try g.indexFill(d, i, 0), n.needs(1) ? try g.indexSelect(d, i) : nil]
        }
    }
    public func indexFill(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: rank)
        if index.dtype != .int64 { throw TensorError.index("index_fill_(): Expected dtype int64 for index.") }
        var part = shape
        if rank > 0 { part[d] = index.count }
        let i = try normalizedIndex(index, d)
        let source = try Tensor.filled([Int](repeating: 1, count: part.count), value, dtype).expand(part)
        let (out, _, _) = try withoutGradients { try indexScattered(.assign, d, i, source, "index_fill") }
        return out.recorded("IndexFillBackward0", self, saving: [i]) { n, g in try g.indexFill(d, try n.saved(0), 0) }
    }
    private func normalizedIndex(_ index: Tensor, _ d: Int) throws -> Tensor {
        let size = rank == 0 ? 1 : shape[d]
        return try Tensor(index.integers().map { $0 < 0 ? $0 + size : $0 }, shape: [index.count])
    }
    @discardableResult public func indexAdd_(_ dim: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar = 1) throws -> Tensor { try inPlace { try $0.indexAdd(dim, index, source, alpha: alpha) } }
    @discardableResult public func indexCopy_(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor { try inPlace { try $0.indexCopy(dim, index, source) } }
    @discardableResult public func indexFill_(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor { try inPlace { try $0.indexFill(dim, index, value) } }

    /// The elements at flat positions.
    public func take(_ index: Tensor) throws -> Tensor {
        if index.dtype != .int64 { throw TensorError.runtime("take(): Expected a long tensor for index, but got \(index.dtype.scalarName)") }
        if count == 0 && index.count > 0 { throw TensorError.index("take(): tried to take from an empty tensor") }
        let n = count
        for i in index.integers() where i < -n || i >= n { throw TensorError.index("out of range: tried to access index \(i) on a tensor of \(n) elements.") }
        let wrapped = try Tensor(index.integers().map { $0 < 0 ? $0 + n : $0 }, shape: [index.count])
        return try reshape([-1]).indexSelect(0, wrapped).reshape(index.shape)
    }
}
