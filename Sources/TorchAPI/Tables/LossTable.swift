internal import Language
internal import Tensors

/// Loss functions of `torch.nn.functional`.
enum LossTable {
    /// The reduction from `size_average`, `reduce` (old) and `reduction`.
    private static func reductionText(_ c: OperationCall, _ average: Int, _ reduce: Int, _ reduction: Int) -> String {
        if !c.has(average), !c.has(reduce) { return c.string(reduction) }
        if let reduce = c.boolOrNil(reduce), !reduce { return "none" }
        return c.boolOrNil(average) ?? true ? "mean" : "sum"
    }

    private static func reduction(_ c: OperationCall, _ average: Int, _ reduce: Int, _ reduction: Int) throws -> LossReduction {
        try LossReduction(text: reductionText(c, average, reduce, reduction))
    }

    /// PyTorch warns where prediction and target have different sizes: broadcasting then compares each prediction with each target.
    private static func warnOfSizes(_ c: OperationCall) throws {
        try checkSizes(c)
        let input = try c.tensor(0).shape, target = try c.tensor(1).shape
        guard input != target, let warn = try c.interpreter.importModule("warnings").namespace["warn"] else { return }
        func size(_ shape: [Int]) -> String { "torch.Size([" + shape.map(String.init).joined(separator: ", ") + "])" }
        _ = try c.interpreter.call(warn, [Value("Using a target size (\(size(target))) that is different to the input size (\(size(input))). "
                                                + "This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.")])
    }

    /// These losses ask target and input for their sizes first, so that anything but a tensor fails there.
    private static func checkSizes(_ c: OperationCall) throws {
        for index in [1, 0] where c[index].object.flatMap(TensorObject.cast) == nil {
            throw c.interpreter.attributeError("'\(c[index].typeName)' object has no attribute 'size'")
        }
    }

    /// The weights of `binary_cross_entropy` are spread to the targets.
    private static func checkWeight(_ weight: Tensor, _ target: Tensor) throws {
        let have = weight.shape, want = target.shape
        for back in 1..<(min(have.count, want.count) + 1) where have[have.count - back] != 1 && want[want.count - back] != 1 && have[have.count - back] != want[want.count - back] {
            throw TensorError(.runtimeError, "Attempting to broadcast a dimension of length \(have[have.count - back]) at -\(back)! Mismatching argument at index 1 had torch.Size([\(have.map(String.init).joined(separator: ", "))]); but expected shape should be broadcastable to [\(want.map(String.init).joined(separator: ", "))]")
        }
    }

    private static let tail = "bool? size_average=None, bool? reduce=None, str reduction='mean'"

    static func declare(_ table: OperationTable) {
        regression(table)
        classification(table)
        ranking(table)
    }

    private static func regression(_ table: OperationTable) {
        table.add("mse_loss(object input, object target, \(tail), Tensor? weight=None)", .functional, "The mean squared error.") { c in
            try warnOfSizes(c)
            return try Functional.mseLoss(try c.tensor(0), try c.tensor(1), weight: try c.tensorOrNil(5), reduction: try reduction(c, 2, 3, 4))
        }
        table.add("l1_loss(object input, object target, \(tail), Tensor? weight=None)", .functional, "The mean absolute error.") { c in
            try warnOfSizes(c)
            return try Functional.l1Loss(try c.tensor(0), try c.tensor(1), weight: try c.tensorOrNil(5), reduction: try reduction(c, 2, 3, 4))
        }
        table.add("smooth_l1_loss(object input, object target, \(tail), float beta=1.0)", .functional, "Squared near 0, absolute further out.") { c in
            try warnOfSizes(c)
            return try Functional.smoothL1Loss(try c.tensor(0), try c.tensor(1), reduction: try reduction(c, 2, 3, 4), beta: try c.double(5))
        }
        table.add("huber_loss(object input, object target, str reduction='mean', float delta=1.0, Tensor? weight=None)", .functional, "Squared near 0, absolute further out.") { c in
            try warnOfSizes(c)
            return try Functional.huberLoss(try c.tensor(0), try c.tensor(1), weight: try c.tensorOrNil(4), reduction: try LossReduction(text: c.string(2)), delta: try c.double(3))
        }
        table.add("poisson_nll_loss(Tensor input, Tensor target, bool log_input=True, bool full=False, bool? size_average=None, float eps=1e-08, bool? reduce=None, str reduction='mean')", .functional,
                  "The negative log likelihood of counts.") { c in
            try Functional.poissonNllLoss(try c.tensor(0), try c.tensor(1), logInput: c.bool(2), full: c.bool(3), eps: try c.double(5), reduction: try reduction(c, 4, 6, 7))
        }
        table.add("gaussian_nll_loss(Tensor input, Tensor target, Operand var, bool full=False, float eps=1e-06, str reduction='mean')", .functional,
                  "The negative log likelihood of normal distributions.") { c in
            let variance: Tensor
            if case .tensor(let given) = try c.operand(2) { variance = given } else { variance = try Tensor.fullLike(try c.tensor(0), try c.scalar(2)) }
            return try Functional.gaussianNllLoss(try c.tensor(0), try c.tensor(1), variance, full: c.bool(3), eps: try c.double(4), reduction: try LossReduction(text: c.string(5)))
        }
    }

    private static func classification(_ table: OperationTable) {
        table.add("cross_entropy|cross_entropy_loss(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean', "
            + "float label_smoothing=0.0)", .functional, "The cross entropy of logits and classes (or probabilities).") { c in
            try Functional.crossEntropy(try c.tensor(0), try c.tensor(1), weight: try c.tensorOrNil(2), ignoreIndex: try c.int(4), labelSmoothing: try c.double(7),
                                        reduction: try reduction(c, 3, 5, 6))
        }
        table.add("nll_loss|nll_loss_nd(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean')", .functional,
                  "The negative log likelihood of classes.") { c in
            try Functional.nllLoss(try c.tensor(0), try c.tensor(1), weight: try c.tensorOrNil(2), ignoreIndex: try c.int(4), reduction: try reduction(c, 3, 5, 6))
        }
        table.add("binary_cross_entropy(object input, object target, Tensor? weight=None, \(tail))", .functional, "The cross entropy of two classes, from probabilities.") { c in
            try checkSizes(c)
            if let weight = try c.tensorOrNil(2) { try checkWeight(weight, try c.tensor(1)) }
            return try Functional.binaryCrossEntropy(try c.tensor(0), try c.tensor(1), weight: try c.tensorOrNil(2), reduction: try reduction(c, 3, 4, 5))
        }
        table.add("binary_cross_entropy_with_logits(object input, object target, Tensor? weight=None, \(tail), Tensor? pos_weight=None)", .functional,
                  "The cross entropy of two classes, from logits.") { c in
            try checkSizes(c)
            return try Functional.binaryCrossEntropyWithLogits(try c.tensor(0), try c.tensor(1), weight: try c.tensorOrNil(2), posWeight: try c.tensorOrNil(6), reduction: try reduction(c, 3, 4, 5))
        }
        table.add("kl_div(Tensor input, Tensor target, \(tail), bool log_target=False)", .functional, "The Kullback–Leibler divergence.") { c in
            try Functional.klDiv(try c.tensor(0), try c.tensor(1), reduction: reductionText(c, 2, 3, 4), logTarget: c.bool(5))
        }
        table.add("soft_margin_loss(Tensor input, Tensor target, \(tail))", .functional, "log(1 + e^(-yx))") { c in
            try Functional.softMarginLoss(try c.tensor(0), try c.tensor(1), reduction: try reduction(c, 2, 3, 4))
        }
        table.add("multi_margin_loss(Tensor input, Tensor target, Number p=1, Number margin=1.0, Tensor? weight=None, \(tail))", .functional, "The hinge loss of several classes.") { c in
            try Functional.multiMarginLoss(try c.tensor(0), try c.tensor(1), p: try c.scalar(2).integer, margin: try c.scalar(3).double, weight: try c.tensorOrNil(4),
                                           reduction: try reduction(c, 5, 6, 7))
        }
        table.add("multilabel_margin_loss(Tensor input, Tensor target, \(tail))", .functional, "The hinge loss of several labels.") { c in
            try Functional.multilabelMarginLoss(try c.tensor(0), try c.tensor(1), reduction: try reduction(c, 2, 3, 4))
        }
        table.add("multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight=None, \(tail))", .functional, "The cross entropy of several labels.") { c in
            try Functional.multilabelSoftMarginLoss(try c.tensor(0), try c.tensor(1), weight: try c.tensorOrNil(2), reduction: try reduction(c, 3, 4, 5))
        }
    }

    private static func ranking(_ table: OperationTable) {
        table.add("margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, \(tail))", .functional, "max(0, -y(x₁ - x₂) + margin)") { c in
            try Functional.marginRankingLoss(try c.tensor(0), try c.tensor(1), try c.tensor(2), margin: try c.double(3), reduction: try reduction(c, 4, 5, 6))
        }
        table.add("hinge_embedding_loss(Tensor input, Tensor target, float margin=1.0, \(tail))", .functional, "x, or max(0, margin - x) where the target is -1.") { c in
            try Functional.hingeEmbeddingLoss(try c.tensor(0), try c.tensor(1), margin: try c.double(2), reduction: try reduction(c, 3, 4, 5))
        }
        table.add("cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, \(tail))", .functional, "How unlike the directions of two vectors are.") { c in
            try Functional.cosineEmbeddingLoss(try c.tensor(0), try c.tensor(1), try c.tensor(2), margin: try c.double(3), reduction: try reduction(c, 4, 5, 6))
        }
        table.add("triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2, float eps=1e-06, bool swap=False, \(tail))", .functional,
                  "max(0, d(a, p) - d(a, n) + margin)") { c in
            try Functional.tripletMarginLoss(try c.tensor(0), try c.tensor(1), try c.tensor(2), margin: try c.double(3), p: try c.double(4), eps: try c.double(5), swap: c.bool(6),
                                             reduction: try reduction(c, 7, 8, 9))
        }
    }
}
