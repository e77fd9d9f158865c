import Tensors
import Testing

/// Derivatives against differences of function values, in double precision, for contiguous inputs and for views of others.
@Suite struct GradientTests {
    struct Example: Sendable, CustomStringConvertible {
        let name: String
        let shapes: [[Int]]
        let low: Double
        let high: Double
        let body: @Sendable ([Tensor]) throws -> Tensor
        var description: String { name }

        init(_ name: String, _ shapes: [[Int]], _ low: Double = -2, _ high: Double = 2, _ body: @escaping @Sendable ([Tensor]) throws -> Tensor) {
            (self.name, self.shapes, self.low, self.high, self.body) = (name, shapes, low, high, body)
        }
    }

    static let pointwise: [Example] = [
        Example("abs", [[2, 3]]) { try $0[0].abs() },
        Example("exp", [[2, 3]]) { try $0[0].exp() },
        Example("exp2", [[2, 3]]) { try $0[0].exp2() },
        Example("expm1", [[2, 3]]) { try $0[0].expm1() },
        Example("log", [[2, 3]], 0.5, 3) { try $0[0].log() },
        Example("log2", [[2, 3]], 0.5, 3) { try $0[0].log2() },
        Example("log10", [[2, 3]], 0.5, 3) { try $0[0].log10() },
        Example("log1p", [[2, 3]], 0.5, 3) { try $0[0].log1p() },
        Example("sqrt", [[2, 3]], 0.5, 3) { try $0[0].sqrt() },
        Example("rsqrt", [[2, 3]], 0.5, 3) { try $0[0].rsqrt() },
        Example("reciprocal", [[2, 3]], 0.5, 3) { try $0[0].reciprocal() },
        Example("sin", [[2, 3]]) { try $0[0].sin() },
        Example("cos", [[2, 3]]) { try $0[0].cos() },
        Example("tan", [[2, 3]], -1, 1) { try $0[0].tan() },
        Example("asin", [[2, 3]], -0.8, 0.8) { try $0[0].asin() },
        Example("acos", [[2, 3]], -0.8, 0.8) { try $0[0].acos() },
        Example("atan", [[2, 3]]) { try $0[0].atan() },
        Example("sinh", [[2, 3]]) { try $0[0].sinh() },
        Example("cosh", [[2, 3]]) { try $0[0].cosh() },
        Example("tanh", [[2, 3]]) { try $0[0].tanh() },
        Example("asinh", [[2, 3]]) { try $0[0].asinh() },
        Example("acosh", [[2, 3]], 1.2, 3) { try $0[0].acosh() },
        Example("atanh", [[2, 3]], -0.8, 0.8) { try $0[0].atanh() },
        Example("sigmoid", [[2, 3]]) { try $0[0].sigmoid() },
        Example("erf", [[2, 3]]) { try $0[0].erf() },
        Example("erfc", [[2, 3]]) { try $0[0].erfc() },
        Example("lgamma", [[2, 3]], 0.5, 3) { try $0[0].lgamma() },
        Example("sinc", [[2, 3]]) { try $0[0].sinc() },
        Example("logit", [[2, 3]], 0.2, 0.8) { try $0[0].logit() },
        Example("clamp", [[2, 3]]) { try $0[0].clamp(min: -1.0, max: 1.0) },
        Example("add", [[2, 3], [3]]) { try $0[0].add($0[1], alpha: 2) },
        Example("sub", [[2, 3], [2, 1]]) { try $0[0].sub($0[1], alpha: 2) },
        Example("mul", [[2, 3], [3]]) { try $0[0].mul($0[1]) },
        Example("div", [[2, 3], [3]], 0.5, 2) { try $0[0].div($0[1]) },
        Example("pow", [[2, 3], [3]], 0.5, 2) { try $0[0].pow($0[1]) },
        Example("pow of a number", [[2, 3]]) { try $0[0].pow(3) },
        Example("number to the power", [[2, 3]]) { try Tensor.pow(2.5, $0[0]) },
        Example("maximum", [[2, 3], [3]]) { try $0[0].maximum($0[1]) },
        Example("minimum", [[2, 3], [3]]) { try $0[0].minimum($0[1]) },
        Example("atan2", [[2, 3], [3]]) { try $0[0].atan2($0[1]) },
        Example("hypot", [[2, 3], [3]]) { try $0[0].hypot($0[1]) },
        Example("logaddexp", [[2, 3], [3]]) { try $0[0].logaddexp($0[1]) },
        Example("lerp", [[2, 3], [2, 3]]) { try $0[0].lerp($0[1], 0.3) },
        Example("addcmul", [[2, 3], [2, 3], [3]]) { try $0[0].addcmul($0[1], $0[2], value: 0.5) },
        Example("addcdiv", [[2, 3], [2, 3], [3]], 0.5, 2) { try $0[0].addcdiv($0[1], $0[2], value: 0.5) },
    ]

    static let reductions: [Example] = [
        Example("sum", [[2, 3, 4]]) { try $0[0].sum([1]) },
        Example("mean", [[2, 3, 4]]) { try $0[0].mean([0, 2], keepDim: true) },
        Example("prod", [[2, 3]]) { try $0[0].prod(1) },
        Example("max", [[2, 3]]) { try $0[0].max(1).values },
        Example("amin", [[2, 3]]) { try $0[0].amin([0]) },
        Example("var", [[2, 5]]) { try $0[0].var([1]) },
        Example("std", [[2, 5]]) { try $0[0].std([1], correction: 0) },
        Example("logsumexp", [[2, 5]]) { try $0[0].logsumexp([1]) },
        Example("norm", [[2, 5]]) { try $0[0].vectorNorm(p: 2, [1]) },
        Example("norm 3", [[2, 5]]) { try $0[0].vectorNorm(p: 3, [1]) },
        Example("cumsum", [[2, 5]]) { try $0[0].cumsum(1) },
        Example("cumprod", [[2, 5]]) { try $0[0].cumprod(1) },
        Example("logcumsumexp", [[2, 5]]) { try $0[0].logcumsumexp(1) },
        Example("sort", [[2, 5]]) { try $0[0].sort().values },
        Example("topk", [[2, 5]]) { try $0[0].topk(2).values },
        Example("median", [[2, 5]]) { try $0[0].median(1).values },
    ]

    static let shapes: [Example] = [
        Example("permute", [[2, 3, 4]]) { try $0[0].permute([2, 0, 1]) },
        Example("expand", [[2, 1]]) { try $0[0].expand([3, 2, 4]) },
        Example("slice", [[5, 4]]) { try $0[0].slice(0, 1, nil, step: 2) },
        Example("index", [[5, 4]]) { try $0[0].index([.tensor(try Tensor([0, 2, 2], shape: [3]))]) },
        Example("gather", [[3, 4]]) { try $0[0].gather(1, try Tensor([0, 3, 1, 1, 2, 2], shape: [3, 2])) },
        Example("index_select", [[3, 4]]) { try $0[0].indexSelect(0, try Tensor([2, 2, 0], shape: [3])) },
        Example("scatter_add", [[3, 4], [3, 2]]) { try $0[0].scatterAdd(1, try Tensor([0, 3, 1, 1, 2, 2], shape: [3, 2]), $0[1]) },
        Example("cat", [[2, 3], [1, 3]]) { try Tensor.cat([$0[0], $0[1]]) },
        Example("stack", [[2, 3], [2, 3]]) { try Tensor.stack([$0[0], $0[1]], dim: 1) },
        Example("split", [[5, 2]]) { try Tensor.cat(Array(try $0[0].split(2).reversed())) },
        Example("repeat", [[2, 3]]) { try $0[0].repeat([2, 2]) },
        Example("flip and roll", [[2, 3]]) { try $0[0].flip([1]).roll([1], [0]) },
        Example("tril", [[3, 3]]) { try $0[0].tril() },
        Example("diag", [[3]]) { try $0[0].diag(1) },
        Example("masked_fill", [[2, 3]]) { try $0[0].maskedFill(try Tensor([true, false, false, true, true, false], shape: [2, 3], dtype: .bool), 0.0) },
        Example("where", [[2, 3], [2, 3]]) { try Tensor.where(try $0[0].detach().gt(0), $0[0], $0[1]) },
        Example("unfold", [[6]]) { try $0[0].unfold(0, 3, 2) },
    ]

    static let products: [Example] = [
        Example("mm", [[2, 3], [3, 4]]) { try $0[0].mm($0[1]) },
        Example("bmm", [[2, 2, 3], [2, 3, 2]]) { try $0[0].bmm($0[1]) },
        Example("matmul with broadcast", [[2, 1, 2, 3], [3, 3, 2]]) { try $0[0].matmul($0[1]) },
        Example("mv", [[2, 3], [3]]) { try $0[0].mv($0[1]) },
        Example("dot", [[3], [3]]) { try $0[0].dot($0[1]) },
        Example("addmm", [[4], [2, 3], [3, 4]]) { try $0[0].addmm($0[1], $0[2], beta: 0.5, alpha: 2) },
        Example("linear", [[2, 2, 3], [4, 3], [4]]) { try $0[0].linear($0[1], $0[2]) },
        Example("einsum", [[2, 3], [3, 2]]) { try Tensor.einsum("ij,jk->ki", [$0[0], $0[1]]) },
        Example("inverse", [[3, 3]]) { try $0[0].add(try Tensor.eye(3, dtype: .float64).mul(4)).inverse() },
        Example("det", [[3, 3]]) { try $0[0].det() },
        Example("cdist", [[3, 2], [4, 2]]) { try Tensor.cdist($0[0], $0[1]) },
    ]

    static let layers: [Example] = [
        Example("softmax", [[2, 4]]) { try $0[0].softmax(1) },
        Example("log_softmax", [[2, 4]]) { try $0[0].logSoftmax(1) },
        Example("elu", [[2, 4]]) { try Functional.elu($0[0]) },
        Example("selu", [[2, 4]]) { try Functional.selu($0[0]) },
        Example("gelu", [[2, 4]]) { try Functional.gelu($0[0]) },
        Example("gelu tanh", [[2, 4]]) { try Functional.gelu($0[0], approximate: "tanh") },
        Example("silu", [[2, 4]]) { try Functional.silu($0[0]) },
        Example("mish", [[2, 4]]) { try Functional.mish($0[0]) },
        Example("softplus", [[2, 4]]) { try Functional.softplus($0[0]) },
        Example("hardswish", [[2, 4]]) { try Functional.hardswish($0[0]) },
        Example("glu", [[2, 4]]) { try Functional.glu($0[0]) },
        Example("prelu", [[2, 3, 2], [3]]) { try Functional.prelu($0[0], $0[1]) },
        Example("conv1d", [[2, 2, 6], [3, 2, 3], [3]]) { try Functional.conv1d($0[0], $0[1], $0[2], stride: [2], padding: .explicit([1])) },
        Example("conv2d", [[2, 2, 5, 4], [4, 1, 3, 2], [4]]) { try Functional.conv2d($0[0], $0[1], $0[2], stride: [2, 1], padding: .explicit([1]), groups: 2) },
        Example("dilated conv2d", [[1, 2, 6, 6], [2, 2, 2, 2]]) { try Functional.conv2d($0[0], $0[1], dilation: [2]) },
        Example("same conv2d", [[1, 1, 4, 4], [1, 1, 2, 2]]) { try Functional.conv2d($0[0], $0[1], padding: .named("same")) },
        Example("conv3d", [[1, 1, 3, 3, 3], [2, 1, 2, 2, 2], [2]]) { try Functional.conv3d($0[0], $0[1], $0[2]) },
        Example("conv_transpose2d", [[1, 2, 3, 3], [2, 2, 3, 3], [2]]) { try Functional.convTranspose(2, $0[0], $0[1], $0[2], stride: [2], padding: [1], outputPadding: [1]) },
        Example("max_pool2d", [[1, 2, 4, 4]]) { try Functional.maxPool(2, $0[0], kernelSize: [2]).values },
        Example("avg_pool2d", [[1, 2, 5, 5]]) { try Functional.avgPool(2, $0[0], kernelSize: [3], stride: [2], padding: [1]) },
        Example("adaptive_avg_pool2d", [[1, 2, 5, 4]]) { try Functional.adaptiveAvgPool(2, $0[0], [2, 3]) },
        Example("adaptive_max_pool2d", [[1, 2, 5, 4]]) { try Functional.adaptiveMaxPool(2, $0[0], [2, 3]).values },
        Example("batch_norm", [[4, 3, 2], [3], [3]]) { try Functional.batchNorm($0[0], runningMean: nil, runningVar: nil, weight: $0[1], bias: $0[2], training: true) },
        Example("layer_norm", [[3, 4], [4], [4]]) { try Functional.layerNorm($0[0], normalizedShape: [4], weight: $0[1], bias: $0[2]) },
        Example("group_norm", [[2, 4, 3], [4], [4]]) { try Functional.groupNorm($0[0], groups: 2, weight: $0[1], bias: $0[2]) },
        Example("rms_norm", [[3, 4], [4]]) { try Functional.rmsNorm($0[0], normalizedShape: [4], weight: $0[1], eps: 1e-5) },
        Example("instance_norm", [[2, 3, 4]]) { try Functional.instanceNorm($0[0]) },
        Example("embedding", [[5, 3]]) { try Functional.embedding(try Tensor([0, 2, 2, 4], shape: [2, 2]), $0[0]) },
        Example("pad reflect", [[1, 2, 4, 4]]) { try Functional.pad($0[0], [1, 2, 2, 1], mode: "reflect") },
        Example("pad replicate", [[1, 2, 4, 4]]) { try Functional.pad($0[0], [1, 2, 2, 1], mode: "replicate") },
        Example("pad circular", [[1, 2, 4, 4]]) { try Functional.pad($0[0], [1, 2, 2, 1], mode: "circular") },
        Example("bilinear interpolation", [[1, 2, 3, 3]]) { try Functional.interpolate($0[0], size: [5, 4], mode: "bilinear", alignCorners: false) },
        Example("pixel_shuffle", [[1, 4, 2, 2]]) { try Functional.pixelShuffle($0[0], 2) },
        Example("unfold", [[1, 2, 4, 4]]) { try Functional.unfold($0[0], kernelSize: [2, 3]) },
        Example("cross_entropy", [[3, 4]]) { try Functional.crossEntropy($0[0], try Tensor([0, 3, 1], shape: [3]), labelSmoothing: 0.1) },
        Example("mse", [[3, 4], [3, 4]]) { try Functional.mseLoss($0[0], $0[1]) },
        Example("bce with logits", [[3, 4]]) { try Functional.binaryCrossEntropyWithLogits($0[0], try Tensor.full([3, 4], 0.3, dtype: .float64)) },
        Example("huber", [[3, 4], [3, 4]]) { try Functional.huberLoss($0[0], $0[1], delta: 0.7) },
        Example("attention", [[2, 3, 4], [2, 3, 4], [2, 3, 4]]) { try Functional.scaledDotProductAttention($0[0], $0[1], $0[2], isCausal: true) },
        Example("lstm cell", [[2, 3], [2, 2], [2, 2], [8, 3], [8, 2]]) {
            let (h, c) = try Functional.lstmCell($0[0], $0[1], $0[2], $0[3], $0[4], nil, nil)
            return try Tensor.cat([h, c])
        },
        Example("gru cell", [[2, 3], [2, 2], [6, 3], [6, 2]]) { try Functional.gruCell($0[0], $0[1], $0[2], $0[3], nil, nil) },
        sequence("lstm", .lstm), sequence("gru", .gru), sequence("rnn", .tanh), sequence("lstm both ways", .lstm, bidirectional: true), sequence("gru both ways", .gru, bidirectional: true),
    ]

    /// A recurrent layer over three steps of two sequences: outputs and last states.
    private static func sequence(_ name: String, _ kind: RecurrentKind, bidirectional: Bool = false) -> Example {
        let directions = bidirectional ? 2 : 1, rows = kind.gates * 2, weights = [[rows, 3], [rows, 2], [rows], [rows]]
        let states = [[Int]](repeating: [directions, 2, 2], count: kind == .lstm ? 2 : 1)
        return Example(name, [[3, 2, 3]] + states + (0..<directions).flatMap { _ in weights }) { inputs in
            let (output, hidden, cell) = try Functional.recurrent(kind, inputs[0], hidden: inputs[1], cell: kind == .lstm ? inputs[2] : nil, weights: Array(inputs[(kind == .lstm ? 3 : 2)...]),
                                                                  hasBiases: true, layers: 1, dropout: 0, training: true, bidirectional: bidirectional, batchFirst: false)
            return try Tensor.cat([output.reshape([-1]), hidden.reshape([-1])] + (cell.map { [try $0.reshape([-1])] } ?? []))
        }
    }

    /// The fused sequence and the chain of steps that reference mode walks give the same numbers.
    @Test(arguments: [RecurrentKind.tanh, .relu, .gru, .lstm]) func aSequenceIsItsSteps(_ kind: RecurrentKind) throws {
        let runtime = TensorRuntime.current, before = runtime.kernelMode
        defer { runtime.kernelMode = before }
        var found: [[Double]] = []
        for mode in [KernelMode.fast, .reference] {
            runtime.kernelMode = mode
            let generator = Generator(seed: 11)
            let shapes = [[4, 2, 3], [1, 2, 5], [kind.gates * 5, 3], [kind.gates * 5, 5], [kind.gates * 5], [kind.gates * 5]]
            let inputs = try shapes.map { try Tensor.rand($0, dtype: .float64, generator: generator).sub(.float(0.5)).detach().requiresGrad_() }
            let (output, hidden, _) = try Functional.recurrent(kind, inputs[0], hidden: inputs[1], cell: kind == .lstm ? try Tensor.zeros([1, 2, 5], dtype: .float64) : nil,
                                                               weights: Array(inputs[2...]), hasBiases: true, layers: 1, dropout: 0, training: true, bidirectional: false, batchFirst: false)
            try output.square().sum().add(try hidden.sum()).backward()
            found.append(try output.detach().doubles() + inputs.flatMap { try #require($0.grad).doubles() })
        }
        for (a, b) in zip(found[0], found[1]) { #expect((a - b).magnitude < 1e-12) }
    }

    @Test(arguments: pointwise) func pointwise(_ example: Example) throws { try check(example) }
    @Test(arguments: reductions) func reduction(_ example: Example) throws { try check(example) }
    @Test(arguments: shapes) func shape(_ example: Example) throws { try check(example) }
    @Test(arguments: products) func product(_ example: Example) throws { try check(example) }
    @Test(arguments: layers) func layer(_ example: Example) throws { try check(example) }

    private func check(_ example: Example) throws {
        let generator = Generator(seed: 5)
        let plain = try example.shapes.map { try Tensor.rand($0, dtype: .float64, generator: generator).mul(.float(example.high - example.low)).add(.float(example.low)) }
        // The same numbers, every second element of a larger tensor whose dimensions stand in reverse.
        let views = try plain.map { tensor -> Tensor in
            let large = try Tensor.zeros(tensor.shape.reversed().map { $0 * 2 }, dtype: .float64)
            var view = large
            for d in 0..<tensor.rank { view = try view.slice(d, 0, nil, step: 2) }
            view = try view.reversedDimensions()
            _ = try view.copy_(tensor)
            return view
        }
        let expected = try example.body(plain).doubles()
        for inputs in [plain, views] {
            let leaves = try inputs.map { try $0.detach().requiresGrad_() }
            let output = try example.body(leaves)
            for (a, b) in zip(try output.detach().doubles(), expected) { #expect((a - b).magnitude <= 1e-9 * max(1, b.magnitude), "\(example.name): value") }
            let weights = try Tensor.rand(output.shape, dtype: .float64, generator: Generator(seed: 9))
            try output.mul(weights).sum().backward()
            for (place, leaf) in leaves.enumerated() {
                let gradient = try #require(leaf.grad, "\(example.name): gradient \(place)").doubles()
                for (k, analytical) in gradient.enumerated() {
                    var sums: [Double] = []
                    for step in [1e-6, -1e-6] {
                        var moved = try plain.map { try $0.clone() }
                        let flat = try moved[place].view([-1])
                        _ = try flat.select(0, k).add_(.float(step))
                        moved[place] = try flat.view(plain[place].shape)
                        sums.append(try example.body(moved).mul(weights).sum().item().double)
                    }
                    let numerical = (sums[0] - sums[1]) / 2e-6
                    #expect((numerical - analytical).magnitude <= 1e-5 * max(1, numerical.magnitude), "\(example.name): input \(place), element \(k)")
                }
            }
        }
    }
}
