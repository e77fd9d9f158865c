internal import Kernels

/// Runs an operation with the kernels that the run asks for.
enum KernelChoice {
    /// The largest relative difference at which two results agree.
    static let tolerance = 1e-4

    /// Fills `out` by the fast or the reference kernel, or by both with a comparison.  In fast mode the observer is told of
    /// operations that are `observed`.
    @inline(__always)
    static func run(_ name: String, _ shapes: @autoclosure () -> [[Int]], _ out: Tensor, observed: Bool, fast: (Tensor) -> Void, reference: (Tensor) -> Void) throws {
        let runtime = TensorRuntime.current
        switch runtime.kernelMode {
        case .fast:
            guard observed, let observer = runtime.kernelObserver else { fast(out); return }
            let start = runtime.clock()
            fast(out)
            observer(KernelComparison(operation: name, shapes: shapes(), outputShape: out.shape, fastSeconds: runtime.clock() - start, referenceSeconds: nil,
                                      maximumDifference: 0, maximumRelativeDifference: 0, agrees: true))
        case .reference:
            reference(out)
        case .both:
            try compare(name, shapes(), out, fast, reference)
        }
    }

    private static func compare(_ name: String, _ shapes: [[Int]], _ out: Tensor, _ fast: (Tensor) -> Void, _ reference: (Tensor) -> Void) throws {
        let runtime = TensorRuntime.current
        let expected = try Tensor(out.shape, out.dtype)
        expected.writeElements(of: out)
        let start = runtime.clock()
        fast(out)
        let middle = runtime.clock()
        reference(expected)
        let end = runtime.clock()
        var largestDifference = 0.0, largest = 0.0, isComparable = true
        for i in 0..<out.count {
            let a = out.element(at: out.offset + i).double, b = expected.element(at: i).double
            if a.isFinite && b.isFinite {
                largestDifference = max(largestDifference, (a - b).magnitude)
                largest = max(largest, b.magnitude)
            } else if !(a == b || (a.isNaN && b.isNaN)) {
                isComparable = false
            }
        }
        let relative = largest > 0 ? largestDifference / largest : largestDifference
        runtime.kernelObserver?(KernelComparison(operation: name, shapes: shapes, outputShape: out.shape, fastSeconds: middle - start, referenceSeconds: end - middle,
                                                 maximumDifference: largestDifference, maximumRelativeDifference: relative, agrees: isComparable && relative <= tolerance))
    }
}
