import Kernels

/// A small reproducible generator, so that failures can be repeated.
struct SplitMix {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    /// Uniform in 0..<n.
    mutating func below(_ n: Int) -> Int { n <= 0 ? 0 : Int(next() % UInt64(n)) }
    mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }
    /// Roughly normal.
    mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += Double(next() >> 11) * 0x1p-53 }
        return sum
    }
    mutating func array<T: KernelFloat>(_ n: Int, scale: Double = 1) -> [T] { (0..<n).map { _ in T(normal() * scale) } }
    mutating func integers(_ n: Int, _ low: Int, _ high: Int) -> [Int64] { (0..<n).map { _ in Int64(low + below(high - low)) } }
}

/// Calls `body` with a mutable pointer to fresh memory and returns that memory as an array.
func output<T: KernelElement>(_ n: Int, _ body: (UnsafeMutablePointer<T>) -> Void) -> [T] {
    var result = [T](repeating: T.one, count: max(n, 1))
    result.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
    return Array(result.prefix(n))
}

/// A view of an array for the time of `body`.
func view<T, R>(_ array: [T], _ shape: [Int], strides: [Int]? = nil, offset: Int = 0, _ body: (StridedBuffer<T>) -> R) -> R {
    array.withUnsafeBufferPointer { buffer in
        withUnsafeTemporaryAllocation(of: T.self, capacity: 1) { empty in
            let base = buffer.baseAddress ?? UnsafePointer(empty.baseAddress!)
            return body(StridedBuffer(base + offset, shape: shape, strides: strides ?? Kernels.contiguousStrides(shape)))
        }
    }
}

/// max |a − b| / (1 + |b|)
func distance<T: KernelFloat>(_ a: [T], _ b: [T]) -> Double {
    guard a.count == b.count else { return .infinity }
    var worst = 0.0
    for (x, y) in zip(a, b) {
        if x == y || (x.isNaN && y.isNaN) { continue }
        let d = abs(x.asDouble - y.asDouble) / (1 + abs(y.asDouble))
        worst = d.isNaN ? .infinity : max(worst, d)
    }
    return worst
}

/// The bits of floats, for comparisons that count −0 and NaN.
func bits(_ a: [Float]) -> [UInt32] { a.map(\.bitPattern) }

/// Runs `body` with 1, 2 and 4 threads and says whether all results have the same bits.
func sameForAnyThreads(_ body: () -> [Float]) -> Bool {
    let before = Kernels.threadCount
    defer { Kernels.threadCount = before }
    var results: [[UInt32]] = []
    for threads in [1, 2, 4] {
        Kernels.threadCount = threads
        results.append(bits(body()))
    }
    return results.allSatisfy { $0 == results[0] }
}
