internal import Language
internal import Tensors

/// Operations that PyTorch records as one and that are composed of several here: how `grad_fn` of the result is called.
enum GradientNames {
    static let ofOperations: [String: String] = [
        "trace": "TraceBackward0", "logit": "LogitBackward0", "sgn": "SgnBackward0", "sinc": "SincBackward0", "nansum": "NansumBackward0",
        "aminmax": "AminmaxBackward0", "logaddexp2": "Logaddexp2Backward0", "rot90": "Rot90Backward0", "take": "TakeBackward0", "dist": "DistBackward0",
        "kron": "UnsafeViewBackward0", "select_scatter": "SelectScatterBackward0", "slice_scatter": "SliceScatterBackward0",
        "diagonal_scatter": "DiagonalScatterBackward0", "addbmm": "AddbmmBackward0", "vdot": "VdotBackward0", "cross": "LinalgCrossBackward0",
        "cdist": "CdistBackward0", "pixel_shuffle": "PixelShuffleBackward0", "pixel_unshuffle": "PixelUnshuffleBackward0",
        "channel_shuffle": "ChannelShuffleBackward0", "pairwise_distance": "NormBackward1", "celu": "CeluBackward0", "rrelu": "RreluWithNoiseBackward0",
        "multi_margin_loss": "MultiMarginLossBackward0", "multilabel_margin_loss": "MultilabelMarginLossBackward0",
        "soft_margin_loss": "SoftMarginLossBackward0", "std_mean": "StdMeanBackward0", "var_mean": "VarMeanBackward0", "pinverse": "LinalgPinvBackward0",
        "pinv": "LinalgPinvBackward0", "cov": "SqueezeBackward0", "quantile": "SqueezeBackward4", "pdist": "PdistBackward0",
        "ldexp": "LdexpBackward0", "adaptive_max_pool1d": "SqueezeBackward1",
    ]

    /// The result of a call with the name on the operations that made its tensors; an argument that is handed on keeps what it has.
    static func rename(_ result: Value, to name: String, _ call: OperationCall) -> Value {
        if let tensor = result.object.flatMap(TensorObject.cast)?.tensor {
            for index in 0..<call.given where call[index].object.flatMap(TensorObject.cast)?.tensor === tensor { return result }
            tensor.renameGradient(to: name)
        } else if let tuple = result.tuple {
            for element in tuple.array { _ = rename(element, to: name, call) }
        }
        return result
    }
}
