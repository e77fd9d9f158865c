extension Kernels {
    /// Negative log likelihood of contiguous log-probabilities [batch, classes, positions] at `targets` [batch, positions]:
    /// losses[i] = −weight[t]·logProbability[t], 0 for `ignoreIndex`.  Returns the sum of the weights of the counted targets,
    /// or nil and the position of the first target outside of 0..<classes.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func nllLoss<T: KernelFloat>(_ logProbabilities: UnsafePointer<T>, targets: UnsafePointer<Int64>, weight: UnsafePointer<T>?, batch: Int, classes: Int, positions: Int,
                                               ignoreIndex: Int64, into losses: UnsafeMutablePointer<T>) -> (totalWeight: T, invalid: Int64?) {
        var total: T = 0
        for n in 0..<batch {
            for p in 0..<positions {
                let i = n &* positions &+ p, t = targets[i]
                if t == ignoreIndex { losses[i] = 0; continue }
                if t < 0 || t >= Int64(truncatingIfNeeded: classes) { return (total, t) }
                let c = Int(truncatingIfNeeded: t), w = weight?[c] ?? 1
                losses[i] = -logProbabilities[(n &* classes &+ c) &* positions &+ p] * w
                total += w
            }
        }
        return (total, nil)
    }

    /// The gradient of the log-probabilities: −weight[t]·gradients[i] at each target, 0 elsewhere; `gradientStep` 0 gives every
    /// target the same gradient.
    @specialized(where T == Float)
    @specialized(where T == Double)
    public static func nllLossBackward<T: KernelFloat>(_ gradients: UnsafePointer<T>, gradientStep: Int, targets: UnsafePointer<Int64>, weight: UnsafePointer<T>?, batch: Int, classes: Int,
                                                       positions: Int, ignoreIndex: Int64, into dx: UnsafeMutablePointer<T>) {
        dx.update(repeating: 0, count: batch &* classes &* positions)
        for n in 0..<batch {
            for p in 0..<positions {
                let i = n &* positions &+ p, t = targets[i]
                if t == ignoreIndex || t < 0 || t >= Int64(truncatingIfNeeded: classes) { continue }
                let c = Int(truncatingIfNeeded: t)
                dx[(n &* classes &+ c) &* positions &+ p] = -(weight?[c] ?? 1) * gradients[i &* gradientStep]
            }
        }
    }
}
