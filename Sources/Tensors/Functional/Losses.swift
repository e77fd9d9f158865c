internal import Kernels

/// What a loss makes of its elements.
public enum LossReduction: String, Sendable {
    case none, mean, sum

    public init(text: String) throws {
        guard let value = LossReduction(rawValue: text) else { throw TensorError.reduction(text) }
        self = value
    }
}

extension Functional {
    private static func reduced(_ losses: Tensor, _ reduction: LossReduction) throws -> Tensor {
        switch reduction {
        case .none: return losses
        case .mean: return try losses.mean()
        case .sum: return try losses.sum()
        }
    }

    /// A pointwise loss as one recorded operation: `slope` gives the derivatives with respect to input and target.
    private static func pointwise(_ name: String, _ x: Tensor, _ target: Tensor, _ reduction: LossReduction, _ losses: (Tensor, Tensor) throws -> Tensor,
                                  _ slope: @escaping (Tensor, Tensor) throws -> (Tensor, Tensor?)) throws -> Tensor {
        let both = try Tensor.broadcastTensors([x, target])
        let value = try withoutGradients { try reduced(try losses(both[0].detach(), both[1].detach()), reduction) }
        if !Tensor.isRecording(x, target) { return value }
        let type = promotedType(x, target)
        return value.recorded(name, inputs: both, saving: both) { n, g in
            let a = try n.saved(0).to(type), b = try n.saved(1).to(type)
            let scaled = reduction == .mean ? try g.div(.int(Swift.max(a.count, 1))) : g
            let (da, db) = try slope(a, b)
            return [n.needs(0) ? try scaled.mul(da) : nil, n.needs(1) ? try db.map { try scaled.mul($0) } ?? scaled.mul(try da.neg()) : nil]
        }
    }

    /// Losses times weights of the input's shape; the mean is that of all weights together.
    private static func weighted(_ losses: Tensor, _ weight: Tensor, _ x: Tensor, _ reduction: LossReduction) throws -> Tensor {
        if weight.shape != x.shape { throw TensorError.value("Weights and input must have the same size.") }
        let products = try losses.mul(weight)
        return reduction == .mean ? try products.sum().div(try weight.sum()) : try reduced(products, reduction)
    }

    // MARK: regression

    public static func mseLoss(_ x: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean) throws -> Tensor {
        if let weight { return try weighted(try mseLoss(x, target, reduction: .none), weight, x, reduction) }
        return try pointwise("MseLossBackward0", x, target, reduction, { a, b in
            let type = promotedType(a, b)
            if !type.isFloatingPoint { throw TensorError.unsupported("mse_cpu", type) }
            return try Tensor.computeBinary(.squaredDifference, a, b, type)
        }) { a, b in (try a.sub(b).mul(2), nil) }
    }
    public static func l1Loss(_ x: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean) throws -> Tensor {
        if let weight { return try weighted(try l1Loss(x, target, reduction: .none), weight, x, reduction) }
        return try reduced(try x.sub(target).abs(), reduction)
    }
    private static func floatType(_ a: Tensor, _ b: Tensor, _ kernel: String) throws -> DType {
        let type = promotedType(a, b)
        if !type.isFloatingPoint { throw TensorError.unsupported(kernel, type) }
        return type
    }
    public static func smoothL1Loss(_ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean, beta: Double = 1) throws -> Tensor {
        if beta < 0 { throw TensorError.lossBeta }
        if beta == 0 { return try l1Loss(x, target, reduction: reduction) }
        return try pointwise("SmoothL1LossBackward0", x, target, reduction, { a, b in
            try Tensor.computeBinary(.smoothL1, a, b, try floatType(a, b, "smooth_l1_cpu"), p: beta)
        }) { a, b in
            let d = try a.sub(b)
            return (try Tensor.where(try d.abs().lt(.float(beta)), try d.div(.float(beta)), try d.sign()), nil)
        }
    }
    public static func huberLoss(_ x: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean, delta: Double = 1) throws -> Tensor {
        if !(delta > 0) { throw TensorError.huberDelta }
        // Unlike those of the other losses, this mean is over the products, not by the weights' sum.
        if let weight {
            let products = try weighted(try huberLoss(x, target, reduction: .none, delta: delta), weight, x, .none)
            return try reduced(products, reduction)
        }
        return try pointwise("HuberLossBackward0", x, target, reduction, { a, b in
            try Tensor.computeBinary(.huber, a, b, try floatType(a, b, "huber_cpu"), p: delta)
        }) { a, b in (try a.sub(b).clamp(min: .float(-delta), max: .float(delta)), nil) }
    }

    // MARK: probabilities

    public static func binaryCrossEntropy(_ x: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean) throws -> Tensor {
        if x.shape != target.shape { throw TensorError.bceSizes(target.shape, x.shape) }
        if !x.dtype.isFloatingPoint && x.dtype == target.dtype { throw TensorError.unsupported("binary_cross_entropy", x.dtype) }
        if !x.dtype.isFloatingPoint || x.dtype != target.dtype { throw TensorError.runtime("Found dtype \(target.dtype.scalarName) but expected \(x.dtype.scalarName)") }
        let w = try weight?.expand(try Layout.broadcast(weight?.shape ?? [], target.shape))
        let value = try withoutGradients { () throws -> Tensor in
            let p = x.detach(), t = target.detach()
            if p.count > 0, try p.lt(0).logicalOr(try p.gt(1)).logicalOr(try p.isnan()).any().isTrue() { throw TensorError.bceRange }
            let logP = try p.log().clamp(min: -100), logQ = try p.neg().log1p().clamp(min: -100)
            var losses = try t.sub(1).mul(logQ).sub(try t.mul(logP))
            if let w { losses = try losses.mul(w) }
            return try reduced(losses, reduction)
        }
        return value.recorded("BinaryCrossEntropyBackward0", inputs: [x, target], saving: [x, target]) { n, g in
            let p = try n.saved(0), t = try n.saved(1)
            var scaled = reduction == .mean ? try g.div(.int(Swift.max(p.count, 1))) : g
            if let w { scaled = try scaled.mul(w) }
            var dt: Tensor?
            if n.needs(1) { dt = try scaled.mul(try p.neg().log1p().clamp(min: -100).sub(try p.log().clamp(min: -100))) }
            return [n.needs(0) ? try scaled.mul(try p.sub(t)).div(try p.rsub(1).mul(p).clamp(min: 1e-12)) : nil, dt]
        }
    }

    public static func binaryCrossEntropyWithLogits(_ x: Tensor, _ target: Tensor, weight: Tensor? = nil, posWeight: Tensor? = nil, reduction: LossReduction = .mean) throws -> Tensor {
        if x.shape != target.shape { throw TensorError.bceLogitsSizes(target.shape, x.shape) }
        if target.dtype == .bool { throw TensorError.boolSubtraction }
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported("log_sigmoid_cpu", x.dtype) }
        // (1 - target) is multiplied in place, so whole numbers cannot take the product
        if !target.dtype.isFloatingPoint { throw TensorError.runtime("result type \(x.dtype.scalarName) can't be cast to the desired output type \(target.dtype.scalarName)") }
        let value = try withoutGradients { () throws -> Tensor in
            let z = x.detach(), t = target.detach()
            let logSigmoid = try Functional.logsigmoid(z)
            var losses: Tensor
            if let posWeight {
                let factor = try posWeight.sub(1).mul(t).add(1)
                losses = try t.rsub(1).mul(z).sub(try factor.mul(logSigmoid))
            } else {
                losses = try t.rsub(1).mul(z).sub(logSigmoid)
            }
            if let weight { losses = try losses.mul(weight) }
            return try reduced(losses, reduction)
        }
        return value.recorded("BinaryCrossEntropyWithLogitsBackward0", inputs: [x, target], saving: [x, target]) { n, g in
            let z = try n.saved(0), t = try n.saved(1)
            var scaled = reduction == .mean ? try g.div(.int(Swift.max(z.count, 1))) : g
            if let weight { scaled = try scaled.mul(weight) }
            var dx: Tensor?, dt: Tensor?
            if n.needs(0) {
                if let posWeight {
                    let weighted = try posWeight.mul(t)
                    dx = try scaled.mul(try weighted.add(1).sub(t).mul(try z.sigmoid()).sub(weighted))
                } else {
                    dx = try scaled.mul(try z.sigmoid().sub(t))
                }
            }
            if n.needs(1) {
                if let posWeight {
                    let logP = try Functional.logsigmoid(z), logQ = try Functional.logsigmoid(try z.neg())
                    dt = try scaled.mul(try logQ.sub(try logP.mul(posWeight)))
                } else {
                    dt = try scaled.mul(try z.neg())
                }
            }
            return [dx, dt]
        }
    }

    /// target·(log target − input); "batchmean" divides the sum by the batch.
    public static func klDiv(_ x: Tensor, _ target: Tensor, reduction: String = "mean", logTarget: Bool = false) throws -> Tensor {
        let losses = logTarget ? try target.exp().mul(try target.sub(x)) : try target.xlogy(target).sub(try target.mul(x))
        if reduction == "batchmean" {
            let total = try losses.sum()
            return x.rank == 0 ? total : try total.div(.int(x.shape[0]))
        }
        return try reduced(losses, try LossReduction(text: reduction))
    }

    // MARK: classes

    /// Negative log likelihood of log-probabilities [N, C, …] (or [C]) at the targets [N, …].
    public static func nllLoss(_ x: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: LossReduction = .mean) throws -> Tensor {
        if x.rank < 1 { throw TensorError.value("Expected 1 or more dimensions (got \(x.rank))") }
        if x.rank > 1 && (target.rank == 0 || x.shape[0] != target.shape[0]) { throw TensorError.batchSizes(x.shape[0], target.shape.first ?? 1) }
        if x.rank <= 2 && target.rank > 1 { throw TensorError.targetRank() }
        if x.rank == 1 && target.rank == 1 && target.shape[0] != 1 { throw TensorError.value("For 1D input, 1D target must have size 1, but got target size: \(target.shape[0])") }
        let classes = x.rank == 1 ? x.shape[0] : x.shape[1]
        if let weight, weight.rank != 1 || weight.count != classes { throw TensorError.classWeight(classes, weight.shape) }
        if target.dtype != .int64 && target.dtype != .uint8 { throw TensorError.targetType(target.dtype) }
        let target = try target.to(.int64)
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported("nll_loss_out_frame", x.dtype) }
        let batch = x.rank == 1 ? 1 : x.shape[0], positions = x.rank <= 2 ? 1 : x.shape[2...].reduce(1, *)
        if x.rank > 2 && Array(x.shape[2...]) != Array(target.shape.dropFirst()) {
            if x.rank == 4 { throw TensorError.runtime("size mismatch (got input: \(Layout.text(x.shape)) , target: \(Layout.text(target.shape))") }
            throw TensorError.runtime("Expected target size \(Layout.text([x.shape[0]] + x.shape[2...])), got \(Layout.text(target.shape))")
        }
        let source = try x.prepared(), t = try target.detach().prepared(), w = try weight?.detach().prepared(x.dtype)
        let losses = try Tensor(target.shape, x.dtype)
        var total = 0.0
        var invalid: Int64?
        func run<T: KernelFloat>(_: T.Type) {
            let result = Kernels.nllLoss(source.constant(T.self), targets: t.constant(Int64.self), weight: w?.constant(T.self), batch: batch, classes: classes, positions: positions,
                                         ignoreIndex: Int64(ignoreIndex), into: losses.pointer(T.self))
            total = result.totalWeight.asDouble
            invalid = result.invalid
        }
        withFloatType(x.dtype) { run($0) }
        if let invalid {
            let bad = invalid >= 0 && invalid < Int64(t.count) ? t.element(at: t.offset + Int(invalid)).integer : Int(invalid)
            throw TensorError.targetOutOfBounds(bad)
        }
        let value: Tensor
        switch reduction {
        case .none: value = losses
        case .sum: value = try losses.sum()
        case .mean: value = try losses.sum().div(.float(total))
        }
        return value.recorded(x.rank > 2 ? "NllLoss2DBackward0" : "NllLossBackward0", x, saving: [t]) { n, g in
            let t = try n.saved(0)
            let scaled = reduction == .mean ? try g.div(.float(total)) : g
            if Tensor.isRecording(g) {
                // −w[t]·g at each target
                let column = try t.reshape([batch, 1, positions])
                let isCounted = try column.ne(.int(ignoreIndex))
                let safe = try column.mul(isCounted)
                var factor = try isCounted.to(g.dtype).neg()
                if let w { factor = try factor.mul(try w.indexSelect(0, try safe.reshape([-1])).reshape(safe.shape)) }
                let spread = scaled.rank == 0 ? try scaled.expand([batch, 1, positions]) : try scaled.reshape([batch, 1, positions])
                return try spread.mul(factor).scatterInto([batch, classes, positions], 1, safe).reshape(x.shape)
            }
            let gradient = try scaled.prepared()
            let dx = try Tensor(source.shape, g.dtype)
            func run<T: KernelFloat>(_: T.Type) {
                Kernels.nllLossBackward(gradient.constant(T.self), gradientStep: gradient.rank == 0 && t.rank > 0 ? 0 : 1, targets: t.constant(Int64.self), weight: w?.constant(T.self), batch: batch,
                                        classes: classes, positions: positions, ignoreIndex: Int64(ignoreIndex), into: dx.pointer(T.self))
            }
            withFloatType(g.dtype) { run($0) }
            return dx
        }
    }

    /// Cross-entropy of scores [N, C, …]; targets are classes, or probabilities of the same shape.
    public static func crossEntropy(_ x: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100, labelSmoothing: Double = 0, reduction: LossReduction = .mean) throws -> Tensor {
        if !(labelSmoothing >= 0 && labelSmoothing <= 1) { throw TensorError.runtime("label_smoothing must be between 0.0 and 1.0. Got: \(NumberText.general(labelSmoothing))") }
        if x.rank == 0 { throw TensorError.value("Expected 1 or more dimensions (got 0)") }
        let d = x.rank == 1 ? 0 : 1
        let classes = x.shape[d]
        let logP = try x.logSoftmax(d)
        func alongClasses(_ w: Tensor) throws -> Tensor {
            if w.rank != 1 || w.count != classes { throw TensorError.classWeight(classes, w.shape) }
            var shape = [Int](repeating: 1, count: x.rank)
            shape[d] = classes
            return try w.reshape(shape)
        }
        if target.shape == x.shape && target.dtype.isFloatingPoint {
            var t = target
            if labelSmoothing > 0 { t = try t.mul(.float(1 - labelSmoothing)).add(.float(labelSmoothing / Double(classes))) }
            var terms = try logP.mul(t)
            if let weight { terms = try terms.mul(try alongClasses(weight)) }
            switch reduction {
            case .none: return try terms.sum([d]).neg()
            case .sum: return try terms.sum().neg()
            case .mean: return try terms.sum().neg().div(.int(Swift.max(1, x.count / Swift.max(classes, 1)))).renamed("DivBackward0", to: "DivBackward1")
            }
        }
        if target.shape == x.shape { throw TensorError.runtime("Expected floating point type for target with class probabilities, got \(target.dtype.scalarName)") }
        if target.rank != x.rank - 1 || target.rank == 0 && x.rank > 1 {
            if x.rank == 2 && target.rank > 1 { throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported") }
        } else if x.rank == 2 && target.shape[0] != x.shape[0] {
            throw TensorError.value("Expected input batch_size (\(x.shape[0])) to match target batch_size (\(target.shape[0])).")
        }
        if target.dtype.isFloatingPoint { throw TensorError.targetType(target.dtype) }
        let nll = try nllLoss(logP, target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction)
        if labelSmoothing == 0 { return nll }
        let isIgnored = try target.eq(.int(ignoreIndex))
        var smooth = try (weight.map { try logP.mul(try alongClasses($0)) } ?? logP).sum([d]).neg()
        smooth = try smooth.maskedFill(isIgnored, 0)
        let spread: Tensor
        switch reduction {
        case .none: spread = smooth
        case .sum: spread = try smooth.sum()
        case .mean:
            if let weight {
                let counted = try isIgnored.logicalNot().to(x.dtype)
                let safe = try target.maskedFill(isIgnored, 0)
                spread = try smooth.sum().div(try weight.indexSelect(0, try safe.reshape([-1])).mul(try counted.reshape([-1])).sum())
            } else {
                spread = try smooth.sum().div(try isIgnored.logicalNot().sum())
            }
        }
        return try nll.mul(.float(1 - labelSmoothing)).add(try spread.mul(.float(labelSmoothing / Double(classes))))
    }

    // MARK: margins

    public static func marginRankingLoss(_ a: Tensor, _ b: Tensor, _ target: Tensor, margin: Double = 0, reduction: LossReduction = .mean) throws -> Tensor {
        if a.rank != b.rank || a.rank != target.rank {
            throw TensorError.runtime("margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: torch.Size(\(Layout.text(a.shape))), input2: torch.Size(\(Layout.text(b.shape))), target: torch.Size(\(Layout.text(target.shape))) ")
        }
        return try reduced(try target.neg().mul(try a.sub(b)).add(.float(margin)).clampMinimum(0), reduction)
    }
    public static func hingeEmbeddingLoss(_ x: Tensor, _ target: Tensor, margin: Double = 1, reduction: LossReduction = .mean) throws -> Tensor {
        let zero = try Tensor.zerosLike(x.detach())
        let far = try Tensor.where(try target.ne(1), try x.rsub(.float(margin)).clampMinimum(0), zero)
        let near = try Tensor.where(try target.ne(-1), x, zero)
        return try reduced(try far.add(near), reduction)
    }
    public static func cosineEmbeddingLoss(_ a: Tensor, _ b: Tensor, _ target: Tensor, margin: Double = 0, reduction: LossReduction = .mean) throws -> Tensor {
        if target.rank > 1 || a.rank > 2 { throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported") }
        let d = a.rank - 1
        let product = try a.mul(b).sum([d])
        let cosine = try product.div(try a.mul(a).sum([d]).add(1e-12).mul(try b.mul(b).sum([d]).add(1e-12)).sqrt())
        let zero = try Tensor.zerosLike(cosine.detach())
        let positive = try Tensor.where(try target.eq(1), try cosine.rsub(1), zero)
        let negative = try Tensor.where(try target.eq(-1), try cosine.sub(.float(margin)).clampMinimum(0), zero)
        return try reduced(try positive.add(negative), reduction)
    }
    public static func tripletMarginLoss(_ anchor: Tensor, _ positive: Tensor, _ negative: Tensor, margin: Double = 1, p: Double = 2, eps: Double = 1e-6, swap: Bool = false, reduction: LossReduction = .mean) throws -> Tensor {
        let near = try pairwiseDistance(anchor, positive, p: p, eps: eps)
        var far = try pairwiseDistance(anchor, negative, p: p, eps: eps)
        if swap { far = try far.minimum(try pairwiseDistance(positive, negative, p: p, eps: eps)) }
        return try reduced(try near.sub(far).add(.float(margin)).clampMinimum(0), reduction)
    }
    public static func softMarginLoss(_ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean) throws -> Tensor {
        try reduced(try target.neg().mul(x).exp().log1p(), reduction)
    }
    public static func multilabelSoftMarginLoss(_ x: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean) throws -> Tensor {
        var losses = try target.mul(try logsigmoid(x)).add(try target.rsub(1).mul(try logsigmoid(try x.neg()))).neg()
        if let weight { losses = try losses.mul(weight) }
        // the mean over labels is a sum divided by their number
        return try reduced(try losses.sum([x.rank - 1]).div(.int(Swift.max(x.shape.last ?? 1, 1))), reduction)
    }
    public static func multiMarginLoss(_ x: Tensor, _ target: Tensor, p: Int = 1, margin: Double = 1, weight: Tensor? = nil, reduction: LossReduction = .mean) throws -> Tensor {
        let rows = x.rank == 1 ? try x.unsqueeze(0) : x
        if p != 1 && p != 2 { throw TensorError.value("only p == 1 and p == 2 supported") }
        if rows.rank != 2 || target.rank > 1 || target.count != rows.shape[0] {
            throw TensorError.runtime("multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). Expected target size [\(rows.shape.first ?? 0)], but got \(Layout.text(target.shape)). Input has shape \(Layout.text(x.shape)).")
        }
        if let weight, weight.count != rows.shape[1] { throw TensorError.runtime("inconsistent weight size, expected \(rows.shape[1]) but got \(Layout.text(weight.shape))") }
        if !x.dtype.isFloatingPoint { throw TensorError.unsupported("multi_margin_loss_cpu_kernel", x.dtype) }
        if target.dtype != .int64 { throw TensorError.expectedType("Long", target.dtype) }
        if target.integers().contains(where: { $0 < 0 || $0 >= rows.shape[1] }) { throw TensorError.runtime("target out of range") }
        let t = try target.reshape([-1, 1])
        var terms = try rows.sub(try rows.gather(1, t)).add(.float(margin)).clamp(min: 0)
        if p == 2 { terms = try terms.mul(terms) }
        if let weight { terms = try terms.mul(try weight.indexSelect(0, try t.reshape([-1])).unsqueeze(1)) }
        let isTarget = try Tensor.zeros(rows.shape, dtype: .bool).scatter(1, t, true)
        let losses = try terms.maskedFill(isTarget, 0).sum([1]).div(.int(Swift.max(rows.shape[1], 1)))
        let value = try reduced(losses, reduction)
        return reduction == .none && x.rank == 1 ? try value.squeeze([0]) : value
    }
    public static func multilabelMarginLoss(_ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean) throws -> Tensor {
        if x.shape != target.shape || x.rank > 2 || x.rank == 0 { throw TensorError.runtime("inconsistent target size: \(Layout.text(target.shape)) for input of size: \(Layout.text(x.shape))") }
        let rows = try x.atLeast2D(), n = rows.shape[0], c = rows.shape[1]
        if target.dtype != .int64 { throw TensorError.expectedType("Long", target.dtype) }
        let targets = target.integers()
        if targets.contains(where: { $0 < -1 || $0 >= c }) { throw TensorError.runtime("argument #2 'target' is out of range") }
        var losses: [Tensor] = []
        for r in 0..<n {
            let own = targets[(r * c)..<((r + 1) * c)].prefix { $0 >= 0 }
            let isTarget = try Tensor((0..<c).map { .bool(own.contains($0)) }, shape: [c], dtype: .bool)
            let row = try rows.select(0, r)
            var total = try Tensor.zeros([], dtype: x.dtype)
            for t in own { total = try total.add(try row.sub(try row.select(0, t)).add(1).clamp(min: 0).maskedFill(isTarget, 0).sum()) }
            losses.append(try total.div(.int(c)))
        }
        let all = try Tensor.stack(losses)
        return try reduced(x.rank == 1 && reduction == .none ? try all.squeeze([0]) : all, reduction)
    }
    public static func poissonNllLoss(_ x: Tensor, _ target: Tensor, logInput: Bool = true, full: Bool = false, eps: Double = 1e-8, reduction: LossReduction = .mean) throws -> Tensor {
        var losses = logInput ? try x.exp().sub(try target.mul(x)) : try x.sub(try target.mul(try x.add(.float(eps)).log()))
        if full {
            let stirling = try target.mul(try target.log()).sub(target).add(try target.mul(.float(2 * Double.pi)).log().mul(0.5))
            losses = try losses.add(try stirling.maskedFill(try target.le(1), 0))
        }
        return try reduced(losses, reduction)
    }
    public static func gaussianNllLoss(_ x: Tensor, _ target: Tensor, _ variance: Tensor, full: Bool = false, eps: Double = 1e-6, reduction: LossReduction = .mean) throws -> Tensor {
        var v = variance
        if v.shape != x.shape {
            if v.shape == Array(x.shape.dropLast()) { v = try v.unsqueeze(-1) }
            else if !(v.rank == x.rank && v.shape.last == 1) { throw TensorError.value("var is of incorrect size") }
        }
        if v.count > 0, try v.detach().lt(0).any().isTrue() { throw TensorError.value("var has negative entry/entries") }
        let clamped = try v.add(try v.detach().clamp(min: .float(eps)).sub(v.detach()))
        var losses = try clamped.log().add(try x.sub(target).pow(2).div(clamped)).mul(0.5)
        if full { losses = try losses.add(.float(0.9189385332046727)) }
        return try reduced(losses, reduction)
    }

    // MARK: attention

    /// softmax(q·kᵀ·scale + mask)·v
    public static func scaledDotProductAttention(_ q: Tensor, _ k: Tensor, _ v: Tensor, mask: Tensor? = nil, dropout p: Double = 0, isCausal: Bool = false, scale: Double? = nil,
                                                 enableGQA: Bool = false) throws -> Tensor {
        if q.rank < 2 || k.rank < 2 || v.rank < 2 { throw TensorError.runtime("scaled_dot_product_attention: Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: \(q.rank), key.dim: \(k.rank) and value.dim: \(v.rank) instead.") }
        if isCausal && mask != nil { throw TensorError.runtime("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True") }
        var keys = k, values = v
        if enableGQA {
            for x in [q, k, v] where x.rank < 3 { _ = try Layout.dimension(-3, rank: x.rank) }
            let heads = q.shape[q.rank - 3], own = k.shape[k.rank - 3]
            if own > 0 && heads % own != 0 || own != v.shape[v.rank - 3] { throw TensorError.runtime("Number of heads in key and value must divide the number of heads in ") }
            let times = heads / Swift.max(own, 1)
            keys = try k.repeatInterleave(times, dim: -3)
            values = try v.repeatInterleave(times, dim: -3)
        }
        let width = Double(q.shape[q.rank - 1])
        // half of the scale on each side keeps the products small
        let half = (scale ?? 1 / width.squareRoot()).magnitude.squareRoot()
        let sign: Double = (scale ?? 1) < 0 ? -1 : 1
        var scores = try q.mul(.float(half * sign)).matmul(try keys.transpose(-2, -1).mul(.float(half)))
        if isCausal {
            let allowed = try Tensor.ones([q.shape[q.rank - 2], keys.shape[keys.rank - 2]], dtype: .bool).tril()
            scores = try scores.maskedFill(try allowed.logicalNot(), .float(-.infinity))
        } else if let mask {
            scores = mask.dtype == .bool ? try scores.maskedFill(try mask.logicalNot(), .float(-.infinity)) : try scores.add(mask)
        }
        var weights = try scores.softmax(-1)
        if mask?.dtype == .bool {
            // a row without any allowed key gives zeros
            let isEmpty = try scores.detach().eq(.float(-.infinity)).all([-1], keepDim: true)
            if try isEmpty.any().isTrue() { weights = try weights.maskedFill(isEmpty, 0) }
        }
        if p > 0 { weights = try dropout(weights, p: p, training: true) }
        let result = try weights.matmul(values)
        // PyTorch computes batches of heads of one width by one kernel
        let isFused = p == 0 && [q, k, v].allSatisfy { $0.rank == 4 && $0.shape[3] == q.shape[3] } && !(mask?.requiresGrad ?? false)
        if isFused { result.renameGradient(to: "ScaledDotProductFlashAttentionForCpuBackward0") }
        return result
    }
}
