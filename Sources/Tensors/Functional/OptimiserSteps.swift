internal import Kernels

extension Tensor {
    /// Whether two tensors of an optimiser's state can be walked together.
    private func fits(_ other: Tensor) -> Bool { other.isContiguous && other.dtype == dtype && other.count == count }

    /// One step of stochastic gradient descent on this parameter, in place.
    ///
    ///     g += weightDecay·p;  v = momentum·v + (1 − dampening)·g;  p −= lr·(nesterov ? g + momentum·v : v)
    ///
    /// - Parameter velocity: v; nil at the first step.
    /// - Returns: v for the next step; nil without momentum.
    public func sgdStep(gradient: Tensor, velocity: Tensor?, learningRate: Double, momentum: Double, dampening: Double, weightDecay: Double, nesterov: Bool,
                        maximize: Bool) throws -> Tensor? {
        if !dtype.isFloatingPoint || gradient.shape != shape { throw TensorError.broadcastMismatch(gradient.count, count, dimension: 0) }
        if dtype.isNarrowFloat {
            let wide = try detach().cast(.float32)
            let next = try wide.sgdStep(gradient: try gradient.detach().cast(.float32), velocity: try velocity?.cast(.float32), learningRate: learningRate, momentum: momentum,
                                        dampening: dampening, weightDecay: weightDecay, nesterov: nesterov, maximize: maximize)
            writeElements(of: wide)
            bumpVersion()
            return try next?.cast(dtype)
        }
        let g = try gradient.detach().to(dtype).contiguous()
        let target = isContiguous ? self : try detach().contiguous()
        let buffer = momentum == 0 ? nil : try velocity.map { fits($0) ? $0 : try $0.to(dtype).contiguous() } ?? Tensor(shape, dtype)
        func run<T: KernelFloat>(_: T.Type) {
            Kernels.sgdStep(target.pointer(T.self), gradient: g.constant(T.self), velocity: buffer?.pointer(T.self), firstStep: velocity == nil, count: count,
                            learningRate: learningRate, momentum: momentum, dampening: dampening, weightDecay: weightDecay, nesterov: nesterov, maximize: maximize)
        }
        withFloatType(dtype) { run($0) }
        if target !== self { writeElements(of: target) }
        try TensorRuntime.current.charge(work: count)
        bumpVersion()
        buffer?.bumpVersion()
        return buffer
    }

    /// One step of Adam (of AdamW with `decoupled` weight decay) on this parameter, in place; `step` counts from 1.
    ///
    ///     m = lerp(m, g, 1 − β₁);  v = β₂·v + (1 − β₂)·g²;  p −= lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
    public func adamStep(gradient: Tensor, mean: Tensor, squares: Tensor, maximumSquares: Tensor?, step: Double, learningRate: Double, beta1: Double, beta2: Double,
                         epsilon: Double, weightDecay: Double, decoupled: Bool, maximize: Bool) throws {
        if !dtype.isFloatingPoint || gradient.shape != shape { throw TensorError.broadcastMismatch(gradient.count, count, dimension: 0) }
        if dtype.isNarrowFloat {
            let (wide, m, v) = (try detach().cast(.float32), try mean.cast(.float32), try squares.cast(.float32))
            let largest = try maximumSquares?.cast(.float32)
            try wide.adamStep(gradient: try gradient.detach().cast(.float32), mean: m, squares: v, maximumSquares: largest, step: step, learningRate: learningRate, beta1: beta1,
                              beta2: beta2, epsilon: epsilon, weightDecay: weightDecay, decoupled: decoupled, maximize: maximize)
            for (narrow, result) in [(self, wide), (mean, m), (squares, v)] {
                narrow.writeElements(of: result)
                narrow.bumpVersion()
            }
            if let largest { maximumSquares?.writeElements(of: largest) }
            return
        }
        let g = try gradient.detach().to(dtype).contiguous()
        let target = isContiguous ? self : try detach().contiguous()
        let states = [mean, squares, maximumSquares].map { state in state.map { fits($0) ? $0 : nil } ?? nil }
        guard let m = states[0], let v = states[1] else { throw TensorError.runtime("the state of the optimizer does not fit its parameter") }
        let correction1 = 1 - NumberText.power(beta1, step), correction2 = 1 - NumberText.power(beta2, step)
        func run<T: KernelFloat>(_: T.Type) {
            Kernels.adamStep(target.pointer(T.self), gradient: g.constant(T.self), mean: m.pointer(T.self), squares: v.pointer(T.self), maximumSquares: states[2]?.pointer(T.self),
                             count: count, learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay, decoupledWeightDecay: decoupled,
                             biasCorrection1: correction1, biasCorrection2: correction2, maximize: maximize)
        }
        withFloatType(dtype) { run($0) }
        if target !== self { writeElements(of: target) }
        try TensorRuntime.current.charge(work: count &* 4)
        for tensor in [self, m, v] { tensor.bumpVersion() }
    }
}
