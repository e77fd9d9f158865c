extension Kernels {
    // MARK: batch normalisation of contiguous [batch, channels, positions]

    /// The mean, 1/√(variance + ε) (variance by n) and, for running statistics, the unbiased variance (by n − 1) of each
    /// channel.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func batchNormStatistics<T: KernelFloat>(_ x: UnsafePointer<T>, batch: Int, channels: Int, positions: Int, epsilon: Double,
                                                           mean: UnsafeMutablePointer<T>, inverseDeviation: UnsafeMutablePointer<T>, unbiasedVariance: UnsafeMutablePointer<T>?) {
        let count = batch &* positions
        @inline(__always) func finish(_ c: Int, _ m: Double, _ deviations: Double) {
            mean[c] = T(m)
            inverseDeviation[c] = T(1 / (T(deviations / Double(count)).asDouble + epsilon).squareRoot())
            unbiasedVariance?[c] = T(deviations / Double(count &- 1))
        }
        if positions < 8 {
            // short rows: go through the batch row by row, all channels side by side
            let strided = StridedBuffer(x, shape: [batch, channels, positions], strides: [channels &* positions, positions, 1])
            for c in 0..<channels {
                var total = 0.0, deviations = 0.0
                for n in 0..<batch { for p in 0..<positions { total += strided.pointer[(n &* channels &+ c) &* positions &+ p].asDouble } }
                let m = count == 0 ? 0 : total / Double(count)
                for n in 0..<batch { for p in 0..<positions { let d = strided.pointer[(n &* channels &+ c) &* positions &+ p].asDouble - m; deviations += d * d } }
                finish(c, m, deviations)
            }
            return
        }
        parallel(channels, grain: max(1, elementGrain / max(count, 1))) { range in
            for c in range {
                var total = 0.0, deviations = 0.0
                for n in 0..<batch { total += T.doubleSum(positions, x + (n &* channels &+ c) &* positions) }
                let m = count == 0 ? 0 : total / Double(count)
                for n in 0..<batch { deviations += T.doubleDeviations(positions, x + (n &* channels &+ c) &* positions, m) }
                finish(c, m, deviations)
            }
        }
    }

    /// y = (x − mean)·inverseDeviation·weight + bias, computed as x·α + β with one α and β per channel.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func batchNormApply<T: KernelFloat>(_ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, batch: Int, channels: Int, positions: Int,
                                                      mean: UnsafePointer<T>, inverseDeviation: UnsafePointer<T>, weight: UnsafePointer<T>?, bias: UnsafePointer<T>?) {
        affine(x, into: y, batch: batch, channels: channels, positions: positions) { c in
            let alpha = inverseDeviation[c] * (weight?[c] ?? 1)
            return (alpha, (bias?[c] ?? 0).addingProduct(-mean[c], alpha))
        }
    }

    @inline(__always)
    private static func affine<T: KernelFloat>(_ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, batch: Int, channels: Int, positions: Int, _ coefficients: (Int) -> (T, T)) {
        if positions == 1 {
            withUnsafeTemporaryAllocation(of: T.self, capacity: 2 &* max(channels, 1)) { buffer in
                guard let alpha = buffer.baseAddress else { return }
                let beta = alpha + channels
                for c in 0..<channels { (alpha[c], beta[c]) = coefficients(c) }
                parallel(batch, grain: max(1, elementGrain / max(channels, 1))) { range in
                    for n in range {
                        T.ternaryRow(TernaryOperation.multiplyAdd.rawValue, channels, x + n &* channels, alpha, beta, y + n &* channels, 1)
                    }
                }
            }
            return
        }
        parallel(batch &* channels, grain: max(1, elementGrain / max(positions, 1))) { range in
            for plane in range {
                let (alpha, beta) = coefficients(plane % channels)
                T.affineRow(positions, x + plane &* positions, alpha, beta, y + plane &* positions)
            }
        }
    }

    /// The gradients of batch normalisation with respect to x, weight and bias (each only if wanted).  When `training`,
    /// mean and inverseDeviation are of this batch; otherwise they are constants (running statistics).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func batchNormBackward<T: KernelFloat>(_ gradient: UnsafePointer<T>, _ x: UnsafePointer<T>, batch: Int, channels: Int, positions: Int,
                                                         mean: UnsafePointer<T>, inverseDeviation: UnsafePointer<T>, weight: UnsafePointer<T>?, training: Bool,
                                                         dx: UnsafeMutablePointer<T>?, dWeight: UnsafeMutablePointer<T>?, dBias: UnsafeMutablePointer<T>?) {
        let count = batch &* positions
        parallel(channels, grain: max(1, elementGrain / 2 / max(count, 1))) { range in
            for c in range {
                let m = mean[c], inverse = inverseDeviation[c], w = weight?[c] ?? 1
                var sum = 0.0, products = 0.0
                for n in 0..<batch {
                    let at = (n &* channels &+ c) &* positions
                    T.gradientSums(positions, gradient + at, x + at, m, &sum, &products)
                }
                dWeight?[c] = T(products) * inverse
                dBias?[c] = T(sum)
                guard let dx else { continue }
                if training {
                    // dx = (g − mean(g) − (x − m)·k)·inverse·w
                    let k = T(products) * inverse * inverse / T(count), gradientMean = T(sum) / T(count)
                    for n in 0..<batch {
                        let at = (n &* channels &+ c) &* positions
                        T.centredGradient(positions, gradient + at, x + at, m, k, gradientMean, inverse * w, dx + at)
                    }
                } else {
                    for n in 0..<batch {
                        let at = (n &* channels &+ c) &* positions
                        T.affineRow(positions, gradient + at, inverse * w, 0, dx + at)
                    }
                }
            }
        }
    }

    // MARK: layer normalisation of contiguous [rows, size]

    /// y = (x − mean)/√(variance + ε)·weight + bias over each row; also each row's mean and 1/√(variance + ε).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func layerNorm<T: KernelFloat>(_ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, rows: Int, size: Int, weight: UnsafePointer<T>?, bias: UnsafePointer<T>?,
                                                 epsilon: Double, mean: UnsafeMutablePointer<T>, inverseDeviation: UnsafeMutablePointer<T>) {
        parallel(rows, grain: max(1, elementGrain / 2 / max(size, 1))) { range in
            for row in range {
                let (m, variance) = T.rowMoments(size, x + row &* size)
                // in the type of the elements, as PyTorch rounds
                let inverse = 1 / (variance + T(epsilon)).squareRoot()
                mean[row] = m
                inverseDeviation[row] = inverse
                let out = y + row &* size
                T.centredRow(size, x + row &* size, m, inverse, out)
                if let weight, let bias {
                    T.ternaryRow(TernaryOperation.multiplyAdd.rawValue, size, out, weight, bias, out, 1)
                } else if let weight {
                    T.binaryRow(BinaryOperation.multiply.rawValue, size, out, weight, out, 0, 0)
                } else if let bias {
                    T.binaryRow(BinaryOperation.add.rawValue, size, out, bias, out, 0, 0)
                }
            }
        }
    }

    /// The gradients of layer normalisation (each only if wanted).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func layerNormBackward<T: KernelFloat>(_ gradient: UnsafePointer<T>, _ x: UnsafePointer<T>, rows: Int, size: Int, mean: UnsafePointer<T>, inverseDeviation: UnsafePointer<T>,
                                                         weight: UnsafePointer<T>?, dx: UnsafeMutablePointer<T>?, dWeight: UnsafeMutablePointer<T>?, dBias: UnsafeMutablePointer<T>?) {
        if let dx {
            parallel(rows, grain: max(1, elementGrain / 2 / max(size, 1))) { range in
                withUnsafeTemporaryAllocation(of: T.self, capacity: max(size, 1)) { buffer in
                    guard let weighted = buffer.baseAddress else { return }
                    for row in range {
                        let at = row &* size
                        let m = mean[row], inverse = inverseDeviation[row]
                        var g = gradient + at
                        if let weight {
                            T.binaryRow(BinaryOperation.multiply.rawValue, size, g, weight, weighted, 0, 0)
                            g = UnsafePointer(weighted)
                        }
                        var sum = 0.0, products = 0.0
                        T.gradientSums(size, g, x + at, m, &sum, &products)
                        let n = T(max(size, 1))
                        let k = T(products) * inverse * inverse / n, gradientMean = T(sum) / n
                        T.centredGradient(size, g, x + at, m, k, gradientMean, inverse, dx + at)
                    }
                }
            }
        }
        guard dWeight != nil || dBias != nil else { return }
        // columns in blocks; every block goes through all rows in order
        let block = 64
        parallel((size &+ block &- 1) / block, grain: max(1, elementGrain / max(rows &* block, 1))) { range in
            for unit in range {
                let start = unit &* block, n = min(block, size &- start)
                if let dBias { (dBias + start).update(repeating: 0, count: n) }
                if let dWeight { (dWeight + start).update(repeating: 0, count: n) }
                for row in 0..<rows {
                    let at = row &* size &+ start
                    let m = mean[row], inverse = inverseDeviation[row]
                    if let dWeight {
                        let to = dWeight + start
                        var i = 0
                        while i < n { to[i] += gradient[at &+ i] * ((x[at &+ i] - m) * inverse); i &+= 1 }
                    }
                    if let dBias {
                        let to = dBias + start
                        var i = 0
                        while i < n { to[i] += gradient[at &+ i]; i &+= 1 }
                    }
                }
            }
        }
    }

    // MARK: group normalisation of contiguous [batch, channels, positions]

    /// Each group of channels/groups channels of each image is normalised; `mean` and `inverseDeviation` have batch × groups
    /// values.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func groupNorm<T: KernelFloat>(_ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, batch: Int, channels: Int, positions: Int, groups: Int,
                                                 weight: UnsafePointer<T>?, bias: UnsafePointer<T>?, epsilon: Double,
                                                 mean: UnsafeMutablePointer<T>, inverseDeviation: UnsafeMutablePointer<T>) {
        let perGroup = channels / max(groups, 1), size = perGroup &* positions
        parallel(batch &* groups, grain: max(1, elementGrain / 2 / max(size, 1))) { range in
            for unit in range {
                let base = unit &* size
                let (m, variance) = T.rowMoments(size, x + base)
                let inverse = T(1 / (variance.asDouble + epsilon).squareRoot())
                mean[unit] = m
                inverseDeviation[unit] = inverse
                if weight == nil && bias == nil {
                    T.centredRow(size, x + base, m, inverse, y + base)
                    continue
                }
                for c in 0..<perGroup {
                    let channel = (unit % groups) &* perGroup &+ c
                    let alpha = inverse * (weight?[channel] ?? 1)
                    let beta = (bias?[channel] ?? 0).addingProduct(-m, alpha)
                    T.affineRow(positions, x + base + c &* positions, alpha, beta, y + base + c &* positions)
                }
            }
        }
    }

    /// The gradients of group normalisation (each only if wanted).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func groupNormBackward<T: KernelFloat>(_ gradient: UnsafePointer<T>, _ x: UnsafePointer<T>, batch: Int, channels: Int, positions: Int, groups: Int,
                                                         mean: UnsafePointer<T>, inverseDeviation: UnsafePointer<T>, weight: UnsafePointer<T>?,
                                                         dx: UnsafeMutablePointer<T>?, dWeight: UnsafeMutablePointer<T>?, dBias: UnsafeMutablePointer<T>?) {
        let perGroup = channels / max(groups, 1), size = perGroup &* positions
        // sums of g and of g·(x − mean) for every plane
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 &* max(batch &* channels, 1)) { buffer in
            guard let sums = buffer.baseAddress else { return }
            parallel(batch &* groups, grain: max(1, elementGrain / 2 / max(size, 1))) { range in
                for unit in range {
                    let m = mean[unit], inverse = inverseDeviation[unit]
                    var total = 0.0, totalProducts = 0.0
                    for c in 0..<perGroup {
                        let plane = unit &* perGroup &+ c, channel = (unit % groups) &* perGroup &+ c
                        var sum = 0.0, products = 0.0
                        T.gradientSums(positions, gradient + plane &* positions, x + plane &* positions, m, &sum, &products)
                        sums[2 &* plane] = sum
                        sums[2 &* plane &+ 1] = products * inverse.asDouble
                        let w = (weight?[channel] ?? 1).asDouble
                        total += sum * w
                        totalProducts += products * w
                    }
                    guard let dx else { continue }
                    let n = T(size)
                    let k = T(totalProducts) * inverse * inverse / n, gradientMean = T(total) / n
                    for c in 0..<perGroup {
                        let plane = unit &* perGroup &+ c, channel = (unit % groups) &* perGroup &+ c
                        let w = weight?[channel] ?? 1
                        let at = plane &* positions
                        // (g·w − mean − (x − m)·k)·inverse
                        var i = 0
                        let g = gradient + at, v = x + at, out = dx + at
                        while i < positions { out[i] = (g[i] * w - gradientMean - (v[i] - m) * k) * inverse; i &+= 1 }
                    }
                }
            }
            for c in 0..<channels {
                var sum = 0.0, products = 0.0
                for n in 0..<batch { sum += sums[2 &* (n &* channels &+ c)]; products += sums[2 &* (n &* channels &+ c) &+ 1] }
                dBias?[c] = T(sum)
                dWeight?[c] = T(products)
            }
        }
    }
}
