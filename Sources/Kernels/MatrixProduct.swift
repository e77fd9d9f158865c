import COpenBLAS
import CVectorMath

/// One factor of a matrix product: element (i, j) is `pointer[i·rowStride + j·columnStride]`, matrix b of a batch starts
/// at `b·batchStride` (0 repeats one matrix).
public struct MatrixView<T> {
    public var pointer: UnsafePointer<T>
    public var rowStride: Int
    public var columnStride: Int
    public var batchStride: Int

    public init(_ pointer: UnsafePointer<T>, rowStride: Int, columnStride: Int = 1, batchStride: Int = 0) {
        self.pointer = pointer
        self.rowStride = rowStride
        self.columnStride = columnStride
        self.batchStride = batchStride
    }
}

extension Kernels {
    /// C = α·A·B + β·C for each of `batch` matrices: A is m × k, B is k × n, C is m × n with rows of `ldc` elements and is
    /// not A or B.  With β = 0, C need not be initialised.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func matmul<T: KernelElement>(m: Int, n: Int, k: Int, _ a: MatrixView<T>, _ b: MatrixView<T>, into c: UnsafeMutablePointer<T>, ldc: Int,
                                                batch: Int = 1, cBatchStride: Int = 0, alpha: T = .one, beta: T = .zero) {
        if m <= 0 || n <= 0 || batch <= 0 { return }
        if k <= 0 {
            for i in 0..<batch { scaleMatrix(m, n, c + i &* cBatchStride, ldc, beta) }
            return
        }
        // one tall product instead of many small ones where B is shared and A and C are stacked
        if batch > 1 && b.batchStride == 0 && a.columnStride == 1 && a.batchStride == m &* a.rowStride && cBatchStride == m &* ldc {
            matmul(m: m &* batch, n: n, k: k, a, b, into: c, ldc: ldc, alpha: alpha, beta: beta)
            return
        }
        let operations = 2.0 * Double(m) * Double(n) * Double(k)
        if operations >= 200_000, m >= 4, n >= 32, k >= 16, tiledProducts(m, n, k, alpha, a, b, beta, c, ldc, batch, cBatchStride) { return }
        let cut = operations * Double(batch) < 400_000 ? 1 : pieces(m: m, n: n, operations: operations, batch: batch)
        if cut == 1 {
            let perTask = max(1, Int(400_000 / max(operations, 1)))
            parallel(batch, grain: perTask) { range in
                for i in range {
                    product(m, n, k, alpha, a.pointer + i &* a.batchStride, a, b.pointer + i &* b.batchStride, b, beta, c + i &* cBatchStride, ldc)
                }
            }
            return
        }
        let byRows = m > n
        let length = byRows ? m : n
        let grain = ((length &+ cut &- 1) / cut &+ 15) / 16 &* 16
        let parts = (length &+ grain &- 1) / grain
        parallel(batch &* parts) { unit in
            let i = unit / parts, start = (unit % parts) &* grain
            let count = min(grain, length &- start)
            let pa = a.pointer + i &* a.batchStride, pb = b.pointer + i &* b.batchStride, pc = c + i &* cBatchStride
            if byRows {
                product(count, n, k, alpha, pa + start &* a.rowStride, a, pb, b, beta, pc + start &* ldc, ldc)
            } else {
                product(m, count, k, alpha, pa, a, pb + start &* b.columnStride, b, beta, pc + start, ldc)
            }
        }
    }

    /// Products of float32 with tiles of our own (OpenBLAS is faster for narrow and tiny ones only); false: this processor or these factors are not
    /// covered, and nothing was written.
    private static func tiledProducts<T: KernelElement>(_ m: Int, _ n: Int, _ k: Int, _ alpha: T, _ a: MatrixView<T>, _ b: MatrixView<T>, _ beta: T,
                                                        _ c: UnsafeMutablePointer<T>, _ ldc: Int, _ batch: Int, _ cBatchStride: Int) -> Bool {
        guard T.self == Float.self, alpha == T.one, beta == T.zero || beta == T.one, cvm_has_product_f32() != 0 else { return false }
        let adds: Int32 = beta == T.one ? 1 : 0
        let operations = 2.0 * Double(m) * Double(n) * Double(k), isShared = operations >= 2_000_000 && (batch < 8 || operations >= 64_000_000)
        let threads = isShared ? threadCount : 1
        let one = { (i: Int) in
            let out = UnsafeMutableRawPointer(c + i &* cBatchStride).assumingMemoryBound(to: Float.self)
            let pa = a.pointer + i &* a.batchStride, pb = b.pointer + i &* b.batchStride
            if cvm_product_f32(m, n, k, pointer(pa), a.rowStride, a.columnStride, pointer(pb), b.rowStride, b.columnStride, out, ldc, adds, threads) == 0 {
                product(m, n, k, alpha, pa, a, pb, b, beta, c + i &* cBatchStride, ldc)
            }
        }
        if isShared || batch == 1 {
            for i in 0..<batch { one(i) }
        } else {
            parallel(batch, grain: max(1, Int(400_000 / operations))) { range in
                for i in range { one(i) }
            }
        }
        return true
    }

    /// Into how many pieces one product is cut; by its size only.
    @inline(__always)
    private static func pieces(m: Int, n: Int, operations: Double, batch: Int) -> Int {
        if batch >= 8 || operations < 800_000 { return 1 }
        if operations < 100_000_000 { return 2 }
        return 4
    }

    private static func scaleMatrix<T: KernelElement>(_ m: Int, _ n: Int, _ c: UnsafeMutablePointer<T>, _ ldc: Int, _ beta: T) {
        if beta == T.one { return }
        for i in 0..<m {
            let row = c + i &* ldc
            for j in 0..<n { row[j] = beta == T.zero ? T.zero : T.multiplying(beta, row[j]) }
        }
    }

    /// One product on this thread.
    @inline(__always)
    static func product<T: KernelElement>(_ m: Int, _ n: Int, _ k: Int, _ alpha: T, _ pa: UnsafePointer<T>, _ a: MatrixView<T>, _ pb: UnsafePointer<T>, _ b: MatrixView<T>,
                                          _ beta: T, _ c: UnsafeMutablePointer<T>, _ ldc: Int) {
        if T.self == Float.self || T.self == Double.self, cblas_shim_available() != 0,
           max(m, n, k) < Int(Int32.max), max(a.rowStride, a.columnStride, b.rowStride, b.columnStride, ldc) < Int(Int32.max) {
            blasProduct(m, n, k, alpha, pa, a, pb, b, beta, c, ldc)
            return
        }
        loopProduct(m, n, k, alpha, pa, a, pb, b, beta, c, ldc)
    }

    /// How BLAS can read a matrix of `rows` × `columns`: as it is, transposed, or not at all.
    @inline(__always)
    private static func leading<T>(_ v: MatrixView<T>, _ rows: Int, _ columns: Int) -> (transposed: Bool, ld: Int)? {
        if (v.columnStride == 1 || columns == 1) && (v.rowStride >= max(columns, 1) || rows == 1) {
            return (false, rows == 1 ? max(columns, 1) : v.rowStride)
        }
        if (v.rowStride == 1 || rows == 1) && (v.columnStride >= max(rows, 1) || columns == 1) {
            return (true, columns == 1 ? max(rows, 1) : v.columnStride)
        }
        return nil
    }

    /// A contiguous copy of a strided matrix in this thread's workspace.
    private static func packed<T: KernelElement>(_ v: MatrixView<T>, _ p: UnsafePointer<T>, _ rows: Int, _ columns: Int, _ slot: Workspace) -> (UnsafePointer<T>, MatrixView<T>) {
        let memory: UnsafeMutablePointer<T> = workspace(slot, rows &* columns)
        for i in 0..<rows {
            let from = p + i &* v.rowStride, to = memory + i &* columns
            for j in 0..<columns { to[j] = from[j &* v.columnStride] }
        }
        return (UnsafePointer(memory), MatrixView(UnsafePointer(memory), rowStride: columns))
    }

    @inline(__always)
    private static func blasProduct<T: KernelElement>(_ m: Int, _ n: Int, _ k: Int, _ alpha: T, _ pa: UnsafePointer<T>, _ a: MatrixView<T>, _ pb: UnsafePointer<T>, _ b: MatrixView<T>,
                                                      _ beta: T, _ c: UnsafeMutablePointer<T>, _ ldc: Int) {
        var pa = pa, pb = pb
        var la: (transposed: Bool, ld: Int), lb: (transposed: Bool, ld: Int)
        if let direct = leading(a, m, k) { la = direct } else { (pa, _) = packed(a, pa, m, k, .packedLeft); la = (false, k) }
        if let direct = leading(b, k, n) { lb = direct } else { (pb, _) = packed(b, pb, k, n, .packedRight); lb = (false, n) }
        if T.self == Float.self {
            cblas_shim_sgemm(la.transposed ? 1 : 0, lb.transposed ? 1 : 0, m, n, k, unsafeBitCast(alpha, to: Float.self), pointer(pa), la.ld, pointer(pb), lb.ld,
                             unsafeBitCast(beta, to: Float.self), UnsafeMutableRawPointer(c).assumingMemoryBound(to: Float.self), ldc)
        } else {
            cblas_shim_dgemm(la.transposed ? 1 : 0, lb.transposed ? 1 : 0, m, n, k, unsafeBitCast(alpha, to: Double.self), pointer(pa), la.ld, pointer(pb), lb.ld,
                             unsafeBitCast(beta, to: Double.self), UnsafeMutableRawPointer(c).assumingMemoryBound(to: Double.self), ldc)
        }
    }

    @inline(__always)
    static func pointer<T, U>(_ p: UnsafePointer<T>) -> UnsafePointer<U> { UnsafeRawPointer(p).assumingMemoryBound(to: U.self) }

    /// The product by loops: rows of C are sums of scaled rows of B, four at a time, in blocks of columns that stay in the
    /// cache.
    @inline(__always)
    private static func loopProduct<T: KernelElement>(_ m: Int, _ n: Int, _ k: Int, _ alpha: T, _ pa: UnsafePointer<T>, _ a: MatrixView<T>, _ pb: UnsafePointer<T>, _ b: MatrixView<T>,
                                                      _ beta: T, _ c: UnsafeMutablePointer<T>, _ ldc: Int) {
        var pb = pb, bRow = b.rowStride
        if b.columnStride != 1 {
            (pb, _) = packed(b, pb, k, n, .packedRight)
            bRow = n
        }
        let block = 512
        var j0 = 0
        while j0 < n {
            let width = min(block, n &- j0)
            for i in 0..<m {
                let row = c + i &* ldc + j0
                scaleMatrix(1, width, row, width, beta)
                var l = 0
                while l < k {
                    let last = min(l &+ 4, k)
                    if last &- l == 4 {
                        let r0 = pb + l &* bRow + j0, r1 = r0 + bRow, r2 = r1 + bRow, r3 = r2 + bRow
                        let ai = pa + i &* a.rowStride + l &* a.columnStride
                        let a0 = T.multiplying(alpha, ai[0]), a1 = T.multiplying(alpha, ai[a.columnStride])
                        let a2 = T.multiplying(alpha, ai[2 &* a.columnStride]), a3 = T.multiplying(alpha, ai[3 &* a.columnStride])
                        var j = 0
                        while j < width {
                            let left = T.adding(T.multiplying(a0, r0[j]), T.multiplying(a1, r1[j]))
                            let right = T.adding(T.multiplying(a2, r2[j]), T.multiplying(a3, r3[j]))
                            row[j] = T.adding(row[j], T.adding(left, right))
                            j &+= 1
                        }
                    } else {
                        while l < last {
                            let r = pb + l &* bRow + j0
                            let v = T.multiplying(alpha, pa[i &* a.rowStride &+ l &* a.columnStride])
                            var j = 0
                            while j < width { row[j] = T.adding(row[j], T.multiplying(v, r[j])); j &+= 1 }
                            l &+= 1
                        }
                    }
                    l = last
                }
            }
            j0 &+= block
        }
    }

    /// y = x·Wᵀ + bias for contiguous x [rows, inputs], W [outputs, inputs], y [rows, outputs] (a linear layer).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func linear<T: KernelFloat>(_ x: UnsafePointer<T>, _ weight: UnsafePointer<T>, bias: UnsafePointer<T>?, into y: UnsafeMutablePointer<T>, rows: Int, inputs: Int, outputs: Int) {
        if let bias {
            for r in 0..<rows { (y + r &* outputs).update(from: bias, count: outputs) }
        }
        matmul(m: rows, n: outputs, k: inputs, MatrixView(x, rowStride: inputs), MatrixView(weight, rowStride: 1, columnStride: inputs), into: y, ldc: outputs,
               beta: bias == nil ? T.zero : T.one)
    }

    /// Σ aᵢ·bᵢ of fewer than 16 numbers in float32, rounded as the library behind PyTorch does: each product by itself, the sums as a tree over 16 places.
    private static func shortDot(_ n: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>) -> Float {
        func product(_ i: Int) -> Float { i < n ? a[i] * b[i] : 0 }
        if n < 4 { return product(0) + product(1) + product(2) }
        func four(_ i: Int) -> Float { (product(i) + product(i + 8)) + (product(i + 4) + product(i + 12)) }
        return (four(0) + four(2)) + (four(1) + four(3))
    }

    /// Σ a[i]·b[i] of strided vectors.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func dot<T: KernelElement>(_ n: Int, _ a: UnsafePointer<T>, stride sa: Int = 1, _ b: UnsafePointer<T>, stride sb: Int = 1) -> T {
        if sa == 1 && sb == 1 {
            if T.self == Float.self && n < 16 { return unsafeBitCast(shortDot(n, pointer(a), pointer(b)), to: T.self) }
            if T.self == Float.self { return unsafeBitCast(Float(Float.doubleDot(n, pointer(a), pointer(b))), to: T.self) }
            if T.self == Double.self { return unsafeBitCast(Double.doubleDot(n, pointer(a), pointer(b)), to: T.self) }
        }
        if T.isFloatingPoint {
            var total = 0.0
            for i in 0..<n { total += a[i &* sa].asDouble * b[i &* sb].asDouble }
            return T(converting: total)
        }
        var total = T.zero
        for i in 0..<n { total = T.adding(total, T.multiplying(a[i &* sa], b[i &* sb])) }
        return total
    }
}
