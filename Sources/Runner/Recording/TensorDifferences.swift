internal import Language
internal import LessonModel
internal import Tensors

/// How two tensors differ.
enum TensorDifferences {
    private static let maximalElements = 1 << 23

    /// - Returns: nil if neither value is a tensor, or they agree.
    static func describe(_ a: Value, _ b: Value, _ interpreter: Interpreter) -> Assertion.Detail? {
        guard let left = TorchBridge.tensor(a) else {
            guard let right = TorchBridge.tensor(b), right.rank == 0, Differences.isNumber(a) else { return nil }
            return scalars(a, b, interpreter)
        }
        guard let right = TorchBridge.tensor(b) else {
            return left.rank == 0 && Differences.isNumber(b) ? scalars(a, b, interpreter) : nil
        }
        if left.shape != right.shape, let sizes = sizes(left, right) { return sizes }
        guard left.shape == right.shape, left.count <= maximalElements else { return nil }
        return elements(left, right)
    }

    private static func scalars(_ a: Value, _ b: Value, _ interpreter: Interpreter) -> Assertion.Detail {
        Assertion.Detail(summary: "the values on both sides", actual: Differences.text(a, interpreter), expected: Differences.text(b, interpreter))
    }

    private static func sizes(_ a: Tensor, _ b: Tensor) -> Assertion.Detail? {
        // A tensor with one value may be compared with all values of another.
        if a.count == 1 || b.count == 1, a.rank == 0 || b.rank == 0 { return nil }
        func text(_ shape: [Int]) -> String { "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")") }
        return Assertion.Detail(summary: "the shapes differ", actual: text(a.shape), expected: text(b.shape))
    }

    private static func elements(_ a: Tensor, _ b: Tensor) -> Assertion.Detail? {
        let (left, right) = (a.doubles(), b.doubles())
        let isExact = !a.dtype.isFloatingPoint && !b.dtype.isFloatingPoint
        func differs(_ x: Double, _ y: Double) -> Bool {
            if x == y || (x.isNaN && y.isNaN) { return false }
            return isExact || !((x - y).magnitude <= 1e-8 + 1e-5 * y.magnitude)
        }
        var first: Int?, count = 0, largest = 0.0
        for index in left.indices where differs(left[index], right[index]) {
            if first == nil { first = index }
            count += 1
            let difference = (left[index] - right[index]).magnitude
            if difference.isFinite { largest = max(largest, difference) }
        }
        guard let first else {
            if a.dtype != b.dtype { return Assertion.Detail(summary: "the types differ", actual: a.dtype.name, expected: b.dtype.name) }
            guard let exact = left.indices.first(where: { left[$0] != right[$0] }) else { return nil }
            return Assertion.Detail(summary: "the values differ by no more than rounding", index: position(exact, a.shape), actual: "\(left[exact])", expected: "\(right[exact])")
        }
        let total = left.count
        let summary = "\(count) of \(total) \(total == 1 ? "value differs" : "values differ")" + (isExact ? "" : ", the largest difference is \(short(largest))")
        func text(_ value: Double) -> String { isExact ? "\(Int(exactly: value) ?? 0)" : short(value) }
        return Assertion.Detail(summary: summary, index: position(first, a.shape), actual: text(left[first]), expected: text(right[first]))
    }

    /// The index of an element in row-major order.
    static func position(_ flat: Int, _ shape: [Int]) -> [Int] {
        var rest = flat
        return shape.reversed().map { size in
            defer { rest /= max(1, size) }
            return rest % max(1, size)
        }.reversed()
    }

    /// A number with about seven digits.
    private static func short(_ value: Double) -> String {
        if !value.isFinite { return value.isNaN ? "nan" : value > 0 ? "inf" : "-inf" }
        return "\(Float(value))"
    }
}
