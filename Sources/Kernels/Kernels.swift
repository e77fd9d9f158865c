// Loops over raw memory: no tensors, no shapes that a user wrote, no errors.
//
// Every function takes pointers (or `StridedBuffer`s: pointer, shape, strides in elements) whose sizes the caller has
// checked; sizes of zero are fine everywhere.  Unless a comment says otherwise an output may be the same memory as an
// input of the same layout, and may not overlap an input in any other way.
//
// Results do not depend on `Kernels.threadCount`: work is cut by shape, and each piece is computed the same way by
// whichever thread takes it.

/// The namespace of all kernels.
public enum Kernels {}

/// The largest rank that a buffer may have.
public let maximumRank = 64

/// A strided view of memory: element `i` is `pointer[i₀·strides₀ + i₁·strides₁ + …]`.  Strides count elements and may be
/// zero (broadcasting) or negative.
public struct StridedBuffer<Element> {
    public var pointer: UnsafeMutablePointer<Element>
    public var shape: [Int]
    public var strides: [Int]

    @inlinable
    public init(_ pointer: UnsafeMutablePointer<Element>, shape: [Int], strides: [Int]) {
        assert(shape.count == strides.count && shape.count <= maximumRank)
        self.pointer = pointer
        self.shape = shape
        self.strides = strides
    }

    /// A read-only input; kernels never write through their inputs.
    @inlinable
    public init(_ pointer: UnsafePointer<Element>, shape: [Int], strides: [Int]) {
        self.init(UnsafeMutablePointer(mutating: pointer), shape: shape, strides: strides)
    }

    /// Row-major memory without gaps.
    @inlinable
    public init(_ pointer: UnsafeMutablePointer<Element>, shape: [Int]) {
        self.init(pointer, shape: shape, strides: Kernels.contiguousStrides(shape))
    }

    /// The number of elements.
    @inlinable
    public var count: Int {
        var n = 1
        for size in shape { n &*= size }
        return n
    }

    /// Whether the elements lie in row-major order without gaps.
    @inlinable
    public var isContiguous: Bool { Kernels.isContiguous(shape, strides) }

    @inlinable
    var const: UnsafePointer<Element> { UnsafePointer(pointer) }
}

extension Kernels {
    /// The strides of row-major memory without gaps.
    @inlinable
    public static func contiguousStrides(_ shape: [Int]) -> [Int] {
        var strides = shape
        var step = 1
        var d = shape.count - 1
        while d >= 0 {
            strides[d] = step
            step &*= max(shape[d], 1)
            d &-= 1
        }
        return strides
    }

    /// Whether `strides` describe row-major memory without gaps (dimensions of size 1 may have any stride).
    @inlinable
    public static func isContiguous(_ shape: [Int], _ strides: [Int]) -> Bool {
        var step = 1
        var d = shape.count - 1
        while d >= 0 {
            let size = shape[d]
            if size == 0 { return true }
            if size != 1 {
                if strides[d] != step { return false }
                step &*= size
            }
            d &-= 1
        }
        return true
    }

    @inlinable
    static func product(_ shape: [Int]) -> Int {
        var n = 1
        for size in shape { n &*= size }
        return n
    }
}
