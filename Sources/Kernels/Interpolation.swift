extension Kernels {
    /// One dimension of a linear interpolation: the two neighbours of each output position and the weight of the second.
    private struct LinearAxis<T: KernelFloat> {
        var lower: [Int] = []
        var upper: [Int] = []
        var weight: [T] = []

        init(_ input: Int, _ output: Int, alignCorners: Bool, scale: Double?) {
            for o in 0..<output {
                let at = position(o, input: input, output: output, alignCorners: alignCorners, scale: scale)
                let low = Swift.min(Int(at), Swift.max(input - 1, 0))
                lower.append(low)
                upper.append(low < input - 1 ? low + 1 : low)
                weight.append(Swift.min(Swift.max(at - T(low), 0), 1))
            }
        }

        private func position(_ o: Int, input: Int, output: Int, alignCorners: Bool, scale: Double?) -> T {
            if alignCorners { return output > 1 ? T(input - 1) / T(output - 1) * T(o) : 0 }
            let ratio: T = scale.map { $0 > 0 ? T(1 / $0) : 1 } ?? T(input) / T(output)
            let at = ratio * (T(o) + 0.5) - 0.5
            return at < 0 ? 0 : at
        }
    }

    /// Bilinear interpolation of `planes` contiguous images.  `scales` are the factors the user gave, if they decide the
    /// ratio (recompute_scale_factor=False).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func bilinear<T: KernelFloat>(_ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, planes: Int, height: Int, width: Int, outHeight: Int, outWidth: Int, alignCorners: Bool,
                                                scales: (Double, Double)? = nil) {
        let rows = LinearAxis<T>(height, outHeight, alignCorners: alignCorners, scale: scales?.0)
        let columns = LinearAxis<T>(width, outWidth, alignCorners: alignCorners, scale: scales?.1)
        parallel(planes, grain: max(1, elementGrain / max(outHeight &* outWidth, 1))) { range in
            for plane in range {
                let image = x + plane &* height &* width, out = y + plane &* outHeight &* outWidth
                for i in 0..<outHeight {
                    let top = image + rows.lower[i] &* width, bottom = image + rows.upper[i] &* width
                    let b = rows.weight[i], a = 1 - b
                    for j in 0..<outWidth {
                        let l = columns.lower[j], u = columns.upper[j], v = columns.weight[j], w = 1 - v
                        out[i &* outWidth &+ j] = a * (w * top[l] + v * top[u]) + b * (w * bottom[l] + v * bottom[u])
                    }
                }
            }
        }
    }

    /// The gradient of ``bilinear(_:into:planes:height:width:outHeight:outWidth:alignCorners:scales:)``.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func bilinearBackward<T: KernelFloat>(_ gradient: UnsafePointer<T>, into dx: UnsafeMutablePointer<T>, planes: Int, height: Int, width: Int, outHeight: Int, outWidth: Int,
                                                        alignCorners: Bool, scales: (Double, Double)? = nil) {
        let rows = LinearAxis<T>(height, outHeight, alignCorners: alignCorners, scale: scales?.0)
        let columns = LinearAxis<T>(width, outWidth, alignCorners: alignCorners, scale: scales?.1)
        parallel(planes, grain: max(1, elementGrain / max(outHeight &* outWidth, 1))) { range in
            for plane in range {
                let image = dx + plane &* height &* width, from = gradient + plane &* outHeight &* outWidth
                image.update(repeating: 0, count: height &* width)
                for i in 0..<outHeight {
                    let top = image + rows.lower[i] &* width, bottom = image + rows.upper[i] &* width
                    let b = rows.weight[i], a = 1 - b
                    for j in 0..<outWidth {
                        let l = columns.lower[j], u = columns.upper[j], v = columns.weight[j], w = 1 - v, g = from[i &* outWidth &+ j]
                        top[l] += a * w * g
                        top[u] += a * v * g
                        bottom[l] += b * w * g
                        bottom[u] += b * v * g
                    }
                }
            }
        }
    }

    /// The source of each output position of a nearest-neighbour interpolation: ⌊o·ratio⌋.
    private static func nearestSources(_ input: Int, _ output: Int, scale: Double?) -> [Int] {
        if output == input && scale == nil { return Array(0..<max(output, 0)) }
        let ratio: Float = scale.map { $0 > 0 ? Float(1 / $0) : 1 } ?? Float(input) / Float(max(output, 1))
        return (0..<output).map { min(Int((Float($0) * ratio).rounded(.down)), max(input - 1, 0)) }
    }

    /// Nearest-neighbour interpolation of `planes` contiguous images.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == UInt8)
    public static func nearest<T: KernelElement>(_ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, planes: Int, height: Int, width: Int, outHeight: Int, outWidth: Int,
                                                 scales: (Double, Double)? = nil) {
        let rows = nearestSources(height, outHeight, scale: scales?.0), columns = nearestSources(width, outWidth, scale: scales?.1)
        parallel(planes, grain: max(1, elementGrain / max(outHeight &* outWidth, 1))) { range in
            for plane in range {
                for i in 0..<outHeight {
                    let from = x + (plane &* height &+ rows[i]) &* width, to = y + (plane &* outHeight &+ i) &* outWidth
                    for j in 0..<outWidth { to[j] = from[columns[j]] }
                }
            }
        }
    }

    /// The gradient of ``nearest(_:into:planes:height:width:outHeight:outWidth:scales:)``.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func nearestBackward<T: KernelFloat>(_ gradient: UnsafePointer<T>, into dx: UnsafeMutablePointer<T>, planes: Int, height: Int, width: Int, outHeight: Int, outWidth: Int,
                                                       scales: (Double, Double)? = nil) {
        let rows = nearestSources(height, outHeight, scale: scales?.0), columns = nearestSources(width, outWidth, scale: scales?.1)
        parallel(planes, grain: max(1, elementGrain / max(outHeight &* outWidth, 1))) { range in
            for plane in range {
                (dx + plane &* height &* width).update(repeating: 0, count: height &* width)
                for i in 0..<outHeight {
                    let to = dx + (plane &* height &+ rows[i]) &* width, from = gradient + (plane &* outHeight &+ i) &* outWidth
                    for j in 0..<outWidth { to[columns[j]] += from[j] }
                }
            }
        }
    }
}
