internal import Kernels

extension Tensor {
    // MARK: loops

    /// op(a, b) for operands of any shapes and types that broadcast, computed in `type`.
    @inline(__always)
    static func computeBinary(_ op: BinaryOperation, _ a: Tensor, _ b: Tensor, _ type: DType, p: Double = 0, q: Double = 0) throws -> Tensor {
        if a.dtype == .float32 && b.dtype == .float32 && type == .float32 && a.isContiguous && b.isContiguous && a.shape == b.shape {
            let out = try Tensor(a.shape, .float32)
            Kernels.binary(op, a.constant(Float.self), b.constant(Float.self), into: out.pointer(Float.self), count: a.count, p: Float(p), q: Float(q))
            return out
        }
        if type == .float32, a.dtype == .float32, b.dtype == .float32, let out = try computeSmallBinary(op, a, b, p: p, q: q) { return out }
        return try computeBinaryGeneral(op, a, b, type, p, q)
    }

    @inline(never)
    private static func computeBinaryGeneral(_ op: BinaryOperation, _ a: Tensor, _ b: Tensor, _ type: DType, _ p: Double, _ q: Double) throws -> Tensor {
        if type.isNarrowFloat { return try computeBinary(op, try a.cast(.float32), try b.cast(.float32), .float32, p: p, q: q).cast(type) }
        if type.isComplex { throw TensorError.unsupported("\(op)_cpu", type) }
        let shape = try Layout.broadcast(a.shape, b.shape)
        let x = try a.cast(type), y = try b.cast(type)
        let out: Tensor
        if x.shape == shape && x.strides == y.strides && x.shape == y.shape && !x.isContiguous && Layout.isDense(shape, x.strides) {
            out = try emptyStrided(shape, x.strides, dtype: type)
        } else {
            out = try Tensor(shape, type)
        }
        if out.count == 0 { return out }
        out.writeBinary(op, x, y, p, q)
        return out
    }

    /// Writes op(x, y), both of this tensor's type and broadcast to its shape, into its memory.
    private func writeBinary(_ op: BinaryOperation, _ x: Tensor, _ y: Tensor, _ p: Double, _ q: Double) {
        func run<T: KernelElement>(_: T.Type) {
            let pp = T(converting: p), qq = T(converting: q)
            if y.count == 1 && x.count == count {
                Kernels.binary(op, x.buffer(T.self, broadcastTo: shape), scalar: y.pointer(T.self).pointee, into: buffer(T.self), p: pp, q: qq)
            } else if x.count == 1 && y.count == count {
                Kernels.binary(op, y.buffer(T.self, broadcastTo: shape), scalar: x.pointer(T.self).pointee, scalarFirst: true, into: buffer(T.self), p: pp, q: qq)
            } else {
                Kernels.binary(op, x.buffer(T.self, broadcastTo: shape), y.buffer(T.self, broadcastTo: shape), into: buffer(T.self), p: pp, q: qq)
            }
        }
        withElementType(dtype) { run($0) }
    }

    /// op(x, number), or op(number, x).
    static func computeScalar(_ op: BinaryOperation, _ x: Tensor, _ number: Scalar, _ type: DType, scalarFirst: Bool = false, p: Double = 0) throws -> Tensor {
        if type.isNarrowFloat { return try computeScalar(op, try x.cast(.float32), number, .float32, scalarFirst: scalarFirst, p: p).cast(type) }
        if type.isComplex { throw TensorError.unsupported("\(op)_cpu", type) }
        let source = try x.cast(type)
        let out = try like(source, uninitialized: type)
        if out.count == 0 { return out }
        func run<T: KernelElement>(_: T.Type) {
            Kernels.binary(op, source.buffer(T.self), scalar: T(scalar: number), scalarFirst: scalarFirst, into: out.buffer(T.self), p: T(converting: p))
        }
        if type == .float32 && source.isContiguous {
            Kernels.binary(op, source.constant(Float.self), scalar: Float(number.double), scalarFirst: scalarFirst, into: out.pointer(Float.self), count: out.count, p: Float(p))
        } else {
            withElementType(type) { run($0) }
        }
        return out
    }

    @inline(__always)
    static func like(_ other: Tensor, uninitialized type: DType) throws -> Tensor {
        if other.isContiguous || !Layout.isDense(other.shape, other.strides) { return try Tensor(other.shape, type) }
        return try emptyStrided(other.shape, other.strides, dtype: type)
    }

    /// Integer and truth-value operations whose results are truth values of UInt8 arithmetic.
    private static func truth(_ relation: Comparison, _ a: Tensor, _ b: Tensor) throws -> Tensor { try compareElements(relation, a, b) }

    // MARK: addition and subtraction

    /// self + alpha·other
    public func add(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
        let type = promotedType(self, other)
        if type.isComplex { return try complexBinary(.add, alpha == 1 ? other : try other.mul(alpha), type) }
        let out: Tensor
        if type == .bool { out = try Tensor.truth(.logicalOr, self, other) }
        else if alpha == 1 { out = try Tensor.computeBinary(.add, self, other, type) }
        else {
            try Tensor.checkAlpha(alpha, type)
            out = try Tensor.computeBinary(.addScaled, self, other, type, p: alpha.double)
        }
        if !Tensor.isRecording(self, other) { return out }
        return out.recorded("AddBackward0", inputs: [self, other]) { node, g in
            [g, !node.needs(1) ? nil : alpha == 1 ? g : try g.mul(alpha)]
        }
    }

    private static func checkAlpha(_ alpha: Scalar, _ type: DType) throws {
        if alpha.isFloat && !type.isFloatingPoint { throw TensorError.runtime("For integral input tensors, argument alpha must not be a floating point number.") }
        if alpha.isBool && type != .bool { throw TensorError.runtime("Boolean alpha only supported for Boolean results.") }
    }

    public func add(_ other: Scalar, alpha: Scalar = 1) throws -> Tensor {
        let type = promotedType(self, other)
        if type.isComplex { return try complexBinary(.add, Tensor.scalar(other, dtype: type).mul(alpha), type) }
        let number: Scalar = alpha == 1 ? other : type.isFloatingPoint ? .float(other.double * alpha.double) : .int(other.integer &* alpha.integer)
        if type == .bool { return try logicalOr(Tensor.scalar(other)) }
        return try Tensor.computeScalar(.add, self, number, type).recorded("AddBackward0", inputs: [self, nil]) { _, g in [g] }
    }

    public func sub(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
        let type = promotedType(self, other)
        if type.isComplex { return try complexBinary(.subtract, alpha == 1 ? other : try other.mul(alpha), type) }
        if dtype == .bool && other.dtype == .bool { throw TensorError.boolSubtraction }
        if dtype == .bool || other.dtype == .bool { throw TensorError.boolSubtractionOne }
        let out = alpha == 1 ? try Tensor.computeBinary(.subtract, self, other, type) : try Tensor.computeBinary(.addScaled, self, other, type, p: -alpha.double)
        if !Tensor.isRecording(self, other) { return out }
        return out.recorded("SubBackward0", inputs: [self, other]) { node, g in
            [g, !node.needs(1) ? nil : alpha == 1 ? try g.neg() : try g.mul(.float(-alpha.double))]
        }
    }

    public func sub(_ other: Scalar, alpha: Scalar = 1) throws -> Tensor {
        if other.isBool && dtype != .bool { throw TensorError.boolSubtractionOne }
        let type = promotedType(self, other)
        if type.isComplex { return try complexBinary(.subtract, Tensor.scalar(other, dtype: type).mul(alpha), type) }
        if dtype == .bool && other.isBool { throw TensorError.boolSubtraction }
        if dtype == .bool { throw TensorError.boolSubtractionOne }
        let number: Scalar = alpha == 1 ? other : type.isFloatingPoint ? .float(other.double * alpha.double) : .int(other.integer &* alpha.integer)
        return try Tensor.computeScalar(.subtract, self, number, type).recorded("SubBackward0", inputs: [self, nil]) { _, g in [g] }
    }

    /// other − self
    public func rsub(_ other: Scalar, alpha: Scalar = 1) throws -> Tensor {
        if other.isBool && dtype != .bool { throw TensorError.boolSubtractionOne }
        if dtype == .bool { throw TensorError.boolSubtractionOne }
        let type = promotedType(self, other)
        if type.isComplex { return try Tensor.scalar(other, dtype: type).complexBinary(.subtract, try mul(alpha), type) }
        let scaled = alpha == 1 ? self : try withoutGradients { try mul(alpha) }
        return try Tensor.computeScalar(.subtract, scaled, other, type, scalarFirst: true).recorded("RsubBackward1", self) { _, g in
            alpha == 1 ? try g.neg() : try g.mul(.float(-alpha.double))
        }
    }

    // MARK: multiplication and division

    public func mul(_ other: Tensor) throws -> Tensor {
        let type = promotedType(self, other)
        if type.isComplex { return try complexBinary(.multiply, other, type) }
        let out = type == .bool ? try Tensor.truth(.logicalAnd, self, other) : try Tensor.computeBinary(.multiply, self, other, type)
        if !Tensor.isRecording(self, other) { return out }
        return out.recorded("MulBackward0", inputs: [self, other], saving: [self, other]) { node, g in
            [node.needs(0) ? try g.mul(node.saved(1)) : nil, node.needs(1) ? try g.mul(node.saved(0)) : nil]
        }
    }

    public func mul(_ other: Scalar) throws -> Tensor {
        let type = promotedType(self, other)
        if type.isComplex { return try complexBinary(.multiply, Tensor.scalar(other, dtype: other.isComplex ? type : type.partType), type) }
        if type == .bool { return try logicalAnd(Tensor.scalar(other)) }
        return try Tensor.computeScalar(.multiply, self, other, type).recorded("MulBackward0", inputs: [self, nil]) { _, g in [try g.mul(other)] }.keepingNumber()
    }

    /// Real division: integers become floats.
    public func div(_ other: Tensor) throws -> Tensor {
        var type = promotedType(self, other)
        if type.isComplex { return try complexBinary(.divide, other, type) }
        if !type.isFloatingPoint { type = TensorRuntime.current.defaultDType }
        let out = try Tensor.computeBinary(.divide, self, other, type)
        if !Tensor.isRecording(self, other) { return out }
        return out.recorded("DivBackward0", inputs: [self, other], saving: [self, other]) { node, g in
            let b = try node.saved(1)
            return [node.needs(0) ? try g.div(b) : nil, node.needs(1) ? try g.neg().mul(try node.saved(0).div(b).div(b)) : nil]
        }
    }

    public func div(_ other: Scalar) throws -> Tensor {
        if dtype.isComplex || other.isComplex {
            let type = promotedType(self, other)
            return try complexBinary(.divide, Tensor.scalar(other, dtype: other.isComplex ? type : type.partType), type)
        }
        let type = dtype.isFloatingPoint ? dtype : TensorRuntime.current.defaultDType
        return try Tensor.computeScalar(.divide, self, other, type).recorded("DivBackward0", inputs: [self, nil]) { _, g in [try g.div(other)] }.keepingNumber()
    }

    /// Division with `roundingMode` "trunc" or "floor".
    public func div(_ other: Tensor, roundingMode: String?) throws -> Tensor {
        guard let mode = roundingMode else { return try div(other) }
        if mode != "trunc" && mode != "floor" {
            throw TensorError.runtime("div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode)'")
        }
        let type = promotedType(self, other) == .bool ? DType.int64 : promotedType(self, other)
        if !type.isFloatingPoint, try other.eq(0).any().isTrue() { throw TensorError.zeroDivision }
        let out: Tensor
        if mode == "floor" { out = try Tensor.computeBinary(.floorDivide, self, other, type) }
        else {
            let quotient = try Tensor.computeBinary(.divide, self, other, type)
            out = type.isFloatingPoint ? try withoutGradients { try quotient.trunc() } : quotient
        }
        return out.recorded("DivBackward1", inputs: [self, other]) { _, g in [try Tensor.zerosLike(g), try Tensor.zerosLike(g)] }
    }

    /// ⌊self / other⌋ (Python's `//`); it has no derivative.
    public func floorDivide(_ other: Tensor) throws -> Tensor {
        let type = promotedType(self, other)
        if type == .bool { throw TensorError.unsupported("div_floor_cpu", .bool) }
        if !type.isFloatingPoint, try other.eq(0).any().isTrue() { throw TensorError.zeroDivision }
        let out = try Tensor.computeBinary(.floorDivide, self, other, type)
        return out.recorded("NotImplemented", inputs: [self, other]) { _, _ in throw TensorError.notDifferentiable("floor_divide") }
    }

    /// The remainder with the sign of `other` (Python's `%`).
    public func remainder(_ other: Tensor) throws -> Tensor {
        let type = promotedType(self, other)
        if !type.isFloatingPoint, try other.eq(0).any().isTrue() { throw TensorError.zeroDivision }
        let out = try Tensor.computeBinary(.remainder, self, other, type)
        return out.recorded("RemainderBackward1", inputs: [self, other], saving: [self, other]) { node, g in
            [g, node.needs(1) ? try g.neg().mul(try node.saved(0).div(try node.saved(1), roundingMode: "floor")) : nil]
        }
    }

    /// The remainder with the sign of self (C's fmod).
    public func fmod(_ other: Tensor) throws -> Tensor {
        let type = promotedType(self, other)
        if !type.isFloatingPoint, try other.eq(0).any().isTrue() { throw TensorError.zeroDivision }
        let out = try Tensor.computeBinary(.fmod, self, other, type)
        return out.recorded("FmodBackward1", inputs: [self, other], saving: [self, other]) { node, g in
            [g, node.needs(1) ? try g.neg().mul(try node.saved(0).div(try node.saved(1), roundingMode: "trunc")) : nil]
        }
    }

    public func floorDivide(_ other: Scalar) throws -> Tensor { try floorDivide(asTensor(other)) }
    public func remainder(_ other: Scalar) throws -> Tensor { try remainder(asTensor(other)).renamed("RemainderBackward1", to: "RemainderBackward0") }
    public func fmod(_ other: Scalar) throws -> Tensor { try fmod(asTensor(other)).renamed("FmodBackward1", to: "FmodBackward0") }
    public func div(_ other: Scalar, roundingMode: String?) throws -> Tensor { try div(asTensor(other), roundingMode: roundingMode) }

    /// A number as a tensor of rank 0 that takes part in promotion as the number does.
    func asTensor(_ number: Scalar) throws -> Tensor { try Tensor.filled([], number, promotedType(self, number)) }

    /// The same elements, as the result of an operation `name` that passes gradients on.
    func named(_ name: String) -> Tensor {
        requiresGrad ? detach().recorded(name, self) { _, g in g } : self
    }

    /// Names the operation that made the tensor.
    public func renameGradient(to name: String) {
        if let node = storedNode { _ = renamed(node.name, to: name) }
    }

    func renamed(_ old: String, to name: String) -> Tensor {
        guard let node = storedNode, node.name == old else { return self }
        let copy = GradientNode(name, sequence: node.sequence, edges: node.edges, function: node.function)
        copy.outputShapes = node.outputShapes
        copy.outputTypes = node.outputTypes
        copy.saved = node.saved
        copy.keepsNumber = node.keepsNumber
        copy.onRelease = node.onRelease
        storedNode = copy
        return self
    }

    // MARK: powers

    public func pow(_ exponent: Scalar) throws -> Tensor {
        if dtype.isComplex || exponent.isComplex { return try complexPower(exponent) }
        let type = dtype == .bool && exponent.isBool ? DType.bool : promotedType(self, exponent)
        if !type.isFloatingPoint && exponent.integer < 0 { throw TensorError.integerNegativePower }
        let out: Tensor
        let e = exponent.double
        if type.isNarrowFloat {
            out = try withoutGradients { try cast(.float32).pow(exponent).cast(type) }
        } else if type.isFloatingPoint {
            let source = try cast(type)
            out = try Tensor.like(source, uninitialized: type)
            if e == 2 { source.writeUnary(.square, to: out) }
            else if e == 0.5 { source.writeUnary(.sqrt, to: out) }
            else if e == 1 { out.writeElements(of: source) }
            else if e == -1 { source.writeUnary(.reciprocal, to: out) }
            else { source.writeUnary(.powerScalar, to: out, p: e) }
        } else {
            out = try Tensor.computeScalar(.power, self, exponent, type)
        }
        return out.recorded("PowBackward0", self, saving: [self]) { node, g in
            if e == 0 { return try Tensor.zerosLike(g) }
            let x = try node.saved(0)
            if e == 2 { return try g.mul(try x.mul(2)) }
            if e == 1 { return g }
            return try g.mul(try x.pow(.float(e - 1)).mul(.float(e)))
        }
    }

    public func pow(_ exponent: Tensor) throws -> Tensor {
        let type = promotedType(self, exponent)
        if type.isComplex { return try complexBinary(.power, exponent, type) }
        let out = try Tensor.power(self, exponent, type == .bool ? .int64 : type)
        if !Tensor.isRecording(self, exponent) { return out }
        return out.recorded("PowBackward1", inputs: [self, exponent], saving: [self, exponent], savingResult: true) { node, g in
            let x = try node.saved(0), e = try node.saved(1)
            var dx: Tensor?, de: Tensor?
            if node.needs(0) {
                dx = try Tensor.where(try e.eq(0), try Tensor.zerosLike(x), try g.mul(try e.mul(try x.pow(try e.sub(1)))))
            }
            if node.needs(1) { de = try powExponentGradient(g, x, e, try node.saved(2)) }
            return [dx, de]
        }
    }

    /// base ** exponent without a derivative.  Whole numbers to negative powers are 0 but for 1 and −1.
    private static func power(_ base: Tensor, _ exponent: Tensor, _ type: DType) throws -> Tensor {
        if type.isFloatingPoint { return try computeBinary(.power, base, exponent, type) }
        let isNegative = try exponent.lt(0)
        if try !isNegative.any().isTrue() { return try computeBinary(.power, base, exponent, type) }
        return try withoutGradients {
            let result = try computeBinary(.power, base, try exponent.abs(), type)
            let isUnit = try base.to(type).abs().eq(1)
            return try Tensor.where(try isNegative.logicalAnd(try isUnit.logicalNot()), try Tensor.zerosLike(result), result)
        }
    }

    /// base ** exponent for a number `base`.
    public static func pow(_ base: Scalar, _ exponent: Tensor) throws -> Tensor {
        let number = try exponent.asTensor(base)
        let type = promotedType(exponent, base)
        let out = try power(number, exponent, type)
        return out.recorded("PowBackward2", inputs: [nil, exponent], saving: [number, exponent], savingResult: true) { node, g in
            [nil, try powExponentGradient(g, try node.saved(0), try node.saved(1), try node.saved(2))]
        }
    }

    // MARK: larger and smaller

    public func maximum(_ other: Tensor) throws -> Tensor { try extreme(.maximum, other, "MaximumBackward0") }
    public func minimum(_ other: Tensor) throws -> Tensor { try extreme(.minimum, other, "MinimumBackward0") }

    private func extreme(_ op: BinaryOperation, _ other: Tensor, _ name: String) throws -> Tensor {
        let type = promotedType(self, other)
        var out = try Tensor.computeBinary(op, self, other, type)
        if type == .bool { out = try out.view(as: .bool) }
        return out.recorded(name, inputs: [self, other], saving: [self, other]) { node, g in
            let a = try node.saved(0), b = try node.saved(1)
            // ties share the gradient
            let shared = try g.div(2).maskedFill(try a.ne(b), 0)
            let aWins = op == .maximum ? try a.gt(b) : try a.lt(b), bWins = op == .maximum ? try a.lt(b) : try a.gt(b)
            return [node.needs(0) ? try shared.add(try g.maskedFill(try aWins.logicalNot(), 0)) : nil,
                    node.needs(1) ? try shared.add(try g.maskedFill(try bWins.logicalNot(), 0)) : nil]
        }
    }

    public func fmax(_ other: Tensor) throws -> Tensor {
        try Tensor.computeBinary(.fmax, self, other, promotedType(self, other)).recorded("FmaxBackward0", inputs: [self, other], saving: [self, other]) { node, g in
            let a = try node.saved(0), b = try node.saved(1)
            let first = try a.ge(b).logicalOr(try b.isnan())
            return [try g.maskedFill(try first.logicalNot(), 0), try g.maskedFill(first, 0)]
        }
    }

    public func fmin(_ other: Tensor) throws -> Tensor {
        try Tensor.computeBinary(.fmin, self, other, promotedType(self, other)).recorded("FminBackward0", inputs: [self, other], saving: [self, other]) { node, g in
            let a = try node.saved(0), b = try node.saved(1)
            let first = try a.le(b).logicalOr(try b.isnan())
            return [try g.maskedFill(try first.logicalNot(), 0), try g.maskedFill(first, 0)]
        }
    }

    public func atan2(_ other: Tensor) throws -> Tensor {
        try floatBinary(.atan2, other).recorded("Atan2Backward0", inputs: [self, other], saving: [self, other]) { node, g in
            let y = try node.saved(0), x = try node.saved(1)
            let scale = try y.mul(y).add(try x.mul(x)).reciprocal().mul(g)
            return [try scale.mul(x), node.needs(1) ? try scale.mul(try y.neg()) : nil]
        }
    }

    public func hypot(_ other: Tensor) throws -> Tensor {
        if !promotedType(self, other).isFloatingPoint { throw TensorError.unsupported("hypot_cpu", promotedType(self, other)) }
        return try floatBinary(.hypot, other).recorded("HypotBackward0", inputs: [self, other], saving: [self, other], savingResult: true) { node, g in
            let r = try node.saved(2)
            return [try g.mul(try node.saved(0).div(r)), try g.mul(try node.saved(1).div(r))]
        }
    }

    /// log(eᵃ + eᵇ)
    public func logaddexp(_ other: Tensor) throws -> Tensor {
        let type = promotedType(self, other)
        if !type.isFloatingPoint { throw TensorError.unsupported("logaddexp_cpu", type) }
        return try floatBinary(.logAddExp, other).recorded("LogaddexpBackward0", inputs: [self, other], saving: [self, other], savingResult: true) { node, g in
            let r = try node.saved(2)
            return [try g.mul(try node.saved(0).sub(r).exp()), try g.mul(try node.saved(1).sub(r).exp())]
        }
    }

    public func logaddexp2(_ other: Tensor) throws -> Tensor {
        let type = promotedType(self, other)
        if !type.isFloatingPoint { throw TensorError.unsupported("logaddexp2_cpu", type) }
        let ln2 = 0.6931471805599453
        return try mul(.float(ln2)).logaddexp(try other.mul(.float(ln2))).div(.float(ln2))
    }

    public func xlogy(_ other: Tensor) throws -> Tensor {
        if promotedType(self, other).isNarrowFloat {
            // the logarithm is rounded before it is multiplied
            let product = try mul(try other.to(promotedType(self, other)).log())
            return try product.maskedFill(try eq(0).logicalAnd(try other.isnan().logicalNot()), 0).named("XlogyBackward0")
        }
        return try floatBinary(.xlogy, other).recorded("XlogyBackward0", inputs: [self, other], saving: [self, other]) { node, g in
            let x = try node.saved(0), y = try node.saved(1)
            return [node.needs(0) ? try g.mul(try y.log()).maskedFill(try x.eq(0).logicalAnd(try y.le(0)), 0) : nil, node.needs(1) ? try g.mul(try x.div(y)) : nil]
        }
    }

    public func copysign(_ other: Tensor) throws -> Tensor {
        try floatBinary(.copySign, other).recorded("CopysignBackward0", inputs: [self, other], saving: [self], savingResult: true) { node, g in
            let x = try node.saved(0), y = try node.saved(1)
            return [try g.mul(try y.div(x).maskedFill(try x.eq(0), 0)), try Tensor.zerosLike(g)]
        }
    }

    private func floatBinary(_ op: BinaryOperation, _ other: Tensor) throws -> Tensor {
        var type = promotedType(self, other)
        if !type.isFloatingPoint { type = TensorRuntime.current.defaultDType }
        return try Tensor.computeBinary(op, self, other, type)
    }

    // MARK: bits

    public func bitwiseAnd(_ other: Tensor) throws -> Tensor { try bits(.bitwiseAnd, other, "bitwise_and_cpu") }
    public func bitwiseOr(_ other: Tensor) throws -> Tensor { try bits(.bitwiseOr, other, "bitwise_or_cpu") }
    public func bitwiseXor(_ other: Tensor) throws -> Tensor { try bits(.bitwiseXor, other, "bitwise_xor_cpu") }
    public func bitwiseLeftShift(_ other: Tensor) throws -> Tensor { try bits(.shiftLeft, other, "lshift_cpu") }
    public func bitwiseRightShift(_ other: Tensor) throws -> Tensor { try bits(.shiftRight, other, "rshift_cpu") }

    private func bits(_ op: BinaryOperation, _ other: Tensor, _ kernel: String) throws -> Tensor {
        let type = promotedType(self, other)
        let isShift = op == .shiftLeft || op == .shiftRight
        if type.isFloatingPoint || (isShift && type == .bool) { throw TensorError.unsupported(kernel, type) }
        return try Tensor.computeBinary(op, self, other, type)
    }

    public func bitwiseNot() throws -> Tensor {
        if dtype.isDifferentiable { throw TensorError.unsupported("bitwise_not_cpu", dtype) }
        if dtype == .bool { return try logicalNot() }
        let out = try Tensor.like(self, uninitialized: dtype)
        writeUnary(.bitwiseNot, to: out)
        return out
    }

    /// The greatest common divisors of integers.
    public func gcd(_ other: Tensor) throws -> Tensor { try integerPairs(other, "gcd_cpu", greatestCommonDivisor) }
    /// The least common multiples of integers.
    public func lcm(_ other: Tensor) throws -> Tensor {
        try integerPairs(other, "lcm_cpu") { a, b in
            let g = greatestCommonDivisor(a, b)
            return g == 0 ? 0 : Int(truncatingIfNeeded: (a / g &* b).magnitude)
        }
    }

    private func integerPairs(_ other: Tensor, _ kernel: String, _ body: (Int, Int) -> Int) throws -> Tensor {
        let type = promotedType(self, other)
        if !type.isInteger { throw TensorError.unsupported(kernel, type) }
        let both = try Tensor.broadcastTensors([detach(), other.detach()])
        let out = try Tensor(both[0].shape, type)
        let b = both[1].integers()
        for (i, a) in both[0].integers().enumerated() { out.setElement(at: i, to: .int(body(a, b[i]))) }
        return out
    }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a.magnitude, b.magnitude)
    while y != 0 { (x, y) = (y, x % y) }
    return Int(truncatingIfNeeded: x)
}

/// d(xᵉ)/de = xᵉ·log x, 0 where x and e are such that the power is constantly 0.
private func powExponentGradient(_ g: Tensor, _ x: Tensor, _ e: Tensor, _ y: Tensor) throws -> Tensor {
    let isConstant = try x.eq(0).logicalAnd(try e.ge(0))
    return try Tensor.where(isConstant, try Tensor.zerosLike(y), try g.mul(try y.mul(try x.log())))
}
