import CVectorMath

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What a reduction makes of the elements it covers.
public enum ReductionOperation: Sendable {
    /// 0 for no elements.
    case sum
    /// sum / count; NaN for no elements.
    case mean
    /// 1 for no elements.
    case product
    /// NaN if an element is; there must be at least one element.
    case maximum, minimum
}

/// The dimensions of an input split into those that stay and those that are reduced, each list outermost first, joined
/// where possible, the reduced ones sorted by falling stride.
struct ReductionPlan {
    /// Kept dimensions; operand 0 is the contiguous output, operand 1 the input.
    let kept: StridedLoop
    /// Reduced dimensions; operand 0 is the input.
    let reduced: StridedLoop

    init(shape: [Int], strides: [Int], dimensions: [Int]) {
        var isReduced = [Bool](repeating: false, count: shape.count)
        for d in dimensions { isReduced[d] = true }
        var keptShape: [Int] = [], keptStrides: [Int] = [], reducedShape: [Int] = [], reducedStrides: [Int] = []
        for d in 0..<shape.count {
            if isReduced[d] {
                reducedShape.append(shape[d]); reducedStrides.append(strides[d])
            } else {
                keptShape.append(shape[d]); keptStrides.append(strides[d])
            }
        }
        kept = StridedLoop(shape: keptShape, Kernels.contiguousStrides(keptShape), keptStrides, reorder: false)
        reduced = StridedLoop(shape: reducedShape, reducedStrides)
    }
}

extension Kernels {
    /// The reduction of `x` over `dimensions` (distinct, in 0..<rank).  `out` is contiguous and holds the kept dimensions in
    /// their order.  Integer means round toward zero; convert first for others.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func reduce<T: KernelElement>(_ op: ReductionOperation, _ x: StridedBuffer<T>, dimensions: [Int], into out: UnsafeMutablePointer<T>) {
        let plan = ReductionPlan(shape: x.shape, strides: x.strides, dimensions: dimensions)
        let outputs = plan.kept.count, covered = plan.reduced.count
        if outputs == 0 { return }
        switch op {
        case .sum, .mean:
            sum(plan, x.const, out)
            if op == .mean {
                if T.isFloatingPoint || covered != 0 {
                    binary(.divide, UnsafePointer(out), scalar: T(converting: Int64(truncatingIfNeeded: covered)), into: out, count: outputs)
                }
            }
        case .product: fold(plan, x.const, out, start: T.one) { T.multiplying($0, $1) }
        case .maximum: extreme(plan, x.const, out, largest: true)
        case .minimum: extreme(plan, x.const, out, largest: false)
        }
    }

    /// out[0] = the sum of contiguous memory that is too short for several threads.
    public static func sum(_ x: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>, count: Int) {
        assert(count < elementGrain)
        out[0] = 0 + Float.sumRow(count, x, 1)
    }

    /// Sums of integers of a narrow type (truth values too) as Int64.
    @specialized(where T == UInt8)
    @specialized(where T == Int64)
    public static func sumAsInt64<T: KernelInteger>(_ x: StridedBuffer<T>, dimensions: [Int], into out: UnsafeMutablePointer<Int64>) {
        let plan = ReductionPlan(shape: x.shape, strides: x.strides, dimensions: dimensions)
        mapReduced(plan, x.const, out) { base in
            var total: Int64 = 0
            plan.reduced.forEachRow(0..<plan.reduced.count) { o, _, _, _, n in
                let step = plan.reduced.rowStep(0)
                var i = 0
                while i < n { total &+= base[o &+ i &* step].asInt64; i &+= 1 }
            }
            return total
        }
    }

    /// How many elements are not zero.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func countNonZero<T: KernelElement>(_ x: StridedBuffer<T>, dimensions: [Int], into out: UnsafeMutablePointer<Int64>) {
        let plan = ReductionPlan(shape: x.shape, strides: x.strides, dimensions: dimensions)
        mapReduced(plan, x.const, out) { base in
            var total: Int64 = 0
            plan.reduced.forEachRow(0..<plan.reduced.count) { o, _, _, _, n in
                let step = plan.reduced.rowStep(0)
                var i = 0
                while i < n { if !(base[o &+ i &* step] == T.zero) { total &+= 1 }; i &+= 1 }
            }
            return total
        }
    }

    /// Whether any element (or all elements) is not zero, as 0 or 1.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func anyOrAll<T: KernelElement>(_ x: StridedBuffer<T>, dimensions: [Int], all: Bool, into out: UnsafeMutablePointer<UInt8>) {
        let plan = ReductionPlan(shape: x.shape, strides: x.strides, dimensions: dimensions)
        mapReduced(plan, x.const, out) { base in
            var found = false
            plan.reduced.forEachRow(0..<plan.reduced.count) { o, _, _, _, n in
                let step = plan.reduced.rowStep(0)
                var i = 0
                while i < n && !found { if (base[o &+ i &* step] == T.zero) == all { found = true }; i &+= 1 }
            }
            return found != all ? 1 : 0
        }
    }

    /// The variance Σ(x − mean)² / max(0, count − correction), and the mean if wanted, computed in double precision.  Both
    /// outputs are contiguous.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func variance<T: KernelFloat>(_ x: StridedBuffer<T>, dimensions: [Int], correction: Double, into out: UnsafeMutablePointer<T>,
                                                mean: UnsafeMutablePointer<T>? = nil, squareRoot: Bool = false) {
        let plan = ReductionPlan(shape: x.shape, strides: x.strides, dimensions: dimensions)
        let n = plan.reduced.count
        let divisor = Swift.max(0, Double(n) - correction)
        @inline(__always) func finish(_ index: Int, _ m: Double, _ deviations: Double) {
            let v = deviations / divisor
            out[index] = T(squareRoot ? v.squareRoot() : v)
            mean?[index] = T(n == 0 ? Double.nan : m)
        }
        if n > 0 && plan.reduced.sizes.count == 1 && plan.kept.rowStep(1) == 1 && plan.reduced.rowStep(0) != 1 && plan.kept.rowLength > 1 {
            // columns side by side: whole rows are added up
            let rowStep = plan.reduced.rowStep(0)
            let block = 256
            let columns = plan.kept.rowLength
            let grain = Swift.max(1, elementGrain / n / block) &* block
            parallelColumns(plan.kept, grain: grain) { o, i, count in
                withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 &* block) { buffer in
                    guard let means = buffer.baseAddress else { return }
                    let squares = means + block
                    var c = 0
                    while c < count {
                        let m = Swift.min(block, count &- c)
                        means.update(repeating: 0, count: m)
                        squares.update(repeating: 0, count: m)
                        for r in 0..<n { T.addToDouble(m, x.const + i + c + r &* rowStep, means) }
                        for k in 0..<m { means[k] /= Double(n) }
                        for r in 0..<n { T.addSquaresToDouble(m, x.const + i + c + r &* rowStep, means, squares) }
                        for k in 0..<m { finish(o &+ c &+ k, means[k], squares[k]) }
                        c &+= m
                    }
                }
            }
            _ = columns
            return
        }
        let step = plan.reduced.rowStep(0)
        let whole = plan.reduced.sizes.count == 1 && step == 1
        forEachKept(plan) { o, i in
            let base = x.const + i
            var m = 0.0, deviations = 0.0
            if whole && n > 0 {
                T.moments(n, base, &m, &deviations)
            } else if n > 0 {
                var total = 0.0
                plan.reduced.forEachRow(0..<n) { r, _, _, _, length in
                    var k = 0
                    while k < length { total += base[r &+ k &* step].asDouble; k &+= 1 }
                }
                m = total / Double(n)
                plan.reduced.forEachRow(0..<n) { r, _, _, _, length in
                    var k = 0
                    while k < length { let d = base[r &+ k &* step].asDouble - m; deviations += d * d; k &+= 1 }
                }
            }
            finish(o, m, deviations)
        }
    }

    /// (Σ|x|ᵖ)^(1/p), with p = 0 the number of nonzero elements, p = ±∞ the largest or smallest magnitude.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func norm<T: KernelFloat>(_ x: StridedBuffer<T>, dimensions: [Int], p: Double, into out: UnsafeMutablePointer<T>) {
        let plan = ReductionPlan(shape: x.shape, strides: x.strides, dimensions: dimensions)
        let step = plan.reduced.rowStep(0), n = plan.reduced.count
        mapReduced(plan, x.const, out) { base in
            var total = 0.0
            if p == -Double.infinity { total = .infinity }
            plan.reduced.forEachRow(0..<n) { o, _, _, _, length in
                let row = base + o
                var k = 0
                if p == 2 {
                    if step == 1 { total += T.doubleDot(length, row, row); return }
                    while k < length { let v = row[k &* step].asDouble; total += v * v; k &+= 1 }
                } else if p == 1 {
                    while k < length { total += Swift.abs(row[k &* step].asDouble); k &+= 1 }
                } else if p == 0 {
                    while k < length { if row[k &* step] != 0 { total += 1 }; k &+= 1 }
                } else if p == .infinity {
                    while k < length { let v = Swift.abs(row[k &* step].asDouble); if !(v <= total) && !total.isNaN { total = v }; k &+= 1 }
                } else if p == -.infinity {
                    while k < length { let v = Swift.abs(row[k &* step].asDouble); if !(v >= total) && !total.isNaN { total = v }; k &+= 1 }
                } else {
                    while k < length { total += pow(Swift.abs(row[k &* step].asDouble), p); k &+= 1 }
                }
            }
            if p == 2 { return T(total.squareRoot()) }
            if p == 1 || p == 0 || p.isInfinite { return T(total) }
            return T(pow(total, 1 / p))
        }
    }

    /// log Σ exp(x), with the maximum taken out; −∞ for no elements.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func logSumExp<T: KernelFloat>(_ x: StridedBuffer<T>, dimensions: [Int], into out: UnsafeMutablePointer<T>) {
        let plan = ReductionPlan(shape: x.shape, strides: x.strides, dimensions: dimensions)
        let step = plan.reduced.rowStep(0), n = plan.reduced.count
        mapReduced(plan, x.const, out) { base in
            var largest = -Double.infinity
            plan.reduced.forEachRow(0..<n) { o, _, _, _, length in
                var k = 0
                while k < length { let v = base[o &+ k &* step].asDouble; if !(v <= largest) && !largest.isNaN { largest = v }; k &+= 1 }
            }
            let centre = largest.isInfinite ? 0 : largest
            var total = 0.0
            plan.reduced.forEachRow(0..<n) { o, _, _, _, length in
                var k = 0
                while k < length { total += exp(base[o &+ k &* step].asDouble - centre); k &+= 1 }
            }
            return T(log(total) + centre)
        }
    }

    // MARK: the loops

    /// Calls `body(outputIndex, inputOffset)` for every kept element, in parallel.
    @inline(__always)
    static func forEachKept(_ plan: ReductionPlan, _ body: (Int, Int) -> Void) {
        let grain = Swift.max(1, elementGrain / Swift.max(plan.reduced.count, 1))
        let so = plan.kept.rowStep(0), sx = plan.kept.rowStep(1)
        parallel(plan.kept.count, grain: grain) { range in
            plan.kept.forEachRow(range) { o, i, _, _, n in
                var k = 0
                while k < n { body(o &+ k &* so, i &+ k &* sx); k &+= 1 }
            }
        }
    }

    @inline(__always)
    static func mapReduced<T, R>(_ plan: ReductionPlan, _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<R>, _ body: (UnsafePointer<T>) -> R) {
        forEachKept(plan) { o, i in out[o] = body(x + i) }
    }

    /// Calls `body(outputOffset, inputOffset, count)` for pieces of rows of the kept loop.
    @inline(__always)
    static func parallelColumns(_ kept: StridedLoop, grain: Int, _ body: (Int, Int, Int) -> Void) {
        parallel(kept.count, grain: grain) { range in
            kept.forEachRow(range) { o, i, _, _, n in body(o, i, n) }
        }
    }

    @inline(__always)
    private static func fold<T: KernelElement>(_ plan: ReductionPlan, _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, start: T, _ f: (T, T) -> T) {
        let step = plan.reduced.rowStep(0), n = plan.reduced.count
        mapReduced(plan, x, out) { base in
            var total = start
            plan.reduced.forEachRow(0..<n) { o, _, _, _, length in
                var k = 0
                while k < length { total = f(total, base[o &+ k &* step]); k &+= 1 }
            }
            return total
        }
    }

    @inline(__always)
    private static func extreme<T: KernelElement>(_ plan: ReductionPlan, _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, largest: Bool) {
        let step = plan.reduced.rowStep(0), n = plan.reduced.count
        if n == 0 { return }
        if step != 1 && plan.kept.rowStep(1) == 1 && plan.kept.rowLength > 1 {
            // whole rows are compared with the output so far
            let op = largest ? BinaryOperation.maximum : .minimum
            parallelColumns(plan.kept, grain: Swift.max(16, elementGrain / n)) { o, i, count in
                (out + o).update(from: x + i, count: count)
                plan.reduced.forEachRow(0..<n) { r, _, _, _, length in
                    var k = 0
                    while k < length {
                        T.binaryRow(op.rawValue, count, out + o, x + i + r + k &* step, out + o, .zero, .zero)
                        k &+= 1
                    }
                }
            }
            return
        }
        mapReduced(plan, x, out) { base in
            var best = base[0]
            plan.reduced.forEachRow(0..<n) { o, _, _, _, length in
                if step == 1, let value = T.extremeRow(length, base + o, largest) {
                    if value.isNotANumber || (largest ? value > best : value < best) { if !best.isNotANumber { best = value } }
                    return
                }
                var k = 0
                while k < length {
                    let v = base[o &+ k &* step]
                    if (largest ? v > best : v < best) || v.isNotANumber { if !best.isNotANumber { best = v } }
                    k &+= 1
                }
            }
            return best
        }
    }

    @inline(__always)
    private static func sum<T: KernelElement>(_ plan: ReductionPlan, _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) {
        let n = plan.reduced.count
        out.update(repeating: .zero, count: plan.kept.count)
        if n == 0 { return }
        let step = plan.reduced.rowStep(0), rowLength = plan.reduced.rowLength
        if step != 1 && plan.kept.rowStep(1) == 1 && plan.kept.rowLength > 1 {
            // columns side by side, cut where the vectors of a whole sum would be cut
            let width = 32
            let grain = Swift.max(1, elementGrain / n / width) &* width
            let columns = plan.kept.rowLength
            let pieces = (columns &+ grain &- 1) / grain
            let lines = plan.kept.count / columns
            parallel(lines &* pieces) { unit in
                let line = unit / pieces, c0 = (unit % pieces) &* grain
                plan.kept.forEachRow(line &* columns..<(line &* columns &+ 1)) { o, i, _, _, _ in
                    let count = Swift.min(grain, columns &- c0)
                    plan.reduced.forEachRow(0..<n) { r, _, _, _, length in
                        T.sumColumns(length, count, x + i + c0 + r, step, out + o + c0)
                    }
                }
            }
            return
        }
        if plan.kept.count == 1 && n >= elementGrain && plan.reduced.sizes.count == 1 && step == 1 {
            // one long sum: two halves
            let half = (n &+ 1) / 2
            withUnsafeTemporaryAllocation(of: T.self, capacity: 2) { halves in
                guard let halves = halves.baseAddress else { return }
                parallel(2) { unit in
                    let start = unit &* half
                    halves[unit] = T.sumRow(Swift.min(half, n &- start), x + start, 1)
                }
                out[0] = T.adding(halves[0], halves[1])
            }
            return
        }
        forEachKept(plan) { o, i in
            var total = T.zero
            plan.reduced.forEachRow(0..<n) { r, _, _, _, length in
                total = T.adding(total, T.sumRow(length, x + i + r, step))
            }
            out[o] = total
        }
        _ = rowLength
    }
}
