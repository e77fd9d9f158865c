extension Kernels {
    /// Whether a comes before b in the order that sorts use: NaN is larger than everything.
    @inline(__always)
    static func precedes<T: KernelElement>(_ a: T, _ b: T, descending: Bool) -> Bool {
        descending ? (a > b || (a.isNotANumber && !b.isNotANumber)) : (a < b || (b.isNotANumber && !a.isNotANumber))
    }

    /// Each line along the middle dimension of contiguous [outer, size, inner], sorted stably, with the indices it came from.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func sort<T: KernelElement>(_ x: UnsafePointer<T>, outer: Int, size: Int, inner: Int, descending: Bool, values: UnsafeMutablePointer<T>?, indices: UnsafeMutablePointer<Int64>) {
        parallel(outer &* inner, grain: max(1, 4096 / max(size, 1))) { range in
            withUnsafeTemporaryAllocation(of: T.self, capacity: 2 &* max(size, 1)) { keys in
                withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 &* max(size, 1)) { order in
                    guard let k0 = keys.baseAddress, let i0 = order.baseAddress else { return }
                    for line in range {
                        let base = line / inner &* size &* inner &+ line % inner
                        for i in 0..<size { k0[i] = x[base &+ i &* inner]; i0[i] = Int64(truncatingIfNeeded: i) }
                        mergeSort(k0, i0, k0 + size, i0 + size, size, descending)
                        for i in 0..<size {
                            values?[base &+ i &* inner] = k0[i]
                            indices[base &+ i &* inner] = i0[i]
                        }
                    }
                }
            }
        }
    }

    /// A stable bottom-up merge sort of keys with their indices; the result is in `k` and `at`.
    @inline(__always)
    private static func mergeSort<T: KernelElement>(_ k: UnsafeMutablePointer<T>, _ at: UnsafeMutablePointer<Int64>, _ spareKeys: UnsafeMutablePointer<T>,
                                                    _ spareIndices: UnsafeMutablePointer<Int64>, _ n: Int, _ descending: Bool) {
        // runs of 16 by insertion
        let run = 16
        var start = 0
        while start < n {
            let end = min(start &+ run, n)
            var i = start &+ 1
            while i < end {
                let key = k[i], index = at[i]
                var j = i
                while j > start && precedes(key, k[j &- 1], descending: descending) { k[j] = k[j &- 1]; at[j] = at[j &- 1]; j &-= 1 }
                k[j] = key; at[j] = index
                i &+= 1
            }
            start = end
        }
        var width = run
        var fromKeys = k, fromIndices = at, toKeys = spareKeys, toIndices = spareIndices
        while width < n {
            var low = 0
            while low < n {
                let middle = min(low &+ width, n), high = min(low &+ 2 &* width, n)
                var a = low, b = middle, out = low
                while out < high {
                    if a < middle && (b >= high || !precedes(fromKeys[b], fromKeys[a], descending: descending)) {
                        toKeys[out] = fromKeys[a]; toIndices[out] = fromIndices[a]; a &+= 1
                    } else {
                        toKeys[out] = fromKeys[b]; toIndices[out] = fromIndices[b]; b &+= 1
                    }
                    out &+= 1
                }
                low = high
            }
            swap(&fromKeys, &toKeys)
            swap(&fromIndices, &toIndices)
            width &*= 2
        }
        if fromKeys != k {
            k.update(from: fromKeys, count: n)
            at.update(from: fromIndices, count: n)
        }
    }

    /// The `k` largest (or smallest) elements of each line along the middle dimension of contiguous [outer, size, inner], best
    /// first; outputs are [outer, k, inner].
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func topK<T: KernelElement>(_ x: UnsafePointer<T>, outer: Int, size: Int, inner: Int, k: Int, largest: Bool, values: UnsafeMutablePointer<T>, indices: UnsafeMutablePointer<Int64>) {
        if k == 0 { return }
        parallel(outer &* inner, grain: max(1, 4096 / max(size, 1))) { range in
            withUnsafeTemporaryAllocation(of: T.self, capacity: 2 &* max(size, 1)) { keys in
                withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 &* max(size, 1)) { order in
                    guard let k0 = keys.baseAddress, let i0 = order.baseAddress else { return }
                    for line in range {
                        let base = line / inner &* size &* inner &+ line % inner
                        if k <= 16 {
                            // the best so far, by insertion
                            var kept = 0
                            for i in 0..<size {
                                let v = x[base &+ i &* inner]
                                if kept == k && !precedes(v, k0[kept &- 1], descending: largest) { continue }
                                var j = kept < k ? kept : k &- 1
                                while j > 0 && precedes(v, k0[j &- 1], descending: largest) { k0[j] = k0[j &- 1]; i0[j] = i0[j &- 1]; j &-= 1 }
                                k0[j] = v; i0[j] = Int64(truncatingIfNeeded: i)
                                if kept < k { kept &+= 1 }
                            }
                        } else {
                            for i in 0..<size { k0[i] = x[base &+ i &* inner]; i0[i] = Int64(truncatingIfNeeded: i) }
                            mergeSort(k0, i0, k0 + size, i0 + size, size, largest)
                        }
                        let to = line / inner &* k &* inner &+ line % inner
                        for i in 0..<k { values[to &+ i &* inner] = k0[i]; indices[to &+ i &* inner] = i0[i] }
                    }
                }
            }
        }
    }

    /// The k-th smallest element (k from 1) of each line along the middle dimension, and its index; outputs are [outer, inner].
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func kthValue<T: KernelElement>(_ x: UnsafePointer<T>, outer: Int, size: Int, inner: Int, k: Int, values: UnsafeMutablePointer<T>, indices: UnsafeMutablePointer<Int64>) {
        parallel(outer &* inner, grain: max(1, 4096 / max(size, 1))) { range in
            withUnsafeTemporaryAllocation(of: T.self, capacity: 2 &* max(size, 1)) { keys in
                withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 &* max(size, 1)) { order in
                    guard let k0 = keys.baseAddress, let i0 = order.baseAddress else { return }
                    for line in range {
                        let base = line / inner &* size &* inner &+ line % inner
                        for i in 0..<size { k0[i] = x[base &+ i &* inner]; i0[i] = Int64(truncatingIfNeeded: i) }
                        mergeSort(k0, i0, k0 + size, i0 + size, size, false)
                        values[line] = k0[k &- 1]
                        indices[line] = i0[k &- 1]
                    }
                }
            }
        }
    }

    /// The distinct values of contiguous x in rising order; `values` has room for `count`, `inverse[i]` becomes the place of
    /// x[i] among them and `counts` their frequencies.  Returns how many there are.  NaNs are distinct from each other.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func unique<T: KernelElement>(_ x: UnsafePointer<T>, count: Int, values: UnsafeMutablePointer<T>, inverse: UnsafeMutablePointer<Int64>?, counts: UnsafeMutablePointer<Int64>?) -> Int {
        if count == 0 { return 0 }
        let order = UnsafeMutablePointer<Int64>.allocate(capacity: count)
        let sorted = UnsafeMutablePointer<T>.allocate(capacity: count)
        defer { order.deallocate(); sorted.deallocate() }
        sort(x, outer: 1, size: count, inner: 1, descending: false, values: sorted, indices: order)
        var found = 0
        for i in 0..<count {
            if i == 0 || !(sorted[i] == sorted[i &- 1]) {
                values[found] = sorted[i]
                counts?[found] = 0
                found &+= 1
            }
            if let counts { counts[found &- 1] &+= 1 }
            inverse?[Int(truncatingIfNeeded: order[i])] = Int64(truncatingIfNeeded: found &- 1)
        }
        return found
    }

    /// The position at which each value would be put into a rising row of `boundaries` (searchsorted, bucketize): before equal
    /// ones, or behind them if `right`.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func searchSorted<T: KernelElement>(_ boundaries: UnsafePointer<T>, size: Int, _ x: UnsafePointer<T>, count: Int, right: Bool, into out: UnsafeMutablePointer<Int64>) {
        for i in 0..<count {
            var low = 0, high = size
            while low < high {
                let middle = low &+ (high &- low) / 2
                let before = right ? !(boundaries[middle] > x[i]) : boundaries[middle] < x[i]
                if before { low = middle &+ 1 } else { high = middle }
            }
            out[i] = Int64(truncatingIfNeeded: low)
        }
    }
}
