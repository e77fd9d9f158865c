internal import Kernels

extension Tensor {
    // MARK: raw elements

    /// Sets every element, without checks and history.
    func fillElements(_ value: Scalar) {
        if count == 0 { return }
        if dtype == .bool {
            Kernels.fill(buffer(UInt8.self), with: value.isTrue ? 1 : 0)
            return
        }
        func run<T: KernelElement>(_: T.Type) {
            if isContiguous { Kernels.fill(pointer(T.self), count: count, with: T(scalar: value)) } else { Kernels.fill(buffer(T.self), with: T(scalar: value)) }
        }
        withElementType(dtype) { run($0) }
    }

    /// Copies the elements of `source`, which broadcasts to this shape, converting their type; without checks and history.
    func writeElements(of source: Tensor) {
        if count == 0 { return }
        if source.dtype == dtype {
            if isContiguous && source.isContiguous && source.count == count {
                (storage.pointer + offset * dtype.itemSize).copyMemory(from: source.storage.pointer + source.offset * dtype.itemSize, byteCount: count * dtype.itemSize)
                return
            }
            func copy<T: KernelElement>(_: T.Type) { Kernels.copy(source.buffer(T.self, broadcastTo: shape), into: buffer(T.self)) }
            withElementType(dtype) { copy($0) }
            return
        }
        if source.dtype.isComplex && dtype.isComplex {
            // part by part: the conversion of one element knows only its real part
            if let from = try? source.detach().viewAsReal(), let to = try? detach().viewAsReal(), let spread = try? from.expand(to.shape) { to.writeElements(of: spread) }
            return
        }
        if dtype == .bool {
            func cast<S: KernelElement>(_: S.Type) { Kernels.castToBool(source.buffer(S.self, broadcastTo: shape), into: buffer(UInt8.self)) }
            withElementType(source.dtype) { cast($0) }
            return
        }
        func from<S: KernelElement>(_ s: S.Type) {
            func to<D: KernelElement>(_: D.Type) { Kernels.cast(source.buffer(S.self, broadcastTo: shape), into: buffer(D.self)) }
            withElementType(dtype) { to($0) }
        }
        withElementType(source.dtype) { from($0) }
    }

    /// The elements as contiguous memory of type `dtype`: the tensor itself if it is that already; no history.
    @inline(__always)
    func prepared(_ type: DType? = nil) throws -> Tensor {
        let wanted = type ?? dtype
        if isContiguous && dtype == wanted { return self }
        let result = try Tensor(shape, wanted)
        result.writeElements(of: self)
        return result
    }

    /// The elements converted to `type`, strides kept where possible; no history.
    @inline(__always)
    func cast(_ type: DType) throws -> Tensor {
        if dtype == type { return self }
        let result = try Tensor.like(self, type)
        result.writeElements(of: self)
        return result
    }

    // MARK: copies

    /// A copy with memory of its own; the order of dimensions in memory is kept if the tensor is dense.
    public func clone() throws -> Tensor {
        let result: Tensor
        if isContiguous || !Layout.isDense(shape, strides) { result = try Tensor(shape, dtype) } else { result = try Tensor.emptyStrided(shape, strides, dtype: dtype) }
        result.writeElements(of: self)
        return result.recorded("CloneBackward0", self) { _, g in g }
    }

    /// The tensor itself if it is contiguous, else a contiguous copy.
    public func contiguous() throws -> Tensor {
        if isContiguous { return self }
        let result = try Tensor(shape, dtype)
        result.writeElements(of: self)
        return result.recorded("CloneBackward0", self) { _, g in g }
    }

    /// The strides of a tensor (N, C, …) whose channels lie next to each other in memory.
    private var channelsLastStrides: [Int] {
        var strides = [Int](repeating: 1, count: rank), step = shape[1]
        for d in (2..<rank).reversed() {
            strides[d] = step
            step = step &* shape[d]
        }
        strides[0] = step
        return strides
    }

    /// Whether the channels of (N, C, H, W) or (N, C, D, H, W) lie next to each other, places in row-major order.
    public var isChannelsLast: Bool { rank >= 4 && zip(strides, zip(channelsLastStrides, shape)).allSatisfy { $0 == $1.0 || $1.1 == 1 } }

    /// The tensor with its channels next to each other in memory: itself if they are, else a copy.
    public func channelsLast(rank wanted: Int) throws -> Tensor {
        if rank != wanted { throw TensorError.runtime("required rank \(wanted) tensor to use channels_last\(wanted == 5 ? "_3d" : "") format") }
        if strides == channelsLastStrides { return self }
        let result = try Tensor.emptyStrided(shape, channelsLastStrides, dtype: dtype)
        result.writeElements(of: self)
        return result.recorded("CloneBackward0", self) { _, g in g }
    }

    /// The tensor itself if it has the type, else a converted copy.
    public func to(_ type: DType, copy: Bool = false) throws -> Tensor {
        if type == dtype { return copy ? try clone() : self }
        let result = try cast(type)
        if !type.isDifferentiable { return result }
        return result.recorded("ToCopyBackward0", self) { _, g in g }
    }

    // MARK: writes in place

    /// Overwrites the elements with those of `source`, broadcast and converted.
    @discardableResult
    public func copy_(_ source: Tensor) throws -> Tensor {
        if self === source { return self }
        try checkWritable()
        if !Layout.isExpandable(source.shape, to: shape) { throw TensorError.copyMismatch(source.shape, shape) }
        var from = source
        if source.storage === storage && !(source.offset == offset && source.strides == strides) { from = try source.detach().clone() }
        writeElements(of: from)
        recordWrite("CopyBackwards", others: [source]) { _, g in [nil, g] }
        return self
    }

    @discardableResult
    public func fill_(_ value: Scalar) throws -> Tensor {
        try checkWritable()
        try dtype.checkHolds(value)
        fillElements(value)
        recordWrite("FillBackward2") { _, g in [try Tensor.zerosLike(g)] }
        return self
    }

    /// Fills with the element of a tensor of rank 0.
    @discardableResult
    public func fill_(_ value: Tensor) throws -> Tensor {
        if value.rank != 0 { throw TensorError.runtime("fill_ only supports 0-dimension value tensor but got tensor with \(value.rank) dimensions.") }
        try checkWritable()
        fillElements(try value.item())
        recordWrite("FillBackward3", others: [value]) { _, g in [try Tensor.zerosLike(g), try g.sum()] }
        return self
    }

    @discardableResult
    public func zero_() throws -> Tensor {
        try checkWritable()
        fillElements(0)
        recordWrite("ZeroBackward0") { _, g in [try Tensor.zerosLike(g)] }
        return self
    }

    /// `tensor.sum_to_size(target)`
    public func sumToSize(_ target: [Int]) throws -> Tensor {
        if !Layout.isExpandable(target, to: shape) { throw TensorError.runtime("size {\(Layout.text(target))} is not expandable to size {\(Layout.text(shape))}.") }
        return try summed(to: target)
    }

    /// The gradient of an expanded tensor: sums over the dimensions that were added or repeated.
    public func summed(to target: [Int]) throws -> Tensor {
        if shape == target { return self }
        let lead = shape.count - target.count
        var dims = Array(0..<Swift.max(lead, 0))
        for (d, size) in target.enumerated() where size == 1 && shape[d + lead] != 1 { dims.append(d + lead) }
        let result = dims.isEmpty ? self : try sum(dims, keepDim: true)
        return lead > 0 ? try result.reshape(target) : result
    }
}

extension TensorError {
    static func copyMismatch(_ source: [Int], _ target: [Int]) -> TensorError {
        if source.count > target.count { return expandRank(target, source, TensorRuntime.current.defaultDType) }
        let lead = target.count - source.count
        for (d, size) in source.enumerated().reversed() where size != target[d + lead] && size != 1 {
            return broadcastMismatch(target[d + lead], size, dimension: d + lead)
        }
        return broadcastMismatch(target.first ?? 0, source.first ?? 0, dimension: 0)
    }
}
