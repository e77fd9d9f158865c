internal import Kernels

extension Tensor {
    /// Writes op(self) to `out`, which has the same shape and type.
    @inline(__always)
    func writeUnary(_ op: UnaryOperation, to out: Tensor, p: Double = 0, q: Double = 0) {
        if dtype == .float32 && isContiguous && out.isContiguous {
            Kernels.unary(op, constant(Float.self), into: out.pointer(Float.self), count: count, p: Float(p), q: Float(q))
            return
        }
        if count == 0 { return }
        func run<T: KernelElement>(_: T.Type) { Kernels.unary(op, buffer(T.self), into: out.buffer(T.self), p: T(converting: p), q: T(converting: q)) }
        withElementType(dtype) { run($0) }
    }

    /// op in the tensor's own type.
    @inline(__always)
    func same(_ op: UnaryOperation, p: Double = 0, q: Double = 0) throws -> Tensor {
        if dtype.isComplex { throw TensorError.unsupported("\(op)_vml_cpu", dtype) }
        if dtype.isNarrowFloat { return try cast(.float32).same(op, p: p, q: q).cast(dtype) }
        let out = try Tensor.like(self, uninitialized: dtype)
        writeUnary(op, to: out, p: p, q: q)
        return out
    }

    /// op in floating point: integers become the default type.
    @inline(__always)
    func float(_ op: UnaryOperation, p: Double = 0, q: Double = 0) throws -> Tensor {
        if dtype.isDifferentiable { return try same(op, p: p, q: q) }
        return try cast(TensorRuntime.current.defaultDType).same(op, p: p, q: q)
    }

    /// op for floating-point tensors only; `kernel` names it in the error.
    func floatOnly(_ op: UnaryOperation, _ kernel: String, p: Double = 0, q: Double = 0) throws -> Tensor {
        if !dtype.isFloatingPoint { throw TensorError.unsupported(kernel, dtype) }
        return try same(op, p: p, q: q)
    }

    // MARK: signs

    public func neg() throws -> Tensor {
        if dtype == .bool { throw TensorError.boolNegation }
        if dtype.isComplex { return try complexLinear("NegBackward0") { try $0.neg() } }
        return try same(.negative).recorded("NegBackward0", self) { _, g in try g.neg() }
    }
    public func abs() throws -> Tensor {
        if dtype == .bool { throw TensorError.unsupported("abs_cpu", .bool) }
        return try dtype.isComplex ? complexAbs() : same(.absolute).recorded("AbsBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).sign()) }
    }
    public func sign() throws -> Tensor { try same(.sign).recorded("SignBackward0", self) { _, g in try Tensor.zerosLike(g) } }
    public func positive() throws -> Tensor { self }

    // MARK: exponentials and logarithms

    public func exp() throws -> Tensor { try dtype.isComplex ? complexExp() : float(.exp).recorded("ExpBackward0", self, savingResult: true) { n, g in try g.mul(try n.saved(0)) } }
    public func exp2() throws -> Tensor { try float(.exp2).recorded("Exp2Backward0", self, savingResult: true) { n, g in try g.mul(try n.saved(0)).mul(0.6931471805599453) } }
    public func expm1() throws -> Tensor { try float(.expm1).recorded("Expm1Backward0", self, savingResult: true) { n, g in try g.mul(try n.saved(0).add(1)) } }
    public func log() throws -> Tensor { try dtype.isComplex ? complexLog() : float(.log).recorded("LogBackward0", self, saving: [self]) { n, g in try g.div(try n.saved(0)) } }
    public func log2() throws -> Tensor { try float(.log2).recorded("Log2Backward0", self, saving: [self]) { n, g in try g.div(try n.saved(0).mul(0.6931471805599453)) } }
    public func log10() throws -> Tensor { try float(.log10).recorded("Log10Backward0", self, saving: [self]) { n, g in try g.div(try n.saved(0).mul(2.3025850929940456)) } }
    public func log1p() throws -> Tensor { try float(.log1p).recorded("Log1PBackward0", self, saving: [self]) { n, g in try g.div(try n.saved(0).add(1)) } }
    public func logit(eps: Double? = nil) throws -> Tensor {
        let x = eps == nil ? self : try clamp(min: .float(eps ?? 0), max: .float(1 - (eps ?? 0)))
        return try x.div(try x.rsub(1)).log()
    }

    // MARK: roots and powers

    public func sqrt() throws -> Tensor { try dtype.isComplex ? complexSqrt() : float(.sqrt).recorded("SqrtBackward0", self, savingResult: true) { n, g in try g.div(try n.saved(0).mul(2)) } }
    public func rsqrt() throws -> Tensor { try float(.rsqrt).recorded("RsqrtBackward0", self, savingResult: true) { n, g in try g.mul(-0.5).mul(try n.saved(0).pow(3)) } }
    public func square() throws -> Tensor { try pow(2) }
    public func reciprocal() throws -> Tensor { try dtype.isComplex ? Tensor.scalar(1, dtype: dtype.partType).complexBinary(.divide, self, dtype).renamed("DivBackward0", to: "ReciprocalBackward0") : float(.reciprocal).recorded("ReciprocalBackward0", self, savingResult: true) { n, g in
        let y = try n.saved(0)
        return try g.neg().mul(try y.mul(y))
    } }

    // MARK: trigonometry

    public func sin() throws -> Tensor { try float(.sin).recorded("SinBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).cos()) } }
    public func cos() throws -> Tensor { try float(.cos).recorded("CosBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).sin().neg()) } }
    public func tan() throws -> Tensor { try float(.tan).recorded("TanBackward0", self, savingResult: true) { n, g in try g.mul(try n.saved(0).pow(2).add(1)) } }
    public func asin() throws -> Tensor { try float(.asin).recorded("AsinBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).pow(2).rsub(1).rsqrt()) } }
    public func acos() throws -> Tensor { try float(.acos).recorded("AcosBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).pow(2).rsub(1).rsqrt().neg()) } }
    public func atan() throws -> Tensor { try float(.atan).recorded("AtanBackward0", self, saving: [self]) { n, g in try g.div(try n.saved(0).pow(2).add(1)) } }
    public func sinh() throws -> Tensor { try float(.sinh).recorded("SinhBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).cosh()) } }
    public func cosh() throws -> Tensor { try float(.cosh).recorded("CoshBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).sinh()) } }
    public func tanh() throws -> Tensor { try float(.tanh).recorded("TanhBackward0", self, savingResult: true) { n, g in try Tensor.slope(.tanhBackward, g, try n.saved(0)) { g, y in try g.mul(try y.pow(2).rsub(1)) } } }
    public func asinh() throws -> Tensor { try float(.asinh).recorded("AsinhBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).pow(2).add(1).rsqrt()) } }
    public func acosh() throws -> Tensor { try float(.acosh).recorded("AcoshBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).pow(2).sub(1).rsqrt()) } }
    public func atanh() throws -> Tensor { try float(.atanh).recorded("AtanhBackward0", self, saving: [self]) { n, g in try g.div(try n.saved(0).pow(2).rsub(1)) } }
    public func deg2rad() throws -> Tensor { try (dtype.isFloatingPoint ? self : to(TensorRuntime.current.defaultDType)).mul(0.017453292519943295).renamed("MulBackward0", to: "Deg2RadBackward0") }
    public func rad2deg() throws -> Tensor { try (dtype.isFloatingPoint ? self : to(TensorRuntime.current.defaultDType)).mul(57.29577951308232).renamed("MulBackward0", to: "Rad2DegBackward0") }
    /// sin(πx) / (πx), 1 at 0.
    public func sinc() throws -> Tensor {
        let x = try mul(.float(Double.pi))
        return try Tensor.where(try x.eq(0), try Tensor.onesLike(x), try x.sin().div(x))
    }

    // MARK: rounding

    private func rounded(_ op: UnaryOperation, _ name: String, _ function: String) throws -> Tensor {
        if dtype == .bool { throw TensorError.unsupported("\(function)_vml_cpu", .bool) }
        if !dtype.isFloatingPoint { return try clone() }
        return try same(op).recorded(name, self) { _, g in try Tensor.zerosLike(g) }
    }
    public func floor() throws -> Tensor { try rounded(.floor, "FloorBackward0", "floor") }
    public func ceil() throws -> Tensor { try rounded(.ceiling, "CeilBackward0", "ceil") }
    public func trunc() throws -> Tensor { try rounded(.truncate, "TruncBackward0", "trunc") }
    public func round() throws -> Tensor { try rounded(.round, "RoundBackward0", "round") }
    public func frac() throws -> Tensor { try floatOnly(.frac, "frac_cpu").recorded("FracBackward0", self) { _, g in g } }
    /// Rounds to a number of decimals (negative: to tens, hundreds, …).
    public func round(decimals: Int) throws -> Tensor {
        if decimals == 0 { return try round() }
        if decimals > 308 || decimals < -308 { return try clone() }
        var scale = 1.0
        for _ in 0..<Swift.abs(decimals) { scale *= 10 }
        return try withoutGradients {
            decimals > 0 ? try mul(.float(scale)).round().div(.float(scale)) : try div(.float(scale)).round().mul(.float(scale))
        }.recorded("RoundBackward1", self) { _, g in try Tensor.zerosLike(g) }
    }

    // MARK: special functions

    public func erf() throws -> Tensor { try float(.erf).recorded("ErfBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).pow(2).neg().exp().mul(1.1283791670955126)) } }
    public func erfc() throws -> Tensor { try float(.erfc).recorded("ErfcBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).pow(2).neg().exp().mul(-1.1283791670955126)) } }
    public func erfinv() throws -> Tensor { try float(.erfinv).recorded("ErfinvBackward0", self, savingResult: true) { n, g in try g.mul(try n.saved(0).pow(2).exp().mul(0.8862269254527579)) } }
    public func lgamma() throws -> Tensor { try float(.lgamma).recorded("LgammaBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).digamma()) } }
    public func digamma() throws -> Tensor { try float(.digamma).recorded("DigammaBackward0", self, saving: [self]) { n, g in try g.mul(try n.saved(0).trigamma()) } }

    /// The derivative of digamma, by its recurrence and the asymptotic series (and reflection below 0.5).
    public func trigamma() throws -> Tensor {
        let x = try withoutGradients { try detach().to(.float64) }
        let out = try Tensor(x.shape, .float64)
        func value(_ x: Double) -> Double {
            var x = x, total = 0.0
            if x < 0.5 {
                let s = NumberText.sin(Double.pi * x)
                return Double.pi * Double.pi / (s * s) - value(1 - x)
            }
            while x < 12 { total += 1 / (x * x); x += 1 }
            let y = 1 / (x * x)
            return total + 1 / x + y / 2 + y / x * (1 / 6.0 - y * (1 / 30.0 - y * (1 / 42.0 - y * (1 / 30.0 - y * 5 / 66.0))))
        }
        for (i, v) in x.doubles().enumerated() { out.setElement(at: i, to: .float(value(v))) }
        return try out.cast(dtype.isFloatingPoint ? dtype : TensorRuntime.current.defaultDType)
    }
    public func sigmoid() throws -> Tensor {
        try float(.sigmoid).recorded("SigmoidBackward0", self, savingResult: true) { n, g in
            try Tensor.slope(.sigmoidBackward, g, try n.saved(0)) { g, y in try g.mul(try y.mul(try y.rsub(1))) }
        }
    }
    public func nanToNum(nan: Double = 0, posinf: Double? = nil, neginf: Double? = nil) throws -> Tensor {
        if !dtype.isFloatingPoint { return try clone() }
        let largest = dtype.largestFinite
        return try withoutGradients {
            try maskedFill(try isnan(), .float(nan)).maskedFill(try isposinf(), .float(posinf ?? largest)).maskedFill(try isneginf(), .float(neginf ?? -largest))
        }.recorded("NanToNumBackward0", self, saving: [self]) { n, g in try g.maskedFill(try n.saved(0).isfinite().logicalNot(), 0) }
    }

    // MARK: bounds

    public func clamp(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor {
        guard min != nil || max != nil else { throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None") }
        var type = dtype
        if let min { type = type.promoted(with: promotedType(self, min)) }
        if let max { type = type.promoted(with: promotedType(self, max)) }
        if let min { try type.checkHolds(min) }
        if let max { try type.checkHolds(max) }
        let source = try cast(type)
        let out: Tensor
        if type == .float32 || type == .float64 || type == .int64 {
            out = try Tensor.like(source, uninitialized: type)
            func run<T: KernelElement>(_: T.Type) {
                let op: UnaryOperation = min == nil ? .clampMaximum : max == nil ? .clampMinimum : .clamp
                Kernels.unary(op, source.buffer(T.self), into: out.buffer(T.self), p: T(scalar: min ?? max ?? 0), q: T(scalar: max ?? 0))
            }
            withElementType(type) { run($0) }
        } else {
            var result = source
            if let min { result = try result.maximum(try Tensor.scalar(min, dtype: type)) }
            if let max { result = try result.minimum(try Tensor.scalar(max, dtype: type)) }
            out = result === self ? try clone() : result
        }
        return out.recorded("ClampBackward1", self, saving: [self]) { n, g in
            let x = try n.saved(0)
            var outside: Tensor?
            if let min { outside = try x.lt(min) }
            if let max { let above = try x.gt(max); outside = try outside?.logicalOr(above) ?? above }
            return try outside.map { try g.maskedFill($0, 0) } ?? g
        }
    }

    /// `clamp_min`: the same values as `clamp(min:)`, recorded by a name of its own.
    public func clampMinimum(_ min: Scalar) throws -> Tensor { try clamp(min: min, max: nil).renamed("ClampBackward1", to: "ClampMinBackward0") }

    public func clamp(min: Tensor?, max: Tensor?) throws -> Tensor {
        guard min != nil || max != nil else { throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None") }
        var result = self
        if let min { result = try result.maximum(min) }
        if let max { result = try result.minimum(max) }
        result.renameGradient(to: "ClampBackward0")
        return result
    }

    // MARK: three operands

    /// self + weight·(end − self)
    public func lerp(_ end: Tensor, _ weight: Scalar) throws -> Tensor {
        try checkLerp(end, "end")
        if !dtype.isDifferentiable { throw TensorError.unsupported("lerp_kernel_scalar", dtype) }
        let w = weight.double
        // the nearer end is the summand, and the product enters it with one rounding
        let rest = dtype == .float64 ? w - 1 : Double(Float(w) - 1)
        let out = try withoutGradients {
            let way = try end.sub(self)
            return w.magnitude < 0.5 ? try add(way, alpha: .float(w)) : try end.add(way, alpha: .float(rest))
        }
        return out.recorded("LerpBackward0", inputs: [self, end]) { _, g in [try g.mul(.float(1 - w)), try g.mul(.float(w))] }
    }

    public func lerp(_ end: Tensor, _ weight: Tensor) throws -> Tensor {
        if weight.rank == 0, dtype.isInteger, end.dtype == dtype, weight.dtype.isFloatingPoint {
            return try to(weight.dtype).lerp(try end.to(weight.dtype), weight)
        }
        try checkLerp(end, "end")
        if weight.rank > 0 || weight.dtype != .float64 { try checkLerp(weight, "weight") }
        if !dtype.isDifferentiable { throw TensorError.unsupported("lerp_kernel_tensor", dtype) }
        let out = try withoutGradients {
            let w = try weight.to(dtype), way = try end.sub(self)
            let isNear = try w.abs().lt(0.5)
            return try Tensor.where(isNear, self, end).addcmul(way, try Tensor.where(isNear, w, try w.sub(1)))
        }
        return out.recorded("LerpBackward1", inputs: [self, end, weight], saving: [self, end, weight]) { n, g in
            let w = try n.saved(2)
            return [try g.mul(try w.rsub(1)), try g.mul(w), n.needs(2) ? try g.mul(try n.saved(1).sub(try n.saved(0))) : nil]
        }
    }

    private func checkLerp(_ other: Tensor, _ name: String) throws {
        func title(_ type: DType) -> String { type == .int64 ? "long int" : type.cName }
        if other.dtype != dtype { throw TensorError.runtime("expected dtype \(title(dtype)) for `\(name)` but got dtype \(title(other.dtype))") }
    }

    /// self + value·a·b; a float is rounded once.
    public func addcmul(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor {
        let out = try withoutGradients {
            // Integers are multiplied by the integer part of the number.
            let factor: Scalar = dtype.isInteger && a.dtype.isInteger && b.dtype.isInteger ? .int(value.integer) : value
            let left = factor == 1 ? a : try a.mul(factor)
            let type = dtype.promoted(with: left.dtype).promoted(with: b.dtype)
            guard type == .float32 || type == .float64, dtype == type else { return try add(try left.mul(b)) }
            let all = try Tensor.broadcastTensors([try left.to(type), try b.to(type), self])
            return try Tensor.fusedMultiplyAdd(all[0], all[1], all[2])
        }
        return out.recorded("AddcmulBackward0", inputs: [self, a, b], saving: [a, b]) { n, g in
            [g, n.needs(1) ? try g.mul(try n.saved(1)).mul(value) : nil, n.needs(2) ? try g.mul(try n.saved(0)).mul(value) : nil]
        }
    }

    /// self + value·a / b
    public func addcdiv(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor {
        if !a.dtype.isDifferentiable && !b.dtype.isDifferentiable { throw TensorError.integerQuotient }
        let out = try withoutGradients { try add(try (value == 1 ? a : try a.mul(value)).div(b)) }
        return out.recorded("AddcdivBackward0", inputs: [self, a, b], saving: [a, b]) { n, g in
            let b = try n.saved(1)
            return [g, n.needs(1) ? try g.div(b).mul(value) : nil, n.needs(2) ? try g.neg().mul(try n.saved(0).div(b).div(b)).mul(value) : nil]
        }
    }

    /// The gradient g·f′, by a kernel when no higher derivative is wanted, else by `formula`.
    static func slope(_ op: BinaryOperation, _ g: Tensor, _ value: Tensor, p: Double = 0, q: Double = 0, _ formula: (Tensor, Tensor) throws -> Tensor) throws -> Tensor {
        if isRecording(g, value) || !g.dtype.isFloatingPoint { return try formula(g, value) }
        return try computeBinary(op, g, value, g.dtype, p: p, q: q)
    }
}
