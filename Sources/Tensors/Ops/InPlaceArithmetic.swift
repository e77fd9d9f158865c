internal import Kernels

extension Tensor {
    /// Writes op(self, other) over self when nothing is recorded; false if the general way must be taken.
    @inline(__always)
    private func writeDirectly(_ op: BinaryOperation, _ other: Tensor, p: Double = 0) throws -> Bool {
        guard !TensorRuntime.current.gradEnabled || !(requiresGrad || other.requiresGrad) else { return false }
        guard dtype != .bool, !dtype.isNarrowFloat, !dtype.isComplex, other.dtype == dtype || (other.rank == 0 && promotedType(self, other) == dtype), Layout.isExpandable(other.shape, to: shape) else { return false }
        if other.storage === storage && !(other.offset == offset && other.strides == strides && other.shape == shape) { return false }
        try checkWritable()
        try TensorRuntime.current.charge(work: count)
        if dtype == .float32 && isContiguous && other.dtype == .float32 && other.isContiguous && other.shape == shape {
            Kernels.binary(op, constant(Float.self), other.constant(Float.self), into: pointer(Float.self), count: count, p: Float(p))
        } else if count > 0 {
            let source = try other.cast(dtype)
            func run<T: KernelElement>(_: T.Type) {
                Kernels.binary(op, buffer(T.self), source.buffer(T.self, broadcastTo: shape), into: buffer(T.self), p: T(converting: p))
            }
            withElementType(dtype) { run($0) }
        }
        bumpVersion()
        return true
    }

    private func writeDirectly(_ op: BinaryOperation, _ number: Scalar) throws -> Bool {
        guard !TensorRuntime.current.gradEnabled || !requiresGrad else { return false }
        guard dtype != .bool, !dtype.isNarrowFloat, !dtype.isComplex, promotedType(self, number) == dtype else { return false }
        try checkWritable()
        try TensorRuntime.current.charge(work: count)
        if count > 0 {
            func run<T: KernelElement>(_: T.Type) { Kernels.binary(op, buffer(T.self), scalar: T(scalar: number), into: buffer(T.self)) }
            withElementType(dtype) { run($0) }
        }
        bumpVersion()
        return true
    }

    @discardableResult public func add_(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
        if try writeDirectly(alpha == 1 ? .add : .addScaled, other, p: alpha.double) { return self }
        return try inPlace { try $0.add(other, alpha: alpha) }
    }
    @discardableResult public func add_(_ other: Scalar, alpha: Scalar = 1) throws -> Tensor {
        if alpha == 1, try writeDirectly(.add, other) { return self }
        return try inPlace { try $0.add(other, alpha: alpha) }
    }
    @discardableResult public func sub_(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
        if try writeDirectly(alpha == 1 ? .subtract : .addScaled, other, p: -alpha.double) { return self }
        return try inPlace { try $0.sub(other, alpha: alpha) }
    }
    @discardableResult public func sub_(_ other: Scalar, alpha: Scalar = 1) throws -> Tensor {
        if other.isBool && dtype != .bool { throw TensorError.boolSubtractionOne }
        if alpha == 1, try writeDirectly(.subtract, other) { return self }
        return try inPlace { try $0.sub(other, alpha: alpha) }
    }
    @discardableResult public func mul_(_ other: Tensor) throws -> Tensor {
        if try writeDirectly(.multiply, other) { return self }
        return try inPlace { try $0.mul(other) }
    }
    @discardableResult public func mul_(_ other: Scalar) throws -> Tensor {
        if try writeDirectly(.multiply, other) { return self }
        return try inPlace { try $0.mul(other) }
    }
    @discardableResult public func div_(_ other: Tensor, roundingMode: String? = nil) throws -> Tensor {
        if roundingMode == nil && dtype.isFloatingPoint, try writeDirectly(.divide, other) { return self }
        return try inPlace { try $0.div(other, roundingMode: roundingMode) }
    }
    @discardableResult public func div_(_ other: Scalar, roundingMode: String? = nil) throws -> Tensor {
        if roundingMode == nil && dtype.isFloatingPoint, try writeDirectly(.divide, other) { return self }
        return try inPlace { roundingMode == nil ? try $0.div(other) : try $0.div(other, roundingMode: roundingMode) }
    }
    /// Any operation of one tensor, written over it: `x.applyInPlace { try $0.relu() }` is `x.relu_()`.
    @discardableResult public func applyInPlace(_ operation: (Tensor) throws -> Tensor) throws -> Tensor { try inPlace(operation) }
    @discardableResult public func addcmul_(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor { try inPlace { try $0.addcmul(a, b, value: value) } }
    @discardableResult public func addcdiv_(_ a: Tensor, _ b: Tensor, value: Scalar = 1) throws -> Tensor { try inPlace { try $0.addcdiv(a, b, value: value) } }
    @discardableResult public func lerp_(_ end: Tensor, _ weight: Scalar) throws -> Tensor { try inPlace { try $0.lerp(end, weight) } }
    @discardableResult public func clamp_(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor { try inPlace { try $0.clamp(min: min, max: max) } }
}
