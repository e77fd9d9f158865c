internal import Kernels

/// One item of a subscript, `x[a, b:c, ..., None, mask]`.
public enum IndexItem {
    case integer(Int)
    /// start:stop:step
    case slice(Int?, Int?, Int)
    /// `None`: a new dimension of size 1.
    case newAxis
    case ellipsis
    /// `True` or `False`.
    case bool(Bool)
    /// Integers, or a mask of truth values.
    case tensor(Tensor)
}

extension Tensor {
    /// Whether a tensor index is a mask.
    private var isMask: Bool { dtype == .bool || dtype == .uint8 }

    /// The subscript's basic part applied as views; what is left are the index tensors by dimension (nil: the whole dimension).
    private func applyBasicIndices(_ items: [IndexItem]) throws -> (Tensor, [Tensor?]) {
        // how many dimensions are named, for the ellipsis
        var named = 0
        for item in items {
            switch item {
            case .integer, .slice: named += 1
            case .tensor(let t):
                if t.isMask { named += t.rank }
                else if t.dtype.isInteger { named += 1 }
                else { throw TensorError.indexTypes }
            case .newAxis, .ellipsis, .bool: break
            }
        }
        if rank == 0 && named > 0 && items.count == 1, case .integer = items[0] { throw TensorError.scalarIndex }
        if named > rank { throw TensorError.tooManyIndices(rank) }
        var result = self
        var d = 0
        var advanced: [Tensor?] = []
        func put(_ t: Tensor) {
            while advanced.count < d { advanced.append(nil) }
            advanced.append(t)
        }
        for (place, item) in items.enumerated() {
            switch item {
            case .integer(let i):
                // after a second ellipsis there may be no dimension left
                let size = d < result.rank ? result.shape[d] : 0
                if i < -size || i >= size { throw TensorError.indexOutOfBounds(i, dimension: place, size: size) }
                result = try result.select(d, i)
            case .slice(let start, let stop, let step):
                if step <= 0 { throw TensorError.sliceStep(step) }
                if start != nil || stop != nil || step != 1 { result = try result.slice(d, start, stop, step: step) }
                d += 1
            case .newAxis:
                result = try result.unsqueeze(d)
                d += 1
            case .ellipsis:
                d += rank - named
            case .bool(let flag):
                result = try result.unsqueeze(d)
                put(try Tensor(flag ? [0] : [], shape: [flag ? 1 : 0]))
                d += 1
            case .tensor(let t):
                if t.isMask {
                    if t.rank == 0 {
                        result = try result.unsqueeze(d)
                        let flag = try t.isTrue()
                        put(try Tensor(flag ? [0] : [], shape: [flag ? 1 : 0]))
                        d += 1
                        continue
                    }
                    for k in 0..<t.rank where d + k < result.rank && t.shape[k] != result.shape[d + k] {
                        throw TensorError.maskShape(t.shape, at: k, result.shape, position: d + k)
                    }
                    let coordinates = try t.detach().nonzero()
                    for k in 0..<t.rank {
                        put(try coordinates.select(1, k))
                        d += 1
                    }
                } else {
                    put(try t.detach().to(.int64))
                    d += 1
                }
            }
        }
        return (result, advanced.contains { $0 != nil } ? advanced : [])
    }

    /// `tensor[items]`.
    public func index(_ items: [IndexItem]) throws -> Tensor {
        if items.count == 1, rank > 0, case .integer(let i) = items[0] {
            let size = shape[0]
            if i < -size || i >= size { throw TensorError.indexOutOfBounds(i, dimension: 0, size: size) }
            return try select(0, i)
        }
        if items.count == 1, case .tensor(let t) = items[0], t.rank == 0, t.dtype.isInteger, !t.isMask {
            return try index([.integer(try t.item().integer)])
        }
        let (view, advanced) = try applyBasicIndices(items)
        if advanced.isEmpty { return view === self ? try alias() : view }
        return try view.index(advanced)
    }

    /// A view of the whole.
    func alias() throws -> Tensor { try view(shape: shape, strides: strides, offset: offset, count: count).recorded("AliasBackward0", self) { _, g in g } }

    /// `tensor[items] = value`.
    public func setIndex(_ items: [IndexItem], _ value: Tensor) throws {
        let (view, advanced) = try applyBasicIndices(items)
        if advanced.isEmpty {
            // leading dimensions of size 1 of the value are ignored
            var source = value
            while source.rank > view.rank, source.shape.first == 1 { source = try source.squeeze([0]) }
            if !Layout.isExpandable(source.shape, to: view.shape) { throw TensorError.expandFailure(source.shape, view.shape) }
            try view.copy_(source)
            return
        }
        try view.indexPut_(advanced, value.dtype == view.dtype ? value : try value.to(view.dtype), accumulate: false)
    }

    public func setIndex(_ items: [IndexItem], _ value: Scalar) throws {
        let (view, advanced) = try applyBasicIndices(items)
        if advanced.isEmpty {
            // An element of 16 bits takes numbers beyond its range as infinities here.
            let isBeyond = dtype.isNarrowFloat && !dtype.holds(value) && value.imaginary == 0
            try view.fill_(isBeyond ? .float(value.double < 0 ? -.infinity : .infinity) : value)
        }
        else {
            if !dtype.isNarrowFloat { try dtype.checkHolds(value) }
            try view.indexPut_(advanced, try Tensor.filled([], value, dtype), accumulate: false)
        }
    }

    /// Index tensors made into one plan: positions of `blocks` of `inner` contiguous elements in a row-major copy of the tensor.
    private struct IndexPlan {
        /// The dimensions in the order in which they are gathered: indexed ones first (or in place), the rest behind.
        var permutation: [Int]
        /// The result's shape.
        var shape: [Int]
        var indexedDimensions: [Int]
        var indices: [Tensor]
        var indexShape: [Int]
        var restShape: [Int]
        /// Where the index dimensions stand in the result.
        var position: Int
    }

    private func plan(_ indices: [Tensor?]) throws -> IndexPlan {
        if indices.count > rank { throw TensorError.tooManyIndices(rank, got: indices.count) }
        var dims: [Int] = [], tensors: [Tensor] = []
        for (d, t) in indices.enumerated() {
            guard let t else { continue }
            if t.isMask {
                let expanded = try expandMask(indices)
                return try plan(expanded)
            }
            if !t.dtype.isInteger { throw TensorError.indexTypes }
            dims.append(d)
            tensors.append(t)
        }
        var indexShape: [Int] = []
        do { for t in tensors { indexShape = try Layout.broadcast(indexShape, t.shape) } } catch { throw TensorError.indicesBroadcast(tensors.map(\.shape)) }
        let rest = (0..<rank).filter { !dims.contains($0) }
        let isAdjacent = dims.isEmpty || (dims[dims.count - 1] - dims[0] == dims.count - 1)
        let position = isAdjacent ? dims.first ?? 0 : 0
        let restShape = rest.map { shape[$0] }
        let before = rest.filter { $0 < position }.count
        let result = Array(restShape[..<(isAdjacent ? before : 0)]) + indexShape + Array(restShape[(isAdjacent ? before : 0)...])
        return IndexPlan(permutation: dims + rest, shape: result, indexedDimensions: dims, indices: tensors, indexShape: indexShape, restShape: restShape,
                         position: isAdjacent ? before : 0)
    }

    private func expandMask(_ indices: [Tensor?]) throws -> [Tensor?] {
        var result: [Tensor?] = []
        for t in indices {
            guard let t, t.isMask else { result.append(t); continue }
            for k in 0..<t.rank where result.count + k >= rank || t.shape[k] != shape[result.count + k] {
                throw TensorError.maskShape(t.shape, at: k, shape, position: result.count + k)
            }
            let coordinates = try t.detach().nonzero()
            for k in 0..<t.rank { result.append(try coordinates.select(1, k)) }
        }
        return result
    }

    /// The offsets of the blocks in a contiguous tensor whose dimensions are permuted to indexed ones first.
    private func offsets(_ plan: IndexPlan, inner: Int) throws -> [Int] {
        let n = try Layout.elementCount(plan.indexShape)
        try TensorRuntime.current.charge(work: n)
        var result = [Int](repeating: 0, count: n)
        var step = inner
        var k = plan.indexedDimensions.count - 1
        while k >= 0 {
            let d = plan.indexedDimensions[k], size = shape[d]
            let spread = try plan.indices[k].detach().to(.int64).expand(plan.indexShape)
            let base = spread.storage.pointer.assumingMemoryBound(to: Int.self)
            var at = 0
            var invalid: Int?
            spread.forEachPosition { position in
                let i = base[position]
                if i < -size || i >= size { invalid = invalid ?? i }
                result[at] &+= (i < 0 ? i &+ size : i) &* step
                at += 1
            }
            if let invalid { throw TensorError.indexOutOfBounds(invalid, dimension: d, size: size) }
            step &*= Swift.max(size, 1)
            k -= 1
        }
        return result
    }

    /// `torch.ops.aten.index`: one index tensor per dimension, nil for the whole dimension.
    public func index(_ indices: [Tensor?]) throws -> Tensor {
        let plan = try plan(indices)
        let inner = try Layout.elementCount(plan.restShape)
        let source = try detach().permute(plan.permutation).prepared()
        let positions = try offsets(plan, inner: inner)
        let gathered = try Tensor(plan.indexShape + plan.restShape, dtype)
        if gathered.count > 0 {
            func run<T: KernelElement>(_: T.Type) {
                positions.withUnsafeBufferPointer { p in
                    if let p = p.baseAddress { Kernels.take(source.constant(T.self), offsets: p, count: positions.count, inner: inner, into: gathered.pointer(T.self)) }
                }
            }
            withElementType(dtype) { run($0) }
        }
        // the index dimensions move to their place
        let n = plan.indexShape.count
        let order = (0..<plan.position).map { n + $0 } + Array(0..<n) + (plan.position..<plan.restShape.count).map { n + $0 }
        let result = plan.position == 0 ? gathered : try withoutGradients { try gathered.permute(order) }.prepared()
        let whole = shape
        return result.recorded("IndexBackward0", self) { _, g in
            let zero = try Tensor.zeros(whole, dtype: g.dtype)
            return try zero.indexPut(indices, g, accumulate: true)
        }
    }

    /// A copy in which the elements at the indices are replaced by `values`, or `values` are added to them.
    public func indexPut(_ indices: [Tensor?], _ values: Tensor, accumulate: Bool = false) throws -> Tensor {
        let out = try withoutGradients { () throws -> Tensor in
            let copy = try Tensor(shape, dtype)
            copy.writeElements(of: self)
            try copy.writeIndexed(indices, values, accumulate: accumulate)
            return copy
        }
        return out.recorded("IndexPutBackward0", inputs: [self, values]) { n, g in
            var own: Tensor?
            if n.needs(0) { own = accumulate ? g : try g.indexPut(indices, try Tensor.zeros([], dtype: g.dtype)) }
            return [own, n.needs(1) ? try g.index(indices) : nil]
        }
    }

    @discardableResult
    public func indexPut_(_ indices: [Tensor?], _ values: Tensor, accumulate: Bool = false) throws -> Tensor {
        try checkWritable()
        try writeIndexed(indices, values, accumulate: accumulate)
        recordWrite("IndexPutBackward0", others: [values]) { n, g in
            var own: Tensor?
            if n.needs(0) { own = accumulate ? g : try g.indexPut(indices, try Tensor.zeros([], dtype: g.dtype)) }
            return [own, n.needs(1) ? try g.index(indices) : nil]
        }
        return self
    }

    private func writeIndexed(_ indices: [Tensor?], _ values: Tensor, accumulate: Bool) throws {
        if values.dtype != dtype { throw TensorError.runtime("Index put requires the source and destination dtypes match, got \(dtype.scalarName) for the destination and \(values.dtype.scalarName) for the source.") }
        let plan = try plan(indices)
        if plan.indices.isEmpty { throw TensorError.runtime("index_put(): at least one index has to be a tensor") }
        if !Layout.isExpandable(values.shape, to: plan.shape) {
            // leading ones do not matter
            var trimmed = values.shape
            while trimmed.count > plan.shape.count, trimmed.first == 1 { trimmed.removeFirst() }
            if !Layout.isExpandable(trimmed, to: plan.shape) { throw TensorError.valueBroadcast(values.shape, plan.shape) }
            return try writeIndexed(indices, try values.detach().reshape(trimmed), accumulate: accumulate)
        }
        let n = plan.indexShape.count
        // values with the index dimensions first
        let spread = try values.detach().expand(plan.shape)
        let order = Array(plan.position..<(plan.position + n)) + Array(0..<plan.position) + Array((plan.position + n)..<plan.shape.count)
        let source = try withoutGradients { try spread.permute(order) }.prepared()
        let inner = try Layout.elementCount(plan.restShape)
        let positions = try offsets(plan, inner: inner)
        if source.count == 0 { return }
        let target = try withoutGradients { try detach().permute(plan.permutation) }
        let memory = target.isContiguous ? target : try target.prepared()
        func run<T: KernelElement>(_: T.Type) {
            positions.withUnsafeBufferPointer { p in
                if let p = p.baseAddress {
                    Kernels.put(source.constant(T.self), into: memory.pointer(T.self), offsets: p, count: positions.count, inner: inner, accumulate: accumulate)
                }
            }
        }
        withElementType(dtype) { run($0) }
        if memory !== target { target.writeElements(of: memory) }
        if dtype == .bool && accumulate { target.normalizeTruth() }
    }

    private func normalizeTruth() { forEachPosition { setElement(at: $0, to: .bool(element(at: $0).isTrue)) } }
}

extension TensorError {
    static func expandFailure(_ source: [Int], _ target: [Int]) -> TensorError {
        if source.count > target.count { return expandRank(target, source, TensorRuntime.current.defaultDType) }
        let lead = target.count - source.count
        for (d, size) in source.enumerated().reversed() where size != target[d + lead] && size != 1 {
            return expandSize(target[d + lead], existing: size, dimension: d + lead, target: target, shape: source)
        }
        return expandRank(target, source, TensorRuntime.current.defaultDType)
    }
}
