internal import Language
internal import Tensors

/// `torch.linalg`, and its functions that `torch` has, too.
enum LinearAlgebraTable {
    static func declare(_ table: OperationTable) {
        table.add("det(Tensor A)", [.torch, .method, .linalg], "The determinant.") { c in try c.tensor(0).det() }
        table.add("slogdet(Tensor A)", .linalg, "Sign and logarithm of the determinant.") { c in
            let result = try c.tensor(0).slogdet()
            return ReturnTypes.make("linalg_slogdet", ["sign", "logabsdet"], [result.sign, result.logabsdet])
        }
        table.add("slogdet(Tensor input)", [.torch, .method], "Sign and logarithm of the determinant.") { c in
            let result = try c.tensor(0).slogdet()
            return ReturnTypes.make("slogdet", ["sign", "logabsdet"], [result.sign, result.logabsdet])
        }
        table.add("logdet(Tensor input)", [.torch, .method], "The logarithm of the determinant.") { c in try c.tensor(0).logdet() }
        table.add("inverse(Tensor input)", .both, "The inverse of a matrix.") { c in try c.tensor(0).inverse() }
        table.add("inv(Tensor A)", .linalg, "The inverse of a matrix.") { c in try c.tensor(0).inverse() }
        table.add("solve(Tensor A, Tensor B, *, bool left=True)", .linalg, "The solution of AX = B.") { c in
            if c.bool(2) { return try c.tensor(0).solve(try c.tensor(1)) }
            return try c.tensor(0).matrixTranspose().solve(try c.tensor(1).matrixTranspose()).matrixTranspose()
        }
        table.add("matrix_power(Tensor input, int n)", [.torch, .method, .linalg], "The product of a matrix with itself, n times.") { c in try c.tensor(0).matrixPower(try c.int(1)) }
        table.add("cholesky(Tensor input, *, bool upper=False)", .linalg, "L with A = L Lᵀ.") { c in
            let lower = try c.tensor(0).cholesky()
            return c.bool(1) ? try lower.matrixTranspose() : lower
        }
        table.add("cholesky(Tensor input, bool upper=False)", [.torch, .method], "L with A = L Lᵀ.") { c in
            let lower = try c.tensor(0).cholesky()
            return c.bool(1) ? try lower.matrixTranspose() : lower
        }
        table.add("qr(Tensor A, str mode='reduced')", .linalg, "Q and R with A = QR.") { c in
            let result = try c.tensor(0).qr(mode: c.string(1))
            return ReturnTypes.make("linalg_qr", ["Q", "R"], [result.q, result.r])
        }
        table.add("qr(Tensor input, bool some=True)", [.torch, .method], "Q and R with A = QR.") { c in
            let result = try c.tensor(0).qr(mode: c.bool(1) ? "reduced" : "complete")
            return ReturnTypes.make("qr", ["Q", "R"], [result.q, result.r])
        }
        table.add("eigh(Tensor A, str UPLO='L')", .linalg, "Eigenvalues and eigenvectors of a symmetric matrix.") { c in
            let result = try c.tensor(0).eigh()
            return ReturnTypes.make("linalg_eigh", ["eigenvalues", "eigenvectors"], [result.values, result.vectors])
        }
        table.add("eigvalsh(Tensor A, str UPLO='L')", .linalg, "Eigenvalues of a symmetric matrix.") { c in try c.tensor(0).eigh().values }
        table.add("svd(Tensor A, bool full_matrices=True)", .linalg, "U, S and Vh with A = U diag(S) Vh.") { c in
            let result = try c.tensor(0).svd(fullMatrices: c.bool(1))
            return ReturnTypes.make("linalg_svd", ["U", "S", "Vh"], [result.u, result.s, result.vh])
        }
        table.add("svd(Tensor input, bool some=True, bool compute_uv=True)", [.torch, .method], "U, S and V with A = U diag(S) Vᵀ.") { c in
            let result = try c.tensor(0).svd(fullMatrices: !c.bool(1))
            return ReturnTypes.make("svd", ["U", "S", "V"], [result.u, result.s, try result.vh.matrixTranspose()])
        }
        table.add("svdvals(Tensor A)", .linalg, "The singular values.") { c in try c.tensor(0).svdvals() }
        table.add("pinv(Tensor A, *, Number? atol=None, Number? rtol=None, bool hermitian=False)", .linalg, "The pseudoinverse.") { c in
            try c.tensor(0).pinv(rcond: try c.scalarOrNil(2)?.double)
        }
        table.add("pinverse(Tensor input, float rcond=1e-15)", [.torch, .method], "The pseudoinverse.") { c in
            try c.tensor(0).pinv(rcond: try c.double(1))
        }
        table.add("matrix_rank(Tensor A, *, Number? atol=None, Number? rtol=None, bool hermitian=False)", .linalg, "The rank of a matrix.") { c in
            if try c.tensor(0).rank < 2 { throw TensorError(.runtimeError, "torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions.") }
            return try c.tensor(0).matrixRank(tolerance: try c.scalarOrNil(1)?.double)
        }
        table.add("lstsq(Tensor A, Tensor B, float? rcond=None, *, str? driver=None)", .linalg, "The solution of AX = B with the least squares.") { c in
            let a = try c.tensor(0), b = try c.tensor(1)
            let solution = try a.lstsq(b)
            let residuals = a.rank == 2 && a.shape[0] > a.shape[1] && c.stringOrNil(3).map({ $0 != "gelsy" }) ?? false ? try a.matmul(solution).sub(b).pow(2).sum([-2]) : try Tensor.empty([0], dtype: a.dtype)
            return ReturnTypes.make("linalg_lstsq", ["solution", "residuals", "rank", "singular_values"],
                                    [solution, residuals, try a.matrixRank(), try Tensor.empty([0], dtype: a.dtype)])
        }
        table.add("matrix_norm(Tensor A, object ord='fro', int[] dim=(-2,-1), bool keepdim=False, *, dtype? dtype=None)", .linalg, "The norm of a matrix.") { c in
            let tensor = try c.dtype(4).map { try c.tensor(0).to($0) } ?? c.tensor(0)
            if let name = c.stringOrNil(1) { return try tensor.matrixNorm(name, try c.ints(2), keepDim: c.bool(3)) }
            return try matrixNorm(tensor, try Scalars.scalar(c[1], c.interpreter) ?? 2, try c.ints(2), c.bool(3))
        }
        table.add("multi_dot(object tensors)", .linalg, "The product of several matrices.") { c in try Tensor.chainMatmul(try AutogradFunctions.tensors(c[0], c.interpreter)) }
        table.add("vecdot(Tensor x, Tensor y, *, int dim=-1)", .linalg, "Inner products along a dimension.") { c in
            try c.tensor(0).mul(try c.tensor(1)).sum([try c.int(2)])
        }
        table.add("cond(Tensor A, object p=None)", .linalg, "The condition number.") { c in
            let norms = c.stringOrNil(1)
            let order = norms == nil ? try Scalars.scalar(c[1], c.interpreter) : nil
            if norms != nil || order.map({ $0.double.magnitude != 2 }) ?? false {
                let inverse = try c.tensor(0).inverse()
                func norm(_ x: Tensor) throws -> Tensor {
                    if let norms { return try x.matrixNorm(norms) }
                    return try matrixNorm(x, order ?? 2, [-2, -1], false)
                }
                return try norm(try c.tensor(0)).mul(try norm(inverse))
            }
            let values = try c.tensor(0).svdvals()
            if let order, order.double < 0 { return try values.select(-1, -1).div(try values.select(-1, 0)) }
            return try values.select(-1, 0).div(try values.select(-1, -1))
        }
        table.add("diagonal(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1)", .linalg, "The diagonal as a view.") { c in
            try c.tensor(0).diagonal(offset: try c.int(1), dim1: try c.int(2), dim2: try c.int(3))
        }
        table.add("solve_triangular(Tensor A, Tensor B, *, bool upper, bool left=True, bool unitriangular=False)", .linalg, "The solution of AX = B, A triangular.") { c in
            var a = c.bool(2) ? try c.tensor(0).triu() : try c.tensor(0).tril()
            if c.bool(4) { a = try a.sub(try a.diagonal(dim1: -2, dim2: -1).diagEmbed()).add(try Tensor.eye(try a.size(-1), dtype: a.dtype)) }
            if c.bool(3) { return try a.solve(try c.tensor(1)) }
            return try a.matrixTranspose().solve(try c.tensor(1).matrixTranspose()).matrixTranspose()
        }
        table.share("matmul", \.linalg)
    }

    /// A norm given by a number: 1, 2, ±∞ and their negatives.
    static func matrixNorm(_ tensor: Tensor, _ order: Scalar, _ dims: [Int], _ keep: Bool) throws -> Tensor {
        let p = order.double
        guard dims.count == 2 else { throw TensorError(.runtimeError, "linalg.matrix_norm: dim must be a 2-tuple. Got \(dims.map(String.init).joined(separator: " "))") }
        if p.magnitude == 2 {
            let values = try tensor.movedim(dims, [-2, -1]).svdvals()
            var result = p > 0 ? try values.amax([-1]) : try values.amin([-1])
            if keep { for d in dims.map({ $0 < 0 ? $0 + tensor.rank : $0 }).sorted() { result = try result.unsqueeze(d) } }
            return result
        }
        guard p.magnitude == 1 || p.isInfinite else { throw TensorError(.runtimeError, "linalg.matrix_norm: Order \(NumberText.general(p)) not supported.") }
        let first = p.magnitude == 1 ? dims[0] : dims[1], second = p.magnitude == 1 ? dims[1] : dims[0]
        let sums = try tensor.abs().sum([first], keepDim: true)
        let result = p > 0 ? try sums.amax([second], keepDim: true) : try sums.amin([second], keepDim: true)
        return keep ? result : try result.squeeze(dims)
    }
}
