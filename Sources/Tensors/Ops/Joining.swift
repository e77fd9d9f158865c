internal import Kernels

extension Tensor {
    /// The tensors one after the other along a dimension.
    public static func cat(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
        guard let first = tensors.first else { throw TensorError.value("torch.cat(): expected a non-empty list of Tensors") }
        for (i, t) in tensors.enumerated() where t.rank == 0 { throw TensorError.runtime("zero-dimensional tensor (at position \(i)) cannot be concatenated") }
        // an empty vector joins with anything, as it always did in PyTorch
        func isSkipped(_ t: Tensor) -> Bool { t.rank == 1 && t.shape[0] == 0 }
        let model = tensors.first { !isSkipped($0) } ?? first
        let d = try Layout.dimension(dim, rank: model.rank)
        var type = first.dtype
        var shape = model.shape
        shape[d] = 0
        for (i, t) in tensors.enumerated() {
            type = type.promoted(with: t.dtype)
            if isSkipped(t) { continue }
            if t.rank != model.rank { throw TensorError.catRank(model.rank, t.rank) }
            for k in shape.indices where k != d && t.shape[k] != model.shape[k] { throw TensorError.catSizes(model.shape[k], t.shape[k], list: i, d) }
            let (sum, overflow) = shape[d].addingReportingOverflow(t.shape[d])
            if overflow { throw TensorError.countOverflow(shape) }
            shape[d] = sum
        }
        let out = try Tensor(shape, type)
        var from = 0
        var starts: [Int] = []
        for t in tensors {
            starts.append(from)
            if isSkipped(t) { continue }
            var part = shape
            part[d] = t.shape[d]
            if t.count > 0 { try out.alias(shape: part, strides: out.strides, offset: from * out.strides[d]).writeElements(of: t) }
            from += t.shape[d]
        }
        if !isRecording(tensors) { return out }
        let sizes = tensors.map { isSkipped($0) ? -1 : $0.shape[d] }
        return out.recorded("CatBackward0", inputs: tensors) { node, g in
            try sizes.indices.map { node.needs($0) && sizes[$0] >= 0 ? try g.narrow(d, starts[$0], sizes[$0]) : nil }
        }
    }

    /// The tensors, all of one shape, along a new dimension.
    public static func stack(_ tensors: [Tensor], dim: Int = 0) throws -> Tensor {
        guard let first = tensors.first else { throw TensorError.runtime("stack expects a non-empty TensorList") }
        for (i, t) in tensors.enumerated() where t.shape != first.shape { throw TensorError.stackSizes(first.shape, t.shape, i) }
        let d = try Layout.dimension(dim, rank: first.rank + 1)
        var type = first.dtype
        for t in tensors { type = type.promoted(with: t.dtype) }
        var shape = first.shape
        shape.insert(tensors.count, at: d)
        let out = try Tensor(shape, type)
        var steps = out.strides
        let step = steps.remove(at: d)
        for (i, t) in tensors.enumerated() where t.count > 0 { try out.alias(shape: first.shape, strides: steps, offset: i * step).writeElements(of: t) }
        if !isRecording(tensors) { return out }
        return out.recorded("StackBackward0", inputs: tensors) { node, g in
            try tensors.indices.map { node.needs($0) ? try g.select(d, $0) : nil }
        }
    }

    public static func hstack(_ tensors: [Tensor]) throws -> Tensor {
        if tensors.isEmpty { throw TensorError.runtime("hstack expects a non-empty TensorList") }
        let list = try tensors.map { try $0.atLeast1D() }
        return try cat(list, dim: list[0].rank == 1 ? 0 : 1)
    }
    public static func vstack(_ tensors: [Tensor]) throws -> Tensor {
        if tensors.isEmpty { throw TensorError.runtime("vstack expects a non-empty TensorList") }
        return try cat(try tensors.map { try $0.atLeast2D() }, dim: 0)
    }
    public static func dstack(_ tensors: [Tensor]) throws -> Tensor {
        if tensors.isEmpty { throw TensorError.runtime("dstack expects a non-empty TensorList") }
        return try cat(try tensors.map { try $0.atLeast3D() }, dim: 2)
    }
    public static func columnStack(_ tensors: [Tensor]) throws -> Tensor {
        if tensors.isEmpty { throw TensorError.runtime("column_stack expects a non-empty TensorList") }
        return try cat(try tensors.map { $0.rank <= 1 ? try $0.reshape([$0.count, 1]) : $0 }, dim: 1)
    }

    public func atLeast1D() throws -> Tensor { rank == 0 ? try reshape([1]) : self }
    public func atLeast2D() throws -> Tensor { rank == 0 ? try reshape([1, 1]) : rank == 1 ? try unsqueeze(0) : self }
    public func atLeast3D() throws -> Tensor { rank == 0 ? try reshape([1, 1, 1]) : rank == 1 ? try unsqueeze(0).unsqueeze(-1) : rank == 2 ? try unsqueeze(-1) : self }

    public static func blockDiag(_ tensors: [Tensor]) throws -> Tensor {
        let blocks = try tensors.map { try $0.atLeast2D() }
        let columns = blocks.reduce(0) { $0 + $1.shape[1] }
        var before = 0
        let rows = try blocks.map { block -> Tensor in
            defer { before += block.shape[1] }
            let height = block.shape[0]
            return try cat([try zeros([height, before], dtype: block.dtype), block, try zeros([height, columns - before - block.shape[1]], dtype: block.dtype)], dim: 1)
        }
        return try cat(rows, dim: 0)
    }

    /// The tensor `counts[d]` times along each dimension.
    public func `repeat`(_ counts: [Int]) throws -> Tensor {
        let lead = counts.count - rank
        if lead < 0 { throw TensorError.repeatDims() }
        for n in counts where n < 0 { throw TensorError.runtime("Trying to create tensor with negative dimension \(n): \(Layout.text(counts))") }
        let padded = [Int](repeating: 1, count: lead) + shape
        var target: [Int] = []
        for (size, n) in zip(padded, counts) {
            let (product, overflow) = size.multipliedReportingOverflow(by: n)
            if overflow { throw TensorError.countOverflow(counts) }
            target.append(product)
        }
        let out = try Tensor(target, dtype)
        var split: [Int] = [], source: [Int] = []
        for (size, n) in zip(padded, counts) { split += [n, size]; source += [1, size] }
        if out.count > 0 {
            try out.alias(shape: split, strides: Layout.contiguousStrides(split), offset: 0).writeElements(of: try detach().prepared().alias(shape: source, strides: Layout.contiguousStrides(source), offset: isContiguous ? offset : 0))
        }
        let from = shape
        return out.recorded("RepeatBackward0", self) { _, g in
            let summed = try g.reshape(split).sum(Array(Swift.stride(from: 0, to: split.count, by: 2)))
            return try summed.summed(to: from)
        }
    }

    public func tile(_ counts: [Int]) throws -> Tensor { try self.repeat([Int](repeating: 1, count: Swift.max(0, rank - counts.count)) + counts) }

    public func repeatInterleave(_ n: Int, dim: Int? = nil) throws -> Tensor {
        if let dim, rank == 0 { throw TensorError.index("Dimension specified as \(dim) but tensor has no dimensions") }
        if n < 0 { throw TensorError.runtime("repeats can not be negative") }
        let source = dim == nil ? try reshape([-1]) : self
        let d = try Layout.dimension(dim ?? 0, rank: source.rank)
        return try source.unsqueeze(d + 1).expand(source.shape[...d] + [n] + source.shape[(d + 1)...]).clone().flatten(startDim: d, endDim: d + 1)
    }

    /// Each slice as often as `counts` says.
    public func repeatInterleave(_ counts: Tensor, dim: Int? = nil) throws -> Tensor {
        if let dim, rank == 0 { throw TensorError.index("Dimension specified as \(dim) but tensor has no dimensions") }
        let source = dim == nil ? try reshape([-1]) : self
        let d = try Layout.dimension(dim ?? 0, rank: source.rank)
        let n = counts.integers()
        if n.count == 1 { return try source.repeatInterleave(n[0], dim: d) }
        if n.count != source.shape[d] { throw TensorError.runtime("repeats must have the same size as input along dim, but got repeats.size(0) = \(n.count) and input.size(\(d)) = \(source.shape[d])") }
        var total = 0
        for k in n {
            let (sum, overflow) = total.addingReportingOverflow(k)
            if k < 0 || overflow { throw TensorError.runtime("repeats can not be negative") }
            total = sum
        }
        let index = try Tensor([total], .int64)
        var at = 0
        for (i, k) in n.enumerated() { for _ in 0..<k { index.setElement(at: at, to: .int(i)); at += 1 } }
        return try source.indexSelect(d, index)
    }

    // MARK: rearranging

    public func flip(_ dims: [Int]) throws -> Tensor {
        let d = try Layout.dimensions(dims, rank: rank, emptyMeansAll: false)
        let out = try Tensor(shape, dtype)
        if count > 0 {
            var start = 0
            var steps = out.strides
            for i in d where rank > 0 {
                start += (shape[i] - 1) * steps[i]
                steps[i] = -steps[i]
            }
            let reversed = Tensor(storage: out.storage, shape: shape, strides: steps, offset: start, dtype: dtype, count: count, isContiguous: false)
            reversed.writeElements(of: self)
        }
        return out.recorded("FlipBackward0", self) { _, g in try g.flip(d) }
    }
    public func fliplr() throws -> Tensor {
        if rank < 2 { throw TensorError.runtime("Input must be >= 2-d.") }
        return try flip([1])
    }
    public func flipud() throws -> Tensor {
        if rank < 1 { throw TensorError.runtime("Input must be >= 1-d.") }
        return try flip([0])
    }

    /// The elements moved along `dims` by `shifts`, those that leave coming back at the other end; without dims, all flattened.
    public func roll(_ shifts: [Int], _ dims: [Int] = []) throws -> Tensor {
        if dims.isEmpty && shifts.count == 1 {
            let flat = try withoutGradients { try reshape([-1]).roll(shifts, [0]).reshape(shape) }
            let back = shifts.map { 0 &- $0 }
            return flat.recorded("RollBackward0", self) { _, g in try g.roll(back, []) }
        }
        if dims.count != shifts.count { throw TensorError.runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)") }
        var result = self
        for (shift, dim) in zip(shifts, dims) {
            let d = try Layout.dimension(dim, rank: rank)
            if rank == 0 || count == 0 { return try clone() }
            let source = try result.detach().prepared()
            let out = try Tensor(shape, dtype)
            let outer = shape[..<d].reduce(1, *), inner = shape[(d + 1)...].reduce(1, *), size = shape[d]
            let k = ((shift % size) + size) % size
            func run<T: KernelElement>(_: T.Type) { Kernels.roll(source.constant(T.self), into: out.pointer(T.self), outer: outer, size: size, inner: inner, shift: k) }
            withElementType(dtype) { run($0) }
            result = out
        }
        let back = shifts.map { 0 &- $0 }
        return result.recorded("RollBackward0", self) { _, g in try g.roll(back, dims) }
    }

    public func rot90(_ k: Int = 1, _ dims: [Int] = [0, 1]) throws -> Tensor {
        if dims.count != 2 { throw TensorError.runtime("expected total rotation dims == 2, but got dims = \(dims.count)") }
        if rank < 2 { throw TensorError.runtime("expected total dims >= 2, but got total dims = \(rank)") }
        switch ((k % 4) + 4) % 4 {
        case 1: return try flip([dims[1]]).transpose(dims[0], dims[1])
        case 2: return try flip(dims)
        case 3: return try flip([dims[0]]).transpose(dims[0], dims[1])
        default: return try clone()
        }
    }

    // MARK: triangles and diagonals

    public func tril(_ diagonal: Int = 0) throws -> Tensor { try triangle(diagonal, upper: false) }
    public func triu(_ diagonal: Int = 0) throws -> Tensor { try triangle(diagonal, upper: true) }

    private func triangle(_ diagonal: Int, upper: Bool) throws -> Tensor {
        let name = upper ? "triu" : "tril"
        if rank < 2 { throw TensorError.runtime("\(name): input tensor must have at least 2 dimensions") }
        let source = try detach().prepared()
        let out = try Tensor(shape, dtype)
        let rows = shape[rank - 2], columns = shape[rank - 1]
        let shift = Swift.max(-rows - 1, Swift.min(columns + 1, diagonal))
        func run<T: KernelElement>(_: T.Type) {
            Kernels.triangle(source.constant(T.self), into: out.pointer(T.self), matrices: rows * columns == 0 ? 0 : count / (rows * columns), rows: rows, columns: columns, diagonal: shift, upper: upper)
        }
        withElementType(dtype) { run($0) }
        return out.recorded(upper ? "TriuBackward0" : "TrilBackward0", self) { _, g in try g.triangle(diagonal, upper: upper) }
    }

    /// The diagonal of a matrix, or the matrix with this vector as its diagonal.
    public func diag(_ k: Int = 0) throws -> Tensor {
        if rank == 1 { return try diagEmbed(offset: k) }
        if rank == 2 { return try diagonal(offset: k).clone().renamed("CloneBackward0", to: "DiagonalBackward0_copy") }
        throw TensorError.runtime("diag(): Supports 1D or 2D tensors. Got \(rank)D")
    }

    /// Matrices with the last dimension on their diagonals.
    public func diagEmbed(offset k: Int = 0, dim1: Int = -2, dim2: Int = -1) throws -> Tensor {
        if rank == 0 { throw TensorError.runtime("diag_embed expects at least a 1-dimensional tensor") }
        let a = try Layout.dimension(dim1, rank: rank + 1), b = try Layout.dimension(dim2, rank: rank + 1)
        if a == b { throw TensorError.runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
        let (n, overflow) = shape[rank - 1].addingReportingOverflow(k == Int.min ? Int.max : Swift.abs(k))
        if overflow { throw TensorError.countOverflow(shape) }
        var target = Array(shape.dropLast())
        for d in [Swift.min(a, b), Swift.max(a, b)] { target.insert(n, at: d) }
        let out = try Tensor(target, dtype, zeroed: true)
        try withoutGradients { try out.diagonal(offset: k, dim1: a, dim2: b) }.writeElements(of: self)
        return out.recorded("DiagEmbedBackward0", self) { _, g in try g.diagonal(offset: k, dim1: a, dim2: b) }
    }

    public func trace() throws -> Tensor {
        if rank != 2 { throw TensorError.runtime("trace: expected a matrix, but got tensor with dim \(rank)") }
        return try diagonal().sum()
    }
}
