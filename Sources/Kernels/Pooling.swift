import CVectorMath
#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension Kernels {
    // MARK: maximum

    /// The largest element of each window, NaN counting as larger than everything, and its flat index in the plane
    /// (PyTorch's `return_indices`; the first of equal ones).
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func maxPool<T: KernelElement>(_ shape: PoolingShape, _ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, indices: UnsafeMutablePointer<Int64>?) {
        let s = PoolingSizes3(shape)
        if shape.outputCount == 0 { return }
        forEachPlane(s) { plane in
            let image = x + plane &* s.inputPlane
            var out = plane &* s.outputPlane
            if s.kd == 1 && s.kh == 2 && s.kw == 2 && s.sh == 2 && s.sw == 2 && s.dh == 1 && s.dw == 1 && s.pd == 0 && s.ph == 0 && s.pw == 0 && s.sd == 1
                && 2 &* s.oh <= s.h && 2 &* s.ow <= s.w {
                maxPool2x2(s, image, y + out, indices.map { $0 + out })
                return
            }
            if T.self == Float.self || T.self == Double.self {
                maxPoolRows(s, image, y + out, indices.map { $0 + out })
                return
            }
            for z in 0..<s.od {
                let (z0, kz0, kz1) = PoolingSizes3.inside(z, s.kd, s.sd, s.pd, s.dd, s.d)
                for yy in 0..<s.oh {
                    let (y0, ky0, ky1) = PoolingSizes3.inside(yy, s.kh, s.sh, s.ph, s.dh, s.h)
                    for xx in 0..<s.ow {
                        let (x0, kx0, kx1) = PoolingSizes3.inside(xx, s.kw, s.sw, s.pw, s.dw, s.w)
                        var best = T.lowest
                        var at = ((z0 &+ kz0 &* s.dd) &* s.h &+ y0 &+ ky0 &* s.dh) &* s.w &+ x0 &+ kx0 &* s.dw
                        var kz = kz0
                        while kz < kz1 {
                            var ky = ky0
                            while ky < ky1 {
                                let row = ((z0 &+ kz &* s.dd) &* s.h &+ y0 &+ ky &* s.dh) &* s.w &+ x0
                                var kx = kx0
                                while kx < kx1 {
                                    let i = row &+ kx &* s.dw, v = image[i]
                                    if v > best || v.isNotANumber { best = v; at = i }
                                    kx &+= 1
                                }
                                ky &+= 1
                            }
                            kz &+= 1
                        }
                        y[out] = best
                        indices?[out] = Int64(truncatingIfNeeded: at)
                        out &+= 1
                    }
                }
            }
        }
    }

    /// The windows of a row side by side, one of their positions after the other.
    @inline(__always)
    private static func maxPoolRows<T: KernelElement>(_ s: PoolingSizes3, _ image: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ indices: UnsafeMutablePointer<Int64>?) {
        let spare: UnsafeMutablePointer<Int64> = workspace(.order, s.ow)
        for z in 0..<s.od {
            let (z0, kz0, kz1) = PoolingSizes3.inside(z, s.kd, s.sd, s.pd, s.dd, s.d)
            for yy in 0..<s.oh {
                let (y0, ky0, ky1) = PoolingSizes3.inside(yy, s.kh, s.sh, s.ph, s.dh, s.h)
                let start = (z &* s.oh &+ yy) &* s.ow
                let best = y + start, at = indices.map { $0 + start } ?? spare
                let first = ((z0 &+ kz0 &* s.dd) &* s.h &+ y0 &+ ky0 &* s.dh) &* s.w
                for xx in 0..<s.ow {
                    let (x0, kx0, _) = PoolingSizes3.inside(xx, s.kw, s.sw, s.pw, s.dw, s.w)
                    best[xx] = T.lowest
                    at[xx] = Int64(truncatingIfNeeded: first &+ x0 &+ kx0 &* s.dw)
                }
                var kz = kz0
                while kz < kz1 {
                    var ky = ky0
                    while ky < ky1 {
                        let row = ((z0 &+ kz &* s.dd) &* s.h &+ y0 &+ ky &* s.dh) &* s.w
                        for kx in 0..<s.kw {
                            // windows for which 0 <= x * stride + shift < width
                            let shift = kx &* s.dw &- s.pw
                            let low = shift >= 0 ? 0 : (s.sw &- 1 &- shift) / s.sw
                            let high = min(s.w &- 1 &- shift < 0 ? 0 : (s.w &- 1 &- shift) / s.sw &+ 1, s.ow)
                            if low >= high { continue }
                            let from = row &+ shift &+ low &* s.sw
                            if T.self == Float.self { cvm_larger_f32(high &- low, pointer(image + from), s.sw, Int64(truncatingIfNeeded: from), mutable(best + low), at + low) }
                            else { cvm_larger_f64(high &- low, pointer(image + from), s.sw, Int64(truncatingIfNeeded: from), mutable(best + low), at + low) }
                        }
                        ky &+= 1
                    }
                    kz &+= 1
                }
            }
        }
    }

    @inline(__always)
    private static func maxPool2x2<T: KernelElement>(_ s: PoolingSizes3, _ image: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ indices: UnsafeMutablePointer<Int64>?) {
        for z in 0..<s.od {
            for yy in 0..<s.oh {
                let base = (z &* s.h &+ 2 &* yy) &* s.w
                let top = image + base, bottom = top + s.w
                let out = (z &* s.oh &+ yy) &* s.ow
                if let indices {
                    var x = 0
                    while x < s.ow {
                        var best = top[2 &* x], at = base &+ 2 &* x
                        let b = top[2 &* x &+ 1], c = bottom[2 &* x], d = bottom[2 &* x &+ 1]
                        var better = b > best || b.isNotANumber
                        best = better ? b : best; at = better ? base &+ 2 &* x &+ 1 : at
                        better = c > best || c.isNotANumber
                        best = better ? c : best; at = better ? base &+ s.w &+ 2 &* x : at
                        better = d > best || d.isNotANumber
                        best = better ? d : best; at = better ? base &+ s.w &+ 2 &* x &+ 1 : at
                        y[out &+ x] = best
                        indices[out &+ x] = Int64(truncatingIfNeeded: at)
                        x &+= 1
                    }
                } else {
                    var x = 0
                    while x < s.ow {
                        var best = top[2 &* x]
                        let b = top[2 &* x &+ 1], c = bottom[2 &* x], d = bottom[2 &* x &+ 1]
                        best = b > best || b.isNotANumber ? b : best
                        best = c > best || c.isNotANumber ? c : best
                        best = d > best || d.isNotANumber ? d : best
                        y[out &+ x] = best
                        x &+= 1
                    }
                }
            }
        }
    }

    /// dx = gradients added up at the indices that ``maxPool(_:_:into:indices:)`` gave; planes of `inputPlane` and `outputPlane` elements.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func maxPoolBackward<T: KernelElement>(planes: Int, inputPlane: Int, outputPlane: Int, _ gradient: UnsafePointer<T>, indices: UnsafePointer<Int64>,
                                                         into dx: UnsafeMutablePointer<T>) {
        parallel(planes, grain: max(1, elementGrain / max(inputPlane, 1))) { range in
            for plane in range {
                let to = dx + plane &* inputPlane, from = gradient + plane &* outputPlane, at = indices + plane &* outputPlane
                to.update(repeating: .zero, count: inputPlane)
                var i = 0
                while i < outputPlane {
                    let k = Int(truncatingIfNeeded: at[i])
                    if k >= 0 && k < inputPlane { to[k] = T.adding(to[k], from[i]) }
                    i &+= 1
                }
            }
        }
    }

    /// y = 0 everywhere but at the indices, where it is x (the last one that names a place wins).  Returns the first index
    /// outside of 0..<outputPlane, if any.
    @specialized(where T == Float)
    @specialized(where T == Double)
    @specialized(where T == Int64)
    public static func maxUnpool<T: KernelElement>(planes: Int, inputPlane: Int, outputPlane: Int, _ x: UnsafePointer<T>, indices: UnsafePointer<Int64>,
                                                   into y: UnsafeMutablePointer<T>) -> Int64? {
        let total = planes &* inputPlane
        var i = 0
        while i < total {
            if indices[i] < 0 || indices[i] >= Int64(truncatingIfNeeded: outputPlane) { return indices[i] }
            i &+= 1
        }
        parallel(planes, grain: max(1, elementGrain / max(outputPlane, 1))) { range in
            for plane in range {
                let to = y + plane &* outputPlane, from = x + plane &* inputPlane, at = indices + plane &* inputPlane
                to.update(repeating: .zero, count: outputPlane)
                var i = 0
                while i < inputPlane { to[Int(truncatingIfNeeded: at[i])] = from[i]; i &+= 1 }
            }
        }
        return nil
    }

    /// dx[i] = gradient[indices[i]], plane by plane (the gradient of ``maxUnpool(planes:inputPlane:outputPlane:_:indices:into:)``).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func maxUnpoolBackward<T: KernelElement>(planes: Int, inputPlane: Int, outputPlane: Int, _ gradient: UnsafePointer<T>, indices: UnsafePointer<Int64>,
                                                           into dx: UnsafeMutablePointer<T>) {
        parallel(planes, grain: max(1, elementGrain / max(outputPlane, 1))) { range in
            for plane in range {
                let from = gradient + plane &* outputPlane, to = dx + plane &* inputPlane, at = indices + plane &* inputPlane
                var i = 0
                while i < inputPlane {
                    let k = Int(truncatingIfNeeded: at[i])
                    to[i] = k >= 0 && k < outputPlane ? from[k] : .zero
                    i &+= 1
                }
            }
        }
    }

    // MARK: average

    /// The mean of each window.  The divisor is `divisor` if given, else the size of the window inside of the padded input
    /// (`countIncludePad`) or inside of the input.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func averagePool<T: KernelFloat>(_ shape: PoolingShape, _ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, countIncludePad: Bool = true, divisor: Int? = nil) {
        let s = PoolingSizes3(shape)
        if shape.outputCount == 0 { return }
        let plain = s.kd == 1 && s.d == 1 && s.ph == 0 && s.pw == 0 && s.pd == 0 && divisor == nil
            && (s.oh &- 1) &* s.sh &+ s.kh <= s.h && (s.ow &- 1) &* s.sw &+ s.kw <= s.w
        forEachPlane(s) { plane in
            let image = x + plane &* s.inputPlane, out = y + plane &* s.outputPlane
            if plain && s.kh == 2 && s.kw == 2 && s.sw == 2 {
                for yy in 0..<s.oh {
                    let top = image + yy &* s.sh &* s.w, bottom = top + s.w, row = out + yy &* s.ow
                    var i = 0
                    while i < s.ow {
                        row[i] = (((top[2 &* i] + top[2 &* i &+ 1]) + bottom[2 &* i]) + bottom[2 &* i &+ 1]) / 4
                        i &+= 1
                    }
                }
                return
            }
            forEachWindow(s, countIncludePad, divisor) { o, z0, z1, y0, y1, x0, x1, size in
                var sum: T = 0
                for z in z0..<z1 {
                    for yy in y0..<y1 {
                        let row = image + (z &* s.h &+ yy) &* s.w
                        var i = x0
                        while i < x1 { sum += row[i]; i &+= 1 }
                    }
                }
                out[o] = sum / T(size)
            }
        }
    }

    /// The gradient of ``averagePool(_:_:into:countIncludePad:divisor:)``.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func averagePoolBackward<T: KernelFloat>(_ shape: PoolingShape, _ gradient: UnsafePointer<T>, into dx: UnsafeMutablePointer<T>, countIncludePad: Bool = true,
                                                           divisor: Int? = nil) {
        let s = PoolingSizes3(shape)
        if shape.inputCount == 0 { return }
        let disjoint = s.kd == 1 && s.d == 1 && s.ph == 0 && s.pw == 0 && s.pd == 0 && divisor == nil && s.kh == 2 && s.kw == 2 && s.sh == 2 && s.sw == 2
            && 2 &* s.oh <= s.h && 2 &* s.ow <= s.w
        forEachPlane(s) { plane in
            let image = dx + plane &* s.inputPlane, from = gradient + plane &* s.outputPlane
            if disjoint {
                for yy in 0..<s.oh {
                    let top = image + 2 &* yy &* s.w, bottom = top + s.w, row = from + yy &* s.ow
                    var i = 0
                    while i < s.ow {
                        let g = row[i] / 4
                        top[2 &* i] = g; top[2 &* i &+ 1] = g; bottom[2 &* i] = g; bottom[2 &* i &+ 1] = g
                        i &+= 1
                    }
                    i = 2 &* s.ow
                    while i < s.w { top[i] = 0; bottom[i] = 0; i &+= 1 }
                }
                let used = 2 &* s.oh &* s.w
                (image + used).update(repeating: 0, count: s.inputPlane &- used)
                return
            }
            image.update(repeating: 0, count: s.inputPlane)
            forEachWindow(s, countIncludePad, divisor) { o, z0, z1, y0, y1, x0, x1, size in
                let share = from[o] / T(size)
                for z in z0..<z1 {
                    for yy in y0..<y1 {
                        let row = image + (z &* s.h &+ yy) &* s.w
                        var i = x0
                        while i < x1 { row[i] += share; i &+= 1 }
                    }
                }
            }
        }
    }

    /// (Σ xᵖ)^(1/p) over each window: sign(s)·relu(|s|) with s = Σ xᵖ, as PyTorch computes it.  No padding.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func powerSums<T: KernelFloat>(_ shape: PoolingShape, _ x: UnsafePointer<T>, p: Double, into y: UnsafeMutablePointer<T>) {
        let s = PoolingSizes3(shape)
        forEachPlane(s) { plane in
            let image = x + plane &* s.inputPlane, out = y + plane &* s.outputPlane
            forEachWindow(s, true, 1) { o, z0, z1, y0, y1, x0, x1, _ in
                var sum: T = 0
                for z in z0..<z1 { for yy in y0..<y1 { for i in x0..<x1 {
                    let v = image[(z &* s.h &+ yy) &* s.w &+ i]
                    sum += p == 2 ? v * v : T(pow(v.asDouble, p))
                } } }
                out[o] = sum
            }
        }
    }

    // MARK: adaptive

    /// The window of output o of `outputs` over `size` inputs: ⌊o·size / outputs⌋ ..< ⌈(o + 1)·size / outputs⌉.
    @inline(__always)
    static func adaptiveWindow(_ o: Int, _ outputs: Int, _ size: Int) -> (Int, Int) {
        (o &* size / outputs, ((o &+ 1) &* size &+ outputs &- 1) / outputs)
    }

    /// Means over windows that cover the input evenly; `input` and `output` have 1 to 3 dimensions.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func adaptiveAveragePool<T: KernelFloat>(planes: Int, input: [Int], output: [Int], _ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>) {
        forEachAdaptiveWindow(planes: planes, input: input, output: output) { inBase, out, z0, z1, y0, y1, x0, x1, h, w in
            var sum: T = 0
            for z in z0..<z1 { for yy in y0..<y1 {
                sum = sum + T.sumRow(x1 &- x0, x + inBase + (z &* h &+ yy) &* w + x0, 1)
            } }
            y[out] = sum / T((z1 &- z0) &* (y1 &- y0) &* (x1 &- x0))
        }
    }

    /// The gradient of ``adaptiveAveragePool(planes:input:output:_:into:)``.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func adaptiveAveragePoolBackward<T: KernelFloat>(planes: Int, input: [Int], output: [Int], _ gradient: UnsafePointer<T>, into dx: UnsafeMutablePointer<T>) {
        dx.update(repeating: 0, count: planes &* product(input))
        forEachAdaptiveWindow(planes: planes, input: input, output: output) { inBase, out, z0, z1, y0, y1, x0, x1, h, w in
            let share = gradient[out] / T((z1 &- z0) &* (y1 &- y0) &* (x1 &- x0))
            for z in z0..<z1 { for yy in y0..<y1 { for i in x0..<x1 { dx[inBase &+ (z &* h &+ yy) &* w &+ i] += share } } }
        }
    }

    /// Maxima over windows that cover the input evenly, with flat indices in the plane.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func adaptiveMaxPool<T: KernelElement>(planes: Int, input: [Int], output: [Int], _ x: UnsafePointer<T>, into y: UnsafeMutablePointer<T>, indices: UnsafeMutablePointer<Int64>) {
        forEachAdaptiveWindow(planes: planes, input: input, output: output) { inBase, out, z0, z1, y0, y1, x0, x1, h, w in
            var best = T.lowest, at = (z0 &* h &+ y0) &* w &+ x0
            for z in z0..<z1 { for yy in y0..<y1 { for i in x0..<x1 {
                let k = (z &* h &+ yy) &* w &+ i, v = x[inBase &+ k]
                if v > best || v.isNotANumber { best = v; at = k }
            } } }
            y[out] = best
            indices[out] = Int64(truncatingIfNeeded: at)
        }
    }

    // MARK: the loops

    @inline(__always)
    private static func forEachPlane(_ s: PoolingSizes3, _ body: (Int) -> Void) {
        parallel(s.planes, grain: max(1, elementGrain / 2 / max(s.inputPlane, 1))) { range in
            for plane in range { body(plane) }
        }
    }

    /// Calls `body(output, z0, z1, y0, y1, x0, x1, divisor)` for each window of a plane, clipped to the input.
    @inline(__always)
    private static func forEachWindow(_ s: PoolingSizes3, _ countIncludePad: Bool, _ divisor: Int?, _ body: (Int, Int, Int, Int, Int, Int, Int, Int) -> Void) {
        var o = 0
        for z in 0..<s.od {
            let z0 = z &* s.sd &- s.pd, z1 = min(z0 &+ s.kd, s.d &+ s.pd)
            for y in 0..<s.oh {
                let y0 = y &* s.sh &- s.ph, y1 = min(y0 &+ s.kh, s.h &+ s.ph)
                for x in 0..<s.ow {
                    let x0 = x &* s.sw &- s.pw, x1 = min(x0 &+ s.kw, s.w &+ s.pw)
                    let a0 = max(z0, 0), a1 = max(min(z1, s.d), a0), b0 = max(y0, 0), b1 = max(min(y1, s.h), b0), c0 = max(x0, 0), c1 = max(min(x1, s.w), c0)
                    let size: Int
                    if let divisor { size = divisor }
                    else if countIncludePad { size = (z1 &- z0) &* (y1 &- y0) &* (x1 &- x0) }
                    else { size = (a1 &- a0) &* (b1 &- b0) &* (c1 &- c0) }
                    body(o, a0, a1, b0, b1, c0, c1, size)
                    o &+= 1
                }
            }
        }
    }

    @inline(__always)
    private static func forEachAdaptiveWindow(planes: Int, input: [Int], output: [Int], _ body: (Int, Int, Int, Int, Int, Int, Int, Int, Int, Int) -> Void) {
        let extra = 3 - input.count
        let i3 = [Int](repeating: 1, count: extra) + input, o3 = [Int](repeating: 1, count: extra) + output
        let d = i3[0], h = i3[1], w = i3[2], od = o3[0], oh = o3[1], ow = o3[2]
        let inPlane = d &* h &* w, outPlane = od &* oh &* ow
        parallel(planes, grain: max(1, elementGrain / max(inPlane, 1))) { range in
            for plane in range {
                var out = plane &* outPlane
                for z in 0..<od {
                    let (z0, z1) = adaptiveWindow(z, od, d)
                    for y in 0..<oh {
                        let (y0, y1) = adaptiveWindow(y, oh, h)
                        for x in 0..<ow {
                            let (x0, x1) = adaptiveWindow(x, ow, w)
                            body(plane &* inPlane, out, z0, z1, y0, y1, x0, x1, h, w)
                            out &+= 1
                        }
                    }
                }
            }
        }
    }
}
