/// The textbook versions: readable beside a lesson, slow, and the measure for the fast ones.
public enum Reference {}

extension Reference {
    /// C = A·B:  Cᵢⱼ = Σₗ Aᵢₗ·Bₗⱼ, for contiguous A [m, k], B [k, n], C [m, n].
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func matmul<T: KernelElement>(m: Int, n: Int, k: Int, _ a: MatrixView<T>, _ b: MatrixView<T>, into c: UnsafeMutablePointer<T>, ldc: Int,
                                                batch: Int = 1, cBatchStride: Int = 0, alpha: T = .one, beta: T = .zero) {
        for matrix in 0..<batch {
            let pa = a.pointer + matrix * a.batchStride, pb = b.pointer + matrix * b.batchStride, pc = c + matrix * cBatchStride
            for i in 0..<m {
                for j in 0..<n {
                    var sum = T.zero
                    for l in 0..<k {
                        sum = T.adding(sum, T.multiplying(pa[i * a.rowStride + l * a.columnStride], pb[l * b.rowStride + j * b.columnStride]))
                    }
                    let old = beta == T.zero ? T.zero : T.multiplying(beta, pc[i * ldc + j])
                    pc[i * ldc + j] = T.adding(T.multiplying(alpha, sum), old)
                }
            }
        }
    }
}
