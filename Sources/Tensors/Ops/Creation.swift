internal import Kernels

extension Tensor {
    /// The type for a creation function that was given none.
    @inline(__always)
    static func chosen(_ dtype: DType?) -> DType { dtype ?? TensorRuntime.current.defaultDType }

    /// Refuses negative sizes; most functions leave it to the allocation, whose words are these.
    static func checkSizes(_ shape: [Int], _ function: String) throws {
        for size in shape where size < 0 { throw function == "zeros" ? TensorError.negativeSize(function) : TensorError.negativeDimension(size, shape) }
    }

    /// Undefined elements (here: zeros, so that no run depends on old memory).
    public static func empty(_ shape: [Int], dtype: DType? = nil) throws -> Tensor {
        return try Tensor(shape, chosen(dtype), zeroed: true)
    }

    public static func zeros(_ shape: [Int], dtype: DType? = nil) throws -> Tensor {
        try checkSizes(shape, "zeros")
        return try Tensor(shape, chosen(dtype), zeroed: true)
    }

    public static func ones(_ shape: [Int], dtype: DType? = nil) throws -> Tensor {
        try checkSizes(shape, "ones")
        return try filled(shape, 1, chosen(dtype))
    }

    /// - Parameter dtype: nil: the type of `value`.
    public static func full(_ shape: [Int], _ value: Scalar, dtype: DType? = nil) throws -> Tensor {
        try checkSizes(shape, "full")
        try (dtype ?? value.inferredType).checkHolds(value)
        return try filled(shape, value, dtype ?? value.inferredType)
    }

    static func filled(_ shape: [Int], _ value: Scalar, _ dtype: DType) throws -> Tensor {
        let result = try Tensor(shape, dtype)
        result.fillElements(value)
        return result
    }

    /// A tensor of rank 0.
    public static func scalar(_ value: Scalar, dtype: DType? = nil) throws -> Tensor { try filled([], value, dtype ?? value.inferredType) }

    static func scalarFloat(_ value: Double, like other: Tensor) throws -> Tensor { try filled([], .float(value), other.dtype) }

    /// The elements in row-major order.
    public convenience init(_ values: [Scalar], shape: [Int], dtype: DType) throws {
        try self.init(shape, dtype)
        if values.count != count { throw TensorError.shapeInvalid(shape, count: values.count) }
        for (i, value) in values.enumerated() { setElement(at: i, to: value) }
    }

    public convenience init(_ values: [Float], shape: [Int]) throws {
        try self.init(shape, .float32)
        if values.count != count { throw TensorError.shapeInvalid(shape, count: values.count) }
        values.withUnsafeBufferPointer { if let p = $0.baseAddress { pointer(Float.self).update(from: p, count: count) } }
    }

    public convenience init(_ values: [Double], shape: [Int], dtype: DType = .float64) throws {
        try self.init(shape, dtype)
        if values.count != count { throw TensorError.shapeInvalid(shape, count: values.count) }
        for (i, value) in values.enumerated() { setElement(at: i, to: .float(value)) }
    }

    public convenience init(_ values: [Int], shape: [Int], dtype: DType = .int64) throws {
        try self.init(shape, dtype)
        if values.count != count { throw TensorError.shapeInvalid(shape, count: values.count) }
        for (i, value) in values.enumerated() { setElement(at: i, to: .int(value)) }
    }

    /// Bytes as a uint8 tensor.
    public convenience init(bytes: some Collection<UInt8>, shape: [Int]) throws {
        try self.init(shape, .uint8)
        if bytes.count != count { throw TensorError.shapeInvalid(shape, count: bytes.count) }
        let p = pointer(UInt8.self)
        // In one piece where the collection has one: a data set has tens of millions of bytes.
        let copied: Void? = bytes.withContiguousStorageIfAvailable { source in
            if let start = source.baseAddress { p.update(from: start, count: source.count) }
        }
        if copied == nil { for (i, byte) in bytes.enumerated() { p[i] = byte } }
    }

    /// The type of a tensor made of nested lists of these numbers (`torch.tensor`): float if any is, else integer, else truth
    /// value; the default type for none.
    public static func inferredType(of values: some Sequence<Scalar>) -> DType {
        var type: DType?
        for value in values { type = type?.promoted(with: value.inferredType) ?? value.inferredType }
        return type ?? TensorRuntime.current.defaultDType
    }

    // MARK: like another tensor

    public static func emptyLike(_ other: Tensor, dtype: DType? = nil) throws -> Tensor { try Tensor.like(other, dtype) }
    public static func zerosLike(_ other: Tensor, dtype: DType? = nil) throws -> Tensor { try Tensor.like(other, dtype) }
    public static func onesLike(_ other: Tensor, dtype: DType? = nil) throws -> Tensor { try fullLike(other, 1, dtype: dtype) }
    public static func fullLike(_ other: Tensor, _ value: Scalar, dtype: DType? = nil) throws -> Tensor {
        let result = try Tensor.like(other, dtype)
        result.fillElements(value)
        return result
    }

    /// Zeros with the shape of `other`, and with its order of dimensions in memory if it is dense.
    static func like(_ other: Tensor, _ dtype: DType?) throws -> Tensor {
        let type = dtype ?? other.dtype
        if other.isContiguous || !Layout.isDense(other.shape, other.strides) { return try Tensor(other.shape, type, zeroed: true) }
        return try emptyStrided(other.shape, other.strides, dtype: type)
    }

    /// Memory with these strides (not negative), zeroed.
    public static func emptyStrided(_ shape: [Int], _ strides: [Int], dtype: DType) throws -> Tensor {
        if shape.count != strides.count { throw TensorError.runtime("dimensionality of sizes (\(shape.count)) must match dimensionality of strides (\(strides.count))") }
        if shape.contains(where: { $0 < 0 }) || Layout.isContiguous(shape, strides) { return try Tensor(shape, dtype, zeroed: true) }
        var extent = 1
        for (size, stride) in zip(shape, strides) {
            if size == 0 { extent = 0; break }
            let (span, overflow) = (size - 1).multipliedReportingOverflow(by: stride)
            let (sum, overflow2) = extent.addingReportingOverflow(span)
            if overflow || overflow2 || stride < 0 { throw TensorError.countOverflow(shape) }
            extent = sum
        }
        let flat = try Tensor([extent], dtype, zeroed: true)
        return try flat.alias(shape: shape, strides: strides, offset: 0)
    }

    public func newEmpty(_ shape: [Int], dtype: DType? = nil) throws -> Tensor { try Tensor.empty(shape, dtype: dtype ?? self.dtype) }
    public func newZeros(_ shape: [Int], dtype: DType? = nil) throws -> Tensor { try Tensor.zeros(shape, dtype: dtype ?? self.dtype) }
    public func newOnes(_ shape: [Int], dtype: DType? = nil) throws -> Tensor { try Tensor.ones(shape, dtype: dtype ?? self.dtype) }
    public func newFull(_ shape: [Int], _ value: Scalar, dtype: DType? = nil) throws -> Tensor { try Tensor.full(shape, value, dtype: dtype ?? self.dtype) }

    // MARK: sequences

    /// start, start + step, … below `end`.
    /// - Parameter dtype: nil: int64 if all numbers are integers, else the default type.
    public static func arange(_ start: Scalar = 0, _ end: Scalar, step: Scalar = 1, dtype: DType? = nil) throws -> Tensor {
        let allIntegers = !start.isFloat && !end.isFloat && !step.isFloat
        let type = dtype ?? (allIntegers ? .int64 : TensorRuntime.current.defaultDType)
        if step.double == 0 { throw TensorError.zeroStep }
        if type == .bool { throw TensorError.unsupported("arange_cpu", .bool) }
        if !start.double.isFinite || !end.double.isFinite {
            throw TensorError.runtime("unsupported range: \(NumberText.pythonRepr(start.double)) -> \(NumberText.pythonRepr(end.double))")
        }
        if (step.double > 0 && start.double > end.double) || (step.double < 0 && start.double < end.double) { throw TensorError.arangeSign }
        let n: Int
        if allIntegers {
            let (span, overflow) = end.integer.subtractingReportingOverflow(start.integer)
            if overflow { throw TensorError.countOverflow([]) }
            let s = step.integer
            n = span == 0 ? 0 : (span - (s > 0 ? 1 : -1)) / s + 1
        } else {
            let exact = ((end.double - start.double) / step.double).rounded(.up)
            if !(exact < 1e18) { throw TensorError.countOverflow([]) }
            n = Int(exact)
        }
        if type.isNarrowFloat { return try arange(start, end, step: step, dtype: .float32).cast(type) }
        let result = try Tensor([n], type)
        let (a, s) = (start, step)
        func run<T: KernelElement>(_: T.Type) {
            Kernels.arange(result.pointer(T.self), count: n, start: a.double, step: s.double, integerStart: Int64(a.integer), integerStep: Int64(s.integer))
        }
        withElementType(type) { run($0) }
        return result
    }

    /// `steps` evenly spaced numbers from `start` through `end`.
    public static func linspace(_ start: Scalar, _ end: Scalar, steps: Int, dtype: DType? = nil) throws -> Tensor {
        if steps < 0 { throw TensorError.negativeSteps }
        let type = chosen(dtype)
        if type.isNarrowFloat { return try linspace(start, end, steps: steps, dtype: .float32).cast(type) }
        let result = try Tensor([steps], type.isFloatingPoint ? type : .float64)
        func run<T: KernelFloat>(_: T.Type) {
            Kernels.linspace(result.pointer(T.self), count: steps, from: T(start.double), through: T(end.double))
        }
        if type.isFloatingPoint {
            withFloatType(type) { run($0) }
            return result
        }
        // integers step in float and truncate, as PyTorch does
        let step = steps > 1 ? Float(end.double - start.double) / Float(steps - 1) : 0
        let truncated = try Tensor([steps], type)
        for i in 0..<steps {
            let v = i < steps / 2 ? Double(start.integer) + Double(step * Float(i)) : Double(end.integer) - Double(step * Float(steps - i - 1))
            truncated.setElement(at: i, to: .int(Scalar.float(v).integer))
        }
        return truncated
    }

    /// base^x for the numbers x of `linspace`.
    public static func logspace(_ start: Scalar, _ end: Scalar, steps: Int, base: Double = 10, dtype: DType? = nil) throws -> Tensor {
        let exponents = try linspace(start, end, steps: steps, dtype: .float64)
        let powers = try Tensor.scalar(.float(base), dtype: .float64).pow(exponents)
        return try powers.to(chosen(dtype))
    }

    public static func eye(_ n: Int, _ m: Int? = nil, dtype: DType? = nil) throws -> Tensor {
        if n < 0 { throw TensorError.eyeSize(n, "n") }
        if let m, m < 0 { throw TensorError.eyeSize(m, "m") }
        let columns = m ?? n
        let result = try Tensor([n, columns], chosen(dtype), zeroed: true)
        for i in 0..<Swift.min(n, columns) { result.setElement(at: i * (columns + 1), to: 1) }
        return result
    }

    /// Grids of coordinates.
    /// - Parameter indexing: "ij" or "xy".
    public static func meshgrid(_ tensors: [Tensor], indexing: String = "ij") throws -> [Tensor] {
        if tensors.isEmpty { throw TensorError.emptyListRuntime("meshgrid") }
        let swap = indexing == "xy" && tensors.count >= 2
        var list = tensors
        if swap { list.swapAt(0, 1) }
        let shape = try list.map { t -> Int in
            if t.rank > 1 { throw TensorError.runtime("torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(Layout.text(t.shape))") }
            return t.count
        }
        var grids = try list.enumerated().map { i, t -> Tensor in
            var view = [Int](repeating: 1, count: shape.count)
            view[i] = shape[i]
            return try t.reshape(view).expand(shape)
        }
        if swap { grids.swapAt(0, 1) }
        return grids
    }

    public static func trilIndices(_ rows: Int, _ columns: Int, offset: Int = 0) throws -> Tensor { try triangleIndices(rows, columns) { $1 - $0 <= offset } }
    public static func triuIndices(_ rows: Int, _ columns: Int, offset: Int = 0) throws -> Tensor { try triangleIndices(rows, columns) { $1 - $0 >= offset } }

    private static func triangleIndices(_ rows: Int, _ columns: Int, _ belongs: (Int, Int) -> Bool) throws -> Tensor {
        try checkSizes([rows, columns], "tril_indices")
        let mask = try Tensor([rows, columns], .bool)
        for i in 0..<(columns == 0 ? 0 : rows) { for j in 0..<columns { mask.setElement(at: i * columns + j, to: .bool(belongs(i, j))) } }
        return try mask.nonzero().transpose(0, 1).contiguous()
    }

    /// 1 at each index of the last dimension, else 0.
    /// - Parameter classes: −1: one more than the largest index.
    public func oneHot(classes: Int = -1) throws -> Tensor {
        if dtype != .int64 { throw TensorError.oneHotType }
        if count == 0 && classes <= 0 { throw TensorError.oneHotEmpty }
        let values = try contiguous()
        let p = values.constant(Int64.self)
        var largest: Int64 = -1
        for i in 0..<count {
            if p[i] < 0 { throw TensorError.oneHotNegative }
            largest = Swift.max(largest, p[i])
        }
        let n: Int
        if classes == -1 {
            let (sum, overflow) = Int(largest).addingReportingOverflow(1)
            if overflow { throw TensorError.countOverflow(shape) }
            n = sum
        } else {
            if largest >= Int64(classes) { throw TensorError.oneHotRange }
            n = classes
        }
        let result = try Tensor(shape + [n], .int64)
        Kernels.oneHot(p, count: count, classes: n, into: result.pointer(Int64.self))
        return result
    }
}
