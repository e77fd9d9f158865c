import Glibc
import Kernels
import Testing

@Suite(.serialized) struct ElementwiseTests {
    /// The scalar meaning of each operation, in double precision.
    static let unaryMeaning: [(UnaryOperation, (Double) -> Double)] = [
        (.negative, { -$0 }), (.absolute, { abs($0) }), (.sign, { $0 > 0 ? 1 : ($0 < 0 ? -1 : $0) }), (.exp, { exp($0) }), (.exp2, { exp2($0) }),
        (.expm1, { expm1($0) }), (.log, { log($0) }), (.log2, { log2($0) }), (.log10, { log10($0) }), (.log1p, { log1p($0) }), (.sqrt, { $0.squareRoot() }),
        (.square, { $0 * $0 }), (.reciprocal, { 1 / $0 }), (.sin, { sin($0) }), (.cos, { cos($0) }), (.tan, { tan($0) }), (.asin, { asin($0) }),
        (.acos, { acos($0) }), (.atan, { atan($0) }), (.sinh, { sinh($0) }), (.cosh, { cosh($0) }), (.tanh, { tanh($0) }), (.asinh, { asinh($0) }),
        (.acosh, { acosh($0) }), (.atanh, { atanh($0) }), (.floor, { floor($0) }), (.ceiling, { ceil($0) }), (.round, { rint($0) }), (.truncate, { trunc($0) }),
        (.relu, { max($0, 0) }), (.erf, { erf($0) }), (.erfc, { erfc($0) }), (.lgamma, { lgamma($0) }),
    ]

    static func ulps(_ value: Float, _ exact: Double) -> Double {
        if value.isNaN && exact.isNaN { return 0 }
        let rounded = Float(exact)
        if value == rounded { return 0 }
        if !rounded.isFinite || !value.isFinite { return .infinity }
        return abs(Double(value) - exact) / Double(max(rounded.ulp, Float.leastNonzeroMagnitude))
    }

    static func ulps(_ value: Double, _ exact: Double) -> Double {
        if value.isNaN && exact.isNaN || value == exact { return 0 }
        if !exact.isFinite || !value.isFinite { return .infinity }
        return abs(value - exact) / exact.ulp
    }

    static func samples(_ low: Double, _ high: Double) -> [Double] {
        var random = SplitMix(7)
        return (0..<20_000).map { _ in low + (high - low) * Double(random.next() >> 11) * 0x1p-53 }
    }

    @Test(arguments: [
        (UnaryOperation.exp, -103.9, 88.7), (.exp, -1, 1), (.expm1, -20, 20), (.expm1, -1e-3, 1e-3), (.log, 1e-30, 10), (.log, 0.5, 2), (.log1p, -0.999, 5), (.log1p, -1e-4, 1e-4),
        (.tanh, -10, 10), (.tanh, -0.7, 0.7), (.sin, -100, 100), (.cos, -100, 100), (.sin, -1e6, 1e6), (.erf, -5, 5), (.erf, -0.1, 0.1), (.sigmoid, -80, 80), (.log, 1e-44, 1e-38),
    ]) func floatErrorIsAtMostTwoUlps(_ op: UnaryOperation, _ low: Double, _ high: Double) {
        let x = Self.samples(low, high).map { Float($0) }
        let y = output(x.count) { out in x.withUnsafeBufferPointer { Kernels.unary(op, $0.baseAddress!, into: out, count: x.count) } }
        let meaning: (Double) -> Double = op == .sigmoid ? { 1 / (1 + exp(-$0)) } : Self.unaryMeaning.first { $0.0 == op }!.1
        let worst = zip(x, y).map { Self.ulps($1, meaning(Double($0))) }.max()!
        #expect(worst <= 2.0, "\(op) on \(low)...\(high): \(worst) ulp")
    }

    @Test(arguments: [(UnaryOperation.exp, -745.0, 709.0), (.exp, -1, 1), (.log, 1e-300, 10), (.log, 0.5, 2), (.log, 1e-320, 1e-308)])
    func doubleErrorIsAtMostTwoUlps(_ op: UnaryOperation, _ low: Double, _ high: Double) {
        let x = Self.samples(low, high)
        let y = output(x.count) { out in x.withUnsafeBufferPointer { Kernels.unary(op, $0.baseAddress!, into: out, count: x.count) } }
        let meaning = Self.unaryMeaning.first { $0.0 == op }!.1
        let worst = zip(x, y).map { Self.ulps($1, meaning($0)) }.max()!
        #expect(worst <= 2.0, "\(op) on \(low)...\(high): \(worst) ulp")
    }

    @Test func powerErrorIsAtMostTwoUlps() {
        let x = Self.samples(0.01, 20).map { Float($0) }, e: [Float] = Array(Self.samples(-9, 9).map { Float($0) }.reversed())
        let y = output(x.count) { out in
            x.withUnsafeBufferPointer { a in e.withUnsafeBufferPointer { b in Kernels.binary(.power, a.baseAddress!, b.baseAddress!, into: out, count: x.count) } }
        }
        let worst = (0..<x.count).map { Self.ulps(y[$0], pow(Double(x[$0]), Double(e[$0]))) }.max()!
        #expect(worst <= 2.0)
    }

    @Test func everyUnaryOperationMeansWhatItsNameSays() {
        for (op, meaning) in Self.unaryMeaning {
            for x in [-2.5, -1.0, -0.75, -0.0, 0.0, 0.25, 0.5, 1.5, 2.5, 3.0, 1000.5] {
                let float: [Float] = output(1) { out in withUnsafePointer(to: Float(x)) { Kernels.unary(op, $0, into: out, count: 1) } }
                let double: [Double] = output(1) { out in withUnsafePointer(to: x) { Kernels.unary(op, $0, into: out, count: 1) } }
                #expect(Self.ulps(float[0], Double(Float(meaning(x)))) <= 2, "\(op) \(x): \(float[0]) for \(meaning(x))")
                #expect(Self.ulps(double[0], meaning(x)) <= 2, "\(op) \(x): \(double[0]) for \(meaning(x))")
            }
        }
    }

    @Test func specialValues() {
        func apply(_ op: UnaryOperation, _ x: Float, p: Float = 0, q: Float = 0) -> Float {
            output(1) { out in withUnsafePointer(to: x) { Kernels.unary(op, $0, into: out, count: 1, p: p, q: q) } }[0]
        }
        let infinity = Float.infinity
        #expect(apply(.exp, infinity) == infinity && apply(.exp, -infinity) == 0 && apply(.exp, .nan).isNaN && apply(.exp, 89.1) == infinity)
        #expect(apply(.log, 0) == -infinity && apply(.log, -1).isNaN && apply(.log, infinity) == infinity && apply(.log, .nan).isNaN && apply(.log, 1) == 0)
        #expect(apply(.log1p, -1) == -infinity && apply(.log1p, infinity) == infinity && apply(.log1p, .nan).isNaN && apply(.log1p, 1e-30) == 1e-30)
        #expect(apply(.tanh, infinity) == 1 && apply(.tanh, -infinity) == -1 && apply(.tanh, .nan).isNaN)
        #expect(apply(.erf, infinity) == 1 && apply(.erf, -infinity) == -1 && apply(.erf, .nan).isNaN)
        #expect(apply(.sin, infinity).isNaN && apply(.sin, 1e20) == sinf(1e20) && apply(.cos, 3e9) == cosf(3e9))
        #expect(apply(.relu, .nan).isNaN && apply(.relu, -1) == 0 && apply(.relu, 2) == 2)
        #expect(apply(.clamp, .nan, p: -1, q: 1).isNaN && apply(.clamp, 5, p: -1, q: 1) == 1 && apply(.clamp, -5, p: -1, q: 1) == -1)
        #expect(apply(.sign, -3) == -1 && apply(.sign, 0) == 0 && apply(.round, 2.5) == 2 && apply(.round, -1.5) == -2)
        #expect(apply(.erfinv, 1) == infinity && apply(.erfinv, 2).isNaN && abs(apply(.erfinv, 0.5) - 0.47693628) < 1e-7)
        #expect(abs(apply(.digamma, 1) + 0.57721566) < 1e-6 && abs(apply(.gelu, 1) - 0.8413447) < 1e-6 && abs(apply(.softplus, 1, p: 1, q: 20) - 1.3132616) < 1e-6)
        #expect(apply(.powerScalar, -2, p: 3) == -8 && apply(.powerScalar, -2, p: 0.3).isNaN && apply(.powerScalar, 0, p: 0) == 1 && apply(.powerScalar, -2, p: 5) == -32)
        #expect(apply(.elu, -1, p: 2) == 2 * Float(expm1(-1.0)) && apply(.leakyRelu, -2, p: 0.5) == -1 && apply(.hardSigmoid, 0) == 0.5)
    }

    @Test func powers() {
        func power(_ a: Float, _ b: Float) -> Float {
            output(1) { out in withUnsafePointer(to: a) { a in withUnsafePointer(to: b) { Kernels.binary(.power, a, $0, into: out, count: 1) } } }[0]
        }
        let values: [Float] = [-.infinity, -3, -2, -1, -0.5, -0.0, 0, 0.5, 1, 2, 3, .infinity, .nan]
        for a in values {
            for b in values {
                let exact = powf(a, b), got = power(a, b)
                #expect(got == exact && got.sign == exact.sign || got.isNaN && exact.isNaN, "\(a) ** \(b): \(got) for \(exact)")
            }
        }
    }

    @Test func divisionAndRemainderFollowPython() {
        let a: [Float] = [7, -7, 7, -7, 5.5, 0, 1], b: [Float] = [3, 3, -3, -3, 2, 5, 0]
        let quotient = output(7) { out in a.withUnsafeBufferPointer { x in b.withUnsafeBufferPointer { Kernels.binary(.floorDivide, x.baseAddress!, $0.baseAddress!, into: out, count: 7) } } }
        #expect(quotient == [2, -3, -3, 2, 2, 0, .infinity])
        let rest = output(6) { out in a.withUnsafeBufferPointer { x in b.withUnsafeBufferPointer { Kernels.binary(.remainder, x.baseAddress!, $0.baseAddress!, into: out, count: 6) } } }
        #expect(rest == [1, 2, -2, -1, 1.5, 0])
        let ia: [Int64] = [7, -7, 7, -7, 5, .min], ib: [Int64] = [3, 3, -3, -3, 0, -1]
        let iq = output(6) { out in ia.withUnsafeBufferPointer { x in ib.withUnsafeBufferPointer { Kernels.binary(.floorDivide, x.baseAddress!, $0.baseAddress!, into: out, count: 6) } } }
        #expect(iq == [2, -3, -3, 2, 0, .min])
        let ir = output(6) { out in ia.withUnsafeBufferPointer { x in ib.withUnsafeBufferPointer { Kernels.binary(.remainder, x.baseAddress!, $0.baseAddress!, into: out, count: 6) } } }
        #expect(ir == [1, 2, -2, -1, 0, 0])
    }

    @Test func integerOperationsWrapAndNeverTrap() {
        let edge: [Int64] = [.min, -1, 0, 1, 63, 64, .max]
        for op in BinaryOperation.allCases where op.rawValue <= BinaryOperation.absoluteDifference.rawValue && ![.atan2, .hypot, .logAddExp].contains(op) || (20...24).contains(op.rawValue) {
            for a in edge {
                for b in edge { _ = output(1) { out in withUnsafePointer(to: a) { a in withUnsafePointer(to: b) { Kernels.binary(op, a, $0, into: out, count: 1, p: Int64.max) } } } }
            }
        }
        let small = output(3) { (out: UnsafeMutablePointer<UInt8>) in view([300.0, -1.0, .nan], [3]) { x in Kernels.cast(x, into: StridedBuffer(out, shape: [3])) } }
        #expect(small == [44, 255, 0])
    }

    /// Broadcast, transposed and sliced operands against plain index arithmetic.
    @Test func stridedOperandsMeanTheSame() {
        var random = SplitMix(3)
        let a: [Float] = random.array(400), b: [Float] = random.array(400)
        for _ in 0..<200 {
            let rank = random.below(5)
            let shape = (0..<rank).map { _ in random.pick([0, 1, 2, 3, 5]) }
            func strides() -> [Int] { shape.map { _ in random.pick([0, 1, 2, 3, 7, 20]) } }
            let sa = strides(), sb = strides(), n = shape.reduce(1, *)
            var expected: [Float] = []
            for flat in 0..<n {
                var rest = flat, oa = 0, ob = 0
                for d in (0..<rank).reversed() { let i = rest % shape[d]; rest /= shape[d]; oa += i * sa[d]; ob += i * sb[d] }
                expected.append(a[oa] * b[ob])
            }
            let got: [Float] = output(n) { out in
                view(a, shape, strides: sa) { x in view(b, shape, strides: sb) { y in Kernels.binary(.multiply, x, y, into: StridedBuffer(out, shape: shape)) } }
            }
            #expect(got == expected, "\(shape) \(sa) \(sb)")
            let copied: [Float] = output(n) { out in view(a, shape, strides: sa) { Kernels.copy($0, into: StridedBuffer(out, shape: shape)) } }
            let squared: [Float] = output(n) { out in view(a, shape, strides: sa) { Kernels.unary(.square, $0, into: StridedBuffer(out, shape: shape)) } }
            #expect(zip(copied, squared).allSatisfy { $0 * $0 == $1 })
        }
    }

    @Test func transposedOutputAndLargeTransposes() {
        for (rows, columns) in [(1, 1), (7, 9), (8, 8), (65, 130), (300, 257)] {
            let x = (0..<(rows * columns)).map(Float.init)
            let t: [Float] = output(rows * columns) { out in
                view(x, [columns, rows], strides: [1, columns]) { Kernels.copy($0, into: StridedBuffer(out, shape: [columns, rows])) }
            }
            var right = true
            for r in 0..<rows { for c in 0..<columns where t[c * rows + r] != x[r * columns + c] { right = false } }
            #expect(right)
            let d = x.map(Double.init)
            let td: [Double] = output(rows * columns) { out in
                view(d, [columns, rows], strides: [1, columns]) { Kernels.copy($0, into: StridedBuffer(out, shape: [columns, rows])) }
            }
            #expect(td == t.map(Double.init))
            // writing into a transposed view
            let back: [Float] = output(rows * columns) { out in
                view(t, [columns, rows]) { Kernels.copy($0, into: StridedBuffer(out, shape: [columns, rows], strides: [1, columns])) }
            }
            #expect(back == x)
        }
    }

    @Test func inPlaceAndScalars() {
        var x: [Float] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        x.withUnsafeMutableBufferPointer { Kernels.binary(.multiply, UnsafePointer($0.baseAddress!), scalar: 2, into: $0.baseAddress!, count: 9) }
        #expect(x == [2, 4, 6, 8, 10, 12, 14, 16, 18])
        x.withUnsafeMutableBufferPointer { Kernels.binary(.subtract, UnsafePointer($0.baseAddress!), scalar: 1, scalarFirst: true, into: $0.baseAddress!, count: 9) }
        #expect(x == [-1, -3, -5, -7, -9, -11, -13, -15, -17])
        let flags: [UInt8] = output(9) { out in view(x, [9]) { Kernels.compare(.less, $0, scalar: -8, into: StridedBuffer(out, shape: [9])) } }
        #expect(flags == [0, 0, 0, 0, 1, 1, 1, 1, 1])
        let chosen: [Float] = output(9) { out in
            view(flags, [9]) { c in view(x, [9]) { a in view([Float(100)], [9], strides: [0]) { b in Kernels.select(c, a, b, into: StridedBuffer(out, shape: [9])) } } }
        }
        #expect(chosen == [100, 100, 100, 100, -9, -11, -13, -15, -17])
    }

    @Test func resultsDoNotDependOnThreads() {
        var random = SplitMix(5)
        let x: [Float] = random.array(200_003)
        for op in [UnaryOperation.exp, .tanh, .gelu, .relu, .sin] {
            #expect(sameForAnyThreads { output(x.count) { out in x.withUnsafeBufferPointer { Kernels.unary(op, $0.baseAddress!, into: out, count: x.count) } } })
        }
        #expect(sameForAnyThreads { output(200_000) { out in
            view(x, [400, 500], strides: [1, 400]) { a in view(x, [400, 500], strides: [0, 1]) { b in Kernels.binary(.add, a, b, into: StridedBuffer(out, shape: [400, 500])) } }
        } })
    }

    @Test func conversions() {
        let x: [Double] = [1.9, -1.9, 3e30, .nan, .infinity, 0, -0.5]
        let integers: [Int64] = output(7) { out in view(x, [7]) { Kernels.cast($0, into: StridedBuffer(out, shape: [7])) } }
        #expect(integers == [1, -1, .min, .min, .min, 0, 0])
        let truths: [UInt8] = output(7) { out in view(x, [7]) { Kernels.castToBool($0, into: StridedBuffer(out, shape: [7])) } }
        #expect(truths == [1, 1, 1, 1, 1, 0, 1])
        let nan: [UInt8] = output(7) { out in view(x, [7]) { Kernels.test(.isNaN, $0, into: StridedBuffer(out, shape: [7])) } }
        #expect(nan == [0, 0, 0, 1, 0, 0, 0])
    }
}
