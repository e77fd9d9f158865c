internal import Kernels

extension Tensor {
    // MARK: sorting

    public func sort(dim: Int = -1, descending: Bool = false, stable: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        let x = try prepared()
        let (outer, size, inner) = lines(d)
        let values = try Tensor(shape, dtype), indices = try Tensor(shape, .int64)
        try TensorRuntime.current.charge(work: count &* 4)
        func run<T: KernelElement>(_: T.Type) {
            Kernels.sort(x.constant(T.self), outer: outer, size: size, inner: inner, descending: descending, values: values.pointer(T.self), indices: indices.pointer(Int64.self))
        }
        withElementType(dtype) { run($0) }
        recordPick("SortBackward0", values, indices, d, keepDim: true)
        return (values, indices)
    }
    public func argsort(dim: Int = -1, descending: Bool = false) throws -> Tensor { try detach().sort(dim: dim, descending: descending).indices }
    public func msort() throws -> Tensor { try sort(dim: 0).values }

    public func topk(_ k: Int, dim: Int = -1, largest: Bool = true, sorted: Bool = true) throws -> (values: Tensor, indices: Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        let (outer, size, inner) = lines(d)
        if k < 0 || k > size { throw TensorError.topkRange }
        var target = shape
        if rank > 0 { target[d] = k }
        let x = try prepared()
        let values = try Tensor(target, dtype), indices = try Tensor(target, .int64)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelElement>(_: T.Type) {
            Kernels.topK(x.constant(T.self), outer: outer, size: size, inner: inner, k: k, largest: largest, values: values.pointer(T.self), indices: indices.pointer(Int64.self))
        }
        withElementType(dtype) { run($0) }
        recordPick("TopkBackward0", values, indices, d, keepDim: true)
        return (values, indices)
    }

    public func kthvalue(_ k: Int, dim: Int = -1, keepDim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        let (outer, size, inner) = lines(d)
        if k < 1 || k > size { throw TensorError.kthRange(k, d) }
        let target = rank == 0 ? [] : Tensor.reducedShape(shape, [d], keepDim: keepDim)
        let x = try prepared()
        let values = try Tensor(target, dtype), indices = try Tensor(target, .int64)
        try TensorRuntime.current.charge(work: count)
        func run<T: KernelElement>(_: T.Type) {
            Kernels.kthValue(x.constant(T.self), outer: outer, size: size, inner: inner, k: k, values: values.pointer(T.self), indices: indices.pointer(Int64.self))
        }
        withElementType(dtype) { run($0) }
        if rank > 0 { recordPick("KthvalueBackward0", values, indices, d, keepDim: keepDim) }
        return (values, indices)
    }

    /// The lower median of all elements.
    public func median() throws -> Tensor {
        if dtype == .bool { throw TensorError.unsupported("median_cpu", .bool) }
        if count == 0 { return try Tensor.scalar(.float(.nan), dtype: dtype) }
        let flat = try reshape([-1])
        if dtype.isFloatingPoint, try detach().isnan().any().isTrue() { return try flat.max(0).values }
        return try flat.kthvalue((count - 1) / 2 + 1, dim: 0).values.renamed("KthvalueBackward0", to: "MedianBackward0")
    }
    public func median(_ dim: Int, keepDim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        if dtype == .bool { throw TensorError.unsupported("median_out", .bool) }
        let size = rank == 0 ? 1 : shape[d]
        if size == 0 { throw TensorError.emptyDimension("median", d) }
        let result = try kthvalue((size - 1) / 2 + 1, dim: d, keepDim: keepDim)
        return (result.values.renamed("KthvalueBackward0", to: "MedianBackward1"), result.indices)
    }

    /// The most frequent value along a dimension (the smallest of several), and its last index.
    public func mode(_ dim: Int = -1, keepDim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        let (outer, size, inner) = lines(d)
        if size == 0 { throw TensorError.emptyDimension("mode", d) }
        let sorted = try detach().sort(dim: d, stable: true)
        let target = rank == 0 ? [] : Tensor.reducedShape(shape, [d], keepDim: keepDim)
        let values = try Tensor(target, dtype), indices = try Tensor(target, .int64)
        for o in 0..<outer {
            for i in 0..<inner {
                var best = 0, bestAt = 0, run = 0
                for k in 0..<size {
                    let at = (o * size + k) * inner + i
                    let isSame = k > 0 && sorted.values.element(at: at) == sorted.values.element(at: at - inner)
                    run = isSame ? run + 1 : 1
                    if run > best { (best, bestAt) = (run, at) }
                }
                values.setElement(at: o * inner + i, to: sorted.values.element(at: bestAt))
                indices.setElement(at: o * inner + i, to: sorted.indices.element(at: bestAt))
            }
        }
        if rank > 0 { recordPick("ModeBackward0", values, indices, d, keepDim: keepDim) }
        return (values, indices)
    }

    public func quantile(_ q: Tensor, _ dim: Int? = nil, keepDim: Bool = false, interpolation: String = "linear") throws -> Tensor {
        if dtype != .float32 && dtype != .float64 { throw TensorError.quantileType }
        if count == 0 { throw TensorError.runtime("quantile() input tensor must be non-empty") }
        let levels = q.doubles()
        if levels.contains(where: { !($0 >= 0 && $0 <= 1) }) { throw TensorError.runtime("quantile() q must be in the range [0, 1] but got \(NumberText.general(levels.first { !($0 >= 0 && $0 <= 1) } ?? 0))") }
        let flat = dim == nil ? try reshape([-1]) : self
        let d = try Layout.dimension(dim ?? 0, rank: flat.rank)
        let sorted = try flat.sort(dim: d).values
        let n = Double(flat.rank == 0 ? 1 : flat.shape[d])
        let parts = try levels.map { level -> Tensor in
            let place = level * (n - 1)
            let low = place.rounded(.down)
            let (a, b) = (try sorted.narrow(d, Int(low), 1), try sorted.narrow(d, Int(place.rounded(.up)), 1))
            switch interpolation {
            case "lower": return a
            case "higher": return b
            case "nearest": return try sorted.narrow(d, Int(place.rounded(.toNearestOrEven)), 1)
            case "midpoint": return try a.lerp(b, 0.5)
            default: return try a.lerp(b, .float(place - low))
            }
        }
        func shaped(_ t: Tensor) throws -> Tensor {
            if dim == nil { return keepDim ? try t.reshape([Int](repeating: 1, count: rank)) : try t.reshape([]) }
            return keepDim ? t : try t.squeeze([d])
        }
        let results = try parts.map(shaped)
        let result = q.rank == 0 ? results[0] : try Tensor.stack(results)
        // the elements of a line with NaN are NaN, and NaN sorts last
        let bad = try dim == nil ? flat.isnan().any() : flat.isnan().any([d], keepDim: keepDim)
        return try bad.any().isTrue() ? try result.maskedFill(bad, .float(.nan)) : result
    }

    // MARK: sets and counts

    /// The distinct values in rising order, with the place of each element among them and how often each occurs.
    public func unique() throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        let x = try detach().prepared()
        let values = try Tensor([count], dtype), inverse = try Tensor(shape, .int64), counts = try Tensor([count], .int64)
        var n = 0
        func run<T: KernelElement>(_: T.Type) {
            n = Kernels.unique(x.constant(T.self), count: count, values: values.pointer(T.self), inverse: inverse.pointer(Int64.self), counts: counts.pointer(Int64.self))
        }
        withElementType(dtype) { run($0) }
        return (try values.narrow(0, 0, n).clone(), inverse, try counts.narrow(0, 0, n).clone())
    }

    /// The distinct slices along `dim`, in lexicographic order.
    public func unique(dim: Int, consecutive: Bool = false) throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        let d = try Layout.dimension(dim, rank: rank)
        let rows = try detach().transpose(0, d).contiguous()
        let n = rank == 0 ? 1 : rows.shape[0]
        let width = n == 0 ? 0 : rows.count / n
        func precedes(_ a: Int, _ b: Int) -> Bool {
            for k in 0..<width {
                let x = rows.element(at: a * width + k).double, y = rows.element(at: b * width + k).double
                if x != y { return x < y }
            }
            return false
        }
        func isEqual(_ a: Int, _ b: Int) -> Bool { !precedes(a, b) && !precedes(b, a) }
        let order = consecutive ? Array(0..<n) : (0..<n).sorted { precedes($0, $1) || (!precedes($1, $0) && $0 < $1) }
        var picked: [Int] = [], counts: [Int] = [], inverse = [Int](repeating: 0, count: n)
        for i in order {
            if let last = picked.last, isEqual(last, i) { counts[counts.count - 1] += 1 } else { picked.append(i); counts.append(1) }
            inverse[i] = picked.count - 1
        }
        let values = try detach().indexSelect(d, try Tensor(picked, shape: [picked.count]))
        return (values, try Tensor(inverse, shape: [n]), try Tensor(counts, shape: [counts.count]))
    }

    /// Equal neighbours folded into one.
    public func uniqueConsecutive() throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        let result = try reshape([-1]).unique(dim: 0, consecutive: true)
        return (result.values, try result.inverse.reshape(shape), result.counts)
    }

    public func bincount(weights: Tensor? = nil, minLength: Int = 0) throws -> Tensor {
        if dtype.isFloatingPoint || dtype == .bool { throw TensorError.unsupported("bincount_cpu", dtype) }
        if rank != 1 { throw TensorError.binCountType }
        if minLength < 0 { throw TensorError.runtime("minlength should be >= 0") }
        let x = try prepared(.int64)
        let values = x.integers()
        if values.contains(where: { $0 < 0 }) { throw TensorError.binCountType }
        if let weights, weights.shape != shape { throw TensorError.runtime("weights should be 1-d and have the same length as input") }
        let (bins, overflow) = (values.max() ?? -1).addingReportingOverflow(1)
        if overflow { throw TensorError.countOverflow([bins]) }
        let n = Swift.max(bins, minLength)
        if let weights {
            let w = try weights.prepared(weights.dtype == .float32 ? .float32 : .float64)
            let out = try Tensor([n], w.dtype, zeroed: true)
            func run<T: KernelFloat>(_: T.Type) { Kernels.binCount(x.constant(Int64.self), count: x.count, weights: w.constant(T.self), bins: n, into: out.pointer(T.self)) }
            withFloatType(w.dtype) { run($0) }
            return out
        }
        let out = try Tensor([n], .int64, zeroed: true)
        Kernels.binCount(x.constant(Int64.self), count: x.count, weights: nil, bins: n, into: out.pointer(Int64.self))
        return out
    }

    /// How many elements fall into each of `bins` equal intervals of low…high (of all values, if both are 0).
    public func histc(bins: Int = 100, min low: Double = 0, max high: Double = 0) throws -> Tensor {
        if !dtype.isFloatingPoint { throw TensorError.unsupported("histogram_cpu", dtype) }
        if bins <= 0 { throw TensorError.runtime("torch.histogram(): Expected bins to be positive, got \(bins)") }
        let values = doubles()
        var (a, b) = (low, high)
        if a == b && count > 0 { (a, b) = (values.min() ?? 0, values.max() ?? 0) }
        if a == b { a -= 1; b += 1 }
        if !(a < b) || !a.isFinite || !b.isFinite { throw TensorError.runtime("torch.histc: max must be larger than min") }
        let out = try Tensor([bins], dtype, zeroed: true)
        for v in values where v >= a && v <= b {
            let bin = Swift.min(bins - 1, Int((v - a) / (b - a) * Double(bins)))
            out.setElement(at: bin, to: .float(out.element(at: bin).double + 1))
        }
        return out
    }

    /// Where each value would be put into the rising `boundaries` (last dimension).
    public static func searchsorted(_ boundaries: Tensor, _ values: Tensor, right: Bool = false) throws -> Tensor {
        let type = boundaries.dtype.promoted(with: values.dtype)
        let b = try boundaries.prepared(type), v = try values.prepared(type)
        if b.rank == 0 { throw TensorError.runtime("torch.searchsorted(): boundaries tensor should have positive dimension") }
        let out = try Tensor(values.shape, .int64)
        let n = b.shape[b.rank - 1]
        if b.rank > 1 && (v.rank != b.rank || Array(v.shape.dropLast()) != Array(b.shape.dropLast())) {
            throw TensorError.runtime("torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match")
        }
        let rows = b.rank == 1 ? 1 : (n == 0 ? 0 : b.count / n), width = rows == 0 ? 0 : v.count / rows
        func run<T: KernelElement>(_: T.Type) {
            for r in 0..<rows {
                Kernels.searchSorted(b.constant(T.self) + r * n, size: n, v.constant(T.self) + r * width, count: width, right: right, into: out.pointer(Int64.self) + r * width)
            }
        }
        withElementType(type) { run($0) }
        return out
    }
    public func bucketize(_ boundaries: Tensor, right: Bool = false) throws -> Tensor { try Tensor.searchsorted(boundaries, self, right: right) }

    public func isin(_ values: Tensor, invert: Bool = false) throws -> Tensor {
        let type = promotedType(self, values)
        let set = Set(try values.detach().cast(type).doubles())
        let out = try Tensor(shape, .bool)
        for (i, v) in try detach().cast(type).doubles().enumerated() { out.setElement(at: i, to: .bool(set.contains(v) != invert)) }
        return out
    }
}
