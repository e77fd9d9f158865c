internal import Language
internal import Tensors

/// Operations that combine the elements along dimensions.
enum ReductionTable {
    static func declare(_ table: OperationTable) {
        sums(table)
        extremes(table)
        variances(table)
        norms(table)
        cumulative(table)
        order(table)
        table.alias("concat", "cat")
    }

    private static func sums(_ table: OperationTable) {
        table.add("sum(Tensor input, *, dtype? dtype=None)", [.torch, .method], "The sum of all elements, or along dimensions.") { c in
            try c.tensor(0).sum(nil, keepDim: false, dtype: try c.dtype(1))
        }
        table.add("sum(Tensor input, int[1]? dim, bool keepdim=False, *, dtype? dtype=None)", .both, "") { c in
            try c.tensor(0).sum(try c.intsOrNil(1), keepDim: c.bool(2), dtype: try c.dtype(3))
        }
        table.plain("sum") { try $0.sum() }
        table.add("mean(Tensor input, *, dtype? dtype=None)", .both, "The mean of all elements, or along dimensions.") { c in
            try c.tensor(0).mean(nil, keepDim: false, dtype: try c.dtype(1))
        }
        table.add("mean(Tensor input, int[1]? dim, bool keepdim=False, *, dtype? dtype=None)", .both, "") { c in
            try c.tensor(0).mean(try c.intsOrNil(1), keepDim: c.bool(2), dtype: try c.dtype(3))
        }
        table.plain("mean") { try $0.mean() }
        table.add("nansum(Tensor input, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)", .both, "The sum, with NaN as 0.") { c in
            try c.tensor(0).nansum(try c.intsOrNil(1), keepDim: c.bool(2))
        }
        table.add("nanmean(Tensor input, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)", .both, "The mean of what is a number.") { c in
            try c.tensor(0).nanmean(try c.intsOrNil(1), keepDim: c.bool(2))
        }
        table.add("prod(Tensor input, *, dtype? dtype=None)", [.torch, .method], "The product of all elements, or along a dimension.") { c in
            try c.tensor(0).prod(dtype: try c.dtype(1))
        }
        table.add("prod(Tensor input, int dim, bool keepdim=False, *, dtype? dtype=None)", .both, "") { c in
            try c.tensor(0).prod(try c.int(1), keepDim: c.bool(2), dtype: try c.dtype(3))
        }
        table.add("logsumexp(Tensor input, int[1] dim, bool keepdim=False)", .both, "log Σ eˣ along dimensions, without overflow.") { c in
            try c.tensor(0).logsumexp(try c.ints(1), keepDim: c.bool(2))
        }
        table.add("count_nonzero(Tensor input, int? dim=None)", [.torch, .method], "How many elements are not 0.") { c in
            try c.tensor(0).countNonzero(try c.intOrNil(1).map { [$0] })
        }
        table.add("count_nonzero(Tensor input, int[] dim)", [.torch, .method], "") { c in try c.tensor(0).countNonzero(try c.ints(1)) }
        for (name, summary) in [("all", "Whether all elements are not 0."), ("any", "Whether one element is not 0.")] {
            let isAll = name == "all"
            table.add("\(name)(Tensor input)", .both, summary) { c in isAll ? try c.tensor(0).all() : try c.tensor(0).any() }
            table.add("\(name)(Tensor input, int[1]? dim=None, bool keepdim=False)", .both, "") { c in
                let dims = try c.intsOrNil(1)
                return isAll ? try c.tensor(0).all(dims, keepDim: c.bool(2)) : try c.tensor(0).any(dims, keepDim: c.bool(2))
            }
        }
    }

    /// `out=(values, indices)` is not accepted; the parameter stands in the schema for messages.
    private static let pairOut = "*, Tensor[]? out=None"

    private static func extremes(_ table: OperationTable) {
        for (name, word) in [("max", "largest"), ("min", "smallest")] {
            let isMax = name == "max"
            table.add("\(name)(Tensor input)", .both, "The \(word) element, or along a dimension, or of two tensors.") { c in
                isMax ? try c.tensor(0).max() : try c.tensor(0).min()
            }
            table.add("\(name)(Tensor input, Tensor other)", .both, "") { c in
                isMax ? try c.tensor(0).maximum(try c.tensor(1)) : try c.tensor(0).minimum(try c.tensor(1))
            }
            func along(_ c: OperationCall) throws -> Value {
                let tensor = try c.tensor(0), dim = try c.int(1)
                return ReturnTypes.pair(name, isMax ? try tensor.max(dim, keepDim: c.bool(2)) : try tensor.min(dim, keepDim: c.bool(2)))
            }
            table.add("\(name)(Tensor input, int dim, bool keepdim=False, \(pairOut))", .torch, "", along)
            table.add("\(name)(Tensor input, int dim, bool keepdim=False)", .method, "", along)
            table.add("a\(name)(Tensor input, int[1] dim=(), bool keepdim=False)", .both, "The \(word) element along dimensions.") { c in
                isMax ? try c.tensor(0).amax(try c.intsOrNil(1), keepDim: c.bool(2)) : try c.tensor(0).amin(try c.intsOrNil(1), keepDim: c.bool(2))
            }
            table.add("arg\(name)(Tensor input, int? dim=None, bool keepdim=False)", .both, "The index of the \(word) element.") { c in
                isMax ? try c.tensor(0).argmax(try c.intOrNil(1), keepDim: c.bool(2)) : try c.tensor(0).argmin(try c.intOrNil(1), keepDim: c.bool(2))
            }
            table.add("cum\(name)(Tensor input, int dim)", [.torch, .method], "The \(word) element so far.") { c in
                ReturnTypes.pair("cum\(name)", isMax ? try c.tensor(0).cummax(try c.int(1)) : try c.tensor(0).cummin(try c.int(1)))
            }
        }
        table.add("aminmax(Tensor input, *, int? dim=None, bool keepdim=False)", [.torch, .method], "The smallest and the largest element.") { c in
            let (low, high) = try c.tensor(0).aminmax(try c.intOrNil(1), keepDim: c.bool(2))
            return ReturnTypes.make("aminmax", ["min", "max"], [low, high])
        }
    }

    private static func variances(_ table: OperationTable) {
        for name in ["var", "std"] {
            let isStd = name == "std"
            func result(_ tensor: Tensor, _ dims: [Int]?, _ correction: Double, _ keep: Bool) throws -> Tensor {
                isStd ? try tensor.std(dims, correction: correction, keepDim: keep) : try tensor.var(dims, correction: correction, keepDim: keep)
            }
            func both(_ tensor: Tensor, _ dims: [Int]?, _ correction: Double, _ keep: Bool) throws -> Value {
                if !tensor.dtype.isFloatingPoint { throw TensorError(.runtimeError, "\(name)_mean only support floating point and complex dtypes") }
                let (spread, mean) = isStd ? try tensor.stdMean(dims, correction: correction, keepDim: keep) : try tensor.varMean(dims, correction: correction, keepDim: keep)
                return .object(TupleObject([.object(TensorObject.wrap(spread)), .object(TensorObject.wrap(mean))]))
            }
            let summary = isStd ? "The standard deviation." : "The variance."
            table.add("\(name)(Tensor input, int[1]? dim, bool unbiased=True, bool keepdim=False)", .both, summary) { c in
                try result(try c.tensor(0), try c.intsOrNil(1), c.bool(2) ? 1 : 0, c.bool(3))
            }
            table.add("\(name)(Tensor input, int[1]? dim=None, *, Number? correction=None, bool keepdim=False)", .both, "") { c in
                try result(try c.tensor(0), try c.intsOrNil(1), try c.scalarOrNil(2)?.double ?? 1, c.bool(3))
            }
            table.add("\(name)(Tensor input, bool unbiased=True)", [.torch, .method], "") { c in try result(try c.tensor(0), nil, c.bool(1) ? 1 : 0, false) }
            table.add("\(name)_mean(Tensor input, int[1]? dim, bool unbiased=True, bool keepdim=False)", .torch, summary + "  And the mean.") { c in
                try both(try c.tensor(0), try c.intsOrNil(1), c.bool(2) ? 1 : 0, c.bool(3))
            }
            table.add("\(name)_mean(Tensor input, int[1]? dim=None, *, Number? correction=None, bool keepdim=False)", .torch, "") { c in
                try both(try c.tensor(0), try c.intsOrNil(1), try c.scalarOrNil(2)?.double ?? 1, c.bool(3))
            }
            table.add("\(name)_mean(Tensor input, bool unbiased=True)", .torch, "") { c in try both(try c.tensor(0), nil, c.bool(1) ? 1 : 0, false) }
        }
    }

    private static func norms(_ table: OperationTable) {
        func norm(_ c: OperationCall) throws -> Tensor {
            var tensor = try c.tensor(0)
            if let dtype = try c.dtype(4) { tensor = try tensor.to(dtype) }
            let dims = try c.intsOrNil(2)
            if let name = c.stringOrNil(1) {
                if name == "fro" { return try tensor.vectorNorm(p: 2, dims, keepDim: c.bool(3)) }
                return try tensor.matrixNorm(name, dims ?? [-2, -1], keepDim: c.bool(3))
            }
            return try tensor.vectorNorm(p: try Scalars.scalar(c[1], c.interpreter)?.double ?? 2, dims, keepDim: c.bool(3))
        }
        table.add("norm(Tensor input, object p='fro', int[1]? dim=None, bool keepdim=False, dtype? dtype=None)", [.torch, .method], "The norm of a vector or matrix.", norm)
        table.add("norm(Tensor A, object ord=None, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)", .linalg, "The norm of a vector or matrix.") { c in
            let tensor = try c.dtype(4).map { try c.tensor(0).to($0) } ?? c.tensor(0)
            let dims = try c.intsOrNil(2)
            if let name = c.stringOrNil(1) { return try tensor.matrixNorm(name, dims ?? [-2, -1], keepDim: c.bool(3)) }
            guard let order = try Scalars.scalar(c[1], c.interpreter) else { return try tensor.vectorNorm(p: 2, dims, keepDim: c.bool(3)) }
            if dims?.count == 2 || (dims == nil && tensor.rank == 2) { return try LinearAlgebraTable.matrixNorm(tensor, order, dims ?? [-2, -1], c.bool(3)) }
            return try tensor.vectorNorm(p: order.double, dims, keepDim: c.bool(3))
        }
        table.add("vector_norm(Tensor x, Number ord=2, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)", .linalg, "The norm of a vector.") { c in
            try c.tensor(0).vectorNorm(p: try c.scalar(1).double, try c.intsOrNil(2), keepDim: c.bool(3), dtype: try c.dtype(4))
        }
    }

    private static func cumulative(_ table: OperationTable) {
        table.on("cumsum(Tensor input, int dim, *, dtype? dtype=None)", .all, "Sums so far.") { x, c in try x.cumsum(try c.int(1), dtype: try c.dtype(2)) }
        table.on("cumprod(Tensor input, int dim, *, dtype? dtype=None)", .all, "Products so far.") { x, c in try x.cumprod(try c.int(1), dtype: try c.dtype(2)) }
        table.on("logcumsumexp(Tensor input, int dim)", .both, "log Σ eˣ so far.") { x, c in try x.logcumsumexp(try c.int(1)) }
        table.add("diff(Tensor input, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None)", .both, "Differences of neighbours.") { c in
            let dim = try c.int(2)
            var tensor = try c.tensor(0)
            if c.has(3) || c.has(4) { tensor = try Tensor.cat([try c.tensorOrNil(3), tensor, try c.tensorOrNil(4)].compactMap { $0 }, dim: dim) }
            for _ in 0..<max(0, min(try c.int(1), 64)) {
                let size = try tensor.size(dim)
                if size == 0 { break }
                let after = try tensor.narrow(dim, 1, size - 1), before = try tensor.narrow(dim, 0, size - 1)
                tensor = tensor.dtype == .bool ? try after.logicalXor(before) : try after.sub(before)
            }
            return tensor
        }
        table.add("trapezoid(Tensor y, Tensor x, *, int dim=-1)", .torch, "The integral by the trapezoid rule.") { c in
            let y = try c.tensor(0), x = try c.tensor(1), dim = try c.int(2)
            func gap(_ t: Tensor, _ dim: Int) throws -> (Tensor, Tensor) {
                let size = try t.size(dim)
                return (try t.narrow(dim, 1, size - 1), try t.narrow(dim, 0, size - 1))
            }
            let (above, below) = try gap(y, dim), (right, left) = try gap(x, x.rank == 1 ? 0 : dim)
            return try above.add(below).mul(try right.sub(left)).sum([dim]).div(2.0)
        }
        table.add("trapezoid(Tensor y, *, Number dx=1, int dim=-1)", .torch, "The integral by the trapezoid rule.") { c in
            let y = try c.tensor(0), dim = try c.int(2)
            let size = try y.size(dim)
            return try y.narrow(dim, 1, size - 1).add(try y.narrow(dim, 0, size - 1)).sum([dim]).mul(try c.scalar(1)).div(2.0)
        }
        table.alias("trapz", "trapezoid")
    }

    private static func order(_ table: OperationTable) {
        table.add("sort(Tensor input, *, bool? stable, int dim=-1, bool descending=False)", [.torch, .method], "The elements in order, with their indices.") { c in
            ReturnTypes.pair("sort", try c.tensor(0).sort(dim: try c.int(2), descending: c.bool(3), stable: c.bool(1)))
        }
        table.add("sort(Tensor input, int dim=-1, bool descending=False)", [.torch, .method], "") { c in
            ReturnTypes.pair("sort", try c.tensor(0).sort(dim: try c.int(1), descending: c.bool(2)))
        }
        table.add("argsort(Tensor input, *, bool stable, int dim=-1, bool descending=False)", [.torch, .method], "The indices that sort the elements.") { c in
            try c.tensor(0).argsort(dim: try c.int(2), descending: c.bool(3))
        }
        table.add("argsort(Tensor input, int dim=-1, bool descending=False)", [.torch, .method], "") { c in
            try c.tensor(0).argsort(dim: try c.int(1), descending: c.bool(2))
        }
        table.add("msort(Tensor input)", .both, "Sorted along the first dimension.") { c in try c.tensor(0).msort() }
        table.add("topk(Tensor input, int k, int dim=-1, bool largest=True, bool sorted=True)", [.torch, .method], "The k largest elements, with their indices.") { c in
            ReturnTypes.pair("topk", try c.tensor(0).topk(try c.int(1), dim: try c.int(2), largest: c.bool(3), sorted: c.bool(4)))
        }
        table.add("kthvalue(Tensor input, int k, int dim=-1, bool keepdim=False)", [.torch, .method], "The k-th smallest element.") { c in
            ReturnTypes.pair("kthvalue", try c.tensor(0).kthvalue(try c.int(1), dim: try c.int(2), keepDim: c.bool(3)))
        }
        table.add("median(Tensor input)", [.torch, .method], "The middle element (the lower of two).") { c in try c.tensor(0).median() }
        table.add("median(Tensor input, int dim, bool keepdim=False)", [.torch, .method], "") { c in
            ReturnTypes.pair("median", try c.tensor(0).median(try c.int(1), keepDim: c.bool(2)))
        }
        table.add("mode(Tensor input, int dim=-1, bool keepdim=False)", [.torch, .method], "The most frequent element.") { c in
            ReturnTypes.pair("mode", try c.tensor(0).mode(try c.int(1), keepDim: c.bool(2)))
        }
        func quantile(_ c: OperationCall) throws -> Tensor {
            let tensor = try c.tensor(0)
            let q: Tensor
            if case .tensor(let given) = try c.operand(1) { q = given } else { q = try Tensor.full([], try c.scalar(1), dtype: tensor.dtype) }
            return try tensor.quantile(q, try c.intOrNil(2), keepDim: c.bool(3), interpolation: c.string(4))
        }
        table.add("quantile(Tensor input, Operand q, int? dim=None, bool keepdim=False, *, str interpolation='linear')", .both, "What a part q of the elements stays below.", quantile)
        table.add("bincount(Tensor input, Tensor? weights=None, int minlength=0)", [.torch, .method], "How often each number occurs.") { c in
            try c.tensor(0).bincount(weights: try c.tensorOrNil(1), minLength: try c.int(2))
        }
        table.add("histc(Tensor input, int bins=100, Number min=0, Number max=0)", .both, "How many elements fall into each interval.") { c in
            try c.tensor(0).histc(bins: try c.int(1), min: try c.scalar(2).double, max: try c.scalar(3).double)
        }
        table.add("searchsorted(Tensor sorted_sequence, Operand input, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None)", .torch,
                  "Where elements would have to be inserted.") { c in
            let side = c.stringOrNil(4)
            if side == "left" && c.bool(3) {
                throw c.interpreter.runtimeError("torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True")
            }
            var boundaries = try c.tensor(0)
            if let order = try c.tensorOrNil(5) {
                if order.shape != boundaries.shape {
                    throw c.interpreter.runtimeError("torch.searchsorted(): boundary and sorter must have the same size, but got boundary tensor \(boundaries.shape) and got sorter tensor \(order.shape)")
                }
                boundaries = try boundaries.detach().gather(-1, order)
            }
            let result = try Tensor.searchsorted(boundaries, try c.operandTensor(1), right: c.bool(3) || side == "right")
            return c.bool(2) ? try result.to(.int32) : result
        }
        table.add("bucketize(Operand input, Tensor boundaries, *, bool out_int32=False, bool right=False)", .torch, "The interval that each element falls into.") { c in
            let result = try c.operandTensor(0).bucketize(try c.tensor(1), right: c.bool(3))
            return c.bool(2) ? try result.to(.int32) : result
        }
        table.add("isin(Operand elements, Operand test_elements, *, bool assume_unique=False, bool invert=False)", .torch, "Whether each element is among others.") { c in
            try c.operandTensor(0).isin(try c.operandTensor(1), invert: c.bool(3))
        }
        unique(table)
    }

    private static func unique(_ table: OperationTable) {
        func results(_ c: OperationCall, _ result: (values: Tensor, inverse: Tensor, counts: Tensor), inverse: Bool, counts: Bool) -> Value {
            let tensors = [result.values] + (inverse ? [result.inverse] : []) + (counts ? [result.counts] : [])
            if tensors.count == 1 { return .object(TensorObject.wrap(tensors[0])) }
            return .object(TupleObject(tensors.map { .object(TensorObject.wrap($0)) }))
        }
        table.add("unique(Tensor input, bool sorted=True, bool return_inverse=False, bool return_counts=False, int? dim=None)", [.torch, .method], "The different elements.") { c in
            let input = try c.tensor(0)
            var result = try c.intOrNil(4).map { try input.unique(dim: $0) } ?? input.unique()
            // The result is part of the graph; only going back through it is refused.
            result.values = result.values.withoutDerivative(of: c.has(4) ? "unique_dim" : "_unique2", node: c.has(4) ? "UniqueDimBackward0" : "Unique2Backward0", input: input)
            return results(c, result, inverse: c.bool(2), counts: c.bool(3))
        }
        table.add("unique_consecutive(Tensor input, bool return_inverse=False, bool return_counts=False, int? dim=None)", [.torch, .method], "Runs of equal elements as one.") { c in
            let result = try c.intOrNil(3).map { try c.tensor(0).unique(dim: $0, consecutive: true) } ?? c.tensor(0).uniqueConsecutive()
            return results(c, result, inverse: c.bool(1), counts: c.bool(2))
        }
    }
}
