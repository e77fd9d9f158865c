internal import Kernels

// Short ways for what loops over single elements and small windows do, where no gradient is recorded: the same results as the general ways,
// with one or two allocations.

/// A part of a subscript that makes a view: an index, or a slice with a positive step.
public struct ViewPart {
    /// The index, or the slice's first index.
    public var start: Int
    /// The index behind the slice's last.
    public var stop: Int
    /// 0 for an index.
    public var step: Int

    public static func index(_ index: Int) -> ViewPart { ViewPart(start: index, stop: 0, step: 0) }

    /// - Parameter stop: nil: up to the end.
    public static func slice(_ start: Int, _ stop: Int?, step: Int) -> ViewPart { ViewPart(start: start, stop: stop ?? .max, step: step) }

    /// At most so many parts are taken.
    public static let limit = 8
}

extension Tensor {
    /// `self[parts]` for indices in range and slices with positive steps; nil: the general way must do it, or knows the error.
    public func quickView(_ parts: UnsafeBufferPointer<ViewPart>) -> Tensor? {
        let rank = shape.count
        if parts.count > rank || rank > ViewPart.limit { return nil }
        if requiresGrad { return nil }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * ViewPart.limit) { memory -> Tensor? in
            guard let sizes = memory.baseAddress else { return nil }
            let steps = sizes + ViewPart.limit
            var kept = 0, at = offset, n = 1, d = 0
            var hasOwnStrides = true
            while d < rank {
                let size = shape[d], stride = strides[d]
                if d < parts.count {
                    let part = parts[d]
                    if part.step == 0 {
                        let index = part.start < 0 ? part.start &+ size : part.start
                        if UInt(bitPattern: index) >= UInt(bitPattern: size) { return nil }
                        at &+= index &* stride
                        hasOwnStrides = false
                        d &+= 1
                        continue
                    }
                    let from = Tensor.cut(part.start, size), to = Swift.max(from, Tensor.cut(part.stop, size))
                    let length = to == from ? 0 : (to &- from &- 1) / part.step &+ 1
                    sizes[kept] = length
                    steps[kept] = length > 1 ? stride &* part.step : stride
                    if steps[kept] != stride { hasOwnStrides = false }
                    if length > 0 { at &+= from &* stride }
                } else {
                    sizes[kept] = size
                    steps[kept] = stride
                }
                n &*= sizes[kept]
                kept &+= 1
                d &+= 1
            }
            var isRowMajor = true, expected = 1
            d = kept &- 1
            while d >= 0, n > 0 {
                if sizes[d] != 1 {
                    if steps[d] != expected { isRowMajor = false; break }
                    expected &*= sizes[d]
                }
                d &-= 1
            }
            let result = Tensor(storage: storage, shape: SizeTable.array(UnsafeBufferPointer(start: sizes, count: kept)),
                                strides: hasOwnStrides ? strides : SizeTable.array(UnsafeBufferPointer(start: steps, count: kept)), offset: at, dtype: dtype, count: n,
                                isContiguous: isRowMajor)
            result.tracksVersion = tracksVersion
            result.isInference = isInference
            if !isInference && TensorRuntime.isGradEnabled {
                result.base = base ?? self
                result.nodeVersion = storage.version
                result.unrecordedView = unrecordedView
            }
            return result
        }
    }

    /// A slice's bound, within 0...size.
    @inline(__always)
    private static func cut(_ bound: Int, _ size: Int) -> Int { bound < 0 ? Swift.max(0, bound &+ size) : Swift.min(bound, size) }

    /// Where the one element of `self[parts]` stands in the storage; -1: the parts are not an index for each dimension, in range.
    @inline(__always)
    private func elementPosition(_ parts: UnsafeBufferPointer<ViewPart>) -> Int {
        let rank = shape.count
        if parts.count != rank || rank == 0 { return -1 }
        var at = offset, d = 0
        while d < rank {
            let size = shape[d], part = parts[d]
            let index = part.start < 0 ? part.start &+ size : part.start
            if part.step != 0 || UInt(bitPattern: index) >= UInt(bitPattern: size) { return -1 }
            at &+= index &* strides[d]
            d &+= 1
        }
        return at
    }

    /// The one element of `self[parts]`; nil: the parts do not name one.
    public func quickItem(_ parts: UnsafeBufferPointer<ViewPart>) -> Scalar? {
        let at = elementPosition(parts)
        return at < 0 ? nil : element(at: at)
    }

    /// Whether an element may be overwritten without a look at gradients.
    private var isPlainlyWritable: Bool {
        TensorRuntime.withCurrent { !(isInference && !$0.inferenceMode) && !($0.gradEnabled && requiresGrad) }
    }

    /// `self[parts] = value` for one element and a tensor without dimensions; false: the general way must do it, or knows the error.
    public func quickSet(_ parts: UnsafeBufferPointer<ViewPart>, _ value: Tensor) -> Bool {
        guard value.shape.isEmpty, value.dtype == dtype, !dtype.isComplex, isPlainlyWritable, !Tensor.isRecording(value) else { return false }
        let at = elementPosition(parts)
        if at < 0 { return false }
        let size = dtype.itemSize
        (storage.pointer + at &* size).copyMemory(from: value.storage.pointer + value.offset &* size, byteCount: size)
        bumpVersion()
        return true
    }

    /// The same for a number.
    public func quickSet(_ parts: UnsafeBufferPointer<ViewPart>, _ value: Scalar) -> Bool {
        guard dtype == .float32 || dtype == .float64, !value.isComplex, dtype.holds(value), isPlainlyWritable else { return false }
        let at = elementPosition(parts)
        if at < 0 { return false }
        setElement(at: at, to: value)
        bumpVersion()
        return true
    }

    /// The largest number of elements that go through a buffer on the stack.
    private static let smallCount = 256

    /// op(a, b) for small float32 tensors of one shape, at least one of them with gaps; nil: the general way must do it.
    @inline(__always)
    static func computeSmallBinary(_ op: BinaryOperation, _ a: Tensor, _ b: Tensor, p: Double, q: Double) throws -> Tensor? {
        let rank = a.shape.count
        // Two tensors with the same gaps may hand their order in memory on.
        if a.count > smallCount || a.count == 0 || rank == 0 || rank > 4 || a.shape != b.shape || a.strides == b.strides { return nil }
        let out = try Tensor(a.shape, .float32)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * smallCount) { buffer in
            guard let left = buffer.baseAddress else { return }
            let right = left + smallCount
            Kernels.binary(op, a.gathered(left), b.gathered(right), into: out.pointer(Float.self), count: a.count, p: Float(p), q: Float(q))
        }
        return out
    }

    /// The elements in row-major order: where they lie, or copied to `buffer`.
    @inline(__always)
    private func gathered(_ buffer: UnsafeMutablePointer<Float>) -> UnsafePointer<Float> {
        let source = constant(Float.self)
        if isContiguous { return source }
        let rank = shape.count
        let columns = shape[rank &- 1], step = strides[rank &- 1]
        let rows = rank > 1 ? shape[rank &- 2] : 1, rowStep = rank > 1 ? strides[rank &- 2] : 0
        let planes = rank > 2 ? shape[rank &- 3] : 1, planeStep = rank > 2 ? strides[rank &- 3] : 0
        let blocks = rank > 3 ? shape[0] : 1, blockStep = rank > 3 ? strides[0] : 0
        var next = 0, block = 0
        while block < blocks {
            var plane = 0
            while plane < planes {
                var row = 0
                while row < rows {
                    var at = block &* blockStep &+ plane &* planeStep &+ row &* rowStep
                    var column = 0
                    while column < columns {
                        buffer[next] = source[at]
                        next &+= 1
                        at &+= step
                        column &+= 1
                    }
                    row &+= 1
                }
                plane &+= 1
            }
            block &+= 1
        }
        return UnsafePointer(buffer)
    }

    /// The sum of the elements of small contiguous float32 memory, where no gradient is recorded; nil: the general way must do it.
    func smallSum() throws -> Tensor? {
        if dtype != .float32 || count == 0 || count > Tensor.smallCount || Tensor.isRecording(self) { return nil }
        let out = try Tensor([], .float32)
        Kernels.sum(constant(Float.self), into: out.pointer(Float.self), count: count)
        return out
    }
}
