extension Tensor {
    /// A view of the same memory that knows what it is a view of.
    @inline(__always)
    func view(shape: [Int], strides: [Int], offset: Int, count: Int? = nil) throws -> Tensor {
        let n = try count ?? Layout.elementCount(shape)
        let result = Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype, count: n,
                            isContiguous: Layout.isContiguous(shape, strides))
        result.tracksVersion = tracksVersion
        result.isInference = isInference
        if !isInference {
            if TensorRuntime.isGradEnabled {
                result.base = base ?? self
                result.nodeVersion = storage.version
                result.unrecordedView = unrecordedView
            } else if requiresGrad {
                result.base = base ?? self
                result.nodeVersion = storage.version
                result.unrecordedView = TensorRuntime.isInferenceMode ? .inferenceMode : .noGrad
            }
        }
        return result
    }

    /// The gradient of a view: zeros of `shape` with `g` where `part` points.  Differentiable: its own gradient is `part`.
    static func embedding(_ g: Tensor, in shape: [Int], _ name: String, _ part: @escaping (Tensor) throws -> Tensor) throws -> Tensor {
        let whole = try Tensor(shape, g.dtype, zeroed: true)
        try withoutGradients { try part(whole) }.writeElements(of: g)
        return whole.recorded(name, g) { _, g2 in try part(g2) }
    }

    // MARK: shape

    public func view(_ sizes: [Int]) throws -> Tensor {
        let target = try Layout.inferred(sizes, count: count)
        guard let strides = isContiguous ? Layout.contiguousStrides(target) : Layout.viewStrides(shape, self.strides, as: target) else { throw TensorError.viewIncompatible }
        let from = shape
        return try view(shape: target, strides: strides, offset: offset, count: count).recorded("ViewBackward0", self) { _, g in try g.reshape(from) }
    }

    /// The same bytes as elements of another type.
    public func view(as type: DType) throws -> Tensor {
        if type.itemSize == dtype.itemSize {
            return Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: type, count: count, isContiguous: isContiguous)
        }
        guard let last = shape.last, isContiguous else {
            throw TensorError.runtime("self.dim() cannot be 0 to view \(dtype.scalarName) as \(type.scalarName) (different element sizes)")
        }
        let bytes = last * dtype.itemSize
        if bytes % type.itemSize != 0 || offset * dtype.itemSize % type.itemSize != 0 {
            throw TensorError.runtime("self.size(-1) must be divisible by \(type.itemSize / dtype.itemSize) to view \(dtype.scalarName) as \(type.scalarName) (different element sizes), but got \(last)")
        }
        let target: [Int] = Array(shape.dropLast()) + [bytes / type.itemSize]
        return Tensor(storage: storage, shape: target, strides: Layout.contiguousStrides(target), offset: offset * dtype.itemSize / type.itemSize, dtype: type,
                      count: try Layout.elementCount(target), isContiguous: true)
    }

    /// A view if the memory allows it, else a copy.
    public func reshape(_ sizes: [Int]) throws -> Tensor {
        let target = try Layout.inferred(sizes, count: count)
        if target == shape && isContiguous { return try view(target) }
        if isContiguous || Layout.viewStrides(shape, strides, as: target) != nil { return try view(target) }
        let copy = try contiguous()
        let from = shape
        let result = copy.detach()
        let reshaped = try result.alias(shape: target, strides: Layout.contiguousStrides(target), offset: 0)
        return reshaped.recorded("UnsafeViewBackward0", copy) { _, g in try g.reshape(from) }
    }

    /// `reshape` of a fresh result, named as PyTorch names it inside of composite operations.
    func unsafeView(_ target: [Int]) throws -> Tensor {
        let from = shape
        let contiguousSelf = try contiguous()
        return try contiguousSelf.detach().alias(shape: target, strides: Layout.contiguousStrides(target), offset: contiguousSelf.offset)
            .recorded("UnsafeViewBackward0", contiguousSelf) { _, g in try g.reshape(from) }
    }

    public func flatten(startDim: Int = 0, endDim: Int = -1) throws -> Tensor {
        let start = try Layout.dimension(startDim, rank: rank), end = try Layout.dimension(endDim, rank: rank)
        if start > end { throw TensorError.flattenOrder }
        if rank == 0 { return try reshape([1]) }
        if start == end { return self }
        let middle = try Layout.elementCount(Array(shape[start...end]))
        return try reshape(Array(shape[..<start]) + [middle] + Array(shape[(end + 1)...]))
    }

    public func unflatten(_ d: Int, _ sizes: [Int]) throws -> Tensor {
        let at = try Layout.dimension(d, rank: rank)
        if sizes.isEmpty { throw TensorError.runtime("unflatten: sizes must be non-empty") }
        if rank == 0 { throw TensorError.runtime("unflatten got an unexpected error:") }
        let target: [Int]
        do { target = try Layout.inferred(sizes, count: shape[at]) } catch { throw TensorError.unflattenProduct(sizes, at, shape[at]) }
        return try view(Array(shape[..<at]) + target + Array(shape[(at + 1)...]))
    }

    public func transpose(_ dim0: Int, _ dim1: Int) throws -> Tensor {
        let a = try Layout.dimension(dim0, rank: rank), b = try Layout.dimension(dim1, rank: rank)
        if rank == 0 { return try view(shape: [], strides: [], offset: offset, count: 1).recorded("AliasBackward0", self) { _, g in g } }
        var sizes = shape, steps = strides
        sizes.swapAt(a, b)
        steps.swapAt(a, b)
        return try view(shape: sizes, strides: steps, offset: offset, count: count).recorded("TransposeBackward0", self) { _, g in try g.transpose(a, b) }
    }

    /// The transposed matrix; a vector stays as it is.
    public func t() throws -> Tensor {
        if rank > 2 { throw TensorError.transposeRank(rank) }
        if rank < 2 { return try view(shape: shape, strides: strides, offset: offset, count: count).recorded("TBackward0", self) { _, g in g } }
        return try view(shape: [shape[1], shape[0]], strides: [strides[1], strides[0]], offset: offset, count: count).recorded("TBackward0", self) { _, g in try g.t() }
    }

    public func permute(_ dims: [Int]) throws -> Tensor {
        if dims.count != rank { throw TensorError.permuteRank(rank, dims) }
        let order = try dims.map { try Layout.dimension($0, rank: rank) }
        if Set(order).count != rank { throw TensorError.permuteDuplicate }
        var inverse = order
        for (i, d) in order.enumerated() { inverse[d] = i }
        return try view(shape: order.map { shape[$0] }, strides: order.map { strides[$0] }, offset: offset, count: count)
            .recorded("PermuteBackward0", self) { _, g in try g.permute(inverse) }
    }

    /// `tensor.T`: all dimensions reversed.
    public func reversedDimensions() throws -> Tensor { try permute(Array((0..<rank).reversed())) }

    /// `tensor.mT`.
    public func matrixTranspose() throws -> Tensor {
        if rank < 2 { throw TensorError.runtime("tensor.mT is only supported on matrices or batches of matrices. Got \(rank)-D tensor.") }
        return try transpose(-2, -1)
    }

    public func movedim(_ source: [Int], _ destination: [Int]) throws -> Tensor {
        let from = try source.map { try Layout.dimension($0, rank: rank) }, to = try destination.map { try Layout.dimension($0, rank: rank) }
        if from.count != to.count { throw TensorError.runtime("movedim: Invalid source or destination dims: source (\(Layout.text(source)) dims) should contain the same number of dims as destination (\(Layout.text(destination)) dims)") }
        if Set(from).count != from.count { throw TensorError.runtime("movedim: repeated dim in `source` (\(Layout.text(source)))") }
        if Set(to).count != to.count { throw TensorError.runtime("movedim: repeated dim in `destination` (\(Layout.text(destination)))") }
        if rank == 0 { return try permute([]) }
        var order = [Int](repeating: -1, count: rank)
        for (s, d) in zip(from, to) { order[d] = s }
        var rest = (0..<rank).filter { !from.contains($0) }.makeIterator()
        for d in 0..<rank where order[d] < 0 { order[d] = rest.next() ?? 0 }
        return try permute(order)
    }

    public func unsqueeze(_ d: Int) throws -> Tensor {
        let at = try Layout.dimension(d, rank: rank + 1)
        var sizes = shape, steps = strides
        steps.insert(at < rank ? shape[at] &* strides[at] : 1, at: at)
        sizes.insert(1, at: at)
        return try view(shape: sizes, strides: steps, offset: offset, count: count).recorded("UnsqueezeBackward0", self) { _, g in try g.squeeze([at]) }
    }

    public func squeeze() throws -> Tensor {
        let keep = shape.indices.filter { shape[$0] != 1 }
        let from = shape
        return try view(shape: keep.map { shape[$0] }, strides: keep.map { strides[$0] }, offset: offset, count: count)
            .recorded("SqueezeBackward0", self) { _, g in try g.reshape(from) }
    }

    /// Removes those of `dims` that have size 1.
    public func squeeze(_ dims: [Int]) throws -> Tensor {
        let drop = try Set(dims.map { try Layout.dimension($0, rank: rank) })
        let keep = shape.indices.filter { !(drop.contains($0) && shape[$0] == 1) }
        let from = shape
        return try view(shape: keep.map { shape[$0] }, strides: keep.map { strides[$0] }, offset: offset, count: count)
            .recorded(dims.count == 1 ? "SqueezeBackward1" : "SqueezeBackward2", self) { _, g in try g.reshape(from) }
    }

    /// −1 keeps a size.
    public func expand(_ sizes: [Int]) throws -> Tensor {
        let lead = sizes.count - rank
        if lead < 0 { throw TensorError.expandRank(sizes, shape, dtype) }
        var target = sizes
        for d in sizes.indices {
            if d < lead {
                if sizes[d] < 0 { throw TensorError.expandNegative(sizes[d], dimension: d) }
                continue
            }
            let existing = shape[d - lead]
            if sizes[d] == -1 { target[d] = existing }
            else if sizes[d] < -1 { throw TensorError.expandSize(sizes[d], existing: existing, dimension: d, target: sizes, shape: shape) }
            else if sizes[d] != existing && existing != 1 { throw TensorError.expandSize(sizes[d], existing: existing, dimension: d, target: sizes, shape: shape) }
        }
        let from = shape
        return try view(shape: target, strides: Layout.broadcastStrides(shape, strides, to: target), offset: offset)
            .recorded("ExpandBackward0", self) { _, g in try g.summed(to: from) }
    }

    public static func broadcastTensors(_ tensors: [Tensor]) throws -> [Tensor] {
        var shape: [Int] = []
        for t in tensors { shape = try Layout.broadcast(shape, t.shape) }
        return try tensors.map { $0.shape == shape ? $0 : try $0.expand(shape) }
    }

    // MARK: parts

    public func select(_ d: Int, _ index: Int) throws -> Tensor {
        if rank == 0 { throw TensorError.index("select() cannot be applied to a 0-dim tensor.") }
        let at = try Layout.dimension(d, rank: rank)
        let size = shape[at]
        if index < -size || index >= size { throw TensorError.selectOutOfRange(index, shape, dimension: at) }
        let i = index < 0 ? index + size : index
        var sizes = shape, steps = strides
        sizes.remove(at: at)
        steps.remove(at: at)
        let from = shape
        return try view(shape: sizes, strides: steps, offset: offset &+ i &* strides[at]).recorded("SelectBackward0", self) { _, g in
            try Tensor.embedding(g, in: from, "SelectBackwardBackward0") { try $0.select(at, i) }
        }
    }

    /// Elements start, start + step, … below end; both ends are cut to the tensor.
    public func slice(_ d: Int, _ start: Int? = nil, _ end: Int? = nil, step: Int = 1) throws -> Tensor {
        if rank == 0 { throw TensorError.runtime("slice() cannot be applied to a 0-dim tensor.") }
        if step <= 0 { throw TensorError.sliceStep(step) }
        let at = try Layout.dimension(d, rank: rank)
        let size = shape[at]
        func clamp(_ i: Int) -> Int { Swift.max(0, Swift.min(size, i < 0 ? (i < -size ? 0 : i + size) : i)) }
        let from = clamp(start ?? 0), to = Swift.max(from, clamp(end ?? size))
        var sizes = shape, steps = strides
        sizes[at] = to == from ? 0 : (to - from - 1) / step + 1
        steps[at] = strides[at] &* (sizes[at] > 1 ? step : 1)
        let whole = shape
        return try view(shape: sizes, strides: steps, offset: offset &+ (sizes[at] > 0 ? from &* strides[at] : 0)).recorded("SliceBackward0", self) { _, g in
            try Tensor.embedding(g, in: whole, "SliceBackwardBackward0") { try $0.slice(at, from, to, step: step) }
        }
    }

    public func narrow(_ d: Int, _ start: Int, _ length: Int) throws -> Tensor {
        if rank == 0 { throw TensorError.runtime("narrow() cannot be applied to a 0-dim tensor.") }
        let at = try Layout.dimension(d, rank: rank)
        let size = shape[at]
        if length < 0 { throw TensorError.narrowNegative() }
        if start < -size || start > size { throw TensorError.narrowStart(start, size) }
        let from = start < 0 ? start + size : start
        if length > size - from { throw TensorError.narrowLength(from, length, size) }
        return try slice(at, from, from + length)
    }

    /// The elements (i, i + offset) of two dimensions, as the last dimension.
    public func diagonal(offset shift: Int = 0, dim1: Int = 0, dim2: Int = 1) throws -> Tensor {
        let a = try Layout.dimension(dim1, rank: rank), b = try Layout.dimension(dim2, rank: rank)
        if a == b || rank < 2 { throw TensorError.runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
        let n: Int
        let (rows, columns) = (shape[a], shape[b])
        if shift >= 0 { n = shift >= columns ? 0 : Swift.max(0, Swift.min(rows, columns - shift)) }
        else { n = shift <= -rows ? 0 : Swift.max(0, Swift.min(rows + shift, columns)) }
        let start = n == 0 ? 0 : (shift >= 0 ? shift &* strides[b] : -shift &* strides[a])
        let keep = shape.indices.filter { $0 != a && $0 != b }
        let whole = shape
        return try view(shape: keep.map { shape[$0] } + [n], strides: keep.map { strides[$0] } + [strides[a] &+ strides[b]], offset: offset &+ start)
            .recorded("DiagonalBackward0", self) { _, g in
                try Tensor.embedding(g, in: whole, "DiagonalBackwardBackward0") { try $0.diagonal(offset: shift, dim1: a, dim2: b) }
            }
    }

    /// Windows of `size` elements every `step` along a dimension, as a new last dimension.
    public func unfold(_ d: Int, _ size: Int, _ step: Int) throws -> Tensor {
        let at = try Layout.dimension(d, rank: rank)
        let length = rank == 0 ? 1 : shape[at]
        if size < 0 || size > length { throw TensorError.unfoldSize(at, length, size) }
        if step <= 0 { throw TensorError.unfoldStep }
        if rank == 0 { return try unsqueeze(0).narrow(0, 0, size) }
        var sizes = shape, steps = strides
        sizes[at] = (length - size) / step + 1
        let (scaled, overflow) = strides[at].multipliedReportingOverflow(by: step)
        steps[at] = overflow ? 0 : scaled
        sizes.append(size)
        steps.append(strides[at])
        let whole = shape
        return try view(shape: sizes, strides: steps, offset: offset).recorded("UnfoldBackward0", self) { _, g in
            // windows may overlap: add them up position by position
            let total = try Tensor.zeros(whole, dtype: g.dtype)
            try withoutGradients {
                let windows = sizes[at]
                for k in 0..<size where windows > 0 {
                    let part = try total.slice(at, k, k + (windows - 1) * step + 1, step: step)
                    try part.add_(try g.detach().select(-1, k))
                }
            }
            return total.recorded("UnfoldBackwardBackward0", g) { _, g2 in try g2.unfold(at, size, step) }
        }
    }

    /// A view with any shape and strides inside of the storage.
    public func asStrided(_ sizes: [Int], _ steps: [Int], _ start: Int? = nil) throws -> Tensor {
        if sizes.count != steps.count { throw TensorError.runtime("mismatch in length of strides and shape") }
        let at = start ?? offset
        if steps.contains(where: { $0 < 0 }) { throw TensorError.runtime("as_strided: Negative strides are not supported at the moment, got strides: \(Layout.text(steps))") }
        if sizes.contains(where: { $0 < 0 }) { throw TensorError.runtime("as_strided: Negative sizes are not supported, got \(Layout.text(sizes))") }
        let have = storage.byteCount / dtype.itemSize
        var extent = at
        var fits = at >= 0
        if !sizes.contains(0) {
            for (size, step) in zip(sizes, steps) {
                let (span, o1) = (size - 1).multipliedReportingOverflow(by: step)
                let (sum, o2) = extent.addingReportingOverflow(span)
                if o1 || o2 { fits = false; break }
                extent = sum
            }
            if extent >= have { fits = false }
        }
        if !fits {
            throw TensorError.runtime("setStorage: sizes \(Layout.text(sizes)), strides \(Layout.text(steps)), storage offset \(at), and itemsize \(dtype.itemSize) requiring a storage size of \((extent &+ 1) &* dtype.itemSize) are out of bounds for storage of size \(storage.byteCount)")
        }
        let (own, ownSteps, ownStart) = (shape, strides, offset)
        return try view(shape: sizes, strides: steps, offset: at).recorded("AsStridedBackward0", self) { _, g in
            try g.asStridedBackward(sizes, steps, at, own, ownSteps, ownStart)
        }
    }

    /// The gradient of the tensor (of layout own…) that `asStrided` made a view (sizes, steps, at) of; `self` is the view's.
    func asStridedBackward(_ sizes: [Int], _ steps: [Int], _ at: Int, _ own: [Int], _ ownSteps: [Int], _ ownStart: Int) throws -> Tensor {
        var extent = 0
        for (size, step) in zip(own, ownSteps) where size > 0 { extent += (size - 1) * step }
        var viewExtent = 0
        for (size, step) in zip(sizes, steps) where size > 0 { viewExtent += (size - 1) * step }
        let low = Swift.min(at, ownStart)
        let flat = try Tensor([Swift.max(at + viewExtent, ownStart + extent) - low + 1], dtype, zeroed: true)
        let part = try flat.alias(shape: sizes, strides: steps, offset: at - low)
        let g = try detach().prepared()
        var next = 0
        part.forEachPosition { position in
            let sum = flat.element(at: position).double + g.element(at: next).double
            flat.setElement(at: position, to: .float(sum))
            next += 1
        }
        let result = try flat.alias(shape: own, strides: ownSteps, offset: ownStart - low).clone()
        return result.recorded("AsStridedBackwardBackward0", self) { _, g2 in
            try g2.contiguous().asStrided(sizes, steps, at - ownStart)
        }
    }

    // MARK: splitting

    /// Pieces of the given sizes, which add up to the dimension.
    public func split(_ sizes: [Int], dim: Int = 0) throws -> [Tensor] {
        let at = try Layout.dimension(dim, rank: rank)
        var total = 0
        for size in sizes {
            let (sum, overflow) = total.addingReportingOverflow(size)
            if overflow || size < 0 { throw TensorError.runtime("split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(Layout.text(sizes))") }
            total = sum
        }
        if rank == 0 || total != shape[at] { throw TensorError.splitSizes(rank == 0 ? 1 : shape[at], at, sizes) }
        return try pieces(sizes, at, "SplitWithSizesBackward0")
    }

    /// Pieces of `size`; the last may be smaller.
    public func split(_ size: Int, dim: Int = 0) throws -> [Tensor] {
        if rank == 0 { throw TensorError.runtime("split expects at least a 1-dimensional tensor") }
        let at = try Layout.dimension(dim, rank: rank)
        if size < 0 { throw TensorError.splitSize(size) }
        let length = shape[at]
        if size == 0 {
            if length != 0 { throw TensorError.runtime("split_size can only be 0 if dimension size is 0, but got dimension size of \(length)") }
            return try pieces([0], at, "SplitBackward0")
        }
        var sizes: [Int] = []
        var from = 0
        while from < length || sizes.isEmpty {
            sizes.append(Swift.min(size, length - from))
            from += sizes[sizes.count - 1]
            if sizes[sizes.count - 1] == 0 { break }
        }
        return try pieces(sizes, at, "SplitBackward0")
    }

    private func pieces(_ sizes: [Int], _ at: Int, _ name: String) throws -> [Tensor] {
        var results: [Tensor] = []
        var from = 0
        for size in sizes {
            var target = shape
            target[at] = size
            let piece = try view(shape: target, strides: strides, offset: offset &+ (size > 0 ? from &* strides[at] : 0))
            piece.isOneOfSeveralViews = true
            results.append(piece)
            from += size
        }
        let (whole, type) = (shape, dtype)
        Tensor.record(name, inputs: [self], outputs: results) { _, gradients in
            let parts = try gradients.enumerated().map { i, g -> Tensor in
                if let g { return g }
                var missing = whole
                missing[at] = sizes[i]
                return try Tensor(missing, type, zeroed: true)
            }
            return [try Tensor.cat(parts, dim: at)]
        }
        return results
    }

    /// At most `n` pieces of equal size.
    public func chunk(_ n: Int, dim: Int = 0) throws -> [Tensor] {
        if n <= 0 { throw TensorError.chunks(n) }
        if rank == 0 { throw TensorError.runtime("chunk expects at least a 1-dimensional tensor") }
        let at = try Layout.dimension(dim, rank: rank)
        let size = shape[at] == 0 ? 0 : (shape[at] - 1) / n + 1
        if size == 0 { return try split([Int](repeating: 0, count: Swift.min(n, 1 << 16)), dim: at) }
        return try split(size, dim: at)
    }

    /// Pieces that are as equal as possible; the first ones are one longer.
    public func tensorSplit(_ n: Int, dim: Int = 0) throws -> [Tensor] {
        let at = try Layout.dimension(dim, rank: rank)
        if rank == 0 { throw TensorError.runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims") }
        if n <= 0 || n > 1 << 24 { throw TensorError.runtime("number of sections must be larger than 0, got \(n)") }
        let (base, extra) = (shape[at] / n, shape[at] % n)
        var from = 0
        return try (0..<n).map { i in
            let size = base + (i < extra ? 1 : 0)
            defer { from += size }
            return try slice(at, from, from + size)
        }
    }

    /// Pieces between the given indices.
    public func tensorSplit(at indices: [Int], dim: Int = 0) throws -> [Tensor] {
        let at = try Layout.dimension(dim, rank: rank)
        if rank == 0 { throw TensorError.runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims") }
        var from = 0
        return try (indices + [shape[at]]).map { end in
            defer { from = end }
            return try slice(at, from, end)
        }
    }

    /// The slices along a dimension.
    public func unbind(_ d: Int = 0) throws -> [Tensor] {
        if rank == 0 { throw TensorError.index("Dimension specified as \(d) but tensor has no dimensions") }
        let at = try Layout.dimension(d, rank: rank)
        var sizes = shape, steps = strides
        sizes.remove(at: at)
        steps.remove(at: at)
        let n = shape[at]
        var results: [Tensor] = []
        results.reserveCapacity(n)
        for i in 0..<n {
            let piece = try view(shape: sizes, strides: steps, offset: offset &+ i &* strides[at])
            piece.isOneOfSeveralViews = true
            results.append(piece)
        }
        let type = dtype
        let part = sizes
        Tensor.record("UnbindBackward0", inputs: [self], outputs: results) { _, gradients in
            [try Tensor.stack(gradients.map { try $0 ?? Tensor(part, type, zeroed: true) }, dim: at)]
        }
        return results
    }
}
