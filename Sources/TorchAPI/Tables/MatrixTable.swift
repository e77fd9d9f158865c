internal import Language
internal import Tensors

/// Products of vectors and matrices.
enum MatrixTable {
    static func declare(_ table: OperationTable) {
        table.on("matmul(Tensor input, Tensor other)", .both, "The matrix product, over batches where there are more dimensions.") { x, c in try x.matmul(try c.tensor(1)) }
        table.on("mm(Tensor input, Tensor mat2)", .both, "The product of two matrices.") { x, c in try x.mm(try c.tensor(1)) }
        table.on("bmm(Tensor input, Tensor mat2)", .both, "Products of two batches of matrices.") { x, c in try x.bmm(try c.tensor(1)) }
        table.on("mv(Tensor input, Tensor vec)", .both, "The product of a matrix and a vector.") { x, c in try x.mv(try c.tensor(1)) }
        table.on("dot(Tensor input, Tensor tensor)", .both, "The inner product of two vectors.") { x, c in try x.dot(try c.tensor(1)) }
        table.on("vdot(Tensor input, Tensor other)", .both, "The inner product of two vectors.") { x, c in try x.dot(try c.tensor(1)) }
        table.on("inner(Tensor input, Tensor other)", .both, "Inner products along the last dimensions.") { x, c in
            let other = try c.tensor(1)
            if x.rank == 0 || other.rank == 0 { return try x.mul(other) }
            if x.shape.last != other.shape.last {
                throw c.interpreter.runtimeError("inner() the last dimension must match on both input tensors but got shapes [\(x.shape.map(String.init).joined(separator: ", "))] and "
                    + "[\(other.shape.map(String.init).joined(separator: ", "))]")
            }
            return try Tensor.tensordot(x, other, [-1], [-1])
        }
        table.on("outer(Tensor input, Tensor vec2)", .both, "All products of elements of two vectors.") { x, c in try x.outer(try c.tensor(1)) }
        table.alias("ger", "outer")
        let tail = "*, Number beta=1, Number alpha=1)"
        table.on("addmm(Tensor input, Tensor mat1, Tensor mat2, " + tail, .all, "beta · input + alpha · mat1 @ mat2") { x, c in
            try x.addmm(try c.tensor(1), try c.tensor(2), beta: try c.scalar(3), alpha: try c.scalar(4))
        }
        table.on("addmv(Tensor input, Tensor mat, Tensor vec, " + tail, .all, "beta · input + alpha · mat @ vec") { x, c in
            try x.addmv(try c.tensor(1), try c.tensor(2), beta: try c.scalar(3), alpha: try c.scalar(4))
        }
        table.on("addr(Tensor input, Tensor vec1, Tensor vec2, " + tail, .all, "beta · input + alpha · vec1 ⊗ vec2") { x, c in
            try x.addr(try c.tensor(1), try c.tensor(2), beta: try c.scalar(3), alpha: try c.scalar(4))
        }
        table.on("baddbmm(Tensor input, Tensor batch1, Tensor batch2, " + tail, .all, "beta · input + alpha · batch1 @ batch2") { x, c in
            try x.baddbmm(try c.tensor(1), try c.tensor(2), beta: try c.scalar(3), alpha: try c.scalar(4))
        }
        table.on("addbmm(Tensor input, Tensor batch1, Tensor batch2, " + tail, .all, "beta · input + alpha · Σ batch1 @ batch2") { x, c in
            try x.addbmm(try c.tensor(1), try c.tensor(2), beta: try c.scalar(3), alpha: try c.scalar(4))
        }
        table.on("kron(Tensor input, Tensor other)", .both, "The Kronecker product.") { x, c in try x.kron(try c.tensor(1)) }
        table.on("cross(Tensor input, Tensor other, int? dim=None)", .both, "The cross product of vectors with three elements.") { x, c in
            try x.crossProduct(try c.tensor(1), try c.intOrNil(2) ?? x.shape.firstIndex(of: 3) ?? -1, anyDimension: !c.has(2))
        }
        table.add("cross(Tensor input, Tensor other, *, int dim=-1)", .linalg, "The cross product of vectors with three elements.") { c in
            try c.tensor(0).crossProduct(try c.tensor(1), try c.int(2))
        }
        table.add("tensordot(Tensor a, Tensor b, object dims=2)", .torch, "Sums of products over several dimensions.") { c in
            let a = try c.tensor(0), b = try c.tensor(1)
            if case .int(let count) = c[2] {
                if count < 0 { throw c.interpreter.runtimeError("tensordot expects dims >= 0, but got dims=\(count)") }
                if count > min(a.rank, b.rank) { throw c.interpreter.runtimeError("tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)") }
                return try Tensor.tensordot(a, b, Array((0 - count)..<0), Array(0..<count))
            }
            let pair = try c.interpreter.list(from: c[2])
            guard pair.count == 2 else { throw c.interpreter.runtimeError("tensordot expects dims to be int or tuple[list[int], list[int]] or list[list[int]] containing two lists, but got dims=\(try c.interpreter.reprText(c[2]))") }
            func dims(_ value: Value) throws -> [Int] {
                if case .int(let dim) = value { return [dim] }
                return try c.interpreter.elements(of: value).map { try c.interpreter.machineInt($0) }
            }
            return try Tensor.tensordot(a, b, try dims(pair[0]), try dims(pair[1]))
        }
        table.add("einsum(str equation, object operands)", .runtime, "Sums of products, by Einstein's convention.") { c in
            try Tensor.einsum(c.string(0), try AutogradFunctions.tensors(c[1], c.interpreter))
        }
        table.add("chain_matmul(object matrices)", .runtime, "The product of several matrices.") { c in
            try Tensor.chainMatmul(try AutogradFunctions.tensors(c[0], c.interpreter))
        }
        table.add("cdist(Tensor x1, Tensor x2, float p=2.0, str? compute_mode=None)", .torch, "The distances of all pairs of rows.") { c in
            try Tensor.cdist(try c.tensor(0), try c.tensor(1), p: try c.double(2))
        }
        table.add("pdist(Tensor input, float p=2)", [.torch, .functional], "The distances of all pairs of rows of one matrix.") { c in try c.tensor(0).pdist(p: try c.double(1)) }
        table.add("cov(Tensor input, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None)", [.torch, .method], "The covariance matrix of rows.") { c in
            let given = try c.tensor(0)
            if given.rank > 2 { throw c.interpreter.runtimeError("cov(): expected input to have two or fewer dimensions but got an input with \(given.rank) dimensions") }
            let x = given.rank < 2 ? try given.reshape([1, -1]) : given
            let correction = Double(try c.int(1)), counts = try c.tensorOrNil(2), importances = try c.tensorOrNil(3)
            if let counts, !counts.dtype.isInteger { throw c.interpreter.runtimeError("cov(): expected fweights to have integral dtype but got fweights with \(counts.dtype.scalarName) dtype") }
            for (name, weights) in [("fweights", counts), ("aweights", importances)] {
                guard let weights else { continue }
                if weights.rank > 1 { throw c.interpreter.runtimeError("cov(): expected \(name) to have one or fewer dimensions but got \(name) with \(weights.rank) dimensions") }
                if weights.count != x.shape[1] { throw c.interpreter.runtimeError("cov(): expected \(name) to have the same numel as there are observations in the input but got \(weights.count) != \(x.shape[1])") }
            }
            guard counts != nil || importances != nil else {
                let centred = try x.sub(try x.mean([1], keepDim: true))
                let result = try centred.matmul(try centred.t()).div(.float(max(0, Double(x.shape[1]) - correction)))
                return given.rank < 2 ? try result.squeeze() : result
            }
            // what each observation counts: how often it was seen times how much it matters
            var weights = try (counts ?? importances ?? x).to(x.dtype)
            if counts != nil, let importances { weights = try weights.mul(importances) }
            let total = try weights.sum()
            let centred = try x.sub(try x.mul(weights).sum([1], keepDim: true).div(total))
            var divisor = try total.sub(.float(correction))
            if let importances { divisor = try total.sub(try weights.mul(importances).sum().div(total).mul(.float(correction))) }
            let result = try centred.mul(weights).matmul(try centred.t()).div(try divisor.clamp(min: 0.0))
            return given.rank < 2 ? try result.squeeze() : result
        }
        table.add("corrcoef(Tensor input)", [.torch, .method], "The correlation matrix of rows.") { c in
            let x = try c.tensor(0)
            if x.rank < 2 {
                // a vector is one variable: its covariance by itself, NaN where that is 0
                let centred = try x.sub(try x.mean())
                let variance = try centred.mul(centred).sum()
                return try variance.div(variance)
            }
            let centred = try x.sub(try x.mean([-1], keepDim: true))
            let covariance = try centred.matmul(try centred.t())
            let spread = try covariance.diagonal().sqrt()
            return try covariance.div(try spread.unsqueeze(1)).div(try spread.unsqueeze(0)).clamp(min: -1.0, max: 1.0)
        }
    }
}
