import Glibc
import Kernels
import Testing

@Suite(.serialized) struct ReductionTests {
    @Test func reductionsOverAnyDimensionsOfAnyStrides() {
        var random = SplitMix(11)
        let data: [Double] = random.array(2000)
        for _ in 0..<300 {
            let rank = random.below(4) + 1
            let shape = (0..<rank).map { _ in random.pick([0, 1, 2, 3, 5, 9]) }
            var strides = [Int](repeating: 0, count: rank), step = 1
            for d in (0..<rank).shuffledBy(&random) { strides[d] = random.below(8) == 0 ? 0 : step; step *= max(shape[d], 1) }
            let dimensions = (0..<rank).filter { _ in random.below(2) == 0 }
            let kept = (0..<rank).filter { !dimensions.contains($0) }
            let keptShape = kept.map { shape[$0] }
            var groups = [[Double]](repeating: [], count: keptShape.reduce(1, *))
            for flat in 0..<shape.reduce(1, *) {
                var rest = flat, offset = 0, index = [Int](repeating: 0, count: rank)
                for d in (0..<rank).reversed() { index[d] = rest % shape[d]; rest /= shape[d]; offset += index[d] * strides[d] }
                var place = 0
                for d in kept { place = place * shape[d] + index[d] }
                groups[place].append(data[offset % 2000])
            }
            guard step <= 2000 else { continue }
            func run(_ op: ReductionOperation) -> [Double] {
                output(groups.count) { out in view(data, shape, strides: strides) { Kernels.reduce(op, $0, dimensions: dimensions, into: out) } }
            }
            #expect(distance(run(.sum), groups.map { $0.reduce(0, +) }) < 1e-12)
            #expect(distance(run(.product), groups.map { $0.reduce(1, *) }) < 1e-12)
            #expect(distance(run(.mean), groups.map { $0.reduce(0, +) / Double($0.count) }) < 1e-12)
            if !shape.contains(0) {
                #expect(run(.maximum) == groups.map { $0.max()! })
                #expect(run(.minimum) == groups.map { $0.min()! })
            }
            let variances: [Double] = output(groups.count) { out in view(data, shape, strides: strides) { Kernels.variance($0, dimensions: dimensions, correction: 1, into: out) } }
            #expect(distance(variances, groups.map { g in
                let m = g.reduce(0, +) / Double(g.count)
                return g.map { ($0 - m) * ($0 - m) }.reduce(0, +) / max(0, Double(g.count) - 1)
            }) < 1e-11)
            let lse: [Double] = output(groups.count) { out in view(data, shape, strides: strides) { Kernels.logSumExp($0, dimensions: dimensions, into: out) } }
            #expect(distance(lse, groups.map { log($0.map { exp($0) }.reduce(0, +)) }) < 1e-12)
            let norms: [Double] = output(groups.count) { out in view(data, shape, strides: strides) { Kernels.norm($0, dimensions: dimensions, p: 3, into: out) } }
            #expect(distance(norms, groups.map { pow($0.map { pow(abs($0), 3) }.reduce(0, +), 1.0 / 3) }) < 1e-12)
        }
    }

    @Test func sumsOfManyFloatsAreAccurate() {
        let n = 3_000_001
        let x = (0..<n).map { Float(0.1) + Float($0 % 7) * 0.01 }
        let exact = x.reduce(0.0) { $0 + Double($1) }
        let sum: [Float] = output(1) { out in view(x, [n]) { Kernels.reduce(.sum, $0, dimensions: [0], into: out) } }
        #expect(abs(Double(sum[0]) - exact) / exact < 3e-7)
        let columns: [Float] = output(3) { out in view(x, [1_000_000, 3]) { Kernels.reduce(.sum, $0, dimensions: [0], into: out) } }
        for c in 0..<3 {
            var total = 0.0
            for r in 0..<1_000_000 { total += Double(x[3 * r + c]) }
            #expect(abs(Double(columns[c]) - total) / total < 3e-7)
        }
    }

    /// Sums that PyTorch 2.13 gives for the same numbers (x[i] = 1 / (i + 1), float32): the order of additions is its own.
    @Test func sumsFollowCascadeOrder() {
        func sum(_ n: Int) -> UInt32 {
            let x = (0..<n).map { 1 / Float($0 + 1) }
            return (output(1) { out in view(x, [n]) { Kernels.reduce(.sum, $0, dimensions: [0], into: out) } } as [Float])[0].bitPattern
        }
        for (n, expected) in Self.cascade { #expect(sum(n) == expected, "\(n)") }
    }

    static let cascade: [(Int, UInt32)] = [(1, 0x3f800000), (2, 0x3fc00000), (5, 0x40122222), (6, 0x401ccccd), (7, 0x4025f15f), (8, 0x402df160), (9, 0x40350dd2), (31, 0x4080df32), (33, 0x4082d76f), (100, 0x40a5ff00), (127, 0x40ad9c58), (1000, 0x40ef88fa), (4096, 0x410e5258), (5000, 0x4111831c), (30000, 0x412e2dd1)]

    @Test func extremaTakeTheFirstAndNaNWins() {
        let x: [Float] = [1, 5, 5, 2, 7, .nan, 9, .nan, -3, -3, 0, 1]
        let values: [Float] = output(3) { out in view(x, [3, 4]) { Kernels.extremum($0, dimension: 1, largest: true, values: out, indices: nil) } }
        let indices: [Int64] = output(3) { out in view(x, [3, 4]) { Kernels.extremum($0, dimension: 1, largest: true, values: nil, indices: out) } }
        #expect(values[0] == 5 && values[1].isNaN && values[2] == 1)
        #expect(indices == [1, 1, 3])
        let low: [Int64] = output(3) { out in view(x, [3, 4]) { Kernels.extremum($0, dimension: 1, largest: false, values: nil, indices: out) } }
        #expect(low == [0, 1, 0])
        var random = SplitMix(2)
        let big = (0..<40_000).map { _ in Float(random.below(50)) }
        let byColumn: [Int64] = output(200) { out in view(big, [200, 200]) { Kernels.extremum($0, dimension: 0, largest: true, values: nil, indices: out) } }
        let byRow: [Int64] = output(200) { out in view(big, [200, 200], strides: [1, 200]) { Kernels.extremum($0, dimension: 1, largest: true, values: nil, indices: out) } }
        #expect(byColumn == byRow)
        let rows: [Int64] = output(200) { out in view(big, [200, 200]) { Kernels.extremum($0, dimension: 1, largest: true, values: nil, indices: out) } }
        for r in 0..<200 {
            let line = Array(big[(r * 200)..<(r * 200 + 200)])
            #expect(Int(rows[r]) == line.firstIndex(of: line.max()!)!)
        }
    }

    @Test func scans() {
        let x: [Float] = [3, 1, 2, 5, 4, 5]
        func scan(_ op: ScanOperation, _ dimension: Int) -> [Float] { output(6) { out in view(x, [2, 3]) { Kernels.scan(op, $0, dimension: dimension, into: out) } } }
        #expect(scan(.sum, 1) == [3, 4, 6, 5, 9, 14])
        #expect(scan(.sum, 0) == [3, 1, 2, 8, 5, 7])
        #expect(scan(.product, 1) == [3, 3, 6, 5, 20, 100])
        #expect(scan(.maximum, 1) == [3, 3, 3, 5, 5, 5])
        let indices: [Int64] = output(6) { at in
            let _: [Float] = output(6) { out in view(x, [2, 3]) { Kernels.scan(.maximum, $0, dimension: 1, into: out, indices: at) } }
        }
        #expect(indices == [0, 0, 0, 0, 0, 2])
    }

    @Test func truthReductions() {
        let x: [Int64] = [0, 0, 1, 0, 2, 3]
        let any: [UInt8] = output(2) { out in view(x, [2, 3]) { Kernels.anyOrAll($0, dimensions: [1], all: false, into: out) } }
        let all: [UInt8] = output(3) { out in view(x, [2, 3]) { Kernels.anyOrAll($0, dimensions: [0], all: true, into: out) } }
        let none: [UInt8] = output(1) { out in view(x, [0]) { Kernels.anyOrAll($0, dimensions: [0], all: true, into: out) } }
        let count: [Int64] = output(1) { out in view(x, [2, 3]) { Kernels.countNonZero($0, dimensions: [0, 1], into: out) } }
        #expect(any == [1, 1] && all == [0, 0, 1] && none == [1] && count == [3])
    }

    @Test func resultsDoNotDependOnThreads() {
        var random = SplitMix(8)
        let x: [Float] = random.array(300_000)
        for dimensions in [[0], [1], [0, 1]] {
            let n = dimensions.count == 2 ? 1 : (dimensions[0] == 0 ? 1000 : 300)
            #expect(sameForAnyThreads { output(n) { out in view(x, [300, 1000]) { Kernels.reduce(.sum, $0, dimensions: dimensions, into: out) } } })
            #expect(sameForAnyThreads { output(n) { out in view(x, [300, 1000]) { Kernels.variance($0, dimensions: dimensions, correction: 1, into: out) } } })
        }
    }

    @Test func softmaxAndItsLogarithm() {
        var random = SplitMix(4)
        for (outer, size, inner) in [(1, 1, 1), (3, 10, 1), (2, 33, 1), (4, 7, 5), (1, 3, 300), (0, 3, 1), (2, 1000, 1)] {
            let x: [Float] = random.array(outer * size * inner, scale: 3)
            let y: [Float] = output(x.count) { out in view(x, [x.count]) { Kernels.softmax($0.pointer, into: out, outer: outer, size: size, inner: inner) } }
            let l: [Float] = output(x.count) { out in view(x, [x.count]) { Kernels.softmax($0.pointer, into: out, outer: outer, size: size, inner: inner, log: true) } }
            var exact = [Float](repeating: 0, count: x.count)
            for o in 0..<outer {
                for i in 0..<inner {
                    let line = (0..<size).map { Double(x[(o * size + $0) * inner + i]) }
                    let total = line.map { exp($0) }.reduce(0, +)
                    for k in 0..<size { exact[(o * size + k) * inner + i] = Float(exp(line[k]) / total) }
                }
            }
            #expect(distance(y, exact) < 1e-6)
            #expect(distance(l.map { exp($0) }, exact) < 2e-6)
            // the backward pass of softmax against its formula
            let g: [Float] = random.array(x.count)
            let dx: [Float] = output(x.count) { out in
                view(g, [x.count]) { g in view(y, [x.count]) { y in Kernels.softmaxBackward(g.pointer, y.pointer, into: out, outer: outer, size: size, inner: inner) } }
            }
            var expected = dx
            for o in 0..<outer {
                for i in 0..<inner {
                    func at(_ k: Int) -> Int { (o * size + k) * inner + i }
                    let dot = (0..<size).map { Double(g[at($0)]) * Double(y[at($0)]) }.reduce(0, +)
                    for k in 0..<size { expected[at(k)] = Float(Double(y[at(k)]) * (Double(g[at(k)]) - dot)) }
                }
            }
            #expect(distance(dx, expected) < 1e-5)
        }
    }
}

extension Range<Int> {
    func shuffledBy(_ random: inout SplitMix) -> [Int] {
        var all = Array(self)
        for i in all.indices.reversed() { all.swapAt(i, random.below(i + 1)) }
        return all
    }
}
