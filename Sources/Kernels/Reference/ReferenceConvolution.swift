extension Reference {
    /// Two-dimensional cross-correlation of one channel, the first formula of every lesson on convolution:
    ///
    ///     Y[i, j] = Σ_{a, b} X[i + a, j + b] · K[a, b]
    ///
    /// X is h × w, K is kh × kw, Y is (h − kh + 1) × (w − kw + 1).
    public static func corr2d<T: KernelFloat>(_ x: UnsafePointer<T>, h: Int, w: Int, _ k: UnsafePointer<T>, kh: Int, kw: Int, into y: UnsafeMutablePointer<T>) {
        for i in 0..<max(h - kh + 1, 0) {
            for j in 0..<max(w - kw + 1, 0) {
                var sum: T = 0
                for a in 0..<kh {
                    for b in 0..<kw { sum += x[(i + a) * w + j + b] * k[a * kw + b] }
                }
                y[i * (w - kw + 1) + j] = sum
            }
        }
    }

    /// Several input channels: the channels' correlations are added up.
    ///
    ///     Y[i, j] = Σ_c Σ_{a, b} X[c, i + a, j + b] · K[c, a, b]
    public static func corr2dMultiIn<T: KernelFloat>(_ x: UnsafePointer<T>, channels: Int, h: Int, w: Int, _ k: UnsafePointer<T>, kh: Int, kw: Int, into y: UnsafeMutablePointer<T>) {
        let oh = max(h - kh + 1, 0), ow = max(w - kw + 1, 0)
        for i in 0..<oh {
            for j in 0..<ow {
                var sum: T = 0
                for c in 0..<channels {
                    for a in 0..<kh {
                        for b in 0..<kw { sum += x[(c * h + i + a) * w + j + b] * k[(c * kh + a) * kw + b] }
                    }
                }
                y[i * ow + j] = sum
            }
        }
    }

    /// Several output channels: one kernel [channels, kh, kw] for each.
    ///
    ///     Y[o, i, j] = Σ_c Σ_{a, b} X[c, i + a, j + b] · K[o, c, a, b]
    public static func corr2dMultiInOut<T: KernelFloat>(_ x: UnsafePointer<T>, channels: Int, h: Int, w: Int, _ k: UnsafePointer<T>, outChannels: Int, kh: Int, kw: Int,
                                                        into y: UnsafeMutablePointer<T>) {
        let plane = max(h - kh + 1, 0) * max(w - kw + 1, 0)
        for o in 0..<outChannels {
            corr2dMultiIn(x, channels: channels, h: h, w: w, k + o * channels * kh * kw, kh: kh, kw: kw, into: y + o * plane)
        }
    }

    /// A 1 × 1 kernel mixes channels at each position: it is a matrix product.
    ///
    ///     Y[o, p] = Σ_c K[o, c] · X[c, p]
    public static func corr2d1x1<T: KernelFloat>(_ x: UnsafePointer<T>, channels: Int, positions: Int, _ k: UnsafePointer<T>, outChannels: Int, into y: UnsafeMutablePointer<T>) {
        matmul(m: outChannels, n: positions, k: channels, MatrixView(k, rowStride: channels), MatrixView(x, rowStride: positions), into: y, ldc: positions)
    }

    /// The position in the input that output position `o` and kernel position `k` meet, or nil in the padding:
    /// i = o·stride + k·dilation − padding.
    @inline(__always)
    private static func meet(_ o: Int, _ k: Int, stride: Int, dilation: Int, padding: Int, size: Int) -> Int? {
        let i = o * stride + k * dilation - padding
        return i >= 0 && i < size ? i : nil
    }

    /// Calls `body(outputIndex, inputIndex, weightIndex)` for every product of the convolution; every other formula of this
    /// file is one line on top of it.
    @inline(__always)
    private static func forEachProduct(_ shape: ConvolutionShape, _ body: (Int, Int, Int) -> Void) {
        let s = Sizes3(shape)
        for n in 0..<s.batch {
            for g in 0..<s.groups {
                for o in 0..<s.o {
                    let outChannel = g * s.o + o
                    for z in 0..<s.od { for y in 0..<s.oh { for x in 0..<s.ow {
                        let out = (((n * s.outChannels + outChannel) * s.od + z) * s.oh + y) * s.ow + x
                        for c in 0..<s.c {
                            for kz in 0..<s.kd {
                                guard let iz = meet(z, kz, stride: s.sd, dilation: s.dd, padding: s.pd, size: s.d) else { continue }
                                for ky in 0..<s.kh {
                                    guard let iy = meet(y, ky, stride: s.sh, dilation: s.dh, padding: s.ph, size: s.h) else { continue }
                                    for kx in 0..<s.kw {
                                        guard let ix = meet(x, kx, stride: s.sw, dilation: s.dw, padding: s.pw, size: s.w) else { continue }
                                        let input = (((n * s.inChannels + g * s.c + c) * s.d + iz) * s.h + iy) * s.w + ix
                                        let weight = (((outChannel * s.c + c) * s.kd + kz) * s.kh + ky) * s.kw + kx
                                        body(out, input, weight)
                                    }
                                }
                            }
                        }
                    } } }
                }
            }
        }
    }

    /// Convolution with stride, padding, dilation and groups, in 1, 2 or 3 dimensions:
    ///
    ///     Y[n, o, i] = bias[o] + Σ_c Σ_a W[o, c, a] · X[n, c, i·stride + a·dilation − padding]
    ///
    /// where i and a run over all spatial dimensions, c over the channels of o's group, and X is 0 outside.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func convolution<T: KernelFloat>(_ shape: ConvolutionShape, _ x: UnsafePointer<T>, _ weight: UnsafePointer<T>, bias: UnsafePointer<T>?, into y: UnsafeMutablePointer<T>) {
        let plane = Kernels.product(shape.output)
        for i in 0..<shape.outputCount { y[i] = bias?[i / max(plane, 1) % max(shape.outChannels, 1)] ?? 0 }
        forEachProduct(shape) { out, input, w in y[out] += weight[w] * x[input] }
    }

    /// The gradient with respect to the input; with x for `gradient`, the transposed convolution (`bias` has one value per
    /// channel of the result, of which there are `shape.inChannels`).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func convolutionInputGradient<T: KernelFloat>(_ shape: ConvolutionShape, _ gradient: UnsafePointer<T>, _ weight: UnsafePointer<T>, bias: UnsafePointer<T>? = nil,
                                                                into dx: UnsafeMutablePointer<T>) {
        let plane = Kernels.product(shape.input)
        for i in 0..<shape.inputCount { dx[i] = bias?[i / max(plane, 1) % max(shape.inChannels, 1)] ?? 0 }
        forEachProduct(shape) { out, input, w in dx[input] += weight[w] * gradient[out] }
    }

    /// The gradient with respect to the weight: dW[o, c, a] = Σ_n Σ_i dY[n, o, i] · X[n, c, i·stride + a·dilation − padding].
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func convolutionWeightGradient<T: KernelFloat>(_ shape: ConvolutionShape, _ x: UnsafePointer<T>, _ gradient: UnsafePointer<T>, into dw: UnsafeMutablePointer<T>) {
        for i in 0..<shape.weightCount { dw[i] = 0 }
        forEachProduct(shape) { out, input, w in dw[w] += gradient[out] * x[input] }
    }
}
