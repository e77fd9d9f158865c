import CVectorMath

extension Kernels {
    /// softmax(x)ⱼ = exp(xⱼ − max x) / Σₖ exp(xₖ − max x), or its logarithm, along the middle dimension of contiguous
    /// memory [outer, size, inner].
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func softmax<T: KernelFloat>(_ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, outer: Int, size: Int, inner: Int, log logarithm: Bool = false) {
        if outer == 0 || size == 0 || inner == 0 { return }
        if inner == 1 {
            parallel(outer, grain: max(1, 8192 / size)) { range in
                for row in range { T.softmaxRow(size, x + row &* size, y + row &* size, logarithm) }
            }
            return
        }
        // columns side by side, a block of them at a time
        let block = min(inner, 256)
        let blocks = (inner &+ block &- 1) / block
        parallel(outer &* blocks, grain: max(1, 8192 / (size &* block))) { range in
            withUnsafeTemporaryAllocation(of: T.self, capacity: 2 &* block) { buffer in
                guard let largest = buffer.baseAddress else { return }
                let sums = largest + block
                for unit in range {
                    let start = (unit % blocks) &* block, n = min(block, inner &- start)
                    let from = x + (unit / blocks) &* size &* inner + start, to = y + (unit / blocks) &* size &* inner + start
                    largest.update(from: from, count: n)
                    for r in 1..<max(size, 1) { T.binaryRow(BinaryOperation.maximum.rawValue, n, largest, from + r &* inner, largest, 0, 0) }
                    sums.update(repeating: 0, count: n)
                    for r in 0..<size {
                        let out = to + r &* inner
                        T.binaryRow(BinaryOperation.subtract.rawValue, n, from + r &* inner, largest, out, 0, 0)
                        if logarithm {
                            withUnsafeTemporaryAllocation(of: T.self, capacity: n) { e in
                                guard let e = e.baseAddress else { return }
                                T.unaryRow(UnaryOperation.exp.rawValue, n, out, e, 0, 0)
                                T.binaryRow(BinaryOperation.add.rawValue, n, sums, e, sums, 0, 0)
                            }
                        } else {
                            T.unaryRow(UnaryOperation.exp.rawValue, n, out, out, 0, 0)
                            T.binaryRow(BinaryOperation.add.rawValue, n, sums, out, sums, 0, 0)
                        }
                    }
                    if logarithm { T.unaryRow(UnaryOperation.log.rawValue, n, sums, sums, 0, 0) }
                    let op = logarithm ? BinaryOperation.subtract : .divide
                    for r in 0..<size { T.binaryRow(op.rawValue, n, to + r &* inner, sums, to + r &* inner, 0, 0) }
                }
            }
        }
    }

    /// The gradient with respect to x, from the result y:  y·(dy − Σ dy·y), or dy − exp(y)·Σ dy for the logarithm.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func softmaxBackward<T: KernelFloat>(_ gradient: UnsafePointer<T>, _ y: UnsafePointer<T>, into dx: UnsafeMutablePointer<T>, outer: Int, size: Int, inner: Int,
                                                       log logarithm: Bool = false) {
        if outer == 0 || size == 0 || inner == 0 { return }
        if inner == 1 {
            parallel(outer, grain: max(1, (logarithm ? 8192 : elementGrain) / size)) { range in
                for row in range {
                    let at = row &* size
                    T.softmaxBackwardRow(size, gradient + at, y + at, dx + at, logarithm)
                }
            }
            return
        }
        parallel(outer, grain: max(1, 8192 / (size &* inner))) { range in
            for o in range {
                let base = o &* size &* inner
                var i = 0
                while i < inner {
                    let g = gradient + base + i, v = y + base + i, out = dx + base + i
                    var sum: T = 0
                    for r in 0..<size { sum += logarithm ? g[r &* inner] : g[r &* inner] * v[r &* inner] }
                    for r in 0..<size {
                        let k = r &* inner
                        if logarithm {
                            var e: T = 0
                            withUnsafePointer(to: v[k]) { T.unaryRow(UnaryOperation.exp.rawValue, 1, $0, &e, 0, 0) }
                            out[k] = g[k] - e * sum
                        } else {
                            out[k] = v[k] * (g[k] - sum)
                        }
                    }
                    i &+= 1
                }
            }
        }
    }
}

extension KernelFloat {
    @inline(__always)
    static func softmaxRow(_ n: Int, _ x: UnsafePointer<Self>, _ y: UnsafeMutablePointer<Self>, _ logarithm: Bool) {
        if Self.self == Float.self {
            let from = UnsafeRawPointer(x).assumingMemoryBound(to: Float.self), to = UnsafeMutableRawPointer(y).assumingMemoryBound(to: Float.self)
            if logarithm { cvm_log_softmax_f32(n, from, to) } else { cvm_softmax_f32(n, from, to) }
        } else {
            let from = UnsafeRawPointer(x).assumingMemoryBound(to: Double.self), to = UnsafeMutableRawPointer(y).assumingMemoryBound(to: Double.self)
            if logarithm { cvm_log_softmax_f64(n, from, to) } else { cvm_softmax_f64(n, from, to) }
        }
    }

    @inline(__always)
    static func softmaxBackwardRow(_ n: Int, _ g: UnsafePointer<Self>, _ y: UnsafePointer<Self>, _ dx: UnsafeMutablePointer<Self>, _ logarithm: Bool) {
        if Self.self == Float.self {
            cvm_softmax_backward_f32(n, Kernels.pointer(g), Kernels.pointer(y), UnsafeMutableRawPointer(dx).assumingMemoryBound(to: Float.self), logarithm ? 1 : 0)
        } else {
            cvm_softmax_backward_f64(n, Kernels.pointer(g), Kernels.pointer(y), UnsafeMutableRawPointer(dx).assumingMemoryBound(to: Double.self), logarithm ? 1 : 0)
        }
    }
}
