/// Numbers of one optimiser step that do not depend on the element.  Every formula keeps the order of roundings of PyTorch's
/// single-tensor implementations: lerp and addcmul end in one fused multiply-add, addcdiv in a division and an addition.
extension Kernels {
    /// One step of stochastic gradient descent on `count` contiguous elements:
    ///
    ///     g += weightDecay·p;  v = momentum·v + (1 − dampening)·g (v = g at the first step);
    ///     p −= lr·(nesterov ? g + momentum·v : v)
    ///
    /// `velocity` is nil without momentum.  With `maximize` the gradient's sign is turned first.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func sgdStep<T: KernelFloat>(_ parameter: UnsafeMutablePointer<T>, gradient: UnsafePointer<T>, velocity: UnsafeMutablePointer<T>?, firstStep: Bool, count: Int,
                                               learningRate: Double, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0, nesterov: Bool = false, maximize: Bool = false) {
        let rate = T(-learningRate), m = T(momentum), damp = T(1 - dampening), decay = T(weightDecay)
        let add = BinaryOperation.addScaled.rawValue
        inBlocks(count) { start, n, scratch in
            let p = parameter + start
            var g = gradient + start
            let work: UnsafeMutablePointer<T> = scratch
            if maximize {
                T.unaryRow(UnaryOperation.negative.rawValue, n, g, work, 0, 0)
                g = UnsafePointer(work)
            }
            if weightDecay != 0 {
                T.binaryRow(add, n, g, p, work, decay, 0)
                g = UnsafePointer(work)
            }
            if let velocity {
                let v = velocity + start
                if firstStep {
                    v.update(from: g, count: n)
                } else {
                    T.unaryRow(UnaryOperation.multiplyAdd.rawValue, n, v, v, m, 0)
                    T.binaryRow(add, n, v, g, v, damp, 0)
                }
                if nesterov {
                    T.binaryRow(add, n, g, v, work, m, 0)
                    g = UnsafePointer(work)
                } else {
                    g = UnsafePointer(v)
                }
            }
            T.binaryRow(add, n, p, g, p, rate, 0)
        }
    }

    /// One step of Adam (of AdamW with `decoupledWeightDecay`); `step` counts from 1, `maximumSquares` is given for AMSGrad.
    ///
    ///     m = lerp(m, g, 1 − β₁);  v = β₂·v + (1 − β₂)·g²;
    ///     p −= lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
    ///
    /// `biasCorrection1` is 1 − β₁ᵗ and `biasCorrection2` 1 − β₂ᵗ.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func adamStep<T: KernelFloat>(_ parameter: UnsafeMutablePointer<T>, gradient: UnsafePointer<T>, mean: UnsafeMutablePointer<T>, squares: UnsafeMutablePointer<T>,
                                                maximumSquares: UnsafeMutablePointer<T>? = nil, count: Int, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double,
                                                weightDecay: Double, decoupledWeightDecay: Bool, biasCorrection1: Double, biasCorrection2: Double, maximize: Bool = false) {
        let decay = T(weightDecay), keep = T(1 - learningRate * weightDecay)
        let meanWeight = T(1 - beta1), b2 = T(beta2), squareWeight = T(1 - beta2)
        let stepSize = T(-(learningRate / biasCorrection1)), root = T(biasCorrection2.squareRoot()), eps = T(epsilon)
        inBlocks(count) { start, n, scratch in
            T.adamBlock(n, parameter + start, gradient + start, mean + start, squares + start, maximumSquares.map { $0 + start }, scratch,
                        decay: decay, keep: keep, decoupled: decoupledWeightDecay, meanWeight: meanWeight, beta2: b2, squareWeight: squareWeight, stepSize: stepSize, root: root,
                        epsilon: eps, maximize: maximize)
        }
    }

    /// One step of RMSprop; `meanGradient` is given for the centred variant, `velocity` for momentum.
    ///
    ///     v = α·v + (1 − α)·g²;  p −= lr·g / (√v + ε)
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func rmspropStep<T: KernelFloat>(_ parameter: UnsafeMutablePointer<T>, gradient: UnsafePointer<T>, squares: UnsafeMutablePointer<T>, meanGradient: UnsafeMutablePointer<T>?,
                                                   velocity: UnsafeMutablePointer<T>?, count: Int, learningRate: Double, alpha: Double, epsilon: Double, weightDecay: Double, momentum: Double,
                                                   maximize: Bool = false) {
        let a = T(alpha), rest = T(1 - alpha), eps = T(epsilon), decay = T(weightDecay), m = T(momentum), rate = T(-learningRate)
        inBlocks(count) { (start: Int, n: Int, _: UnsafeMutablePointer<T>) in
            let p = parameter + start, g0 = gradient + start, v = squares + start
            var i = 0
            while i < n {
                var g = maximize ? -g0[i] : g0[i]
                if weightDecay != 0 { g = g.addingProduct(p[i], decay) }
                let square = (v[i] * a).addingProduct(rest * g, g)
                v[i] = square
                var average: T
                if let meanGradient {
                    let old = meanGradient[start &+ i]
                    let new = T.lerp(old, g, rest)
                    meanGradient[start &+ i] = new
                    average = square.addingProduct(-new, new).squareRoot()
                } else {
                    average = square.squareRoot()
                }
                average += eps
                if let velocity {
                    let u = velocity[start &+ i] * m + g / average
                    velocity[start &+ i] = u
                    p[i] = p[i].addingProduct(u, rate)
                } else {
                    p[i] += rate * g / average
                }
                i &+= 1
            }
        }
    }

    /// One step of Adagrad: s += g²;  p −= rate·g / (√s + ε), where `rate` is lr / (1 + (t − 1)·lrDecay).
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func adagradStep<T: KernelFloat>(_ parameter: UnsafeMutablePointer<T>, gradient: UnsafePointer<T>, sum: UnsafeMutablePointer<T>, count: Int, rate: Double, epsilon: Double,
                                                   weightDecay: Double, maximize: Bool = false) {
        let eps = T(epsilon), decay = T(weightDecay), step = T(-rate)
        inBlocks(count) { (start: Int, n: Int, _: UnsafeMutablePointer<T>) in
            let p = parameter + start, g0 = gradient + start, s = sum + start
            var i = 0
            while i < n {
                var g = maximize ? -g0[i] : g0[i]
                if weightDecay != 0 { g = g.addingProduct(p[i], decay) }
                let square = s[i].addingProduct(g, g)
                s[i] = square
                p[i] += step * g / (square.squareRoot() + eps)
                i &+= 1
            }
        }
    }

    /// Calls `body(start, n, scratch)` for blocks that fit the cache, in parallel; `scratch` has room for n elements.
    @inline(__always)
    private static func inBlocks<T: KernelFloat>(_ count: Int, _ body: (Int, Int, UnsafeMutablePointer<T>) -> Void) {
        let block = 1024
        parallel(count, grain: elementGrain / 2) { range in
            withUnsafeTemporaryAllocation(of: T.self, capacity: block) { buffer in
                guard let scratch = buffer.baseAddress else { return }
                var start = range.lowerBound
                while start < range.upperBound {
                    let n = min(block, range.upperBound &- start)
                    body(start, n, scratch)
                    start &+= n
                }
            }
        }
    }
}

extension KernelFloat {
    /// a + w·(b − a) as PyTorch computes it: from the nearer end.
    @inline(__always)
    static func lerp(_ a: Self, _ b: Self, _ w: Self) -> Self {
        abs(w) < 0.5 ? a.addingProduct(w, b - a) : b.addingProduct(-(b - a), 1 - w)
    }

    @inline(__always)
    static func adamBlock(_ n: Int, _ p: UnsafeMutablePointer<Self>, _ gradient: UnsafePointer<Self>, _ m: UnsafeMutablePointer<Self>, _ v: UnsafeMutablePointer<Self>,
                          _ largest: UnsafeMutablePointer<Self>?, _ scratch: UnsafeMutablePointer<Self>, decay: Self, keep: Self, decoupled: Bool, meanWeight: Self, beta2: Self,
                          squareWeight: Self, stepSize: Self, root: Self, epsilon: Self, maximize: Bool) {
        var g = gradient
        if maximize {
            unaryRow(UnaryOperation.negative.rawValue, n, g, scratch, 0, 0)
            g = UnsafePointer(scratch)
        }
        if decay != 0 {
            if decoupled {
                unaryRow(UnaryOperation.multiplyAdd.rawValue, n, p, p, keep, 0)
            } else {
                binaryRow(BinaryOperation.addScaled.rawValue, n, g, p, scratch, decay, 0)
                g = UnsafePointer(scratch)
            }
        }
        adamRow(n, p, g, m, v, largest, meanWeight, beta2, squareWeight, stepSize, root, epsilon)
    }
}
