internal import Kernels

/// A contiguous or transposed matrix, as a matrix product reads it; other layouts are copied first.
private func matrixLayout(_ t: Tensor) throws -> Tensor {
    let r = t.shape[t.rank - 2], c = t.shape[t.rank - 1]
    let (rs, cs) = (t.strides[t.rank - 2], t.strides[t.rank - 1])
    let rowsFit = cs == 1 || c <= 1, columnsFit = rs == 1 || r <= 1
    if (rowsFit && (rs >= c || r <= 1)) || (columnsFit && (cs >= r || c <= 1)) { return t }
    return try t.prepared()
}

extension Tensor {
    private func matrixView<T>(_ type: T.Type, batchStride: Int = 0) -> MatrixView<T> {
        MatrixView(constant(T.self), rowStride: shape[rank - 2] <= 1 && strides[rank - 1] == 1 ? Swift.max(shape[rank - 1], 1) : strides[rank - 2],
                   columnStride: shape[rank - 1] <= 1 && strides[rank - 2] != 1 ? 1 : strides[rank - 1], batchStride: batchStride)
    }

    /// C = α·A·B + β·C without history; `into` is contiguous with the product's shape.
    private static func multiply(_ a: Tensor, _ b: Tensor, into c: Tensor, alpha: Double = 1, beta: Double = 0, name: String) throws {
        let batch = a.rank == 3 ? a.shape[0] : 1
        let m = a.shape[a.rank - 2], k = a.shape[a.rank - 1], n = b.shape[b.rank - 1]
        let runtime = TensorRuntime.current
        let (work, overflow) = m.multipliedReportingOverflow(by: k)
        let (work2, overflow2) = work.multipliedReportingOverflow(by: n)
        let (work3, overflow3) = work2.multipliedReportingOverflow(by: batch)
        try runtime.charge(work: overflow || overflow2 || overflow3 ? .max : work3 / 8)
        if c.count == 0 { return }
        if c.dtype.isNarrowFloat {
            let wide = try c.cast(.float32)
            try multiply(try a.cast(.float32), try b.cast(.float32), into: wide, alpha: alpha, beta: beta, name: name)
            c.writeElements(of: wide)
            return
        }
        let x = try matrixLayout(a), y = try matrixLayout(b)
        func run<T: KernelElement>(_: T.Type) throws {
            let left = x.matrixView(T.self, batchStride: x.rank == 3 ? x.strides[0] : 0)
            let right = y.matrixView(T.self, batchStride: y.rank == 3 ? y.strides[0] : 0)
            func fast(_ out: Tensor) {
                Kernels.matmul(m: m, n: n, k: k, left, right, into: out.pointer(T.self), ldc: n, batch: batch, cBatchStride: m &* n, alpha: T(converting: alpha), beta: T(converting: beta))
            }
            func reference(_ out: Tensor) {
                Reference.matmul(m: m, n: n, k: k, left, right, into: out.pointer(T.self), ldc: n, batch: batch, cBatchStride: m &* n, alpha: T(converting: alpha), beta: T(converting: beta))
            }
            try KernelChoice.run(name, [a.shape, b.shape], c, observed: false, fast: fast, reference: reference)
        }
        try withElementType(c.dtype) { try run($0) }
    }

    // MARK: matrices

    public func mm(_ other: Tensor) throws -> Tensor {
        if rank != 2 { throw TensorError.matrixExpected("self") }
        if other.rank != 2 { throw TensorError.matrixExpected("mat2") }
        if shape[1] != other.shape[0] { throw TensorError.matrixShapes(shape, other.shape) }
        if dtype != other.dtype { throw TensorError.matrixTypes(dtype, other.dtype) }
        if dtype == .bool { throw TensorError.unsupported("addmm_impl_cpu_", .bool) }
        if dtype.isComplex { return try complexProduct(other) { try $0.mm($1) } }
        let out = try Tensor([shape[0], other.shape[1]], dtype)
        try Tensor.multiply(self, other, into: out, name: "mm")
        if !Tensor.isRecording(self, other) { return out }
        return out.recorded("MmBackward0", inputs: [self, other], saving: [self, other]) { n, g in
            [n.needs(0) ? try g.mm(try n.saved(1).t()) : nil, n.needs(1) ? try n.saved(0).t().mm(g) : nil]
        }
    }

    public func bmm(_ other: Tensor) throws -> Tensor {
        if rank != 3 { throw TensorError.runtime("batch1 must be a 3D tensor") }
        if other.rank != 3 { throw TensorError.runtime("batch2 must be a 3D tensor") }
        if other.shape[0] != shape[0] || other.shape[1] != shape[2] { throw TensorError.batchShapes([shape[0], shape[2]], [other.shape[0], other.shape[1]]) }
        if dtype != other.dtype { throw TensorError.expectedType(dtype.scalarName, other.dtype) }
        if dtype == .bool { throw TensorError.unsupported("bmm", .bool) }
        if dtype.isComplex { return try complexProduct(other) { try $0.bmm($1) } }
        let out = try Tensor([shape[0], shape[1], other.shape[2]], dtype)
        try Tensor.multiply(self, other, into: out, name: "bmm")
        if !Tensor.isRecording(self, other) { return out }
        return out.recorded("BmmBackward0", inputs: [self, other], saving: [self, other]) { n, g in
            [n.needs(0) ? try g.bmm(try n.saved(1).transpose(1, 2)) : nil, n.needs(1) ? try n.saved(0).transpose(1, 2).bmm(g) : nil]
        }
    }

    public func mv(_ vector: Tensor) throws -> Tensor {
        if rank != 2 || vector.rank != 1 { throw TensorError.runtime("vector + matrix @ vector expected, got 1, \(rank), \(vector.rank)") }
        if shape[1] != vector.shape[0] { throw TensorError.mvShapes(shape, vector.shape[0]) }
        if dtype != vector.dtype {
            throw TensorError.runtime("addmv input tensors must have the same dtype, but got \(vector.dtype.scalarName), \(dtype.scalarName), and \(vector.dtype.scalarName)")
        }
        if dtype.isComplex { return try complexProduct(vector) { try $0.mv($1) } }
        let out = try Tensor([shape[0], 1], dtype)
        try Tensor.multiply(self, try vector.detach().reshape([vector.count, 1]), into: out, name: "mv")
        return try out.alias(shape: [shape[0]], strides: [1], offset: 0).recorded("MvBackward0", inputs: [self, vector], saving: [self, vector]) { n, g in
            [n.needs(0) ? try g.outer(try n.saved(1)).renamed("MulBackward0", to: "MulBackward0") : nil, n.needs(1) ? try n.saved(0).t().mv(g) : nil]
        }
    }

    public func dot(_ other: Tensor) throws -> Tensor {
        if rank != 1 || other.rank != 1 { throw TensorError.dotRank(rank, other.rank) }
        if dtype != other.dtype { throw TensorError.dotTypes(dtype, other.dtype) }
        if count != other.count { throw TensorError.dotSizes(count, other.count) }
        if dtype == .bool { throw TensorError.unsupported("dot", .bool) }
        if dtype.isComplex { return try complexProduct(other) { try $0.dot($1) } }
        if dtype.isNarrowFloat { return try to(.float32).dot(try other.to(.float32)).to(dtype).renamed("ToCopyBackward0", to: "DotBackward0") }
        let out = try Tensor([], dtype)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelElement>(_: T.Type) {
            out.pointer(T.self).pointee = Kernels.dot(count, constant(T.self), stride: strides[0], other.constant(T.self), stride: other.strides[0])
        }
        withElementType(dtype) { run($0) }
        return out.recorded("DotBackward0", inputs: [self, other], saving: [self, other]) { n, g in
            [n.needs(0) ? try g.mul(try n.saved(1)) : nil, n.needs(1) ? try g.mul(try n.saved(0)) : nil]
        }
    }

    /// a·bᵀ of two vectors.
    public func outer(_ other: Tensor) throws -> Tensor {
        if rank != 1 || other.rank != 1 { throw TensorError.runtime("outer: Expected 1-D argument \(rank != 1 ? "self" : "vec2"), but got \(rank != 1 ? rank : other.rank)-D") }
        return try unsqueeze(1).mul(other)
    }

    /// β·self + α·a·b
    public func addmm(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws -> Tensor {
        if a.rank != 2 { throw TensorError.matrixExpected("mat1") }
        if b.rank != 2 { throw TensorError.matrixExpected("mat2") }
        if a.dtype != b.dtype { throw TensorError.linearTypes(a.dtype, b.dtype) }
        if a.shape[1] != b.shape[0] { throw TensorError.matrixShapes(a.shape, b.shape) }
        let target = [a.shape[0], b.shape[1]]
        if dtype != a.dtype { throw TensorError.runtime("self and mat2 must have the same dtype, but got \(dtype.scalarName) and \(b.dtype.scalarName)") }
        if !Layout.isExpandable(shape, to: target) { throw TensorError.expandFailure(shape, target) }
        let out = try Tensor(target, dtype)
        out.writeElements(of: self)
        try Tensor.multiply(a, b, into: out, alpha: alpha.double, beta: beta.double, name: "addmm")
        if !Tensor.isRecording([self, a, b]) { return out }
        return out.recorded("AddmmBackward0", inputs: [self, a, b], saving: [a, b]) { n, g in
            let scaled = alpha == 1 ? g : try g.mul(alpha)
            return [n.needs(0) ? (beta == 1 ? g : try g.mul(beta)) : nil,
                    n.needs(1) ? try scaled.mm(try n.saved(1).t()) : nil, n.needs(2) ? try n.saved(0).t().mm(scaled) : nil]
        }
    }

    public func addmv(_ a: Tensor, _ v: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws -> Tensor {
        try (beta == 1 ? self : mul(beta)).add(try a.mv(v), alpha: alpha).renamed("AddBackward0", to: "AddmvBackward0")
    }
    public func addr(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws -> Tensor {
        try (beta == 1 ? self : mul(beta)).add(try a.outer(b), alpha: alpha).renamed("AddBackward0", to: "AddrBackward0")
    }
    public func baddbmm(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws -> Tensor {
        let product = try a.bmm(b)
        return try (beta == 1 ? self : mul(beta)).add(product, alpha: alpha).renamed("AddBackward0", to: "BaddbmmBackward0")
    }
    public func addbmm(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws -> Tensor {
        try (beta == 1 ? self : mul(beta)).add(try a.bmm(b).sum([0]), alpha: alpha)
    }

    // MARK: any ranks

    /// `a @ b`: vectors, matrices, and batches of matrices that broadcast.
    public func matmul(_ other: Tensor) throws -> Tensor {
        if rank == 0 || other.rank == 0 { throw TensorError.scalarProduct(rank, other.rank) }
        if rank == 1 && other.rank == 1 { return try dot(other) }
        if rank == 2 && other.rank == 2 { return try mm(other) }
        if rank == 2 && other.rank == 1 { return try mv(other) }
        if rank == 1 && other.rank == 2 { return try unsqueeze(0).mm(other).squeeze([0]) }
        if dtype != other.dtype { throw TensorError.matrixTypes(dtype, other.dtype) }
        if rank >= 3 && (other.rank == 1 || other.rank == 2) {
            // the batch is a tall matrix
            let columns = other.rank == 1 ? try other.unsqueeze(1) : other
            let k = shape[rank - 1]
            if k != columns.shape[0] {
                if other.rank == 1 { throw TensorError.mvShapes([shape.dropLast().reduce(1, &*), k], other.shape[0]) }
                throw TensorError.matrixShapes([shape.dropLast().reduce(1, &*), k], columns.shape)
            }
            let flat = try reshape([shape.dropLast().reduce(1, &*), k])
            if other.rank == 1 { return try flat.mv(other).unsafeView(Array(shape.dropLast())) }
            return try flat.mm(columns).unsafeView(Array(shape.dropLast()) + [columns.shape[1]])
        }
        let a = rank == 1 ? try unsqueeze(0) : self
        let b = other.rank == 1 ? try other.unsqueeze(1) : other
        let batch = try Layout.broadcast(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
        let n = try Layout.elementCount(batch)
        let (m, k, p) = (a.shape[a.rank - 2], a.shape[a.rank - 1], b.shape[b.rank - 1])
        let left = try a.expand(batch + [m, k]).reshape([n, m, k])
        let right = try b.expand(batch + [b.shape[b.rank - 2], p]).reshape([n, b.shape[b.rank - 2], p])
        var target = batch
        if rank > 1 { target.append(m) }
        if other.rank > 1 { target.append(p) }
        return try left.bmm(right).unsafeView(target)
    }

    /// `a·bᵀ + bias` as a linear layer computes it.
    public func linear(_ weight: Tensor, _ bias: Tensor? = nil) throws -> Tensor {
        if weight.rank == 2, rank >= 1, let k = shape.last, k == weight.shape[1], dtype == weight.dtype, bias == nil || (bias?.rank == 1 && bias?.dtype == dtype) {
            if rank == 2, let bias { return try bias.addmm(self, try weight.t()) }
            if rank == 2 { return try mm(try weight.t()) }
            if let bias {
                let flat = try reshape([shape.dropLast().reduce(1, &*), k])
                return try bias.addmm(flat, try weight.t()).view(Array(shape.dropLast()) + [weight.shape[0]])
            }
        }
        let transposed = weight.rank == 1 ? weight : try weight.t()
        if bias != nil, rank >= 1, weight.rank == 2, dtype != weight.dtype { throw TensorError.linearTypes(dtype, weight.dtype) }
        if let bias {
            if rank == 2 && weight.rank == 2 { return try bias.addmm(self, transposed) }
            if rank != 2, weight.rank == 2, let k = shape.last, dtype == weight.dtype, k != weight.shape[1] {
                throw TensorError.matrixShapes([shape.dropLast().reduce(1, &*), k], transposed.shape)
            }
            return try matmul(transposed).add(bias)
        }
        return try matmul(transposed)
    }

    /// Products over the given dimensions of each.
    public static func tensordot(_ a: Tensor, _ b: Tensor, _ dimsA: [Int], _ dimsB: [Int]) throws -> Tensor {
        if dimsA.count != dimsB.count { throw TensorError.runtime("both dimension lists should have same length") }
        if let d = (a.rank == 0 ? dimsA.first : nil) ?? (b.rank == 0 ? dimsB.first : nil) { throw TensorError.index("Dimension specified as \(d) but tensor has no dimensions") }
        let da = try dimsA.map { try Layout.dimension($0, rank: a.rank) }, db = try dimsB.map { try Layout.dimension($0, rank: b.rank) }
        for (k, (i, j)) in zip(da, db).enumerated() where a.shape[i] != b.shape[j] {
            throw TensorError.runtime("contracted dimensions need to match, but first has size \(a.shape[i]) in dim \(dimsA[k]) and second has size \(b.shape[j]) in dim \(dimsB[k])")
        }
        let freeA = (0..<a.rank).filter { !da.contains($0) }, freeB = (0..<b.rank).filter { !db.contains($0) }
        let k = da.reduce(1) { $0 &* a.shape[$1] }
        let left = try a.permute(freeA + da).reshape([freeA.reduce(1) { $0 &* a.shape[$1] }, k])
        let right = try b.permute(db + freeB).reshape([k, freeB.reduce(1) { $0 &* b.shape[$1] }])
        return try left.mm(right).reshape(freeA.map { a.shape[$0] } + freeB.map { b.shape[$0] })
    }

    public func kron(_ other: Tensor) throws -> Tensor {
        let r = Swift.max(rank, other.rank)
        let a = [Int](repeating: 1, count: r - rank) + shape, b = [Int](repeating: 1, count: r - other.rank) + other.shape
        var left: [Int] = [], right: [Int] = [], target: [Int] = []
        for d in 0..<r {
            left += [a[d], 1]
            right += [1, b[d]]
            target.append(a[d] &* b[d])
        }
        return try reshape(left).mul(try other.reshape(right)).reshape(target)
    }

    public static func chainMatmul(_ matrices: [Tensor]) throws -> Tensor {
        guard let first = matrices.first, let last = matrices.last else { throw TensorError.runtime("chain_matmul(): Expected one or more matrices") }
        if matrices.count == 1 { return first }
        // a vector at the front is a row, one at the end a column
        let isRow = first.rank == 1, isColumn = last.rank == 1
        var product = isRow ? try first.unsqueeze(0) : first
        for (place, m) in matrices.enumerated().dropFirst() { product = try product.mm(place == matrices.count - 1 && isColumn ? try m.unsqueeze(1) : m) }
        // PyTorch ends with a view of the shape that vectors at the ends leave
        let target = Array(product.shape[(isRow ? 1 : 0)..<(isColumn ? 1 : 2)])
        return try product.view(target)
    }

    /// - Parameter anyDimension: the caller looked for a dimension of size 3 and found none.
    public func crossProduct(_ other: Tensor, _ dim: Int = -1, anyDimension: Bool = false) throws -> Tensor {
        let d = try Layout.dimension(dim, rank: rank)
        if rank == 0 || shape[d] != 3 || other.rank != rank || other.shape[d] != 3 {
            if anyDimension { throw TensorError.runtime("no dimension of size 3 in input") }
            throw TensorError.runtime("linalg.cross: inputs dimension \(dim) must have length 3. Got \(rank == 0 ? 1 : shape[d]) and \(other.rank == rank && rank > 0 ? other.shape[d] : 1)")
        }
        let a = try self.roll([-1], [d]).mul(try other.roll([-2], [d]))
        return try a.sub(try self.roll([-2], [d]).mul(try other.roll([-1], [d])))
    }

    /// Distances of all pairs of rows.
    public static func cdist(_ a: Tensor, _ b: Tensor, p: Double = 2) throws -> Tensor {
        if a.rank < 2 || b.rank < 2 { throw TensorError.runtime("cdist only supports at least 2D tensors, X\(a.rank < 2 ? 1 : 2) got: \(a.rank < 2 ? a.rank : b.rank)D") }
        if a.shape[a.rank - 1] != b.shape[b.rank - 1] { throw TensorError.runtime("X1 and X2 must have the same number of columns. X1: \(a.shape[a.rank - 1]) X2: \(b.shape[b.rank - 1])") }
        return try a.unsqueeze(-2).sub(try b.unsqueeze(-3)).vectorNorm(p: p, [-1])
    }

    /// Distances of all pairs of different rows.
    public func pdist(p: Double = 2) throws -> Tensor {
        if rank != 2 { throw TensorError.runtime("pdist only supports 2D tensors, got: \(rank)D") }
        let pairs = try Tensor.triuIndices(shape[0], shape[0], offset: 1)
        let rows = try indexSelect(0, try pairs.select(0, 0).contiguous()), others = try indexSelect(0, try pairs.select(0, 1).contiguous())
        return try rows.sub(others).vectorNorm(p: p, [-1])
    }
}
