internal import Kernels

/// A multi-dimensional array of one element type, with reference identity as in PyTorch.  Views share their `storage`.
///
/// Operations are methods named as PyTorch's in lower camel case (`logSoftmax`, `indexSelect`); those that write in place end
/// with an underscore (`add_`); functions without a main operand are static (`Tensor.zeros`, `Tensor.cat`), and those of
/// `torch.nn.functional` are static functions of `Functional`.
public final class Tensor {
    @exclusivity(unchecked) public private(set) var storage: Storage
    public let shape: [Int]
    /// In elements.
    public let strides: [Int]
    /// The first element's position in the storage, in elements.
    public let offset: Int
    /// The number of elements.
    public let count: Int
    public let dtype: DType
    /// Whether the elements lie in row-major order without gaps.
    public let isContiguous: Bool

    // Autograd's part (Autograd/).
    var requiresGradFlag = false
    var isInference = false
    /// Writes through a tensor from `.data` do not count as modifications.
    var tracksVersion = true
    /// Whether the view is one of several outputs of one function, which may not be written to.
    var isOneOfSeveralViews = false
    var outputIndex = 0
    var storedNode: GradientNode?
    /// The tensor that this one is a view of, for gradients of writes in place.
    var base: Tensor?
    /// How a view was made that has no history although what it is a view of has one; nil for all others.
    var unrecordedView: GradientPause?
    /// The storage's version when `storedNode` was made (of views).
    var nodeVersion = 0
    /// What only leaves and watched tensors have: most tensors live too briefly to carry it about.
    var extras: GradientExtras?
    /// What an embedding layer keeps with a tensor (the address of the program's object for it).
    /// It is not retained: who sets it clears it before it goes away.
    public var wrapper: UnsafeMutableRawPointer?

    @inline(__always)
    init(storage: Storage, shape: [Int], strides: [Int], offset: Int, dtype: DType, count: Int, isContiguous: Bool) {
        self.storage = storage
        self.shape = shape
        self.strides = strides
        self.offset = offset
        self.dtype = dtype
        self.count = count
        self.isContiguous = isContiguous
    }

    /// A new tensor with undefined elements (zeros if `zeroed`).
    init(_ shape: [Int], _ dtype: DType, zeroed: Bool = false) throws {
        var n = 1
        var safe = shape.count <= 64
        for size in shape {
            if size < 0 { throw TensorError.negativeDimension(size, shape) }
            let (product, overflow) = n.multipliedReportingOverflow(by: size)
            if overflow { safe = false; break }
            n = product
        }
        if !safe {
            if shape.count > 64 { throw TensorError.tooManyDimensions(shape.count) }
            n = try Layout.elementCount(shape)
        }
        storage = try Storage.make(count: n, itemSize: dtype.itemSize, zeroed: zeroed)
        self.shape = shape
        strides = Layout.contiguousStrides(shape)
        offset = 0
        self.dtype = dtype
        count = n
        isContiguous = true
        if TensorRuntime.isInferenceMode { isInference = true }
    }

    // MARK: shape

    /// The number of dimensions.
    public var rank: Int { shape.count }

    /// The size of dimension `d` (negative: from the end).
    public func size(_ d: Int) throws -> Int {
        if shape.isEmpty { throw TensorError.dimensionOutOfRangeOfScalar(d) }
        return shape[try Layout.dimension(d, rank: rank)]
    }

    public func stride(_ d: Int) throws -> Int {
        if shape.isEmpty { throw TensorError.dimensionOutOfRangeOfScalar(d) }
        return strides[try Layout.dimension(d, rank: rank)]
    }

    /// The first dimension's size (`len(tensor)`).
    public func length() throws -> Int {
        guard let first = shape.first else { throw TensorError.lengthOfScalar }
        return first
    }

    // MARK: memory

    @inline(__always)
    func pointer<T>(_ type: T.Type) -> UnsafeMutablePointer<T> {
        // A kernel of another width would write outside of the memory: a mistake of ours must not become that.
        precondition(MemoryLayout<T>.stride == dtype.itemSize, "elements of another width")
        return storage.pointer.assumingMemoryBound(to: T.self) + offset
    }

    @inline(__always)
    func constant<T>(_ type: T.Type) -> UnsafePointer<T> { UnsafePointer(pointer(type)) }

    @inline(__always)
    func buffer<T>(_ type: T.Type) -> StridedBuffer<T> {
        StridedBuffer(pointer(type), shape: shape, strides: strides)
    }

    /// The elements seen with the broadcast shape `target`.
    @inline(__always)
    func buffer<T>(_ type: T.Type, broadcastTo target: [Int]) -> StridedBuffer<T> {
        StridedBuffer(pointer(type), shape: target, strides: Layout.broadcastStrides(shape, strides, to: target))
    }

    /// The address of the first element, for identity (`data_ptr()`).
    public var address: Int { Int(bitPattern: storage.pointer) &+ offset &* dtype.itemSize }

    /// The bytes of the memory that this tensor and its views share.
    public var storageByteCount: Int { storage.byteCount }

    /// The address of that memory.
    public var storageAddress: Int { Int(bitPattern: storage.pointer) }

    /// All of that memory as a vector.
    public func wholeStorage() throws -> Tensor { try alias(shape: [storage.byteCount / dtype.itemSize], strides: [1], offset: 0) }

    /// How often the memory was written to in place (`_version`).
    public var version: Int { storage.version }

    @inline(__always)
    func bumpVersion() { if tracksVersion { storage.version &+= 1 } }

    /// Whether no other tensor shares the storage.
    var ownsStorageAlone: Bool { isKnownUniquelyReferenced(&storage) }

    // MARK: aliases

    /// The same elements without history.  A write through either is seen, and counted, by both.
    public func detach() -> Tensor {
        let result = Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype, count: count, isContiguous: isContiguous)
        result.tracksVersion = tracksVersion
        result.isInference = isInference
        return result
    }

    /// `tensor.data`: the same elements without history; writes through it are not counted as modifications.
    public var data: Tensor {
        let result = detach()
        result.tracksVersion = false
        return result
    }

    /// A view of the same storage without history.
    @inline(__always)
    func alias(shape: [Int], strides: [Int], offset: Int) throws -> Tensor {
        let n = try Layout.elementCount(shape)
        let result = Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype, count: n,
                            isContiguous: Layout.isContiguous(shape, strides))
        result.tracksVersion = tracksVersion
        result.isInference = isInference
        return result
    }

    // MARK: single elements

    /// The element at a position of the storage.
    @inline(__always)
    func element(at position: Int) -> Scalar {
        let p = storage.pointer
        switch dtype {
        case .float32: return .float(Double(p.load(fromByteOffset: position &* 4, as: Float.self)))
        case .float64: return .float(p.load(fromByteOffset: position &* 8, as: Double.self))
        case .int64: return .int(p.load(fromByteOffset: position &* 8, as: Int.self))
        case .int32: return .int(Int(p.load(fromByteOffset: position &* 4, as: Int32.self)))
        case .int16: return .int(Int(p.load(fromByteOffset: position &* 2, as: Int16.self)))
        case .int8: return .int(Int(p.load(fromByteOffset: position, as: Int8.self)))
        case .uint8: return .int(Int(p.load(fromByteOffset: position, as: UInt8.self)))
        case .bool: return .bool(p.load(fromByteOffset: position, as: UInt8.self) != 0)
        case .float16: return .float(p.load(fromByteOffset: position &* 2, as: Half.self).asDouble)
        case .bfloat16: return .float(p.load(fromByteOffset: position &* 2, as: BFloat16.self).asDouble)
        case .complex64:
            let value = p.load(fromByteOffset: position &* 8, as: ComplexElement<Float>.self)
            return .complex(Double(value.real), Double(value.imaginary))
        case .complex128:
            let value = p.load(fromByteOffset: position &* 16, as: ComplexElement<Double>.self)
            return .complex(value.real, value.imaginary)
        }
    }

    @inline(__always)
    func setElement(at position: Int, to value: Scalar) {
        let p = storage.pointer
        switch dtype {
        case .float32: p.storeBytes(of: Float(value.double), toByteOffset: position &* 4, as: Float.self)
        case .float64: p.storeBytes(of: value.double, toByteOffset: position &* 8, as: Double.self)
        case .int64: p.storeBytes(of: value.integer, toByteOffset: position &* 8, as: Int.self)
        case .int32: p.storeBytes(of: Int32(truncatingIfNeeded: value.integer), toByteOffset: position &* 4, as: Int32.self)
        case .int16: p.storeBytes(of: Int16(truncatingIfNeeded: value.integer), toByteOffset: position &* 2, as: Int16.self)
        case .int8: p.storeBytes(of: Int8(truncatingIfNeeded: value.integer), toByteOffset: position, as: Int8.self)
        case .uint8: p.storeBytes(of: UInt8(truncatingIfNeeded: value.integer), toByteOffset: position, as: UInt8.self)
        case .bool: p.storeBytes(of: value.isTrue ? 1 : 0, toByteOffset: position, as: UInt8.self)
        case .float16: p.storeBytes(of: Half(converting: value.double), toByteOffset: position &* 2, as: Half.self)
        case .bfloat16: p.storeBytes(of: BFloat16(converting: value.double), toByteOffset: position &* 2, as: BFloat16.self)
        case .complex64:
            p.storeBytes(of: ComplexElement<Float>(Float(value.double), Float(value.imaginary)), toByteOffset: position &* 8, as: ComplexElement<Float>.self)
        case .complex128:
            p.storeBytes(of: ComplexElement<Double>(value.double, value.imaginary), toByteOffset: position &* 16, as: ComplexElement<Double>.self)
        }
    }

    /// The only element (`item()`).
    public func item() throws -> Scalar {
        if count != 1 { throw TensorError.itemCount(count) }
        return element(at: offset)
    }

    /// The truth of the only element (`bool(tensor)`).
    public func isTrue() throws -> Bool {
        if count == 0 { throw TensorError.truthOfNone }
        if count > 1 { throw TensorError.truthOfMany }
        return element(at: offset).isTrue
    }

    /// The only element for `float(tensor)` and `int(tensor)`.
    public func convertedItem() throws -> Scalar {
        if count != 1 { throw TensorError.onlyOneElement }
        return element(at: offset)
    }

    /// The only element as an index (`range(tensor)`, `list[tensor]`).
    public func indexValue() throws -> Int {
        guard count == 1, !dtype.isDifferentiable else { throw TensorError.indexConversion }
        return element(at: offset).integer
    }

    /// Calls `body` with the storage position of each element, in row-major order.
    func forEachPosition(_ body: (Int) throws -> Void) rethrows {
        if count == 0 { return }
        let rank = shape.count
        if rank == 0 { try body(offset); return }
        var index = [Int](repeating: 0, count: rank)
        var position = offset
        let inner = shape[rank - 1], step = strides[rank - 1]
        while true {
            var p = position
            for _ in 0..<inner { try body(p); p &+= step }
            var d = rank - 2
            while d >= 0 {
                index[d] &+= 1
                position &+= strides[d]
                if index[d] < shape[d] { break }
                position &-= strides[d] &* shape[d]
                index[d] = 0
                d -= 1
            }
            if d < 0 { return }
        }
    }

    /// All elements in row-major order.
    public func scalars() -> [Scalar] {
        var result: [Scalar] = []
        result.reserveCapacity(count)
        forEachPosition { result.append(element(at: $0)) }
        return result
    }

    /// All elements as doubles, in row-major order.
    public func doubles() -> [Double] { scalars().map(\.double) }

    /// All elements as integers, in row-major order.
    public func integers() -> [Int] { scalars().map(\.integer) }
}

extension TensorError {
    static func dimensionOutOfRangeOfScalar(_ d: Int) -> TensorError {
        index("Dimension specified as \(d) but tensor has no dimensions")
    }
}
