internal import Kernels

extension Functional {
    // MARK: padding

    /// Pads (or, with negative numbers, cuts) from the last dimension on: `padding` is [left, right, top, bottom, …].
    /// - Parameter mode: "constant", "reflect", "replicate" or "circular".
    public static func pad(_ x: Tensor, _ padding: [Int], mode: String = "constant", value: Scalar = 0) throws -> Tensor {
        if padding.count % 2 != 0 { throw TensorError.paddingOdd }
        if padding.count > 2 * x.rank { throw TensorError.paddingLong(padding.count, x.rank) }
        for v in padding where v > 1 << 40 || v < -(1 << 40) { throw TensorError.countOverflow(padding) }
        if mode == "constant" { return try constantPad(x, padding, value) }
        let dims = padding.count / 2
        if !["reflect", "replicate", "circular"].contains(mode) { throw TensorError.paddingMode(mode) }
        if !((dims == 1 && (x.rank == 2 || x.rank == 3)) || (dims == 2 && (x.rank == 3 || x.rank == 4)) || (dims == 3 && (x.rank == 4 || x.rank == 5))) {
            throw (2...6).contains(padding.count) ? TensorError.paddingRank(padding.count, x.rank) : TensorError.paddingUnsupported
        }
        let name: String
        switch mode {
        case "reflect": name = "ReflectionPad\(dims)DBackward0"
        case "replicate": name = "ReplicationPad\(dims)DBackward0"
        case "circular": name = "CopySlices"
        default: throw TensorError.paddingMode(mode)
        }
        // one gather per dimension
        var result = x
        for k in 0..<dims {
            let d = x.rank - 1 - k, size = x.shape[d], left = padding[2 * k], right = padding[2 * k + 1]
            if left == 0 && right == 0 { continue }
            if mode == "reflect" && (left >= size || right >= size) { throw TensorError.paddingTooLarge([left, right], d, x.shape) }
            if mode == "circular" && (left > size || right > size) { throw TensorError.circularPadding }
            if size + left + right <= 0 { throw TensorError.runtime("input (\(size)) is too small. Calculated output \(size + left + right)") }
            let index = (-left..<(size + right)).map { i -> Int in
                switch mode {
                case "reflect": return i < 0 ? -i : i >= size ? 2 * (size - 1) - i : i
                case "replicate": return Swift.max(0, Swift.min(size - 1, i))
                default: return ((i % size) + size) % size
                }
            }
            result = try result.indexSelect(d, try Tensor(index, shape: [index.count]))
        }
        return result === x ? try x.clone() : result.renamed("IndexSelectBackward0", to: name)
    }

    private static func constantPad(_ x: Tensor, _ padding: [Int], _ value: Scalar) throws -> Tensor {
        var target = x.shape
        for k in 0..<(padding.count / 2) {
            let d = x.rank - 1 - k
            target[d] += padding[2 * k] + padding[2 * k + 1]
            if target[d] < 0 { throw TensorError.paddingNegative(x.shape[d], d, padding[2 * k], padding[2 * k + 1]) }
        }
        let out = try Tensor.filled(target, value, x.dtype)
        try withoutGradients {
            var source = x.detach(), part = out
            for k in 0..<(padding.count / 2) {
                let d = x.rank - 1 - k, left = padding[2 * k], right = padding[2 * k + 1]
                source = try source.slice(d, Swift.max(0, -left), source.shape[d] - Swift.max(0, -right))
                part = try part.narrow(d, Swift.max(0, left), source.shape[d])
            }
            part.writeElements(of: source)
        }
        let back = padding.map { -$0 }
        return out.recorded("ConstantPadNdBackward0", x) { _, g in try constantPad(g, back, 0) }
    }

    // MARK: interpolation

    /// Resizes the spatial dimensions of [N, C, …].
    /// - Parameters:
    ///   - scaleFactor: used where `size` is nil.
    ///   - mode: "nearest", "nearest-exact", "linear", "bilinear", "bicubic", "trilinear" or "area".
    public static func interpolate(_ x: Tensor, size: [Int]? = nil, scaleFactor: [Double]? = nil, mode: String = "nearest", alignCorners: Bool? = nil,
                                   recomputeScaleFactor: Bool? = nil, antialias: Bool = false) throws -> Tensor {
        let dims = x.rank - 2
        if ["nearest", "nearest-exact", "area"].contains(mode) {
            if alignCorners != nil { throw TensorError.value("align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear") }
        }
        if antialias && !(["bilinear", "bicubic", "lanczos"].contains(mode) && x.rank == 4) {
            throw TensorError.value("Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input")
        }
        if size != nil && scaleFactor != nil { throw TensorError.interpolationSizes }
        if size == nil && scaleFactor == nil { throw TensorError.interpolationNone }
        if dims < 1 || dims > 3 { throw TensorError.interpolationUnsupported(mode, x.rank) }
        let from = Array(x.shape[2...])
        var scales: [Double]?
        var target: [Int]
        if let size {
            target = size.count == 1 ? [Int](repeating: size[0], count: dims) : size
            if target.count != dims { throw TensorError.value("Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of \(Layout.text(from)) and output size of (\(size.map(String.init).joined(separator: ", "))\(size.count == 1 ? "," : "")). Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.") }
        } else {
            let factors = scaleFactor ?? []
            let all = factors.count == 1 ? [Double](repeating: factors[0], count: dims) : factors
            if all.count != dims { throw TensorError.value("Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of \(Layout.text(from)) and scale_factor of shape (\(all.map(NumberText.pythonRepr).joined(separator: ", "))\(all.count == 1 ? "," : "")). Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.") }
            if all.contains(where: { !($0 > 0 && $0 < 1e9) }) { throw TensorError.runtime("Input and output sizes should be greater than 0") }
            target = try zip(from, all).map { n, s in
                let wanted = Double(n) * s
                if wanted > 1e12 { throw TensorError.countOverflow(from) }
                return Int(wanted.rounded(.down))
            }
            if recomputeScaleFactor != true { scales = all }
        }
        for n in target where n > 0 { try TensorRuntime.checkRoom(n) }
        if target.contains(where: { $0 <= 0 }) { throw TensorError.runtime("Input and output sizes should be greater than 0, but got input (\(from.map(String.init).joined(separator: ", "))) and output (\(target.map(String.init).joined(separator: ", ")))") }
        if antialias && mode != "lanczos" { return try antialiased(x, target, bicubic: mode == "bicubic", alignCorners: alignCorners ?? false, scales: scales) }
        switch mode {
        case "area": return try adaptiveAvgPool(dims, x, target)
        case "nearest", "nearest-exact":
            if mode == "nearest" && dims == 2 && x.dtype.isFloatingPoint { return try planar(x, target, "UpsampleNearest2DBackward0", bilinear: false, alignCorners: false, scales: scales) }
            var result = x
            for d in 0..<dims {
                let ratio = scales.map { Float(1 / $0[d]) } ?? Float(from[d]) / Float(target[d])
                let shift: Float = mode == "nearest" ? 0 : 0.5
                let index = (0..<target[d]).map { Swift.min(Int((Float($0) + shift) * ratio), from[d] - 1) }
                result = try result.indexSelect(2 + d, try Tensor(index, shape: [index.count]))
            }
            return result.renamed("IndexSelectBackward0", to: mode == "nearest" ? "UpsampleNearest\(dims)DBackward0" : "UpsampleNearestExact\(dims)DBackward0")
        case "linear", "bilinear", "trilinear":
            let wanted = ["linear": 3, "bilinear": 4, "trilinear": 5][mode] ?? 3
            if x.rank != wanted { throw TensorError.interpolation(x.rank, mode, wanted) }
            if dims == 2 { return try planar(x, target, "UpsampleBilinear2DBackward0", bilinear: true, alignCorners: alignCorners ?? false, scales: scales) }
            var result = x
            for d in 0..<dims { result = try linear(result, 2 + d, target[d], alignCorners ?? false, scales?[d]) }
            return result.renamed("AddBackward0", to: dims == 1 ? "UpsampleLinear1DBackward0" : "UpsampleTrilinear3DBackward0")
        case "bicubic":
            if x.rank != 4 { throw TensorError.interpolation(x.rank, mode, 4) }
            var result = x
            for d in 0..<2 { result = try cubic(result, 2 + d, target[d], alignCorners ?? false, scales?[d]) }
            return result.renamed("AddBackward0", to: "UpsampleBicubic2DBackward0")
        default: throw TensorError.interpolationUnsupported(mode, x.rank)
        }
    }

    private static func planar(_ x: Tensor, _ target: [Int], _ name: String, bilinear: Bool, alignCorners: Bool, scales: [Double]?) throws -> Tensor {
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported("upsample_bilinear2d_channels_last", x.dtype) }
        let source = try x.prepared()
        let planes = x.shape[0] * x.shape[1], (h, w) = (x.shape[2], x.shape[3])
        let factors = scales.map { ($0[0], $0[1]) }
        let y = try Tensor([x.shape[0], x.shape[1]] + target, x.dtype)
        func run<T: KernelFloat>(_: T.Type) {
            if bilinear { Kernels.bilinear(source.constant(T.self), into: y.pointer(T.self), planes: planes, height: h, width: w, outHeight: target[0], outWidth: target[1], alignCorners: alignCorners, scales: factors) }
            else { Kernels.nearest(source.constant(T.self), into: y.pointer(T.self), planes: planes, height: h, width: w, outHeight: target[0], outWidth: target[1], scales: factors) }
        }
        if y.count > 0 && x.count > 0 { withFloatType(x.dtype) { run($0) } }
        let from = x.shape
        return y.recorded(name, x) { _, g in
            let gradient = try g.prepared()
            let dx = try Tensor(from, g.dtype, zeroed: true)
            func run<T: KernelFloat>(_: T.Type) {
                if bilinear { Kernels.bilinearBackward(gradient.constant(T.self), into: dx.pointer(T.self), planes: planes, height: h, width: w, outHeight: target[0], outWidth: target[1], alignCorners: alignCorners, scales: factors) }
                else { Kernels.nearestBackward(gradient.constant(T.self), into: dx.pointer(T.self), planes: planes, height: h, width: w, outHeight: target[0], outWidth: target[1], scales: factors) }
            }
            withFloatType(g.dtype) { run($0) }
            return dx.recorded(name + "Backward", g) { _, g2 in try planar(g2, target, name, bilinear: bilinear, alignCorners: alignCorners, scales: scales) }
        }
    }

    /// Where the outputs of one dimension lie in the input.
    private static func places(_ n: Int, _ m: Int, _ alignCorners: Bool, _ scale: Double?) -> [Double] {
        (0..<m).map { i in
            if alignCorners { return m > 1 ? Double(i) * Double(n - 1) / Double(m - 1) : 0 }
            let ratio = scale.map { 1 / $0 } ?? Double(n) / Double(m)
            return (Double(i) + 0.5) * ratio - 0.5
        }
    }

    private static func weights(_ values: [Double], like x: Tensor, _ d: Int) throws -> Tensor {
        var shape = [Int](repeating: 1, count: x.rank)
        shape[d] = values.count
        return try Tensor(values, shape: shape, dtype: x.dtype)
    }

    private static func linear(_ x: Tensor, _ d: Int, _ m: Int, _ alignCorners: Bool, _ scale: Double?) throws -> Tensor {
        let n = x.shape[d]
        let at = places(n, m, alignCorners, scale).map { Swift.max(0, $0) }
        let low = at.map { Swift.min(Int($0), n - 1) }
        let high = low.map { Swift.min($0 + 1, n - 1) }
        let t = zip(at, low).map { $0 - Double($1) }
        let a = try x.indexSelect(d, try Tensor(low, shape: [m])), b = try x.indexSelect(d, try Tensor(high, shape: [m]))
        return try a.mul(try weights(t.map { 1 - $0 }, like: x, d)).add(try b.mul(try weights(t, like: x, d)))
    }

    /// Cubic convolution with A = −0.75.
    private static func cubic(_ x: Tensor, _ d: Int, _ m: Int, _ alignCorners: Bool, _ scale: Double?) throws -> Tensor {
        let n = x.shape[d], a = -0.75
        let at = places(n, m, alignCorners, scale)
        func near(_ t: Double) -> Double { ((a + 2) * t - (a + 3)) * t * t + 1 }
        func far(_ t: Double) -> Double { ((a * t - 5 * a) * t + 8 * a) * t - 4 * a }
        var total: Tensor?
        for k in -1...2 {
            let index = at.map { Swift.max(0, Swift.min(n - 1, Int($0.rounded(.down)) + k)) }
            let w = at.map { p -> Double in
                let t = p - p.rounded(.down)
                switch k {
                case -1: return far(t + 1)
                case 0: return near(t)
                case 1: return near(1 - t)
                default: return far(2 - t)
                }
            }
            let part = try x.indexSelect(d, try Tensor(index, shape: [m])).mul(try weights(w, like: x, d))
            total = try total?.add(part) ?? part
        }
        return total ?? x
    }

    // MARK: pixels and channels

    public static func pixelShuffle(_ x: Tensor, _ factor: Int) throws -> Tensor {
        if x.rank < 3 { throw TensorError.runtime("pixel_shuffle expects input to have at least 3 dimensions, but got input with \(x.rank) dimension(s)") }
        if factor <= 0 { throw TensorError.runtime("pixel_shuffle expects a positive upscale_factor, but got \(factor)") }
        let n = x.rank, c = x.shape[n - 3], (h, w) = (x.shape[n - 2], x.shape[n - 1])
        if factor > 1 << 15 || c % (factor * factor) != 0 { throw TensorError.pixelShuffle(c, Swift.min(factor, 1 << 15)) }
        let lead = Array(x.shape[..<(n - 3)]), k = lead.count
        let split = try x.reshape(lead + [c / (factor * factor), factor, factor, h, w])
        return try split.permute(Array(0..<k) + [k, k + 3, k + 1, k + 4, k + 2]).reshape(lead + [c / (factor * factor), h * factor, w * factor]).renamed("UnsafeViewBackward0", to: "PixelShuffleBackward0")
    }

    public static func pixelUnshuffle(_ x: Tensor, _ factor: Int) throws -> Tensor {
        if x.rank < 3 { throw TensorError.runtime("pixel_unshuffle expects input to have at least 3 dimensions, but got input with \(x.rank) dimension(s)") }
        if factor <= 0 { throw TensorError.runtime("pixel_unshuffle expects a positive downscale_factor, but got \(factor)") }
        let n = x.rank, c = x.shape[n - 3], (h, w) = (x.shape[n - 2], x.shape[n - 1])
        if h % factor != 0 { throw TensorError.pixelUnshuffle("height", h, factor) }
        if w % factor != 0 { throw TensorError.pixelUnshuffle("width", w, factor) }
        let lead = Array(x.shape[..<(n - 3)]), k = lead.count
        let split = try x.reshape(lead + [c, h / factor, factor, w / factor, factor])
        return try split.permute(Array(0..<k) + [k, k + 2, k + 4, k + 1, k + 3]).reshape(lead + [c * factor * factor, h / factor, w / factor]).renamed("UnsafeViewBackward0", to: "PixelUnshuffleBackward0")
    }

    public static func channelShuffle(_ x: Tensor, _ groups: Int) throws -> Tensor {
        if x.rank < 3 { throw TensorError.runtime("channel_shuffle expects input with > 2 dims, but got input with sizes \(Layout.text(x.shape))") }
        if groups <= 0 || x.shape[1] % groups != 0 { throw TensorError.runtime("Number of channels must be divisible by groups. Got \(x.shape[1]) channels and \(groups) groups.") }
        return try x.reshape([x.shape[0], groups, x.shape[1] / groups] + x.shape[2...]).transpose(1, 2).reshape(x.shape)
    }
}
