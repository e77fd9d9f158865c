extension Tensor {
    private func checkMatrix(_ function: String, square: Bool = false) throws {
        if rank < 2 { throw TensorError.matrixRank(function) }
        if square && shape[rank - 2] != shape[rank - 1] { throw TensorError.squareMatrix(function, shape[rank - 2], shape[rank - 1]) }
        if !dtype.isFloatingPoint { throw TensorError.runtime("\(function): Expected a floating point or complex tensor as input. Got \(dtype.scalarName)") }
        let n = shape[rank - 1], m = shape[rank - 2]
        let (work, overflow) = count.multipliedReportingOverflow(by: Swift.min(n, m))
        try TensorRuntime.current.charge(work: overflow ? .max : work)
    }

    private var matrices: [Matrix] {
        let (r, c) = (shape[rank - 2], shape[rank - 1])
        if r * c == 0 { return [Matrix](repeating: Matrix(r, c), count: shape.dropLast(2).reduce(1, *)) }
        let all = doubles()
        return (0..<(count / (r * c))).map { k in
            var m = Matrix(r, c)
            m.values = Array(all[(k * r * c)..<((k + 1) * r * c)])
            return m
        }
    }

    private var batchShape: [Int] { Array(shape.dropLast(2)) }

    private func assembled(_ list: [Matrix], _ r: Int, _ c: Int) throws -> Tensor {
        try Tensor(list.flatMap(\.values), shape: batchShape + [r, c], dtype: dtype)
    }

    // MARK: determinants and inverses

    public func det() throws -> Tensor {
        try checkMatrix("linalg.det", square: true)
        let values = matrices.map { m -> Double in
            let (lu, _, sign, _) = m.factored()
            return (0..<m.rows).reduce(sign) { $0 * lu[$1, $1] }
        }
        return try Tensor(values, shape: batchShape, dtype: dtype).recorded("LinalgDetBackward0", self, saving: [self], savingResult: true) { n, g in
            try g.mul(try n.saved(1)).unsqueeze(-1).unsqueeze(-1).mul(try n.saved(0).inverse().transpose(-2, -1))
        }
    }

    /// The sign of the determinant and the logarithm of its magnitude.
    public func slogdet() throws -> (sign: Tensor, logabsdet: Tensor) {
        try checkMatrix("linalg.slogdet", square: true)
        var signs: [Double] = [], logs: [Double] = []
        for m in matrices {
            let (lu, _, sign, _) = m.factored()
            var s = sign, l = 0.0
            for i in 0..<m.rows {
                s *= lu[i, i] == 0 ? 0 : lu[i, i] < 0 ? -1 : 1
                l += lu[i, i] == 0 ? -.infinity : NumberText.logarithm(lu[i, i].magnitude)
            }
            signs.append(s)
            logs.append(l)
        }
        let logabs = try Tensor(logs, shape: batchShape, dtype: dtype).recorded("LinalgSlogdetBackward0", self, saving: [self]) { n, g in
            try g.unsqueeze(-1).unsqueeze(-1).mul(try n.saved(0).inverse().transpose(-2, -1))
        }
        // the sign is recorded, too, though it does not change with the matrix
        let sign = try Tensor(signs, shape: batchShape, dtype: dtype).recorded("LinalgSlogdetBackward0", self) { _, _ in nil }
        return (sign, logabs)
    }
    public func logdet() throws -> Tensor {
        let (sign, value) = try slogdet()
        let result = try value.maskedFill(try sign.detach().lt(0), .float(.nan))
        result.renameGradient(to: "WhereBackward0")
        return result
    }

    public func inverse() throws -> Tensor {
        try checkMatrix("linalg.inv", square: true)
        let n = shape[rank - 1]
        let inverses = try matrices.map { m -> Matrix in
            guard let x = m.solve(Matrix.identity(n)) else {
                let at = (m.factored().singularAt ?? 0) + 1
                throw TensorError(.linalgError, "linalg.inv: The diagonal element \(at) is zero, the inversion could not be completed because the input matrix is singular.")
            }
            return x
        }
        return try assembled(inverses, n, n).recorded("LinalgInvExBackward0", self, savingResult: true) { node, g in
            let y = try node.saved(0).transpose(-2, -1)
            return try y.matmul(try g.matmul(y)).neg()
        }
    }

    /// X with self·X = b.
    public func solve(_ b: Tensor) throws -> Tensor {
        try checkMatrix("linalg.solve", square: true)
        let isVector = b.rank == 1 || (b.rank == rank - 1 && b.shape == Array(shape.dropLast()))
        let right = isVector ? try b.unsqueeze(-1) : b
        if right.dtype != dtype { throw TensorError.runtime("linalg.solve: Expected A and B to have the same dtype, but found A of type \(dtype.scalarName) and B of type \(b.dtype.scalarName) instead") }
        if right.rank < 2 || right.shape[right.rank - 2] != shape[rank - 1] {
            throw TensorError.runtime("linalg.solve: Incompatible shapes of A and B for the equation AX = B (\(shape[rank - 2])x\(shape[rank - 1]) and \(right.rank < 2 ? 0 : right.shape[right.rank - 2])x\(right.shape.last ?? 0))")
        }
        let batch = try Layout.broadcast(batchShape, Array(right.shape.dropLast(2)))
        let a = try expand(batch + shape.suffix(2)), c = try right.expand(batch + right.shape.suffix(2))
        let solutions = try zip(a.matrices, c.matrices).map { m, r -> Matrix in
            guard let x = m.solve(r) else { throw TensorError.singularSolve }
            return x
        }
        let x = try c.assembled(solutions, right.shape[right.rank - 2], right.shape[right.rank - 1])
        let result = x.recorded("LinalgSolveExBackward0", inputs: [a, c], saving: [a], savingResult: true) { n, g in
            let db = try n.saved(0).transpose(-2, -1).solve(g)
            return [n.needs(0) ? try db.matmul(try n.saved(1).transpose(-2, -1)).neg() : nil, db]
        }
        return isVector ? try result.squeeze([-1]) : result
    }

    public func matrixPower(_ n: Int) throws -> Tensor {
        if dtype.isFloatingPoint || rank < 2 || n < 0 || shape[rank - 1] != shape[rank - 2] { try checkMatrix("linalg.matrix_power", square: true) }
        if n < 0 {
            if n == Int.min { throw TensorError.countOverflow([n]) }
            return try inverse().matrixPower(-n)
        }
        if n == 0 { return try Tensor.eye(shape[rank - 1], dtype: dtype).expand(shape).clone() }
        var result: Tensor?, base = self, exponent = n
        while exponent > 0 {
            if exponent & 1 == 1 { result = try result?.matmul(base) ?? base }
            exponent >>= 1
            if exponent > 0 { base = try base.matmul(base) }
        }
        return try result ?? clone()
    }

    // MARK: factorisations

    /// The lower triangular L with L·Lᵀ = self.
    public func cholesky() throws -> Tensor {
        try checkMatrix("linalg.cholesky", square: true)
        let n = shape[rank - 1]
        let factors = try matrices.map { m -> Matrix in
            var l = Matrix(n, n)
            for j in 0..<n {
                var d = m[j, j]
                for k in 0..<j { d -= l[j, k] * l[j, k] }
                if !(d > 0) { throw TensorError.notPositiveDefinite(j + 1) }
                l[j, j] = d.squareRoot()
                for i in (j + 1)..<Swift.max(n, j + 1) {
                    var v = m[i, j]
                    for k in 0..<j { v -= l[i, k] * l[j, k] }
                    l[i, j] = v / l[j, j]
                }
            }
            return l
        }
        return try assembled(factors, n, n).recorded("LinalgCholeskyExBackward0", self, savingResult: true) { node, g in
            // L⁻ᵀ·Φ(Lᵀ·g)·L⁻¹, made symmetric; Φ takes the lower triangle with half of the diagonal
            let l = try node.saved(0), t = try l.transpose(-2, -1)
            let inner = try t.matmul(g).tril()
            let half = try inner.sub(try inner.diagonal(dim1: -2, dim2: -1).diagEmbed().mul(0.5))
            let inverse = try l.inverse()
            let s = try inverse.transpose(-2, -1).matmul(half).matmul(inverse)
            return try s.add(try s.transpose(-2, -1)).mul(0.5)
        }
    }

    /// - Parameter mode: "reduced", "complete" or "r".
    public func qr(mode: String = "reduced") throws -> (q: Tensor, r: Tensor) {
        try checkMatrix("linalg.qr")
        if !["reduced", "complete", "r"].contains(mode) { throw TensorError.runtime("qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'") }
        let m = shape[rank - 2], n = shape[rank - 1], k = mode == "complete" ? m : Swift.min(m, n)
        var qs: [Matrix] = [], rs: [Matrix] = []
        for matrix in matrices {
            let (q, r) = matrix.qr()
            var cutQ = Matrix(m, k), cutR = Matrix(k, n)
            for i in 0..<m { for j in 0..<k { cutQ[i, j] = q[i, j] } }
            for i in 0..<k { for j in i..<Swift.max(n, i) { cutR[i, j] = r[i, j] } }
            qs.append(cutQ)
            rs.append(cutR)
        }
        let q = try assembled(qs, m, k), r = try assembled(rs, k, n)
        if mode == "reduced" && m >= n {
            Tensor.record("LinalgQrBackward0", inputs: [self], outputs: [q, r], savingOutputs: [0, 1]) { node, gradients in
                let q = try node.saved(0), r = try node.saved(1)
                var inner = try gradients[1].map { try r.matmul(try $0.transpose(-2, -1)) } ?? Tensor.zerosLike(r)
                if let gq = gradients[0] { inner = try inner.sub(try gq.transpose(-2, -1).matmul(q)) }
                let low = try inner.tril(-1)
                let symmetric = try low.add(try low.transpose(-2, -1)).add(try inner.diagonal(dim1: -2, dim2: -1).diagEmbed())
                var total = try q.matmul(symmetric)
                if let gq = gradients[0] { total = try total.add(gq) }
                return [try r.solve(try total.transpose(-2, -1)).transpose(-2, -1)]
            }
        }
        if mode == "r" { return (try Tensor([0], dtype), r) }
        return (q, r)
    }

    /// Eigenvalues in rising order and eigenvectors (columns) of symmetric matrices, of which the lower triangle is read.
    public func eigh() throws -> (values: Tensor, vectors: Tensor) {
        try checkMatrix("linalg.eigh", square: true)
        let n = shape[rank - 1]
        var values: [Double] = [], vectors: [Matrix] = []
        for var m in matrices {
            for i in 0..<n { for j in 0..<i { m[j, i] = m[i, j] } }
            var (l, v) = m.symmetricEigen()
            // the sign that makes the result definite: the largest component in the last row's convention
            for j in 0..<n where v[n - 1, j] < 0 { for i in 0..<n { v[i, j] = -v[i, j] } }
            values += l
            vectors.append(v)
            l = []
        }
        let l = try Tensor(values, shape: batchShape + [n], dtype: dtype), v = try assembled(vectors, n, n)
        Tensor.record("LinalgEighBackward0", inputs: [self], outputs: [l, v], savingOutputs: [0, 1]) { node, gradients in
            let l = try node.saved(0), v = try node.saved(1), vt = try v.transpose(-2, -1)
            var inner = try Tensor.zeros(v.shape, dtype: v.dtype)
            if let gl = gradients[0] { inner = try inner.add(try gl.diagEmbed()) }
            if let gv = gradients[1] {
                let gap = try l.unsqueeze(-2).sub(try l.unsqueeze(-1))
                let isSame = try gap.eq(0)
                inner = try inner.add(try vt.matmul(gv).div(try gap.maskedFill(isSame, 1)).maskedFill(isSame, 0))
            }
            let s = try v.matmul(inner).matmul(vt)
            return [try s.add(try s.transpose(-2, -1)).mul(0.5)]
        }
        return (l, v)
    }

    /// U·diag(S)·Vᵀ = self with falling S.
    public func svd(fullMatrices: Bool = true) throws -> (u: Tensor, s: Tensor, vh: Tensor) {
        try checkMatrix("linalg.svd")
        let m = shape[rank - 2], n = shape[rank - 1], k = Swift.min(m, n)
        var us: [Matrix] = [], ss: [Double] = [], vs: [Matrix] = []
        for matrix in matrices {
            var (u, s, v) = matrix.svd()
            if fullMatrices {
                u = Tensor.completed(u, m)
                v = Tensor.completed(v, n)
            }
            us.append(u)
            ss += s
            vs.append(v.transposed)
        }
        let u = try assembled(us, m, fullMatrices ? m : k), s = try Tensor(ss, shape: batchShape + [k], dtype: dtype), vh = try assembled(vs, fullMatrices ? n : k, n)
        if !fullMatrices || m == n {
            Tensor.record("LinalgSvdBackward0", inputs: [self], outputs: [u, s, vh], savingOutputs: [0, 1, 2]) { node, gradients in
                let u = try node.saved(0), s = try node.saved(1), vh = try node.saved(2)
                let v = try vh.transpose(-2, -1)
                var inner = try Tensor.zeros(Array(s.shape.dropLast()) + [k, k], dtype: s.dtype)
                if let gs = gradients[1] { inner = try inner.add(try gs.diagEmbed()) }
                let squares = try s.mul(s)
                let gap = try squares.unsqueeze(-2).sub(try squares.unsqueeze(-1))
                let isSame = try gap.eq(0)
                let f = try gap.maskedFill(isSame, 1).reciprocal().maskedFill(isSame, 0)
                var total = Tensor?.none
                if let gu = gradients[0] {
                    let a = try u.transpose(-2, -1).matmul(gu)
                    inner = try inner.add(try f.mul(try a.sub(try a.transpose(-2, -1))).mul(try s.unsqueeze(-2)))
                    if m > k { total = try gu.sub(try u.matmul(a)).div(try s.unsqueeze(-2)).matmul(vh) }
                }
                if let gv = gradients[2] {
                    let b = try vh.matmul(try gv.transpose(-2, -1))
                    inner = try inner.add(try s.unsqueeze(-1).mul(try f.mul(try b.sub(try b.transpose(-2, -1)))))
                    if n > k {
                        let rest = try u.div(try s.unsqueeze(-2)).matmul(try gv.sub(try gv.matmul(v).matmul(vh)))
                        total = try total?.add(rest) ?? rest
                    }
                }
                let main = try u.matmul(inner).matmul(vh)
                return [try total.map { try main.add($0) } ?? main]
            }
        }
        return (u, s, vh)
    }

    /// Columns added until the matrix is square and orthogonal.
    private static func completed(_ u: Matrix, _ n: Int) -> Matrix {
        if u.columns == n { return u }
        let q = u.qr().q
        var full = Matrix(n, n)
        for i in 0..<n { for j in 0..<n { full[i, j] = j < u.columns ? u[i, j] : q[i, j] } }
        return full
    }

    public func svdvals() throws -> Tensor { try svd(fullMatrices: false).s }

    /// The Moore–Penrose inverse.
    public func pinv(rcond: Double? = nil) throws -> Tensor {
        try checkMatrix("linalg.pinv")
        let (u, s, vh) = try svd(fullMatrices: false)
        let ulp = dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
        let limit = try s.detach().amax([-1], keepDim: true).mul(.float(rcond ?? ulp * Double(Swift.max(shape[rank - 1], shape[rank - 2]))))
        let inverse = try Tensor.where(try s.gt(limit), try s.reciprocal(), try Tensor.zerosLike(s))
        return try vh.transpose(-2, -1).mul(try inverse.unsqueeze(-2)).matmul(try u.transpose(-2, -1))
    }

    public func matrixRank(tolerance: Double? = nil) throws -> Tensor {
        let s = try detach().svdvals()
        let ulp = dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
        if let tolerance { return try s.gt(.float(tolerance)).sum([-1]) }
        let limit = try s.amax([-1], keepDim: true).mul(.float(ulp * Double(Swift.max(shape[rank - 1], shape[rank - 2]))))
        return try s.gt(limit).sum([-1])
    }

    /// The X that makes ‖self·X − b‖ smallest.
    public func lstsq(_ b: Tensor) throws -> Tensor {
        try checkMatrix("linalg.lstsq")
        let isVector = b.rank == rank - 1
        let x = try pinv().matmul(isVector ? try b.unsqueeze(-1) : b)
        return isVector ? try x.squeeze([-1]) : x
    }

    /// - Parameter order: "fro", "nuc", or "2", "-2", "1", "-1", "inf", "-inf".
    public func matrixNorm(_ order: String = "fro", _ dims: [Int] = [-2, -1], keepDim: Bool = false) throws -> Tensor {
        if dims.count != 2 { throw TensorError.runtime("linalg.matrix_norm: dim must be a 2-tuple. Got \(dims.map(String.init).joined(separator: " "))") }
        if rank < 2 { throw TensorError.runtime("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.") }
        let r = try Layout.dimension(dims[0], rank: rank), c = try Layout.dimension(dims[1], rank: rank)
        switch order {
        case "fro": return try vectorNorm(p: 2, dims, keepDim: keepDim)
        case "1", "-1", "inf", "-inf":
            let isColumn = order.hasSuffix("1")
            let sums = try abs().sum([isColumn ? r : c], keepDim: true)
            let result = order.hasPrefix("-") ? try sums.amin([isColumn ? c : r], keepDim: true) : try sums.amax([isColumn ? c : r], keepDim: true)
            return keepDim ? result : try result.squeeze([r, c])
        case "2", "-2", "nuc":
            let s = try movedim([r, c], [-2, -1]).svd(fullMatrices: false).s
            let value = order == "nuc" ? try s.sum([-1]) : order == "2" ? try s.amax([-1]) : try s.amin([-1])
            if !keepDim { return value }
            var target = shape
            target[r] = 1
            target[c] = 1
            return try value.reshape(target)
        default: throw TensorError.runtime("linalg.matrix_norm: Order \(order) not supported.")
        }
    }
}
