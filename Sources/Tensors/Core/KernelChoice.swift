internal import Kernels

/// Runs an operation with the kernels that the run asks for.
enum KernelChoice {
    /// The largest relative difference at which two results agree.
    static let tolerance = 1e-4

    /// Fills `out` by the fast or the reference kernel, or by both with a comparison.  In fast mode the observer is told of
    /// operations that are `observed`.
    ///
    /// - Parameters:
    ///   - work: the multiplications with an addition.
    ///   - repetition: runs both kernels on other numbers of the same shapes, at some later time.
    @inline(__always)
    static func run(
        _ name: String, _ shapes: @autoclosure () -> [[Int]], _ out: Tensor, observed: Bool, work: @autoclosure () -> Int = 0,
        repetition: @autoclosure () -> (() -> KernelComparison?)? = nil, fast: (Tensor) -> Void, reference: (Tensor) -> Void
    ) throws {
        let runtime = TensorRuntime.current
        switch runtime.kernelMode {
        case .fast:
            guard observed, let observer = runtime.kernelObserver else { fast(out); return }
            let start = runtime.clock()
            fast(out)
            var comparison = KernelComparison(operation: name, shapes: shapes(), outputShape: out.shape, fastSeconds: runtime.clock() - start, referenceSeconds: nil,
                                              maximumDifference: 0, maximumRelativeDifference: 0, agrees: true)
            comparison.multiplyAdds = work()
            comparison.repetition = repetition()
            observer(comparison)
        case .reference:
            reference(out)
        case .both:
            let comparison = try compare(name, shapes(), out, fast, reference)
            runtime.kernelObserver?(comparison)
        }
    }

    /// Runs both kernels; `out` is the fast one's.
    static func compare(_ name: String, _ shapes: [[Int]], _ out: Tensor, _ fast: (Tensor) -> Void, _ reference: (Tensor) -> Void) throws -> KernelComparison {
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
        return KernelComparison(operation: name, shapes: shapes, outputShape: out.shape, fastSeconds: middle - start, referenceSeconds: end - middle,
                                maximumDifference: largestDifference, maximumRelativeDifference: relative, agrees: isComparable && relative <= tolerance)
    }

    /// The same with numbers made for it, the best of three times for the fast kernel; nil without the memory for it.
    ///
    /// - Parameter operands: the shapes of the operands, which `run` gets in this order.
    static func compareAgain<T: KernelFloat>(
        _ name: String, _ operands: [[Int]], _ output: [Int], _ dtype: DType, _: T.Type, fast: ([UnsafePointer<T>], UnsafeMutablePointer<T>) -> Void,
        reference: ([UnsafePointer<T>], UnsafeMutablePointer<T>) -> Void
    ) -> KernelComparison? {
        guard let inputs = try? operands.map({ try Tensor($0, dtype) }), let out = try? Tensor(output, dtype) else { return nil }
        var state: UInt32 = 1
        for input in inputs {
            let memory = input.pointer(T.self)
            for index in 0..<input.count {
                state = state &* 1_664_525 &+ 1_013_904_223
                memory[index] = T(Int(state >> 16) - 32768) / 32768
            }
        }
        // The pointers do not keep their tensors.
        defer { withExtendedLifetime((inputs, out)) {} }
        let pointers = inputs.map { $0.constant(T.self) }
        guard var comparison = try? compare(name, operands, out, { fast(pointers, $0.pointer(T.self)) }, { reference(pointers, $0.pointer(T.self)) }) else { return nil }
        let clock = TensorRuntime.current.clock
        for _ in 0..<2 {
            let start = clock()
            fast(pointers, out.pointer(T.self))
            comparison.fastSeconds = min(comparison.fastSeconds ?? .infinity, clock() - start)
        }
        return comparison
    }
}
