/// A matrix in double precision, row by row.
struct Matrix {
    var rows: Int
    var columns: Int
    var values: [Double]

    init(_ rows: Int, _ columns: Int) {
        self.rows = rows
        self.columns = columns
        values = [Double](repeating: 0, count: rows * columns)
    }

    static func identity(_ n: Int) -> Matrix {
        var m = Matrix(n, n)
        for i in 0..<n { m[i, i] = 1 }
        return m
    }

    subscript(i: Int, j: Int) -> Double {
        get { values[i * columns + j] }
        set { values[i * columns + j] = newValue }
    }

    var transposed: Matrix {
        var t = Matrix(columns, rows)
        for i in 0..<rows { for j in 0..<columns { t[j, i] = self[i, j] } }
        return t
    }

    func times(_ other: Matrix) -> Matrix {
        var c = Matrix(rows, other.columns)
        for i in 0..<rows {
            for k in 0..<columns {
                let a = self[i, k]
                if a == 0 { continue }
                for j in 0..<other.columns { c[i, j] += a * other[k, j] }
            }
        }
        return c
    }

    /// LU with partial pivoting: the factors in place, the order of rows, the sign of the permutation; nil pivot if singular.
    func factored() -> (lu: Matrix, order: [Int], sign: Double, singularAt: Int?) {
        var lu = self
        var order = Array(0..<rows), sign = 1.0
        var singular: Int?
        for k in 0..<rows {
            var pivot = k
            for i in k..<rows where lu[i, k].magnitude > lu[pivot, k].magnitude { pivot = i }
            if lu[pivot, k] == 0 || lu[pivot, k].isNaN {
                if singular == nil { singular = k }
                continue
            }
            if pivot != k {
                for j in 0..<columns { (lu.values[k * columns + j], lu.values[pivot * columns + j]) = (lu[pivot, j], lu[k, j]) }
                order.swapAt(k, pivot)
                sign = -sign
            }
            for i in (k + 1)..<Swift.max(rows, k + 1) {
                let factor = lu[i, k] / lu[k, k]
                lu[i, k] = factor
                if factor != 0 { for j in (k + 1)..<Swift.max(columns, k + 1) { lu[i, j] -= factor * lu[k, j] } }
            }
        }
        return (lu, order, sign, singular)
    }

    /// X with self·X = b, or nil if the matrix is singular.
    func solve(_ b: Matrix) -> Matrix? {
        let (lu, order, _, singular) = factored()
        if singular != nil { return nil }
        var x = Matrix(rows, b.columns)
        for c in 0..<b.columns {
            for i in 0..<rows {
                var v = b[order[i], c]
                for j in 0..<i { v -= lu[i, j] * x[j, c] }
                x[i, c] = v
            }
            for i in (0..<rows).reversed() {
                var v = x[i, c]
                for j in (i + 1)..<Swift.max(rows, i + 1) { v -= lu[i, j] * x[j, c] }
                x[i, c] = v / lu[i, i]
            }
        }
        return x
    }

    /// Householder's QR: Q (rows × rows) and R.
    func qr() -> (q: Matrix, r: Matrix) {
        var r = self
        var q = Matrix.identity(rows)
        for k in 0..<Swift.max(0, Swift.min(rows - 1, columns)) {
            var norm = 0.0
            for i in k..<rows { norm += r[i, k] * r[i, k] }
            norm = norm.squareRoot()
            if norm == 0 { continue }
            let alpha = r[k, k] > 0 ? -norm : norm
            var v = [Double](repeating: 0, count: rows)
            for i in k..<rows { v[i] = r[i, k] }
            v[k] -= alpha
            let length = v.reduce(0) { $0 + $1 * $1 }
            if length == 0 { continue }
            for j in 0..<columns {
                var dot = 0.0
                for i in k..<rows { dot += v[i] * r[i, j] }
                let f = 2 * dot / length
                for i in k..<rows { r[i, j] -= f * v[i] }
            }
            for i in 0..<rows {
                var dot = 0.0
                for j in k..<rows { dot += q[i, j] * v[j] }
                let f = 2 * dot / length
                for j in k..<rows { q[i, j] -= f * v[j] }
            }
        }
        return (q, r)
    }

    /// Eigenvalues (rising) and eigenvectors (columns) of a symmetric matrix by Jacobi's rotations.
    func symmetricEigen() -> (values: [Double], vectors: Matrix) {
        var a = self
        let n = rows
        var v = Matrix.identity(n)
        for _ in 0..<100 {
            var off = 0.0, all = 0.0
            for i in 0..<n { for j in 0..<n { all += a[i, j] * a[i, j]; if i != j { off += a[i, j] * a[i, j] } } }
            if !(off > 1e-30 * all) { break }
            for p in 0..<n {
                for q in (p + 1)..<Swift.max(n, p + 1) where a[p, q] != 0 {
                    let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
                    let t = (theta >= 0 ? 1.0 : -1.0) / (theta.magnitude + (theta * theta + 1).squareRoot())
                    let c = 1 / (t * t + 1).squareRoot(), s = t * c
                    for k in 0..<n {
                        let (x, y) = (a[k, p], a[k, q])
                        a[k, p] = c * x - s * y
                        a[k, q] = s * x + c * y
                    }
                    for k in 0..<n {
                        let (x, y) = (a[p, k], a[q, k])
                        a[p, k] = c * x - s * y
                        a[q, k] = s * x + c * y
                    }
                    for k in 0..<n {
                        let (x, y) = (v[k, p], v[k, q])
                        v[k, p] = c * x - s * y
                        v[k, q] = s * x + c * y
                    }
                }
            }
        }
        let order = (0..<n).sorted { a[$0, $0] < a[$1, $1] }
        var sorted = Matrix(n, n)
        for (j, from) in order.enumerated() { for i in 0..<n { sorted[i, j] = v[i, from] } }
        return (order.map { a[$0, $0] }, sorted)
    }

    /// One-sided Jacobi: U (rows × k), falling singular values, V (columns × k), k the smaller size.
    func svd() -> (u: Matrix, s: [Double], v: Matrix) {
        if rows < columns {
            let (u, s, v) = transposed.svd()
            return (v, s, u)
        }
        var a = self
        var v = Matrix.identity(columns)
        for _ in 0..<60 {
            var rotated = false
            for p in 0..<columns {
                for q in (p + 1)..<Swift.max(columns, p + 1) {
                    var alpha = 0.0, beta = 0.0, gamma = 0.0
                    for i in 0..<rows { alpha += a[i, p] * a[i, p]; beta += a[i, q] * a[i, q]; gamma += a[i, p] * a[i, q] }
                    if !(gamma.magnitude > 1e-15 * (alpha * beta).squareRoot()) { continue }
                    rotated = true
                    let zeta = (beta - alpha) / (2 * gamma)
                    let t = (zeta >= 0 ? 1.0 : -1.0) / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
                    let c = 1 / (1 + t * t).squareRoot(), s = c * t
                    for i in 0..<rows { let (x, y) = (a[i, p], a[i, q]); a[i, p] = c * x - s * y; a[i, q] = s * x + c * y }
                    for i in 0..<columns { let (x, y) = (v[i, p], v[i, q]); v[i, p] = c * x - s * y; v[i, q] = s * x + c * y }
                }
            }
            if !rotated { break }
        }
        var lengths = (0..<columns).map { j in (0..<rows).reduce(0.0) { $0 + a[$1, j] * a[$1, j] }.squareRoot() }
        let order = (0..<columns).sorted { lengths[$0] > lengths[$1] }
        var u = Matrix(rows, columns), w = Matrix(columns, columns)
        for (j, from) in order.enumerated() {
            for i in 0..<columns { w[i, j] = v[i, from] }
            if lengths[from] > 0 { for i in 0..<rows { u[i, j] = a[i, from] / lengths[from] } }
        }
        lengths = order.map { lengths[$0] }
        // columns of U that belong to the value 0 are completed to an orthonormal system
        for j in 0..<columns where lengths[j] <= 1e-300 {
            for e in 0..<rows {
                var candidate = [Double](repeating: 0, count: rows)
                candidate[e] = 1
                for k in 0..<columns where k != j && (k < j || lengths[k] > 1e-300) {
                    let dot = (0..<rows).reduce(0.0) { $0 + candidate[$1] * u[$1, k] }
                    for i in 0..<rows { candidate[i] -= dot * u[i, k] }
                }
                let norm = candidate.reduce(0) { $0 + $1 * $1 }.squareRoot()
                if norm > 0.5 / Double(Swift.max(rows, 1)).squareRoot() {
                    for i in 0..<rows { u[i, j] = candidate[i] / norm }
                    break
                }
            }
        }
        return (u, lengths, w)
    }
}
