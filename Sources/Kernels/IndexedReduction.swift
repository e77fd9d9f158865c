/// What a cumulative operation accumulates.
public enum ScanOperation: Sendable {
    case sum, product
    /// The indices of the latest largest (smallest) element so far go with these.
    case maximum, minimum
    case logSumExp
}

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension Kernels {
    /// The largest (or smallest) element along `dimension` and the index of its first occurrence; NaN counts as larger
    /// (smaller) than everything.  Outputs are contiguous without that dimension, whose size must not be 0.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func extremum<T: KernelElement>(_ x: StridedBuffer<T>, dimension: Int, largest: Bool, values: UnsafeMutablePointer<T>?,
                                                  indices: UnsafeMutablePointer<Int64>?) {
        let plan = ReductionPlan(shape: x.shape, strides: x.strides, dimensions: [dimension])
        let n = x.shape[dimension], step = x.strides[dimension]
        if plan.kept.count == 0 || n == 0 { return }
        if step != 1 && plan.kept.rowStep(1) == 1 && plan.kept.rowLength >= 8 {
            // columns side by side: row after row against the best so far
            parallelColumns(plan.kept, grain: Swift.max(64, elementGrain / n)) { o, i, count in
                let block = 128
                withUnsafeTemporaryAllocation(of: T.self, capacity: block) { bestValues in
                    withUnsafeTemporaryAllocation(of: Int64.self, capacity: block) { bestIndices in
                        guard let best = bestValues.baseAddress, let at = bestIndices.baseAddress else { return }
                        var c = 0
                        while c < count {
                            let m = Swift.min(block, count &- c)
                            let base = x.const + i + c
                            for k in 0..<m { best[k] = base[k]; at[k] = 0 }
                            for r in 1..<Swift.max(n, 1) {
                                let row = base + r &* step
                                var k = 0
                                while k < m {
                                    let v = row[k], b = best[k]
                                    let better = ((largest ? v > b : v < b) || v.isNotANumber) && !b.isNotANumber
                                    best[k] = better ? v : b
                                    at[k] = better ? Int64(truncatingIfNeeded: r) : at[k]
                                    k &+= 1
                                }
                            }
                            if let values { for k in 0..<m { values[o &+ c &+ k] = best[k] } }
                            if let indices { for k in 0..<m { indices[o &+ c &+ k] = at[k] } }
                            c &+= m
                        }
                    }
                }
            }
            return
        }
        forEachKept(plan) { o, i in
            let base = x.const + i
            var best = base[0], at = 0
            if step == 1, n >= 32, let value = T.extremeRow(n, base, largest) {
                best = value
                if value.isNotANumber {
                    while !base[at].isNotANumber { at &+= 1 }
                } else {
                    while !(base[at] == value) { at &+= 1 }
                }
                best = base[at]
            } else {
                var k = 1
                while k < n {
                    let v = base[k &* step]
                    if ((largest ? v > best : v < best) || v.isNotANumber) && !best.isNotANumber { best = v; at = k }
                    k &+= 1
                }
            }
            values?[o] = best
            indices?[o] = Int64(truncatingIfNeeded: at)
        }
    }

    /// The cumulative operation along `dimension`; `out` and `indices` are contiguous with x's shape.  Floating-point sums
    /// and products accumulate in double precision.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func scan<T: KernelElement>(_ op: ScanOperation, _ x: StridedBuffer<T>, dimension: Int, into out: UnsafeMutablePointer<T>,
                                              indices: UnsafeMutablePointer<Int64>? = nil) {
        let n = x.shape[dimension]
        var shape = x.shape, inStrides = x.strides, outStrides = contiguousStrides(x.shape)
        let si = inStrides[dimension], so = outStrides[dimension]
        shape.remove(at: dimension); inStrides.remove(at: dimension); outStrides.remove(at: dimension)
        let loop = StridedLoop(shape: shape, outStrides, inStrides, reorder: false)
        let ro = loop.rowStep(0), rx = loop.rowStep(1)
        parallel(loop.count, grain: Swift.max(1, elementGrain / Swift.max(n, 1))) { range in
            loop.forEachRow(range) { o, i, _, _, count in
                for line in 0..<count {
                    let from = x.const + i + line &* rx, to = out + o + line &* ro
                    let at = indices.map { $0 + o + line &* ro }
                    scanLine(op, n, from, si, to, so, at)
                }
            }
        }
    }

    @inline(__always)
    private static func scanLine<T: KernelElement>(_ op: ScanOperation, _ n: Int, _ x: UnsafePointer<T>, _ si: Int, _ out: UnsafeMutablePointer<T>, _ so: Int,
                                                   _ indices: UnsafeMutablePointer<Int64>?) {
        var k = 0
        switch op {
        case .sum:
            if T.isFloatingPoint {
                var total = 0.0
                while k < n { total += x[k &* si].asDouble; out[k &* so] = T(converting: total); k &+= 1 }
            } else {
                var total = T.zero
                while k < n { total = T.adding(total, x[k &* si]); out[k &* so] = total; k &+= 1 }
            }
        case .product:
            if T.isFloatingPoint {
                var total = 1.0
                while k < n { total *= x[k &* si].asDouble; out[k &* so] = T(converting: total); k &+= 1 }
            } else {
                var total = T.one
                while k < n { total = T.multiplying(total, x[k &* si]); out[k &* so] = total; k &+= 1 }
            }
        case .maximum, .minimum:
            if n == 0 { return }
            var best = x[0], at = 0
            while k < n {
                let v = x[k &* si]
                if v.isNotANumber || (!best.isNotANumber && (op == .maximum ? v >= best : v <= best)) { best = v; at = k }
                out[k &* so] = best
                indices?[k &* so] = Int64(truncatingIfNeeded: at)
                k &+= 1
            }
        case .logSumExp:
            var total = -Double.infinity
            while k < n {
                let v = x[k &* si].asDouble
                let larger = Swift.max(v, total), smaller = Swift.min(v, total)
                if v.isNaN || total.isNaN { total = .nan }
                else if larger == smaller && larger.isInfinite { total = larger }
                else { total = larger + log1p(exp(smaller - larger)) }
                out[k &* so] = T(converting: total)
                k &+= 1
            }
        }
    }
}
