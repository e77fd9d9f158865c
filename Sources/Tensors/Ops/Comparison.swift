internal import Kernels

extension Tensor {
    /// A relation of elements, as truth values.
    static func compareElements(_ relation: Comparison, _ a: Tensor, _ b: Tensor) throws -> Tensor {
        let isLogical = relation == .logicalAnd || relation == .logicalOr || relation == .logicalXor
        let type = promotedType(a, b)
        if type.isComplex && !isLogical { try checkOrder(relation, type) }
        let shape = try Layout.broadcast(a.shape, b.shape)
        let x = isLogical ? try a.cast(.bool) : try a.cast(type), y = isLogical ? try b.cast(.bool) : try b.cast(type)
        let out = try Tensor(shape, .bool)
        if out.count == 0 { return out }
        func run<T: KernelElement>(_: T.Type) {
            Kernels.compare(relation, x.buffer(T.self, broadcastTo: shape), y.buffer(T.self, broadcastTo: shape), into: out.buffer(UInt8.self))
        }
        withElementType(x.dtype) { run($0) }
        return out
    }

    /// Complex numbers have no order.
    private static func checkOrder(_ relation: Comparison, _ type: DType) throws {
        let names: [Comparison: String] = [.less: "lt", .lessEqual: "le", .greater: "gt", .greaterEqual: "ge"]
        if let name = names[relation] { throw TensorError.unsupported("\(name)_cpu", type) }
    }

    private func compare(_ relation: Comparison, _ other: Scalar) throws -> Tensor {
        let type = promotedType(self, other)
        if type.isComplex { try Tensor.checkOrder(relation, type) }
        let source = try cast(type)
        let out = try Tensor(shape, .bool)
        if count == 0 { return out }
        func run<T: KernelElement>(_: T.Type) {
            Kernels.compare(relation, source.buffer(T.self), scalar: T(scalar: other), into: out.buffer(UInt8.self))
        }
        withElementType(type) { run($0) }
        return out
    }

    public func eq(_ other: Tensor) throws -> Tensor { try Tensor.compareElements(.equal, self, other) }
    public func ne(_ other: Tensor) throws -> Tensor { try Tensor.compareElements(.notEqual, self, other) }
    public func lt(_ other: Tensor) throws -> Tensor { try Tensor.compareElements(.less, self, other) }
    public func le(_ other: Tensor) throws -> Tensor { try Tensor.compareElements(.lessEqual, self, other) }
    public func gt(_ other: Tensor) throws -> Tensor { try Tensor.compareElements(.greater, self, other) }
    public func ge(_ other: Tensor) throws -> Tensor { try Tensor.compareElements(.greaterEqual, self, other) }
    public func eq(_ other: Scalar) throws -> Tensor { try compare(.equal, other) }
    public func ne(_ other: Scalar) throws -> Tensor { try compare(.notEqual, other) }
    public func lt(_ other: Scalar) throws -> Tensor { try compare(.less, other) }
    public func le(_ other: Scalar) throws -> Tensor { try compare(.lessEqual, other) }
    public func gt(_ other: Scalar) throws -> Tensor { try compare(.greater, other) }
    public func ge(_ other: Scalar) throws -> Tensor { try compare(.greaterEqual, other) }

    public func logicalAnd(_ other: Tensor) throws -> Tensor { try Tensor.compareElements(.logicalAnd, self, other) }
    public func logicalOr(_ other: Tensor) throws -> Tensor { try Tensor.compareElements(.logicalOr, self, other) }
    public func logicalXor(_ other: Tensor) throws -> Tensor { try Tensor.compareElements(.logicalXor, self, other) }
    public func logicalNot() throws -> Tensor { try test(.isZero) }

    private func test(_ predicate: ElementPredicate) throws -> Tensor {
        let out = try Tensor(shape, .bool)
        if count == 0 { return out }
        func run<T: KernelElement>(_: T.Type) { Kernels.test(predicate, buffer(T.self), into: out.buffer(UInt8.self)) }
        withElementType(dtype) { run($0) }
        return out
    }

    public func isnan() throws -> Tensor { try test(.isNaN) }
    public func isinf() throws -> Tensor { try test(.isInfinite) }
    public func isfinite() throws -> Tensor { try test(.isFinite) }
    public func isposinf() throws -> Tensor { try test(.isPositiveInfinity) }
    public func isneginf() throws -> Tensor { try test(.isNegativeInfinity) }
    public func signbit() throws -> Tensor { try test(.signBit) }

    /// |a − b| ≤ atol + rtol·|b|, elementwise.
    public func isclose(_ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false) throws -> Tensor {
        if dtype != other.dtype { throw TensorError.runtime("\(dtype.scalarName) did not match \(other.dtype.scalarName)") }
        return try withoutGradients {
            if dtype.isComplex {
                let bound = try other.abs().mul(.float(rtol)).add(.float(atol))
                return try eq(other).logicalOr(try sub(other).abs().le(bound))
            }
            let a = try to(.float64), b = try other.to(.float64)
            var close = try a.eq(b)
            if equalNaN { close = try close.logicalOr(try a.isnan().logicalAnd(try b.isnan())) }
            let bound = try b.abs().mul(.float(rtol)).add(.float(atol))
            let within = try a.sub(b).abs().le(bound).logicalAnd(try a.isfinite()).logicalAnd(try b.isfinite())
            return try close.logicalOr(within)
        }
    }

    public func allclose(_ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false) throws -> Bool {
        try isclose(other, rtol: rtol, atol: atol, equalNaN: equalNaN).all().isTrue()
    }

    /// Whether shapes and all elements are equal (`torch.equal`).
    public func equal(_ other: Tensor) throws -> Bool {
        if shape != other.shape { return false }
        return try eq(other).all().isTrue()
    }

    /// condition ? a : b, elementwise; all three broadcast.
    public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
        if condition.dtype != .bool && condition.dtype != .uint8 {
            throw TensorError.runtime("where expected condition to be a boolean tensor, but got a tensor with dtype \(condition.dtype.scalarName)")
        }
        let type = promotedType(a, b)
        let shape = try Layout.broadcast(try Layout.broadcast(condition.shape, a.shape), b.shape)
        let x = try a.cast(type), y = try b.cast(type)
        let out = try Tensor(shape, type)
        if out.count > 0 {
            func run<T: KernelElement>(_: T.Type) {
                Kernels.select(condition.buffer(UInt8.self, broadcastTo: shape), x.buffer(T.self, broadcastTo: shape), y.buffer(T.self, broadcastTo: shape), into: out.buffer(T.self))
            }
            withElementType(type) { run($0) }
        }
        if !isRecording(a, b) { return out }
        return out.recorded("WhereBackward0", inputs: [nil, a, b], saving: [condition]) { node, g in
            let c = try node.saved(0)
            let zero = try Tensor.scalarFloat(0, like: g)
            return [nil, node.needs(1) ? try Tensor.where(c, g, zero) : nil, node.needs(2) ? try Tensor.where(c, zero, g) : nil]
        }
    }
}
