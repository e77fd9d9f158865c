import CVectorMath

/// Rows of a strided loop are handed to contiguous loops; operands with other strides pass through small blocks.
private let blockLength = 512

/// `n` elements with stride `step` as contiguous memory: themselves, or gathered into `buffer`.
@inline(__always)
func gathered<T>(_ x: UnsafePointer<T>, _ step: Int, _ n: Int, _ buffer: UnsafeMutablePointer<T>) -> UnsafePointer<T> {
    if step == 1 { return x }
    if step == 0 {
        let value = x[0]
        var i = 0
        while i < n { buffer[i] = value; i &+= 1 }
    } else {
        var i = 0, at = 0
        while i < n { buffer[i] = x[at]; at &+= step; i &+= 1 }
    }
    return UnsafePointer(buffer)
}

@inline(__always)
func scatter<T>(_ buffer: UnsafePointer<T>, _ n: Int, _ out: UnsafeMutablePointer<T>, _ step: Int) {
    var i = 0, at = 0
    while i < n { out[at] = buffer[i]; at &+= step; i &+= 1 }
}

@inline(__always)
private func row1<T, R>(_ n: Int, _ x: UnsafePointer<T>, _ sx: Int, _ out: UnsafeMutablePointer<R>, _ so: Int,
                        _ body: (Int, UnsafePointer<T>, UnsafeMutablePointer<R>) -> Void) {
    if (sx == 1 && so == 1) || n == 1 { body(n, x, out); return }
    let capacity = min(n, blockLength)
    withUnsafeTemporaryAllocation(of: T.self, capacity: capacity) { bx in
        withUnsafeTemporaryAllocation(of: R.self, capacity: capacity) { bo in
            guard let bx = bx.baseAddress, let bo = bo.baseAddress else { return }
            var start = 0
            while start < n {
                let m = min(n &- start, blockLength)
                let target = so == 1 ? out + start : bo
                body(m, gathered(x + start &* sx, sx, m, bx), target)
                if so != 1 { scatter(bo, m, out + start &* so, so) }
                start &+= m
            }
        }
    }
}

@inline(__always)
private func row2<T, U, R>(_ n: Int, _ a: UnsafePointer<T>, _ sa: Int, _ b: UnsafePointer<U>, _ sb: Int, _ out: UnsafeMutablePointer<R>, _ so: Int,
                           _ body: (Int, UnsafePointer<T>, UnsafePointer<U>, UnsafeMutablePointer<R>) -> Void) {
    if (sa == 1 && sb == 1 && so == 1) || n == 1 { body(n, a, b, out); return }
    let capacity = min(n, blockLength)
    withUnsafeTemporaryAllocation(of: T.self, capacity: capacity) { ba in
        withUnsafeTemporaryAllocation(of: U.self, capacity: capacity) { bb in
            withUnsafeTemporaryAllocation(of: R.self, capacity: capacity) { bo in
                guard let ba = ba.baseAddress, let bb = bb.baseAddress, let bo = bo.baseAddress else { return }
                var start = 0
                // an operand that does not move is spread once
                if sa == 0 { _ = gathered(a, 0, capacity, ba) }
                if sb == 0 { _ = gathered(b, 0, capacity, bb) }
                while start < n {
                    let m = min(n &- start, blockLength)
                    let target = so == 1 ? out + start : bo
                    let left = sa == 0 ? UnsafePointer(ba) : gathered(a + start &* sa, sa, m, ba)
                    let right = sb == 0 ? UnsafePointer(bb) : gathered(b + start &* sb, sb, m, bb)
                    body(m, left, right, target)
                    if so != 1 { scatter(bo, m, out + start &* so, so) }
                    start &+= m
                }
            }
        }
    }
}

@inline(__always)
private func row3<C, T, R>(_ n: Int, _ c: UnsafePointer<C>, _ sc: Int, _ a: UnsafePointer<T>, _ sa: Int, _ b: UnsafePointer<T>, _ sb: Int,
                           _ out: UnsafeMutablePointer<R>, _ so: Int,
                           _ body: (Int, UnsafePointer<C>, UnsafePointer<T>, UnsafePointer<T>, UnsafeMutablePointer<R>) -> Void) {
    if (sc == 1 && sa == 1 && sb == 1 && so == 1) || n == 1 { body(n, c, a, b, out); return }
    let capacity = min(n, blockLength)
    withUnsafeTemporaryAllocation(of: C.self, capacity: capacity) { bc in
        withUnsafeTemporaryAllocation(of: T.self, capacity: 2 &* capacity) { bab in
            withUnsafeTemporaryAllocation(of: R.self, capacity: capacity) { bo in
                guard let bc = bc.baseAddress, let ba = bab.baseAddress, let bo = bo.baseAddress else { return }
                let bb = ba + capacity
                var start = 0
                while start < n {
                    let m = min(n &- start, blockLength)
                    let target = so == 1 ? out + start : bo
                    body(m, gathered(c + start &* sc, sc, m, bc), gathered(a + start &* sa, sa, m, ba), gathered(b + start &* sb, sb, m, bb), target)
                    if so != 1 { scatter(bo, m, out + start &* so, so) }
                    start &+= m
                }
            }
        }
    }
}

private let expensiveGrain = 4096

extension Kernels {
    // MARK: one operand

    /// out[i] = op(x[i]) for contiguous memory.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func unary<T: KernelElement>(_ op: UnaryOperation, _ x: UnsafePointer<T>, into out: UnsafeMutablePointer<T>, count: Int,
                                               p: T = .zero, q: T = .zero) {
        parallel(count, grain: evenGrain(count, op.isCheap ? elementGrain : expensiveGrain)) { range in
            T.unaryRow(op.rawValue, range.count, x + range.lowerBound, out + range.lowerBound, p, q)
        }
    }

    /// out = op(x), elementwise; the shapes are equal.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func unary<T: KernelElement>(_ op: UnaryOperation, _ x: StridedBuffer<T>, into out: StridedBuffer<T>, p: T = .zero, q: T = .zero) {
        assert(x.shape == out.shape)
        if x.isContiguous && out.isContiguous {
            unary(op, x.const, into: out.pointer, count: out.count, p: p, q: q)
            return
        }
        let loop = StridedLoop(shape: out.shape, out.strides, x.strides)
        let so = loop.rowStep(0), sx = loop.rowStep(1)
        loop.parallelRows(grain: op.isCheap ? elementGrain : expensiveGrain) { o, i, _, _, n in
            row1(n, x.const + i, sx, out.pointer + o, so) { T.unaryRow(op.rawValue, $0, $1, $2, p, q) }
        }
    }

    // MARK: two operands

    /// out[i] = op(a[i], b[i]) for contiguous memory.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func binary<T: KernelElement>(_ op: BinaryOperation, _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, into out: UnsafeMutablePointer<T>,
                                                count: Int, p: T = .zero, q: T = .zero) {
        parallel(count, grain: evenGrain(count, op.isCheap ? elementGrain : expensiveGrain)) { range in
            let at = range.lowerBound
            T.binaryRow(op.rawValue, range.count, a + at, b + at, out + at, p, q)
        }
    }

    /// out = op(a, b), elementwise.  All three have out's shape: a broadcast operand has stride 0 where it is repeated.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func binary<T: KernelElement>(_ op: BinaryOperation, _ a: StridedBuffer<T>, _ b: StridedBuffer<T>, into out: StridedBuffer<T>,
                                                p: T = .zero, q: T = .zero) {
        assert(a.shape == out.shape && b.shape == out.shape)
        if a.isContiguous && b.isContiguous && out.isContiguous {
            binary(op, a.const, b.const, into: out.pointer, count: out.count, p: p, q: q)
            return
        }
        let loop = StridedLoop(shape: out.shape, out.strides, a.strides, b.strides)
        let so = loop.rowStep(0), sa = loop.rowStep(1), sb = loop.rowStep(2)
        loop.parallelRows(grain: op.isCheap ? elementGrain : expensiveGrain) { o, i, j, _, n in
            row2(n, a.const + i, sa, b.const + j, sb, out.pointer + o, so) { T.binaryRow(op.rawValue, $0, $1, $2, $3, p, q) }
        }
    }

    /// out[i] = op(x[i], scalar), or op(scalar, x[i]) if `scalarFirst`, for contiguous memory.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func binary<T: KernelElement>(_ op: BinaryOperation, _ x: UnsafePointer<T>, scalar: T, scalarFirst: Bool = false,
                                                into out: UnsafeMutablePointer<T>, count: Int, p: T = .zero, q: T = .zero) {
        withUnsafePointer(to: scalar) { scalar in
            parallel(count, grain: evenGrain(count, op.isCheap ? elementGrain : expensiveGrain)) { range in
                let at = range.lowerBound
                if scalarFirst {
                    row2(range.count, scalar, 0, x + at, 1, out + at, 1) { T.binaryRow(op.rawValue, $0, $1, $2, $3, p, q) }
                } else {
                    row2(range.count, x + at, 1, scalar, 0, out + at, 1) { T.binaryRow(op.rawValue, $0, $1, $2, $3, p, q) }
                }
            }
        }
    }

    /// out = op(x, scalar) or op(scalar, x), elementwise, for any strides.
    public static func binary<T: KernelElement>(_ op: BinaryOperation, _ x: StridedBuffer<T>, scalar: T, scalarFirst: Bool = false,
                                                into out: StridedBuffer<T>, p: T = .zero, q: T = .zero) {
        if x.isContiguous && out.isContiguous {
            binary(op, x.const, scalar: scalar, scalarFirst: scalarFirst, into: out.pointer, count: out.count, p: p, q: q)
            return
        }
        withUnsafePointer(to: scalar) { pointer in
            let repeated = StridedBuffer(pointer, shape: x.shape, strides: [Int](repeating: 0, count: x.shape.count))
            if scalarFirst { binary(op, repeated, x, into: out, p: p, q: q) } else { binary(op, x, repeated, into: out, p: p, q: q) }
        }
    }

    // MARK: three operands

    /// out = op(a, b, c), elementwise; broadcast operands have stride 0.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func ternary<T: KernelElement>(_ op: TernaryOperation, _ a: StridedBuffer<T>, _ b: StridedBuffer<T>, _ c: StridedBuffer<T>,
                                                 into out: StridedBuffer<T>, p: T = .one) {
        assert(a.shape == out.shape && b.shape == out.shape && c.shape == out.shape)
        let loop = StridedLoop(shape: out.shape, out.strides, a.strides, b.strides, c.strides)
        let so = loop.rowStep(0), sa = loop.rowStep(1), sb = loop.rowStep(2), sc = loop.rowStep(3)
        loop.parallelRows(grain: elementGrain) { o, i, j, k, n in
            row3(n, a.const + i, sa, b.const + j, sb, c.const + k, sc, out.pointer + o, so) { T.ternaryRow(op.rawValue, $0, $1, $2, $3, $4, p) }
        }
    }

    /// out = condition ? a : b, elementwise; broadcast operands have stride 0.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func select<T: KernelElement>(_ condition: StridedBuffer<UInt8>, _ a: StridedBuffer<T>, _ b: StridedBuffer<T>, into out: StridedBuffer<T>) {
        assert(condition.shape == out.shape && a.shape == out.shape && b.shape == out.shape)
        let loop = StridedLoop(shape: out.shape, out.strides, condition.strides, a.strides, b.strides)
        let so = loop.rowStep(0), sc = loop.rowStep(1), sa = loop.rowStep(2), sb = loop.rowStep(3)
        loop.parallelRows(grain: elementGrain) { o, c, i, j, n in
            row3(n, condition.const + c, sc, a.const + i, sa, b.const + j, sb, out.pointer + o, so) { selectRow($0, $1, $2, $3, $4) }
        }
    }

    @inline(__always)
    private static func selectRow<T>(_ n: Int, _ c: UnsafePointer<UInt8>, _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) {
        if MemoryLayout<T>.size == 4 {
            cvm_where_32(n, c, UnsafeRawPointer(a).assumingMemoryBound(to: UInt32.self), UnsafeRawPointer(b).assumingMemoryBound(to: UInt32.self),
                         UnsafeMutableRawPointer(out).assumingMemoryBound(to: UInt32.self))
        } else if MemoryLayout<T>.size == 8 {
            cvm_where_64(n, c, UnsafeRawPointer(a).assumingMemoryBound(to: UInt64.self), UnsafeRawPointer(b).assumingMemoryBound(to: UInt64.self),
                         UnsafeMutableRawPointer(out).assumingMemoryBound(to: UInt64.self))
        } else {
            var i = 0
            while i < n { out[i] = c[i] != 0 ? a[i] : b[i]; i &+= 1 }
        }
    }

    // MARK: relations

    /// out = relation(a, b) as 0 or 1, elementwise; broadcast operands have stride 0.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func compare<T: KernelElement>(_ relation: Comparison, _ a: StridedBuffer<T>, _ b: StridedBuffer<T>, into out: StridedBuffer<UInt8>) {
        assert(a.shape == out.shape && b.shape == out.shape)
        let loop = StridedLoop(shape: out.shape, out.strides, a.strides, b.strides)
        let so = loop.rowStep(0), sa = loop.rowStep(1), sb = loop.rowStep(2)
        loop.parallelRows(grain: elementGrain) { o, i, j, _, n in
            row2(n, a.const + i, sa, b.const + j, sb, out.pointer + o, so) { T.compareRow(relation.rawValue, $0, $1, $2, $3) }
        }
    }

    /// out = relation(x, scalar) as 0 or 1.
    public static func compare<T: KernelElement>(_ relation: Comparison, _ x: StridedBuffer<T>, scalar: T, into out: StridedBuffer<UInt8>) {
        withUnsafePointer(to: scalar) { pointer in
            compare(relation, x, StridedBuffer(pointer, shape: x.shape, strides: [Int](repeating: 0, count: x.shape.count)), into: out)
        }
    }

    /// out = predicate(x) as 0 or 1.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    @specialized(where T == UInt8)
    public static func test<T: KernelElement>(_ predicate: ElementPredicate, _ x: StridedBuffer<T>, into out: StridedBuffer<UInt8>) {
        assert(x.shape == out.shape)
        let loop = StridedLoop(shape: out.shape, out.strides, x.strides)
        let so = loop.rowStep(0), sx = loop.rowStep(1)
        let infinite = T.isFloatingPoint
        loop.parallelRows(grain: elementGrain) { o, i, _, _, n in
            let from = x.const + i, to = out.pointer + o
            @inline(__always) func each(_ f: (T) -> Bool) {
                var k = 0
                while k < n { to[k &* so] = f(from[k &* sx]) ? 1 : 0; k &+= 1 }
            }
            switch predicate {
            case .isNaN: each { $0.isNotANumber }
            case .isInfinite: each { infinite && ($0 == T.highest || $0 == T.lowest) }
            case .isFinite: each { !infinite || !($0.isNotANumber || $0 == T.highest || $0 == T.lowest) }
            case .isZero: each { $0 == T.zero }
            case .isNonZero: each { !($0 == T.zero) }
            case .isPositiveInfinity: each { infinite && $0 == T.highest }
            case .isNegativeInfinity: each { infinite && $0 == T.lowest }
            case .signBit: each { infinite ? $0.asDouble.sign == .minus : $0 < T.zero }
            }
        }
    }
}
