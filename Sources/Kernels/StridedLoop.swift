/// A loop nest over up to four operands of one shape: dimensions sorted by the first operand's strides (its memory
/// order), neighbours joined where every operand allows it.
struct StridedLoop {
    static let operands = 4

    /// Sizes, outermost first; never empty.
    var sizes: [Int]
    /// `steps[d * 4 + k]`: the stride of operand k in dimension d.
    var steps: [Int]
    let count: Int

    /// `first` is the operand whose memory order the loop follows: the output.
    init(shape: [Int], _ first: [Int], _ second: [Int]? = nil, _ third: [Int]? = nil, _ fourth: [Int]? = nil, reorder: Bool = true) {
        var sizes: [Int] = []
        var steps: [Int] = []
        sizes.reserveCapacity(shape.count + 1)
        steps.reserveCapacity(4 * shape.count + 4)
        var total = 1
        for d in 0..<shape.count {
            let size = shape[d]
            total &*= size
            if size == 1 { continue }
            let s0 = first[d], s1 = second?[d] ?? 0, s2 = third?[d] ?? 0, s3 = fourth?[d] ?? 0
            // insertion by falling stride of the output; ties keep their order
            var position = sizes.count
            if reorder {
                while position > 0 && steps[(position &- 1) &* 4].magnitude < s0.magnitude { position &-= 1 }
            }
            sizes.insert(size, at: position)
            steps.insert(contentsOf: CollectionOfFour(s0, s1, s2, s3), at: position &* 4)
        }
        // join d and d + 1 where stepping over d is stepping past the end of d + 1
        var written = 0
        for d in 0..<sizes.count {
            if written > 0 {
                let outer = (written &- 1) &* 4, inner = d &* 4, size = sizes[d]
                if steps[outer] == steps[inner] &* size && steps[outer &+ 1] == steps[inner &+ 1] &* size
                    && steps[outer &+ 2] == steps[inner &+ 2] &* size && steps[outer &+ 3] == steps[inner &+ 3] &* size {
                    sizes[written &- 1] &*= size
                    for k in 0..<4 { steps[outer &+ k] = steps[inner &+ k] }
                    continue
                }
            }
            sizes[written] = sizes[d]
            for k in 0..<4 { steps[written &* 4 &+ k] = steps[d &* 4 &+ k] }
            written &+= 1
        }
        if written == 0 {
            self.sizes = [total == 0 ? 0 : 1]
            self.steps = [1, 1, 1, 1]
        } else {
            sizes.removeLast(sizes.count - written)
            self.sizes = sizes
            self.steps = steps
        }
        count = total
    }

    private struct CollectionOfFour: Collection {
        let a: Int, b: Int, c: Int, d: Int
        init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) { self.a = a; self.b = b; self.c = c; self.d = d }
        var startIndex: Int { 0 }
        var endIndex: Int { 4 }
        func index(after i: Int) -> Int { i &+ 1 }
        subscript(i: Int) -> Int { i == 0 ? a : (i == 1 ? b : (i == 2 ? c : d)) }
    }

    /// The size of the innermost dimension and the operands' strides in it.
    var rowLength: Int { sizes[sizes.count - 1] }
    @inline(__always)
    func rowStep(_ operand: Int) -> Int { steps[(sizes.count &- 1) &* 4 &+ operand] }

    /// Calls `row(offset₀, offset₁, offset₂, offset₃, length)` for the pieces of rows in positions `range` of the loop's
    /// order.
    @inline(__always)
    func forEachRow(_ range: Range<Int>, _ row: (Int, Int, Int, Int, Int) -> Void) {
        let rank = sizes.count
        let length = sizes[rank &- 1]
        if range.isEmpty || length == 0 { return }
        let outer = rank &- 1
        sizes.withUnsafeBufferPointer { sizes in
            steps.withUnsafeBufferPointer { steps in
                withUnsafeTemporaryAllocation(of: Int.self, capacity: outer &+ 1) { index in
                    var rest = range.lowerBound / length
                    var column = range.lowerBound &- rest &* length
                    var o0 = 0, o1 = 0, o2 = 0, o3 = 0
                    var d = outer &- 1
                    while d >= 0 {
                        let i = rest % sizes[d]
                        rest /= sizes[d]
                        index[d] = i
                        o0 &+= i &* steps[d &* 4]
                        o1 &+= i &* steps[d &* 4 &+ 1]
                        o2 &+= i &* steps[d &* 4 &+ 2]
                        o3 &+= i &* steps[d &* 4 &+ 3]
                        d &-= 1
                    }
                    let last = outer &* 4
                    let s0 = steps[last], s1 = steps[last &+ 1], s2 = steps[last &+ 2], s3 = steps[last &+ 3]
                    var left = range.count
                    while true {
                        let n = min(length &- column, left)
                        row(o0 &+ column &* s0, o1 &+ column &* s1, o2 &+ column &* s2, o3 &+ column &* s3, n)
                        left &-= n
                        if left == 0 { return }
                        column = 0
                        d = outer &- 1
                        while d >= 0 {
                            let base = d &* 4
                            index[d] &+= 1
                            o0 &+= steps[base]; o1 &+= steps[base &+ 1]; o2 &+= steps[base &+ 2]; o3 &+= steps[base &+ 3]
                            if index[d] < sizes[d] { break }
                            index[d] = 0
                            let size = sizes[d]
                            o0 &-= steps[base] &* size; o1 &-= steps[base &+ 1] &* size
                            o2 &-= steps[base &+ 2] &* size; o3 &-= steps[base &+ 3] &* size
                            d &-= 1
                        }
                    }
                }
            }
        }
    }

    /// All rows, cut for several threads into pieces of about `grain` elements (whole rows where rows are short).
    @inline(__always)
    func parallelRows(grain: Int, _ row: (Int, Int, Int, Int, Int) -> Void) {
        if count <= grain {
            forEachRow(0..<count, row)
            return
        }
        let length = max(rowLength, 1), even = Kernels.evenGrain(count, grain)
        let piece = length < even ? max(even / length, 1) &* length : even
        Kernels.parallel(count, grain: piece) { forEachRow($0, row) }
    }
}
