extension DType {
    /// The type of the real and imaginary parts; the type itself if it is not complex.
    public var partType: DType { self == .complex64 ? .float32 : self == .complex128 ? .float64 : self }
    /// The complex type whose parts hold this type's numbers.
    public var complexType: DType { isComplex ? self : self == .float64 ? .complex128 : .complex64 }
}

/// Complex arithmetic is built from operations on the real and imaginary parts, which are views of the same memory.  The gradient that PyTorch
/// defines for a complex number, ∂L/∂x + i·∂L/∂y, comes out of the parts' gradients by itself.
extension Tensor {
    // MARK: parts

    /// The parts as a last dimension of size 2, a view.
    public func viewAsReal() throws -> Tensor {
        if !dtype.isComplex { throw TensorError.runtime("view_as_real is only supported for complex tensors") }
        let result = Tensor(storage: storage, shape: shape + [2], strides: strides.map { $0 * 2 } + [1], offset: offset * 2, dtype: dtype.partType, count: count * 2,
                            isContiguous: isContiguous)
        result.tracksVersion = tracksVersion
        result.isInference = isInference
        return result.recorded("ViewAsRealBackward0", self) { _, g in try g.contiguous().viewAsComplex() }
    }

    /// The last dimension, of size 2, as complex numbers, a view.
    public func viewAsComplex() throws -> Tensor {
        if dtype != .float32 && dtype != .float64 {
            throw TensorError.runtime("view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: \(dtype.scalarName)")
        }
        guard let last = shape.last else { throw TensorError.runtime("Input tensor must have one or more dimensions") }
        if last != 2 { throw TensorError.runtime("Tensor must have a last dimension of size 2") }
        if strides[rank - 1] != 1 { throw TensorError.runtime("Tensor must have a last dimension with stride 1") }
        if strides.dropLast().contains(where: { $0 % 2 != 0 }) { throw TensorError.runtime("Tensor must have a stride divisible by 2 for all but last dimension") }
        if offset % 2 != 0 { throw TensorError.runtime("Tensor must have a storage_offset divisible by 2") }
        let result = Tensor(storage: storage, shape: Array(shape.dropLast()), strides: strides.dropLast().map { $0 / 2 }, offset: offset / 2, dtype: dtype.complexType,
                            count: count / 2, isContiguous: isContiguous)
        result.tracksVersion = tracksVersion
        result.isInference = isInference
        return result.recorded("ViewAsComplexBackward0", self) { _, g in try g.resolvedComplex().viewAsReal() }
    }

    /// A complex copy of a real tensor; a complex one is itself.
    private func resolvedComplex() throws -> Tensor { dtype.isComplex ? self : try to(dtype.complexType) }

    /// real + i·imaginary
    public static func complex(_ real: Tensor, _ imaginary: Tensor) throws -> Tensor {
        if real.dtype != .float32 && real.dtype != .float64 {
            throw TensorError.runtime("Expected both inputs to be Half, Float or Double tensors but got \(real.dtype.scalarName) and \(imaginary.dtype.scalarName)")
        }
        if real.dtype != imaginary.dtype {
            throw TensorError.runtime("Expected object of scalar type \(real.dtype.scalarName) but got scalar type \(imaginary.dtype.scalarName) for second argument")
        }
        return try fromParts(real, imaginary, "ComplexBackward0")
    }

    private static func fromParts(_ real: Tensor, _ imaginary: Tensor, _ name: String) throws -> Tensor {
        let both = try broadcastTensors([real, imaginary])
        return try stack(both, dim: -1).viewAsComplex().renamed("ViewAsComplexBackward0", to: name)
    }

    /// length·(cos angle + i·sin angle)
    public static func polar(_ length: Tensor, _ angle: Tensor) throws -> Tensor {
        if length.dtype != angle.dtype {
            throw TensorError.runtime("Expected object of scalar type \(length.dtype.scalarName) but got scalar type \(angle.dtype.scalarName) for second argument")
        }
        return try fromParts(try length.mul(try angle.cos()), try length.mul(try angle.sin()), "PolarBackward0")
    }

    /// The real part, a view; of a real tensor the tensor itself.
    public func realPart() throws -> Tensor { dtype.isComplex ? try viewAsReal().select(-1, 0) : self }

    /// The imaginary part, a view.
    public func imaginaryPart() throws -> Tensor {
        if !dtype.isComplex { throw TensorError.runtime("imag is not implemented for tensors with non-complex dtypes.") }
        return try viewAsReal().select(-1, 1)
    }

    /// The conjugate; a real tensor is its own.
    public func conj() throws -> Tensor {
        dtype.isComplex ? try Tensor.fromParts(try realPart(), try imaginaryPart().neg(), "ConjBackward0") : self
    }

    /// The angle to the positive real axis, in radians.
    public func angle() throws -> Tensor {
        if dtype.isComplex { return try imaginaryPart().atan2(try realPart()).renamed("Atan2Backward0", to: "AngleBackward0") }
        let x = dtype.isFloatingPoint ? self : try to(TensorRuntime.current.defaultDType)
        return try withoutGradients {
            try Tensor.where(try x.lt(0), try Tensor.scalar(.float(.pi), dtype: x.dtype), try x.mul(0).maskedFill(try x.isnan().logicalNot(), 0))
        }.recorded("AngleBackward0", self) { _, g in try Tensor.zerosLike(g) }
    }

    // MARK: arithmetic

    private struct Parts {
        var real: Tensor
        /// Nil for a real operand.
        var imaginary: Tensor?
    }

    private func parts(_ type: DType) throws -> Parts {
        let source = dtype.isComplex ? try to(type) : try to(type.partType)
        return Parts(real: try source.realPart(), imaginary: dtype.isComplex ? try source.imaginaryPart() : nil)
    }

    /// self ∘ other where one of both is complex.
    func complexBinary(_ operation: ComplexOperation, _ other: Tensor, _ type: DType) throws -> Tensor {
        let a = try parts(type), b = try other.parts(type)
        func zeros(_ like: Tensor) throws -> Tensor { try Tensor.zeros(like.shape, dtype: type.partType) }
        switch operation {
        case .add: return try Tensor.fromParts(try a.real.add(b.real), try (a.imaginary ?? zeros(a.real)).add(try b.imaginary ?? zeros(b.real)), "AddBackward0")
        case .subtract: return try Tensor.fromParts(try a.real.sub(b.real), try (a.imaginary ?? zeros(a.real)).sub(try b.imaginary ?? zeros(b.real)), "SubBackward0")
        case .multiply:
            guard let ai = a.imaginary else {
                return try Tensor.fromParts(try a.real.mul(b.real), try a.real.mul(try b.imaginary ?? zeros(b.real)), "MulBackward0")
            }
            guard let bi = b.imaginary else { return try Tensor.fromParts(try a.real.mul(b.real), try ai.mul(b.real), "MulBackward0") }
            return try Tensor.fromParts(try a.real.mul(b.real).sub(try ai.mul(bi)), try a.real.mul(bi).add(try ai.mul(b.real)), "MulBackward0")
        case .divide:
            guard let bi = b.imaginary else {
                return try Tensor.fromParts(try a.real.div(b.real), try (a.imaginary ?? zeros(a.real)).div(b.real), "DivBackward0")
            }
            let square = try b.real.mul(b.real).add(try bi.mul(bi))
            guard let ai = a.imaginary else {
                return try Tensor.fromParts(try a.real.mul(b.real).div(square), try a.real.mul(bi).neg().div(square), "DivBackward0")
            }
            return try Tensor.fromParts(try a.real.mul(b.real).add(try ai.mul(bi)).div(square), try ai.mul(b.real).sub(try a.real.mul(bi)).div(square), "DivBackward0")
        case .power:
            // zᵉ = exp(e·log z)
            let exponent = try other.to(type)
            return try to(type).complexLog().complexBinary(.multiply, exponent, type).complexExp().renamed("ExpBackward0", to: "PowBackward1")
        }
    }

    /// zⁿ; small whole exponents by multiplication.
    func complexPower(_ exponent: Scalar) throws -> Tensor {
        let type = promotedType(self, exponent)
        let z = try to(type)
        if exponent == .complex(0, 0) || (!exponent.isComplex && exponent.double == 0) { return try Tensor.onesLike(z) }
        if !exponent.isComplex, let n = Int(exactly: exponent.double), n >= 1, n <= 8 {
            var result = z
            for _ in 1..<n { result = try result.complexBinary(.multiply, z, type) }
            return result.renamed("MulBackward0", to: "PowBackward0")
        }
        return try z.complexBinary(.power, try Tensor.scalar(exponent, dtype: type), type).renamed("PowBackward1", to: "PowBackward0")
    }

    /// A function of the parts that acts on both alike (negation, sums).
    func complexLinear(_ name: String, _ body: (Tensor) throws -> Tensor) throws -> Tensor {
        try body(try viewAsReal()).contiguous().viewAsComplex().renamed("ViewAsComplexBackward0", to: name)
    }

    func complexAbs() throws -> Tensor { try viewAsReal().vectorNorm(p: 2, [-1]).renamed("LinalgVectorNormBackward0", to: "AbsBackward0") }

    func complexExp() throws -> Tensor {
        let length = try realPart().exp(), angle = try imaginaryPart()
        return try Tensor.fromParts(try length.mul(try angle.cos()), try length.mul(try angle.sin()), "ExpBackward0")
    }

    func complexLog() throws -> Tensor { try Tensor.fromParts(try complexAbs().log(), try angle(), "LogBackward0") }

    func complexSqrt() throws -> Tensor {
        let root = try complexAbs().sqrt(), half = try angle().mul(0.5)
        return try Tensor.fromParts(try root.mul(try half.cos()), try root.mul(try half.sin()), "SqrtBackward0")
    }

    /// A bilinear product (`mm`, `matmul`, `bmm`, …) of matrices of which one is complex.
    func complexProduct(_ other: Tensor, _ product: (Tensor, Tensor) throws -> Tensor) throws -> Tensor {
        let type = promotedType(self, other)
        let a = try parts(type), b = try other.parts(type)
        var real = try product(a.real, b.real)
        let name = "MmBackward0"
        switch (a.imaginary, b.imaginary) {
        case (let ai?, let bi?):
            real = try real.sub(try product(ai, bi))
            return try Tensor.fromParts(real, try product(a.real, bi).add(try product(ai, b.real)), name)
        case (let ai?, nil): return try Tensor.fromParts(real, try product(ai, b.real), name)
        case (nil, let bi?): return try Tensor.fromParts(real, try product(a.real, bi), name)
        case (nil, nil): return real
        }
    }
}

/// The arithmetic of two complex operands.
enum ComplexOperation {
    case add, subtract, multiply, divide, power
}
