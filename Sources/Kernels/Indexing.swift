/// What a scatter does where indices repeat.
public enum ScatterOperation: Sendable {
    case assign, add, multiply, maximum, minimum
}

extension Kernels {
    /// The first index outside of -size..<size (of 0..<size unless `allowNegative`), if any.
    public static func firstInvalidIndex(_ indices: UnsafePointer<Int64>, count: Int, size: Int, allowNegative: Bool = true) -> Int64? {
        let high = Int64(truncatingIfNeeded: size), low = allowNegative ? 0 &- high : 0
        var i = 0
        while i < count {
            if indices[i] < low || indices[i] >= high { return indices[i] }
            i &+= 1
        }
        return nil
    }

    @inline(__always)
    static func wrapped(_ index: Int64, _ size: Int) -> Int {
        let i = Int(truncatingIfNeeded: index)
        return i < 0 ? i &+ size : i
    }

    // MARK: whole slices

    /// out[o, i, :] = x[o, indices[i], :] for contiguous x [outer, size, inner] and out [outer, count, inner].  Indices are
    /// valid; negative ones count from the end.  Also the lookup of embedding rows (outer 1).
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func indexSelect<T: KernelElement>(_ x: UnsafePointer<T>, into out: UnsafeMutablePointer<T>, outer: Int, size: Int, inner: Int, indices: UnsafePointer<Int64>, count: Int) {
        parallel(outer &* count, grain: max(1, elementGrain / max(inner, 1))) { range in
            for unit in range {
                let o = unit / count, i = unit % count
                let from = x + (o &* size &+ wrapped(indices[i], size)) &* inner, to = out + unit &* inner
                if inner == 1 { to[0] = from[0] } else { to.update(from: from, count: inner) }
            }
        }
    }

    /// out[o, indices[i], :] op= source[o, i, :] (index_add_, index_copy_, …), in the order of i.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func indexScatter<T: KernelElement>(_ op: ScatterOperation, _ source: UnsafePointer<T>, into out: UnsafeMutablePointer<T>, outer: Int, size: Int, inner: Int,
                                                      indices: UnsafePointer<Int64>, count: Int, alpha: T = .one) {
        for o in 0..<outer {
            for i in 0..<count {
                let to = out + (o &* size &+ wrapped(indices[i], size)) &* inner, from = source + (o &* count &+ i) &* inner
                var k = 0
                switch op {
                case .assign: while k < inner { to[k] = from[k]; k &+= 1 }
                case .add:
                    if alpha == T.one { while k < inner { to[k] = T.adding(to[k], from[k]); k &+= 1 } }
                    else { while k < inner { to[k] = T.adding(to[k], T.multiplying(alpha, from[k])); k &+= 1 } }
                case .multiply: while k < inner { to[k] = T.multiplying(to[k], from[k]); k &+= 1 }
                case .maximum: while k < inner { to[k] = from[k] > to[k] || from[k].isNotANumber ? from[k] : to[k]; k &+= 1 }
                case .minimum: while k < inner { to[k] = from[k] < to[k] || from[k].isNotANumber ? from[k] : to[k]; k &+= 1 }
                }
            }
        }
    }

    /// The gradient of an embedding: dWeight[tokens[i], :] += gradient[i, :]; rows of `paddingIndex` are skipped.  `scale` has
    /// one factor per row of the weight (for scale_grad_by_freq).  dWeight is zeroed first.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func embeddingBackward<T: KernelFloat>(_ gradient: UnsafePointer<T>, tokens: UnsafePointer<Int64>, count: Int, rows: Int, width: Int, paddingIndex: Int?,
                                                         scale: UnsafePointer<T>? = nil, into dWeight: UnsafeMutablePointer<T>) {
        dWeight.update(repeating: 0, count: rows &* width)
        // rows are shared out by position in the weight: every row is summed by one thread, in the order of the tokens
        let bands = max(1, min(4, count &* width / elementGrain))
        let band = (rows &+ bands &- 1) / bands
        parallel(bands) { unit in
            let low = unit &* band, high = min(low &+ band, rows)
            for i in 0..<count {
                let row = wrapped(tokens[i], rows)
                if row < low || row >= high || row == paddingIndex { continue }
                let to = dWeight + row &* width, from = gradient + i &* width
                let factor = scale?[row] ?? 1
                var k = 0
                while k < width { to[k] += factor == 1 ? from[k] : from[k] * factor; k &+= 1 }
            }
        }
    }

    // MARK: element by element along a dimension

    /// out[…, i, …] = x[…, indices[…, i, …], …]: `indices` and `out` have one shape, which is no larger than x's in the other
    /// dimensions.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func gather<T: KernelElement>(_ x: StridedBuffer<T>, dimension: Int, indices: StridedBuffer<Int64>, into out: StridedBuffer<T>) {
        assert(indices.shape == out.shape)
        let size = x.shape.isEmpty ? 1 : x.shape[dimension], step = x.strides.isEmpty ? 0 : x.strides[dimension]
        var strides = x.strides
        if !strides.isEmpty { strides[dimension] = 0 }
        let loop = StridedLoop(shape: out.shape, out.strides, indices.strides, strides)
        let so = loop.rowStep(0), si = loop.rowStep(1), sx = loop.rowStep(2)
        loop.parallelRows(grain: elementGrain) { o, i, base, _, n in
            var k = 0
            while k < n {
                out.pointer[o &+ k &* so] = x.pointer[base &+ k &* sx &+ wrapped(indices.pointer[i &+ k &* si], size) &* step]
                k &+= 1
            }
        }
    }

    /// out[…, indices[…, i, …], …] op= source[…, i, …], in row-major order of `indices`.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func scatter<T: KernelElement>(_ op: ScatterOperation, _ source: StridedBuffer<T>, dimension: Int, indices: StridedBuffer<Int64>, into out: StridedBuffer<T>) {
        let size = out.shape.isEmpty ? 1 : out.shape[dimension], step = out.strides.isEmpty ? 0 : out.strides[dimension]
        var strides = out.strides
        if !strides.isEmpty { strides[dimension] = 0 }
        let loop = StridedLoop(shape: indices.shape, indices.strides, source.strides, strides, reorder: false)
        let si = loop.rowStep(0), ss = loop.rowStep(1), so = loop.rowStep(2)
        loop.forEachRow(0..<loop.count) { i, s, base, _, n in
            var k = 0
            while k < n {
                let to = out.pointer + base + k &* so + wrapped(indices.pointer[i &+ k &* si], size) &* step
                let v = source.pointer[s &+ k &* ss]
                switch op {
                case .assign: to[0] = v
                case .add: to[0] = T.adding(to[0], v)
                case .multiply: to[0] = T.multiplying(to[0], v)
                case .maximum: to[0] = v > to[0] || v.isNotANumber ? v : to[0]
                case .minimum: to[0] = v < to[0] || v.isNotANumber ? v : to[0]
                }
                k &+= 1
            }
        }
    }

    // MARK: lists of positions

    /// out[i, :] = x[offsets[i] + :], slices of `inner` contiguous elements: advanced indexing after the caller has turned its
    /// index tensors into element offsets.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func take<T: KernelElement>(_ x: UnsafePointer<T>, offsets: UnsafePointer<Int>, count: Int, inner: Int = 1, into out: UnsafeMutablePointer<T>) {
        parallel(count, grain: max(1, elementGrain / max(inner, 1))) { range in
            if inner == 1 {
                for i in range { out[i] = x[offsets[i]] }
            } else {
                for i in range { (out + i &* inner).update(from: x + offsets[i], count: inner) }
            }
        }
    }

    /// out[offsets[i] + :] op= source[i, :], in the order of i (index_put_).  With `sourceStep` 0 one slice is put everywhere.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func put<T: KernelElement>(_ source: UnsafePointer<T>, into out: UnsafeMutablePointer<T>, offsets: UnsafePointer<Int>, count: Int, inner: Int = 1, accumulate: Bool,
                                             sourceStep: Int? = nil) {
        let step = sourceStep ?? inner
        for i in 0..<count {
            let to = out + offsets[i], from = source + i &* step
            var k = 0
            if accumulate {
                while k < inner { to[k] = T.adding(to[k], from[k]); k &+= 1 }
            } else {
                while k < inner { to[k] = from[k]; k &+= 1 }
            }
        }
    }

    // MARK: masks

    /// out = value where mask is not 0.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func maskedFill<T: KernelElement>(_ out: StridedBuffer<T>, mask: StridedBuffer<UInt8>, value: T) {
        assert(out.shape == mask.shape)
        let loop = StridedLoop(shape: out.shape, out.strides, mask.strides)
        let so = loop.rowStep(0), sm = loop.rowStep(1)
        loop.parallelRows(grain: elementGrain) { o, m, _, _, n in
            var k = 0
            while k < n { if mask.pointer[m &+ k &* sm] != 0 { out.pointer[o &+ k &* so] = value }; k &+= 1 }
        }
    }

    /// How many elements of a contiguous mask are not 0.
    public static func countTrue(_ mask: UnsafePointer<UInt8>, count: Int) -> Int {
        var total = 0, i = 0
        while i < count { total &+= mask[i] != 0 ? 1 : 0; i &+= 1 }
        return total
    }

    /// The elements of x where mask is not 0, in row-major order; `out` has room for all of them.  Returns their number.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func maskedSelect<T: KernelElement>(_ x: StridedBuffer<T>, mask: StridedBuffer<UInt8>, into out: UnsafeMutablePointer<T>) -> Int {
        assert(x.shape == mask.shape)
        let loop = StridedLoop(shape: x.shape, contiguousStrides(x.shape), x.strides, mask.strides, reorder: false)
        let sx = loop.rowStep(1), sm = loop.rowStep(2)
        var found = 0
        loop.forEachRow(0..<loop.count) { _, i, m, _, n in
            var k = 0
            while k < n {
                if mask.pointer[m &+ k &* sm] != 0 { out[found] = x.pointer[i &+ k &* sx]; found &+= 1 }
                k &+= 1
            }
        }
        return found
    }

    /// The elements where mask is not 0 become those of `source`, in row-major order (masked_scatter_); `source` has enough.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func maskedScatter<T: KernelElement>(_ out: StridedBuffer<T>, mask: StridedBuffer<UInt8>, source: UnsafePointer<T>) {
        let loop = StridedLoop(shape: out.shape, contiguousStrides(out.shape), out.strides, mask.strides, reorder: false)
        let so = loop.rowStep(1), sm = loop.rowStep(2)
        var used = 0
        loop.forEachRow(0..<loop.count) { _, o, m, _, n in
            var k = 0
            while k < n {
                if mask.pointer[m &+ k &* sm] != 0 { out.pointer[o &+ k &* so] = source[used]; used &+= 1 }
                k &+= 1
            }
        }
    }

    /// The coordinates of the nonzero elements in row-major order, `rank` numbers each; `out` has room for `countNonZero` rows.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func nonZero<T: KernelElement>(_ x: StridedBuffer<T>, count: Int, into out: UnsafeMutablePointer<Int64>) {
        let rank = x.shape.count, n = x.count
        if n == 0 { return }
        var index = [Int](repeating: 0, count: rank), offset = 0, written = 0
        for _ in 0..<n {
            if !(x.pointer[offset] == T.zero) {
                for d in 0..<rank { out[d &* count &+ written] = Int64(truncatingIfNeeded: index[d]) }
                written &+= 1
            }
            var d = rank &- 1
            while d >= 0 {
                index[d] &+= 1
                offset &+= x.strides[d]
                if index[d] < x.shape[d] { break }
                offset &-= x.strides[d] &* x.shape[d]
                index[d] = 0
                d &-= 1
            }
        }
    }

    /// out[i, classes] = 0 but for a 1 at indices[i]; the indices are in 0..<classes.
    public static func oneHot(_ indices: UnsafePointer<Int64>, count: Int, classes: Int, into out: UnsafeMutablePointer<Int64>) {
        out.update(repeating: 0, count: count &* classes)
        for i in 0..<count { out[i &* classes &+ Int(truncatingIfNeeded: indices[i])] = 1 }
    }

    /// How often each value 0..<bins occurs (bincount), or the sum of its weights.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func binCount<T: KernelElement>(_ x: UnsafePointer<Int64>, count: Int, weights: UnsafePointer<T>?, bins: Int, into out: UnsafeMutablePointer<T>) {
        out.update(repeating: .zero, count: bins)
        for i in 0..<count {
            let b = Int(truncatingIfNeeded: x[i])
            out[b] = T.adding(out[b], weights?[i] ?? T.one)
        }
    }
}
