/// Arithmetic on shapes and strides: pure functions without memory.
enum Layout {
    /// The product of the sizes; overflow is an error.
    static func elementCount(_ shape: [Int]) throws -> Int {
        var n = 1
        var hasZero = false
        for size in shape where size == 0 { hasZero = true }
        if hasZero { return 0 }
        for size in shape {
            let (product, overflow) = n.multipliedReportingOverflow(by: size)
            if overflow || product > 1 << 60 { throw TensorError.countOverflow(shape) }
            n = product
        }
        return n
    }

    /// Row-major strides; a size of zero counts as one.
    @inline(__always)
    static func contiguousStrides(_ shape: [Int]) -> [Int] {
        let rank = shape.count
        if rank == 0 { return [] }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: rank) { steps in
            var step = 1
            var d = rank - 1
            while d >= 0 {
                steps[d] = step
                step &*= max(shape[d], 1)
                d &-= 1
            }
            return SizeTable.array(UnsafeBufferPointer(steps))
        }
    }

    static func isContiguous(_ shape: [Int], _ strides: [Int]) -> Bool {
        var step = 1
        var d = shape.count - 1
        while d >= 0 {
            let size = shape[d]
            if size == 0 { return true }
            if size != 1 {
                if strides[d] != step { return false }
                step &*= size
            }
            d &-= 1
        }
        return true
    }

    /// Whether the elements fill a block of memory without gaps and overlaps, in some order of the dimensions.
    static func isDense(_ shape: [Int], _ strides: [Int]) -> Bool {
        let order = shape.indices.filter { shape[$0] != 1 }.sorted { strides[$0] < strides[$1] }
        var step = 1
        for d in order {
            if shape[d] == 0 { return true }
            if strides[d] != step { return false }
            step &*= shape[d]
        }
        return true
    }

    /// Whether two different indices may name the same element.
    static func hasInternalOverlap(_ shape: [Int], _ strides: [Int]) -> Bool {
        for d in shape.indices where shape[d] > 1 && strides[d] == 0 { return true }
        return false
    }

    /// A dimension counted from the front; −1 is the last.
    static func dimension(_ d: Int, rank: Int) throws -> Int {
        let n = max(rank, 1)
        if d >= -n && d < n { return d < 0 ? d + n : d }
        throw TensorError.dimensionOutOfRange(d, rank: rank)
    }

    /// Dimensions counted from the front, without duplicates, in rising order; nil and [] mean all.
    static func dimensions(_ dims: [Int]?, rank: Int, emptyMeansAll: Bool = true) throws -> [Int] {
        guard let dims, !(dims.isEmpty && emptyMeansAll) else { return Array(0..<rank) }
        var seen = [Bool](repeating: false, count: max(rank, 1))
        for d in dims {
            let at = try dimension(d, rank: rank)
            if seen[at] { throw TensorError.duplicateDimension(at) }
            seen[at] = true
        }
        return (0..<rank).filter { seen[$0] }
    }

    /// The shape that both broadcast to.
    static func broadcast(_ a: [Int], _ b: [Int]) throws -> [Int] {
        if a == b { return a }
        let rank = max(a.count, b.count)
        var result = [Int](repeating: 1, count: rank)
        var d = rank - 1
        while d >= 0 {
            let i = d - (rank - a.count), j = d - (rank - b.count)
            let m = i >= 0 ? a[i] : 1, n = j >= 0 ? b[j] : 1
            if m == n || n == 1 { result[d] = m }
            else if m == 1 { result[d] = n }
            else { throw TensorError.broadcastMismatch(m, n, dimension: d) }
            d -= 1
        }
        return result
    }

    /// Whether `shape` can be expanded to `target`.
    static func isExpandable(_ shape: [Int], to target: [Int]) -> Bool {
        if shape.count > target.count { return false }
        for (i, size) in shape.enumerated() {
            let wanted = target[i + target.count - shape.count]
            if size != wanted && size != 1 { return false }
        }
        return true
    }

    /// Strides of an operand of `shape` and `strides` spread to `target` (which it can be expanded to).
    @inline(__always)
    static func broadcastStrides(_ shape: [Int], _ strides: [Int], to target: [Int]) -> [Int] {
        if shape == target { return strides }
        let lead = target.count - shape.count
        return [Int](unsafeUninitializedCapacity: target.count) { buffer, count in
            var d = 0
            while d < target.count {
                let i = d - lead
                buffer[d] = i < 0 || (shape[i] == 1 && target[d] != 1) ? 0 : strides[i]
                d += 1
            }
            count = target.count
        }
    }

    /// A shape with one −1 completed for `count` elements.
    static func inferred(_ shape: [Int], count: Int) throws -> [Int] {
        var unknown: Int?
        var known = 1
        for (d, size) in shape.enumerated() {
            if size == -1 {
                if unknown != nil { throw TensorError.onlyOneInferred }
                unknown = d
            } else if size < 0 {
                throw TensorError.invalidDimension(size, shape)
            } else {
                let (product, overflow) = known.multipliedReportingOverflow(by: size)
                if overflow { throw TensorError.shapeInvalid(shape, count: count) }
                known = product
            }
        }
        if let unknown {
            if known == 0 { throw count == 0 ? TensorError.ambiguousInference(shape) : TensorError.shapeInvalid(shape, count: count) }
            if count % known != 0 { throw TensorError.shapeInvalid(shape, count: count) }
            var result = shape
            result[unknown] = count / known
            return result
        }
        if known != count { throw TensorError.shapeInvalid(shape, count: count) }
        return shape
    }

    /// The strides with which memory of `shape` and `strides` is seen as `target`, or nil if it needs a copy.
    static func viewStrides(_ shape: [Int], _ strides: [Int], as target: [Int]) -> [Int]? {
        if shape.contains(0) { return shape == target ? strides : contiguousStrides(target) }
        if shape.isEmpty { return [Int](repeating: 1, count: target.count) }
        var result = [Int](repeating: 0, count: target.count)
        var view = target.count - 1
        var chunkBase = strides[shape.count - 1]
        var chunkCount = 1, viewCount = 1
        var d = shape.count - 1
        while d >= 0 {
            chunkCount *= shape[d]
            if d == 0 || (shape[d - 1] != 1 && strides[d - 1] != chunkCount * chunkBase) {
                while view >= 0 && (viewCount < chunkCount || target[view] == 1) {
                    result[view] = viewCount * chunkBase
                    viewCount *= target[view]
                    view -= 1
                }
                if viewCount != chunkCount { return nil }
                if d > 0 {
                    chunkBase = strides[d - 1]
                    chunkCount = 1
                    viewCount = 1
                }
            }
            d -= 1
        }
        return view == -1 ? result : nil
    }

    /// [2, 3] as "[2, 3]".
    static func text(_ shape: [Int]) -> String { "[" + shape.map(String.init).joined(separator: ", ") + "]" }
}
