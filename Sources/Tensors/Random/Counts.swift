extension Tensor {
    // MARK: distributions whose parameter differs from element to element

    /// A new tensor with what `draw` makes of each element, in row-major order.
    private func drawn(_ name: String, _ generator: Generator?, _ draw: (Double, Generator) throws -> Double) throws -> Tensor {
        if !dtype.isFloatingPoint { throw TensorError.unsupported(name, dtype) }
        let source = generator ?? TensorRuntime.current.defaultGenerator
        let result = try Tensor(shape, dtype)
        var place = 0
        try TensorRuntime.current.charge(work: count)
        try forEachPosition { position in
            result.setElement(at: place, to: .float(try draw(element(at: position).double, source)))
            place += 1
        }
        return result
    }

    /// Counts of the Poisson distribution with the rates `self`.
    public func poisson(generator: Generator? = nil) throws -> Tensor {
        try drawn("poisson_cpu", generator) { rate, source in
            if !(rate >= 0) { throw TensorError.runtime("invalid Poisson rate, expected rate to be non-negative") }
            return Tensor.poissonCount(rate, source)
        }.withoutDerivative(of: "poisson", node: "PoissonBackward0", input: self)
    }

    private static func poissonCount(_ rate: Double, _ source: Generator) -> Double {
        if rate == 0 { return 0 }
        if !rate.isFinite { return .nan }
        if rate < 10 {
            // products of uniform numbers until they fall below e^-rate
            let limit = NumberText.exp(-rate)
            var count = 0.0, product = 1.0
            while true {
                product *= source.uniform53()
                if product <= limit { return count }
                count += 1
            }
        }
        // transformed rejection (Hörmann 1993)
        let deviation = rate.squareRoot(), logRate = NumberText.log(rate)
        let b = 0.931 + 2.53 * deviation
        let a = -0.059 + 0.02483 * b
        let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
        let bound = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = source.uniform53() - 0.5, v = source.uniform53()
            let us = 0.5 - u.magnitude
            let k = ((2 * a / us + b) * u + rate + 0.43).rounded(.down)
            if us >= 0.07 && v <= bound { return k }
            if k < 0 || us < 0.013 && v > us { continue }
            if NumberText.log(v) + NumberText.log(inverseAlpha) - NumberText.log(a / (us * us) + b) <= -rate + k * logRate - NumberText.lgamma(k + 1) { return k }
        }
    }

    /// Numbers of the gamma distribution with the shapes `self` and rate 1.
    public func standardGamma(generator: Generator? = nil) throws -> Tensor {
        let smallest = dtype == .float64 ? Double.leastNormalMagnitude : Double(Float.leastNormalMagnitude)
        return try drawn("_standard_gamma", generator) { Swift.max(smallest, Tensor.gammaNumber($0, $1)) }
            .withoutDerivative(of: "_standard_gamma", node: "StandardGammaBackward0", input: self)
    }

    /// Marsaglia and Tsang's method; shapes below 1 are raised by 1 and the result is scaled down.
    private static func gammaNumber(_ shape: Double, _ source: Generator) -> Double {
        var shape = shape, scale = 1.0
        if shape < 1 {
            if !(shape > 0) { return shape == 0 ? 0 : .nan }
            scale = NumberText.power(1 - source.uniform53(), 1 / shape)
            shape += 1
        }
        if !shape.isFinite { return .nan }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            var x = 0.0, y = 0.0
            repeat {
                x = source.normal()
                y = 1 + c * x
            } while y <= 0
            let v = y * y * y
            let u = 1 - source.uniform53()
            let square = x * x
            if u < 1 - 0.0331 * square * square { return scale * d * v }
            if NumberText.log(u) < 0.5 * square + d * (1 - v + NumberText.log(v)) { return scale * d * v }
        }
    }

    /// Points of the Dirichlet distribution: gamma numbers, divided by their sum along the last dimension.
    public func sampleDirichlet(generator: Generator? = nil) throws -> Tensor {
        let parts = try detach().to(.float64).drawn("dirichlet", generator) { Tensor.gammaNumber($0, $1) }
        return try parts.div(try parts.sum([-1], keepDim: true)).to(dtype)
            .withoutDerivative(of: "_sample_dirichlet", node: "SampleDirichletBackward0", input: self)
    }

    /// How many of `self` trials succeed with the probabilities `probability`.
    public func binomial(_ probability: Tensor, generator: Generator? = nil) throws -> Tensor {
        let target = try Layout.broadcast(shape, probability.shape)
        let chances = try probability.detach().expand(target).doubles()
        if dtype != probability.dtype { throw TensorError.runtime("expected scalar type \(dtype.scalarName) but found \(probability.dtype.scalarName)") }
        var place = 0
        return try detach().expand(target).drawn("binomial_cpu", generator) { count, source in
            defer { place += 1 }
            return Tensor.binomialCount(count, chances[place], source)
        }.withoutDerivative(of: "binomial", node: "BinomialBackward0", input: self)
    }

    private static func binomialCount(_ count: Double, _ p: Double, _ source: Generator) -> Double {
        if !(count > 0) || p <= 0 { return 0 }
        if !count.isFinite || p.isNaN { return .nan }
        if p >= 1 { return count }
        if p > 0.5 { return count - binomialCount(count, 1 - p, source) }
        if count * p < 10 {
            // sums of geometric numbers
            let logarithm = NumberText.log1p(-p)
            var sum = 0.0, successes = 0.0
            while true {
                sum += (NumberText.log(source.uniform53()) / logarithm).rounded(.up)
                if sum > count { return successes }
                successes += 1
            }
        }
        // transformed rejection (Hörmann 1993)
        let deviation = (count * p * (1 - p)).squareRoot()
        let b = 1.15 + 2.53 * deviation
        let a = -0.0873 + 0.0248 * b + 0.01 * p
        let c = count * p + 0.5
        let bound = 0.92 - 4.2 / b
        let r = p / (1 - p)
        let alpha = (2.83 + 5.1 / b) * deviation
        let m = ((count + 1) * p).rounded(.down)
        while true {
            let u = source.uniform53() - 0.5
            var v = source.uniform53()
            let us = 0.5 - u.magnitude
            let k = ((2 * a / us + b) * u + c).rounded(.down)
            if k < 0 || k > count { continue }
            if us >= 0.07 && v <= bound { return k }
            v = NumberText.log(v * alpha / (a / (us * us) + b))
            let upper = (m + 0.5) * NumberText.log((m + 1) / (r * (count - m + 1))) + (count + 1) * NumberText.log((count - m + 1) / (count - k + 1))
                + (k + 0.5) * NumberText.log(r * (count - k + 1) / (k + 1)) + stirlingTail(m) + stirlingTail(count - m) - stirlingTail(k) - stirlingTail(count - k)
            if v <= upper { return k }
        }
    }

    /// The error of Stirling's formula for log k!.
    private static func stirlingTail(_ k: Double) -> Double {
        let small = [0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211, 0.0138761288230707, 0.0118967099458917,
                     0.0104112652619720, 0.00925546218271273, 0.00833056343336287]
        if k <= 9 { return small[Swift.max(0, Int(k))] }
        let square = (k + 1) * (k + 1)
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1)
    }
}
